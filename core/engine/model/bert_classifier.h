// BertForSequenceClassification over packed batches: forward by our own fused operators, backward by autograd.
//
// Parameters carry the published names; shapes as in Transformers. The batch has no padding from the embeddings to the
// logits. One thread at a time per object.
#pragma once

#include <core/base/result.h>
#include <core/data/features.h>
#include <core/files/model_config.h>
#include <core/files/model_folder.h>

#include <ATen/ATen.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace cloze {

struct BertWeights;

// A packed batch on the device. Integer tensors; see PackedBatch.
struct DeviceBatch {
  at::Tensor input_ids, token_type_ids, positions;  // int64 [tokens]
  at::Tensor bounds;  // int32 [sequences + 1], on the CPU and (bounds_device) on the device
  at::Tensor bounds_device;
  at::Tensor examples;        // int64 [sequences], CPU
  at::Tensor token_examples;  // int64 [tokens], on the device
  int64_t longest = 0;
  int64_t sequences() const { return bounds.size(0) - 1; }
  int64_t tokens() const { return input_ids.size(0); }
};
DeviceBatch toDevice(const PackedBatch& batch, at::Device device);

// What dropout is drawn for: (seed, step, example, position, layer, place). off() for evaluation.
struct DropoutKey {
  bool enabled = false;
  uint64_t seed = 0;
  int64_t step = 0;  // optimiser step, equal for all its micro-batches
  static DropoutKey off() { return {}; }
};

struct NamedParameter {
  std::string name;
  at::Tensor tensor;  // leaf, requires_grad; in `working` dtype
  bool decay = true;  // false: biases and LayerNorm, excluded from weight decay
};

struct HiddenStates {              // what an inspector or a golden asks for
  std::vector<at::Tensor> layers;  // embeddings output, then each layer's: [tokens, hidden]
  at::Tensor pooled;               // [sequences, hidden]
};

class BertClassifier {
 public:
  // `outputs`: number of labels, 1 for regression. Weights undefined until initialise() or load().
  static Result<std::unique_ptr<BertClassifier>> create(const ModelConfig& config, int64_t outputs,
                                                        at::ScalarType dtype, at::Device device);
  // As Transformers' _init_weights: Linear and Embedding N(0, initializer_range), biases 0, LayerNorm 1 and 0, row
  // pad_token_id of the word embeddings 0. A function of the seed and the parameter's name alone.
  void initialise(uint64_t seed);
  // Copies what the folder has, keeps what initialise() gave for the rest (classifier, maybe pooler); NaN weights are
  // refused by tensor name. `initialised` lists what was not in the file.
  Status load(const ModelFolder& folder, std::vector<std::string>* initialised);

  ~BertClassifier();

  std::vector<NamedParameter>& parameters() { return m_parameters; }  // Transformers' named_parameters() order
  const ModelConfig& config() const { return m_config; }
  int64_t outputs() const { return m_outputs; }

  // Logits [sequences, outputs] in `dtype`. `hidden`, where given, receives all hidden states.
  at::Tensor forward(const DeviceBatch& batch, const DropoutKey& dropout, HiddenStates* hidden = nullptr);

 private:
  BertClassifier();
  at::Tensor encode(const DeviceBatch& batch, const DropoutKey& dropout, HiddenStates* hidden) const;

  ModelConfig m_config;
  int64_t m_outputs = 0;
  std::unique_ptr<BertWeights> m_weights;
  std::vector<NamedParameter> m_parameters;
};

}  // namespace cloze
