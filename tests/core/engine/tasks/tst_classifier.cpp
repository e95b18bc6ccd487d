// "Try it", evaluation of a model folder, and the self-test, through the door of the engine.
#include <core/api/engine.h>
#include <core/base/version.h>
#include <core/data/features.h>
#include <tests/core/engine/train/training_fixture.h>

#include <cmath>

extern "C" cloze::Engine* clozeEngineEntry(const char* buildId, const char** problem);

namespace cloze {
namespace {

namespace fs = std::filesystem;

class EngineDoor : public TrainingTest {
 protected:
  static Engine& engine() {
    static Engine* engine = clozeEngineEntry(buildId(), nullptr);
    EXPECT_NE(engine, nullptr);
    return *engine;
  }
  static DeviceSpec cpu() {
    DeviceSpec device;
    device.device = "cpu";
    device.threads = 1;
    return device;
  }
  static BatchSpec shortBatch() {
    BatchSpec batch;
    batch.max_seq_length = 24;
    batch.eval_batch_size = 3;
    return batch;
  }
};

TEST_F(EngineDoor, RefusesAnotherBuild) {
  const char* problem = nullptr;
  EXPECT_EQ(clozeEngineEntry("another", &problem), nullptr);
  ASSERT_NE(problem, nullptr);
  EXPECT_NE(std::string(problem).find("another build"), std::string::npos);
}

TEST_F(EngineDoor, AnswersInTheInputsOrderAsTheRunDid) {
  RunSpec spec = makeSpec();
  // A pair without its second text stays a pair: [CLS] a [SEP] [SEP].
  writeText(spec.data.dev_file, readText(spec.data.dev_file) + "the cat sat on the mat\t\t1\n\ta dog ran\t0\n");
  const auto run = train(spec);
  ASSERT_OK(run);
  const auto stored = readPredictions(run->folder, "dev-last");
  ASSERT_OK(stored);
  auto classifier = engine().openClassifier(run->folder / "checkpoints" / "last", cpu(), shortBatch(), Casing::Auto);
  ASSERT_OK(classifier);
  EXPECT_EQ((*classifier)->labels(), (std::vector<std::string>{"0", "1"}));
  std::vector<TextPair> texts;
  for (const Prediction& prediction : *stored) texts.push_back({prediction.text_a, prediction.text_b});
  const auto answers = (*classifier)->predict(texts, {});
  ASSERT_OK(answers);
  ASSERT_EQ(answers->size(), stored->size());
  for (size_t i = 0; i < answers->size(); ++i) {
    for (size_t label = 0; label < 2; ++label) {
      EXPECT_NEAR((*answers)[i][label], (*stored)[i].probabilities[label], 1e-6) << i;
    }
  }
  const auto single = (*classifier)->predict({{"the cat sat on the mat", {}}, {"", {}}, {"", ""}}, {});
  ASSERT_OK(single);
  ASSERT_EQ(single->size(), 3u);
  EXPECT_EQ((*stored)[10].text_b, "");
  EXPECT_GT(std::abs((*single)[0][0] - (*stored)[10].probabilities[0]), 1e-5) << "a text alone is another question";
  EXPECT_TRUE((*classifier)->predict({}, {}).ok());
  std::stop_source stopped;
  stopped.request_stop();
  const auto cancelled = (*classifier)->predict(texts, stopped.get_token());
  ASSERT_FALSE(cancelled.ok());
  EXPECT_EQ(cancelled.error().code, ErrorCode::Cancelled);
}

TEST_F(EngineDoor, EvaluatesACheckpointAsTheRunDid) {
  RunSpec spec = makeSpec();
  const auto run = train(spec);
  ASSERT_OK(run);
  EvalRequest request;
  request.model_folder = run->folder / "checkpoints" / "last";
  request.spec = spec;
  request.checkpoint = "last";
  const auto outcome = engine().evaluate(request, {});
  ASSERT_OK(outcome);
  ASSERT_EQ(outcome->results.size(), 1u);
  EXPECT_EQ(outcome->results[0].split, "dev");
  EXPECT_EQ(outcome->results[0].checkpoint, "last");
  EXPECT_NEAR(outcome->results[0].loss, run->results[0].loss, 1e-6);
  EXPECT_EQ(outcome->results[0].values, run->results[0].values);
  EXPECT_EQ(outcome->predictions[0].size(), 10u);
  request.splits = {"train", "nothing"};
  const auto unknown = engine().evaluate(request, {});
  ASSERT_FALSE(unknown.ok());
  EXPECT_EQ(unknown.error().field, "split");
}

TEST_F(EngineDoor, ARegressionPredictsNumbers) {
  RunSpec spec = makeSpec();
  spec.data.task = "custom-pair-regression";
  const auto run = train(spec);
  ASSERT_OK(run);
  EXPECT_EQ(run->results[0].values.count("pearson"), 1u);
  auto classifier = engine().openClassifier(run->folder / "checkpoints" / "last", cpu(), shortBatch(), Casing::Auto);
  ASSERT_OK(classifier);
  EXPECT_TRUE((*classifier)->labels().empty());
  const auto answers = (*classifier)->predict({{"the cat", "a dog"}}, {});
  ASSERT_OK(answers);
  EXPECT_EQ((*answers)[0].size(), 1u);
  EvalRequest request;
  request.model_folder = run->folder / "checkpoints" / "last";
  request.spec = makeSpec();  // a task with labels
  const auto wrong = engine().evaluate(request, {});
  ASSERT_FALSE(wrong.ok());
  EXPECT_NE(wrong.error().message.find("predicts a number"), std::string::npos);
}

TEST_F(EngineDoor, AModelThatWasNotFineTunedIsRefused) {
  const fs::path bare = makeModel();
  const auto withoutWeights = engine().openClassifier(bare, cpu(), shortBatch(), Casing::Auto);
  ASSERT_FALSE(withoutWeights.ok());
  EXPECT_NE(withoutWeights.error().message.find("no weights"), std::string::npos);
  BatchSpec longBatch = shortBatch();
  const auto run = train(makeSpec());
  ASSERT_OK(run);
  longBatch.max_seq_length = 33;
  const auto tooLong = engine().openClassifier(run->folder / "checkpoints" / "last", cpu(), longBatch, Casing::Auto);
  ASSERT_FALSE(tooLong.ok());
  EXPECT_EQ(tooLong.error().field, "max-seq-length");
}

TEST_F(EngineDoor, TellsWhatItIs) {
  const EngineInfo info = engine().info();
  EXPECT_EQ(info.libtorch_version.rfind("2.", 0), 0u);
  ASSERT_FALSE(info.devices.empty());
  EXPECT_EQ(info.devices[0].name, "cpu");
  EXPECT_GT(info.devices[0].total_bytes, 1u << 28);
  EXPECT_GT(engine().measureSgemm(1), 0.5);
}

TEST_F(EngineDoor, TheSelfTestPasses) {
  std::vector<std::string> report;
  EXPECT_TRUE(engine().selfTest(&report));
  EXPECT_GE(report.size(), 7u);
  for (const std::string& line : report) EXPECT_TRUE(line.ends_with(": ok")) << line;
}

}  // namespace
}  // namespace cloze
