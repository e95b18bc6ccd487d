#include <core/base/fs.h>
#include <core/base/utf8.h>
#include <core/runs/metric_store.h>
#include <core/runs/run_folder.h>
#include <core/runs/run_layout.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <mutex>
#include <unordered_map>

namespace cloze {

namespace fs = std::filesystem;

namespace {

// Tells whether a file is still the one that was read; all zero where there is none.
struct Stamp {
  int64_t time = 0, size = 0, file = 0;
  bool operator==(const Stamp&) const = default;
};

Stamp stampOf(const fs::path& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) return {};
  return {info.st_mtim.tv_sec * 1000000000 + info.st_mtim.tv_nsec, info.st_size, static_cast<int64_t>(info.st_ino)};
}

// What was read of a run, kept as long as its files are the same. Only to be fast: the folders are the truth.
struct Known {
  Stamp record, name, metrics, log;
  RunSummary summary;  // without progress and metrics
  std::map<std::string, double> values;
};

std::mutex g_mutex;
std::unordered_map<std::string, Known> g_known;  // by folder; guarded by g_mutex

// A name that many models have: of a layout, a checkpoint or a commit.
bool saysNothing(const std::string& name) {
  return name == "model" || name == "checkpoint" || name == "checkpoints" || name == "snapshots" || name == "last" ||
         name == "best" || name.starts_with("step-") ||
         (name.size() == 40 && name.find_first_not_of("0123456789abcdef") == std::string::npos);
}

// What a model is called wherever a run is shown: the nearest folder whose name says something.
std::string shownModel(const std::string& model) {
  fs::path path(model);
  if (!path.has_filename()) path = path.parent_path();
  const std::string own = path.filename().string();
  while (saysNothing(path.filename().string()) && path.has_relative_path()) path = path.parent_path();
  const std::string telling = path.filename().string();
  return telling.empty() || saysNothing(telling) ? own : telling;
}

std::string firstLine(const fs::path& file) {
  const Result<std::string> text = readFile(file, 1 << 16);
  if (!text.ok()) return {};
  return repairUtf8(text->substr(0, text->find_first_of("\r\n")));
}

void readStatic(const fs::path& folder, RunSummary* summary) {
  const Result<RunRecord> record = readRunRecord(folder);
  if (record.ok()) {
    summary->created = record->created;
    summary->task = record->spec.data.task;
    summary->model = shownModel(record->spec.model.model);
    summary->name = record->spec.name;
    if (summary->name.empty()) summary->name = summary->task + ", " + summary->model;
  } else {
    summary->problem = record.error().toString();
    summary->name = summary->id;
  }
  if (summary->created.empty()) {
    // Damaged, but it still belongs somewhere in the order.
    const Stamp stamp = stampOf(folder);
    summary->created = layout::isoTime(stamp.time / 1000000);
  }
  const std::string given = firstLine(folder / layout::kName);
  if (!given.empty()) summary->name = given;
}

std::map<std::string, double> newestDevValues(const fs::path& folder) {
  std::map<std::string, double> values;
  const auto reader = MetricReader::open(folder / layout::kMetrics);
  if (!reader.ok()) return values;
  const auto last = reader.value()->lastValues("dev/");
  if (!last.ok()) return values;
  for (const auto& [tag, value] : *last) {
    if (tag != "dev/loss") values[tag.substr(4)] = value;
  }
  return values;
}

// Numbers inside ids count as numbers: run 10 is newer than run 9.
bool newer(const RunSummary& a, const RunSummary& b) {
  if (a.created != b.created) return a.created > b.created;
  if (a.id.size() != b.id.size()) return a.id.size() > b.id.size();
  return a.id > b.id;
}

RunSummary summarize(const fs::path& folder) {
  const std::string key = folder.string();
  const Stamp record = stampOf(folder / layout::kRecord), name = stampOf(folder / layout::kName);
  const Stamp metrics = stampOf(folder / layout::kMetrics),
              log = stampOf(fs::path(folder / layout::kMetrics) += "-wal");
  Known known;
  {
    const std::lock_guard guard(g_mutex);
    if (const auto found = g_known.find(key); found != g_known.end()) known = found->second;
  }
  const bool sameRecord = !known.summary.id.empty() && known.record == record && known.name == name;
  if (!sameRecord) {
    known.summary = {};
    known.summary.id = folder.filename().string();
    known.summary.folder = folder;
    readStatic(folder, &known.summary);
  }
  RunSummary summary = known.summary;
  summary.progress = readRunProgress(folder);
  if (!summary.progress.results.empty()) {
    summary.metrics = summary.progress.results.front().values;
    summary.metrics_split = summary.progress.results.front().split;
  } else {
    if (!sameRecord || !(known.metrics == metrics) || !(known.log == log)) known.values = newestDevValues(folder);
    summary.metrics = known.values;
    if (!summary.metrics.empty()) summary.metrics_split = "dev";
  }
  known.record = record;
  known.name = name;
  known.metrics = metrics;
  known.log = log;
  const std::lock_guard guard(g_mutex);
  if (g_known.size() > 50000) g_known.clear();
  g_known[key] = std::move(known);
  return summary;
}

Error notPlain(const std::string& id) {
  return fieldError(ErrorCode::InvalidArgument, "run", "\"" + repairUtf8(id) + "\" is not the id of a run.");
}

Status moveRun(const fs::path& from, const fs::path& to) {
  if (const int fault = fileFault("rename", to)) return systemError(from, fault, "moved to " + to.string());
  if (::rename(from.c_str(), to.c_str()) != 0) return systemError(from, errno, "moved to " + to.string());
  CLOZE_TRY(syncPath(from.parent_path()));
  return syncPath(to.parent_path());
}

// By id, else by name, among the run folders in `place`.
Result<fs::path> findBelow(const fs::path& place, const std::string& idOrName, const char* none, const char* remedy) {
  if (layout::isPlainName(idOrName) && layout::isRunFolder(place / idOrName)) return place / idOrName;
  CLOZE_ASSIGN(const std::vector<RunSummary> all, listRuns(place));
  std::vector<const RunSummary*> found;
  for (const RunSummary& run : all) {
    if (run.name == idOrName) found.push_back(&run);
  }
  if (found.size() == 1) return found.front()->folder;
  if (found.empty()) {
    return fileError(ErrorCode::NotFound, place.string(),
                     std::string(none) + " with the id or name \"" + repairUtf8(idOrName) + "\". " + remedy);
  }
  constexpr size_t kMostNamed = 20;
  std::string ids;
  for (size_t i = 0; i < std::min(found.size(), kMostNamed); ++i) ids += (i > 0 ? ", " : "") + found[i]->id;
  if (found.size() > kMostNamed) ids += " and " + std::to_string(found.size() - kMostNamed) + " more";
  return fieldError(ErrorCode::InvalidArgument, "run",
                    "Several runs are called \"" + idOrName + "\": " + ids + ". Use the id of the one you mean.");
}

}  // namespace

Result<std::vector<RunSummary>> listRuns(const fs::path& runs) {
  std::vector<RunSummary> all;
  std::error_code error;
  fs::directory_iterator entry(runs, error);
  if (error == std::errc::no_such_file_or_directory) return all;
  if (error) return systemError(runs, error.value(), "read");
  for (const fs::directory_iterator end; entry != end; entry.increment(error)) {
    if (!layout::isPlainName(entry->path().filename().string())) continue;
    if (!layout::isRunFolder(entry->path())) continue;
    all.push_back(summarize(entry->path()));
  }
  if (error) return systemError(runs, error.value(), "read");
  std::sort(all.begin(), all.end(), newer);
  return all;
}

Result<RunSummary> summarizeRun(const fs::path& runFolder) {
  const fs::path folder = runFolder.has_filename() ? runFolder : runFolder.parent_path();
  if (!layout::isRunFolder(folder)) {
    return fileError(ErrorCode::NotFound, folder.string(), "There is no run in this folder.");
  }
  return summarize(folder);
}

Result<fs::path> findRun(const fs::path& runs, const std::string& idOrName) {
  return findBelow(runs, idOrName, "Holds no run", "See `cloze runs list`.");
}

Result<std::vector<RunSummary>> trashedRuns(const fs::path& runs) {
  return listRuns(runs / layout::kTrash);
}

Result<fs::path> findTrashedRun(const fs::path& runs, const std::string& idOrName) {
  return findBelow(runs / layout::kTrash, idOrName, "Holds no deleted run", "See `cloze runs list --trash`.");
}

Status renameRun(const fs::path& runFolder, const std::string& name) {
  if (!layout::isRunFolder(runFolder)) {
    return fileError(ErrorCode::NotFound, runFolder.string(), "There is no run in this folder.");
  }
  const bool oneLine = name.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos;
  if (!oneLine || name.size() > 1000 || firstInvalidUtf8(name) != std::string_view::npos) {
    return fieldError(ErrorCode::InvalidArgument, "name",
                      "\"name\" must be one line of UTF-8 text of at most 1000 bytes.");
  }
  return writeFileAtomically(runFolder / layout::kName, name.empty() ? "" : name + "\n");
}

Status deleteRun(const fs::path& runs, const std::string& id) {
  if (!layout::isPlainName(id)) return notPlain(id);
  const fs::path folder = runs / id;
  if (!layout::isRunFolder(folder)) {
    return fileError(ErrorCode::NotFound, folder.string(), "There is no run with this id. See `cloze runs list`.");
  }
  // Held while it is moved, so that nobody can begin to continue it meanwhile.
  CLOZE_ASSIGN(const auto lock, layout::lockRun(folder));
  CLOZE_TRY(makeFolders(runs / layout::kTrash));
  const fs::path target = runs / layout::kTrash / id;
  std::error_code ignored;
  if (fs::exists(fs::symlink_status(target, ignored))) {
    return fileError(ErrorCode::InvalidArgument, target.string(),
                     "A deleted run of this id lies in the trash already. Restore or remove that one first.");
  }
  // Its folder's time says from now on when it was deleted; where that cannot be set, it says what it said.
  ::utimensat(AT_FDCWD, folder.c_str(), nullptr, AT_SYMLINK_NOFOLLOW);
  return moveRun(folder, target);
}

Status restoreRun(const fs::path& runs, const std::string& id) {
  if (!layout::isPlainName(id)) return notPlain(id);
  const fs::path from = runs / layout::kTrash / id, to = runs / id;
  if (!layout::isRunFolder(from)) {
    return fileError(ErrorCode::NotFound, from.string(), "There is no deleted run with this id.");
  }
  std::error_code ignored;
  if (fs::exists(fs::symlink_status(to, ignored))) {
    return fileError(ErrorCode::InvalidArgument, to.string(),
                     "A run of this id is there already. Rename its folder first.");
  }
  return moveRun(from, to);
}

}  // namespace cloze
