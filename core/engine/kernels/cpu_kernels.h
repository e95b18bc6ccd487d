// The fused loops of the CPU: plain pointers, no LibTorch, one build for each instruction set, chosen at run time.
//
// Storage S is float, double or bf16; sums and special functions run in float for bf16. Rows are tokens of a packed
// batch. Every function is safe to call from several threads on different rows; where sums over rows are asked for
// (bias and norm gradients) the caller gives a buffer of its own to each thread and adds them in a fixed order, so the
// result depends on the number of threads alone.
#pragma once

#include <core/engine/kernels/dropout.h>
#include <core/files/model_config.h>

#include <cstdint>

namespace cloze {

struct Bf16 {
  uint16_t bits;
};

// What is computed in for a storage type.
template <typename S>
struct ComputeType {
  using type = float;
};
template <>
struct ComputeType<double> {
  using type = double;
};
template <typename S>
using Compute = typename ComputeType<S>::type;

// Where each row comes from, for dropout. Arrays of `rows` entries.
struct RowOrigin {
  const int32_t* examples = nullptr;
  const int32_t* positions = nullptr;
};

// y = LayerNorm(z), z = dropout(h + bias) + residual, each [rows, columns]; for the embeddings y =
// dropout(LayerNorm(z)).
template <typename S>
struct NormForward {
  int64_t columns = 0;
  S* z = nullptr;               // in: h; out: z
  const S* bias = nullptr;      // [columns]; null: none
  const S* residual = nullptr;  // null: none
  const S *gamma = nullptr, *beta = nullptr;
  double epsilon = 0;
  S* y = nullptr;
  Compute<S>* statistics = nullptr;  // [rows, 2]: mean, 1 / deviation
  DropoutStream before, after;       // on h + bias; on y
  RowOrigin origin;
};

// Gradients of the above. dy may equal dz. Sums over rows are added to.
template <typename S>
struct NormBackward {
  int64_t columns = 0;
  const S* dy = nullptr;
  const S* z = nullptr;
  const Compute<S>* statistics = nullptr;
  const S* gamma = nullptr;
  S* dz = nullptr;  // gradient of the residual
  S* dh = nullptr;  // gradient of h: dz where `before` is inactive, and then it may be null
  DropoutStream before, after;
  RowOrigin origin;
  Compute<S>*dgamma = nullptr, *dbeta = nullptr, *dbias = nullptr;  // [columns]; dbias may be null
};

// y = activation(x + bias); x becomes the derivative there where `derivative` is set.
template <typename S>
struct ActivationForward {
  int64_t columns = 0;
  S* x = nullptr;
  const S* bias = nullptr;
  S* y = nullptr;
  bool derivative = false;
  Activation activation = Activation::Gelu;
};

// Columns of one head in a matrix of tokens: `x` at the sequence's first row and the head's first column.
template <typename S>
struct HeadColumns {
  const S* x = nullptr;
  int64_t stride = 0;       // values between rows
  const S* bias = nullptr;  // [size], not yet added to x; null: none
};

// softmax(q k^T / sqrt(size)) v for one head of one sequence: the first `queries` of its `keys` tokens ask.
template <typename S>
struct AttentionForward {
  int64_t queries = 0, keys = 0, size = 0;
  HeadColumns<S> q, k, v;
  S* context = nullptr;  // [queries, size] at context_stride
  int64_t context_stride = 0;
  Compute<S>* log_sum = nullptr;  // [queries]: log of the softmax's denominator
  DropoutStream dropout;
  int64_t example = 0, head = 0;  // what dropout is drawn for
  Compute<S>* scratch = nullptr;  // attentionScratch() values
};

template <typename S>
struct HeadGradient {
  S* x = nullptr;              // at the stride of the matrix it belongs to
  Compute<S>* bias = nullptr;  // [size], added to
};

template <typename S>
struct AttentionBackward {
  int64_t queries = 0, keys = 0, size = 0;
  HeadColumns<S> q, k, v;
  const S* dcontext = nullptr;
  int64_t context_stride = 0;
  const Compute<S>* log_sum = nullptr;
  HeadGradient<S> dq, dk, dv;
  DropoutStream dropout;
  int64_t example = 0, head = 0;
  Compute<S>* scratch = nullptr;
};

template <typename S>
struct CpuKernels {
  void (*normForward)(const NormForward<S>&, int64_t begin, int64_t end);
  void (*normBackward)(const NormBackward<S>&, int64_t begin, int64_t end);
  void (*activationForward)(const ActivationForward<S>&, int64_t begin, int64_t end);
  // dy *= derivative; adds the sums over rows to dbias [columns].
  void (*activationBackward)(S* dy, const S* derivative, int64_t columns, Compute<S>* dbias, int64_t begin,
                             int64_t end);
  void (*attentionForward)(const AttentionForward<S>&);
  void (*attentionBackward)(const AttentionBackward<S>&);
};

// Values of Compute<S> that one attention call needs.
int64_t attentionScratch(int64_t longest, int64_t size);

enum class InstructionSet { Portable, Avx2, Avx512 };
// What this processor runs best; CLOZE_CPU=portable|avx2|avx512 in the environment lowers it.
InstructionSet bestInstructionSet();
bool isSupported(InstructionSet set);

template <typename S>
const CpuKernels<S>& cpuKernels(InstructionSet set);
template <typename S>
const CpuKernels<S>& cpuKernels() {
  static const CpuKernels<S>& kernels = cpuKernels<S>(bestInstructionSet());
  return kernels;
}

// For tests: the 16-bit numbers of one row, `units` rounded up to 128 (hidden), and of four queries [4, keys rounded up
// to 32] (attention).
void hiddenDropoutRow(InstructionSet set, const DropoutStream& stream, int64_t example, int64_t position, int64_t units,
                      uint16_t* bits);
void attentionDropoutRows(InstructionSet set, const DropoutStream& stream, int64_t example, int64_t head,
                          int64_t firstQuery, int64_t keys, uint16_t* bits);

}  // namespace cloze
