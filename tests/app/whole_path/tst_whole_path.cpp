// The main job through the widgets, with the real engine and the real command line: the bundled example is trained from
// the form, the curve grows, the run is paused, resumed and stopped; the program is started anew, finds the run,
// continues it to the end, and Try it answers.
#include <tests/app/whole_path/whole_path_fixture.h>

#include <QLabel>
#include <QPlainTextEdit>
#include <QTableView>

namespace cloze {
namespace {

TEST_F(WholePath, theExampleIsTrainedPausedStoppedFoundAgainAndContinued) {
  startProgram(Address::fromString(QStringLiteral("cloze:start")));
  press(page(), QStringLiteral("Try the bundled example"));
  ASSERT_EQ(window()->router()->address().page, QStringLiteral("train"));
  type(page(), "option-filter", QStringLiteral("max_steps"));
  type(page(), "max-steps", QStringLiteral("300"));
  type(page(), "option-filter", QStringLiteral("save_steps"));
  type(page(), "checkpoint-steps", QStringLiteral("50"));
  press(page(), QStringLiteral("Start"));
  ASSERT_TRUE(QTest::qWaitFor([&] { return window()->router()->address().page == QLatin1String("run"); }, kPatienceMs));
  const QString id = window()->router()->address().path.value(0);
  ASSERT_FALSE(id.isEmpty());

  // The curve grows while it goes on.
  ASSERT_TRUE(QTest::qWaitFor([&] { return pointsOfFirstChart() >= 5; }, kPatienceMs));
  const size_t before = pointsOfFirstChart();
  ASSERT_TRUE(QTest::qWaitFor([&] { return pointsOfFirstChart() > before; }, kPatienceMs));

  press(page(), QStringLiteral("Pause"));
  ASSERT_TRUE(waitForState(RunState::Paused));
  const int64_t pausedAt = run()->progress.step;
  QTest::qWait(700);
  EXPECT_EQ(run()->progress.step, pausedAt) << "a paused run does not move";
  press(page(), QStringLiteral("Resume"));
  ASSERT_TRUE(waitForState(RunState::Running));

  press(page(), QStringLiteral("Stop"));
  ASSERT_TRUE(waitForState(RunState::Stopped));
  const int64_t stoppedAt = run()->progress.step;
  ASSERT_LT(stoppedAt, 300) << "stopped before its end";
  EXPECT_FALSE(listCheckpoints(run()->folder).empty()) << "a stopped run leaves a checkpoint";

  // A new start of the program comes back to the run, and the table has it.
  startProgram(std::nullopt);
  ASSERT_EQ(window()->router()->address().page, QStringLiteral("run"));
  EXPECT_EQ(window()->router()->address().path.value(0), id);
  window()->router()->go({QStringLiteral("runs"), {}, {}});
  auto* table = child<QTableView>(page(), "runs-table");
  ASSERT_TRUE(QTest::qWaitFor([&] { return table->model()->rowCount() == 1; }, kPatienceMs));
  table->selectRow(0);
  window()->router()->go({QStringLiteral("run"), {id}, {}});
  press(page(), QStringLiteral("Continue"));
  ASSERT_TRUE(waitForState(RunState::Finished));
  EXPECT_EQ(run()->progress.step, 300);
  EXPECT_GT(run()->progress.step, stoppedAt);
  ASSERT_FALSE(run()->metrics.empty());
  EXPECT_GT(run()->metrics.at("accuracy"), 0.5) << "six topics: chance is 0.167";

  // Try it answers with a probability for each topic.
  window()->router()->go({QStringLiteral("run"), {id, QStringLiteral("try")}, {}});
  auto* text = child<QPlainTextEdit>(page(), "try-text-a");
  ASSERT_TRUE(QTest::qWaitFor([&] { return text->isVisible(); }, kPatienceMs));
  text->setPlainText(QStringLiteral("Which album did she release in 2003?"));
  auto* result = child<QLabel>(page(), "try-result");
  EXPECT_TRUE(QTest::qWaitFor([&] { return !result->text().isEmpty(); }, kPatienceMs)) << "Try it gave no answer";
}

}  // namespace
}  // namespace cloze
