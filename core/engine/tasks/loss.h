// The loss of a task over a micro-batch, as its part of the effective batch's loss.
//
// A micro-batch is divided by the weight of the whole effective batch, so that the sum of the parts is the loss of the
// large batch and accumulated gradients are its gradients (Transformers' mean over each micro-batch is not). Pure
// functions; any thread.
#pragma once

#include <core/data/features.h>
#include <core/data/tasks.h>

#include <ATen/ATen.h>

#include <cstdint>
#include <span>
#include <vector>

namespace cloze {

// One weight a label: those given, or n / (labels * count) of the training rows where balanced; empty: all 1. A label
// without rows gets 0. REQUIRES: `given` is empty or has one entry a label
std::vector<double> labelWeights(const std::vector<double>& given, bool balanced, const std::vector<int32_t>& labels,
                                 int64_t labelCount);

// What the sum over these examples is divided by: their label weights together, or their number.
double totalWeight(TaskKind kind, std::span<const double> weights, const FeatureSet& features,
                   std::span<const int64_t> examples);

// Cross entropy (weighted by label) or squared error of `logits` [sequences, outputs], summed over the micro-batch and
// divided by `total`. A scalar in fp32, or fp64 where the logits are. `weights`: [labels] of that dtype on the logits'
// device, or undefined: all 1. Labels and targets come from `batch`.
at::Tensor taskLoss(TaskKind kind, const at::Tensor& logits, const PackedBatch& batch, const at::Tensor& weights,
                    double total);

// The dtype losses are computed in for logits of `dtype`: fp64 stays, everything else becomes fp32.
at::ScalarType lossDtype(at::ScalarType dtype);

}  // namespace cloze
