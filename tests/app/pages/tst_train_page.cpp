#include <app/pages/train/option_form.h>
#include <app/pages/train/schedule_chart.h>
#include <tests/app/pages/train_page_test.h>
#include <widgets/chart_histogram.h>
#include <widgets/reset_dot.h>

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QCompleter>
#include <QLabel>
#include <QToolButton>
#include <QWheelEvent>

namespace cloze {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST_F(TrainPageTest, AValueThatIsNoQuantitySaysWhatItStandsFor) {
  TrainPage page(services.context());
  page.open({"train", {}, {}});
  QLineEdit* sample = editor(&page, "sample");
  const auto* unit = sample->findChild<QLabel*>("unit");
  ASSERT_NE(unit, nullptr);
  EXPECT_EQ(unit->text(), "all rows");
  sample->setText("200");
  Q_EMIT sample->textEdited("200");
  EXPECT_EQ(unit->text(), "rows");
}

TEST_F(TrainPageTest, ExampleFillsTheFormAndCanStart) {
  TrainPage page(services.context());
  openExample(&page);
  EXPECT_EQ(editor(&page, "max-seq-length")->text(), "48");
  EXPECT_EQ(editor(&page, "learning-rate")->text(), "5e-4");
  EXPECT_EQ(editor(&page, "text-a-column")->text(), "question");
  EXPECT_EQ(childOf<StatBlock>(&page, "plan-steps")->value(), "750");
  EXPECT_EQ(childOf<QLabel>(&page, "length-sentence")->text().left(19), "No example is cut. ");
  EXPECT_THAT(childOf<QLabel>(&page, "command")->text().toStdString(), HasSubstr(" --task custom --data-dir"));
}

TEST_F(TrainPageTest, UndoBringsBackWhatStoodThere) {
  TrainPage page(services.context());
  type(&page, "epochs", "9");
  openExample(&page);
  EXPECT_EQ(editor(&page, "epochs")->text(), "5");
  auto* banner = childOf<Banner>(&page, "train-message");
  banner->findChild<QPushButton*>()->click();
  EXPECT_EQ(editor(&page, "epochs")->text(), "9");
}

TEST_F(TrainPageTest, TheSameFilledInTwiceIsUndoneOnce) {
  TrainPage page(services.context());
  type(&page, "epochs", "9");
  openExample(&page);
  openExample(&page);
  undo(&page);
  EXPECT_EQ(editor(&page, "epochs")->text(), "9") << "the second time changed nothing, so it hides nothing";
}

TEST_F(TrainPageTest, WhatAnAddressFillsInCanBeUndone) {
  TrainPage page(services.context());
  page.open({"train", {}, {{"data-dir", "/mine"}, {"text-a-column", "words"}}});
  const QString folder = childOf<QWidget>(&page, "data-dir")->findChild<QLineEdit*>()->text();
  EXPECT_EQ(folder, "/mine");
  page.open({"train", {}, {{"data-dir", "/theirs"}, {"text-a-column", ""}}});
  EXPECT_EQ(editor(&page, "text-a-column")->text(), "");
  EXPECT_EQ(childOf<Banner>(&page, "train-message")->message(), "What you opened is filled in.");
  undo(&page);
  EXPECT_EQ(childOf<QWidget>(&page, "data-dir")->findChild<QLineEdit*>()->text(), "/mine");
  EXPECT_EQ(editor(&page, "text-a-column")->text(), "words");
  EXPECT_TRUE(childOf<Banner>(&page, "train-message")->isHidden());
  page.open({"train", {}, {{"data-dir", "/mine"}}});
  EXPECT_TRUE(childOf<Banner>(&page, "train-message")->isHidden()) << "it stood there already";
}

TEST_F(TrainPageTest, AMessageFollowsTheLanguage) {
  TrainPage page(services.context());
  type(&page, "epochs", "9");
  openExample(&page);
  const QString english = childOf<Banner>(&page, "train-message")->message();
  {
    const InChinese chinese;
    QEvent change(QEvent::LanguageChange);
    QApplication::sendEvent(&page, &change);
    const QString message = childOf<Banner>(&page, "train-message")->message();
    EXPECT_FALSE(message.isEmpty());
    EXPECT_NE(message, english);
  }
  undo(&page);
  EXPECT_EQ(editor(&page, "epochs")->text(), "9") << "its button is there in both";
}

TEST_F(TrainPageTest, OptionsAreFoundByAnyOfTheirNames) {
  TrainPage page(services.context());
  auto* filter = childOf<QLineEdit>(&page, "option-filter");
  struct Row {
    const char* typed;
    const char* found;
  };
  const Row rows[] = {{"train_batch_size", "batch-size"},
                      {"per_device_train_batch_size", "batch-size"},
                      {"num_train_epochs", "epochs"},
                      {"Warm-up", "warmup-proportion"},
                      {"do_lower_case", "do-lower-case"},
                      {"adam_beta1", "adam-beta1"},
                      {"lr", "learning-rate"},
                      {"--learning_rate", "learning-rate"},
                      {"warm up", "warmup-steps"},
                      {"init_checkpoint", "model"},
                      {"gpu", "device"},
                      {"cosine", "schedule"}};
  for (const Row& row : rows) {
    filter->setText(row.typed);
    EXPECT_FALSE(childOf<QWidget>(&page, row.found)->isHidden()) << row.typed;
    EXPECT_TRUE(childOf<QWidget>(&page, "data-dir")->isHidden()) << row.typed;
  }
  filter->setText("no such option");
  EXPECT_EQ(page.findChild<OptionForm*>()->shownRows(), 0);
  const auto* none = childOf<QLabel>(&page, "no-option");
  EXPECT_FALSE(none->isHidden());
  EXPECT_THAT(none->text().toStdString(), HasSubstr("no such option"));
  QTest::keyClick(filter, Qt::Key_Escape);
  EXPECT_EQ(filter->text(), "");
  EXPECT_TRUE(none->isHidden());
  EXPECT_FALSE(childOf<QWidget>(&page, "data-dir")->isHidden());
}

TEST_F(TrainPageTest, RowsOfTheDataStayAwayWhileOptionsAreSearched) {
  TrainPage page(services.context());
  page.open({"train", {}, {}});
  EXPECT_TRUE(childOf<QWidget>(&page, "rows-preview")->isHidden()) << "there are none";
  openExample(&page);
  EXPECT_FALSE(childOf<QWidget>(&page, "rows-preview")->isHidden());
  childOf<QLineEdit>(&page, "option-filter")->setText("epochs");
  type(&page, "epochs", "2");  // a new plan, with the rows once more
  EXPECT_TRUE(childOf<QWidget>(&page, "rows-preview")->isHidden());
  childOf<QLineEdit>(&page, "option-filter")->clear();
  EXPECT_FALSE(childOf<QWidget>(&page, "rows-preview")->isHidden());
}

TEST_F(TrainPageTest, TheColumnsOfTheDataAreOffered) {
  TrainPage page(services.context());
  openExample(&page);
  QLineEdit* label = editor(&page, "label-column");
  ASSERT_NE(label->completer(), nullptr);
  const auto offered = [label] {
    QStringList words;
    const QAbstractItemModel* model = label->completer()->model();
    for (int row = 0; row < model->rowCount(); ++row) words << model->index(row, 0).data().toString();
    return words;
  };
  EXPECT_EQ(offered(), (QStringList{"label", "question"}));
  auto* show = label->findChild<QAction*>("label-column-words");
  ASSERT_NE(show, nullptr);
  EXPECT_TRUE(show->isVisible());
  Q_EMIT label->completer()->activated(QStringLiteral("question"));
  EXPECT_THAT(childOf<QLabel>(&page, "command")->text().toStdString(), HasSubstr("--label-column label"));
  expectPlanned(&page);
  EXPECT_THAT(childOf<QLabel>(&page, "command")->text().toStdString(), HasSubstr("--label-column question"));
  // A word of one's own is taken as well, and data without names offer none.
  writeFile("plain/train.tsv", "1\tone text here\n0\tanother text there\n");
  page.open({"train", {}, {{"data-dir", QString::fromStdString(path("plain").string())}}});
  expectPlanned(&page);
  EXPECT_EQ(offered(), QStringList());
  EXPECT_FALSE(show->isVisible());
}

TEST_F(TrainPageTest, AColumnThatIsNotThereIsToldInTheWordsOfTheForm) {
  TrainPage page(services.context());
  openExample(&page);
  type(&page, "text-a-column", "");
  writeFile("odd/train.tsv", "x\ty\tlabel\na\tb\t1\nc\td\t0\n");
  page.open({"train", {}, {{"data-dir", QString::fromStdString(path("odd").string())}, {"text-a-column", ""}}});
  expectPlanned(&page);
  std::string said;
  for (const Banner* banner : problems(&page)) said += banner->accessibleName().toStdString();
  EXPECT_THAT(said, HasSubstr("Say which it is with “First text column”"));
  EXPECT_THAT(said, Not(HasSubstr("--")));
}

TEST_F(TrainPageTest, ResetLeavesNameDataAndModelAndCanBeUndone) {
  TrainPage page(services.context());
  openExample(&page);
  typeOnly(&page, "epochs", "9");
  typeOnly(&page, "seed", "1, 2");
  typeOnly(&page, "batch-size", "x");
  const QString model = childOf<QWidget>(&page, "model")->findChild<QLineEdit*>()->text();
  services.commands.actions.at("train.reset")->trigger();
  EXPECT_EQ(editor(&page, "epochs")->text(), "3");
  EXPECT_EQ(editor(&page, "seed")->text(), "42");
  EXPECT_EQ(editor(&page, "batch-size")->text(), "32");
  EXPECT_EQ(editor(&page, "max-seq-length")->text(), "128");
  EXPECT_EQ(editor(&page, "text-a-column")->text(), "question");
  EXPECT_EQ(editor(&page, "name")->text(), "Question topics (example)");
  EXPECT_FALSE(model.isEmpty());
  EXPECT_EQ(childOf<QWidget>(&page, "model")->findChild<QLineEdit*>()->text(), model);
  QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
  childOf<Banner>(&page, "train-message")->findChild<QPushButton*>()->click();
  EXPECT_EQ(editor(&page, "epochs")->text(), "9");
  EXPECT_EQ(editor(&page, "seed")->text(), "1, 2");
  EXPECT_EQ(editor(&page, "batch-size")->text(), "x");
}

TEST_F(TrainPageTest, APresetSaysWhatItChangedAndWhatStays) {
  TrainPage page(services.context());
  auto* preset = childOf<QComboBox>(&page, "preset");
  preset->setCurrentIndex(2);  // epochs 4, learning rate 3e-5, batch 16
  Q_EMIT preset->activated(2);
  const std::string said = childOf<Banner>(&page, "train-message")->accessibleName().toStdString();
  EXPECT_THAT(said, HasSubstr("Changed: "));
  EXPECT_THAT(said, HasSubstr("Learning rate"));
  EXPECT_THAT(said, HasSubstr("Name, data files, model, device and seeds stay."));
  EXPECT_THAT(said, Not(HasSubstr("Task")));
  Q_EMIT preset->activated(2);
  EXPECT_THAT(childOf<Banner>(&page, "train-message")->accessibleName().toStdString(),
              HasSubstr("Everything was set like this already."));
}

TEST_F(TrainPageTest, AnInvalidValueStandsBesideTheRowAndThePlan) {
  TrainPage page(services.context());
  openExample(&page);
  type(&page, "learning-rate", "fast");
  EXPECT_TRUE(editor(&page, "learning-rate")->property("invalid").toBool());
  EXPECT_THAT(childOf<QLabel>(&page, "learning-rate-note")->text().toStdString(), HasSubstr("number"));
  EXPECT_FALSE(childOf<QPushButton>(&page, "start")->isEnabled());
  EXPECT_THAT(startReason(&page), HasSubstr("number"));
  ASSERT_EQ(problems(&page).size(), 1u);
  problems(&page)[0]->findChild<QPushButton*>()->click();
  expectPlanned(&page);
  EXPECT_EQ(editor(&page, "learning-rate")->text(), "5e-4");
  EXPECT_TRUE(childOf<QPushButton>(&page, "start")->isEnabled()) << startReason(&page);
}

TEST_F(TrainPageTest, ARemedyMendsTheOption) {
  TrainPage page(services.context());
  openExample(&page);
  type(&page, "max-seq-length", "4000");
  EXPECT_FALSE(childOf<QPushButton>(&page, "start")->isEnabled());
  const auto shown = problems(&page);
  ASSERT_FALSE(shown.empty());
  EXPECT_EQ(shown[0]->message(), "Longest sequence");
  auto* remedy = shown[0]->findChild<QPushButton*>();
  ASSERT_NE(remedy, nullptr);
  remedy->click();
  expectPlanned(&page);
  EXPECT_NE(editor(&page, "max-seq-length")->text(), "4000");
  EXPECT_TRUE(childOf<QPushButton>(&page, "start")->isEnabled()) << startReason(&page);
}

TEST_F(TrainPageTest, OnesOwnDataDoNotInheritTheExamplesSettings) {
  TrainPage page(services.context());
  openExample(&page);
  page.open({"train", {}, {{"data-dir", QString::fromStdString(path("mine").string())}, {"task", "mrpc"}}});
  EXPECT_EQ(editor(&page, "max-seq-length")->text(), "128");
  EXPECT_EQ(editor(&page, "learning-rate")->text(), "5e-5");
  EXPECT_EQ(editor(&page, "epochs")->text(), "3");
  EXPECT_FALSE(childOf<QCheckBox>(&page, "from-scratch")->isChecked());
  EXPECT_THAT(childOf<Banner>(&page, "train-message")->message().toStdString(), HasSubstr("put aside"));
  // Settings of one's own stay: only the example's go.
  typeOnly(&page, "epochs", "2");
  page.open({"train", {}, {{"data-dir", QString::fromStdString(path("other").string())}}});
  EXPECT_EQ(editor(&page, "epochs")->text(), "2");
}

TEST_F(TrainPageTest, TheWheelScrollsTheFormAndChangesNoOption) {
  TrainPage page(services.context());
  page.open({"train", {}, {}});
  auto* combo = childOf<QComboBox>(&page, "precision");
  const int before = combo->currentIndex();
  QWheelEvent wheel(QPointF(5, 5), combo->mapToGlobal(QPointF(5, 5)), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                    Qt::NoScrollPhase, false);
  QApplication::sendEvent(combo, &wheel);
  EXPECT_EQ(combo->currentIndex(), before);
  EXPECT_EQ(combo->focusPolicy(), Qt::StrongFocus) << "the wheel takes no focus either";
}

TEST_F(TrainPageTest, AddressesFillTheForm) {
  const RunSummary run = writeRun("one", RunState::Finished, 0.9, 10, "cola");
  TrainPage page(services.context());
  page.open({"train", {}, {{"learning-rate", "3e-5"}, {"batch_size", "16"}, {"no-option", "1"}}});
  EXPECT_EQ(editor(&page, "learning-rate")->text(), "3e-5");
  EXPECT_EQ(editor(&page, "batch-size")->text(), "16");
  EXPECT_THAT(childOf<Banner>(&page, "train-message")->message().toStdString(), HasSubstr("no-option"));
  page.open({"train", {}, {{"run", QString::fromStdString(run.id)}}});
  EXPECT_EQ(childOf<QComboBox>(&page, "task")->currentData().toString(), "cola");
  page.open({"train", {}, {{"spec", QString::fromStdString((source() / "resources/sample/spec.json").string())}}});
  EXPECT_EQ(childOf<QComboBox>(&page, "task")->currentData().toString(), "custom");
  page.open({"train", {}, {{"spec", "/no/such/file.json"}}});
  EXPECT_THAT(childOf<Banner>(&page, "train-message")->accessibleName().toStdString(), HasSubstr("/no/such/file.json"));
}

TEST_F(TrainPageTest, WhatADroppedDataSetLeavesToTheReaderIsEmptied) {
  TrainPage page(services.context());
  openExample(&page);
  page.open({"train", {}, {{"task", "sst-2"}, {"data-dir", "/d"}, {"text-a-column", ""}, {"labels", ""}}});
  EXPECT_EQ(editor(&page, "text-a-column")->text(), "");
  EXPECT_FALSE(editor(&page, "text-a-column")->property("invalid").toBool());
}

TEST_F(TrainPageTest, TheFormIsThereAgain) {
  {
    TrainPage page(services.context());
    openExample(&page);
    type(&page, "epochs", "9");
    type(&page, "seed", "42, 43, 44");
  }
  TrainPage page(services.context());
  EXPECT_EQ(editor(&page, "epochs")->text(), "9");
  EXPECT_EQ(editor(&page, "seed")->text(), "42, 43, 44");
  const auto* dot = childOf<ResetDot>(&page, "learning-rate-reset");
  EXPECT_FALSE(dot->isChanged()) << "what the example said";
  EXPECT_TRUE(childOf<ResetDot>(&page, "epochs-reset")->isChanged());
  EXPECT_TRUE(childOf<ResetDot>(&page, "seed-reset")->isChanged());
}

TEST_F(TrainPageTest, OwnPresetsAreSavedAppliedAndDeleted) {
  TrainPage page(services.context());
  type(&page, "epochs", "9");
  auto* save = childOf<QPushButton>(&page, "save-preset");
  save->click();
  auto* name = childOf<QLineEdit>(&page, "preset-name");
  EXPECT_FALSE(name->isHidden());
  QTest::keyClicks(name, "Long");
  save->click();
  EXPECT_TRUE(name->isHidden());
  type(&page, "epochs", "2");
  type(&page, "seed", "1, 2");
  auto* preset = childOf<QComboBox>(&page, "preset");
  const int index = preset->findText("Long");
  ASSERT_GE(index, 0) << "the second press saves";
  preset->setCurrentIndex(index);
  Q_EMIT preset->activated(index);
  EXPECT_EQ(editor(&page, "epochs")->text(), "9");
  EXPECT_EQ(editor(&page, "seed")->text(), "1, 2") << "a preset does not say how often";
  auto* remove = childOf<QToolButton>(&page, "preset-delete");
  EXPECT_FALSE(remove->isHidden());
  remove->click();
  EXPECT_LT(preset->findText("Long"), 0);
  EXPECT_TRUE(remove->isHidden());
  QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);  // the button of the message before
  childOf<Banner>(&page, "train-message")->findChild<QPushButton*>()->click();
  EXPECT_GE(preset->findText("Long"), 0);
}

TEST_F(TrainPageTest, APresetSavedOverAnotherCanBeBroughtBack) {
  TrainPage page(services.context());
  const auto save = [&](const char* epochs) {
    type(&page, "epochs", epochs);
    childOf<QPushButton>(&page, "save-preset")->click();
    auto* name = childOf<QLineEdit>(&page, "preset-name");
    name->clear();
    QTest::keyClicks(name, "Long");
    childOf<QPushButton>(&page, "save-preset")->click();
  };
  save("9");
  save("2");
  EXPECT_EQ(childOf<Banner>(&page, "train-message")->message(), "Preset “Long” replaced.");
  undo(&page);
  type(&page, "epochs", "5");
  auto* preset = childOf<QComboBox>(&page, "preset");
  Q_EMIT preset->activated(preset->findText("Long"));
  EXPECT_EQ(editor(&page, "epochs")->text(), "9");
  EXPECT_EQ(preset->currentText(), "Long");
  undo(&page);
  EXPECT_EQ(editor(&page, "epochs")->text(), "5");
  EXPECT_EQ(preset->currentIndex(), -1) << "it is no longer what the form holds";
}

TEST_F(TrainPageTest, TheLineOfTheLengthsIsTheMaximalLength) {
  TrainPage page(services.context());
  openExample(&page);
  auto* lengths = childOf<HistogramChart>(&page, "length-chart");
  EXPECT_EQ(lengths->line(), 48);
  QTest::keyClick(lengths, Qt::Key_Right);
  EXPECT_EQ(editor(&page, "max-seq-length")->text(), "49");
  EXPECT_THAT(lengths->toTsv().toStdString(), testing::StartsWith("tokens\tcount\n"));
}

TEST_F(TrainPageTest, TheScheduleCanBeCopied) {
  TrainPage page(services.context());
  openExample(&page);
  auto* schedule = childOf<ScheduleChart>(&page, "schedule-chart");
  schedule->findChild<QAction*>("copy-values")->trigger();
  const std::string copied = QApplication::clipboard()->text().toStdString();
  EXPECT_THAT(copied, testing::StartsWith("step\tlearning_rate\n1\t0\n"));
  EXPECT_THAT(copied, HasSubstr("\n76\t5e-04\n")) << "the peak after a tenth of 750 steps, counted from 1";
}

TEST_F(TrainPageTest, TheScheduleIsReadByMouseAndKeys) {
  TrainPage page(services.context());
  openExample(&page);
  page.resize(1200, 760);
  page.show();
  auto* schedule = childOf<ScheduleChart>(&page, "schedule-chart");
  const std::string note = schedule->accessibleDescription().toStdString();
  const auto said = [&] {
    const std::string text = schedule->cursorText().toStdString();
    EXPECT_EQ(schedule->accessibleDescription().toStdString(), text.empty() ? note : text);
    return text;
  };
  const auto press = [&](int key, Qt::KeyboardModifiers with = {}) {
    QTest::keyClick(schedule, Qt::Key(key), with);
    return said();
  };
  EXPECT_EQ(said(), "");
  EXPECT_EQ(press(Qt::Key_Right), "step 1 · learning rate 0");
  const std::string end = press(Qt::Key_End);
  EXPECT_THAT(end, testing::StartsWith("step 750 · learning rate "));
  EXPECT_EQ(press(Qt::Key_Right), end) << "it stays at the end";
  const std::string before = press(Qt::Key_Left);
  EXPECT_NE(before, end);
  EXPECT_NE(press(Qt::Key_Left, Qt::ShiftModifier), before);
  EXPECT_EQ(press(Qt::Key_Escape), "");
  // The corner of the warm-up, a tenth of the way.
  const int left = 46, right = schedule->width() - 12, y = schedule->height() / 2;
  const auto moveTo = [&](int x, int at) {
    QMouseEvent move(QEvent::MouseMove, QPointF(x, at), schedule->mapToGlobal(QPointF(x, at)), Qt::NoButton, {}, {});
    QApplication::sendEvent(schedule, &move);
    return said();
  };
  const QImage without = schedule->grab().toImage();
  EXPECT_THAT(moveTo(left + (right - left) / 10, y),
              testing::ContainsRegex("step 7[4-8] · learning rate (5e-04|0.0004)"));
  EXPECT_NE(schedule->grab().toImage(), without);
  EXPECT_EQ(moveTo(left + 10, 4), "") << "over the title";
  moveTo(right, y);
  EXPECT_EQ(said(), end);
  QEvent leave(QEvent::Leave);
  QApplication::sendEvent(schedule, &leave);
  EXPECT_EQ(said(), "");
}

// What is drawn, not the colour asked for: a thin line loses contrast at its edges.
TEST_F(TrainPageTest, TheScheduleIsSeenInBothThemes) {
  for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
    Theme::get().apply(mode);
    ScheduleChart chart;
    QPalette palette = chart.palette();
    palette.setColor(QPalette::Window, Theme::get().tokens().panel);
    chart.setPalette(palette);
    chart.setAutoFillBackground(true);
    chart.resize(500, 180);
    chart.setSchedule({{1, 0}, {76, 5e-4}, {750, 0}}, {});
    const QImage picture = chart.grab().toImage();
    const QColor ground = Theme::get().tokens().panel;
    for (int x = 60; x < 480; ++x) {
      double most = 0;
      for (int y = 25; y < 165; ++y)
        if (const QColor ink = picture.pixelColor(x, y); ink.saturation() > 60)
          most = std::max(most, contrastRatio(ink, ground));
      EXPECT_GE(most, 3.0) << themeModeName(mode).toStdString() << " at " << x;
    }
  }
  Theme::get().apply(ThemeMode::Light);
}

TEST_F(TrainPageTest, ATooltipSaysMeaningRangeAndSource) {
  TrainPage page(services.context());
  const auto tip = [&](const char* option) { return childOf<QWidget>(&page, option)->toolTip().toStdString(); };
  EXPECT_THAT(tip("threads"), HasSubstr("Range: 0 to 4,096"));
  EXPECT_THAT(tip("weight-decay"), HasSubstr("Range: 0 to 1<"));
  EXPECT_THAT(tip("batch-size"), HasSubstr("Range: 1 or more"));
  EXPECT_THAT(tip("task"), Not(HasSubstr("Range")));
  EXPECT_THAT(tip("threads"), HasSubstr("as PyTorch"));
  const InChinese chinese;
  QEvent change(QEvent::LanguageChange);
  QApplication::sendEvent(page.findChild<OptionForm*>(), &change);
  EXPECT_THAT(tip("threads"), Not(HasSubstr("as PyTorch")));
  EXPECT_THAT(tip("threads"), HasSubstr("--threads"));
  EXPECT_THAT(tip("threads"), Not(HasSubstr("Range")));
}

TEST_F(TrainPageTest, EverythingHasAName) {
  TrainPage page(services.context());
  openExample(&page);
  expectNames(&page);
}

}  // namespace
}  // namespace cloze
