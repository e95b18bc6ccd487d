// Bias and activation in one kernel, and the table of the library's functions.
#include <core/engine/kernels/cuda/device.cuh>

namespace cloze {

namespace {

template <typename C>
struct Pair {
  C value, slope;
};

// Numbers of enum Activation in core/files/model_config.h, whose header (strings, results) nvcc need not read.
enum : int32_t { kGelu, kGeluNew, kRelu, kSilu, kTanh };

template <typename C>
__device__ Pair<C> apply(int32_t activation, C x) {
  switch (activation) {
    case kGelu: {
      const C phi = C(0.5) * erfc(x * C(-0.70710678118654752440));
      return {x * phi, phi + x * C(0.39894228040143267794) * exp(C(-0.5) * x * x)};
    }
    case kGeluNew: {
      const C k = C(1.5957691216057307118), a = C(0.044715);
      const C s = C(1) / (C(1) + exp(-k * x * (C(1) + a * x * x)));
      return {x * s, s + x * s * (C(1) - s) * k * (C(1) + C(3) * a * x * x)};
    }
    case kRelu:
      return {x < C(0) ? C(0) : x, x > C(0) ? C(1) : C(0)};
    case kSilu: {
      const C s = C(1) / (C(1) + exp(-x));
      return {x * s, s * (C(1) + x * (C(1) - s))};
    }
    default: {
      const C y = tanh(x);
      return {y, C(1) - y * y};
    }
  }
}

template <typename S>
__global__ void activationKernel(CudaActivation a) {
  using C = ComputeOf<S>;
  const int64_t count = a.rows * a.columns, step = static_cast<int64_t>(gridDim.x) * blockDim.x;
  auto *x = static_cast<S*>(a.x), *y = static_cast<S*>(a.y);
  const auto* bias = static_cast<const S*>(a.bias);
  for (int64_t i = static_cast<int64_t>(blockIdx.x) * blockDim.x + threadIdx.x; i < count; i += step) {
    const Pair<C> out = apply<C>(a.activation, widen(x[i]) + widen(bias[i % a.columns]));
    narrow(y + i, out.value);
    if (a.derivative) narrow(x + i, out.slope);
  }
}

}  // namespace

int cudaActivationForward(const CudaActivation& call, void* stream) {
  const int64_t count = call.rows * call.columns;
  if (count == 0) return 0;
  const int64_t blocks = (count + 255) / 256;
  return withStorage(call.storage, [&](auto storage) {
    activationKernel<decltype(storage)>
        <<<static_cast<unsigned>(blocks < 65536 ? blocks : 65536), 256, 0, static_cast<cudaStream_t>(stream)>>>(call);
  });
}

}  // namespace cloze

extern "C" __attribute__((visibility("default"))) const cloze::CudaKernels* clozeCudaKernels() {
  static const cloze::CudaKernels kernels{cloze::kCudaKernelsVersion, cloze::cudaNormForward, cloze::cudaNormBackward,
                                          cloze::cudaActivationForward, cloze::cudaDropoutMask};
  return &kernels;
}
