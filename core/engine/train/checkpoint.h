// Checkpoints of a run: checkpoints/{last,best,step-N}, Hugging Face model folders with the trainer's state beside.
//
// Each is written under a temporary name and put in place by a rename, so a folder that has its name is whole.
// `last` is always written first; best and step-N share its files by hard links, and best leaves the optimiser out.
#pragma once

#include <core/base/result.h>
#include <core/engine/train/best_keeper.h>
#include <core/engine/train/optimizer.h>
#include <core/files/model_config.h>
#include <core/spec/metrics.h>
#include <core/text/tokenizer.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace cloze {

// trainer_state.json: what a resumed run must remember beside weights and optimiser. Order of data and dropout are
// functions of the step and need nothing.
struct TrainerState {
  std::string task;            // what is learned: the folder says it by itself, wherever it is copied
  int64_t max_seq_length = 0;  // as the texts were cut; so are those it is used on
  int64_t step = 0;            // optimiser steps done
  bool evaluated = false;      // the evaluation that is due at `step` is done
  bool stopped_early = false;
  BestKeeper best;
  std::vector<double> recent_losses;  // of the last 20 steps, oldest first
  double seconds = 0;                 // timed part of the loop
  int64_t timed_steps = 0, timed_examples = 0, timed_tokens = 0;
  int64_t peak_bytes = 0;

  std::optional<double> meanLoss() const;  // of recent_losses
};
std::string trainerStateToJson(const TrainerState& state);
Result<TrainerState> trainerStateFromJson(const std::string& json, const std::string& source);

// What of it state.json shows.
void showState(const TrainerState& state, int64_t stepsPerEpoch, RunProgress* progress);

class CheckpointStore {
 public:
  explicit CheckpointStore(std::filesystem::path runFolder) : m_folder(std::move(runFolder) / "checkpoints") {}

  // Weights at full precision, optimiser and state, as checkpoints/last.
  Status writeLast(const ModelConfig& config, const Tokenizer& tokenizer, const Optimizer& optimizer,
                   const TrainerState& state) const;
  Status linkBest() const;                            // best = last, without the optimiser
  Status linkStep(int64_t step, int64_t keep) const;  // step-N = last; keeps the newest `keep` of them

  std::filesystem::path folder(const std::string& name) const { return m_folder / name; }
  bool has(const std::string& name) const;

  // Clears up after a process that died while writing. Call before has() when resuming.
  Status recover() const;
  // Where `last` was removed but a step-N is there: last = the newest of them, whose N is returned; else -1.
  Result<int64_t> bringBackLast() const;
  Result<TrainerState> readState(const std::string& name) const;
  Status restoreOptimizer(const std::string& name, int64_t steps, Optimizer* optimizer) const;

 private:
  Status link(const std::string& from, const std::string& to, bool withOptimizer) const;
  std::vector<int64_t> steps() const;  // the N of every step-N, newest first
  std::filesystem::path m_folder;
};

}  // namespace cloze
