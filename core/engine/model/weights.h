// The parameters of a BERT classifier as the operators use them. Names and order are Transformers'.
#pragma once

#include <core/files/model_config.h>

#include <ATen/ATen.h>

#include <string>
#include <utility>
#include <vector>

namespace cloze {

struct LayerWeights {
  at::Tensor q_weight, q_bias, k_weight, k_bias, v_weight, v_bias;  // [hidden, hidden], [hidden]: thirds of qkv
  at::Tensor qkv_weight, qkv_bias;  // [3 hidden, hidden], [3 hidden]: same memory, no grad
  at::Tensor attention_weight, attention_bias, attention_norm_weight, attention_norm_bias;
  at::Tensor intermediate_weight, intermediate_bias;  // [intermediate, hidden], [intermediate]
  at::Tensor output_weight, output_bias, output_norm_weight, output_norm_bias;  // [hidden, intermediate], [hidden] ...
};

struct BertWeights {
  at::Tensor word, position, type, norm_weight, norm_bias;  // [vocab, hidden], [positions, hidden], [types, hidden] ...
  std::vector<LayerWeights> layers;
  at::Tensor pooler_weight, pooler_bias, classifier_weight, classifier_bias;
};

// Allocates every parameter as a leaf that requires a gradient; contents undefined.
BertWeights makeBertWeights(const ModelConfig& config, int64_t outputs, const at::TensorOptions& options);
// (name, tensor) in Transformers' named_parameters() order.
std::vector<std::pair<std::string, at::Tensor>> namedWeights(const BertWeights& weights);

}  // namespace cloze
