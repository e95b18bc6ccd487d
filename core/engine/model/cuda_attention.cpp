#include <core/engine/model/cuda_attention.h>

#include <torch/version.h>

#include <mutex>
#include <optional>

// The call below was written against this release; another one needs a look at the operators' arguments.
static_assert(TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR == 11);

namespace cloze {

at::Tensor cudaAttention(const at::Tensor& qkv, const at::Tensor& bounds, int64_t longest, int64_t heads,
                         double dropout, uint64_t seed) {
  const int64_t tokens = qkv.size(0), hidden = qkv.size(1) / 3, size = hidden / heads;
  if (size % 8 != 0 || size > 256 || qkv.scalar_type() == at::kDouble) return {};
  if (dropout > 0) {
    auto generator = at::globalContext().defaultGenerator(qkv.device());
    const std::lock_guard<std::mutex> lock(generator.mutex());
    generator.set_current_seed(seed);
  }
  const at::Tensor parts = qkv.view({tokens, 3, heads, size});
  const at::Tensor q = parts.select(1, 0), k = parts.select(1, 1), v = parts.select(1, 2);
  if (qkv.scalar_type() == at::kBFloat16 || qkv.scalar_type() == at::kHalf) {
    return std::get<0>(at::_flash_attention_forward(q, k, v, bounds, bounds, longest, longest, dropout,
                                                    /*is_causal=*/false, /*return_debug_mask=*/false))
        .reshape({tokens, hidden});
  }
  return std::get<0>(at::_efficient_attention_forward(q.unsqueeze(0), k.unsqueeze(0), v.unsqueeze(0),
                                                      /*bias=*/std::nullopt, bounds, bounds, longest, longest, dropout,
                                                      /*custom_mask_type=*/0, /*compute_log_sumexp=*/true))
      .reshape({tokens, hidden});
}

}  // namespace cloze
