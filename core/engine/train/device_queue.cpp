#include <core/base/fs.h>
#include <core/engine/train/device_queue.h>
#include <core/engine/train/devices.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <string>
#include <thread>

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

Result<std::unique_ptr<FileLock>> waitForDevice(c10::Device device, const std::function<void()>& onWait,
                                                const std::function<bool()>& stopRequested) {
  const fs::path file = deviceLockFile(device);
  CLOZE_TRY(makeLockFolder(file.parent_path(), ::getuid()));
  for (bool first = true;; first = false) {
    Result<std::unique_ptr<FileLock>> lock = FileLock::tryAcquire(file);
    if (lock.ok() || lock.error().code != ErrorCode::Busy) return lock;
    if (first) onWait();
    if (stopRequested()) return std::unique_ptr<FileLock>();
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
}

}  // namespace cloze
