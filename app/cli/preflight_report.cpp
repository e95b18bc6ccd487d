#include <app/cli/preflight_report.h>
#include <app/cli/text_table.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>

namespace cloze::cli {
namespace {

constexpr int kBuckets = 20;
constexpr size_t kLinesInJson = 20, kLinesSaid = 5, kWordsSaid = 20;

const char* casingText(CasingMistake mistake) {
  switch (mistake) {
    case CasingMistake::LowersMixed:
      return "the text is lower-cased, but the vocabulary is made for text as it is written. Set --do-lower-case false";
    case CasingMistake::KeepsForLower:
      return "capitals are kept, but the vocabulary has lower-case pieces alone, so that words with one become [UNK]. "
             "Set --do-lower-case true";
    case CasingMistake::None:
      break;
  }
  return "";
}

struct OddityWords {
  RowOddity oddity;
  const char *key, *words;
};
constexpr std::array<OddityWords, kOddities> kWords = {
    {{kRepeated, "repeated", "repeated"},
     {kRepeatedOtherwise, "repeated_other_label", "  with another label"},
     {kLeaked, "leaked", "in train too"},
     {kLeakedOtherwise, "leaked_other_label", "  with another label"},
     {kEmptyCell, "empty_cells", "with an empty text"},
     {kBadEncoding, "bad_encoding", "oddly encoded"},
     {kControls, "controls", "with dropped characters"}}};

double shareOf(int64_t part, int64_t whole) {
  return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0;
}

// Where the first rows of a kind are.
Json placesOf(const PreflightReport& report, size_t split, RowOddity oddity, size_t most) {
  Json places = Json::array();
  const std::vector<RowFacts>& rows = report.found.splits[split].rows;
  for (size_t row = 0; row < rows.size() && places.size() < most; ++row)
    if (rows[row].oddities & oddity) places.push_back(report.place(split, row));
  return places;
}

Json lengthsJson(const LengthTable& lengths) {
  Json histogram = Json::array();
  const int32_t step = std::max(1, (lengths.longest() + kBuckets) / kBuckets);
  for (int32_t from = 0; from <= lengths.longest(); from += step)
    histogram.push_back({{"from", from}, {"to", from + step}, {"rows", lengths.rowsOf(from, from + step)}});
  return {{"median", lengths.percentile(0.5)},
          {"p95", lengths.percentile(0.95)},
          {"p99", lengths.percentile(0.99)},
          {"longest", std::max(lengths.longest(), 0)},
          {"histogram", histogram}};
}

Json splitJson(const PreflightReport& report, size_t place) {
  const SplitFacts& facts = report.found.splits[place];
  Json labels = Json::object(), places = Json::object();
  for (const auto& [label, count] : facts.label_counts) labels[label] = count;
  Json json = {{"name", facts.name},
               {"file", report.files[place]},
               {"note", facts.note},
               {"rows", facts.rows.size()},
               {"tokens", facts.tokens},
               {"words", facts.words},
               {"unknown_tokens", facts.unknown_tokens},
               {"unknown_rate", shareOf(facts.unknown_tokens, facts.tokens)},
               {"rows_with_unknown", facts.rows_with_unknown},
               {"truncated", facts.lengths.rowsCut(report.length)},
               {"tokens_lost", facts.lengths.tokensLost(report.length)},
               {"lengths", lengthsJson(facts.lengths)},
               {"labels", labels},
               {"rows_without_label", facts.rows_without_label}};
  for (const OddityWords& kind : kWords) {
    json[kind.key] = facts.count(kind.oddity);
    places[kind.key] = placesOf(report, place, kind.oddity, kLinesInJson);
  }
  json[report.place_key + "s"] = places;
  return json;
}

Json wordJson(const UnknownWord& word, const PreflightReport& report) {
  Json places = Json::array();
  for (const UnknownWord::Place& place : word.places)
    places.push_back(
        {{"split", report.found.splits[place.split].name}, {report.place_key, report.place(place.split, place.row)}});
  return {{"word", word.word}, {"cut", word.cut}, {"count", word.count}, {"places", places}};
}

std::string percent(double share) {
  char text[32];
  std::snprintf(text, sizeof text, share > 0 && share < 0.001 ? "%.3f %%" : "%.1f %%", share * 100);
  return text;
}

// A column a split, numbers to the right.
class SplitTable {
 public:
  explicit SplitTable(size_t splits) : m_splits(splits) {}

  template <typename Cell>
  void add(std::string head, Cell cell) {
    std::vector<std::string> row = {std::move(head)};
    for (size_t i = 0; i < m_splits; ++i) row.push_back(cell(i));
    m_rows.push_back(std::move(row));
  }
  std::vector<std::string> lines(size_t terminalColumns) {
    for (size_t column = 1; column <= m_splits; ++column) {
      size_t width = 0;
      for (const auto& row : m_rows) width = std::max(width, row[column].size());
      for (auto& row : m_rows) row[column].insert(0, width - row[column].size(), ' ');
    }
    return alignedLines(std::move(m_rows), 0, terminalColumns);
  }

 private:
  size_t m_splits;
  std::vector<std::vector<std::string>> m_rows;
};

std::string placesText(const Json& places, int64_t of) {
  std::string text;
  for (const Json& place : places)
    text += (text.empty() ? "" : ", ") + (place.is_string() ? tsvField(place.get<std::string>()) : place.dump());
  return static_cast<int64_t>(places.size()) < of ? text + " …" : text;
}

void addTable(const PreflightReport& report, size_t terminalColumns, std::vector<std::string>* lines) {
  const std::vector<SplitFacts>& splits = report.found.splits;
  const auto rowsOf = [&](size_t i) { return static_cast<int64_t>(splits[i].rows.size()); };
  const auto withShare = [&](int64_t count, int64_t whole) {
    return count > 0 ? grouped(count) + " (" + percent(shareOf(count, whole)) + ")" : std::string("0");
  };
  SplitTable table(splits.size());
  table.add("", [&](size_t i) { return splits[i].name; });
  table.add("rows", [&](size_t i) { return grouped(rowsOf(i)); });
  table.add("tokens", [&](size_t i) { return grouped(splits[i].tokens); });
  table.add("[UNK] tokens", [&](size_t i) { return withShare(splits[i].unknown_tokens, splits[i].tokens); });
  table.add("rows with [UNK]", [&](size_t i) { return withShare(splits[i].rows_with_unknown, rowsOf(i)); });
  const std::pair<const char*, double> percentiles[] = {{"length: median", 0.5}, {"length: 99 %", 0.99}};
  for (const auto& [words, share] : percentiles)
    table.add(words, [&, share = share](size_t i) { return grouped(splits[i].lengths.percentile(share)); });
  table.add("length: longest", [&](size_t i) { return grouped(std::max(splits[i].lengths.longest(), 0)); });
  const std::string at = std::to_string(report.length);
  table.add("cut at " + at, [&](size_t i) { return withShare(splits[i].lengths.rowsCut(report.length), rowsOf(i)); });
  table.add("tokens lost at " + at, [&](size_t i) { return grouped(splits[i].lengths.tokensLost(report.length)); });
  for (const OddityWords& kind : kWords)
    table.add(kind.words, [&](size_t i) { return withShare(splits[i].count(kind.oddity), rowsOf(i)); });
  std::set<std::string> labels;
  for (const SplitFacts& split : splits)
    for (const auto& entry : split.label_counts) labels.insert(entry.first);
  for (const std::string& label : labels) {
    table.add("label " + label, [&](size_t i) {
      const auto found = splits[i].label_counts.find(label);
      return found == splits[i].label_counts.end() ? std::string("-") : withShare(found->second, rowsOf(i));
    });
  }
  for (std::string& line : table.lines(terminalColumns)) lines->push_back(std::move(line));
}

}  // namespace

std::string grouped(int64_t value) {
  std::string digits = std::to_string(value);
  for (size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, ",");
  return digits;
}

const char* const kPreflightHelp =
    "Where --task is left out, the files tell what they are; --task squad says that they hold questions. Of questions "
    "--max-seq-length is 384 where it is left out, and a question with its whole paragraph is one row.\n"
    "--model may be a vocab.txt as well.\n"
    "The JSON object: task, max_seq_length, splits, unknown_words, distinct_unknown_words, unknown_left_out ([UNK]s of "
    "words that there were too many of to count one by one), casing_warning (null: none), warnings, seconds {reading, "
    "looking}.\n"
    "Of splits: name, file, note, rows, tokens (uncut, special ones counted), words, unknown_tokens, unknown_rate, "
    "rows_with_unknown, truncated and tokens_lost (at max_seq_length), lengths {median, p95, p99, longest, histogram "
    "[{from, to, rows}]}, labels {label: rows}, rows_without_label, and rows by what is odd: repeated (texts of an "
    "earlier row), repeated_other_label, leaked (texts of a row of train), leaked_other_label, empty_cells, "
    "bad_encoding, controls (characters that the tokenizer drops); lines {the same names: line numbers of the first "
    "20}.\n"
    "Of unknown_words, the most frequent first: word, cut (it is longer), count, places [{split, line}].\n"
    "Of questions in SQuAD's layout ids stand in place of lines (ids, places [{split, id}]), and each split has "
    "questions {stride, stride_means, max_query_length, windows, several_windows, answers_lost, unanswerable, "
    "without_answer, no_room}.\n"
    "Names are added in later versions, never changed.";

Json preflightJson(const PreflightReport& report) {
  const Preflight& found = report.found;
  Json splits = Json::array(), words = Json::array();
  for (size_t i = 0; i < found.splits.size(); ++i) splits.push_back(splitJson(report, i));
  for (const UnknownWord& word : found.unknown_words) words.push_back(wordJson(word, report));
  const char* casing = casingText(found.casing);
  return {{"task", report.task},
          {"max_seq_length", report.length},
          {"splits", splits},
          {"unknown_words", words},
          {"distinct_unknown_words", found.distinct_unknown_words},
          {"unknown_left_out", found.unknown_words_left_out},
          {"casing_warning", *casing == '\0' ? Json() : Json(casing)},
          {"warnings", found.warnings},
          {"seconds", {{"reading", report.seconds_reading}, {"looking", report.seconds_looking}}}};
}

std::vector<std::string> preflightLines(const PreflightReport& report, size_t terminalColumns) {
  const Preflight& found = report.found;
  std::vector<std::string> lines;
  addTable(report, terminalColumns, &lines);
  for (size_t i = 0; i < found.splits.size(); ++i) {
    for (const OddityWords& kind : kWords) {
      const int64_t count = found.splits[i].count(kind.oddity);
      if (count == 0 || kind.oddity == kRepeatedOtherwise || kind.oddity == kLeakedOtherwise) continue;
      lines.push_back(found.splits[i].name + ", " + kind.words + ": " + report.place_key + " " +
                      placesText(placesOf(report, i, kind.oddity, kLinesSaid), count));
    }
  }
  std::string words;
  for (size_t i = 0; i < std::min(kWordsSaid, found.unknown_words.size()); ++i)
    words +=
        (i > 0 ? ", " : "") + printedWord(found.unknown_words[i]) + " (" + grouped(found.unknown_words[i].count) + ")";
  if (!words.empty())
    lines.push_back("unknown words (" + grouped(found.distinct_unknown_words) + " different): " + words +
                    (found.distinct_unknown_words > static_cast<int64_t>(kWordsSaid) ? ", …" : ""));
  if (found.unknown_words_left_out > 0)
    lines.push_back(grouped(found.unknown_words_left_out) +
                    " more [UNK] tokens are of words that there are too many of to count one by one");
  return lines;
}

std::vector<std::string> preflightWarnings(const Preflight& found) {
  std::vector<std::string> warnings = found.warnings;
  if (found.casing != CasingMistake::None) warnings.insert(warnings.begin(), casingText(found.casing));
  return warnings;
}

}  // namespace cloze::cli
