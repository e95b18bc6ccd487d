// Where a byte of a text stands in the units of others: code points (Transformers, SQuAD) and UTF-16 (the window).
//
// Immutable once made; any thread. Eight bytes of memory a byte of text.
#pragma once

#include <core/text/tokenizer.h>

#include <cstdint>
#include <string_view>
#include <vector>

namespace cloze {

class TextMap {
 public:
  TextMap() : TextMap(std::string_view()) {}
  // A malformed sequence counts as one U+FFFD, as repairUtf8 makes of it.
  explicit TextMap(std::string_view text);

  // Of the code point that starts at `byte`; inside of one, of the next. Beyond the text: its end.
  int32_t codePoint(int32_t byte) const { return m_codePoints[clamp(byte)]; }
  int32_t utf16(int32_t byte) const { return m_utf16[clamp(byte)]; }
  Offset codePoints(Offset bytes) const { return {codePoint(bytes.start), codePoint(bytes.end)}; }
  Offset utf16(Offset bytes) const { return {utf16(bytes.start), utf16(bytes.end)}; }

 private:
  size_t clamp(int32_t byte) const;
  std::vector<int32_t> m_codePoints, m_utf16;  // by byte, and one for the end
};

}  // namespace cloze
