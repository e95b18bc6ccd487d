// TrainLoop's evaluations and checkpoints.
#include <core/engine/guard.h>
#include <core/engine/train/devices.h>
#include <core/engine/train/train_loop.h>
#include <core/plan/plan.h>
#include <core/runs/metric_store.h>

#include <algorithm>
#include <cmath>

namespace cloze {
namespace {

bool isTest(const std::string& split) {
  return split.rfind("test", 0) == 0;
}

// Whether the series already reaches `step`: an evaluation during training, or a final one that was interrupted.
bool hasPoint(const std::filesystem::path& run, const std::string& tag, int64_t step) {
  const auto reader = MetricReader::open(run / "metrics.db");
  if (!reader.ok()) return false;
  const auto series = (*reader)->series();
  if (!series.ok()) return false;
  return std::any_of(series->begin(), series->end(),
                     [&](const SeriesInfo& info) { return info.tag == tag && info.last_step >= step; });
}

}  // namespace

bool TrainLoop::evaluationDue() const {
  if (m_state.step >= m_totalSteps) return true;
  return m_state.step % stepsBetweenEvaluations(m_spec.evaluation, m_order.stepsPerEpoch()) == 0;
}

// Every labelled dev split, and what steers; a test file that does not steer is left for the end.
std::vector<int> TrainLoop::splitsToEvaluate() const {
  std::vector<int> splits;
  for (size_t i = 1; i < m_inputs->data.splits.size(); ++i) {
    const Split& split = m_inputs->data.splits[i];
    if (!split.labelled || split.examples.empty()) continue;
    if (!isTest(split.name) || split.name == m_state.best.split) splits.push_back(static_cast<int>(i));
  }
  return splits;
}

void TrainLoop::addMissingPoints(const EvalResult& result) {
  if (hasPoint(m_writer->folder(), result.split + "/loss", result.step)) return;
  m_recorder->point(result.split + "/loss", result.step, result.loss);
  for (const auto& [name, value] : result.values) m_recorder->point(result.split + "/" + name, result.step, value);
}

// What is due after a step: evaluation, "best", early stopping, checkpoints.
Status TrainLoop::afterStep(LoopEnd* end) {
  bool improved = false;
  // A checkpoint of this step says that the evaluation is owed: the run was stopped while it was made. It says
  // otherwise once it is paid, or a run killed later would pay it again.
  const bool owed = m_savedStep == m_state.step;
  if (evaluationDue()) {
    const Result<LoopEnd> evaluated = guarded([&] { return evaluate(); });
    if (!evaluated.ok()) return keepWhatWasTrained(evaluated.error());
    *end = *evaluated;
    if (*end == LoopEnd::Stopped) {
      // The evaluation is made again when the run continues; the state says that it is owed.
      return owed ? Status() : save();
    }
    for (const SplitOutcome& outcome : m_outcomes) CLOZE_TRY(offerBest(outcome, &improved));
  }
  m_state.evaluated = true;
  const int64_t every = m_spec.evaluation.checkpoint_steps;
  const bool due = every > 0 && m_state.step % every == 0;
  if (improved || due || owed) CLOZE_TRY(save());
  if (improved) CLOZE_TRY(orVanished(m_store.linkBest()));
  if (due) CLOZE_TRY(orVanished(m_store.linkStep(m_state.step, m_spec.evaluation.keep_checkpoints)));
  return {};
}

// An evaluation that fails takes none of the training with it: the steps before it are saved, the evaluation stays
// owed.
Error TrainLoop::keepWhatWasTrained(Error error) {
  if (m_savedStep != m_state.step) {
    if (const Status saved = guarded([&] { return save(); }); !saved.ok()) {
      m_recorder->log("the checkpoint after step " + std::to_string(m_state.step) +
                      " could not be saved: " + saved.error().toString());
    }
  }
  return withUsableCheckpoint(std::move(error));
}

Result<LoopEnd> TrainLoop::evaluate() {
  m_outcomes.clear();
  m_outcomesStep = -1;
  for (const int index : splitsToEvaluate()) {
    const Split& split = m_inputs->data.splits[static_cast<size_t>(index)];
    m_recorder->progress.message = "evaluating " + split.name;
    CLOZE_TRY(m_recorder->flush());
    Result<SplitOutcome> outcome =
        evaluateSplit(*m_model, m_device, split, m_inputs->data.task, m_inputs->features[static_cast<size_t>(index)],
                      m_spec.batch.eval_batch_size, [this] { return stopRequested(); });
    if (!outcome.ok()) {
      if (outcome.error().code == ErrorCode::Cancelled) return LoopEnd::Stopped;
      return outcome.error();
    }
    outcome->result.step = m_state.step;
    outcome->result.checkpoint = "last";
    std::string line = split.name + " after step " + std::to_string(m_state.step) + ": loss " +
                       shortestText(static_cast<float>(outcome->result.loss));
    for (const auto& [name, value] : outcome->result.values) {
      line += ", " + name + " " + shortestText(static_cast<float>(value));
    }
    m_recorder->log(line);
    m_outcomes.push_back(std::move(*outcome));
  }
  // All or none: an evaluation that was stopped half-way is made again. One that was paid may have left its points and
  // died before its checkpoint.
  for (const SplitOutcome& outcome : m_outcomes) addMissingPoints(outcome.result);
  m_outcomesStep = m_state.step;
  m_state.peak_bytes = std::max(m_state.peak_bytes, peakBytes(m_device));
  m_recorder->progress.message.clear();
  CLOZE_TRY(m_recorder->flush());
  return LoopEnd::Done;
}

Status TrainLoop::offerBest(const SplitOutcome& outcome, bool* improved) {
  BestKeeper& best = m_state.best;
  if (best.split.empty() || outcome.result.split != best.split) return {};
  const auto found = outcome.result.values.find(best.metric);
  const double value = found != outcome.result.values.end() ? found->second : outcome.result.loss;
  *improved = best.offer(value, m_state.step, m_spec.evaluation.early_stopping_threshold);
  m_recorder->progress.best_value = best.best_value;
  m_recorder->progress.best_step = best.best_step;
  if (best.patienceIsOver(m_spec.evaluation.early_stopping_patience) && m_state.step < m_totalSteps) {
    m_state.stopped_early = true;
    m_recorder->log("stopping early: " + best.split + " " + best.metric + " has not improved for " +
                    std::to_string(best.without_improvement) + " evaluations; the best was after step " +
                    std::to_string(best.best_step));
  }
  return {};
}

Status TrainLoop::save() {
  // The curve first: a run killed after the checkpoint continues behind it, and points before it would be lost.
  CLOZE_TRY(m_recorder->flush());
  m_state.task = m_inputs->data.task.name;
  m_state.max_seq_length = m_spec.batch.max_seq_length;
  CLOZE_TRY(m_writer->checkThere());
  CLOZE_TRY(orVanished(m_store.writeLast(m_inputs->config, *m_inputs->tokenizer, *m_optimizer, m_state)));
  m_savedStep = m_state.step;
  return {};
}

Status TrainLoop::orVanished(Status written) const {
  if (!written.ok()) CLOZE_TRY(m_writer->checkThere());
  return written;
}

// ------------------------------------------------------------------------------------------------ final evaluation

std::string TrainLoop::finalCheckpoint() {
  if (m_spec.evaluation.result_checkpoint == CheckpointChoice::Last) return "last";
  if (m_state.best.best_value && m_store.has("best")) return "best";
  m_recorder->log("there is no best checkpoint (nothing labelled to choose it by), so the last one is used");
  return "last";
}

Result<SplitOutcome> TrainLoop::finalOutcome(int index, const std::string& checkpoint, int64_t step) {
  const Split& split = m_inputs->data.splits[static_cast<size_t>(index)];
  SplitOutcome outcome;
  const auto known = std::find_if(m_outcomes.begin(), m_outcomes.end(),
                                  [&](const SplitOutcome& seen) { return seen.result.split == split.name; });
  if (m_outcomesStep == step && known != m_outcomes.end()) {
    outcome = std::move(*known);
    m_outcomes.erase(known);
  } else {
    m_recorder->progress.message = "evaluating " + split.name + " with the " + checkpoint + " checkpoint";
    CLOZE_TRY(m_recorder->flush());
    CLOZE_ASSIGN(outcome, evaluateSplit(*m_model, m_device, split, m_inputs->data.task,
                                        m_inputs->features[static_cast<size_t>(index)], m_spec.batch.eval_batch_size,
                                        [this] { return stopRequested(); }));
    outcome.result.step = step;
  }
  outcome.result.checkpoint = checkpoint;
  return outcome;
}

Result<LoopEnd> TrainLoop::finish() {
  const std::string checkpoint = finalCheckpoint();
  m_optimizer.reset();
  int64_t step = m_state.step;
  if (checkpoint == "best" && m_state.best.best_step != m_state.step) {
    step = m_state.best.best_step;
    CLOZE_ASSIGN(const ModelFolder folder, inspectModelFolder(m_store.folder("best")));
    CLOZE_TRY(m_model->load(folder, nullptr));
  }
  std::vector<int> order;  // test files first: they are what a run is asked for where they have labels
  for (const bool tests : {true, false}) {
    for (size_t i = 1; i < m_inputs->data.splits.size(); ++i) {
      const Split& split = m_inputs->data.splits[i];
      if (split.labelled && !split.examples.empty() && isTest(split.name) == tests)
        order.push_back(static_cast<int>(i));
    }
  }
  CLOZE_TRY(m_recorder->flush());
  std::vector<EvalResult> results;
  for (const int index : order) {
    Result<SplitOutcome> outcome = finalOutcome(index, checkpoint, step);
    if (!outcome.ok()) {
      if (outcome.error().code == ErrorCode::Cancelled) return LoopEnd::Stopped;
      return withUsableCheckpoint(outcome.error());
    }
    CLOZE_TRY(m_writer->writePredictions(outcome->result.split + "-" + checkpoint, outcome->predictions));
    results.push_back(outcome->result);
  }
  for (const EvalResult& result : results) {
    addMissingPoints(result);
  }
  m_state.peak_bytes = std::max(m_state.peak_bytes, peakBytes(m_device));
  m_recorder->progress.results = std::move(results);
  m_recorder->progress.peak_bytes = m_state.peak_bytes;
  m_recorder->progress.message.clear();
  return LoopEnd::Done;
}

}  // namespace cloze
