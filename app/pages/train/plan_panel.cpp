#include <app/pages/train/plan_panel.h>

#include <app/pages/train/plan_texts.h>
#include <app/pages/train/schedule_chart.h>
#include <widgets/busy_note.h>
#include <widgets/chart_histogram.h>
#include <widgets/chart_menu.h>
#include <widgets/controls.h>
#include <widgets/format.h>
#include <widgets/option_texts.h>

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace cloze {

namespace {

constexpr int kLeastChart = 140, kMostChart = 300;
constexpr int kLeastWidth = 290;
constexpr int kStatsInARow = 460;  // narrower, they stand two and two
constexpr int64_t kLeastTokens = 3,
                  kMostTokens = 512;  // [CLS], one piece, [SEP]; the positions of the published models

const SplitPlan* trainSplit(const Plan& plan) {
  for (const SplitPlan& split : plan.splits)
    if (split.name == "train") return &split;
  return nullptr;
}

void clear(QLayout* layout) {
  while (QLayoutItem* item = layout->takeAt(0)) {
    if (item->widget()) item->widget()->deleteLater();
    delete item;
  }
}

}  // namespace

PlanPanel::PlanPanel(SpecModel* model, PlanController* plans, QWidget* parent)
    : QWidget(parent), m_model(model), m_plans(plans) {
  setObjectName(QStringLiteral("plan"));
  m_copyCommand = new QAction(this);
  m_copyCommand->setObjectName(QStringLiteral("train.copy-command"));
  connect(m_copyCommand, &QAction::triggered, this, &PlanPanel::copyToClipboard);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(20, 16, 20, 16);
  layout->setSpacing(12);
  layout->addWidget(makeHead());
  layout->addWidget(makeStats());
  m_problems = new QVBoxLayout;
  m_problems->setSpacing(8);
  layout->addLayout(m_problems);
  m_schedule = new ScheduleChart(this);
  m_lengths = new HistogramChart(QString(), this);
  m_lengths->setObjectName(QStringLiteral("length-chart"));
  for (QWidget* chart : std::initializer_list<QWidget*>{m_schedule, m_lengths}) {
    // They take the room that the plan leaves.
    chart->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    chart->setMinimumHeight(kLeastChart);
    chart->setMaximumHeight(kMostChart);
    layout->addWidget(chart, 8);
  }
  m_splitSentence = new TextLabel(TextRole::Body, Tone::Secondary, QString(), this);
  m_splitSentence->setObjectName(QStringLiteral("split-sentence"));
  m_splitSentence->setWordWrap(true);
  m_lengthSentence = new TextLabel(TextRole::Body, Tone::Secondary, QString(), this);
  m_lengthSentence->setObjectName(QStringLiteral("length-sentence"));
  m_lengthSentence->setWordWrap(true);
  layout->addWidget(m_lengthSentence);
  m_cutLink = linkButton({}, this);  // to the examples behind the number
  m_cutLink->setObjectName(QStringLiteral("plan-inspect-cut"));
  layout->addWidget(m_cutLink, 0, Qt::AlignLeft);
  connect(m_cutLink, &QPushButton::clicked, this, [this] {
    Q_EMIT rowsWanted(
        {{QStringLiteral("split"), QStringLiteral("train")}, {QStringLiteral("only"), QStringLiteral("truncated")}});
  });
  layout->addWidget(m_splitSentence);
  m_rows = new TextLabel(TextRole::Body, Tone::Secondary, QString(), this);
  m_rows->setObjectName(QStringLiteral("plan-rows"));
  m_rows->setWordWrap(true);
  m_rows->setTextFormat(Qt::RichText);
  m_rows->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
  layout->addWidget(m_rows);
  connect(m_rows, &QLabel::linkActivated, this, [this](const QString& link) {
    const auto place = static_cast<size_t>(link.toInt());
    if (place < m_rowQueries.size()) Q_EMIT rowsWanted(m_rowQueries[place]);
  });
  layout->addStretch(1);
  layout->addWidget(makeCommand());

  connect(m_lengths, &HistogramChart::lineMoved, this,
          [this](qint64 tokens) { m_model->setText(QStringLiteral("max-seq-length"), QString::number(tokens)); });
  for (const ChartMenu* menu : {m_schedule->menu(), m_lengths->menu()})
    connect(menu, &ChartMenu::pictureFailed, this, &PlanPanel::pictureFailed);
  connect(plans, &PlanController::changed, this, &PlanPanel::refresh);
  connect(model, &SpecModel::optionChanged, this, &PlanPanel::refresh);
  retranslate();
}

QWidget* PlanPanel::makeHead() {
  auto* head = new QWidget(this);
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(0, 0, 0, 0);
  m_title = new TextLabel(TextRole::Heading, Tone::Text, QString(), head);
  m_busy = new BusyNote(QStringLiteral("plan-busy"), head);
  connect(m_busy, &BusyNote::cancelWanted, m_plans, &PlanController::cancel);
  connect(m_busy, &BusyNote::againWanted, m_plans, &PlanController::refresh);
  row->addWidget(m_title);
  row->addStretch(1);
  row->addWidget(m_busy);
  return head;
}

QWidget* PlanPanel::makeStats() {
  auto* stats = new QWidget(this);
  m_stats = new QGridLayout(stats);
  m_stats->setContentsMargins(0, 0, 0, 0);
  m_stats->setHorizontalSpacing(kGroupSpace);
  m_stats->setVerticalSpacing(kSpace);
  for (StatBlock** block : {&m_steps, &m_time, &m_memory, &m_disk}) *block = new StatBlock(QString(), stats);
  m_steps->setObjectName(QStringLiteral("plan-steps"));
  m_time->setObjectName(QStringLiteral("plan-time"));
  m_memory->setObjectName(QStringLiteral("plan-memory"));
  m_disk->setObjectName(QStringLiteral("plan-disk"));
  placeStats(4);
  return stats;
}

// Beside each other, or two and two where the plan is narrow. What the time is estimated from takes more words.
void PlanPanel::placeStats(int columns) {
  if (m_statColumns == columns) return;
  m_statColumns = columns;
  int place = 0;
  for (StatBlock* block : {m_steps, m_time, m_memory, m_disk}) {
    m_stats->addWidget(block, place / columns, place % columns);
    ++place;
  }
  for (int column = 0; column < 4; ++column)
    m_stats->setColumnStretch(column, column >= columns ? 0 : columns == 4 && column == 1 ? 3 : 2);
}

QSize PlanPanel::minimumSizeHint() const {
  return {kLeastWidth, QWidget::minimumSizeHint().height()};
}

void PlanPanel::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  placeStats(width() < kStatsInARow ? 2 : 4);
}

QWidget* PlanPanel::makeCommand() {
  auto* box = new QWidget(this);
  auto* layout = new QVBoxLayout(box);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(6);
  auto* head = new QHBoxLayout;
  m_commandTitle = new TextLabel(TextRole::Section, Tone::Secondary, QString(), box);
  m_copy = new QToolButton(box);
  m_copy->setObjectName(QStringLiteral("copy-command"));
  m_copy->setAutoRaise(true);
  head->addWidget(m_commandTitle);
  head->addStretch(1);
  head->addWidget(m_copy);
  m_command = new TextLabel(TextRole::Mono, Tone::Text, QString(), box);
  m_command->setObjectName(QStringLiteral("command"));
  m_command->setWordWrap(true);
  m_command->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  m_command->setMargin(10);
  m_command->setAutoFillBackground(true);
  m_command->setBackgroundRole(QPalette::Window);
  layout->addLayout(head);
  layout->addWidget(m_command);
  followCommand(m_copy, m_copyCommand);
  return box;
}

void PlanPanel::copyToClipboard() {
  if (m_plans->plan()) QGuiApplication::clipboard()->setText(QString::fromStdString(m_plans->plan()->command_line));
}

void PlanPanel::setStartProblem(const StartProblem& problem) {
  m_startProblem = problem;
  refresh();
}

void PlanPanel::refresh() {
  if (m_plans->isBusy())
    m_busy->showBusy(tr("working it out …"), BusyNote::Ends::OnDemand);
  else if (m_plans->isCancelled())
    m_busy->showIdle(tr("cancelled"), tr("Work it out"));
  else
    m_busy->showIdle(tr("updates as you type"));
  m_lengths->setLine(m_model->spec().batch.max_seq_length);
  if (const auto plan = m_plans->plan()) {
    refreshStats(*plan);
    refreshRows(*plan);
    refreshProblems(*plan);
    m_command->setText(QString::fromStdString(plan->command_line));
  }
  allowCommand(m_copyCommand, m_plans->plan() ? QString() : tr("The plan is being worked out."));
}

void PlanPanel::refreshStats(const Plan& plan) {
  const RunSpec& spec = m_model->spec();
  const bool known = plan.total_steps > 0;
  m_steps->setValue(known ? formatCount(plan.total_steps) : QString());
  m_steps->setCaption(known ? PlanTexts::stepsCaption(plan, spec) : QString());
  m_time->setValue(plan.seconds ? QStringLiteral("≈ ") + formatDuration(*plan.seconds) : QString());
  m_time->setCaption(PlanTexts::timeBasis(plan.seconds_basis));
  m_memory->setValue(plan.memory_bytes ? QStringLiteral("≈ ") + formatBytes(plan.memory_bytes) : QString());
  m_memory->setCaption(plan.memory_bytes ? tr("estimated peak") : QString());
  m_disk->setValue(plan.disk_bytes ? formatBytes(plan.disk_bytes) : QString());
  m_disk->setCaption(plan.free_bytes ? tr("%1 free").arg(formatBytes(plan.free_bytes)) : QString());
  m_schedule->setSchedule(plan.schedule, known ? PlanTexts::peakNote(plan, spec) : QString());
  const SplitPlan* train = trainSplit(plan);
  m_lengths->setTitle(plan.task.pair ? tr("Tokens per pair") : tr("Tokens per text"));
  const bool counted = train && train->longest_tokens > 0;  // there was a tokenizer to count with
  m_lengths->setCounts(counted ? train->length_histogram : std::vector<int64_t>{}, counted ? train->longest_tokens : 0);
  m_lengths->setDetail(counted ? PlanTexts::lengthNote(*train) : QString());
  m_lengths->setLineLimits(kLeastTokens, plan.model ? plan.model->config.max_position_embeddings : kMostTokens);
  m_lengthSentence->setText(counted ? PlanTexts::truncationSentence(plan, *train) : QString());
  m_lengthSentence->setVisible(counted);
  const int64_t cut = counted ? train->truncated : 0;
  m_cutLink->setVisible(cut > 0);
  m_cutLink->setText(tr("Inspect the %n that are cut", nullptr, static_cast<int>(cut)));
  m_splitSentence->setText(PlanTexts::splitSentence(plan));
  m_splitSentence->setVisible(!m_splitSentence->text().isEmpty());
}

// Each number leads to its examples.
void PlanPanel::refreshRows(const Plan& plan) {
  QStringList parts;
  m_rowQueries.clear();
  const auto add = [&](const QString& text, const QMap<QString, QString>& query) {
    parts << QStringLiteral("<a href=\"%1\">%2</a>").arg(m_rowQueries.size()).arg(text.toHtmlEscaped());
    m_rowQueries.push_back(query);
  };
  for (const PlanTexts::RowFinding& finding : PlanTexts::rowFindings(plan)) add(finding.text, finding.query);
  const QString found = parts.isEmpty() ? tr("No example is repeated, in two splits or empty, and none has [UNK].")
                                        : parts.join(QStringLiteral(" · "));
  parts.clear();
  add(tr("Look through the data"), {});
  const bool known = !plan.splits.empty() && plan.splits.front().tokens > 0;
  m_rows->setText(found + QStringLiteral(" · ") + parts.front());
  m_rows->setVisible(known);
}

void PlanPanel::refreshProblems(const Plan& plan) {
  QString key = m_startProblem.title + m_startProblem.detail;
  for (const QString& option : m_model->invalid()) key += QLatin1Char('\n') + option + m_model->error(option);
  for (const Problem& problem : plan.problems) {
    key += QStringLiteral("\n%1|%2|%3")
               .arg(static_cast<int>(problem.severity))
               .arg(QString::fromStdString(problem.what.toString()), QString::fromStdString(problem.remedy_value));
  }
  if (key == m_shownProblems) return;
  m_shownProblems = key;
  clear(m_problems);
  if (!m_startProblem.title.isEmpty()) {
    auto* banner = new Banner(this);
    banner->show(Banner::Kind::Error, m_startProblem.title, m_startProblem.detail);
    if (m_startProblem.run_to_open)
      connect(banner->addAction(tr("Open the &first run")), &QPushButton::clicked, this, &PlanPanel::runWanted);
    m_problems->addWidget(banner);
  }
  for (const QString& option : m_model->invalid()) addInvalid(option, m_model->error(option));
  for (const Problem& problem : plan.problems) addProblem(problem);
}

void PlanPanel::addProblem(const Problem& problem) {
  auto* banner = new Banner(this);
  m_problems->addWidget(banner);
  if (PlanTexts::isMissing(problem, m_model->spec())) {
    banner->show(Banner::Kind::Info, PlanTexts::missingTitle(problem), PlanTexts::missingDetail(problem));
    return;
  }
  const bool error = problem.severity == Problem::Severity::Error;
  banner->show(error ? Banner::Kind::Error : Banner::Kind::Warning, PlanTexts::problemTitle(problem),
               PlanTexts::problemDetail(problem));
  const QString remedy = PlanTexts::remedyText(problem);
  if (!remedy.isEmpty()) {
    connect(banner->addAction(remedy), &QPushButton::clicked, this,
            [this, option = QString::fromStdString(problem.remedy_option),
             value = QString::fromStdString(problem.remedy_value)] { m_model->setText(option, value); });
  }
}

void PlanPanel::addInvalid(const QString& name, const QString& message) {
  const Option* option = findOption(name.toStdString());
  if (!option) return;
  auto* banner = new Banner(this);
  banner->show(Banner::Kind::Error, optionLabel(*option), message);
  const QString before = QString::fromStdString(option->get(m_model->baseline()));
  if (!before.isEmpty())
    connect(banner->addAction(tr("Back to %1").arg(before)), &QPushButton::clicked, this,
            [this, name] { m_model->reset(name); });
  m_problems->addWidget(banner);
}

void PlanPanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

void PlanPanel::retranslate() {
  m_title->setText(tr("The plan"));
  m_lengths->setUnit(tr("tokens"));
  m_lengths->setPlaceholder(tr("Drawn once the data can be read."));
  m_lengths->setToolTip(tr("Drag the line to set the maximal length, or move it with the arrow keys."));
  m_rows->setAccessibleName(tr("What was found in the rows"));
  m_steps->setLabel(tr("Steps"));
  m_time->setLabel(tr("Time"));
  m_memory->setLabel(tr("Memory"));
  m_disk->setLabel(tr("Disk"));
  m_commandTitle->setText(tr("The same from the command line"));
  m_copy->setText(tr("Copy"));
  m_copy->setAccessibleName(tr("Copy the command"));
  m_copyCommand->setText(tr("Copy the command"));
  m_copyCommand->setToolTip(m_copyCommand->text());
  m_shownProblems.clear();
  refresh();
}

}  // namespace cloze
