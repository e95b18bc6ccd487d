#include <core/base/random.h>
#include <core/data/features.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace cloze {
namespace {

FeatureSet threeExamples() {
  FeatureSet features;
  features.input_ids = {2, 10, 3, 2, 20, 3, 21, 22, 3, 2, 3};
  features.token_type_ids = {0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0};
  features.starts = {0, 3, 9, 11};
  features.labels = {1, 0, 1};
  return features;
}

TEST(Batches, PackedHasNoPadding) {
  const PackedBatch batch = packBatch(threeExamples(), std::vector<int64_t>{1, 0});
  EXPECT_EQ(batch.input_ids, (std::vector<int64_t>{2, 20, 3, 21, 22, 3, 2, 10, 3}));
  EXPECT_EQ(batch.token_type_ids, (std::vector<int64_t>{0, 0, 0, 1, 1, 1, 0, 0, 0}));
  EXPECT_EQ(batch.positions, (std::vector<int64_t>{0, 1, 2, 3, 4, 5, 0, 1, 2}));
  EXPECT_EQ(batch.bounds, (std::vector<int32_t>{0, 6, 9}));
  EXPECT_EQ(batch.labels, (std::vector<int64_t>{0, 1}));
  EXPECT_EQ(batch.examples, (std::vector<int64_t>{1, 0}));
  EXPECT_EQ(batch.longest(), 6);
  EXPECT_EQ(batch.tokens(), 9);
  ASSERT_EQ(batch.targets.size(), 2u);
  EXPECT_TRUE(std::isnan(batch.targets[0]));
}

TEST(Batches, RegressionHasTargetsAndNoLabels) {
  FeatureSet features = threeExamples();
  features.labels.clear();
  features.targets = {0.5, 1.5, 2.5};
  const PackedBatch batch = packBatch(features, std::vector<int64_t>{2, 0});
  EXPECT_EQ(batch.targets, (std::vector<double>{2.5, 0.5}));
  EXPECT_EQ(batch.labels, (std::vector<int64_t>{-1, -1}));
}

TEST(Batches, EmptyBatch) {
  const PackedBatch batch = packBatch(threeExamples(), {});
  EXPECT_EQ(batch.sequences(), 0);
  EXPECT_EQ(batch.tokens(), 0);
  EXPECT_EQ(batch.longest(), 0);
}

TEST(Batches, PaddedIsThePeersView) {
  const PackedBatch batch = packBatch(threeExamples(), std::vector<int64_t>{0, 2});
  const PaddedBatch padded = padBatch(batch, 0, 9);
  EXPECT_EQ(padded.length, 3);
  EXPECT_EQ(padded.input_ids, (std::vector<int64_t>{2, 10, 3, 2, 3, 9}));
  EXPECT_EQ(padded.attention_mask, (std::vector<int64_t>{1, 1, 1, 1, 1, 0}));
  const PaddedBatch wide = padBatch(batch, 5, 0);
  EXPECT_EQ(wide.input_ids, (std::vector<int64_t>{2, 10, 3, 0, 0, 2, 3, 0, 0, 0}));
  EXPECT_EQ(wide.token_type_ids.size(), 10u);
}

struct OrderRow {
  int64_t examples, batch, steps, lastBatch;
};

TEST(BatchOrder, AnEpochIsEveryExampleOnce) {
  for (const OrderRow row :
       {OrderRow{10, 4, 3, 2}, OrderRow{8, 4, 2, 4}, OrderRow{3, 32, 1, 3}, OrderRow{3668, 32, 115, 20}}) {
    BatchOrder order(42, row.examples, row.batch);
    EXPECT_EQ(order.stepsPerEpoch(), row.steps);
    for (int64_t epoch = 0; epoch < 2; ++epoch) {
      std::vector<int64_t> all;
      for (int64_t step = 0; step < row.steps; ++step) {
        const auto batch = order.batch(epoch * row.steps + step);
        EXPECT_EQ(static_cast<int64_t>(batch.size()), step + 1 == row.steps ? row.lastBatch : row.batch);
        all.insert(all.end(), batch.begin(), batch.end());
      }
      EXPECT_EQ(all, epochOrder(42, static_cast<uint64_t>(epoch), row.examples));
      std::sort(all.begin(), all.end());
      std::vector<int64_t> every(static_cast<size_t>(row.examples));
      std::iota(every.begin(), every.end(), 0);
      EXPECT_EQ(all, every);
    }
  }
}

TEST(BatchOrder, IsAFunctionOfSeedAndStepAlone) {
  BatchOrder forward(7, 100, 8), backward(7, 100, 8);
  std::vector<std::vector<int64_t>> batches;
  for (int64_t step = 0; step < 40; ++step) batches.push_back(forward.batch(step));
  for (int64_t step = 39; step >= 0; --step) EXPECT_EQ(backward.batch(step), batches[static_cast<size_t>(step)]);
  EXPECT_NE(BatchOrder(8, 100, 8).batch(0), batches[0]);
  EXPECT_NE(batches[0], batches[13]);  // the next epoch's first
  EXPECT_TRUE(BatchOrder(7, 0, 8).batch(3).empty());
}

}  // namespace
}  // namespace cloze
