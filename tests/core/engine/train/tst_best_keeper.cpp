#include <core/engine/train/best_keeper.h>

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace cloze {
namespace {

BestKeeper keeperOf(const std::string& metric) {
  BestKeeper keeper;
  keeper.split = "dev";
  keeper.metric = metric;
  return keeper;
}

TEST(BestKeeper, HigherIsBetterAndEqualIsNot) {
  BestKeeper keeper = keeperOf("accuracy");
  EXPECT_TRUE(keeper.offer(0.5, 10, 0));
  EXPECT_FALSE(keeper.offer(0.5, 20, 0));
  EXPECT_FALSE(keeper.offer(0.4, 30, 0));
  EXPECT_EQ(keeper.without_improvement, 2);
  EXPECT_TRUE(keeper.patienceIsOver(2));
  EXPECT_FALSE(keeper.patienceIsOver(3));
  EXPECT_FALSE(keeper.patienceIsOver(0)) << "0 switches it off";
  EXPECT_TRUE(keeper.offer(0.6, 40, 0));
  EXPECT_EQ(keeper.best_step, 40);
  EXPECT_EQ(keeper.without_improvement, 0);
}

TEST(BestKeeper, LossIsBetterLower) {
  BestKeeper keeper = keeperOf("loss");
  EXPECT_TRUE(keeper.offer(0.5, 1, 0));
  EXPECT_TRUE(keeper.offer(0.4, 2, 0));
  EXPECT_FALSE(keeper.offer(0.45, 3, 0));
  EXPECT_DOUBLE_EQ(*keeper.best_value, 0.4);
}

// As Transformers: a small gain is the new best, but does not renew the patience.
TEST(BestKeeper, TheThresholdIsForPatienceAlone) {
  BestKeeper keeper = keeperOf("accuracy");
  keeper.offer(0.5, 1, 0.1);
  EXPECT_TRUE(keeper.offer(0.55, 2, 0.1));
  EXPECT_EQ(keeper.without_improvement, 1);
  EXPECT_DOUBLE_EQ(*keeper.best_value, 0.55);
  EXPECT_TRUE(keeper.offer(0.7, 3, 0.1));
  EXPECT_EQ(keeper.without_improvement, 0);
}

TEST(BestKeeper, NaNIsNeverTheBest) {
  BestKeeper keeper = keeperOf("pearson");
  EXPECT_FALSE(keeper.offer(std::nan(""), 1, 0));
  EXPECT_FALSE(keeper.best_value.has_value());
  EXPECT_EQ(keeper.without_improvement, 1);
  EXPECT_TRUE(keeper.offer(-0.5, 2, 0));
  EXPECT_FALSE(keeper.offer(std::nan(""), 3, 0));
  EXPECT_EQ(keeper.best_step, 2);
}

}  // namespace
}  // namespace cloze
