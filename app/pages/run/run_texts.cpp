#include <app/pages/run/run_texts.h>

#include <core/data/tasks.h>
#include <core/spec/timed_steps.h>
#include <widgets/format.h>

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace cloze {

namespace {
QString say(const char* text) {
  return QCoreApplication::translate("cloze::RunPage", text);
}
}  // namespace

QString runSubtitle(const RunSnapshot& snapshot) {
  if (!snapshot.record) return {};
  const RunSpec& spec = snapshot.record->spec;
  return QStringList{
      QString::fromStdString(snapshot.summary.model), taskName(spec.data.task),
      say(QT_TRANSLATE_NOOP("cloze::RunPage", "lr %1")).arg(learningRateText(spec.optimizer.learning_rate)),
      say(QT_TRANSLATE_NOOP("cloze::RunPage", "batch %1")).arg(spec.batch.batch_size),
      say(QT_TRANSLATE_NOOP("cloze::RunPage", "seed %1")).arg(spec.seed)}
      .join(QStringLiteral(" · "));
}

QString resultText(const EvalResult& result) {
  QStringList values;
  for (const auto& [name, value] : result.values) values << metricLabel(name) + QLatin1Char(' ') + formatMetric(value);
  if (std::isfinite(result.loss)) values << metricLabel("loss") + QLatin1Char(' ') + formatMetric(result.loss);
  return say(QT_TRANSLATE_NOOP("cloze::RunPage", "Result on %1: %2 (checkpoint %3, step %4, %5 examples)"))
      .arg(splitLabel(result.split), values.join(QStringLiteral(" · ")), checkpointLabel(result.checkpoint),
           formatCount(result.step), formatCount(result.examples));
}

QString resultsLine(const std::vector<EvalResult>& results) {
  std::vector<const EvalResult*> measured;  // of a test file without labels there is nothing to compare
  for (const EvalResult& result : results)
    if (!result.values.empty()) measured.push_back(&result);
  if (measured.size() < 2) {
    if (results.empty()) return {};
    return resultText(measured.empty() ? results.front() : *measured.front());
  }
  QStringList splits;
  for (const EvalResult* result : measured) {
    QStringList values;
    for (const auto& [name, value] : result->values)
      values << metricLabel(name) + QLatin1Char(' ') + formatMetric(value);
    splits << say(QT_TRANSLATE_NOOP("cloze::RunPage", "%1: %2"))
                  .arg(splitLabel(result->split), values.join(QStringLiteral(", ")));
  }
  return splits.join(QStringLiteral(" · "));
}

QString checkpointLabel(const std::string& name) {
  if (name == "last") return say(QT_TRANSLATE_NOOP("cloze::RunPage", "last"));
  if (name == "best") return say(QT_TRANSLATE_NOOP("cloze::RunPage", "best"));
  if (!name.starts_with("step-")) return QString::fromStdString(name);
  return say(QT_TRANSLATE_NOOP("cloze::RunPage", "step %1")).arg(QString::fromStdString(name.substr(5)));
}

QString predictionsLabel(const std::string& name) {
  const size_t dash = name.find('-');
  if (dash == std::string::npos) return splitLabel(name);
  return say(QT_TRANSLATE_NOOP("cloze::RunPage", "%1, checkpoint %2"))
      .arg(splitLabel(name.substr(0, dash)), checkpointLabel(name.substr(dash + 1)));
}

int64_t lastStepSeen(const RunSnapshot& snapshot) {
  const ChartData* loss = snapshot.find("train/loss");
  const int64_t drawn = loss && !loss->steps.empty() ? static_cast<int64_t>(loss->steps.back()) : 0;
  return std::max(snapshot.progress().step, drawn);
}

const CheckpointInfo* continuesFrom(const RunSnapshot& snapshot) {
  const auto& all = snapshot.checkpoints;  // last, best, then the steps, the greatest first
  const auto found = std::find_if(all.begin(), all.end(), [](const CheckpointInfo& info) {
    return info.name == "last" || (info.name.starts_with("step-") && info.step > 0);
  });
  return found == all.end() ? nullptr : &*found;
}

QString continuationText(const RunSnapshot& snapshot) {
  if (snapshot.checkpoints.empty())
    return say(QT_TRANSLATE_NOOP("cloze::RunPage",
                                 "Its process ended before the first checkpoint; train again with its settings."));
  const CheckpointInfo* checkpoint = continuesFrom(snapshot);
  if (!checkpoint)
    return say(QT_TRANSLATE_NOOP("cloze::RunPage",
                                 "Its process ended without a word, and of its checkpoints only the best is there, "
                                 "which cannot be continued from; train again with its settings."));
  if (checkpoint->step <= 0)
    return say(QT_TRANSLATE_NOOP("cloze::RunPage",
                                 "Its process ended without a word. It can go on from its last checkpoint."));
  const int64_t from = checkpoint->step, lost = lastStepSeen(snapshot);
  if (lost <= from)
    return say(QT_TRANSLATE_NOOP("cloze::RunPage",
                                 "Its process ended without a word. It can go on from step %1, its last checkpoint; no "
                                 "step is lost."))
        .arg(formatCount(from));
  if (lost == from + 1)
    return say(QT_TRANSLATE_NOOP("cloze::RunPage",
                                 "Its process ended without a word. It can go on from step %1, its last checkpoint; "
                                 "step %2 is lost and trained again."))
        .arg(formatCount(from), formatCount(lost));
  return say(QT_TRANSLATE_NOOP(
                 "cloze::RunPage",
                 "Its process ended without a word. It can go on from step %1, its last checkpoint; steps "
                 "%2 to %3 are lost and trained again."))
      .arg(formatCount(from), formatCount(from + 1), formatCount(lost));
}

std::optional<double> lastTrainLoss(const RunSnapshot& snapshot) {
  if (const ChartData* loss = snapshot.find("train/loss")) {
    double sum = 0;
    int count = 0;
    for (size_t i = loss->values.size(); i-- > 0 && count < 20;) {
      if (!std::isfinite(loss->values[i])) continue;
      sum += loss->values[i];
      ++count;
    }
    if (count > 0) return sum / count;
  }
  return snapshot.progress().train_loss;
}

double meanSpeed(const RunSnapshot& snapshot) {
  const RunProgress& progress = snapshot.progress();
  // A run that came to its end has said its mean itself; one that was killed left the speed of its last moment.
  if (progress.state != RunState::Interrupted) return progress.examples_per_s;
  const auto* speed = snapshot.find("train/examples_per_s");
  if (speed == nullptr) return progress.examples_per_s;
  // Batches are equal, so the mean speed is the harmonic one.
  double seconds = 0, count = 0;
  for (size_t i = kUntimedSteps; i < speed->values.size(); ++i) {
    if (!(speed->values[i] > 0)) continue;
    seconds += 1 / speed->values[i];
    count += 1;
  }
  return seconds > 0 ? count / seconds : progress.examples_per_s;
}

bool hasHeldOut(const RunSnapshot& snapshot) {
  if (!snapshot.record || snapshot.record->rows.empty()) return true;  // not known, or not told by an older one
  return std::any_of(snapshot.record->rows.begin(), snapshot.record->rows.end(),
                     [](const auto& split) { return split.first != "train"; });
}

bool hasDevSplit(const RunSnapshot& snapshot) {
  if (!snapshot.record) return true;
  const auto& rows = snapshot.record->rows;
  if (!rows.empty()) return rows.contains("dev") || rows.contains("dev_mm");
  // An older record does not say; a run that went to its end has measured what there was.
  return snapshot.progress().state != RunState::Finished || snapshot.find("dev/loss");
}

QString bestMetricName(const RunRecord& record) {
  if (!record.spec.evaluation.best_metric.empty()) return metricLabel(record.spec.evaluation.best_metric);
  const auto task = findTask(record.spec.data.task);
  return task.ok() && !task->metrics.empty() ? metricLabel(task->metrics.front()) : QString();
}

}  // namespace cloze
