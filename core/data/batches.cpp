#include <core/base/random.h>
#include <core/data/features.h>

#include <algorithm>
#include <limits>

namespace cloze {

int64_t PackedBatch::longest() const {
  int64_t longest = 0;
  for (size_t i = 1; i < bounds.size(); ++i) longest = std::max<int64_t>(longest, bounds[i] - bounds[i - 1]);
  return longest;
}

PackedBatch packBatch(const FeatureSet& features, std::span<const int64_t> examples) {
  PackedBatch batch;
  size_t tokens = 0;
  for (const int64_t example : examples) tokens += static_cast<size_t>(features.length(example));
  batch.input_ids.reserve(tokens);
  batch.token_type_ids.reserve(tokens);
  batch.positions.reserve(tokens);
  for (const int64_t example : examples) {
    const auto place = static_cast<size_t>(example);
    const auto first = static_cast<size_t>(features.starts[place]),
               last = static_cast<size_t>(features.starts[place + 1]);
    for (size_t i = first; i < last; ++i) {
      batch.input_ids.push_back(features.input_ids[i]);
      batch.token_type_ids.push_back(features.token_type_ids[i]);
      batch.positions.push_back(static_cast<int64_t>(i - first));
    }
    batch.bounds.push_back(static_cast<int32_t>(batch.input_ids.size()));
    batch.labels.push_back(features.labels.empty() ? -1 : features.labels[place]);
    batch.targets.push_back(features.targets.empty() ? std::numeric_limits<double>::quiet_NaN()
                                                     : features.targets[place]);
    batch.examples.push_back(example);
  }
  return batch;
}

PaddedBatch padBatch(const PackedBatch& batch, int64_t length, int64_t pad_id) {
  PaddedBatch padded;
  padded.sequences = batch.sequences();
  padded.length = std::max(length, batch.longest());
  const auto cells = static_cast<size_t>(padded.sequences * padded.length);
  padded.input_ids.assign(cells, pad_id);
  padded.token_type_ids.assign(cells, 0);
  padded.attention_mask.assign(cells, 0);
  for (int64_t row = 0; row < padded.sequences; ++row) {
    const auto first = static_cast<size_t>(batch.bounds[static_cast<size_t>(row)]);
    const auto last = static_cast<size_t>(batch.bounds[static_cast<size_t>(row) + 1]);
    const auto to = static_cast<size_t>(row * padded.length);
    for (size_t i = first; i < last; ++i) {
      padded.input_ids[to + i - first] = batch.input_ids[i];
      padded.token_type_ids[to + i - first] = batch.token_type_ids[i];
      padded.attention_mask[to + i - first] = 1;
    }
  }
  return padded;
}

BatchOrder::BatchOrder(uint64_t seed, int64_t examples, int64_t batchSize)
    : m_seed(seed), m_examples(examples), m_batchSize(std::max<int64_t>(batchSize, 1)) {}

int64_t BatchOrder::stepsPerEpoch() const {
  return (m_examples + m_batchSize - 1) / m_batchSize;
}

std::vector<int64_t> BatchOrder::batch(int64_t step) {
  if (m_examples == 0) return {};
  const int64_t epoch = step / stepsPerEpoch();
  if (epoch != m_epoch) {
    m_order = epochOrder(m_seed, static_cast<uint64_t>(epoch), m_examples);
    m_epoch = epoch;
  }
  const int64_t first = step % stepsPerEpoch() * m_batchSize;
  const int64_t last = std::min(m_examples, first + m_batchSize);
  return {m_order.begin() + first, m_order.begin() + last};
}

}  // namespace cloze
