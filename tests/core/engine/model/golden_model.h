// The tiny BERT of tests/golden/model, and what Transformers computed with it.
#pragma once

#include <core/engine/model/bert_classifier.h>
#include <core/engine/model/weights.h>
#include <core/files/model_config.h>
#include <core/files/safetensors.h>
#include <tests/source_folder.h>

#include <ATen/ATen.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace cloze::test {

inline std::filesystem::path goldenFolder() {
  return sourceFolder() / "tests/golden/model";
}

// A tensor of golden.safetensors ("f64.grad.classifier.bias"); fails the test where it is missing.
at::Tensor golden(const std::string& name);
// The model with its weights, dropout probabilities as in config.json (0.1).
std::unique_ptr<BertClassifier> goldenModel(at::ScalarType dtype, int64_t outputs = 3,
                                            Activation activation = Activation::Gelu);
// Sequences `which` of golden.json, in that order (empty: all); examples carry the sequence's number.
PackedBatch goldenBatch(std::vector<size_t> which = {});
std::vector<int64_t> goldenLabels();
std::vector<double> goldenTargets();

// A tensor of a safetensors file as it is there.
at::Tensor toTensor(const TensorView& view);
// Copies weights by name from a safetensors file.
void copyWeights(BertClassifier& model, const std::filesystem::path& file);

// max |a - b| / max(1, max |b|)
double distance(const at::Tensor& a, const at::Tensor& b);
// ||a - b|| / ||b||
double relativeDistance(const at::Tensor& a, const at::Tensor& b);

// One layer's parameters as the operators take them, the fused matrix of the projections a copy.
LayerWeights layerWeights(BertClassifier& model, int64_t index);
// The same model by LibTorch's operators over a padded batch: the reference of the fused functions.
at::Tensor referenceForward(BertClassifier& model, const DeviceBatch& batch, const DropoutKey& dropout);

// Mean cross entropy and its gradients, by parameter; clears the gradients before and after.
std::vector<at::Tensor> gradients(BertClassifier& model, const at::Tensor& loss);
at::Tensor crossEntropy(const at::Tensor& logits, const std::vector<int64_t>& labels);

}  // namespace cloze::test
