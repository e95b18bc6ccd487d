// A fine-tuned model taken out of its folder: for evaluation and for "Try it".
#pragma once

#include <core/api/engine.h>
#include <core/data/tasks.h>
#include <core/engine/model/bert_classifier.h>
#include <core/files/model_folder.h>
#include <core/text/tokenizer.h>

#include <c10/core/Device.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace cloze {

// A folder with a classifier, loaded and ready. One thread at a time.
struct ModelSession {
  ModelFolder folder;
  std::shared_ptr<const Tokenizer> tokenizer;
  std::unique_ptr<BertClassifier> model;
  c10::Device device{c10::kCPU};
  bool regression = false;
  std::vector<std::string> labels;  // id order; "LABEL_0", ... where the folder names none; empty for a regression

  // Refuses a folder without weights or without a classifier, saying what to do.
  static Result<ModelSession> open(const std::filesystem::path& modelFolder, const DeviceSpec& device, Casing casing);
};

Result<std::unique_ptr<Classifier>> makeClassifier(const std::filesystem::path& modelFolder, const DeviceSpec& device,
                                                   const BatchSpec& batch, Casing casing);

// See Engine::evaluate.
Result<EvalOutcome> evaluateModel(const EvalRequest& request, std::stop_token stop);

}  // namespace cloze
