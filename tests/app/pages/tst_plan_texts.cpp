#include <app/pages/run_words.h>
#include <app/pages/train/plan_texts.h>
#include <core/data/tasks.h>
#include <widgets/option_texts.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

namespace cloze {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(PlanTextsTest, ALearningRateReadsAsTheOptionIsWritten) {
  Plan plan;
  plan.total_steps = 100;
  RunSpec spec;
  for (const double rate : {5e-5, 5e-4, 3.25e-5}) {
    spec.optimizer.learning_rate = rate;
    EXPECT_EQ(PlanTexts::peakNote(plan, spec).toStdString(),
              "peak " + findOption("learning-rate")->get(spec) + " at step 11")
        << "as the trainer counts: its first step is 1";
  }
}

TEST(PlanTextsTest, SmallModelsAreCountedInThousands) {
  EXPECT_EQ(PlanTexts::parametersText(532).toStdString(), "532 parameters");
  EXPECT_EQ(PlanTexts::parametersText(21'600).toStdString(), "21.6 k parameters");
  EXPECT_EQ(PlanTexts::parametersText(22'713'216).toStdString(), "22.7 M parameters");
}

TEST(PlanTextsTest, AModelHasParametersBeforeThereAreData) {
  Plan plan;
  plan.model.emplace();
  plan.model->config.vocab_size = 1000;
  plan.model->config.hidden_size = 12;
  EXPECT_THAT(PlanTexts::modelNote(plan).toStdString(), Not(HasSubstr(" 0 parameters")));
  EXPECT_THAT(PlanTexts::modelNote(plan).toStdString(), HasSubstr(" parameters"));
}

TEST(PlanTextsTest, WhatServesAsDevIsSaidWhereThereIsNoFileForIt) {
  Plan plan;
  EXPECT_EQ(PlanTexts::splitSentence(plan), "");
  plan.splits.resize(2);
  plan.splits[0].name = "train";
  plan.splits[1].name = "test";
  EXPECT_THAT(PlanTexts::splitSentence(plan).toStdString(), HasSubstr("No dev split is used"));
  plan.splits.pop_back();
  const std::string alone = PlanTexts::splitSentence(plan).toStdString();
  EXPECT_THAT(alone, HasSubstr("nothing is measured, neither meanwhile nor at the end"));
  EXPECT_THAT(alone, Not(HasSubstr("test")));
  plan.splits.resize(2);
  plan.splits[1].name = "dev";
  plan.splits[1].rows = 366;
  EXPECT_EQ(PlanTexts::splitSentence(plan), "") << "a file of its own";
  plan.splits[1].note = "10 % of train, seed 42";
  EXPECT_THAT(PlanTexts::splitSentence(plan).toStdString(), HasSubstr("366 rows drawn from the training file"));
}

TEST(OptionTexts, EveryTextOfTheTableIsListedForTheTranslators) {
  std::set<std::string_view> listed;
  for (const char* text : optionTexts()) listed.insert(text);
  const auto expectListed = [&](std::string_view text) {
    EXPECT_TRUE(text.empty() || listed.contains(text)) << text << "\nrun the target update_option_texts";
  };
  for (const Option& option : optionTable()) {
    expectListed(option.label);
    expectListed(option.help);
    expectListed(option.source);
    expectListed(option.unit);
  }
  for (const Preset& preset : presets()) {
    expectListed(preset.name);
    expectListed(preset.about);
  }
}

TEST(OptionTexts, ValuesThatAreNoQuantityAreNamed) {
  const std::pair<const char*, const char*> rows[] = {
      {"dev-fraction", "0"},           {"sample", "0"},      {"hidden-dropout", "-1"}, {"attention-dropout", "-1"},
      {"classifier-dropout", "-1"},    {"head-tokens", "0"}, {"warmup-steps", "0"},    {"max-steps", "0"},
      {"max-grad-norm", "0"},          {"threads", "0"},     {"eval-steps", "0"},      {"checkpoint-steps", "0"},
      {"early-stopping-patience", "0"}};
  for (const auto& [name, value] : rows) {
    const Option* option = findOption(name);
    ASSERT_NE(option, nullptr) << name;
    RunSpec spec;
    EXPECT_TRUE(option->set(&spec, value).ok()) << name;
    EXPECT_FALSE(optionMeaning(*option, option->get(spec)).isEmpty())
        << name << " as it is written: " << option->get(spec);
    EXPECT_TRUE(optionMeaning(*option, "0.25").isEmpty()) << name;
  }
}

TEST(OptionTexts, EveryTaskIsListedForTheTranslators) {
  std::set<std::string> listed;
  for (const char* text : taskLabels()) listed.insert(text);
  for (const TaskInfo& task : taskTable()) EXPECT_TRUE(listed.contains(task.label)) << task.label;
}

}  // namespace
}  // namespace cloze
