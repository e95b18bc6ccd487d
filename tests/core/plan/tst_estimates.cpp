#include <core/plan/estimates.h>
#include <core/plan/plan.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace cloze {
namespace {

ModelConfig baseConfig() {
  ModelConfig config;
  config.vocab_size = 30522;
  return config;
}

// Base at length 128, batch 32, padded: 2.145 TFLOP a training step by the formula of the literature.
TEST(Estimates, FlopsOfBertBase) {
  const double forward = forwardFlops(baseConfig(), 32, 32 * 128, 32 * 128 * 128);
  EXPECT_NEAR(3 * forward / 1e12, 2.145, 0.001);
  EXPECT_EQ(forwardFlops(baseConfig(), 0, 0, 0), 0);
}

using Lengths = std::vector<int32_t>;

TEST(Estimates, ShapeOfAnEpoch) {
  const Lengths features = {4, 4, 4, 4};
  const BatchShape even = shapeOfEpoch(features, 1, 2, 1);
  EXPECT_EQ(even.most_tokens, 8);
  EXPECT_EQ(even.most_squares, 32);
  EXPECT_EQ(even.padding_share, 0);
  EXPECT_EQ(even.tokens, 4);
  EXPECT_EQ(even.squares, 16);

  const BatchShape whole = shapeOfEpoch(Lengths({2, 10, 4, 4}), 1, 4, 1);
  EXPECT_EQ(whole.most_tokens, 20);
  EXPECT_EQ(whole.most_padded_tokens, 40);
  EXPECT_DOUBLE_EQ(whole.padding_share, 0.5);

  const BatchShape single = shapeOfEpoch(Lengths({2, 10, 4, 4}), 1, 4, 4);  // micro-batches of one
  EXPECT_EQ(single.most_tokens, 10);
  EXPECT_EQ(single.most_parts, 4);
  EXPECT_EQ(whole.most_parts, 1);
  EXPECT_EQ(single.padding_share, 0);
  EXPECT_EQ(shapeOfEpoch({}, 1, 4, 1).most_tokens, 0);
}

TEST(Estimates, MemoryGrowsWithWhatItShould) {
  const ModelConfig config = baseConfig();
  BatchShape shape;
  shape.most_tokens = 32 * 128;
  shape.most_squares = 32 * 128 * 128;
  const uint64_t fp32 = trainingMemoryBytes(config, 2, Precision::Fp32, shape, false);
  const auto parameters = static_cast<uint64_t>(config.parameterCount(2));
  EXPECT_GT(fp32, 16 * parameters);
  BatchShape larger = shape;
  larger.most_tokens *= 2;
  EXPECT_GT(trainingMemoryBytes(config, 2, Precision::Fp32, larger, false), fp32);
  EXPECT_LT(trainingMemoryBytes(config, 2, Precision::Bf16, shape, false), fp32);
  EXPECT_GT(trainingMemoryBytes(config, 2, Precision::Fp64, shape, false), fp32);
  BatchShape parts = shape;
  parts.most_parts = 4;
  EXPECT_EQ(trainingMemoryBytes(config, 2, Precision::Fp32, parts, false), fp32);
  EXPECT_EQ(trainingMemoryBytes(config, 2, Precision::Bf16, parts, false),
            trainingMemoryBytes(config, 2, Precision::Bf16, shape, false) +
                4 * static_cast<uint64_t>(config.parameterCount(2)))
      << "gradients are added up in fp32";
}

TEST(Estimates, DiskHoldsEveryCheckpointKept) {
  RunSpec spec;
  const ModelConfig config = baseConfig();
  const uint64_t one = checkpointBytes(config, 2);
  EXPECT_GT(one, 12 * static_cast<uint64_t>(config.parameterCount(2)));
  spec.evaluation.keep_checkpoints = 0;
  const uint64_t none = runDiskBytes(spec, config, 2);
  spec.evaluation.keep_checkpoints = 5;
  EXPECT_EQ(runDiskBytes(spec, config, 2) - none, 5 * one);
}

TEST(Estimates, AFullDiskIsRefusedWithBytes) {
  RunSpec spec;
  ModelConfig config = baseConfig();
  config.num_hidden_layers = 1;
  config.vocab_size = 100;
  config.hidden_size = 8;
  EXPECT_TRUE(checkDisk(spec, config, 2, "/tmp/there/is/no/such/folder").ok()) << "the nearest folder that is there";
  config.num_hidden_layers = 2'000'000;  // petabytes
  const Status status = checkDisk(spec, config, 2, "/tmp");
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().field, "keep-checkpoints");
  EXPECT_THAT(status.error().message, testing::HasSubstr(std::to_string(runDiskBytes(spec, config, 2)) + " bytes"));
  EXPECT_THAT(status.error().message, testing::HasSubstr("free on this disk"));
}

TEST(Estimates, BytesAsText) {
  EXPECT_EQ(bytesText(0), "0.0 MiB");
  EXPECT_EQ(bytesText(325'000'000), "309.9 MiB");
  EXPECT_EQ(bytesText(1610612736), "1.5 GiB");
}

}  // namespace
}  // namespace cloze
