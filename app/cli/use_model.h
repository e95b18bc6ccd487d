// Measuring and labelling with a fine-tuned model; shared by `eval`, `predict` and other programs' flags.
#pragma once

#include <app/cli/model_source.h>
#include <app/cli/output.h>
#include <app/cli/signals.h>
#include <core/api/engine.h>

#include <filesystem>
#include <string>
#include <vector>

namespace cloze::cli {

// Evaluates and reports on stdout; gives the exit status. `results` (may be null) gets what came out.
int evaluateAndReport(const ChosenModel& model, const std::vector<std::string>& splits, Output& output,
                      StopOnSignal& signals, std::vector<EvalResult>* results = nullptr);

struct WrittenPredictions {
  std::filesystem::path test_results, table;
  std::vector<std::string> labels;  // empty: regression
  size_t rows = 0;
  std::vector<std::string> warnings;  // of the reader: what was left out, and where
};
// Labels the rows with progress on stderr and writes test_results.tsv and predictions.tsv into `folder`, which is made
// before the work begins; where that fails nothing is left of it.
Result<WrittenPredictions> predictInto(const std::filesystem::path& folder, const ChosenModel& model,
                                       const TaskInfo& task, const std::vector<Example>& examples,
                                       StopOnSignal& signals);
// The result, on stdout.
void sayPredictions(const WrittenPredictions& written, const ChosenModel& model, const Output& output);
std::string predictionsText(const WrittenPredictions& written);

}  // namespace cloze::cli
