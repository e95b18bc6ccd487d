// How many rows are longer than any length, and by how many tokens, each in one look-up. A value; any thread.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace cloze {

class LengthTable {
 public:
  LengthTable() = default;
  explicit LengthTable(std::span<const int32_t> lengths);  // tokens of each row, before anything is cut
  int64_t rows() const { return m_rowsAbove.empty() ? 0 : m_rowsAbove.front(); }
  int64_t tokens() const { return m_tokensAbove.empty() ? 0 : m_tokensAbove.front(); }
  int64_t rowsCut(int32_t length) const;  // 0: no limit
  int64_t tokensLost(int32_t length) const;
  int32_t longest() const { return static_cast<int32_t>(m_rowsAbove.size()) - 1; }  // -1: no rows
  int32_t percentile(double share) const;          // the shortest length that holds this share of the rows
  int64_t rowsOf(int32_t from, int32_t to) const;  // of a length in [from, to)

 private:
  std::vector<int64_t> m_rowsAbove, m_tokensAbove;  // by length: of rows at least as long
};

}  // namespace cloze
