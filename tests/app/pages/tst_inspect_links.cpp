// Ways to the Inspect page: from Start, Runs and Train, by addresses it takes.
#include <app/pages/inspect/inspect_page.h>
#include <app/pages/runs/runs_page.h>
#include <app/pages/start/start_page.h>
#include <app/pages/train/inspect_address.h>
#include <app/pages/train/plan_texts.h>
#include <app/pages/train/rows_preview.h>
#include <core/spec/option_table.h>
#include <tests/app/pages/train_page_test.h>

#include <QAction>
#include <QLabel>
#include <QTableView>

#include <map>

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

// Each finding of the plan leads to as many examples as it says.
TEST_F(InspectLinksTest, WhatThePlanFindsInTheRowsLeadsThere) {
  writeFile("found/train.tsv", "text\tlabel\nthe dog\t1\nthe dog\t0\nthe dog\t1\n \t0\na \U0001F917 dog\t1\n");
  writeFile("found/dev.tsv", "text\tlabel\nthe dog\t1\na cat\t0\n");
  RunSpec spec;
  spec.data.task = "custom";
  spec.data.data_dir = path("found").string();
  spec.model.model = (source() / "resources/sample/model").string();
  const Plan plan = makePlan(spec, {});
  std::map<std::string, int> said;
  for (const PlanTexts::RowFinding& finding : PlanTexts::rowFindings(plan)) {
    InspectPage page(services.context());
    page.open(inspectAddress(spec, finding.query));
    ASSERT_TRUE(QTest::qWaitFor([&] { return page.inspection() != nullptr; }));
    said[finding.text.toStdString()] = page.examples()->matching();
  }
  const auto unknown = plan.splits[0].unk_tokens;
  ASSERT_GT(unknown, 0);
  const auto starts = [&said](const std::string& text) {
    const auto found = said.lower_bound(text);
    return found != said.end() && found->first.starts_with(text) ? found->second : -1;
  };
  EXPECT_EQ(said["2 of train repeated"], 2);
  EXPECT_EQ(said["2 of train repeated with another label"], 2);
  EXPECT_EQ(said["1 of train with an empty text"], 1);
  EXPECT_EQ(said["1 of dev in train too"], 1);
  EXPECT_EQ(said["1 of dev in train with another label"], 1);
  EXPECT_EQ(starts("[UNK]: "), 1);
  EXPECT_EQ(said.size(), 6u);
}

TEST_F(InspectLinksTest, TheFindingsOfThePlanAreLinks) {
  TrainPage page(services.context());
  openExample(&page);
  auto* rows = childOf<QLabel>(&page, "plan-rows");
  ASSERT_FALSE(rows->isHidden());
  EXPECT_TRUE(rows->text().contains("Look through the data")) << rows->text().toStdString();
  const auto links = rows->text().count("<a href");
  Q_EMIT rows->linkActivated(QString::number(links - 1));
  EXPECT_EQ(lastPlace().page, "inspect");
  EXPECT_EQ(lastPlace().path, QStringList{"data"});
  EXPECT_FALSE(lastPlace().query.contains("only"));
  ASSERT_NE(inspected(), nullptr);
  // The same numbers on both pages.
  RunSpec spec;
  spec.data.data_dir = lastPlace().query["data"].toStdString();
  spec.model.model = lastPlace().query["model"].toStdString();
  for (const char* option : {"task", "text-a-column", "text-b-column", "label-column", "dev-fraction", "seed"}) {
    if (!lastPlace().query.contains(option)) continue;
    EXPECT_TRUE(setOption(&spec, option, lastPlace().query[option].toStdString()).ok());
  }
  const Plan plan = makePlan(spec, {});
  const Preflight& facts = m_inspect->examples()->set()->facts;
  ASSERT_EQ(plan.splits.size(), facts.splits.size());
  for (size_t i = 0; i < facts.splits.size(); ++i) {
    EXPECT_EQ(plan.splits[i].rows, static_cast<int64_t>(facts.splits[i].rows.size()));
    EXPECT_EQ(plan.splits[i].tokens, facts.splits[i].tokens);
    EXPECT_EQ(plan.splits[i].unk_tokens, facts.splits[i].unknown_tokens);
    EXPECT_EQ(plan.splits[i].twins.repeated, facts.splits[i].count(kRepeated));
  }
}

// A run that is steered needs a dev split, and takes it from train where the only other file is a test.
TEST_F(InspectLinksTest, WhatSteersTheRunSaysWhetherTrainIsDivided) {
  std::string rows = "text\tlabel\n";
  for (int i = 0; i < 40; ++i) rows += "the dog " + std::to_string(i) + "\t" + std::to_string(i % 2) + "\n";
  writeFile("steered/train.tsv", rows);
  writeFile("steered/test.tsv", "text\tlabel\na cat\t0\na dog\t1\n");
  RunSpec spec;
  spec.data.task = "custom";
  spec.data.data_dir = path("steered").string();
  spec.model.model = (source() / "resources/sample/model").string();
  std::vector<size_t> splits;
  for (const bool steered : {true, false}) {
    spec.evaluation.early_stopping_patience = steered ? 2 : 0;
    spec.evaluation.result_checkpoint = steered ? CheckpointChoice::Best : CheckpointChoice::Last;
    const Plan plan = makePlan(spec, {});
    InspectPage page(services.context());
    page.open(inspectAddress(spec, {}));
    ASSERT_TRUE(QTest::qWaitFor([&] { return page.inspection() != nullptr; }));
    const auto& found = page.examples()->set()->facts.splits;
    ASSERT_EQ(found.size(), plan.splits.size());
    for (size_t i = 0; i < found.size(); ++i)
      EXPECT_EQ(static_cast<int64_t>(found[i].rows.size()), plan.splits[i].rows);
    splits.push_back(found.size());
  }
  EXPECT_EQ(splits, (std::vector<size_t>{3, 2}));
}

// A file alone is all there is; as the training file of a form it is divided as the run would.
TEST_F(InspectLinksTest, AFileAloneIsItselfOrTheRunsData) {
  std::string rows = "text\tlabel\n";
  for (int i = 0; i < 40; ++i) rows += "the dog " + std::to_string(i) + "\t" + std::to_string(i % 2) + "\n";
  writeFile("alone/train.tsv", rows);
  writeFile("alone/dev.tsv", "text\tlabel\na cat\t0\na dog\t1\n");
  const QString model = QString::fromStdString((source() / "resources/sample/model").string());
  const auto splitsOf = [&](const Address& address) {
    InspectPage page(services.context());
    page.open(address);
    EXPECT_TRUE(QTest::qWaitFor([&] { return page.inspection() != nullptr; }));
    std::string splits;
    for (const SplitFacts& split : page.examples()->set()->facts.splits)
      splits += split.name + " " + std::to_string(split.rows.size()) + " ";
    return splits;
  };
  for (const auto& [file, splits] : {std::pair("alone/dev.tsv", "dev 2 "), std::pair("alone/train.tsv", "train 40 "),
                                     std::pair("alone", "train 40 dev 2 ")}) {
    const QString data = QString::fromStdString(path(file).string());
    EXPECT_EQ(splitsOf({"inspect", {}, {{"model", model}, {"data", data}, {"task", "custom"}}}), splits) << file;
  }
  RunSpec spec;
  spec.data.task = "custom";
  spec.data.train_file = path("alone/train.tsv").string();
  spec.model.model = model.toStdString();
  const Plan plan = makePlan(spec, {});
  std::string planned;
  for (const auto& split : plan.splits) planned += split.name + " " + std::to_string(split.rows) + " ";
  EXPECT_EQ(splitsOf(inspectAddress(spec, {})), planned);
  EXPECT_EQ(plan.splits.size(), 2u);
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
