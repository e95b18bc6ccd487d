// An advisory lock on a file (open file description lock), released when destroyed or when the process dies.
#pragma once

#include <core/base/result.h>

#include <chrono>
#include <filesystem>
#include <memory>

namespace cloze {

class FileLock {
 public:
  // Takes the lock at once or fails with Busy. Creates the file if needed; the file stays when released.
  static Result<std::unique_ptr<FileLock>> tryAcquire(const std::filesystem::path& path);
  // True if some process (this one included) holds it now. Never creates the file; false where it cannot be opened.
  static bool isHeld(const std::filesystem::path& path);
  ~FileLock();
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

 private:
  explicit FileLock(int fd) : m_fd(fd) {}
  int m_fd;
};

}  // namespace cloze
