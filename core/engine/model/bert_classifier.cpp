#include <core/engine/model/aten_model.h>
#include <core/engine/model/bert_classifier.h>
#include <core/engine/model/fused_model.h>
#include <core/engine/model/weights.h>

#include <cstring>

namespace cloze {

namespace {

at::Tensor int64Tensor(const std::vector<int64_t>& values) {
  at::Tensor tensor = at::empty({static_cast<int64_t>(values.size())}, at::kLong);
  if (!values.empty()) std::memcpy(tensor.mutable_data_ptr(), values.data(), values.size() * sizeof(int64_t));
  return tensor;
}

bool isDecayed(const std::string& name) {
  return !name.ends_with(".bias") && name.find("LayerNorm") == std::string::npos;
}

Status checkSizes(const ModelConfig& config, int64_t outputs, at::ScalarType dtype) {
  auto bad = [](const char* field, const std::string& message) -> Status {
    return fieldError(ErrorCode::InvalidArgument, field, message);
  };
  if (outputs < 1) return bad("num_labels", "The classifier needs at least one output.");
  if (config.hidden_size < 1 || config.vocab_size < 1 || config.intermediate_size < 1 ||
      config.max_position_embeddings < 1 || config.type_vocab_size < 1 || config.num_hidden_layers < 0)
    return bad("hidden_size", "The model's config has a size below 1; every size must be positive.");
  if (config.num_attention_heads < 1 || config.hidden_size % config.num_attention_heads != 0)
    return bad("num_attention_heads", "hidden_size " + std::to_string(config.hidden_size) +
                                          " cannot be divided evenly between " +
                                          std::to_string(config.num_attention_heads) + " attention heads.");
  if (config.num_hidden_layers > kMaxDropoutLayers || config.num_attention_heads > kMaxDropoutHeads ||
      config.hidden_size > kMaxDropoutUnits || config.max_position_embeddings > kMaxDropoutUnits)
    return bad("num_hidden_layers", "The model is larger than this program supports.");
  if (dtype != at::kFloat && dtype != at::kDouble && dtype != at::kBFloat16)
    return bad("precision", "Weights can be fp32, fp64 or bf16.");
  return {};
}

}  // namespace

DeviceBatch toDevice(const PackedBatch& batch, at::Device device) {
  DeviceBatch out;
  // Queued behind what the device has to do; such memory is copied aside before the call returns.
  auto send = [&](const at::Tensor& tensor) { return tensor.to(device, tensor.scalar_type(), /*non_blocking=*/true); };
  out.input_ids = send(int64Tensor(batch.input_ids));
  out.token_type_ids = send(int64Tensor(batch.token_type_ids));
  out.positions = send(int64Tensor(batch.positions));
  out.bounds = at::empty({static_cast<int64_t>(batch.bounds.size())}, at::kInt);
  std::memcpy(out.bounds.mutable_data_ptr(), batch.bounds.data(), batch.bounds.size() * sizeof(int32_t));
  out.bounds_device = send(out.bounds);
  out.examples = int64Tensor(batch.examples);
  std::vector<int64_t> tokenExamples;
  for (size_t i = 0; i + 1 < batch.bounds.size(); ++i)
    tokenExamples.insert(tokenExamples.end(), static_cast<size_t>(batch.bounds[i + 1] - batch.bounds[i]),
                         batch.examples[i]);
  out.token_examples = send(int64Tensor(tokenExamples));
  for (size_t i = 0; i + 1 < batch.bounds.size(); ++i)
    out.longest = std::max<int64_t>(out.longest, batch.bounds[i + 1] - batch.bounds[i]);
  return out;
}

BertClassifier::BertClassifier() = default;
BertClassifier::~BertClassifier() = default;

Result<std::unique_ptr<BertClassifier>> BertClassifier::create(const ModelConfig& config, int64_t outputs,
                                                               at::ScalarType dtype, at::Device device) {
  CLOZE_TRY(checkSizes(config, outputs, dtype));
  if (device.is_cuda() && !at::hasCUDA())
    return fieldError(ErrorCode::InvalidArgument, "device",
                      "There is no CUDA device here; choose device cpu, or auto to take what is there.");
  auto model = std::unique_ptr<BertClassifier>(new BertClassifier());
  model->m_config = config;
  model->m_outputs = outputs;
  model->m_weights =
      std::make_unique<BertWeights>(makeBertWeights(config, outputs, at::TensorOptions().dtype(dtype).device(device)));
  for (auto& [name, tensor] : namedWeights(*model->m_weights))
    model->m_parameters.push_back({name, tensor, isDecayed(name)});
  return model;
}

// The last layer's output at the first token of each sequence ([CLS]), [sequences, hidden].
at::Tensor BertClassifier::encode(const DeviceBatch& batch, const DropoutKey& dropout, HiddenStates* hidden) const {
  const bool fused = batch.input_ids.is_cpu();
  const std::shared_ptr<const PackedRows> rows = fused ? packedRows(batch) : nullptr;
  at::Tensor x = fused ? fusedEmbeddings(*m_weights, m_config, batch, rows, dropout)
                       : atenEmbeddings(*m_weights, m_config, batch, dropout);
  if (hidden != nullptr) hidden->layers = {x};
  const auto layers = static_cast<int64_t>(m_weights->layers.size());
  for (int64_t index = 0; index < layers; ++index) {
    const LayerWeights& layer = m_weights->layers[static_cast<size_t>(index)];
    if (hidden == nullptr && index + 1 == layers)
      return fused ? fusedLastLayer(layer, m_config, rows, dropout, index, x)
                   : atenLastLayer(layer, m_config, batch, dropout, index, x);
    x = fused ? fusedLayer(layer, m_config, rows, dropout, index, x)
              : atenLayer(layer, m_config, batch, dropout, index, x);
    if (hidden != nullptr) hidden->layers.push_back(x);
  }
  return x.index_select(0, firstTokens(batch));
}

at::Tensor BertClassifier::forward(const DeviceBatch& batch, const DropoutKey& dropout, HiddenStates* hidden) {
  const at::Tensor first = encode(batch, dropout, hidden);
  const at::Tensor pooled = at::tanh(at::linear(first, m_weights->pooler_weight, m_weights->pooler_bias));
  if (hidden != nullptr) hidden->pooled = pooled;
  const double probability =
      m_config.classifier_dropout < 0 ? m_config.hidden_dropout_prob : m_config.classifier_dropout;
  const DropoutStream stream = dropoutStream(dropout, 0, DropoutPlace::Pooled, probability);
  at::Tensor kept = pooled;
  if (stream.active()) {
    // What is on the device already: a copy from the host here would wait for the whole forward pass.
    const at::Tensor examples = batch.token_examples.index_select(0, firstTokens(batch));
    kept = dropHidden(pooled, stream, examples, at::zeros_like(examples));
  }
  return at::linear(kept, m_weights->classifier_weight, m_weights->classifier_bias);
}

}  // namespace cloze
