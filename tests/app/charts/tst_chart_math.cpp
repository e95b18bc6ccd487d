#include <widgets/chart_math.h>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

namespace cloze {
namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

// The expected numbers are worked out by hand from TensorBoard's formula, not by our function.
TEST(SmoothedSeries, FollowsTensorBoard) {
  const std::vector<double> in{1, 2, 4};
  const auto out = smoothedSeries(in, 0.5);
  // last: 0.5, 1.25, 2.625; divisors: 0.5, 0.75, 0.875
  ASSERT_EQ(out.size(), 3u);
  EXPECT_DOUBLE_EQ(out[0], 1.0);
  EXPECT_DOUBLE_EQ(out[1], 1.25 / 0.75);
  EXPECT_DOUBLE_EQ(out[2], 3.0);
}

TEST(SmoothedSeries, ConstantComesBackUnchanged) {
  const std::vector<double> in(50, 0.1);
  EXPECT_EQ(smoothedSeries(in, 0.97), in);
}

TEST(SmoothedSeries, NonFinitePassThroughAndAreNotCounted) {
  const auto out = smoothedSeries(std::vector<double>{1, kNan, 2, std::numeric_limits<double>::infinity(), 4}, 0.5);
  EXPECT_DOUBLE_EQ(out[0], 1.0);
  EXPECT_TRUE(std::isnan(out[1]));
  EXPECT_DOUBLE_EQ(out[2], 1.25 / 0.75);
  EXPECT_TRUE(std::isinf(out[3]));
  EXPECT_DOUBLE_EQ(out[4], 3.0);
}

TEST(SmoothedSeries, WeightIsClamped) {
  const std::vector<double> in{1, 5, 3};
  EXPECT_EQ(smoothedSeries(in, -1), in);
  EXPECT_EQ(smoothedSeries(in, 0), in);
  EXPECT_EQ(smoothedSeries(in, kNan), in);
  EXPECT_EQ(smoothedSeries(in, 2), (std::vector<double>{0, 0, 0}));  // w = 1: nothing of x, divisor 1
  EXPECT_TRUE(smoothedSeries({}, 0.5).empty());
}

// With blocks or without, the same is found: in long stretches and short ones, in noise, plateaus and gaps.
TEST(BlockExtremes, FindWhatALookAtEveryPointFinds) {
  std::mt19937 random(7);
  std::vector<double> x, y;
  for (int i = 0; i < 1013; ++i) {
    x.push_back(i);
    const auto dice = random() % 40;
    y.push_back(dice == 0 ? kNan : dice == 1 ? INFINITY : i > 500 && i < 700 ? 3.0 : double(random() % 17) - 8);
  }
  std::fill(y.begin() + 128, y.begin() + 256, kNan);
  const BlockExtremes blocks(y);
  for (int i = 0; i < 2000; ++i) {
    const size_t begin = random() % y.size(), end = begin + random() % (y.size() - begin + 1);
    const Extremes plain = BlockExtremes().find(y, begin, end), found = blocks.find(y, begin, end);
    ASSERT_EQ(found.lowest, plain.lowest) << begin << " " << end;
    ASSERT_EQ(found.highest, plain.highest) << begin << " " << end;
    ASSERT_EQ(found.broken, plain.broken) << begin << " " << end;
    const double low = static_cast<double>(begin), high = static_cast<double>(end);
    const PolyLine line = decimatedLine(x, y, low, high, 7), same = decimatedLine(x, y, low, high, 7, blocks);
    ASSERT_EQ(line.x, same.x) << begin << " " << end;
    for (const bool positive : {false, true})
      ASSERT_EQ(visibleRange(x, y, low, high, positive), visibleRange(x, y, low, high, positive, blocks));
  }
  const Extremes three = BlockExtremes().find(std::vector<double>{2, 5, 1, 5, 1}, 0, 5);
  EXPECT_EQ(three.lowest, 2u) << "the first of equals";
  EXPECT_EQ(three.highest, 1u);
}

TEST(DecimatedLine, KeepsExtremesAndStaysSmall) {
  std::vector<double> x(100000), y(100000);
  for (size_t i = 0; i < x.size(); ++i) {
    x[i] = static_cast<double>(i);
    y[i] = std::sin(static_cast<double>(i) * 0.37);
  }
  y[51234] = 9;
  y[77777] = -9;
  const PolyLine line = decimatedLine(x, y, 0, 99999, 500);
  EXPECT_LE(line.x.size(), 1000u);
  EXPECT_GE(line.x.size(), 900u);
  EXPECT_EQ(*std::max_element(line.y.begin(), line.y.end()), 9);
  EXPECT_EQ(*std::min_element(line.y.begin(), line.y.end()), -9);
  EXPECT_TRUE(std::is_sorted(line.x.begin(), line.x.end()));
}

TEST(DecimatedLine, TakesOneNeighbourOnEitherSide) {
  const std::vector<double> x{0, 10, 20, 30, 40}, y{1, 2, 3, 4, 5};
  const PolyLine line = decimatedLine(x, y, 12, 28, 100);
  EXPECT_EQ(line.x, (std::vector<double>{10, 20, 30}));
}

TEST(DecimatedLine, NonFiniteValuesBreakTheLineOnce) {
  const std::vector<double> x{0, 1, 2, 3, 4}, y{1, kNan, kNan, 2, 3};
  const PolyLine line = decimatedLine(x, y, 0, 4, 100);
  ASSERT_EQ(line.x.size(), 4u);
  EXPECT_TRUE(std::isnan(line.y[1]));
  EXPECT_EQ(line.y[2], 2);
  EXPECT_TRUE(decimatedLine({}, {}, 0, 1, 10).x.empty());
}

TEST(VisibleRange, OnlyWhatIsSeen) {
  const std::vector<double> x{0, 1, 2, 3}, y{-5, 2, kNan, 8};
  EXPECT_EQ(visibleRange(x, y, 0, 3, false), std::pair(-5.0, 8.0));
  EXPECT_EQ(visibleRange(x, y, 1, 2, false), std::pair(2.0, 2.0));
  EXPECT_EQ(visibleRange(x, y, 0, 3, true), std::pair(2.0, 8.0));
  EXPECT_EQ(visibleRange(x, y, 0.2, 0.8, false), std::pair(-5.0, 2.0));  // between two points: the line through
  EXPECT_FALSE(visibleRange({}, {}, 0, 1, false));
}

struct StepRow {
  const char* name;
  double span;
  int count;
  double smallest, step;
};
class NiceStep : public testing::TestWithParam<StepRow> {};
TEST_P(NiceStep, IsRound) {
  EXPECT_NEAR(niceStep(GetParam().span, GetParam().count, GetParam().smallest), GetParam().step, 1e-12);
}
INSTANTIATE_TEST_SUITE_P(Rows, NiceStep,
                         testing::Values(StepRow{"unit", 1, 5, 0, 0.2}, StepRow{"steps", 384, 5, 1, 100},
                                         StepRow{"few", 3, 8, 1, 1}, StepRow{"whole", 10, 4, 1, 3},
                                         StepRow{"tiny", 3e-5, 4, 0, 1e-5}, StepRow{"none", 0, 4, 0, 1}),
                         [](const auto& info) { return info.param.name; });

TEST(NiceTimeStep, IsTimeAsPeopleCountIt) {
  EXPECT_EQ(niceTimeStep(100, 5), 30);
  EXPECT_EQ(niceTimeStep(600, 5), 120);
  EXPECT_EQ(niceTimeStep(36000, 5), 7200);
  EXPECT_EQ(niceTimeStep(864000, 5), 172800);
}

TEST(TimeUnit, DividesTheStepIntoQuarters) {
  EXPECT_EQ(timeUnit(36000, 7200), 3600);
  EXPECT_EQ(timeUnit(7200, 900), 3600) << "quarters of an hour";
  EXPECT_EQ(timeUnit(7200, 300), 60);
  EXPECT_EQ(timeUnit(7200, 10), 1);
  EXPECT_EQ(timeUnit(600, 15), 60);
  EXPECT_EQ(timeUnit(600, 120), 60);
  EXPECT_EQ(timeUnit(100, 30), 1);
  EXPECT_EQ(timeUnit(7200, 0.2), 1);
}

TEST(NiceScale, StartsAtZeroWhereZeroIsNear) {
  const AxisScale loss = niceScale(0.2, 0.7, 4);
  EXPECT_EQ(loss.low, 0);
  EXPECT_NEAR(loss.high, 0.8, 1e-12);
  const AxisScale accuracy = niceScale(0.71, 0.9, 4);
  EXPECT_NEAR(accuracy.low, 0.7, 1e-12);
  EXPECT_NEAR(accuracy.high, 0.9, 1e-12);
  const AxisScale rate = niceScale(0, 3e-5, 4);
  EXPECT_EQ(rate.exponent, -5);
  EXPECT_GT(niceScale(0, 0, 4).high, 0);
  EXPECT_GT(niceScale(-3, -3, 4).high, -3);
  EXPECT_EQ(niceScale(kNan, 1, 4).high, 1);
  const AxisScale still = niceScale(0.69314710, 0.69314720, 4);
  EXPECT_GE(still.step, 1e-5) << "noise of the last digits is no curve";
  EXPECT_LT(still.low, 0.69314710);
  EXPECT_GT(still.high, 0.69314720);
  EXPECT_LT(still.high - still.low, 1e-3);
  const AxisScale fifth = niceScale(0.69315, 0.69319, 4), fourth = niceScale(0.6931, 0.6935, 4);
  EXPECT_GT(fifth.high - fifth.low, 6e-5) << "below a ten thousandth of the value";
  EXPECT_LT(fourth.high - fourth.low, 6e-4) << "above it the line has the whole height";
}

TEST(TickText, HasTheDecimalsOfItsStep) {
  EXPECT_EQ(tickText(0.4, 0.2).toStdString(), "0.4");
  EXPECT_EQ(tickText(0.25, 0.25).toStdString(), "0.25");
  EXPECT_EQ(tickText(-1e-17, 0.1).toStdString(), "0.0");
  EXPECT_EQ(tickText(2, 1).toStdString(), "2");
  EXPECT_EQ(tickText(0.69314, 1e-5).toStdString(), "0.69314");
  EXPECT_EQ(tickText(0.69314718, 2e-8).toStdString(), "0.69314718") << "not one more \"1\" at every tick";
}

TEST(NearestIndex, TakesTheNearer) {
  const std::vector<double> x{0, 10, 20};
  EXPECT_EQ(nearestIndex(x, -5), 0u);
  EXPECT_EQ(nearestIndex(x, 4), 0u);
  EXPECT_EQ(nearestIndex(x, 6), 1u);
  EXPECT_EQ(nearestIndex(x, 99), 2u);
  EXPECT_FALSE(nearestIndex({}, 1));
}

}  // namespace
}  // namespace cloze
