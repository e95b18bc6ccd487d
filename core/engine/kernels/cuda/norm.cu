// Dropout, residual and LayerNorm in one kernel; a block a row.
#include <core/engine/kernels/cuda/device.cuh>

namespace cloze {

namespace {

// A row's dropout factors, one counter at a time.
struct RowDropout {
  const DropoutStream& stream;
  int64_t example, position;
  uint32_t block = 0xffffffffU;
  DeviceBits bits{};
  template <typename C>
  __device__ C factor(uint32_t counter, int word, int half) {
    if (stream.threshold == 0) return C(1);
    if (counter != block) {
      bits = philox(stream, example, position, counter);
      block = counter;
    }
    return keepFactor<C>(stream, bits, word, half);
  }
};

template <typename S>
__global__ void normForwardKernel(CudaNormForward a) {
  using C = ComputeOf<S>;
  const int64_t row = blockIdx.x;
  S* z = static_cast<S*>(a.z) + row * a.columns;
  const S* residual = a.residual == nullptr ? nullptr : static_cast<const S*>(a.residual) + row * a.columns;
  const auto* bias = static_cast<const S*>(a.bias);
  const auto *gamma = static_cast<const S*>(a.gamma), *beta = static_cast<const S*>(a.beta);
  S* y = static_cast<S*>(a.y) + row * a.columns;
  RowDropout before{a.before, a.examples[row], a.positions[row]}, after{a.after, a.examples[row], a.positions[row]};
  C total = 0;
  forUnits(a.columns, [&](int64_t unit, int word, int half, uint32_t counter) {
    C v = widen(z[unit]);
    if (bias != nullptr) v += widen(bias[unit]);
    v *= before.factor<C>(counter, word, half);
    if (residual != nullptr) v += widen(residual[unit]);
    narrow(z + unit, v);
    total += widen(z[unit]);
  });
  const C count = static_cast<C>(a.columns);
  const C mean = blockSum(total) / count;
  C squares = 0;
  forUnits(a.columns, [&](int64_t unit, int, int, uint32_t) {
    const C distance = widen(z[unit]) - mean;
    squares += distance * distance;
  });
  const C inverse = C(1) / sqrt(blockSum(squares) / count + static_cast<C>(a.epsilon));
  if (threadIdx.x == 0) {
    auto* statistics = static_cast<C*>(a.statistics);
    statistics[2 * row] = mean;
    statistics[2 * row + 1] = inverse;
  }
  forUnits(a.columns, [&](int64_t unit, int word, int half, uint32_t counter) {
    const C v = (widen(z[unit]) - mean) * inverse * widen(gamma[unit]) + widen(beta[unit]);
    narrow(y + unit, v * after.factor<C>(counter, word, half));
  });
}

template <typename S>
__global__ void normBackwardKernel(CudaNormBackward a) {
  using C = ComputeOf<S>;
  const int64_t row = blockIdx.x;
  const S* dy = static_cast<const S*>(a.dy) + row * a.columns;
  const S* z = static_cast<const S*>(a.z) + row * a.columns;
  const auto* gamma = static_cast<const S*>(a.gamma);
  const auto* statistics = static_cast<const C*>(a.statistics);
  S* dz = static_cast<S*>(a.dz) + row * a.columns;
  S* dh = a.dh == nullptr ? nullptr : static_cast<S*>(a.dh) + row * a.columns;
  const C mean = statistics[2 * row], inverse = statistics[2 * row + 1], count = static_cast<C>(a.columns);
  RowDropout before{a.before, a.examples[row], a.positions[row]}, after{a.after, a.examples[row], a.positions[row]};
  C sumG = 0, sumGx = 0;
  forUnits(a.columns, [&](int64_t unit, int word, int half, uint32_t counter) {
    const C scaled = widen(dy[unit]) * after.factor<C>(counter, word, half) * widen(gamma[unit]);
    sumG += scaled;
    sumGx += scaled * (widen(z[unit]) - mean) * inverse;
  });
  const C meanG = blockSum(sumG) / count, meanGx = blockSum(sumGx) / count;
  forUnits(a.columns, [&](int64_t unit, int word, int half, uint32_t counter) {
    const C normal = (widen(z[unit]) - mean) * inverse;
    const C scaled = widen(dy[unit]) * after.factor<C>(counter, word, half) * widen(gamma[unit]);
    const C gradient = (scaled - meanG - normal * meanGx) * inverse;
    narrow(dz + unit, gradient);
    if (dh != nullptr) narrow(dh + unit, gradient * before.factor<C>(counter, word, half));
  });
}

// Sums over the rows of one strip: a thread a column, so reads are coalesced and the order is fixed. Runs after the
// kernel above and reads its dz or dh as well as dy, which must therefore not share memory.
template <typename S>
__global__ void normSumsKernel(CudaNormBackward a) {
  using C = ComputeOf<S>;
  const int64_t column = static_cast<int64_t>(blockIdx.x) * blockDim.x + threadIdx.x, strip = blockIdx.y;
  if (column >= a.columns) return;
  const auto *dy = static_cast<const S*>(a.dy), *z = static_cast<const S*>(a.z);
  const auto* statistics = static_cast<const C*>(a.statistics);
  const auto* inner = static_cast<const S*>(a.dh == nullptr ? a.dz : a.dh);
  // Where this column sits among the units of its counter (see dropout.h).
  const auto unit = static_cast<uint32_t>(column);
  const uint32_t counter = unit / 128 * 16 + unit % 32 / 2;
  const int word = static_cast<int>(unit % 128 / 32), half = static_cast<int>(unit % 2);
  C dgamma = 0, dbeta = 0, dbias = 0;
  for (int64_t row = a.rows * strip / kCudaStrips; row < a.rows * (strip + 1) / kCudaStrips; ++row) {
    C g = widen(dy[row * a.columns + column]);
    if (a.after.threshold != 0)
      g *= keepFactor<C>(a.after, philox(a.after, a.examples[row], a.positions[row], counter), word, half);
    dgamma += g * (widen(z[row * a.columns + column]) - statistics[2 * row]) * statistics[2 * row + 1];
    dbeta += g;
    dbias += widen(inner[row * a.columns + column]);
  }
  C* out = static_cast<C*>(a.partials) + strip * 3 * a.columns + column;
  out[0] = dgamma;
  out[a.columns] = dbeta;
  out[2 * a.columns] = dbias;
}

template <typename S>
__global__ void maskKernel(DropoutStream stream, const int64_t* examples, const int64_t* positions, int64_t columns,
                           S* mask) {
  const int64_t row = blockIdx.x;
  RowDropout dropout{stream, examples[row], positions[row]};
  forUnits(columns, [&](int64_t unit, int word, int half, uint32_t counter) {
    narrow(mask + row * columns + unit, dropout.factor<ComputeOf<S>>(counter, word, half));
  });
}

}  // namespace

int cudaNormForward(const CudaNormForward& call, void* stream) {
  if (call.rows == 0) return 0;
  return withStorage(call.storage, [&](auto storage) {
    normForwardKernel<decltype(storage)>
        <<<static_cast<unsigned>(call.rows), kThreads, 0, static_cast<cudaStream_t>(stream)>>>(call);
  });
}

int cudaNormBackward(const CudaNormBackward& call, void* stream) {
  if (call.rows == 0) return 0;
  return withStorage(call.storage, [&](auto storage) {
    using S = decltype(storage);
    auto* queue = static_cast<cudaStream_t>(stream);
    normBackwardKernel<S><<<static_cast<unsigned>(call.rows), kThreads, 0, queue>>>(call);
    const dim3 grid(static_cast<unsigned>((call.columns + kThreads - 1) / kThreads), kCudaStrips);
    normSumsKernel<S><<<grid, kThreads, 0, queue>>>(call);
  });
}

int cudaDropoutMask(CudaStorage storage, const DropoutStream& dropout, const int64_t* examples,
                    const int64_t* positions, int64_t rows, int64_t columns, void* mask, void* stream) {
  if (rows == 0) return 0;
  return withStorage(storage, [&](auto value) {
    using S = decltype(value);
    maskKernel<S><<<static_cast<unsigned>(rows), kThreads, 0, static_cast<cudaStream_t>(stream)>>>(
        dropout, examples, positions, columns, static_cast<S*>(mask));
  });
}

}  // namespace cloze
