// Closing while runs started here go on: asked in the window, never by a dialog.
#include <app/desktop/main_window.h>
#include <tests/app/fakes.h>
#include <widgets/controls.h>

#include <QPushButton>
#include <QTranslator>
#include <QtTest>

#include <gtest/gtest.h>

// Outside every namespace, as Q_INIT_RESOURCE asks.
static void initTranslations() {
  Q_INIT_RESOURCE(translations);
}

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

// One run is not "they", in English as it is shipped.
TEST_F(ClosingTest, speaksOfOneRunAsOfOne) {
  initTranslations();
  QTranslator english;
  ASSERT_TRUE(english.load(QStringLiteral(":/i18n/cloze_en")));
  QCoreApplication::installTranslator(&english);
  const auto said = [this](const QStringList& runs) {
    launch().now.runs = runs;
    EXPECT_FALSE(m_window->close());
    const std::string words = m_window->findChild<Banner*>(QStringLiteral("closing"))->accessibleName().toStdString();
    press("close-cancel");
    return words;
  };
  const std::string one = said({QStringLiteral("a")}), two = said({QStringLiteral("a"), QStringLiteral("b")});
  QCoreApplication::removeTranslator(&english);
  EXPECT_NE(one.find("1 run started here still goes on. It can go on without"), std::string::npos) << one;
  EXPECT_NE(two.find("2 runs started here still go on. They can go on without"), std::string::npos) << two;
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
