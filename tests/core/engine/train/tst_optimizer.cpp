// Every optimiser and schedule fed recorded gradients, against torch.optim.AdamW, Google's optimiser and Transformers'
// schedules (tests/golden/generate_training_goldens.py).
#include <core/engine/train/optimizer.h>
#include <tests/source_folder.h>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>
#include <limits>
#include <map>

namespace cloze {
namespace {

using nlohmann::json;

const json& golden() {
  static const json document = [] {
    std::ifstream file(test::sourceFolder() / "tests/golden/training/optimizers.json");
    return json::parse(file);
  }();
  return document;
}

OptimizerSpec specOf(const json& row) {
  OptimizerSpec spec;
  spec.optimizer = row["optimizer"] == "adamw" ? OptimizerKind::AdamW : OptimizerKind::AdamWGoogle;
  const std::map<std::string, ScheduleKind> schedules = {{"linear", ScheduleKind::Linear},
                                                         {"linear-google", ScheduleKind::LinearGoogle},
                                                         {"constant", ScheduleKind::Constant},
                                                         {"cosine", ScheduleKind::Cosine},
                                                         {"polynomial", ScheduleKind::Polynomial}};
  spec.schedule = schedules.at(row["schedule"]);
  spec.learning_rate = row["lr"];
  spec.warmup_steps = row["warmup"];
  spec.warmup_proportion = 0;
  spec.weight_decay = row["wd"];
  spec.adam_beta1 = row["beta1"];
  spec.adam_beta2 = row["beta2"];
  spec.adam_epsilon = row["eps"];
  spec.max_grad_norm = row["clip"];
  spec.polynomial_power = row["power"];
  spec.end_learning_rate = row["end_lr"];
  return spec;
}

at::Tensor tensorOf(const json& values, const std::string& name, at::ScalarType dtype) {
  return at::tensor(values[name].get<std::vector<double>>(), at::kDouble)
      .reshape(golden()["shapes"][name].get<std::vector<int64_t>>())
      .to(dtype);
}

std::vector<NamedParameter> initialParameters(at::ScalarType dtype) {
  std::vector<NamedParameter> parameters;
  for (const std::string name : {"dense.weight", "dense.bias", "LayerNorm.weight"}) {
    parameters.push_back(
        {name, tensorOf(golden()["initial"], name, dtype).clone().requires_grad_(true), name == "dense.weight"});
  }
  return parameters;
}

void setGradients(std::vector<NamedParameter>& parameters, const json& gradients, at::ScalarType dtype) {
  for (NamedParameter& parameter : parameters) {
    parameter.tensor.mutable_grad() = tensorOf(gradients, parameter.name, dtype).clone();
  }
}

double largestDifference(const at::Tensor& a, const at::Tensor& b) {
  return (a.detach().to(at::kDouble) - b.to(at::kDouble)).abs().max().item<double>();
}

TEST(Optimizer, EveryKindFollowsItsReference) {
  for (const json& row : golden()["cases"]) {
    for (const auto& [dtype, tolerance] : {std::pair{at::kDouble, 1e-12}, {at::kFloat, 2e-6}}) {
      const std::string name = row["name"].get<std::string>() + (dtype == at::kDouble ? ", fp64" : ", fp32");
      std::vector<NamedParameter> parameters = initialParameters(dtype);
      Optimizer optimizer(specOf(row), parameters);
      for (size_t step = 0; step < golden()["gradients"].size(); ++step) {
        setGradients(parameters, golden()["gradients"][step], dtype);
        const double norm = optimizer.step(row["rates"][step]);
        EXPECT_NEAR(norm / row["norms"][step].get<double>(), 1.0, dtype == at::kDouble ? 1e-13 : 1e-6) << name;
      }
      EXPECT_EQ(optimizer.steps(), 8);
      for (const NamedParameter& parameter : parameters) {
        EXPECT_LT(largestDifference(parameter.tensor, tensorOf(row["final"], parameter.name, at::kDouble)), tolerance)
            << name << ", " << parameter.name;
        EXPECT_FALSE(parameter.tensor.grad().defined()) << name << ": the gradient is to be cleared";
      }
    }
  }
}

// Narrow weights follow their fp32 masters; updates too small for bf16 are not lost.
TEST(Optimizer, Bf16KeepsMasters) {
  std::vector<NamedParameter> narrow, wide;
  narrow.push_back({"w", at::ones({4}).to(at::kBFloat16).requires_grad_(true), false});
  wide.push_back({"w", at::ones({4}).requires_grad_(true), false});
  OptimizerSpec spec;
  spec.max_grad_norm = 0;
  Optimizer narrowOptimizer(spec, narrow), wideOptimizer(spec, wide);
  for (int step = 0; step < 100; ++step) {
    narrow[0].tensor.mutable_grad() = at::ones({4}).to(at::kBFloat16);
    wide[0].tensor.mutable_grad() = at::ones({4});
    narrowOptimizer.step(1e-4);
    wideOptimizer.step(1e-4);
  }
  EXPECT_TRUE(at::equal(narrow[0].tensor.detach(), wide[0].tensor.detach().to(at::kBFloat16)));
  EXPECT_LT(narrow[0].tensor.detach()[0].item<double>(), 0.995);
  const auto state = narrowOptimizer.state();
  ASSERT_EQ(state.size(), 3u);
  EXPECT_EQ(state[2].first, "w.master");
  EXPECT_TRUE(at::equal(state[2].second, wide[0].tensor.detach()));
}

// Beside a sum of 1 each of these parts is half a unit of bf16's last place or less, and would be rounded away.
TEST(Optimizer, SmallPartsOfManyMicroBatchesAreNotRoundedAway) {
  std::vector<NamedParameter> parameters = {{"w", at::ones({4}).to(at::kBFloat16).requires_grad_(true), false}};
  OptimizerSpec spec;
  spec.max_grad_norm = 0;
  Optimizer optimizer(spec, parameters);
  for (int part = 0; part < 32; ++part) {
    const at::Tensor gradient = at::full({4}, part == 0 ? 1.0 : 1.0 / 512, at::kBFloat16);
    at::Tensor& grad = parameters[0].tensor.mutable_grad();
    grad = grad.defined() ? grad + gradient : gradient;  // as the backward pass does
    if (part < 31) optimizer.gather();                   // what is left in .grad at the end counts as well
  }
  EXPECT_NEAR(optimizer.step(1e-3), 2 * (1 + 31.0 / 512), 1e-6);
  parameters[0].tensor.mutable_grad() = at::ones({4}).to(at::kBFloat16);
  EXPECT_NEAR(optimizer.step(1e-3), 2, 1e-6) << "nothing of the step before is left";
}

TEST(Optimizer, ANonFiniteNormChangesNothing) {
  std::vector<NamedParameter> parameters = initialParameters(at::kFloat);
  Optimizer optimizer(OptimizerSpec{}, parameters);
  const at::Tensor before = parameters[0].tensor.detach().clone();
  setGradients(parameters, golden()["gradients"][0], at::kFloat);
  parameters[1].tensor.mutable_grad().fill_(std::numeric_limits<double>::infinity());
  EXPECT_FALSE(std::isfinite(optimizer.step(1e-3)));
  EXPECT_TRUE(at::equal(before, parameters[0].tensor.detach()));
  EXPECT_EQ(optimizer.steps(), 0);
}

TEST(Optimizer, AParameterWithoutGradientIsLeftAlone) {
  std::vector<NamedParameter> parameters = initialParameters(at::kFloat);
  Optimizer optimizer(OptimizerSpec{}, parameters);
  const at::Tensor before = parameters[1].tensor.detach().clone();
  parameters[0].tensor.mutable_grad() = at::ones_like(parameters[0].tensor);
  optimizer.step(1e-3);
  EXPECT_TRUE(at::equal(before, parameters[1].tensor.detach()));
}

TEST(Optimizer, RestoredStateContinuesToTheBit) {
  const json& row = golden()["cases"][0];
  std::vector<NamedParameter> straight = initialParameters(at::kFloat), resumed = initialParameters(at::kFloat);
  Optimizer whole(specOf(row), straight);
  auto firstHalf = std::make_unique<Optimizer>(specOf(row), resumed);
  for (size_t step = 0; step < 8; ++step) {
    if (step == 3) {
      auto state = firstHalf->state();
      for (auto& [name, tensor] : state) tensor = tensor.clone();
      firstHalf = std::make_unique<Optimizer>(specOf(row), resumed);
      ASSERT_TRUE(firstHalf->restore(state, 3).ok());
    }
    setGradients(straight, golden()["gradients"][step], at::kFloat);
    setGradients(resumed, golden()["gradients"][step], at::kFloat);
    whole.step(row["rates"][step]);
    firstHalf->step(row["rates"][step]);
  }
  for (size_t i = 0; i < straight.size(); ++i) {
    EXPECT_TRUE(at::equal(straight[i].tensor.detach(), resumed[i].tensor.detach())) << straight[i].name;
  }
}

TEST(Optimizer, RestoreNamesWhatDoesNotFit) {
  std::vector<NamedParameter> parameters = initialParameters(at::kFloat);
  Optimizer optimizer(OptimizerSpec{}, parameters);
  auto state = optimizer.state();
  auto missing = state;
  missing.pop_back();
  const Status absent = optimizer.restore(missing, 1);
  ASSERT_FALSE(absent.ok());
  EXPECT_NE(absent.error().message.find("LayerNorm.weight.exp_avg_sq"), std::string::npos);
  state[0].second = at::zeros({7});
  const Status shape = optimizer.restore(state, 1);
  ASSERT_FALSE(shape.ok());
  EXPECT_NE(shape.error().message.find("dense.weight.exp_avg"), std::string::npos);
}

}  // namespace
}  // namespace cloze
