// Scores against scikit-learn and SciPy (tests/golden/generate_training_goldens.py).
#include <core/engine/tasks/metrics.h>
#include <tests/source_folder.h>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>

namespace cloze {
namespace {

nlohmann::json goldenRows() {
  std::ifstream file(test::sourceFolder() / "tests/golden/training/metrics.json");
  return nlohmann::json::parse(file);
}

void expectValue(const nlohmann::json& expected, double actual, const std::string& what) {
  if (expected.is_null()) {
    EXPECT_TRUE(std::isnan(actual)) << what << " is " << actual;
  } else {
    EXPECT_NEAR(actual, expected.get<double>(), 1e-12) << what;
  }
}

TEST(Metrics, ClassificationEqualsScikitLearn) {
  int rows = 0;
  for (const nlohmann::json& row : goldenRows()) {
    if (!row.contains("predicted")) continue;
    ++rows;
    const auto predicted = row["predicted"].get<std::vector<int32_t>>();
    const auto actual = row["actual"].get<std::vector<int32_t>>();
    const std::string name = row["name"];
    expectValue(row["accuracy"], accuracyScore(predicted, actual), name + ", accuracy");
    expectValue(row["f1"], f1Score(predicted, actual, 1), name + ", f1");
    expectValue(row["f1_macro"], macroF1Score(predicted, actual), name + ", f1_macro");
    expectValue(row["matthews"], matthewsScore(predicted, actual), name + ", matthews");
  }
  EXPECT_EQ(rows, 8);
}

TEST(Metrics, RegressionEqualsSciPy) {
  int rows = 0;
  for (const nlohmann::json& row : goldenRows()) {
    if (!row.contains("predicted_values")) continue;
    ++rows;
    const auto predicted = row["predicted_values"].get<std::vector<double>>();
    const auto actual = row["actual_values"].get<std::vector<double>>();
    const std::string name = row["name"];
    expectValue(row["pearson"], pearsonScore(predicted, actual), name + ", pearson");
    expectValue(row["spearman"], spearmanScore(predicted, actual), name + ", spearman");
    EXPECT_NEAR(meanSquaredError(predicted, actual) / row["mse"].get<double>(), 1.0, 1e-12) << name;
  }
  EXPECT_EQ(rows, 6);
}

TEST(Metrics, NothingGivesNaN) {
  EXPECT_TRUE(std::isnan(accuracyScore({}, {})));
  EXPECT_TRUE(std::isnan(f1Score({}, {}, 1)));
  EXPECT_TRUE(std::isnan(macroF1Score({}, {})));
  EXPECT_TRUE(std::isnan(matthewsScore({}, {})));
  EXPECT_TRUE(std::isnan(pearsonScore({}, {})));
  EXPECT_TRUE(std::isnan(spearmanScore({}, {})));
}

TEST(Metrics, NaNPredictionsGiveNaNCorrelation) {
  const std::vector<double> predicted = {1.0, std::nan(""), 3.0}, actual = {1.0, 2.0, 3.0};
  EXPECT_TRUE(std::isnan(pearsonScore(predicted, actual)));
  EXPECT_TRUE(std::isnan(spearmanScore(predicted, actual)));
}

TEST(Metrics, TaskChoosesNamesAndKinds) {
  TaskInfo task;
  task.labels = {"no", "yes"};
  task.metrics = {"accuracy", "f1"};
  const std::vector<int32_t> predicted = {0, 1, 1, 0}, actual = {0, 1, 0, 0};
  const auto two = classificationMetrics(task, predicted, actual);
  EXPECT_EQ(two.size(), 2u);
  EXPECT_DOUBLE_EQ(two.at("accuracy"), 0.75);
  EXPECT_DOUBLE_EQ(two.at("f1"), 2.0 / 3.0);

  task.labels.push_back("maybe");
  const auto three = classificationMetrics(task, predicted, actual);
  EXPECT_EQ(three.count("f1"), 0u);
  EXPECT_DOUBLE_EQ(three.at("f1_macro"), (2.0 / 3.0 + 0.8) / 2.0);
  EXPECT_EQ(shownMetricName(task, "f1"), "f1_macro");

  TaskInfo scores;
  scores.kind = TaskKind::Regression;
  scores.metrics = {"pearson", "spearman"};
  const std::vector<double> values = {1, 2, 4}, targets = {1, 2, 3};
  const auto correlations = regressionMetrics(scores, values, targets);
  EXPECT_EQ(correlations.size(), 2u);
  EXPECT_DOUBLE_EQ(correlations.at("spearman"), 1.0);
}

}  // namespace
}  // namespace cloze
