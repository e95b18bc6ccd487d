// Rows of cells out of TSV (no quoting: quotes are data), CSV (RFC 4180) or JSON lines, streaming.
//
// One thread per reader.
#pragma once

#include <core/base/result.h>
#include <core/data/line_reader.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cloze {

enum class TableFormat { Tsv, Csv, JsonLines };

// By extension: .csv; .jsonl, .ndjson, .json; everything else is tab-separated.
TableFormat tableFormatOf(const std::filesystem::path& file);

struct Row {
  std::vector<std::string> cells;
  int64_t line = 0;         // where the row begins
  int64_t blank_lines = 0;  // right before it, passed over
  // JSON lines alone: cells whose value is an object or a list, or a text with a NUL, and so cannot be used.
  std::vector<bool> unusable;
};

class TableReader {
 public:
  static Result<std::unique_ptr<TableReader>> open(const std::filesystem::path& file, TableFormat format,
                                                   ReadLimits limits, std::stop_token stop);
  static std::unique_ptr<TableReader> over(std::unique_ptr<LineReader> lines, TableFormat format);
  virtual ~TableReader() = default;
  // False at the end. Blank lines are passed over. JSON lines: cells in the order of names().
  Result<bool> next(Row* row);
  // Gives the row read last back, to be read again; one at most.
  void unread(Row row) { m_again = std::move(row); }
  // JSON lines: keys in order of appearance so far; empty for the others, whose first row may be a header.
  const std::vector<std::string>& names() const { return m_names; }
  const std::filesystem::path& file() const { return m_lines->file(); }

 protected:
  explicit TableReader(std::unique_ptr<LineReader> lines) : m_lines(std::move(lines)) {}
  virtual Result<bool> read(Row* row) = 0;
  // Makes *row an empty one that begins at the next line with anything but `blanks` in it; false at the end.
  Result<bool> beginRow(std::string_view* line, std::string_view blanks, Row* row);
  std::unique_ptr<LineReader> m_lines;
  std::vector<std::string> m_names;

 private:
  std::optional<Row> m_again;
};

// Joins as a sentence needs it: "label", "text"
std::string quotedList(const std::vector<std::string>& words, size_t atMost = 20);

}  // namespace cloze
