#include <tests/core/engine/model/golden_model.h>

#include <core/engine/model/aten_model.h>
#include <core/engine/model/weights.h>

#include <ATen/core/grad_mode.h>

namespace cloze::test {
namespace {

struct GoldenRow {
  const char* name;  // of the golden's tensors, too
  at::ScalarType dtype;
  enum Path {
    Fused,      // the last layer for the first tokens alone
    FusedAll,   // all hidden states
    Reference,  // LibTorch's operators over a padded batch
  } path;
  double tolerance;
};
std::string pathName(GoldenRow::Path path) {
  return path == GoldenRow::Fused ? "Fused" : path == GoldenRow::FusedAll ? "FusedAll" : "Reference";
}
void PrintTo(const GoldenRow& row, std::ostream* out) {
  *out << row.name << " " << pathName(row.path);
}

class BertGolden : public testing::TestWithParam<GoldenRow> {};

TEST_P(BertGolden, HiddenStatesLogitsLossAndEveryGradient) {
  const GoldenRow row = GetParam();
  const std::string prefix = std::string(row.name) + ".";
  auto model = goldenModel(row.dtype);
  const DeviceBatch batch = toDevice(goldenBatch(), at::kCPU);
  HiddenStates hidden;
  at::Tensor logits;
  if (row.path == GoldenRow::Reference) {
    logits = referenceForward(*model, batch, DropoutKey::off());
  } else if (row.path == GoldenRow::Fused) {
    logits = model->forward(batch, DropoutKey::off());
  } else {
    logits = model->forward(batch, DropoutKey::off(), &hidden);
    ASSERT_EQ(hidden.layers.size(), 4U);
    for (size_t i = 0; i < hidden.layers.size(); ++i)
      EXPECT_LT(distance(hidden.layers[i], golden(prefix + "hidden." + std::to_string(i))), row.tolerance) << i;
    EXPECT_LT(distance(hidden.pooled, golden(prefix + "pooled")), row.tolerance);
  }
  EXPECT_LT(distance(logits, golden(prefix + "logits")), row.tolerance);
  const at::Tensor loss = crossEntropy(logits, goldenLabels());
  EXPECT_LT(distance(loss.reshape({1}), golden(prefix + "loss")), row.tolerance);
  const auto grads = gradients(*model, loss);
  for (size_t i = 0; i < grads.size(); ++i) {
    const std::string& name = model->parameters()[i].name;
    EXPECT_LT(distance(grads[i], golden(prefix + "grad." + name)), row.tolerance) << name;
  }
}

INSTANTIATE_TEST_SUITE_P(Precisions, BertGolden,
                         testing::Values(GoldenRow{"f32", at::kFloat, GoldenRow::Fused, 2e-6},
                                         GoldenRow{"f64", at::kDouble, GoldenRow::Fused, 1e-12},
                                         GoldenRow{"f32", at::kFloat, GoldenRow::FusedAll, 2e-6},
                                         GoldenRow{"f64", at::kDouble, GoldenRow::FusedAll, 1e-12},
                                         GoldenRow{"f32", at::kFloat, GoldenRow::Reference, 2e-6},
                                         GoldenRow{"f64", at::kDouble, GoldenRow::Reference, 1e-12}),
                         [](const auto& info) { return std::string(info.param.name) + pathName(info.param.path); });

TEST(BertClassifier, BFloat16IsCloseToDouble) {
  auto model = goldenModel(at::kBFloat16);
  const at::Tensor logits = model->forward(toDevice(goldenBatch(), at::kCPU), DropoutKey::off());
  EXPECT_EQ(logits.scalar_type(), at::kBFloat16);
  EXPECT_LT(distance(logits, golden("f64.logits")), 0.05);
  const auto grads = gradients(*model, crossEntropy(logits.to(at::kFloat), goldenLabels()));
  for (size_t i = 0; i < grads.size(); ++i) {
    const std::string& name = model->parameters()[i].name;
    EXPECT_EQ(grads[i].scalar_type(), at::kBFloat16) << name;
    // The key bias has no influence (softmax ignores a shift of a row): its gradient is rounding alone.
    if (name.ends_with("self.key.bias")) continue;
    EXPECT_LT(relativeDistance(grads[i], golden("f64.grad." + name)), 0.15) << name;
  }
}

TEST(BertClassifier, Regression) {
  auto model = goldenModel(at::kDouble, 1);
  const at::Tensor logits = model->forward(toDevice(goldenBatch(), at::kCPU), DropoutKey::off());
  EXPECT_LT(distance(logits, golden("regression.logits")), 1e-12);
  const at::Tensor loss = at::mse_loss(logits.squeeze(1), at::tensor(goldenTargets(), at::kDouble));
  EXPECT_LT(distance(loss.reshape({1}), golden("regression.loss")), 1e-12);
  const auto grads = gradients(*model, loss);
  for (size_t i = 0; i < grads.size(); ++i) {
    const std::string& name = model->parameters()[i].name;
    if (name.starts_with("classifier.") || name == "bert.pooler.dense.weight") {
      EXPECT_LT(distance(grads[i], golden("regression.grad." + name)), 1e-12) << name;
    }
  }
}

struct ActivationRow {
  const char* name;
  Activation activation;
};
class BertActivation : public testing::TestWithParam<ActivationRow> {};

TEST_P(BertActivation, LogitsAndGradient) {
  for (const auto& [dtype, tolerance] : {std::pair{at::kDouble, 1e-12}, std::pair{at::kFloat, 2e-6}}) {
    auto model = goldenModel(dtype, 3, GetParam().activation);
    const at::Tensor logits = model->forward(toDevice(goldenBatch(), at::kCPU), DropoutKey::off());
    const std::string prefix = std::string("activation.") + GetParam().name;
    EXPECT_LT(distance(logits, golden(prefix + ".logits")), tolerance);
    const auto grads = gradients(*model, crossEntropy(logits, goldenLabels()));
    for (size_t i = 0; i < grads.size(); ++i) {
      if (model->parameters()[i].name == "bert.encoder.layer.0.intermediate.dense.bias") {
        EXPECT_LT(distance(grads[i], golden(prefix + ".grad")), tolerance);
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(All, BertActivation,
                         testing::Values(ActivationRow{"gelu", Activation::Gelu},
                                         ActivationRow{"gelu_new", Activation::GeluNew},
                                         ActivationRow{"relu", Activation::Relu},
                                         ActivationRow{"silu", Activation::Silu},
                                         ActivationRow{"tanh", Activation::Tanh}),
                         [](const auto& info) { return info.param.name; });

TEST(BertClassifier, ForwardWithoutGradientsIsTheSame) {
  auto model = goldenModel(at::kFloat);
  const DeviceBatch batch = toDevice(goldenBatch(), at::kCPU);
  const at::Tensor with = model->forward(batch, DropoutKey::off());
  EXPECT_TRUE(with.requires_grad());
  const at::NoGradGuard guard;
  const at::Tensor without = model->forward(batch, DropoutKey::off());
  EXPECT_FALSE(without.requires_grad());
  EXPECT_TRUE(at::equal(with.detach(), without));
}

TEST(BertClassifier, NamesAndShapesFollowTheList) {
  auto model = goldenModel(at::kFloat);
  const auto expected = bertParameters(model->config(), 3);
  ASSERT_EQ(expected.size(), model->parameters().size());
  for (size_t i = 0; i < expected.size(); ++i) {
    const NamedParameter& parameter = model->parameters()[i];
    EXPECT_EQ(parameter.name, expected[i].name);
    EXPECT_EQ(parameter.tensor.sizes().vec(), expected[i].shape) << parameter.name;
    EXPECT_TRUE(parameter.tensor.is_leaf() && parameter.tensor.requires_grad());
    const bool excluded = parameter.name.ends_with("bias") || parameter.name.find("LayerNorm") != std::string::npos;
    EXPECT_EQ(parameter.decay, !excluded) << parameter.name;
  }
}

TEST(BertClassifier, QueryKeyAndValueSeeChangesOfTheirParameters) {
  // They share memory with the one matrix that the fused layer multiplies with.
  auto model = goldenModel(at::kDouble);
  const DeviceBatch batch = toDevice(goldenBatch(), at::kCPU);
  {
    const at::NoGradGuard guard;
    for (auto& parameter : model->parameters())
      if (parameter.name.find("attention.self") != std::string::npos) parameter.tensor.mul_(1.1);
  }
  EXPECT_LT(distance(model->forward(batch, DropoutKey::off()), referenceForward(*model, batch, DropoutKey::off())),
            1e-13);
}

struct RefusedRow {
  const char* name;
  void (*change)(ModelConfig*, int64_t*, at::ScalarType*);
  const char* field;
};
class BertRefuses : public testing::TestWithParam<RefusedRow> {};

TEST_P(BertRefuses, NamesTheField) {
  ModelConfig config;
  config.vocab_size = 99;
  config.hidden_size = 32;
  config.num_attention_heads = 4;
  config.num_hidden_layers = 1;
  config.intermediate_size = 48;
  int64_t outputs = 2;
  at::ScalarType dtype = at::kFloat;
  GetParam().change(&config, &outputs, &dtype);
  const auto model = BertClassifier::create(config, outputs, dtype, at::kCPU);
  ASSERT_FALSE(model.ok());
  EXPECT_EQ(model.error().code, ErrorCode::InvalidArgument);
  EXPECT_EQ(model.error().field, GetParam().field);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, BertRefuses,
    testing::Values(RefusedRow{"NoOutputs", [](ModelConfig*, int64_t* o, at::ScalarType*) { *o = 0; }, "num_labels"},
                    RefusedRow{"Heads", [](ModelConfig* c, int64_t*, at::ScalarType*) { c->num_attention_heads = 5; },
                               "num_attention_heads"},
                    RefusedRow{"NoHeads", [](ModelConfig* c, int64_t*, at::ScalarType*) { c->num_attention_heads = 0; },
                               "num_attention_heads"},
                    RefusedRow{"Vocabulary", [](ModelConfig* c, int64_t*, at::ScalarType*) { c->vocab_size = 0; },
                               "hidden_size"},
                    RefusedRow{"Layers", [](ModelConfig* c, int64_t*, at::ScalarType*) { c->num_hidden_layers = 5000; },
                               "num_hidden_layers"},
                    RefusedRow{"Half", [](ModelConfig*, int64_t*, at::ScalarType* d) { *d = at::kHalf; }, "precision"}),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace cloze::test
