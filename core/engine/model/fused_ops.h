// The CPU kernels over tensors: parallel over rows or over (sequence, head), without autograd.
//
// Tensors are contiguous, on the CPU, of one dtype (fp32, fp64 or bf16); statistics and log-sums are of the compute
// type (fp32 for bf16). Activations are packed: [tokens, ...].
#pragma once

#include <core/engine/kernels/dropout.h>
#include <core/engine/model/bert_classifier.h>

#include <ATen/ATen.h>

#include <cstdint>
#include <memory>
#include <vector>

namespace cloze {

// What the kernels need to know of a batch; shared by the nodes of one forward pass until their backward has run.
struct PackedRows {
  std::vector<int32_t> bounds;               // [sequences + 1]
  std::vector<int32_t> sequence_examples;    // [sequences]
  std::vector<int32_t> examples, positions;  // [tokens]
  int64_t longest = 0;
  int64_t sequences() const { return static_cast<int64_t>(bounds.size()) - 1; }
};
std::shared_ptr<const PackedRows> packedRows(const DeviceBatch& batch);
// The first token of each sequence alone.
std::shared_ptr<const PackedRows> firstRows(const PackedRows& rows);

// y = after(LayerNorm(z)), z = before(h + bias) + residual; bias and residual may be undefined.
struct FusedNorm {
  at::Tensor gamma, beta, bias;
  double epsilon = 0;
  DropoutStream before, after;
};
// `z` holds h and becomes z. Returns y; `*statistics` [tokens, 2] is what backward needs.
at::Tensor normForward(const FusedNorm& norm, const PackedRows& rows, at::Tensor& z, const at::Tensor& residual,
                       at::Tensor* statistics);
struct NormGradients {
  at::Tensor dz, dh;  // one tensor where `before` is inactive
  at::Tensor dgamma, dbeta, dbias;
};
// Overwrites dy with dz.
NormGradients normBackward(const FusedNorm& norm, const PackedRows& rows, const at::Tensor& z,
                           const at::Tensor& statistics, at::Tensor dy);

// Returns activation(x + bias); x becomes the derivative there if `derivative`.
at::Tensor activationForward(at::Tensor& x, const at::Tensor& bias, Activation activation, bool derivative);
// dy becomes the gradient of x; returns the bias's.
at::Tensor activationBackward(at::Tensor& dy, const at::Tensor& derivative);

// Projections without their biases: k and v [tokens, hidden], q the same or, with `first_only`, [sequences, hidden]:
// only the first token of each sequence asks. Columns are contiguous; rows may be apart (thirds of one matrix).
struct AttentionInputs {
  at::Tensor q, k, v, q_bias, k_bias, v_bias;
  bool first_only = false;
  // Thirds of qkv [tokens, 3 hidden] and of its bias.
  static AttentionInputs ofThirds(const at::Tensor& qkv, const at::Tensor& bias);
};
// Returns the context, shaped as q; `*logSum` [heads, rows of q].
at::Tensor attentionForward(const AttentionInputs& in, const PackedRows& rows, int64_t heads,
                            const DropoutStream& dropout, at::Tensor* logSum);
// Writes dq, dk, dv, of the shapes and strides of q, k, v; returns the gradient of the three biases, [3, hidden].
at::Tensor attentionBackward(const AttentionInputs& in, const at::Tensor& dcontext, const at::Tensor& logSum,
                             const PackedRows& rows, int64_t heads, const DropoutStream& dropout, const at::Tensor& dq,
                             const at::Tensor& dk, const at::Tensor& dv);

// Sum of the three embeddings of each token, [tokens, hidden].
at::Tensor embeddingSum(const at::Tensor& word, const at::Tensor& position, const at::Tensor& type,
                        const DeviceBatch& batch);
// Gradient of a table [rows, hidden] whose rows `indices` (int64 [tokens]) were used; row `skip` gets none (-1: all
// do).
at::Tensor tableGradient(const at::Tensor& gradient, const at::Tensor& indices, int64_t tableRows, int64_t skip);

}  // namespace cloze
