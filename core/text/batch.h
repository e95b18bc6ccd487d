// Many texts at once, over as many threads as are given.
#pragma once

#include <core/text/encoding.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace cloze {

// Of texts that are kept elsewhere; the engine's TextPair (core/api) holds its own.
struct TextPairView {
  std::string_view a;
  std::optional<std::string_view> b;
};

// Consecutive texts in one set of columns.
struct EncodedRows : TokenColumns {
  std::vector<size_t> starts;                     // rows + 1: where each text begins
  std::vector<int32_t> tokens_before_truncation;  // by row, special tokens counted
  size_t rows() const { return tokens_before_truncation.size(); }
};

// The texts in their order, a stretch of kTextsAStretch after the other; the last may be shorter. What it gives does
// not depend on `threads`; 0: one a core.
inline constexpr size_t kTextsAStretch = 512;
std::vector<EncodedRows> encodeBatch(const Tokenizer& tokenizer, std::span<const TextPairView> texts,
                                     const TruncationOptions& truncation, int32_t threads);

}  // namespace cloze
