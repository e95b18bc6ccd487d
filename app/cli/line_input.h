// Lines of a file or of stdin, as `cloze tokenize` reads them.
#pragma once

#include <core/base/result.h>

#include <functional>
#include <memory>
#include <string>

namespace cloze::cli {

// One thread.
class LineInput {
 public:
  static Result<std::unique_ptr<LineInput>> open(const std::string& path);  // "-": stdin
  ~LineInput();
  LineInput(const LineInput&) = delete;
  LineInput& operator=(const LineInput&) = delete;

  // The next line without its \n and a \r before it; false at the end. `beforeWaiting` is called before each read.
  Result<bool> next(std::string* line, const std::function<bool()>& beforeWaiting);
  int64_t lineNumber() const { return m_number; }  // of the line last given, from 1

 private:
  LineInput(std::string path, int file) : m_path(std::move(path)), m_file(file) {}
  std::string m_path;
  int m_file;
  std::string m_buffer;
  size_t m_position = 0;
  int64_t m_number = 0;
  bool m_ended = false;
};

}  // namespace cloze::cli
