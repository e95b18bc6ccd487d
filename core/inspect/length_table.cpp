#include <core/inspect/length_table.h>

#include <algorithm>
#include <cmath>

namespace cloze {

LengthTable::LengthTable(std::span<const int32_t> lengths) {
  int32_t longest = -1;
  for (const int32_t length : lengths) longest = std::max(longest, length);
  m_rowsAbove.assign(static_cast<size_t>(longest + 1), 0);
  m_tokensAbove = m_rowsAbove;
  for (const int32_t length : lengths) {
    ++m_rowsAbove[static_cast<size_t>(length)];
    m_tokensAbove[static_cast<size_t>(length)] += length;
  }
  for (size_t i = m_rowsAbove.size(); i-- > 1;) {
    m_rowsAbove[i - 1] += m_rowsAbove[i];
    m_tokensAbove[i - 1] += m_tokensAbove[i];
  }
}

int64_t LengthTable::rowsCut(int32_t length) const {
  const size_t above = static_cast<size_t>(std::max(length, 0)) + 1;
  return length <= 0 || above >= m_rowsAbove.size() ? 0 : m_rowsAbove[above];
}

int64_t LengthTable::tokensLost(int32_t length) const {
  const size_t above = static_cast<size_t>(std::max(length, 0)) + 1;
  return length <= 0 || above >= m_rowsAbove.size() ? 0 : m_tokensAbove[above] - m_rowsAbove[above] * length;
}

int64_t LengthTable::rowsOf(int32_t from, int32_t to) const {
  const auto above = [this](int32_t length) {
    const auto at = static_cast<size_t>(std::max(length, 0));
    return at >= m_rowsAbove.size() ? 0 : m_rowsAbove[at];
  };
  return std::max<int64_t>(0, above(from) - above(to));
}

int32_t LengthTable::percentile(double share) const {
  const auto wanted = static_cast<int64_t>(std::ceil(share * static_cast<double>(rows())));
  for (int32_t length = 0; length < longest(); ++length) {
    if (rows() - rowsOf(length + 1, longest() + 1) >= wanted) return length;
  }
  return std::max(longest(), 0);
}

}  // namespace cloze
