#include <app/pages/train/spec_model.h>

#include <QSignalSpy>

#include <gtest/gtest.h>

namespace cloze {
namespace {

TEST(SpecModelTest, KeepsWhatIsTypedAndTheLastValidValue) {
  SpecModel model;
  QSignalSpy changed(&model, &SpecModel::optionChanged);
  model.setText("learning-rate", "2E-5");
  EXPECT_EQ(model.text("learning-rate"), "2E-5") << "as it was typed";
  EXPECT_DOUBLE_EQ(model.spec().optimizer.learning_rate, 2e-5);
  model.setText("learning-rate", "2E-");
  EXPECT_EQ(model.text("learning-rate"), "2E-");
  EXPECT_FALSE(model.error("learning-rate").isEmpty());
  EXPECT_FALSE(model.isValid());
  EXPECT_EQ(model.firstError(), model.error("learning-rate"));
  EXPECT_DOUBLE_EQ(model.spec().optimizer.learning_rate, 2e-5);
  model.setText("learning-rate", "0,001");
  EXPECT_TRUE(model.isValid()) << "a decimal comma is a number too";
  EXPECT_DOUBLE_EQ(model.spec().optimizer.learning_rate, 1e-3);
  EXPECT_EQ(changed.count(), 3);
}

TEST(SpecModelTest, RefusesValuesOutOfRange) {
  const std::pair<const char*, const char*> rows[] = {
      {"batch-size", "0"}, {"batch-size", "many"},      {"max-seq-length", "2"}, {"learning-rate", "-1"},
      {"epochs", "nan"},   {"precision", "fp8"},        {"seed", "-3"},          {"dev-fraction", "0.95"},
      {"threads", "1.5"},  {"label-weights", "1, two"},
  };
  for (const auto& [option, value] : rows) {
    SpecModel model;
    model.setText(option, value);
    EXPECT_FALSE(model.error(option).isEmpty()) << option << " = " << value;
  }
}

TEST(SpecModelTest, ResetPutsTheBaselineBack) {
  SpecModel model;
  RunSpec baseline;
  baseline.batch.batch_size = 16;
  model.replace(baseline, baseline);
  EXPECT_FALSE(model.isChanged("batch-size"));
  model.setText("batch-size", "64");
  EXPECT_TRUE(model.isChanged("batch-size"));
  model.setText("batch-size", "x");
  EXPECT_TRUE(model.isChanged("batch-size"));
  model.reset("batch-size");
  EXPECT_EQ(model.text("batch-size"), "16");
  EXPECT_TRUE(model.isValid());
  EXPECT_FALSE(model.isChanged("batch-size"));
}

TEST(SpecModelTest, ReplaceCanBeTakenBackOnce) {
  SpecModel model;
  model.setText("epochs", "7");
  model.setText("batch-size", "x");
  model.setText("seed", "1, 2");
  EXPECT_FALSE(model.canUndoReplace());
  model.replace(RunSpec(), RunSpec());
  EXPECT_TRUE(model.isValid());
  EXPECT_EQ(model.text("seed"), "42");
  ASSERT_TRUE(model.canUndoReplace());
  model.undoReplace();
  EXPECT_EQ(model.text("epochs"), "7");
  EXPECT_EQ(model.text("batch-size"), "x");
  EXPECT_FALSE(model.error("batch-size").isEmpty());
  EXPECT_EQ(model.seeds(), (std::vector<uint64_t>{1, 2}));
  EXPECT_FALSE(model.canUndoReplace());
}

TEST(SpecModelTest, SeedsAreAList) {
  struct Row {
    const char* text;
    std::vector<uint64_t> seeds;  // empty: refused
  };
  const Row rows[] = {{"42, 43, 44", {42, 43, 44}},
                      {"1;2 3", {1, 2, 3}},
                      {"18446744073709551615", {UINT64_MAX}},
                      {"", {}},
                      {"a", {}},
                      {"1, -2", {}},
                      {"1.5", {}}};
  for (const Row& row : rows) {
    SpecModel model;
    model.setText("seed", row.text);
    EXPECT_EQ(model.isValid(), !row.seeds.empty()) << row.text;
    EXPECT_EQ(model.seeds(), row.seeds.empty() ? std::vector<uint64_t>{42} : row.seeds) << row.text;
  }
}

TEST(SpecModelTest, AnyNameOfAnOptionMeansItsRow) {
  SpecModel model;
  QSignalSpy changed(&model, &SpecModel::optionChanged);
  model.setText("train_batch_size", "16");
  EXPECT_EQ(model.text("batch-size"), "16");
  ASSERT_EQ(changed.count(), 1);
  EXPECT_EQ(changed[0][0].toString(), "batch-size") << "the row that shows it listens for its own name";
}

TEST(SpecModelTest, AListOfSeedsDiffersFromTheOneOfTheBaseline) {
  SpecModel model;
  EXPECT_FALSE(model.isChanged("seed"));
  model.setText("seed", "42, 43");
  EXPECT_TRUE(model.isChanged("seed"));
  model.reset("seed");
  EXPECT_EQ(model.seeds(), (std::vector<uint64_t>{42}));
  EXPECT_FALSE(model.isChanged("seed"));
}

}  // namespace
}  // namespace cloze
