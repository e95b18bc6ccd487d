#include <app/pages/start/finding.h>

#include <core/base/fs.h>
#include <core/spec/run_spec.h>

#include <algorithm>
#include <cstdlib>

namespace cloze {

namespace {

namespace fs = std::filesystem;

constexpr uintmax_t kMostSettingsBytes = 4u << 20;
constexpr int kMostEntries =
    2000;  // of a folder: what it is shows in the first ones, and a home folder may hold millions

bool isFile(const fs::path& path) {
  std::error_code ignored;
  return fs::is_regular_file(path, ignored);
}

bool isFolder(const fs::path& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

bool isEventFile(const std::string& name) {
  return name.find("tfevents.") != std::string::npos;
}

bool isModelFile(const fs::path& path) {
  const std::string name = path.filename().string();
  if (name == "config.json" || name == "bert_config.json" || name == "vocab.txt" || name == "tokenizer.json" ||
      name == "tokenizer_config.json" || name == "pytorch_model.bin" || name == "model.safetensors.index.json")
    return true;
  return path.extension() == ".safetensors" || name.find(".ckpt") != std::string::npos;
}

bool isModelFolder(const fs::path& folder) {
  return isFile(folder / "config.json") || isFile(folder / "bert_config.json") ||
         isFile(folder / "pytorch_model.bin") || isFile(folder / "model.safetensors");
}

// The files a run keeps beside run.json; dropping one of them means the run.
bool isRunFile(const fs::path& path) {
  const std::string name = path.filename().string();
  return name == "run.json" || name == "state.json" || name == "metrics.db" || name == "log.txt";
}

// The folder's name in the runs folder, directly or by a link there; empty where it lies elsewhere.
std::string idInRuns(const fs::path& folder, const RunRecord* record, const fs::path& runs) {
  std::vector<std::string> candidates{folder.filename().string()};
  if (record) candidates.push_back(record->id);
  for (const std::string& id : candidates) {
    std::error_code error;
    if (!id.empty() && fs::equivalent(runs / id, folder, error) && !error) return id;
  }
  return {};
}

bool examineRun(const fs::path& folder, const fs::path& runs, Finding* found) {
  if (!isFile(folder / "run.json")) return false;
  found->kind = Finding::Kind::Run;
  found->run_folder = folder;
  if (auto record = readRunRecord(folder); record.ok()) {
    found->run = std::move(*record);
    found->progress = readRunProgress(folder);
    found->checkpoints = listCheckpoints(folder);
  } else {
    found->problem = record.error();
  }
  found->run_id = idInRuns(folder, found->run ? &*found->run : nullptr, runs);
  return true;
}

bool examineSettings(const fs::path& file, Finding* found) {
  std::error_code error;
  if (file.extension() != ".json" || fs::file_size(file, error) > kMostSettingsBytes || error) return false;
  const auto text = readFile(file);
  if (!text.ok() || text->find("\"cloze-spec\"") == std::string::npos) return false;
  found->kind = Finding::Kind::Settings;
  if (const auto spec = runSpecFromJson(*text, file.string(), file.parent_path()); !spec.ok())
    found->problem = spec.error();
  return true;
}

// A checkpoint lies in <run>/checkpoints/<name>.
void noteItsRun(const fs::path& runs, Finding* found) {
  const fs::path checkpoints = found->home.parent_path();
  if (checkpoints.filename() != "checkpoints" || !isFile(checkpoints.parent_path() / "run.json")) return;
  if (auto record = readRunRecord(checkpoints.parent_path()); record.ok()) {
    found->run = std::move(*record);
    found->run_folder = checkpoints.parent_path();
    found->run_id = idInRuns(found->run_folder, &*found->run, runs);
  }
}

bool examineModel(const fs::path& path, const fs::path& runs, Finding* found) {
  if (found->folder ? !isModelFolder(path) : !isModelFile(path)) return false;
  auto model = inspectModelFolder(path);
  // Data sets come with files of such names too: they are models only where they open as one.
  if (!model.ok() && !guessDataSet(found->folder ? path : path.parent_path()).task.empty()) return false;
  found->kind = Finding::Kind::Model;
  found->home = found->folder ? path : path.parent_path();
  if (model.ok())
    found->model = std::move(*model);
  else
    found->problem = model.error();
  noteItsRun(runs, found);
  return true;
}

// What a look at the names in a folder tells.
bool examineEntries(const fs::path& folder, std::stop_token stop, Finding* found) {
  std::error_code error;
  int seen = 0;
  bool events = false;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (++seen > kMostEntries || stop.stop_requested()) break;
    events = events || isEventFile(entry->path().filename().string());
    found->run_count += isFile(entry->path() / "run.json");
  }
  if (found->run_count == 0 && !events) return false;
  found->kind = found->run_count > 0 ? Finding::Kind::RunsFolder : Finding::Kind::EventFile;
  return true;
}

bool examineData(const fs::path& path, Finding* found) {
  found->data = guessDataSet(path);
  found->problem = found->data.problem;
  if (found->data.task.empty() && !found->problem) return false;
  found->kind = Finding::Kind::Data;
  if (found->folder || found->problem) return true;
  DataGuess whole = guessDataSet(path.parent_path());
  const auto& files = whole.files;
  const bool among = std::find(files.begin(), files.end(), path.filename().string()) != files.end();
  if (among && files.size() > 1) found->whole = std::move(whole);
  return true;
}

}  // namespace

Finding examinePath(const fs::path& path, const fs::path& runs, std::stop_token stop) {
  Finding found;
  std::error_code error;
  found.path = fs::absolute(path, error).lexically_normal();
  if (!found.path.has_filename()) found.path = found.path.parent_path();  // "folder/"
  if (!fs::exists(found.path, error)) {
    if (error) found.problem = fileError(ErrorCode::Io, found.path.string(), error.message());
    return found;
  }
  found.folder = isFolder(found.path);
  const fs::path& here = found.path;
  if (found.folder ? examineRun(here, runs, &found) : isRunFile(here) && examineRun(here.parent_path(), runs, &found))
    return found;
  if (!found.folder && examineSettings(here, &found)) return found;
  if (stop.stop_requested() || examineModel(here, runs, &found)) return found;
  if (found.folder ? examineEntries(here, stop, &found) : isEventFile(here.filename().string())) {
    if (!found.folder) found.kind = Finding::Kind::EventFile;
    return found;
  }
  if (stop.stop_requested() || examineData(here, &found)) return found;
  found.kind = Finding::Kind::Unknown;
  // A file nobody may read is no judgement on what it is.
  if (!found.folder) {
    if (std::FILE* file = std::fopen(here.c_str(), "rb"))
      std::fclose(file);
    else
      found.problem = fileError(ErrorCode::Io, here.string(), std::generic_category().message(errno));
  }
  return found;
}

fs::path pathFromTyped(const std::string& text) {
  const auto isSpace = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  std::string typed = text;
  while (!typed.empty() && isSpace(typed.back())) typed.pop_back();
  while (!typed.empty() && isSpace(typed.front())) typed.erase(0, 1);
  if (typed.size() >= 2 && (typed.front() == '"' || typed.front() == '\'') && typed.back() == typed.front())
    typed = typed.substr(1, typed.size() - 2);
  if (typed.starts_with("file://")) typed.erase(0, 7);
  const char* home = std::getenv("HOME");
  if (home && (typed == "~" || typed.starts_with("~/"))) typed.replace(0, 1, home);
  return typed;
}

}  // namespace cloze
