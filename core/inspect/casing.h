// Whether a tokenizer's casing goes with its vocabulary: the mistake that costs most and says least.
#pragma once

#include <core/text/tokenizer.h>

namespace cloze {

enum class VocabularyCasing {
  None,   // hardly a letter that has a case, as in Chinese
  Lower,  // letters, none of them large
  Mixed,  // both: made for text as it is written
};
// Looks at every piece once.
VocabularyCasing casingOf(const Vocabulary& vocabulary);

enum class CasingMistake {
  None,
  LowersMixed,   // lower-cases before it looks into a vocabulary with capital letters: those pieces are never used
  KeepsForLower  // keeps capitals that no piece of the vocabulary has: such words become [UNK]
};
CasingMistake casingMistake(const TokenizerOptions& options, VocabularyCasing casing);

}  // namespace cloze
