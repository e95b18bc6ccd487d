// Turns "the kernel kills the process" into a failed allocation, which a run can report and survive.
#pragma once

#include <sys/resource.h>

#include <cstdint>
#include <string>

namespace cloze {

// A "Name:  123 kB" line of a file like /proc/meminfo or /proc/self/status, in bytes; 0 where there is none.
int64_t procBytes(const char* file, const std::string& name);

// What this process could still take on the host: free memory, or what its control group leaves of it.
int64_t availableHostBytes();

// While it lives, the process' private memory may grow by `bytes` and no further (RLIMIT_DATA); 0 changes nothing. The
// limit belongs to the whole process: for the one that trains, not for a window. A stricter limit that is already there
// stays.
class HostMemoryLimit {
 public:
  explicit HostMemoryLimit(int64_t bytes);
  ~HostMemoryLimit();
  HostMemoryLimit(const HostMemoryLimit&) = delete;
  HostMemoryLimit& operator=(const HostMemoryLimit&) = delete;

 private:
  bool m_set = false;
  rlimit m_before{};
};

}  // namespace cloze
