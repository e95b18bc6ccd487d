// What the tests of the Train page share: the example in the form, and hands that type and read.
#pragma once

#include <app/pages/train/train_page.h>
#include <tests/app/pages/page_test.h>
#include <widgets/controls.h>

#include <QCoreApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <string>
#include <vector>

namespace cloze {

class TrainPageTest : public PageTest {
 protected:
  void openExample(TrainPage* page) {
    page->open({"train", {}, {{"example", "1"}}});
    ASSERT_TRUE(childOf<QPushButton>(page, "start")->isEnabled()) << startReason(page);
  }
  static std::string startReason(TrainPage* page) {
    return childOf<QPushButton>(page, "start")->toolTip().toStdString();
  }
  static QLineEdit* editor(TrainPage* page, const char* option) { return childOf<QLineEdit>(page, option); }
  static void expectPlanned(TrainPage* page) {
    const auto* busy = childOf<QLabel>(page, "plan-busy");
    EXPECT_TRUE(QTest::qWaitFor([busy] { return busy->text() == "updates as you type"; }, 10000));
  }
  // Types and waits for the plan, which is made after a pause.
  static void type(TrainPage* page, const char* option, const QString& text) {
    typeOnly(page, option, text);
    expectPlanned(page);
  }
  static void typeOnly(TrainPage* page, const char* option, const QString& text) {
    QLineEdit* edit = editor(page, option);
    edit->selectAll();
    QTest::keyClicks(edit, text);
  }
  // The button of the message above the form.
  static void undo(TrainPage* page) {
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);  // the buttons of messages before
    auto* button = childOf<Banner>(page, "train-message")->findChild<QPushButton*>();
    ASSERT_NE(button, nullptr);
    button->click();
  }
  static const QPushButton* startButton(TrainPage* page) { return childOf<QPushButton>(page, "start"); }
  static std::vector<Banner*> problems(TrainPage* page) {
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);  // those of the plan before
    std::vector<Banner*> shown;
    for (Banner* banner : childOf<QWidget>(page, "plan")->findChildren<Banner*>())
      if (!banner->isHidden()) shown.push_back(banner);
    return shown;
  }
};

}  // namespace cloze
