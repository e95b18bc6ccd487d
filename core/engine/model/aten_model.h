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
// [sequences, heads, length, length] for queries and keys at positions 0 .. length - 1.
at::Tensor attentionDropoutMask(const DropoutStream& stream, const at::Tensor& examples, int64_t heads, int64_t length,
                                at::ScalarType dtype);

at::Tensor activate(const at::Tensor& x, Activation activation);

// softmax(q k^T / sqrt(head size)) v of each sequence, over a padded batch with a mask. qkv: [tokens, 3 hidden].
at::Tensor paddedAttention(const at::Tensor& qkv, const DeviceBatch& batch, int64_t heads,
                           const DropoutStream& dropout);

// Embeddings output [tokens, hidden].
at::Tensor atenEmbeddings(const BertWeights& weights, const ModelConfig& config, const DeviceBatch& batch,
                          const DropoutKey& dropout);
// One encoder layer: [tokens, hidden] to the same.
at::Tensor atenLayer(const LayerWeights& weights, const ModelConfig& config, const DeviceBatch& batch,
                     const DropoutKey& dropout, int64_t index, const at::Tensor& x);

}  // namespace cloze
