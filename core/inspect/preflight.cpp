#include <core/base/utf8.h>
#include <core/inspect/preflight.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <string_view>
#include <unordered_map>

namespace cloze {
namespace {

bool isBlank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// One look at the bytes: what is not ASCII is looked at closer.
uint8_t oddCharacters(std::string_view text) {
  uint8_t found = 0;
  const auto at = [&](size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  for (size_t i = 0; i < text.size(); ++i) {
    const unsigned c = at(i);
    if (c >= 0x20 && c < 0x7F) continue;
    if (c < 0x20) {
      if (c != '\t' && c != '\n' && c != '\r') found |= kControls;
    } else if (c == 0x7F || (c == 0xC2 && at(i + 1) < 0xA0)) {
      found |= kControls;  // C1
    } else if (c == 0xC2 && at(i + 1) == 0xAD) {
      found |= kControls;  // soft hyphen
    } else if (c == 0xC3 && (at(i + 1) == 0x82 || at(i + 1) == 0x83) && at(i + 2) == 0xC2) {
      found |= kBadEncoding;  // "Ã" or "Â" and a sign of the second half of Latin-1
    } else if (c == 0xC3 && at(i + 1) == 0xA2 && at(i + 2) == 0xE2 && at(i + 3) == 0x82 && at(i + 4) == 0xAC) {
      found |= kBadEncoding;  // "â€", a quotation mark read as windows-1252
    } else if (c == 0xE2 && at(i + 1) == 0x80 && at(i + 2) >= 0x8B && at(i + 2) <= 0x8F) {
      found |= kControls;  // U+200B to U+200F
    } else if (c == 0xEF && at(i + 1) == 0xBB && at(i + 2) == 0xBF) {
      found |= kControls;  // byte order mark
    } else if (c == 0xEF && at(i + 1) == 0xBF && at(i + 2) == 0xBD) {
      found |= kBadEncoding;  // U+FFFD
    }
  }
  return found;
}

class DataLook {
 public:
  DataLook(const DataSet& data, const Tokenizer& tokenizer, PreflightProgress* progress, std::stop_token stop)
      : m_data(data), m_tokenizer(tokenizer), m_progress(progress), m_stop(std::move(stop)) {}

  Result<Preflight> run() {
    int64_t rows = 0;
    for (const Split& split : m_data.splits) rows += static_cast<int64_t>(split.examples.size());
    if (m_progress != nullptr) m_progress->of = rows;
    m_result.warnings = m_data.warnings;
    m_result.casing = casingMistake(m_tokenizer.options(), casingOf(m_tokenizer.vocabulary()));
    for (size_t i = 0; i < m_data.splits.size(); ++i) {
      if (!lookAt(i)) return makeError(ErrorCode::Cancelled, "Looking at the data was stopped.");
    }
    rankUnknown();
    return std::move(m_result);
  }

 private:
  using Key = std::pair<std::string_view, std::string_view>;
  struct KeyHash {
    size_t operator()(const Key& key) const {
      const size_t first = std::hash<std::string_view>()(key.first);
      return first ^ (std::hash<std::string_view>()(key.second) + 0x9E3779B97F4A7C15ull + (first << 6));
    }
  };
  using Rows = std::unordered_map<Key, int32_t, KeyHash>;

  bool lookAt(size_t place) {
    const Split& split = m_data.splits[place];
    SplitFacts facts;
    facts.name = split.name;
    facts.note = split.note;
    facts.rows.reserve(split.examples.size());
    Rows own;
    own.reserve(split.examples.size());
    const bool isTrain = split.name == "train";
    for (size_t row = 0; row < split.examples.size(); ++row) {
      if ((row & 255) == 0) {
        if (m_stop.stop_requested()) return false;
        if (m_progress != nullptr) m_progress->rows = m_rowsDone + static_cast<int64_t>(row);
      }
      const Example& example = split.examples[row];
      RowFacts one = textFacts(example, place, row, &facts);
      const Key key{example.text_a, example.text_b};
      const auto [twin, isNew] = own.emplace(key, static_cast<int32_t>(row));
      if (!isNew) {
        one.oddities |= kRepeated;
        one.twin = twin->second;
      }
      if (!isTrain) {
        if (const auto leaked = m_train.find(key); leaked != m_train.end()) {
          one.oddities |= kLeaked;
          one.twin = leaked->second;
        }
      }
      if (m_data.task.kind == TaskKind::Classification && split.labelled && !example.label.empty())
        ++facts.label_counts[example.label];
      facts.rows.push_back(one);
    }
    if (isTrain) m_train = std::move(own);
    facts.lengths = LengthTable(facts.rows);
    m_rowsDone += static_cast<int64_t>(split.examples.size());
    if (m_progress != nullptr) m_progress->rows = m_rowsDone;
    m_result.splits.push_back(std::move(facts));
    return true;
  }

  RowFacts textFacts(const Example& example, size_t place, size_t row, SplitFacts* facts) {
    RowFacts one;
    one.tokens = m_data.task.pair ? 3 : 2;
    const auto look = [&](const std::string& text) {
      m_tokenizer.encode(text, &m_pieces);
      one.tokens += static_cast<int32_t>(m_pieces.ids.size());
      facts->words += m_pieces.word_of.empty() ? 0 : m_pieces.word_of.back() + 1;
      for (size_t i = 0; i < m_pieces.ids.size(); ++i) {
        if (m_pieces.ids[i] != m_tokenizer.unkId()) continue;
        ++one.unknown;
        const Offset at = m_pieces.offsets[i];
        addUnknown(text.substr(static_cast<size_t>(at.start), static_cast<size_t>(at.end - at.start)), place, row);
      }
      if (isBlank(text)) one.oddities |= kEmptyCell;
      one.oddities |= oddCharacters(text);
    };
    look(example.text_a);
    if (m_data.task.pair) look(example.text_b);
    facts->tokens += one.tokens;
    facts->unknown_tokens += one.unknown;
    facts->rows_with_unknown += one.unknown > 0 ? 1 : 0;
    return one;
  }

  void addUnknown(std::string word, size_t place, size_t row) {
    if (word.size() > 400) word.resize(400);  // a run without spaces; its start says enough
    const auto [found, isNew] = m_unknown.try_emplace(std::move(word));
    if (isNew) {
      found->second.split = place;
      found->second.row = row;
    }
    ++found->second.count;
  }

  void rankUnknown() {
    m_result.distinct_unknown_words = static_cast<int64_t>(m_unknown.size());
    std::vector<UnknownWord> words;
    words.reserve(m_unknown.size());
    for (auto& [word, facts] : m_unknown) words.push_back({repairUtf8(word), facts.count, facts.split, facts.row});
    const size_t shown = std::min(kMostUnknownWords, words.size());
    std::partial_sort(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(shown), words.end(),
                      [](const UnknownWord& a, const UnknownWord& b) {
                        return a.count != b.count ? a.count > b.count : a.word < b.word;
                      });
    words.resize(shown);
    m_result.unknown_words = std::move(words);
  }

  const DataSet& m_data;
  const Tokenizer& m_tokenizer;
  PreflightProgress* m_progress;
  std::stop_token m_stop;
  Preflight m_result;
  Pieces m_pieces;
  int64_t m_rowsDone = 0;
  Rows m_train;  // views of the data set's own texts
  std::unordered_map<std::string, UnknownWord> m_unknown;
};

}  // namespace

LengthTable::LengthTable(const std::vector<RowFacts>& rows) {
  int32_t longest = -1;
  for (const RowFacts& row : rows) longest = std::max(longest, row.tokens);
  m_rowsAbove.assign(static_cast<size_t>(longest + 1), 0);
  m_tokensAbove = m_rowsAbove;
  for (const RowFacts& row : rows) {
    ++m_rowsAbove[static_cast<size_t>(row.tokens)];
    m_tokensAbove[static_cast<size_t>(row.tokens)] += row.tokens;
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

int64_t SplitFacts::count(RowOddity oddity) const {
  return std::count_if(rows.begin(), rows.end(), [oddity](const RowFacts& row) { return row.oddities & oddity; });
}

Result<Preflight> preflight(const DataSet& data, const Tokenizer& tokenizer, PreflightProgress* progress,
                            std::stop_token stop) {
  return DataLook(data, tokenizer, progress, std::move(stop)).run();
}

}  // namespace cloze
