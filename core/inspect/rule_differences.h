// Why Google's original rules cut a text otherwise than Transformers' fast ones. Pure functions over values; any
// thread.
#pragma once

#include <core/inspect/alignment.h>

#include <string>
#include <vector>

namespace cloze {

enum class RuleDifference : uint8_t {
  PrivateUse,    // a character of private use, which Google's keep
  Ideograph,     // U+2B820 to U+2B91F, which Google's set apart
  FinalSigma,    // lower-cased to a final one by Google's
  SpecialToken,  // [SEP] and the like in the text, which are text to Google's
  LongWord,      // more than 100 characters, which Google's look up up to 200
  Vocabulary,    // none of these: pieces are read otherwise from the file, or stand otherwise in it
};

struct RuleDifferences {
  struct Reason {
    RuleDifference why = RuleDifference::Vocabulary;
    std::string example;  // the character or the words it happened to first
    int32_t words = 0;
  };
  int32_t words = 0;            // that differ
  std::vector<Reason> reasons;  // each once, by first appearance
};

// REQUIRES: `words` is alignWords() of two inspections of which one follows either set of rules.
RuleDifferences ruleDifferences(const Inspection& first, const Inspection& second,
                                const std::vector<AlignedWord>& words);

}  // namespace cloze
