// A whole data set seen before it is trained on, in one pass: how long its rows are, which words the vocabulary does
// not know, which rows are empty, damaged, there twice, or in train as well. Every number leads to its rows.
//
// preflight() may run on any thread; values afterwards.
#pragma once

#include <core/base/result.h>
#include <core/data/data_set.h>
#include <core/plan/plan.h>
#include <core/text/tokenizer.h>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace cloze {

// A row that says what another one says too. Rows are indices into their split's examples.
struct TwinRow {
  int64_t row = 0, other = 0;
  bool same_label = true;
};

struct SplitPreflight {
  std::string name;
  std::vector<int32_t> lengths;                 // by row: tokens before truncation, special ones counted
  std::vector<int32_t> unknown;                 // by row: how many of them are [UNK]
  int64_t tokens = 0, unk_tokens = 0;           // of all rows; special ones are not counted here
  std::vector<int64_t> empty;                   // rows with a text of nothing but white space
  std::vector<int64_t> odd;                     // rows whose text was damaged by a wrong encoding (see isOddText)
  std::vector<TwinRow> repeated;                // rows that an earlier one of the split has the texts of
  std::vector<TwinRow> leaked;                  // of a split that is not train: rows that train has the texts of
  std::map<std::string, int64_t> label_counts;  // classification; "": rows without one
};

struct UnknownWord {
  static constexpr size_t kPlaces = 100;
  struct Place {
    size_t split = 0;
    int64_t row = 0;
    bool operator==(const Place&) const = default;
  };
  std::string text;           // as it stands in the data
  int64_t count = 0;          // in all splits
  std::vector<Place> places;  // the first rows it is in, kPlaces at most
};

struct Preflight {
  std::vector<SplitPreflight> splits;      // as the data set's
  std::vector<UnknownWord> unknown_words;  // the most frequent first
  std::vector<Problem> problems;           // where casing and vocabulary disagree
};

// `progress` is told rows done and all rows, every few thousand. An error only where `stop` was asked for.
// `casingOfFiles`: what the model's own files say, where another casing was chosen for `tokenizer`.
Result<Preflight> preflight(const DataSet& data, const Tokenizer& tokenizer, std::optional<bool> casingOfFiles = {},
                            const std::function<void(int64_t done, int64_t all)>& progress = {},
                            std::stop_token stop = {});

// What a maximal length costs: rows cut, and tokens that go with it.
struct CutCost {
  int64_t rows = 0, tokens = 0;
};
CutCost cutCost(std::span<const int32_t> lengths, int64_t maxLength);

// Characters that no encoding meant: U+FFFD, control characters of Latin-1's upper half, and UTF-8 that was read as
// Latin-1 or Windows-1252 ("Ã©", "â€™").
bool isOddText(std::string_view text);

}  // namespace cloze
