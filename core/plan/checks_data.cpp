#include <core/data/table_reader.h>
#include <core/plan/checks.h>
#include <core/plan/steering.h>

#include <algorithm>
#include <unordered_set>

namespace cloze {
namespace {

std::string percent(int64_t part, int64_t whole) {
  return std::to_string((part * 100 + whole / 2) / std::max<int64_t>(1, whole)) + " %";
}

// The shortest length, in eights, that holds 98 of 100 rows whole, within the model's positions.
int64_t lengthForMost(const LengthTable& lengths, int64_t limit) {
  return std::min<int64_t>(limit > 0 ? limit : 512, (lengths.percentile(0.98) + 7) / 8 * 8);
}

// "2 of the 3 rows of test are", "1 of the 3 rows of test is".
std::string rowsOf(int64_t count, const TwinCounts& split) {
  return std::to_string(count) + " of the " + std::to_string(split.rows) + " rows of " + split.split +
         (count == 1 ? " is" : " are");
}

}  // namespace

void checkLabelWeights(const OptimizerSpec& optimizer, const TaskInfo& task, ProblemList* problems) {
  const auto& weights = optimizer.label_weights;
  if (weights.empty() && !optimizer.balanced_label_weights) return;
  if (task.kind == TaskKind::Regression) {
    const char* option = weights.empty() ? "balanced-label-weights" : "label-weights";
    problems->error(option, "A regression task has no labels to weigh. Clear the weights.", option,
                    weights.empty() ? "false" : "");
  } else if (!weights.empty() && weights.size() != task.labels.size()) {
    problems->error("label-weights", std::to_string(weights.size()) + " weights are given, but the labels are " +
                                         std::to_string(task.labels.size()) + ": " + quotedList(task.labels) +
                                         ". Give one weight a label, in this order.");
  }
}

void checkLabels(const RunSpec& spec, const DataSet& data, ProblemList* problems) {
  checkLabelWeights(spec.optimizer, data.task, problems);
  if (data.task.kind == TaskKind::Regression) return;
  std::unordered_set<std::string> seen;
  for (const Example& example : data.splits.front().examples) seen.insert(example.label);
  std::vector<std::string> absent;
  for (const std::string& label : data.task.labels) {
    if (!seen.contains(label)) absent.push_back(label);
  }
  if (seen.size() < 2 || absent.empty()) return;  // one label alone is in the data set's own warnings
  problems->warning(spec.data.sample > 0 ? "sample" : "labels",
                    "No training row has the label " + quotedList(absent, 5) + ", so it cannot be learned.");
}

void checkSteering(const RunSpec& spec, const DataSet& data, ProblemList* problems) {
  if (const auto steering = steeringOf(spec, data); !steering.ok()) {
    const std::vector<std::string>& metrics = data.task.metrics;
    problems->error(steering.error(), "best-metric",
                    metrics.empty() ? "loss" : shownMetricName(data.task, metrics.front()));
  }
  if (devSplitFor(spec) == DevSplit::Always && data.find("dev") == nullptr) {
    problems->error(
        "dev-fraction",
        "Early stopping and the best checkpoint need a dev split, and there is neither a file nor a part of "
        "train for it. Set a share of train.",
        "dev-fraction", "0.1");
  }
}

void checkTwins(const std::vector<TwinCounts>& splits, ProblemList* problems) {
  for (const TwinCounts& split : splits) {
    if (split.leaked > 0) {
      problems->warning("data-dir", rowsOf(split.leaked, split) + " in train too (" +
                                        percent(split.leaked, split.rows) +
                                        "), so its scores are better than on new texts.");
    }
    if (split.split == "train" && split.repeated_otherwise > 0) {
      problems->warning("data-dir", rowsOf(split.repeated_otherwise, split) +
                                        " there before with another label, so what they teach is contradicted.");
    }
  }
}

void checkTruncation(const RunSpec& spec, const LengthTable& lengths, int64_t limit, ProblemList* problems) {
  const auto most = static_cast<int32_t>(spec.batch.max_seq_length);
  if (lengths.rowsCut(most) * 10 > lengths.rows()) {
    const int64_t length = lengthForMost(lengths, limit);
    const bool helps = length > most;
    problems->warning(
        "max-seq-length",
        percent(lengths.rowsCut(most), lengths.rows()) + " of the training rows are longer than " +
            std::to_string(most) + " tokens and are cut (" + std::to_string(lengths.tokensLost(most)) +
            " tokens lost)." +
            (helps ? " A length of " + std::to_string(length) + " holds more of them; it costs time and memory."
                   : " The model holds no more; choose what to keep with --truncation."),
        helps ? "max-seq-length" : "", helps ? std::to_string(length) : "");
  }
}

void checkUnknown(int64_t unknown, int64_t tokens, ProblemList* problems) {
  if (unknown * 20 <= tokens) return;
  problems->warning("model",
                    percent(unknown, tokens) +
                        " of the training tokens are not in the model's vocabulary ([UNK]): it is likely made for "
                        "another language or casing.");
}

}  // namespace cloze
