// Our CUDA kernels over tensors, with autograd: opened where libcloze_cuda.so and a driver are there, checked before
// use.
//
// Without them the same is computed by LibTorch's operators (aten_model.h), which are their reference.
#pragma once

#include <core/engine/kernels/dropout.h>
#include <core/files/model_config.h>

#include <ATen/ATen.h>

#include <string>

namespace cloze {

// Whether the kernels are there and, on this device, agreed with LibTorch's operators on a small example (done once).
// Off with CLOZE_CUDA_KERNELS=0. `problem`, where given, says why not. Throws where memory runs out. Any thread.
bool hasCudaKernels(at::Device device, std::string* problem = nullptr);

// Whether the library can be opened at all; touches no device.
bool cudaKernelsFound(std::string* problem = nullptr);

// y = after(LayerNorm(before(h + bias) + residual)); bias and residual may be undefined. h [tokens, hidden] is
// overwritten.
struct CudaNormInputs {
  at::Tensor h, bias, residual, gamma, beta;
  at::Tensor examples, positions;  // int64 [tokens]
  double epsilon = 0;
  DropoutStream before, after;
};
at::Tensor cudaNorm(const CudaNormInputs& in);

// activation(x + bias); x [tokens, inner] is overwritten.
at::Tensor cudaActivation(const at::Tensor& x, const at::Tensor& bias, Activation activation);

// Scaled keep mask [rows, units], as hiddenDropoutMask() of aten_model.h.
at::Tensor cudaDropoutMask(const DropoutStream& stream, const at::Tensor& examples, const at::Tensor& positions,
                           int64_t units, at::ScalarType dtype);

// Largest relative difference between the kernels and LibTorch's operators over values and gradients of both functions:
// the check behind hasCudaKernels(), for tests with any dtype and shape. REQUIRES: the library is there
double cudaKernelsError(at::Device device, at::ScalarType dtype, int64_t rows = 37, int64_t columns = 200);

}  // namespace cloze
