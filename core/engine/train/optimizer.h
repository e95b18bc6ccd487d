// AdamW over named parameters: fp32 (or fp64) master weights and moments, weight-decay groups, clipping by global norm.
//
// Follows torch.optim.AdamW, and without bias correction google-research/bert optimization.py. One thread.
#pragma once

#include <core/base/result.h>
#include <core/engine/model/bert_classifier.h>
#include <core/spec/run_spec.h>

#include <ATen/ATen.h>

#include <string>
#include <utility>
#include <vector>

namespace cloze {

class Optimizer {
 public:
  // Keeps references to the parameters' tensors. Working weights narrower than fp32 get fp32 masters.
  Optimizer(const OptimizerSpec& spec, std::vector<NamedParameter>& parameters);
  // After the backward pass of one micro-batch of several: adds the .grad of parameters narrower than fp32 to sums in
  // fp32 and frees it. In .grad itself the parts would be added up in bf16, which rounds small ones away.
  void gather();
  // One step with the parameters' .grad, or what was gathered of it, at learning rate `lr`; clips to
  // spec.max_grad_norm, zeroes the gradients. Returns the global norm before clipping; when it is not finite nothing is
  // changed.
  double step(double lr);
  int64_t steps() const { return m_steps; }

  // The weights at full precision (fp32 masters of narrow parameters), by parameter name: what a checkpoint holds.
  std::vector<std::pair<std::string, at::Tensor>> weights() const;
  // Starts narrow parameters from masters that were never rounded to them. Others are left as they are.
  void setMasters(const std::vector<NamedParameter>& wide);

  // Everything a resume needs, under "<parameter>.exp_avg", "<parameter>.exp_avg_sq", "<parameter>.master"; CPU
  // tensors.
  std::vector<std::pair<std::string, at::Tensor>> state() const;
  Status restore(const std::vector<std::pair<std::string, at::Tensor>>& state, int64_t steps);

 private:
  struct Slot {
    std::string name;
    at::Tensor parameter, master, exp_avg, exp_avg_sq;  // master: parameter itself where it is fp32 or fp64
    at::Tensor gathered;                                // undefined where nothing was
    bool decay = true;
  };
  OptimizerSpec m_spec;
  std::vector<Slot> m_slots;
  int64_t m_steps = 0;
};

}  // namespace cloze
