#include <app/pages/run/try_tab.h>

#include <app/pages/core_words.h>
#include <app/pages/run/run_texts.h>
#include <core/data/tasks.h>
#include <core/spec/option_table.h>
#include <widgets/busy_note.h>
#include <widgets/controls.h>
#include <widgets/format.h>
#include <widgets/prediction_bars.h>

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QPointer>

#include <algorithm>

namespace cloze {

namespace {
constexpr int kTyping_ms = 400;  // of rest before it is asked by itself
const QString kTag = QStringLiteral("run.try");
}  // namespace

TryTab::TryTab(EngineService* engine, QWidget* parent) : QWidget(parent), m_engine(engine) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  m_banner = new Banner(this);
  m_banner->setObjectName(QStringLiteral("try-banner"));
  m_banner->clear();
  column->addWidget(m_banner);
  m_empty = new EmptyState(QStringLiteral("play"), this);
  column->addWidget(m_empty, 1);
  m_body = new QWidget(this);
  m_body->setMaximumWidth(820);
  column->addWidget(m_body, 1);
  auto* inside = new QVBoxLayout(m_body);
  inside->setContentsMargins(0, 0, 0, 0);
  inside->setSpacing(8);
  m_labelA = new TextLabel(TextRole::Body, Tone::Secondary, {}, m_body);
  m_labelB = new TextLabel(TextRole::Body, Tone::Secondary, {}, m_body);
  const auto makeEditor = [this](const QString& name) {
    auto* editor = new QPlainTextEdit(m_body);
    editor->setObjectName(name);
    editor->setFixedHeight(64);
    editor->setTabChangesFocus(true);
    editor->viewport()->setAutoFillBackground(false);  // the box behind it has round corners
    editor->installEventFilter(this);
    connect(editor, &QPlainTextEdit::textChanged, this, [this] {
      m_cancelled = false;
      if (isVisible())
        m_typing.start();
      else
        dropAnswer();  // asked for once the tab is seen
      refresh();
      Q_EMIT changed();
    });
    return editor;
  };
  m_textA = makeEditor(QStringLiteral("try-text-a"));
  m_textB = makeEditor(QStringLiteral("try-text-b"));
  inside->addWidget(m_labelA);
  inside->addWidget(m_textA);
  inside->addWidget(m_labelB);
  inside->addWidget(m_textB);
  auto* row = new QHBoxLayout;
  m_checkpointLabel = new TextLabel(TextRole::Body, Tone::Secondary, {}, m_body);
  m_checkpoint = new QComboBox(m_body);
  m_checkpoint->setObjectName(QStringLiteral("try-checkpoint"));
  m_checkpoint->setMinimumWidth(200);
  m_status = new BusyNote(QStringLiteral("try-status"), m_body);
  m_button = new QPushButton(m_body);
  m_button->setObjectName(QStringLiteral("try-predict"));
  m_button->setProperty("look", QStringLiteral("accent"));
  row->addWidget(m_checkpointLabel);
  row->addWidget(m_checkpoint);
  m_inspect = linkButton({}, m_body);
  m_inspect->setObjectName(QStringLiteral("try-inspect"));
  connect(m_inspect, &QPushButton::clicked, this, &TryTab::inspect);
  row->addWidget(m_status, 1);
  row->addWidget(m_inspect);
  row->addWidget(m_button);
  inside->addLayout(row);
  inside->addSpacing(kGroupSpace);
  auto* answer = new QHBoxLayout;
  m_result = new TextLabel(TextRole::Heading, Tone::Text, {}, m_body);
  m_result->setObjectName(QStringLiteral("try-result"));
  m_latency = new TextLabel(TextRole::Caption, Tone::Secondary, {}, m_body);
  answer->addWidget(m_result, 1);
  answer->addWidget(m_latency);
  inside->addLayout(answer);
  m_bars = new PredictionBars(m_body);
  inside->addWidget(m_bars);
  inside->addStretch(1);
  m_body->hide();
  m_typing.setSingleShot(true);
  m_typing.setInterval(kTyping_ms);
  connect(&m_typing, &QTimer::timeout, this, &TryTab::predict);
  connect(m_button, &QPushButton::clicked, this, &TryTab::predict);
  connect(m_status, &BusyNote::cancelWanted, this, &TryTab::cancel);
  connect(m_checkpoint, &QComboBox::activated, this, [this] {
    m_wanted.clear();  // chosen by hand now
    predict();
    Q_EMIT changed();
  });
  if (m_engine) connect(m_engine, &EngineService::changed, this, &TryTab::refresh);
  retranslate();
}

void TryTab::retranslate() {
  m_labelB->setText(tr("Text B"));
  m_textB->setAccessibleName(tr("Text B"));
  m_checkpointLabel->setText(tr("Checkpoint"));
  m_checkpoint->setAccessibleName(tr("Checkpoint"));
  m_button->setText(tr("Pre&dict"));
  m_inspect->setText(tr("Inspect the pieces"));
  for (size_t i = 0; i < m_checkpoints.size(); ++i)
    m_checkpoint->setItemText(static_cast<int>(i), choiceText(m_checkpoints[i]));
  showEmpty();
  showPrediction();
  refresh();
}

QString TryTab::choiceText(const CheckpointInfo& info) {
  const QString label = checkpointLabel(info.name);
  return info.name.starts_with("step-") ? label : tr("%1 (step %2)").arg(label, formatCount(info.step));
}

void TryTab::showEmpty() {
  m_empty->setText(m_live ? tr("The run can be tried as soon as it has written its first checkpoint.")
                          : tr("This run has no checkpoint left to try."));
}

void TryTab::show(const RunSnapshot& snapshot) {
  m_folder = snapshot.folder;
  m_record = snapshot.record;
  const auto task = m_record ? findTask(m_record->spec.data.task) : Result<TaskInfo>(Error{});
  m_pair = task.ok() && task->pair;
  const bool same =
      std::equal(m_checkpoints.begin(), m_checkpoints.end(), snapshot.checkpoints.begin(), snapshot.checkpoints.end(),
                 [](const auto& a, const auto& b) { return a.name == b.name && a.step == b.step; });
  const int64_t before = chosenStep();
  m_checkpoints = snapshot.checkpoints;
  if (!same || m_checkpoint->count() != static_cast<int>(m_checkpoints.size())) {
    QString chosen = m_wanted.isEmpty() ? m_checkpoint->currentData().toString() : m_wanted;
    if (chosen.isEmpty())
      chosen = m_record && m_record->spec.evaluation.result_checkpoint == CheckpointChoice::Best
                   ? QStringLiteral("best")
                   : QStringLiteral("last");
    m_checkpoint->clear();
    for (const CheckpointInfo& info : m_checkpoints)
      m_checkpoint->addItem(choiceText(info), QString::fromStdString(info.name));
    m_checkpoint->setCurrentIndex(std::max(0, m_checkpoint->findData(chosen)));
    if (m_checkpoint->currentData().toString() == m_wanted) m_wanted.clear();
  }
  if (before >= 0 && before != chosenStep()) dropAnswer();  // it was that of other weights
  m_live = snapshot.live();
  showEmpty();
  refresh();
}

void TryTab::refresh() {
  const bool any = !m_checkpoints.empty();
  m_empty->setVisible(!any);
  m_body->setVisible(any);
  m_labelA->setText(m_pair ? tr("Text A") : tr("Text"));
  m_textA->setAccessibleName(m_labelA->text());
  m_labelB->setVisible(m_pair);
  m_textB->setVisible(m_pair);
  const auto state = m_engine ? m_engine->state() : EngineService::State::Missing;
  const bool text =
      !m_textA->toPlainText().trimmed().isEmpty() && (!m_pair || !m_textB->toPlainText().trimmed().isEmpty());
  m_button->setEnabled(state == EngineService::State::Ready && text);
  m_inspect->setEnabled(chosenStep() >= 0 && !m_textA->document()->isEmpty());
  m_inspect->setToolTip(m_inspect->isEnabled() ? tr("What the model gets of this text") : tr("Type a text first"));
  m_button->setToolTip(!text ? (m_pair ? tr("Type both texts first") : tr("Type a text first"))
                             : tr("Ctrl+Return; it is also asked when you stop typing"));
  if (state == EngineService::State::Missing) {
    m_banner->show(Banner::Kind::Error, tr("The engine is not there, so nothing can be predicted."),
                   m_engine ? m_engine->problem() : QString());
  } else if (m_banner->property("engine").toBool()) {
    m_banner->clear();
  }
  m_banner->setProperty("engine", state == EngineService::State::Missing);
  showStatus();
  // Typed before the engine was there, or for another checkpoint. Nothing is loaded for a tab that nobody sees.
  if (isVisible() && state == EngineService::State::Ready && text && m_result->text().isEmpty() && !m_asking &&
      !m_cancelled && !m_typing.isActive())
    m_typing.start();
}

void TryTab::showStatus() {
  const auto state = m_engine ? m_engine->state() : EngineService::State::Missing;
  if (state == EngineService::State::Loading)
    m_status->showBusy(tr("the engine is loading …"), BusyNote::Ends::ByItself);
  else if (m_asking)
    m_status->showBusy(tr("predicting …"), BusyNote::Ends::OnDemand);
  else
    m_status->showIdle(m_cancelled ? tr("cancelled") : QString());
}

void TryTab::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  refresh();
}

int64_t TryTab::chosenStep() const {
  const int at = m_checkpoint->currentIndex();
  return at < 0 || at >= static_cast<int>(m_checkpoints.size()) ? -1 : m_checkpoints[static_cast<size_t>(at)].step;
}

void TryTab::dropAnswer() {
  ++m_serial;
  if (m_asking) m_engine->cancel(kTag);
  m_asking = m_cancelled = false;
  m_answer.reset();
  m_bars->clear();
  m_result->clear();
  m_latency->clear();
}

void TryTab::cancel() {
  if (!m_asking) return;
  dropAnswer();
  m_cancelled = true;
  showStatus();
}

void TryTab::predict() {
  m_typing.stop();
  refresh();
  const int at = m_checkpoint->currentIndex();
  if (!m_button->isEnabled() || !m_record || at < 0 || at >= static_cast<int>(m_checkpoints.size())) return;
  m_typing.stop();
  m_asking = true;
  m_cancelled = false;
  showStatus();
  TextPair pair{m_textA->toPlainText().toStdString(), std::nullopt};
  if (m_pair) pair.b = m_textB->toPlainText().toStdString();
  m_engine->predict(kTag, m_checkpoints[static_cast<size_t>(at)].folder, m_record->spec, {std::move(pair)},
                    [self = QPointer<TryTab>(this), serial = ++m_serial](Result<EngineService::PredictAnswer> answer) {
                      if (self && serial == self->m_serial) self->showAnswer(answer);
                    });
}

// As the run would cut it.
void TryTab::inspect() {
  const int at = m_checkpoint->currentIndex();
  if (!m_record || at < 0 || at >= static_cast<int>(m_checkpoints.size())) return;
  const RunSpec& spec = m_record->spec;
  QMap<QString, QString> query{
      {QStringLiteral("model"), QString::fromStdString(m_checkpoints[static_cast<size_t>(at)].folder.string())},
      {QStringLiteral("length"), QString::number(spec.batch.max_seq_length)},
      {QStringLiteral("truncation"), QString::fromStdString(findOption("truncation")->get(spec))},
      {QStringLiteral("head"), QString::number(spec.batch.head_tokens)},
      {QStringLiteral("text"), m_textA->toPlainText()}};
  if (m_pair) query[QStringLiteral("pair")] = m_textB->toPlainText();
  if (spec.model.do_lower_case != Casing::Auto)
    query[QStringLiteral("lower")] =
        spec.model.do_lower_case == Casing::Lower ? QStringLiteral("true") : QStringLiteral("false");
  Q_EMIT inspectWanted(query);
}

void TryTab::showAnswer(const Result<EngineService::PredictAnswer>& answer) {
  m_asking = false;
  showStatus();
  if (!answer.ok()) {
    if (answer.error().code == ErrorCode::Cancelled) return;
    m_answer.reset();
    m_banner->show(Banner::Kind::Error, tr("This could not be predicted."), coreWords(answer.error()));
    m_bars->clear();
    m_latency->clear();
    m_result->setText(QStringLiteral("–"));
    return;
  }
  m_banner->clear();
  m_answer = *answer;
  showPrediction();
}

void TryTab::showPrediction() {
  if (!m_answer) return;
  m_latency->setText(
      tr("%1 ms").arg(QLocale().toString(m_answer->milliseconds, 'f', m_answer->milliseconds < 10 ? 1 : 0)));
  if (m_answer->probabilities.empty() || m_answer->probabilities.front().empty()) return;
  const std::vector<float>& values = m_answer->probabilities.front();
  if (m_answer->labels.empty()) {  // regression: the value itself
    m_bars->clear();
    m_result->setText(tr("Value %1").arg(formatMetric(values.front())));
    return;
  }
  QStringList labels;
  for (const std::string& label : m_answer->labels) labels << QString::fromStdString(label);
  const auto best = std::max_element(values.begin(), values.end()) - values.begin();
  m_result->setText(labels.value(best));
  m_bars->setValues(labels, values);
}

bool TryTab::eventFilter(QObject* watched, QEvent* event) {
  if ((watched == m_textA || watched == m_textB) && event->type() == QEvent::KeyPress) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && key->modifiers() & Qt::ControlModifier) {
      predict();
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

void TryTab::clear() {
  dropAnswer();
  m_record.reset();
  m_checkpoints.clear();
  m_checkpoint->clear();
  m_wanted.clear();
  m_banner->clear();
  m_typing.stop();
}

void TryTab::open(const QMap<QString, QString>& query) {
  if (query.contains(QStringLiteral("text"))) m_textA->setPlainText(query.value(QStringLiteral("text")));
  if (query.contains(QStringLiteral("text_b"))) m_textB->setPlainText(query.value(QStringLiteral("text_b")));
  m_wanted = query.value(QStringLiteral("checkpoint"));
  if (const int at = m_checkpoint->findData(m_wanted); at >= 0) {
    m_checkpoint->setCurrentIndex(at);
    m_wanted.clear();
  }
}

QMap<QString, QString> TryTab::query() const {
  QMap<QString, QString> query;
  if (!m_textA->toPlainText().isEmpty()) query[QStringLiteral("text")] = m_textA->toPlainText();
  if (m_pair && !m_textB->toPlainText().isEmpty()) query[QStringLiteral("text_b")] = m_textB->toPlainText();
  if (m_checkpoint->count() > 0) query[QStringLiteral("checkpoint")] = m_checkpoint->currentData().toString();
  return query;
}

}  // namespace cloze
