#include <app/pages/run_words.h>

#include <core/data/tasks.h>
#include <core/spec/option_table.h>

#include <QCoreApplication>

namespace cloze {

namespace {

// The labels of taskTable() for the translators; a test keeps the list complete.
constexpr const char* kTaskLabels[] = {
    QT_TRANSLATE_NOOP("Task", "MRPC: do two sentences say the same?"),
    QT_TRANSLATE_NOOP("Task", "SST-2: is a sentence positive or negative?"),
    QT_TRANSLATE_NOOP("Task", "CoLA: is a sentence grammatical?"),
    QT_TRANSLATE_NOOP("Task", "MNLI: does the second sentence follow?"),
    QT_TRANSLATE_NOOP("Task", "QNLI: does the sentence answer the question?"),
    QT_TRANSLATE_NOOP("Task", "QQP: do two questions ask the same?"),
    QT_TRANSLATE_NOOP("Task", "RTE: does the second sentence follow?"),
    QT_TRANSLATE_NOOP("Task", "STS-B: how similar are two sentences?"),
    QT_TRANSLATE_NOOP("Task", "WNLI: whom does a pronoun mean?"),
    QT_TRANSLATE_NOOP("Task", "Your texts and labels"),
    QT_TRANSLATE_NOOP("Task", "Your text pairs and labels"),
    QT_TRANSLATE_NOOP("Task", "Your texts and numbers"),
    QT_TRANSLATE_NOOP("Task", "Your text pairs and numbers"),
    QT_TRANSLATE_NOOP("Task", "A folder for each class"),
};

}  // namespace

QString runStateText(RunState state) {
  switch (state) {
    case RunState::Queued:
      return QCoreApplication::translate("RunState", "queued");
    case RunState::Running:
      return QCoreApplication::translate("RunState", "running");
    case RunState::Paused:
      return QCoreApplication::translate("RunState", "paused");
    case RunState::Finished:
      return QCoreApplication::translate("RunState", "finished");
    case RunState::Stopped:
      return QCoreApplication::translate("RunState", "stopped");
    case RunState::Failed:
      return QCoreApplication::translate("RunState", "failed");
    case RunState::Interrupted:
      return QCoreApplication::translate("RunState", "interrupted");
  }
  return {};
}

StateChip::Kind runStateKind(RunState state) {
  switch (state) {
    case RunState::Running:
      return StateChip::Kind::Accent;
    case RunState::Finished:
      return StateChip::Kind::Good;
    case RunState::Failed:
      return StateChip::Kind::Error;
    case RunState::Interrupted:
    case RunState::Paused:
      return StateChip::Kind::Warning;
    case RunState::Queued:
    case RunState::Stopped:
      break;
  }
  return StateChip::Kind::Neutral;
}

QString metricLabel(const std::string& name) {
  if (name == "f1") return QStringLiteral("F1");
  if (name == "f1_macro") return QCoreApplication::translate("Metric", "macro F1");
  if (name == "accuracy") return QCoreApplication::translate("Metric", "accuracy");
  if (name == "loss") return QCoreApplication::translate("Metric", "loss");
  if (name == "matthews") return QStringLiteral("Matthews");
  if (name == "pearson") return QStringLiteral("Pearson");
  if (name == "spearman") return QStringLiteral("Spearman");
  return QString::fromStdString(name);
}

QString splitLabel(const std::string& split) {
  if (split == "train") return QCoreApplication::translate("Split", "train");
  if (split == "dev") return QCoreApplication::translate("Split", "dev");
  if (split == "test") return QCoreApplication::translate("Split", "test");
  if (split == "dev_mm") return QCoreApplication::translate("Split", "dev mismatched");
  if (split == "test_mm") return QCoreApplication::translate("Split", "test mismatched");
  return QString::fromStdString(split);
}

QString taskName(const std::string& task) {
  const auto known = findTask(task);
  const size_t colon = known.ok() ? known->label.find(':') : std::string::npos;
  return QString::fromStdString(colon == std::string::npos ? task : known->label.substr(0, colon));
}

QString taskLabel(const std::string& label) {
  return QCoreApplication::translate("Task", label.c_str());
}

std::span<const char* const> taskLabels() {
  return kTaskLabels;
}

QString runKey(const RunSummary& run) {
  return QString::fromStdString(run.folder.string()) + QLatin1Char('\n') + QString::fromStdString(run.id) +
         QLatin1Char('\n') + QString::fromStdString(run.created);
}

QString learningRateText(double rate) {
  RunSpec spec;
  spec.optimizer.learning_rate = QString::number(rate, 'g', 4).toDouble();
  return QString::fromStdString(findOption("learning-rate")->get(spec));
}

std::string mainMetric(const RunSummary& run) {
  if (const auto task = findTask(run.task); task.ok())
    for (const std::string& metric : task->metrics)
      if (run.metrics.contains(metric)) return metric;
  for (const auto& metric : run.metrics)
    if (metric.first != "loss") return metric.first;
  return {};
}

}  // namespace cloze
