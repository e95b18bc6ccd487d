// The training loop: steps, evaluations, checkpoints, early stopping, pause and stop; then the final evaluation.
//
// A function of the run's record, its inputs and the newest checkpoint alone, so that a resumed run on the CPU ends
// with the same weights to the bit. One thread.
#pragma once

#include <core/engine/tasks/predictor.h>
#include <core/engine/train/checkpoint.h>
#include <core/engine/train/inputs.h>
#include <core/engine/train/recorder.h>
#include <core/engine/train/train_step.h>
#include <core/runs/run_folder.h>

#include <chrono>
#include <deque>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace cloze {

enum class LoopEnd { Done, Stopped };

class TrainLoop {
 public:
  // `writer`, `recorder` and `inputs` outlive this.
  TrainLoop(RunWriter* writer, Recorder* recorder, const TrainInputs* inputs, c10::Device device, std::stop_token stop);

  // Model, optimiser and state, from the start weights or, where `resume` is set and there is one, checkpoints/last.
  Status prepare(bool resume);
  // Steps until the schedule is done, patience is over or somebody asks to stop (a checkpoint is then written).
  Result<LoopEnd> run();
  // Evaluates the chosen checkpoint on every labelled split, test files first; writes predictions and results.
  Result<LoopEnd> finish();

  const TrainerState& state() const { return m_state; }

 private:
  using Clock = std::chrono::steady_clock;
  struct StepTime {
    double seconds = 0;
    int64_t examples = 0, tokens = 0;
  };

  Status loadWeights(const ModelFolder& folder, bool mustBeComplete);
  Status restore();
  bool stopRequested();
  bool stopAfterPause();
  Status step();
  Status recordStep(const StepOutcome& outcome, double lr, Clock::time_point started);
  Status notFinite(const StepOutcome& outcome, double lr);
  Error explain(Error error, const MicroBatchSize& current) const;
  std::string usableCheckpoint() const;
  Error withUsableCheckpoint(Error error) const;

  bool evaluationDue() const;
  std::vector<int> splitsToEvaluate() const;
  Result<LoopEnd> evaluate();
  Status offerBest(const SplitOutcome& outcome, bool* improved);
  void addMissingPoints(const EvalResult& result);
  Status afterStep(LoopEnd* end);
  Error keepWhatWasTrained(Error error);
  Status save();
  Status orVanished(Status written) const;  // where the run folder is gone, that says more than what failed for it
  std::string finalCheckpoint();
  Result<SplitOutcome> finalOutcome(int split, const std::string& checkpoint, int64_t step);
  double meanStepSeconds() const;

  RunWriter* m_writer;
  Recorder* m_recorder;
  const TrainInputs* m_inputs;
  const RunSpec& m_spec;
  c10::Device m_device;
  std::stop_token m_stop;
  CheckpointStore m_store;
  std::unique_ptr<BertClassifier> m_model;
  std::unique_ptr<Optimizer> m_optimizer;
  StepSettings m_settings;
  BatchOrder m_order;
  TrainerState m_state;
  int64_t m_totalSteps = 0, m_savedStep = -1, m_sessionSteps = 0;
  std::deque<StepTime> m_recentSteps;
  std::vector<SplitOutcome> m_outcomes;  // of the newest evaluation, at m_outcomesStep
  int64_t m_outcomesStep = -1;
};

}  // namespace cloze
