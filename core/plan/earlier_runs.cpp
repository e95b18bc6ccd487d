#include <core/plan/earlier_runs.h>
#include <core/runs/run_folder.h>
#include <core/spec/timed_steps.h>

#include <array>

namespace cloze {
namespace {

// A mean over fewer may be that of a hiccup.
constexpr int64_t kEnoughSteps = kUntimedSteps + 20;

bool sameSize(const ModelConfig& a, const ModelConfig& b) {
  return a.hidden_size == b.hidden_size && a.num_hidden_layers == b.num_hidden_layers &&
         a.num_attention_heads == b.num_attention_heads && a.intermediate_size == b.intermediate_size &&
         a.vocab_size == b.vocab_size;
}

// The model a run trained: its own checkpoint's, else that of the folder it started from.
bool trainedSameSize(const RunSummary& run, const RunRecord& record, const ModelConfig& config) {
  const std::array<std::filesystem::path, 2> files{run.folder / "checkpoints" / "last" / "config.json",
                                                   std::filesystem::path(record.spec.model.model) / "config.json"};
  for (const auto& file : files) {
    const auto theirs = readModelConfig(file);
    if (theirs.ok()) return sameSize(*theirs, config);
  }
  return false;
}

}  // namespace

std::optional<EarlierSpeed> findEarlierSpeed(const std::filesystem::path& runs, const RunSpec& spec,
                                             const ModelConfig& config, const std::string& device,
                                             std::stop_token stop) {
  if (runs.empty()) return {};
  const auto list = listRuns(runs);
  if (!list.ok()) return {};
  std::optional<EarlierSpeed> found;
  int64_t mostSteps = -1;
  for (const RunSummary& run : *list) {
    if (stop.stop_requested()) return {};
    if (!run.problem.empty() || run.progress.device != device || run.progress.real_tokens_per_s <= 0) continue;
    const bool over = run.progress.state == RunState::Finished || run.progress.state == RunState::Stopped;
    if (!over || run.progress.step <= mostSteps) continue;
    const auto record = readRunRecord(run.folder);
    if (!record.ok() || record->spec.device.precision != spec.device.precision ||
        record->spec.device.threads != spec.device.threads) {
      continue;
    }
    if (!trainedSameSize(run, *record, config)) continue;
    found = EarlierSpeed{run.name, run.progress.examples_per_s, run.progress.real_tokens_per_s};
    mostSteps = run.progress.step;
    if (mostSteps >= kEnoughSteps) break;
  }
  return found;
}

}  // namespace cloze
