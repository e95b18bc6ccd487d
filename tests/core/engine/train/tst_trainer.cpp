#include <core/base/file_lock.h>
#include <core/engine/train/checkpoint.h>
#include <core/engine/train/device_queue.h>
#include <core/files/model_folder.h>
#include <tests/core/engine/train/training_fixture.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <functional>
#include <map>
#include <thread>

namespace cloze {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

class Trainer : public TrainingTest {};

TEST_F(Trainer, AWholeRun) {
  RunSpec spec = makeSpec();
  spec.optimizer.epochs = 4;
  spec.evaluation.checkpoint_steps = 5;
  spec.evaluation.keep_checkpoints = 1;
  const auto summary = train(spec);
  ASSERT_OK(summary);
  EXPECT_EQ(summary->steps, 12);
  EXPECT_FALSE(summary->stopped);
  ASSERT_TRUE(summary->examples_per_s && summary->real_tokens_per_s && summary->train_loss);
  EXPECT_GT(*summary->real_tokens_per_s, *summary->examples_per_s);
  EXPECT_GT(summary->peak_bytes, 1 << 20);
  ASSERT_EQ(summary->results.size(), 1u);
  EXPECT_EQ(summary->results[0].split, "dev");
  EXPECT_EQ(summary->results[0].checkpoint, "last");
  EXPECT_EQ(summary->results[0].step, 12);
  EXPECT_EQ(summary->results[0].examples, 10);
  EXPECT_EQ(summary->results[0].values.size(), 2u);

  const fs::path run = summary->folder;
  EXPECT_EQ(readRunProgress(run).state, RunState::Finished);
  EXPECT_DOUBLE_EQ(readRunProgress(run).examples_per_s, *summary->examples_per_s) << "the mean, not the last moments";
  EXPECT_DOUBLE_EQ(readRunProgress(run).real_tokens_per_s, *summary->real_tokens_per_s);
  const auto record = readRunRecord(run);
  ASSERT_OK(record);
  EXPECT_EQ(record->labels, (std::vector<std::string>{"0", "1"}));
  EXPECT_EQ(record->total_steps, 12);
  EXPECT_EQ(record->provenance.at("threads"), "1");
  EXPECT_EQ(record->hashes.size(), 5u);  // train, dev, config, vocabulary, tokenizer_config
  for (const char* name : {"last", "best", "step-10"}) EXPECT_TRUE(fs::exists(run / "checkpoints" / name)) << name;
  EXPECT_FALSE(fs::exists(run / "checkpoints" / "step-5")) << "one step-N is kept";
  for (const char* name : {"config.json", "vocab.txt", "model.safetensors", "trainer_state.json"}) {
    EXPECT_TRUE(fs::exists(run / "checkpoints" / "last" / name)) << name;
  }
  for (const char* name : {"last", "best", "step-10"}) {
    const CheckpointFacts facts = checkpointFacts(run / "checkpoints" / name);
    EXPECT_EQ(facts.task, record->spec.data.task) << name;
    EXPECT_EQ(facts.max_seq_length, record->spec.batch.max_seq_length) << name;
    EXPECT_GT(facts.step, 0) << name;
  }
  // The log's last lines say what came out.
  const auto log = readLog(run, 0);
  ASSERT_OK(log);
  const size_t result = log->text.find("result on dev with the last checkpoint, after step 12: loss ");
  ASSERT_NE(result, std::string::npos) << log->text;
  for (const char* metric : {", accuracy ", ", f1 "})
    EXPECT_NE(log->text.find(metric, result), std::string::npos) << metric;
  EXPECT_TRUE(log->text.ends_with("finished\n")) << log->text;
  EXPECT_TRUE(fs::exists(run / "checkpoints" / "last" / "optimizer.safetensors"));
  EXPECT_FALSE(fs::exists(run / "checkpoints" / "best" / "optimizer.safetensors"));
  const auto predictions = readPredictions(run, "dev-last");
  ASSERT_OK(predictions);
  ASSERT_EQ(predictions->size(), 10u);
  EXPECT_EQ((*predictions)[3].index, 3);
  EXPECT_NEAR((*predictions)[3].probabilities[0] + (*predictions)[3].probabilities[1], 1.0, 1e-6);
  for (const char* tag : {"train/loss", "train/learning_rate", "train/grad_norm", "train/examples_per_s",
                          "train/real_tokens_per_s", "train/epoch", "memory/bytes"}) {
    EXPECT_EQ(series(run, tag).values.size(), 12u) << tag;
  }
  EXPECT_EQ(series(run, "dev/accuracy").steps, (std::vector<int64_t>{3, 6, 9, 12}));
  EXPECT_DOUBLE_EQ(series(run, "train/epoch").values.back(), 4.0);
}

TEST_F(Trainer, ThreeStepsOrFewerHaveNoSpeed) {
  RunSpec spec = makeSpec();
  spec.optimizer.max_steps = 3;
  const auto summary = train(spec);
  ASSERT_OK(summary);
  EXPECT_EQ(summary->steps, 3);
  EXPECT_FALSE(summary->examples_per_s.has_value());
  EXPECT_FALSE(summary->real_tokens_per_s.has_value());
}

// Stopped anywhere and continued, a run ends with the same weights and the same curve, dropout on.
TEST_F(Trainer, ResumeIsEqualToTheBit) {
  RunSpec spec = makeSpec(26);
  spec.optimizer.epochs = 3;
  spec.evaluation.checkpoint_steps = 5;
  spec.evaluation.eval_steps = 3;
  const auto straight = train(spec);
  ASSERT_OK(straight);
  const SeriesPoints expected = series(straight->folder, "train/loss");
  for (const int64_t step : {1, 3, 7, 11}) {
    StopAfter observer(step);
    const auto stopped = train(spec, &observer, observer.source.get_token());
    ASSERT_OK(stopped);
    EXPECT_TRUE(stopped->stopped);
    EXPECT_EQ(stopped->steps, step);
    EXPECT_EQ(readRunProgress(stopped->folder).state, RunState::Stopped);
    const auto resumed = resume(stopped->folder);
    ASSERT_OK(resumed);
    EXPECT_EQ(resumed->steps, straight->steps);
    EXPECT_EQ(weightsOf(resumed->folder), weightsOf(straight->folder)) << "stopped after " << step;
    EXPECT_EQ(weightsOf(resumed->folder, "best"), weightsOf(straight->folder, "best")) << "stopped after " << step;
    EXPECT_EQ(series(resumed->folder, "train/loss").values, expected.values);
    EXPECT_EQ(series(resumed->folder, "dev/loss").values, series(straight->folder, "dev/loss").values);
    EXPECT_EQ(*resumed->train_loss, *straight->train_loss);
    EXPECT_EQ(resumed->results[0].loss, straight->results[0].loss);
  }
}

// Somebody made room on the disk: what is left is continued, or refused by name; nothing is begun anew in silence.
TEST_F(Trainer, ResumeWithoutTheLastCheckpoint) {
  RunSpec spec = makeSpec();
  spec.optimizer.epochs = 4;
  spec.evaluation.checkpoint_steps = 4;
  const auto straight = train(spec);
  ASSERT_OK(straight);
  const auto stoppedRun = [&] {
    StopAfter observer(6);
    const auto stopped = train(spec, &observer, observer.source.get_token());
    EXPECT_TRUE(stopped.ok() && fs::exists(stopped->folder / "checkpoints/step-4"));
    fs::remove_all(stopped->folder / "checkpoints/last");
    return stopped->folder;
  };
  const auto said = [](const StopAfter& observer, const std::string& words) {
    return std::any_of(observer.lines.begin(), observer.lines.end(),
                       [&](const std::string& line) { return line.find(words) != std::string::npos; });
  };

  const fs::path older = stoppedRun();
  StopAfter observer(1 << 30);
  const auto resumed = resume(older, &observer);
  ASSERT_OK(resumed);
  EXPECT_TRUE(said(observer, "continues from step-4"));
  EXPECT_EQ(weightsOf(resumed->folder), weightsOf(straight->folder));
  EXPECT_EQ(series(resumed->folder, "train/loss").values, series(straight->folder, "train/loss").values);

  const fs::path onlyBest = stoppedRun();
  fs::remove_all(onlyBest / "checkpoints/step-4");
  ASSERT_TRUE(fs::exists(onlyBest / "checkpoints/best"));
  const size_t points = series(onlyBest, "train/loss").steps.size();
  const auto refused = resume(onlyBest);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::NotFound);
  EXPECT_EQ(fs::path(refused.error().file), onlyBest / "checkpoints/last");
  EXPECT_EQ(series(onlyBest, "train/loss").steps.size(), points) << "the curve is left as it was";

  fs::remove_all(onlyBest / "checkpoints");
  StopAfter again(1 << 30);
  ASSERT_OK(resume(onlyBest, &again));
  EXPECT_TRUE(said(again, "starting over"));
}

TEST(TrainerStateJson, DamageIsRefusedByFileAndLine) {
  const std::string good = trainerStateToJson({});
  ASSERT_OK(trainerStateFromJson(good, "x/trainer_state.json"));
  const std::pair<std::string, const char*> rows[] = {
      {"", "empty"},
      {good.substr(0, good.size() / 2), "ends in the middle"},
      {good + std::string(1, '\0') + "x", "NUL"},
      {"{\"step\": 1,\n\"step\": 2}", "stands twice"},
      {"[]", "an object was expected"},
      {"{}", "not a trainer's state"},
  };
  for (const auto& [text, says] : rows) {
    const auto state = trainerStateFromJson(text, "x/trainer_state.json");
    ASSERT_FALSE(state.ok()) << says;
    EXPECT_EQ(state.error().file, "x/trainer_state.json");
    EXPECT_NE(state.error().message.find(says), std::string::npos) << state.error().message;
    EXPECT_NE(state.error().message.find("Resume cannot use"), std::string::npos) << state.error().message;
  }
}

TEST_F(Trainer, Bf16ResumesToTheBit) {
  RunSpec spec = makeSpec();
  spec.device.precision = Precision::Bf16;
  const auto straight = train(spec);
  ASSERT_OK(straight);
  StopAfter observer(4);
  const auto stopped = train(spec, &observer, observer.source.get_token());
  ASSERT_OK(stopped);
  ASSERT_TRUE(stopped->stopped);
  const auto resumed = resume(stopped->folder);
  ASSERT_OK(resumed);
  EXPECT_EQ(weightsOf(resumed->folder), weightsOf(straight->folder));
}

// Dropout on and unequal label weights: the parts drop the same units and add up to the same loss.
TEST_F(Trainer, AccumulationEqualsTheLargeBatch) {
  RunSpec spec = makeSpec(26);  // the last batch of an epoch has two rows
  spec.device.precision = Precision::Fp64;
  spec.optimizer.label_weights = {0.4, 2.5};
  const auto whole = train(spec);
  spec.batch.gradient_accumulation = 4;
  const auto parts = train(spec);
  ASSERT_OK(whole);
  ASSERT_OK(parts);
  for (const char* tag : {"train/loss", "train/grad_norm", "dev/loss"}) {
    const std::vector<double> expected = series(whole->folder, tag).values, actual = series(parts->folder, tag).values;
    ASSERT_EQ(actual.size(), expected.size());
    for (size_t i = 0; i < expected.size(); ++i) EXPECT_NEAR(actual[i], expected[i], 1e-9) << tag << ", " << i;
  }
}

// Thirty-two parts of one row: their gradients are added up in fp32, so bf16 costs no more than in the large batch.
TEST_F(Trainer, AccumulationInBf16EqualsTheLargeBatch) {
  RunSpec spec = makeSpec(32);
  spec.device.precision = Precision::Bf16;
  spec.batch.batch_size = 32;
  spec.optimizer.max_steps = 8;
  spec.optimizer.learning_rate = 1e-3;
  const auto whole = train(spec);
  spec.batch.gradient_accumulation = 32;
  const auto parts = train(spec);
  ASSERT_OK(whole);
  ASSERT_OK(parts);
  const std::vector<double> expected = series(whole->folder, "train/grad_norm").values,
                            actual = series(parts->folder, "train/grad_norm").values;
  ASSERT_EQ(actual.size(), expected.size());
  // Of the first step, before the weights have gone apart: 3e-5 here, and 1.4e-3 where .grad adds up in bf16.
  EXPECT_NEAR(actual.front() / expected.front(), 1, 3e-4);
  for (size_t i = 1; i < expected.size(); ++i) EXPECT_NEAR(actual[i] / expected[i], 1, 0.05) << i;
}

TEST_F(Trainer, AFinishedRunIsNotResumed) {
  const auto summary = train(makeSpec());
  ASSERT_OK(summary);
  const auto again = resume(summary->folder);
  ASSERT_FALSE(again.ok());
  EXPECT_NE(again.error().message.find("finished"), std::string::npos);
  EXPECT_EQ(readRunProgress(summary->folder).state, RunState::Finished);
}

TEST_F(Trainer, ResumeRefusesChangedFilesByName) {
  const RunSpec spec = makeSpec();
  for (const std::string name : {"dev.tsv", "model/vocab.txt", "model/config.json"}) {
    StopAfter observer(2);
    const auto stopped = train(spec, &observer, observer.source.get_token());
    ASSERT_OK(stopped);
    const std::string before = readText(m_folder / name);
    writeText(m_folder / name, before + "\n");
    const auto changed = resume(stopped->folder);
    ASSERT_FALSE(changed.ok()) << name;
    EXPECT_EQ(fs::path(changed.error().file), m_folder / name);
    EXPECT_NE(changed.error().message.find("changed"), std::string::npos);
    fs::remove(m_folder / name);
    const auto gone = resume(stopped->folder);
    ASSERT_FALSE(gone.ok()) << name;
    EXPECT_EQ(fs::path(gone.error().file), m_folder / name);
    writeText(m_folder / name, before);
    EXPECT_TRUE(resume(stopped->folder).ok()) << name;
  }
}

// One target is so large that its square is beyond fp32.
TEST_F(Trainer, DivergenceIsDataWithAStepAndAFailedRun) {
  RunSpec spec = makeSpec();
  std::string rows = "first\tsecond\tlabel\n";
  for (int row = 0; row < 24; ++row)
    rows += "the cat sat\ta dog ran\t" + std::string(row == 20 ? "1e30" : "2.5") + "\n";
  writeText(m_folder / "train.tsv", rows);
  spec.data.task = "custom-pair-regression";
  spec.data.dev_file = (m_folder / "train.tsv").string();
  spec.evaluation.checkpoint_steps = 1;
  spec.evaluation.keep_checkpoints = 0;
  spec.seed = 40;
  int64_t step = 1;
  for (; step == 1; ++spec.seed) {  // until the row is not in the very first batch
    fs::remove_all(runsFolder());
    const auto summary = train(spec);
    ASSERT_FALSE(summary.ok());
    EXPECT_EQ(summary.error().code, ErrorCode::NotFinite);
    const std::string message = summary.error().message;
    step = series(onlyRun(), "train/loss").steps.back();
    EXPECT_NE(message.find("at step " + std::to_string(step)), std::string::npos) << message;
    EXPECT_NE(message.find("learning rate 0.00"), std::string::npos) << message;
    EXPECT_NE(message.find("Lower the learning rate"), std::string::npos) << message;
    EXPECT_EQ(message.find("No checkpoint") != std::string::npos, step == 1) << message;
  }
  const fs::path run = onlyRun();
  const RunProgress progress = readRunProgress(run);
  EXPECT_EQ(progress.state, RunState::Failed);
  EXPECT_EQ(progress.error_code, "not_finite");
  EXPECT_FALSE(std::isfinite(series(run, "train/loss").values.back()));
  EXPECT_TRUE(inspectModelFolder(run / "checkpoints" / "last").ok());
}

TEST_F(Trainer, EarlyStoppingRemembersAcrossAResume) {
  RunSpec spec = makeSpec();
  spec.optimizer.epochs = 30;
  spec.optimizer.learning_rate = 1e-12;  // nothing improves
  spec.evaluation.eval_steps = 2;
  spec.evaluation.early_stopping_patience = 3;
  const auto straight = train(spec);
  ASSERT_OK(straight);
  EXPECT_EQ(straight->steps, 8);  // the first evaluation is the best, three more are not better
  StopAfter observer(5);
  const auto stopped = train(spec, &observer, observer.source.get_token());
  ASSERT_OK(stopped);
  const auto resumed = resume(stopped->folder);
  ASSERT_OK(resumed);
  EXPECT_EQ(resumed->steps, 8);
  EXPECT_EQ(readRunProgress(resumed->folder).best_step, 2);
}

// A copy of the run's folder as it is at one moment: what a kill -9 at that moment leaves.
class CopyWhen : public StopAfter {
 public:
  using Moment = std::function<bool(const RunProgress&)>;
  CopyWhen(fs::path from, fs::path to, Moment moment)
      : StopAfter(1 << 30), m_from(std::move(from)), m_to(std::move(to)), m_moment(std::move(moment)) {}
  void onProgress(const RunProgress& progress) override {
    if (fs::exists(m_to) || !m_moment(progress)) return;
    fs::copy(m_from, m_to, fs::copy_options::recursive);
  }

 private:
  fs::path m_from, m_to;
  Moment m_moment;
};

class StopInEvaluation : public StopAfter {
 public:
  explicit StopInEvaluation(int64_t step) : StopAfter(1 << 30), m_step(step) {}
  void onProgress(const RunProgress& progress) override {
    if (progress.step == m_step && progress.message.starts_with("evaluating")) source.request_stop();
  }

 private:
  int64_t m_step;
};

// Stopped while it evaluates, continued, and killed once the evaluation is made: it is not made and drawn twice.
TEST_F(Trainer, AnEvaluationThatIsOwedIsPaidOnce) {
  RunSpec spec = makeSpec();
  spec.optimizer.epochs = 4;
  spec.optimizer.learning_rate = 1e-12;  // nothing improves, so only the debt makes a checkpoint due
  spec.evaluation.eval_steps = 2;
  bool evaluating = false;
  const std::map<std::string, CopyWhen::Moment> moments = {
      {"points written, checkpoint not",
       [&](const RunProgress& progress) {
         evaluating = evaluating || progress.message.starts_with("evaluating");
         return evaluating && progress.step == 4 && progress.message.empty();
       }},
      {"a step later", [](const RunProgress& progress) { return progress.step == 5; }},
  };
  for (const auto& [name, moment] : moments) {
    SCOPED_TRACE(name);
    fs::remove_all(runsFolder());
    StopInEvaluation observer(4);
    const auto stopped = train(spec, &observer, observer.source.get_token());
    ASSERT_OK(stopped);
    ASSERT_TRUE(stopped->stopped);
    const json owing = json::parse(readText(stopped->folder / "checkpoints" / "last" / "trainer_state.json"));
    EXPECT_EQ(owing["step"], 4);
    EXPECT_EQ(owing["evaluated"], false);
    const fs::path killed = runsFolder() / "killed";
    CopyWhen copy(stopped->folder, killed, moment);
    ASSERT_OK(resume(stopped->folder, &copy));
    ASSERT_TRUE(fs::exists(killed));
    const json paid = json::parse(readText(killed / "checkpoints" / "last" / "trainer_state.json"));
    EXPECT_EQ(paid["evaluated"], name == "a step later");
    ASSERT_OK(resume(killed));
    for (const fs::path& run : {stopped->folder, killed}) {
      EXPECT_EQ(series(run, "dev/loss").steps, (std::vector<int64_t>{2, 4, 6, 8, 10, 12})) << run;
      EXPECT_EQ(series(run, "dev/accuracy").steps, (std::vector<int64_t>{2, 4, 6, 8, 10, 12})) << run;
    }
  }
}

TEST_F(Trainer, TheBestCheckpointGivesTheResultWhereAsked) {
  RunSpec spec = makeSpec();
  spec.optimizer.epochs = 6;
  spec.optimizer.learning_rate = 2e-2;
  spec.evaluation.best_metric = "loss";
  spec.evaluation.result_checkpoint = CheckpointChoice::Best;
  const auto summary = train(spec);
  ASSERT_OK(summary);
  ASSERT_EQ(summary->results.size(), 1u);
  const EvalResult& result = summary->results[0];
  EXPECT_EQ(result.checkpoint, "best");
  const SeriesPoints losses = series(summary->folder, "dev/loss");
  const auto best = std::min_element(losses.values.begin(), losses.values.end());
  EXPECT_DOUBLE_EQ(result.loss, *best);
  EXPECT_EQ(result.step, losses.steps[static_cast<size_t>(best - losses.values.begin())]);
  EXPECT_TRUE(readPredictions(summary->folder, "dev-best").ok());
}

TEST_F(Trainer, EvaluatesAfterAsManyEpochsOrStepsAsAsked) {
  RunSpec spec = makeSpec();  // 3 steps an epoch
  spec.optimizer.epochs = 5;
  spec.evaluation.eval_epochs = 2;
  const auto epochs = train(spec);
  ASSERT_OK(epochs);
  EXPECT_EQ(series(epochs->folder, "dev/loss").steps, (std::vector<int64_t>{6, 12, 15}));
  spec.evaluation.eval_steps = 4;
  const auto steps = train(spec);
  ASSERT_OK(steps);
  EXPECT_EQ(series(steps->folder, "dev/loss").steps, (std::vector<int64_t>{4, 8, 12, 15}));
}

TEST_F(Trainer, ATestFileIsScoredButNeverSteersUnlessAsked) {
  RunSpec spec = makeSpec();
  spec.data.test_file = makePairs(14, "test.tsv").string();
  auto summary = train(spec);
  ASSERT_OK(summary);
  ASSERT_EQ(summary->results.size(), 2u);
  EXPECT_EQ(summary->results[0].split, "test");
  EXPECT_EQ(summary->results[1].split, "dev");
  EXPECT_EQ(series(summary->folder, "test/accuracy").steps, (std::vector<int64_t>{9}));
  const json state = json::parse(readText(summary->folder / "checkpoints" / "last" / "trainer_state.json"));
  EXPECT_EQ(state["best"]["split"], "dev");

  spec.data.steer_by_test = true;  // "where there is no other": a dev file goes before it
  summary = train(spec);
  ASSERT_OK(summary);
  const json both = json::parse(readText(summary->folder / "checkpoints" / "last" / "trainer_state.json"));
  EXPECT_EQ(both["best"]["split"], "dev");

  spec.data.dev_file.clear();
  spec.data.data_dir.clear();
  summary = train(spec);
  ASSERT_OK(summary);
  const json steered = json::parse(readText(summary->folder / "checkpoints" / "last" / "trainer_state.json"));
  EXPECT_EQ(steered["best"]["split"], "test");
}

TEST_F(Trainer, PauseWaitsAndStopAnswersWhilePaused) {
  RunSpec spec = makeSpec();
  spec.optimizer.epochs = 10000;
  spec.evaluation.eval_steps = 1000000;
  class Watcher : public StopAfter {
   public:
    using StopAfter::StopAfter;
    void onRunCreated(const std::string&, const fs::path& created) override { folder = created; }
    fs::path folder;
  };
  std::atomic<bool> done{false};
  Watcher watcher(1 << 30);
  std::atomic<int64_t> steps{0};
  std::thread person([&] {
    const auto waitFor = [&](RunState state) {
      for (int i = 0; i < 600 && !done; ++i) {
        const auto runs = listRuns(runsFolder());
        if (runs.ok() && !runs->empty() && runs->front().progress.state == state &&
            (state != RunState::Running || runs->front().progress.step > 0)) {
          return runs->front().progress;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
      }
      return RunProgress{};
    };
    waitFor(RunState::Running);
    const auto runs = listRuns(runsFolder());
    if (!runs.ok() || runs->empty()) return;
    EXPECT_TRUE(sendRunCommand(runs->front().folder, RunCommand::Pause).ok());
    const int64_t paused = waitFor(RunState::Paused).step;
    EXPECT_GT(paused, 0);
    const fs::path state = runs->front().folder / "checkpoints" / "last" / "trainer_state.json";
    EXPECT_TRUE(fs::exists(state)) << "what was learned until the pause is on disk";
    EXPECT_EQ(fs::exists(state) ? json::parse(readText(state)).value("step", -1) : -1, paused);
    std::this_thread::sleep_for(std::chrono::milliseconds(150));
    EXPECT_EQ(waitFor(RunState::Paused).step, paused) << "a paused run makes no steps";
    EXPECT_TRUE(sendRunCommand(runs->front().folder, RunCommand::Run).ok());
    waitFor(RunState::Running);
    EXPECT_TRUE(sendRunCommand(runs->front().folder, RunCommand::Pause).ok());
    waitFor(RunState::Paused);
    EXPECT_TRUE(sendRunCommand(runs->front().folder, RunCommand::Stop).ok());
  });
  const auto summary = train(spec, &watcher);
  done = true;
  person.join();
  ASSERT_OK(summary);
  EXPECT_TRUE(summary->stopped);
  EXPECT_TRUE(fs::exists(summary->folder / "checkpoints" / "last" / "model.safetensors"));
}

TEST_F(Trainer, StopWhileQueued) {
  const RunSpec spec = makeSpec();
  const fs::path lockFile = deviceLockFile(c10::Device(c10::kCPU));
  ASSERT_TRUE(makeFolders(lockFile.parent_path()).ok());
  const auto lock = FileLock::tryAcquire(lockFile);
  ASSERT_OK(lock);
  StopAfter observer(0);
  const auto summary = train(spec, &observer, observer.source.get_token());
  ASSERT_OK(summary);
  EXPECT_TRUE(summary->stopped);
  EXPECT_EQ(summary->steps, 0);
  EXPECT_EQ(readRunProgress(summary->folder).state, RunState::Stopped);
}

// Stopped again while it waits for the device, or failed while it loads, a resumed run still stands where it stood.
TEST_F(Trainer, AResumeThatGetsNowhereKeepsItsProgress) {
  RunSpec spec = makeSpec();
  spec.optimizer.epochs = 4;
  StopAfter observer(5);
  const auto stopped = train(spec, &observer, observer.source.get_token());
  ASSERT_OK(stopped);
  const fs::path run = stopped->folder;
  const RunProgress before = readRunProgress(run);
  ASSERT_EQ(before.step, 5);
  ASSERT_EQ(before.best_step, 3);
  const auto expectKept = [&](RunState state) {
    const RunProgress after = readRunProgress(run);
    EXPECT_EQ(after.state, state);
    EXPECT_EQ(after.step, before.step);
    EXPECT_EQ(after.total_steps, before.total_steps);
    EXPECT_EQ(after.best_step, before.best_step);
    EXPECT_EQ(after.best_value, before.best_value);
    EXPECT_EQ(after.train_loss, before.train_loss);
    EXPECT_DOUBLE_EQ(after.epoch, before.epoch);
  };
  {
    const fs::path lockFile = deviceLockFile(c10::Device(c10::kCPU));
    ASSERT_TRUE(makeFolders(lockFile.parent_path()).ok());
    const auto lock = FileLock::tryAcquire(lockFile);
    ASSERT_OK(lock);
    StopAfter again(0);
    const auto queued = resume(run, &again, again.source.get_token());
    ASSERT_OK(queued);
    EXPECT_TRUE(queued->stopped);
    EXPECT_EQ(queued->steps, 5);
    EXPECT_EQ(queued->train_loss, stopped->train_loss);
    expectKept(RunState::Stopped);
  }
  const fs::path weights = run / "checkpoints" / "last" / "model.safetensors";
  fs::copy_file(weights, m_folder / "weights");
  fs::resize_file(weights, 1000);
  EXPECT_FALSE(resume(run).ok());
  expectKept(RunState::Failed);
  fs::remove(weights);
  fs::copy_file(m_folder / "weights", weights);
  const auto resumed = resume(run);
  ASSERT_OK(resumed);
  EXPECT_EQ(resumed->steps, 12);
}

}  // namespace
}  // namespace cloze
