#include <core/base/threads.h>
#include <core/inspect/text_pass.h>

#include <algorithm>
#include <utility>

namespace cloze {
namespace {
constexpr size_t kRoundChunks = 64;  // what is kept of unknown words between two looks at them
}  // namespace

TextPass::TextPass(const Tokenizer& tokenizer, PreflightProgress* progress, std::stop_token stop, int64_t threads)
    : m_tokenizer(tokenizer),
      m_odd(tokenizer.options()),
      m_progress(progress),
      m_stop(std::move(stop)),
      m_pieces(threadsOf(threads)),
      m_chunks(kRoundChunks) {}

void TextPass::Hand::look(std::string_view text, size_t first, size_t rows, RowFacts* row) {
  const int32_t unk = m_pass.m_tokenizer.unkId();
  m_pass.m_tokenizer.encode(text, &m_pieces);
  const std::vector<int32_t>& ids = m_pieces.ids;
  row->tokens += static_cast<int32_t>(ids.size());
  m_chunk.words += m_pieces.word_of.empty() ? 0 : m_pieces.word_of.back() + 1;
  const auto unknown = static_cast<int32_t>(std::count(ids.begin(), ids.end(), unk));
  row->unknown += unknown;
  for (size_t i = 0, left = static_cast<size_t>(unknown); left > 0; ++i) {
    if (ids[i] != unk) continue;
    --left;
    const auto start = static_cast<size_t>(m_pieces.offsets[i].start),
               end = static_cast<size_t>(m_pieces.offsets[i].end);
    m_chunk.unknown.push_back({first, rows, text.substr(start, end - start)});
  }
  if (isBlankText(text)) row->oddities |= kEmptyCell;
  const OddCharacters odd = m_pass.m_odd.in(text);
  if (odd.bad_encoding) row->oddities |= kBadEncoding;
  if (odd.dropped) row->oddities |= kControls;
}

bool TextPass::run(size_t split, size_t items, size_t inChunk, const std::function<void(size_t, Hand&)>& look,
                   SplitFacts* facts) {
  const size_t chunks = (items + inChunk - 1) / inChunk;
  for (size_t round = 0; round < chunks; round += kRoundChunks) {
    const size_t inRound = std::min(kRoundChunks, chunks - round);
    runOverThreads(inRound, m_pieces.size(), [&](size_t i, size_t thread) {
      m_chunks[i].words = 0;
      m_chunks[i].unknown.clear();
      Hand hand(*this, m_pieces[thread], m_chunks[i]);
      const size_t first = (round + i) * inChunk, last = std::min(items, first + inChunk);
      if (m_stop.stop_requested()) return;
      for (size_t item = first; item < last; ++item) look(item, hand);
      if (m_progress != nullptr) m_progress->rows += static_cast<int64_t>(last - first);
    });
    if (m_stop.stop_requested()) return false;
    for (size_t i = 0; i < inRound; ++i) {  // in the order of the rows, so that the first places are the first
      facts->words += m_chunks[i].words;
      for (const Spot& spot : m_chunks[i].unknown) m_unknown.add(spot.word, split, spot.first, spot.rows);
    }
  }
  return true;
}

void TextPass::takeUnknownWords(Preflight* out) {
  out->distinct_unknown_words = m_unknown.distinct();
  out->unknown_words_left_out = m_unknown.leftOut();
  for (size_t split = 0; split < out->splits.size(); ++split)
    out->splits[split].distinct_unknown_words = m_unknown.distinctIn(split);
  out->unknown_words = m_unknown.takeMostFrequent(kMostUnknownWords);
}

}  // namespace cloze
