// Dropout on: packed equals padded, accumulation equals the large batch, order and company do not matter.
#include <tests/core/engine/model/golden_model.h>

#include <core/engine/model/aten_model.h>

#include <ATen/core/grad_mode.h>
#include <c10/util/irange.h>

#include <map>

namespace cloze::test {
namespace {

DropoutKey key(int64_t step = 17) {
  DropoutKey k;
  k.enabled = true;
  k.seed = 0x1234567890abcdefULL;
  k.step = step;
  return k;
}

struct PrecisionRow {
  const char* name;
  at::ScalarType dtype;
  double tolerance;
};
class BertDropout : public testing::TestWithParam<PrecisionRow> {};

TEST_P(BertDropout, PackedEqualsPadded) {
  auto model = goldenModel(GetParam().dtype);
  const DeviceBatch batch = toDevice(goldenBatch(), at::kCPU);
  const at::Tensor packed = model->forward(batch, key());
  const at::Tensor padded = referenceForward(*model, batch, key());
  EXPECT_LT(relativeDistance(packed, padded), GetParam().tolerance);
  const auto a = gradients(*model, crossEntropy(packed, goldenLabels()));
  const auto b = gradients(*model, crossEntropy(padded, goldenLabels()));
  for (size_t i = 0; i < a.size(); ++i) {
    const std::string& name = model->parameters()[i].name;
    // Zero but for rounding: a shift of all of a row's scores.
    if (name.ends_with("self.key.bias")) continue;
    EXPECT_LT(relativeDistance(a[i], b[i]), GetParam().tolerance) << name;
  }
}

TEST_P(BertDropout, AccumulationEqualsTheLargeBatch) {
  auto model = goldenModel(GetParam().dtype);
  const auto labels = goldenLabels();
  auto loss = [&](const std::vector<size_t>& which) {
    std::vector<int64_t> own;
    for (const size_t i : which) own.push_back(labels[i]);
    const at::Tensor logits = model->forward(toDevice(goldenBatch(which), at::kCPU), key());
    return crossEntropy(logits, own) * (static_cast<double>(which.size()) / static_cast<double>(labels.size()));
  };
  const auto whole = gradients(*model, loss({0, 1, 2, 3, 4}));
  loss({3}).backward();
  loss({4, 0}).backward();
  loss({1, 2}).backward();
  for (const size_t i : c10::irange(whole.size())) {
    const NamedParameter& parameter = model->parameters()[i];
    if (parameter.name.ends_with("self.key.bias")) continue;
    EXPECT_LT(relativeDistance(parameter.tensor.grad(), whole[i]), GetParam().tolerance) << parameter.name;
  }
}

TEST_P(BertDropout, AnExampleIsTheSameInAnyCompany) {
  auto model = goldenModel(GetParam().dtype);
  const at::NoGradGuard guard;
  const at::Tensor all = model->forward(toDevice(goldenBatch(), at::kCPU), key());
  const at::Tensor alone = model->forward(toDevice(goldenBatch({3}), at::kCPU), key());
  const at::Tensor turned = model->forward(toDevice(goldenBatch({4, 3, 0}), at::kCPU), key());
  EXPECT_LT(relativeDistance(alone[0], all[3]), GetParam().tolerance);
  EXPECT_LT(relativeDistance(turned[0], all[4]), GetParam().tolerance);
  EXPECT_LT(relativeDistance(turned[1], all[3]), GetParam().tolerance);
}

// LibTorch's operators, which a GPU runs: the last layer for the first tokens alone, and for all tokens.
TEST_P(BertDropout, TheFirstTokensAloneEqualTheWholeLastLayer) {
  auto model = goldenModel(GetParam().dtype);
  const DeviceBatch batch = toDevice(goldenBatch(), at::kCPU);
  const auto options = at::TensorOptions().dtype(GetParam().dtype);
  auto run = [&](bool firstsAlone) {
    const LayerWeights weights = layerWeights(*model, 2);
    const at::Tensor x =
        at::sin(at::arange(batch.tokens() * 32, options)).view({batch.tokens(), 32}).set_requires_grad(true);
    const at::Tensor y =
        firstsAlone ? atenLastLayer(weights, model->config(), batch, key(), 2, x)
                    : atenLayer(weights, model->config(), batch, key(), 2, x).index_select(0, firstTokens(batch));
    const at::Tensor loss = (y * at::cos(at::arange(y.numel(), options)).view(y.sizes())).sum();
    std::vector<at::Tensor> found = gradients(*model, loss);
    found.push_back(x.grad());
    found.push_back(y.detach());
    return found;
  };
  const auto alone = run(true), whole = run(false);
  EXPECT_EQ(alone.back().sizes(), (std::vector<int64_t>{batch.sequences(), 32}));
  for (size_t i = 0; i < alone.size(); ++i) {
    const bool isParameter = i < model->parameters().size();
    if (isParameter && model->parameters()[i].name.ends_with("self.key.bias")) continue;
    EXPECT_LT(relativeDistance(alone[i], whole[i]), GetParam().tolerance)
        << (isParameter ? model->parameters()[i].name : "x or y");
  }
}

TEST_P(BertDropout, RepeatsToTheBit) {
  auto model = goldenModel(GetParam().dtype);
  const DeviceBatch batch = toDevice(goldenBatch(), at::kCPU);
  const at::Tensor first = model->forward(batch, key());
  const auto a = gradients(*model, crossEntropy(first, goldenLabels()));
  const at::Tensor second = model->forward(batch, key());
  const auto b = gradients(*model, crossEntropy(second, goldenLabels()));
  EXPECT_TRUE(at::equal(first, second));
  for (size_t i = 0; i < a.size(); ++i) EXPECT_TRUE(at::equal(a[i], b[i])) << model->parameters()[i].name;
}

INSTANTIATE_TEST_SUITE_P(Precisions, BertDropout,
                         testing::Values(PrecisionRow{"fp32", at::kFloat, 2e-6},
                                         PrecisionRow{"fp64", at::kDouble, 1e-12}),
                         [](const auto& info) { return info.param.name; });

TEST(BertDropoutKey, AnotherSeedStepOrExampleDrawsOthers) {
  auto model = goldenModel(at::kDouble);
  const at::NoGradGuard guard;
  const at::Tensor base = model->forward(toDevice(goldenBatch({1}), at::kCPU), key());
  EXPECT_GT(relativeDistance(model->forward(toDevice(goldenBatch({1}), at::kCPU), key(18)), base), 1e-3);
  DropoutKey seed = key();
  ++seed.seed;
  EXPECT_GT(relativeDistance(model->forward(toDevice(goldenBatch({1}), at::kCPU), seed), base), 1e-3);
  PackedBatch other = goldenBatch({1});
  other.examples[0] = 7;
  EXPECT_GT(relativeDistance(model->forward(toDevice(other, at::kCPU), key()), base), 1e-3);
}

// d loss along a random direction of each parameter, by central differences, against the gradient: dropout on, so the
// masks' own path through backward is checked as well.
TEST(BertDropoutKey, GradientsAgreeWithFiniteDifferences) {
  auto model = goldenModel(at::kDouble);
  const DeviceBatch batch = toDevice(goldenBatch(), at::kCPU);
  const auto labels = goldenLabels();
  const auto grads = gradients(*model, crossEntropy(model->forward(batch, key()), labels));
  const at::NoGradGuard guard;
  constexpr double kStep = 1e-6;
  for (size_t i = 0; i < grads.size(); ++i) {
    at::Tensor& parameter = model->parameters()[i].tensor;
    const at::Tensor saved = parameter.detach().clone();
    const at::Tensor direction = at::sin(at::arange(saved.numel(), saved.options()) * 1.7 + 0.3).view(saved.sizes());
    parameter.copy_(saved + kStep * direction);
    const double up = crossEntropy(model->forward(batch, key()), labels).item<double>();
    parameter.copy_(saved - kStep * direction);
    const double down = crossEntropy(model->forward(batch, key()), labels).item<double>();
    parameter.copy_(saved);
    const double expected = (up - down) / (2 * kStep);
    double found = (grads[i] * direction).sum().item<double>();
    // The row of padding gets no gradient, as in Transformers, though it would change the loss.
    if (model->parameters()[i].name == "bert.embeddings.word_embeddings.weight") continue;
    EXPECT_NEAR(found, expected, 1e-8 + 1e-6 * std::abs(expected)) << model->parameters()[i].name;
  }
}

}  // namespace
}  // namespace cloze::test
