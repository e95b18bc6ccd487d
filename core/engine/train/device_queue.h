// Who may train on a device: one run at a time, the others wait. A file lock, so that it holds between processes and
// ends with the one that dies.
#pragma once

#include <core/base/file_lock.h>
#include <core/base/result.h>

#include <c10/core/Device.h>

#include <sys/types.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace cloze {

// One file a device and user; who trains on the device holds its lock and has left its run's folder in it. In
// /tmp/cloze-UID whatever the environment says: programs started from a desktop, by cron and by su must meet.
// $CLOZE_LOCKS names another folder, for a queue apart.
std::filesystem::path deviceLockFile(c10::Device device);

// The folder of the locks, made for `user` alone where it is not there. Refuses one that is another user's or a link:
// anybody may write to /tmp.
Status makeLockFolder(const std::filesystem::path& folder, uid_t user);

// Waits for the device, for the run in `runFolder`. `onWait` is told what for when the device is found busy ("waiting
// for cpu, which the run "first" is using"), and again when that changes: another run has it, or the one that has it is
// paused. Null where `stopRequested` said so first.
Result<std::unique_ptr<FileLock>> waitForDevice(c10::Device device, const std::filesystem::path& runFolder,
                                                const std::function<void(const std::string& what)>& onWait,
                                                const std::function<bool()>& stopRequested);

}  // namespace cloze
