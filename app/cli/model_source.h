// Which fine-tuned model `eval` and `predict` use: a checkpoint of a run, or a model folder.
#pragma once

#include <app/cli/spec_options.h>

#include <CLI/CLI.hpp>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace cloze::cli {

struct ModelSource {
  std::string run, runs, checkpoint;
  SpecOptions options;
  CLI::Option* checkpointOption = nullptr;

  // The options that mean something here, but those named in `without`.
  void addTo(CLI::App* command, std::vector<std::string_view> without = {});
  // What can be said before any file is looked at: one of --run and --model, the checkpoint's name, the options.
  Status check() const;
};

struct ChosenModel {
  std::filesystem::path folder;
  std::string checkpoint;           // "best", "last", "step-N"; "model" for a model folder
  int64_t step = 0;                 // optimiser steps it was trained for; 0: it does not say
  std::string run;                  // empty for a model folder
  RunSpec spec;                     // the run's, with the options over it
  std::vector<std::string> labels;  // the run's, in id order
  bool taskKnown = false;           // false: nobody said what the model is for; spec.data.task is the default
  std::string note;                 // not empty: something worth saying, such as a checkpoint taken instead
};

// The options are already known to be good (see applyOptions).
Result<ChosenModel> chooseModel(const ModelSource& source);

}  // namespace cloze::cli
