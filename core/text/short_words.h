// What most words of a text are found in at once: a hash table of the pieces that are whole words of up to 16 ASCII
// letters and digits, and a table of the pieces that are one character which stands alone (punctuation, ideographs).
//
// Immutable once made; any thread.
#pragma once

#include <core/text/normalizer.h>
#include <core/text/vocabulary.h>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace cloze {

// Up to 16 bytes as two numbers, the first byte lowest, zeros behind the last one.
struct ShortWord {
  uint64_t low = 0, high = 0;
  bool operator==(const ShortWord&) const = default;
};

// The run of ASCII letters and digits at the start of `text`, as far as 16 bytes show it.
struct Run {
  size_t length = 0;  // up to 16
  ShortWord word;     // the run, in lower case where that is asked for
};

namespace swar {

// One bit (the highest) of each byte that is an ASCII letter, or a letter or digit. REQUIRES nothing of `bytes`.
struct Classes {
  uint64_t letters, alphanumeric;
};
inline Classes classify(uint64_t bytes) {
  constexpr uint64_t kOnes = 0x0101010101010101u, kHigh = 0x8080808080808080u;
  const uint64_t seven = bytes & ~kHigh;
  const uint64_t folded = seven | kOnes * 0x20;  // no sum below leaves its byte
  const uint64_t letters = (folded + kOnes * (0x80 - 'a')) & ~(folded + kOnes * (0x7F - 'z'));
  const uint64_t digits = (seven + kOnes * (0x80 - '0')) & ~(seven + kOnes * (0x7F - '9'));
  const uint64_t ascii = ~bytes & kHigh;
  return {letters & ascii, (letters | digits) & ascii};
}

inline uint64_t load(const char* bytes) {
  uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
  return word;
}

inline void store(const ShortWord& word, char* sixteen) {
  ShortWord bytes = word;
  if constexpr (std::endian::native == std::endian::big) {
    bytes = {__builtin_bswap64(word.low), __builtin_bswap64(word.high)};
  }
  std::memcpy(sixteen, &bytes.low, 8);
  std::memcpy(sixteen + 8, &bytes.high, 8);
}

// text[position] and the bytes behind it, zeros behind the end. REQUIRES: position < text.size()
inline ShortWord loadSixteen(std::string_view text, size_t position) {
  const size_t left = text.size() - position;
  const char* at = text.data() + position;
  if (left >= 16) return {load(at), load(at + 8)};
  if (left > 8) return {load(at), load(at + left - 8) >> 8 * (16 - left)};
  if (text.size() >= 8) return {load(at + left - 8) >> 8 * (8 - left), 0};
  char padded[8] = {};
  std::memcpy(padded, at, left);
  return {load(padded), 0};
}

}  // namespace swar

template <bool kLower>
inline Run runAt(std::string_view text, size_t position) {
  constexpr uint64_t kHigh = 0x8080808080808080u;
  ShortWord bytes = swar::loadSixteen(text, position);
  const swar::Classes low = swar::classify(bytes.low);
  if (kLower) bytes.low |= low.letters >> 2;
  const uint64_t others = low.alphanumeric ^ kHigh;
  if (others != 0) {
    const int bits = std::countr_zero(others) - 7;  // of the run
    return {static_cast<size_t>(bits) / 8, {bytes.low & ((uint64_t{1} << bits) - 1), 0}};
  }
  const swar::Classes high = swar::classify(bytes.high);
  if (kLower) bytes.high |= high.letters >> 2;
  const uint64_t othersHigh = high.alphanumeric ^ kHigh;
  if (othersHigh == 0) return {16, bytes};
  const int bits = std::countr_zero(othersHigh) - 7;
  return {8 + static_cast<size_t>(bits) / 8, {bytes.low, bytes.high & ((uint64_t{1} << bits) - 1)}};
}

class ShortWords {
 public:
  ShortWords() = default;  // of no pieces: REQUIRES assigning one before find()
  explicit ShortWords(const Vocabulary& vocabulary);

  // The piece that is this word; -1: none is, or it found no place in the table.
  int32_t find(const ShortWord& word) const {
    for (size_t slot = hash(word) >> m_shift, last = slot + kProbes; slot < last; ++slot) {
      if (m_words[slot] == word) return m_ids[slot];
      if (m_ids[slot] < 0) return -1;
    }
    return -1;
  }

 private:
  static constexpr size_t kProbes = 16;  // a piece that finds no slot within so many is left out
  static uint64_t hash(const ShortWord& word) {
    const uint64_t mixed = (word.low ^ std::rotl(word.high * 0x9E3779B97F4A7C15u, 23)) * 0xD6E8FEB86659FD93u;
    return mixed ^ mixed << 29;
  }
  int m_shift = 63;
  std::vector<ShortWord> m_words;  // the table and kProbes slots behind it
  std::vector<int32_t> m_ids;
};

// The piece of each character that is a word of its own.
class LoneCharacters {
 public:
  static constexpr int32_t kNot = -1;  // not a character that stands alone
  LoneCharacters() = default;          // REQUIRES assigning one before find()
  // Characters that are no piece have `unk`.
  LoneCharacters(const Normalizer& normalizer, const Vocabulary& vocabulary, int32_t unk);

  int32_t find(char32_t c) const { return m_pages[m_pageOf[c >> 8]][c & 0xFF]; }

 private:
  using Page = std::array<int32_t, 256>;
  std::array<uint16_t, 0x1100> m_pageOf{};
  std::vector<Page> m_pages;
};

}  // namespace cloze
