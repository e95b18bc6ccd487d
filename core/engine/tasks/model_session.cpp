#include <core/engine/model/precision.h>
#include <core/engine/tasks/model_session.h>
#include <core/engine/train/devices.h>

namespace cloze {
Result<ModelSession> ModelSession::open(const std::filesystem::path& modelFolder, const DeviceSpec& device,
                                        Casing casing) {
  ModelSession session;
  CLOZE_ASSIGN(session.folder, inspectModelFolder(modelFolder));
  const std::string path = session.folder.folder.string();
  if (!session.folder.has_weights) {
    return fileError(ErrorCode::NotFound, path,
                     "There are no weights (model.safetensors) in this folder. Name a checkpoint of a run, or a "
                     "fine-tuned model.");
  }
  if (session.folder.classifier_labels < 1) {
    return fileError(ErrorCode::InvalidData, path,
                     "This model has no classifier: it was pretrained, but not fine-tuned. Train it on a task first "
                     "and use a checkpoint of that run.");
  }
  const ModelConfig& config = session.folder.config;
  const int64_t outputs = session.folder.classifier_labels;
  session.regression = config.problem_type == "regression" || (config.problem_type.empty() && outputs == 1);
  if (session.regression && outputs != 1) {
    return fileError(ErrorCode::Unsupported, path,
                     "This model predicts " + std::to_string(outputs) + " numbers at once; one is supported.");
  }
  if (!session.regression) {
    session.labels = config.labels;
    if (session.labels.empty()) {
      for (int64_t i = 0; i < outputs; ++i) session.labels.push_back("LABEL_" + std::to_string(i));
    }
    if (static_cast<int64_t>(session.labels.size()) != outputs) {
      return fileError(ErrorCode::InvalidData, path,
                       "config.json names " + std::to_string(session.labels.size()) +
                           " labels (id2label), but the classifier has " + std::to_string(outputs) +
                           " outputs. Correct id2label in config.json.");
    }
  }
  std::optional<bool> lower;
  if (casing != Casing::Auto) lower = casing == Casing::Lower;
  CLOZE_ASSIGN(session.tokenizer, Tokenizer::load(session.folder.folder, lower));
  CLOZE_ASSIGN(session.device, resolveDevice(device.device));
  useThreads(device.threads);
  CLOZE_ASSIGN(session.model, BertClassifier::create(config, outputs, dtypeOf(device.precision), session.device));
  session.model->initialise(0);
  std::vector<std::string> missing;
  CLOZE_TRY(session.model->load(session.folder, &missing));
  if (!missing.empty()) {
    return fileError(
        ErrorCode::InvalidData, path,
        "The weights lack " + missing.front() + ", so predictions would be random in part. Use a complete model.");
  }
  return session;
}

}  // namespace cloze
