// Token ids of whole splits, and batches made of them, packed: no padding inside.
#pragma once

#include <core/base/result.h>
#include <core/data/data_set.h>
#include <core/text/encoding.h>
#include <core/text/tokenizer.h>

#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <string_view>
#include <vector>

namespace cloze {

// Flat storage: example i's tokens are [starts[i], starts[i+1]).
struct FeatureSet {
  std::vector<int32_t> input_ids;
  std::vector<uint8_t> token_type_ids;
  std::vector<int64_t> starts{0};  // size examples + 1
  std::vector<int32_t> labels;     // class id; -1: none (classification)
  std::vector<double> targets;     // regression; NaN: none
  int64_t truncated_examples = 0, tokens_lost = 0, unk_tokens = 0, longest_tokens = 0;  // longest: before truncation
  std::vector<int32_t> lengths_before;  // tokens before truncation, special ones counted
  int64_t size() const { return static_cast<int64_t>(starts.size()) - 1; }
  int64_t length(int64_t i) const { return starts[static_cast<size_t>(i) + 1] - starts[static_cast<size_t>(i)]; }
};

TruncationOptions truncationOf(const BatchSpec& batch);

// Adds the tokens of one row: a text alone, or a pair. A pair whose second text is empty stays a pair, [CLS] a [SEP]
// [SEP], as in Transformers' run_glue. Label and target are the caller's to add.
void addTexts(std::string_view first, std::optional<std::string_view> second, const Tokenizer& tokenizer,
              const TruncationOptions& truncation, FeatureSet* features);

// As run_classifier's convert_examples_to_features. `threads` 0: all cores.
Result<FeatureSet> makeFeatures(const Split& split, const TaskInfo& task, const Tokenizer& tokenizer,
                                const TruncationOptions& truncation, std::stop_token stop = {}, int threads = 0);

// A batch without padding. Tokens of sequence i: [bounds[i], bounds[i+1]). All arrays but bounds, labels, targets and
// examples have bounds.back() entries.
struct PackedBatch {
  std::vector<int64_t> input_ids, token_type_ids, positions;
  std::vector<int32_t> bounds{0};
  std::vector<int64_t> labels;    // [sequences]
  std::vector<double> targets;    // [sequences]
  std::vector<int64_t> examples;  // [sequences] index in the split: dropout is drawn for these
  int64_t sequences() const { return static_cast<int64_t>(bounds.size()) - 1; }
  int64_t tokens() const { return bounds.back(); }
  int64_t longest() const;
};
PackedBatch packBatch(const FeatureSet& features, std::span<const int64_t> examples);

// The same batch as the peers make it, for those who look and for references: [sequences, length] row-major.
struct PaddedBatch {
  int64_t sequences = 0, length = 0;
  std::vector<int64_t> input_ids, token_type_ids, attention_mask;
};
PaddedBatch padBatch(const PackedBatch& batch, int64_t length /* 0: the longest */, int64_t pad_id);

// Which examples step `step` (0-based, over all epochs) trains on: a function of (seed, epoch, index) alone.
// An epoch is ceil(examples / batch) steps; its last batch may be smaller.
class BatchOrder {
 public:
  BatchOrder(uint64_t seed, int64_t examples, int64_t batchSize);
  int64_t stepsPerEpoch() const;
  std::vector<int64_t> batch(int64_t step);  // caches the epoch's permutation; one thread

 private:
  uint64_t m_seed;
  int64_t m_examples, m_batchSize, m_epoch = -1;
  std::vector<int64_t> m_order;
};

}  // namespace cloze
