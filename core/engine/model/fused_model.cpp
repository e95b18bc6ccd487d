#include <core/engine/model/fused_model.h>

#include <core/engine/model/aten_model.h>

#include <ATen/core/grad_mode.h>
#include <torch/csrc/autograd/functions/utils.h>

#include <utility>

namespace cloze {

namespace {

using torch::autograd::variable_list;

// What an encoder layer keeps for its backward pass.
struct LayerSaved {
  at::Tensor x, qkv, log_sum, context, z1, statistics1, middle, slope, inner, z2, statistics2;
};

struct LayerCall {
  LayerWeights weights;
  FusedNorm norm1, norm2;
  DropoutStream attention;
  std::shared_ptr<const PackedRows> rows;
  int64_t heads = 0;
  Activation activation = Activation::Gelu;
};

at::Tensor layerForward(const LayerCall& call, const at::Tensor& x, bool keep, LayerSaved* saved) {
  const LayerWeights& w = call.weights;
  LayerSaved s;
  s.x = x;
  s.qkv = at::mm(x, w.qkv_weight.t());
  s.context = attentionForward(s.qkv, w.qkv_bias, *call.rows, call.heads, call.attention, &s.log_sum);
  if (!keep) s.qkv.reset();
  s.z1 = at::mm(s.context, w.attention_weight.t());
  if (!keep) s.context.reset();
  s.middle = normForward(call.norm1, *call.rows, s.z1, x, &s.statistics1);
  if (!keep) s.z1.reset();
  s.slope = at::mm(s.middle, w.intermediate_weight.t());
  s.inner = activationForward(s.slope, w.intermediate_bias, call.activation, keep);
  if (!keep) s.slope.reset();
  s.z2 = at::mm(s.inner, w.output_weight.t());
  if (!keep) s.inner.reset();
  at::Tensor y = normForward(call.norm2, *call.rows, s.z2, s.middle, &s.statistics2);
  if (keep) *saved = std::move(s);
  return y;
}

// Gradients in the order of inputs(): x, then the parameters.
variable_list layerBackward(const LayerCall& call, LayerSaved s, at::Tensor dy) {
  const LayerWeights& w = call.weights;
  NormGradients n2 = normBackward(call.norm2, *call.rows, s.z2, s.statistics2, std::move(dy));
  s.z2.reset();
  const at::Tensor dOutput = at::mm(n2.dh.t(), s.inner);
  s.inner.reset();
  at::Tensor dInner = at::mm(n2.dh, w.output_weight);
  n2.dh.reset();
  const at::Tensor dIntermediateBias = activationBackward(dInner, s.slope);
  s.slope.reset();
  const at::Tensor dIntermediate = at::mm(dInner.t(), s.middle);
  s.middle.reset();
  // The residual's gradient is where the product adds to.
  n2.dz.addmm_(dInner, w.intermediate_weight);
  dInner.reset();
  NormGradients n1 = normBackward(call.norm1, *call.rows, s.z1, s.statistics1, std::move(n2.dz));
  s.z1.reset();
  const at::Tensor dAttention = at::mm(n1.dh.t(), s.context);
  s.context.reset();
  const at::Tensor dContext = at::mm(n1.dh, w.attention_weight);
  n1.dh.reset();
  AttentionGradients a =
      attentionBackward(s.qkv, w.qkv_bias, dContext, s.log_sum, *call.rows, call.heads, call.attention);
  const at::Tensor dQkv = at::mm(a.dqkv.t(), s.x);
  n1.dz.addmm_(a.dqkv, w.qkv_weight);
  const auto weights = dQkv.chunk(3), biases = a.dbias.chunk(3);
  return {n1.dz,      weights[0], biases[0], weights[1], biases[1],     weights[2],        biases[2],
          dAttention, n1.dbias,   n1.dgamma, n1.dbeta,   dIntermediate, dIntermediateBias, dOutput,
          n2.dbias,   n2.dgamma,  n2.dbeta};
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

at::Tensor fusedLayer(const LayerWeights& w, const ModelConfig& config, const std::shared_ptr<const PackedRows>& rows,
                      const DropoutKey& dropout, int64_t index, const at::Tensor& x) {
  LayerCall call;
  call.weights = w;
  call.norm1 = makeNorm(w.attention_norm_weight, w.attention_norm_bias, w.attention_bias, config);
  call.norm1.before = dropoutStream(dropout, index, DropoutPlace::AttentionOutput, config.hidden_dropout_prob);
  call.norm2 = makeNorm(w.output_norm_weight, w.output_norm_bias, w.output_bias, config);
  call.norm2.before = dropoutStream(dropout, index, DropoutPlace::Output, config.hidden_dropout_prob);
  call.attention = dropoutStream(dropout, index, DropoutPlace::Attention, config.attention_probs_dropout_prob);
  call.rows = rows;
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

}  // namespace cloze
