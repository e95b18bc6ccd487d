// A whole data set looked at before anything is trained on it: lengths, unknown words, doubles, leaks, labels, cells.
//
// One pass over the rows, on the calling thread; stoppable. Values afterwards; any thread. The numbers are those of the
// plan (core/data/features.h makes the same lengths).
#pragma once

#include <core/data/data_set.h>
#include <core/inspect/casing.h>
#include <core/text/tokenizer.h>

#include <atomic>
#include <cstdint>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

namespace cloze {

// What stands in a row that hardly anybody meant. Bits.
enum RowOddity : uint8_t {
  kEmptyCell = 1,    // a text without anything but white space
  kBadEncoding = 2,  // U+FFFD, or letters as UTF-8 read as Latin-1 leaves them ("Ã©")
  kControls = 4,     // control or invisible characters, which the tokenizer drops
  kRepeated = 8,     // the same texts as an earlier row of its split
  kLeaked = 16,      // the same texts as a row of train, where this is another split
};

struct RowFacts {
  int32_t tokens = 0;   // uncut, special ones counted
  int32_t unknown = 0;  // [UNK]s among them
  uint8_t oddities = 0;
  int32_t twin = -1;  // of a repeated row: the row of its split, of a leaked one: the row of train
};

// How many rows are longer than any length, and by how many tokens, each in one look-up.
class LengthTable {
 public:
  LengthTable() = default;
  explicit LengthTable(const std::vector<RowFacts>& rows);
  int64_t rows() const { return m_rowsAbove.empty() ? 0 : m_rowsAbove.front(); }
  int64_t rowsCut(int32_t length) const;  // 0: no limit
  int64_t tokensLost(int32_t length) const;
  int32_t longest() const { return static_cast<int32_t>(m_rowsAbove.size()) - 1; }  // -1: no rows
  int32_t percentile(double share) const;          // the shortest length that holds this share of the rows
  int64_t rowsOf(int32_t from, int32_t to) const;  // of a length in [from, to)

 private:
  std::vector<int64_t> m_rowsAbove, m_tokensAbove;  // by length: of rows at least as long
};

struct SplitFacts {
  std::string name, note;
  std::vector<RowFacts> rows;  // as in the split
  LengthTable lengths;
  int64_t tokens = 0, unknown_tokens = 0, rows_with_unknown = 0;
  int64_t words = 0;
  std::map<std::string, int64_t> label_counts;  // empty where there are none, or of a regression
  int64_t count(RowOddity oddity) const;
};

struct UnknownWord {
  std::string word;
  int64_t count = 0;
  size_t split = 0, row = 0;  // where it is first
};

struct Preflight {
  std::vector<SplitFacts> splits;
  std::vector<UnknownWord> unknown_words;  // the most frequent first, at most kMostUnknownWords
  int64_t distinct_unknown_words = 0;
  CasingMistake casing = CasingMistake::None;
  std::vector<std::string> warnings;  // of reading
};
inline constexpr size_t kMostUnknownWords = 200;

struct PreflightProgress {
  std::atomic<int64_t> rows{0}, of{0};
};

// Cancelled where it was stopped. `progress` may be null.
Result<Preflight> preflight(const DataSet& data, const Tokenizer& tokenizer, PreflightProgress* progress = nullptr,
                            std::stop_token stop = {});

}  // namespace cloze
