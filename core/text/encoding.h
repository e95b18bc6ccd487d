// [CLS] A [SEP] (B [SEP]) with truncation: what one example becomes.
#pragma once

#include <core/spec/run_spec.h>
#include <core/text/tokenizer.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace cloze {

// Parallel columns, one row a token.
struct TokenColumns {
  std::vector<int32_t> input_ids;
  std::vector<int32_t> token_type_ids;
  std::vector<Offset> offsets;    // bytes of A or B by token type; special tokens {0, 0}
  std::vector<int32_t> word_ids;  // -1 for special tokens
};

struct Encoding : TokenColumns {
  int32_t tokens_before_truncation = 0;  // special ones counted
  bool truncated() const { return tokens_before_truncation > static_cast<int32_t>(input_ids.size()); }
};

struct TruncationOptions {
  int32_t max_length = 0;  // special tokens counted; 0: no limit
  Truncation strategy = Truncation::LongestFirst;
  int32_t head_tokens = 0;  // HeadTail
};

// How many tokens of A and of B are kept, and from where: what every strategy decides.
struct Kept {
  int32_t a_head = 0, a_tail = 0, b_head = 0, b_tail = 0;  // a_head first tokens of A and a_tail last ones, same for B
};
// Lengths without special tokens; `budget` likewise. LongestFirst as the fast tokenizer, or as Google's
// _truncate_seq_pair; OnlyFirst / OnlySecond cut the other as well only where the one alone is not enough (and say
// nothing: Transformers raises there); Head, Tail and HeadTail cut A of a single text, the longer-first rule choosing
// how much of a pair.
Kept keptTokens(int32_t lengthA, int32_t lengthB, int32_t budget, Truncation strategy, int32_t headTokens,
                TokenizerRules rules);

// REQUIRES: max_length is 0 or at least 2 (3 for a pair)
Encoding encodePair(const Tokenizer& tokenizer, std::string_view a, std::optional<std::string_view> b,
                    const TruncationOptions& truncation);
// The same, appended to `out`; returns the tokens before truncation. Many texts in one set of columns need no memory of
// their own.
int32_t appendPair(const Tokenizer& tokenizer, std::string_view a, std::optional<std::string_view> b,
                   const TruncationOptions& truncation, TokenColumns* out);

// Tokens [first, last) of one text.
struct Stretch {
  int32_t first, last;
};
// [CLS] the stretches of A [SEP] (those of B [SEP]), appended to `out`; null: no B.
void appendStretches(const Tokenizer& tokenizer, const Pieces& a, std::span<const Stretch> ofA, const Pieces* b,
                     std::span<const Stretch> ofB, TokenColumns* out);

}  // namespace cloze
