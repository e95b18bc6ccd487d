#include <app/pages/train/start_bar.h>

#include <app/pages/train/plan_texts.h>
#include <widgets/controls.h>
#include <widgets/format.h>

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>

namespace cloze {

namespace {
constexpr int64_t kSampleRows = 1000;
constexpr int kNameWidth = 240;
}  // namespace

StartBar::StartBar(SpecModel* model, PlanController* plans, QWidget* parent)
    : QWidget(parent), m_model(model), m_plans(plans) {
  setObjectName(QStringLiteral("start-bar"));
  makeCommands();
  makeButtons();
  connect(plans, &PlanController::changed, this, &StartBar::refresh);
  connect(model, &SpecModel::optionChanged, this, &StartBar::refresh);
  connect(&m_clock, &WorkClock::ticked, this, &StartBar::refresh);
  retranslate();
}

void StartBar::makeCommands() {
  const auto make = [this](const char* name, void (StartBar::*does)()) {
    auto* command = new QAction(this);
    command->setObjectName(QLatin1String(name));
    connect(command, &QAction::triggered, this, does);
    return command;
  };
  m_startCommand = make("train.start", &StartBar::startRequested);
  m_cancelCommand = make("train.cancel-start", &StartBar::cancelRequested);
  m_sampleCommand = make("train.sample", &StartBar::toggleSample);
  m_sampleCommand->setCheckable(true);
  m_presetCommand = make("train.save-preset", &StartBar::savePreset);
}

void StartBar::makeButtons() {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(kSpace);
  m_sample = new QPushButton(this);
  m_sample->setObjectName(QStringLiteral("sample-switch"));
  m_state = new ElidedLabel(TextRole::Body, Tone::Secondary, QString(), this);
  m_state->setObjectName(QStringLiteral("start-state"));
  m_state->setElideMode(Qt::ElideRight);
  m_state->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
  m_state->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  m_presetName = new QLineEdit(this);
  m_presetName->setObjectName(QStringLiteral("preset-name"));
  m_presetName->setMinimumWidth(kNameWidth);
  m_presetName->hide();
  m_presetName->installEventFilter(this);
  m_savePreset = new QPushButton(this);
  m_savePreset->setObjectName(QStringLiteral("save-preset"));
  m_cancel = new QPushButton(this);
  m_cancel->setObjectName(QStringLiteral("cancel-start"));
  m_start = accentButton(QString(), this);
  m_start->setObjectName(QStringLiteral("start"));
  m_start->setMinimumWidth(140);
  row->addWidget(m_sample);
  row->addWidget(m_state, 1);
  row->addWidget(m_presetName, 1);
  row->addSpacing(kSpace);
  row->addWidget(m_savePreset);
  row->addWidget(m_cancel);
  row->addWidget(m_start);
  followCommand(m_sample, m_sampleCommand);
  followCommand(m_savePreset, m_presetCommand);
  followCommand(m_cancel, m_cancelCommand);
  followCommand(m_start, m_startCommand);
  connect(m_presetName, &QLineEdit::returnPressed, this, &StartBar::savePreset);
}

void StartBar::savePreset() {
  const QString name = m_presetName->text().trimmed();
  if (m_presetName->isHidden() || name.isEmpty()) {
    m_state->hide();  // the name takes its room
    m_presetName->show();
    m_presetName->setFocus();
    return;
  }
  hidePresetName();
  Q_EMIT savePresetRequested(name);
}

void StartBar::hidePresetName() {
  m_presetName->hide();
  m_presetName->clear();
  m_state->show();
}

bool StartBar::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_presetName && event->type() == QEvent::KeyPress &&
      static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
    hidePresetName();
    m_savePreset->setFocus();
    return true;
  }
  return QWidget::eventFilter(watched, event);
}

void StartBar::toggleSample() {
  const QString rows = m_model->spec().data.sample > 0 ? QStringLiteral("0") : QString::number(kSampleRows);
  m_model->setText(QStringLiteral("sample"), rows);
}

void StartBar::showStarting(int number, int of) {
  m_startingNumber = number;
  m_startingOf = of;
  m_clock.begin();
  refresh();
}

void StartBar::endStarting() {
  m_startingNumber = m_startingOf = 0;
  m_clock.end();
  refresh();
}

QString StartBar::whyNotStart() const {
  const auto plan = m_plans->plan();
  if (m_startingNumber > 0) return tr("The run is being started.");
  if (!m_model->isValid()) return m_model->firstError();
  if (m_plans->isCancelled()) return tr("The plan was cancelled; have it worked out first.");
  if (!m_plans->isCurrent()) return tr("The plan is being worked out.");
  for (const Problem& problem : plan->problems)
    if (PlanTexts::isMissing(problem, m_model->spec()))
      return PlanTexts::missingTitle(problem) + QLatin1Char('\n') + PlanTexts::missingDetail(problem);
  for (const Problem& problem : plan->problems)
    if (problem.severity == Problem::Severity::Error)
      return PlanTexts::problemTitle(problem) + QLatin1Char('\n') + PlanTexts::problemDetail(problem);
  return {};
}

void StartBar::refresh() {
  const QString reason = whyNotStart();
  const int runs = static_cast<int>(m_model->seeds().size());
  const bool starting = m_startingNumber > 0;
  allowCommand(m_startCommand, reason);
  m_cancelCommand->setVisible(starting);
  allowCommand(m_cancelCommand, starting ? QString() : tr("Nothing is being started."));
  m_start->setText(!starting           ? runs == 1 ? tr("&Start") : tr("&Start %n run(s)", nullptr, runs)
                             : m_startingOf == 1 ? tr("Starting …")
                                       : tr("Starting %1 of %2 …").arg(m_startingNumber).arg(m_startingOf));
  const int64_t sample = m_model->spec().data.sample;
  m_sampleCommand->setChecked(sample > 0);
  m_sample->setText(sample > 0 ? tr("On a sample of %1 rows").arg(formatCount(sample))
                               : tr("&Try on %1 rows").arg(formatCount(kSampleRows)));
  refreshState(reason);
}

// One line; the whole reason is the tooltip of Start, and the plan tells every problem with its remedy.
void StartBar::refreshState(const QString& reason) {
  QString state = reason.section(QLatin1Char('\n'), 0, 0);
  if (reason.isEmpty()) {
    const Plan& plan = *m_plans->plan();
    state = plan.seconds ? tr("Ready: about %1").arg(formatDuration(*plan.seconds)) : tr("Ready to start");
  }
  if (m_clock.isLong()) state += QLatin1Char(' ') + m_clock.text();
  m_state->setFullText(state);
}

void StartBar::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

void StartBar::retranslate() {
  m_savePreset->setText(tr("Sa&ve preset"));
  m_cancel->setText(tr("&Cancel"));
  m_startCommand->setText(tr("Start training"));
  m_startCommand->setToolTip(tr("Starts what the plan says."));
  m_cancelCommand->setText(tr("Cancel the start"));
  m_cancelCommand->setToolTip(tr("Ends the process that reads the data; runs that have begun go on."));
  m_sampleCommand->setText(tr("Try on a sample"));
  m_sampleCommand->setToolTip(
      tr("Limits train, dev and test to 1,000 rows each, to see whether everything fits together."));
  m_presetCommand->setText(tr("Save the settings as a preset"));
  m_presetCommand->setToolTip(tr("Keeps these settings, without data and model, under a name."));
  m_presetName->setPlaceholderText(tr("Name of the preset, then Enter"));
  m_presetName->setAccessibleName(tr("Name of the preset"));
  refresh();
}

}  // namespace cloze
