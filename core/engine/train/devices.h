// The devices of this machine: which there are, which one a spec means, their memory, threads and queue.
//
// CUDA is looked for once, and only where a driver is installed: LibTorch's CUDA half takes seconds to map. All
// functions may be called from any thread.
#pragma once

#include <core/api/engine.h>
#include <core/base/result.h>

#include <c10/core/Device.h>

#include <cstdint>
#include <map>
#include <string>

namespace cloze {

EngineInfo engineInfo();

// "auto", "cpu", "cuda", "cuda:N". auto takes the first GPU where CUDA works, else the CPU.
Result<c10::Device> resolveDevice(const std::string& name);
std::string deviceName(c10::Device device);         // "cpu", "cuda:0"
std::string deviceDescription(c10::Device device);  // "AMD EPYC, 2 cores", "NVIDIA H200"
bool hasFastBf16(c10::Device device);

int physicalCores();
// LibTorch's threads for this thread's operators; 0: physical cores. Returns the number set.
int useThreads(int64_t threads);

int64_t usedBytes(c10::Device device);  // now: resident set, or allocated on the GPU
int64_t peakBytes(c10::Device device);  // highest so far: VmHWM, or the GPU allocator's peak
// Where a device counts its own peak, from now on; and gives back what its allocator keeps for later.
void startMeasuringPeak(c10::Device device);
void releaseCache(c10::Device device);

// What run.json says about the machine: device, cpu, threads, libtorch, cuda, driver, program_version, commit.
std::map<std::string, std::string> provenance(c10::Device device, int threads);

}  // namespace cloze
