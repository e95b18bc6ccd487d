#include <core/engine/train/optimizer.h>

#include <c10/core/GradMode.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace cloze {
namespace {

// AdamW's correction 1 - beta^step is 1 at this step for every beta below 1: the same kernel without the correction.
constexpr double kStepWithoutCorrection = 1e30;

bool isNarrow(const at::Tensor& tensor) {
  return tensor.scalar_type() != at::kFloat && tensor.scalar_type() != at::kDouble;
}

// torch.nn.utils.clip_grad_norm_ adds 1e-6 to the norm; tf.clip_by_global_norm, which Google's optimiser uses, does
// not.
double clipFactor(const OptimizerSpec& spec, double norm) {
  if (spec.max_grad_norm <= 0) return 1.0;
  const double divisor = spec.optimizer == OptimizerKind::AdamWGoogle ? norm : norm + 1e-6;
  return divisor > spec.max_grad_norm ? spec.max_grad_norm / divisor : 1.0;
}

}  // namespace

Optimizer::Optimizer(const OptimizerSpec& spec, std::vector<NamedParameter>& parameters) : m_spec(spec) {
  c10::NoGradGuard noGrad;
  for (NamedParameter& parameter : parameters) {
    Slot slot;
    slot.name = parameter.name;
    slot.parameter = parameter.tensor;
    slot.decay = parameter.decay;
    slot.master = isNarrow(parameter.tensor) ? parameter.tensor.detach().to(at::kFloat) : parameter.tensor.detach();
    slot.exp_avg = at::zeros_like(slot.master, at::MemoryFormat::Contiguous);
    slot.exp_avg_sq = at::zeros_like(slot.master, at::MemoryFormat::Contiguous);
    m_slots.push_back(std::move(slot));
  }
}

void Optimizer::gather() {
  c10::NoGradGuard noGrad;
  std::vector<at::Tensor> first, starts, parts, sums;
  for (Slot& slot : m_slots) {
    if (!isNarrow(slot.parameter) || !slot.parameter.grad().defined()) continue;
    const bool begins = !slot.gathered.defined();
    if (begins) slot.gathered = at::empty_like(slot.master);
    (begins ? first : parts).push_back(slot.parameter.grad());
    (begins ? starts : sums).push_back(slot.gathered);
    slot.parameter.mutable_grad().reset();
  }
  if (!starts.empty()) at::_foreach_copy_(starts, first);
  if (!sums.empty()) at::_foreach_add_(sums, parts);
}

double Optimizer::step(double lr) {
  c10::NoGradGuard noGrad;
  if (std::any_of(m_slots.begin(), m_slots.end(), [](const Slot& slot) { return slot.gathered.defined(); })) gather();
  struct Group {
    std::vector<at::Tensor> parameters, gradients, exp_avgs, exp_avg_sqs, steps;
  };
  Group groups[2];  // by weight decay: no, yes
  std::vector<at::Tensor> gradients, narrow, widened;
  std::vector<Slot*> updated;
  for (Slot& slot : m_slots) {
    const at::Tensor& gradient = slot.gathered.defined() ? slot.gathered : slot.parameter.grad();
    if (!gradient.defined()) continue;  // took no part in the loss: as in torch, left alone
    gradients.push_back(gradient);
    if (isNarrow(gradient)) {
      narrow.push_back(gradient);
      gradients.back() = at::empty_like(slot.master);
      widened.push_back(gradients.back());
    }
    updated.push_back(&slot);
  }
  if (gradients.empty()) return 0.0;
  // All at once, here and below: a GPU would wait for hundreds of small copies to be started.
  if (!narrow.empty()) at::_foreach_copy_(widened, narrow);
  const double norm = at::linalg_vector_norm(at::stack(at::_foreach_norm(gradients, 2))).item<double>();
  if (!std::isfinite(norm)) return norm;

  const double factor = clipFactor(m_spec, norm);
  if (factor != 1.0) at::_foreach_mul_(gradients, factor);
  const bool corrected = m_spec.optimizer == OptimizerKind::AdamW;
  const at::Tensor stepTensor = at::full({}, corrected ? static_cast<double>(m_steps + 1) : kStepWithoutCorrection,
                                         at::TensorOptions().dtype(at::kFloat).device(gradients.front().device()));
  for (size_t i = 0; i < updated.size(); ++i) {
    Group& group = groups[updated[i]->decay ? 1 : 0];
    group.parameters.push_back(updated[i]->master);
    group.gradients.push_back(gradients[i]);
    group.exp_avgs.push_back(updated[i]->exp_avg);
    group.exp_avg_sqs.push_back(updated[i]->exp_avg_sq);
    group.steps.push_back(stepTensor);
  }
  for (int decay = 0; decay < 2; ++decay) {
    Group& group = groups[decay];
    if (group.parameters.empty()) continue;
    at::_fused_adamw_(group.parameters, group.gradients, group.exp_avgs, group.exp_avg_sqs, {}, group.steps, lr,
                      m_spec.adam_beta1, m_spec.adam_beta2, decay == 1 ? m_spec.weight_decay : 0.0, m_spec.adam_epsilon,
                      /*amsgrad=*/false, /*maximize=*/false);
  }
  std::vector<at::Tensor> working, masters;
  for (Slot* slot : updated) {
    if (isNarrow(slot->parameter)) {
      working.push_back(slot->parameter.detach());
      masters.push_back(slot->master);
    }
    // Freed rather than zeroed: the next backward then hands its buffer over instead of adding into this one.
    slot->parameter.mutable_grad().reset();
    slot->gathered.reset();
  }
  if (!working.empty()) at::_foreach_copy_(working, masters);
  ++m_steps;
  return norm;
}

std::vector<std::pair<std::string, at::Tensor>> Optimizer::weights() const {
  std::vector<std::pair<std::string, at::Tensor>> tensors;
  for (const Slot& slot : m_slots) tensors.emplace_back(slot.name, slot.master);
  return tensors;
}

void Optimizer::setMasters(const std::vector<NamedParameter>& wide) {
  c10::NoGradGuard noGrad;
  for (Slot& slot : m_slots) {
    if (!isNarrow(slot.parameter)) continue;
    for (const NamedParameter& source : wide) {
      if (source.name == slot.name) slot.master.copy_(source.tensor);
    }
    slot.parameter.detach().copy_(slot.master);
  }
}

std::vector<std::pair<std::string, at::Tensor>> Optimizer::state() const {
  std::vector<std::pair<std::string, at::Tensor>> tensors;
  for (const Slot& slot : m_slots) {
    tensors.emplace_back(slot.name + ".exp_avg", slot.exp_avg.cpu());
    tensors.emplace_back(slot.name + ".exp_avg_sq", slot.exp_avg_sq.cpu());
    if (isNarrow(slot.parameter)) tensors.emplace_back(slot.name + ".master", slot.master.cpu());
  }
  return tensors;
}

Status Optimizer::restore(const std::vector<std::pair<std::string, at::Tensor>>& state, int64_t steps) {
  c10::NoGradGuard noGrad;
  std::map<std::string, at::Tensor> byName(state.begin(), state.end());
  const auto take = [&](const std::string& name, const at::Tensor& target) -> Status {
    const auto found = byName.find(name);
    if (found == byName.end()) {
      return makeError(ErrorCode::InvalidData, "The saved optimiser has no tensor " + name +
                                                   ". The checkpoint is not of this model; resume from another one.");
    }
    if (found->second.sizes() != target.sizes() || found->second.scalar_type() != target.scalar_type()) {
      return makeError(ErrorCode::InvalidData, "The saved optimiser's tensor " + name +
                                                   " has another shape or type than the model's parameter.");
    }
    target.copy_(found->second);
    return {};
  };
  for (Slot& slot : m_slots) {
    CLOZE_TRY(take(slot.name + ".exp_avg", slot.exp_avg));
    CLOZE_TRY(take(slot.name + ".exp_avg_sq", slot.exp_avg_sq));
    if (!isNarrow(slot.parameter)) continue;
    CLOZE_TRY(take(slot.name + ".master", slot.master));
    slot.parameter.detach().copy_(slot.master);
  }
  m_steps = steps;
  return {};
}

}  // namespace cloze
