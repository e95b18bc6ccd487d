#include <core/base/checked_json.h>
#include <core/base/fs.h>
#include <core/files/model_folder.h>
#include <core/files/safetensors_header.h>

#include <algorithm>
#include <map>

namespace cloze {
namespace {

Error programError(const std::filesystem::path& folder, const std::string& what) {
  return fileError(ErrorCode::Internal, folder.string(), "The model cannot be saved: " + what);
}

int64_t classifierRows(const std::vector<TensorToSave>& tensors) {
  for (const TensorToSave& tensor : tensors) {
    if (tensor.name == "classifier.weight" && !tensor.shape.empty()) return tensor.shape[0];
  }
  return 0;
}

// Every parameter once, in the shape config.json will state: a folder that contradicts itself is never written.
Status checkComplete(const std::filesystem::path& folder, const ModelConfig& config,
                     const std::vector<TensorToSave>& tensors) {
  std::map<std::string_view, const TensorToSave*> given;
  for (const TensorToSave& tensor : tensors) given.emplace(tensor.name, &tensor);
  const int64_t labels = classifierRows(tensors);
  if (labels > 0 && !config.labels.empty() && labels != static_cast<int64_t>(config.labels.size())) {
    return programError(folder, "there are " + std::to_string(config.labels.size()) + " label names for " +
                                    std::to_string(labels) + " outputs.");
  }
  for (const ParameterInfo& parameter : bertParameters(config, labels)) {
    const auto found = given.find(parameter.name);
    if (found == given.end()) return programError(folder, quotedName(parameter.name) + " was not handed over.");
    if (found->second->shape != parameter.shape) {
      return programError(folder, quotedName(parameter.name) + " has the shape " + shapeText(found->second->shape) +
                                      ", not " + shapeText(parameter.shape) + ".");
    }
    given.erase(found);
  }
  if (!given.empty()) return programError(folder, quotedName(given.begin()->first) + " is no parameter of this model.");
  return {};
}

// Names only the types that Transformers knows as a model's type; others load as float32.
const char* torchDtype(const std::vector<TensorToSave>& tensors) {
  switch (tensors.empty() ? Dtype::F32 : tensors.front().dtype) {
    case Dtype::F16:
      return "float16";
    case Dtype::BF16:
      return "bfloat16";
    case Dtype::F64:
      return "float64";
    default:
      return "float32";
  }
}

// One piece a line. Empty where a piece contains a line break, which only tokenizer.json can hold: a vocab.txt with
// shifted ids would be worse than none.
std::string vocabularyText(const Vocabulary& vocabulary) {
  std::string text;
  for (const std::string& piece : vocabulary.pieces()) {
    if (piece.find('\n') != std::string::npos) return {};
    text += piece + "\n";
  }
  return text;
}

}  // namespace

Status writeModelFolder(const std::filesystem::path& folder, const ModelConfig& config, const Tokenizer& tokenizer,
                        const std::vector<TensorToSave>& tensors) {
  CLOZE_TRY(checkComplete(folder, config, tensors));
  CLOZE_TRY(makeFolder(folder));
  ModelConfig written = config;
  written.architectures = {"BertForSequenceClassification"};
  // Without names Transformers would assume two outputs, whatever the weights hold.
  if (written.labels.empty()) {
    for (int64_t i = 0; i < classifierRows(tensors); ++i) written.labels.push_back("LABEL_" + std::to_string(i));
  }
  // Read again by us and sorted; the type of the numbers is what the tensors really are, whatever the source said.
  nlohmann::ordered_json json = nlohmann::ordered_json::parse(modelConfigToJson(written), nullptr, false);
  json.erase("dtype");
  json["torch_dtype"] = torchDtype(tensors);
  CLOZE_TRY(writeFileAtomically(folder / "config.json", json.dump(2) + "\n"));
  if (const std::string text = vocabularyText(tokenizer.vocabulary()); !text.empty()) {
    CLOZE_TRY(writeFileAtomically(folder / "vocab.txt", text));
  }
  CLOZE_TRY(tokenizer.save(folder, config.max_position_embeddings));
  return saveSafetensors(folder / "model.safetensors", tensors);
}

}  // namespace cloze
