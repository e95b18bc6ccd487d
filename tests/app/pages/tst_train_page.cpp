#include <app/pages/run_words.h>
#include <app/pages/train/option_form.h>
#include <app/pages/train/plan_texts.h>
#include <app/pages/train/schedule_chart.h>
#include <app/pages/train/spec_model.h>
#include <app/pages/train/train_page.h>
#include <core/data/tasks.h>
#include <tests/app/pages/page_test.h>
#include <widgets/chart_histogram.h>
#include <widgets/controls.h>
#include <widgets/option_texts.h>
#include <widgets/reset_dot.h>
#include <widgets/tab_strip.h>

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QScrollArea>
#include <QSignalSpy>
#include <QToolButton>
#include <QWheelEvent>

#include <set>

namespace cloze {
namespace {

using ::testing::HasSubstr;

TEST(SpecModelTest, KeepsWhatIsTypedAndTheLastValidValue) {
  SpecModel model;
  QSignalSpy changed(&model, &SpecModel::optionChanged);
  model.setText("learning-rate", "2E-5");
  EXPECT_EQ(model.text("learning-rate"), "2E-5") << "as it was typed";
  EXPECT_DOUBLE_EQ(model.spec().optimizer.learning_rate, 2e-5);
  model.setText("learning-rate", "2E-");
  EXPECT_EQ(model.text("learning-rate"), "2E-");
  EXPECT_FALSE(model.error("learning-rate").isEmpty());
  EXPECT_FALSE(model.isValid());
  EXPECT_EQ(model.firstError(), model.error("learning-rate"));
  EXPECT_DOUBLE_EQ(model.spec().optimizer.learning_rate, 2e-5);
  model.setText("learning-rate", "0,001");
  EXPECT_TRUE(model.isValid()) << "a decimal comma is a number too";
  EXPECT_DOUBLE_EQ(model.spec().optimizer.learning_rate, 1e-3);
  EXPECT_EQ(changed.count(), 3);
}

TEST(SpecModelTest, RefusesValuesOutOfRange) {
  const std::pair<const char*, const char*> rows[] = {
      {"batch-size", "0"}, {"batch-size", "many"},      {"max-seq-length", "2"}, {"learning-rate", "-1"},
      {"epochs", "nan"},   {"precision", "fp8"},        {"seed", "-3"},          {"dev-fraction", "0.95"},
      {"threads", "1.5"},  {"label-weights", "1, two"},
  };
  for (const auto& [option, value] : rows) {
    SpecModel model;
    model.setText(option, value);
    EXPECT_FALSE(model.error(option).isEmpty()) << option << " = " << value;
  }
}

TEST(SpecModelTest, ResetPutsTheBaselineBack) {
  SpecModel model;
  RunSpec baseline;
  baseline.batch.batch_size = 16;
  model.replace(baseline, baseline);
  EXPECT_FALSE(model.isChanged("batch-size"));
  model.setText("batch-size", "64");
  EXPECT_TRUE(model.isChanged("batch-size"));
  model.setText("batch-size", "x");
  EXPECT_TRUE(model.isChanged("batch-size"));
  model.reset("batch-size");
  EXPECT_EQ(model.text("batch-size"), "16");
  EXPECT_TRUE(model.isValid());
  EXPECT_FALSE(model.isChanged("batch-size"));
}

TEST(SpecModelTest, ReplaceCanBeTakenBackOnce) {
  SpecModel model;
  model.setText("epochs", "7");
  model.setText("batch-size", "x");
  model.setText("seed", "1, 2");
  EXPECT_FALSE(model.canUndoReplace());
  model.replace(RunSpec(), RunSpec());
  EXPECT_TRUE(model.isValid());
  EXPECT_EQ(model.text("seed"), "42");
  ASSERT_TRUE(model.canUndoReplace());
  model.undoReplace();
  EXPECT_EQ(model.text("epochs"), "7");
  EXPECT_EQ(model.text("batch-size"), "x");
  EXPECT_FALSE(model.error("batch-size").isEmpty());
  EXPECT_EQ(model.seeds(), (std::vector<uint64_t>{1, 2}));
  EXPECT_FALSE(model.canUndoReplace());
}

TEST(SpecModelTest, SeedsAreAList) {
  struct Row {
    const char* text;
    std::vector<uint64_t> seeds;  // empty: refused
  };
  const Row rows[] = {{"42, 43, 44", {42, 43, 44}},
                      {"1;2 3", {1, 2, 3}},
                      {"18446744073709551615", {UINT64_MAX}},
                      {"", {}},
                      {"a", {}},
                      {"1, -2", {}},
                      {"1.5", {}}};
  for (const Row& row : rows) {
    SpecModel model;
    model.setText("seed", row.text);
    EXPECT_EQ(model.isValid(), !row.seeds.empty()) << row.text;
    EXPECT_EQ(model.seeds(), row.seeds.empty() ? std::vector<uint64_t>{42} : row.seeds) << row.text;
  }
}

TEST(SpecModelTest, AnyNameOfAnOptionMeansItsRow) {
  SpecModel model;
  QSignalSpy changed(&model, &SpecModel::optionChanged);
  model.setText("train_batch_size", "16");
  EXPECT_EQ(model.text("batch-size"), "16");
  ASSERT_EQ(changed.count(), 1);
  EXPECT_EQ(changed[0][0].toString(), "batch-size") << "the row that shows it listens for its own name";
}

TEST(SpecModelTest, AListOfSeedsDiffersFromTheOneOfTheBaseline) {
  SpecModel model;
  EXPECT_FALSE(model.isChanged("seed"));
  model.setText("seed", "42, 43");
  EXPECT_TRUE(model.isChanged("seed"));
  model.reset("seed");
  EXPECT_EQ(model.seeds(), (std::vector<uint64_t>{42}));
  EXPECT_FALSE(model.isChanged("seed"));
}

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
  static const QPushButton* startButton(TrainPage* page) { return childOf<QPushButton>(page, "start"); }
  static std::vector<Banner*> problems(TrainPage* page) {
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);  // those of the plan before
    std::vector<Banner*> shown;
    for (Banner* banner : childOf<QWidget>(page, "plan")->findChildren<Banner*>())
      if (!banner->isHidden()) shown.push_back(banner);
    return shown;
  }
};

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

// Nothing in the column is wider than what is seen of it.
void expectNothingCutAtTheRight(TrainPage* page) {
  for (const QScrollArea* area : page->findChildren<QScrollArea*>()) {
    if (!area->isVisible()) continue;
    const QWidget* content = area->widget();
    EXPECT_LE(content->width(), area->viewport()->width());
    for (const QWidget* widget : content->findChildren<QWidget*>()) {
      if (!widget->isVisible() || widget->width() == 0) continue;
      const int right = widget->mapTo(area->viewport(), QPoint(widget->width(), 0)).x();
      EXPECT_LE(right, area->viewport()->width())
          << widget->metaObject()->className() << ' ' << widget->objectName().toStdString();
    }
  }
}

TEST_F(TrainPageTest, StartIsInSightInASmallWindow) {
  TrainPage page(services.context());
  openExample(&page);
  // What windows of 800 x 600, 960 x 600 and 1280 x 800 leave beside the rail and above the status line.
  for (const QSize size : {QSize(716, 572), QSize(876, 572), QSize(1196, 772)}) {
    page.resize(size);
    page.show();
    QTest::qWait(30);
    ASSERT_EQ(page.size(), size) << "the page asks for more than there is";
    const QWidget* start = startButton(&page);
    const QRect place(start->mapTo(&page, QPoint()), start->size());
    EXPECT_TRUE(start->isVisible());
    EXPECT_TRUE(page.rect().contains(place)) << size.width();
    EXPECT_FALSE(childOf<QLabel>(&page, "start-state")->text().isEmpty());
    expectNothingCutAtTheRight(&page);
    auto* sides = childOf<TabStrip>(&page, "form-or-plan");
    EXPECT_EQ(sides->isVisible(), size.width() == 716);
    if (!sides->isVisible()) continue;
    EXPECT_FALSE(childOf<QWidget>(&page, "plan")->isVisible());
    sides->setCurrent("plan");
    QTest::qWait(30);
    EXPECT_TRUE(childOf<QWidget>(&page, "plan")->isVisible());
    EXPECT_FALSE(childOf<QWidget>(&page, "epochs")->isVisible());
    expectNothingCutAtTheRight(&page);
    sides->setCurrent("form");
  }
}

TEST_F(TrainPageTest, AStartThatFailsIsSeenWhereOnlyOneSideFits) {
  TrainPage page(services.context());
  openExample(&page);
  page.resize(716, 572);
  page.show();
  childOf<QPushButton>(&page, "start")->click();
  services.launch.answers.back()(makeError(ErrorCode::Io, "The disk is full."));
  ASSERT_EQ(problems(&page).size(), 1u);
  EXPECT_TRUE(problems(&page)[0]->isVisible());
}

TEST_F(TrainPageTest, AnEmptyFormIsGuidedNotBlamed) {
  TrainPage page(services.context());
  page.open({"train", {}, {}});
  std::string said;
  for (const Banner* banner : problems(&page)) {
    EXPECT_EQ(banner->kind(), Banner::Kind::Info) << banner->accessibleName().toStdString();
    said += banner->accessibleName().toStdString();
  }
  EXPECT_THAT(said, HasSubstr("First choose your data"));
  EXPECT_THAT(startReason(&page), HasSubstr("First choose your data"));
  page.open({"train", {}, {{"data-dir", "/no/such/data"}}});
  expectPlanned(&page);
  ASSERT_FALSE(problems(&page).empty());
  EXPECT_EQ(problems(&page).back()->kind(), Banner::Kind::Error) << "what was typed and is not there";
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
  EXPECT_THAT(said, testing::Not(HasSubstr("Task")));
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

TEST_F(TrainPageTest, StartIsDisabledWithTheReason) {
  TrainPage page(services.context());
  page.open({"train", {}, {}});
  EXPECT_FALSE(childOf<QPushButton>(&page, "start")->isEnabled());
  EXPECT_FALSE(startReason(&page).empty());
  EXPECT_EQ(startReason(&page), childOf<QPushButton>(&page, "start")->accessibleDescription().toStdString());
  openExample(&page);
  services.work.mode = FakeWork::Mode::OnDemand;
  typeOnly(&page, "epochs", "2");
  EXPECT_EQ(startReason(&page), "The plan is being worked out.") << "the old plan says nothing about the new form";
  ASSERT_TRUE(QTest::qWaitFor([this] { return !services.work.waiting.empty(); }, 10000));
  services.work.finishAll();
  EXPECT_TRUE(childOf<QPushButton>(&page, "start")->isEnabled());
}

TEST_F(TrainPageTest, ThreeSeedsAreThreeRuns) {
  TrainPage page(services.context());
  openExample(&page);
  type(&page, "seed", "42, 43, 44");
  auto* start = childOf<QPushButton>(&page, "start");
  EXPECT_THAT(start->text().toStdString(), HasSubstr("3"));
  start->click();
  ASSERT_EQ(services.launch.started.size(), 3u);
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(services.launch.started[static_cast<size_t>(i)].seed, 42u + static_cast<uint64_t>(i));
    EXPECT_FALSE(start->isEnabled());
    EXPECT_EQ(start->text().toStdString(), "Starting " + std::to_string(i + 1) + " of 3 …");
    services.launch.answers.back()("run-" + std::to_string(i));
  }
  EXPECT_EQ(lastPlace(), (Address{"run", {"run-0"}, {}}));
  EXPECT_TRUE(start->isEnabled());
}

TEST_F(TrainPageTest, AStartThatFailsIsSaidAndCanBeTriedAgain) {
  TrainPage page(services.context());
  openExample(&page);
  auto* start = childOf<QPushButton>(&page, "start");
  start->click();
  services.launch.answers.back()(makeError(ErrorCode::Io, "The disk is full."));
  EXPECT_TRUE(services.navigator.visited.empty());
  ASSERT_EQ(problems(&page).size(), 1u);
  EXPECT_THAT(problems(&page)[0]->accessibleName().toStdString(), HasSubstr("The disk is full."));
  EXPECT_TRUE(start->isEnabled());
}

TEST_F(TrainPageTest, ASeedThatDoesNotStartIsNamedBesideTheRunsThatGoOn) {
  TrainPage page(services.context());
  openExample(&page);
  type(&page, "seed", "7, 8, 9");
  childOf<QPushButton>(&page, "start")->click();
  services.launch.answers.back()(std::string("run-7"));
  services.launch.answers.back()(makeError(ErrorCode::Io, "The disk is full."));
  ASSERT_EQ(problems(&page).size(), 1u);
  EXPECT_EQ(problems(&page)[0]->message(), "Run 2 of 3, with seed 8, did not start.");
  EXPECT_TRUE(services.navigator.visited.empty());
  problems(&page)[0]->findChild<QPushButton*>()->click();
  EXPECT_EQ(lastPlace(), (Address{"run", {"run-7"}, {}}));
}

TEST_F(TrainPageTest, AStartCanBeCancelled) {
  TrainPage page(services.context());
  openExample(&page);
  auto* cancel = childOf<QPushButton>(&page, "cancel-start");
  EXPECT_TRUE(cancel->isHidden());
  childOf<QPushButton>(&page, "start")->click();
  EXPECT_FALSE(cancel->isHidden());
  cancel->click();
  EXPECT_EQ(services.launch.cancelled, std::vector<int>{1});
  services.launch.answers.back()(makeError(ErrorCode::Cancelled, "Cancelled."));
  EXPECT_TRUE(cancel->isHidden());
  EXPECT_TRUE(problems(&page).empty()) << "what one asked for is no problem";
  EXPECT_TRUE(startButton(&page)->isEnabled());
}

TEST_F(TrainPageTest, TheAddressSetsSeedsAndOptionsByAnyName) {
  TrainPage page(services.context());
  openExample(&page);
  page.open({"train", {}, {{"seed", "7"}, {"train_batch_size", "16"}}});
  EXPECT_EQ(editor(&page, "seed")->text(), "7");
  EXPECT_EQ(editor(&page, "batch-size")->text(), "16");
  expectPlanned(&page);
  childOf<QPushButton>(&page, "start")->click();
  ASSERT_EQ(services.launch.started.size(), 1u);
  EXPECT_EQ(services.launch.started[0].seed, 7u);
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

TEST_F(TrainPageTest, AFileMadeMeanwhileMendsThePlan) {
  TrainPage page(services.context());
  openExample(&page);
  const std::string folder = path("later").string();
  page.open({"train",
             {},
             {{"data-dir", QString::fromStdString(folder)},
              {"model", QString::fromStdString((source() / "resources/sample/model").string())},
              {"text-a-column", "question"},
              {"label-column", "label"},
              {"task", "custom"},
              {"from-scratch", "true"}}});
  expectPlanned(&page);
  EXPECT_FALSE(startButton(&page)->isEnabled());
  std::filesystem::copy(source() / "resources/sample", folder, std::filesystem::copy_options::recursive);
  page.open({"train", {}, {}});
  EXPECT_TRUE(startButton(&page)->isEnabled()) << startReason(&page);
  // The same with the page in front and the window in the back meanwhile.
  std::filesystem::remove_all(folder);
  page.show();
  QEvent activated(QEvent::WindowActivate);
  QCoreApplication::sendEvent(&page, &activated);
  EXPECT_FALSE(startButton(&page)->isEnabled());
}

TEST_F(TrainPageTest, StartStaysWhileOnlyFilesAreLookedAtAgain) {
  TrainPage page(services.context());
  openExample(&page);
  services.work.mode = FakeWork::Mode::OnDemand;
  page.open({"train", {}, {}});
  EXPECT_FALSE(services.work.waiting.empty());
  EXPECT_TRUE(startButton(&page)->isEnabled()) << startReason(&page);
  services.work.finishAll();
}

TEST_F(TrainPageTest, TheCommandAndThePlanFollowTheRunsFolder) {
  TrainPage page(services.context());
  openExample(&page);
  const auto command = [&page] { return childOf<QLabel>(&page, "command")->text().toStdString(); };
  EXPECT_THAT(command(), HasSubstr("--runs " + path("runs").string()));
  services.runs.moveTo(path("elsewhere"));
  EXPECT_THAT(command(), HasSubstr("--runs " + path("elsewhere").string()));
}

TEST_F(TrainPageTest, MemoryIsThatOfTheDeviceTheRunWillGet) {
  const DeviceInfo cpu{"cpu", "CPU", 0, 1ull << 40, true};
  const DeviceInfo small{"cuda:0", "small", 0, 1 << 20, true}, large{"cuda:1", "large", 0, 1ull << 40, true};
  services.engine.engineInfo.devices = {cpu, small, large};
  struct Row {
    const char* device;
    bool fits;
  };
  for (const Row& row : {Row{"auto", false}, Row{"cuda", false}, Row{"cuda:0", false}, Row{"cuda:1", true}}) {
    TrainPage page(services.context());
    openExample(&page);
    page.open({"train", {}, {{"device", row.device}}});
    expectPlanned(&page);
    std::string said;
    for (const Banner* banner : problems(&page)) said += banner->accessibleName().toStdString();
    EXPECT_EQ(said.find("are free on the device") == std::string::npos, row.fits) << row.device << said;
  }
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

TEST_F(TrainPageTest, CommandsAreThereForThePalette) {
  TrainPage page(services.context());
  openExample(&page);
  const auto& actions = services.commands.actions;
  for (const char* name : {"train.start", "train.cancel-start", "train.sample", "train.save-preset", "train.reset",
                           "train.copy-command"}) {
    ASSERT_TRUE(actions.contains(name)) << name;
    EXPECT_FALSE(actions.at(name)->text().isEmpty()) << name;
  }
  EXPECT_FALSE(actions.at("train.cancel-start")->isEnabled());
  EXPECT_FALSE(actions.at("train.cancel-start")->property("reason").toString().isEmpty());
  actions.at("train.sample")->trigger();
  expectPlanned(&page);
  EXPECT_EQ(editor(&page, "sample")->text(), "1000");
  actions.at("train.start")->trigger();
  EXPECT_EQ(services.launch.started.size(), 1u);
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

TEST(PlanTextsTest, ALearningRateReadsAsTheOptionIsWritten) {
  Plan plan;
  plan.total_steps = 100;
  RunSpec spec;
  for (const double rate : {5e-5, 5e-4, 3.25e-5}) {
    spec.optimizer.learning_rate = rate;
    EXPECT_EQ(PlanTexts::peakNote(plan, spec).toStdString(),
              "peak " + findOption("learning-rate")->get(spec) + " at step 11")
        << "as the trainer counts: its first step is 1";
  }
}

TEST(PlanTextsTest, SmallModelsAreCountedInThousands) {
  EXPECT_EQ(PlanTexts::parametersText(532).toStdString(), "532 parameters");
  EXPECT_EQ(PlanTexts::parametersText(21'600).toStdString(), "21.6 k parameters");
  EXPECT_EQ(PlanTexts::parametersText(22'713'216).toStdString(), "22.7 M parameters");
}

TEST(PlanTextsTest, WhatServesAsDevIsSaidWhereThereIsNoFileForIt) {
  Plan plan;
  EXPECT_EQ(PlanTexts::splitSentence(plan), "");
  plan.splits.resize(2);
  plan.splits[0].name = "train";
  plan.splits[1].name = "test";
  EXPECT_THAT(PlanTexts::splitSentence(plan).toStdString(), HasSubstr("No dev split is used"));
  plan.splits[1].name = "dev";
  plan.splits[1].rows = 366;
  EXPECT_EQ(PlanTexts::splitSentence(plan), "") << "a file of its own";
  plan.splits[1].note = "10 % of train, seed 42";
  EXPECT_THAT(PlanTexts::splitSentence(plan).toStdString(), HasSubstr("366 rows drawn from the training file"));
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

TEST_F(TrainPageTest, EverythingHasAName) {
  TrainPage page(services.context());
  openExample(&page);
  expectNames(&page);
}

TEST(OptionTexts, EveryTextOfTheTableIsListedForTheTranslators) {
  std::set<std::string_view> listed;
  for (const char* text : optionTexts()) listed.insert(text);
  const auto expectListed = [&](std::string_view text) {
    EXPECT_TRUE(text.empty() || listed.contains(text)) << text << "\nrun the target update_option_texts";
  };
  for (const Option& option : optionTable()) {
    expectListed(option.label);
    expectListed(option.help);
    expectListed(option.unit);
  }
  for (const Preset& preset : presets()) {
    expectListed(preset.name);
    expectListed(preset.about);
  }
}

TEST(OptionTexts, EveryTaskIsListedForTheTranslators) {
  std::set<std::string> listed;
  for (const char* text : taskLabels()) listed.insert(text);
  for (const TaskInfo& task : taskTable()) EXPECT_TRUE(listed.contains(task.label)) << task.label;
}

}  // namespace
}  // namespace cloze
