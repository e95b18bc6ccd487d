#include <core/base/utf8.h>
#include <core/data/encoding_guess.h>
#include <core/data/line_reader.h>

#include <cerrno>
#include <cstring>

namespace cloze {
namespace {

constexpr size_t kBlockBytes = 256u << 10;
constexpr size_t kSampleBytes = 64u << 10;  // what the encoding is guessed from

std::string convertRemedy(const std::string& encoding, const std::filesystem::path& file) {
  return "Convert it first: iconv -f " + encoding + " -t UTF-8 '" + file.filename().string() + "' > '" +
         file.stem().string() + ".utf8" + file.extension().string() + "'.";
}

}  // namespace

std::string wrongEncodingMessage(std::string_view sample, const std::filesystem::path& file) {
  const std::string encoding = guessEncoding(sample);
  if (encoding == "UTF-8") {
    return "A byte here is not valid UTF-8, though the text around it is: the file is damaged at this place. Mend the "
           "line, or drop the bad bytes with: iconv -c -f UTF-8 -t UTF-8.";
  }
  if (encoding.empty()) return "This is not text in UTF-8. Choose the text file, or save it as UTF-8.";
  return "The text is not UTF-8 but likely " + encoding + ". " + convertRemedy(encoding, file);
}

std::string nulByteMessage(std::string_view sample, const std::filesystem::path& file) {
  const std::string encoding = guessEncoding(sample);
  if (encoding.starts_with("UTF-16") || encoding.starts_with("UTF-32")) return wrongEncodingMessage(sample, file);
  return "A NUL byte is in this line, so this is not a text file or it is damaged. Choose the text file, or remove the "
         "bytes with: tr -d '\\000'.";
}

Result<std::unique_ptr<LineReader>> LineReader::open(const std::filesystem::path& file, ReadLimits limits,
                                                     std::stop_token stop) {
  std::unique_ptr<LineReader> reader(new LineReader);
  reader->m_file = file;
  reader->m_limits = limits;
  reader->m_stop = std::move(stop);
  std::error_code problem;
  const auto status = std::filesystem::status(file, problem);
  if (!std::filesystem::exists(status)) {
    return fileError(ErrorCode::NotFound, file.string(), "There is no such file. Check the name and the data folder.");
  }
  if (std::filesystem::is_directory(status)) {
    return fileError(ErrorCode::InvalidArgument, file.string(), "This is a folder; a file is needed here.");
  }
  errno = 0;
  reader->m_stream.open(file, std::ios::binary);
  if (!reader->m_stream) {
    return fileError(ErrorCode::Io, file.string(),
                     std::string("The file cannot be opened: ") + std::strerror(errno) + ". Check its permissions.");
  }
  reader->fill();
  const std::string_view head(reader->m_buffer);
  if (const auto encoding = encodingOfByteOrderMark(head); !encoding.empty()) {
    return fileError(ErrorCode::InvalidData, file.string(), wrongEncodingMessage(head, file), 1);
  }
  if (const auto message = whatIsNotText(head); !message.empty()) {
    return fileError(ErrorCode::InvalidData, file.string(), std::string(message), 1);
  }
  if (head.starts_with("\xEF\xBB\xBF")) reader->m_position = 3;
  return reader;
}

bool LineReader::fill() {
  m_buffer.resize(kBlockBytes);
  m_stream.read(m_buffer.data(), static_cast<std::streamsize>(kBlockBytes));
  m_buffer.resize(static_cast<size_t>(m_stream.gcount()));
  m_position = 0;
  return !m_buffer.empty();
}

Error LineReader::error(ErrorCode code, std::string message) const {
  return fileError(code, m_file.string(), std::move(message), m_number);
}

std::string LineReader::sampleFrom(std::string_view line) const {
  std::string sample(line.substr(0, kSampleBytes));
  sample += '\n';
  sample.append(m_buffer, m_position, kSampleBytes - std::min(kSampleBytes, sample.size()));
  return sample;
}

Status LineReader::check(std::string_view line) const {
  if (line.find('\0') != std::string_view::npos) {
    return error(ErrorCode::InvalidData, nulByteMessage(sampleFrom(line), m_file));
  }
  if (firstInvalidUtf8(line) != std::string_view::npos) {
    return error(ErrorCode::InvalidData, wrongEncodingMessage(sampleFrom(line), m_file));
  }
  return {};
}

void LineReader::unread(std::string text, int64_t lines) {
  text.append(m_buffer, m_position);
  m_buffer = std::move(text);
  m_position = 0;
  m_number -= lines;
}

Result<bool> LineReader::next(std::string_view* line) {
  if ((m_number & 1023) == 0 && m_stop.stop_requested()) return makeError(ErrorCode::Cancelled, "Reading was stopped.");
  m_spanning.clear();
  ++m_number;
  while (true) {
    if (m_position == m_buffer.size()) {
      if (!fill()) {
        if (m_stream.bad())
          return error(ErrorCode::Io, "The file can no longer be read; the disk or share may be gone.");
        if (m_spanning.empty()) return --m_number, false;
        *line = m_spanning;
        break;
      }
    }
    const std::string_view rest = std::string_view(m_buffer).substr(m_position);
    const size_t end = rest.find('\n');
    const std::string_view part = rest.substr(0, end);
    if (m_spanning.size() + part.size() > m_limits.line_bytes) {
      return error(ErrorCode::InvalidData, "This line is longer than " + std::to_string(m_limits.line_bytes >> 20) +
                                               " MiB, so the file is likely not a table of texts. Choose another file, "
                                               "or break the line up.");
    }
    m_position += end == std::string_view::npos ? part.size() : part.size() + 1;
    if (end == std::string_view::npos || !m_spanning.empty()) {
      m_spanning.append(part);
      *line = m_spanning;
    } else {
      *line = part;
    }
    if (end != std::string_view::npos) break;
  }
  if (line->ends_with('\r')) line->remove_suffix(1);
  CLOZE_TRY(check(*line));
  return true;
}

}  // namespace cloze
