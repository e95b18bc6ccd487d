#include <core/base/utf8.h>
#include <core/inspect/odd_text.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace cloze {
namespace {

TokenizerOptions cleaningAlone(TokenizerOptions options) {
  options.strip_accents = options.do_lower_case = options.tokenize_chinese_chars = false;
  return options;
}

// What windows-1252 makes of a byte 0x80 to 0xBF, the later bytes of UTF-8, without the quotation marks, dashes, dots
// and blanks that may follow any letter.
bool isContinuation(uint32_t c) {
  static constexpr std::array<uint32_t, 18> kSigns = {0x152,  0x153,  0x160,  0x161,  0x178,  0x17D,
                                                      0x17E,  0x192,  0x2C6,  0x2DC,  0x201A, 0x201E,
                                                      0x2020, 0x2021, 0x2030, 0x2039, 0x20AC, 0x2122};
  if (c >= 0xA1 && c <= 0xBF) return c != 0xAB && c != 0xBB;
  return std::binary_search(kSigns.begin(), kSigns.end(), c);
}

// Those that are left out there, and no others: they tell something before a letter alone.
bool isDoubtfulContinuation(uint32_t c) {
  return c == 0xA0 || c == 0xAB || c == 0xBB || c == 0x2013 || c == 0x2014 || (c >= 0x2018 && c <= 0x201D) ||
         c == 0x2022 || c == 0x2026 || c == 0x203A;
}

bool isAsciiLetter(uint32_t c) {
  return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

// Whether UTF-8 was read as Latin-1 or windows-1252 at a character that three others follow (0: none).
bool isMisread(uint32_t c, uint32_t next, uint32_t second, uint32_t third) {
  switch (c) {
    case 0xC2:  // "Â°": what UTF-8 writes U+0080 to U+00BF with
      return isContinuation(next) || next == 0xA0 || next == 0xAB || next == 0xBB;
    case 0xC3:  // "Ã©", "Ã‰"; "Ã–sterreich", but "MANHÃ”"
      return isContinuation(next) || (isDoubtfulContinuation(next) && isAsciiLetter(second));
    case 0xD0:  // Cyrillic: "Ð°"
      return isContinuation(next);
    case 0xEF:  // a byte order mark: "ï»¿"
      return (next == 0xBB && second == 0xBF) || (isContinuation(next) && isContinuation(second));
    case 0xF0:  // emoji: "ðŸ˜€"
      return next == 0x178;
    case 0xE2:  // "â€™", "â„¢"
      if (next == 0x20AC) return true;
      break;
    default:
      break;
  }
  // Three bytes, as Chinese and Indian scripts have: "ä¸\u00AD", "à¤¨". Where one of two is doubtful the next letter's
  // first byte must follow.
  if (c < 0xE0 || c > 0xEF) return false;
  if (isContinuation(next) && isContinuation(second)) return true;
  const bool either = (isContinuation(next) && isDoubtfulContinuation(second)) ||
                      (isDoubtfulContinuation(next) && isContinuation(second));
  return either && third >= 0xE0 && third <= 0xEF;
}

// Printing ASCII and white space, eight bytes at once.
size_t skipPlain(std::string_view text, size_t at) {
  constexpr uint64_t kOnes = 0x0101010101010101ull, kHigh = kOnes * 0x80;
  for (; at + 8 <= text.size(); at += 8) {
    uint64_t word;
    std::memcpy(&word, text.data() + at, 8);
    // A high bit, below a space (the subtraction borrows), or DEL.
    const uint64_t deleted = word ^ (kOnes * 0x7F);
    if ((word | (word - kOnes * 0x20) | (deleted - kOnes)) & kHigh) break;
  }
  while (at < text.size() && text[at] >= 0x20 && text[at] < 0x7F) ++at;
  return at;
}

uint32_t peek(std::string_view text, size_t* at) {
  return *at < text.size() ? decodeUtf8(text, at) : 0;
}

}  // namespace

bool isBlankText(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    if (text[at] > 0x20 && text[at] < 0x7F) return false;
    if (!isWhiteSpace(decodeUtf8(text, &at))) return false;
  }
  return true;
}

OddText::OddText(TokenizerOptions options) : m_clean(cleaningAlone(std::move(options))) {}

OddCharacters OddText::in(std::string_view text) const {
  OddCharacters found;
  for (size_t at = skipPlain(text, 0); at < text.size(); at = skipPlain(text, at)) {
    const uint32_t c = decodeUtf8(text, &at);
    if (c != 0xFFFD && m_clean.entry(c).kind() == Normalizer::Kind::Dropped) found.dropped = true;
    if (c == 0xFFFD || (c >= 0x80 && c < 0xA0)) found.bad_encoding = true;
    if (c < 0xC2 || c > 0xF0 || found.bad_encoding) continue;
    size_t ahead = at;
    const uint32_t next = peek(text, &ahead);
    if (next < 0xA0) continue;  // C1 controls are found at their own place
    const uint32_t second = peek(text, &ahead), third = peek(text, &ahead);
    found.bad_encoding = isMisread(c, next, second, third);
  }
  return found;
}

}  // namespace cloze
