#include <app/pages/train/train_page.h>

#include <app/pages/resource_folder.h>
#include <app/pages/run_words.h>
#include <app/pages/train/option_form.h>
#include <app/pages/train/plan_panel.h>
#include <app/pages/train/plan_texts.h>
#include <app/pages/train/rows_preview.h>
#include <core/base/fs.h>
#include <core/data/tasks.h>
#include <widgets/controls.h>
#include <widgets/option_texts.h>
#include <widgets/theme.h>

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

namespace cloze {

namespace {

const QString kSpecKey = QStringLiteral("train/spec");
constexpr int kFormWidth = 560;
constexpr int kPlanWidth = 470;

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
  auto* columns = new QHBoxLayout(this);
  columns->setContentsMargins(kPageMargin, 16, kPageMargin, 16);
  columns->setSpacing(kPageMargin);
  columns->addWidget(makeFormSide(), 1);
  m_plan = new PlanPanel(&m_model, &m_plans, this);
  auto* card = new Card(this);
  auto* inside = new QVBoxLayout(card);
  inside->setContentsMargins(1, 1, 1, 1);
  inside->addWidget(scrolled(m_plan, card));
  card->setMinimumWidth(kPlanWidth);
  columns->addWidget(card, 1);

  connect(&m_plans, &PlanController::changed, this, &TrainPage::showPlan);
  connect(m_plan, &PlanPanel::startRequested, this, &TrainPage::start);
  connect(m_plan, &PlanPanel::savePresetRequested, this, [this](const QString& name) {
    m_presets.save(name, m_model.spec());
    fillPresets();
    m_preset->setCurrentIndex(m_preset->findText(name));
    showMessage(tr("Preset “%1” saved.").arg(name), tr("It stands in the list above, under the built-in ones."), false,
                false);
  });
  connect(&m_model, &SpecModel::optionChanged, this, [this] { saveSpec(); });
  connect(&m_model, &SpecModel::replaced, this, [this] { saveSpec(); });
  connect(m_context.engine, &EngineService::changed, this, &TrainPage::fillChoices);
  retranslate();
  restoreSpec();
}

TrainPage::~TrainPage() = default;

QWidget* TrainPage::makeFormSide() {
  auto* side = new QWidget(this);
  auto* layout = new QVBoxLayout(side);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(10);
  auto* head = new QHBoxLayout;
  head->setSpacing(12);
  m_title = new TextLabel(TextRole::Title, Tone::Text, QString(), side);
  m_subtitle = new TextLabel(TextRole::Body, Tone::Secondary, QString(), side);
  m_presetLabel = new TextLabel(TextRole::Body, Tone::Secondary, QString(), side);
  m_preset = new QComboBox(side);
  m_preset->setObjectName(QStringLiteral("preset"));
  m_preset->setMinimumWidth(200);
  m_presetLabel->setBuddy(m_preset);
  head->addWidget(m_title);
  head->addWidget(m_subtitle, 1);
  head->addWidget(m_presetLabel);
  head->addWidget(m_preset);
  layout->addLayout(head);
  m_filter = new QLineEdit(side);
  m_filter->setObjectName(QStringLiteral("option-filter"));
  m_filter->setClearButtonEnabled(true);
  layout->addWidget(m_filter);
  m_message = new Banner(side);
  m_message->setObjectName(QStringLiteral("train-message"));
  m_message->setClosable(true);
  layout->addWidget(m_message);
  m_noMatch = new TextLabel(TextRole::Body, Tone::Secondary, QString(), side);
  m_noMatch->hide();
  layout->addWidget(m_noMatch);
  m_form = new OptionForm(&m_model, side);
  m_rows = new RowsPreview(m_form);
  m_rows->hide();
  m_form->setSectionExtra(OptionSection::Data, m_rows);
  m_form->setMinimumWidth(kFormWidth - 60);
  layout->addWidget(scrolled(m_form, side), 1);
  connect(m_filter, &QLineEdit::textChanged, m_form, &OptionForm::setFilter);
  connect(m_form, &OptionForm::filtered, this, [this] {
    m_noMatch->setVisible(m_form->shownRows() == 0);
    m_noMatch->setText(
        tr("No option is called “%1” here, in Google's scripts, PPB's or Transformers'.").arg(m_filter->text()));
  });
  connect(m_preset, &QComboBox::activated, this, &TrainPage::applyPresetAt);
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
    for (auto entry = address.query.begin(); entry != address.query.end(); ++entry) {
      if (findOption(entry.key().toStdString()))
        m_model.setText(QString(entry.key()).replace(QLatin1Char('_'), QLatin1Char('-')), entry.value());
      else
        showMessage(tr("“%1” is not an option.").arg(entry.key()), tr("The rest of the address was used."), true,
                    false);
    }
  }
  if (!m_plans.plan()) m_plans.refresh();
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
    showMessage(tr("The example could not be read."), QString::fromStdString(spec.error().toString()), true, false);
    return;
  }
  replaceSpec(*spec, *spec, tr("The bundled example is filled in: press Start."));
}

void TrainPage::fillFromRun(const QString& id) {
  m_context.work->run(this, QStringLiteral("train.from-run"),
                      [this, id, runs = m_context.runs->folder()](std::stop_token) {
                        auto folder = findRun(runs, id.toStdString());
                        auto record = folder.ok() ? readRunRecord(*folder) : Result<RunRecord>(folder.error());
                        return std::function<void()>([this, id, record = std::move(record)] {
                          if (!record.ok()) {
                            showMessage(tr("The settings of “%1” could not be read.").arg(id),
                                        QString::fromStdString(record.error().toString()), true, false);
                            return;
                          }
                          RunSpec spec = record->spec;
                          spec.parent = record->id;
                          spec.name.clear();
                          replaceSpec(spec, spec, tr("The settings of “%1” are filled in.").arg(id));
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
        replaceSpec(*spec, *spec, tr("The settings in “%1” are filled in.").arg(path));
      else
        showMessage(tr("The settings in “%1” could not be read.").arg(path),
                    QString::fromStdString(spec.error().toString()), true, false);
    });
  });
}

void TrainPage::replaceSpec(const RunSpec& spec, const RunSpec& baseline, const QString& what) {
  m_model.replace(spec, baseline);
  m_filter->clear();
  m_preset->setCurrentIndex(-1);
  showMessage(what, tr("What stood here before can be brought back."), false, true);
}

void TrainPage::applyPresetAt(int index) {
  const QString name = m_preset->itemText(index);
  RunSpec spec = m_model.spec();
  const int builtIn = m_preset->itemData(index).toInt();
  Status status;
  if (builtIn >= 0) {
    status = applyPreset(&spec, presets()[static_cast<size_t>(builtIn)]);
  } else if (auto own = m_presets.applyOwn(name, spec); own.ok()) {
    spec = *own;
  } else {
    status = own.error();
  }
  if (!status.ok()) {
    showMessage(tr("The preset could not be applied."), QString::fromStdString(status.error().toString()), true, false);
    return;
  }
  m_model.replace(spec, spec);
  showMessage(tr("Preset “%1” applied.").arg(name), m_preset->itemData(index, Qt::ToolTipRole).toString(), false, true);
}

void TrainPage::fillPresets() {
  const QString current = m_preset->currentText();
  m_preset->clear();
  int number = 0;
  for (const Preset& preset : presets()) {
    m_preset->addItem(presetName(preset), number++);
    m_preset->setItemData(m_preset->count() - 1, presetAbout(preset), Qt::ToolTipRole);
  }
  const QStringList own = m_presets.ownNames();
  if (!own.isEmpty()) m_preset->insertSeparator(m_preset->count());
  for (const QString& name : own) m_preset->addItem(name, -1);
  m_preset->setCurrentIndex(current.isEmpty() ? -1 : m_preset->findText(current));
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
  m_subtitle->setText(taskLabel(plan->task.label));
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
}

void TrainPage::showMessage(const QString& title, const QString& text, bool error, bool undo) {
  m_message->show(error ? Banner::Kind::Error : Banner::Kind::Info, title, text);
  if (!undo || !m_model.canUndoReplace()) return;
  connect(m_message->addAction(tr("&Undo")), &QPushButton::clicked, this, [this] {
    m_model.undoReplace();
    m_message->clear();
  });
}

void TrainPage::saveSpec() {
  m_context.settings->setValue(kSpecKey, QString::fromStdString(runSpecToJson(m_model.spec())));
}

void TrainPage::restoreSpec() {
  const QString saved = m_context.settings->value(kSpecKey).toString();
  if (saved.isEmpty()) return;
  const auto spec = runSpecFromJson(saved.toStdString(), "session");
  if (!spec.ok()) return;  // a session of another version: the defaults are a fair start
  m_model.replace(*spec, RunSpec());
}

void TrainPage::start() {
  std::vector<RunSpec> waiting;
  for (const uint64_t seed : m_model.seeds()) {
    RunSpec spec = m_model.spec();
    spec.seed = seed;
    waiting.push_back(spec);
  }
  m_plan->setStarting(true);
  startNext(std::move(waiting), {});
}

void TrainPage::startNext(std::vector<RunSpec> waiting, QString firstRun) {
  if (waiting.empty()) {
    m_plan->setStarting(false);
    m_message->clear();
    m_context.navigator->go({QStringLiteral("run"), {firstRun}, {}});
    return;
  }
  const RunSpec spec = waiting.front();
  waiting.erase(waiting.begin());
  QPointer<TrainPage> self(this);
  m_context.launch->start(spec, [self, waiting = std::move(waiting), firstRun](Result<std::string> run) mutable {
    if (!self) return;
    if (!run.ok()) {
      self->m_plan->showStartError(QString::fromStdString(run.error().toString()));
      return;
    }
    if (firstRun.isEmpty()) firstRun = QString::fromStdString(*run);
    self->startNext(std::move(waiting), firstRun);
  });
}

void TrainPage::changeEvent(QEvent* event) {
  Page::changeEvent(event);
  if (event->type() != QEvent::LanguageChange) return;
  retranslate();
  Q_EMIT titleChanged();
}

void TrainPage::retranslate() {
  m_title->setText(tr("New run"));
  m_presetLabel->setText(tr("&Preset"));
  m_preset->setPlaceholderText(tr("Choose a preset"));
  m_preset->setAccessibleName(tr("Preset"));
  m_filter->setPlaceholderText(tr("Find an option: batch, train_batch_size, seed …"));
  m_filter->setAccessibleName(tr("Find an option"));
  fillPresets();
  fillChoices();
  showPlan();
}

}  // namespace cloze
