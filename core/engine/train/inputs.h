// Everything a run reads before its first step, checked against each other.
#pragma once

#include <core/base/result.h>
#include <core/data/data_set.h>
#include <core/data/features.h>
#include <core/files/model_folder.h>
#include <core/spec/run_spec.h>
#include <core/text/tokenizer.h>

#include <cstdint>
#include <memory>
#include <stop_token>
#include <vector>

namespace cloze {

struct TrainInputs {
  DataSet data;
  std::vector<FeatureSet> features;  // one a split
  ModelFolder model;
  ModelConfig config;  // the folder's, with the spec's dropouts and the task's labels
  std::shared_ptr<const Tokenizer> tokenizer;

  int64_t outputs() const;
  const Split& train() const { return data.splits.front(); }
  const FeatureSet& trainFeatures() const { return features.front(); }
};

// What the plan's check of length refuses.
Status checkLengths(const BatchSpec& batch, const ModelFolder& model, bool pair);

// Reads the data set and the model folder's header and makes the features. Refuses what cannot be trained: no rows,
// rows without a label (naming file and line), label weights that do not fit the labels.
Result<TrainInputs> loadTrainInputs(const RunSpec& spec, std::stop_token stop);

}  // namespace cloze
