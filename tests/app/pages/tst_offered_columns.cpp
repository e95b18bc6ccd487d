// The columns of the table of runs that come by themselves: the first metric of each kind of task.
#include <app/pages/runs/runs_model.h>
#include <app/pages/runs/runs_page.h>
#include <tests/app/pages/page_test.h>
#include <widgets/table_manners.h>

#include <QMenu>
#include <QTableView>

namespace cloze {
namespace {

class OfferedColumns : public PageTest {
 protected:
  void SetUp() override {
    PageTest::SetUp();
    RunSummary similar = summaryOf("b", RunState::Finished);
    similar.task = "sts-b";
    similar.metrics = {{"pearson", 0.87}, {"spearman", 0.86}};
    services.runs.listed = {writeRun("one", RunState::Finished, 0.9), similar};
  }
  void addCola() {
    services.runs.listed.push_back(summaryOf("c", RunState::Finished, {{"accuracy", 0.8}, {"matthews", 0.5}}));
    services.runs.listed.back().task = "cola";
    services.runs.refresh();
  }
  static QStringList titles(RunsPage& page) {
    const auto* model = childOf<QTableView>(&page, "runs-table")->model();
    QStringList all;
    for (int column = 0; column < model->columnCount(); ++column)
      all << model->headerData(column, Qt::Horizontal).toString();
    return all;
  }
  // As by the menu of the columns.
  static void untick(RunsPage& page, const QString& title) {
    const QMenu* menu = childOf<QTableView>(&page, "runs-table")->findChild<TableManners*>()->makeColumnMenu();
    for (QAction* action : menu->actions())
      if (action->text() == title) action->setChecked(false);
  }
};

TEST_F(OfferedColumns, AMetricNoColumnShowsBringsItsOwnOnce) {
  {
    RunsPage page(services.context());
    const QStringList all = titles(page);
    EXPECT_EQ(all.count("Pearson"), 1);
    EXPECT_EQ(all.indexOf("Pearson"), all.indexOf("F1") + 1) << all.join(' ').toStdString();
    EXPECT_EQ(all.count("Spearman"), 0) << "one column says what the run reached";
    untick(page, "Pearson");
    services.runs.refresh();
    EXPECT_EQ(titles(page).count("Pearson"), 0) << "what was taken away does not come back";
  }
  RunsPage page(services.context());
  services.runs.refresh();
  EXPECT_EQ(titles(page).count("Pearson"), 0);
}

TEST_F(OfferedColumns, AreThoseOfWhatATaskIsMeasuredByFirst) {
  RunsPage page(services.context());
  addCola();
  EXPECT_EQ(titles(page).count("Matthews"), 1) << "though its accuracy is shown";
}

TEST_F(OfferedColumns, JoinTheLayoutThatWasKept) {
  services.settings.setValue("runs/table", QVariantMap{{"columns", QStringList{"name", "loss"}}});
  RunsPage page(services.context());
  EXPECT_EQ(titles(page).mid(0, 2), (QStringList{"Name", "Pearson"})) << titles(page).join(' ').toStdString();
  EXPECT_TRUE(titles(page).contains("Train loss"));
  EXPECT_FALSE(titles(page).contains("Accuracy")) << "of the usual columns nothing comes back";
}

TEST_F(OfferedColumns, OneChosenByHandCanBeTakenAway) {
  services.settings.setValue("runs/table", QVariantMap{{"columns", QStringList{"name", "metric:pearson", "loss"}}});
  RunsPage page(services.context());
  untick(page, "Pearson");
  EXPECT_EQ(titles(page), (QStringList{"Name", "Train loss"}));
}

TEST_F(OfferedColumns, TheSelectionStaysWhereItWas) {
  const std::vector<RunSummary> both = services.runs.listed;
  services.runs.listed = {both[0]};
  RunsPage page(services.context());
  auto* table = childOf<QTableView>(&page, "runs-table");
  table->selectRow(0);
  const QString id = table->currentIndex().data(RunsModel::IdRole).toString();
  services.runs.listed = both;
  services.runs.refresh();
  ASSERT_EQ(titles(page).count("Pearson"), 1);
  ASSERT_EQ(table->selectionModel()->selectedRows().size(), 1);
  EXPECT_EQ(table->selectionModel()->selectedRows().first().data(RunsModel::IdRole).toString(), id);
  EXPECT_EQ(table->currentIndex().data(RunsModel::IdRole).toString(), id);
}

}  // namespace
}  // namespace cloze
