#include <core/plan/checks.h>
#include <core/plan/preflight.h>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

namespace cloze {
namespace {

constexpr int64_t kRowsBetweenLooks = 4096;

bool isBlank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n\v\f") == std::string_view::npos;
}

// Finds rows by their texts.
class RowsByText {
 public:
  explicit RowsByText(const std::vector<Example>& examples) : m_examples(examples) { m_rows.reserve(examples.size()); }
  // The first row added that has these texts; -1: none.
  int64_t find(const Example& example) const {
    const auto [first, last] = m_rows.equal_range(hashOf(example));
    int64_t found = -1;
    for (auto it = first; it != last; ++it) {
      const Example& other = m_examples[static_cast<size_t>(it->second)];
      if (other.text_a != example.text_a || other.text_b != example.text_b) continue;
      if (found < 0 || it->second < found) found = it->second;
    }
    return found;
  }
  void add(int64_t row) { m_rows.emplace(hashOf(m_examples[static_cast<size_t>(row)]), row); }

 private:
  static size_t hashOf(const Example& example) {
    return std::hash<std::string_view>()(example.text_a) * 31 + std::hash<std::string_view>()(example.text_b);
  }
  const std::vector<Example>& m_examples;
  std::unordered_multimap<size_t, int64_t> m_rows;
};

class Walk {
 public:
  Walk(const DataSet& data, const Tokenizer& tokenizer, const std::function<void(int64_t, int64_t)>& progress,
       std::stop_token stop)
      : m_data(data), m_tokenizer(tokenizer), m_progress(progress), m_stop(std::move(stop)) {
    for (const Split& split : data.splits) m_all += static_cast<int64_t>(split.examples.size());
  }

  // False: stopped.
  bool go(Preflight* out) {
    const Split* train = m_data.find("train");
    RowsByText trainRows(train == nullptr ? kNoRows : train->examples);
    for (size_t i = 0; i < m_data.splits.size(); ++i) {
      const Split& split = m_data.splits[i];
      const bool isTrain = &split == train;
      RowsByText ownRows(split.examples);
      if (!addSplit(i, isTrain ? &trainRows : &ownRows, isTrain || train == nullptr ? nullptr : &trainRows, out)) {
        return false;
      }
    }
    for (auto& [text, word] : m_unknown) {
      word.text = text;
      out->unknown_words.push_back(std::move(word));
    }
    std::sort(out->unknown_words.begin(), out->unknown_words.end(), [](const UnknownWord& a, const UnknownWord& b) {
      return a.count != b.count ? a.count > b.count : a.text < b.text;
    });
    return true;
  }

 private:
  bool addSplit(size_t index, RowsByText* own, const RowsByText* trainRows, Preflight* out) {
    const Split& split = m_data.splits[index];
    SplitPreflight& found = out->splits.emplace_back();
    found.name = split.name;
    found.lengths.reserve(split.examples.size());
    found.unknown.reserve(split.examples.size());
    for (int64_t row = 0; row < static_cast<int64_t>(split.examples.size()); ++row, ++m_done) {
      if (m_done % kRowsBetweenLooks == 0) {
        if (m_stop.stop_requested()) return false;
        if (m_progress) m_progress(m_done, m_all);
      }
      const Example& example = split.examples[static_cast<size_t>(row)];
      addTokens(example, {index, row}, &found);
      addTexts(example, row, &found);
      addTwins(example, row, split.examples, own, trainRows, &found);
      if (m_data.task.kind == TaskKind::Classification) ++found.label_counts[example.label];
    }
    return true;
  }

  void addTokens(const Example& example, UnknownWord::Place place, SplitPreflight* found) {
    m_rowUnknown = 0;
    int32_t length = cut(example.text_a, place) + 2;
    if (m_data.task.pair) length += cut(example.text_b, place) + 1;
    found->lengths.push_back(length);
    found->unknown.push_back(m_rowUnknown);
    found->tokens += length - (m_data.task.pair ? 3 : 2);
    found->unk_tokens += m_rowUnknown;
  }

  // How many tokens; what is unknown is written down.
  int32_t cut(std::string_view text, UnknownWord::Place place) {
    m_tokenizer.encode(text, &m_pieces);
    for (size_t i = 0; i < m_pieces.ids.size(); ++i) {
      if (m_pieces.ids[i] != m_tokenizer.unkId()) continue;
      ++m_rowUnknown;
      const Offset offset = m_pieces.offsets[i];
      const auto start = static_cast<size_t>(offset.start);
      UnknownWord& word = m_unknown[std::string(text.substr(start, static_cast<size_t>(offset.end) - start))];
      ++word.count;
      if (word.places.size() < UnknownWord::kPlaces && (word.places.empty() || word.places.back() != place)) {
        word.places.push_back(place);
      }
    }
    return static_cast<int32_t>(m_pieces.ids.size());
  }

  void addTexts(const Example& example, int64_t row, SplitPreflight* found) const {
    if (isBlank(example.text_a) || (m_data.task.pair && isBlank(example.text_b))) found->empty.push_back(row);
    if (isOddText(example.text_a) || isOddText(example.text_b)) found->odd.push_back(row);
  }

  void addTwins(const Example& example, int64_t row, const std::vector<Example>& examples, RowsByText* own,
                const RowsByText* trainRows, SplitPreflight* found) const {
    if (const int64_t first = own->find(example); first >= 0) {
      found->repeated.push_back({row, first, examples[static_cast<size_t>(first)].label == example.label});
    } else {
      own->add(row);
    }
    if (trainRows == nullptr) return;
    const int64_t inTrain = trainRows->find(example);
    if (inTrain < 0) return;
    const Example& other = m_data.find("train")->examples[static_cast<size_t>(inTrain)];
    found->leaked.push_back({row, inTrain, other.label == example.label});
  }

  inline static const std::vector<Example> kNoRows;
  const DataSet& m_data;
  const Tokenizer& m_tokenizer;
  const std::function<void(int64_t, int64_t)>& m_progress;
  std::stop_token m_stop;
  int64_t m_done = 0, m_all = 0;
  int32_t m_rowUnknown = 0;
  Pieces m_pieces;
  std::unordered_map<std::string, UnknownWord> m_unknown;
};

}  // namespace

bool isOddText(std::string_view text) {
  static constexpr std::array<std::string_view, 4> kMarks = {
      "\xEF\xBF\xBD",          // U+FFFD
      "\xC3\x83\xC2",          // A with tilde before a character of Latin-1's upper half: UTF-8's C3 8x read so
      "\xC3\x82\xC2",          // the same with a circumflex: C2 8x
      "\xC3\xA2\xE2\x82\xAC",  // a with circumflex and the euro sign: UTF-8's quotes and dashes read as Windows-1252
  };
  const auto isAscii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (std::all_of(text.begin(), text.end(), isAscii)) return false;
  for (const std::string_view mark : kMarks) {
    if (text.find(mark) != std::string_view::npos) return true;
  }
  for (size_t at = text.find('\xC2'); at != std::string_view::npos; at = text.find('\xC2', at + 1)) {
    if (at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0) return true;  // U+0080 to U+009F
  }
  return false;
}

CutCost cutCost(std::span<const int32_t> lengths, int64_t maxLength) {
  CutCost cost;
  for (const int32_t length : lengths) {
    if (length <= maxLength) continue;
    ++cost.rows;
    cost.tokens += length - maxLength;
  }
  return cost;
}

Result<Preflight> preflight(const DataSet& data, const Tokenizer& tokenizer, std::optional<bool> casingOfFiles,
                            const std::function<void(int64_t done, int64_t all)>& progress, std::stop_token stop) {
  Preflight out;
  if (!Walk(data, tokenizer, progress, std::move(stop)).go(&out)) {
    return makeError(ErrorCode::Cancelled, "Looking through the data was stopped.");
  }
  RunSpec spec;
  spec.model.do_lower_case =
      casingOfFiles ? (tokenizer.options().do_lower_case ? Casing::Lower : Casing::Keep) : Casing::Auto;
  ProblemList problems(&out.problems);
  checkCasing(spec, tokenizer, casingOfFiles.value_or(tokenizer.options().do_lower_case), &problems);
  if (progress) {
    int64_t all = 0;
    for (const SplitPreflight& split : out.splits) all += static_cast<int64_t>(split.lengths.size());
    progress(all, all);
  }
  return out;
}

}  // namespace cloze
