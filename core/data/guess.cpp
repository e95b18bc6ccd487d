#include <core/data/data_set.h>
#include <core/data/layout.h>
#include <core/data/split_reader.h>

#include <algorithm>
#include <set>

namespace cloze {
namespace {

namespace fs = std::filesystem;

constexpr int kRowsLookedAt = 200;

// The first rows of a table; empty where it cannot be read.
struct Peek {
  std::vector<std::string> header;  // first row, or the keys of JSON lines
  std::vector<Row> rows;            // without the header where there is one
  bool hasHeader = false;
  std::optional<Error> problem;  // what ended the look before its time
};

Peek peekTable(const fs::path& file) {
  Peek peek;
  auto table = TableReader::open(file, tableFormatOf(file), {}, {});
  if (!table.ok()) {
    peek.problem = table.error();
    return peek;
  }
  for (Row row; static_cast<int>(peek.rows.size()) < kRowsLookedAt;) {
    const auto more = (*table)->next(&row);
    if (!more.ok()) peek.problem = more.error();
    if (!more.ok() || !*more) break;
    peek.rows.push_back(row);
  }
  if (peek.rows.empty()) {
    if (!peek.problem) peek.problem = emptyFileError(file);
    return peek;
  }
  if (!(*table)->names().empty()) {
    peek.header = (*table)->names();
    peek.hasHeader = true;
  } else {
    peek.header = peek.rows.front().cells;
    peek.hasHeader = looksLikeHeader(peek.header);
    if (peek.hasHeader) peek.rows.erase(peek.rows.begin());
    if (peek.rows.empty() && !peek.problem) peek.problem = noRowsError(file);
  }
  return peek;
}

std::vector<std::string> valuesIn(const Peek& peek, int column) {
  std::vector<std::string> values;
  for (const Row& row : peek.rows) {
    if (static_cast<int>(row.cells.size()) > column) values.push_back(row.cells[static_cast<size_t>(column)]);
  }
  return values;
}

bool has(const std::vector<std::string>& header, std::string_view name) {
  return std::find(header.begin(), header.end(), name) != header.end();
}

// Numbers with decimals, or more different numbers than classes usually are.
bool areTargets(const std::vector<std::string>& labels) {
  bool fraction = false;
  std::set<std::string> distinct;
  for (const std::string& label : labels) {
    double value = 0;
    if (!parseNumber(label, &value)) return false;
    fraction |= label.find('.') != std::string::npos;
    distinct.insert(label);
  }
  return fraction && distinct.size() > 2;
}

std::string guessByHeader(const Peek& peek) {
  const auto& header = peek.header;
  const int label = findLabelName(header);
  if (has(header, "gold_label") || (has(header, "genre") && has(header, "sentence1_binary_parse"))) return "mnli";
  if (has(header, "is_duplicate") && has(header, "question1")) return "qqp";
  if (has(header, "Quality") && (has(header, "#1 String") || has(header, "#1_String"))) return "mrpc";
  if (has(header, "score") && has(header, "sentence1") && has(header, "sentence2")) return "sts-b";
  if (has(header, "question") && has(header, "sentence") && label >= 0) return "qnli";
  const std::vector<std::string> labels = label >= 0 ? valuesIn(peek, label) : std::vector<std::string>();
  if (header.size() == 4 && has(header, "index") && has(header, "sentence1") && has(header, "sentence2")) {
    const bool words =
        std::any_of(labels.begin(), labels.end(), [](const auto& l) { return l.ends_with("entailment"); });
    return words ? "rte" : "wnli";
  }
  const bool binary = std::all_of(labels.begin(), labels.end(), [](const auto& l) { return l == "0" || l == "1"; });
  if (header.size() == 2 && has(header, "sentence") && has(header, "label") && binary) return "sst-2";
  const bool pair = namesTwoTexts(header);
  const bool regression = label >= 0 && !labels.empty() && areTargets(labels);
  return std::string("custom") + (pair ? "-pair" : "") + (regression ? "-regression" : "");
}

bool looksLikeCola(const Peek& peek) {
  return !peek.rows.empty() && std::all_of(peek.rows.begin(), peek.rows.end(), [](const Row& row) {
    return row.cells.size() == 4 && (row.cells[1] == "0" || row.cells[1] == "1") &&
           (row.cells[2].empty() || row.cells[2].find_first_not_of("*?#") == std::string::npos);
  });
}

void guessTable(const fs::path& file, DataGuess* guess) {
  const Peek peek = peekTable(file);
  if (isTableName(file)) guess->problem = peek.problem;
  if (peek.rows.empty()) return;
  if (peek.hasHeader) {
    guess->columns = peek.header;
    guess->task = guessByHeader(peek);
  } else if (looksLikeCola(peek)) {
    guess->task = "cola";
  } else if (tableFormatOf(file) == TableFormat::Csv || peek.header.size() >= 2) {
    guess->task = "custom";
  }
}

}  // namespace

DataGuess guessDataSet(const fs::path& path) {
  DataGuess guess;
  std::error_code ignored;
  if (!fs::is_directory(path, ignored)) {
    guessTable(path, &guess);
    if (!guess.task.empty()) guess.files.push_back(path.filename().string());
    return guess;
  }
  DataSpec spec;
  spec.data_dir = path.string();
  const auto files = findSplitFiles(spec, *findTask("mrpc"), nullptr);
  if (!files.ok()) {
    for (const SplitFile& split : findClassFolders(path)) {
      guess.task = "folder";
      guess.files.push_back(split.file == path ? "." : split.file.filename().string());
    }
    return guess;
  }
  guessTable(files->front().file, &guess);
  if (guess.task.empty()) return guess;
  for (const SplitFile& split : *files) {
    guess.files.push_back(split.file.filename().string());
    if (split.name == "dev_mm") guess.task = "mnli";
  }
  return guess;
}

}  // namespace cloze
