#include <app/cli/line_input.h>
#include <app/cli/spec_options.h>
#include <core/base/fs.h>
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <string_view>

namespace cloze::cli {
namespace {

constexpr size_t kRead = 1 << 18;
constexpr size_t kLongestLine = size_t{256} << 20;

}  // namespace

Result<std::unique_ptr<LineInput>> LineInput::open(const std::string& path) {
  if (path == "-") return std::unique_ptr<LineInput>(new LineInput("standard input", STDIN_FILENO));
  const std::string named = absolutePath(path);
  const int file = ::open(named.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return systemError(named, errno, "read");
  return std::unique_ptr<LineInput>(new LineInput(named, file));
}

LineInput::~LineInput() {
  if (m_file != STDIN_FILENO) close(m_file);
}

Result<bool> LineInput::next(std::string* line, const std::function<bool()>& beforeWaiting) {
  size_t searched = m_position;
  while (true) {
    const size_t newline = m_buffer.find('\n', searched);
    if (newline != std::string::npos || m_ended) {
      if (newline == std::string::npos && m_position == m_buffer.size()) return false;
      const size_t end = newline == std::string::npos ? m_buffer.size() : newline;
      *line = m_buffer.substr(m_position, end - m_position);
      if (newline != std::string::npos && line->ends_with('\r')) line->pop_back();
      m_position = newline == std::string::npos ? m_buffer.size() : newline + 1;
      ++m_number;
      return true;
    }
    m_buffer.erase(0, m_position);
    m_position = 0;
    searched = m_buffer.size();
    if (searched > kLongestLine) {
      return fileError(ErrorCode::InvalidData, m_path,
                       "This line is longer than 256 MiB, so the file is likely not text in lines. Choose another "
                       "file, or break the "
                       "line up.",
                       m_number + 1);
    }
    beforeWaiting();
    m_buffer.resize(searched + kRead);
    ssize_t got = 0;
    do {
      got = read(m_file, m_buffer.data() + searched, kRead);
    } while (got < 0 && errno == EINTR);
    m_buffer.resize(searched + (got > 0 ? static_cast<size_t>(got) : 0));
    if (got < 0) return systemError(m_path, errno, "read");
    m_ended = got == 0;
  }
}

}  // namespace cloze::cli
