// What the Run page says above and beneath its tabs: results, errors, and from where a run can go on.
#include <tests/app/run_page/run_page_fixture.h>
#include <widgets/controls.h>
#include <widgets/tab_strip.h>

#include <QPlainTextEdit>
#include <QPushButton>

namespace cloze {
namespace {

// A hand about to press a tab must not press another, or nothing, because words came above it.
TEST_F(RunPageTest, WordsThatComeMoveNoTab) {
  const auto bottom = [this] {
    QCoreApplication::processEvents();
    auto* tabs = m_page->findChild<TabStrip*>();
    return tabs->mapTo(m_page.get(), QPoint(0, tabs->height())).y();
  };
  openPage(write({}, true));
  const int quiet = bottom();
  const auto become = [&](RunState state, const char* message) {
    RunProgress progress = syntheticProgress({.state = state, .message = message});
    EXPECT_TRUE(m_writer->setProgress(progress).ok());
    m_page->follower()->poll();
    EXPECT_TRUE(QTest::qWaitFor(
        [&] {
          const RunProgress& seen = m_page->follower()->snapshot()->progress();
          return seen.state == state && seen.message == message;
        },
        kPatience_ms));
  };
  become(RunState::Running, "evaluating dev");
  EXPECT_FALSE(child<ElidedLabel>("run-message")->fullText().isEmpty());
  EXPECT_EQ(bottom(), quiet) << "while it evaluates";
  m_services.runs.fail(m_page->address().path.value(0), QStringLiteral("Nobody listens."));
  EXPECT_TRUE(child<Banner>("run-banner")->isVisible());
  EXPECT_EQ(bottom(), quiet) << "an error";
  become(RunState::Failed, "Out of memory.");
  EXPECT_EQ(bottom(), quiet) << "its end";
  openPage(write({.state = RunState::Finished, .done = 384}, false));
  EXPECT_TRUE(child<ElidedLabel>("run-result")->isVisible());
  EXPECT_EQ(bottom(), quiet) << "and what came out";
}

// One line however many splits were measured, and each of them stands in it.
TEST_F(RunPageTest, WordsThatComeMoveNoTabWhereSeveralSplitsWereMeasured) {
  const auto bottom = [this] {
    QCoreApplication::processEvents();
    auto* tabs = m_page->findChild<TabStrip*>();
    return tabs->mapTo(m_page.get(), QPoint(0, tabs->height())).y();
  };
  openPage(write({}, true));
  const int quiet = bottom();
  RunProgress progress = syntheticProgress({.state = RunState::Finished, .done = 384});
  const auto showResults = [&](const EvalResult& more) {
    progress.results.push_back(more);
    EXPECT_TRUE(m_writer->setProgress(progress).ok());
    EXPECT_TRUE(QTest::qWaitFor(
        [&] {
          m_page->follower()->poll();
          return m_page->follower()->snapshot()->progress().results.size() == progress.results.size();
        },
        kPatience_ms));
  };
  showResults({"dev", "last", 384, 408, 0.44, {{"accuracy", 0.79}, {"f1", 0.84}}});
  auto* line = child<ElidedLabel>("run-result");
  EXPECT_EQ(bottom(), quiet);
  EXPECT_EQ(line->text(), QStringLiteral("test: accuracy 0.800, F1 0.851 · dev: accuracy 0.790, F1 0.840"));
  for (const QString& all : {line->toolTip(), line->accessibleDescription()}) {
    EXPECT_TRUE(all.contains(QStringLiteral("Result on test"))) << all.toStdString();
    EXPECT_TRUE(all.contains(QStringLiteral("0.440 (checkpoint last, step 384, 408 examples)"))) << all.toStdString();
  }
  for (const char* split : {"dev_mm", "test_mm"})
    showResults({split, "last", 384, 408, 0.44, {{"accuracy", 0.79}, {"f1", 0.84}, {"matthews", 0.5}}});
  m_page->resize(700, 760);
  EXPECT_EQ(bottom(), quiet) << "elided, not wrapped";
  EXPECT_TRUE(line->toolTip().contains(QStringLiteral("Result on dev mismatched")));
}

// The step in the title may be all that is new.
TEST_F(RunPageTest, TheBannerFollowsItsTitle) {
  openPage(write({.state = RunState::Failed, .done = 100, .message = "Out of memory."}, true));
  auto* banner = child<Banner>("run-banner");
  ASSERT_TRUE(banner->message().contains(QStringLiteral("step 100"))) << banner->message().toStdString();
  const RunProgress further = syntheticProgress({.state = RunState::Failed, .done = 150, .message = "Out of memory."});
  EXPECT_TRUE(QTest::qWaitFor(  // the state is written at most twice a second: told again
      [&] {
        EXPECT_TRUE(m_writer->setProgress(further).ok());
        m_page->follower()->poll();
        return banner->message().contains(QStringLiteral("step 150"));
      },
      kPatience_ms))
      << banner->message().toStdString();
}

TEST_F(RunPageTest, AnInterruptedRunSaysFromWhereItGoesOnAndWhatIsLost) {
  struct Row {
    int64_t last;
    const char* said;
  };
  for (const auto& [last, said] :
       {Row{150, "go on from step 150, its last checkpoint; steps 151 to 212 are lost"},
        Row{211, "go on from step 211, its last checkpoint; step 212 is lost"},
        Row{212, "go on from step 212, its last checkpoint; no step is lost"}, Row{0, "from its last checkpoint."}}) {
    openPage(write({.state = RunState::Running, .lastCheckpoint = last}, false));
    const QString words = child<Banner>("run-banner")->accessibleName();
    EXPECT_TRUE(words.contains(QLatin1String(said))) << words.toStdString();
  }
  openPage(write({.state = RunState::Running, .checkpoints = false}, false));
  EXPECT_TRUE(child<Banner>("run-banner")->accessibleName().contains(QStringLiteral("before the first checkpoint")));
}

// What is said must be what training does: without last it goes on from the newest kept, from best alone it does not.
TEST_F(RunPageTest, WhatIsLeftOfTheCheckpointsDecidesWhetherARunCanGoOn) {
  const QString id = write({.state = RunState::Running, .lastCheckpoint = 200}, false);
  const auto checkpoints = m_runs / id.toStdString() / "checkpoints";
  std::filesystem::remove_all(checkpoints / "last");
  std::filesystem::create_directories(checkpoints / "step-90");
  openPage(id);
  const auto words = [this] { return child<Banner>("run-banner")->accessibleName(); };
  EXPECT_TRUE(words().contains(QStringLiteral("go on from step 150"))) << words().toStdString();
  EXPECT_TRUE(words().contains(QStringLiteral("steps 151 to 212 are lost"))) << words().toStdString();
  EXPECT_TRUE(command("run.continue")->isEnabled());
  for (const char* step : {"step-90", "step-150"}) std::filesystem::remove_all(checkpoints / step);
  openPage(id);
  EXPECT_FALSE(words().contains(QStringLiteral("It can go on"))) << words().toStdString();
  EXPECT_TRUE(words().contains(QStringLiteral("train again with its settings"))) << words().toStdString();
  EXPECT_FALSE(command("run.continue")->isEnabled());
  EXPECT_TRUE(command("run.continue")->property("reason").toString().contains(QStringLiteral("best checkpoint")));
}

TEST_F(RunPageTest, AFailedRunShowsItsError) {
  const QString id =
      write({.state = RunState::Failed, .message = "Out of memory at batch 32, length 128: 9 GiB."}, false);
  openPage(id);
  EXPECT_TRUE(child<Banner>("run-banner")->accessibleName().contains(QStringLiteral("batch 32, length 128")));
}

// core tells its errors for the command line; here the rows of the form are meant.
TEST_F(RunPageTest, FailuresSpeakTheWordsOfTheWindow) {
  const std::string lower = ". Lower the learning rate, lengthen the warm-up, or clip gradients (--max-grad-norm 1). ";
  const QString id = write({.state = RunState::Failed,
                            .message = "learning-rate: The loss became NaN at step 7, learning rate 0.5" + lower +
                                       "checkpoints/last holds step 5 and can be used."},
                           false);
  const auto said = [this](const char* banner) { return child<Banner>(banner)->accessibleName(); };
  openPage(id);
  EXPECT_TRUE(said("run-banner").contains(QStringLiteral("The loss became NaN at step 7")));
  EXPECT_FALSE(said("run-banner").contains(QStringLiteral("--"))) << said("run-banner").toStdString();
  EXPECT_FALSE(said("run-banner").contains(QStringLiteral("learning-rate:")));
  command("run.continue")->trigger();
  m_services.launch.answers.back()(fileError(ErrorCode::InvalidData, "/d/a.tsv", "Set --header yes."));
  EXPECT_TRUE(said("run-banner").contains(QStringLiteral("Set “Header row” yes.\n/d/a.tsv")));
  openPage(id, QStringLiteral("try"));
  child<QPlainTextEdit>("try-text-a")->setPlainText(QStringLiteral("One."));
  child<QPlainTextEdit>("try-text-b")->setPlainText(QStringLiteral("Two."));
  child<QPushButton>("try-predict")->click();
  m_services.engine.questions.back().done(
      fieldError(ErrorCode::OutOfMemory, "batch-size", "Out of memory. Lower --max-seq-length."));
  EXPECT_TRUE(said("try-banner").contains(QStringLiteral("Lower “Longest sequence”.")))
      << said("try-banner").toStdString();
}

TEST_F(RunPageTest, AFailedRunWithoutCheckpointCannotBeContinued) {
  const QString id = write({.state = RunState::Failed, .checkpoints = false}, false);
  openPage(id);
  EXPECT_FALSE(command("run.continue")->isEnabled());
  EXPECT_TRUE(command("run.continue")->property("reason").toString().contains(QStringLiteral("checkpoint")));
}

}  // namespace
}  // namespace cloze
