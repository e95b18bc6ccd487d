#include <core/engine/tasks/loss.h>

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace cloze {
namespace {

FeatureSet featuresWithLabels(std::vector<int32_t> labels) {
  FeatureSet features;
  for (size_t i = 0; i < labels.size(); ++i) {
    features.input_ids.push_back(static_cast<int32_t>(i));
    features.token_type_ids.push_back(0);
    features.starts.push_back(static_cast<int64_t>(i) + 1);
    features.targets.push_back(0.5 * static_cast<double>(i));
  }
  features.labels = std::move(labels);
  return features;
}

PackedBatch labelsOnly(const FeatureSet& features, std::span<const int64_t> examples) {
  PackedBatch batch;
  for (const int64_t example : examples) {
    batch.labels.push_back(features.labels[static_cast<size_t>(example)]);
    batch.targets.push_back(features.targets[static_cast<size_t>(example)]);
  }
  return batch;
}

TEST(Loss, BalancedWeightsAreRowsOverLabelsTimesCount) {
  const std::vector<double> weights = labelWeights({}, true, {0, 0, 0, 1, -1}, 3);
  ASSERT_EQ(weights.size(), 3u);
  EXPECT_DOUBLE_EQ(weights[0], 4.0 / (3 * 3));
  EXPECT_DOUBLE_EQ(weights[1], 4.0 / (3 * 1));
  EXPECT_DOUBLE_EQ(weights[2], 0.0);
  EXPECT_EQ(labelWeights({1, 2}, false, {}, 2), (std::vector<double>{1, 2}));
}

// Unequal weights in unequal parts: a mean of the parts' means would differ.
TEST(Loss, PartsSumToTheLargeBatch) {
  const FeatureSet features = featuresWithLabels({0, 1, 1, 2, 0, 2, 1});
  std::vector<int64_t> all(7);
  std::iota(all.begin(), all.end(), 0);
  const std::vector<double> weights = {0.2, 3.0, 1.5};
  const at::Tensor weightTensor = at::tensor(weights, at::kDouble);
  const at::Tensor logits = at::randn({7, 3}, at::kDouble).requires_grad_(true);
  const double total = totalWeight(TaskKind::Classification, weights, features, all);
  EXPECT_DOUBLE_EQ(total, 2 * 0.2 + 3 * 3.0 + 2 * 1.5);

  const at::Tensor whole = taskLoss(TaskKind::Classification, logits, labelsOnly(features, all), weightTensor, total);
  const at::Tensor reference =
      at::cross_entropy_loss(logits, at::tensor({0, 1, 1, 2, 0, 2, 1}, at::kLong), weightTensor);
  EXPECT_NEAR(whole.item<double>(), reference.item<double>(), 1e-14);

  double sum = 0;
  for (const auto& [first, count] : {std::pair<int64_t, int64_t>{0, 3}, {3, 3}, {6, 1}}) {
    const std::span<const int64_t> part = std::span<const int64_t>(all).subspan(first, count);
    sum += taskLoss(TaskKind::Classification, logits.slice(0, first, first + count), labelsOnly(features, part),
                    weightTensor, total)
               .item<double>();
  }
  EXPECT_NEAR(sum, whole.item<double>(), 1e-14);
}

TEST(Loss, RegressionIsTheMeanSquare) {
  const FeatureSet features = featuresWithLabels({-1, -1, -1});
  const std::vector<int64_t> all = {0, 1, 2};
  const at::Tensor logits = at::tensor({1.0, 0.0, 0.0}, at::kDouble).unsqueeze(-1);
  const double total = totalWeight(TaskKind::Regression, {}, features, all);
  EXPECT_NEAR(taskLoss(TaskKind::Regression, logits, labelsOnly(features, all), {}, total).item<double>(),
              (1.0 + 0.25 + 1.0) / 3, 1e-15);
}

TEST(Loss, NarrowLogitsGiveAnFp32Loss) {
  const FeatureSet features = featuresWithLabels({0, 1});
  const std::vector<int64_t> all = {0, 1};
  const at::Tensor logits = at::randn({2, 2}).to(at::kBFloat16);
  const at::Tensor loss = taskLoss(TaskKind::Classification, logits, labelsOnly(features, all), {}, 2);
  EXPECT_EQ(loss.scalar_type(), at::kFloat);
  EXPECT_NEAR(loss.item<double>(),
              at::cross_entropy_loss(logits.to(at::kFloat), at::tensor({0, 1}, at::kLong)).item<double>(), 1e-6);
}

TEST(Loss, ABatchThatWeighsNothingHasLossZero) {
  const FeatureSet features = featuresWithLabels({0, 0});
  const std::vector<int64_t> all = {0, 1};
  const at::Tensor weights = at::tensor({0.0, 1.0}, at::kFloat);
  const at::Tensor loss = taskLoss(TaskKind::Classification, at::randn({2, 2}), labelsOnly(features, all), weights, 0);
  EXPECT_EQ(loss.item<double>(), 0.0);
}

}  // namespace
}  // namespace cloze
