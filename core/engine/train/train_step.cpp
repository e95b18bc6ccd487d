#include <core/engine/tasks/loss.h>
#include <core/engine/train/train_step.h>

#include <algorithm>

namespace cloze {

StepSettings makeStepSettings(TaskKind kind, std::vector<double> labelWeights, int64_t microBatch, uint64_t seed,
                              at::ScalarType dtype, at::Device device) {
  StepSettings settings;
  settings.kind = kind;
  if (!labelWeights.empty() && kind == TaskKind::Classification) {
    settings.label_weight_tensor = at::tensor(labelWeights, at::kDouble).to(device, lossDtype(dtype));
    settings.label_weights = std::move(labelWeights);
  }
  settings.micro_batch = std::max<int64_t>(1, microBatch);
  settings.seed = seed;
  return settings;
}

StepOutcome trainStep(BertClassifier& model, Optimizer& optimizer, const StepSettings& settings,
                      const FeatureSet& features, std::span<const int64_t> examples, int64_t step, double lr,
                      at::Device device, MicroBatchSize* current) {
  StepOutcome outcome;
  outcome.examples = static_cast<int64_t>(examples.size());
  const double total = totalWeight(settings.kind, settings.label_weights, features, examples);
  const DropoutKey dropout{true, settings.seed, step};
  const auto micro = static_cast<size_t>(settings.micro_batch);
  at::Tensor loss;
  for (size_t first = 0; first < examples.size(); first += micro) {
    const PackedBatch batch = packBatch(features, examples.subspan(first, std::min(micro, examples.size() - first)));
    if (current != nullptr) *current = {batch.sequences(), batch.longest(), batch.tokens()};
    outcome.tokens += batch.tokens();
    const at::Tensor logits = model.forward(toDevice(batch, device), dropout);
    const at::Tensor part = taskLoss(settings.kind, logits, batch, settings.label_weight_tensor, total);
    part.backward();
    if (micro < examples.size()) optimizer.gather();
    loss = loss.defined() ? loss + part.detach() : part.detach();
  }
  outcome.grad_norm = optimizer.step(lr);
  outcome.loss = loss.defined() ? loss.item<double>() : 0.0;  // the norm has waited for the device already
  return outcome;
}

}  // namespace cloze
