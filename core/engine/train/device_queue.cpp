#include <core/base/fs.h>
#include <core/engine/train/device_queue.h>
#include <core/engine/train/devices.h>

#include <chrono>
#include <thread>

namespace cloze {

Result<std::unique_ptr<FileLock>> waitForDevice(c10::Device device, const std::function<void()>& onWait,
                                                const std::function<bool()>& stopRequested) {
  const std::filesystem::path file = deviceLockFile(device);
  CLOZE_TRY(makeFolders(file.parent_path()));
  for (bool first = true;; first = false) {
    Result<std::unique_ptr<FileLock>> lock = FileLock::tryAcquire(file);
    if (lock.ok() || lock.error().code != ErrorCode::Busy) return lock;
    if (first) onWait();
    if (stopRequested()) return std::unique_ptr<FileLock>();
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
}

}  // namespace cloze
