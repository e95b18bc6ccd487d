// NVIDIA's driver and LibTorch's CUDA half, opened at run time where they are there.
//
// The engine links neither. libcuda.so.1 comes with the driver and answers what LibTorch's CPU headers cannot (names,
// compute capability); libtorch_cuda.so brings the CUDA operators once it is in the process. Looked for once; immutable
// afterwards, any thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace cloze {

class CudaDriver {
 public:
  static const CudaDriver& get();

  bool usable() const { return m_usable; }                  // tensors can live on cuda:0
  const std::string& problem() const { return m_problem; }  // a driver is there, but ...; empty: fine, or no driver
  int version() const { return m_version; }                 // CUDA version the driver speaks: 13000
  int count() const { return static_cast<int>(m_gpus.size()); }
  std::string name(int index) const;
  uint64_t totalBytes(int index) const;
  uint64_t freeBytes(int index) const;
  int capability(int index) const;  // 90 for 9.0

 private:
  CudaDriver();
  void findGpus(void* library);
  struct Gpu {
    std::string name;
    uint64_t total_bytes = 0;
    int capability = 0;
  };
  bool m_usable = false;
  std::string m_problem;
  int m_version = 0;
  std::vector<Gpu> m_gpus;
};

}  // namespace cloze
