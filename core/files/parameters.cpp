#include <core/files/model_folder.h>

namespace cloze {
namespace {

class Builder {
 public:
  std::vector<ParameterInfo> list;
  void matrix(const std::string& name, int64_t rows, int64_t columns) {
    list.push_back({name + ".weight", {rows, columns}});
  }
  void linear(const std::string& name, int64_t out, int64_t in) {
    matrix(name, out, in);
    list.push_back({name + ".bias", {out}});
  }
  void layerNorm(const std::string& name, int64_t size) {
    list.push_back({name + ".weight", {size}});
    list.push_back({name + ".bias", {size}});
  }
};

}  // namespace

std::vector<ParameterInfo> bertParameters(const ModelConfig& config, int64_t labels) {
  const int64_t h = config.hidden_size, wide = config.intermediate_size;
  Builder b;
  b.matrix("bert.embeddings.word_embeddings", config.vocab_size, h);
  b.matrix("bert.embeddings.position_embeddings", config.max_position_embeddings, h);
  b.matrix("bert.embeddings.token_type_embeddings", config.type_vocab_size, h);
  b.layerNorm("bert.embeddings.LayerNorm", h);
  for (int64_t i = 0; i < config.num_hidden_layers; ++i) {
    const std::string layer = "bert.encoder.layer." + std::to_string(i);
    for (const char* part : {"query", "key", "value"}) b.linear(layer + ".attention.self." + part, h, h);
    b.linear(layer + ".attention.output.dense", h, h);
    b.layerNorm(layer + ".attention.output.LayerNorm", h);
    b.linear(layer + ".intermediate.dense", wide, h);
    b.linear(layer + ".output.dense", h, wide);
    b.layerNorm(layer + ".output.LayerNorm", h);
  }
  b.linear("bert.pooler.dense", h, h);
  if (labels > 0) b.linear("classifier", labels, h);
  return std::move(b.list);
}

}  // namespace cloze
