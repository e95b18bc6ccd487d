// kill -9 at ten random moments: folder and catalogue open every time, and the run that is finally left alone ends with
// the same weights, curve and predictions to the bit as one that was never killed.
#include <core/base/random.h>
#include <tests/core/engine/train/child_process.h>
#include <tests/core/engine/train/training_fixture.h>

#include <chrono>
#include <ctime>
#include <thread>

namespace cloze {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

class KillResume : public TrainingTest {
 protected:
  RunSpec longSpec() {
    RunSpec spec = makeSpec(40);
    spec.optimizer.epochs = 40;  // 200 steps
    spec.optimizer.learning_rate = 1e-3;
    spec.evaluation.checkpoint_steps = 3;
    spec.evaluation.eval_steps = 7;
    spec.evaluation.keep_checkpoints = 2;
    return spec;
  }

  // Continues the run in a process of its own and kills that; false where it was done before.
  static bool killOnce(const fs::path& run, Random& random) {
    const pid_t child = startChild("KillResumeChild.*", run.string());
    // Wait until it trains, then a random moment more; loading is not what is to be hit every time.
    const auto started = std::chrono::steady_clock::now();
    while (std::chrono::steady_clock::now() - started < 20s) {
      const RunProgress progress = readRunProgress(run);
      if (progress.state == RunState::Running || progress.state == RunState::Finished) break;
      std::this_thread::sleep_for(2ms);
    }
    std::this_thread::sleep_for(std::chrono::microseconds(random.below(150000)));
    ::kill(child, SIGKILL);
    return waitForChild(child) == -SIGKILL;
  }

  static std::string dumpOf(const fs::path& run) {
    std::string text;
    for (const char* tag : {"train/loss", "train/grad_norm", "train/learning_rate", "dev/loss", "dev/accuracy"}) {
      const SeriesPoints points = series(run, tag);
      text += std::string(tag) + "\n";
      for (size_t i = 0; i < points.values.size(); ++i) {
        char line[64];
        std::snprintf(line, sizeof(line), "%lld %a\n", static_cast<long long>(points.steps[i]), points.values[i]);
        text += line;
      }
    }
    return text;
  }
};

// What the killed process does: continue the run whose folder is named.
TEST(KillResumeChild, ContinuesARun) {
  if (childArgument().empty()) GTEST_SKIP() << "only run as a child of KillResume";
  TrainRequest request;
  request.resume = childArgument();
  const auto summary = runTraining(request, nullptr, {});
  EXPECT_TRUE(summary.ok()) << (summary.ok() ? "" : summary.error().toString());
}

TEST_F(KillResume, TenTimesAndStillTheSameToTheBit) {
  const RunSpec spec = longSpec();
  const auto straight = train(spec);
  ASSERT_OK(straight);
  const std::string expected = dumpOf(straight->folder);
  const uint64_t seed = static_cast<uint64_t>(std::time(nullptr));
  RecordProperty("seed", std::to_string(seed));
  Random random(seed, 0);
  // On a fast machine a run may be done before it was killed ten times: then the next one takes the rest.
  int kills = 0, runs = 0, attempts = 0;
  while (kills < 10 && attempts < 40) {
    // The run to be tormented starts as one that was stopped at once.
    StopAfter observer(0);
    const auto begun = train(spec, &observer, observer.source.get_token());
    ASSERT_OK(begun);
    const fs::path run = begun->folder;
    ++runs;
    while (kills < 10 && ++attempts < 40 && readRunProgress(run).state != RunState::Finished) {
      const int64_t before = readRunProgress(run).step;
      if (killOnce(run, random)) ++kills;
      const auto listed = listRuns(runsFolder());
      ASSERT_OK(listed);
      EXPECT_EQ(listed->size(), static_cast<size_t>(runs + 1));
      for (const RunSummary& summary : *listed) EXPECT_EQ(summary.problem, "");
      const RunProgress after = readRunProgress(run);
      EXPECT_TRUE(after.state == RunState::Interrupted || after.state == RunState::Finished ||
                  after.state == RunState::Stopped)
          << runStateName(after.state) << ", before at step " << before << ", seed " << seed;
      (void)series(run, "train/loss");
    }
    if (readRunProgress(run).state != RunState::Finished) {
      const auto resumed = resume(run);
      ASSERT_OK(resumed);
    }
    EXPECT_EQ(readRunProgress(run).state, RunState::Finished);
    for (const char* checkpoint : {"last", "best"}) {
      EXPECT_EQ(weightsOf(run, checkpoint), weightsOf(straight->folder, checkpoint)) << checkpoint << ", seed " << seed;
    }
    EXPECT_EQ(dumpOf(run), expected) << "seed " << seed;
    EXPECT_EQ(readText(run / "predictions" / "dev-last.jsonl"),
              readText(straight->folder / "predictions" / "dev-last.jsonl"));
  }
  EXPECT_EQ(kills, 10) << "in " << runs << " runs; seed " << seed;
}

}  // namespace
}  // namespace cloze
