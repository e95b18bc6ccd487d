// BERT written with LibTorch's operators: what a GPU runs, and the reference for the fused CPU functions.
//
// Packed activations [tokens, hidden]; gradients by autograd. Dropout draws the units of kernels/dropout.h on every
// device, but for CUDA's fused attention, which draws its own (seeded by seed, step and the batch's first example, so a
// run repeats, but packed, padded and accumulated batches differ there).
#pragma once

#include <core/engine/kernels/dropout.h>
#include <core/engine/model/bert_classifier.h>
#include <core/engine/model/weights.h>

#include <ATen/ATen.h>

namespace cloze {

// The streams of one forward pass. Inactive where dropout is off or its probability is 0.
DropoutStream dropoutStream(const DropoutKey& key, int64_t layer, DropoutPlace place, double probability);

// Scaled keep masks (0 or 1 / keep), on the device of `examples` / `positions` (int64).
// [rows, units] for rows at (examples[i], positions[i]).
at::Tensor hiddenDropoutMask(const DropoutStream& stream, const at::Tensor& examples, const at::Tensor& positions,
                             int64_t units, at::ScalarType dtype);
// [sequences, heads, queries, keys] for queries and keys from position 0 on.
at::Tensor attentionDropoutMask(const DropoutStream& stream, const at::Tensor& examples, int64_t heads, int64_t queries,
                                int64_t keys, at::ScalarType dtype);
// x [rows, units] times its mask, which our kernel draws on a GPU that has it.
at::Tensor dropHidden(const at::Tensor& x, const DropoutStream& stream, const at::Tensor& examples,
                      const at::Tensor& positions);

// Rows of the first token of each sequence ([CLS]): int64 [sequences] on the device.
at::Tensor firstTokens(const DeviceBatch& batch);

at::Tensor activate(const at::Tensor& x, Activation activation);

// Projections with their biases: k and v [tokens, hidden], q the same or, with `first_only`, [sequences, hidden]: only
// the first token of each sequence asks.
struct PackedAttention {
  at::Tensor q, k, v;
  bool first_only = false;
  // Thirds of qkv [tokens, 3 hidden].
  static PackedAttention ofThirds(const at::Tensor& qkv);
};
// softmax(q k^T / sqrt(head size)) v of each sequence, over a padded batch with a mask; shaped as q.
at::Tensor paddedAttention(const PackedAttention& in, const DeviceBatch& batch, int64_t heads,
                           const DropoutStream& dropout);

// Embeddings output [tokens, hidden].
at::Tensor atenEmbeddings(const BertWeights& weights, const ModelConfig& config, const DeviceBatch& batch,
                          const DropoutKey& dropout);
// One encoder layer: [tokens, hidden] to the same.
at::Tensor atenLayer(const LayerWeights& weights, const ModelConfig& config, const DeviceBatch& batch,
                     const DropoutKey& dropout, int64_t index, const at::Tensor& x);
// The same for the first token of each sequence alone: [tokens, hidden] to [sequences, hidden]; see fusedLastLayer().
at::Tensor atenLastLayer(const LayerWeights& weights, const ModelConfig& config, const DeviceBatch& batch,
                         const DropoutKey& dropout, int64_t index, const at::Tensor& x);

}  // namespace cloze
