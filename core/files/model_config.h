// config.json of a BERT model: what we use of it, checked, and all of it kept for writing back.
#pragma once

#include <core/base/result.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace cloze {

enum class Activation { Gelu, GeluNew, Relu, Silu, Tanh };  // Gelu: exact (erf); GeluNew: tanh form

struct ModelConfig {
  int64_t vocab_size = 0, hidden_size = 768, num_hidden_layers = 12, num_attention_heads = 12, intermediate_size = 3072;
  int64_t max_position_embeddings = 512, type_vocab_size = 2, pad_token_id = 0;
  Activation hidden_act = Activation::Gelu;
  double hidden_dropout_prob = 0.1, attention_probs_dropout_prob = 0.1;
  double classifier_dropout = -1;  // < 0: null, i.e. hidden_dropout_prob
  double initializer_range = 0.02, layer_norm_eps = 1e-12;
  std::vector<std::string> labels;  // id2label in id order; empty: none written
  std::string problem_type;         // "single_label_classification", "regression" or empty
  std::vector<std::string> architectures;
  std::string raw_json;  // the document as read; unknown keys are preserved by modelConfigToJson

  // Trainable parameters of BertForSequenceClassification with `labels` outputs.
  int64_t parameterCount(int64_t labels) const;
};

// config.json or bert_config.json. Refuses by name, with file and field: another model_type, relative positions,
// cross-attention or decoder use, an unknown activation, sizes that contradict each other or are absurd.
Result<ModelConfig> readModelConfig(const std::filesystem::path& file);
Result<ModelConfig> modelConfigFromJson(std::string_view json, const std::string& source);
std::string modelConfigToJson(const ModelConfig& config);

}  // namespace cloze
