// LibTorch's variable-length fused attention on CUDA, in one place because its signature changes between releases.
#pragma once

#include <ATen/ATen.h>

#include <cstdint>

namespace cloze {

struct CudaAttention {
  // [rows, hidden], [tokens, hidden], [tokens, hidden], on one CUDA device; rows may be apart (thirds of one matrix).
  at::Tensor q, k, v;
  at::Tensor q_bounds, bounds;  // int32 [sequences + 1]: where each sequence's rows of q, and its tokens, begin
  int64_t q_longest = 0, longest = 0;
  int64_t heads = 1;
  double dropout = 0;  // the kernel's own, drawn from `seed`
  uint64_t seed = 0;
};

// Returns [rows, hidden], with autograd. bf16 runs FlashAttention, fp32 the memory-efficient kernel. An undefined
// tensor where neither can (fp64, odd head sizes, bf16 before compute capability 8.0): the caller uses padded
// attention.
at::Tensor cudaAttention(const CudaAttention& in);

}  // namespace cloze
