// What a spec will do before it does it: rows, steps, schedule, truncation, disk, memory, time, and what is wrong.
//
// Costs as much as reading and tokenizing the data once; makePlan may run on any thread and is stoppable.
#pragma once

#include <core/base/result.h>
#include <core/data/data_set.h>
#include <core/files/model_folder.h>
#include <core/inspect/preflight.h>
#include <core/spec/run_spec.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace cloze {

struct Problem {
  enum class Severity { Error, Warning } severity = Severity::Error;  // an Error prevents the start
  Error what;                                                         // what.field is the option concerned
  std::string remedy_option, remedy_value;  // set remedy_option to remedy_value to mend it; empty: no button
};

struct SplitPlan {
  std::string name, note;
  int64_t rows = 0, truncated = 0, tokens_lost = 0, real_tokens = 0;  // real: as cut
  int64_t median_tokens = 0, longest_tokens = 0;                      // before anything is cut, as those below
  int64_t tokens = 0, unk_tokens = 0, unk_rows = 0;                   // 0 tokens: there was no tokenizer to count with
  TwinCounts twins;
  int64_t empty_texts = 0, bad_encoding = 0;  // rows
  // [tokens before truncation] -> rows; as long as the longest row needs, at most 1,025: longer ones are in the last.
  std::vector<int64_t> length_histogram;
  std::map<std::string, int64_t> label_counts;
  std::vector<Example> first_rows;  // up to 5
};

// What an estimate of time rests on.
struct TimeBasis {
  enum class Kind { None, MachineSpeed, EarlierRun } kind = Kind::None;
  double gflops = 0;                            // MachineSpeed: measured fp32 products, GFLOP/s
  std::string run;                              // EarlierRun: its name
  double tokens_per_s = 0, examples_per_s = 0;  // EarlierRun: real tokens it made; what these are of the planned data
};

struct Plan {
  std::vector<SplitPlan> splits;
  TaskInfo task;
  std::optional<ModelFolder> model;
  int64_t parameters = 0;
  int64_t steps_per_epoch = 0, total_steps = 0, warmup_steps = 0;
  // (step, learning rate), steps from 1 as the trainer records them, at most about 250 points, bends included
  std::vector<std::pair<double, double>> schedule;
  double padding_share = 0;  // of all cells, were each micro-batch padded to its longest
  uint64_t checkpoint_bytes = 0, disk_bytes = 0, free_bytes = 0;  // disk: everything kept at once
  uint64_t memory_bytes = 0;                                      // estimated peak on the device
  std::optional<double> seconds;                                  // estimated; none without a basis
  TimeBasis seconds_basis;
  std::vector<Problem> problems;
  std::string command_line;
  bool canStart() const;
};

struct PlanContext {
  std::filesystem::path runs_folder;  // for free disk, the speed of earlier runs, and the command line
  double sgemm_gflops = 0;            // measured by the engine, 0: unknown
  std::string device;                 // what "auto" chooses: "cpu", "cuda:0"; empty: unknown, taken as the CPU
  std::optional<bool> fast_bf16;      // of that device; none: unknown
  uint64_t device_bytes = 0;          // memory free on that device, 0: unknown
};

// Never fails: what cannot be worked out is left empty and `problems` says why; a stop ends as a Cancelled problem.
Plan makePlan(const RunSpec& spec, const PlanContext& context, std::stop_token stop = {});

// Shared with the trainer, so that plan and run never disagree.
int64_t stepsPerEpoch(int64_t rows, int64_t batchSize);  // ceil
// At least 1.
int64_t stepsBetweenEvaluations(const EvaluationSpec& evaluation, int64_t stepsPerEpoch);
int64_t totalSteps(const RunSpec& spec, int64_t trainRows);
int64_t warmupSteps(const OptimizerSpec& optimizer, int64_t totalSteps);  // int(total * proportion) as Google
// The step of the highest rate: the end of warm-up, or the one before it where the schedule then drops.
int64_t peakStep(const OptimizerSpec& optimizer, int64_t totalSteps);
double learningRateAt(const OptimizerSpec& optimizer, int64_t step,
                      int64_t totalSteps);  // step 0-based; Transformers' LambdaLR forms and Google's
uint64_t checkpointBytes(const ModelConfig& config, int64_t labels);  // weights + optimiser + tokenizer
std::string bytesText(uint64_t bytes);                                // "1.5 GiB", "310.2 MiB"
// Refuses with the bytes needed and free where `folder`'s disk cannot hold it.
Status checkDisk(const RunSpec& spec, const ModelConfig& config, int64_t labels, const std::filesystem::path& folder);

}  // namespace cloze
