#include <core/base/fs.h>
#include <core/plan/plan.h>
#include <gtest/gtest.h>

namespace cloze {
namespace {

// The example the program starts with must be ready to start, without so much as a warning.
TEST(Sample, CanStartAsItIs) {
  const std::filesystem::path folder = std::filesystem::path(CLOZE_SOURCE_DIR) / "resources" / "sample";
  const auto json = readFile(folder / "spec.json");
  ASSERT_TRUE(json.ok()) << json.error().toString();
  const auto spec = runSpecFromJson(*json, "spec.json", folder);
  ASSERT_TRUE(spec.ok()) << spec.error().toString();
  const Plan plan = makePlan(*spec, {});
  for (const Problem& problem : plan.problems) ADD_FAILURE() << problem.what.toString();
  ASSERT_EQ(plan.splits.size(), 2u);
  EXPECT_EQ(plan.splits[0].rows, 4800);
  EXPECT_EQ(plan.splits[1].rows, 600);
  EXPECT_EQ(plan.splits[1].name, "dev");
  EXPECT_EQ(plan.task.labels, (std::vector<std::string>{"life", "music", "religion", "sport", "technology", "war"}));
  for (const auto& [label, rows] : plan.splits[0].label_counts) EXPECT_EQ(rows, 800) << label;
  EXPECT_EQ(plan.splits[0].truncated, 0);
  EXPECT_EQ(plan.total_steps, 750);
  ASSERT_TRUE(plan.model);
  EXPECT_EQ(plan.model->config.vocab_size, 7000);
  EXPECT_FALSE(plan.model->has_weights);
}

}  // namespace
}  // namespace cloze
