// What lies beside run.json: progress, predictions, log, checkpoints.
#include <core/base/fs.h>
#include <core/base/utf8.h>
#include <core/runs/run_folder.h>
#include <core/runs/run_layout.h>
#include <core/spec/document.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>

namespace cloze {

namespace fs = std::filesystem;
using document::Json;

namespace {

constexpr const char* kTrainerState = "trainer_state.json";
constexpr uint64_t kMostBytes = 64ull << 20;  // run.json and state.json are some kilobytes

RunProgress progressOnDisk(const fs::path& runFolder) {
  const Result<std::string> text = readFile(runFolder / layout::kState, kMostBytes);
  if (text.ok()) {
    if (auto progress = runProgressFromJson(*text)) return *progress;
  }
  RunProgress unknown;
  unknown.message = text.ok() ? "state.json is damaged." : "";
  return unknown;
}

// The shortest decimal number that reads back as the same float.
Json floatToJson(float value) {
  char buffer[32];
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof(buffer), value);
  double shortest = value;
  if (error == std::errc()) std::from_chars(buffer, end, shortest);
  return document::number(shortest);
}

std::string predictionLine(const Prediction& prediction) {
  Json probabilities = Json::array();
  for (const float value : prediction.probabilities) probabilities.push_back(floatToJson(value));
  const Json object = {{"index", prediction.index},         {"text_a", prediction.text_a},
                       {"text_b", prediction.text_b},       {"label", prediction.label},
                       {"predicted", prediction.predicted}, {"probabilities", probabilities}};
  return object.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<Prediction> predictionFromLine(std::string_view line, const std::string& source) {
  CLOZE_ASSIGN(const Json object, document::parseObject(line, source));
  Prediction prediction;
  CLOZE_TRY(document::readInteger(object, "index", source, &prediction.index));
  CLOZE_TRY(document::readText(object, "text_a", source, &prediction.text_a));
  CLOZE_TRY(document::readText(object, "text_b", source, &prediction.text_b));
  CLOZE_TRY(document::readText(object, "label", source, &prediction.label));
  CLOZE_TRY(document::readText(object, "predicted", source, &prediction.predicted));
  const auto probabilities = object.find("probabilities");
  if (probabilities != object.end() && probabilities->is_array()) {
    for (const Json& value : *probabilities) {
      prediction.probabilities.push_back(static_cast<float>(document::number(value, 0)));
    }
  }
  return prediction;
}

Result<fs::path> predictionFile(const fs::path& runFolder, const std::string& name) {
  if (!layout::isPlainName(name)) {
    return makeError(ErrorCode::InvalidArgument, "\"" + repairUtf8(name) + "\" cannot be the name of predictions.");
  }
  return runFolder / layout::kPredictions / (name + ".jsonl");
}

int64_t modifiedMs(const fs::path& path) {
  struct stat info {};
  return ::stat(path.c_str(), &info) == 0 ? info.st_mtim.tv_sec * 1000 + info.st_mtim.tv_nsec / 1000000 : 0;
}

// The step a checkpoint was taken at: its name says it, or the trainer's state beside the weights.
int64_t stepOfCheckpoint(const fs::path& folder, const std::string& name) {
  if (name.starts_with("step-")) {
    int64_t step = 0;
    std::from_chars(name.data() + 5, name.data() + name.size(), step);
    return std::max<int64_t>(0, step);
  }
  const Result<std::string> text = readFile(folder / kTrainerState, kMostBytes);
  if (!text.ok()) return 0;
  const Result<Json> object = document::parseObject(*text, kTrainerState);
  int64_t step = 0;
  if (object.ok() && document::readInteger(*object, "step", kTrainerState, &step).ok())
    return std::max<int64_t>(0, step);
  return 0;
}

}  // namespace

Result<RunRecord> readRunRecord(const fs::path& runFolder) {
  const fs::path file = runFolder / layout::kRecord;
  const Result<std::string> text = readFile(file, kMostBytes);
  if (!text.ok()) {
    std::error_code ignored;
    if (text.error().code != ErrorCode::NotFound) return text.error();
    if (!fs::is_directory(runFolder, ignored)) {
      return fileError(ErrorCode::NotFound, runFolder.string(), "There is no run here: the folder does not exist.");
    }
    return fileError(ErrorCode::NotFound, file.string(),
                     "Is missing, so this run cannot be used. Bring the file back, or delete the folder.");
  }
  return runRecordFromJson(*text, file.string());
}

RunProgress readRunProgress(const fs::path& runFolder) {
  RunProgress progress = progressOnDisk(runFolder);
  if (!runIsLive(progress.state) || layout::isLocked(runFolder)) return progress;
  // It may have ended between the two looks: only what is still unfinished now was interrupted.
  progress = progressOnDisk(runFolder);
  if (!runIsLive(progress.state)) return progress;
  progress.state = RunState::Interrupted;
  progress.seconds_left.reset();
  progress.message = "The program that trained it ended before the run was done.";
  return progress;
}

Status RunWriter::writePredictions(const std::string& name, const std::vector<Prediction>& predictions) {
  CLOZE_ASSIGN(const fs::path file, predictionFile(folder(), name));
  CLOZE_TRY(checkThere());
  const fs::path place = file.parent_path();
  if (const int fault = fileFault("mkdir", place)) return systemError(place, fault, "created");
  if (::mkdir(place.c_str(), 0777) != 0 && errno != EEXIST) return systemError(place, errno, "created");
  std::string content;
  for (const Prediction& prediction : predictions) content += predictionLine(prediction);
  return writeFileAtomically(file, content);
}

Result<std::vector<Prediction>> readPredictions(const fs::path& runFolder, const std::string& name) {
  CLOZE_ASSIGN(const fs::path file, predictionFile(runFolder, name));
  CLOZE_ASSIGN(const std::string content, readFile(file, 4ull << 30));
  std::vector<Prediction> predictions;
  int64_t line = 0;
  for (size_t at = 0; at < content.size();) {
    const size_t end = std::min(content.find('\n', at), content.size());
    ++line;
    Result<Prediction> prediction = predictionFromLine(std::string_view(content).substr(at, end - at), file.string());
    if (!prediction.ok()) {
      Error error = prediction.error();
      error.line = line;
      return error;
    }
    predictions.push_back(std::move(prediction).value());
    at = end + 1;
  }
  return predictions;
}

std::vector<std::string> listPredictions(const fs::path& runFolder) {
  std::vector<std::string> names;
  std::error_code ignored;
  for (fs::directory_iterator entry(runFolder / layout::kPredictions, ignored), end; entry != end;
       entry.increment(ignored)) {
    const std::string name = entry->path().stem().string();
    if (entry->path().extension() == ".jsonl" && layout::isPlainName(name)) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

Result<LogPart> readLog(const fs::path& runFolder, uint64_t fromByte, size_t mostBytes) {
  const fs::path file = runFolder / layout::kLog;
  const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return systemError(file, errno, "read");
  struct stat info {};
  LogPart part{fromByte, {}};
  if (::fstat(fd, &info) == 0 && info.st_size > 0 && fromByte < static_cast<uint64_t>(info.st_size)) {
    const auto size = static_cast<uint64_t>(info.st_size);
    part.from = std::max(fromByte, size > mostBytes ? size - mostBytes : 0);
    part.text.resize(static_cast<size_t>(size - part.from));
    const ssize_t got = ::pread(fd, part.text.data(), part.text.size(), static_cast<off_t>(part.from));
    part.text.resize(got < 0 ? 0 : static_cast<size_t>(got));
  }
  ::close(fd);
  return part;
}

std::vector<CheckpointInfo> listCheckpoints(const fs::path& runFolder) {
  std::vector<CheckpointInfo> checkpoints;
  std::error_code ignored;
  for (fs::directory_iterator entry(runFolder / layout::kCheckpoints, ignored), end; entry != end;
       entry.increment(ignored)) {
    CheckpointInfo info;
    info.name = entry->path().filename().string();
    info.folder = entry->path();
    if (!layout::isPlainName(info.name) || !fs::is_directory(info.folder, ignored)) continue;
    info.step = stepOfCheckpoint(info.folder, info.name);
    for (fs::directory_iterator file(info.folder, ignored); file != end; file.increment(ignored)) {
      if (!file->is_regular_file(ignored)) continue;
      info.bytes += file->file_size(ignored);
      info.written_ms = std::max(info.written_ms, modifiedMs(file->path()));
    }
    checkpoints.push_back(std::move(info));
  }
  const auto rank = [](const CheckpointInfo& info) { return info.name == "last" ? 0 : info.name == "best" ? 1 : 2; };
  std::sort(checkpoints.begin(), checkpoints.end(), [&](const CheckpointInfo& a, const CheckpointInfo& b) {
    return rank(a) != rank(b) ? rank(a) < rank(b) : a.step != b.step ? a.step > b.step : a.name < b.name;
  });
  return checkpoints;
}

Status deleteCheckpoint(const fs::path& runFolder, const std::string& name) {
  if (!name.starts_with("step-")) {
    return fieldError(ErrorCode::InvalidArgument, "checkpoint",
                      name + " is kept for continuing and comparing; only step-N checkpoints can be deleted.");
  }
  for (const CheckpointInfo& info : listCheckpoints(runFolder)) {
    if (info.name != name) continue;
    CLOZE_ASSIGN(const auto lock, layout::lockRun(runFolder));
    // Renamed first, so that nobody finds half a checkpoint if the removal is cut short.
    const fs::path aside = info.folder.parent_path() / ("." + name + ".deleted");
    std::error_code error;
    fs::remove_all(aside, error);
    error.clear();
    fs::rename(info.folder, aside, error);
    if (!error) fs::remove_all(aside, error);
    if (error) {
      return fileError(ErrorCode::Io, info.folder.string(),
                       "The checkpoint could not be deleted: " + error.message() + ". Check the folder's permissions.");
    }
    return {};
  }
  return fileError(ErrorCode::NotFound, (runFolder / "checkpoints" / name).string(), "There is no such checkpoint.");
}

CheckpointFacts checkpointFacts(const fs::path& modelFolder) {
  const fs::path file = modelFolder / kTrainerState;
  const Result<std::string> text = readFile(file, kMostBytes);
  if (!text.ok()) return {};
  const Result<Json> object = document::parseObject(*text, file.string());
  if (!object.ok()) return {};
  // Transformers' Trainer leaves a file of this name as well.
  std::string format;
  if (!document::readText(*object, "format", file.string(), &format).ok() || format != "cloze-trainer-state") return {};
  CheckpointFacts facts;
  if (std::string task; document::readText(*object, "task", file.string(), &task).ok()) facts.task = task;
  for (const auto& [key, into] : {std::pair("step", &facts.step), std::pair("max_seq_length", &facts.max_seq_length)}) {
    int64_t number = 0;
    if (document::readInteger(*object, key, file.string(), &number).ok()) *into = std::max<int64_t>(0, number);
  }
  return facts;
}

}  // namespace cloze
