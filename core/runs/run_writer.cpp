#include <core/base/fs.h>
#include <core/runs/metric_store.h>
#include <core/runs/run_folder.h>
#include <core/runs/run_layout.h>
#include <core/spec/document.h>
#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <chrono>
#include <ctime>

namespace cloze {

namespace fs = std::filesystem;
using document::Json;

namespace {

// RFC 4122, version 4.
std::string newUuid() {
  unsigned char bytes[16] = {};
  if (::getrandom(bytes, sizeof(bytes), 0) != sizeof(bytes)) {
    const auto now = static_cast<uint64_t>(layout::nowMs());
    for (int i = 0; i < 8; ++i) bytes[i] = static_cast<unsigned char>(now >> (8 * i));
    bytes[15] = static_cast<unsigned char>(::getpid());
  }
  bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0F) | 0x40);
  bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3F) | 0x80);
  std::string text;
  for (int i = 0; i < 16; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
    text += "0123456789abcdef"[bytes[i] >> 4];
    text += "0123456789abcdef"[bytes[i] & 15];
  }
  return text;
}

// "2026-11-21-mrpc-": the day where the person sits.
std::string idPrefix(const std::string& task) {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  ::localtime_r(&now, &parts);
  char day[32];
  std::strftime(day, sizeof(day), "%Y-%m-%d", &parts);
  std::string word;
  for (const char c : task) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    if (word.size() < 40) word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : plain ? c : '-';
  }
  return std::string(day) + "-" + (word.empty() ? "run" : word) + "-";
}

// The number behind the highest one taken, deleted runs counted, so that a restored run finds its place free.
int64_t nextNumber(const fs::path& runs, const std::string& prefix) {
  int64_t highest = 0;
  std::error_code ignored;
  for (const fs::path& folder : {runs, runs / layout::kTrash}) {
    for (fs::directory_iterator entry(folder, ignored), end; entry != end; entry.increment(ignored)) {
      const std::string name = entry->path().filename().string();
      if (!name.starts_with(prefix)) continue;
      int64_t number = 0;
      std::from_chars(name.data() + prefix.size(), name.data() + name.size(), number);
      if (number < int64_t{1} << 60) highest = std::max(highest, number);
    }
  }
  return highest + 1;
}

// mkdir is the claim: of two programs that want one number, one gets it and the other takes the next.
Result<fs::path> claimFolder(const fs::path& runs, const std::string& prefix) {
  for (int64_t number = nextNumber(runs, prefix);; ++number) {
    const fs::path folder = runs / (prefix + std::to_string(number));
    if (const int fault = fileFault("mkdir", folder)) return systemError(folder, fault, "created");
    if (::mkdir(folder.c_str(), 0777) == 0) return folder;
    if (errno != EEXIST) return systemError(folder, errno, "created");
  }
}

// A run in a folder of its own elsewhere stands in the runs folder as a link, and the link is the claim of its id.
// Where no link can be made (a read-only runs folder, a file system without links) the run goes on unlisted.
std::string claimLink(const fs::path& runs, const std::string& prefix, const fs::path& folder, fs::path* link) {
  const bool there = !runs.empty() && makeFolders(runs).ok();
  for (int64_t number = nextNumber(runs, prefix);; ++number) {
    const std::string id = prefix + std::to_string(number);
    if (!there) return id;
    std::error_code error;
    fs::create_directory_symlink(fs::absolute(folder), runs / id, error);
    if (error == std::errc::file_exists) continue;
    if (!error) *link = runs / id;
    return id;
  }
}

bool liesIn(const fs::path& folder, const fs::path& runs) {
  std::error_code error;
  return !runs.empty() && fs::equivalent(fs::absolute(folder).parent_path(), runs, error) && !error;
}

Status checkEmpty(const fs::path& folder) {
  std::error_code error;
  fs::directory_iterator entry(folder, error);
  if (error) return systemError(folder, error.value(), "read");
  for (const fs::directory_iterator end; entry != end; entry.increment(error)) {
    if (entry->path().filename() == layout::kLock) continue;  // a run that was killed before it began
    return fileError(ErrorCode::InvalidArgument, folder.string(),
                     "Is not empty (it holds \"" + entry->path().filename().string() +
                         "\"). A run gets a folder of its own, so that no earlier one is touched: choose another.");
  }
  return {};
}

void removeLeftovers(const fs::path& folder) {
  std::error_code ignored;
  for (const fs::path& place : {folder, folder / layout::kPredictions}) {
    for (fs::directory_iterator entry(place, ignored), end; entry != end; entry.increment(ignored)) {
      if (entry->path().filename().string().starts_with(".tmp-")) fs::remove(entry->path(), ignored);
    }
  }
}

bool mereStep(const RunProgress& a, const RunProgress& b) {
  return a.state == b.state && a.message == b.message && a.error_code == b.error_code && a.device == b.device &&
         a.best_step == b.best_step && a.results.size() == b.results.size();
}

}  // namespace

struct RunWriter::State {
  fs::path folder;
  RunRecord record;
  std::unique_ptr<FileLock> lock;
  std::unique_ptr<MetricWriter> metrics;
  int log = -1;

  std::optional<RunProgress> written, waiting;
  std::chrono::steady_clock::time_point writtenAt;

  timespec controlTime{};
  ino_t controlFile = 0;
  RunCommand command = RunCommand::Run;

  ~State() {
    if (log >= 0) ::close(log);
  }
  Status begin();
  Status checkThere() const;
  Status write(const RunProgress& progress, Durability durability);
};

RunWriter::RunWriter() : m_state(std::make_unique<State>()) {}

RunWriter::~RunWriter() {
  if (m_state && m_state->metrics) (void)close();
}

Status RunWriter::State::begin() {
  std::error_code ignored;
  fs::remove(folder / layout::kControl, ignored);  // a wish of last time would stop this run at once
  log = ::open((folder / layout::kLog).c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
  CLOZE_ASSIGN(metrics, MetricWriter::open(folder / layout::kMetrics));
  return {};
}

Result<std::unique_ptr<RunWriter>> RunWriter::create(const fs::path& runs, RunRecord record, const fs::path& folder) {
  std::unique_ptr<RunWriter> writer(new RunWriter());
  State& state = *writer->m_state;
  bool made = true;
  fs::path link;
  if (folder.empty()) {
    CLOZE_TRY(makeFolders(runs));
    CLOZE_ASSIGN(state.folder, claimFolder(runs, idPrefix(record.spec.data.task)));
    record.id = state.folder.filename().string();
  } else {
    state.folder = folder.has_filename() ? folder : folder.parent_path();
    std::error_code ignored;
    made = !fs::exists(state.folder, ignored);
    CLOZE_TRY(makeFolders(state.folder));
    CLOZE_TRY(checkEmpty(state.folder));
    record.id = liesIn(state.folder, runs) ? state.folder.filename().string()
                                           : claimLink(runs, idPrefix(record.spec.data.task), state.folder, &link);
  }
  if (record.uuid.empty()) record.uuid = newUuid();
  if (record.created.empty()) record.created = layout::isoTime(layout::nowMs());

  const auto fill = [&]() -> Status {
    CLOZE_ASSIGN(state.lock, layout::lockRun(state.folder));
    if (!folder.empty()) CLOZE_TRY(checkEmpty(state.folder));  // again, now that nobody else can begin here
    state.record = record;
    CLOZE_TRY(writeFileAtomically(state.folder / layout::kRecord, runRecordToJson(record)));
    CLOZE_TRY(state.begin());
    RunProgress progress;
    progress.total_steps = record.total_steps;
    return writer->setProgress(progress);
  };
  if (const Status status = fill(); !status.ok()) {
    const bool ours = state.lock != nullptr && status.error().code != ErrorCode::InvalidArgument;
    state.metrics.reset();
    std::error_code ignored;
    if (ours) {
      for (const char* file : {layout::kRecord, layout::kState, layout::kMetrics, layout::kLog, layout::kLock}) {
        fs::remove(state.folder / file, ignored);
      }
    }
    if (made) fs::remove(state.folder, ignored);  // removes it only if it is empty
    if (!link.empty()) fs::remove(link, ignored);
    return status.error();
  }
  return writer;
}

Result<std::unique_ptr<RunWriter>> RunWriter::reopen(const fs::path& runFolder) {
  std::unique_ptr<RunWriter> writer(new RunWriter());
  State& state = *writer->m_state;
  state.folder = runFolder.has_filename() ? runFolder : runFolder.parent_path();
  CLOZE_ASSIGN(state.record, readRunRecord(state.folder));
  CLOZE_ASSIGN(state.lock, layout::lockRun(state.folder));
  removeLeftovers(state.folder);
  for (const char* name : {"last", "best"}) {
    CLOZE_TRY(recoverReplacedFolder(state.folder / layout::kCheckpoints / name));
  }
  const Result<std::string> before = readFile(state.folder / layout::kState);
  if (before.ok()) state.written = runProgressFromJson(*before);
  CLOZE_TRY(state.begin());
  return writer;
}

const RunRecord& RunWriter::record() const {
  return m_state->record;
}
const fs::path& RunWriter::folder() const {
  return m_state->folder;
}

// SQLite goes on writing into a file that was deleted under it, so that nobody would notice; and what is written by its
// name would bring a deleted folder back half.
Status RunWriter::State::checkThere() const {
  struct stat info {};
  for (const char* file : {layout::kRecord, layout::kMetrics}) {
    if (::stat((folder / file).c_str(), &info) == 0) continue;
    return fileError(ErrorCode::NotFound, folder.string(),
                     "The run folder has vanished (" + std::string(file) +
                         " is gone). Was it moved or deleted? Bring it back to resume.");
  }
  return {};
}

Status RunWriter::State::write(const RunProgress& progress, Durability durability) {
  CLOZE_TRY(checkThere());
  RunProgress stamped = progress;
  if (stamped.updated_ms == 0) stamped.updated_ms = layout::nowMs();
  const Status status = writeFileAtomically(folder / layout::kState, runProgressToJson(stamped), durability);
  if (!status.ok()) {
    CLOZE_TRY(checkThere());  // gone in between: that says more
    return status;
  }
  written = progress;
  writtenAt = std::chrono::steady_clock::now();
  waiting.reset();
  return {};
}

Status RunWriter::setProgress(const RunProgress& progress) {
  State& state = *m_state;
  if (!state.written || !mereStep(*state.written, progress)) return state.write(progress, Durability::Synced);
  if (std::chrono::steady_clock::now() - state.writtenAt < std::chrono::milliseconds(500)) {
    state.waiting = progress;
    return {};
  }
  return state.write(progress, Durability::Quick);
}

Status RunWriter::addPoints(const std::vector<MetricPoint>& points) {
  State& state = *m_state;
  if (!state.metrics) return fileError(ErrorCode::Internal, state.folder.string(), "This run is closed already.");
  CLOZE_TRY(state.checkThere());
  return state.metrics->add(points);
}

Status RunWriter::checkThere() const {
  return m_state->checkThere();
}

Status RunWriter::dropPointsAfter(int64_t step) {
  if (!m_state->metrics) return fileError(ErrorCode::Internal, folder().string(), "This run is closed already.");
  return m_state->metrics->dropAfter(step);
}

void RunWriter::log(const std::string& line) {
  if (m_state->log < 0) return;
  std::string text = layout::isoTime(layout::nowMs()) + "  " + line;
  while (!text.empty() && text.back() == '\n') text.pop_back();
  for (size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1)) text.insert(at + 1, "    ");
  text += '\n';
  (void)!::write(m_state->log, text.data(), text.size());  // one write: whole lines even if the disk fills up
}

RunCommand RunWriter::pendingCommand() {
  State& state = *m_state;
  const fs::path file = state.folder / layout::kControl;
  struct stat info {};
  if (::stat(file.c_str(), &info) != 0) {
    state.controlFile = 0;
    return state.command = RunCommand::Run;
  }
  if (info.st_ino == state.controlFile && info.st_mtim.tv_sec == state.controlTime.tv_sec &&
      info.st_mtim.tv_nsec == state.controlTime.tv_nsec) {
    return state.command;
  }
  state.controlFile = info.st_ino;
  state.controlTime = info.st_mtim;
  state.command = RunCommand::Run;
  const Result<std::string> text = readFile(file, 4096);
  if (!text.ok()) return state.command;
  const Result<Json> object = document::parseObject(*text, file.string());
  std::string word;
  if (object.ok()) (void)document::readText(*object, "command", file.string(), &word).ok();
  if (word == "pause") state.command = RunCommand::Pause;
  if (word == "stop") state.command = RunCommand::Stop;
  return state.command;
}

Status RunWriter::close() {
  State& state = *m_state;
  if (!state.metrics) return {};
  Status status;
  if (state.waiting) status = state.write(RunProgress(*state.waiting), Durability::Synced);
  const Status closed = state.metrics->close();
  state.metrics.reset();
  return status.ok() ? closed : status;
}

Status sendRunCommand(const fs::path& runFolder, RunCommand command) {
  if (!layout::isRunFolder(runFolder)) {
    return fileError(ErrorCode::NotFound, runFolder.string(), "There is no run in this folder.");
  }
  if (!layout::isLocked(runFolder)) {
    return fileError(ErrorCode::InvalidArgument, runFolder.string(),
                     "No program is working on this run, so there is nothing to pause, continue or stop.");
  }
  const char* word = command == RunCommand::Pause ? "pause" : command == RunCommand::Stop ? "stop" : "run";
  return writeFileAtomically(runFolder / layout::kControl, document::write({{"command", word}}), Durability::Quick);
}

}  // namespace cloze
