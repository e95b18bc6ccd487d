#include <core/base/utf8.h>
#include <core/inspect/text_map.h>

#include <algorithm>

namespace cloze {

TextMap::TextMap(std::string_view text) : m_codePoints(text.size() + 1), m_utf16(text.size() + 1) {
  int32_t codePoints = 0, units = 0;
  for (size_t position = 0; position < text.size();) {
    const size_t start = position;
    const uint32_t c = decodeUtf8(text, &position);
    m_codePoints[start] = codePoints++;
    m_utf16[start] = units;
    units += c > 0xFFFF ? 2 : 1;
    for (size_t i = start + 1; i < position; ++i) m_codePoints[i] = codePoints, m_utf16[i] = units;
  }
  m_codePoints[text.size()] = codePoints;
  m_utf16[text.size()] = units;
}

size_t TextMap::clamp(int32_t byte) const {
  return static_cast<size_t>(std::clamp<int64_t>(byte, 0, static_cast<int64_t>(m_utf16.size()) - 1));
}

}  // namespace cloze
