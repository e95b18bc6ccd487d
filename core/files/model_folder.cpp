#include <core/base/checked_json.h>
#include <core/files/model_folder.h>
#include <core/files/safetensors_header.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

namespace cloze {
namespace {

namespace fs = std::filesystem;

bool isThere(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(path, ignored);
}

// The folder itself, or the folder of a file in it; a TensorFlow checkpoint is named by a prefix that is no file.
Result<fs::path> findFolder(const fs::path& path) {
  std::error_code ignored;
  if (path.empty()) return fieldError(ErrorCode::InvalidArgument, "model", "No model folder is named.");
  if (fs::is_directory(path, ignored)) return path;
  if (isThere(path) || isThere(path.string() + ".index")) {
    return path.has_parent_path() ? path.parent_path() : fs::path(".");
  }
  return fileError(ErrorCode::NotFound, path.string(), "There is no such model folder. Check the path.");
}

// What holds weights that cannot be opened, if there is such a file; empty otherwise.
std::optional<std::pair<fs::path, std::string>> findForeignWeights(const fs::path& folder) {
  const auto remedy = [](const std::string& kind, const std::string& argument) {
    return kind + " weights cannot be opened. Convert them once with Transformers: AutoModel.from_pretrained(folder" +
           argument + ").save_pretrained(other_folder) writes model.safetensors; copy the vocabulary there.";
  };
  for (const char* name : {"pytorch_model.bin", "pytorch_model.bin.index.json"}) {
    if (isThere(folder / name)) return std::pair(folder / name, remedy("PyTorch", ""));
  }
  if (isThere(folder / "tf_model.h5")) return std::pair(folder / "tf_model.h5", remedy("Keras", ", from_tf=True"));
  if (isThere(folder / "flax_model.msgpack")) {
    return std::pair(folder / "flax_model.msgpack", remedy("Flax", ", from_flax=True"));
  }
  std::error_code ignored;
  for (fs::directory_iterator entry(folder, ignored), end; !ignored && entry != end; entry.increment(ignored)) {
    const std::string name = entry->path().filename().string();
    if (name.ends_with(".ckpt.index") || (name.find(".ckpt-") != std::string::npos && name.ends_with(".index"))) {
      // Transformers 5 reads them no more.
      return std::pair(
          entry->path(),
          "This is a TensorFlow checkpoint, as Google published BERT, which cannot be opened. Take the same "
          "model as model.safetensors from Hugging Face, or convert it once with Transformers 4: "
          "BertForPreTraining.from_pretrained(\"" +
              name +
              "\", from_tf=True, config=\"bert_config.json\").save_pretrained(other_folder); copy "
              "vocab.txt there.");
    }
  }
  return {};
}

Result<fs::path> findConfig(const fs::path& folder) {
  for (const char* name : {"config.json", "bert_config.json"}) {
    if (isThere(folder / name)) return folder / name;
  }
  std::string hint;
  if (isThere(folder / "adapter_config.json")) hint = " It holds an adapter; Cloze needs the whole model.";
  return fileError(ErrorCode::NotFound, folder.string(),
                   "The folder has neither config.json nor bert_config.json, so it is no model folder." + hint +
                       " Choose the folder that holds the model's files.");
}

bool hasSafetensors(const fs::path& folder) {
  return isThere(folder / "model.safetensors") || isThere(folder / "model.safetensors.index.json");
}

// The published name of a tensor as found in a file; empty for buffers, which are no parameters.
std::string canonicalName(std::string name) {
  for (const std::string_view prefix : {"embeddings.", "encoder.", "pooler."}) {
    if (name.starts_with(prefix)) {
      name = "bert." + name;
      break;
    }
  }
  if (name == "bert.embeddings.position_ids" || name == "bert.embeddings.token_type_ids") return {};
  for (const auto& [old, now] : {std::pair<std::string_view, std::string_view>{"LayerNorm.gamma", "LayerNorm.weight"},
                                 std::pair<std::string_view, std::string_view>{"LayerNorm.beta", "LayerNorm.bias"}}) {
    if (name.ends_with(old)) name.replace(name.size() - old.size(), old.size(), now);
  }
  return name;
}

using TensorsByName = std::map<std::string, const TensorView*>;

Result<TensorsByName> canonicalTensors(const SafetensorsFile& file, const std::string& source) {
  TensorsByName tensors;
  for (const TensorView& tensor : file.tensors()) {
    const std::string name = canonicalName(tensor.name);
    if (name.empty() || tensors.emplace(name, &tensor).second) continue;
    Error error = fileError(ErrorCode::InvalidData, source,
                            "The weights hold " + quotedName(name) + " twice: as " + quotedName(tensors[name]->name) +
                                " and as " + quotedName(tensor.name) + ". Remove one of them.");
    error.field = name;
    return error;
  }
  return tensors;
}

// The config.json key that decides each dimension of a parameter, for the sentence about a contradiction.
const char* configKey(const std::string& parameter, size_t dimension) {
  if (dimension == 0 && parameter == "bert.embeddings.word_embeddings.weight") return "vocab_size";
  if (dimension == 0 && parameter == "bert.embeddings.position_embeddings.weight") return "max_position_embeddings";
  if (dimension == 0 && parameter == "bert.embeddings.token_type_embeddings.weight") return "type_vocab_size";
  const bool intermediate = parameter.find(".intermediate.dense.") != std::string::npos;
  const bool attention = parameter.find(".attention.") != std::string::npos;
  const bool outputMatrix = !attention && parameter.ends_with(".output.dense.weight");
  if ((intermediate && dimension == 0) || (outputMatrix && dimension == 1)) return "intermediate_size";
  return "hidden_size";
}

Error contradiction(const std::string& source, const std::string& field, const std::string& what) {
  Error error = fileError(
      ErrorCode::InvalidData, source,
      "config.json contradicts the weights: " + what + " Take both files from the same model, or correct config.json.");
  error.field = field;
  return error;
}

Status checkParameter(const ParameterInfo& parameter, const TensorView& tensor, const std::string& source) {
  const bool rank = tensor.shape.size() == parameter.shape.size();
  for (size_t i = 0; i < parameter.shape.size(); ++i) {
    if (rank && tensor.shape[i] == parameter.shape[i]) continue;
    const std::string key = configKey(parameter.name, rank ? i : 0);
    return contradiction(source, key,
                         quotedName(parameter.name) + " has the shape " + shapeText(tensor.shape) + ", and " + key +
                             " asks for " + shapeText(parameter.shape) + ".");
  }
  if (tensor.dtype == Dtype::F32 || tensor.dtype == Dtype::F16 || tensor.dtype == Dtype::BF16 ||
      tensor.dtype == Dtype::F64) {
    return {};
  }
  Error error = fileError(ErrorCode::Unsupported, source,
                          "The tensor " + quotedName(parameter.name) + " holds " + dtypeName(tensor.dtype) +
                              " numbers (a quantised model, perhaps); weights must be F32, F16, BF16 or F64. Choose "
                              "one that is not quantised.");
  error.field = parameter.name;
  return error;
}

// Rows of a sequence classifier in the weights; 0 where there is none, or where the head is of another task.
Result<int64_t> checkClassifier(const ModelConfig& config, const TensorsByName& tensors, const std::string& source) {
  const auto weight = tensors.find("classifier.weight"), bias = tensors.find("classifier.bias");
  const auto& kinds = config.architectures;
  const bool otherTask =
      !kinds.empty() && std::find(kinds.begin(), kinds.end(), "BertForSequenceClassification") == kinds.end();
  if (otherTask || (weight == tensors.end() && bias == tensors.end())) return int64_t{0};
  if (weight == tensors.end() || bias == tensors.end()) {
    return contradiction(source, "classifier", "the classifier lacks its weight or its bias.");
  }
  const std::vector<int64_t>& shape = weight->second->shape;
  if (shape.size() != 2 || shape[0] < 1 || shape[1] != config.hidden_size) {
    return contradiction(source, "hidden_size",
                         "\"classifier.weight\" has the shape " + shapeText(shape) + ", and hidden_size is " +
                             std::to_string(config.hidden_size) + ".");
  }
  CLOZE_TRY(checkParameter({"classifier.weight", shape}, *weight->second, source));
  if (bias->second->shape != std::vector<int64_t>{shape[0]}) {
    return contradiction(source, "classifier",
                         "\"classifier.bias\" has the shape " + shapeText(bias->second->shape) + " beside " +
                             std::to_string(shape[0]) + " rows of weights.");
  }
  CLOZE_TRY(checkParameter({"classifier.bias", bias->second->shape}, *bias->second, source));
  if (!config.labels.empty() && static_cast<int64_t>(config.labels.size()) != shape[0]) {
    return contradiction(source, "id2label",
                         "id2label names " + std::to_string(config.labels.size()) +
                             " labels and \"classifier.weight\" has " + std::to_string(shape[0]) + " rows.");
  }
  return shape[0];
}

// The number N of "bert.encoder.layer.N."; none for other names.
std::optional<int64_t> layerOf(std::string_view name) {
  constexpr std::string_view kPrefix = "bert.encoder.layer.";
  if (!name.starts_with(kPrefix)) return {};
  int64_t layer = 0;
  const char* first = name.data() + kPrefix.size();
  const auto [end, failed] = std::from_chars(first, name.data() + name.size(), layer);
  return failed == std::errc{} ? std::optional(layer) : std::nullopt;
}

Status checkWeights(const TensorsByName& tensors, const std::string& source, ModelFolder* model) {
  std::set<std::string_view> wanted;
  const std::vector<ParameterInfo> parameters = bertParameters(model->config, 0);
  for (const ParameterInfo& parameter : parameters) {
    wanted.insert(parameter.name);
    const auto found = tensors.find(parameter.name);
    if (found != tensors.end()) {
      CLOZE_TRY(checkParameter(parameter, *found->second, source));
      continue;
    }
    model->missing.push_back(parameter.name);
    if (parameter.name.starts_with("bert.pooler.")) continue;
    const std::optional<int64_t> layer = layerOf(parameter.name);
    return contradiction(
        source, layer ? "num_hidden_layers" : "model_type",
        "they lack " + quotedName(parameter.name) +
            (layer ? ", and num_hidden_layers is " + std::to_string(model->config.num_hidden_layers) + "."
                   : ", which every BERT has."));
  }
  if (model->missing.size() == 1) {
    return contradiction(source, model->missing[0], "the pooler lacks its weight or its bias.");
  }
  model->has_pooler = model->missing.empty();
  CLOZE_ASSIGN(model->classifier_labels, checkClassifier(model->config, tensors, source));
  for (const auto& [name, tensor] : tensors) {
    if (wanted.contains(name) || (model->classifier_labels > 0 && name.starts_with("classifier."))) continue;
    if (const std::optional<int64_t> layer = layerOf(name); layer && *layer >= model->config.num_hidden_layers) {
      return contradiction(source, "num_hidden_layers",
                           "they hold " + quotedName(name) + ", and num_hidden_layers is " +
                               std::to_string(model->config.num_hidden_layers) + ".");
    }
    model->unexpected.push_back(name);
  }
  return {};
}

Status checkVocabulary(const ModelFolder& model) {
  CLOZE_ASSIGN(const auto tokenizer, Tokenizer::load(model.folder));
  int64_t needed = tokenizer->vocabulary().size();
  for (const int32_t id :
       {tokenizer->unkId(), tokenizer->clsId(), tokenizer->sepId(), tokenizer->padId(), tokenizer->maskId()}) {
    needed = std::max<int64_t>(needed, int64_t{id} + 1);
  }
  if (needed <= model.config.vocab_size) return {};
  const bool text = isThere(model.folder / "vocab.txt") && !isThere(model.folder / "tokenizer.json");
  Error error =
      fileError(ErrorCode::InvalidData, (model.folder / (text ? "vocab.txt" : "tokenizer.json")).string(),
                "The vocabulary has " + std::to_string(needed) + " entries and the model's embedding table only " +
                    std::to_string(model.config.vocab_size) +
                    " (vocab_size in config.json). Take the vocabulary that belongs to the model.");
  error.field = "vocab_size";
  return error;
}

}  // namespace

Result<ModelFolder> inspectModelFolder(const std::filesystem::path& path) {
  ModelFolder model;
  CLOZE_ASSIGN(model.folder, findFolder(path));
  const bool weights = hasSafetensors(model.folder);
  if (!weights) {
    if (const auto foreign = findForeignWeights(model.folder)) {
      return fileError(ErrorCode::Unsupported, foreign->first.string(), foreign->second);
    }
  }
  CLOZE_ASSIGN(const fs::path configFile, findConfig(model.folder));
  CLOZE_ASSIGN(model.config, readModelConfig(configFile));
  if (weights) {
    model.has_weights = true;
    CLOZE_ASSIGN(const auto file, SafetensorsFile::openFolder(model.folder));
    CLOZE_ASSIGN(const TensorsByName tensors, canonicalTensors(*file, model.folder.string()));
    CLOZE_TRY(checkWeights(tensors, configFile.string(), &model));
  }
  CLOZE_TRY(checkVocabulary(model));
  return model;
}

Result<NamedTensors> openWeights(const ModelFolder& model) {
  NamedTensors named;
  if (!model.has_weights) return named;
  CLOZE_ASSIGN(named.file, SafetensorsFile::openFolder(model.folder));
  CLOZE_ASSIGN(const TensorsByName tensors, canonicalTensors(*named.file, model.folder.string()));
  // The file may have been replaced since it was inspected: what is handed out is checked again.
  ModelFolder again;
  again.config = model.config;
  CLOZE_TRY(checkWeights(tensors, model.folder.string(), &again));
  for (const ParameterInfo& parameter : bertParameters(model.config, again.classifier_labels)) {
    const auto found = tensors.find(parameter.name);
    if (found != tensors.end()) named.tensors.emplace_back(parameter.name, found->second);
  }
  return named;
}

}  // namespace cloze
