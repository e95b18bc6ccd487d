#include <widgets/table_item.h>
#include <widgets/table_manners.h>

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>
#include <QTreeWidget>

#include <gtest/gtest.h>

namespace cloze {
namespace {

class TableMannersTest : public ::testing::Test {
 protected:
  struct Table {
    Table() {
      model.setColumnCount(3);
      const char* keys[] = {"name", "text", "value"};
      for (int column = 0; column < 3; ++column) {
        model.setHeaderData(column, Qt::Horizontal, QString::fromLatin1(keys[column]).toUpper());
        model.setHeaderData(column, Qt::Horizontal, QString::fromLatin1(keys[column]), TableManners::kColumnKeyRole);
      }
      for (const auto& [name, text, value] :
           {std::tuple("b", "two\nlines", "2"), std::tuple("a", "tab\tbed", "10"), std::tuple("c", "plain", "1")}) {
        auto* last = new QStandardItem(QString::fromLatin1(value));
        last->setData(QString::fromLatin1(value) + QStringLiteral(".000"), TableManners::kCopyRole);
        model.appendRow(
            {new QStandardItem(QString::fromLatin1(name)), new QStandardItem(QString::fromLatin1(text)), last});
      }
      view.setModel(&model);
      manners = new TableManners(&view, {{"name", 60}, {"text", 200, true, true, 120}, {"value", 90}});
      view.resize(600, 200);
      view.show();
    }
    QStandardItemModel model;
    QTableView view;
    TableManners* manners;
  };
  static QString copied(Table& table) {
    table.manners->copyAction()->trigger();
    return QGuiApplication::clipboard()->text();
  }
};

TEST_F(TableMannersTest, RowsAreCopiedAsTheyAreShown) {
  Table table;
  table.manners->sortBy("name", Qt::AscendingOrder);
  EXPECT_EQ(copied(table).toStdString(),
            "NAME\tTEXT\tVALUE\na\ttab bed\t10.000\nb\ttwo lines\t2.000\nc\tplain\t1.000\n");
  table.view.selectRow(2);
  table.view.horizontalHeader()->moveSection(2, 0);
  EXPECT_EQ(copied(table).toStdString(), "VALUE\tNAME\tTEXT\n1.000\tc\tplain\n");
}

TEST_F(TableMannersTest, TheLayoutIsToldAndRestored) {
  QVariantMap kept;
  {
    Table table;
    QSignalSpy changed(table.manners, &TableManners::layoutChanged);
    table.view.horizontalHeader()->moveSection(2, 0);
    table.view.horizontalHeader()->resizeSection(0, 77);
    table.view.horizontalHeader()->setSortIndicator(2, Qt::DescendingOrder);
    EXPECT_TRUE(changed.wait(2000));
    EXPECT_EQ(changed.count(), 1) << "once it rests";
    kept = table.manners->layout();
  }
  Table table;
  QSignalSpy changed(table.manners, &TableManners::layoutChanged);
  table.manners->setLayout(kept);
  EXPECT_EQ(table.manners->layout(), kept);
  EXPECT_EQ(table.view.horizontalHeader()->logicalIndex(0), 2);
  EXPECT_EQ(table.view.columnWidth(0), 77);
  EXPECT_EQ(table.manners->sortKey(), "value");
  EXPECT_EQ(table.model.index(0, 0).data().toString(), "b") << "sorted as the indicator says: 2 above 10 and 1";
  EXPECT_FALSE(changed.wait(600)) << "nobody did that by hand";
}

TEST_F(TableMannersTest, ColumnsAreChosen) {
  Table table;
  const QMenu* menu = table.manners->makeColumnMenu();
  ASSERT_EQ(menu->actions().size(), 3);
  EXPECT_FALSE(menu->actions()[0]->isEnabled()) << "what a row is called";
  menu->actions()[1]->setChecked(false);
  EXPECT_TRUE(table.view.isColumnHidden(1));
  EXPECT_FALSE(copied(table).contains("TEXT"));
  const QVariantMap kept = table.manners->layout();
  Table again;
  again.manners->setLayout(kept);
  EXPECT_TRUE(again.view.isColumnHidden(1));
  again.manners->setPresent("value", false);
  EXPECT_TRUE(again.view.isColumnHidden(2));
  again.manners->setPresent("value", true);
  EXPECT_FALSE(again.view.isColumnHidden(2));
  EXPECT_TRUE(again.view.isColumnHidden(1)) << "what was chosen stays chosen";
}

TEST_F(TableMannersTest, AnElasticColumnTakesTheRoomThatIsLeft) {
  Table table;
  const auto length = [&] { return table.view.horizontalHeader()->length(); };
  EXPECT_EQ(length(), table.view.viewport()->width());
  table.view.resize(900, 200);
  QTest::qWait(10);
  EXPECT_EQ(length(), table.view.viewport()->width());
  EXPECT_EQ(table.view.columnWidth(0), 60);
  EXPECT_EQ(table.view.columnWidth(2), 90);
  table.view.resize(200, 200);
  QTest::qWait(10);
  EXPECT_EQ(table.view.columnWidth(1), 120) << "it gives way, but stays readable";
}

TEST(TableItemTest, NumbersSortBySizeAndHeadingsStay) {
  QTreeWidget tree;
  tree.setColumnCount(2);
  const char* keys[] = {"name", "value"};
  for (int column = 0; column < 2; ++column)
    tree.headerItem()->setData(column, TableManners::kColumnKeyRole, QString::fromLatin1(keys[column]));
  auto* manners = new TableManners(&tree, {{"name"}, {"value"}});
  for (int section = 0; section < 2; ++section) {
    auto* heading = new TableItem(&tree, {section == 0 ? QStringLiteral("Z first") : QStringLiteral("A second")});
    heading->setPlace(section);
    for (const double value : {10.0, 9.0, 100.0}) {
      auto* item = new TableItem(heading, {QStringLiteral("x"), QString::number(value)});
      item->setSortValue(1, value);
    }
  }
  tree.expandAll();
  EXPECT_EQ(manners->sortKey(), "") << "as they were put in";
  const auto order = [&](Qt::SortOrder direction) {
    manners->sortBy("value", direction);
    QStringList all;
    for (int i = 0; i < 2; ++i) {
      all << tree.topLevelItem(i)->text(0);
      for (int k = 0; k < 3; ++k) all << tree.topLevelItem(i)->child(k)->text(1);
    }
    return all.join(' ').toStdString();
  };
  EXPECT_EQ(order(Qt::AscendingOrder), "Z first 9 10 100 A second 9 10 100");
  EXPECT_EQ(order(Qt::DescendingOrder), "Z first 100 10 9 A second 100 10 9");
}

}  // namespace
}  // namespace cloze
