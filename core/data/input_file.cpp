#include <core/data/data_set.h>
#include <core/data/layout.h>
#include <core/data/line_reader.h>
#include <core/data/split_reader.h>

#include <algorithm>

namespace cloze {
namespace {

// One text a line, or with a pair task two divided by a tab. Blank lines stay: results are lined up with lines.
Result<Split> readPlainText(LineReader& lines, const TaskInfo& task) {
  Split split;
  split.name = "test";
  split.file = lines.file();
  std::string_view line;
  while (true) {
    CLOZE_ASSIGN(const bool more, lines.next(&line));
    if (!more) break;
    Example example;
    example.line = lines.line();
    const size_t tab = line.find('\t');
    if (task.pair) {
      if (tab == std::string_view::npos || line.find('\t', tab + 1) != std::string_view::npos) {
        return lines.error(ErrorCode::InvalidData,
                           "A line of two texts divided by one tab is needed here. Mend the line, or use a table "
                           "with a header row that names its columns.");
      }
      example.text_b = line.substr(tab + 1);
    }
    example.text_a = task.pair ? line.substr(0, tab) : line;
    split.examples.push_back(std::move(example));
  }
  if (split.examples.empty()) {
    return fileError(ErrorCode::InvalidData, split.file.string(), "The file is empty. Choose a file with texts.", 1);
  }
  return split;
}

bool columnsNamed(const DataSpec& columns) {
  return !columns.text_a_column.empty() || !columns.text_b_column.empty();
}

// The cells of the first line that is not blank; empty where there is none. All is given back.
Result<std::vector<std::string>> peekCells(LineReader& lines) {
  std::vector<std::string> cells;
  std::string looked;
  std::string_view line;
  const int64_t before = lines.line();
  while (line.empty()) {
    CLOZE_ASSIGN(const bool more, lines.next(&line));
    if (!more) break;
    looked.append(line) += '\n';
  }
  for (size_t start = 0, tab = 0; !line.empty() && tab != std::string_view::npos; start = tab + 1) {
    tab = line.find('\t', start);
    cells.emplace_back(line.substr(start, tab == std::string_view::npos ? tab : tab - start));
  }
  lines.unread(std::move(looked), lines.line() - before);
  return cells;
}

// Neither a table of the task's layout nor one with a header: the tabs of its first line decide. The columns may be
// those of the table a run was trained on, which bare texts, one or two a line, do not have.
Result<bool> isPlainText(LineReader& lines, bool pair, const DataSpec& columns, std::vector<std::string>* warnings) {
  if (tableFormatOf(lines.file()) != TableFormat::Tsv) return false;
  CLOZE_ASSIGN(const std::vector<std::string> cells, peekCells(lines));
  if (columnsNamed(columns)) {
    const bool bare = columns.header == HeaderRow::Auto && cells.size() == (pair ? 2 : 1) && !looksLikeHeader(cells);
    for (const std::string* wanted : {&columns.text_a_column, &columns.text_b_column}) {
      if (!wanted->empty() && (!bare || std::find(cells.begin(), cells.end(), *wanted) != cells.end())) return false;
    }
    warnings->push_back("The first line has no column \"" + columns.text_a_column + "\", so every line is read as " +
                        (pair ? "a pair of texts." : "a text."));
    return true;
  }
  if (cells.empty()) return true;
  if (columns.header == HeaderRow::Yes) return false;
  if (cells.size() == 1) return !looksLikeHeader(cells) || pair;
  return pair && cells.size() == 2 && !looksLikeHeader(cells);
}

// What a table without a task is about.
Result<TaskInfo> taskByColumns(TableReader& table, const DataSpec& columns) {
  bool pair = !columns.text_b_column.empty();
  if (!columnsNamed(columns)) {
    Row row;
    CLOZE_ASSIGN(const bool more, table.next(&row));
    const bool named = !table.names().empty();
    const std::vector<std::string>& header = named ? table.names() : row.cells;
    const bool isHeader = columns.header == HeaderRow::Auto ? named || looksLikeHeader(header)
                                                            : named || columns.header == HeaderRow::Yes;
    pair = more && isHeader && namesTwoTexts(header);
    if (more) table.unread(std::move(row));
  }
  return findTask(pair ? "custom-pair" : "custom");
}

}  // namespace

Result<InputFile> readInputFile(const std::filesystem::path& file, const std::optional<TaskInfo>& task,
                                const DataSpec& columns, std::stop_token stop, ReadLimits limits) {
  CLOZE_ASSIGN(auto lines, LineReader::open(file, limits, std::move(stop)));
  InputFile input;
  CLOZE_ASSIGN(const bool plain, isPlainText(*lines, task && task->pair, columns, &input.warnings));
  if (plain) {
    CLOZE_ASSIGN(input.task, task ? Result<TaskInfo>(*task) : findTask("custom"));
    CLOZE_ASSIGN(input.split, readPlainText(*lines, input.task));
    return input;
  }
  auto table = TableReader::over(std::move(lines), tableFormatOf(file));
  CLOZE_ASSIGN(input.task, task ? Result<TaskInfo>(*task) : taskByColumns(*table, columns));
  const SplitRequest request{columns, input.task, "test", file, false, true};
  CLOZE_ASSIGN(input.split, readTableSplit(request, std::move(table), &input.warnings));
  return input;
}

}  // namespace cloze
