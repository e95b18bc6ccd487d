// Whether and how the Train page starts what its form says.
#include <tests/app/pages/train_page_test.h>
#include <widgets/tab_strip.h>

#include <QAction>
#include <QScrollArea>

namespace cloze {
namespace {

using ::testing::HasSubstr;

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

TEST_F(TrainPageTest, ProblemsAreReadWholeInASmallWindow) {
  TrainPage page(services.context());
  openExample(&page);
  page.open({"train", {}, {{"max-seq-length", "4000"}, {"text-a-column", "topic"}, {"epochs", "many"}}});
  page.resize(876, 572);
  page.show();
  expectPlanned(&page);
  QTest::qWait(50);
  const std::vector<Banner*> shown = problems(&page);
  ASSERT_GE(shown.size(), 2u);
  for (const Banner* banner : shown) {
    for (const QLabel* label : banner->findChildren<QLabel*>()) {
      if (!label->wordWrap() || !label->isVisible()) continue;
      EXPECT_GE(label->height(), label->heightForWidth(label->width())) << label->text().toStdString();
    }
    EXPECT_GE(banner->height(), banner->heightForWidth(banner->width())) << banner->accessibleName().toStdString();
  }
  expectNothingCutAtTheRight(&page);
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

TEST_F(TrainPageTest, AStartThatTakesLongSaysForHowLong) {
  TrainPage page(services.context());
  openExample(&page);
  const auto* state = childOf<ElidedLabel>(&page, "start-state");
  const std::string ready = state->fullText().toStdString();
  childOf<QPushButton>(&page, "start")->click();
  EXPECT_EQ(state->fullText(), "The run is being started.");
  EXPECT_TRUE(QTest::qWaitFor([&] { return state->fullText() == "The run is being started. 1 s"; }, 10000));
  services.launch.answers.back()(makeError(ErrorCode::Cancelled, "Cancelled."));
  EXPECT_EQ(state->fullText().toStdString(), ready);
}

TEST_F(TrainPageTest, APlanThatTakesLongCanBeCancelled) {
  TrainPage page(services.context());
  openExample(&page);
  page.resize(1200, 760);
  page.show();
  services.work.mode = FakeWork::Mode::OnDemand;
  typeOnly(&page, "epochs", "2");
  ASSERT_TRUE(QTest::qWaitFor([this] { return !services.work.waiting.empty(); }, 10000));
  const auto* busy = childOf<QLabel>(&page, "plan-busy");
  auto* button = childOf<QPushButton>(&page, "plan-busy-button");
  EXPECT_TRUE(QTest::qWaitFor([&] { return busy->text() == "working it out … 1 s"; }, 10000))
      << busy->text().toStdString();
  ASSERT_TRUE(button->isVisible());
  const std::stop_source planning = services.work.waiting.front().stop;
  button->click();
  EXPECT_TRUE(planning.stop_requested()) << "given up, not only hidden";
  services.work.finishAll();
  EXPECT_EQ(busy->text(), "cancelled");
  EXPECT_FALSE(startButton(&page)->isEnabled()) << "the plan is that of other settings";
  EXPECT_THAT(startReason(&page), HasSubstr("was cancelled"));
  QEvent activated(QEvent::WindowActivate);
  QApplication::sendEvent(&page, &activated);
  EXPECT_TRUE(services.work.waiting.empty()) << "what was given up does not begin by itself";
  EXPECT_EQ(button->text(), "Work it out");
  button->click();
  services.work.finishAll();
  EXPECT_EQ(busy->text(), "updates as you type");
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

}  // namespace
}  // namespace cloze
