#include <core/inspect/truncations.h>

namespace cloze {
namespace {

TruncationOutcome::Text outcomeOf(const Pieces& pieces, const TextMap& map, int32_t head, int32_t tail) {
  TruncationOutcome::Text text;
  text.tokens = static_cast<int32_t>(pieces.ids.size());
  text.head = head;
  text.tail = tail;
  if (text.lost() > 0) {
    text.lostUtf16 = map.utf16({pieces.offsets[static_cast<size_t>(head)].start,
                                pieces.offsets[static_cast<size_t>(text.tokens - tail - 1)].end});
  }
  return text;
}

}  // namespace

std::vector<TruncationOutcome> compareTruncations(const Tokenizer& tokenizer, const std::string& a,
                                                  const std::optional<std::string>& b, int32_t length,
                                                  int32_t head_tokens) {
  Pieces piecesA, piecesB;
  tokenizer.encode(a, &piecesA);
  if (b) tokenizer.encode(*b, &piecesB);
  const TextMap mapA(a), mapB(b ? std::string_view(*b) : std::string_view());
  const auto lengthA = static_cast<int32_t>(piecesA.ids.size()), lengthB = static_cast<int32_t>(piecesB.ids.size());
  const int32_t budget = length - (b ? 3 : 2);

  std::vector<TruncationOutcome> all;
  for (const Truncation strategy : {Truncation::LongestFirst, Truncation::OnlyFirst, Truncation::OnlySecond,
                                    Truncation::Head, Truncation::Tail, Truncation::HeadTail}) {
    Kept kept{lengthA, 0, lengthB, 0};
    if (length > 0 && lengthA + lengthB > budget) {
      kept = keptTokens(lengthA, lengthB, budget, strategy, head_tokens, tokenizer.options().rules);
    }
    TruncationOutcome outcome;
    outcome.strategy = strategy;
    outcome.head_tokens = strategy == Truncation::HeadTail ? head_tokens : 0;
    outcome.a = outcomeOf(piecesA, mapA, kept.a_head, kept.a_tail);
    outcome.b = outcomeOf(piecesB, mapB, kept.b_head, kept.b_tail);
    outcome.cutsTheOther = (strategy == Truncation::OnlyFirst && outcome.b.lost() > 0) ||
                           (strategy == Truncation::OnlySecond && outcome.a.lost() > 0);
    all.push_back(outcome);
  }
  return all;
}

}  // namespace cloze
