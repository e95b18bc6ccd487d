#include <core/data/table_reader.h>
#include <core/plan/checks.h>
#include <core/plan/steering.h>

#include <algorithm>
#include <unordered_set>

namespace cloze {
namespace {

size_t hashOf(const Example& example) {
  return std::hash<std::string>()(example.text_a + '\0' + example.text_b);
}

std::string percent(int64_t part, int64_t whole) {
  return std::to_string((part * 100 + whole / 2) / std::max<int64_t>(1, whole)) + " %";
}

// The shortest length, in eights, that holds 98 of 100 rows whole, within the model's positions.
int64_t lengthForMost(const FeatureSet& features, int64_t limit) {
  std::vector<int32_t> lengths = features.lengths_before;
  if (lengths.empty()) return 0;
  const auto place = lengths.begin() + static_cast<int64_t>(lengths.size() - 1) * 98 / 100;
  std::nth_element(lengths.begin(), place, lengths.end());
  return std::min<int64_t>(limit > 0 ? limit : 512, (*place + 7) / 8 * 8);
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

void checkDuplicates(const DataSet& data, ProblemList* problems) {
  std::unordered_set<size_t> train;
  for (const Example& example : data.splits.front().examples) train.insert(hashOf(example));
  for (const Split& split : data.splits) {
    if (split.name == "train") continue;
    const auto isInTrain = [&](const Example& example) { return train.contains(hashOf(example)); };
    const auto count = std::count_if(split.examples.begin(), split.examples.end(), isInTrain);
    if (count == 0) continue;
    const auto rows = static_cast<int64_t>(split.examples.size());
    problems->warning("data-dir", std::to_string(count) + " of the " + std::to_string(rows) + " rows of " + split.name +
                                      (count == 1 ? " is" : " are") + " in train too (" + percent(count, rows) +
                                      "), so its scores are better than on new texts.");
  }
}

void checkTruncation(const RunSpec& spec, const std::vector<FeatureSet>& features, int64_t limit,
                     ProblemList* problems) {
  if (features.empty()) return;
  const FeatureSet& train = features.front();
  const int64_t rows = train.size();
  if (train.truncated_examples * 10 > rows) {
    const int64_t length = lengthForMost(train, limit);
    const bool helps = length > spec.batch.max_seq_length;
    problems->warning(
        "max-seq-length",
        percent(train.truncated_examples, rows) + " of the training rows are longer than " +
            std::to_string(spec.batch.max_seq_length) + " tokens and are cut (" + std::to_string(train.tokens_lost) +
            " tokens lost)." +
            (helps ? " A length of " + std::to_string(length) + " holds more of them; it costs time and memory."
                   : " The model holds no more; choose what to keep with --truncation."),
        helps ? "max-seq-length" : "", helps ? std::to_string(length) : "");
  }
  const auto tokens = static_cast<int64_t>(train.input_ids.size());
  if (train.unk_tokens * 20 > tokens) {
    problems->warning("model",
                      percent(train.unk_tokens, tokens) +
                          " of the training tokens are not in the model's vocabulary ([UNK]): it is likely made for "
                          "another language or casing.");
  }
}

}  // namespace cloze
