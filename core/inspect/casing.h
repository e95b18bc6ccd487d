// Whether a tokenizer's casing goes with its vocabulary: the mistake that costs most and says least.
#pragma once

#include <core/text/tokenizer.h>

#include <cstdint>

namespace cloze {

// Pieces with a capital letter, and others with a small Latin one; special tokens left out.
struct LetterCounts {
  int64_t capital = 0, small = 0;
};
// Looks at every piece once.
LetterCounts countLetters(const Vocabulary& vocabulary);

enum class VocabularyCasing {
  None,   // hardly a letter that has a case, as in Chinese
  Lower,  // letters, hardly one of them large
  Mixed,  // both: made for text as it is written
};
VocabularyCasing casingOf(const LetterCounts& counts);
VocabularyCasing casingOf(const Vocabulary& vocabulary);

enum class CasingMistake {
  None,
  LowersMixed,   // lower-cases before it looks into a vocabulary with capital letters: those pieces are never used
  KeepsForLower  // keeps capitals that no piece of the vocabulary has: such words become [UNK]
};
CasingMistake casingMistake(const TokenizerOptions& options, VocabularyCasing casing);

}  // namespace cloze
