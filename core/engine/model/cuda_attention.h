// LibTorch's variable-length fused attention on CUDA, in one place because its signature changes between releases.
#pragma once

#include <ATen/ATen.h>

#include <cstdint>

namespace cloze {

// qkv: [tokens, 3 hidden] on a CUDA device; bounds: int32 [sequences + 1] there. Returns [tokens, hidden], with
// autograd. bf16 runs FlashAttention, fp32 the memory-efficient kernel. An undefined tensor where neither can (fp64,
// odd head sizes): the caller uses padded attention. Dropout is the kernel's own, drawn from `seed`.
at::Tensor cudaAttention(const at::Tensor& qkv, const at::Tensor& bounds, int64_t longest, int64_t heads,
                         double dropout, uint64_t seed);

}  // namespace cloze
