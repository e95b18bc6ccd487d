#include <core/base/utf8.h>
#include <core/inspect/rule_differences.h>

#include <algorithm>
#include <utility>

namespace cloze {
namespace {

bool isPrivateUse(char32_t c) {
  return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

bool holdsAdded(const Inspection& inspection, int32_t from, int32_t to) {
  return std::any_of(inspection.pieces.begin() + from, inspection.pieces.begin() + to,
                     [](const InspectedPiece& piece) { return piece.kind == PieceKind::Added; });
}

// Why, and what shows it.
std::pair<RuleDifference, std::string> reasonOf(const Inspection& first, const Inspection& second,
                                                const AlignedWord& word) {
  const std::string_view text =
      std::string_view(first.text(word.text))
          .substr(static_cast<size_t>(word.bytes.start), static_cast<size_t>(word.bytes.end - word.bytes.start));
  if (holdsAdded(first, word.first, word.firstEnd) || holdsAdded(second, word.second, word.secondEnd))
    return {RuleDifference::SpecialToken, std::string(text)};
  int32_t characters = 0;
  bool sigma = false;
  for (size_t position = 0; position < text.size(); ++characters) {
    const size_t start = position;
    const char32_t c = decodeUtf8(text, &position);
    const auto itself = [&] { return std::string(text.substr(start, position - start)); };
    if (isPrivateUse(c)) return {RuleDifference::PrivateUse, itself()};
    if (c >= 0x2B820 && c < 0x2B920) return {RuleDifference::Ideograph, itself()};
    sigma |= c == 0x3A3;
  }
  if (characters > 100) return {RuleDifference::LongWord, std::string(text)};
  if (sigma && first.tokenizer->options().do_lower_case) return {RuleDifference::FinalSigma, std::string(text)};
  return {RuleDifference::Vocabulary, std::string(text)};
}

}  // namespace

RuleDifferences ruleDifferences(const Inspection& first, const Inspection& second,
                                const std::vector<AlignedWord>& words) {
  RuleDifferences found;
  for (const AlignedWord& word : words) {
    if (!word.differs) continue;
    ++found.words;
    auto [why, example] = reasonOf(first, second, word);
    const auto known = std::find_if(found.reasons.begin(), found.reasons.end(),
                                    [why = why](const auto& reason) { return reason.why == why; });
    if (known == found.reasons.end())
      found.reasons.push_back({why, std::move(example), 1});
    else
      ++known->words;
  }
  return found;
}

}  // namespace cloze
