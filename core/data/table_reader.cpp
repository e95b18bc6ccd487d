#include <core/data/table_reader.h>

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>

namespace cloze {
namespace {

class TsvReader final : public TableReader {
 public:
  explicit TsvReader(std::unique_ptr<LineReader> lines) : TableReader(std::move(lines)) {}

  Result<bool> read(Row* row) override {
    std::string_view line;
    CLOZE_ASSIGN(const bool more, beginRow(&line, "", row));
    if (!more) return false;
    for (size_t start = 0;;) {
      const size_t tab = line.find('\t', start);
      row->cells.emplace_back(line.substr(start, tab == std::string_view::npos ? tab : tab - start));
      if (tab == std::string_view::npos) return true;
      start = tab + 1;
    }
  }
};

// The delimiter of a .csv: a comma, unless the first line has none and spreadsheets' other habits instead.
char delimiterOf(std::string_view line) {
  size_t commas = 0, semicolons = 0, tabs = 0;
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    commas += c == ',' ? 1 : 0;
    semicolons += c == ';' ? 1 : 0;
    tabs += c == '\t' ? 1 : 0;
  }
  if (commas > 0 || semicolons + tabs == 0) return ',';
  return semicolons >= tabs ? ';' : '\t';
}

class CsvReader final : public TableReader {
 public:
  explicit CsvReader(std::unique_ptr<LineReader> lines) : TableReader(std::move(lines)) {}

  Result<bool> read(Row* row) override {
    std::string_view line;
    CLOZE_ASSIGN(const bool more, beginRow(&line, "", row));
    if (!more) return false;
    if (m_delimiter == '\0') m_delimiter = delimiterOf(line);
    size_t position = 0;
    do {
      CLOZE_TRY(readCell(&line, &position, row));
    } while (position <= line.size());
    return true;
  }

 private:
  // Reads the cell at *position and moves behind its delimiter; behind line.size() + 1 at the end of the row. A quoted
  // cell may go on in the lines that follow, which *line then becomes.
  Status readCell(std::string_view* line, size_t* position, Row* row) {
    if (*position >= line->size() || (*line)[*position] != '"') {
      const size_t end = std::min(line->find(m_delimiter, *position), line->size());
      row->cells.emplace_back(line->substr(*position, end - *position));
      *position = end + 1;
      return {};
    }
    std::string cell;
    ++*position;
    while (true) {
      const size_t quote = line->find('"', *position);
      if (quote == std::string_view::npos) {
        cell += line->substr(*position);
        CLOZE_TRY(continueCell(line, row, &cell));
        *position = 0;
        continue;
      }
      cell += line->substr(*position, quote - *position);
      *position = quote + 1;
      if (*position < line->size() && (*line)[*position] == '"') {
        cell += '"';
        ++*position;
        continue;
      }
      break;
    }
    row->cells.push_back(std::move(cell));
    if (*position < line->size() && (*line)[*position] != m_delimiter) {
      return m_lines->error(
          ErrorCode::InvalidData,
          "Text follows a closing quote in column " + std::to_string(row->cells.size() - 1) +
              ". In CSV a quote inside a quoted cell is written twice (\"\"); a file whose quotes are "
              "plain text should be tab-separated and named .tsv.");
    }
    ++*position;
    return {};
  }

  Status continueCell(std::string_view* line, const Row* row, std::string* cell) {
    const auto notClosed = [&] {
      return fileError(
          ErrorCode::InvalidData, file().string(),
          "A quote opened in this row is never closed. Close it, or write a quote inside a cell twice (\"\").",
          row->line);
    };
    if (cell->size() > m_lines->limits().line_bytes) return notClosed();
    CLOZE_ASSIGN(const bool more, m_lines->next(line));
    if (!more) return notClosed();
    *cell += '\n';
    return {};
  }

  char m_delimiter = '\0';
};

// One JSON object into cells, without building a document: nesting is counted, not stored.
class ObjectReader final : public nlohmann::json_sax<nlohmann::json> {
 public:
  ObjectReader(std::vector<std::string>* names, Row* row) : m_names(names), m_row(row) {}
  bool isObject() const { return m_isObject; }
  size_t errorByte() const { return m_errorByte; }

  bool null() override { return value(""); }
  bool boolean(bool b) override { return value(b ? "true" : "false"); }
  bool number_integer(number_integer_t n) override { return value(std::to_string(n)); }
  bool number_unsigned(number_unsigned_t n) override { return value(std::to_string(n)); }
  bool number_float(number_float_t, const string_t& text) override { return value(text); }
  bool string(string_t& text) override { return value(text, text.find('\0') == std::string::npos); }
  bool binary(binary_t&) override { return false; }
  bool start_object(size_t) override {
    if (m_depth == 0) m_isObject = true;
    return open();
  }
  bool start_array(size_t) override { return open(); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t& name) override {
    if (m_depth != 1) return true;
    const auto found = std::find(m_names->begin(), m_names->end(), name);
    m_column = static_cast<size_t>(found - m_names->begin());
    if (found == m_names->end()) m_names->push_back(name);
    if (m_row->cells.size() < m_names->size()) {
      m_row->cells.resize(m_names->size());
      m_row->unusable.resize(m_names->size());
    }
    return true;
  }
  bool parse_error(size_t byte, const std::string&, const nlohmann::detail::exception&) override {
    m_errorByte = byte;
    return false;
  }

 private:
  bool value(std::string text, bool usable = true) {
    if (m_depth != 1 || !m_isObject) return true;
    m_row->cells[m_column] = usable ? std::move(text) : std::string();
    m_row->unusable[m_column] = !usable;
    return true;
  }
  bool open() {
    if (m_depth == 1) value({}, false);
    ++m_depth;
    return true;
  }
  bool close() {
    --m_depth;
    return true;
  }
  std::vector<std::string>* m_names;
  Row* m_row;
  size_t m_column = 0, m_errorByte = 0;
  int64_t m_depth = 0;
  bool m_isObject = false;
};

class JsonLinesReader final : public TableReader {
 public:
  explicit JsonLinesReader(std::unique_ptr<LineReader> lines) : TableReader(std::move(lines)) {}

  Result<bool> read(Row* row) override {
    std::string_view line;
    CLOZE_ASSIGN(const bool more, beginRow(&line, " \t", row));
    if (!more) return false;
    row->cells.assign(m_names.size(), {});
    row->unusable.assign(m_names.size(), false);
    if (line[line.find_first_not_of(" \t")] == '[') {
      return m_lines->error(ErrorCode::InvalidData,
                            "This is a JSON list; one object a line is needed. Convert it: jq -c '.[]' '" +
                                file().filename().string() + "' > '" + file().stem().string() + ".jsonl'.");
    }
    ObjectReader object(&m_names, row);
    if (!nlohmann::json::sax_parse(line.begin(), line.end(), &object)) {
      return m_lines->error(ErrorCode::InvalidData, "This line is not valid JSON, at byte " +
                                                        std::to_string(object.errorByte()) +
                                                        ". Each line must be one object on its own.");
    }
    if (!object.isObject()) {
      return m_lines->error(ErrorCode::InvalidData,
                            "This line is JSON but not an object like {\"text\": \"...\", \"label\": \"...\"}.");
    }
    return true;
  }
};

}  // namespace

TableFormat tableFormatOf(const std::filesystem::path& file) {
  std::string extension = file.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (extension == ".csv") return TableFormat::Csv;
  if (extension == ".jsonl" || extension == ".ndjson" || extension == ".json") return TableFormat::JsonLines;
  return TableFormat::Tsv;
}

Result<std::unique_ptr<TableReader>> TableReader::open(const std::filesystem::path& file, TableFormat format,
                                                       ReadLimits limits, std::stop_token stop) {
  CLOZE_ASSIGN(auto lines, LineReader::open(file, limits, std::move(stop)));
  return over(std::move(lines), format);
}

std::unique_ptr<TableReader> TableReader::over(std::unique_ptr<LineReader> lines, TableFormat format) {
  switch (format) {
    case TableFormat::Csv:
      return std::make_unique<CsvReader>(std::move(lines));
    case TableFormat::JsonLines:
      return std::make_unique<JsonLinesReader>(std::move(lines));
    case TableFormat::Tsv:
      break;
  }
  return std::make_unique<TsvReader>(std::move(lines));
}

Result<bool> TableReader::beginRow(std::string_view* line, std::string_view blanks, Row* row) {
  row->blank_lines = -1;
  do {
    CLOZE_ASSIGN(const bool more, m_lines->next(line));
    if (!more) return false;
    ++row->blank_lines;
  } while (line->find_first_not_of(blanks) == std::string_view::npos);
  row->line = m_lines->line();
  row->cells.clear();
  row->unusable.clear();
  return true;
}

Result<bool> TableReader::next(Row* row) {
  if (!m_again) return read(row);
  *row = std::move(*m_again);
  m_again.reset();
  return true;
}

std::string quotedList(const std::vector<std::string>& words, size_t atMost) {
  std::string text;
  for (size_t i = 0; i < words.size() && i < atMost; ++i) {
    if (i > 0) text += ", ";
    size_t end = words[i].size();
    if (end > 60) {
      end = 57;
      while (end > 0 && (static_cast<unsigned char>(words[i][end]) & 0xC0) == 0x80) --end;  // between characters
    }
    text += '"' + words[i].substr(0, end) + (end < words[i].size() ? "...\"" : "\"");
  }
  if (words.size() > atMost) text += ", ... (" + std::to_string(words.size()) + " in all)";
  return text;
}

}  // namespace cloze
