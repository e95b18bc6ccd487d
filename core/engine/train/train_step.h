// One optimiser step: the effective batch in micro-batches, forward, backward, clip, update.
#pragma once

#include <core/data/features.h>
#include <core/engine/model/bert_classifier.h>
#include <core/engine/train/optimizer.h>

#include <ATen/ATen.h>

#include <cstdint>
#include <span>
#include <vector>

namespace cloze {

// What stays the same from step to step.
struct StepSettings {
  TaskKind kind = TaskKind::Classification;
  std::vector<double> label_weights;  // empty: all 1
  at::Tensor label_weight_tensor;     // the same on the device; undefined where empty
  int64_t micro_batch = 32;           // sequences
  uint64_t seed = 42;                 // of dropout
};
StepSettings makeStepSettings(TaskKind kind, std::vector<double> labelWeights, int64_t microBatch, uint64_t seed,
                              at::ScalarType dtype, at::Device device);

struct StepOutcome {
  double loss = 0;       // of the effective batch; NaN or infinite is reported, not thrown
  double grad_norm = 0;  // before clipping; where it is not finite the weights are unchanged
  int64_t examples = 0, tokens = 0;
};

// The micro-batch in work: what to say where memory runs out.
struct MicroBatchSize {
  int64_t sequences = 0, longest = 0, tokens = 0;
};

// Step `step` (0-based) over `examples` of `features` at learning rate `lr`. Throws what LibTorch throws; the gradients
// are then of no use and `current` says which micro-batch was in work.
StepOutcome trainStep(BertClassifier& model, Optimizer& optimizer, const StepSettings& settings,
                      const FeatureSet& features, std::span<const int64_t> examples, int64_t step, double lr,
                      at::Device device, MicroBatchSize* current);

}  // namespace cloze
