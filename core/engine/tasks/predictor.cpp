#include <core/engine/guard.h>
#include <core/engine/tasks/metrics.h>
#include <core/engine/tasks/predictor.h>

#include <ATen/core/grad_mode.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <numeric>

namespace cloze {
namespace {

std::vector<int64_t> longestFirst(const FeatureSet& features) {
  std::vector<int64_t> order(static_cast<size_t>(features.size()));
  std::iota(order.begin(), order.end(), int64_t{0});
  // The largest batch comes first, so that one that does not fit is found at once.
  std::stable_sort(order.begin(), order.end(),
                   [&](int64_t a, int64_t b) { return features.length(a) > features.length(b); });
  return order;
}

Status runBatch(BertClassifier& model, c10::Device device, const PackedBatch& batch, std::vector<double>* logits) {
  const at::Tensor rows =
      model.forward(toDevice(batch, device), DropoutKey::off()).to(at::kCPU, at::kDouble).contiguous();
  const auto outputs = static_cast<size_t>(model.outputs());
  const double* values = rows.const_data_ptr<double>();
  for (size_t i = 0; i < batch.examples.size(); ++i) {
    std::copy_n(values + i * outputs, outputs, logits->begin() + batch.examples[i] * static_cast<int64_t>(outputs));
  }
  return {};
}

int32_t argmax(std::span<const double> row) {
  return static_cast<int32_t>(std::max_element(row.begin(), row.end()) - row.begin());
}

void scoreClasses(const Split& split, const TaskInfo& task, const FeatureSet& features,
                  const std::vector<double>& logits, size_t outputs, SplitOutcome* outcome) {
  std::vector<int32_t> predicted, actual;
  double loss = 0;
  for (size_t i = 0; i < split.examples.size(); ++i) {
    const std::span<const double> row = std::span(logits).subspan(i * outputs, outputs);
    const std::vector<double> probabilities = softmaxRow(row);
    const int32_t best = argmax(row);
    outcome->predictions[i].predicted = task.labels[static_cast<size_t>(best)];
    outcome->predictions[i].probabilities.assign(probabilities.begin(), probabilities.end());
    const int32_t label = features.labels[i];
    if (label < 0) continue;
    predicted.push_back(best);
    actual.push_back(label);
    loss += crossEntropyRow(row, label);
  }
  if (!split.labelled || actual.empty()) return;
  outcome->result.loss = loss / static_cast<double>(actual.size());
  outcome->result.values = classificationMetrics(task, predicted, actual);
}

void scoreValues(const Split& split, const TaskInfo& task, const FeatureSet& features,
                 const std::vector<double>& logits, SplitOutcome* outcome) {
  std::vector<double> predicted, actual;
  for (size_t i = 0; i < split.examples.size(); ++i) {
    const auto value = static_cast<float>(logits[i]);
    outcome->predictions[i].predicted = shortestText(value);
    outcome->predictions[i].probabilities = {value};
    if (std::isnan(features.targets[i])) continue;
    predicted.push_back(logits[i]);
    actual.push_back(features.targets[i]);
  }
  if (!split.labelled || actual.empty()) return;
  outcome->result.loss = meanSquaredError(predicted, actual);
  outcome->result.values = regressionMetrics(task, predicted, actual);
}

}  // namespace

Result<std::vector<double>> predictLogits(BertClassifier& model, c10::Device device, const FeatureSet& features,
                                          int64_t batchSize, const StopQuestion& stopRequested) {
  const at::NoGradGuard noGrad;
  const std::vector<int64_t> order = longestFirst(features);
  std::vector<double> logits(order.size() * static_cast<size_t>(model.outputs()));
  const auto size = static_cast<size_t>(std::max<int64_t>(1, batchSize));
  for (size_t first = 0; first < order.size(); first += size) {
    if (stopRequested && stopRequested()) return makeError(ErrorCode::Cancelled, "Stopped on request.");
    const std::span<const int64_t> rows = std::span(order).subspan(first, std::min(size, order.size() - first));
    const PackedBatch batch = packBatch(features, rows);
    const Status done = guarded([&] { return runBatch(model, device, batch, &logits); });
    if (done.ok()) continue;
    Error error = done.error();
    if (error.code == ErrorCode::OutOfMemory) {
      error.message += " It happened while evaluating a batch of " + std::to_string(batch.sequences()) +
                       " rows, longest " + std::to_string(batch.longest()) + " tokens, " +
                       std::to_string(batch.tokens()) + " tokens in all. Lower --eval-batch-size or --max-seq-length.";
      error.field = "eval-batch-size";
    }
    return error;
  }
  return logits;
}

std::vector<double> softmaxRow(std::span<const double> logits) {
  const double highest = *std::max_element(logits.begin(), logits.end());
  std::vector<double> values;
  double sum = 0;
  for (const double logit : logits) {
    values.push_back(std::exp(logit - highest));
    sum += values.back();
  }
  for (double& value : values) value /= sum;
  return values;
}

double crossEntropyRow(std::span<const double> logits, int32_t label) {
  const double highest = *std::max_element(logits.begin(), logits.end());
  double sum = 0;
  for (const double logit : logits) sum += std::exp(logit - highest);
  return std::log(sum) + highest - logits[static_cast<size_t>(label)];
}

Result<SplitOutcome> evaluateSplit(BertClassifier& model, c10::Device device, const Split& split, const TaskInfo& task,
                                   const FeatureSet& features, int64_t batchSize, const StopQuestion& stopRequested) {
  CLOZE_ASSIGN(const std::vector<double> logits, predictLogits(model, device, features, batchSize, stopRequested));
  SplitOutcome outcome;
  outcome.result.split = split.name;
  outcome.result.examples = static_cast<int64_t>(split.examples.size());
  outcome.result.loss = std::numeric_limits<double>::quiet_NaN();
  outcome.predictions.resize(split.examples.size());
  for (size_t i = 0; i < split.examples.size(); ++i) {
    Prediction& prediction = outcome.predictions[i];
    prediction.index = static_cast<int64_t>(i);
    prediction.text_a = split.examples[i].text_a;
    prediction.text_b = split.examples[i].text_b;
    prediction.label = split.examples[i].label;
  }
  if (task.kind == TaskKind::Regression) {
    scoreValues(split, task, features, logits, &outcome);
  } else {
    scoreClasses(split, task, features, logits, static_cast<size_t>(model.outputs()), &outcome);
  }
  return outcome;
}

std::string shortestText(float value) {
  char text[64];
  const auto end = std::to_chars(text, text + sizeof(text), value);
  return std::string(text, end.ptr);
}

}  // namespace cloze
