#include <core/plan/plan.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace cloze {
namespace {

double polynomialFactor(const OptimizerSpec& optimizer, double step, double warmup, double total) {
  const double begin = optimizer.learning_rate, end = optimizer.end_learning_rate;
  if (begin == 0) return 0;
  if (step > total || total <= warmup) return end / begin;
  const double left = 1.0 - (step - warmup) / (total - warmup);
  return ((begin - end) * std::pow(left, optimizer.polynomial_power) + end) / begin;
}

}  // namespace

int64_t stepsPerEpoch(int64_t rows, int64_t batchSize) {
  return batchSize > 0 ? (rows + batchSize - 1) / batchSize : 0;
}

int64_t stepsBetweenEvaluations(const EvaluationSpec& evaluation, int64_t stepsPerEpoch) {
  if (evaluation.eval_steps > 0) return evaluation.eval_steps;
  return std::max<int64_t>(1, stepsPerEpoch) * std::max<int64_t>(1, evaluation.eval_epochs);
}

int64_t totalSteps(const RunSpec& spec, int64_t trainRows) {
  if (spec.optimizer.max_steps > 0) return spec.optimizer.max_steps;
  const auto perEpoch = static_cast<double>(stepsPerEpoch(trainRows, spec.batch.batch_size));
  // Products like 0.1 * 30 lie a hair above the whole number that is meant.
  return static_cast<int64_t>(std::ceil(perEpoch * spec.optimizer.epochs - 1e-9));
}

int64_t warmupSteps(const OptimizerSpec& optimizer, int64_t totalSteps) {
  if (optimizer.warmup_steps > 0) return optimizer.warmup_steps;
  return static_cast<int64_t>(static_cast<double>(totalSteps) * optimizer.warmup_proportion);
}

int64_t peakStep(const OptimizerSpec& optimizer, int64_t totalSteps) {
  const int64_t last = std::max<int64_t>(0, totalSteps - 1), warmup = warmupSteps(optimizer, totalSteps);
  const int64_t before = std::clamp<int64_t>(warmup - 1, 0, last), after = std::min(warmup, last);
  const auto rateAt = [&](int64_t step) { return learningRateAt(optimizer, step, totalSteps); };
  return rateAt(before) >= rateAt(after) ? before : after;
}

double learningRateAt(const OptimizerSpec& optimizer, int64_t step, int64_t totalSteps) {
  const auto now = static_cast<double>(step), total = static_cast<double>(totalSteps);
  const auto warmup = static_cast<double>(warmupSteps(optimizer, totalSteps));
  double factor = 1;
  if (now < warmup) {
    factor = now / std::max(1.0, warmup);
  } else {
    switch (optimizer.schedule) {
      case ScheduleKind::Constant:
        break;
      case ScheduleKind::Linear:
        factor = std::max(0.0, (total - now) / std::max(1.0, total - warmup));
        break;
      case ScheduleKind::LinearGoogle:
        factor = std::max(0.0, 1.0 - now / std::max(1.0, total));
        break;
      case ScheduleKind::Cosine: {
        const double progress = (now - warmup) / std::max(1.0, total - warmup);
        factor = std::max(0.0, 0.5 * (1.0 + std::cos(std::numbers::pi * 0.5 * 2.0 * progress)));
        break;
      }
      case ScheduleKind::Polynomial:
        factor = polynomialFactor(optimizer, now, warmup, total);
        break;
    }
  }
  return optimizer.learning_rate * factor;
}

}  // namespace cloze
