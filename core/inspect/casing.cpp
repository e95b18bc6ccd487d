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

VocabularyCasing casingOf(const Vocabulary& vocabulary) {
  int64_t capital = 0, small = 0;
  for (const std::string& piece : vocabulary.pieces()) {
    if (piece.starts_with('[')) continue;  // [CLS], [unused1]
    if (hasCapital(piece))
      ++capital;
    else if (hasSmallLatin(piece))
      ++small;
  }
  // A stray capital is in many a vocabulary; one made for written text has them in every tenth piece.
  if (capital * 50 > small && capital > 0) return VocabularyCasing::Mixed;
  return small > 0 ? VocabularyCasing::Lower : VocabularyCasing::None;
}

CasingMistake casingMistake(const TokenizerOptions& options, VocabularyCasing casing) {
  if (options.do_lower_case && casing == VocabularyCasing::Mixed) return CasingMistake::LowersMixed;
  if (!options.do_lower_case && casing == VocabularyCasing::Lower) return CasingMistake::KeepsForLower;
  return CasingMistake::None;
}

}  // namespace cloze
