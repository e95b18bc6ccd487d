// The extremes of any stretch of a long series without looking at every point of it: those of whole blocks are kept.
//
// Built once for values that stay; plain numbers, any thread.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace cloze {

struct Extremes {
  static constexpr size_t kNone = static_cast<size_t>(-1);
  size_t lowest = kNone, highest = kNone;  // the first of the smallest and largest finite values
  size_t broken = kNone;                   // the last that is not finite
  void look(std::span<const double> y, size_t index);
  void join(std::span<const double> y, const Extremes& after);  // what comes behind in the series
};

class BlockExtremes {
 public:
  BlockExtremes() = default;
  explicit BlockExtremes(std::span<const double> y);
  // Of begin ... end - 1. REQUIRES: the values it was built of; none built, and every point is looked at.
  Extremes find(std::span<const double> y, size_t begin, size_t end) const;

 private:
  std::vector<Extremes> m_blocks;
};

}  // namespace cloze
