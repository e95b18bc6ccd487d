#include <core/engine/train/cuda_driver.h>

#include <ATen/Context.h>
#include <ATen/Functions.h>
#include <c10/core/CachingDeviceAllocator.h>

#include <dlfcn.h>

#include <cstddef>
#include <filesystem>
#include <utility>

namespace cloze {
namespace {

// The few functions of the driver's C interface that are asked; their numbers are fixed by its ABI.
using CuInit = int (*)(unsigned);
using CuInt = int (*)(int*);
using CuDeviceGet = int (*)(int*, int);
using CuDeviceGetName = int (*)(char*, int, int);
using CuDeviceTotalMem = int (*)(size_t*, int);
using CuDeviceGetAttribute = int (*)(int*, int, int);
constexpr int kCapabilityMajor = 75, kCapabilityMinor = 76;

template <typename Function>
Function symbol(void* library, const char* name) {
  return reinterpret_cast<Function>(dlsym(library, name));
}

// libtorch_cuda.so lies beside the libtorch_cpu.so that this process already uses.
std::string openCudaHalf() {
  Dl_info info{};
  using Getter = at::Context& (*)();
  const Getter known = &at::globalContext;
  std::filesystem::path file = "libtorch_cuda.so";
  if (dladdr(reinterpret_cast<const void*>(known), &info) != 0 && info.dli_fname != nullptr) {
    file = std::filesystem::path(info.dli_fname).parent_path() / file;
  }
  if (dlopen(file.c_str(), RTLD_NOW | RTLD_GLOBAL) != nullptr) return {};
  const char* reason = dlerror();
  return reason != nullptr ? reason : file.string();
}

}  // namespace

const CudaDriver& CudaDriver::get() {
  static const CudaDriver driver;
  return driver;
}

CudaDriver::CudaDriver() {
  void* library = dlopen("libcuda.so.1", RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) return;  // no driver: nothing to say
  findGpus(library);
  if (m_gpus.empty()) return;
  const std::string missing = openCudaHalf();
  if (!missing.empty()) {
    m_problem = "LibTorch's CUDA libraries could not be loaded (" + missing +
                "). Run packaging/setup.sh again on this machine, which fetches them where there is a driver";
    return;
  }
  try {
    if (at::detail::getCUDAHooks().getNumGPUs() <= 0) {
      m_problem = "LibTorch finds no usable GPU; the driver may be too old for CUDA 13";
      return;
    }
    (void)at::ones({1}, at::TensorOptions().device(at::kCUDA)).item<float>();
    m_usable = true;
  } catch (const std::exception& error) {
    const std::string text = error.what();
    m_problem = "the first operation on the GPU failed (" + text.substr(0, text.find('\n')) + ")";
  }
}

void CudaDriver::findGpus(void* library) {
  const auto init = symbol<CuInit>(library, "cuInit");
  const auto driverVersion = symbol<CuInt>(library, "cuDriverGetVersion");
  const auto deviceCount = symbol<CuInt>(library, "cuDeviceGetCount");
  const auto deviceGet = symbol<CuDeviceGet>(library, "cuDeviceGet");
  const auto deviceName = symbol<CuDeviceGetName>(library, "cuDeviceGetName");
  const auto deviceMemory = symbol<CuDeviceTotalMem>(library, "cuDeviceTotalMem_v2");
  const auto attribute = symbol<CuDeviceGetAttribute>(library, "cuDeviceGetAttribute");
  if (!init || !driverVersion || !deviceCount || !deviceGet || !deviceName || !deviceMemory || !attribute) {
    m_problem = "libcuda.so.1 is not a driver this program knows";
    return;
  }
  driverVersion(&m_version);
  int count = 0;
  if (const int status = init(0); status != 0 || deviceCount(&count) != 0) {
    // 100: no device. A driver left on a machine without a GPU is no problem worth a word.
    if (status != 100) m_problem = "the NVIDIA driver does not start (error " + std::to_string(status) + ")";
    return;
  }
  for (int index = 0; index < count; ++index) {
    int device = 0, major = 0, minor = 0;
    size_t bytes = 0;
    char name[256] = {};
    if (deviceGet(&device, index) != 0) continue;
    deviceName(name, sizeof(name) - 1, device);
    deviceMemory(&bytes, device);
    attribute(&major, kCapabilityMajor, device);
    attribute(&minor, kCapabilityMinor, device);
    m_gpus.push_back({name, bytes, major * 10 + minor});
  }
}

std::string CudaDriver::name(int index) const {
  return index >= 0 && index < count() ? m_gpus[static_cast<size_t>(index)].name : "GPU";
}

uint64_t CudaDriver::totalBytes(int index) const {
  return index >= 0 && index < count() ? m_gpus[static_cast<size_t>(index)].total_bytes : 0;
}

uint64_t CudaDriver::freeBytes(int index) const {
  if (!m_usable || index < 0 || index >= count()) return 0;
  try {
    return at::getDeviceAllocator(c10::kCUDA)->getMemoryInfo(static_cast<c10::DeviceIndex>(index)).first;
  } catch (const std::exception&) {
    return 0;  // a GPU that is lost says nothing
  }
}

int CudaDriver::capability(int index) const {
  return index >= 0 && index < count() ? m_gpus[static_cast<size_t>(index)].capability : 0;
}

}  // namespace cloze
