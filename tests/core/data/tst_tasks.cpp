#include <core/data/tasks.h>
#include <gtest/gtest.h>

namespace cloze {
namespace {

TEST(Tasks, AreFoundByTheNamesOtherProgramsUse) {
  const std::pair<const char*, const char*> rows[] = {{"mrpc", "mrpc"},
                                                      {"MRPC", "mrpc"},
                                                      {"SST-2", "sst-2"},
                                                      {"sst2", "sst-2"},
                                                      {"SST_2", "sst-2"},
                                                      {"sst", "sst-2"},
                                                      {"STSB", "sts-b"},
                                                      {"sts", "sts-b"},
                                                      {"sts-b", "sts-b"},
                                                      {"stsb", "sts-b"},
                                                      {"CoLA", "cola"},
                                                      {"mnli-mm", "mnli"},
                                                      {"custom_pair", "custom-pair"},
                                                      {"folder", "folder"}};
  for (const auto& [asked, expected] : rows) {
    const auto task = findTask(asked);
    ASSERT_TRUE(task.ok()) << asked;
    EXPECT_EQ(task->name, expected);
  }
}

TEST(Tasks, UnknownNameListsTheKnownOnes) {
  const auto task = findTask("mrcp");
  ASSERT_FALSE(task.ok());
  EXPECT_EQ(task.error().field, "task");
  EXPECT_NE(task.error().message.find("mrcp"), std::string::npos);
  EXPECT_NE(task.error().message.find("sts-b"), std::string::npos);
  EXPECT_NE(task.error().message.find("; did you mean mrpc?"), std::string::npos) << task.error().message;
  EXPECT_NE(findTask("custompiar").error().message.find("did you mean custom-pair?"), std::string::npos);
  EXPECT_EQ(findTask("something else").error().message.find("did you mean"), std::string::npos);
}

// The order is the class ids': as in google-research/bert run_classifier.py and in Hugging Face's GLUE processors.
TEST(Tasks, LabelsAreInTheOrderOfTheReference) {
  EXPECT_EQ(findTask("mnli")->labels, (std::vector<std::string>{"contradiction", "entailment", "neutral"}));
  EXPECT_EQ(findTask("qnli")->labels, (std::vector<std::string>{"entailment", "not_entailment"}));
  EXPECT_EQ(findTask("rte")->labels, (std::vector<std::string>{"entailment", "not_entailment"}));
  for (const char* name : {"mrpc", "sst-2", "cola", "qqp", "wnli"}) {
    EXPECT_EQ(findTask(name)->labels, (std::vector<std::string>{"0", "1"})) << name;
  }
  EXPECT_EQ(findTask("sts-b")->kind, TaskKind::Regression);
}

TEST(Tasks, EveryTaskHasAMetricThatSteers) {
  for (const TaskInfo& task : taskTable()) EXPECT_FALSE(task.metrics.empty()) << task.name;
}

}  // namespace
}  // namespace cloze
