// The values a run produces while it goes on and when it is done.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cloze {

// One point of one series. Tags: "train/loss", "train/learning_rate", "train/grad_norm", "train/examples_per_s",
// "train/real_tokens_per_s", "train/epoch", "memory/bytes", "dev/loss", "dev/accuracy", "dev/f1", "dev_mm/accuracy",
// ... Value may be NaN or infinite: data with a step number.
struct MetricPoint {
  std::string tag;
  int64_t step = 0;     // optimiser steps done when it was measured
  int64_t wall_ms = 0;  // milliseconds since the Unix epoch
  double value = 0;
};

// One evaluation. `split` is always stated: "train", "dev", "dev_mm", "test".
struct EvalResult {
  std::string split;
  std::string checkpoint;  // "last", "best", "step-N", or "model"
  int64_t step = 0;
  int64_t examples = 0;
  double loss = 0;                       // mean over examples; NaN where there are no labels
  std::map<std::string, double> values;  // "accuracy", "f1", "matthews", "pearson", "spearman", ...
};

// One example's outcome, as stored in predictions/<split>-<checkpoint>.jsonl and shown.
struct Prediction {
  int64_t index = 0;                             // row in the split, 0-based
  std::string text_a, text_b, label, predicted;  // regression: numbers as text
  std::vector<float> probabilities;              // one a label; regression: the value alone
};

enum class RunState { Queued, Running, Paused, Finished, Stopped, Failed, Interrupted };
const char* runStateName(RunState state);  // "queued", "running", ...
std::optional<RunState> runStateFromName(const std::string& name);
bool runIsLive(RunState state);  // somebody trains it, or is about to: queued, running or paused

// Where a run is; rewritten atomically to state.json at most twice a second.
struct RunProgress {
  RunState state = RunState::Queued;
  std::string message;     // "loading data", the error of a failed run, "waiting for cpu", ...
  std::string error_code;  // errorCodeName where state is Failed, else empty
  int64_t step = 0, total_steps = 0;
  double epoch = 0;
  double seconds = 0;  // training loop alone, summed over resumes
  std::optional<double> seconds_left;
  double examples_per_s = 0, real_tokens_per_s = 0;
  int64_t peak_bytes = 0;
  int64_t updated_ms = 0;
  std::optional<double> best_value;
  int64_t best_step = 0;
  std::string device;                // "cpu", "cuda:0"
  std::vector<EvalResult> results;   // final evaluations
  std::optional<double> train_loss;  // mean of the last 20 steps
};

std::string runProgressToJson(const RunProgress& progress);
std::optional<RunProgress> runProgressFromJson(const std::string& json);

}  // namespace cloze
