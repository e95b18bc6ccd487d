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

// What a page would do hits what that page shows, which nobody sees from another one.
TEST_F(PaletteTest, commandsOfAPageAreOfferedWhileItIsShown) {
  QWidget page(&m_window);
  auto* remove = new QAction(QStringLiteral("Move to the trash"), &page);
  m_commands.add(QStringLiteral("runs.delete"), remove);
  page.show();
  EXPECT_EQ(type(QStringLiteral("trash")), QStringList{QStringLiteral("Move to the trash")});
  page.hide();
  EXPECT_EQ(type(QStringLiteral("trash")), QStringList());
  EXPECT_EQ(type(QStringLiteral("mrpc")).size(), 1) << "the rest is";
}

TEST_F(PaletteTest, escapeGivesTheFocusBack) {
  QLineEdit field(&m_window), other(&m_window);
  field.show();
  other.show();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&m_window));
  field.setFocus();
  m_palette.popUp();
  auto* words = m_palette.findChild<QLineEdit*>();
  ASSERT_TRUE(words->hasFocus());
  QTest::keyClick(words, Qt::Key_Escape);
  EXPECT_FALSE(m_palette.isVisible());
  EXPECT_TRUE(field.hasFocus());
  m_palette.popUp();
  other.setFocus();  // a click elsewhere
  EXPECT_FALSE(m_palette.isVisible());
  EXPECT_TRUE(other.hasFocus());
}

TEST_F(PaletteTest, upAndDownPassWhatCannotBeChosen) {
  m_services.runs.listed.clear();
  addCommand("a", "Page one");
  addCommand("b", "Page two")->setEnabled(false);
  addCommand("c", "Page three");
  type(QStringLiteral("page"));
  auto* list = m_palette.findChild<QListWidget*>();
  auto* words = m_palette.findChild<QLineEdit*>();
  QStringList passed{list->currentItem()->text()};
  for (const int key : {Qt::Key_Down, Qt::Key_Down, Qt::Key_Up, Qt::Key_Up}) {
    QTest::keyClick(words, static_cast<Qt::Key>(key));
    passed << list->currentItem()->text();
  }
  EXPECT_EQ(passed, (QStringList{"Page one", "Page three", "Page three", "Page one", "Page one"}));
}

TEST(FuzzyScore, prefersStartsOfWordsAndRefusesWhatIsNotThere) {
  EXPECT_GT(fuzzyScore(QStringLiteral("rs"), QStringLiteral("Run settings")),
            fuzzyScore(QStringLiteral("rs"), QStringLiteral("Bars")));
  EXPECT_LT(fuzzyScore(QStringLiteral("xyz"), QStringLiteral("Run settings")), 0);
  EXPECT_GE(fuzzyScore(QString(), QStringLiteral("anything")), 0);
}

}  // namespace
}  // namespace cloze
