// Two ways of cutting the same text, side by side, word by word. Pure functions over values; any thread.
#pragma once

#include <core/inspect/inspection.h>

#include <vector>

namespace cloze {

// A stretch of characters that both cut at its two ends: a word, mostly.
struct AlignedWord {
  int8_t text = 0;
  Offset bytes, utf16;
  int32_t first = 0, firstEnd = 0;    // positions [first, firstEnd) in the first inspection's pieces
  int32_t second = 0, secondEnd = 0;  // likewise in the second's
  bool differs = false;               // other pieces, or cut at other characters
};

// REQUIRES: both inspections are of the same texts. What either cuts off for its length is in neither.
std::vector<AlignedWord> alignWords(const Inspection& first, const Inspection& second);

}  // namespace cloze
