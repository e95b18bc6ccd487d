// Bytes as a file with a path, without touching a disk.
#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace cloze {

class MemoryFile {
 public:
  MemoryFile(const uint8_t* data, size_t size) : m_fd(memfd_create("fuzz", 0)) {
    if (m_fd < 0 || (size > 0 && write(m_fd, data, size) != static_cast<ssize_t>(size))) std::abort();
  }
  ~MemoryFile() { close(m_fd); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  std::filesystem::path path() const { return "/proc/self/fd/" + std::to_string(m_fd); }

 private:
  int m_fd;
};

}  // namespace cloze
