#include <app/desktop/device_memory.h>

#include <dlfcn.h>

#include <fstream>
#include <string>

namespace cloze {

namespace {

// The few functions of NVML that are needed, by the names and layouts of its stable C interface (nvml.h).
struct Nvml {
  struct Memory {
    unsigned long long total, free, used;
  };
  struct Utilization {
    unsigned gpu, memory;
  };
  using Device = struct OpaqueDevice*;
  int (*init)() = nullptr;
  int (*deviceByIndex)(unsigned, Device*) = nullptr;
  int (*memoryInfo)(Device, Memory*) = nullptr;
  int (*utilization)(Device, Utilization*) = nullptr;
  bool ready = false;

  Nvml() {
    void* library = dlopen("libnvidia-ml.so.1", RTLD_NOW | RTLD_LOCAL);
    if (!library) return;
    init = reinterpret_cast<decltype(init)>(dlsym(library, "nvmlInit_v2"));
    deviceByIndex = reinterpret_cast<decltype(deviceByIndex)>(dlsym(library, "nvmlDeviceGetHandleByIndex_v2"));
    memoryInfo = reinterpret_cast<decltype(memoryInfo)>(dlsym(library, "nvmlDeviceGetMemoryInfo"));
    utilization = reinterpret_cast<decltype(utilization)>(dlsym(library, "nvmlDeviceGetUtilizationRates"));
    ready = init && deviceByIndex && memoryInfo && init() == 0;
  }
};

}  // namespace

std::optional<MemoryUse> hostMemory() {
  std::ifstream file("/proc/meminfo");
  std::string name, unit;
  uint64_t kibibytes = 0, total = 0, available = 0;
  while (file >> name >> kibibytes) {
    std::getline(file, unit);
    if (name == "MemTotal:") total = kibibytes * 1024;
    if (name == "MemAvailable:") available = kibibytes * 1024;
    if (total && available) break;
  }
  if (total == 0 || available > total) return std::nullopt;
  return MemoryUse{total - available, total, std::nullopt};
}

std::optional<MemoryUse> gpuMemory(unsigned index) {
  static const Nvml kNvml;
  Nvml::Device device = nullptr;
  Nvml::Memory memory{};
  if (!kNvml.ready || kNvml.deviceByIndex(index, &device) != 0 || kNvml.memoryInfo(device, &memory) != 0) {
    return std::nullopt;
  }
  MemoryUse use{memory.used, memory.total, std::nullopt};
  Nvml::Utilization busy{};
  if (kNvml.utilization && kNvml.utilization(device, &busy) == 0) use.busy_percent = static_cast<int>(busy.gpu);
  return use;
}

}  // namespace cloze
