#include <core/base/utf8.h>

namespace cloze {

namespace {

constexpr uint32_t kReplacement = 0xFFFD;

// How many continuation bytes a lead byte asks for, and the range of the first of them (Unicode 15, table 3-7). The
// narrowed ranges exclude overlong forms, surrogates and what lies beyond U+10FFFF.
struct Lead {
  int more = -1;  // -1: no lead byte
  unsigned char low = 0x80, high = 0xBF;
};

Lead leadOf(unsigned char byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return {1};
  if (byte == 0xE0) return {2, 0xA0, 0xBF};
  if (byte == 0xED) return {2, 0x80, 0x9F};
  if (byte >= 0xE1 && byte <= 0xEF) return {2};
  if (byte == 0xF0) return {3, 0x90, 0xBF};
  if (byte >= 0xF1 && byte <= 0xF3) return {3};
  if (byte == 0xF4) return {3, 0x80, 0x8F};
  return {};
}

// Decodes as decodeUtf8, and says whether the sequence was well formed (a real U+FFFD is).
uint32_t decode(std::string_view text, size_t* position, bool* valid) {
  const auto byteAt = [&](size_t at) { return static_cast<unsigned char>(text[at]); };
  const unsigned char first = byteAt((*position)++);
  *valid = true;
  if (first < 0x80) return first;
  const Lead lead = leadOf(first);
  uint32_t codePoint = lead.more == 1 ? first & 0x1F : lead.more == 2 ? first & 0x0F : first & 0x07;
  unsigned char low = lead.low, high = lead.high;
  for (int i = 0; i < lead.more; ++i) {
    if (*position >= text.size() || byteAt(*position) < low || byteAt(*position) > high) {
      *valid = false;
      return kReplacement;
    }
    codePoint = codePoint << 6 | (byteAt((*position)++) & 0x3F);
    low = 0x80;
    high = 0xBF;
  }
  *valid = lead.more > 0;
  return *valid ? codePoint : kReplacement;
}

}  // namespace

uint32_t decodeUtf8(std::string_view text, size_t* position) {
  bool valid = true;
  return decode(text, position, &valid);
}

void appendUtf8(uint32_t codePoint, std::string* out) {
  if (codePoint > 0x10FFFF || (codePoint >= 0xD800 && codePoint <= 0xDFFF)) codePoint = kReplacement;
  const auto add = [&](uint32_t byte) { out->push_back(static_cast<char>(byte)); };
  if (codePoint < 0x80) {
    add(codePoint);
  } else if (codePoint < 0x800) {
    add(0xC0 | codePoint >> 6);
    add(0x80 | (codePoint & 0x3F));
  } else if (codePoint < 0x10000) {
    add(0xE0 | codePoint >> 12);
    add(0x80 | (codePoint >> 6 & 0x3F));
    add(0x80 | (codePoint & 0x3F));
  } else {
    add(0xF0 | codePoint >> 18);
    add(0x80 | (codePoint >> 12 & 0x3F));
    add(0x80 | (codePoint >> 6 & 0x3F));
    add(0x80 | (codePoint & 0x3F));
  }
}

size_t firstInvalidUtf8(std::string_view text) {
  for (size_t position = 0; position < text.size();) {
    const size_t start = position;
    bool valid = true;
    decode(text, &position, &valid);
    if (!valid) return start;
  }
  return std::string_view::npos;
}

std::string repairUtf8(std::string_view text) {
  const size_t bad = firstInvalidUtf8(text);
  if (bad == std::string_view::npos) return std::string(text);
  std::string out(text.substr(0, bad));
  for (size_t position = bad; position < text.size();) {
    const size_t start = position;
    bool valid = true;
    decode(text, &position, &valid);
    if (valid) {
      out.append(text.substr(start, position - start));
    } else {
      appendUtf8(kReplacement, &out);
    }
  }
  return out;
}

}  // namespace cloze
