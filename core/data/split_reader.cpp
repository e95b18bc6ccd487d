#include <core/data/split_reader.h>

#include <charconv>
#include <cmath>

namespace cloze {
namespace {

std::string trimmed(std::string_view text) {
  const size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

// Counts something that happens to rows or lines, and remembers where first.
struct Tally {
  int64_t count = 0, firstLine = 0;
  void add(int64_t line, int64_t more = 1) {
    if (more > 0 && count == 0) firstLine = line;
    count += more;
  }
  void report(const std::string& file, const std::string& noun, const std::string& what,
              std::vector<std::string>* warnings) const {
    if (count == 0) return;
    warnings->push_back(file + ": " + std::to_string(count) + " " + noun + (count == 1 ? " " : "s ") + what +
                        (count == 1 ? " (line " : " (the first is line ") + std::to_string(firstLine) + ").");
  }
};

class TableSplitReader {
 public:
  TableSplitReader(const SplitRequest& request, std::unique_ptr<TableReader> table)
      : m_request(request), m_table(std::move(table)), m_file(request.file.string()) {
    m_split.name = request.name;
    m_split.file = request.file;
  }

  Result<Split> read(std::vector<std::string>* warnings) {
    Row row;
    CLOZE_ASSIGN(bool more, next(&row));
    if (!more) return emptyFileError(m_request.file);
    const bool named = !m_table->names().empty();
    CLOZE_ASSIGN(m_columns, resolveColumns(m_request.spec, m_request.task, named ? m_table->names() : row.cells, named,
                                           m_request.needLabels, m_file));
    m_header = named ? m_table->names() : row.cells;
    noteTextColumns(warnings);
    if (!named && m_columns.header) {
      CLOZE_ASSIGN(more, next(&row));
    }
    while (more) {
      CLOZE_TRY(take(row));
      CLOZE_ASSIGN(more, next(&row));
    }
    if (m_split.examples.empty()) return noRowsError(m_request.file);
    CLOZE_TRY(settleLabels());
    m_blank.report(m_file, "blank line", "left out", warnings);
    m_short.report(m_file, "row", "skipped for having too few columns", warnings);
    m_long.report(m_file, "row", "with more columns than the first one; what is beyond was not read", warnings);
    m_empty.report(m_file, "row", "with an empty text", warnings);
    return std::move(m_split);
  }

 private:
  // Blank lines between rows are counted: whoever lines rows up with lines must know of them. Those at the end move
  // none.
  Result<bool> next(Row* row) {
    CLOZE_ASSIGN(const bool more, m_table->next(row));
    if (more) m_blank.add(row->line - row->blank_lines, row->blank_lines);
    return more;
  }

  void noteTextColumns(std::vector<std::string>* warnings) {
    const auto nameOf = [&](int column) {
      return m_columns.header ? m_header[static_cast<size_t>(column)] : std::to_string(column);
    };
    for (const int column : {m_columns.text_a, m_columns.text_b}) {
      if (column >= 0) m_split.text_columns.push_back(nameOf(column));
    }
    if (m_columns.label >= 0) m_split.label_column = nameOf(m_columns.label);
    const bool ownTexts = m_request.task.name.starts_with("custom") && m_request.spec.text_a_column.empty();
    if (m_request.task.pair || !ownTexts || !m_columns.header || !namesTwoTexts(m_header)) return;
    warnings->push_back(m_file + ": the header names two texts, but the task " + m_request.task.name +
                        " reads one, \"" + nameOf(m_columns.text_a) +
                        "\". For both choose a task of pairs; to be sure of one, name it with " + "--text-a-column.");
  }

  Status take(Row& row) {
    if (static_cast<int>(row.cells.size()) <= m_columns.last()) return takeShort(row);
    if (row.cells.size() > m_header.size() && row.unusable.empty()) m_long.add(row.line);
    Example example;
    example.line = row.line;
    CLOZE_TRY(cell(row, m_columns.text_a, &example.text_a));
    CLOZE_TRY(cell(row, m_columns.text_b, &example.text_b));
    CLOZE_TRY(cell(row, m_columns.label, &example.label));
    example.label = trimmed(example.label);
    if (example.text_a.empty() || (m_request.task.pair && example.text_b.empty())) m_empty.add(row.line);
    m_split.examples.push_back(std::move(example));
    return {};
  }

  Status takeShort(const Row& row) {
    if (m_request.task.name == "qqp" && !m_request.keepEveryRow) {  // its train file is known for torn rows
      m_short.add(row.line);
      return {};
    }
    const auto missing = static_cast<size_t>(m_columns.last());
    const std::string wanted = m_columns.header ? "\"" + m_header[missing] + "\"" : "number " + std::to_string(missing);
    return fileError(ErrorCode::InvalidData, m_file,
                     "This row has " + std::to_string(row.cells.size()) +
                         (row.cells.size() == 1 ? " column" : " columns") + " and so none of " + wanted +
                         ". Mend or delete the row; cells of a " +
                         (tableFormatOf(m_request.file) == TableFormat::Csv ? ".csv file are divided by commas."
                                                                            : ".tsv file are divided by tabs."),
                     row.line);
  }

  Status cell(Row& row, int column, std::string* out) {
    if (column < 0) return {};
    const auto place = static_cast<size_t>(column);
    if (place < row.unusable.size() && row.unusable[place]) {
      return fileError(ErrorCode::InvalidData, m_file,
                       "The value of \"" + m_table->names()[place] +
                           "\" is a list, an object or has a NUL in it; a text or a number is needed.",
                       row.line);
    }
    *out = std::move(row.cells[place]);
    return {};
  }

  // All rows have a label or none has.
  Status settleLabels() {
    const bool regression = m_request.task.kind == TaskKind::Regression;
    const Example* without = nullptr;
    bool any = false, onlyPlaceholders = true;
    for (const Example& example : m_split.examples) {
      if (example.label.empty()) {
        without = without == nullptr ? &example : without;
      } else {
        any = true;
        onlyPlaceholders &= example.label == "-1";
      }
    }
    // Hugging Face's copies of GLUE write -1 for the labels of the test files, which are not public.
    if (any && onlyPlaceholders && !m_request.needLabels) {
      for (Example& example : m_split.examples) example.label.clear();
      any = false;
    }
    m_split.labelled = any;
    if ((any || m_request.needLabels) && without != nullptr) {
      return fileError(ErrorCode::InvalidData, m_file,
                       "This row has no label. Give it one or delete the row" +
                           std::string(m_request.needLabels ? "." : "; a file has labels in all rows or in none."),
                       without->line);
    }
    if (!any || !regression) return {};
    for (const Example& example : m_split.examples) {
      double value = 0;
      if (parseNumber(example.label, &value)) continue;
      return fileError(ErrorCode::InvalidData, m_file,
                       "The target \"" + example.label.substr(0, 60) +
                           "\" is not a finite number. Mend it, choose another column with --label-column, or choose a "
                           "classification task.",
                       example.line);
    }
    return {};
  }

  const SplitRequest& m_request;
  std::unique_ptr<TableReader> m_table;
  std::string m_file;
  Columns m_columns;
  std::vector<std::string> m_header;
  Split m_split;
  Tally m_blank, m_short, m_long, m_empty;
};

}  // namespace

Error emptyFileError(const std::filesystem::path& file) {
  return fileError(ErrorCode::InvalidData, file.string(), "The file is empty. Choose a file with rows.", 1);
}

Error noRowsError(const std::filesystem::path& file) {
  return fileError(ErrorCode::InvalidData, file.string(), "The file has no rows of data. Choose a file with rows.", 1);
}

bool parseNumber(std::string_view text, double* value) {
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), *value);
  return problem == std::errc() && end == text.data() + text.size() && std::isfinite(*value);
}

Result<Split> readTableSplit(const SplitRequest& request, std::stop_token stop, ReadLimits limits,
                             std::vector<std::string>* warnings) {
  CLOZE_ASSIGN(auto table, TableReader::open(request.file, tableFormatOf(request.file), limits, std::move(stop)));
  return readTableSplit(request, std::move(table), warnings);
}

Result<Split> readTableSplit(const SplitRequest& request, std::unique_ptr<TableReader> table,
                             std::vector<std::string>* warnings) {
  return TableSplitReader(request, std::move(table)).read(warnings);
}

}  // namespace cloze
