// What the kernels share: storage types, Philox, sums over a block.
#pragma once

#include <core/engine/kernels/cuda/api.h>

#include <cuda_bf16.h>
#include <cuda_runtime.h>

namespace cloze {

template <typename S>
struct DeviceCompute {
  using type = float;
};
template <>
struct DeviceCompute<double> {
  using type = double;
};
template <typename S>
using ComputeOf = typename DeviceCompute<S>::type;

__device__ inline float widen(float x) {
  return x;
}
__device__ inline double widen(double x) {
  return x;
}
__device__ inline float widen(__nv_bfloat16 x) {
  return __bfloat162float(x);
}
__device__ inline void narrow(float* to, float x) {
  *to = x;
}
__device__ inline void narrow(double* to, double x) {
  *to = x;
}
__device__ inline void narrow(__nv_bfloat16* to, float x) {
  *to = __float2bfloat16_rn(x);
}

// Philox4x32-10; see dropout.h for what is counted.
struct DeviceBits {
  uint32_t words[4];
  __device__ uint32_t half(int word, int which) const { return (words[word] >> (16 * which)) & 0xffffU; }
};

__device__ inline DeviceBits philox(const DropoutStream& stream, int64_t example, int64_t position, uint32_t block) {
  uint32_t c0 = stream.step, c1 = static_cast<uint32_t>(example), c2 = static_cast<uint32_t>(position),
           c3 = stream.base + block, k0 = stream.key[0], k1 = stream.key[1];
#pragma unroll
  for (int round = 0; round < 10; ++round) {
    const uint32_t high0 = __umulhi(0xD2511F53U, c0), low0 = 0xD2511F53U * c0;
    const uint32_t high1 = __umulhi(0xCD9E8D57U, c2), low1 = 0xCD9E8D57U * c2;
    c0 = high1 ^ c1 ^ k0;
    c1 = low1;
    c2 = high0 ^ c3 ^ k1;
    c3 = low0;
    k0 += 0x9E3779B9U;
    k1 += 0xBB67AE85U;
  }
  return {{c0, c1, c2, c3}};
}

// The factor of one unit among the eight of its counter.
template <typename C>
__device__ inline C keepFactor(const DropoutStream& stream, const DeviceBits& bits, int word, int half) {
  return bits.half(word, half) < stream.threshold ? C(0) : static_cast<C>(stream.scale);
}

// Calls body(unit, word, half, counter block) for this thread's units of a row: a thread takes whole counters, so that
// each is computed once.
template <typename Body>
__device__ inline void forUnits(int64_t columns, const Body& body) {
  const int64_t blocks = (columns + 127) / 128 * 16;
  for (int64_t block = threadIdx.x; block < blocks; block += blockDim.x) {
    const int64_t first = block / 16 * 128 + block % 16 * 2;
    for (int word = 0; word < 4; ++word)
      for (int half = 0; half < 2; ++half) {
        const int64_t unit = first + word * 32 + half;
        if (unit < columns) body(unit, word, half, static_cast<uint32_t>(block));
      }
  }
}

// Sum over a block of kThreads, the same order every time; every thread gets it.
constexpr int kThreads = 128;
template <typename C>
__device__ inline C blockSum(C value) {
  __shared__ C parts[kThreads / 32];
  for (int offset = 16; offset > 0; offset /= 2) value += __shfl_down_sync(0xffffffffU, value, offset);
  __syncthreads();
  if (threadIdx.x % 32 == 0) parts[threadIdx.x / 32] = value;
  __syncthreads();
  C total = 0;
  for (int i = 0; i < kThreads / 32; ++i) total += parts[i];
  return total;
}

// Calls function(S{}) with the storage type and returns the launch's error.
template <typename Function>
int withStorage(CudaStorage storage, const Function& function) {
  switch (storage) {
    case CudaStorage::Float:
      function(float{});
      break;
    case CudaStorage::Double:
      function(double{});
      break;
    case CudaStorage::BFloat16:
      function(__nv_bfloat16{});
      break;
  }
  return static_cast<int>(cudaGetLastError());
}

int cudaNormForward(const CudaNormForward& call, void* stream);
int cudaNormBackward(const CudaNormBackward& call, void* stream);
int cudaActivationForward(const CudaActivation& call, void* stream);
int cudaDropoutMask(CudaStorage storage, const DropoutStream& dropout, const int64_t* examples,
                    const int64_t* positions, int64_t rows, int64_t columns, void* mask, void* stream);

}  // namespace cloze
