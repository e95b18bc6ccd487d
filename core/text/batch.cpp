#include <core/text/batch.h>

#include <algorithm>
#include <atomic>
#include <thread>

namespace cloze {
namespace {

void encodeStretch(const Tokenizer& tokenizer, std::span<const TextPair> texts, const TruncationOptions& truncation,
                   EncodedRows* rows) {
  rows->starts.reserve(texts.size() + 1);
  rows->tokens_before_truncation.reserve(texts.size());
  rows->starts.push_back(0);
  size_t bytes = 0;
  for (const TextPair& text : texts) bytes += text.a.size() + text.b.value_or("").size();
  const size_t expected = bytes / 4 + 3 * texts.size();  // what is not used of it is never touched
  rows->input_ids.reserve(expected);
  rows->token_type_ids.reserve(expected);
  rows->offsets.reserve(expected);
  rows->word_ids.reserve(expected);
  for (const TextPair& text : texts) {
    rows->tokens_before_truncation.push_back(appendPair(tokenizer, text.a, text.b, truncation, rows));
    rows->starts.push_back(rows->input_ids.size());
  }
}

}  // namespace

std::vector<EncodedRows> encodeBatch(const Tokenizer& tokenizer, std::span<const TextPair> texts,
                                     const TruncationOptions& truncation, int32_t threads) {
  std::vector<EncodedRows> stretches((texts.size() + kTextsAStretch - 1) / kTextsAStretch);
  std::atomic<size_t> next = 0;
  const auto work = [&] {
    for (size_t i = next++; i < stretches.size(); i = next++) {
      const size_t first = i * kTextsAStretch;
      encodeStretch(tokenizer, texts.subspan(first, std::min(kTextsAStretch, texts.size() - first)), truncation,
                    &stretches[i]);
    }
  };
  if (threads <= 0) threads = static_cast<int32_t>(std::max(1u, std::thread::hardware_concurrency()));
  const auto useful = static_cast<size_t>(threads) < stretches.size() ? static_cast<size_t>(threads) : stretches.size();
  std::vector<std::jthread> helpers;
  for (size_t i = 1; i < useful; ++i) helpers.emplace_back(work);
  work();
  helpers.clear();  // joins
  return stretches;
}

}  // namespace cloze
