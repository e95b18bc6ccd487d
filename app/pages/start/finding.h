// What a dropped path is: a data set, a model, a run, settings, or none of these and why.
//
// examinePath() reads the disk and belongs on a worker thread; its answer is a value without words, so that the page
// can say it in any language.
#pragma once

#include <core/base/result.h>
#include <core/data/data_set.h>
#include <core/files/model_folder.h>
#include <core/runs/run_folder.h>

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace cloze {

struct Finding {
  enum class Kind { NotThere, Data, Model, Run, Settings, EventFile, RunsFolder, Unknown };
  Kind kind = Kind::NotThere;
  std::filesystem::path path;    // absolute, as asked for
  bool folder = false;           // `path` is one
  std::optional<Error> problem;  // it is of that kind, but cannot be used, and why

  // Data. `whole`: the data set of the folder around a single file, where there is one.
  DataGuess data;
  std::optional<DataGuess> whole;

  // Model. `home`: the folder that --model takes; also of the checkpoint a run's settings can go on from.
  std::optional<ModelFolder> model;
  std::filesystem::path home;

  // Run, and Model where it is a checkpoint of one.
  std::optional<RunRecord> run;
  std::filesystem::path run_folder;
  std::string run_id;  // in the runs folder; empty: it lies elsewhere
  RunProgress progress;
  std::vector<CheckpointInfo> checkpoints;

  int64_t run_count = 0;  // RunsFolder
};

Finding examinePath(const std::filesystem::path& path, const std::filesystem::path& runs, std::stop_token stop = {});

// What a person types or pastes as a path: blanks and quotes around it, "file://", "~/".
std::filesystem::path pathFromTyped(const std::string& text);

}  // namespace cloze
