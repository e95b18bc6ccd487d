#include <core/engine/model/aten_model.h>

#include <core/engine/model/cuda_attention.h>
#include <core/engine/model/cuda_fused.h>

#include <array>
#include <cmath>
#include <limits>

namespace cloze {

namespace {

constexpr int64_t kLow32 = 0xffffffffLL;

// High and low 32 bits of a 32-bit constant times 32-bit numbers held in int64; the product wraps as unsigned would.
std::array<at::Tensor, 2> multiply(int64_t constant, const at::Tensor& x) {
  const at::Tensor product = x * constant;
  return {at::bitwise_and(at::bitwise_right_shift(product, 32), kLow32), at::bitwise_and(product, kLow32)};
}

// Philox4x32-10 elementwise over counters of one broadcast shape.
std::array<at::Tensor, 4> philox(std::array<at::Tensor, 4> c, const uint32_t (&key)[2]) {
  auto k0 = static_cast<int64_t>(key[0]), k1 = static_cast<int64_t>(key[1]);
  for (int round = 0; round < 10; ++round) {
    const auto [high0, low0] = multiply(0xD2511F53LL, c[0]);
    const auto [high1, low1] = multiply(0xCD9E8D57LL, c[2]);
    c = {at::bitwise_xor(at::bitwise_xor(high1, c[1]), k0), low1, at::bitwise_xor(at::bitwise_xor(high0, c[3]), k1),
         low0};
    k0 = (k0 + 0x9E3779B9LL) & kLow32;
    k1 = (k1 + 0xBB67AE85LL) & kLow32;
  }
  return c;
}

// 16-bit halves of four words, stacked as [..., 4 words, 2 halves].
at::Tensor halves(const std::array<at::Tensor, 4>& words) {
  const at::Tensor stacked = at::stack({words[0], words[1], words[2], words[3]}, -1);
  return at::stack({at::bitwise_and(stacked, 0xffff), at::bitwise_right_shift(stacked, 16)}, -1);
}

at::Tensor keepMask(const DropoutStream& stream, const at::Tensor& bits, at::ScalarType dtype) {
  return bits.ge(static_cast<int64_t>(stream.threshold)).to(dtype).mul_(stream.scale);
}

at::Tensor counter(const at::Tensor& like, int64_t value) {
  return at::full({1}, value, like.options());
}

at::Tensor norm(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias, const ModelConfig& config) {
  return at::layer_norm(x, {config.hidden_size}, weight, bias, config.layer_norm_eps);
}

// The rows of a packed batch that a layer is computed for.
struct LayerRows {
  at::Tensor examples, positions;  // int64 [rows]
  at::Tensor bounds;               // int32 [sequences + 1]: where each sequence's rows begin
  int64_t longest = 0;             // of a sequence
  at::Tensor firsts;               // int64 [sequences], rows of x, where only the first tokens are asked for
};

LayerRows allRows(const DeviceBatch& batch) {
  return {batch.token_examples, batch.positions, batch.bounds_device, batch.longest, {}};
}

LayerRows firstRowsOf(const DeviceBatch& batch) {
  const at::Tensor firsts = firstTokens(batch);
  return {batch.token_examples.index_select(0, firsts), at::zeros_like(firsts),
          at::arange(batch.sequences() + 1, batch.bounds_device.options()), 1, firsts};
}

// Where each token lies in a padded batch of `longest` columns: int64 [tokens].
at::Tensor paddedRows(const DeviceBatch& batch) {
  const at::Tensor lengths = at::diff(batch.bounds.to(at::kLong));
  const at::Tensor sequence = at::repeat_interleave(lengths).to(batch.positions.device());
  const at::Tensor start = at::repeat_interleave(batch.bounds.to(at::kLong).slice(0, 0, -1), lengths);
  const at::Tensor inside = at::arange(batch.tokens(), start.options()) - start;
  return sequence * batch.longest + inside.to(batch.positions.device());
}

// Fused attention draws its own dropout: a seed for what it is drawn for, mixed by the same generator.
uint64_t attentionSeed(const DropoutStream& stream, const DeviceBatch& batch) {
  const int64_t example = batch.examples.numel() > 0 ? batch.examples[0].item<int64_t>() : 0;
  const uint64_t high = hiddenDropoutBits(stream, example, 0, 0) << 16 | hiddenDropoutBits(stream, example, 0, 1);
  const uint64_t low = hiddenDropoutBits(stream, example, 0, 32) << 16 | hiddenDropoutBits(stream, example, 0, 33);
  return high << 32 | low;
}

at::Tensor attention(const PackedAttention& in, const DeviceBatch& batch, const LayerRows& rows,
                     const ModelConfig& config, const DropoutStream& dropout) {
  if (in.q.is_cuda()) {
    const double probability = dropout.active() ? config.attention_probs_dropout_prob : 0.0;
    const uint64_t seed = dropout.active() ? attentionSeed(dropout, batch) : 0;
    at::Tensor out = cudaAttention({in.q, in.k, in.v, rows.bounds, batch.bounds_device, rows.longest, batch.longest,
                                    config.num_attention_heads, probability, seed});
    if (out.defined()) return out;
  }
  return paddedAttention(in, batch, config.num_attention_heads, dropout);
}

}  // namespace

DropoutStream dropoutStream(const DropoutKey& key, int64_t layer, DropoutPlace place, double probability) {
  if (!key.enabled) return {};
  return makeDropoutStream(key.seed, key.step, layer, place, probability);
}

at::Tensor hiddenDropoutMask(const DropoutStream& stream, const at::Tensor& examples, const at::Tensor& positions,
                             int64_t units, at::ScalarType dtype) {
  const int64_t rows = positions.size(0), groups = (units + 127) / 128;
  const at::Tensor blocks = at::arange(groups * 16, positions.options()) + static_cast<int64_t>(stream.base);
  const at::Tensor bits =
      halves(philox({counter(positions, stream.step), at::bitwise_and(examples, kLow32).unsqueeze(1),
                     positions.unsqueeze(1), blocks.unsqueeze(0)},
                    stream.key));
  const at::Tensor ordered = bits.expand({rows, groups * 16, 4, 2})
                                 .view({rows, groups, 16, 4, 2})
                                 .permute({0, 1, 3, 2, 4})
                                 .reshape({rows, groups * 128});
  return keepMask(stream, ordered.narrow(1, 0, units), dtype);
}

at::Tensor attentionDropoutMask(const DropoutStream& stream, const at::Tensor& examples, int64_t heads, int64_t queries,
                                int64_t keys, at::ScalarType dtype) {
  const int64_t sequences = examples.size(0), quads = (queries + 3) / 4, pairs = (keys + 1) / 2;
  const at::Tensor head = at::arange(heads, examples.options()).view({1, heads, 1, 1}) * (1LL << 20);
  const at::Tensor c2 = head + at::arange(quads, examples.options()).view({1, 1, quads, 1});
  const at::Tensor c3 = at::arange(pairs, examples.options()) + static_cast<int64_t>(stream.base);
  const at::Tensor c1 = at::bitwise_and(examples, kLow32).view({sequences, 1, 1, 1});
  const at::Tensor bits =
      halves(philox({counter(examples, stream.step), c1, c2, c3.view({1, 1, 1, pairs})}, stream.key));
  const at::Tensor ordered = bits.expand({sequences, heads, quads, pairs, 4, 2})
                                 .permute({0, 1, 2, 4, 3, 5})
                                 .reshape({sequences, heads, quads * 4, pairs * 2});
  return keepMask(stream, ordered.narrow(2, 0, queries).narrow(3, 0, keys), dtype);
}

at::Tensor activate(const at::Tensor& x, Activation activation) {
  switch (activation) {
    case Activation::Gelu:
      return at::gelu(x, "none");
    case Activation::GeluNew:
      return at::gelu(x, "tanh");
    case Activation::Relu:
      return at::relu(x);
    case Activation::Silu:
      return at::silu(x);
    case Activation::Tanh:
      return at::tanh(x);
  }
  return x;
}

at::Tensor firstTokens(const DeviceBatch& batch) {
  return batch.bounds_device.slice(0, 0, -1).to(at::kLong);
}

at::Tensor dropHidden(const at::Tensor& x, const DropoutStream& stream, const at::Tensor& examples,
                      const at::Tensor& positions) {
  if (!stream.active()) return x;
  const auto mask = hasCudaKernels(x.device()) ? cudaDropoutMask : hiddenDropoutMask;
  return x * mask(stream, examples, positions, x.size(1), x.scalar_type());
}

PackedAttention PackedAttention::ofThirds(const at::Tensor& qkv) {
  const std::vector<at::Tensor> thirds = qkv.chunk(3, 1);
  return {thirds[0], thirds[1], thirds[2], false};
}

at::Tensor paddedAttention(const PackedAttention& in, const DeviceBatch& batch, int64_t heads,
                           const DropoutStream& dropout) {
  const int64_t sequences = batch.sequences(), length = batch.longest, hidden = in.q.size(1), size = hidden / heads;
  const int64_t queries = in.first_only ? 1 : length;
  const at::Tensor rows = paddedRows(batch);
  auto byHead = [&](const at::Tensor& padded, int64_t tokens) {
    return padded.view({sequences, tokens, heads, size}).transpose(1, 2);
  };
  auto pad = [&](const at::Tensor& packed) {
    return byHead(at::zeros({sequences * length, hidden}, packed.options()).index_copy(0, rows, packed), length);
  };
  const at::Tensor q = in.first_only ? byHead(in.q, 1) : pad(in.q), k = pad(in.k), v = pad(in.v);
  const at::Tensor lengths = at::diff(batch.bounds.to(at::kLong)).to(q.device());
  const at::Tensor beyond = at::arange(length, lengths.options()).unsqueeze(0).ge(lengths.unsqueeze(1));
  at::Tensor scores = at::matmul(q, k.transpose(-1, -2)) * (1.0 / std::sqrt(static_cast<double>(size)));
  scores = scores.masked_fill(beyond.view({sequences, 1, 1, length}), -std::numeric_limits<double>::infinity());
  const auto wide = q.scalar_type() == at::kDouble ? at::kDouble : at::kFloat;
  at::Tensor probabilities = at::softmax(scores, -1, wide).to(q.scalar_type());
  if (dropout.active()) {
    const at::Tensor examples = batch.examples.to(q.device());
    probabilities = probabilities * attentionDropoutMask(dropout, examples, heads, queries, length, q.scalar_type());
  }
  const at::Tensor out = at::matmul(probabilities, v).transpose(1, 2).reshape({sequences * queries, hidden});
  return in.first_only ? out : out.index_select(0, rows);
}

namespace {

// LayerNorm(drop(linear(x)) + residual): our kernel on a GPU that has it, LibTorch's operators elsewhere.
struct ResidualNorm {
  const at::Tensor &weight, &bias, &gamma, &beta;
};
at::Tensor residualNorm(const at::Tensor& x, const ResidualNorm& w, const at::Tensor& residual,
                        const ModelConfig& config, const LayerRows& rows, const DropoutStream& stream) {
  if (hasCudaKernels(x.device()))
    return cudaNorm({at::mm(x, w.weight.t()),
                     w.bias,
                     residual,
                     w.gamma,
                     w.beta,
                     rows.examples,
                     rows.positions,
                     config.layer_norm_eps,
                     stream,
                     {}});
  const at::Tensor h = dropHidden(at::linear(x, w.weight, w.bias), stream, rows.examples, rows.positions);
  return norm(h + residual, w.gamma, w.beta, config);
}

at::Tensor layer(const LayerWeights& w, const ModelConfig& config, const DeviceBatch& batch, const LayerRows& rows,
                 const DropoutKey& dropout, int64_t index, const at::Tensor& x) {
  const double hiddenDropout = config.hidden_dropout_prob;
  at::Tensor asking = x;
  PackedAttention projected;
  if (rows.firsts.defined()) {
    asking = x.index_select(0, rows.firsts);
    const at::Tensor kv = at::linear(x, at::cat({w.k_weight, w.v_weight}), at::cat({w.k_bias, w.v_bias}));
    const std::vector<at::Tensor> halves = kv.chunk(2, 1);
    projected = {at::linear(asking, w.q_weight, w.q_bias), halves[0], halves[1], true};
  } else {
    // One product for the three projections; autograd hands each third its own gradient.
    projected = PackedAttention::ofThirds(
        at::linear(x, at::cat({w.q_weight, w.k_weight, w.v_weight}), at::cat({w.q_bias, w.k_bias, w.v_bias})));
  }
  const at::Tensor context =
      attention(projected, batch, rows, config,
                dropoutStream(dropout, index, DropoutPlace::Attention, config.attention_probs_dropout_prob));
  const at::Tensor middle =
      residualNorm(context, {w.attention_weight, w.attention_bias, w.attention_norm_weight, w.attention_norm_bias},
                   asking, config, rows, dropoutStream(dropout, index, DropoutPlace::AttentionOutput, hiddenDropout));
  const at::Tensor inner =
      hasCudaKernels(x.device())
          ? cudaActivation(at::mm(middle, w.intermediate_weight.t()), w.intermediate_bias, config.hidden_act)
          : activate(at::linear(middle, w.intermediate_weight, w.intermediate_bias), config.hidden_act);
  return residualNorm(inner, {w.output_weight, w.output_bias, w.output_norm_weight, w.output_norm_bias}, middle, config,
                      rows, dropoutStream(dropout, index, DropoutPlace::Output, hiddenDropout));
}

}  // namespace

at::Tensor atenEmbeddings(const BertWeights& weights, const ModelConfig& config, const DeviceBatch& batch,
                          const DropoutKey& dropout) {
  const DropoutStream stream = dropoutStream(dropout, 0, DropoutPlace::Embeddings, config.hidden_dropout_prob);
  const at::Tensor sum = at::embedding(weights.word, batch.input_ids, config.pad_token_id) +
                         at::embedding(weights.type, batch.token_type_ids) +
                         at::embedding(weights.position, batch.positions);
  if (hasCudaKernels(sum.device()))
    return cudaNorm({sum,
                     {},
                     {},
                     weights.norm_weight,
                     weights.norm_bias,
                     batch.token_examples,
                     batch.positions,
                     config.layer_norm_eps,
                     {},
                     stream});
  return dropHidden(norm(sum, weights.norm_weight, weights.norm_bias, config), stream, batch.token_examples,
                    batch.positions);
}

at::Tensor atenLayer(const LayerWeights& weights, const ModelConfig& config, const DeviceBatch& batch,
                     const DropoutKey& dropout, int64_t index, const at::Tensor& x) {
  return layer(weights, config, batch, allRows(batch), dropout, index, x);
}

at::Tensor atenLastLayer(const LayerWeights& weights, const ModelConfig& config, const DeviceBatch& batch,
                         const DropoutKey& dropout, int64_t index, const at::Tensor& x) {
  return layer(weights, config, batch, firstRowsOf(batch), dropout, index, x);
}

}  // namespace cloze
