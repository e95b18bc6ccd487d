#include <app/desktop/command_palette.h>
#include <tests/app/fakes.h>

#include <QAction>
#include <QLineEdit>
#include <QListWidget>
#include <QtTest>

#include <gtest/gtest.h>

namespace cloze {
namespace {

class PaletteTest : public ::testing::Test {
 protected:
  PaletteTest() : m_services("/nowhere"), m_palette(&m_commands, &m_services.runs, &m_services.navigator, &m_window) {
    m_window.resize(900, 700);
    m_window.show();
    RunSummary run;
    run.id = "2026-11-21-mrpc-1";
    run.name = "MRPC first";
    m_services.runs.listed = {run};
  }
  QAction* addCommand(const char* name, const char* text) {
    auto* action = new QAction(QString::fromLatin1(text), &m_window);
    m_commands.add(QString::fromLatin1(name), action);
    return action;
  }
  QStringList type(const QString& words) {
    m_palette.popUp();
    m_palette.findChild<QLineEdit*>()->setText(words);
    QStringList shown;
    auto* list = m_palette.findChild<QListWidget*>();
    for (int row = 0; row < list->count(); ++row) shown << list->item(row)->text();
    return shown;
  }
  void enter() { QTest::keyClick(m_palette.findChild<QLineEdit*>(), Qt::Key_Return); }

  QWidget m_window;
  CommandRegistry m_commands;
  FakeServices m_services;
  CommandPalette m_palette;
};

TEST_F(PaletteTest, findsACommandByAFewLettersAndDoesIt) {
  int paused = 0;
  QAction* pause = addCommand("run.pause", "&Pause the run");
  addCommand("go.start", "Start");
  QObject::connect(pause, &QAction::triggered, [&paused] { ++paused; });
  ASSERT_EQ(type(QStringLiteral("ptr")).value(0), QStringLiteral("Pause the run"));
  enter();
  EXPECT_EQ(paused, 1);
  EXPECT_FALSE(m_palette.isVisible());
}

TEST_F(PaletteTest, aDisabledCommandSaysWhyAndDoesNothing) {
  int stopped = 0;
  QAction* stop = addCommand("run.stop", "Stop");
  stop->setEnabled(false);
  stop->setProperty("reason", QStringLiteral("No run goes on."));
  QObject::connect(stop, &QAction::triggered, [&stopped] { ++stopped; });
  EXPECT_EQ(type(QStringLiteral("stop")).size(), 1);
  auto* list = m_palette.findChild<QListWidget*>();
  EXPECT_EQ(list->item(0)->toolTip(), QStringLiteral("No run goes on."));
  enter();
  EXPECT_EQ(stopped, 0);
}

TEST_F(PaletteTest, opensARunByItsName) {
  EXPECT_EQ(type(QStringLiteral("mrpc fir")).size(), 1);
  enter();
  ASSERT_EQ(m_services.navigator.visited.size(), 1U);
  EXPECT_EQ(m_services.navigator.visited[0].toString(), QStringLiteral("cloze:run/2026-11-21-mrpc-1"));
}

TEST_F(PaletteTest, goesToATypedAddress) {
  type(QStringLiteral("cloze:runs?filter=mrpc"));
  enter();
  ASSERT_EQ(m_services.navigator.visited.size(), 1U);
  EXPECT_EQ(m_services.navigator.visited[0].toString(), QStringLiteral("cloze:runs?filter=mrpc"));
}

TEST(FuzzyScore, prefersStartsOfWordsAndRefusesWhatIsNotThere) {
  EXPECT_GT(fuzzyScore(QStringLiteral("rs"), QStringLiteral("Run settings")),
            fuzzyScore(QStringLiteral("rs"), QStringLiteral("Bars")));
  EXPECT_LT(fuzzyScore(QStringLiteral("xyz"), QStringLiteral("Run settings")), 0);
  EXPECT_GE(fuzzyScore(QString(), QStringLiteral("anything")), 0);
}

}  // namespace
}  // namespace cloze
