// Closing while runs started here go on: asked in the window, never by a dialog.
#include <app/desktop/main_window.h>
#include <tests/app/fakes.h>
#include <widgets/controls.h>

#include <QPushButton>
#include <QtTest>

#include <gtest/gtest.h>

namespace cloze {
namespace {

class ClosingTest : public ::testing::Test {
 protected:
  ClosingTest() : m_services("/nowhere") {
    m_window = std::make_unique<MainWindow>(m_services.context());
    m_window->show();
  }
  void press(const char* name) {
    auto* button = m_window->findChild<QPushButton*>(QString::fromLatin1(name));
    ASSERT_NE(button, nullptr) << name;
    button->click();
  }
  FakeLaunch& launch() { return m_services.launch; }
  FakeServices m_services;
  std::unique_ptr<MainWindow> m_window;
};

TEST_F(ClosingTest, closesAtOnceWhereNothingGoesOn) {
  EXPECT_TRUE(m_window->close());
}

TEST_F(ClosingTest, asksWhatToDoAndCanStay) {
  launch().now.runs << QStringLiteral("a");
  EXPECT_FALSE(m_window->close());
  EXPECT_TRUE(m_window->isVisible());
  press("close-cancel");
  EXPECT_TRUE(m_window->isVisible());
  EXPECT_TRUE(m_services.runs.commands.empty());
}

TEST_F(ClosingTest, asksWhileARunIsOnlyBeingStarted) {
  launch().now.starting = 1;
  EXPECT_FALSE(m_window->close());
  press("close-stop");
  EXPECT_TRUE(launch().cancelledAll);
  EXPECT_TRUE(m_window->isVisible());
  launch().become({});
  EXPECT_FALSE(m_window->isVisible());
}

TEST_F(ClosingTest, canLeaveTheRunGoingOn) {
  launch().now.runs << QStringLiteral("a");
  launch().now.starting = 1;
  m_window->close();
  press("close-keep");
  EXPECT_FALSE(m_window->isVisible());
  EXPECT_TRUE(m_services.runs.commands.empty());
  EXPECT_FALSE(launch().cancelledAll);
}

TEST_F(ClosingTest, tellsOfRunsThatAreNotStartedYetAndStartsThemFirst) {
  launch().now = {{QStringLiteral("a")}, 1, 2};
  m_window->close();
  auto* question = m_window->findChild<Banner*>(QStringLiteral("closing"));
  EXPECT_NE(question->accessibleName().indexOf(QStringLiteral("2")), -1) << question->accessibleName().toStdString();
  press("close-keep");
  EXPECT_TRUE(m_window->isVisible());
  launch().become({{QStringLiteral("a"), QStringLiteral("b")}, 1, 1});
  EXPECT_TRUE(m_window->isVisible());
  launch().become({{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}, 1, 0});
  EXPECT_FALSE(m_window->isVisible());
}

TEST_F(ClosingTest, staysWhereARunAwaitedDoesNotStart) {
  launch().now = {{QStringLiteral("a")}, 1, 1};
  m_window->close();
  press("close-keep");
  launch().now = {{QStringLiteral("a")}, 0, 0};
  Q_EMIT launch().startFailed();
  Q_EMIT launch().activityChanged();
  EXPECT_TRUE(m_window->isVisible());
}

TEST_F(ClosingTest, stopsAndClosesOnceTheRunsHaveEnded) {
  launch().now.runs << QStringLiteral("a") << QStringLiteral("b");
  m_window->close();
  press("close-stop");
  EXPECT_TRUE(launch().cancelledAll);
  EXPECT_TRUE(m_window->isVisible());
  launch().become({{QStringLiteral("b")}, 0, 0});
  EXPECT_TRUE(m_window->isVisible());
  launch().become({});
  EXPECT_FALSE(m_window->isVisible());
}

}  // namespace
}  // namespace cloze
