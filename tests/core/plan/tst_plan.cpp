#include <core/data/features.h>
#include <core/plan/plan.h>
#include <core/runs/run_folder.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <tests/core/data/scratch.h>
#include <numeric>

namespace cloze {
namespace {

// A data set, a model folder (config and vocabulary alone) and a spec that can start.
class PlanTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string train = "label\ttext\n", dev = train;
    for (int i = 0; i < 40; ++i)
      train += std::string(i % 2 == 0 ? "good" : "bad") + "\tthe film " + std::to_string(i) + "\n";
    for (int i = 0; i < 8; ++i)
      dev += std::string(i % 2 == 0 ? "good" : "bad") + "\ta film " + std::to_string(i) + "\n";
    m_scratch.write("data/train.tsv", train);
    m_scratch.write("data/dev.tsv", dev);
    writeModel(
        "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nthe\na\nfilm\n0\n1\n2\n3\n##0\n##1\n##2\n##3\n##4\n##5\n##6\n##7\n##8\n##"
        "9\n4\n5\n6\n7\n8\n9\n",
        28);
    m_spec.data.task = "custom";
    m_spec.data.data_dir = (m_scratch.folder() / "data").string();
    m_spec.model.model = (m_scratch.folder() / "model").string();
    m_spec.batch.batch_size = 8;
    m_spec.batch.max_seq_length = 16;
    m_context.runs_folder = m_scratch.folder() / "runs";
  }

  void writeModel(const std::string& vocabulary, int rows) {
    m_scratch.write("model/vocab.txt", vocabulary);
    m_scratch.write("model/config.json",
                    "{\"model_type\": \"bert\", \"vocab_size\": " + std::to_string(rows) +
                        ", \"hidden_size\": 8, \"num_hidden_layers\": 2, \"num_attention_heads\": 2, "
                        "\"intermediate_size\": 16, \"max_position_embeddings\": 32, \"type_vocab_size\": 2, "
                        "\"pad_token_id\": 0}");
  }

  // The problem about a field, or null.
  static const Problem* find(const Plan& plan, const std::string& field, const std::string& says) {
    for (const Problem& problem : plan.problems) {
      if (problem.what.field == field && problem.what.message.find(says) != std::string::npos) return &problem;
    }
    return nullptr;
  }

  static std::string all(const Plan& plan) {
    std::string text;
    for (const Problem& problem : plan.problems) text += problem.what.field + ": " + problem.what.message + "\n";
    return text;
  }

  // Expects a problem with its remedy, and that the plan can start only if it is a warning.
  void expectProblem(Problem::Severity severity, const std::string& field, const std::string& says,
                     const std::string& option, const std::string& value) {
    const Plan plan = makePlan(m_spec, m_context);
    const Problem* problem = find(plan, field, says);
    ASSERT_NE(problem, nullptr) << all(plan);
    EXPECT_EQ(problem->severity, severity);
    EXPECT_EQ(problem->remedy_option, option);
    EXPECT_EQ(problem->remedy_value, value);
    EXPECT_TRUE(severity == Problem::Severity::Warning || !plan.canStart());
  }

  static constexpr auto kError = Problem::Severity::Error;
  static constexpr auto kWarning = Problem::Severity::Warning;
  Scratch m_scratch;
  RunSpec m_spec;
  PlanContext m_context;
};

// The plan and the preflight count by one function; the trainer's own features agree.
TEST_F(PlanTest, HasTheNumbersOfThePreflight) {
  m_scratch.write("data/train.tsv",
                  "label\ttext\ngood\tthe film 1\nbad\tthe film 1\ngood\tthe zzz film film film 2 3\nbad\t \ngood\tthe "
                  "film 1\nbad\tthe a\n");
  m_scratch.write("data/dev.tsv", "label\ttext\ngood\tthe film 1\nbad\tthe zzz\n");
  m_spec.batch.max_seq_length = 6;
  const Plan plan = makePlan(m_spec, m_context);
  ASSERT_EQ(plan.splits.size(), 2u) << all(plan);
  const SplitPlan &train = plan.splits[0], &dev = plan.splits[1];
  EXPECT_EQ(train.truncated, 1);
  EXPECT_EQ(train.tokens_lost, 3);
  EXPECT_EQ(train.tokens, 5 + 5 + 9 + 2 + 5 + 4);
  EXPECT_EQ(train.real_tokens, 5 + 5 + 6 + 2 + 5 + 4);
  EXPECT_EQ(train.unk_tokens, 1);
  EXPECT_EQ(train.unk_rows, 1);
  EXPECT_EQ(train.twins.repeated, 2);
  EXPECT_EQ(train.twins.repeated_otherwise, 2);
  EXPECT_EQ(train.empty_texts, 1);
  EXPECT_EQ(dev.twins.leaked, 1);
  EXPECT_EQ(dev.twins.leaked_otherwise, 1);
  EXPECT_NE(find(plan, "data-dir", "2 of the 6 rows of train are there before with another label"), nullptr)
      << all(plan);
  const auto data = readDataSet(m_spec);
  const auto tokenizer = Tokenizer::load(m_spec.model.model);
  ASSERT_TRUE(data.ok() && tokenizer.ok());
  for (size_t i = 0; i < 2; ++i) {
    const auto features = makeFeatures(data->splits[i], data->task, **tokenizer, truncationOf(m_spec.batch));
    ASSERT_TRUE(features.ok());
    EXPECT_EQ(plan.splits[i].truncated, features->truncated_examples);
    EXPECT_EQ(plan.splits[i].tokens_lost, features->tokens_lost);
    EXPECT_EQ(plan.splits[i].real_tokens, static_cast<int64_t>(features->input_ids.size()));
    EXPECT_EQ(plan.splits[i].longest_tokens, features->longest_tokens);
  }
}

TEST_F(PlanTest, FindsDoublesWithoutAModel) {
  m_scratch.write("data/dev.tsv", "label\ttext\ngood\tthe film 0\nbad\tx\n");
  m_spec.model.model.clear();
  const Plan plan = makePlan(m_spec, m_context);
  EXPECT_NE(find(plan, "data-dir", "1 of the 2 rows of dev is in train too"), nullptr) << all(plan);
  EXPECT_EQ(plan.splits[1].twins.leaked, 1);
}

TEST_F(PlanTest, SaysWhatTheRunWillDo) {
  m_context.sgemm_gflops = 100;
  const Plan plan = makePlan(m_spec, m_context);
  EXPECT_TRUE(plan.canStart()) << all(plan);
  EXPECT_EQ(plan.problems.size(), 0u) << all(plan);
  ASSERT_EQ(plan.splits.size(), 2u);
  EXPECT_EQ(plan.splits[0].rows, 40);
  EXPECT_EQ(plan.splits[0].label_counts, (std::map<std::string, int64_t>{{"bad", 20}, {"good", 20}}));
  EXPECT_EQ(plan.splits[0].first_rows.size(), 5u);
  EXPECT_EQ(plan.splits[0].longest_tokens, 6);  // [CLS] the film 1 ##0 [SEP]
  EXPECT_EQ(plan.splits[0].median_tokens, 6);
  EXPECT_EQ(plan.splits[0].length_histogram, (std::vector<int64_t>{0, 0, 0, 0, 0, 10, 30}));
  EXPECT_EQ(plan.splits[0].real_tokens, 10 * 5 + 30 * 6);
  EXPECT_EQ(plan.task.labels, (std::vector<std::string>{"bad", "good"}));
  EXPECT_EQ(plan.steps_per_epoch, 5);
  EXPECT_EQ(plan.total_steps, 15);
  EXPECT_EQ(plan.warmup_steps, 1);
  EXPECT_EQ(plan.schedule.size(), 15u);
  EXPECT_EQ(plan.schedule.front(), std::pair(1.0, 0.0)) << "the trainer counts steps from 1";
  EXPECT_EQ(plan.schedule.back(), std::pair(15.0, learningRateAt(m_spec.optimizer, 14, 15)));
  EXPECT_EQ(plan.parameters, plan.model->config.parameterCount(2));
  EXPECT_GT(plan.memory_bytes, 0u);
  EXPECT_GT(plan.disk_bytes, plan.checkpoint_bytes);
  EXPECT_GT(plan.free_bytes, 0u);
  EXPECT_GT(plan.padding_share, 0);
  EXPECT_LT(plan.padding_share, 0.2);
  ASSERT_TRUE(plan.seconds);
  EXPECT_GT(*plan.seconds, 0);
  EXPECT_EQ(plan.seconds_basis.kind, TimeBasis::Kind::MachineSpeed);
  EXPECT_EQ(plan.seconds_basis.gflops, 100);
  EXPECT_THAT(plan.command_line, testing::HasSubstr("--data-dir"));
  EXPECT_THAT(plan.command_line, testing::HasSubstr("--runs " + m_context.runs_folder.string()));
}

TEST_F(PlanTest, NoTimeWithoutABasis) {
  EXPECT_FALSE(makePlan(m_spec, m_context).seconds);
  m_context.sgemm_gflops = 100;  // of the CPU, so it says nothing about another device
  m_context.device = "cuda:0";
  EXPECT_FALSE(makePlan(m_spec, m_context).seconds);
}

TEST_F(PlanTest, ManyStepsAreDrawnWithFewPoints) {
  m_spec.optimizer.max_steps = 100000;
  m_spec.optimizer.warmup_steps = 12345;
  const Plan plan = makePlan(m_spec, m_context);
  EXPECT_LE(plan.schedule.size(), 250u);
  EXPECT_THAT(plan.schedule, testing::Contains(std::pair(12346.0, m_spec.optimizer.learning_rate)));
}

TEST_F(PlanTest, AJumpOfTheScheduleIsDrawn) {
  m_spec.optimizer.max_steps = 100000;
  m_spec.optimizer.warmup_steps = 12345;
  m_spec.optimizer.schedule = ScheduleKind::LinearGoogle;
  const Plan plan = makePlan(m_spec, m_context);
  for (const int64_t step : {12344, 12345}) {
    const double rate = learningRateAt(m_spec.optimizer, step, 100000);
    EXPECT_THAT(plan.schedule, testing::Contains(std::pair(static_cast<double>(step + 1), rate)));
  }
}

TEST_F(PlanTest, MissingThings) {
  m_spec.model.model.clear();
  EXPECT_NE(find(makePlan(m_spec, m_context), "model", "empty"), nullptr);
  m_spec.model.model = (m_scratch.folder() / "nowhere").string();
  Plan plan = makePlan(m_spec, m_context);
  ASSERT_NE(find(plan, "model", ""), nullptr) << all(plan);
  EXPECT_EQ(plan.splits[0].rows, 40) << "the data are shown all the same";
  EXPECT_EQ(plan.total_steps, 15);
  EXPECT_FALSE(plan.canStart());
  m_spec.data.data_dir.clear();
  plan = makePlan(m_spec, m_context);
  EXPECT_NE(find(plan, "data-dir", "empty"), nullptr) << all(plan);
  m_spec.data.data_dir = (m_scratch.folder() / "nowhere").string();
  plan = makePlan(m_spec, m_context);
  EXPECT_NE(find(plan, "data-dir", "no such folder"), nullptr) << all(plan);
}

TEST_F(PlanTest, BadRowsOfTheDataAreErrors) {
  m_scratch.write("data/train.tsv", "label\ttext\na\tx\na\ty\n");
  const Plan plan = makePlan(m_spec, m_context);
  const Problem* problem = find(plan, "data-dir", "All rows have the label");
  ASSERT_NE(problem, nullptr) << all(plan);
  EXPECT_EQ(problem->what.line, 2);
  EXPECT_FALSE(plan.canStart());
}

TEST_F(PlanTest, LengthBeyondThePositions) {
  m_spec.batch.max_seq_length = 33;
  expectProblem(kError, "max-seq-length", "32 positions", "max-seq-length", "32");
}

TEST_F(PlanTest, AccumulationThatDoesNotDivide) {
  m_spec.batch.gradient_accumulation = 3;
  expectProblem(kError, "gradient-accumulation", "8 examples", "gradient-accumulation", "2");
}

TEST_F(PlanTest, VocabularyLargerThanTheEmbedding) {
  m_scratch.write("model/config.json",
                  "{\"model_type\": \"bert\", \"vocab_size\": 20, \"hidden_size\": 8, \"num_hidden_layers\": 2, "
                  "\"num_attention_heads\": 2, \"intermediate_size\": 16, \"max_position_embeddings\": 32}");
  expectProblem(kError, "model", "28", "", "");
}

TEST_F(PlanTest, Bf16WithoutArithmetic) {
  m_spec.device.precision = Precision::Bf16;
  EXPECT_EQ(find(makePlan(m_spec, m_context), "precision", ""), nullptr) << "not known, not claimed";
  m_context.fast_bf16 = false;
  expectProblem(kWarning, "precision", "nothing is gained", "precision", "fp32");
}

TEST_F(PlanTest, FromScratchWhereThereAreWeights) {
  namespace fs = std::filesystem;
  m_spec.model.from_scratch = true;
  EXPECT_EQ(find(makePlan(m_spec, m_context), "from-scratch", ""), nullptr) << "nothing is thrown away";
  const fs::path goldens = fs::path(CLOZE_SOURCE_DIR) / "tests/golden/training";
  fs::copy(goldens / "tiny", m_scratch.folder() / "trained");
  fs::copy(goldens / "tiny_adamw/model.safetensors", m_scratch.folder() / "trained/model.safetensors");
  m_spec.model.model = (m_scratch.folder() / "trained").string();
  expectProblem(kWarning, "from-scratch", "holds trained weights, and they are not used", "from-scratch", "false");
  m_spec.model.from_scratch = false;
  EXPECT_EQ(find(makePlan(m_spec, m_context), "from-scratch", ""), nullptr);
}

TEST_F(PlanTest, CasingAgainstTheVocabulary) {
  std::string vocabulary = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n";
  for (int i = 0; i < 26 * 26; ++i) {
    vocabulary += std::string(1, static_cast<char>('a' + i / 26)) + static_cast<char>('a' + i % 26) + "\n";
  }
  writeModel(vocabulary, 1000);
  m_scratch.write("model/tokenizer_config.json", "{\"do_lower_case\": false}");
  expectProblem(kWarning, "do-lower-case", "looks like an uncased model", "do-lower-case", "true");
  m_spec.model.do_lower_case = Casing::Lower;
  expectProblem(kWarning, "do-lower-case", "tokenizer files say", "do-lower-case", "auto");
}

TEST_F(PlanTest, RowsOfTrainAmongTheTestRows) {
  m_scratch.write("data/test.tsv", "label\ttext\ngood\tthe film 0\nbad\tthe film 1\ngood\tnew film\n");
  expectProblem(kWarning, "data-dir", "2 of the 3 rows of test are in train too (67 %)", "", "");
}

TEST_F(PlanTest, MuchIsCut) {
  m_spec.batch.max_seq_length = 5;
  expectProblem(kWarning, "max-seq-length",
                "75 % of the training rows are longer than 5 tokens and are cut (30 tokens lost)", "max-seq-length",
                "8");
}

TEST_F(PlanTest, WordsTheVocabularyDoesNotHave) {
  std::string train = "label\ttext\n";
  for (int i = 0; i < 40; ++i) train += std::to_string(i % 2) + "\tzzz yyy film\n";
  m_scratch.write("data/train.tsv", train);
  m_scratch.write("data/dev.tsv", "label\ttext\n1\tfilm\n");
  expectProblem(kWarning, "model", "40 % of the training tokens", "", "");
}

TEST_F(PlanTest, WarmupAsLongAsTheRun) {
  m_spec.optimizer.warmup_steps = 15;
  expectProblem(kWarning, "warmup-steps", "no shorter than the whole run of 15", "warmup-steps", "0");
}

TEST_F(PlanTest, LabelWeightsThatDoNotFit) {
  m_spec.optimizer.label_weights = {1, 2, 3};
  expectProblem(kError, "label-weights", "3 weights are given, but the labels are 2", "", "");
}

TEST_F(PlanTest, UnknownMetric) {
  m_spec.evaluation.best_metric = "bleu";
  expectProblem(kError, "best-metric", "no metric \"bleu\"", "best-metric", "accuracy");
}

TEST_F(PlanTest, MetricsOfManyLabels) {
  m_spec.data.labels = {"good", "bad", "so-so"};
  for (const char* name : {"f1_macro", "f1", "loss", "accuracy"}) {
    m_spec.evaluation.best_metric = name;
    EXPECT_EQ(find(makePlan(m_spec, m_context), "best-metric", ""), nullptr) << name;
  }
  m_spec.evaluation.best_metric = "f1_micro";
  expectProblem(kError, "best-metric", "f1_macro", "best-metric", "accuracy");
}

TEST_F(PlanTest, DeviceTooSmall) {
  m_context.device_bytes = 1000;
  expectProblem(kWarning, "batch-size", "free on the device", "gradient-accumulation", "2");
}

TEST_F(PlanTest, ListedLabelThatNoRowHas) {
  m_spec.data.labels = {"good", "bad", "so-so"};
  expectProblem(kWarning, "labels", "\"so-so\"", "", "");
}

TEST_F(PlanTest, StopsWhenAsked) {
  std::stop_source source;
  source.request_stop();
  const Plan plan = makePlan(m_spec, m_context, source.get_token());
  EXPECT_FALSE(plan.canStart());
  EXPECT_EQ(plan.problems.back().what.code, ErrorCode::Cancelled);
}

// A run of the same model, device and precision that has ended gives its speed.
TEST_F(PlanTest, TimeFromAnEarlierRun) {
  const auto addRun = [&](const std::string& device, double tokensPerSecond, RunState state, int64_t steps = 500) {
    RunRecord record;
    record.spec = m_spec;
    auto writer = RunWriter::create(m_context.runs_folder, record);
    ASSERT_TRUE(writer.ok()) << writer.error().toString();
    RunProgress progress;
    progress.state = state;
    progress.device = device;
    progress.step = steps;
    progress.real_tokens_per_s = tokensPerSecond;
    ASSERT_TRUE((*writer)->setProgress(progress).ok());
    ASSERT_TRUE((*writer)->close().ok());
  };
  addRun("cuda:0", 9000, RunState::Finished);
  addRun("cpu", 8000, RunState::Failed);
  EXPECT_FALSE(makePlan(m_spec, m_context).seconds);
  addRun("cpu", 100, RunState::Finished);
  const Plan plan = makePlan(m_spec, m_context);
  ASSERT_TRUE(plan.seconds);
  // 3 epochs of 230 tokens, and 4 evaluations of 8 rows of 5 tokens at a third of the price.
  EXPECT_NEAR(*plan.seconds, (3 * 230 + 4 * 40 / 3.0) / 100, 1e-9);
  EXPECT_EQ(plan.seconds_basis.kind, TimeBasis::Kind::EarlierRun);
  EXPECT_EQ(plan.seconds_basis.tokens_per_s, 100);
  EXPECT_FALSE(plan.seconds_basis.run.empty());
  addRun("cpu", 7, RunState::Stopped, 22);
  EXPECT_EQ(makePlan(m_spec, m_context).seconds_basis.tokens_per_s, 100) << "a few steps do not outweigh a long run";
  addRun("cpu", 200, RunState::Finished, 23);
  EXPECT_EQ(makePlan(m_spec, m_context).seconds_basis.tokens_per_s, 200) << "of long ones the newest";
  m_context.runs_folder = m_scratch.folder() / "short runs";
  addRun("cpu", 8, RunState::Finished, 9);
  addRun("cpu", 7, RunState::Finished, 4);
  EXPECT_EQ(makePlan(m_spec, m_context).seconds_basis.tokens_per_s, 8) << "of short ones the longest";
  m_spec.device.precision = Precision::Bf16;
  EXPECT_FALSE(makePlan(m_spec, m_context).seconds);
}

// Counts of `tokenizers` 0.22 over the same files.
TEST_F(PlanTest, RealMrpc) {
  CLOZE_NEED_DATA("mrpc");
  const auto vocabulary = readText(std::string(CLOZE_SOURCE_DIR) + "/tests/data/vocab/bert-base-uncased/vocab.txt");
  writeModel(vocabulary, 30522);
  m_spec = RunSpec();
  m_spec.data.data_dir = sharedData("mrpc").string();
  m_spec.model.model = (m_scratch.folder() / "model").string();
  m_spec.batch.max_seq_length = 64;
  Plan plan = makePlan(m_spec, m_context);
  ASSERT_EQ(plan.splits.size(), 2u) << all(plan);
  EXPECT_EQ(plan.splits[0].rows, 4076);
  EXPECT_EQ(plan.splits[0].real_tokens, 210933);
  EXPECT_EQ(plan.splits[0].truncated, 813);
  EXPECT_EQ(plan.splits[0].tokens_lost, 6081);
  EXPECT_EQ(plan.splits[0].median_tokens, 53);
  EXPECT_EQ(plan.splits[0].label_counts.at("1"), 2753);
  EXPECT_EQ(plan.splits[1].name, "test");
  EXPECT_EQ(plan.splits[1].rows, 1725);
  EXPECT_EQ(plan.splits[1].real_tokens, 88816);
  EXPECT_EQ(plan.splits[1].longest_tokens, 104);
  EXPECT_EQ(plan.total_steps, 384);
  EXPECT_FALSE(plan.canStart()) << "this model has 32 positions";
  m_spec.batch.max_seq_length = 32;
  plan = makePlan(m_spec, m_context);
  EXPECT_TRUE(plan.canStart()) << all(plan);
}

}  // namespace
}  // namespace cloze
