#include <app/pages/run/run_head.h>

#include <app/pages/core_words.h>
#include <app/pages/run/run_texts.h>
#include <widgets/controls.h>
#include <widgets/format.h>
#include <widgets/icon.h>
#include <widgets/theme.h>

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace cloze {

namespace {
constexpr int kLeastName = 240;
}  // namespace

QPushButton* commandButton(QAction* command, QWidget* parent) {
  auto* button = new QPushButton(parent);
  followCommand(button, command);
  const auto rename = [command, button] {
    button->setText(command->text());
    button->setAccessibleName(QString(command->text()).remove(QLatin1Char('&')));
  };
  QObject::connect(command, &QAction::changed, button, rename);
  rename();
  return button;
}

ProgressLine::ProgressLine(QWidget* parent) : QWidget(parent) {
  setFixedHeight(6);
  retranslate();
}

void ProgressLine::retranslate() {
  setAccessibleName(tr("Progress"));
  setAccessibleDescription(formatPercent(m_share));
}

void ProgressLine::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

void ProgressLine::setShare(double share, bool moving) {
  m_share = std::isfinite(share) ? std::clamp(share, 0.0, 1.0) : 0;
  m_moving = moving;
  setAccessibleDescription(formatPercent(m_share));
  update();
}

void ProgressLine::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  const ThemeTokens& tokens = Theme::get().tokens();
  QColor track = tokens.line;
  track.setAlphaF(0.55f);
  painter.setBrush(track);
  painter.drawRoundedRect(rect(), 3, 3);
  if (m_share <= 0) return;
  painter.setBrush(m_moving ? tokens.accent : tokens.secondary);
  painter.drawRoundedRect(QRectF(0, 0, std::max(6.0, width() * m_share), height()), 3, 3);
}

RunHead::RunHead(QAction* pause, QAction* stop, QAction* resume, QWidget* parent) : QWidget(parent) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(10);
  auto* row = new QHBoxLayout;
  row->setSpacing(10);
  row->addStrut(kTitleHeight);  // whether buttons stand in it or not
  m_name = new ElidedLabel(TextRole::Title, Tone::Text, {}, this);
  m_name->setElideMode(Qt::ElideRight);
  m_name->setObjectName(QStringLiteral("run-name"));
  m_name->installEventFilter(this);
  m_nameEdit = new QLineEdit(this);
  m_nameEdit->setObjectName(QStringLiteral("run-name-edit"));
  m_nameEdit->setMinimumWidth(280);
  m_nameEdit->hide();
  m_nameEdit->installEventFilter(this);
  m_rename = new QToolButton(this);
  m_rename->setIcon(themeIcon(QStringLiteral("edit")));
  m_rename->setAutoRaise(true);
  m_chip = new StateChip(this);
  m_subtitle = new ElidedLabel(TextRole::Body, Tone::Secondary, {}, this);
  m_subtitle->setElideMode(Qt::ElideRight);
  m_subtitle->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);  // the name has its room first
  row->addWidget(m_name);
  row->addWidget(m_nameEdit);
  row->addWidget(m_rename);
  row->addWidget(m_chip);
  row->addSpacing(4);
  row->addWidget(m_subtitle, 1);
  m_pause = commandButton(pause, this);
  m_stop = commandButton(stop, this);
  m_resume = commandButton(resume, this);
  for (QPushButton* button : {m_pause, m_stop, m_resume}) {
    button->setMinimumWidth(88);
    row->addWidget(button);
  }
  column->addLayout(row);
  m_progress = new ProgressLine(this);
  column->addWidget(m_progress);
  auto* stats = new QHBoxLayout;
  stats->setSpacing(kGroupSpace);
  for (StatBlock** block : {&m_step, &m_time, &m_speed, &m_loss, &m_best, &m_memory}) {
    *block = new StatBlock(QString(), this);
    stats->addWidget(*block, 1);
  }
  column->addLayout(stats);
  // What it does now, later what came out: one line that is kept free, so that nothing below moves when words come.
  m_message = new ElidedLabel(TextRole::Body, Tone::Secondary, {}, this);
  m_message->setObjectName(QStringLiteral("run-message"));
  m_message->setElideMode(Qt::ElideRight);
  column->addWidget(m_message);
  m_result = new ElidedLabel(TextRole::Body, Tone::Text, {}, this);
  m_result->setObjectName(QStringLiteral("run-result"));
  m_result->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  m_result->setElideMode(Qt::ElideRight);
  m_result->hide();
  column->addWidget(m_result);
  connect(m_rename, &QToolButton::clicked, this, &RunHead::editName);
  connect(m_nameEdit, &QLineEdit::returnPressed, this, [this] { endEditing(true); });
  retranslate();
}

void RunHead::retranslate() {
  m_nameEdit->setAccessibleName(tr("Name of the run"));
  m_rename->setToolTip(tr("Rename (F2)"));
  m_rename->setAccessibleName(tr("Rename"));
  m_step->setLabel(tr("Step"));
  m_time->setLabel(tr("Time left"));
  m_speed->setLabel(tr("Speed"));
  m_loss->setLabel(tr("Loss, last 20 steps"));
  m_best->setLabel(tr("Best dev metric"));
  m_memory->setLabel(tr("Memory"));
}

void RunHead::showLoading(const QString& id, const QString& name) {
  endEditing(false);  // what was typed belongs to the run shown before
  m_id = id;
  m_name->setFullText(name);
  m_chip->setState(tr("loading"), StateChip::Kind::Neutral);
  m_subtitle->setFullText({});
  m_result->hide();
  m_message->show();
  m_message->setFullText({});
  m_progress->setShare(0, false);
  for (StatBlock* block : {m_step, m_time, m_speed, m_loss, m_best, m_memory}) {
    block->setValue({});
    block->setCaption({});
  }
}

void RunHead::show(const RunSnapshot& snapshot) {
  const RunProgress& progress = snapshot.progress();
  m_name->setFullText(QString::fromStdString(snapshot.summary.name));
  m_chip->setState(runStateText(progress.state), runStateKind(progress.state));
  m_chip->updateGeometry();
  m_subtitle->setFullText(runSubtitle(snapshot));
  m_progress->setShare(
      progress.total_steps > 0 ? static_cast<double>(progress.step) / static_cast<double>(progress.total_steps) : 0,
      progress.state == RunState::Running || progress.state == RunState::Finished);
  const bool told = snapshot.live() && !progress.message.empty();
  m_message->setFullText(told ? coreWords(progress.message) : QString());
  showStats(snapshot);
  QStringList results;
  for (const EvalResult& result : progress.results) results << resultText(result);
  m_result->setVisible(!results.isEmpty());
  m_message->setVisible(results.isEmpty());
  m_result->setFullText(resultsLine(progress.results), results.join(QLatin1Char('\n')));
}

void RunHead::showStats(const RunSnapshot& snapshot) {
  const RunProgress& p = snapshot.progress();
  m_step->setValue(p.total_steps > 0 ? QStringLiteral("%1 / %2").arg(formatCount(p.step), formatCount(p.total_steps))
                                     : formatCount(p.step));
  m_step->setCaption(tr("epoch %1").arg(QLocale().toString(p.epoch, 'f', 2)));
  if (snapshot.live()) {
    m_time->setLabel(tr("Time left"));
    m_time->setValue(p.seconds_left ? formatDuration(*p.seconds_left) : QString());
    m_time->setCaption(tr("%1 done").arg(formatDuration(p.seconds)));
  } else {
    m_time->setLabel(tr("Time"));
    m_time->setValue(p.seconds > 0 ? formatDuration(p.seconds) : QString());
    m_time->setCaption(tr("training alone"));
  }
  const double speed = snapshot.live() ? p.examples_per_s : meanSpeed(snapshot);
  m_speed->setLabel(snapshot.live() ? tr("Speed") : tr("Mean speed"));
  m_speed->setValue(speed > 0 ? tr("%1 ex/s").arg(formatRate(speed)) : QString());
  const bool tokens = p.real_tokens_per_s > 0 && speed == p.examples_per_s;
  m_speed->setCaption(tokens ? tr("%1 real tokens/s").arg(formatRate(p.real_tokens_per_s)) : QString());
  const auto loss = lastTrainLoss(snapshot);
  m_loss->setValue(loss ? formatMetric(*loss) : QString());
  const ChartData* dev = snapshot.find("dev/loss");
  m_loss->setCaption(dev ? tr("dev %1").arg(formatMetric(dev->values.back())) : QString());
  showBest(snapshot);
  m_memory->setValue(p.peak_bytes > 0 ? formatBytes(static_cast<uint64_t>(p.peak_bytes)) : QString());
  m_memory->setCaption(p.device.empty() ? QString() : tr("peak on %1").arg(QString::fromStdString(p.device)));
}

// The value that steers, or, where nothing was held out to measure it on, the result at the end.
void RunHead::showBest(const RunSnapshot& snapshot) {
  const RunProgress& p = snapshot.progress();
  const QString metric = snapshot.record ? bestMetricName(*snapshot.record) : QString();
  if (!p.best_value && !hasDevSplit(snapshot)) {
    const RunSummary& run = snapshot.summary;
    const auto value = run.metrics.find(mainMetric(run));
    const bool measured = value != run.metrics.end();
    QString label =
        measured ? tr("%1 on %2").arg(metricLabel(value->first), splitLabel(run.metrics_split)) : tr("Dev metric");
    label[0] = label[0].toUpper();
    m_best->setLabel(label);
    m_best->setValue(measured ? formatMetric(value->second) : QString());
    return m_best->setCaption(tr("no dev split"));
  }
  m_best->setLabel(metric.isEmpty() ? tr("Best dev metric") : tr("Best dev %1").arg(metric));
  m_best->setValue(p.best_value ? formatMetric(*p.best_value) : QString());
  const bool kept = std::any_of(snapshot.checkpoints.begin(), snapshot.checkpoints.end(),
                                [](const CheckpointInfo& info) { return info.name == "best"; });
  m_best->setCaption(!p.best_value ? QString()
                     : kept        ? tr("step %1, kept").arg(formatCount(p.best_step))
                                   : tr("step %1").arg(formatCount(p.best_step)));
}

void RunHead::editName() {
  m_editedId = m_id;
  m_nameEdit->setText(m_name->fullText());
  m_name->hide();
  m_rename->hide();
  m_nameEdit->show();
  m_nameEdit->setFocus();
  m_nameEdit->selectAll();
}

void RunHead::endEditing(bool take) {
  if (m_nameEdit->isHidden()) return;
  const QString name = m_nameEdit->text().trimmed();
  m_nameEdit->hide();
  m_name->show();
  m_rename->show();
  if (!take || name.isEmpty() || name == m_name->fullText()) return;
  m_name->setFullText(name);
  Q_EMIT renamed(m_editedId, name);
}

void RunHead::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  m_name->setMaximumWidth(std::max(kLeastName, width() * 11 / 20));  // the rest is for state and settings
}

bool RunHead::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_name && event->type() == QEvent::MouseButtonDblClick) {
    editName();
    return true;
  }
  if (watched == m_nameEdit) {
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
      endEditing(false);
      return true;
    }
    if (event->type() == QEvent::FocusOut) {
      // A menu to paste from, or another window to copy from, is no end of typing.
      const Qt::FocusReason reason = static_cast<QFocusEvent*>(event)->reason();
      if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason) endEditing(true);
    }
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace cloze
