// The door of libcloze_cuda.so: plain pointers to device memory, sizes, a stream. No CUDA and no LibTorch headers.
//
// The library is opened at run time where a driver is there (see kernels/cuda_library.h). Every call queues work on
// `stream` (a cudaStream_t) of the current device and returns the cudaError_t of the launch, 0 for none. The functions
// compute what their namesakes of kernels/cpu_kernels.h do, which are their reference.
#pragma once

#include <core/engine/kernels/dropout.h>

#include <cstdint>

namespace cloze {

enum class CudaStorage : int32_t { Float, Double, BFloat16 };

// Sums over rows (norm and bias gradients) come as one partial row for each of this many strips of rows.
inline constexpr int64_t kCudaStrips = 64;

struct CudaNormForward {
  CudaStorage storage;
  int64_t rows, columns;
  void* z;                                     // in: h; out: before(h + bias) + residual
  const void *bias, *residual, *gamma, *beta;  // bias, residual: may be null
  double epsilon;
  void* y;
  void* statistics;  // [rows, 2] mean, 1 / deviation; float, or double for Double
  DropoutStream before, after;
  const int64_t *examples, *positions;  // [rows]
};

struct CudaNormBackward {
  CudaStorage storage;
  int64_t rows, columns;
  const void *dy, *z, *statistics, *gamma;
  void *dz, *dh;   // not dy's memory; dh: may be null where `before` is inactive
  void* partials;  // [kCudaStrips, 3, columns] of the statistics' type: dgamma, dbeta, dbias
  DropoutStream before, after;
  const int64_t *examples, *positions;
};

struct CudaActivation {
  CudaStorage storage;
  int64_t rows, columns;
  void* x;  // becomes the derivative at x + bias where `derivative`
  const void* bias;
  void* y;
  int32_t activation;  // of enum Activation
  bool derivative;
};

struct CudaKernels {
  int32_t version;
  int (*normForward)(const CudaNormForward&, void* stream);
  int (*normBackward)(const CudaNormBackward&, void* stream);
  int (*activationForward)(const CudaActivation&, void* stream);
  // mask [rows, columns]: 0 or the scale.
  int (*dropoutMask)(CudaStorage, const DropoutStream&, const int64_t* examples, const int64_t* positions, int64_t rows,
                     int64_t columns, void* mask, void* stream);
};
inline constexpr int32_t kCudaKernelsVersion = 1;
inline constexpr const char* kCudaKernelsEntry = "clozeCudaKernels";
using CudaKernelsEntry = const CudaKernels* (*)();

}  // namespace cloze
