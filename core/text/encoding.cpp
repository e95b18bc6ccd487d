#include <core/text/encoding.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <tuple>
#include <utility>

namespace cloze {
namespace {

// huggingface/tokenizers truncation.rs: the shorter text is spared as long as it fits in half of the budget.
std::pair<int32_t, int32_t> longestFirst(int32_t lengthA, int32_t lengthB, int32_t budget) {
  if (lengthA + lengthB <= budget) return {lengthA, lengthB};
  int32_t shorter = std::min(lengthA, lengthB);
  int32_t longer = shorter > budget ? shorter : std::max(shorter, budget - shorter);
  if (shorter + longer > budget) {
    shorter = budget / 2;
    longer = shorter + budget % 2;
  }
  return lengthA > lengthB ? std::pair{longer, shorter} : std::pair{shorter, longer};
}

// Takes one token at a time from the longer text, from the second where they are equally long.
std::pair<int32_t, int32_t> longestFirstGoogle(int32_t lengthA, int32_t lengthB, int32_t budget) {
  if (lengthA + lengthB <= budget) return {lengthA, lengthB};
  if (lengthB <= budget / 2) return {budget - lengthB, lengthB};
  if (lengthA <= (budget + 1) / 2) return {lengthA, budget - lengthA};
  return {(budget + 1) / 2, budget / 2};
}

// `kept` tokens of one text, from its front and its end.
void place(int32_t length, int32_t kept, Truncation strategy, int32_t headTokens, int32_t* head, int32_t* tail) {
  *head = kept;
  *tail = 0;
  if (kept >= length || (strategy != Truncation::Tail && strategy != Truncation::HeadTail)) return;
  *head = strategy == Truncation::Tail ? 0 : std::min(kept, headTokens > 0 ? headTokens : kept / 2);
  *tail = kept - *head;
}

class ColumnWriter {
 public:
  explicit ColumnWriter(TokenColumns* out) : m_out(*out) {}

  void special(int32_t id, int32_t type) {
    m_out.input_ids.push_back(id);
    m_out.token_type_ids.push_back(type);
    m_out.offsets.push_back({});
    m_out.word_ids.push_back(-1);
  }
  void text(const Pieces& pieces, std::span<const Stretch> stretches, int32_t type) {
    for (const Stretch& stretch : stretches) copy(pieces, stretch.first, stretch.last - stretch.first, type);
  }

 private:
  void copy(const Pieces& pieces, std::ptrdiff_t first, int32_t count, int32_t type) {
    const auto append = [first, count](auto* to, const auto& from) {
      to->insert(to->end(), from.begin() + first, from.begin() + first + count);
    };
    append(&m_out.input_ids, pieces.ids);
    append(&m_out.offsets, pieces.offsets);
    append(&m_out.word_ids, pieces.word_of);
    m_out.token_type_ids.insert(m_out.token_type_ids.end(), static_cast<size_t>(count), type);
  }

  TokenColumns& m_out;
};

}  // namespace

Kept keptTokens(int32_t lengthA, int32_t lengthB, int32_t budget, Truncation strategy, int32_t headTokens,
                TokenizerRules rules) {
  budget = std::max(budget, 0);
  int32_t a = lengthA, b = lengthB;
  const int32_t excess = std::max(lengthA + lengthB - budget, 0);
  if (strategy == Truncation::OnlyFirst) {
    a = std::max(lengthA - excess, 0);
    b = std::min(lengthB, budget - a);
  } else if (strategy == Truncation::OnlySecond) {
    b = std::max(lengthB - excess, 0);
    a = std::min(lengthA, budget - b);
  } else {
    std::tie(a, b) = rules == TokenizerRules::Google ? longestFirstGoogle(lengthA, lengthB, budget)
                                                     : longestFirst(lengthA, lengthB, budget);
  }
  Kept kept;
  place(lengthA, a, strategy, headTokens, &kept.a_head, &kept.a_tail);
  place(lengthB, b, strategy, headTokens, &kept.b_head, &kept.b_tail);
  return kept;
}

void appendStretches(const Tokenizer& tokenizer, const Pieces& a, std::span<const Stretch> ofA, const Pieces* b,
                     std::span<const Stretch> ofB, TokenColumns* out) {
  ColumnWriter writer(out);
  writer.special(tokenizer.clsId(), 0);
  writer.text(a, ofA, 0);
  writer.special(tokenizer.sepId(), 0);
  if (b == nullptr) return;
  writer.text(*b, ofB, 1);
  writer.special(tokenizer.sepId(), 1);
}

int32_t appendPair(const Tokenizer& tokenizer, std::string_view a, std::optional<std::string_view> b,
                   const TruncationOptions& truncation, TokenColumns* out) {
  thread_local Pieces piecesA, piecesB;
  tokenizer.encode(a, &piecesA);
  piecesB.clear();
  if (b) tokenizer.encode(*b, &piecesB);
  const auto lengthA = static_cast<int32_t>(piecesA.ids.size()), lengthB = static_cast<int32_t>(piecesB.ids.size());
  const int32_t specials = b ? 3 : 2;
  const int32_t before = lengthA + lengthB + specials;
  Kept kept{lengthA, 0, lengthB, 0};
  if (truncation.max_length > 0 && before > truncation.max_length) {
    kept = keptTokens(lengthA, lengthB, truncation.max_length - specials, truncation.strategy, truncation.head_tokens,
                      tokenizer.options().rules);
  }
  const std::array<Stretch, 2> ofA = {{{0, kept.a_head}, {lengthA - kept.a_tail, lengthA}}};
  const std::array<Stretch, 2> ofB = {{{0, kept.b_head}, {lengthB - kept.b_tail, lengthB}}};
  appendStretches(tokenizer, piecesA, ofA, b ? &piecesB : nullptr, ofB, out);
  return before;
}

Encoding encodePair(const Tokenizer& tokenizer, std::string_view a, std::optional<std::string_view> b,
                    const TruncationOptions& truncation) {
  Encoding encoding;
  encoding.tokens_before_truncation = appendPair(tokenizer, a, b, truncation, &encoding);
  return encoding;
}

}  // namespace cloze
