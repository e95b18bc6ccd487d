// Counts the words that become [UNK], with a bound on what is remembered. One thread.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace cloze {

struct UnknownWord {
  static constexpr size_t kMostBytes = 200;  // of a run without spaces its start says enough
  static constexpr size_t kMostPlaces = 20;
  struct Place {
    size_t split = 0, row = 0;
    bool operator==(const Place&) const = default;
  };
  struct Share {  // of one split
    size_t split = 0;
    int64_t count = 0, rows = 0;
    bool operator==(const Share&) const = default;
  };
  std::string word;           // as it stands in the data, at most kMostBytes
  bool cut = false;           // it is longer
  int64_t count = 0;          // in all splits
  std::vector<Share> shares;  // of the splits that have it, in their order
  std::vector<Place> places;  // the first rows it is in, at most kMostPlaces
  int64_t countIn(size_t split) const;
};

// `word` as UnknownWord has it: cut behind a whole character.
std::string_view shownPart(std::string_view word);
// For a line of text: at most `characters`, control and invisible ones and line ends as "\u{200B}"; "…" where cut.
std::string printedWord(const UnknownWord& word, size_t characters = 40);

class UnknownWordCounter {
 public:
  explicit UnknownWordCounter(size_t mostWords = 100'000) : m_mostWords(mostWords) {}
  // An occurrence that belongs to `rows` rows from `first` on, at least one; `first` never falls within a split.
  void add(std::string_view word, size_t split, size_t first, size_t rows = 1);
  int64_t distinct() const { return static_cast<int64_t>(m_words.size()); }
  int64_t distinctIn(size_t split) const;
  // Occurrences of words that there was no more room for.
  int64_t leftOut() const { return m_leftOut; }
  // The `most` most frequent ones of all splits and of each single one, those of one count by their bytes; the most
  // frequent of all first. Leaves the counter empty.
  std::vector<UnknownWord> takeMostFrequent(size_t most);

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view word) const { return std::hash<std::string_view>()(word); }
  };
  size_t m_mostWords;
  int64_t m_leftOut = 0;
  struct Entry : UnknownWord {
    Place behind{SIZE_MAX, 0};  // the split's rows before this one are counted
  };
  std::unordered_map<std::string, Entry, Hash, std::equal_to<>> m_words;
};

}  // namespace cloze
