// Ways to the Inspect page: from Start, Runs and Train, by addresses it takes.
#include <app/pages/inspect/inspect_page.h>
#include <app/pages/runs/runs_page.h>
#include <app/pages/start/start_page.h>
#include <app/pages/train/inspect_address.h>
#include <app/pages/train/rows_preview.h>
#include <tests/app/pages/train_page_test.h>

#include <QAction>
#include <QTableView>

namespace cloze {
namespace {

class InspectLinksTest : public TrainPageTest {
 protected:
  // What the page shows at the place that was asked for last.
  std::shared_ptr<const Inspection> inspected() {
    m_inspect = std::make_unique<InspectPage>(services.context());
    m_inspect->open(lastPlace());
    EXPECT_TRUE(QTest::qWaitFor([this] { return m_inspect->inspection() != nullptr; }));
    return m_inspect->inspection();
  }
  std::unique_ptr<InspectPage> m_inspect;
};

TEST_F(InspectLinksTest, StartOffersToInspectDataAndModels) {
  StartPage page(services.context());
  const auto look = [&](const std::filesystem::path& what) {
    page.open({"start", {}, {{"path", QString::fromStdString(what.string())}}});
    childOf<QPushButton>(&page, "found-inspect")->click();
    EXPECT_EQ(lastPlace().page, "inspect");
    return lastPlace();
  };
  EXPECT_EQ(look(source() / "resources/sample").query["data"],
            QString::fromStdString((source() / "resources/sample").string()));
  const auto example = inspected();
  ASSERT_NE(example, nullptr);
  EXPECT_FALSE(example->label.empty());
  EXPECT_EQ(look(source() / "resources/sample/model").query["model"],
            QString::fromStdString((source() / "resources/sample/model").string()));
}

TEST_F(InspectLinksTest, ARunOfTheListLeadsToItsExamples) {
  services.runs.listed = {summaryOf("a-run", RunState::Finished)};
  RunsPage page(services.context());
  QAction* command = services.commands.actions["runs.inspect"];
  ASSERT_NE(command, nullptr);
  EXPECT_FALSE(command->isEnabled());
  auto* table = childOf<QTableView>(&page, "runs-table");
  EXPECT_TRUE(table->actions().contains(command));  // its context menu
  table->selectRow(0);
  ASSERT_TRUE(command->isEnabled());
  command->trigger();
  EXPECT_EQ(lastPlace(), (Address{"inspect", {"data"}, {{"run", "a-run"}}}));
}

TEST_F(InspectLinksTest, ARowOfThePlanIsInspected) {
  TrainPage page(services.context());
  openExample(&page);
  auto* rows = childOf<RowsPreview>(&page, "rows-preview");
  QTest::mouseClick(rows, Qt::LeftButton, {}, rows->rowRect(1).center());
  EXPECT_EQ(lastPlace().query["row"], "2");
  EXPECT_EQ(lastPlace().query["split"], "train");
  EXPECT_EQ(lastPlace().query["text-a-column"], "question");
  const std::string second = inspected()->a;
  EXPECT_FALSE(second.empty());
  EXPECT_EQ(m_inspect->examples()->row(), 1);
  rows->setFocus();
  QTest::keyClick(rows, Qt::Key_Up);
  QTest::keyClick(rows, Qt::Key_Return);
  EXPECT_EQ(lastPlace().query["row"], "1");
  EXPECT_NE(inspected()->a, second);
}

TEST_F(InspectLinksTest, TheNumbersOfThePlanLeadToTheirExamples) {
  TrainPage page(services.context());
  openExample(&page);
  auto* cut = childOf<QPushButton>(&page, "plan-inspect-cut");
  EXPECT_TRUE(cut->isHidden()) << "no example is cut";
  type(&page, "max-seq-length", "8");
  ASSERT_FALSE(cut->isHidden());
  cut->click();
  EXPECT_EQ(lastPlace().query["only"], "truncated");
  EXPECT_EQ(lastPlace().query["length"], "8");
  EXPECT_TRUE(inspected()->truncated());
  EXPECT_GT(m_inspect->examples()->matching(), 0);
  // As many as the button says.
  EXPECT_TRUE(cut->text().contains(QString::number(m_inspect->examples()->matching()))) << cut->text().toStdString();
}

TEST_F(InspectLinksTest, TheAddressSaysHowTheDataAreRead) {
  RunSpec spec;
  spec.data.task = "custom";
  spec.data.train_file = "/data/table.csv";
  spec.data.text_a_column = "body";
  spec.model.model = "/models/bert";
  spec.model.do_lower_case = Casing::Lower;
  spec.batch.max_seq_length = 64;
  const Address address = inspectAddress(spec, {{"row", "7"}});
  EXPECT_EQ(address.page, "inspect");
  EXPECT_EQ(address.query["data"], "/data/table.csv");
  EXPECT_FALSE(address.query.contains("train-file"));
  EXPECT_EQ(address.query["text-a-column"], "body");
  EXPECT_EQ(address.query["model"], "/models/bert");
  EXPECT_EQ(address.query["lower"], "true");
  EXPECT_EQ(address.query["length"], "64");
  EXPECT_EQ(address.query["row"], "7");
}

// Columns that no guess would find come with the address, and go on with it.
TEST_F(InspectLinksTest, ColumnsOfTheAddressAreRead) {
  writeFile("odd/train.tsv", "id\tbody\tverdict\tother\n1\tthe dog\tyes\tno\n2\ta bone\tno\tno\n");
  const QString folder = QString::fromStdString(path("odd").string());
  InspectPage page(services.context());
  page.open({"inspect",
             {},
             {{"model", QString::fromStdString((source() / "tests/data/vocab/bert-base-uncased").string())},
              {"data", folder},
              {"task", "custom"},
              {"text-a-column", "body"},
              {"label-column", "verdict"},
              {"dev-fraction", "0"},
              {"row", "1"}}});
  ASSERT_TRUE(QTest::qWaitFor([&] { return page.inspection() != nullptr; }));
  EXPECT_EQ(page.inspection()->a, "the dog");
  EXPECT_EQ(page.inspection()->label, "yes");
  EXPECT_EQ(page.address().query["text-a-column"], "body");
  auto* label = page.findChild<QLabel*>("inspect-label");
  ASSERT_NE(label, nullptr);
  EXPECT_FALSE(label->isHidden());
  EXPECT_TRUE(label->text().contains("yes"));
}

}  // namespace
}  // namespace cloze
