// One text cut in two ways, and what can be said of the difference. Values; any thread, the sentences GUI thread only.
#pragma once

#include <app/pages/inspect/inspect_tools.h>
#include <core/inspect/alignment.h>
#include <core/inspect/rule_differences.h>

#include <QString>

namespace cloze {

// How the second is cut.
struct SecondCut {
  std::filesystem::path vocabulary;
  std::optional<bool> lower;
  TokenizerRules rules = TokenizerRules::HuggingFace;
};

struct Comparison {
  std::shared_ptr<const Inspection> first, second;  // uncut
  std::vector<AlignedWord> words;
  std::filesystem::path firstVocabulary, secondVocabulary;
  CasingMistake mistake = CasingMistake::None;       // of the second
  std::optional<RuleDifferences> rules;              // where nothing but the rules is another
  std::array<int32_t, 2> firstKept{}, secondKept{};  // of A and of B at the length that was asked for
  int32_t length = 0;                                // that length; 0: none
};
using ComparisonPtr = std::shared_ptr<const Comparison>;

Result<ComparisonPtr> compareCuts(InspectToolBox* box, const InspectQuestion& question, const SecondCut& cut);

QString rulesName(TokenizerRules rules);
// What tells the one from the other: vocabulary, rules or casing.
QString nameOfCut(const Comparison& comparison, bool second);
// "2 words differ: U+E000 is kept by Google's rules"; empty where more than the rules is another.
QString rulesSentence(const Comparison& comparison);
// That the second lower-cases what it should not, or the other way round; empty: it does not.
QString mistakeSentence(const Comparison& comparison);

}  // namespace cloze
