#include <core/base/utf8.h>
#include <core/text/vocabulary_learner.h>

#include <algorithm>
#include <limits>
#include <map>
#include <queue>
#include <set>
#include <string_view>
#include <unordered_map>

namespace cloze {
namespace {

using Piece = uint32_t;

template <typename Take>
void forEachCharacter(std::string_view text, Take take) {
  for (size_t position = 0; position < text.size();) take(static_cast<char32_t>(decodeUtf8(text, &position)));
}

std::string utf8(char32_t c) {
  std::string text;
  appendUtf8(c, &text);
  return text;
}

// Pairs of pieces: how often each occurs, and in which words it has newly come about.
class Pairs {
 public:
  struct State {
    uint64_t key = 0;
    int64_t count = 0;
    std::vector<uint32_t> fresh;  // words, ascending
    bool touched = false;
  };
  Pairs() : m_slots(1 << 16) {}

  static uint64_t keyOf(Piece a, Piece b) { return uint64_t{a} << 32 | b; }
  State& at(Piece a, Piece b) { return m_states[indexOf(keyOf(a, b))]; }
  void change(Piece a, Piece b, int64_t by, uint32_t word) {
    const uint32_t index = indexOf(keyOf(a, b));
    State& state = m_states[index];
    state.count += by;
    if (by <= 0) return;
    if (!state.touched) m_touched.push_back(index);
    state.touched = true;
    if (state.fresh.empty() || state.fresh.back() != word) state.fresh.push_back(word);
  }
  // Each pair that has come about somewhere since the last call, with the words.
  template <typename Take>
  void drain(Take take) {
    for (const uint32_t index : m_touched) {
      State& state = m_states[index];
      state.touched = false;
      take(state.key, state.count, std::exchange(state.fresh, {}));
    }
    m_touched.clear();
  }

 private:
  uint32_t indexOf(uint64_t key) {
    const size_t mask = m_slots.size() - 1;
    size_t slot = hash(key) & mask;
    for (; m_slots[slot] != 0; slot = (slot + 1) & mask) {
      if (m_states[m_slots[slot] - 1].key == key) return m_slots[slot] - 1;
    }
    m_states.push_back({key, 0, {}, false});
    m_slots[slot] = static_cast<uint32_t>(m_states.size());
    if (m_states.size() * 2 > m_slots.size()) grow();
    return static_cast<uint32_t>(m_states.size() - 1);
  }
  void grow() {
    std::vector<uint32_t> slots(m_slots.size() * 4);
    for (size_t i = 0; i < m_states.size(); ++i) {
      size_t slot = hash(m_states[i].key) & (slots.size() - 1);
      while (slots[slot] != 0) slot = (slot + 1) & (slots.size() - 1);
      slots[slot] = static_cast<uint32_t>(i + 1);
    }
    m_slots = std::move(slots);
  }
  static uint64_t hash(uint64_t key) {
    key *= 0x9E3779B97F4A7C15u;
    return key ^ key >> 32;
  }

  std::vector<State> m_states;
  std::vector<uint32_t> m_slots, m_touched;
};

// A pair that may be joined in some words. Those of one pair that came about at different times are entries of their
// own: the older keep the count they were made with until they are the first, and are then put back with today's.
struct Entry {
  int64_t count;
  uint64_t key;
  uint64_t age;  // of two that are alike, the older first
  std::vector<uint32_t> words;
};
struct Later {
  bool operator()(const Entry& a, const Entry& b) const {
    if (a.count != b.count) return a.count < b.count;
    if (a.key != b.key) return a.key > b.key;
    return a.age > b.age;
  }
};

class Learner {
 public:
  Learner(const WordCounts& counts, const LearnOptions& options) : m_options(options), m_words(counts.words()) {}

  std::vector<std::string> run() {
    for (const std::string& piece : m_options.reserved) idOf(piece);
    addAlphabet();
    spell();
    countPairs();
    while (m_pieces.size() < static_cast<size_t>(std::max(m_options.size, 0)) && !m_queue.empty()) {
      if (!joinNext()) break;
    }
    return std::move(m_pieces);
  }

 private:
  static constexpr Piece kNone = std::numeric_limits<Piece>::max();
  // What a character is at a word's start and behind it; kNone where it is in no piece.
  struct Single {
    Piece atStart = kNone, behind = kNone;
  };
  struct Spelled {
    size_t start;
    uint32_t length;
  };

  Piece idOf(const std::string& piece) {
    const auto [found, isNew] = m_ids.emplace(piece, static_cast<Piece>(m_pieces.size()));
    if (isNew) m_pieces.push_back(piece);
    return found->second;
  }

  // The most frequent characters, in the order of their code points.
  void addAlphabet() {
    std::map<char32_t, int64_t> counts;
    for (const WordCounts::Word& word : m_words) {
      forEachCharacter(word.text, [&](char32_t c) { counts[c] += word.count; });
    }
    std::vector<std::pair<char32_t, int64_t>> kept(counts.begin(), counts.end());
    const auto limit = static_cast<size_t>(std::max(m_options.alphabet_limit, 0));
    if (kept.size() > limit) {
      std::stable_sort(kept.begin(), kept.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
      kept.resize(limit);
      std::sort(kept.begin(), kept.end());
    }
    for (const auto& [c, count] : kept) idOf(utf8(c));
  }

  // The words as pieces of one character each; characters outside the alphabet fall out of them.
  void spell() {
    const std::unordered_map<char32_t, Single> singles = makeSingles();
    for (const WordCounts::Word& word : m_words) {
      const size_t start = m_symbols.size();
      bool first = true;
      forEachCharacter(word.text, [&](char32_t c) {
        const Single& single = singles.at(c);
        const Piece piece = first ? single.atStart : single.behind;
        first = false;
        if (piece != kNone) m_symbols.push_back(piece);
      });
      m_spelled.push_back({start, static_cast<uint32_t>(m_symbols.size() - start)});
    }
  }

  // The pieces of each character of the words, those behind a word's start added in the order of code points.
  std::unordered_map<char32_t, Single> makeSingles() {
    std::unordered_map<char32_t, Single> singles;
    std::set<char32_t> behind;
    for (const WordCounts::Word& word : m_words) {
      bool first = true;
      forEachCharacter(word.text, [&](char32_t c) {
        const auto [single, isNew] = singles.try_emplace(c);
        if (isNew) {
          if (const auto id = m_ids.find(utf8(c)); id != m_ids.end()) single->second.atStart = id->second;
        }
        if (!first && single->second.atStart != kNone) behind.insert(c);
        first = false;
      });
    }
    for (const char32_t c : behind) singles[c].behind = idOf("##" + utf8(c));
    return singles;
  }

  void countPairs() {
    for (uint32_t word = 0; word < m_spelled.size(); ++word) {
      const Piece* symbols = m_symbols.data() + m_spelled[word].start;
      for (uint32_t i = 1; i < m_spelled[word].length; ++i) {
        m_pairs.change(symbols[i - 1], symbols[i], m_words[word].count, word);
      }
    }
    enqueue();
  }

  void enqueue() {
    m_pairs.drain([this](uint64_t key, int64_t count, std::vector<uint32_t> words) {
      if (count > 0) m_queue.push({count, key, m_age++, std::move(words)});
    });
  }

  // False: no pair is frequent enough.
  bool joinNext() {
    Entry top = std::move(const_cast<Entry&>(m_queue.top()));  // popped at once
    m_queue.pop();
    const auto a = static_cast<Piece>(top.key >> 32), b = static_cast<Piece>(top.key);
    const int64_t count = m_pairs.at(a, b).count;
    if (top.count != count) {
      top.count = count;
      m_queue.push(std::move(top));
      return true;
    }
    if (count < 1 || count < m_options.min_frequency) return false;
    const std::string& second = m_pieces[b];
    const Piece joined = idOf(m_pieces[a] + (second.starts_with("##") ? second.substr(2) : second));
    for (const uint32_t word : top.words) join(word, a, b, joined);
    enqueue();
    return true;
  }

  void join(uint32_t word, Piece a, Piece b, Piece joined) {
    Spelled& spelled = m_spelled[word];
    Piece* symbols = m_symbols.data() + spelled.start;
    const int64_t times = m_words[word].count;
    uint32_t to = 0;
    for (uint32_t from = 0; from < spelled.length; ++from, ++to) {
      if (symbols[from] != a || from + 1 == spelled.length || symbols[from + 1] != b) {
        symbols[to] = symbols[from];
        continue;
      }
      if (to > 0) {
        m_pairs.change(symbols[to - 1], a, -times, word);
        m_pairs.change(symbols[to - 1], joined, times, word);
      }
      if (from + 2 < spelled.length) {
        m_pairs.change(b, symbols[from + 2], -times, word);
        m_pairs.change(joined, symbols[from + 2], times, word);
      }
      symbols[to] = joined;
      ++from;
    }
    spelled.length = to;
  }

  const LearnOptions& m_options;
  const std::vector<WordCounts::Word> m_words;
  std::vector<std::string> m_pieces;
  std::unordered_map<std::string, Piece> m_ids;
  std::vector<Piece> m_symbols;
  std::vector<Spelled> m_spelled;
  Pairs m_pairs;
  std::priority_queue<Entry, std::vector<Entry>, Later> m_queue;
  uint64_t m_age = 0;
};

}  // namespace

std::vector<std::string> learnVocabulary(const WordCounts& counts, const LearnOptions& options) {
  return Learner(counts, options).run();
}

}  // namespace cloze
