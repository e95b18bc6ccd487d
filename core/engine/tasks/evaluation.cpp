// Engine::evaluate: a model folder on the splits of a data set.
#include <core/engine/tasks/model_session.h>
#include <core/engine/tasks/predictor.h>
#include <core/engine/train/inputs.h>

#include <algorithm>

namespace cloze {
namespace {

// Names the folder's config gives only for want of better ones say nothing about which label is which.
bool areGeneric(const std::vector<std::string>& labels) {
  for (size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] != "LABEL_" + std::to_string(i)) return false;
  }
  return true;
}

std::string joined(const std::vector<std::string>& labels) {
  std::string text;
  for (const std::string& label : labels) text += (text.empty() ? "" : ", ") + label;
  return text;
}

Status checkTask(const ModelSession& session, const TaskInfo& task) {
  const std::string path = session.folder.folder.string();
  const bool regression = task.kind == TaskKind::Regression;
  if (regression != session.regression) {
    return fileError(ErrorCode::InvalidData, path,
                     std::string("This model ") +
                         (session.regression ? "predicts a number" : "chooses between labels") + ", but the task " +
                         task.name + (regression ? " asks for a number." : " has labels.") +
                         " Choose the task the model was trained on.");
  }
  if (regression) return {};
  const bool same = task.labels == session.labels;
  const bool generic = areGeneric(session.labels) && task.labels.size() == session.labels.size();
  if (same || generic) return {};
  return fileError(ErrorCode::InvalidData, path,
                   "The model's labels (" + joined(session.labels) + ") are not those of the task " + task.name + " (" +
                       joined(task.labels) + "). Choose the task the model was trained on.");
}

std::vector<std::string> chosenSplits(const EvalRequest& request, const DataSet& data) {
  if (!request.splits.empty()) return request.splits;
  std::vector<std::string> names;
  for (const char* prefix : {"dev", "test"}) {
    for (const Split& split : data.splits) {
      if (split.name.rfind(prefix, 0) == 0 && !split.examples.empty()) names.push_back(split.name);
    }
    if (!names.empty()) break;
  }
  return names;
}

}  // namespace

Result<EvalOutcome> evaluateModel(const EvalRequest& request, std::stop_token stop) {
  RunSpec spec = request.spec;
  CLOZE_ASSIGN(ModelSession session, ModelSession::open(request.model_folder, spec.device, spec.model.do_lower_case));
  // The model's own labels, in its order, where the task does not fix them.
  CLOZE_ASSIGN(const TaskInfo known, findTask(spec.data.task));
  const bool fixed = !known.labels.empty() || !spec.data.labels.empty() || session.regression;
  if (!fixed && !areGeneric(session.labels)) spec.data.labels = session.labels;
  CLOZE_ASSIGN(const DataSet data, readEvaluationData(spec, stop));
  CLOZE_TRY(checkTask(session, data.task));
  CLOZE_TRY(checkLengths(spec.batch, session.folder, data.task.pair));
  const std::vector<std::string> names = chosenSplits(request, data);
  if (names.empty()) {
    return fieldError(ErrorCode::NotFound, "data-dir", "The data set has neither dev nor test rows to evaluate on.");
  }
  EvalOutcome outcome;
  for (const std::string& name : names) {
    const Split* split = data.find(name);
    if (split == nullptr) {
      return fieldError(ErrorCode::NotFound, "split", "The data set has no split \"" + name + "\".");
    }
    CLOZE_ASSIGN(const FeatureSet features,
                 makeFeatures(*split, data.task, *session.tokenizer, truncationOf(spec.batch), stop,
                              static_cast<int>(spec.device.threads)));
    CLOZE_ASSIGN(SplitOutcome scored, evaluateSplit(*session.model, session.device, *split, data.task, features,
                                                    spec.batch.eval_batch_size, [&] { return stop.stop_requested(); }));
    scored.result.checkpoint = request.checkpoint.empty() ? "model" : request.checkpoint;
    outcome.results.push_back(std::move(scored.result));
    outcome.predictions.push_back(std::move(scored.predictions));
  }
  return outcome;
}

}  // namespace cloze
