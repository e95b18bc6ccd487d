#include <core/base/fs.h>
#include <core/spec/device_word.h>
#include <core/spec/option_table.h>
#include <gmock/gmock.h>

#include <clocale>
#include <set>

namespace cloze {
namespace {

using ::testing::HasSubstr;

TEST(OptionTable, EveryRowSaysWhatItIs) {
  std::set<std::string> names;
  for (const Option& option : optionTable()) {
    const std::string name(option.name);
    EXPECT_TRUE(names.insert(name).second) << name << " is there twice";
    EXPECT_EQ(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-"), std::string::npos) << name;
    EXPECT_FALSE(option.label.empty()) << name;
    EXPECT_FALSE(option.help.empty()) << name;
    EXPECT_FALSE(option.source.empty()) << name;
    EXPECT_EQ(option.type == OptionType::Choice && option.choices.empty(), false) << name;
    if (option.type == OptionType::Integer || option.type == OptionType::Real) {
      EXPECT_LT(option.minimum, option.maximum) << name;
    }
    RunSpec spec;
    EXPECT_TRUE(option.set(&spec, optionDefault(option)).ok()) << name << ": the default must be acceptable";
    EXPECT_EQ(spec, RunSpec{}) << name;
    EXPECT_EQ(findOption(name), &option);
    for (const std::string_view alias : option.aliases) EXPECT_EQ(findOption(alias), &option) << alias;
  }
  // The command line of the issue, by name.
  for (const char* name : {"task",
                           "data-dir",
                           "train-file",
                           "dev-file",
                           "test-file",
                           "text-a-column",
                           "text-b-column",
                           "label-column",
                           "header",
                           "labels",
                           "dev-fraction",
                           "sample",
                           "steer-by-test",
                           "model",
                           "from-scratch",
                           "do-lower-case",
                           "hidden-dropout",
                           "attention-dropout",
                           "classifier-dropout",
                           "max-seq-length",
                           "truncation",
                           "head-tokens",
                           "batch-size",
                           "gradient-accumulation",
                           "eval-batch-size",
                           "optimizer",
                           "learning-rate",
                           "schedule",
                           "warmup-proportion",
                           "warmup-steps",
                           "polynomial-power",
                           "end-learning-rate",
                           "epochs",
                           "max-steps",
                           "weight-decay",
                           "adam-beta1",
                           "adam-beta2",
                           "adam-epsilon",
                           "max-grad-norm",
                           "label-weights",
                           "balanced-label-weights",
                           "device",
                           "precision",
                           "threads",
                           "eval-steps",
                           "eval-epochs",
                           "checkpoint-steps",
                           "keep-checkpoints",
                           "best-metric",
                           "early-stopping-patience",
                           "early-stopping-threshold",
                           "result-checkpoint",
                           "seed",
                           "name"}) {
    EXPECT_EQ(names.erase(name), 1u) << name << " is missing";
  }
  EXPECT_TRUE(names.empty()) << *names.begin() << " is not in the list above";
}

// [defaults] as the issue prints them.
TEST(OptionTable, Defaults) {
  const std::pair<const char*, const char*> rows[] = {{"epochs", "3"},
                                                      {"batch-size", "32"},
                                                      {"max-seq-length", "128"},
                                                      {"learning-rate", "5e-5"},
                                                      {"weight-decay", "0.01"},
                                                      {"warmup-proportion", "0.1"},
                                                      {"seed", "42"},
                                                      {"max-steps", "0"},
                                                      {"precision", "fp32"},
                                                      {"device", "auto"},
                                                      {"gradient-accumulation", "1"},
                                                      {"checkpoint-steps", "500"},
                                                      {"threads", "0"},
                                                      {"sample", "0"},
                                                      {"do-lower-case", "auto"},
                                                      {"adam-epsilon", "1e-8"}};
  for (const auto& [name, value] : rows) EXPECT_EQ(optionDefault(*findOption(name)), value) << name;
}

TEST(OptionTable, ValuesAreReadAndWrittenBack) {
  struct Row {
    const char *name, *in, *out;
  };
  const Row rows[] = {
      {"learning-rate", "2e-5", "2e-5"},
      {"learning_rate", " 0.00002 ", "2e-5"},
      {"learning-rate", "2E-05", "2e-5"},
      {"adam-beta2", "0.98", "0.98"},
      {"epochs", "4", "4"},
      {"num_train_epochs", "0.5", "0.5"},
      {"train_batch_size", "+16", "16"},
      {"seed", "18446744073709551615", "18446744073709551615"},
      {"from-scratch", "True", "true"},
      {"do-lower-case", "false", "false"},
      {"truncation", "Head_Tail", "head-tail"},
      {"lr_scheduler_type", "cosine", "cosine"},
      {"labels", "no, yes", "no,yes"},
      {"labels", "\"a, b\", \"say \"\"c\"\"\",d", "\"a, b\",\"say \"\"c\"\"\",d"},
      {"labels", "", ""},
      {"label-weights", "1, 2.50", "1,2.5"},
      {"device", "cuda:1", "cuda:1"},
      {"hidden-dropout", "-1", "-1"},
      {"name", " \xE4\xB8\xAD ", " \xE4\xB8\xAD "},
  };
  for (const Row& row : rows) {
    RunSpec spec;
    const Status status = setOption(&spec, row.name, row.in);
    ASSERT_TRUE(status.ok()) << row.name << ": " << status.error().message;
    EXPECT_EQ(findOption(row.name)->get(spec), row.out) << row.name;
    RunSpec again;
    EXPECT_TRUE(setOption(&again, row.name, row.out).ok());
    EXPECT_EQ(again, spec) << row.name;
  }
}

TEST(OptionTable, RefusalsNameTheFieldTheRangeAndTheValue) {
  struct Row {
    const char *name, *in, *message;
  };
  const Row rows[] = {
      {"learning-rate", "abc", "\"learning-rate\" must be a number from 0 to 1, not \"abc\""},
      {"learning-rate", "", "not nothing"},
      {"learning-rate", "2", "from 0 to 1"},
      {"learning-rate", "-1e-5", "from 0 to 1"},
      {"learning-rate", "nan", "from 0 to 1"},
      {"learning-rate", "inf", "from 0 to 1"},
      {"learning-rate", "0,1", "from 0 to 1"},
      {"learning-rate", "1e-5x", "from 0 to 1"},
      {"batch-size", "0", "a whole number from 1 to"},
      {"batch-size", "32.5", "a whole number from 1 to"},
      {"batch-size", "99999999999999999999", "a whole number"},
      {"batch-size", "+-3", "a whole number"},
      {"seed", "-1", "a whole number from 0"},
      {"max-seq-length", "2", "from 3 to"},
      {"precision", "fp8", "fp32, bf16 or fp64, not \"fp8\""},
      {"from-scratch", "maybe", "true or false"},
      {"device", "gpu", "auto, cpu, cuda or cuda:N"},
      {"device", "cuda:", "cuda:N"},
      {"device", "cuda:x", "cuda:N"},
      {"labels", "a,,b", "without empty elements"},
      {"labels", "\"a", "quotes around a whole element"},
      {"labels", "\"a\"b", "quotes around a whole element"},
      {"label-weights", "1,x", "not \"x\""},
      {"label-weights", "1,-1", "from 0"},
      {"task", "", "must name a task"},
      {"model", "a\nb", "one line"},
      {"model", "\xff", "valid UTF-8"},
  };
  for (const Row& row : rows) {
    RunSpec spec;
    const Status status = setOption(&spec, row.name, row.in);
    ASSERT_FALSE(status.ok()) << row.name << " " << row.in;
    EXPECT_EQ(status.error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(status.error().field, row.name);
    EXPECT_THAT(status.error().message, HasSubstr(row.message));
    EXPECT_THAT(status.error().message, HasSubstr(row.name));
    EXPECT_EQ(spec, RunSpec{}) << "a refused value changes nothing";
  }
  RunSpec spec;
  EXPECT_THAT(setOption(&spec, "lerning-rate", "1").error().message, HasSubstr("did you mean \"learning-rate\"?"));
  EXPECT_THAT(setOption(&spec, "frobnicate-the-thing", "1").error().message, HasSubstr("--help"));
  EXPECT_EQ(findOption(""), nullptr);
}

TEST(OptionTable, NumbersDoNotDependOnTheLocale) {
  const std::string before = std::setlocale(LC_ALL, nullptr);
  if (!std::setlocale(LC_ALL, "de_DE.UTF-8")) GTEST_SKIP() << "the locale de_DE.UTF-8 is not installed";
  RunSpec spec;
  EXPECT_TRUE(setOption(&spec, "weight-decay", "0.25").ok());
  EXPECT_EQ(findOption("weight-decay")->get(spec), "0.25");
  EXPECT_THAT(runSpecToJson(spec), HasSubstr("\"weight_decay\": 0.25"));
  std::setlocale(LC_ALL, before.c_str());
}

RunSpec workable() {
  RunSpec spec;
  spec.data.data_dir = "data";
  spec.model.model = "model";
  return spec;
}

TEST(OptionTable, ChecksAcrossFieldsNameTheField) {
  EXPECT_TRUE(checkRunSpec(workable()).ok());
  struct Row {
    const char* field;
    void (*change)(RunSpec*);
  };
  const Row rows[] = {
      {"data-dir", [](RunSpec* spec) { spec->data.data_dir = ""; }},
      {"model", [](RunSpec* spec) { spec->model.model = ""; }},
      {"batch-size", [](RunSpec* spec) { spec->batch.batch_size = -3; }},
      {"learning-rate", [](RunSpec* spec) { spec->optimizer.learning_rate = 0.0 / 0.0; }},
      {"gradient-accumulation", [](RunSpec* spec) { spec->batch.gradient_accumulation = 5; }},
      {"head-tokens",
       [](RunSpec* spec) {
         spec->batch.truncation = Truncation::HeadTail;
         spec->batch.head_tokens = 127;
       }},
      {"warmup-steps",
       [](RunSpec* spec) {
         spec->optimizer.max_steps = 10;
         spec->optimizer.warmup_steps = 11;
       }},
      {"end-learning-rate",
       [](RunSpec* spec) {
         spec->optimizer.schedule = ScheduleKind::Polynomial;
         spec->optimizer.end_learning_rate = 1e-3;
       }},
      {"labels",
       [](RunSpec* spec) {
         spec->data.labels = {"a", "b", "a"};
       }},
      {"labels", [](RunSpec* spec) { spec->data.labels = {"a"}; }},
      {"label-weights",
       [](RunSpec* spec) {
         spec->data.labels = {"a", "b"};
         spec->optimizer.label_weights = {1, 2, 3};
       }},
      {"label-weights",
       [](RunSpec* spec) {
         spec->optimizer.label_weights = {0, 0};
       }},
      {"balanced-label-weights",
       [](RunSpec* spec) {
         spec->optimizer.label_weights = {1, 2};
         spec->optimizer.balanced_label_weights = true;
       }},
      {"precision",
       [](RunSpec* spec) {
         spec->device.precision = Precision::Fp64;
         spec->device.device = "cuda:0";
       }},
  };
  for (const Row& row : rows) {
    RunSpec spec = workable();
    row.change(&spec);
    const Status status = checkRunSpec(spec);
    ASSERT_FALSE(status.ok()) << row.field;
    EXPECT_EQ(status.error().field, row.field);
    EXPECT_THAT(status.error().message, HasSubstr(row.field));
  }
}

TEST(OptionTable, CommandLineHoldsWhatDiffers) {
  RunSpec spec = workable();
  EXPECT_EQ(commandLineFor(spec), "cloze train --data-dir data --model model");
  spec.data.data_dir = "/my data/it's";
  spec.model.from_scratch = true;
  spec.optimizer.learning_rate = 2e-5;
  spec.data.labels = {"a b", "c,d"};
  spec.name = "-x";
  EXPECT_EQ(commandLineFor(spec),
            "cloze train --data-dir '/my data/it'\\''s' --labels 'a b,\"c,d\"' --model model --from-scratch "
            "--learning-rate 2e-5 --name=-x");
}

TEST(OptionTable, CommandLineNamesTheRunsFolderWhereItIsNotTheUsualOne) {
  EXPECT_EQ(commandLineFor(workable(), "/my runs"), "cloze train --runs '/my runs' --data-dir data --model model");
  EXPECT_EQ(commandLineFor(workable(), defaultRunsFolder()), "cloze train --data-dir data --model model");
}

TEST(DeviceWord, IsOneRule) {
  struct Row {
    const char* word;
    int gpus;
    const char* device;
  };
  const Row rows[] = {{"auto", 0, "cpu"},    {"auto", 2, "cuda:0"},   {"cuda", 2, "cuda:0"},
                      {"cuda", 0, "cuda:0"}, {"cuda:1", 2, "cuda:1"}, {"cpu", 2, "cpu"}};
  for (const Row& row : rows) EXPECT_EQ(concreteDevice(row.word, row.gpus), row.device) << row.word;
}

TEST(Presets, ApplyAndStayWithinTheRanges) {
  EXPECT_GE(presets().size(), 4u);
  for (const Preset& preset : presets()) {
    RunSpec spec = workable();
    const Status status = applyPreset(&spec, preset);
    ASSERT_TRUE(status.ok()) << preset.name << ": " << status.error().message;
    EXPECT_TRUE(checkRunSpec(spec).ok()) << preset.name;
    for (const auto& [name, value] : preset.values) EXPECT_EQ(findOption(name)->get(spec), value) << preset.name;
    EXPECT_EQ(spec.data.data_dir, "data") << "a preset leaves the rest alone";
  }
  RunSpec spec;
  ASSERT_TRUE(applyPreset(&spec, presets()[0]).ok());
  EXPECT_EQ(spec.optimizer.optimizer, OptimizerKind::AdamWGoogle);
  EXPECT_EQ(spec.optimizer.adam_epsilon, 1e-6);
  EXPECT_EQ(spec.optimizer.learning_rate, 2e-5);
  const Preset broken{"x", "", {{"learning-rate", "1e-4"}, {"batch-size", "none"}}};
  RunSpec before = workable(), after = before;
  EXPECT_FALSE(applyPreset(&after, broken).ok());
  EXPECT_EQ(after, before) << "all or nothing";
}

}  // namespace
}  // namespace cloze
