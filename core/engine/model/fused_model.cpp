#include <core/engine/model/fused_model.h>

#include <core/engine/model/aten_model.h>

#include <ATen/core/grad_mode.h>
#include <torch/csrc/autograd/functions/utils.h>

#include <utility>

namespace cloze {

namespace {

using torch::autograd::variable_list;

// What an encoder layer keeps for its backward pass. Rows of all but x, qkv and kv are those of the output.
struct LayerSaved {
  at::Tensor x;
  at::Tensor asking;  // rows of x whose output is wanted: x itself, or the first of each sequence
  at::Tensor qkv;     // undefined where only the first ask; then q and kv [tokens, 2 hidden]
  at::Tensor q, kv;
  at::Tensor log_sum, context, z1, statistics1, middle, slope, inner, z2, statistics2;
};

struct LayerCall {
  LayerWeights weights;
  FusedNorm norm1, norm2;
  DropoutStream attention;
  std::shared_ptr<const PackedRows> rows, out_rows;
  at::Tensor firsts;  // int64 [sequences]: where only the first tokens ask, their rows; else undefined
  int64_t heads = 0;
  Activation activation = Activation::Gelu;
  bool firstOnly() const { return firsts.defined(); }
};

at::Tensor rowsFrom(const at::Tensor& tensor, int64_t third, int64_t count) {
  const int64_t rows = tensor.size(0) / 3;
  return tensor.narrow(0, third * rows, count * rows);
}

AttentionInputs attentionInputs(const LayerCall& call, const LayerSaved& s) {
  const at::Tensor& bias = call.weights.qkv_bias;
  if (!call.firstOnly()) return AttentionInputs::ofThirds(s.qkv, bias);
  const int64_t hidden = s.q.size(1);
  return {s.q,
          s.kv.narrow(1, 0, hidden),
          s.kv.narrow(1, hidden, hidden),
          rowsFrom(bias, 0, 1),
          rowsFrom(bias, 1, 1),
          rowsFrom(bias, 2, 1),
          true};
}

at::Tensor layerForward(const LayerCall& call, const at::Tensor& x, bool keep, LayerSaved* saved) {
  const LayerWeights& w = call.weights;
  LayerSaved s;
  s.x = x;
  if (call.firstOnly()) {
    s.asking = x.index_select(0, call.firsts);
    s.q = at::mm(s.asking, rowsFrom(w.qkv_weight, 0, 1).t());
    s.kv = at::mm(x, rowsFrom(w.qkv_weight, 1, 2).t());
  } else {
    s.asking = x;
    s.qkv = at::mm(x, w.qkv_weight.t());
  }
  s.context = attentionForward(attentionInputs(call, s), *call.rows, call.heads, call.attention, &s.log_sum);
  if (!keep) s.qkv.reset(), s.kv.reset();
  s.z1 = at::mm(s.context, w.attention_weight.t());
  if (!keep) s.context.reset();
  s.middle = normForward(call.norm1, *call.out_rows, s.z1, s.asking, &s.statistics1);
  if (!keep) s.z1.reset();
  s.slope = at::mm(s.middle, w.intermediate_weight.t());
  s.inner = activationForward(s.slope, w.intermediate_bias, call.activation, keep);
  if (!keep) s.slope.reset();
  s.z2 = at::mm(s.inner, w.output_weight.t());
  if (!keep) s.inner.reset();
  at::Tensor y = normForward(call.norm2, *call.out_rows, s.z2, s.middle, &s.statistics2);
  if (keep) *saved = std::move(s);
  return y;
}

struct ProjectionGradients {
  at::Tensor dx, dweight, dbias;  // [tokens, hidden], [3 hidden, hidden], [3, hidden]
};

// Through attention and the three projections; `residual` is the gradient that x gets past them.
ProjectionGradients projectionBackward(const LayerCall& call, const LayerSaved& s, const at::Tensor& dcontext,
                                       at::Tensor residual) {
  const at::Tensor& weight = call.weights.qkv_weight;
  const AttentionInputs in = attentionInputs(call, s);
  ProjectionGradients out;
  if (!call.firstOnly()) {
    const at::Tensor dqkv = at::empty_like(s.qkv);
    const AttentionInputs thirds = AttentionInputs::ofThirds(dqkv, call.weights.qkv_bias);
    out.dbias = attentionBackward(in, dcontext, s.log_sum, *call.rows, call.heads, call.attention, thirds.q, thirds.k,
                                  thirds.v);
    out.dweight = at::mm(dqkv.t(), s.x);
    // The residual's gradient is where the product adds to.
    out.dx = residual.addmm_(dqkv, weight);
    return out;
  }
  const int64_t hidden = s.q.size(1);
  const at::Tensor dq = at::empty_like(s.q), dkv = at::empty_like(s.kv);
  out.dbias = attentionBackward(in, dcontext, s.log_sum, *call.rows, call.heads, call.attention, dq,
                                dkv.narrow(1, 0, hidden), dkv.narrow(1, hidden, hidden));
  out.dweight = at::empty_like(weight);
  at::Tensor dWeightQ = rowsFrom(out.dweight, 0, 1), dWeightKv = rowsFrom(out.dweight, 1, 2);
  at::mm_out(dWeightQ, dq.t(), s.asking);
  at::mm_out(dWeightKv, dkv.t(), s.x);
  residual.addmm_(dq, rowsFrom(weight, 0, 1));
  out.dx = at::mm(dkv, rowsFrom(weight, 1, 2)).index_add_(0, call.firsts, residual);
  return out;
}

// Gradients in the order of the node's inputs: x, then the parameters.
variable_list layerBackward(const LayerCall& call, LayerSaved s, at::Tensor dy) {
  const LayerWeights& w = call.weights;
  NormGradients n2 = normBackward(call.norm2, *call.out_rows, s.z2, s.statistics2, std::move(dy));
  s.z2.reset();
  const at::Tensor dOutput = at::mm(n2.dh.t(), s.inner);
  s.inner.reset();
  at::Tensor dInner = at::mm(n2.dh, w.output_weight);
  n2.dh.reset();
  const at::Tensor dInnerBias = activationBackward(dInner, s.slope);
  s.slope.reset();
  const at::Tensor dInnerWeight = at::mm(dInner.t(), s.middle);
  s.middle.reset();
  n2.dz.addmm_(dInner, w.intermediate_weight);
  dInner.reset();
  NormGradients n1 = normBackward(call.norm1, *call.out_rows, s.z1, s.statistics1, std::move(n2.dz));
  s.z1.reset();
  const at::Tensor dAttention = at::mm(n1.dh.t(), s.context);
  s.context.reset();
  const at::Tensor dcontext = at::mm(n1.dh, w.attention_weight);
  n1.dh.reset();
  const ProjectionGradients p = projectionBackward(call, s, dcontext, std::move(n1.dz));
  auto third = [&](int64_t i) { return rowsFrom(p.dweight, i, 1); };
  return {p.dx,      third(0), p.dbias[0],   third(1),   p.dbias[1], third(2), p.dbias[2], dAttention, n1.dbias,
          n1.dgamma, n1.dbeta, dInnerWeight, dInnerBias, dOutput,    n2.dbias, n2.dgamma,  n2.dbeta};
}

struct LayerNode : public torch::autograd::Node {
  variable_list apply(variable_list&& gradients) override {
    TORCH_CHECK(saved.x.defined(), "the backward pass of an encoder layer runs once: what it needs has been freed");
    if (!gradients[0].defined()) return variable_list(num_outputs());
    const at::NoGradGuard guard;
    // Ours to overwrite only if nobody else holds it.
    at::Tensor dy = std::move(gradients[0]);
    if (dy.use_count() > 1 || !dy.is_contiguous()) dy = dy.clone(at::MemoryFormat::Contiguous);
    return layerBackward(call, std::exchange(saved, {}), std::move(dy));
  }
  void release_variables() override { saved = {}; }
  std::string name() const override { return "BertLayerBackward"; }

  LayerCall call;
  LayerSaved saved;
};

struct EmbeddingsNode : public torch::autograd::Node {
  variable_list apply(variable_list&& gradients) override {
    TORCH_CHECK(z.defined(), "the backward pass of the embeddings runs once: what it needs has been freed");
    if (!gradients[0].defined()) return variable_list(num_outputs());
    const at::NoGradGuard guard;
    at::Tensor dy = std::move(gradients[0]);
    if (dy.use_count() > 1 || !dy.is_contiguous()) dy = dy.clone(at::MemoryFormat::Contiguous);
    const NormGradients n = normBackward(norm, *rows, z, statistics, std::move(dy));
    z.reset();
    return {tableGradient(n.dz, batch.input_ids, word_rows, pad_token_id),
            tableGradient(n.dz, batch.positions, position_rows, -1),
            tableGradient(n.dz, batch.token_type_ids, type_rows, -1), n.dgamma, n.dbeta};
  }
  void release_variables() override { z.reset(); }
  std::string name() const override { return "BertEmbeddingsBackward"; }

  FusedNorm norm;
  std::shared_ptr<const PackedRows> rows;
  DeviceBatch batch;
  int64_t word_rows = 0, position_rows = 0, type_rows = 0, pad_token_id = -1;
  at::Tensor z, statistics;
};

template <typename NodeType>
std::shared_ptr<NodeType> makeNode(torch::autograd::edge_list&& edges) {
  std::shared_ptr<NodeType> node(new NodeType(), torch::autograd::deleteNode);
  node->set_next_edges(std::move(edges));
  return node;
}

FusedNorm makeNorm(const at::Tensor& gamma, const at::Tensor& beta, const at::Tensor& bias, const ModelConfig& config) {
  FusedNorm norm;
  norm.gamma = gamma;
  norm.beta = beta;
  norm.bias = bias;
  norm.epsilon = config.layer_norm_eps;
  return norm;
}

}  // namespace

at::Tensor fusedEmbeddings(const BertWeights& weights, const ModelConfig& config, const DeviceBatch& batch,
                           const std::shared_ptr<const PackedRows>& rows, const DropoutKey& dropout) {
  const bool keep = torch::autograd::compute_requires_grad(weights.word, weights.position, weights.type,
                                                           weights.norm_weight, weights.norm_bias);
  FusedNorm norm = makeNorm(weights.norm_weight, weights.norm_bias, {}, config);
  norm.after = dropoutStream(dropout, 0, DropoutPlace::Embeddings, config.hidden_dropout_prob);
  at::Tensor y, z, statistics;
  {
    const at::NoGradGuard guard;
    z = embeddingSum(weights.word, weights.position, weights.type, batch);
    y = normForward(norm, *rows, z, {}, &statistics);
  }
  if (!keep) return y;
  auto node = makeNode<EmbeddingsNode>(torch::autograd::collect_next_edges(weights.word, weights.position, weights.type,
                                                                           weights.norm_weight, weights.norm_bias));
  node->norm = norm;
  node->rows = rows;
  node->batch = batch;
  node->word_rows = weights.word.size(0);
  node->position_rows = weights.position.size(0);
  node->type_rows = weights.type.size(0);
  node->pad_token_id = config.pad_token_id;
  node->z = z;
  node->statistics = statistics;
  torch::autograd::set_history(y, node);
  return y;
}

namespace {

at::Tensor runLayer(LayerCall call, const ModelConfig& config, const DropoutKey& dropout, int64_t index,
                    const at::Tensor& x) {
  const LayerWeights& w = call.weights;
  call.norm1 = makeNorm(w.attention_norm_weight, w.attention_norm_bias, w.attention_bias, config);
  call.norm1.before = dropoutStream(dropout, index, DropoutPlace::AttentionOutput, config.hidden_dropout_prob);
  call.norm2 = makeNorm(w.output_norm_weight, w.output_norm_bias, w.output_bias, config);
  call.norm2.before = dropoutStream(dropout, index, DropoutPlace::Output, config.hidden_dropout_prob);
  call.attention = dropoutStream(dropout, index, DropoutPlace::Attention, config.attention_probs_dropout_prob);
  call.heads = config.num_attention_heads;
  call.activation = config.hidden_act;
  const bool keep = torch::autograd::compute_requires_grad(x, w.q_weight, w.output_weight);
  LayerSaved saved;
  at::Tensor y;
  {
    const at::NoGradGuard guard;
    y = layerForward(call, x.detach(), keep, &saved);
  }
  if (!keep) return y;
  auto node = makeNode<LayerNode>(torch::autograd::collect_next_edges(
      x, w.q_weight, w.q_bias, w.k_weight, w.k_bias, w.v_weight, w.v_bias, w.attention_weight, w.attention_bias,
      w.attention_norm_weight, w.attention_norm_bias, w.intermediate_weight, w.intermediate_bias, w.output_weight,
      w.output_bias, w.output_norm_weight, w.output_norm_bias));
  node->call = std::move(call);
  node->saved = std::move(saved);
  torch::autograd::set_history(y, node);
  return y;
}

}  // namespace

at::Tensor fusedLayer(const LayerWeights& weights, const ModelConfig& config,
                      const std::shared_ptr<const PackedRows>& rows, const DropoutKey& dropout, int64_t index,
                      const at::Tensor& x) {
  LayerCall call;
  call.weights = weights;
  call.rows = call.out_rows = rows;
  return runLayer(std::move(call), config, dropout, index, x);
}

at::Tensor fusedLastLayer(const LayerWeights& weights, const ModelConfig& config,
                          const std::shared_ptr<const PackedRows>& rows, const DropoutKey& dropout, int64_t index,
                          const at::Tensor& x) {
  LayerCall call;
  call.weights = weights;
  call.rows = rows;
  call.out_rows = firstRows(*rows);
  call.firsts = at::empty({rows->sequences()}, at::kLong);
  auto* firsts = call.firsts.mutable_data_ptr<int64_t>();
  for (int64_t s = 0; s < rows->sequences(); ++s) firsts[s] = rows->bounds[static_cast<size_t>(s)];
  return runLayer(std::move(call), config, dropout, index, x);
}

}  // namespace cloze
