// A text too long for the model as several windows that overlap, as the fast tokenizer's overflowing encodings are, and
// encodings made equally long by padding.
//
// Follows huggingface/tokenizers 0.23 (Encoding::truncate, truncate_encodings, pad_encodings). Any thread.
#pragma once

#include <core/base/result.h>
#include <core/text/encoding.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace cloze {

// Which end of a text is cut off, or padded.
enum class Side { Right, Left };

struct WindowOptions {
  int32_t max_length = 0;                          // special tokens counted; 0: no limit, and one window
  Truncation strategy = Truncation::LongestFirst;  // or OnlyFirst, OnlySecond
  int32_t stride = 0;                              // tokens that neighbouring windows share
  Side side = Side::Right;                         // Left: the first window is the text's end
};

// The windows of a text or pair: that of the truncated texts first, then what it leaves over. Where both texts of a
// pair are cut, every window of one meets every window of the other. tokens_before_truncation is that of the whole.
// Refuses, by field: another strategy; OnlyFirst and OnlySecond where cutting the one is not enough, or it is not
// there; a stride as long as what is kept of a text.
Result<std::vector<Encoding>> encodeWindows(const Tokenizer& tokenizer, std::string_view a,
                                            std::optional<std::string_view> b, const WindowOptions& options);

struct PaddingOptions {
  int32_t length = 0;    // 0: to the longest
  int32_t multiple = 0;  // rounded up to one of it; 0: not
  Side side = Side::Right;
};

struct PaddedEncoding : TokenColumns {
  std::vector<int32_t> attention_mask;  // 0 for padding
};

// The length all of them are padded to. Longer ones stay as they are.
int32_t paddedLength(std::span<const Encoding> encodings, const PaddingOptions& options);
// With the tokenizer's [PAD], token type 0, offset {0, 0} and word -1.
PaddedEncoding padded(const Encoding& encoding, int32_t length, Side side, const Tokenizer& tokenizer);

}  // namespace cloze
