#include <tests/core/engine/model/golden_model.h>

#include <core/engine/model/aten_model.h>

#include <ATen/core/grad_mode.h>

#include <cstring>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <numeric>

namespace cloze::test {

at::Tensor toTensor(const TensorView& view) {
  const auto type = view.dtype == Dtype::F64 ? at::kDouble : at::kFloat;
  at::Tensor tensor = at::empty(view.shape, at::TensorOptions().dtype(type));
  EXPECT_EQ(tensor.nbytes(), view.data.size()) << view.name;
  std::memcpy(tensor.mutable_data_ptr(), view.data.data(), view.data.size());
  return tensor;
}

namespace {

nlohmann::json goldenJson() {
  std::ifstream file(goldenFolder() / "golden.json");
  return nlohmann::json::parse(file);
}

}  // namespace

at::Tensor golden(const std::string& name) {
  static const auto file = SafetensorsFile::open(goldenFolder() / "golden.safetensors");
  if (!file.ok()) {
    ADD_FAILURE() << file.error().toString();
    return {};
  }
  const TensorView* view = file.value()->find(name);
  if (view == nullptr) {
    ADD_FAILURE() << "no tensor " << name << " in golden.safetensors";
    return {};
  }
  return toTensor(*view);
}

void copyWeights(BertClassifier& model, const std::filesystem::path& path) {
  const auto file = SafetensorsFile::open(path);
  ASSERT_TRUE(file.ok()) << file.error().toString();
  const at::NoGradGuard guard;
  for (auto& parameter : model.parameters()) {
    const TensorView* view = file.value()->find(parameter.name);
    ASSERT_NE(view, nullptr) << parameter.name;
    const at::Tensor values = toTensor(*view);
    // A regression takes the first row of the classifier.
    parameter.tensor.copy_(parameter.name.starts_with("classifier.") ? values.narrow(0, 0, parameter.tensor.size(0))
                                                                     : values);
  }
}

std::unique_ptr<BertClassifier> goldenModel(at::ScalarType dtype, int64_t outputs, Activation activation) {
  auto config = readModelConfig(goldenFolder() / "config.json");
  EXPECT_TRUE(config.ok()) << config.error().toString();
  config->hidden_act = activation;
  auto model = BertClassifier::create(*config, outputs, dtype, at::kCPU);
  EXPECT_TRUE(model.ok());
  copyWeights(**model, goldenFolder() / "model.safetensors");
  return std::move(*model);
}

PackedBatch goldenBatch(std::vector<size_t> which) {
  const auto json = goldenJson();
  if (which.empty()) {
    which.resize(json["sequences"].size());
    std::iota(which.begin(), which.end(), size_t{0});
  }
  PackedBatch batch;
  for (const size_t i : which) {
    const auto ids = json["sequences"][i]["input_ids"].get<std::vector<int64_t>>();
    const auto types = json["sequences"][i]["token_type_ids"].get<std::vector<int64_t>>();
    batch.input_ids.insert(batch.input_ids.end(), ids.begin(), ids.end());
    batch.token_type_ids.insert(batch.token_type_ids.end(), types.begin(), types.end());
    for (size_t p = 0; p < ids.size(); ++p) batch.positions.push_back(static_cast<int64_t>(p));
    batch.bounds.push_back(static_cast<int32_t>(batch.input_ids.size()));
    batch.labels.push_back(json["labels"][i].get<int64_t>());
    batch.targets.push_back(json["targets"][i].get<double>());
    batch.examples.push_back(static_cast<int64_t>(i));
  }
  return batch;
}

std::vector<int64_t> goldenLabels() {
  return goldenJson()["labels"].get<std::vector<int64_t>>();
}
std::vector<double> goldenTargets() {
  return goldenJson()["targets"].get<std::vector<double>>();
}

double distance(const at::Tensor& a, const at::Tensor& b) {
  if (a.sizes() != b.sizes()) return INFINITY;
  const at::Tensor x = a.detach().to(at::kDouble), y = b.detach().to(at::kDouble);
  return (x - y).abs().max().item<double>() / std::max(1.0, y.abs().max().item<double>());
}

double relativeDistance(const at::Tensor& a, const at::Tensor& b) {
  if (a.sizes() != b.sizes()) return INFINITY;
  const at::Tensor x = a.detach().to(at::kDouble), y = b.detach().to(at::kDouble);
  const double size = y.norm().item<double>();
  return (x - y).norm().item<double>() / (size > 0 ? size : 1.0);
}

LayerWeights layerWeights(BertClassifier& model, int64_t index) {
  std::map<std::string, at::Tensor> p;
  for (auto& parameter : model.parameters()) p[parameter.name] = parameter.tensor;
  const std::string l = "bert.encoder.layer." + std::to_string(index) + ".";
  LayerWeights layer;
  layer.q_weight = p[l + "attention.self.query.weight"];
  layer.q_bias = p[l + "attention.self.query.bias"];
  layer.k_weight = p[l + "attention.self.key.weight"];
  layer.k_bias = p[l + "attention.self.key.bias"];
  layer.v_weight = p[l + "attention.self.value.weight"];
  layer.v_bias = p[l + "attention.self.value.bias"];
  layer.qkv_weight = at::cat({layer.q_weight, layer.k_weight, layer.v_weight}).detach();
  layer.qkv_bias = at::cat({layer.q_bias, layer.k_bias, layer.v_bias}).detach();
  layer.attention_weight = p[l + "attention.output.dense.weight"];
  layer.attention_bias = p[l + "attention.output.dense.bias"];
  layer.attention_norm_weight = p[l + "attention.output.LayerNorm.weight"];
  layer.attention_norm_bias = p[l + "attention.output.LayerNorm.bias"];
  layer.intermediate_weight = p[l + "intermediate.dense.weight"];
  layer.intermediate_bias = p[l + "intermediate.dense.bias"];
  layer.output_weight = p[l + "output.dense.weight"];
  layer.output_bias = p[l + "output.dense.bias"];
  layer.output_norm_weight = p[l + "output.LayerNorm.weight"];
  layer.output_norm_bias = p[l + "output.LayerNorm.bias"];
  return layer;
}

at::Tensor referenceForward(BertClassifier& model, const DeviceBatch& batch, const DropoutKey& dropout) {
  const ModelConfig& config = model.config();
  std::map<std::string, at::Tensor> p;
  for (auto& parameter : model.parameters()) p[parameter.name] = parameter.tensor;
  BertWeights w;
  const std::string e = "bert.embeddings.";
  w.word = p[e + "word_embeddings.weight"];
  w.position = p[e + "position_embeddings.weight"];
  w.type = p[e + "token_type_embeddings.weight"];
  w.norm_weight = p[e + "LayerNorm.weight"];
  w.norm_bias = p[e + "LayerNorm.bias"];
  at::Tensor x = atenEmbeddings(w, config, batch, dropout);
  for (int64_t i = 0; i < config.num_hidden_layers; ++i)
    x = atenLayer(layerWeights(model, i), config, batch, dropout, i, x);
  const at::Tensor first = x.index_select(0, batch.bounds.slice(0, 0, -1).to(at::kLong));
  at::Tensor pooled = at::tanh(at::linear(first, p["bert.pooler.dense.weight"], p["bert.pooler.dense.bias"]));
  const DropoutStream stream = dropoutStream(dropout, 0, DropoutPlace::Pooled, config.hidden_dropout_prob);
  if (stream.active())
    pooled = pooled * hiddenDropoutMask(stream, batch.examples, at::zeros_like(batch.examples), pooled.size(1),
                                        pooled.scalar_type());
  return at::linear(pooled, p["classifier.weight"], p["classifier.bias"]);
}

std::vector<at::Tensor> gradients(BertClassifier& model, const at::Tensor& loss) {
  for (auto& parameter : model.parameters()) parameter.tensor.mutable_grad().reset();
  loss.backward();
  std::vector<at::Tensor> out;
  for (auto& parameter : model.parameters()) {
    out.push_back(parameter.tensor.grad().defined() ? parameter.tensor.grad().clone()
                                                    : at::zeros_like(parameter.tensor).detach());
    parameter.tensor.mutable_grad().reset();
  }
  return out;
}

at::Tensor crossEntropy(const at::Tensor& logits, const std::vector<int64_t>& labels) {
  return at::cross_entropy_loss(logits, at::tensor(labels, at::kLong));
}

}  // namespace cloze::test
