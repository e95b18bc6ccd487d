// Which evaluation was the best so far, and whether it is time to stop early.
//
// "Best" is any improvement; patience is only renewed by one larger than the threshold, as in Transformers'
// EarlyStoppingCallback. A value, part of a checkpoint: what it remembers is all a resumed run needs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace cloze {

struct BestKeeper {
  std::string split, metric;  // what steers; empty: nothing does
  std::optional<double> best_value;
  int64_t best_step = 0;
  int64_t without_improvement = 0;  // evaluations in a row

  bool lowerIsBetter() const { return metric == "loss" || metric == "mse"; }
  // Takes the value of one evaluation; true if it is the new best. NaN never is.
  bool offer(double value, int64_t step, double threshold);
  bool patienceIsOver(int64_t patience) const { return patience > 0 && without_improvement >= patience; }
};

}  // namespace cloze
