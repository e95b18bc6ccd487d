// The embeddings and an encoder layer as single autograd nodes over the CPU kernels: forward and backward by hand.
//
// Same values as aten_model.h, whose composition is their reference. Gradients of first order only.
#pragma once

#include <core/engine/model/bert_classifier.h>
#include <core/engine/model/fused_ops.h>
#include <core/engine/model/weights.h>

#include <ATen/ATen.h>

#include <memory>

namespace cloze {

at::Tensor fusedEmbeddings(const BertWeights& weights, const ModelConfig& config, const DeviceBatch& batch,
                           const std::shared_ptr<const PackedRows>& rows, const DropoutKey& dropout);
// One encoder layer: [tokens, hidden] to the same.
at::Tensor fusedLayer(const LayerWeights& weights, const ModelConfig& config,
                      const std::shared_ptr<const PackedRows>& rows, const DropoutKey& dropout, int64_t index,
                      const at::Tensor& x);
// The same for the first token of each sequence alone: [tokens, hidden] to [sequences, hidden]. A classifier reads
// nothing else of the last layer, and ten twelfths of that layer's products fall away.
at::Tensor fusedLastLayer(const LayerWeights& weights, const ModelConfig& config,
                          const std::shared_ptr<const PackedRows>& rows, const DropoutKey& dropout, int64_t index,
                          const at::Tensor& x);

}  // namespace cloze
