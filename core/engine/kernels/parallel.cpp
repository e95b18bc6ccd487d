#include <core/engine/kernels/parallel.h>

#include <ATen/Parallel.h>

#include <algorithm>

namespace cloze {

int64_t partCount(int64_t total, int64_t grain) {
  const int64_t most = (total + grain - 1) / std::max<int64_t>(grain, 1);
  return std::clamp<int64_t>(most, 1, at::get_num_threads());
}

namespace detail {

void runParts(int64_t parts, void (*call)(const void*, int64_t), const void* function) {
  at::parallel_for(0, parts, 1, [&](int64_t begin, int64_t end) {
    for (int64_t part = begin; part < end; ++part) call(function, part);
  });
}

}  // namespace detail
}  // namespace cloze
