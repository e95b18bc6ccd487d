#include <core/text/encoding.h>

#include <algorithm>
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

// `kept` tokens of one text, from its front and its end.
void place(int32_t length, int32_t kept, Truncation strategy, int32_t headTokens, int32_t* head, int32_t* tail) {
  *head = kept;
  *tail = 0;
  if (kept >= length || (strategy != Truncation::Tail && strategy != Truncation::HeadTail)) return;
  *head = strategy == Truncation::Tail ? 0 : std::min(kept, headTokens > 0 ? headTokens : kept / 2);
  *tail = kept - *head;
}

class EncodingWriter {
 public:
  explicit EncodingWriter(Encoding* out) : m_out(*out) {}

  void special(int32_t id, int32_t type) { push(id, type, {}, -1); }
  void text(const Pieces& pieces, int32_t head, int32_t tail, int32_t type) {
    const size_t size = pieces.ids.size();
    copy(pieces, 0, static_cast<size_t>(head), type);
    copy(pieces, size - static_cast<size_t>(tail), size, type);
  }

 private:
  void copy(const Pieces& pieces, size_t first, size_t last, int32_t type) {
    for (size_t i = first; i < last; ++i) push(pieces.ids[i], type, pieces.offsets[i], pieces.word_of[i]);
  }
  void push(int32_t id, int32_t type, Offset offset, int32_t word) {
    m_out.input_ids.push_back(id);
    m_out.token_type_ids.push_back(type);
    m_out.offsets.push_back(offset);
    m_out.word_ids.push_back(word);
  }

  Encoding& m_out;
};

}  // namespace

Kept keptTokens(int32_t lengthA, int32_t lengthB, int32_t budget, Truncation strategy, int32_t headTokens) {
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
    std::tie(a, b) = longestFirst(lengthA, lengthB, budget);
  }
  Kept kept;
  place(lengthA, a, strategy, headTokens, &kept.a_head, &kept.a_tail);
  place(lengthB, b, strategy, headTokens, &kept.b_head, &kept.b_tail);
  return kept;
}

Encoding encodePair(const Tokenizer& tokenizer, std::string_view a, std::optional<std::string_view> b,
                    const TruncationOptions& truncation) {
  thread_local Pieces piecesA, piecesB;
  tokenizer.encode(a, &piecesA);
  piecesB.clear();
  if (b) tokenizer.encode(*b, &piecesB);
  const auto lengthA = static_cast<int32_t>(piecesA.ids.size()), lengthB = static_cast<int32_t>(piecesB.ids.size());
  const int32_t specials = b ? 3 : 2;

  Encoding encoding;
  encoding.tokens_before_truncation = lengthA + lengthB + specials;
  Kept kept{lengthA, 0, lengthB, 0};
  if (truncation.max_length > 0 && encoding.tokens_before_truncation > truncation.max_length) {
    kept = keptTokens(lengthA, lengthB, truncation.max_length - specials, truncation.strategy, truncation.head_tokens);
  }
  EncodingWriter writer(&encoding);
  writer.special(tokenizer.clsId(), 0);
  writer.text(piecesA, kept.a_head, kept.a_tail, 0);
  writer.special(tokenizer.sepId(), 0);
  if (b) {
    writer.text(piecesB, kept.b_head, kept.b_tail, 1);
    writer.special(tokenizer.sepId(), 1);
  }
  return encoding;
}

}  // namespace cloze
