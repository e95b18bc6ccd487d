// Where a model's weights come from: random numbers or a model folder.
#include <core/base/random.h>
#include <core/engine/kernels/parallel.h>
#include <core/engine/model/bert_classifier.h>
#include <core/engine/model/weights.h>

#include <ATen/core/grad_mode.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <optional>
#include <set>

namespace cloze {

namespace {

// FNV-1a: the same on every machine, unlike std::hash.
uint64_t nameHash(const std::string& name) {
  uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return hash;
}

constexpr int64_t kChunk = 1 << 16;

// Normal numbers; chunk c is a function of (seed, name, c), so chunks are drawn by all threads.
at::Tensor normals(uint64_t seed, const std::string& name, at::IntArrayRef shape, double deviation) {
  at::Tensor values = at::empty(shape, at::kDouble);
  auto* data = values.mutable_data_ptr<double>();
  const int64_t count = values.numel(), chunks = (count + kChunk - 1) / kChunk;
  parallelParts(chunks, partCount(chunks, 1), [&](int64_t, int64_t begin, int64_t end) {
    for (int64_t chunk = begin; chunk < end; ++chunk) {
      Random random(seed, nameHash(name) + static_cast<uint64_t>(chunk));
      const int64_t last = std::min(count, (chunk + 1) * kChunk);
      for (int64_t i = chunk * kChunk; i < last; ++i) data[i] = deviation * random.normal();
    }
  });
  return values;
}

std::optional<at::ScalarType> scalarType(Dtype dtype) {
  switch (dtype) {
    case Dtype::F32:
      return at::kFloat;
    case Dtype::F64:
      return at::kDouble;
    case Dtype::F16:
      return at::kHalf;
    case Dtype::BF16:
      return at::kBFloat16;
    default:
      return std::nullopt;
  }
}

std::string shapeText(at::IntArrayRef shape) {
  std::string text = "[";
  for (size_t i = 0; i < shape.size(); ++i) text += (i ? ", " : "") + std::to_string(shape[i]);
  return text + "]";
}

Status copyWeight(const TensorView& view, const std::string& name, at::Tensor& target, const std::string& file) {
  const auto type = scalarType(view.dtype);
  if (!type)
    return fileError(
        ErrorCode::InvalidData, file,
        "Tensor " + name + " is of type " + dtypeName(view.dtype) + "; weights must be F32, F16, BF16 or F64.");
  if (view.shape != target.sizes().vec())
    return fileError(ErrorCode::InvalidData, file,
                     "Tensor " + name + " has shape " + shapeText(view.shape) + ", but config.json asks for " +
                         shapeText(target.sizes()) + ". The config and the weights are not of the same model.");
  const at::Tensor values = at::empty(view.shape, at::TensorOptions().dtype(*type));
  if (!view.data.empty()) std::memcpy(values.mutable_data_ptr(), view.data.data(), view.data.size());
  if (!at::isfinite(values).all().item<bool>())
    return fileError(ErrorCode::InvalidData, file,
                     "Tensor " + name + " holds NaN or infinity. The file is damaged or comes from a run that " +
                         "diverged; use another checkpoint.");
  target.copy_(values);
  return {};
}

}  // namespace

void BertClassifier::initialise(uint64_t seed) {
  const at::NoGradGuard guard;
  for (auto& parameter : m_parameters) {
    at::Tensor& tensor = parameter.tensor;
    if (parameter.name.ends_with(".bias")) {
      tensor.zero_();
    } else if (parameter.name.ends_with("LayerNorm.weight")) {
      tensor.fill_(1);
    } else {
      tensor.copy_(normals(seed, parameter.name, tensor.sizes(), m_config.initializer_range));
    }
  }
  if (m_config.pad_token_id >= 0 && m_config.pad_token_id < m_config.vocab_size)
    m_weights->word[m_config.pad_token_id].zero_();
}

Status BertClassifier::load(const ModelFolder& folder, std::vector<std::string>* initialised) {
  const at::NoGradGuard guard;
  CLOZE_ASSIGN(NamedTensors weights, openWeights(folder));
  std::map<std::string, const TensorView*> views(weights.tensors.begin(), weights.tensors.end());
  const std::string file = folder.folder.string();
  for (auto& parameter : m_parameters) {
    const auto found = views.find(parameter.name);
    // A classifier for another number of labels says nothing about ours.
    const bool otherTask = parameter.name.starts_with("classifier.") && folder.classifier_labels != m_outputs;
    if (found == views.end() || otherTask) {
      if (initialised != nullptr) initialised->push_back(parameter.name);
      continue;
    }
    CLOZE_TRY(copyWeight(*found->second, parameter.name, parameter.tensor, file));
  }
  return {};
}

}  // namespace cloze
