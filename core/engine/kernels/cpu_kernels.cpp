#include <core/engine/kernels/cpu_kernels.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace cloze {

#define CLOZE_DECLARE(set)                                                                           \
  namespace set {                                                                                    \
  const CpuKernels<float>& floatKernels();                                                           \
  const CpuKernels<double>& doubleKernels();                                                         \
  const CpuKernels<Bf16>& bf16Kernels();                                                             \
  void hiddenDropoutNumbers(const DropoutStream&, int64_t, int64_t, int64_t, uint16_t*);             \
  void attentionDropoutNumbers(const DropoutStream&, int64_t, int64_t, int64_t, int64_t, uint16_t*); \
  }
CLOZE_DECLARE(kernels_portable)
CLOZE_DECLARE(kernels_avx2)
CLOZE_DECLARE(kernels_avx512)

bool isSupported(InstructionSet set) {
  switch (set) {
    case InstructionSet::Portable:
      return true;
    case InstructionSet::Avx2:
      return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    case InstructionSet::Avx512:
      return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
             __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq");
  }
  return false;
}

InstructionSet bestInstructionSet() {
  const char* wish = std::getenv("CLOZE_CPU");
  const std::string_view limit = wish == nullptr ? "" : wish;
  if (limit != "portable" && limit != "avx2" && isSupported(InstructionSet::Avx512)) return InstructionSet::Avx512;
  if (limit != "portable" && isSupported(InstructionSet::Avx2)) return InstructionSet::Avx2;
  return InstructionSet::Portable;
}

#define CLOZE_DISPATCH(set, call)  \
  switch (set) {                   \
    case InstructionSet::Avx512:   \
      return kernels_avx512::call; \
    case InstructionSet::Avx2:     \
      return kernels_avx2::call;   \
    case InstructionSet::Portable: \
      break;                       \
  }                                \
  return kernels_portable::call

template <>
const CpuKernels<float>& cpuKernels<float>(InstructionSet set) {
  CLOZE_DISPATCH(set, floatKernels());
}
template <>
const CpuKernels<double>& cpuKernels<double>(InstructionSet set) {
  CLOZE_DISPATCH(set, doubleKernels());
}
template <>
const CpuKernels<Bf16>& cpuKernels<Bf16>(InstructionSet set) {
  CLOZE_DISPATCH(set, bf16Kernels());
}

void hiddenDropoutRow(InstructionSet set, const DropoutStream& stream, int64_t example, int64_t position, int64_t units,
                      uint16_t* bits) {
  CLOZE_DISPATCH(set, hiddenDropoutNumbers(stream, example, position, units, bits));
}
void attentionDropoutRows(InstructionSet set, const DropoutStream& stream, int64_t example, int64_t head,
                          int64_t firstQuery, int64_t keys, uint16_t* bits) {
  CLOZE_DISPATCH(set, attentionDropoutNumbers(stream, example, head, firstQuery, keys, bits));
}

int64_t attentionScratch(int64_t longest, int64_t size) {
  // What forward and backward cut out (see simd_attention.h), with every row padded to 32 and slack for alignment.
  // Neither is always the wider one: forward's block of results is as wide as a head, backward's are as wide as the
  // keys.
  const int64_t keys = (longest + 31) / 32 * 32, width = (size + 31) / 32 * 32, queries = 64, slack = 16 * 16;
  const int64_t forward = 3 * longest * width + size * keys + queries * keys + queries * width + 4 * keys;
  const int64_t backward = 7 * longest * width + 2 * size * keys + 3 * queries * keys + queries * keys / 2;
  return std::max(forward, backward) + slack;
}

}  // namespace cloze
