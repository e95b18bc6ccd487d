// The program as a person has it, for tests that go through its widgets: the window's parts, the real engine, the real
// command line, and folders of its own.
#pragma once

#include <app/desktop/desktop.h>
#include <app/desktop/runs_service.h>
#include <core/runs/run_folder.h>
#include <widgets/chart_curve.h>

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QtTest>

#include <gtest/gtest.h>

namespace cloze {

inline constexpr int kPatienceMs = 240'000;  // the machine may be busy with other things

template <typename Widget>
Widget* child(QWidget* in, const char* name) {
  auto* found = in->findChild<Widget*>(QString::fromLatin1(name));
  EXPECT_NE(found, nullptr) << "no widget called " << name;
  return found;
}

inline QPushButton* button(QWidget* in, const QString& text) {
  for (QPushButton* each : in->findChildren<QPushButton*>())
    if (QString(each->text()).remove(QLatin1Char('&')) == text && each->isVisible()) return each;
  return nullptr;
}

inline void press(QWidget* in, const QString& text) {
  ASSERT_TRUE(QTest::qWaitFor([&] { return button(in, text) && button(in, text)->isEnabled(); }, kPatienceMs))
      << "no button “" << text.toStdString() << "” that can be pressed";
  QTest::mouseClick(button(in, text), Qt::LeftButton);
}

inline void type(QWidget* in, const char* editor, const QString& text) {
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
    qputenv("CLOZE_LOCKS", m_folder.filePath(QStringLiteral("locks")).toUtf8());
  }
  void TearDown() override {
    m_desktop.reset();
    // A failed test leaves no process behind.
    const auto runs = listRuns(m_folder.filePath(QStringLiteral("runs")).toStdString());
    if (runs.ok())
      for (const RunSummary& each : *runs) (void)sendRunCommand(each.folder, RunCommand::Stop);
    qunsetenv("CLOZE_LOCKS");
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
      for (const ChartSeries& series : chart->series())
        if (series.data) points = std::max(points, series.data->values.size());
    return points;
  }
  QTemporaryDir m_folder;
  std::unique_ptr<Desktop> m_desktop;
  mutable std::vector<RunSummary> m_runs;
};

}  // namespace cloze
