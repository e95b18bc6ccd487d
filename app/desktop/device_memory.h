// Memory in use on this machine and on its NVIDIA GPUs, read from the system, without LibTorch.
//
// Pure functions; any thread. The GPU's come from NVML, opened where the driver has put it; without a driver there are
// none.
#pragma once

#include <cstdint>
#include <optional>

namespace cloze {

struct MemoryUse {
  uint64_t used_bytes = 0, total_bytes = 0;
  std::optional<int> busy_percent;  // GPUs alone
};

std::optional<MemoryUse> hostMemory();               // /proc/meminfo: total less available
std::optional<MemoryUse> gpuMemory(unsigned index);  // takes milliseconds: not for the GUI thread

}  // namespace cloze
