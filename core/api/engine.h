// The door to the engine: everything that touches a tensor happens behind these interfaces.
//
// No LibTorch and no Qt here. The engine is a shared library, loaded (never linked) by loadEngine(); all its functions
// may be called from any thread, one job a thread, and block until done; stop tokens and RunCommands end them early.
// Nothing throws through this door.
#pragma once

#include <core/base/result.h>
#include <core/data/data_set.h>
#include <core/spec/metrics.h>
#include <core/spec/run_spec.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace cloze {

struct DeviceInfo {
  std::string name;         // "cpu", "cuda:0"
  std::string description;  // "AMD EPYC, 2 cores", "NVIDIA H200"
  uint64_t total_bytes = 0, free_bytes = 0;
  bool fast_bf16 = false;  // has bf16 arithmetic
};

struct EngineInfo {
  std::string build_id, libtorch_version, cuda_version, driver_version;  // empty: none
  std::string cuda_problem;  // why CUDA cannot be used though a driver is there; empty: fine or no driver
  bool own_cuda_kernels = false;
  std::vector<DeviceInfo> devices;  // cpu first
};

struct TrainRequest {
  RunSpec spec;                       // absolute paths
  std::filesystem::path runs_folder;  // where a new run is made
  std::filesystem::path folder;       // not empty: that very folder (--output_dir)
  std::filesystem::path resume;  // not empty: continue this run folder; spec is read from it, the fields above unused
};

struct TrainSummary {
  std::string run_id;
  std::filesystem::path folder;
  bool stopped = false;  // ended early on request, after a checkpoint
  int64_t steps = 0;
  double seconds = 0;  // training loop alone: no loading, evaluation, checkpoints, nor the first 3 steps
  std::optional<double> examples_per_s, real_tokens_per_s;  // none at 3 steps or fewer
  std::optional<double> train_loss;                         // mean of the last 20 steps
  int64_t peak_bytes = 0;
  std::vector<EvalResult> results;  // final evaluation first
};

// Called on the engine's thread; keep it short.
class TrainObserver {
 public:
  virtual ~TrainObserver() = default;
  virtual void onRunCreated(const std::string& id, const std::filesystem::path& folder) = 0;
  virtual void onProgress(const RunProgress& progress) = 0;  // every step at most
  virtual void onPoints(const std::vector<MetricPoint>& points) = 0;
  virtual void onLog(const std::string& line) = 0;
};

struct EvalRequest {
  std::filesystem::path model_folder;  // a checkpoint or any model folder with a classifier
  RunSpec spec;                        // data, lengths, device; of the run, or from options
  std::string checkpoint;              // what to call it in the result
  std::vector<std::string> splits;     // empty: dev if there is one, else test
};

struct EvalOutcome {
  std::vector<EvalResult> results;
  std::vector<std::vector<Prediction>> predictions;  // a list for each result
};

struct TextPair {
  std::string a;
  std::optional<std::string> b = {};  // none: a single text; an empty one is still the second of a pair
  bool operator==(const TextPair&) const = default;
};

// A fine-tuned model held ready. predict() from one thread at a time.
class Classifier {
 public:
  virtual ~Classifier() = default;
  virtual const std::vector<std::string>& labels() const = 0;  // empty: regression
  // One row a text: probabilities (softmax), or the single value of a regression. Rows follow the input's order.
  virtual Result<std::vector<std::vector<float>>> predict(const std::vector<TextPair>& texts, std::stop_token stop) = 0;
};

class Engine {
 public:
  virtual ~Engine() = default;
  virtual EngineInfo info() = 0;
  // fp32 multiply speed of the machine in GFLOP/s (2mnk), measured for about 0.2 s.
  virtual double measureSgemm(int threads) = 0;
  // Creates or resumes the run folder, waits for the device (state queued), trains, evaluates, writes everything.
  // Stop by `stop` or by sendRunCommand(): writes a checkpoint and returns with stopped = true.
  virtual Result<TrainSummary> train(const TrainRequest& request, TrainObserver* observer, std::stop_token stop) = 0;
  virtual Result<EvalOutcome> evaluate(const EvalRequest& request, std::stop_token stop) = 0;
  virtual Result<std::unique_ptr<Classifier>> openClassifier(const std::filesystem::path& modelFolder,
                                                             const DeviceSpec& device, const BatchSpec& batch,
                                                             Casing casing) = 0;
  // Small numeric checks on this machine, each "name: ok" or "name: what failed"; false if any failed.
  virtual bool selfTest(std::vector<std::string>* report) = 0;
};

// Loads libcloze_engine.so (beside the program, or CLOZE_ENGINE), checks that engine and core are of one build. Never
// unloaded; further calls return the same engine. Thread-safe. EngineMissing says what is missing and what to do.
Result<Engine*> loadEngine();

// The one symbol the engine exports. Returns null and fills `*problem` (a static string) where build ids differ.
using EngineEntry = Engine* (*)(const char* buildId, const char** problem);
inline constexpr const char* kEngineEntryName = "clozeEngineEntry";

}  // namespace cloze
