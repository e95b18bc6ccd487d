#include <app/pages/run/checkpoints_tab.h>
#include <app/pages/run/curves_tab.h>
#include <app/pages/run/examples_tab.h>
#include <app/pages/run/log_tab.h>
#include <app/pages/run/run_page.h>
#include <app/pages/run/save_curves.h>
#include <app/pages/run/settings_tab.h>
#include <app/pages/run/try_tab.h>
#include <tests/app/fakes.h>
#include <tests/app/run_page/run_page_fixture.h>
#include <tests/app/run_page/synthetic_run.h>
#include <widgets/chart_curve.h>
#include <widgets/controls.h>
#include <widgets/prediction_bars.h>
#include <widgets/prediction_matrix.h>
#include <widgets/tab_strip.h>
#include <widgets/table_manners.h>

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

namespace cloze {
namespace {

TEST_F(RunPageTest, ALiveRunIsFollowed) {
  const QString id = write({.done = 100}, true);
  RunPage* page = openPage(id);
  auto* loss = page->findChildren<CurveChart*>().first();
  ASSERT_FALSE(loss->series().empty());
  EXPECT_EQ(loss->series()[0].data->values.size(), 100u);
  EXPECT_EQ(page->findChildren<StatBlock*>()[0]->value(), QStringLiteral("100 / 384"));
  addSyntheticPoints(m_writer.get(), 100, 130, 384);
  m_writer->log("something new");
  EXPECT_TRUE(QTest::qWaitFor([&] { return loss->series()[0].data->values.size() == 130u; }, kPatience_ms));
  // State and points are two files, and the state is written at most twice a second: told again as training does.
  const RunProgress further = syntheticProgress({.done = 130});
  EXPECT_TRUE(QTest::qWaitFor(
      [&] {
        return m_writer->setProgress(further).ok() &&
               page->findChildren<StatBlock*>()[0]->value() == QStringLiteral("130 / 384");
      },
      kPatience_ms));
  EXPECT_TRUE(child<QPlainTextEdit>("run-log")->toPlainText().contains(QStringLiteral("something new")));
  EXPECT_EQ(loss->series()[0].data->epochs.size(), 130u);
}

// The trainer counts from 1, so its first step has the rate of the schedule's step 0.
TEST_F(RunPageTest, ThePlannedRateGoesOnWhereTheTrainerIs) {
  RunPage* page = openPage(write({.done = 100}, true));
  const auto charts = page->findChildren<CurveChart*>();
  const auto rate = std::find_if(charts.begin(), charts.end(), [](const CurveChart* chart) {
    return chart->title() == QStringLiteral("Learning rate");
  });
  ASSERT_NE(rate, charts.end());
  const ChartSeries& series = (*rate)->series().at(0);
  ASSERT_FALSE(series.plannedSteps.empty());
  EXPECT_EQ(series.plannedSteps.front(), 100);
  EXPECT_DOUBLE_EQ(series.plannedValues.front(), series.data->values.back());
  EXPECT_EQ(series.plannedSteps.back(), 384);
}

TEST_F(RunPageTest, PointsDroppedByAResumeDisappear) {
  const QString id = write({.done = 100}, true);
  RunPage* page = openPage(id);
  auto* loss = page->findChildren<CurveChart*>().first();
  ASSERT_TRUE(m_writer->dropPointsAfter(60).ok());
  EXPECT_TRUE(QTest::qWaitFor([&] { return loss->series()[0].data->values.size() == 60u; }, kPatience_ms));
}

TEST_F(RunPageTest, CommandsGoToTheRunAndSayWhyNot) {
  const QString id = write({}, true);
  openPage(id);
  EXPECT_TRUE(command("run.pause")->isEnabled());
  EXPECT_FALSE(command("run.continue")->isEnabled());
  EXPECT_FALSE(command("run.continue")->property("reason").toString().isEmpty());
  command("run.pause")->trigger();
  ASSERT_EQ(m_services.runs.commands.size(), 1u);
  EXPECT_EQ(m_services.runs.commands[0].second, RunCommand::Pause);
  SyntheticRun paused{.state = RunState::Paused};
  ASSERT_TRUE(m_writer->setProgress(syntheticProgress(paused)).ok());
  EXPECT_TRUE(QTest::qWaitFor([&] { return command("run.pause")->text() == QStringLiteral("Res&ume"); }, kPatience_ms));
  command("run.pause")->trigger();
  EXPECT_EQ(m_services.runs.commands.back().second, RunCommand::Run);
  command("run.stop")->trigger();
  EXPECT_EQ(m_services.runs.commands.back().second, RunCommand::Stop);
  EXPECT_FALSE(command("run.stop")->isEnabled());
  const QString reason = command("run.stop")->property("reason").toString();
  EXPECT_FALSE(reason.isEmpty());
  const auto buttons = m_page->findChildren<QPushButton*>();
  EXPECT_TRUE(std::any_of(buttons.begin(), buttons.end(), [&](const QPushButton* button) {
    return button->text() == command("run.stop")->text() && button->accessibleDescription() == reason;
  })) << "those who cannot see the tooltip are told as well";
}

TEST_F(RunPageTest, AnInterruptedRunIsContinued) {
  const QString id = write({.state = RunState::Running}, false);
  openPage(id);
  EXPECT_TRUE(child<Banner>("run-banner")->message().contains(QStringLiteral("interrupted")));
  ASSERT_TRUE(command("run.continue")->isEnabled());
  command("run.continue")->trigger();
  ASSERT_EQ(m_services.launch.resumed, QStringList{id});
  m_services.launch.answers[0](Error{ErrorCode::InvalidData, "train.tsv changed since the run began."});
  EXPECT_TRUE(child<Banner>("run-banner")->accessibleName().contains(QStringLiteral("train.tsv changed")));
  EXPECT_TRUE(command("run.continue")->isEnabled());
}

// What was never held out cannot be measured: no chart waits for it, and the result at the end stands in its place.
TEST_F(RunPageTest, ARunWithoutADevSplitSaysSo) {
  const auto charts = [this] {
    QStringList shown;
    for (const CurveChart* chart : m_page->findChildren<CurveChart*>())
      if (!chart->isHidden()) shown << chart->title();
    return shown;
  };
  const auto best = [this] {
    for (const StatBlock* block : m_page->findChildren<StatBlock*>())
      if (block->accessibleName().contains(QStringLiteral("dev"), Qt::CaseInsensitive) &&
          !block->accessibleName().startsWith(QStringLiteral("Loss")))
        return block->accessibleName();
    return QString();
  };
  openPage(write({.state = RunState::Finished, .done = 384, .dev = false}, false));
  EXPECT_EQ(charts().size(), 6) << charts().join(QStringLiteral(", ")).toStdString();
  EXPECT_EQ(best(), QStringLiteral("Accuracy on test 0.800, no dev split"));
  openPage(write({.dev = false}, true));
  EXPECT_EQ(charts().size(), 6) << "while it goes on too";
  EXPECT_EQ(best(), QStringLiteral("Dev metric –, no dev split"));
  openPage(write({.done = 3}, true));
  EXPECT_TRUE(charts().contains(QStringLiteral("Dev metrics"))) << "there it is only too early";
}

TEST_F(RunPageTest, SpeedIsTheMeanOnceARunIsOver) {
  const auto labels = [this] {
    QStringList all;
    for (const StatBlock* block : m_page->findChildren<StatBlock*>()) all << block->accessibleName();
    return all.join(QLatin1Char('\n'));
  };
  openPage(write({.state = RunState::Finished, .done = 384}, false));
  EXPECT_TRUE(labels().contains(QStringLiteral("Mean speed 95.5 ex/s, 5,063 real tokens/s"))) << labels().toStdString();
  openPage(write({}, true));
  EXPECT_TRUE(labels().contains(QStringLiteral("\nSpeed 95.5 ex/s"))) << labels().toStdString();
  openPage(write({.state = RunState::Finished, .done = 384, .speed = 140}, false));
  EXPECT_TRUE(labels().contains(QStringLiteral("Mean speed 140 ex/s"))) << "as the trainer measured it, to the example";
  openPage(write({.state = RunState::Running, .done = 384, .speed = 140}, false));
  EXPECT_TRUE(labels().contains(QStringLiteral("Mean speed 95.")))
      << "a run that was killed left its last moment's; " << labels().toStdString();
}

TEST_F(RunPageTest, WhatIsNewOpensAtItsCurvesAndUnderItsName) {
  const auto summary = [&](const QString& id) {
    auto run = summarizeRun(m_runs / id.toStdString());
    EXPECT_TRUE(run.ok());
    return run.ok() ? *run : RunSummary();
  };
  const QString done = write({.state = RunState::Finished, .done = 384}, false);
  const QString other = write({.state = RunState::Finished, .done = 384}, false);
  const QString live = write({}, true);
  m_services.runs.listed = {summary(live), summary(other), summary(done)};
  RunPage* page = openPage(done, QStringLiteral("log"));
  const auto openAnother = [&](const QString& id) {
    page->open({QStringLiteral("run"), {id}, {}});
    EXPECT_EQ(page->title(), QStringLiteral("mrpc-bert-base-2")) << "known before the run itself is read";
    return page->address().path.value(1);
  };
  EXPECT_EQ(openAnother(other), QStringLiteral("log")) << "finished ones are looked through";
  EXPECT_EQ(openAnother(live), QStringLiteral("curves"));
  page->open({QStringLiteral("run"), {live, QStringLiteral("settings")}, {}});
  EXPECT_EQ(openAnother(live), QStringLiteral("settings")) << "the same again";
  page->open({QStringLiteral("run"), {QStringLiteral("started-this-moment")}, {}});
  EXPECT_EQ(page->address().path.value(1), QStringLiteral("curves"));
}

TEST_F(RunPageTest, ToContinueIsOfferedOnce) {
  openPage(write({.state = RunState::Failed, .message = "Out of memory."}, false));
  int shown = 0;
  for (const QPushButton* button : m_page->findChildren<QPushButton*>())
    shown += button->isVisible() && QString(button->text()).remove(QLatin1Char('&')) == QStringLiteral("Continue");
  EXPECT_EQ(shown, 1);
}

TEST_F(RunPageTest, AVeryLongNameLeavesRoomForTheRest) {
  const QString id = write({.state = RunState::Finished, .done = 384}, false);
  const QString name = QString(QStringLiteral("a name that tells it all, ")).repeated(12).trimmed();
  ASSERT_TRUE(renameRun(m_runs / id.toStdString(), name.toStdString()).ok());
  openPage(id);
  auto* label = child<ElidedLabel>("run-name");
  EXPECT_EQ(label->fullText(), name);
  EXPECT_TRUE(label->text().endsWith(QChar(0x2026))) << label->text().toStdString();
  EXPECT_EQ(label->toolTip(), name);
  EXPECT_LT(label->width(), m_page->width() * 2 / 3);
  command("run.rename")->trigger();
  EXPECT_EQ(child<QLineEdit>("run-name-edit")->text(), name) << "the whole of it is edited";
}

// Nothing below the head moves when one goes from tab to tab or from run to run.
TEST_F(RunPageTest, TheTabsStayWhereTheyAre) {
  const auto top = [this](TabStrip* tabs) { return tabs->mapTo(m_page.get(), QPoint(0, tabs->height())).y(); };
  openPage(write({.state = RunState::Finished, .done = 384}, false));
  auto* tabs = m_page->findChild<TabStrip*>();
  QList<int> tops;
  for (const QString& tab : tabs->ids()) {
    tabs->setCurrent(tab);
    QCoreApplication::processEvents();
    tops << top(tabs);
  }
  EXPECT_EQ(tops, QList<int>(tabs->ids().size(), tops.first()));
  const auto name = [this] {
    auto* label = child<ElidedLabel>("run-name");
    return label->mapTo(m_page.get(), label->rect().center()).y();
  };
  const int finished = name();
  openPage(write({}, true));
  EXPECT_EQ(name(), finished) << "with buttons beside it or without";
}

// Commands go to the runs folder of the moment, and so must what is shown.
TEST_F(RunPageTest, AnotherRunsFolderWithTheSameIdIsFollowed) {
  const QString id = write({.state = RunState::Finished, .done = 384}, false);
  const std::filesystem::path other = m_runs / "elsewhere";
  std::filesystem::create_directories(other);
  std::filesystem::copy(m_runs / id.toStdString(), other / id.toStdString(), std::filesystem::copy_options::recursive);
  ASSERT_TRUE(renameRun(other / id.toStdString(), "the other").ok());
  RunPage* page = openPage(id);
  ASSERT_NE(page->title(), QStringLiteral("the other"));
  m_services.runs.moveTo(other);
  EXPECT_TRUE(QTest::qWaitFor([&] { return page->title() == QStringLiteral("the other"); }, kPatience_ms));
  EXPECT_EQ(page->follower()->folder(), other / id.toStdString());
}

// Once the newest run is purged, the next one is given its id.
TEST_F(RunPageTest, ARunThatIsGivenAUsedIdShowsNothingOfTheFormer) {
  const QString id = write({.done = 100, .predictions = true}, false);
  const std::filesystem::path folder = m_runs / id.toStdString();
  RunPage* page = openPage(id, QStringLiteral("settings"));
  RunLoader loader(folder);
  const auto before = loader.poll();
  ASSERT_EQ(before->find("train/loss")->values.size(), 100u);
  std::filesystem::rename(folder, m_runs / "away");
  ASSERT_EQ(write({.done = 7}, false), id);
  const auto after = loader.poll();
  EXPECT_NE(after->record, before->record);
  EXPECT_EQ(after->find("train/loss")->values.size(), 7u);
  EXPECT_EQ(after->log->find(*before->log), std::string::npos);
  const auto* loss = page->findChildren<CurveChart*>().first();
  page->follower()->poll();
  EXPECT_TRUE(QTest::qWaitFor([&] { return loss->series()[0].data->values.size() == 7u; }, kPatience_ms));
  EXPECT_EQ(child<QComboBox>("examples-split")->count(), 0);
  std::filesystem::remove_all(folder);
  EXPECT_FALSE(loader.poll()->problem.empty());
  std::filesystem::rename(m_runs / "away", folder);
  EXPECT_EQ(loader.poll()->find("train/loss")->values.size(), 100u);
}

TEST_F(RunPageTest, UnknownRunsAreALineInThePage) {
  RunPage* page = openPage(QStringLiteral("2026-01-01-nothing-1"));
  EXPECT_TRUE(page->findChild<EmptyState*>()->isVisible());
  page->open({QStringLiteral("run"), {QStringLiteral("../../etc")}, {}});
  EXPECT_TRUE(page->findChild<EmptyState*>()->isVisible());
  page->open({QStringLiteral("run"), {}, {}});
}

TEST_F(RunPageTest, ADamagedRunIsALineInThePage) {
  const QString id = write({}, false);
  std::filesystem::resize_file(m_runs / id.toStdString() / "run.json", 40);
  RunPage* page = openPage(id);
  EXPECT_TRUE(page->findChild<EmptyState*>()->isVisible());
}

TEST_F(RunPageTest, RenameIsInline) {
  const QString id = write({}, true);
  openPage(id);
  command("run.rename")->trigger();
  auto* edit = child<QLineEdit>("run-name-edit");
  edit->setText(QStringLiteral("the better one"));
  QTest::keyClick(edit, Qt::Key_Return);
  ASSERT_EQ(m_services.runs.renamed.size(), 1u);
  EXPECT_EQ(m_services.runs.renamed[0].second, QStringLiteral("the better one"));
  command("run.rename")->trigger();
  QTest::keyClick(edit, Qt::Key_Escape);
  EXPECT_EQ(m_services.runs.renamed.size(), 1u);
}

TEST_F(RunPageTest, AMenuOrAnotherWindowDoesNotEndTheTyping) {
  openPage(write({}, true));
  command("run.rename")->trigger();
  auto* edit = child<QLineEdit>("run-name-edit");
  edit->setText(QStringLiteral("half a na"));
  for (const auto& [reason, ends] :
       {std::pair(Qt::PopupFocusReason, false), std::pair(Qt::ActiveWindowFocusReason, false),
        std::pair(Qt::TabFocusReason, true)}) {
    QFocusEvent leaves(QEvent::FocusOut, reason);
    QCoreApplication::sendEvent(edit, &leaves);
    EXPECT_EQ(edit->isHidden(), ends) << reason;
    EXPECT_EQ(m_services.runs.renamed.size(), ends ? 1u : 0u) << reason;
  }
}

TEST_F(RunPageTest, ANameTypedForOneRunGoesToNoOther) {
  const QString first = write({.state = RunState::Finished}, false),
                second = write({.state = RunState::Finished}, false);
  RunPage* page = openPage(first);
  command("run.rename")->trigger();
  auto* edit = child<QLineEdit>("run-name-edit");
  edit->setText(QStringLiteral("of the first"));
  page->open({QStringLiteral("run"), {second}, {}});
  EXPECT_TRUE(edit->isHidden());
  EXPECT_TRUE(QTest::qWaitFor([&] { return page->follower()->snapshot() != nullptr; }));
  QTest::keyClick(edit, Qt::Key_Return);
  EXPECT_TRUE(m_services.runs.renamed.empty());
  command("run.rename")->trigger();
  edit->setText(QStringLiteral("of the second"));
  page->open({QStringLiteral("run"), {QStringLiteral("../..")}, {}});
  EXPECT_TRUE(m_services.runs.renamed.empty());
}

TEST_F(RunPageTest, CurvesOfTheFormerRunDoNotStandUnderTheNextOnesName) {
  const QString first = write({.state = RunState::Finished, .done = 384}, false),
                second = write({.state = RunState::Finished, .done = 384}, false);
  RunPage* page = openPage(first);
  const auto* loss = page->findChildren<CurveChart*>().first();
  ASSERT_FALSE(loss->series().empty());
  m_services.work.mode = FakeWork::Mode::OnDemand;
  page->open({QStringLiteral("run"), {second}, {}});
  EXPECT_TRUE(loss->series().empty());
  EXPECT_FALSE(loss->isVisible());
  m_services.work.finishAll();
  EXPECT_FALSE(loss->series().empty());
  EXPECT_TRUE(loss->isVisible());
}

TEST_F(RunPageTest, StepsAreGroupedInSentencesToo) {
  for (const RunState state : {RunState::Failed, RunState::Running}) {
    openPage(write({.state = state, .steps = 20000, .done = 12345, .message = "Out of memory."}, false));
    const QString message = child<Banner>("run-banner")->message();
    EXPECT_TRUE(message.contains(QStringLiteral("12,345"))) << message.toStdString();
  }
}

TEST_F(RunPageTest, EveryRunThatEndedEarlySaysSo) {
  const QString first = write({.state = RunState::Running}, false), second = write({.state = RunState::Running}, false);
  RunPage* page = openPage(first);
  auto* banner = child<Banner>("run-banner");
  EXPECT_TRUE(banner->message().contains(QStringLiteral("interrupted")));
  page->open({QStringLiteral("run"), {second}, {}});
  EXPECT_TRUE(banner->isHidden());
  EXPECT_TRUE(QTest::qWaitFor([&] { return page->follower()->snapshot() != nullptr; }));
  EXPECT_FALSE(banner->isHidden());
  EXPECT_TRUE(banner->message().contains(QStringLiteral("interrupted")));
}

TEST_F(RunPageTest, ACommandNobodyTookCanBeAskedAgain) {
  const QString id = write({}, true);
  openPage(id);
  for (const char* name : {"run.stop", "run.pause"}) {
    command(name)->trigger();
    m_services.runs.fail(QStringLiteral("another"), QStringLiteral("Not this one."));
    EXPECT_EQ(command("run.stop")->isEnabled(), name != std::string("run.stop"));
    m_services.runs.fail(id, QStringLiteral("Nobody trains this run."));
    EXPECT_TRUE(command("run.stop")->isEnabled()) << name;
    EXPECT_EQ(command("run.stop")->text(), QStringLiteral("&Stop")) << name;
    EXPECT_TRUE(command("run.pause")->isEnabled()) << name;
    EXPECT_TRUE(child<Banner>("run-banner")->accessibleName().contains(QStringLiteral("Nobody trains")));
  }
}

TEST_F(RunPageTest, APollThatFailsIsTriedAgain) {
  const QString id = write({.done = 100}, true);
  m_services.work.throwing << QStringLiteral("run.follow");
  m_page = std::make_unique<RunPage>(m_services.context());
  m_page->open({QStringLiteral("run"), {id}, {}});
  m_page->show();
  EXPECT_TRUE(QTest::qWaitFor([this] { return m_page->follower()->snapshot() != nullptr; }, kPatience_ms));
}

TEST_F(RunPageTest, AddressesLeadBackToTheSamePlace) {
  const QString id = write({.predictions = true}, false);
  RunPage* page = openPage(id, QStringLiteral("curves"),
                           {{QStringLiteral("x"), QStringLiteral("epoch")},
                            {QStringLiteral("smoothing"), QStringLiteral("0.8")},
                            {QStringLiteral("from"), QStringLiteral("0.5")},
                            {QStringLiteral("to"), QStringLiteral("1.5")}});
  Address address = page->address();
  EXPECT_EQ(address.path, (QStringList{id, QStringLiteral("curves")}));
  EXPECT_EQ(address.query.value(QStringLiteral("x")), QStringLiteral("epoch"));
  EXPECT_EQ(address.query.value(QStringLiteral("smoothing")), QStringLiteral("0.8"));
  EXPECT_EQ(address.query.value(QStringLiteral("to")), QStringLiteral("1.5"));
  EXPECT_EQ(page->findChildren<CurveChart*>()[0]->xAxis(), ChartX::Epoch);
  page->open(
      {QStringLiteral("run"), {id, QStringLiteral("examples")}, {{QStringLiteral("wrong"), QStringLiteral("1")}}});
  EXPECT_EQ(page->address().query.value(QStringLiteral("wrong")), QStringLiteral("1"));
  page->open({QStringLiteral("run"), {id, QStringLiteral("nonsense")}, {}});
  EXPECT_EQ(page->address().path.value(1), QStringLiteral("curves"));
}

TEST_F(RunPageTest, EveryControlHasAName) {
  const QString id = write({.predictions = true}, true);
  RunPage* page = openPage(id);
  for (QWidget* widget : page->findChildren<QWidget*>()) {
    // A label's text is its name; an empty state's button without a text is hidden.
    if (widget->inherits("QLabel") || (widget->isHidden() && qobject_cast<QAbstractButton*>(widget))) continue;
    if (widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith(QStringLiteral("qt_"))) continue;
    const auto* button = qobject_cast<QAbstractButton*>(widget);
    const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()) ||
                       widget->inherits("QHeaderView") || widget->inherits("QScrollArea");
    EXPECT_TRUE(named) << widget->metaObject()->className() << " " << widget->objectName().toStdString();
  }
}

TEST_F(RunPageTest, CurvesAreSavedWithoutAWindow) {
  const QString id = write({.state = RunState::Finished, .done = 384, .nanAt = 200}, false);
  QString error;
  const QString file = m_folder.filePath(QStringLiteral("curves.png"));
  EXPECT_TRUE(saveRunCurves(m_runs / id.toStdString(), file, &error)) << error.toStdString();
  EXPECT_GT(QImage(file).width(), 2000);
  EXPECT_FALSE(saveRunCurves(m_runs / "nothing", file, &error));
  EXPECT_FALSE(error.isEmpty());
  const QString empty = write({.done = 0}, false);
  EXPECT_FALSE(saveRunCurves(m_runs / empty.toStdString(), file, &error));
  EXPECT_TRUE(error.contains(QStringLiteral("no curves yet"))) << error.toStdString();
}

// CLOZE_SCREENSHOTS=FOLDER: pictures of every tab to look at.
TEST_F(RunPageTest, Screenshots) {
  const QString folder = qEnvironmentVariable("CLOZE_SCREENSHOTS");
  if (folder.isEmpty()) GTEST_SKIP() << "Set CLOZE_SCREENSHOTS to a folder to get pictures of every tab.";
  const QString live = write({.nanAt = 170}, true);
  const auto liveWriter = std::move(m_writer);
  const QString done = write({.state = RunState::Finished, .done = 384, .predictions = true}, false);
  const QString failed = write({.state = RunState::Failed,
                                .message = "Out of memory on cpu: batch 32 x 128 needs 9.1 GiB, 4.0 GiB are free. Set "
                                           "a smaller batch or raise accumulation."},
                               false);
  for (const bool dark : {false, true}) {
    Theme::get().apply(dark ? ThemeMode::Dark : ThemeMode::Light);
    const auto shoot = [&](const QString& id, const QString& tab, QSize size, const QString& name) {
      openPage(id, tab);
      m_page->resize(size);
      if (tab == QStringLiteral("try")) {
        child<QPlainTextEdit>("try-text-a")->setPlainText(QStringLiteral("The stock rose $2.11, or about 11 percent."));
        child<QPlainTextEdit>("try-text-b")->setPlainText(QStringLiteral("Shares jumped 11 percent on Friday."));
        QTest::mouseClick(child<QPushButton>("try-predict"), Qt::LeftButton);
        m_services.engine.questions.back().done(
            EngineService::PredictAnswer{{"not equivalent", "equivalent"}, {{0.183f, 0.817f}}, 12.4});
      }
      QTest::qWait(120);
      if (tab == QStringLiteral("curves")) {
        auto* chart = m_page->findChildren<CurveChart*>().first();
        chart->setCursor(150, true);
        Q_EMIT chart->cursorMoved(150);
        QTest::qWait(60);
      }
      QPixmap picture(size);
      picture.fill(Theme::get().tokens().ground);
      m_page->render(&picture);
      picture.save(
          QStringLiteral("%1/%2-%3.png").arg(folder, name, dark ? QStringLiteral("dark") : QStringLiteral("light")));
    };
    const QSize small(1196, 772), large(1836, 1052);
    shoot(live, QStringLiteral("curves"), small, QStringLiteral("curves"));
    shoot(live, QStringLiteral("curves"), large, QStringLiteral("curves-large"));
    for (const char* tab : {"examples", "log", "settings", "checkpoints", "try"})
      shoot(done, QLatin1String(tab), small, QLatin1String(tab));
    shoot(failed, QStringLiteral("curves"), small, QStringLiteral("failed"));
  }
}

}  // namespace
}  // namespace cloze
