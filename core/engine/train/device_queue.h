// Who may train on a device: one run at a time, the others wait. A file lock, so that it holds between processes and
// ends with the one that dies.
#pragma once

#include <core/base/file_lock.h>
#include <core/base/result.h>

#include <c10/core/Device.h>

#include <functional>
#include <memory>

namespace cloze {

// Waits for the device. `onWait` is called once, when it is found busy. Null where `stopRequested` said so first.
Result<std::unique_ptr<FileLock>> waitForDevice(c10::Device device, const std::function<void()>& onWait,
                                                const std::function<bool()>& stopRequested);

}  // namespace cloze
