#include <app/pages/run_words.h>
#include <app/pages/runs/runs_filter.h>
#include <app/pages/runs/runs_model.h>
#include <app/pages/runs/runs_page.h>
#include <tests/app/pages/page_test.h>
#include <widgets/controls.h>
#include <widgets/table_manners.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTableView>

namespace cloze {
namespace {

std::string textOf(const QAbstractItemModel& model) {
  QString text;
  for (int row = -1; row < model.rowCount(); ++row) {
    for (int column = 0; column < model.columnCount(); ++column) {
      if (column > 0) text += " | ";
      text +=
          row < 0 ? model.headerData(column, Qt::Horizontal).toString() : model.index(row, column).data().toString();
    }
    text += '\n';
  }
  return text.toStdString();
}

std::vector<RunSummary> threeRuns() {
  std::vector<RunSummary> runs{summaryOf("c", RunState::Finished, {{"accuracy", 0.9}, {"f1", 0.75}}, 384),
                               summaryOf("b", RunState::Interrupted, {{"accuracy", 0.10}}, 90),
                               summaryOf("a", RunState::Running, {}, 1200)};
  runs[0].created = "2026-11-21T09:00:00Z";
  runs[2].created = "2026-11-19T09:00:00Z";
  return runs;
}

TEST(RunsModelTest, CellsAsText) {
  RunsModel model;
  model.setColumns({"name", "state", "progress", "task", "model", "metric:accuracy", "metric:f1", "split"});
  model.setRuns(threeRuns());
  EXPECT_EQ(textOf(model),
            "Name | State | Step | Task | Model | Accuracy | F1 | Measured on\n"
            "c name | finished | 384 / 384 | MRPC | bert-base-uncased | 0.900 | 0.750 | test\n"
            "b name | interrupted | 90 / 384 | MRPC | bert-base-uncased | 0.100 |  | test\n"
            "a name | running | 1,200 / 384 | MRPC | bert-base-uncased |  |  | \n");
}

TEST(RunsModelTest, OptionColumnsComeFromTheSpecs) {
  RunsModel model;
  model.setColumns({"name", "option:learning-rate", "option:no-such-option", "metric:f1"});
  EXPECT_EQ(model.columns(), (QStringList{"name", "option:learning-rate", "metric:f1"}));
  model.setRuns(threeRuns());
  RunSpec spec;
  spec.optimizer.learning_rate = 3e-5;
  std::vector<RunSummary> runs = threeRuns();
  model.addSpecs({{runKey(runs[1]), spec}, {runKey(runs[0]), std::nullopt}});
  EXPECT_EQ(model.index(0, 1).data().toString(), "");
  EXPECT_EQ(model.index(1, 1).data().toString().toStdString(), "3e-5");
  EXPECT_TRUE(model.hasSpec(runs[0]));
  for (const bool moved : {false, true}) {
    RunSummary& again = runs[1];
    if (moved)
      again.folder = "/elsewhere/b";
    else
      again.created = "2026-11-22T09:00:00Z";
    model.setRuns(runs);
    EXPECT_FALSE(model.hasSpec(again)) << "the id is another run's now";
    EXPECT_EQ(model.index(1, 1).data().toString(), "");
    again = threeRuns()[1];
  }
}

TEST(RunsModelTest, SortsByValueNotByText) {
  RunsModel model;
  RunsFilter rows;
  rows.setSourceModel(&model);
  model.setColumns({"name", "progress", "metric:accuracy", "created"});
  model.setRuns(threeRuns());
  const auto order = [&](int column, Qt::SortOrder direction) {
    rows.sort(column, direction);
    QString ids;
    for (int row = 0; row < rows.rowCount(); ++row) ids += rows.index(row, 0).data(RunsModel::IdRole).toString();
    return ids.toStdString();
  };
  EXPECT_EQ(order(1, Qt::AscendingOrder), "bca") << "90, 384, 1200";
  EXPECT_EQ(order(2, Qt::DescendingOrder), "cba") << "none is below all";
  EXPECT_EQ(order(3, Qt::AscendingOrder), "abc");
}

TEST(RunsModelTest, FilterWantsEveryWordInSomeCell) {
  RunsModel model;
  RunsFilter rows;
  rows.setSourceModel(&model);
  model.setColumns({"name", "state", "task"});
  model.setRuns(threeRuns());
  const std::pair<const char*, int> wanted[] = {
      {"", 3}, {"mrpc", 3}, {"FINISHED", 1}, {"mrpc run", 1}, {"mrpc finished a", 1}, {"sst", 0}};
  for (const auto& [words, count] : wanted) {
    rows.setWords(QString::fromLatin1(words));
    EXPECT_EQ(rows.rowCount(), count) << words;
  }
}

TEST(RunsModelTest, RenamingASelfTellsTheService) {
  RunsModel model;
  model.setRuns(threeRuns());
  QSignalSpy renamed(&model, &RunsModel::renamed);
  EXPECT_FALSE(model.setData(model.index(0, 0), "  ", Qt::EditRole));
  EXPECT_FALSE(model.setData(model.index(0, 0), "c name", Qt::EditRole));
  EXPECT_TRUE(model.setData(model.index(0, 0), " better ", Qt::EditRole));
  ASSERT_EQ(renamed.count(), 1);
  EXPECT_EQ(renamed[0][0].toString(), "c");
  EXPECT_EQ(renamed[0][1].toString(), "better");
  EXPECT_FALSE(model.flags(model.index(0, 1)) & Qt::ItemIsEditable);
}

// What changes is told cell by cell, and a row keeps its identity wherever it goes.
TEST(RunsModelTest, OnlyWhatChangedIsAnnounced) {
  RunsModel model;
  model.setColumns({"name", "state", "progress", "metric:f1"});
  model.setRuns(threeRuns());
  QSignalSpy changed(&model, &QAbstractItemModel::dataChanged), reset(&model, &QAbstractItemModel::modelReset);
  const QPersistentModelIndex running(model.index(2, 0)), finished(model.index(0, 0));
  auto runs = threeRuns();
  model.setRuns(runs);
  EXPECT_EQ(changed.count(), 0);
  runs[2].progress.step = 1210;
  model.setRuns(runs);
  ASSERT_EQ(changed.count(), 1);
  EXPECT_EQ(changed[0][0].toModelIndex(), model.index(2, 2));
  EXPECT_EQ(changed[0][1].toModelIndex(), model.index(2, 2));
  changed.clear();
  runs.erase(runs.begin() + 1);
  std::swap(runs[0], runs[1]);
  runs.insert(runs.begin(), summaryOf("d", RunState::Queued, {}, 0));
  model.setRuns(runs);
  EXPECT_EQ(textOf(model),
            "Name | State | Step | F1\n"
            "d name | queued | 0 / 384 | \n"
            "a name | running | 1,210 / 384 | \n"
            "c name | finished | 384 / 384 | 0.750\n");
  EXPECT_EQ(running.row(), 1);
  EXPECT_EQ(finished.row(), 2);
  EXPECT_EQ(changed.count(), 0);
  EXPECT_EQ(reset.count(), 0);
}

class RunsPageTest : public PageTest {
 protected:
  RunsPageTest() { services.runs.listed = threeRuns(); }
  void select(RunsPage* page, const QString& id) {
    auto* table = childOf<QTableView>(page, "runs-table");
    for (int row = 0; row < table->model()->rowCount(); ++row)
      if (table->model()->index(row, 0).data(RunsModel::IdRole).toString() == id) {
        table->setCurrentIndex(table->model()->index(row, 0));
        table->selectRow(row);
        return;
      }
    ADD_FAILURE() << "no run " << id.toStdString();
  }
  QAction* action(const char* name) { return services.commands.actions.at(QString::fromLatin1(name)); }
};

TEST_F(RunsPageTest, RenamedRunIsToldToTheService) {
  RunsPage page(services.context());
  auto* table = childOf<QTableView>(&page, "runs-table");
  table->model()->setData(table->model()->index(0, 0), "another", Qt::EditRole);
  ASSERT_EQ(services.runs.renamed.size(), 1u);
  EXPECT_EQ(services.runs.renamed[0].second, "another");
}

// A live run is told of five times a second, and others come and go meanwhile.
TEST_F(RunsPageTest, RenamingIsNotDisturbedByALiveRun) {
  RunsPage page(services.context());
  page.resize(1200, 700);
  page.show();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&page));
  auto* table = childOf<QTableView>(&page, "runs-table");
  select(&page, "a");
  table->setFocus();
  QTest::keyClick(table, Qt::Key_F2);
  auto* editor = qobject_cast<QLineEdit*>(QApplication::focusWidget());
  ASSERT_NE(editor, nullptr);
  EXPECT_TRUE(editor->hasFrame());
  editor->clear();
  QTest::keyClicks(editor, "half a na");
  services.runs.listed[2].progress.step += 10;
  services.runs.refresh();
  EXPECT_EQ(editor->text(), "half a na");
  services.runs.listed.insert(services.runs.listed.begin(), summaryOf("d", RunState::Queued));
  services.runs.listed.erase(services.runs.listed.begin() + 1);
  services.runs.refresh();
  EXPECT_EQ(QApplication::focusWidget(), editor);
  EXPECT_EQ(table->currentIndex().data(RunsModel::IdRole).toString(), "a");
  ASSERT_EQ(table->selectionModel()->selectedRows().size(), 1);
  QTest::keyClicks(QApplication::focusWidget(), "me");
  QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
  QCoreApplication::processEvents();  // the editor's answer is queued
  ASSERT_EQ(services.runs.renamed.size(), 1u);
  EXPECT_EQ(services.runs.renamed[0], (std::pair<QString, QString>("a", "half a name")));
  EXPECT_TRUE(services.navigator.visited.empty()) << "Enter belongs to the editor";
  QTest::keyClick(table, Qt::Key_Return);
  ASSERT_EQ(services.navigator.visited.size(), 1u) << "and on the table it opens the run";
  EXPECT_EQ(lastPlace(), (Address{"run", {"a"}, {}}));
  QTest::keyClick(table, Qt::Key_Enter);
  EXPECT_EQ(services.navigator.visited.size(), 2u);
}

TEST_F(RunsPageTest, OptionColumnsFillWhileARunIsLive) {
  services.settings.setValue("runs/table", QVariantMap{{"columns", QStringList{"name", "option:batch-size"}}});
  services.runs.listed = {writeRun("one", RunState::Running, 0), writeRun("two", RunState::Finished, 0.9)};
  services.work.mode = FakeWork::Mode::OnDemand;
  RunsPage page(services.context());
  auto* model = childOf<QTableView>(&page, "runs-table")->model();
  for (int turn = 0; turn < 2 && !services.work.waiting.empty(); ++turn) {
    services.work.finishNext([&] {  // the disk is slower than the run
      services.runs.listed[0].progress.step += 1;
      services.runs.refresh();
    });
  }
  for (int row = 0; row < 2; ++row) EXPECT_EQ(model->index(row, 1).data().toString(), "32") << row;
  services.runs.refresh();
  EXPECT_EQ(services.work.tags.count("runs.specs"), 1) << "run.json never changes";
  services.runs.listed.insert(services.runs.listed.begin(), writeRun("three", RunState::Finished, 0.9));
  services.work.throwing << "runs.specs";
  services.runs.refresh();
  services.work.finishAll();
  services.runs.refresh();
  services.work.finishAll();
  for (int row = 0; row < 3; ++row) EXPECT_EQ(model->index(row, 1).data().toString(), "32") << row;
}

TEST_F(RunsPageTest, UndoStaysWhereOneOfSeveralCannotBeDeleted) {
  RunsPage page(services.context());
  select(&page, "b");
  auto* table = childOf<QTableView>(&page, "runs-table");
  for (int row = 0; row < table->model()->rowCount(); ++row)
    if (table->model()->index(row, 0).data(RunsModel::IdRole).toString() == "c")
      table->selectionModel()->select(table->model()->index(row, 0),
                                      QItemSelectionModel::Select | QItemSelectionModel::Rows);
  action("runs.delete")->trigger();
  ASSERT_EQ(services.runs.removed.size(), 2);
  services.runs.fail("b", "Somebody trains “b name”.");
  auto* banner = childOf<Banner>(&page, "runs-banner");
  EXPECT_THAT(banner->accessibleName().toStdString(), testing::HasSubstr("Somebody trains"));
  EXPECT_THAT(banner->message().toStdString(), testing::StartsWith("1 run"));
  QPushButton* undo = banner->findChildren<QPushButton*>().value(banner->findChildren<QPushButton*>().size() - 1);
  ASSERT_NE(undo, nullptr);
  undo->click();
  EXPECT_EQ(services.runs.restored, QStringList{"c"});
  services.runs.fail("b", "Another matter.");
  EXPECT_EQ(banner->message(), "Another matter.");
}

// The palette offers a command while the widget it belongs to is seen.
TEST_F(RunsPageTest, CommandsOfTheListAreNotOfferedBesideTheTrash) {
  RunsPage page(services.context());
  page.show();
  const auto offered = [&](const char* name) {
    const auto* owner = qobject_cast<const QWidget*>(action(name)->parent());
    return !owner || owner->isVisible();
  };
  for (const bool trash : {true, false}) {
    page.open({"runs", trash ? QStringList{"trash"} : QStringList(), {}});
    for (const char* name :
         {"runs.open", "runs.rename", "runs.train-again", "runs.inspect", "runs.resume", "runs.copy", "runs.delete"})
      EXPECT_NE(offered(name), trash) << name;
    for (const char* name : {"trash.restore", "trash.purge"}) EXPECT_EQ(offered(name), trash) << name;
  }
}

TEST_F(RunsPageTest, AFilterThatFindsNothingSaysSo) {
  RunsPage page(services.context());
  auto* filter = childOf<QLineEdit>(&page, "runs-filter");
  auto* nothing = childOf<EmptyState>(&page, "runs-nothing");
  auto* table = childOf<QTableView>(&page, "runs-table");
  EXPECT_TRUE(nothing->isHidden());
  filter->setText("no such run");
  EXPECT_FALSE(nothing->isHidden());
  EXPECT_TRUE(table->isHidden());
  EXPECT_EQ(nothing->accessibleName(), "No run matches “no such run”.");
  nothing->button()->click();
  EXPECT_TRUE(filter->text().isEmpty());
  EXPECT_TRUE(nothing->isHidden());
  EXPECT_FALSE(table->isHidden());
}

TEST_F(RunsPageTest, ALiveRunIsNotDeleted) {
  RunsPage page(services.context());
  for (const auto& [id, can] : {std::pair("a", false), std::pair("b", true)}) {
    select(&page, QString::fromLatin1(id));
    EXPECT_EQ(action("runs.delete")->isEnabled(), can) << id;
    EXPECT_EQ(action("runs.delete")->property("reason").toString().isEmpty(), can) << id;
  }
}

TEST_F(RunsPageTest, AnotherReasonIsAnnounced) {
  RunsPage page(services.context());
  const QString before = action("runs.delete")->property("reason").toString();
  QSignalSpy changed(action("runs.delete"), &QAction::changed);
  select(&page, "a");
  EXPECT_NE(action("runs.delete")->property("reason").toString(), before);
  EXPECT_GE(changed.count(), 1) << "menus and the palette show it";
}

TEST_F(RunsPageTest, DeleteCanBeUndone) {
  RunsPage page(services.context());
  select(&page, "b");
  action("runs.delete")->trigger();
  EXPECT_EQ(services.runs.removed, QStringList{"b"});
  auto* banner = childOf<Banner>(&page, "runs-banner");
  EXPECT_FALSE(banner->isHidden());
  QPushButton* undo = nullptr;
  for (QPushButton* button : banner->findChildren<QPushButton*>()) undo = button;
  ASSERT_NE(undo, nullptr);
  undo->click();
  EXPECT_EQ(services.runs.restored, QStringList{"b"});
  EXPECT_TRUE(banner->isHidden());
}

// Delete after Delete goes down the list, and the focus never leaves the page.
TEST_F(RunsPageTest, AfterDeleteTheNextRowHasTheFocus) {
  services.runs.listed[2].progress.state = RunState::Finished;
  RunsPage page(services.context());
  page.show();
  page.activateWindow();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&page));
  auto* table = childOf<QTableView>(&page, "runs-table");
  select(&page, "b");
  table->setFocus();
  const auto removeAndExpect = [&](const QString& next) {
    const QString gone = table->currentIndex().siblingAtColumn(0).data(RunsModel::IdRole).toString();
    action("runs.delete")->trigger();
    EXPECT_EQ(services.runs.removed.last(), gone);
    auto& listed = services.runs.listed;
    std::erase_if(listed, [&](const RunSummary& run) { return run.id == gone.toStdString(); });
    services.runs.refresh();
    if (next.isEmpty()) return;
    EXPECT_TRUE(table->hasFocus()) << gone.toStdString();
    ASSERT_EQ(table->selectionModel()->selectedRows().size(), 1);
    EXPECT_EQ(table->selectionModel()->selectedRows().first().data(RunsModel::IdRole).toString(), next);
    EXPECT_EQ(table->currentIndex().row(), table->selectionModel()->selectedRows().first().row());
  };
  removeAndExpect("a");  // newest first: c, b, a
  removeAndExpect("c");  // none is below
  removeAndExpect({});
  const auto* left = qobject_cast<QPushButton*>(QApplication::focusWidget());
  ASSERT_NE(left, nullptr);
  EXPECT_EQ(left->text(), "Train the example") << "all that is left to do";
}

TEST_F(RunsPageTest, TheFilterIsLeftByItsKeys) {
  RunsPage page(services.context());
  page.show();
  page.activateWindow();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&page));
  auto* filter = childOf<QLineEdit>(&page, "runs-filter");
  auto* table = childOf<QTableView>(&page, "runs-table");
  filter->setFocus();
  QTest::keyClicks(filter, "finished");
  EXPECT_EQ(table->model()->rowCount(), 1);
  QTest::keyClick(filter, Qt::Key_Escape);
  EXPECT_EQ(filter->text(), "");
  EXPECT_EQ(table->model()->rowCount(), 3);
  EXPECT_TRUE(filter->hasFocus()) << "first it is emptied";
  QTest::keyClick(filter, Qt::Key_Escape);
  EXPECT_TRUE(table->hasFocus());
  filter->setFocus();
  QTest::keyClicks(filter, "interrupted");
  QTest::keyClick(filter, Qt::Key_Down);
  EXPECT_TRUE(table->hasFocus());
  EXPECT_EQ(table->currentIndex().data(RunsModel::IdRole).toString(), "b");
  filter->setFocus();
  filter->setText("no such run");
  QTest::keyClick(filter, Qt::Key_Down);
  EXPECT_TRUE(filter->hasFocus()) << "there is no table to go to";
}

TEST_F(RunsPageTest, TheTrashTakesOverFromUndo) {
  RunsPage page(services.context());
  select(&page, "b");
  action("runs.delete")->trigger();
  auto* banner = childOf<Banner>(&page, "runs-banner");
  ASSERT_FALSE(banner->isHidden());
  page.open({"runs", {"trash"}, {}});
  page.open({"runs", {}, {}});
  EXPECT_TRUE(banner->isHidden());
}

TEST_F(RunsPageTest, OnlyARunThatEndedEarlyCanGoOn) {
  RunsPage page(services.context());
  EXPECT_FALSE(action("runs.resume")->isEnabled());
  EXPECT_FALSE(action("runs.resume")->property("reason").toString().isEmpty());
  const std::pair<const char*, bool> rows[] = {{"a", false}, {"b", true}, {"c", false}};
  for (const auto& [id, can] : rows) {
    select(&page, QString::fromLatin1(id));
    EXPECT_EQ(action("runs.resume")->isEnabled(), can) << id;
    EXPECT_EQ(action("runs.resume")->property("reason").toString().isEmpty(), can) << id;
  }
  select(&page, "b");
  action("runs.resume")->trigger();
  EXPECT_EQ(services.launch.resumed, QStringList{"b"});
  services.launch.answers.back()(std::string("b"));
  EXPECT_EQ(lastPlace(), (Address{"run", {"b"}, {}}));
}

TEST_F(RunsPageTest, WhatCannotBeResumedIsSaid) {
  RunsPage page(services.context());
  select(&page, "b");
  action("runs.resume")->trigger();
  services.launch.answers.back()(makeError(ErrorCode::InvalidData, "train.tsv has changed since; set --header yes."));
  auto* banner = childOf<Banner>(&page, "runs-banner");
  EXPECT_THAT(banner->accessibleName().toStdString(), testing::HasSubstr("set “Header row” yes"));
  EXPECT_TRUE(services.navigator.visited.empty());
}

TEST_F(RunsPageTest, EnterOpensAndADamagedRunSaysWhy) {
  services.runs.listed[1].problem = "run.json: damaged at line 3.";
  RunsPage page(services.context());
  select(&page, "c");
  action("runs.open")->trigger();
  EXPECT_EQ(lastPlace(), (Address{"run", {"c"}, {}}));
  select(&page, "b");
  action("runs.open")->trigger();
  EXPECT_EQ(services.navigator.visited.size(), 1u);
  EXPECT_THAT(childOf<Banner>(&page, "runs-banner")->accessibleName().toStdString(),
              testing::HasSubstr("damaged at line 3"));
}

TEST_F(RunsPageTest, ChosenColumnsAreThereAgain) {
  services.settings.setValue("runs/table", QVariantMap{{"columns", QStringList{"name", "loss", "option:batch-size"}}});
  for (int i = 0; i < 2; ++i) {
    RunsPage page(services.context());
    auto* table = childOf<QTableView>(&page, "runs-table");
    QStringList titles;
    for (int column = 0; column < table->model()->columnCount(); ++column)
      titles << table->model()->headerData(column, Qt::Horizontal).toString();
    EXPECT_EQ(titles, (QStringList{"Name", "Train loss", "Batch size"}));
  }
}

TEST_F(RunsPageTest, WidthAndOrderSurvive) {
  {
    RunsPage page(services.context());
    page.resize(1200, 700);
    page.show();
    auto* header = childOf<QTableView>(&page, "runs-table")->horizontalHeader();
    header->resizeSection(1, 133);
    header->moveSection(1, 2);
    // The layout is saved once the hand rests.
    ASSERT_TRUE(QTest::qWaitFor([this] { return services.settings.value("runs/table", {}).isValid(); }, 5000));
  }
  RunsPage page(services.context());
  auto* header = childOf<QTableView>(&page, "runs-table")->horizontalHeader();
  EXPECT_EQ(header->sectionSize(header->logicalIndex(2)), 133);
  auto* model = childOf<QTableView>(&page, "runs-table")->model();
  EXPECT_EQ(model->headerData(header->logicalIndex(1), Qt::Horizontal).toString(), "Step");
}

TEST_F(RunsPageTest, FilterAndOrderArePartOfTheAddress) {
  RunsPage page(services.context());
  EXPECT_TRUE(page.address().query.isEmpty()) << "newest first goes without saying";
  const auto ids = [&] {
    const auto* model = childOf<QTableView>(&page, "runs-table")->model();
    QString all;
    for (int row = 0; row < model->rowCount(); ++row) all += model->index(row, 0).data(RunsModel::IdRole).toString();
    return all.toStdString();
  };
  EXPECT_EQ(ids(), "cba");
  page.open({"runs", {}, {{"sort", "name"}}});
  EXPECT_EQ(ids(), "abc");
  page.open({"runs", {}, {{"sort", "metric:accuracy"}, {"order", "desc"}}});
  EXPECT_EQ(ids(), "cba");
  page.open({"runs", {}, {{"sort", "metric:accuracy"}, {"order", "asc"}}});
  EXPECT_EQ(ids(), "abc");
  page.open({"runs", {}, {{"filter", "interrupted"}}});
  EXPECT_EQ(ids(), "b");
  const QMap<QString, QString> wanted{{"filter", "interrupted"}, {"sort", "metric:accuracy"}, {"order", "asc"}};
  EXPECT_EQ(page.address().query, wanted);
  RunsPage again(services.context());
  again.open(page.address());
  EXPECT_EQ(again.address(), page.address());
}

TEST_F(RunsPageTest, AColumnThatIsTakenAwayIsNoLongerSortedBy) {
  RunsPage page(services.context());
  auto* table = childOf<QTableView>(&page, "runs-table");
  page.open({"runs", {}, {{"sort", "task"}}});
  const QMenu* menu = table->findChild<TableManners*>()->makeColumnMenu();
  for (QAction* action : menu->actions())
    if (action->text() == "Task") action->setChecked(false);
  for (int column = 0; column < table->model()->columnCount(); ++column)
    EXPECT_NE(table->model()->headerData(column, Qt::Horizontal).toString(), "Task");
  EXPECT_EQ(page.address().query["sort"], "name");
}

TEST_F(RunsPageTest, CopiesRowsAsText) {
  RunsPage page(services.context());
  select(&page, "c");
  action("runs.copy")->trigger();
  const QStringList lines = QGuiApplication::clipboard()->text().split('\n', Qt::SkipEmptyParts);
  ASSERT_EQ(lines.size(), 2);
  EXPECT_TRUE(lines[0].startsWith("Name\tState\t"));
  EXPECT_TRUE(lines[1].startsWith("c name\tfinished\t"));
}

TEST_F(RunsPageTest, AnEmptyPageOffersTheExample) {
  services.runs.listed.clear();
  RunsPage page(services.context());
  EXPECT_TRUE(childOf<QTableView>(&page, "runs-table")->isHidden());
  EXPECT_TRUE(childOf<QLineEdit>(&page, "runs-filter")->isHidden());
  page.findChild<EmptyState*>()->button()->click();
  EXPECT_EQ(lastPlace(), (Address{"train", {}, {{"example", "1"}}}));
}

TEST_F(RunsPageTest, EverythingHasAName) {
  RunsPage page(services.context());
  expectNames(&page);
}

}  // namespace
}  // namespace cloze
