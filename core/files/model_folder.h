// A Hugging Face model folder: config.json, vocab.txt or tokenizer.json, model.safetensors (maybe sharded).
//
// inspect...() looks without loading; the engine reads the tensors. Immutable values; any thread.
#pragma once

#include <core/base/result.h>
#include <core/files/model_config.h>
#include <core/files/safetensors.h>
#include <core/text/tokenizer.h>

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace cloze {

// One parameter BertForSequenceClassification needs.
struct ParameterInfo {
  std::string name;  // canonical: "bert.embeddings.word_embeddings.weight", "classifier.bias"
  std::vector<int64_t> shape;
};
// In Transformers' order of named_parameters(). `labels` outputs; 0: the encoder and pooler alone.
std::vector<ParameterInfo> bertParameters(const ModelConfig& config, int64_t labels);

struct ModelFolder {
  std::filesystem::path folder;
  ModelConfig config;
  bool has_weights = false;  // false: config and vocabulary alone
  bool has_pooler = false;
  int64_t classifier_labels = 0;                 // rows of classifier.weight; 0: no classifier in it
  std::vector<std::string> missing, unexpected;  // canonical names, against bertParameters(config, 0)
};

// Opens the folder (or a path to a file in it) and checks config, tokenizer files and the weights' header against each
// other: shapes, number of layers and labels, vocabulary not larger than the embedding table. Names file and field.
// Only the pooler may be missing. A classifier counts where config.json's architectures are none or name
// BertForSequenceClassification: the one of a token classifier means something else. pytorch_model.bin and TensorFlow
// checkpoints are recognised and refused with the sentence that they cannot be opened yet.
Result<ModelFolder> inspectModelFolder(const std::filesystem::path& path);

// The weights under canonical names: with or without "bert." prefix, "gamma"/"beta" behind "LayerNorm.", buffers left
// out; in the order of bertParameters(config, classifier_labels). Empty where there are no weights.
struct NamedTensors {
  std::shared_ptr<const SafetensorsFile> file;                     // keeps the maps alive
  std::vector<std::pair<std::string, const TensorView*>> tensors;  // canonical name, view
};
Result<NamedTensors> openWeights(const ModelFolder& model);

// Writes a complete folder for Transformers: config.json (architectures BertForSequenceClassification, id2label,
// problem_type), vocab.txt, tokenizer files, model.safetensors. `tensors`: exactly bertParameters() under canonical
// names, checked before anything is written; labels without names are written as LABEL_0 and so on. Not atomic as a
// whole: write to a temporary folder and replaceFolder() it. The folder is made, its parent is not.
Status writeModelFolder(const std::filesystem::path& folder, const ModelConfig& config, const Tokenizer& tokenizer,
                        const std::vector<TensorToSave>& tensors);

}  // namespace cloze
