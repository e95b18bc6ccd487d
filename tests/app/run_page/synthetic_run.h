// A run folder as training would leave it, with curves that look like ones, written through RunWriter.
#pragma once

#include <core/runs/run_folder.h>

#include <filesystem>
#include <memory>
#include <string>

namespace cloze {

struct SyntheticRun {
  std::filesystem::path runs = {};
  RunState state = RunState::Running;
  int64_t steps = 384, done = 212;
  bool checkpoints = true, predictions = false;
  int64_t lastCheckpoint = 0;  // the step of "last", where its state says one
  int64_t nanAt = 0;           // a step whose loss is NaN
  std::string message = {};
  bool dev = true;   // false: nothing was held out
  bool test = true;  // false: no test file either
  int labels = 2;
  bool pairs = true;  // false: the predictions are of single texts
  double speed = 0;   // as it was written last; 0: the mean
};

// Returns the writer (its lock keeps a live run live); null and a test failure where it cannot be written.
std::unique_ptr<RunWriter> writeSyntheticRun(const SyntheticRun& wanted);
// Adds the points of steps from + 1 ... to, and with `dev` an evaluation every 48 steps.
void addSyntheticPoints(RunWriter* writer, int64_t from, int64_t to, int64_t steps, int64_t nanAt = 0, bool dev = true);
RunProgress syntheticProgress(const SyntheticRun& wanted);

}  // namespace cloze
