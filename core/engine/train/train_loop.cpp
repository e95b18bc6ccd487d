#include <core/engine/guard.h>
#include <core/engine/model/precision.h>
#include <core/engine/tasks/loss.h>
#include <core/engine/train/devices.h>
#include <core/engine/train/train_loop.h>
#include <core/plan/plan.h>
#include <core/plan/steering.h>
#include <core/spec/timed_steps.h>

#include <ATen/core/grad_mode.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>
#include <thread>

namespace cloze {
namespace {

constexpr size_t kRecentLosses = 20;     // what a run's training loss is the mean of
constexpr size_t kRecentStepTimes = 20;  // what the live speed is the mean of

std::string shortNumber(double value) {
  char text[64];
  std::snprintf(text, sizeof(text), "%.6g", value);
  return text;
}

}  // namespace

TrainLoop::TrainLoop(RunWriter* writer, Recorder* recorder, const TrainInputs* inputs, c10::Device device,
                     std::stop_token stop)
    : m_writer(writer),
      m_recorder(recorder),
      m_inputs(inputs),
      m_spec(writer->record().spec),
      m_device(device),
      m_stop(std::move(stop)),
      m_store(writer->folder()),
      m_order(m_spec.seed, inputs->trainFeatures().size(), m_spec.batch.batch_size),
      m_totalSteps(writer->record().total_steps) {}

// ------------------------------------------------------------------------------------------------------- preparing

Status TrainLoop::prepare(bool resume) {
  startMeasuringPeak(m_device);
  CLOZE_ASSIGN(const Steering steering, steeringOf(m_spec, m_inputs->data));
  m_state.best.split = steering.split;
  m_state.best.metric = steering.metric;
  const bool continued = resume && m_store.has("last");
  if (continued) {
    CLOZE_ASSIGN(const ModelFolder folder, inspectModelFolder(m_store.folder("last")));
    CLOZE_TRY(loadWeights(folder, true));
    CLOZE_TRY(restore());
  } else {
    CLOZE_TRY(loadWeights(m_inputs->model, false));
  }
  CLOZE_TRY(m_writer->dropPointsAfter(m_state.step));
  std::vector<double> weights = labelWeights(m_spec.optimizer.label_weights, m_spec.optimizer.balanced_label_weights,
                                             m_inputs->trainFeatures().labels, m_inputs->outputs());
  const int64_t accumulation = std::max<int64_t>(1, m_spec.batch.gradient_accumulation);
  m_settings = makeStepSettings(m_inputs->data.task.kind, std::move(weights),
                                (m_spec.batch.batch_size + accumulation - 1) / accumulation, m_spec.seed,
                                dtypeOf(m_spec.device.precision), m_device);
  showState(m_state, m_order.stepsPerEpoch(), &m_recorder->progress);
  if (continued) m_recorder->log("continuing after step " + std::to_string(m_state.step));
  return {};
}

// Narrow models start from masters that were never rounded: the weights are read once in fp32.
Status TrainLoop::loadWeights(const ModelFolder& folder, bool mustBeComplete) {
  const at::ScalarType dtype = dtypeOf(m_spec.device.precision);
  const bool narrow = dtype == at::kBFloat16;
  const int64_t outputs = m_inputs->outputs();
  std::unique_ptr<BertClassifier> loaded;
  CLOZE_ASSIGN(loaded, BertClassifier::create(m_inputs->config, outputs, narrow ? at::kFloat : dtype,
                                              narrow ? at::Device(at::kCPU) : m_device));
  std::vector<std::string> initialised;
  loaded->initialise(m_spec.seed);
  if (mustBeComplete || (folder.has_weights && !m_spec.model.from_scratch)) {
    CLOZE_TRY(loaded->load(folder, &initialised));
    if (mustBeComplete && !initialised.empty()) {
      return fileError(ErrorCode::InvalidData, folder.folder.string(),
                       "This checkpoint lacks the weight " + initialised.front() + " and cannot be continued.");
    }
    if (!initialised.empty()) {
      const std::string names =
          std::accumulate(std::next(initialised.begin()), initialised.end(), initialised.front(),
                          [](const std::string& list, const std::string& name) { return list + ", " + name; });
      m_recorder->log("not in the model's weights, so initialised from the seed: " + names);
    }
  } else {
    m_recorder->log("all weights are initialised from the seed");
  }
  if (!narrow) {
    m_model = std::move(loaded);
    m_optimizer = std::make_unique<Optimizer>(m_spec.optimizer, m_model->parameters());
    return {};
  }
  CLOZE_ASSIGN(m_model, BertClassifier::create(m_inputs->config, outputs, dtype, m_device));
  {
    const at::NoGradGuard noGrad;
    for (NamedParameter& parameter : m_model->parameters()) parameter.tensor.zero_();
  }
  m_optimizer = std::make_unique<Optimizer>(m_spec.optimizer, m_model->parameters());
  m_optimizer->setMasters(loaded->parameters());
  return {};
}

Status TrainLoop::restore() {
  const BestKeeper steering = m_state.best;
  CLOZE_ASSIGN(m_state, m_store.readState("last"));
  if (m_state.best.split != steering.split || m_state.best.metric != steering.metric) {
    m_state.best = steering;  // only a damaged file can differ: what steers is a function of the record
  }
  CLOZE_TRY(m_store.restoreOptimizer("last", m_state.step, m_optimizer.get()));
  m_savedStep = m_state.step;
  // The process may have died between writing last and linking the others to it.
  const int64_t every = m_spec.evaluation.checkpoint_steps;
  if (m_state.evaluated && every > 0 && m_state.step > 0 && m_state.step % every == 0 &&
      !m_store.has("step-" + std::to_string(m_state.step))) {
    CLOZE_TRY(m_store.linkStep(m_state.step, m_spec.evaluation.keep_checkpoints));
  }
  if (m_state.best.best_value && m_state.best.best_step == m_state.step) {
    const Result<TrainerState> best = m_store.readState("best");
    if (!best.ok() || best->step != m_state.step) CLOZE_TRY(m_store.linkBest());
  }
  return {};
}

// --------------------------------------------------------------------------------------------------------- the loop

bool TrainLoop::stopRequested() {
  return m_stop.stop_requested() || m_writer->pendingCommand() == RunCommand::Stop;
}

// Writes a checkpoint and waits where somebody pressed pause; true if the run is to stop.
bool TrainLoop::stopAfterPause() {
  bool paused = false;
  while (!stopRequested() && m_writer->pendingCommand() == RunCommand::Pause) {
    if (!paused) {
      // Whoever pauses may switch the machine off: what was learned is on disk before it says so.
      if (m_state.step > 0 && m_savedStep != m_state.step) {
        if (const Status saved = save(); !saved.ok()) {
          m_recorder->log("warning: no checkpoint could be written for the pause: " + saved.error().toString());
        }
      }
      m_recorder->progress.state = RunState::Paused;
      m_recorder->log("paused after step " + std::to_string(m_state.step));
      (void)m_recorder->flush();
      paused = true;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  if (paused && !stopRequested()) {
    m_recorder->progress.state = RunState::Running;
    m_recorder->log("continued");
    (void)m_recorder->flush();
  }
  return stopRequested();
}

Result<LoopEnd> TrainLoop::run() {
  m_recorder->progress.state = RunState::Running;
  m_recorder->progress.message.clear();
  CLOZE_TRY(m_recorder->flush());
  for (;;) {
    if (m_state.step > 0 && !m_state.evaluated) {
      LoopEnd end = LoopEnd::Done;
      CLOZE_TRY(afterStep(&end));
      if (end == LoopEnd::Stopped) return end;
    }
    if (m_state.step >= m_totalSteps || m_state.stopped_early) break;
    if (stopAfterPause()) {
      if (m_savedStep != m_state.step) CLOZE_TRY(save());
      return LoopEnd::Stopped;
    }
    CLOZE_TRY(step());
  }
  if (m_savedStep != m_state.step) CLOZE_TRY(save());
  return LoopEnd::Done;
}

Status TrainLoop::step() {
  const Clock::time_point started = Clock::now();
  const std::vector<int64_t> examples = m_order.batch(m_state.step);
  const double lr = learningRateAt(m_spec.optimizer, m_state.step, m_totalSteps);
  MicroBatchSize current;
  const Result<StepOutcome> outcome = guarded([&]() -> Result<StepOutcome> {
    return trainStep(*m_model, *m_optimizer, m_settings, m_inputs->trainFeatures(), examples, m_state.step, lr,
                     m_device, &current);
  });
  if (!outcome.ok()) return explain(outcome.error(), current);
  if (!std::isfinite(outcome->loss) || !std::isfinite(outcome->grad_norm)) return notFinite(*outcome, lr);
  ++m_state.step;
  ++m_sessionSteps;
  m_state.evaluated = false;
  m_state.recent_losses.push_back(outcome->loss);
  if (m_state.recent_losses.size() > kRecentLosses) m_state.recent_losses.erase(m_state.recent_losses.begin());
  return recordStep(*outcome, lr, started);
}

Status TrainLoop::recordStep(const StepOutcome& outcome, double lr, Clock::time_point started) {
  const double seconds = std::chrono::duration<double>(Clock::now() - started).count();
  m_recentSteps.push_back({seconds, outcome.examples, outcome.tokens});
  if (m_recentSteps.size() > kRecentStepTimes) m_recentSteps.pop_front();
  const int64_t step = m_state.step;
  const int64_t bytes = usedBytes(m_device);
  m_state.peak_bytes = std::max({m_state.peak_bytes, peakBytes(m_device), bytes});
  RunProgress& progress = m_recorder->progress;
  showState(m_state, m_order.stepsPerEpoch(), &progress);
  m_recorder->point("train/loss", step, outcome.loss);
  m_recorder->point("train/learning_rate", step, lr);
  m_recorder->point("train/grad_norm", step, outcome.grad_norm);
  m_recorder->point("train/examples_per_s", step, static_cast<double>(outcome.examples) / seconds);
  m_recorder->point("train/real_tokens_per_s", step, static_cast<double>(outcome.tokens) / seconds);
  m_recorder->point("train/epoch", step, progress.epoch);
  m_recorder->point("memory/bytes", step, static_cast<double>(bytes));

  StepTime recent;
  for (const StepTime& time : m_recentSteps) {
    recent.seconds += time.seconds;
    recent.examples += time.examples;
    recent.tokens += time.tokens;
  }
  progress.examples_per_s = static_cast<double>(recent.examples) / recent.seconds;
  progress.real_tokens_per_s = static_cast<double>(recent.tokens) / recent.seconds;
  progress.seconds_left = static_cast<double>(m_totalSteps - step) * meanStepSeconds();
  CLOZE_TRY(m_recorder->changed());
  if (m_sessionSteps > kUntimedSteps) {  // the recording above is part of the loop and of its time
    m_state.seconds += std::chrono::duration<double>(Clock::now() - started).count();
    m_state.timed_steps += 1;
    m_state.timed_examples += outcome.examples;
    m_state.timed_tokens += outcome.tokens;
  }
  return {};
}

double TrainLoop::meanStepSeconds() const {
  if (m_state.timed_steps >= static_cast<int64_t>(kRecentStepTimes)) {
    return m_state.seconds / static_cast<double>(m_state.timed_steps);
  }
  double sum = 0;
  for (const StepTime& time : m_recentSteps) sum += time.seconds;
  return sum / static_cast<double>(m_recentSteps.size());
}

std::string TrainLoop::usableCheckpoint() const {
  if (m_savedStep < 0) return "No checkpoint had been written yet.";
  return "checkpoints/last holds step " + std::to_string(m_savedStep) + " and can be used.";
}

Error TrainLoop::withUsableCheckpoint(Error error) const {
  error.message += " " + usableCheckpoint();
  return error;
}

Status TrainLoop::notFinite(const StepOutcome& outcome, double lr) {
  const int64_t step = m_state.step + 1;
  m_recorder->point("train/loss", step, outcome.loss);
  m_recorder->point("train/learning_rate", step, lr);
  m_recorder->point("train/grad_norm", step, outcome.grad_norm);
  const std::string what = std::isfinite(outcome.loss) ? "gradient" : "loss";
  const double value = std::isfinite(outcome.loss) ? outcome.grad_norm : outcome.loss;
  return fieldError(ErrorCode::NotFinite, "learning-rate",
                    "The " + what + " became " + (std::isnan(value) ? "NaN" : "infinite") + " at step " +
                        std::to_string(step) + ", learning rate " + shortNumber(lr) +
                        ". Lower the learning rate, lengthen the warm-up, or clip gradients (--max-grad-norm 1). " +
                        usableCheckpoint());
}

Error TrainLoop::explain(Error error, const MicroBatchSize& current) const {
  if (error.code != ErrorCode::OutOfMemory) {
    error.message += " It happened at step " + std::to_string(m_state.step + 1) + ".";
    return withUsableCheckpoint(std::move(error));
  }
  error.field = "batch-size";
  error.message +=
      " It happened at step " + std::to_string(m_state.step + 1) + " with batch size " +
      std::to_string(m_spec.batch.batch_size) + ": a micro-batch of " + std::to_string(current.sequences) +
      " rows, longest " + std::to_string(current.longest) + " tokens, " + std::to_string(current.tokens) +
      " tokens in all, with " + std::to_string(peakBytes(m_device)) + " bytes in use on " + deviceName(m_device) +
      " at the peak. Raise --gradient-accumulation, or lower --batch-size or --max-seq-length. " + usableCheckpoint();
  return error;
}

}  // namespace cloze
