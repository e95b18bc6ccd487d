// Ends cpu_kernels_<instruction set>.cpp: the functions of this build under names the dispatcher knows.
#pragma once

#include <core/engine/kernels/simd_activation.h>
#include <core/engine/kernels/simd_attention.h>
#include <core/engine/kernels/simd_norm.h>

namespace cloze::CLOZE_KERNELS {

template <typename S>
constexpr CpuKernels<S> kTable{normForward<S>,        normBackward<S>,     activationForward<S>,
                               activationBackward<S>, attentionForward<S>, attentionBackward<S>};

const CpuKernels<float>& floatKernels() {
  return kTable<float>;
}
const CpuKernels<double>& doubleKernels() {
  return kTable<double>;
}
const CpuKernels<Bf16>& bf16Kernels() {
  return kTable<Bf16>;
}

void hiddenDropoutNumbers(const DropoutStream& stream, int64_t example, int64_t position, int64_t units,
                          uint16_t* bits) {
  hiddenRow(stream, example, position, units, bits);
}
void attentionDropoutNumbers(const DropoutStream& stream, int64_t example, int64_t head, int64_t query, int64_t keys,
                             uint16_t* bits) {
  attentionRows(stream, example, head, query, keys, bits, (keys + 31) / 32 * 32);
}

}  // namespace cloze::CLOZE_KERNELS
