// What training a model costs: floating-point operations, memory, disk. Pure arithmetic; any thread.
#pragma once

#include <core/files/model_config.h>
#include <core/spec/run_spec.h>

#include <cstdint>
#include <span>

namespace cloze {

// Floating-point operations (a multiply and an add are two) of one forward pass over sequences of these totals:
// tokens = sum of lengths, squares = sum of squared lengths. Training costs three times as much. Matrix products alone;
// nothing is spent on padding. Per layer and token 8 H^2 + 4 H I, attention 4 H s^2 a sequence, pooler 2 H^2.
double forwardFlops(const ModelConfig& config, double sequences, double tokens, double squares);

// The shape of one epoch's micro-batches, in the order the run will really draw.
struct BatchShape {
  int64_t most_parts = 1;          // micro-batches of a step
  int64_t most_tokens = 0;         // of one micro-batch
  int64_t most_padded_tokens = 0;  // of one micro-batch padded to its longest
  int64_t most_squares = 0;        // sum of squared lengths, the attention scores a head holds
  double padding_share = 0;        // of all cells, were each micro-batch padded to its longest
  double tokens = 0, squares = 0;  // means a row
};
// `lengths`: of the training rows, as cut.
BatchShape shapeOfEpoch(std::span<const int32_t> lengths, uint64_t seed, int64_t batchSize, int64_t accumulation);

// Weights, gradients (in bf16 their sums over the micro-batches too), AdamW's moments and master weights, and what
// forward keeps for backward in the largest micro-batch. `cuda` adds a context instead of the host's libraries.
uint64_t trainingMemoryBytes(const ModelConfig& config, int64_t labels, Precision precision, const BatchShape& shape,
                             bool cuda);

// Everything a run keeps at once, and the checkpoint being written beside it.
uint64_t runDiskBytes(const RunSpec& spec, const ModelConfig& config, int64_t labels);

}  // namespace cloze
