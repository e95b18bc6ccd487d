// What dropout draws: a function of (seed, step, example, position, layer, place, unit) alone.
//
// So a packed, a padded and an accumulated batch drop the same units, and a resumed run needs no generator state.
// Philox4x32-10 with the key made of the seed and the counter
//   { step, example, c2, layer << 22 | place << 19 | block }
// gives 128 bits; a unit takes 16 of them and is dropped when they are below round(p * 65536). The survivors are scaled
// by the exact keep probability, 1 / (1 - round(p * 65536) / 65536).
//
// Rows of hidden units (embeddings, both residual dropouts, the pooled output): c2 is the position in the sequence.
// Sixteen counters in a row make 128 units: unit u is in block (u / 128) * 16 + (u % 32) / 2, word (u % 128) / 32, half
// u % 2. Attention probabilities: c2 is head << 20 | query / 4, block is key / 2, word query % 4, half key % 2. Both
// layouts let a vector of counters fill a vector of units without a transpose.
#pragma once

#include <cstdint>

namespace cloze {

enum class DropoutPlace : uint32_t { Embeddings = 0, Attention = 1, AttentionOutput = 2, Output = 3, Pooled = 4 };

// One layer's and place's dropout in one step. threshold 0: nothing is dropped.
struct DropoutStream {
  uint32_t key[2] = {0, 0};
  uint32_t step = 0;
  uint32_t base = 0;       // layer << 22 | place << 19
  uint32_t threshold = 0;  // of 65536
  double scale = 1;        // 1 / keep probability
  bool active() const { return threshold != 0; }
};

// REQUIRES: 0 <= probability < 1, layer < 1024
DropoutStream makeDropoutStream(uint64_t seed, int64_t step, int64_t layer, DropoutPlace place, double probability);

// The 16 bits of one unit, in plain code: what the fast versions are tested against.
uint32_t hiddenDropoutBits(const DropoutStream& stream, int64_t example, int64_t position, int64_t unit);
uint32_t attentionDropoutBits(const DropoutStream& stream, int64_t example, int64_t head, int64_t query, int64_t key);

// Limits of the counter's fields: more heads or positions cannot be told apart.
inline constexpr int64_t kMaxDropoutLayers = 1024, kMaxDropoutHeads = 4096, kMaxDropoutUnits = 1 << 22;

}  // namespace cloze
