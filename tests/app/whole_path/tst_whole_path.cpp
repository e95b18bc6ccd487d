// The main job through the widgets, with the real engine and the real command line: the bundled example is trained from
// the form, the curve grows, the run is paused, resumed and stopped; the program is started anew, finds the run,
// continues it to the end, and Try it answers.
#include <app/desktop/desktop.h>
#include <app/desktop/runs_service.h>
#include <core/runs/run_folder.h>
#include <widgets/chart_curve.h>
#include <widgets/chart_grid.h>

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QtTest>

#include <gtest/gtest.h>

namespace cloze {
namespace {

constexpr int kPatienceMs = 120'000;  // the machine may be busy with other things

template <typename Widget>
Widget* child(QWidget* in, const char* name) {
  auto* found = in->findChild<Widget*>(QString::fromLatin1(name));
  EXPECT_NE(found, nullptr) << "no widget called " << name;
  return found;
}

QPushButton* button(QWidget* in, const QString& text) {
  for (QPushButton* each : in->findChildren<QPushButton*>())
    if (QString(each->text()).remove(QLatin1Char('&')) == text && each->isVisible()) return each;
  return nullptr;
}

void press(QWidget* in, const QString& text) {
  ASSERT_TRUE(QTest::qWaitFor([&] { return button(in, text) && button(in, text)->isEnabled(); }, kPatienceMs))
      << "no button “" << text.toStdString() << "” that can be pressed";
  QTest::mouseClick(button(in, text), Qt::LeftButton);
}

void type(QWidget* in, const char* editor, const QString& text) {
  auto* edit = child<QLineEdit>(in, editor);
  ASSERT_NE(edit, nullptr);
  edit->selectAll();
  QTest::keyClicks(edit, text);
}

class WholePath : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(m_folder.isValid());
    qputenv("CLOZE_CONFIG", m_folder.filePath(QStringLiteral("cloze.ini")).toUtf8());
    // Locks of devices lie there: a run of somebody else on this machine must not make this one wait.
    m_runtimeBefore = qgetenv("XDG_RUNTIME_DIR");
    qputenv("XDG_RUNTIME_DIR", m_folder.path().toUtf8());
  }
  void TearDown() override {
    m_desktop.reset();
    // A failed test leaves no process behind.
    const auto runs = listRuns(m_folder.filePath(QStringLiteral("runs")).toStdString());
    if (runs.ok())
      for (const RunSummary& each : *runs) (void)sendRunCommand(each.folder, RunCommand::Stop);
    qputenv("XDG_RUNTIME_DIR", m_runtimeBefore);
    qunsetenv("CLOZE_CONFIG");
  }
  void startProgram(const std::optional<Address>& address) {
    // As a person closes it: only once nothing started here goes on does the window go without a question.
    if (m_desktop) {
      EXPECT_TRUE(QTest::qWaitFor([&] { return window()->close(); }, kPatienceMs));
    }
    m_desktop.reset();
    DesktopOptions options;
    options.runs = m_folder.filePath(QStringLiteral("runs")).toStdString();
    options.language = QStringLiteral("en");
    options.theme = QStringLiteral("light");
    options.program = QStringLiteral(CLOZE_BINARY_DIR "/bin/cloze");
    options.address = address;
    m_desktop = std::make_unique<Desktop>(options);
    m_desktop->show();
  }
  MainWindow* window() const { return m_desktop->window(); }
  Page* page() const { return window()->router()->current(); }
  const RunSummary* run() const {
    m_runs = m_desktop->runs()->runs();
    return m_runs.empty() ? nullptr : &m_runs.front();
  }
  bool waitForState(RunState state) {
    return QTest::qWaitFor([&] { return run() && run()->progress.state == state; }, kPatienceMs);
  }
  size_t pointsOfFirstChart() const {
    auto* chart = page()->findChild<CurveChart*>();
    size_t points = 0;
    if (chart)
      for (const ChartSeries& series : chart->series()) if (series.data) points = std::max(points, series.data->values.size());
    return points;
  }
  QTemporaryDir m_folder;
  QByteArray m_runtimeBefore;
  std::unique_ptr<Desktop> m_desktop;
  mutable std::vector<RunSummary> m_runs;
};

TEST_F(WholePath, theExampleIsTrainedPausedStoppedFoundAgainAndContinued) {
  startProgram(Address::fromString(QStringLiteral("cloze:start")));
  press(page(), QStringLiteral("Try the bundled example"));
  ASSERT_EQ(window()->router()->address().page, QStringLiteral("train"));
  type(page(), "option-filter", QStringLiteral("max_steps"));
  type(page(), "max-steps", QStringLiteral("600"));
  type(page(), "option-filter", QStringLiteral("save_steps"));
  type(page(), "checkpoint-steps", QStringLiteral("100"));
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
  ASSERT_LT(stoppedAt, 600) << "stopped before its end";
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
  EXPECT_EQ(run()->progress.step, 600);
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
