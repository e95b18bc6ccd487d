// A text file line by line, streaming: what every data-set reader reads through.
//
// Lines end in \n; a \r before it is dropped; a UTF-8 byte order mark is skipped. Each line is checked: length, NUL
// bytes, UTF-8. One thread per reader.
#pragma once

#include <core/base/result.h>
#include <core/data/data_set.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

namespace cloze {

class LineReader {
 public:
  static Result<std::unique_ptr<LineReader>> open(const std::filesystem::path& file, ReadLimits limits,
                                                  std::stop_token stop);
  // False at the end of the file. *line is valid until the next call.
  Result<bool> next(std::string_view* line);
  // Gives the `lines` read last back, to be read again: a pipe cannot be opened twice. `text` has them with their ends.
  void unread(std::string text, int64_t lines);
  int64_t line() const { return m_number; }  // 1-based number of the line read last
  const std::filesystem::path& file() const { return m_file; }
  const ReadLimits& limits() const { return m_limits; }
  Error error(ErrorCode code, std::string message) const;  // with this file and line

 private:
  LineReader() = default;
  bool fill();
  Status check(std::string_view line) const;
  std::string sampleFrom(std::string_view line) const;

  std::filesystem::path m_file;
  ReadLimits m_limits;
  std::stop_token m_stop;
  std::ifstream m_stream;
  std::string m_buffer;  // read but not yet handed out: [m_position, m_buffer.size())
  size_t m_position = 0;
  std::string m_spanning;  // a line that crosses the buffer's end
  int64_t m_number = 0;
};

// The sentences shared by those who read whole files instead of lines.
std::string wrongEncodingMessage(std::string_view sample, const std::filesystem::path& file);
std::string nulByteMessage(std::string_view sample, const std::filesystem::path& file);

}  // namespace cloze
