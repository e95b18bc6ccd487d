#include <core/base/threads.h>
#include <core/inspect/odd_text.h>
#include <core/inspect/preflight.h>
#include <core/inspect/twin_rows.h>

#include <algorithm>
#include <bit>
#include <new>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace cloze {
namespace {

constexpr size_t kChunkRows = 256;
constexpr size_t kRoundChunks = 64;  // what is kept of unknown words between two looks at them, in rows: 16,384

// A word that became [UNK], by where it stands.
struct UnknownSpot {
  size_t row = 0;
  std::string_view word;
};

// What one thread finds in a stretch of rows.
struct Chunk {
  int64_t words = 0;
  std::vector<UnknownSpot> unknown;
};

// Marks the rows of one split after the other, train first.
class TwinMarker {
 public:
  explicit TwinMarker(TaskKind kind) : m_kind(kind) {}

  void mark(const Split& split, const std::vector<size_t>& hashes, std::vector<RowFacts>* rows) {
    const bool isTrain = split.name == "train";
    TwinRows own(split, m_kind);
    for (size_t row = 0; row < rows->size(); ++row) {
      RowFacts& one = (*rows)[row];
      const TwinRows::Twin twin = own.add(static_cast<int32_t>(row), hashes[row]);
      if (twin.row >= 0) {
        one.oddities |= twin.other_label ? kRepeated | kRepeatedOtherwise : kRepeated;
        one.twin = twin.row;
      }
      if (isTrain || !m_train) continue;
      const TwinRows::Twin leaked = m_train->find(split.examples[row], hashes[row]);
      if (leaked.row < 0) continue;
      one.oddities |= leaked.other_label ? kLeaked | kLeakedOtherwise : kLeaked;
      one.twin = leaked.row;
    }
    if (isTrain) m_train.emplace(std::move(own));
  }

 private:
  TaskKind m_kind;
  std::optional<TwinRows> m_train;
};

class DataLook {
 public:
  DataLook(const DataSet& data, const Tokenizer& tokenizer, PreflightProgress* progress, std::stop_token stop,
           int64_t threads)
      : m_data(data),
        m_tokenizer(tokenizer),
        m_progress(progress),
        m_stop(std::move(stop)),
        m_twins(data.task.kind),
        m_odd(tokenizer.options()),
        m_pieces(threadsOf(threads)),
        m_chunks(kRoundChunks) {}

  Result<Preflight> run() {
    int64_t rows = 0;
    for (const Split& split : m_data.splits) rows += static_cast<int64_t>(split.examples.size());
    if (m_progress != nullptr) m_progress->of = rows;
    m_result.warnings = m_data.warnings;
    m_result.casing = casingMistake(m_tokenizer.options(), casingOf(m_tokenizer.vocabulary()));
    m_result.splits.resize(m_data.splits.size());
    for (size_t i = 0; i < m_data.splits.size(); ++i) {
      if (!lookAtTexts(i)) return makeError(ErrorCode::Cancelled, "Looking at the data was stopped.");
      m_twins.mark(m_data.splits[i], m_hashes, &m_result.splits[i].rows);
      sumUp(i);
    }
    m_result.distinct_unknown_words = m_unknown.distinct();
    m_result.unknown_words_left_out = m_unknown.leftOut();
    m_result.unknown_words = m_unknown.takeMostFrequent(kMostUnknownWords);
    return std::move(m_result);
  }

 private:
  // Everything about a row that needs no other row, on all threads. False: stopped.
  bool lookAtTexts(size_t place) {
    const Split& split = m_data.splits[place];
    SplitFacts& facts = m_result.splits[place];
    const size_t rows = split.examples.size();
    facts.name = split.name;
    facts.note = split.note;
    facts.rows.resize(rows);
    m_hashes.resize(rows);
    const size_t chunks = (rows + kChunkRows - 1) / kChunkRows;
    for (size_t round = 0; round < chunks; round += kRoundChunks) {
      const size_t inRound = std::min(kRoundChunks, chunks - round);
      runOverThreads(inRound, m_pieces.size(), [&](size_t i, size_t thread) {
        const size_t first = (round + i) * kChunkRows, last = std::min(rows, first + kChunkRows);
        lookAtRows(split, first, last, &m_pieces[thread], &m_chunks[i], &facts);
      });
      if (m_stop.stop_requested()) return false;
      for (size_t i = 0; i < inRound; ++i) {  // in the order of the rows, so that the first places are the first
        facts.words += m_chunks[i].words;
        for (const UnknownSpot& spot : m_chunks[i].unknown) m_unknown.add(spot.word, place, spot.row);
      }
    }
    return true;
  }

  void lookAtRows(const Split& split, size_t first, size_t last, Pieces* pieces, Chunk* chunk, SplitFacts* facts) {
    chunk->words = 0;
    chunk->unknown.clear();
    if (m_stop.stop_requested()) return;
    for (size_t row = first; row < last; ++row) {
      const Example& example = split.examples[row];
      RowFacts& one = facts->rows[row];
      one.tokens = m_data.task.pair ? 3 : 2;
      lookAtText(example.text_a, row, pieces, chunk, &one);
      if (m_data.task.pair) lookAtText(example.text_b, row, pieces, chunk, &one);
      m_hashes[row] = TwinRows::textsHash(example);
    }
    if (m_progress != nullptr) m_progress->rows += static_cast<int64_t>(last - first);
  }

  void lookAtText(const std::string& text, size_t row, Pieces* pieces, Chunk* chunk, RowFacts* one) const {
    m_tokenizer.encode(text, pieces);
    one->tokens += static_cast<int32_t>(pieces->ids.size());
    chunk->words += pieces->word_of.empty() ? 0 : pieces->word_of.back() + 1;
    const auto unknown = static_cast<int32_t>(std::count(pieces->ids.begin(), pieces->ids.end(), m_tokenizer.unkId()));
    one->unknown += unknown;
    for (size_t i = 0, left = static_cast<size_t>(unknown); left > 0; ++i) {
      if (pieces->ids[i] != m_tokenizer.unkId()) continue;
      --left;
      const auto start = static_cast<size_t>(pieces->offsets[i].start),
                 end = static_cast<size_t>(pieces->offsets[i].end);
      chunk->unknown.push_back({row, std::string_view(text).substr(start, end - start)});
    }
    if (isBlankText(text)) one->oddities |= kEmptyCell;
    const OddCharacters odd = m_odd.in(text);
    if (odd.bad_encoding) one->oddities |= kBadEncoding;
    if (odd.dropped) one->oddities |= kControls;
  }

  void sumUp(size_t place) {
    const Split& split = m_data.splits[place];
    SplitFacts& facts = m_result.splits[place];
    sumUpRows(&facts);
    if (split.labelled && m_data.task.kind == TaskKind::Classification) countLabels(split, &facts);
  }

  void countLabels(const Split& split, SplitFacts* facts) const {
    std::unordered_map<std::string_view, int64_t> counts;
    for (const std::string& label : m_data.task.labels) counts[label];
    for (const Example& example : split.examples) ++counts[example.label];
    for (const auto& [label, count] : counts) {
      if (label.empty())
        facts->rows_without_label = count;
      else
        facts->label_counts.emplace(label, count);
    }
  }

  const DataSet& m_data;
  const Tokenizer& m_tokenizer;
  PreflightProgress* m_progress;
  std::stop_token m_stop;
  Preflight m_result;
  TwinMarker m_twins;
  OddText m_odd;
  std::vector<Pieces> m_pieces;  // by thread
  std::vector<Chunk> m_chunks;   // of a round
  std::vector<size_t> m_hashes;  // of the texts of the split's rows
  UnknownWordCounter m_unknown;
};

}  // namespace

void sumUpRows(SplitFacts* facts) {
  std::vector<int32_t> lengths;
  lengths.reserve(facts->rows.size());
  facts->unknown_tokens = facts->rows_with_unknown = 0;
  facts->oddity_counts = {};
  for (const RowFacts& row : facts->rows) {
    lengths.push_back(row.tokens);
    facts->unknown_tokens += row.unknown;
    facts->rows_with_unknown += row.unknown > 0 ? 1 : 0;
    for (size_t bit = 0; bit < kOddities; ++bit) facts->oddity_counts[bit] += row.oddities >> bit & 1;
  }
  facts->lengths = LengthTable(lengths);
  facts->tokens = facts->lengths.tokens();
}

int64_t SplitFacts::count(RowOddity oddity) const {
  return oddity_counts[static_cast<size_t>(std::countr_zero(static_cast<unsigned>(oddity)))];
}

TwinCounts twinsOf(const SplitFacts& split) {
  TwinCounts counts{split.name, static_cast<int64_t>(split.rows.size())};
  counts.repeated = split.count(kRepeated);
  counts.repeated_otherwise = split.count(kRepeatedOtherwise);
  counts.leaked = split.count(kLeaked);
  counts.leaked_otherwise = split.count(kLeakedOtherwise);
  return counts;
}

std::vector<TwinCounts> countTwins(const DataSet& data) {
  std::vector<TwinCounts> counts;
  TwinMarker marker(data.task.kind);
  std::vector<size_t> hashes;
  for (const Split& split : data.splits) {
    SplitFacts facts;
    facts.name = split.name;
    facts.rows.resize(split.examples.size());
    hashes.clear();
    for (const Example& example : split.examples) hashes.push_back(TwinRows::textsHash(example));
    marker.mark(split, hashes, &facts.rows);
    sumUpRows(&facts);
    counts.push_back(twinsOf(facts));
  }
  return counts;
}

Result<Preflight> preflight(const DataSet& data, const Tokenizer& tokenizer, PreflightProgress* progress,
                            std::stop_token stop, int64_t threads) {
  try {
    return DataLook(data, tokenizer, progress, std::move(stop), threads).run();
  } catch (const std::bad_alloc&) {
    return makeError(ErrorCode::OutOfMemory,
                     "There is not enough memory to look through this data set. Close other programs, or take fewer "
                     "rows with --sample.");
  }
}

}  // namespace cloze
