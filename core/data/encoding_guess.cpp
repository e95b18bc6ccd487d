#include <core/base/utf8.h>
#include <core/data/encoding_guess.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace cloze {
namespace {

// Sequences that are malformed, and code points beyond ASCII that are well formed.
struct Utf8Count {
  int64_t malformed = 0, beyondAscii = 0;
};

Utf8Count countUtf8(std::string_view text) {
  Utf8Count count;
  size_t position = 0;
  while (position < text.size()) {
    const size_t start = position;
    const uint32_t codePoint = decodeUtf8(text, &position);
    const bool replaced = codePoint == 0xFFFD && text.substr(start, position - start) != "\xEF\xBF\xBD";
    if (replaced) {
      ++count.malformed;
    } else if (codePoint >= 0x80) {
      ++count.beyondAscii;
    }
  }
  return count;
}

// Text of western scripts in UTF-16 has a NUL in nearly every other place.
std::string_view utf16ByNuls(std::string_view sample) {
  std::array<size_t, 2> nuls{};
  for (size_t i = 0; i < sample.size(); ++i) nuls[i % 2] += sample[i] == '\0' ? 1 : 0;
  const size_t half = sample.size() / 2;
  if (half < 4) return {};
  if (nuls[1] * 10 > half * 4 && nuls[0] * 20 < half) return "UTF-16LE";
  if (nuls[0] * 10 > half * 4 && nuls[1] * 20 < half) return "UTF-16BE";
  return {};
}

// Neither halves of pairs nor control characters: what any other bytes, taken in pairs, soon have. The sample may begin
// or end within a character.
bool mayBeUtf16(std::string_view sample, bool bigEndian) {
  const auto unitAt = [&](size_t i) {
    const auto first = static_cast<unsigned char>(sample[i]), second = static_cast<unsigned char>(sample[i + 1]);
    return static_cast<uint32_t>(bigEndian ? first << 8 | second : second << 8 | first);
  };
  const auto isHigh = [](uint32_t unit) { return unit >= 0xD800 && unit < 0xDC00; };
  const auto isLow = [](uint32_t unit) { return unit >= 0xDC00 && unit < 0xE000; };
  for (size_t i = 0; i + 1 < sample.size(); i += 2) {
    const uint32_t unit = unitAt(i);
    if (unit < 0x20 && unit != '\t' && unit != '\n' && unit != '\r') return false;
    if (isLow(unit) || unit >= 0xFFFE) return false;
    if (!isHigh(unit)) continue;
    i += 2;
    if (i + 1 < sample.size() && !isLow(unitAt(i))) return false;
  }
  return true;
}

bool isOneByteLatin(std::string_view name) {
  return name.starts_with("ISO-8859-") || name.starts_with("windows-125");
}

// The detector's name for the bytes; empty: none. Of a few letters with accents it cannot tell Polish from French and
// takes what fits by a hair; then the encoding most files are in is the likelier one, wherever it is in question at
// all.
std::string detected(std::string_view sample) {
  constexpr std::ptrdiff_t kFew = 100;
  std::string name;
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector* detector = ucsdet_open(&status);
  if (U_SUCCESS(status)) {
    ucsdet_setText(detector, sample.data(), static_cast<int32_t>(sample.size()), &status);
    int32_t count = 0;
    const UCharsetMatch** matches = ucsdet_detectAll(detector, &count, &status);
    const bool few = std::count_if(sample.begin(), sample.end(), [](char c) { return c < 0; }) < kFew;
    for (int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
      const int32_t confidence = ucsdet_getConfidence(matches[i], &status);
      const std::string candidate = ucsdet_getName(matches[i], &status);
      if (confidence < 10 || U_FAILURE(status)) break;
      if (i == 0) name = candidate;
      if (few && isOneByteLatin(name) && (candidate == "ISO-8859-1" || candidate == "windows-1252")) name = candidate;
    }
  }
  ucsdet_close(detector);
  return name;
}

}  // namespace

std::string_view whatIsNotText(std::string_view head) {
  using namespace std::string_view_literals;
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kSigns{{
      {"\x1F\x8B"sv, "This is a gzip archive, not text. Unpack it first: gunzip."sv},
      {"PK\x03\x04"sv,
       "This is a zip archive or an office document, not text. Unpack it, or save the table as CSV or TSV."sv},
      {"BZh"sv, "This is a bzip2 archive, not text. Unpack it first: bunzip2."sv},
      {"\xFD\x37zXZ\0"sv, "This is an xz archive, not text. Unpack it first: unxz."sv},
      {"\x28\xB5\x2F\xFD"sv, "This is a zstd archive, not text. Unpack it first: unzstd."sv},
      {"PAR1"sv, "This is a Parquet file, not text. Save its rows as JSON lines (.jsonl), CSV or TSV."sv},
      {"%PDF-"sv, "This is a PDF document, not text. Save its text as a table: CSV or TSV."sv},
  }};
  for (const auto& [sign, message] : kSigns) {
    // Text may begin with these letters; a binary file has a NUL or worse soon.
    if (head.starts_with(sign) && (head.find('\0') != std::string_view::npos || firstInvalidUtf8(head) < head.size()))
      return message;
  }
  return {};
}

std::string_view encodingOfByteOrderMark(std::string_view head) {
  using namespace std::string_view_literals;
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kMarks{{
      {"\xFF\xFE\0\0"sv, "UTF-32LE"sv},  // before UTF-16LE, whose mark it begins with
      {"\0\0\xFE\xFF"sv, "UTF-32BE"sv},
      {"\xFF\xFE"sv, "UTF-16LE"sv},
      {"\xFE\xFF"sv, "UTF-16BE"sv},
  }};
  for (const auto& [mark, name] : kMarks) {
    if (head.starts_with(mark)) return name;
  }
  return {};
}

std::string guessEncoding(std::string_view sample) {
  sample = sample.substr(0, 1u << 20);
  if (const auto marked = encodingOfByteOrderMark(sample); !marked.empty()) return std::string(marked);
  if (const auto wide = utf16ByNuls(sample); !wide.empty()) return std::string(wide);
  const Utf8Count count = countUtf8(sample);
  if (count.malformed * 20 < count.beyondAscii) return "UTF-8";

  std::string name = detected(sample);
  // The detector offers these even for bytes that are not; UTF-8 they are known not to be.
  if (name == "UTF-8" || (name.starts_with("UTF-16") && !mayBeUtf16(sample, name == "UTF-16BE"))) name.clear();
  return name;
}

}  // namespace cloze
