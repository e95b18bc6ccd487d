#include <core/base/utf8.h>
#include <core/inspect/casing.h>
#include <core/text/unicode_tables.h>

#include <algorithm>

namespace cloze {
namespace {

bool hasCapital(std::string_view piece) {
  const auto capitals = unicode::lowered();
  for (size_t position = 0; position < piece.size();) {
    const char32_t c = decodeUtf8(piece, &position);
    const auto found = std::lower_bound(capitals.begin(), capitals.end(), c,
                                        [](const unicode::Lowered& pair, char32_t value) { return pair.from < value; });
    if (found != capitals.end() && found->from == c) return true;
  }
  return false;
}

bool hasSmallLatin(std::string_view piece) {
  return std::any_of(piece.begin(), piece.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

LetterCounts countLetters(const Vocabulary& vocabulary) {
  LetterCounts counts;
  for (const std::string& piece : vocabulary.pieces()) {
    if (piece.starts_with('[') && piece.ends_with(']')) continue;  // [CLS], [unused1]
    if (hasCapital(piece))
      ++counts.capital;
    else if (hasSmallLatin(piece))
      ++counts.small;
  }
  return counts;
}

VocabularyCasing casingOf(const LetterCounts& counts) {
  // A stray capital is in many a vocabulary; one made for written text has them in every tenth piece.
  if (counts.capital * 50 > counts.small && counts.capital > 0) return VocabularyCasing::Mixed;
  return counts.small > 0 ? VocabularyCasing::Lower : VocabularyCasing::None;
}

VocabularyCasing casingOf(const Vocabulary& vocabulary) {
  return casingOf(countLetters(vocabulary));
}

CasingMistake casingMistake(const TokenizerOptions& options, VocabularyCasing casing) {
  if (options.do_lower_case && casing == VocabularyCasing::Mixed) return CasingMistake::LowersMixed;
  if (!options.do_lower_case && casing == VocabularyCasing::Lower) return CasingMistake::KeepsForLower;
  return CasingMistake::None;
}

}  // namespace cloze
