#include <core/base/checked_json.h>
#include <core/base/fs.h>
#include <core/engine/train/checkpoint.h>
#include <core/files/model_folder.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>
#include <numeric>
#include <string_view>
#include <system_error>

namespace cloze {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* kStateFile = "trainer_state.json";
constexpr const char* kOptimizerFile = "optimizer.safetensors";
constexpr const char* kTemporary = ".writing-";
constexpr int kStateVersion = 1;

json numberOrNull(double value) {
  return std::isfinite(value) ? json(value) : json(nullptr);
}

double numberOrNan(const json& value) {
  return value.is_number() ? value.get<double>() : std::numeric_limits<double>::quiet_NaN();
}

Error ioError(const fs::path& path, const std::string& what, const std::error_code& code) {
  return fileError(ErrorCode::Io, path.string(), what + ": " + code.message() + ".");
}

Status removeAll(const fs::path& path) {
  std::error_code code;
  fs::remove_all(path, code);
  if (code) return ioError(path, "An old checkpoint could not be removed", code);
  return {};
}

// A checkpoint being written: whatever is there of it when this ends without having been put in place goes again, so
// that a disk that was full because of it is not kept full.
class PendingFolder {
 public:
  static Result<std::unique_ptr<PendingFolder>> create(fs::path path) {
    std::unique_ptr<PendingFolder> folder(new PendingFolder(std::move(path)));
    CLOZE_TRY(removeAll(folder->path()));
    // Not the run's own folder: one that was moved away meanwhile stays where it is.
    CLOZE_TRY(makeFolder(folder->path().parent_path()));
    CLOZE_TRY(makeFolder(folder->path()));
    return folder;
  }
  ~PendingFolder() {
    std::error_code ignored;  // what failed before is what is to be said
    fs::remove_all(m_path, ignored);
  }
  PendingFolder(const PendingFolder&) = delete;
  PendingFolder& operator=(const PendingFolder&) = delete;

  const fs::path& path() const { return m_path; }
  fs::path operator/(const std::string& name) const { return m_path / name; }
  Status moveTo(const fs::path& target) { return replaceFolder(m_path, target); }

 private:
  explicit PendingFolder(fs::path path) : m_path(std::move(path)) {}
  fs::path m_path;
};

// The N of step-N, or -1.
int64_t stepOf(const std::string& name) {
  if (name.rfind("step-", 0) != 0) return -1;
  int64_t step = -1;
  const char* end = name.data() + name.size();
  const auto parsed = std::from_chars(name.data() + 5, end, step);
  return parsed.ec == std::errc() && parsed.ptr == end ? step : -1;
}

std::vector<std::string> entriesOf(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code code;
  for (fs::directory_iterator entry(folder, code), end; !code && entry != end; entry.increment(code)) {
    names.push_back(entry->path().filename().string());
  }
  return names;
}

Dtype dtypeOf(const at::Tensor& tensor) {
  return tensor.scalar_type() == at::kDouble ? Dtype::F64 : Dtype::F32;
}

// CPU copies that live as long as this, and their views for the writer.
struct TensorsToSave {
  std::vector<at::Tensor> kept;
  std::vector<TensorToSave> views;

  explicit TensorsToSave(const std::vector<std::pair<std::string, at::Tensor>>& tensors) {
    for (const auto& [name, tensor] : tensors) {
      kept.push_back(tensor.detach().to(at::kCPU).contiguous());
      const at::Tensor& saved = kept.back();
      views.push_back(
          {name, dtypeOf(saved), saved.sizes().vec(),
           std::span(static_cast<const std::byte*>(saved.const_data_ptr()), static_cast<size_t>(saved.nbytes()))});
    }
  }
};

}  // namespace

std::string trainerStateToJson(const TrainerState& state) {
  json losses = json::array();
  for (const double loss : state.recent_losses) losses.push_back(numberOrNull(loss));
  const json document = {
      {"format", "cloze-trainer-state"},
      {"version", kStateVersion},
      {"task", state.task},
      {"max_seq_length", state.max_seq_length},
      {"step", state.step},
      {"evaluated", state.evaluated},
      {"stopped_early", state.stopped_early},
      {"best",
       {{"split", state.best.split},
        {"metric", state.best.metric},
        {"value", state.best.best_value ? numberOrNull(*state.best.best_value) : json(nullptr)},
        {"step", state.best.best_step},
        {"without_improvement", state.best.without_improvement}}},
      {"recent_losses", losses},
      {"seconds", state.seconds},
      {"timed_steps", state.timed_steps},
      {"timed_examples", state.timed_examples},
      {"timed_tokens", state.timed_tokens},
      {"peak_bytes", state.peak_bytes},
  };
  return document.dump(1) + "\n";
}

Result<TrainerState> trainerStateFromJson(const std::string& text, const std::string& source) {
  const auto damaged = [&](const std::string& what) {
    return fileError(ErrorCode::InvalidData, source, what + " Resume cannot use this checkpoint.");
  };
  const Result<json> parsed = parseJsonObject(text, source);
  if (!parsed.ok()) {
    Error error = parsed.error();
    error.message += " Resume cannot use this checkpoint.";
    return error;
  }
  const json& document = *parsed;
  try {
    if (document.value("format", "") != "cloze-trainer-state") return damaged("This is not a trainer's state.");
    if (document.at("version").get<int64_t>() > kStateVersion) {
      return fileError(ErrorCode::Unsupported, source, "This state was written by a newer version of the program.");
    }
    TrainerState state;
    state.task = document.value("task", "");
    state.max_seq_length = document.value("max_seq_length", int64_t{0});
    state.step = document.at("step").get<int64_t>();
    state.evaluated = document.at("evaluated").get<bool>();
    state.stopped_early = document.at("stopped_early").get<bool>();
    const json& best = document.at("best");
    state.best.split = best.at("split").get<std::string>();
    state.best.metric = best.at("metric").get<std::string>();
    if (best.at("value").is_number()) state.best.best_value = best.at("value").get<double>();
    state.best.best_step = best.at("step").get<int64_t>();
    state.best.without_improvement = best.at("without_improvement").get<int64_t>();
    for (const json& loss : document.at("recent_losses")) state.recent_losses.push_back(numberOrNan(loss));
    state.seconds = document.at("seconds").get<double>();
    state.timed_steps = document.at("timed_steps").get<int64_t>();
    state.timed_examples = document.at("timed_examples").get<int64_t>();
    state.timed_tokens = document.at("timed_tokens").get<int64_t>();
    state.peak_bytes = document.at("peak_bytes").get<int64_t>();
    if (state.step < 0) return damaged("The step is below 0.");
    return state;
  } catch (const json::exception& error) {
    return damaged(std::string("A field is missing or of the wrong kind (") + error.what() + ").");
  }
}

std::optional<double> TrainerState::meanLoss() const {
  if (recent_losses.empty()) return std::nullopt;
  return std::accumulate(recent_losses.begin(), recent_losses.end(), 0.0) / static_cast<double>(recent_losses.size());
}

void showState(const TrainerState& state, int64_t stepsPerEpoch, RunProgress* progress) {
  progress->step = state.step;
  progress->epoch = static_cast<double>(state.step) / static_cast<double>(std::max<int64_t>(1, stepsPerEpoch));
  progress->seconds = state.seconds;
  progress->peak_bytes = state.peak_bytes;
  progress->best_value = state.best.best_value;
  progress->best_step = state.best.best_step;
  progress->train_loss = state.meanLoss();
}

Status CheckpointStore::writeLast(const ModelConfig& config, const Tokenizer& tokenizer, const Optimizer& optimizer,
                                  const TrainerState& state) const {
  std::unique_ptr<PendingFolder> pending;
  CLOZE_ASSIGN(pending, PendingFolder::create(m_folder / (std::string(kTemporary) + "last")));
  const TensorsToSave weights(optimizer.weights());
  CLOZE_TRY(writeModelFolder(pending->path(), config, tokenizer, weights.views));
  const TensorsToSave moments(optimizer.state());
  CLOZE_TRY(saveSafetensors(*pending / kOptimizerFile, moments.views, {{"step", std::to_string(optimizer.steps())}}));
  CLOZE_TRY(writeFileAtomically(*pending / kStateFile, trainerStateToJson(state)));
  return pending->moveTo(m_folder / "last");
}

Status CheckpointStore::link(const std::string& name, const std::string& to, bool withOptimizer) const {
  const fs::path from = m_folder / name;
  std::unique_ptr<PendingFolder> pending;
  CLOZE_ASSIGN(pending, PendingFolder::create(m_folder / (kTemporary + to)));
  for (const std::string& file : entriesOf(from)) {
    if (file == kOptimizerFile && !withOptimizer) continue;
    std::error_code code(fileFault("write", *pending / file), std::generic_category());
    if (code) return ioError(*pending / file, "The checkpoint could not be written", code);
    fs::create_hard_link(from / file, *pending / file, code);
    if (!code) continue;
    code.clear();  // a file system without hard links: a copy serves as well
    fs::copy_file(from / file, *pending / file, code);
    if (code) return ioError(*pending / file, "The checkpoint could not be written", code);
    CLOZE_TRY(syncPath(*pending / file));
  }
  CLOZE_TRY(syncPath(pending->path()));
  return pending->moveTo(m_folder / to);
}

Status CheckpointStore::linkBest() const {
  return link("last", "best", false);
}

std::vector<int64_t> CheckpointStore::steps() const {
  std::vector<int64_t> steps;
  for (const std::string& name : entriesOf(m_folder)) {
    if (const int64_t found = stepOf(name); found >= 0) steps.push_back(found);
  }
  std::sort(steps.begin(), steps.end(), std::greater<>());
  return steps;
}

Status CheckpointStore::linkStep(int64_t step, int64_t keep) const {
  if (keep <= 0) return {};
  CLOZE_TRY(link("last", "step-" + std::to_string(step), true));
  const std::vector<int64_t> steps = this->steps();
  for (size_t i = static_cast<size_t>(keep); i < steps.size(); ++i) {
    // Renamed first: a folder called step-N is always whole.
    const fs::path old = m_folder / ("step-" + std::to_string(steps[i])), gone = m_folder / ".removing";
    CLOZE_TRY(removeAll(gone));
    std::error_code code;
    fs::rename(old, gone, code);
    if (code) return ioError(old, "An old checkpoint could not be removed", code);
    CLOZE_TRY(removeAll(gone));
  }
  return {};
}

bool CheckpointStore::has(const std::string& name) const {
  std::error_code code;
  return fs::is_regular_file(m_folder / name / kStateFile, code);
}

Status CheckpointStore::recover() const {
  for (const std::string& name : entriesOf(m_folder)) {
    if (name.rfind(kTemporary, 0) == 0 || name == ".removing") CLOZE_TRY(removeAll(m_folder / name));
  }
  // replaceFolder() keeps the old folder as ".NAME.replaced" for a moment.
  constexpr std::string_view kAside = ".replaced";
  for (const std::string& name : entriesOf(m_folder)) {
    if (name.size() <= kAside.size() + 1 || name.front() != '.' || !name.ends_with(kAside)) continue;
    CLOZE_TRY(recoverReplacedFolder(m_folder / name.substr(1, name.size() - 1 - kAside.size())));
  }
  return {};
}

Result<int64_t> CheckpointStore::bringBackLast() const {
  if (has("last")) return int64_t{-1};
  for (const int64_t step : steps()) {
    const std::string name = "step-" + std::to_string(step);
    if (!has(name)) continue;
    CLOZE_TRY(link(name, "last", true));
    return step;
  }
  return int64_t{-1};
}

Result<TrainerState> CheckpointStore::readState(const std::string& name) const {
  const fs::path file = m_folder / name / kStateFile;
  CLOZE_ASSIGN(const std::string text, readFile(file, 16ull << 20));
  return trainerStateFromJson(text, file.string());
}

Status CheckpointStore::restoreOptimizer(const std::string& name, int64_t steps, Optimizer* optimizer) const {
  const fs::path path = m_folder / name / kOptimizerFile;
  CLOZE_ASSIGN(const std::shared_ptr<const SafetensorsFile> file, SafetensorsFile::open(path));
  std::vector<std::pair<std::string, at::Tensor>> tensors;
  for (const TensorView& view : file->tensors()) {
    if (view.dtype != Dtype::F32 && view.dtype != Dtype::F64) {
      return fileError(ErrorCode::InvalidData, path.string(), "Tensor " + view.name + " is neither F32 nor F64.");
    }
    at::Tensor tensor = at::empty(view.shape, view.dtype == Dtype::F64 ? at::kDouble : at::kFloat);
    if (!view.data.empty()) std::memcpy(tensor.mutable_data_ptr(), view.data.data(), view.data.size());
    tensors.emplace_back(view.name, std::move(tensor));
  }
  const Status restored = optimizer->restore(tensors, steps);
  if (restored.ok()) return {};
  Error error = restored.error();
  error.file = path.string();
  return error;
}

}  // namespace cloze
