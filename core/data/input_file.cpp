#include <core/data/data_set.h>
#include <core/data/layout.h>
#include <core/data/line_reader.h>
#include <core/data/split_reader.h>

namespace cloze {
namespace {

// One text a line, or with a pair task two divided by a tab. Blank lines stay: results are lined up with lines.
Result<Split> readPlainText(const std::filesystem::path& file, const TaskInfo& task, std::stop_token stop,
                            ReadLimits limits) {
  CLOZE_ASSIGN(auto lines, LineReader::open(file, limits, std::move(stop)));
  Split split;
  split.name = "test";
  split.file = file;
  std::string_view line;
  while (true) {
    CLOZE_ASSIGN(const bool more, lines->next(&line));
    if (!more) break;
    Example example;
    example.line = lines->line();
    const size_t tab = line.find('\t');
    if (task.pair) {
      if (tab == std::string_view::npos || line.find('\t', tab + 1) != std::string_view::npos) {
        return lines->error(ErrorCode::InvalidData,
                            "A line of two texts divided by one tab is needed here. Mend the line, or use a table "
                            "with a header row that names its columns.");
      }
      example.text_b = line.substr(tab + 1);
    }
    example.text_a = task.pair ? line.substr(0, tab) : line;
    split.examples.push_back(std::move(example));
  }
  if (split.examples.empty()) {
    return fileError(ErrorCode::InvalidData, file.string(), "The file is empty. Choose a file with texts.", 1);
  }
  return split;
}

bool columnsNamed(const DataSpec& columns) {
  return !columns.text_a_column.empty() || !columns.text_b_column.empty();
}

// Neither a table of the task's layout nor one with a header: the tabs of its first line decide.
Result<bool> isPlainText(const std::filesystem::path& file, const TaskInfo& task, const DataSpec& columns,
                         ReadLimits limits) {
  if (tableFormatOf(file) != TableFormat::Tsv || columnsNamed(columns)) return false;
  CLOZE_ASSIGN(auto table, TableReader::open(file, TableFormat::Tsv, limits, {}));
  Row row;
  CLOZE_ASSIGN(const bool more, table->next(&row));
  if (!more) return true;
  if (columns.header == HeaderRow::Yes) return false;
  if (row.cells.size() == 1) return !looksLikeHeader(row.cells) || task.pair;
  return task.pair && row.cells.size() == 2 && !looksLikeHeader(row.cells);
}

}  // namespace

Result<Split> readInputFile(const std::filesystem::path& file, const TaskInfo& task, const DataSpec& columns,
                            std::stop_token stop, ReadLimits limits) {
  CLOZE_ASSIGN(const bool plain, isPlainText(file, task, columns, limits));
  if (plain) return readPlainText(file, task, std::move(stop), limits);
  std::vector<std::string> warnings;
  const SplitRequest request{columns, task, "test", file, false, true};
  return readTableSplit(request, std::move(stop), limits, &warnings);
}

}  // namespace cloze
