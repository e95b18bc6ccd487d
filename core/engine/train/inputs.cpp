#include <core/engine/train/inputs.h>

#include <cmath>

namespace cloze {
namespace {

std::optional<bool> lowerCaseOf(Casing casing) {
  if (casing == Casing::Auto) return std::nullopt;
  return casing == Casing::Lower;
}

// Every row of `split` must say what to learn.
Status checkLabelled(const Split& split, const TaskInfo& task, const FeatureSet& features) {
  for (size_t i = 0; i < split.examples.size(); ++i) {
    const bool missing = task.kind == TaskKind::Regression ? std::isnan(features.targets[i]) : features.labels[i] < 0;
    if (!missing) continue;
    return fileError(ErrorCode::InvalidData, split.file.string(),
                     "This row has no label, and training needs one in every row. Choose the column that holds the "
                     "labels with --label-column, or another file.",
                     split.examples[i].line);
  }
  return {};
}

Status checkLabelWeights(const OptimizerSpec& optimizer, const TaskInfo& task) {
  if (optimizer.label_weights.empty() && !optimizer.balanced_label_weights) return {};
  if (task.kind == TaskKind::Regression) {
    return fieldError(ErrorCode::InvalidArgument, "label-weights",
                      "Label weights are for classification; this task predicts a number. Leave them out.");
  }
  if (optimizer.balanced_label_weights || optimizer.label_weights.size() == task.labels.size()) return {};
  return fieldError(ErrorCode::InvalidArgument, "label-weights",
                    std::to_string(optimizer.label_weights.size()) + " label weights were given, but the task has " +
                        std::to_string(task.labels.size()) + " labels. Give one weight a label, in the labels' order.");
}

ModelConfig configFor(const RunSpec& spec, const ModelConfig& folder, const TaskInfo& task) {
  ModelConfig config = folder;
  if (spec.model.hidden_dropout >= 0) config.hidden_dropout_prob = spec.model.hidden_dropout;
  if (spec.model.attention_dropout >= 0) config.attention_probs_dropout_prob = spec.model.attention_dropout;
  if (spec.model.classifier_dropout >= 0) config.classifier_dropout = spec.model.classifier_dropout;
  const bool regression = task.kind == TaskKind::Regression;
  // Transformers takes the number of outputs from the labels, so a regression has one as well.
  config.labels = regression ? std::vector<std::string>{"LABEL_0"} : task.labels;
  config.problem_type = regression ? "regression" : "single_label_classification";
  config.architectures = {"BertForSequenceClassification"};
  return config;
}

}  // namespace

int64_t TrainInputs::outputs() const {
  return data.task.kind == TaskKind::Regression ? 1 : static_cast<int64_t>(data.task.labels.size());
}

TruncationOptions truncationOf(const BatchSpec& batch) {
  TruncationOptions options;
  options.max_length = static_cast<int32_t>(batch.max_seq_length);
  options.strategy = batch.truncation;
  options.head_tokens = static_cast<int32_t>(batch.head_tokens);
  return options;
}

Status checkLengths(const BatchSpec& batch, const ModelConfig& config, const Tokenizer& tokenizer, bool pair) {
  if (batch.max_seq_length > config.max_position_embeddings) {
    return fieldError(ErrorCode::InvalidArgument, "max-seq-length",
                      "The length of " + std::to_string(batch.max_seq_length) + " tokens is beyond the model's " +
                          std::to_string(config.max_position_embeddings) + " positions. Use --max-seq-length " +
                          std::to_string(config.max_position_embeddings) + " or less.");
  }
  const int64_t least = pair ? 5 : 3;  // the special tokens and one of each text
  if (batch.max_seq_length < least) {
    return fieldError(ErrorCode::InvalidArgument, "max-seq-length",
                      "A length of " + std::to_string(batch.max_seq_length) +
                          " tokens leaves no room for text beside the special tokens. Use at least " +
                          std::to_string(least) + ".");
  }
  if (tokenizer.vocabulary().size() > config.vocab_size) {
    return fieldError(ErrorCode::InvalidData, "vocab_size",
                      "The vocabulary has " + std::to_string(tokenizer.vocabulary().size()) +
                          " pieces, but the model's embedding table only " + std::to_string(config.vocab_size) +
                          " rows. Use the vocabulary that belongs to this model.");
  }
  if (pair && config.type_vocab_size < 2) {
    return fieldError(ErrorCode::InvalidData, "type_vocab_size",
                      "The model knows one segment only, and the task has pairs of texts. Use another model.");
  }
  return {};
}

Result<TrainInputs> loadTrainInputs(const RunSpec& spec, std::stop_token stop) {
  TrainInputs inputs;
  // The model's header first: it costs nothing, and what is wrong with it is wrong before any data are read.
  CLOZE_ASSIGN(inputs.model, inspectModelFolder(spec.model.model));
  CLOZE_ASSIGN(inputs.tokenizer, Tokenizer::load(inputs.model.folder, lowerCaseOf(spec.model.do_lower_case)));
  CLOZE_ASSIGN(inputs.data, readDataSet(spec, stop));
  const TaskInfo& task = inputs.data.task;
  if (inputs.data.splits.empty() || inputs.train().examples.empty()) {
    return fieldError(ErrorCode::InvalidData, "data-dir", "There are no rows to train on.");
  }
  CLOZE_TRY(checkLengths(spec.batch, inputs.model.config, *inputs.tokenizer, task.pair));
  CLOZE_TRY(checkLabelWeights(spec.optimizer, task));
  inputs.config = configFor(spec, inputs.model.config, task);
  for (const Split& split : inputs.data.splits) {
    CLOZE_ASSIGN(FeatureSet features, makeFeatures(split, task, *inputs.tokenizer, truncationOf(spec.batch), stop,
                                                   static_cast<int>(spec.device.threads)));
    inputs.features.push_back(std::move(features));
  }
  CLOZE_TRY(checkLabelled(inputs.train(), task, inputs.trainFeatures()));
  return inputs;
}

}  // namespace cloze
