#include <core/engine/model/cuda_attention.h>
#include <core/engine/train/cuda_driver.h>

#include <torch/version.h>

#include <mutex>
#include <optional>

// The calls below were written against this release; another one needs a look at the operators' arguments.
static_assert(TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR == 11);

namespace cloze {

namespace {

bool isSupported(const at::Tensor& q, int64_t size) {
  if (size % 8 != 0 || size > 256) return false;
  if (q.scalar_type() == at::kFloat) return true;
  const int index = q.device().has_index() ? q.device().index() : 0;
  return q.scalar_type() == at::kBFloat16 && CudaDriver::get().capability(index) >= 80;
}

}  // namespace

at::Tensor cudaAttention(const CudaAttention& in) {
  const int64_t hidden = in.q.size(1), size = hidden / in.heads;
  if (!isSupported(in.q, size)) return {};
  if (in.dropout > 0) {
    auto generator = at::globalContext().defaultGenerator(in.q.device());
    const std::lock_guard<std::mutex> lock(generator.mutex());
    generator.set_current_seed(in.seed);
  }
  auto heads = [&](const at::Tensor& part) { return part.view({part.size(0), in.heads, size}); };
  const at::Tensor q = heads(in.q), k = heads(in.k), v = heads(in.v);
  if (q.scalar_type() == at::kBFloat16) {
    return std::get<0>(at::_flash_attention_forward(q, k, v, in.q_bounds, in.bounds, in.q_longest, in.longest,
                                                    in.dropout, /*is_causal=*/false, /*return_debug_mask=*/false))
        .reshape({in.q.size(0), hidden});
  }
  return std::get<0>(at::_efficient_attention_forward(
                         q.unsqueeze(0), k.unsqueeze(0), v.unsqueeze(0), /*bias=*/std::nullopt, in.q_bounds, in.bounds,
                         in.q_longest, in.longest, in.dropout, /*custom_mask_type=*/0, /*compute_log_sumexp=*/true))
      .reshape({in.q.size(0), hidden});
}

}  // namespace cloze
