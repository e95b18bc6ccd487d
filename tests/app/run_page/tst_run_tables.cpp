// The tables of a run: examples, numbers of a regression, settings.
#include <app/pages/run/checkpoints_tab.h>
#include <app/pages/run/confusion_list.h>
#include <app/pages/run/curves_tab.h>
#include <app/pages/run/examples_tab.h>
#include <app/pages/run/log_tab.h>
#include <app/pages/run/run_page.h>
#include <app/pages/run/save_curves.h>
#include <app/pages/run/settings_tab.h>
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
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

#include <gtest/gtest.h>

#include <fstream>

namespace cloze {
namespace {

TEST_F(RunPageTest, ExamplesAreFilteredAndCopied) {
  const QString id = write({.state = RunState::Finished, .done = 384, .predictions = true}, false);
  openPage(id, QStringLiteral("examples"));
  auto* table = child<QTableView>("run-examples");
  ASSERT_TRUE(QTest::qWaitFor([&] { return table->model()->rowCount() == 400; }, kPatience_ms));
  auto* matrix = m_page->findChild<PredictionMatrix*>();
  ASSERT_EQ(matrix->counts().size(), 2u);
  const auto& counts = matrix->counts();
  EXPECT_EQ(counts[0][0] + counts[0][1] + counts[1][0] + counts[1][1], 400);
  matrix->findChild<QAction*>(QStringLiteral("copy-values"))->trigger();
  const QStringList copied = QGuiApplication::clipboard()->text().split('\n', Qt::SkipEmptyParts);
  ASSERT_EQ(copied.size(), 3);
  EXPECT_EQ(copied[0].section('\t', 0, 0), QStringLiteral("label"));
  EXPECT_EQ(copied[1].section('\t', 1), QStringLiteral("%1\t%2").arg(counts[0][0]).arg(counts[0][1]));
  Q_EMIT matrix->cellChosen(0, 1);
  EXPECT_EQ(table->model()->rowCount(), counts[0][1]);
  Q_EMIT matrix->cellChosen(-1, -1);
  for (QCheckBox* box : m_page->findChildren<QCheckBox*>())
    if (box->text() == QStringLiteral("Wrong only")) box->setChecked(true);
  EXPECT_EQ(table->model()->rowCount(), counts[0][1] + counts[1][0]);
  EXPECT_TRUE(table->model()->index(0, PredictionsModel::Predicted).data().toString().startsWith(QChar(0x2717)))
      << "a narrow column must not cut the mark off";
  table->sortByColumn(PredictionsModel::Probability, Qt::DescendingOrder);
  const auto probability = [&](int row) {
    return table->model()->index(row, PredictionsModel::Probability).data(PredictionsModel::SortRole).toDouble();
  };
  EXPECT_GE(probability(0), probability(1));
  EXPECT_GE(probability(1), probability(table->model()->rowCount() - 1));
}

TEST_F(RunPageTest, AnExampleLeadsToItsPieces) {
  const QString id = write({.state = RunState::Finished, .done = 384, .predictions = true}, false);
  openPage(id, QStringLiteral("examples"));
  auto* table = child<QTableView>("run-examples");
  ASSERT_TRUE(QTest::qWaitFor([&] { return table->model()->rowCount() == 400; }, kPatience_ms));
  QAction* inspect = command("run.inspect");
  EXPECT_FALSE(inspect->isEnabled());
  EXPECT_EQ(table->actions().value(0), inspect);  // first in the context menu
  const QString split = child<QComboBox>("examples-split")->currentData().toString().section('-', 0, 0);
  table->sortByColumn(PredictionsModel::Row, Qt::DescendingOrder);
  table->selectRow(1);
  ASSERT_TRUE(inspect->isEnabled());
  inspect->trigger();
  const Address wanted{"inspect", {}, {{"run", id}, {"split", split}, {"row", "399"}}};
  EXPECT_EQ(m_services.navigator.visited.back(), wanted);
  m_services.navigator.visited.clear();
  table->setFocus();
  QTest::keyClick(table, Qt::Key_Return);
  ASSERT_EQ(m_services.navigator.visited.size(), 1u);
  Q_EMIT table->doubleClicked(table->currentIndex());
  ASSERT_EQ(m_services.navigator.visited.size(), 2u);
  EXPECT_EQ(m_services.navigator.visited.back(), wanted);
}

TEST_F(RunPageTest, NoExamplesArePromisedWhereNothingWasHeldOut) {
  for (const bool heldOut : {true, false}) {
    openPage(write({.state = RunState::Finished, .done = 384, .dev = heldOut, .test = heldOut}, false), "examples");
    bool promised = false, denied = false;
    for (const QLabel* label : m_page->findChild<ExamplesTab*>()->findChildren<QLabel*>()) {
      promised |= label->text().contains(QStringLiteral("after the final evaluation"));
      denied |= label->text().startsWith(QStringLiteral("Nothing was held out"));
    }
    EXPECT_EQ(promised, heldOut);
    EXPECT_EQ(denied, !heldOut);
  }
}

// A matrix of fifteen labels would leave the examples no room.
TEST_F(RunPageTest, ManyLabelsAreToldByTheirConfusions) {
  const QString id = write({.state = RunState::Finished, .done = 384, .predictions = true, .labels = 15}, false);
  openPage(id, QStringLiteral("examples"));
  auto* table = child<QTableView>("run-examples");
  ASSERT_TRUE(QTest::qWaitFor([&] { return table->model()->rowCount() == 400; }, kPatience_ms));
  EXPECT_FALSE(m_page->findChild<PredictionMatrix*>()->isVisible());
  auto* list = child<ConfusionList>("confusion-list");
  ASSERT_TRUE(list->isVisible());
  ASSERT_EQ(list->topLevelItemCount(), 1 + 15);
  EXPECT_EQ(list->topLevelItem(0)->text(2), QStringLiteral("400"));
  const auto count = [&](int row) { return list->topLevelItem(row)->text(2).toInt(); };
  for (int row = 2; row <= 15; ++row) EXPECT_GE(count(row - 1), count(row));
  list->findChild<QAction*>(QStringLiteral("copy-values"))->trigger();
  const QStringList copied = QGuiApplication::clipboard()->text().split('\n', Qt::SkipEmptyParts);
  ASSERT_EQ(copied.size(), 1 + 15);
  EXPECT_EQ(copied[3].section('\t', 0, 0), list->topLevelItem(3)->text(0));
  EXPECT_EQ(copied[3].section('\t', 2).toInt(), count(3));
  list->setCurrentItem(list->topLevelItem(3));
  EXPECT_EQ(table->model()->rowCount(), count(3));
  const QMap<QString, QString> chosen = m_page->address().query;
  EXPECT_EQ(chosen.value(QStringLiteral("label")), list->topLevelItem(3)->text(0));
  list->setCurrentItem(list->topLevelItem(0));
  EXPECT_EQ(table->model()->rowCount(), 400);
  openPage(id, QStringLiteral("examples"), chosen);
  table = child<QTableView>("run-examples");
  ASSERT_TRUE(QTest::qWaitFor([&] { return table->model()->rowCount() > 0; }, kPatience_ms));
  list = child<ConfusionList>("confusion-list");
  EXPECT_EQ(list->currentItem()->text(0), chosen.value(QStringLiteral("label"))) << "an address chooses too";
  EXPECT_EQ(table->model()->rowCount(), list->currentItem()->text(2).toInt());
}

TEST_F(RunPageTest, ConfusionsAreSortedByAnyColumn) {
  ConfusionList list;
  std::vector<std::vector<int64_t>> counts(12, std::vector<int64_t>(12));
  counts[2][10] = 9;
  counts[10][1] = 100;
  counts[1][2] = 20;
  counts[11][11] = 5;
  QStringList labels;
  for (int label = 0; label < 12; ++label) labels << QString::number(label);
  list.setCounts(labels, counts);
  const auto sorted = [&](int column, Qt::SortOrder order) {
    list.header()->setSortIndicator(column, order);
    QStringList rows;
    for (int row = 0; row < list.topLevelItemCount(); ++row)
      rows << list.topLevelItem(row)->text(0) + QLatin1Char('>') + list.topLevelItem(row)->text(1);
    return rows.join(QLatin1Char(' ')).toStdString();
  };
  const auto first = [&] { return list.topLevelItem(1)->text(0).toStdString(); };
  EXPECT_TRUE(list.isSortingEnabled());
  EXPECT_EQ(first(), "10") << "the most frequent at first";
  EXPECT_EQ(sorted(0, Qt::AscendingOrder), "all examples> 1>2 2>10 10>1") << "numbers by size";
  EXPECT_EQ(sorted(0, Qt::DescendingOrder), "all examples> 10>1 2>10 1>2");
  EXPECT_EQ(sorted(1, Qt::AscendingOrder), "all examples> 10>1 1>2 2>10");
  EXPECT_EQ(sorted(2, Qt::AscendingOrder), "all examples> 2>10 1>2 10>1");
  EXPECT_EQ(list.toTsv().section('\n', 1, 1).toStdString(), "2\t10\t9") << "copied as it is sorted";
  QSignalSpy chosen(&list, &ConfusionList::cellChosen);
  list.setCurrentItem(list.topLevelItem(1));
  ASSERT_EQ(chosen.size(), 1);
  EXPECT_EQ(chosen[0], (QVariantList{2, 10}));
  list.setCounts({"dog", "cat", "bird"}, {{0, 3, 0}, {0, 0, 1}, {4, 0, 0}});
  EXPECT_EQ(first(), "cat") << "another evaluation is sorted as the one before";
  EXPECT_EQ(sorted(0, Qt::AscendingOrder), "all examples> bird>dog cat>bird dog>cat");
}

// Examples, Checkpoints and Settings: each copies its rows, and comes back as it was left.
TEST_F(RunPageTest, TablesAreCopiedAndKeepTheirLayout) {
  const QString id = write({.state = RunState::Finished, .done = 384, .predictions = true}, false);
  for (int visit = 0; visit < 2; ++visit) {
    openPage(id, QStringLiteral("examples"));
    auto* table = child<QTableView>("run-examples");
    ASSERT_TRUE(QTest::qWaitFor([&] { return table->model()->rowCount() == 400; }, kPatience_ms));
    const std::pair<QAbstractItemView*, QHeaderView*> all[] = {
        {table, table->horizontalHeader()},
        {m_page->findChild<CheckpointsTab*>()->table(), m_page->findChild<CheckpointsTab*>()->table()->header()},
        {m_page->findChild<SettingsTab*>()->table(), m_page->findChild<SettingsTab*>()->table()->header()}};
    for (int i = 0; i < 3; ++i) {
      const auto& [view, header] = all[i];
      if (visit == 0) {
        header->resizeSection(0, 133 + i);
        header->moveSection(2, 1);
        header->setSortIndicator(2, Qt::DescendingOrder);
      }
      EXPECT_EQ(header->sectionSize(0), 133 + i);
      EXPECT_EQ(header->logicalIndex(1), 2);
      EXPECT_EQ(header->sortIndicatorSection(), 2);
      view->findChild<TableManners*>()->copyAction()->trigger();
      const QStringList lines = QGuiApplication::clipboard()->text().split('\n', Qt::SkipEmptyParts);
      EXPECT_GE(lines.size(), i == 1 ? 4 : 30) << i;
      EXPECT_EQ(lines[0].count('\t'), lines[1].count('\t'));
    }
    // Layouts are kept once they rest.
    for (const char* key : {"run/examples", "run/checkpoints", "run/settings"})
      ASSERT_TRUE(
          QTest::qWaitFor([&] { return m_services.settings.value(QLatin1String(key), {}).isValid(); }, kPatience_ms));
  }
  auto* checkpoints = m_page->findChild<CheckpointsTab*>()->table();
  EXPECT_EQ(checkpoints->topLevelItem(0)->text(0), QStringLiteral("step 150"))
      << "the largest first: by size, not text";
}

// The layout kept while there was no second text knows nothing of its column.
TEST_F(RunPageTest, TextBStandsBesideTextAAfterARunOfSingleTexts) {
  const auto open = [this](bool pairs, bool aged) {
    openPage(write({.state = RunState::Finished, .done = 384, .predictions = true, .pairs = pairs}, false),
             QStringLiteral("examples"));
    auto* table = child<QTableView>("run-examples");
    EXPECT_TRUE(QTest::qWaitFor([&] { return table->model()->rowCount() == 400; }, kPatience_ms));
    EXPECT_EQ(table->isColumnHidden(PredictionsModel::TextB), !pairs);
    QSignalSpy kept(table->findChild<TableManners*>(), &TableManners::layoutChanged);
    if (!pairs) {
      table->horizontalHeader()->resizeSection(PredictionsModel::Label, 131);
      EXPECT_TRUE(kept.wait(kPatience_ms));
    }
    if (aged) {  // as an earlier version kept it
      QVariantMap layout = m_services.settings.value("run/examples", {}).toMap();
      layout.remove("order");
      m_services.settings.setValue("run/examples", layout);
    }
    return table->horizontalHeader();
  };
  for (const bool aged : {false, true}) {
    open(false, aged);
    QHeaderView* header = open(true, false);
    EXPECT_EQ(header->visualIndex(PredictionsModel::TextB), header->visualIndex(PredictionsModel::Text) + 1) << aged;
  }
  QHeaderView* header = open(true, false);
  QSignalSpy kept(child<QTableView>("run-examples")->findChild<TableManners*>(), &TableManners::layoutChanged);
  header->moveSection(header->visualIndex(PredictionsModel::TextB), 5);
  EXPECT_TRUE(kept.wait(kPatience_ms));
  open(false, false);
  EXPECT_EQ(open(true, false)->visualIndex(PredictionsModel::TextB), 5) << "where it was moved to";
}

TEST_F(RunPageTest, NumbersOfARegressionStandAtTheRight) {
  Prediction prediction;
  prediction.label = "3.5";
  prediction.probabilities = {4.25f};
  PredictionsModel model;
  for (const bool regression : {true, false}) {
    model.setPredictions(std::make_shared<const std::vector<Prediction>>(1, prediction), regression);
    for (const int column : {PredictionsModel::Label, PredictionsModel::Predicted}) {
      const int wanted = int((regression ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
      EXPECT_EQ(model.index(0, column).data(Qt::TextAlignmentRole).toInt(), wanted);
      EXPECT_EQ(model.headerData(column, Qt::Horizontal, Qt::TextAlignmentRole).toInt(), wanted);
    }
  }
}

TEST_F(RunPageTest, SettingsMarkWhatDiffersAndLeadToTrain) {
  const QString id = write({}, true);
  openPage(id, QStringLiteral("settings"));
  auto* tree = m_page->findChild<SettingsTab*>()->table();
  bool found = false;
  for (QTreeWidgetItemIterator it(tree); *it; ++it) {
    if ((*it)->text(3) == QStringLiteral("--learning-rate")) {
      found = true;
      EXPECT_TRUE((*it)->text(0).startsWith(QStringLiteral("●")));
    }
    if ((*it)->text(3) == QStringLiteral("--weight-decay")) {
      EXPECT_FALSE((*it)->text(0).startsWith(QStringLiteral("●")));
    }
    if ((*it)->text(3) == QStringLiteral("--hidden-dropout")) {
      EXPECT_EQ((*it)->text(1), QStringLiteral("-1 (as in config.json)")) << "a dropout of -1 is no probability";
    }
  }
  EXPECT_TRUE(found);
  EXPECT_TRUE(child<QPlainTextEdit>("run-command")->toPlainText().contains(QStringLiteral("--learning-rate 3e-")));
  EXPECT_TRUE(child<QPlainTextEdit>("run-command")->toPlainText().contains(QStringLiteral("cloze train --runs /")));
  QTest::mouseClick(child<QPushButton>("train-again"), Qt::LeftButton);
  ASSERT_EQ(m_services.navigator.visited.size(), 1u);
  EXPECT_EQ(m_services.navigator.visited[0].page, QStringLiteral("train"));
  EXPECT_EQ(m_services.navigator.visited[0].query.value(QStringLiteral("run")), id);
}

TEST_F(RunPageTest, ARunIsFoundByTheNameItsFolderHasNow) {
  const QString id = write({}, false), moved = QStringLiteral("moved-by-hand");
  std::filesystem::rename(m_runs / id.toStdString(), m_runs / moved.toStdString());
  openPage(moved, QStringLiteral("settings"));
  QTest::mouseClick(child<QPushButton>("train-again"), Qt::LeftButton);
  ASSERT_EQ(m_services.navigator.visited.size(), 1u);
  EXPECT_EQ(m_services.navigator.visited[0].query.value(QStringLiteral("run")), moved);
}

// Trained anew with its settings: nothing is continued.
TEST_F(RunPageTest, TheRunThatTheSettingsCameFromIsNamedAsThat) {
  openPage(write({}, false), QStringLiteral("settings"));
  RunSnapshot snapshot = *m_page->follower()->snapshot();
  auto record = std::make_shared<RunRecord>(*snapshot.record);
  record->spec.parent = "2026-11-20-mrpc-7";
  snapshot.record = record;
  auto* tab = m_page->findChild<SettingsTab*>();
  tab->show(snapshot);
  QString label;
  for (QTreeWidgetItemIterator it(tab->table()); *it; ++it)
    if ((*it)->text(1) == QString::fromStdString(record->spec.parent)) label = (*it)->text(0);
  EXPECT_TRUE(label.contains(QStringLiteral("Has the settings of"))) << label.toStdString();
}

}  // namespace
}  // namespace cloze
