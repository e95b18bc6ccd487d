#include <widgets/busy_note.h>
#include <widgets/theme.h>

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace cloze {
namespace {

constexpr int kPatience_ms = 10000;

class BusyNoteTest : public ::testing::Test {
 protected:
  BusyNoteTest() {
    Theme::get().install();
    note.show();
  }
  std::string said() const { return note.findChild<QLabel*>(QStringLiteral("note"))->text().toStdString(); }
  QPushButton* button() const { return note.findChild<QPushButton*>(QStringLiteral("note-button")); }
  bool waitFor(const char* words) {
    return QTest::qWaitFor([&] { return said() == words; }, kPatience_ms);
  }
  BusyNote note{QStringLiteral("note")};
};

TEST_F(BusyNoteTest, WhatTakesLongSaysForHowLongAndCanBeCancelled) {
  QSignalSpy cancelled(&note, &BusyNote::cancelWanted), again(&note, &BusyNote::againWanted);
  note.showBusy(QStringLiteral("predicting …"), BusyNote::Ends::OnDemand);
  EXPECT_EQ(said(), "predicting …") << "most answers are there before anybody would read a number";
  EXPECT_FALSE(button()->isVisible());
  const int height = note.sizeHint().height();
  EXPECT_TRUE(waitFor("predicting … 1 s"));
  EXPECT_TRUE(button()->isVisible());
  EXPECT_EQ(note.sizeHint().height(), height) << "nothing below moves";
  EXPECT_EQ(button()->accessibleName(), QStringLiteral("Cancel"));
  note.showBusy(QStringLiteral("predicting …"), BusyNote::Ends::OnDemand);
  EXPECT_TRUE(waitFor("predicting … 2 s")) << "said again, it is still the same work: " << said();
  button()->click();
  EXPECT_EQ(cancelled.count(), 1);
  note.showIdle(QStringLiteral("cancelled"), QStringLiteral("Predict again"));
  EXPECT_EQ(said(), "cancelled");
  EXPECT_EQ(button()->text(), QStringLiteral("Predict again"));
  button()->click();
  EXPECT_EQ(again.count(), 1);
  EXPECT_EQ(cancelled.count(), 1);
  note.showBusy(QStringLiteral("predicting …"), BusyNote::Ends::OnDemand);
  EXPECT_EQ(said(), "predicting …") << "from the beginning";
  EXPECT_FALSE(button()->isVisible());
  note.showIdle({});
  EXPECT_FALSE(button()->isVisible());
}

TEST_F(BusyNoteTest, WhatNobodyCanEndOffersNothing) {
  note.showBusy(QStringLiteral("the engine is loading …"), BusyNote::Ends::ByItself);
  EXPECT_TRUE(waitFor("the engine is loading … 1 s"));
  EXPECT_FALSE(button()->isVisible());
}

}  // namespace
}  // namespace cloze
