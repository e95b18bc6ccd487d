#include <core/text/windows.h>

#include <algorithm>
#include <string>
#include <utility>

namespace cloze {
namespace {

// What is kept of one text where it is cut to `kept` tokens, then the windows over the rest.
Result<std::vector<Stretch>> partsOf(int32_t length, int32_t kept, const WindowOptions& options) {
  if (kept >= length) return std::vector<Stretch>{{0, length}};
  if (options.stride >= kept) {
    return fieldError(ErrorCode::InvalidArgument, "stride",
                      "windows that share " + std::to_string(options.stride) + " tokens never get on, as only " +
                          std::to_string(kept) +
                          " tokens of a text are kept. Choose a shorter stride, or a larger maximal length.");
  }
  const int32_t step = kept - options.stride;
  std::vector<Stretch> parts;
  if (options.side == Side::Right) {
    for (int32_t first = 0; parts.empty() || parts.back().last < length; first += step) {
      parts.push_back({first, std::min(first + kept, length)});
    }
  } else {
    for (int32_t last = length; parts.empty() || parts.back().first > 0; last -= step) {
      parts.push_back({std::max(last - kept, 0), last});
    }
  }
  return parts;
}

// How many tokens of each text are kept.
Result<std::pair<int32_t, int32_t>> kept(int32_t lengthA, int32_t lengthB, bool pair, int32_t budget,
                                         const WindowOptions& options, TokenizerRules rules) {
  if (lengthA + lengthB <= budget) return std::pair{lengthA, lengthB};
  if (options.strategy == Truncation::LongestFirst) {
    const Kept both = keptTokens(lengthA, lengthB, budget, Truncation::LongestFirst, 0, rules);
    return std::pair{both.a_head, both.b_head};
  }
  const bool first = options.strategy == Truncation::OnlyFirst;
  if (!first && !pair) {
    return fieldError(ErrorCode::InvalidArgument, "truncation",
                      "only the second text is to be cut, and there is none. Choose longest_first or only_first.");
  }
  const int32_t other = first ? lengthB : lengthA;
  if (pair && other >= budget) {
    return fieldError(ErrorCode::InvalidArgument, "truncation",
                      std::string("cutting the ") + (first ? "first" : "second") +
                          " text alone is not enough: the other has " + std::to_string(other) +
                          " tokens, and there is room for " + std::to_string(budget) +
                          ". Choose longest_first, or a larger maximal length.");
  }
  return first ? std::pair{budget - other, other} : std::pair{other, budget - other};
}

}  // namespace

Result<std::vector<Encoding>> encodeWindows(const Tokenizer& tokenizer, std::string_view a,
                                            std::optional<std::string_view> b, const WindowOptions& options) {
  if (options.strategy != Truncation::LongestFirst && options.strategy != Truncation::OnlyFirst &&
      options.strategy != Truncation::OnlySecond) {
    return fieldError(ErrorCode::InvalidArgument, "truncation",
                      "windows are made by longest_first, only_first or only_second.");
  }
  Pieces piecesA, piecesB;
  tokenizer.encode(a, &piecesA);
  if (b) tokenizer.encode(*b, &piecesB);
  const auto lengthA = static_cast<int32_t>(piecesA.ids.size()), lengthB = static_cast<int32_t>(piecesB.ids.size());
  const int32_t specials = b ? 3 : 2;
  std::pair<int32_t, int32_t> keep{lengthA, lengthB};
  if (options.max_length > 0) {
    CLOZE_ASSIGN(keep, kept(lengthA, lengthB, b.has_value(), std::max(options.max_length - specials, 0), options,
                            tokenizer.options().rules));
  }
  CLOZE_ASSIGN(const auto partsA, partsOf(lengthA, keep.first, options));
  CLOZE_ASSIGN(const auto partsB, partsOf(lengthB, keep.second, options));

  std::vector<Encoding> windows;
  const auto add = [&](const Stretch& partA, const Stretch& partB) {
    Encoding& window = windows.emplace_back();
    window.tokens_before_truncation = lengthA + lengthB + specials;
    appendStretches(tokenizer, piecesA, {&partA, 1}, b ? &piecesB : nullptr, {&partB, 1}, &window);
  };
  add(partsA[0], partsB[0]);
  for (size_t i = 1; i < partsA.size(); ++i) {
    for (const Stretch& part : partsB) add(partsA[i], part);
  }
  for (size_t i = 1; i < partsB.size(); ++i) add(partsA[0], partsB[i]);
  return windows;
}

int32_t paddedLength(std::span<const Encoding> encodings, const PaddingOptions& options) {
  int32_t length = options.length;
  if (length <= 0) {
    for (const Encoding& encoding : encodings)
      length = std::max(length, static_cast<int32_t>(encoding.input_ids.size()));
  }
  if (options.multiple > 0 && length % options.multiple > 0) length += options.multiple - length % options.multiple;
  return length;
}

PaddedEncoding padded(const Encoding& encoding, int32_t length, Side side, const Tokenizer& tokenizer) {
  const size_t size = encoding.input_ids.size();
  const size_t missing = static_cast<size_t>(std::max(length, 0)) > size ? static_cast<size_t>(length) - size : 0;
  PaddedEncoding out;
  static_cast<TokenColumns&>(out) = encoding;
  out.attention_mask.assign(size, 1);
  const auto pad = [&](auto* column, auto value) {
    column->insert(side == Side::Right ? column->end() : column->begin(), missing, value);
  };
  pad(&out.input_ids, tokenizer.padId());
  pad(&out.token_type_ids, 0);
  pad(&out.offsets, Offset{});
  pad(&out.word_ids, -1);
  pad(&out.attention_mask, 0);
  return out;
}

}  // namespace cloze
