// Closing while runs started here go on: asked in the window, never by a dialog.
#include <app/desktop/main_window.h>
#include <tests/app/fakes.h>

#include <QPushButton>
#include <QtTest>

#include <gtest/gtest.h>

namespace cloze {
namespace {

class ClosingTest : public ::testing::Test {
 protected:
  ClosingTest() : m_services("/nowhere") {
    MainWindow::Parts parts;
    parts.context = m_services.context();
    parts.startedHere = [this] { return m_goingOn; };
    m_window = std::make_unique<MainWindow>(parts);
    m_window->show();
  }
  void press(const char* name) {
    auto* button = m_window->findChild<QPushButton*>(QString::fromLatin1(name));
    ASSERT_NE(button, nullptr) << name;
    button->click();
  }
  FakeServices m_services;
  QStringList m_goingOn;
  std::unique_ptr<MainWindow> m_window;
};

TEST_F(ClosingTest, closesAtOnceWhereNothingGoesOn) {
  EXPECT_TRUE(m_window->close());
}

TEST_F(ClosingTest, asksWhatToDoAndCanStay) {
  m_goingOn << QStringLiteral("a");
  EXPECT_FALSE(m_window->close());
  EXPECT_TRUE(m_window->isVisible());
  press("close-cancel");
  EXPECT_TRUE(m_window->isVisible());
  EXPECT_TRUE(m_services.runs.commands.empty());
}

TEST_F(ClosingTest, canLeaveTheRunGoingOn) {
  m_goingOn << QStringLiteral("a");
  m_window->close();
  press("close-keep");
  EXPECT_FALSE(m_window->isVisible());
  EXPECT_TRUE(m_services.runs.commands.empty());
}

TEST_F(ClosingTest, stopsAndClosesOnceTheRunsHaveEnded) {
  m_goingOn << QStringLiteral("a") << QStringLiteral("b");
  m_window->close();
  press("close-stop");
  ASSERT_EQ(m_services.runs.commands.size(), 2U);
  EXPECT_EQ(m_services.runs.commands[0].second, RunCommand::Stop);
  EXPECT_TRUE(m_window->isVisible());
  m_goingOn.removeFirst();
  Q_EMIT m_services.launch.ended(QStringLiteral("a"), QString());
  EXPECT_TRUE(m_window->isVisible());
  m_goingOn.clear();
  Q_EMIT m_services.launch.ended(QStringLiteral("b"), QString());
  EXPECT_FALSE(m_window->isVisible());
}

}  // namespace
}  // namespace cloze
