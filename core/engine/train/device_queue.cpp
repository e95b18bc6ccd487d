#include <core/base/checked_json.h>
#include <core/base/fs.h>
#include <core/engine/train/device_queue.h>
#include <core/engine/train/devices.h>
#include <core/runs/run_folder.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <string>
#include <thread>
#include <utility>

namespace cloze {

namespace fs = std::filesystem;

fs::path deviceLockFile(c10::Device device) {
  const char* chosen = std::getenv("CLOZE_LOCKS");
  const fs::path folder =
      chosen != nullptr && *chosen != '\0' ? fs::path(chosen) : fs::path("/tmp/cloze-" + std::to_string(::getuid()));
  std::string name = deviceName(device);
  if (const size_t colon = name.find(':'); colon != std::string::npos) name[colon] = '-';
  return folder / (name + ".lock");
}

Status makeLockFolder(const fs::path& folder, uid_t user) {
  const auto refused = [&](const std::string& what) {
    return fileError(ErrorCode::Io, folder.string(),
                     what +
                         ", so runs cannot queue there for a device. Have it removed, or name another folder with the "
                         "environment variable CLOZE_LOCKS.");
  };
  CLOZE_TRY(makeFolders(folder.parent_path()));
  if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) return systemError(folder, errno, "created");
  const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (fd < 0 && (errno == ELOOP || errno == ENOTDIR)) return refused("This is a link or a file, not a folder");
  struct stat info {};
  const bool seen = fd >= 0 && ::fstat(fd, &info) == 0;
  const bool others = seen && info.st_uid == user && (info.st_mode & 0077) != 0;
  const int fault = seen && (!others || ::fchmod(fd, 0700) == 0) ? 0 : errno;
  if (fd >= 0) ::close(fd);
  if (seen && info.st_uid != user)
    return refused("This folder belongs to another user (" + std::to_string(info.st_uid) + ")");
  if (fault != 0) return systemError(folder, fault, "used for the locks of devices");
  return {};
}

namespace {

constexpr std::chrono::milliseconds kTryEvery{100};
constexpr std::chrono::seconds kLookEvery{1};

// Only to be told: where it cannot be written, nobody is named. The file stays the same one, since the lock is on it;
// what somebody puts in its place meanwhile, a link or another name of a file, is left as it is.
void leaveName(const fs::path& file, const fs::path& runFolder) {
  const int fd = ::open(file.c_str(), O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0) return;
  const std::string name = fs::absolute(runFolder).string();
  struct stat info {};
  if (::fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && info.st_nlink == 1 && ::ftruncate(fd, 0) == 0 &&
      ::pwrite(fd, name.data(), name.size(), 0) != static_cast<ssize_t>(name.size())) {
    [[maybe_unused]] const int emptied = ::ftruncate(fd, 0);
  }
  ::close(fd);
}

// The run that has the device. Asked every second and perhaps for hours, so its name is read once and its state alone
// after that.
class Holder {
 public:
  Holder(c10::Device device, fs::path file, const fs::path& runFolder)
      : m_waiting("waiting for " + deviceName(device)), m_file(std::move(file)), m_own(fs::absolute(runFolder)) {}

  // The file may still name the run before, until the one that holds the lock has written; only a run that goes on has
  // the device.
  std::string whatIsWaitedFor() {
    const std::string unknown = m_waiting + ", which another run is using";
    const Result<std::string> holder = readFile(m_file, 1 << 16);
    if (!holder.ok() || holder->empty() || *holder == m_own) return unknown;
    if (*holder != m_folder) {
      const Result<RunSummary> run = summarizeRun(*holder);
      if (!run.ok()) return unknown;
      m_folder = *holder;
      m_name = quotedName(run->name);
    }
    const RunState state = readRunProgress(m_folder).state;
    const std::string named = m_waiting + ", which the run " + m_name + " ";
    if (state == RunState::Running) return named + "is using";
    if (state == RunState::Paused) return named + "holds while it is paused; continue or stop that run";
    return unknown;
  }

 private:
  const std::string m_waiting;
  const fs::path m_file, m_own;
  fs::path m_folder;   // of the run whose name is known
  std::string m_name;  // in quotation marks
};

}  // namespace

Result<std::unique_ptr<FileLock>> waitForDevice(c10::Device device, const fs::path& runFolder,
                                                const std::function<void(const std::string& what)>& onWait,
                                                const std::function<bool()>& stopRequested) {
  using Clock = std::chrono::steady_clock;
  const fs::path file = deviceLockFile(device);
  CLOZE_TRY(makeLockFolder(file.parent_path(), ::getuid()));
  Holder holder(device, file, runFolder);
  std::string told;
  Clock::time_point look{};
  while (true) {
    Result<std::unique_ptr<FileLock>> lock = FileLock::tryAcquire(file);
    if (lock.ok()) leaveName(file, runFolder);
    if (lock.ok() || lock.error().code != ErrorCode::Busy) return lock;
    if (const Clock::time_point now = Clock::now(); now >= look) {
      look = now + kLookEvery;
      if (std::string what = holder.whatIsWaitedFor(); what != told) onWait(told = std::move(what));
    }
    if (stopRequested()) return std::unique_ptr<FileLock>();
    std::this_thread::sleep_for(kTryEvery);
  }
}

}  // namespace cloze
