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
};

// `word` as UnknownWord has it: cut behind a whole character.
std::string_view shownPart(std::string_view word);
// For a line of text: at most `characters`, control and invisible ones and line ends as "\u{200B}"; "…" where cut.
std::string printedWord(const UnknownWord& word, size_t characters = 40);

class UnknownWordCounter {
 public:
  explicit UnknownWordCounter(size_t mostWords = 100'000) : m_mostWords(mostWords) {}
  // Rows in order.
  void add(std::string_view word, size_t split, size_t row);
  int64_t distinct() const { return static_cast<int64_t>(m_words.size()); }
  // Occurrences of words that there was no more room for.
  int64_t leftOut() const { return m_leftOut; }
  // The most frequent first, those of one count by their bytes. Leaves the counter empty.
  std::vector<UnknownWord> takeMostFrequent(size_t most);

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view word) const { return std::hash<std::string_view>()(word); }
  };
  size_t m_mostWords;
  int64_t m_leftOut = 0;
  struct Entry : UnknownWord {
    Place last{SIZE_MAX, SIZE_MAX};  // the row that it was in last
  };
  std::unordered_map<std::string, Entry, Hash, std::equal_to<>> m_words;
};

}  // namespace cloze
