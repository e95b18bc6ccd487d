// A whole data set looked at before anything is trained on it: lengths, unknown words, doubles, leaks, labels, cells.
//
// One pass over the rows, stoppable, over as many threads as are wanted; what it finds does not depend on their number.
// Values afterwards; any thread. The plan (core/plan) has its numbers from here.
#pragma once

#include <core/data/data_set.h>
#include <core/inspect/casing.h>
#include <core/inspect/length_table.h>
#include <core/inspect/unknown_words.h>
#include <core/text/tokenizer.h>

#include <array>
#include <atomic>
#include <cstdint>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

namespace cloze {

// What stands in a row that hardly anybody meant. Bits.
enum RowOddity : uint8_t {
  kEmptyCell = 1,           // a text without anything but Unicode's White_Space
  kBadEncoding = 2,         // see OddCharacters
  kControls = 4,            // control, format and private characters, which the tokenizer drops
  kRepeated = 8,            // the same texts as an earlier row of its split
  kLeaked = 16,             // the same texts as a row of train, where this is another split
  kRepeatedOtherwise = 32,  // repeated, and one of the earlier ones has another label
  kLeakedOtherwise = 64,    // leaked, and one of train's has another label
};
inline constexpr size_t kOddities = 7;

struct RowFacts {
  int32_t tokens = 0;   // uncut, special ones counted
  int32_t unknown = 0;  // [UNK]s among them
  uint8_t oddities = 0;
  int32_t twin = -1;  // of a leaked row: the first of train, else of a repeated one: the first of its split
};

struct SplitFacts {
  std::string name, note;
  std::vector<RowFacts> rows;  // as in the split
  LengthTable lengths;
  int64_t tokens = 0, unknown_tokens = 0, rows_with_unknown = 0;
  int64_t words = 0;
  int64_t distinct_unknown_words = 0;  // at most as many as are counted one by one
  // Of a classification whose split is labelled: every label of the task, with 0 where no row has it.
  std::map<std::string, int64_t> label_counts;
  int64_t rows_without_label = 0;  // beside those
  int64_t count(RowOddity oddity) const;

  std::array<int64_t, kOddities> oddity_counts{};  // by bit
};

// Everything that follows from the rows' own facts: lengths, tokens, [UNK]s, counts of oddities.
void sumUpRows(SplitFacts* facts);

struct Preflight {
  std::vector<SplitFacts> splits;
  // The kMostUnknownWords most frequent ones of all splits and of each single one; the most frequent of all first.
  std::vector<UnknownWord> unknown_words;
  int64_t distinct_unknown_words = 0;  // at most as many as are counted one by one
  int64_t unknown_words_left_out = 0;  // [UNK]s of words that there were too many of to count one by one
  CasingMistake casing = CasingMistake::None;
  std::vector<std::string> warnings;  // of reading
};
inline constexpr size_t kMostUnknownWords = 200;

// Rows of one split that say what others say.
struct TwinCounts {
  std::string split;
  int64_t rows = 0, repeated = 0, repeated_otherwise = 0, leaked = 0, leaked_otherwise = 0;
};
TwinCounts twinsOf(const SplitFacts& split);
// The same where nothing else is wanted: texts alone are compared. A split each.
std::vector<TwinCounts> countTwins(const DataSet& data);
// And as marks on the rows: oddities and twins. REQUIRES: `splits` are the data's, with as many rows
void markTwins(const DataSet& data, std::vector<SplitFacts>* splits);

struct PreflightProgress {
  std::atomic<int64_t> rows{0}, of{0};  // of questions: paragraphs
};

// `threads` 0: all cores. Cancelled where it was stopped, OutOfMemory where that ends. `progress` may be null.
Result<Preflight> preflight(const DataSet& data, const Tokenizer& tokenizer, PreflightProgress* progress = nullptr,
                            std::stop_token stop = {}, int64_t threads = 0);
// The two ends of it that are no result.
Error stoppedPreflight();
Error noMemoryForPreflight();

}  // namespace cloze
