// What the fast tokenizer knows about code points, as plain ranges and lists in ascending order.
//
// Data only; normalizer.h turns it into look-up tables. Generated: see generate_unicode_tables.py for the Unicode
// versions and licences. Read-only, any thread.
#pragma once

#include <cstdint>
#include <span>

namespace cloze::unicode {

// Code points first .. last, both included.
struct Range {
  char32_t first, last;
};
struct ClassRange {
  char32_t first, last;
  uint8_t combiningClass;
};
struct Lowered {
  char32_t from, to;
};
// Full canonical decomposition: `length` code points of decompositionPool() from `start`. Hangul syllables are left
// out.
struct Decomposition {
  char32_t from;
  uint16_t start, length;
};

std::span<const Range> dropped();          // what clean_text removes: U+0000, U+FFFD, Cc, Cf, Co
std::span<const Range> whiteSpace();       // White_Space
std::span<const Range> punctuation();      // ASCII punctuation and P*
std::span<const Range> nonspacingMarks();  // Mn
std::span<const Range> wordCharacters();   // regular expressions' \w
// What a capital sigma's neighbours are asked for (case_tables.cpp); no character is in both.
std::span<const Range> cased();
std::span<const Range> caseIgnorable();
std::span<const ClassRange> combiningClasses();  // what is not 0
// One to one; U+0130, the only one that becomes two (U+0069 U+0307), is left out.
std::span<const Lowered> lowered();
std::span<const Decomposition> decompositions();
std::span<const char32_t> decompositionPool();

}  // namespace cloze::unicode
