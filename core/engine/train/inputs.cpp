#include <core/engine/train/inputs.h>
#include <core/plan/checks.h>

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

Status checkLengths(const BatchSpec& batch, const ModelFolder& model, bool pair) {
  std::vector<Problem> found;
  ProblemList problems(&found);
  checkLength(batch.max_seq_length, model.config, pair, &problems);
  return firstError(found);
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
  CLOZE_TRY(checkLengths(spec.batch, inputs.model, task.pair));
  std::vector<Problem> found;
  ProblemList problems(&found);
  checkLabelWeights(spec.optimizer, task, &problems);
  checkSteering(spec, inputs.data, &problems);
  CLOZE_TRY(firstError(found));
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
