// Initial weights: Transformers' rules (_init_weights), a function of the seed and the name alone.
#include <tests/core/engine/model/golden_model.h>

#include <cmath>

namespace cloze::test {
namespace {

std::unique_ptr<BertClassifier> randomModel(uint64_t seed, int64_t layers, at::ScalarType dtype = at::kDouble) {
  ModelConfig config;
  config.vocab_size = 2000;
  config.hidden_size = 64;
  config.num_attention_heads = 4;
  config.num_hidden_layers = layers;
  config.intermediate_size = 256;
  config.pad_token_id = 3;
  config.initializer_range = 0.05;
  auto model = BertClassifier::create(config, 2, dtype, at::kCPU);
  EXPECT_TRUE(model.ok());
  (*model)->initialise(seed);
  return std::move(*model);
}

TEST(Initialise, FollowsTransformersRules) {
  auto model = randomModel(11, 2);
  for (const NamedParameter& parameter : model->parameters()) {
    const at::Tensor values = parameter.tensor.detach();
    if (parameter.name.ends_with(".bias")) {
      EXPECT_EQ(values.abs().max().item<double>(), 0) << parameter.name;
    } else if (parameter.name.find("LayerNorm") != std::string::npos) {
      EXPECT_TRUE((values == 1).all().item<bool>()) << parameter.name;
    } else {
      // Five standard errors of mean and deviation.
      const double n = static_cast<double>(values.numel());
      EXPECT_NEAR(values.mean().item<double>(), 0, 5 * 0.05 / std::sqrt(n)) << parameter.name;
      EXPECT_NEAR(values.std().item<double>(), 0.05, 5 * 0.05 / std::sqrt(2 * n) + 1e-4) << parameter.name;
      const double kurtosis = values.pow(4).mean().item<double>() / std::pow(0.05, 4);
      EXPECT_NEAR(kurtosis, 3, 5 * std::sqrt(96 / n) + 0.01) << parameter.name;
    }
  }
  const at::Tensor words = model->parameters()[0].tensor.detach();
  EXPECT_EQ(words[3].abs().max().item<double>(), 0);
  EXPECT_GT(words[0].abs().max().item<double>(), 0);
}

TEST(Initialise, DependsOnSeedAndNameAlone) {
  auto one = randomModel(5, 1), same = randomModel(5, 1), deeper = randomModel(5, 3), other = randomModel(6, 1);
  for (const NamedParameter& parameter : one->parameters()) {
    auto find = [&](BertClassifier& model) {
      for (NamedParameter& candidate : model.parameters())
        if (candidate.name == parameter.name) return candidate.tensor.detach();
      ADD_FAILURE() << parameter.name;
      return at::Tensor();
    };
    EXPECT_TRUE(at::equal(parameter.tensor, find(*same))) << parameter.name;
    EXPECT_TRUE(at::equal(parameter.tensor, find(*deeper))) << parameter.name;
    if (parameter.tensor.dim() == 2) {
      EXPECT_FALSE(at::equal(parameter.tensor, find(*other))) << parameter.name;
    }
  }
}

TEST(Initialise, NarrowerTypesAreTheSameNumbersRounded) {
  auto wide = randomModel(5, 1), narrow = randomModel(5, 1, at::kFloat);
  for (size_t i = 0; i < wide->parameters().size(); ++i)
    EXPECT_TRUE(at::equal(wide->parameters()[i].tensor.detach().to(at::kFloat), narrow->parameters()[i].tensor));
}

}  // namespace
}  // namespace cloze::test
