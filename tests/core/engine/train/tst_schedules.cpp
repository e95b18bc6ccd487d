// The learning rates the trainer uses, against the schedulers that drove the golden optimisers.
#include <core/plan/plan.h>
#include <tests/source_folder.h>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <map>

namespace cloze {
namespace {

TEST(Schedules, AreTheirReferences) {
  std::ifstream file(test::sourceFolder() / "tests/golden/training/optimizers.json");
  const nlohmann::json golden = nlohmann::json::parse(file);
  const std::map<std::string, ScheduleKind> kinds = {{"linear", ScheduleKind::Linear},
                                                     {"linear-google", ScheduleKind::LinearGoogle},
                                                     {"constant", ScheduleKind::Constant},
                                                     {"cosine", ScheduleKind::Cosine},
                                                     {"polynomial", ScheduleKind::Polynomial}};
  for (const nlohmann::json& row : golden["cases"]) {
    OptimizerSpec spec;
    spec.schedule = kinds.at(row["schedule"]);
    spec.learning_rate = row["lr"];
    spec.warmup_steps = row["warmup"];
    spec.warmup_proportion = 0;
    spec.polynomial_power = row["power"];
    spec.end_learning_rate = row["end_lr"];
    for (size_t step = 0; step < 8; ++step) {
      EXPECT_NEAR(learningRateAt(spec, static_cast<int64_t>(step), 8), row["rates"][step].get<double>(), 1e-17)
          << row["name"] << ", step " << step;
    }
  }
}

}  // namespace
}  // namespace cloze
