// The tabs of a run one by one: log, curves, checkpoints, Try it.
#include <app/pages/run/checkpoints_tab.h>
#include <app/pages/run/curves_tab.h>
#include <app/pages/run/log_tab.h>
#include <app/pages/run/run_page.h>
#include <app/pages/run/try_tab.h>
#include <tests/app/fakes.h>
#include <tests/app/run_page/run_page_fixture.h>
#include <tests/app/run_page/synthetic_run.h>
#include <widgets/controls.h>
#include <widgets/prediction_bars.h>

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>

#include <gtest/gtest.h>

#include <fstream>

namespace cloze {
namespace {

// A checkpoint or evaluation chosen by hand stays chosen when the live run adds another, whatever the address said.
TEST_F(RunPageTest, WhatWasChosenStaysChosen) {
  const QString id = write({.predictions = true}, true);
  RunPage* page = openPage(id, QStringLiteral("try"), {{QStringLiteral("checkpoint"), QStringLiteral("best")}});
  page->open({QStringLiteral("run"),
              {id, QStringLiteral("examples")},
              {{QStringLiteral("split"), QStringLiteral("test-last")}}});
  ASSERT_TRUE(m_writer->writePredictions("dev-last", {Prediction{}}).ok());
  auto* checkpoint = child<QComboBox>("try-checkpoint");
  auto* split = child<QComboBox>("examples-split");
  ASSERT_TRUE(QTest::qWaitFor([&] { return split->count() == 2; }, kPatience_ms));
  EXPECT_EQ(checkpoint->currentData().toString(), QStringLiteral("best"));
  EXPECT_EQ(split->currentData().toString(), QStringLiteral("test-last"));
  const auto choose = [](QComboBox* box, const char* data) {
    box->setCurrentIndex(box->findData(QString::fromLatin1(data)));
    Q_EMIT box->activated(box->currentIndex());
  };
  choose(checkpoint, "last");
  choose(split, "dev-last");
  std::filesystem::create_directories(m_writer->folder() / "checkpoints" / "step-200");
  ASSERT_TRUE(m_writer->writePredictions("dev-best", {Prediction{}}).ok());
  ASSERT_TRUE(QTest::qWaitFor([&] { return split->count() == 3 && checkpoint->count() == 4; }, kPatience_ms));
  EXPECT_EQ(checkpoint->currentData().toString(), QStringLiteral("last"));
  EXPECT_EQ(split->currentData().toString(), QStringLiteral("dev-last"));
}

TEST_F(RunPageTest, ALongLogShowsItsEndAndGoesOn) {
  const QString id = write({}, true);
  const auto folder = m_writer->folder();
  constexpr size_t kMost = 4000;
  const auto append = [&](int from, int to) {
    std::ofstream log(folder / "log.txt", std::ios::app);
    for (int line = from; line < to; ++line) log << "line number " << line << "\n";
  };
  LogTab tab;
  auto* text = tab.findChild<QPlainTextEdit*>();
  RunLoader loader(folder, kMost);
  const auto expectLast = [&](int line) {
    const auto snapshot = loader.poll();
    EXPECT_LE(snapshot->log->size(), kMost);
    EXPECT_EQ(snapshot->log->find("line number"), 0u) << "whole lines";
    tab.show(*snapshot);
    const QStringList lines = text->toPlainText().split('\n');
    EXPECT_EQ(lines.last(), QStringLiteral("line number %1").arg(line - 1));
    EXPECT_LE(lines.join('\n').size(), static_cast<qsizetype>(kMost));
  };
  append(0, 1000);
  expectLast(1000);
  append(1000, 1003);
  expectLast(1003);
  append(1003, 1200);
  expectLast(1200);
  append(1200, 3000);  // more than is kept between two looks
  expectLast(3000);
  tab.findChild<QLineEdit*>()->setText(QStringLiteral("2999"));
  EXPECT_EQ(text->toPlainText(), QStringLiteral("line number 2999"));
}

TEST_F(RunPageTest, CurvesThatCanBeReadAgainSaySo) {
  const QString id = write({}, true);
  CurvesTab tab;
  auto* banner = tab.findChild<Banner*>();
  RunLoader loader(m_writer->folder());
  RunSnapshot snapshot = *loader.poll();
  snapshot.metrics_problem = "database is locked";
  tab.show(snapshot);
  EXPECT_FALSE(banner->isHidden());
  snapshot.metrics_problem.clear();
  tab.show(snapshot);
  EXPECT_TRUE(banner->isHidden());
  RunSnapshot torn;
  torn.metrics_problem = "metrics.db: Is damaged.";
  tab.show(torn);
  const auto* empty = tab.findChild<EmptyState*>();
  EXPECT_FALSE(empty->isHidden()) << "it keeps the message at the top";
  for (const QLabel* label : empty->findChildren<QLabel*>())
    EXPECT_FALSE(label->text().contains("first step")) << "a run whose curves are lost does not wait for one";
}

TEST_F(RunPageTest, OnlyStepCheckpointsCanBeDeleted) {
  const QString id = write({.state = RunState::Finished}, false);
  openPage(id, QStringLiteral("checkpoints"));
  auto* tab = m_page->findChild<CheckpointsTab*>();
  auto* tree = tab->table();
  ASSERT_EQ(tree->topLevelItemCount(), 3);
  EXPECT_TRUE(tab->findChild<QLabel*>(QStringLiteral("checkpoints-total"))->text().startsWith("3 checkpoint"));
  const auto button = [tab](const QString& text) {
    QPushButton* found = nullptr;
    for (QPushButton* each : tab->findChildren<QPushButton*>())
      if (each->text() == text) found = each;
    return found;
  };
  for (const auto& [label, can] : {std::pair("last", false), std::pair("best", false), std::pair("step 150", true)}) {
    tree->clearSelection();
    tree->findItems(QString::fromLatin1(label), Qt::MatchExactly).value(0)->setSelected(true);
    EXPECT_EQ(button(QStringLiteral("&Delete"))->isEnabled(), can) << label;
  }
  tree->selectAll();
  EXPECT_FALSE(button(QStringLiteral("&Delete"))->isEnabled()) << "one at a time";
  tree->clearSelection();
  tree->findItems(QStringLiteral("step 150"), Qt::MatchExactly).value(0)->setSelected(true);
  button(QStringLiteral("&Delete"))->click();
  ASSERT_NE(button(QStringLiteral("Delete step-150")), nullptr);
  EXPECT_TRUE(std::filesystem::exists(m_runs / id.toStdString() / "checkpoints" / "step-150"))
      << "not before it is sure";
  m_services.work.mode = FakeWork::Mode::OnDemand;
  button(QStringLiteral("Delete step-150"))->click();
  QCoreApplication::processEvents();
  EXPECT_TRUE(tab->findChild<Banner*>()->isHidden()) << "or it is pressed again while the disk works";
  m_services.work.mode = FakeWork::Mode::Threads;
  m_services.work.finishAll();
  EXPECT_TRUE(QTest::qWaitFor([tree] { return tree->topLevelItemCount() == 2; }, kPatience_ms));
  EXPECT_FALSE(std::filesystem::exists(m_runs / id.toStdString() / "checkpoints" / "step-150"));
}

TEST_F(RunPageTest, WhatIsTriedCanBeInspected) {
  const QString id = write({.state = RunState::Finished}, false);
  openPage(id, QStringLiteral("try"));
  auto* inspect = child<QPushButton>("try-inspect");
  EXPECT_FALSE(inspect->isEnabled());
  child<QPlainTextEdit>("try-text-a")->setPlainText(QStringLiteral("One."));
  child<QPlainTextEdit>("try-text-b")->setPlainText(QStringLiteral("Two."));
  ASSERT_TRUE(inspect->isEnabled());
  inspect->click();
  const Address& place = m_services.navigator.visited.back();
  EXPECT_EQ(place.page, "inspect");
  EXPECT_EQ(place.query["text"], "One.");
  EXPECT_EQ(place.query["pair"], "Two.");
  EXPECT_TRUE(place.query["model"].endsWith("checkpoints/last"));
  EXPECT_EQ(place.query["length"], "128");
  EXPECT_EQ(place.query["truncation"], "longest-first");
  EXPECT_EQ(place.query["head"], "0");
}

TEST_F(RunPageTest, TryItAsksTheEngineAndShowsTheNewestAnswer) {
  const QString id = write({.state = RunState::Finished}, false);
  openPage(id, QStringLiteral("try"));
  auto* a = child<QPlainTextEdit>("try-text-a");
  auto* button = child<QPushButton>("try-predict");
  a->setPlainText(QStringLiteral("One."));
  EXPECT_FALSE(button->isEnabled());  // a pair needs both
  child<QPlainTextEdit>("try-text-b")->setPlainText(QStringLiteral("Two."));
  ASSERT_TRUE(button->isEnabled());
  QTest::mouseClick(button, Qt::LeftButton);
  a->setPlainText(QStringLiteral("Three."));
  QTest::mouseClick(button, Qt::LeftButton);
  ASSERT_EQ(m_services.engine.questions.size(), 2u);
  EXPECT_EQ(m_services.engine.questions[1].texts[0], (TextPair{"Three.", "Two."}));
  EXPECT_EQ(m_services.engine.questions[1].folder.filename(), "last");
  m_services.engine.questions[1].done(EngineService::PredictAnswer{{"0", "1"}, {{0.2f, 0.8f}}, 12.4});
  m_services.engine.questions[0].done(EngineService::PredictAnswer{{"0", "1"}, {{0.9f, 0.1f}}, 9});
  EXPECT_EQ(m_page->findChild<PredictionBars*>()->probabilities(), (std::vector<float>{0.2f, 0.8f}));
  QTest::mouseClick(button, Qt::LeftButton);
  m_services.engine.questions[2].done(Error{ErrorCode::OutOfMemory, "Not enough memory for this model."});
  EXPECT_TRUE(child<Banner>("try-banner")->accessibleName().contains(QStringLiteral("Not enough memory")));
  m_services.engine.become(EngineService::State::Missing);
  EXPECT_TRUE(child<Banner>("try-banner")->accessibleName().contains(QStringLiteral("libcloze_engine.so")));
  EXPECT_FALSE(button->isEnabled());
}

TEST_F(RunPageTest, TryItSaysForHowLongItAsksAndCanBeCancelled) {
  openPage(write({.state = RunState::Finished}, false), QStringLiteral("try"));
  child<QPlainTextEdit>("try-text-a")->setPlainText(QStringLiteral("One."));
  child<QPlainTextEdit>("try-text-b")->setPlainText(QStringLiteral("Two."));
  QTest::mouseClick(child<QPushButton>("try-predict"), Qt::LeftButton);
  auto& questions = m_services.engine.questions;
  ASSERT_EQ(questions.size(), 1u);
  const auto* status = child<QLabel>("try-status");
  auto* cancel = child<QPushButton>("try-status-button");
  EXPECT_TRUE(QTest::qWaitFor([&] { return status->text() == QStringLiteral("predicting … 1 s"); }, kPatience_ms));
  ASSERT_TRUE(cancel->isVisible());
  cancel->click();
  EXPECT_EQ(m_services.engine.cancelled, QStringList{"run.try"});
  EXPECT_EQ(status->text(), QStringLiteral("cancelled"));
  questions[0].done(EngineService::PredictAnswer{{"0", "1"}, {{0.2f, 0.8f}}, 12.4});
  EXPECT_TRUE(m_page->findChild<PredictionBars*>()->probabilities().empty()) << "too late";
  m_page->follower()->poll();
  QTest::qWait(900);  // twice the rest after which it is asked
  EXPECT_EQ(questions.size(), 1u) << "not asked again by itself";
  child<QPlainTextEdit>("try-text-b")->setPlainText(QStringLiteral("Three."));
  EXPECT_TRUE(QTest::qWaitFor([&] { return questions.size() == 2; }, kPatience_ms)) << "but for another text";
}

// Looking through curves loads nobody's model, and an answer stands below the weights that gave it.
TEST_F(RunPageTest, TryItAsksOnlyWhereItIsSeen) {
  const QString first = write({.state = RunState::Finished}, false),
                second = write({.state = RunState::Finished}, false);
  RunPage* page = openPage(first, QStringLiteral("try"));
  child<QPlainTextEdit>("try-text-a")->setPlainText(QStringLiteral("One."));
  child<QPlainTextEdit>("try-text-b")->setPlainText(QStringLiteral("Two."));
  auto& questions = m_services.engine.questions;
  const auto asked = [&](size_t count) {
    return QTest::qWaitFor([&] { return questions.size() == count; }, kPatience_ms);
  };
  ASSERT_TRUE(asked(1));
  questions[0].done(EngineService::PredictAnswer{{"0", "1"}, {{0.2f, 0.8f}}, 12.4});
  page->open({QStringLiteral("run"), {second, QStringLiteral("curves")}, {}});
  ASSERT_TRUE(QTest::qWaitFor([&] { return page->follower()->snapshot() != nullptr; }, kPatience_ms));
  QTest::qWait(800);  // twice the rest after which it is asked
  EXPECT_EQ(questions.size(), 1u);
  page->open({QStringLiteral("run"), {second, QStringLiteral("try")}, {}});
  ASSERT_TRUE(asked(2));
  EXPECT_NE(questions[1].folder, questions[0].folder);
  questions[1].done(EngineService::PredictAnswer{{"0", "1"}, {{0.2f, 0.8f}}, 12.4});
  TryTab tab(&m_services.engine);
  RunSnapshot snapshot = *page->follower()->snapshot();
  static_cast<QWidget&>(tab).show();
  tab.show(snapshot);
  tab.open({{QStringLiteral("text"), QStringLiteral("One.")}, {QStringLiteral("text_b"), QStringLiteral("Two.")}});
  ASSERT_TRUE(asked(3));
  questions[2].done(EngineService::PredictAnswer{{"0", "1"}, {{0.2f, 0.8f}}, 12.4});
  const auto* bars = tab.findChild<PredictionBars*>();
  EXPECT_FALSE(bars->probabilities().empty());
  tab.show(snapshot);
  EXPECT_FALSE(bars->probabilities().empty());
  for (CheckpointInfo& info : snapshot.checkpoints) info.step += 100;
  tab.show(snapshot);
  EXPECT_TRUE(bars->probabilities().empty());
  EXPECT_TRUE(asked(4));
}

}  // namespace
}  // namespace cloze
