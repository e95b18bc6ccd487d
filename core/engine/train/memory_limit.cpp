#include <core/engine/train/memory_limit.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <string>

namespace cloze {

int64_t procBytes(const char* file, const std::string& name) {
  std::ifstream stream(file);
  for (std::string line; std::getline(stream, line);) {
    if (line.rfind(name + ":", 0) == 0) return std::strtoll(line.c_str() + name.size() + 1, nullptr, 10) * 1024;
  }
  return 0;
}

namespace {

// A file with one number; the largest one where it says "max" or is not there.
int64_t numberIn(const std::string& file) {
  std::ifstream stream(file);
  int64_t number = 0;
  return stream >> number ? number : std::numeric_limits<int64_t>::max();
}

int64_t controlGroupBytes() {
  constexpr int64_t kNone = std::numeric_limits<int64_t>::max();
  std::ifstream groups("/proc/self/cgroup");
  for (std::string line; std::getline(groups, line);) {
    if (line.rfind("0::", 0) != 0) continue;
    for (const std::string& folder : {"/sys/fs/cgroup" + line.substr(3), std::string("/sys/fs/cgroup")}) {
      const int64_t limit = numberIn(folder + "/memory.max"), used = numberIn(folder + "/memory.current");
      if (limit != kNone && used != kNone) return std::max<int64_t>(0, limit - used);
    }
  }
  return kNone;
}

}  // namespace

int64_t availableHostBytes() {
  const int64_t machine = procBytes("/proc/meminfo", "MemAvailable");
  const int64_t group = controlGroupBytes();
  return machine > 0 ? std::min(machine, group) : group == std::numeric_limits<int64_t>::max() ? 0 : group;
}

HostMemoryLimit::HostMemoryLimit(int64_t bytes) {
  const int64_t used = procBytes("/proc/self/status", "VmData");
  if (bytes <= 0 || used <= 0 || ::getrlimit(RLIMIT_DATA, &m_before) != 0) return;
  rlimit limit = m_before;
  limit.rlim_cur = std::min(m_before.rlim_cur, static_cast<rlim_t>(used) + static_cast<rlim_t>(bytes));
  m_set = ::setrlimit(RLIMIT_DATA, &limit) == 0;
}

HostMemoryLimit::~HostMemoryLimit() {
  if (m_set) (void)::setrlimit(RLIMIT_DATA, &m_before);
}

}  // namespace cloze
