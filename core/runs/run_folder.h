// A run on disk: runs/<id>/ with run.json, state.json, metrics.db, checkpoints/, predictions/, log.txt.
//
// RunWriter is held by the one process that trains; it owns the file lock. The functions that read work on read-only
// media as well. Not thread-safe unless stated: one thread per object.
#pragma once

#include <core/base/file_lock.h>
#include <core/base/result.h>
#include <core/spec/metrics.h>
#include <core/spec/run_spec.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace cloze {

// run.json: everything needed to repeat the run. Written once, never changed.
struct RunRecord {
  std::string id;  // folder name at creation, e.g. "2026-11-21-mrpc-3"
  std::string uuid;
  std::string created;  // ISO 8601, UTC
  RunSpec spec;
  std::vector<std::string> labels;  // resolved, in id order; empty for regression
  std::map<std::string, std::string>
      provenance;  // program_version, commit, libtorch, cuda, driver, device, cpu, threads, ...
  std::map<std::string, std::string> hashes;  // absolute path -> SHA-256 of data, vocabulary and start weights
  std::map<std::string, int64_t> rows;        // split -> rows as they are trained and evaluated on
  int64_t total_steps = 0;
};
inline constexpr int kRunVersion = kRunDocumentVersion;
std::string runRecordToJson(const RunRecord& record);
Result<RunRecord> runRecordFromJson(std::string_view json, const std::string& source);

// What somebody else may ask of the process that trains; control.json in the run folder. Refused where nobody trains
// it.
enum class RunCommand { Run, Pause, Stop };
Status sendRunCommand(const std::filesystem::path& runFolder, RunCommand command);

class MetricWriter;  // core/runs/metric_store.h

class RunWriter {
 public:
  // Fills in id, uuid and created where they are empty. Makes runs/<id>/ (id from date, task and a number; unique under
  // races), takes its lock, writes run.json and an empty state. `folder` not empty: that very folder (Google's
  // --output_dir), which must be absent or empty; a link to it below `runs` keeps it in the catalogue where one can be
  // made. Where it fails, nothing is left behind.
  static Result<std::unique_ptr<RunWriter>> create(const std::filesystem::path& runs, RunRecord record,
                                                   const std::filesystem::path& folder = {});
  // Takes the lock of an existing run to continue it. Busy if another process has it.
  static Result<std::unique_ptr<RunWriter>> reopen(const std::filesystem::path& runFolder);
  ~RunWriter();

  const RunRecord& record() const;
  const std::filesystem::path& folder() const;

  Status setProgress(const RunProgress& progress);           // atomic state.json
  Status addPoints(const std::vector<MetricPoint>& points);  // one transaction
  Status dropPointsAfter(int64_t step);                      // on resume
  void log(const std::string& line);                         // time-stamped; never fails the run
  Status writePredictions(const std::string& name,
                          const std::vector<Prediction>& predictions);  // predictions/<name>.jsonl
  // NotFound once the folder was moved or deleted by somebody: ask before writing anything into it.
  Status checkThere() const;
  RunCommand pendingCommand();  // cheap; safe to ask every step
  Status close();               // flushes, leaves WAL mode, so that the folder opens read-only anywhere

 private:
  RunWriter();
  struct State;
  std::unique_ptr<State> m_state;
};

// One row of the catalogue.
struct RunSummary {
  std::string id;    // folder name
  std::string name;  // shown; renameRun changes it
  std::filesystem::path folder;
  std::string created, task, model;
  RunProgress progress;  // state is Interrupted where state.json says running and nobody holds the lock
  std::map<std::string, double> metrics;  // of the final evaluation, else of the newest dev one; keys without the split
  std::string metrics_split;              // "test", "dev"
  std::string problem;                    // not empty: listed but not usable (newer version, damaged run.json), and why
};

// All runs below `runs`, newest first; folders alone are the truth, a cache may speed it up. A damaged run is listed
// with its problem. An absent folder is an empty list.
Result<std::vector<RunSummary>> listRuns(const std::filesystem::path& runs);
Result<RunSummary> summarizeRun(const std::filesystem::path& runFolder);
Result<RunRecord> readRunRecord(const std::filesystem::path& runFolder);
RunProgress readRunProgress(const std::filesystem::path& runFolder);  // with Interrupted worked out
// By id, or by the name shown; a name that several runs have is refused, and the error lists their ids.
Result<std::filesystem::path> findRun(const std::filesystem::path& runs, const std::string& idOrName);

Status renameRun(const std::filesystem::path& runFolder, const std::string& name);
// To runs/.trash/<id>; refuses a run that is going on. restoreRun brings it back.
Status deleteRun(const std::filesystem::path& runs, const std::string& id);
Status restoreRun(const std::filesystem::path& runs, const std::string& id);
// The trash, as listRuns() and findRun() see the runs beside it: what lies there can be restored by its id.
Result<std::vector<RunSummary>> trashedRuns(const std::filesystem::path& runs);
Result<std::filesystem::path> findTrashedRun(const std::filesystem::path& runs, const std::string& idOrName);
struct TrashFacts {
  int64_t deleted_ms = 0;           // when it came there
  uint64_t bytes = 0;               // of its files; walks through them
  std::filesystem::path linked_to;  // a run whose folder lies elsewhere: the link alone is in the trash
};
TrashFacts trashFacts(const std::filesystem::path& trashedRun);
// From the trash, for good. What a link leads to stays.
Status purgeRun(const std::filesystem::path& runs, const std::string& id);

Result<std::vector<Prediction>> readPredictions(const std::filesystem::path& runFolder, const std::string& name);
std::vector<std::string> listPredictions(const std::filesystem::path& runFolder);
// log.txt from a byte on. Where more than `mostBytes` lie beyond it, the end of the file, and `from` says where that
// begins (perhaps within a line).
struct LogPart {
  uint64_t from = 0;
  std::string text;
};
Result<LogPart> readLog(const std::filesystem::path& runFolder, uint64_t fromByte, size_t mostBytes = 16u << 20);

struct CheckpointInfo {
  std::string name;  // "last", "best", "step-500"
  std::filesystem::path folder;
  int64_t step = 0;
  uint64_t bytes = 0;
  int64_t written_ms = 0;
};
std::vector<CheckpointInfo> listCheckpoints(const std::filesystem::path& runFolder);
// Removes a step-N checkpoint from the disk for good. Refuses "last" and "best", what is no checkpoint of this run, and
// a run that is going on (its lock is held meanwhile, so that none begins to go on either).
Status deleteCheckpoint(const std::filesystem::path& runFolder, const std::string& name);
// What the state beside a checkpoint's weights says of them, wherever the folder was copied to. Empty and 0 where the
// folder is no checkpoint of this program's, or an older one that does not say. (Casing is in the tokenizer's files.)
struct CheckpointFacts {
  std::string task;
  int64_t step = 0, max_seq_length = 0;
};
CheckpointFacts checkpointFacts(const std::filesystem::path& modelFolder);

}  // namespace cloze
