#include <core/data/layout.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <span>

namespace cloze {
namespace {

using Names = std::span<const std::string_view>;

// Names by role, the more telling first. GLUE's, Microsoft's MRPC, Hugging Face's data sets and common habits.
constexpr std::array<std::string_view, 13> kSingleNames{"sentence", "text_a",   "text",     "question", "review",
                                                        "content",  "document", "comment",  "tweet",    "message",
                                                        "body",     "query",    "sentence1"};
constexpr std::array<std::string_view, 8> kFirstNames{"#1 string", "sentence1", "premise", "question1",
                                                      "question",  "text_a",    "text1",   "query"};
constexpr std::array<std::string_view, 9> kSecondNames{"#2 string", "sentence2", "hypothesis", "question2", "sentence",
                                                       "text_b",    "text2",     "passage",    "answer"};
constexpr std::array<std::string_view, 16> kLabelNames{
    "gold_label", "label",  "labels", "quality", "is_duplicate", "score",      "class",  "category",
    "target",     "rating", "stars",  "topic",   "sentiment",    "similarity", "intent", "polarity"};

// Names of columns that number the rows: never a text or a label, however few columns there are.
constexpr std::array<std::string_view, 9> kNumberNames{"id",   "index", "idx", "guid",  "uid",
                                                       "uuid", "no",    "row", "pairid"};

std::string lowered(std::string_view text) {
  std::string out;
  for (const char c : text) out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  const size_t first = out.find_first_not_of(' ');
  return first == std::string::npos ? std::string() : out.substr(first, out.find_last_not_of(' ') - first + 1);
}

int findName(const std::vector<std::string>& header, Names names, int except = -1) {
  for (const auto name : names) {
    for (size_t i = 0; i < header.size(); ++i) {
      std::string cell = lowered(header[i]);
      if (cell == "#1_string" || cell == "#2_string") cell[2] = ' ';
      if (cell == name && static_cast<int>(i) != except) return static_cast<int>(i);
    }
  }
  return -1;
}

bool isNumber(std::string_view text) {
  return !text.empty() && text.size() < 6 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string columnsThereAre(const std::vector<std::string>& row, bool header) {
  if (header) return "The columns are: " + quotedList(row) + ".";
  return "The file has no header row and " + std::to_string(row.size()) + (row.size() == 1 ? " column" : " columns") +
         ", whose first row is: " + quotedList(row, 6) + " (if these are names, set --header yes).";
}

// A column a person named, by name or number.
Result<int> namedColumn(const std::string& wanted, const char* field, const std::vector<std::string>& row, bool header,
                        const std::string& file) {
  if (header) {
    const auto exact = std::find(row.begin(), row.end(), wanted);
    if (exact != row.end()) return static_cast<int>(exact - row.begin());
    const std::string low = lowered(wanted);
    for (size_t i = 0; i < row.size(); ++i) {
      if (lowered(row[i]) == low) return static_cast<int>(i);
    }
  }
  int number = -1;
  if (isNumber(wanted)) std::from_chars(wanted.data(), wanted.data() + wanted.size(), number);
  if (number >= 0 && number < static_cast<int>(row.size())) return number;
  Error error = fileError(ErrorCode::NotFound, file,
                          "There is no column \"" + wanted + "\". " + columnsThereAre(row, header) +
                              " Name one of them, or give its number, counted from 0.",
                          1);
  error.field = field;
  return error;
}

// Tables of GLUE that come without a header.
struct HeaderlessLayout {
  std::string_view task;
  size_t columns;
  int text_a, text_b, label;
};
constexpr std::array<HeaderlessLayout, 1> kHeaderless{{{"cola", 4, 3, -1, 1}}};

Error missingColumn(const char* field, const char* what, const std::vector<std::string>& row, bool header,
                    const std::string& file) {
  Error error = fileError(ErrorCode::NotFound, file,
                          std::string("No column of ") + what + " was recognised. " + columnsThereAre(row, header) +
                              " Say which it is with --" + field + " (a name, or a number counted from 0).",
                          1);
  error.field = field;
  return error;
}

// A table of two columns leaves one for what was not recognised, unless that one numbers the rows.
int otherOfTwo(const std::vector<std::string>& row, int known, bool header) {
  if (row.size() != 2 || known < 0) return -1;
  const int other = 1 - known;
  const std::string name = header ? lowered(row[static_cast<size_t>(other)]) : std::string();
  return std::find(kNumberNames.begin(), kNumberNames.end(), name) == kNumberNames.end() ? other : -1;
}

bool isNamed(const std::string& column) {
  return !column.empty() && !isNumber(column);
}

// A column that was named by its name must be in a header; the label's only where labels are read.
bool headerByNames(const DataSpec& spec, bool needLabel, const std::vector<std::string>& row) {
  return isNamed(spec.text_a_column) || isNamed(spec.text_b_column) || (needLabel && isNamed(spec.label_column)) ||
         looksLikeHeader(row);
}

}  // namespace

bool looksLikeHeader(const std::vector<std::string>& row) {
  // A class may be called "question": a header's other cells are names as well, not texts.
  for (const std::string& cell : row) {
    if (cell.size() > 40 || std::count(cell.begin(), cell.end(), ' ') > 1) return false;
  }
  return findName(row, kLabelNames) >= 0 || findName(row, kFirstNames) >= 0 || findName(row, kSecondNames) >= 0 ||
         findName(row, kSingleNames) >= 0;
}

int findLabelName(const std::vector<std::string>& header) {
  return findName(header, kLabelNames);
}
int findTextName(const std::vector<std::string>& header, bool pair) {
  return pair ? findName(header, kFirstNames) : findName(header, kSingleNames);
}
int findSecondTextName(const std::vector<std::string>& header, int textA) {
  return findName(header, kSecondNames, textA);
}

bool namesTwoTexts(const std::vector<std::string>& header) {
  const int first = findTextName(header, true);
  return first >= 0 && findSecondTextName(header, first) >= 0;
}

Result<Columns> resolveColumns(const DataSpec& spec, const TaskInfo& task, const std::vector<std::string>& row,
                               bool named, bool needLabel, const std::string& file) {
  Columns columns;
  columns.header =
      named || (spec.header == HeaderRow::Auto ? headerByNames(spec, needLabel, row) : spec.header == HeaderRow::Yes);
  if (!columns.header) {
    for (const HeaderlessLayout& layout : kHeaderless) {
      if (layout.task != task.name || layout.columns != row.size()) continue;
      columns.text_a = layout.text_a, columns.text_b = layout.text_b, columns.label = layout.label;
    }
  }
  const auto take = [&](const std::string& wanted, const char* field, int* place) -> Status {
    if (wanted.empty()) return {};
    CLOZE_ASSIGN(*place, namedColumn(wanted, field, row, columns.header, file));
    return {};
  };
  CLOZE_TRY(take(spec.text_a_column, "text-a-column", &columns.text_a));
  if (task.pair) CLOZE_TRY(take(spec.text_b_column, "text-b-column", &columns.text_b));
  if (needLabel || !spec.label_column.empty()) {
    auto taken = take(spec.label_column, "label-column", &columns.label);
    if (!taken.ok() && needLabel) return taken.error();
  }
  if (columns.header) {
    if (columns.text_a < 0) columns.text_a = findTextName(row, task.pair);
    if (task.pair && columns.text_b < 0) columns.text_b = findSecondTextName(row, columns.text_a);
    if (columns.label < 0) columns.label = findLabelName(row);
  }
  if (columns.label < 0 && !task.pair && needLabel) columns.label = otherOfTwo(row, columns.text_a, columns.header);
  if (columns.text_a < 0 && !task.pair) {
    columns.text_a = row.size() == 1 ? 0 : otherOfTwo(row, columns.label, columns.header);
  }
  if (columns.text_a < 0) {
    return missingColumn("text-a-column", task.pair ? "first texts" : "texts", row, columns.header, file);
  }
  if (task.pair && columns.text_b < 0) {
    return missingColumn("text-b-column", "second texts", row, columns.header, file);
  }
  if (needLabel && columns.label < 0) return missingColumn("label-column", "labels", row, columns.header, file);
  return columns;
}

}  // namespace cloze
