#include <core/engine/train/best_keeper.h>

#include <cmath>

namespace cloze {

bool BestKeeper::offer(double value, int64_t step, double threshold) {
  bool better = !std::isnan(value);
  bool enough = better;
  if (better && best_value) {
    const double gain = lowerIsBetter() ? *best_value - value : value - *best_value;
    better = gain > 0;
    enough = better && gain > threshold;
  }
  without_improvement = enough ? 0 : without_improvement + 1;
  if (better) {
    best_value = value;
    best_step = step;
  }
  return better;
}

}  // namespace cloze
