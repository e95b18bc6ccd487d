#include <core/engine/model/weights.h>

#include <ATen/core/grad_mode.h>

namespace cloze {

namespace {

at::Tensor leaf(at::IntArrayRef shape, const at::TensorOptions& options) {
  return at::empty(shape, options).set_requires_grad(true);
}

// A leaf over rows of another tensor's memory, with a version counter of its own.
at::Tensor leafRows(const at::Tensor& tensor, int64_t third) {
  const int64_t rows = tensor.size(0) / 3;
  return tensor.narrow(0, third * rows, rows).variable_data().set_requires_grad(true);
}

LayerWeights makeLayer(const ModelConfig& config, const at::TensorOptions& options) {
  const int64_t hidden = config.hidden_size, inner = config.intermediate_size;
  LayerWeights layer;
  layer.qkv_weight = at::empty({3 * hidden, hidden}, options);
  layer.qkv_bias = at::empty({3 * hidden}, options);
  layer.q_weight = leafRows(layer.qkv_weight, 0);
  layer.q_bias = leafRows(layer.qkv_bias, 0);
  layer.k_weight = leafRows(layer.qkv_weight, 1);
  layer.k_bias = leafRows(layer.qkv_bias, 1);
  layer.v_weight = leafRows(layer.qkv_weight, 2);
  layer.v_bias = leafRows(layer.qkv_bias, 2);
  layer.attention_weight = leaf({hidden, hidden}, options);
  layer.attention_bias = leaf({hidden}, options);
  layer.attention_norm_weight = leaf({hidden}, options);
  layer.attention_norm_bias = leaf({hidden}, options);
  layer.intermediate_weight = leaf({inner, hidden}, options);
  layer.intermediate_bias = leaf({inner}, options);
  layer.output_weight = leaf({hidden, inner}, options);
  layer.output_bias = leaf({hidden}, options);
  layer.output_norm_weight = leaf({hidden}, options);
  layer.output_norm_bias = leaf({hidden}, options);
  return layer;
}

}  // namespace

BertWeights makeBertWeights(const ModelConfig& config, int64_t outputs, const at::TensorOptions& options) {
  const at::NoGradGuard guard;
  const int64_t hidden = config.hidden_size;
  BertWeights weights;
  weights.word = leaf({config.vocab_size, hidden}, options);
  weights.position = leaf({config.max_position_embeddings, hidden}, options);
  weights.type = leaf({config.type_vocab_size, hidden}, options);
  weights.norm_weight = leaf({hidden}, options);
  weights.norm_bias = leaf({hidden}, options);
  for (int64_t i = 0; i < config.num_hidden_layers; ++i) weights.layers.push_back(makeLayer(config, options));
  weights.pooler_weight = leaf({hidden, hidden}, options);
  weights.pooler_bias = leaf({hidden}, options);
  weights.classifier_weight = leaf({outputs, hidden}, options);
  weights.classifier_bias = leaf({outputs}, options);
  return weights;
}

std::vector<std::pair<std::string, at::Tensor>> namedWeights(const BertWeights& weights) {
  std::vector<std::pair<std::string, at::Tensor>> named;
  auto add = [&](const std::string& prefix, const at::Tensor& weight, const at::Tensor& bias) {
    named.emplace_back(prefix + ".weight", weight);
    named.emplace_back(prefix + ".bias", bias);
  };
  named.emplace_back("bert.embeddings.word_embeddings.weight", weights.word);
  named.emplace_back("bert.embeddings.position_embeddings.weight", weights.position);
  named.emplace_back("bert.embeddings.token_type_embeddings.weight", weights.type);
  add("bert.embeddings.LayerNorm", weights.norm_weight, weights.norm_bias);
  for (size_t i = 0; i < weights.layers.size(); ++i) {
    const LayerWeights& layer = weights.layers[i];
    const std::string prefix = "bert.encoder.layer." + std::to_string(i) + ".";
    add(prefix + "attention.self.query", layer.q_weight, layer.q_bias);
    add(prefix + "attention.self.key", layer.k_weight, layer.k_bias);
    add(prefix + "attention.self.value", layer.v_weight, layer.v_bias);
    add(prefix + "attention.output.dense", layer.attention_weight, layer.attention_bias);
    add(prefix + "attention.output.LayerNorm", layer.attention_norm_weight, layer.attention_norm_bias);
    add(prefix + "intermediate.dense", layer.intermediate_weight, layer.intermediate_bias);
    add(prefix + "output.dense", layer.output_weight, layer.output_bias);
    add(prefix + "output.LayerNorm", layer.output_norm_weight, layer.output_norm_bias);
  }
  add("bert.pooler.dense", weights.pooler_weight, weights.pooler_bias);
  add("classifier", weights.classifier_weight, weights.classifier_bias);
  return named;
}

}  // namespace cloze
