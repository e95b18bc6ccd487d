// Logits of many rows without gradients, and what follows from them: probabilities, loss, scores, predictions.
//
// Rows are batched by length, packed, and answered in their own order. One thread at a time per model.
#pragma once

#include <core/base/result.h>
#include <core/data/data_set.h>
#include <core/data/features.h>
#include <core/engine/model/bert_classifier.h>
#include <core/spec/metrics.h>

#include <c10/core/Device.h>

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace cloze {

using StopQuestion = std::function<bool()>;  // asked before each batch

// Row-major [features.size(), model.outputs()], dropout off. Cancelled once `stopRequested` says so; OutOfMemory with
// rows, tokens and longest length of the batch that did not fit.
Result<std::vector<double>> predictLogits(BertClassifier& model, c10::Device device, const FeatureSet& features,
                                          int64_t batchSize, const StopQuestion& stopRequested);

// softmax of one row, stable for any finite logits.
std::vector<double> softmaxRow(std::span<const double> logits);
// log(sum(exp(row))) - row[label].
double crossEntropyRow(std::span<const double> logits, int32_t label);

struct SplitOutcome {
  EvalResult result;  // loss is NaN and values are empty where the split has no labels
  std::vector<Prediction> predictions;
};

// Scores `split` and keeps every row's outcome. The loss is the plain mean over rows, whatever the label weights.
Result<SplitOutcome> evaluateSplit(BertClassifier& model, c10::Device device, const Split& split, const TaskInfo& task,
                                   const FeatureSet& features, int64_t batchSize, const StopQuestion& stopRequested);

// The shortest text that reads back as the same float.
std::string shortestText(float value);

}  // namespace cloze
