#include <core/inspect/preflight.h>
#include <core/inspect/text_pass.h>
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
      : m_data(data), m_twins(data.task.kind), m_pass(tokenizer, progress, std::move(stop), threads) {
    m_result.warnings = data.warnings;
    m_result.casing = casingMistake(tokenizer.options(), casingOf(tokenizer.vocabulary()));
    m_result.splits.resize(data.splits.size());
    if (progress == nullptr) return;
    int64_t rows = 0;
    for (const Split& split : data.splits) rows += static_cast<int64_t>(split.examples.size());
    progress->of = rows;
  }

  Result<Preflight> run() {
    for (size_t i = 0; i < m_data.splits.size(); ++i) {
      if (!lookAtTexts(i)) return stoppedPreflight();
      m_twins.mark(m_data.splits[i], m_hashes, &m_result.splits[i].rows);
      sumUp(i);
    }
    m_pass.takeUnknownWords(&m_result);
    return std::move(m_result);
  }

 private:
  // Everything about a row that needs no other row. False: stopped.
  bool lookAtTexts(size_t place) {
    const Split& split = m_data.splits[place];
    SplitFacts& facts = m_result.splits[place];
    const size_t rows = split.examples.size();
    facts.name = split.name;
    facts.note = split.note;
    facts.rows.resize(rows);
    m_hashes.resize(rows);
    const auto look = [&](size_t row, TextPass::Hand& hand) {
      const Example& example = split.examples[row];
      RowFacts& one = facts.rows[row];
      one.tokens = m_data.task.pair ? 3 : 2;
      hand.look(example.text_a, row, 1, &one);
      if (m_data.task.pair) hand.look(example.text_b, row, 1, &one);
      m_hashes[row] = TwinRows::textsHash(example);
    };
    return m_pass.run(place, rows, kChunkRows, look, &facts);
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
  Preflight m_result;
  TwinMarker m_twins;
  TextPass m_pass;
  std::vector<size_t> m_hashes;  // of the texts of the split's rows
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

void markTwins(const DataSet& data, std::vector<SplitFacts>* splits) {
  TwinMarker marker(data.task.kind);
  std::vector<size_t> hashes;
  for (size_t i = 0; i < data.splits.size(); ++i) {
    hashes.clear();
    for (const Example& example : data.splits[i].examples) hashes.push_back(TwinRows::textsHash(example));
    marker.mark(data.splits[i], hashes, &(*splits)[i].rows);
  }
}

std::vector<TwinCounts> countTwins(const DataSet& data) {
  std::vector<SplitFacts> splits(data.splits.size());
  for (size_t i = 0; i < splits.size(); ++i) {
    splits[i].name = data.splits[i].name;
    splits[i].rows.resize(data.splits[i].examples.size());
  }
  markTwins(data, &splits);
  std::vector<TwinCounts> counts;
  for (SplitFacts& facts : splits) {
    sumUpRows(&facts);
    counts.push_back(twinsOf(facts));
  }
  return counts;
}

Error stoppedPreflight() {
  return makeError(ErrorCode::Cancelled, "Looking at the data was stopped.");
}

Error noMemoryForPreflight() {
  return makeError(ErrorCode::OutOfMemory,
                   "There is not enough memory to look through this data set. Close other programs, or take fewer "
                   "rows with --sample.");
}

Result<Preflight> preflight(const DataSet& data, const Tokenizer& tokenizer, PreflightProgress* progress,
                            std::stop_token stop, int64_t threads) {
  try {
    return DataLook(data, tokenizer, progress, std::move(stop), threads).run();
  } catch (const std::bad_alloc&) {
    return noMemoryForPreflight();
  }
}

}  // namespace cloze
