#include <widgets/chart_extremes.h>

#include <algorithm>
#include <cmath>

namespace cloze {

namespace {

constexpr size_t kBlock = 64;

Extremes walk(std::span<const double> y, size_t begin, size_t end) {
  Extremes found;
  for (size_t i = begin; i < end; ++i) found.look(y, i);
  return found;
}

}  // namespace

void Extremes::look(std::span<const double> y, size_t index) {
  if (!std::isfinite(y[index])) {
    broken = index;
    return;
  }
  if (lowest == kNone || y[index] < y[lowest]) lowest = index;
  if (highest == kNone || y[index] > y[highest]) highest = index;
}

void Extremes::join(std::span<const double> y, const Extremes& after) {
  if (after.lowest != kNone) {
    look(y, after.lowest);
    look(y, after.highest);
  }
  if (after.broken != kNone) broken = after.broken;
}

BlockExtremes::BlockExtremes(std::span<const double> y) {
  m_blocks.reserve(y.size() / kBlock);
  for (size_t begin = 0; begin + kBlock <= y.size(); begin += kBlock)
    m_blocks.push_back(walk(y, begin, begin + kBlock));
}

Extremes BlockExtremes::find(std::span<const double> y, size_t begin, size_t end) const {
  const size_t first = (begin + kBlock - 1) / kBlock, last = std::min(end / kBlock, m_blocks.size());
  if (first >= last) return walk(y, begin, end);
  Extremes found = walk(y, begin, first * kBlock);
  for (size_t block = first; block < last; ++block) found.join(y, m_blocks[block]);
  found.join(y, walk(y, last * kBlock, end));
  return found;
}

}  // namespace cloze
