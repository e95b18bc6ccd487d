#include <core/base/threads.h>
#include <core/text/batch.h>

#include <algorithm>

namespace cloze {
namespace {

EncodedRows encodeStretch(const Tokenizer& tokenizer, std::span<const TextPairView> texts,
                          const TruncationOptions& truncation) {
  EncodedRows rows;
  rows.starts.reserve(texts.size() + 1);
  rows.tokens_before_truncation.reserve(texts.size());
  rows.starts.push_back(0);
  size_t bytes = 0;
  for (const TextPairView& text : texts) bytes += text.a.size() + text.b.value_or("").size();
  const size_t expected = bytes / 3 + 3 * texts.size();  // an ideograph a token; what is not used is never touched
  rows.input_ids.reserve(expected);
  rows.token_type_ids.reserve(expected);
  rows.offsets.reserve(expected);
  rows.word_ids.reserve(expected);
  for (const TextPairView& text : texts) {
    rows.tokens_before_truncation.push_back(appendPair(tokenizer, text.a, text.b, truncation, &rows));
    rows.starts.push_back(rows.input_ids.size());
  }
  return rows;
}

}  // namespace

std::vector<EncodedRows> encodeBatch(const Tokenizer& tokenizer, std::span<const TextPairView> texts,
                                     const TruncationOptions& truncation, int32_t threads) {
  std::vector<EncodedRows> stretches((texts.size() + kTextsAStretch - 1) / kTextsAStretch);
  runOverThreads(stretches.size(), threadsOf(threads), [&](size_t i, size_t) {
    const size_t first = i * kTextsAStretch;
    // Made apart and put there at once: the neighbours' columns share its cache lines.
    stretches[i] =
        encodeStretch(tokenizer, texts.subspan(first, std::min(kTextsAStretch, texts.size() - first)), truncation);
  });
  return stretches;
}

}  // namespace cloze
