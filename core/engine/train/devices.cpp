#include <core/base/version.h>
#include <core/engine/model/cuda_fused.h>
#include <core/engine/train/cuda_driver.h>
#include <core/engine/train/devices.h>
#include <core/engine/train/memory_limit.h>
#include <core/spec/device_word.h>

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/Version.h>
#include <c10/core/CachingDeviceAllocator.h>
#include <torch/version.h>

#include <sched.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <set>
#include <thread>

namespace cloze {
namespace {

std::string cpuField(const std::string& key) {
  std::ifstream file("/proc/cpuinfo");
  for (std::string line; std::getline(file, line);) {
    const size_t colon = line.find(':');
    if (line.rfind(key, 0) == 0 && colon != std::string::npos && colon + 2 <= line.size())
      return line.substr(colon + 2);
  }
  return {};
}

DeviceInfo cpuInfo() {
  DeviceInfo info;
  info.name = "cpu";
  info.description = deviceDescription(c10::Device(c10::kCPU));
  info.total_bytes = static_cast<uint64_t>(procBytes("/proc/meminfo", "MemTotal"));
  info.free_bytes = static_cast<uint64_t>(procBytes("/proc/meminfo", "MemAvailable"));
  info.fast_bf16 = hasFastBf16(c10::Device(c10::kCPU));
  return info;
}

std::string versionText(int number, int major, int minor) {
  return number <= 0 ? "" : std::to_string(number / major) + "." + std::to_string(number % major / minor);
}

}  // namespace

EngineInfo engineInfo() {
  EngineInfo info;
  info.build_id = buildId();
  info.libtorch_version = TORCH_VERSION;
  info.devices.push_back(cpuInfo());
  const CudaDriver& driver = CudaDriver::get();
  info.cuda_problem = driver.problem();
  info.driver_version = versionText(driver.version(), 1000, 10);
  if (!driver.usable()) return info;
  info.cuda_version = versionText(static_cast<int>(at::detail::getCUDAHooks().versionCUDART()), 1000, 10);
  info.own_cuda_kernels = cudaKernelsFound();
  for (int index = 0; index < driver.count(); ++index) {
    DeviceInfo gpu;
    gpu.name = "cuda:" + std::to_string(index);
    gpu.description = driver.name(index);
    gpu.total_bytes = driver.totalBytes(index);
    gpu.free_bytes = driver.freeBytes(index);
    gpu.fast_bf16 = driver.capability(index) >= 80;
    info.devices.push_back(gpu);
  }
  return info;
}

Result<c10::Device> resolveDevice(const std::string& name) {
  if (name == "cpu") return c10::Device(c10::kCPU);
  const CudaDriver* driver = name == "auto" || name.rfind("cuda", 0) == 0 ? &CudaDriver::get() : nullptr;
  const std::string concrete = concreteDevice(name, driver && driver->usable() ? driver->count() : 0);
  if (concrete == "cpu") return c10::Device(c10::kCPU);
  int64_t index = 0;
  bool understood = false;
  if (concrete.rfind("cuda:", 0) == 0 && concrete.size() > 5 && concrete.size() < 9) {
    understood = concrete.find_first_not_of("0123456789", 5) == std::string::npos;
    if (understood) index = std::stoll(concrete.substr(5));
  }
  if (!understood) {
    return fieldError(ErrorCode::InvalidArgument, "device",
                      "There is no device \"" + name + "\". Use auto, cpu, cuda or cuda:N.");
  }
  if (!driver->usable()) {
    const std::string why = driver->problem().empty() ? "no NVIDIA driver is installed" : driver->problem();
    return fieldError(ErrorCode::InvalidArgument, "device",
                      "CUDA cannot be used: " + why + ". Use --device cpu, or auto to take what is there.");
  }
  if (index >= driver->count()) {
    return fieldError(ErrorCode::InvalidArgument, "device",
                      "There is no " + name + ": this machine has " + std::to_string(driver->count()) + " GPU" +
                          (driver->count() == 1 ? "" : "s") + ", counted from 0. Use one of them, or --device cpu.");
  }
  return c10::Device(c10::kCUDA, static_cast<c10::DeviceIndex>(index));
}

std::string deviceName(c10::Device device) {
  return device.is_cuda() ? "cuda:" + std::to_string(device.has_index() ? device.index() : 0) : "cpu";
}

std::string deviceDescription(c10::Device device) {
  if (device.is_cuda()) return CudaDriver::get().name(device.has_index() ? device.index() : 0);
  const std::string model = cpuField("model name");
  const int cores = physicalCores();
  return (model.empty() ? "CPU" : model) + ", " + std::to_string(cores) + (cores == 1 ? " core" : " cores");
}

bool hasFastBf16(c10::Device device) {
  if (device.is_cuda()) return CudaDriver::get().capability(device.has_index() ? device.index() : 0) >= 80;
  const std::string flags = cpuField("flags");
  return flags.find("avx512_bf16") != std::string::npos || flags.find("amx_bf16") != std::string::npos;
}

int physicalCores() {
  static const int cores = [] {
    std::set<std::pair<std::string, std::string>> seen;  // (package, core): hyper-threads share one
    std::ifstream file("/proc/cpuinfo");
    std::string package;
    for (std::string line; std::getline(file, line);) {
      const size_t colon = line.find(':');
      if (colon == std::string::npos) continue;
      if (line.rfind("physical id", 0) == 0) package = line.substr(colon + 1);
      if (line.rfind("core id", 0) == 0) seen.insert({package, line.substr(colon + 1)});
    }
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    int usable = static_cast<int>(std::thread::hardware_concurrency());
    if (sched_getaffinity(0, sizeof(allowed), &allowed) == 0) usable = CPU_COUNT(&allowed);
    const int physical = seen.empty() ? usable : static_cast<int>(seen.size());
    return std::max(1, std::min(physical, usable));
  }();
  return cores;
}

int useThreads(int64_t threads) {
  const int count = threads > 0 ? static_cast<int>(std::min<int64_t>(threads, 1024)) : physicalCores();
  at::set_num_threads(count);
  return count;
}

int64_t usedBytes(c10::Device device) {
  if (device.is_cuda()) {
    const auto stats = at::getDeviceAllocator(c10::kCUDA)->getDeviceStats(device.has_index() ? device.index() : 0);
    return stats.allocated_bytes[0].current;
  }
  std::ifstream file("/proc/self/statm");
  int64_t total = 0, resident = 0;
  file >> total >> resident;
  return resident * sysconf(_SC_PAGESIZE);
}

int64_t peakBytes(c10::Device device) {
  if (device.is_cuda()) {
    const auto stats = at::getDeviceAllocator(c10::kCUDA)->getDeviceStats(device.has_index() ? device.index() : 0);
    return stats.allocated_bytes[0].peak;
  }
  return procBytes("/proc/self/status", "VmHWM");
}

void startMeasuringPeak(c10::Device device) {
  if (device.is_cuda()) at::getDeviceAllocator(c10::kCUDA)->resetPeakStats(device.has_index() ? device.index() : 0);
}

void releaseCache(c10::Device device) {
  if (device.is_cuda()) at::getDeviceAllocator(c10::kCUDA)->emptyCache();
}

std::map<std::string, std::string> provenance(c10::Device device, int threads) {
  std::map<std::string, std::string> facts;
  facts["program_version"] = programVersion();
  facts["commit"] = programCommit();
  facts["libtorch"] = TORCH_VERSION;
  facts["device"] = deviceName(device);
  facts["device_description"] = deviceDescription(device);
  facts["cpu"] = cpuField("model name");
  facts["threads"] = std::to_string(threads);
  facts["bf16_arithmetic"] = hasFastBf16(device) ? "yes" : "no";
  if (device.is_cuda()) {
    const EngineInfo info = engineInfo();
    facts["cuda"] = info.cuda_version;
    facts["driver"] = info.driver_version;
  }
  return facts;
}

}  // namespace cloze
