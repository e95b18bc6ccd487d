#include <core/base/fs.h>
#include <core/plan/plan.h>
#include <core/spec/option_table.h>
#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>

namespace cloze {
namespace {

// Learning rates written by Transformers, and by Google's formula (tests/golden/generate_schedule_goldens.py).
TEST(Schedule, EqualsItsReferenceStepByStep) {
  const auto text = readFile(std::string(CLOZE_SOURCE_DIR) + "/tests/golden/schedule/schedules.json");
  ASSERT_TRUE(text.ok()) << text.error().toString();
  const auto rows = nlohmann::json::parse(*text);
  ASSERT_EQ(rows.size(), 20u);
  for (const auto& row : rows) {
    RunSpec spec;
    ASSERT_TRUE(setOption(&spec, "schedule", row["kind"].get<std::string>()).ok()) << row["kind"];
    OptimizerSpec& optimizer = spec.optimizer;
    optimizer.learning_rate = row["learning_rate"];
    optimizer.warmup_steps = row["warmup_steps"];
    optimizer.warmup_proportion = 0;
    optimizer.polynomial_power = row["power"];
    optimizer.end_learning_rate = row["end_learning_rate"];
    const std::vector<double> values = row["values"];
    for (size_t step = 0; step < values.size(); ++step) {
      const double ours = learningRateAt(optimizer, static_cast<int64_t>(step), row["total_steps"]);
      EXPECT_NEAR(ours, values[step], 1e-15 * optimizer.learning_rate + 1e-22) << row["kind"] << " step " << step;
    }
  }
}

TEST(Schedule, WarmupByProportionIsRoundedDown) {
  OptimizerSpec optimizer;
  for (const auto& [total, proportion, warmup] :
       {std::tuple<int64_t, double, int64_t>{345, 0.1, 34}, {343, 0.1, 34}, {10, 0.0, 0}, {9, 0.1, 0}, {10, 1.0, 10}}) {
    optimizer.warmup_proportion = proportion;
    EXPECT_EQ(warmupSteps(optimizer, total), warmup);
  }
  optimizer.warmup_steps = 7;
  EXPECT_EQ(warmupSteps(optimizer, 345), 7);
}

TEST(Schedule, Peak) {
  OptimizerSpec optimizer;
  EXPECT_EQ(peakStep(optimizer, 345), 34);
  optimizer.schedule = ScheduleKind::LinearGoogle;
  EXPECT_EQ(peakStep(optimizer, 345), 33) << "33/34 of the rate, then 311/345";
  optimizer.warmup_proportion = 0;
  EXPECT_EQ(peakStep(optimizer, 345), 0);
  EXPECT_EQ(peakStep(optimizer, 0), 0);
  optimizer.warmup_steps = 1000;
  EXPECT_EQ(peakStep(optimizer, 345), 344);
}

TEST(Schedule, Steps) {
  EXPECT_EQ(stepsPerEpoch(3668, 32), 115);
  EXPECT_EQ(stepsPerEpoch(32, 32), 1);
  EXPECT_EQ(stepsPerEpoch(0, 32), 0);
  RunSpec spec;
  EXPECT_EQ(totalSteps(spec, 3668), 345);
  EXPECT_EQ(totalSteps(spec, 4076), 384);
  spec.optimizer.epochs = 0.5;
  EXPECT_EQ(totalSteps(spec, 3668), 58);
  spec.optimizer.epochs = 0.1;
  EXPECT_EQ(totalSteps(spec, 30 * 32), 3) << "0.1 * 30 lies a hair above 3";
  spec.optimizer.max_steps = 20;
  EXPECT_EQ(totalSteps(spec, 3668), 20);
}

TEST(Schedule, NothingDividesByZero) {
  OptimizerSpec optimizer;
  optimizer.schedule = ScheduleKind::Polynomial;
  optimizer.warmup_steps = 10;
  for (const int64_t step : {0, 5, 10, 11}) EXPECT_TRUE(std::isfinite(learningRateAt(optimizer, step, 10)));
  optimizer.learning_rate = 0;
  EXPECT_EQ(learningRateAt(optimizer, 12, 20), 0);
}

}  // namespace
}  // namespace cloze
