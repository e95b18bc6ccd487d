#include <app/pages/train/train_page.h>

#include <app/pages/core_words.h>
#include <app/pages/error_words.h>
#include <app/pages/resource_folder.h>
#include <app/pages/run_words.h>
#include <app/pages/train/inspect_address.h>
#include <app/pages/train/option_form.h>
#include <app/pages/train/plan_panel.h>
#include <app/pages/train/plan_texts.h>
#include <app/pages/train/rows_preview.h>
#include <app/pages/train/start_bar.h>
#include <core/base/fs.h>
#include <core/data/data_set.h>
#include <core/data/tasks.h>
#include <widgets/controls.h>
#include <widgets/option_texts.h>
#include <widgets/tab_strip.h>
#include <widgets/theme.h>

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace cloze {

namespace {

const QString kSpecKey = QStringLiteral("train/spec");
const QString kBaselineKey = QStringLiteral("train/baseline");
const QString kSeedsKey = QStringLiteral("train/seeds");
const QString kFormTab = QStringLiteral("form");
const QString kPlanTab = QStringLiteral("plan");
constexpr int kFormWidth = 480, kPlanWidth = 320;  // the least each can be read at
constexpr int kColumnGap = 20;
constexpr const char* kKeptByReset[] = {"name",      "task",          "data-dir",      "train-file",   "dev-file",
                                        "test-file", "text-a-column", "text-b-column", "label-column", "header",
                                        "labels",    "model",         "from-scratch"};

QScrollArea* scrolled(QWidget* content, QWidget* parent) {
  auto* area = new QScrollArea(parent);
  area->setWidgetResizable(true);
  area->setFrameShape(QFrame::NoFrame);
  area->setFocusPolicy(Qt::NoFocus);  // it follows the focus of what is in it
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  area->setWidget(content);
  // What lies behind shows through: the page's ground, or the card.
  area->viewport()->setAutoFillBackground(false);
  content->setAutoFillBackground(false);
  return area;
}

}  // namespace

TrainPage::TrainPage(PageContext context, QWidget* parent)
    : Page(context, parent), m_plans(&m_model, context), m_presets(context.settings) {
  setObjectName(QStringLiteral("train-page"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(kPageMargin, 16, kPageMargin, 16);
  layout->setSpacing(10);
  layout->setSizeConstraint(QLayout::SetNoConstraint);  // minimumSizeHint() knows that one side can go
  layout->addLayout(makeHead());
  m_sides = new TabStrip(this);
  m_sides->setObjectName(QStringLiteral("form-or-plan"));
  m_sides->addTab(kFormTab, QString());
  m_sides->addTab(kPlanTab, QString());
  m_sides->hide();
  layout->addWidget(m_sides);
  auto* columns = new QHBoxLayout;
  columns->setSpacing(kColumnGap);
  m_formSide = makeFormSide();
  m_planSide = makePlanSide();
  columns->addWidget(m_formSide, 1);
  columns->addWidget(m_planSide, 1);
  layout->addLayout(columns, 1);
  m_startBar = new StartBar(&m_model, &m_plans, this);
  layout->addWidget(m_startBar);

  connect(m_sides, &TabStrip::currentChanged, this, &TrainPage::arrange);
  connect(&m_plans, &PlanController::changed, this, &TrainPage::showPlan);
  connect(m_startBar, &StartBar::startRequested, this, &TrainPage::start);
  connect(m_startBar, &StartBar::cancelRequested, this, [this] { m_context.launch->cancel(m_starting.ticket); });
  connect(m_plan, &PlanPanel::rowsWanted, this, [this](const QMap<QString, QString>& query) {
    m_context.navigator->go(inspectAddress(m_model.spec(), query, QStringLiteral("data")));
  });
  connect(m_plan, &PlanPanel::runWanted, this, [this] {
    m_context.navigator->go({QStringLiteral("run"), {m_starting.runs.first()}, {}});
  });
  connect(m_plan, &PlanPanel::pictureFailed, this, [this](const QString& why) {
    say([this, why] { showMessage(tr("The picture was not saved."), why, true); });
  });
  connect(m_startBar, &StartBar::savePresetRequested, this, &TrainPage::savePreset);
  connect(&m_model, &SpecModel::optionChanged, this, [this] { saveSpec(); });
  connect(&m_model, &SpecModel::replaced, this, [this] { saveSpec(); });
  connect(m_context.engine, &EngineService::changed, this, &TrainPage::fillChoices);
  addCommands();
  retranslate();
  restoreSpec();
}

TrainPage::~TrainPage() = default;

QLayout* TrainPage::makeHead() {
  auto* head = new QHBoxLayout;
  head->setSpacing(12);
  head->addStrut(kTitleHeight);
  m_title = new TextLabel(TextRole::Title, Tone::Text, QString(), this);
  m_subtitle = new ElidedLabel(TextRole::Body, Tone::Secondary, QString(), this);
  m_subtitle->setElideMode(Qt::ElideRight);
  m_subtitle->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
  m_preset = new PresetBox(&m_presets, this);
  head->addWidget(m_title);
  head->addWidget(m_subtitle, 1);
  head->addWidget(m_preset);
  m_resetCommand = new QAction(this);
  m_resetCommand->setObjectName(QStringLiteral("train.reset"));
  connect(m_resetCommand, &QAction::triggered, this, &TrainPage::resetToDefaults);
  m_reset = new QPushButton(this);
  m_reset->setObjectName(QStringLiteral("reset-form"));
  followCommand(m_reset, m_resetCommand);
  head->addWidget(m_reset);
  connect(m_preset, &PresetBox::builtInChosen, this, [this](const Preset& preset) {
    RunSpec spec = m_model.spec();
    const Status status = cloze::applyPreset(&spec, preset);
    applyPreset(
        [preset] {
          return PresetTexts{presetName(preset), presetAbout(preset),
                             tr("Name, data files, model, device and seeds stay.")};
        },
        status.ok() ? Result<RunSpec>(spec) : Result<RunSpec>(status.error()));
  });
  connect(m_preset, &PresetBox::ownChosen, this, [this](const QString& name) {
    applyPreset(
        [name] {
          return PresetTexts{name, {}, tr("Name, data, model and seeds stay.")};
        },
        m_presets.applyOwn(name, m_model.spec()));
  });
  connect(m_preset, &PresetBox::removeWanted, this, &TrainPage::removePreset);
  return head;
}

QWidget* TrainPage::makePlanSide() {
  m_plan = new PlanPanel(&m_model, &m_plans, this);
  auto* card = new Card(this);
  auto* inside = new QVBoxLayout(card);
  inside->setContentsMargins(1, 1, 1, 1);
  inside->addWidget(scrolled(m_plan, card));
  card->setMinimumWidth(kPlanWidth);
  return card;
}

// Both beside each other, or one of them where there is no room for two.
void TrainPage::arrange() {
  m_narrow = width() < 2 * kPageMargin + kFormWidth + kColumnGap + kPlanWidth;
  m_sides->setVisible(m_narrow);
  m_formSide->setVisible(!m_narrow || m_sides->current() == kFormTab);
  m_planSide->setVisible(!m_narrow || m_sides->current() == kPlanTab);
}

QSize TrainPage::minimumSizeHint() const {
  return {2 * kPageMargin + kFormWidth, Page::minimumSizeHint().height()};
}

void TrainPage::resizeEvent(QResizeEvent* event) {
  Page::resizeEvent(event);
  arrange();
}

QWidget* TrainPage::makeFormSide() {
  auto* side = new QWidget(this);
  side->setMinimumWidth(kFormWidth);
  auto* layout = new QVBoxLayout(side);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(10);
  m_filter = new QLineEdit(side);
  m_filter->setObjectName(QStringLiteral("option-filter"));
  m_filter->setClearButtonEnabled(true);
  m_filter->installEventFilter(this);
  layout->addWidget(m_filter);
  m_message = new Banner(side);
  m_message->setObjectName(QStringLiteral("train-message"));
  m_message->setClosable(true);
  layout->addWidget(m_message);
  m_noMatch = new TextLabel(TextRole::Body, Tone::Secondary, QString(), side);
  m_noMatch->setObjectName(QStringLiteral("no-option"));
  m_noMatch->setWordWrap(true);
  m_noMatch->hide();
  layout->addWidget(m_noMatch);
  m_form = new OptionForm(&m_model, side);
  m_rows = new RowsPreview(m_form);
  m_form->setSectionExtra(OptionSection::Data, m_rows);
  connect(m_rows, &RowsPreview::rowChosen, this, [this](int row) {
    if (const auto plan = m_plans.plan(); plan && !plan->splits.empty())
      m_context.navigator->go(
          inspectAddress(m_model.spec(), {{QStringLiteral("split"), QString::fromStdString(plan->splits.front().name)},
                                          {QStringLiteral("row"), QString::number(row + 1)}}));
  });
  layout->addWidget(scrolled(m_form, side), 1);
  connect(m_filter, &QLineEdit::textChanged, m_form, &OptionForm::setFilter);
  connect(m_form, &OptionForm::filtered, this, [this] {
    m_noMatch->setVisible(m_form->shownRows() == 0);
    m_noMatch->setText(
        tr("No option is called “%1” here, in Google's scripts, PPB's or Transformers'.").arg(m_filter->text()));
  });
  return side;
}

void TrainPage::open(const Address& address) {
  if (address.query.contains(QStringLiteral("example"))) {
    fillFromExample();
  } else if (address.query.contains(QStringLiteral("run"))) {
    fillFromRun(address.query.value(QStringLiteral("run")));
  } else if (address.query.contains(QStringLiteral("spec"))) {
    fillFromFile(address.query.value(QStringLiteral("spec")));
  } else if (!address.query.isEmpty()) {
    fillFromAddress(address);
  }
  m_plans.refresh();  // files may have come and gone while one was elsewhere
}

void TrainPage::fillFromAddress(const Address& address) {
  QMap<QString, QString> options;
  QStringList unknown;
  for (auto entry = address.query.begin(); entry != address.query.end(); ++entry) {
    if (findOption(entry.key().toStdString()))
      options.insert(entry.key(), entry.value());
    else
      unknown.append(entry.key());
  }
  bool changed = false;
  if (leaveExample(address)) {
    // One undo for both: it brings the example back.
    for (auto option = options.begin(); option != options.end(); ++option)
      m_model.setText(option.key(), option.value());
    changed = true;
  } else if (m_model.setTexts(options)) {
    changed = true;
    m_preset->chooseNone();
    say([this] {
      showMessage(tr("What you opened is filled in."), tr("What stood here before can be brought back."), false);
      offerUndo();
    });
  }
  if (unknown.isEmpty()) return;
  say([this, changed, name = unknown.first()] {
    showMessage(tr("“%1” is not an option.").arg(name), tr("The rest of the address was used."), true);
    if (changed) offerUndo();
  });
}

// Data or a model of one's own begin a run of their own: the example's length, learning rate, name and start from
// scratch would silently go along. Compared as text: the disk may be one that does not answer.
bool TrainPage::leaveExample(const Address& address) {
  if (!address.query.contains(QStringLiteral("data-dir")) && !address.query.contains(QStringLiteral("model")))
    return false;
  const std::filesystem::path data = m_model.spec().data.data_dir, example = resourceFolder() / "sample" / "";
  if ((data / "").lexically_normal() != example.lexically_normal()) return false;
  replaceSpec(RunSpec{}, RunSpec{}, [this] { return tr("The example's settings were put aside for your own."); });
  return true;
}

Address TrainPage::address() const {
  return {QStringLiteral("train"), {}, {}};
}

QString TrainPage::title() const {
  return tr("Train");
}

void TrainPage::fillFromExample() {
  const std::filesystem::path file = resourceFolder() / "sample" / "spec.json";
  const auto text = readFile(file);
  auto spec = text.ok() ? runSpecFromJson(*text, file.string(), file.parent_path()) : Result<RunSpec>(text.error());
  if (!spec.ok()) {
    say([this, error = spec.error()] { showMessage(tr("The example could not be read."), coreWords(error), true); });
    return;
  }
  replaceSpec(*spec, *spec, [this] { return tr("The bundled example is filled in: press Start."); });
}

void TrainPage::fillFromRun(const QString& id) {
  m_context.work->run(
      this, QStringLiteral("train.from-run"), [this, id, runs = m_context.runs->folder()](std::stop_token) {
        auto folder = findRun(runs, id.toStdString());
        auto record = folder.ok() ? readRunRecord(*folder) : Result<RunRecord>(folder.error());
        return std::function<void()>([this, id, record = std::move(record)] {
          if (!record.ok()) {
            say([this, id, error = record.error()] {
              showMessage(tr("The settings of “%1” could not be read.").arg(id), coreWords(error), true);
            });
            return;
          }
          RunSpec spec = record->spec;
          spec.parent = record->id;
          spec.name.clear();
          replaceSpec(spec, spec, [this, id] { return tr("The settings of “%1” are filled in.").arg(id); });
        });
      });
}

void TrainPage::fillFromFile(const QString& path) {
  m_context.work->run(this, QStringLiteral("train.from-run"), [this, path](std::stop_token) {
    const std::filesystem::path file = path.toStdString();
    const auto text = readFile(file);
    auto spec = text.ok() ? runSpecFromJson(*text, file.string(), file.parent_path()) : Result<RunSpec>(text.error());
    return std::function<void()>([this, path, spec = std::move(spec)] {
      if (spec.ok())
        replaceSpec(*spec, *spec, [this, path] { return tr("The settings in “%1” are filled in.").arg(path); });
      else
        say([this, path, error = spec.error()] {
          showMessage(tr("The settings in “%1” could not be read.").arg(path), coreWords(error), true);
        });
    });
  });
}

void TrainPage::replaceSpec(const RunSpec& spec, const RunSpec& baseline, const std::function<QString()>& what) {
  m_model.replace(spec, baseline);
  m_filter->clear();
  m_preset->chooseNone();
  say([this, what] {
    showMessage(what(), m_model.canUndoReplace() ? tr("What stood here before can be brought back.") : QString(),
                false);
    offerUndo();
  });
}

void TrainPage::applyPreset(const std::function<PresetTexts()>& texts, const Result<RunSpec>& spec) {
  if (!spec.ok()) {
    say([this, error = spec.error()] { showMessage(tr("The preset could not be applied."), coreWords(error), true); });
    return;
  }
  std::vector<const Option*> changed;
  for (const Option& option : optionTable())
    if (option.get(*spec) != option.get(m_model.spec())) changed.push_back(&option);
  // A preset says how to train, not how often: the list of seeds stays.
  m_model.replace(*spec, *spec, m_model.text(QStringLiteral("seed")));
  say([this, texts, changed] {
    const PresetTexts preset = texts();
    QStringList labels;
    for (const Option* option : changed) labels.append(optionLabel(*option));
    const QString what = labels.isEmpty() ? tr("Everything was set like this already.")
                                          : tr("Changed: %1.").arg(labels.join(QStringLiteral(" · ")));
    QStringList lines{preset.about, what + QLatin1Char(' ') + preset.stays};
    lines.removeAll(QString());
    showMessage(tr("Preset “%1” applied.").arg(preset.name), lines.join(QLatin1Char('\n')), false);
    offerUndo();
  });
}

// What the run is about stays; how it trains goes back.
void TrainPage::resetToDefaults() {
  RunSpec spec;
  for (const char* name : kKeptByReset) {
    const Status kept = setOption(&spec, name, findOption(name)->get(m_model.spec()));
    if (!kept.ok()) qWarning("%s was not kept: %s", name, kept.error().message.c_str());
  }
  m_model.replace(spec, spec);
  m_filter->clear();
  m_preset->chooseNone();
  say([this] {
    showMessage(tr("All settings are at their defaults again."), tr("Name, data and model stay."), false);
    offerUndo();
  });
}

void TrainPage::savePreset(const QString& name) {
  const QVariantMap before = m_presets.take(name);  // of another preset with this name
  m_presets.save(name, m_model.spec());
  m_preset->refresh();
  m_preset->choose(name);
  say([this, name, before] {
    if (before.isEmpty()) {
      showMessage(tr("Preset “%1” saved.").arg(name), tr("It stands in the list above, under the built-in ones."),
                  false);
      return;
    }
    showMessage(tr("Preset “%1” replaced.").arg(name), tr("There was one with this name; it can be brought back."),
                false);
    offerPreset(name, before);
  });
}

void TrainPage::removePreset(const QString& name) {
  const QVariantMap values = m_presets.take(name);
  m_preset->refresh();
  say([this, name, values] {
    showMessage(tr("Preset “%1” deleted.").arg(name), {}, false);
    offerPreset(name, values);
  });
}

void TrainPage::offerPreset(const QString& name, const QVariantMap& values) {
  connect(m_message->addAction(tr("&Undo")), &QPushButton::clicked, this, [this, name, values] {
    m_presets.restore(name, values);
    m_preset->refresh();
    m_preset->choose(name);
    m_message->clear();
  });
}

void TrainPage::fillChoices() {
  QStringList words, labels;
  for (const TaskInfo& task : taskTable()) {
    words.append(QString::fromStdString(task.name));
    labels.append(taskLabel(task.label));
  }
  if (OptionRow* row = m_form->row(QStringLiteral("task"))) row->setSuggestions(words, labels);
  words = {QStringLiteral("auto"), QStringLiteral("cpu")};
  labels = {tr("Automatic"), tr("CPU")};
  if (m_context.engine->state() == EngineService::State::Ready) {
    for (const DeviceInfo& device : m_context.engine->info().devices) {
      if (device.name == "cpu") {
        labels[1] = tr("CPU: %1").arg(QString::fromStdString(device.description));
        continue;
      }
      words.append(QString::fromStdString(device.name));
      labels.append(QStringLiteral("%1: %2").arg(words.last(), QString::fromStdString(device.description)));
    }
  }
  if (OptionRow* row = m_form->row(QStringLiteral("device"))) row->setSuggestions(words, labels);
}

void TrainPage::showPlan() {
  const auto plan = m_plans.plan();
  if (!plan) return;
  m_subtitle->setFullText(taskLabel(plan->task.label));
  m_form->setSectionNote(OptionSection::Data, PlanTexts::dataCounts(*plan));
  if (OptionRow* row = m_form->row(QStringLiteral("model"))) row->setNote(PlanTexts::modelNote(*plan));
  if (OptionRow* row = m_form->row(QStringLiteral("seed"))) {
    const int runs = static_cast<int>(m_model.seeds().size());
    row->setNote(runs > 1 ? tr("%n run(s), one after the other", nullptr, runs) : QString());
  }
  if (plan->splits.empty())
    m_rows->setRows({}, false, 0);
  else
    m_rows->setRows(plan->splits.front().first_rows, plan->task.pair, plan->splits.front().rows);
  m_form->setSectionExtraWanted(OptionSection::Data, !m_rows->isEmpty());
  findColumns();
}

// The names in the header of the training file, offered where a column is wanted.
void TrainPage::findColumns() {
  const DataSpec& data = m_model.spec().data;
  std::filesystem::path place = data.data_dir;
  if (!data.train_file.empty()) place /= data.train_file;  // an absolute one replaces the folder
  if (place == m_columnsOf) return;
  m_columnsOf = place;
  m_context.work->run(this, QStringLiteral("train.columns"), [this, place](std::stop_token) {
    const DataGuess guess = place.empty() ? DataGuess() : guessDataSet(place);
    QStringList columns;
    for (const std::string& column : guess.columns) columns.append(QString::fromStdString(column));
    return std::function<void()>([this, columns] {
      for (const char* option : {"text-a-column", "text-b-column", "label-column"})
        m_form->row(QLatin1String(option))->setSuggestions(columns, columns);
    });
  });
}

void TrainPage::say(std::function<void()> message) {
  m_say = std::move(message);
  m_say();
}

void TrainPage::showMessage(const QString& title, const QString& text, bool error) {
  m_message->show(error ? Banner::Kind::Error : Banner::Kind::Info, title, text);
}

void TrainPage::offerUndo() {
  if (!m_model.canUndoReplace()) return;
  connect(m_message->addAction(tr("&Undo")), &QPushButton::clicked, this, [this] {
    m_model.undoReplace();
    m_preset->chooseNone();  // what is there now is none of them, or was chosen too long ago to be sure
    m_message->clear();
  });
}

void TrainPage::saveSpec() {
  m_context.settings->setValue(kSpecKey, QString::fromStdString(runSpecToJson(m_model.spec())));
  m_context.settings->setValue(kBaselineKey, QString::fromStdString(runSpecToJson(m_model.baseline())));
  m_context.settings->setValue(kSeedsKey, m_model.text(QStringLiteral("seed")));
}

void TrainPage::restoreSpec() {
  const auto saved = [this](const QString& key) {
    return runSpecFromJson(m_context.settings->value(key).toString().toStdString(), "session");
  };
  const auto spec = saved(kSpecKey);
  if (!spec.ok()) return;  // none, or one of another version: the defaults are a fair start
  const auto baseline = saved(kBaselineKey);
  m_model.replace(*spec, baseline.ok() ? *baseline : RunSpec(), m_context.settings->value(kSeedsKey).toString());
}

void TrainPage::addCommands() {
  for (QAction* command : m_startBar->commands() + QList<QAction*>{m_resetCommand, m_plan->copyCommand()})
    m_context.commands->add(command->objectName(), command);
}

void TrainPage::start() {
  std::vector<RunSpec> specs;
  for (const uint64_t seed : m_model.seeds()) {
    specs.push_back(m_model.spec());
    specs.back().seed = seed;
  }
  m_starting = {0, m_model.seeds(), {}};
  m_startProblem = {};
  m_plan->setStartProblem({});
  m_startBar->showStarting(1, static_cast<int>(specs.size()));
  QPointer<TrainPage> self(this);
  m_starting.ticket = m_context.launch->start(std::move(specs), [self](const Result<std::string>& run) {
    if (self) self->hearStart(run);
  });
}

void TrainPage::hearStart(const Result<std::string>& run) {
  const auto all = static_cast<int>(m_starting.seeds.size());
  if (run.ok()) {
    m_starting.runs.append(QString::fromStdString(*run));
    const auto begun = static_cast<int>(m_starting.runs.size());
    if (begun < all) {
      m_startBar->showStarting(begun + 1, all);
      return;
    }
    m_startBar->endStarting();
    m_message->clear();
    m_context.navigator->go({QStringLiteral("run"), {m_starting.runs.first()}, {}});
    return;
  }
  const auto begun = static_cast<int>(m_starting.runs.size());
  m_startProblem = [all, begun, seeds = m_starting.seeds, error = run.error()] {
    StartProblem problem;
    problem.run_to_open = begun > 0;
    if (error.code != ErrorCode::Cancelled) {
      problem.title = all == 1 ? tr("The run did not start.")
                               : tr("Run %1 of %2, with seed %3, did not start.")
                                     .arg(begun + 1)
                                     .arg(all)
                                     .arg(seeds[static_cast<size_t>(begun)]);
      problem.detail = errorHeadline(error.code) + QLatin1Char('\n') + coreWords(error);
    } else if (begun > 0) {
      problem.title = tr("The other runs were not started.");
    }
    if (begun > 0)
      problem.detail += (problem.detail.isEmpty() ? QString() : QStringLiteral("\n")) +
                        tr("%n run(s) before it go on.", nullptr, begun);
    return problem;
  };
  const StartProblem problem = m_startProblem();
  m_startBar->endStarting();
  m_plan->setStartProblem(problem);
  if (!problem.title.isEmpty()) m_sides->setCurrent(kPlanTab);  // where it is told
}

bool TrainPage::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_filter && event->type() == QEvent::KeyPress && !m_filter->text().isEmpty() &&
      static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
    m_filter->clear();
    return true;
  }
  return Page::eventFilter(watched, event);
}

bool TrainPage::event(QEvent* event) {
  // Back from where files may have been made or mended.
  if (event->type() == QEvent::WindowActivate && isVisible() && !m_plans.isBusy() && !m_plans.isCancelled())
    m_plans.refresh();
  return Page::event(event);
}

void TrainPage::changeEvent(QEvent* event) {
  Page::changeEvent(event);
  if (event->type() != QEvent::LanguageChange) return;
  retranslate();
  Q_EMIT titleChanged();
}

void TrainPage::retranslate() {
  m_title->setText(tr("New run"));
  m_reset->setText(tr("Reset to &defaults"));
  m_resetCommand->setText(tr("Reset the settings to their defaults"));
  m_resetCommand->setToolTip(tr("Puts every setting back to its default; name, data and model stay. Can be undone."));
  m_sides->setTabText(kFormTab, tr("Settings"));
  m_sides->setTabText(kPlanTab, tr("The plan"));
  m_filter->setPlaceholderText(tr("Find an option: batch, train_batch_size, seed …"));
  m_filter->setAccessibleName(tr("Find an option"));
  m_preset->retranslate();
  if (!m_message->isHidden() && m_say) m_say();
  if (m_startProblem) m_plan->setStartProblem(m_startProblem());
  fillChoices();
  showPlan();
}

}  // namespace cloze
