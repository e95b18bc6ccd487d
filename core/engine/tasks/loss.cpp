#include <core/engine/tasks/loss.h>

namespace cloze {

std::vector<double> labelWeights(const std::vector<double>& given, bool balanced, const std::vector<int32_t>& labels,
                                 int64_t labelCount) {
  if (!balanced) return given;
  std::vector<double> counts(static_cast<size_t>(labelCount), 0.0);
  double rows = 0;
  for (const int32_t label : labels) {
    if (label < 0) continue;
    counts[static_cast<size_t>(label)] += 1;
    rows += 1;
  }
  std::vector<double> weights;
  for (const double count : counts) {
    weights.push_back(count == 0 ? 0.0 : rows / (static_cast<double>(labelCount) * count));
  }
  return weights;
}

double totalWeight(TaskKind kind, std::span<const double> weights, const FeatureSet& features,
                   std::span<const int64_t> examples) {
  if (kind == TaskKind::Regression || weights.empty()) return static_cast<double>(examples.size());
  double total = 0;
  for (const int64_t example : examples) {
    total += weights[static_cast<size_t>(features.labels[static_cast<size_t>(example)])];
  }
  return total;
}

at::ScalarType lossDtype(at::ScalarType dtype) {
  return dtype == at::kDouble ? at::kDouble : at::kFloat;
}

at::Tensor taskLoss(TaskKind kind, const at::Tensor& logits, const PackedBatch& batch, const at::Tensor& weights,
                    double total) {
  const at::ScalarType dtype = lossDtype(logits.scalar_type());
  const at::Tensor values = logits.to(dtype);
  at::Tensor sum;
  if (kind == TaskKind::Regression) {
    const at::Tensor targets =
        at::tensor(batch.targets, at::kDouble).to(dtype).to(logits.device(), dtype, /*non_blocking=*/true);
    sum = at::mse_loss(values.squeeze(-1), targets, at::Reduction::Sum);
  } else {
    // A copy that waits would wait for the whole forward pass.
    const at::Tensor labels = at::tensor(batch.labels, at::kLong).to(logits.device(), at::kLong, /*non_blocking=*/true);
    sum = at::cross_entropy_loss(values, labels, weights, at::Reduction::Sum);
  }
  // An effective batch whose labels all weigh nothing teaches nothing: its loss is 0, not 0/0.
  return total > 0 ? sum / total : sum * 0;
}

}  // namespace cloze
