// The Inspect page with a data set or a run open: walking, filtering, searching, and what the data are as a whole.
#include <app/pages/inspect/inspect_page.h>
#include <tests/app/pages/page_test.h>
#include <widgets/chart_histogram.h>
#include <widgets/text_label.h>

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QTreeWidget>

namespace cloze {
namespace {

class InspectExamples : public PageTest {
 protected:
  void SetUp() override {
    std::string train = "Quality\t#1 ID\t#2 ID\t#1 String\t#2 String\n";
    train += "1\t1\t2\tthe dog\tthe dog ran\n";
    train += "0\t1\t2\tthe \xf0\x9f\xa4\x97\ta cat\n";
    train += "1\t1\t2\ta very very very long dog\tanother quite long second sentence\n";
    train += "0\t1\t2\tthe dog\tthe dog ran\n";
    writeFile("mrpc/train.tsv", train);
    writeFile("mrpc/dev.tsv",
              "Quality\t#1 ID\t#2 ID\t#1 String\t#2 String\n1\t1\t2\tthe dog\tthe dog ran\n0\t1\t2\tx\ty\n");
    m_page = std::make_unique<InspectPage>(services.context());
    m_page->resize(1196, 772);
    m_page->show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(m_page.get()));
  }
  void open(const QMap<QString, QString>& more = {}) {
    Address address{"inspect", {"data"}, more};
    address.query["model"] = QString::fromStdString((source() / "tests/data/vocab/bert-base-uncased").string());
    address.query["data"] = QString::fromStdString(path("mrpc").string());
    address.query["task"] = "mrpc";
    m_page->open(address);
    ASSERT_NE(m_page->inspection(), nullptr);
  }
  template <typename T>
  T* find(const char* name) {
    return childOf<T>(m_page.get(), name);
  }
  QTreeWidgetItem* finding(const QString& what, int split = 0) {
    QTreeWidgetItem* top = find<QTreeWidget>("preflight-findings")->topLevelItem(split);
    for (int i = 0; i < top->childCount(); ++i)
      if (top->child(i)->text(0).startsWith(what)) return top->child(i);
    ADD_FAILURE() << "nothing found as " << what.toStdString();
    return top;
  }
  void choose(QTreeWidgetItem* item) { Q_EMIT find<QTreeWidget>("preflight-findings")->itemActivated(item, 0); }
  std::string a() const { return m_page->inspection()->a; }

  std::unique_ptr<InspectPage> m_page;
};

TEST_F(InspectExamples, AreWalkedThrough) {
  open();
  EXPECT_EQ(a(), "the dog");
  EXPECT_EQ(*m_page->inspection()->b, "the dog ran");
  EXPECT_EQ(m_page->inspection()->label, "1");
  auto *next = find<QToolButton>("inspect-next"), *previous = find<QToolButton>("inspect-previous");
  EXPECT_FALSE(previous->isEnabled());
  next->click();
  EXPECT_EQ(a(), "the \xf0\x9f\xa4\x97");
  EXPECT_EQ(find<QLineEdit>("inspect-number")->text(), "2");
  EXPECT_EQ(find<QPlainTextEdit>("inspect-pair")->toPlainText(), "a cat");
  services.commands.actions["inspect.next"]->trigger();
  services.commands.actions["inspect.next"]->trigger();
  EXPECT_FALSE(next->isEnabled());
  EXPECT_FALSE(services.commands.actions["inspect.next"]->isEnabled());
  previous->click();
  EXPECT_EQ(a(), "a very very very long dog");
  auto* number = find<QLineEdit>("inspect-number");
  number->setFocus();
  number->selectAll();
  QTest::keyClicks(number, "2");
  QTest::keyClick(number, Qt::Key_Return);
  EXPECT_EQ(m_page->examples()->row(), 1);
}

TEST_F(InspectExamples, AreFilteredByWhatTheyAre) {
  open({{"length", "10"}});
  auto* kind = find<QComboBox>("inspect-kind");
  const auto choose = [&](int index) {
    kind->setCurrentIndex(index);
    Q_EMIT kind->activated(index);
  };
  choose(1);  // truncated
  EXPECT_EQ(m_page->examples()->matching(), 1);
  EXPECT_EQ(a(), "a very very very long dog");
  EXPECT_TRUE(m_page->inspection()->truncated());
  choose(2);  // has [UNK]
  EXPECT_EQ(m_page->examples()->matching(), 1);
  EXPECT_EQ(m_page->inspection()->unknown, 1);
  choose(3);  // longer than 128
  EXPECT_EQ(m_page->examples()->matching(), 0);
  EXPECT_FALSE(find<QLineEdit>("inspect-number")->isEnabled());
  choose(0);
  EXPECT_EQ(m_page->examples()->matching(), 4);
  auto* split = find<QComboBox>("inspect-split");
  EXPECT_EQ(split->count(), 2);
  split->setCurrentIndex(1);
  Q_EMIT split->activated(1);
  EXPECT_EQ(m_page->examples()->matching(), 2);
  choose(5);  // in train too
  EXPECT_EQ(m_page->examples()->matching(), 1);
}

TEST_F(InspectExamples, AreSearched) {
  open();
  QTest::keyClicks(find<QLineEdit>("inspect-find"), "VERY");
  EXPECT_TRUE(QTest::qWaitFor([&] { return m_page->examples()->matching() == 1; }));
  EXPECT_EQ(a(), "a very very very long dog");
  EXPECT_EQ(m_page->address().query["find"], "VERY");
}

TEST_F(InspectExamples, TheAddressBringsThemBack) {
  open({{"only", "unknown"}, {"length", "16"}});
  EXPECT_EQ(m_page->examples()->row(), 1);
  const Address address = m_page->address();
  EXPECT_EQ(address.query["row"], "2");
  EXPECT_EQ(address.query["split"], "train");
  EXPECT_FALSE(address.query.contains("text"));
  InspectPage other(services.context());
  other.open(*Address::fromString(address.toString()));
  EXPECT_EQ(other.examples()->row(), 1);
  EXPECT_EQ(other.address(), address);
  other.open({"inspect", {}, {{"data", address.query["data"]}, {"task", "mrpc"}, {"split", "dev"}, {"row", "2"}}});
  ASSERT_NE(other.inspection(), nullptr);
  EXPECT_EQ(other.inspection()->a, "x");
}

TEST_F(InspectExamples, TypingLeavesTheExample) {
  open();
  QTest::keyClicks(find<QPlainTextEdit>("inspect-text"), "x");
  EXPECT_TRUE(QTest::qWaitFor([&] { return a() == "xthe dog"; }));
  EXPECT_EQ(m_page->address().query["text"], "xthe dog");
  EXPECT_FALSE(m_page->address().query.contains("data"));
  EXPECT_TRUE(m_page->inspection()->label.empty());
}

TEST_F(InspectExamples, ThePreflightHasTheirNumbers) {
  open({{"length", "10"}});
  auto* tree = find<QTreeWidget>("preflight-findings");
  ASSERT_EQ(tree->topLevelItemCount(), 3);
  EXPECT_EQ(tree->topLevelItem(0)->text(1), "4");
  EXPECT_EQ(finding("cut at 10 tokens")->text(1), "1");
  EXPECT_EQ(finding("with [UNK]: 1 of ")->text(1), "1");
  EXPECT_EQ(finding("repeated")->text(1), "1");
  EXPECT_EQ(finding("label 0")->text(1), "2");
  EXPECT_EQ(finding("label 0")->text(2), "50 %");
  EXPECT_EQ(finding("in train too", 1)->text(1), "1");
  EXPECT_EQ(tree->topLevelItem(2)->child(0)->text(0), QString::fromUtf8("\xf0\x9f\xa4\x97"));
  EXPECT_TRUE(find<TextLabel>("preflight-cut")->text().startsWith("At 10 tokens 1 of 4 examples are cut and 4 tokens"));
  // Every number leads to its examples.
  choose(finding("repeated"));
  EXPECT_EQ(m_page->examples()->row(), 3);
  choose(finding("label 0"));
  EXPECT_EQ(m_page->examples()->matching(), 2);
  choose(tree->topLevelItem(2)->child(0));
  EXPECT_EQ(m_page->inspection()->unknown, 1);
  choose(tree->topLevelItem(1));
  EXPECT_EQ(m_page->examples()->filter().split, 1u);
}

TEST_F(InspectExamples, TheLineOfTheHistogramIsTheLength) {
  open({{"length", "10"}});
  auto* chart = find<HistogramChart>("preflight-lengths");
  EXPECT_EQ(chart->line(), 10);
  chart->setFocus();
  QTest::keyClick(chart, Qt::Key_Right);
  EXPECT_EQ(find<QLineEdit>("inspect-length")->text(), "11");
  EXPECT_EQ(m_page->inspection()->options.truncation.max_length, 11);
  EXPECT_TRUE(find<TextLabel>("preflight-cut")->text().startsWith("At 11 tokens 1 of 4 examples are cut and 3 tokens"));
  EXPECT_EQ(finding("cut at 11 tokens")->text(1), "1");
  auto* length = find<QLineEdit>("inspect-length");
  length->selectAll();
  QTest::keyClicks(length, "64");
  EXPECT_EQ(chart->line(), 64);
  EXPECT_EQ(finding("cut at 64 tokens")->text(1), "0");
}

TEST_F(InspectExamples, AreCountedAnewWithAnotherCasing) {
  open();
  EXPECT_EQ(m_page->examples()->set()->facts.splits[0].unknown_tokens, 1);
  QTest::keyClicks(find<QPlainTextEdit>("inspect-text"), "x");  // an example or not
  auto* casing = find<QComboBox>("inspect-casing");
  writeFile("mrpc/train.tsv", "gone");  // the data are not read again
  casing->setCurrentIndex(2);
  Q_EMIT casing->activated(2);
  EXPECT_TRUE(QTest::qWaitFor([&] { return m_page->examples()->request().lower == std::optional<bool>(false); }));
  EXPECT_EQ(m_page->examples()->set()->facts.casing, CasingMistake::KeepsForLower);
}

TEST_F(InspectExamples, ARunBringsItsDataAndVocabulary) {
  RunRecord record;
  record.spec.name = "a run";
  record.spec.data.task = "mrpc";
  record.spec.data.data_dir = path("mrpc").string();
  record.spec.model.model = (source() / "tests/data/vocab/bert-base-uncased").string();
  record.spec.batch.max_seq_length = 12;
  record.spec.batch.truncation = Truncation::Tail;
  record.labels = {"0", "1"};
  auto writer = RunWriter::create(path("runs"), record);
  ASSERT_TRUE(writer.ok());
  const QString id = QString::fromStdString((*writer)->folder().filename().string());
  ASSERT_TRUE((*writer)->close().ok());
  m_page->open({"inspect", {}, {{"run", id}, {"split", "dev"}}});
  ASSERT_NE(m_page->inspection(), nullptr);
  EXPECT_EQ(m_page->examples()->matching(), 2);
  EXPECT_EQ(m_page->inspection()->options.truncation.max_length, 12);
  EXPECT_EQ(m_page->inspection()->options.truncation.strategy, Truncation::Tail);
  EXPECT_EQ(m_page->address().query["run"], id);
  EXPECT_TRUE(find<QLineEdit>("inspect-vocabulary")->text().endsWith("bert-base-uncased"));
}

TEST_F(InspectExamples, DataThatCannotBeReadAreSaid) {
  m_page->open({"inspect", {}, {{"data", "/no/such/data"}}});
  EXPECT_FALSE(find<QLineEdit>("inspect-data")->accessibleDescription().isEmpty());
  EXPECT_FALSE(find<QComboBox>("inspect-split")->isVisible());
  open();
  EXPECT_TRUE(find<QLineEdit>("inspect-data")->accessibleDescription().isEmpty());
}

TEST_F(InspectExamples, ReadingCanBeGivenUp) {
  services.work.mode = FakeWork::Mode::OnDemand;
  Address address{"inspect", {}, {{"data", QString::fromStdString(path("mrpc").string())}, {"task", "mrpc"}}};
  m_page->open(address);
  EXPECT_TRUE(m_page->examples()->isBusy());
  m_page->examples()->cancel();
  EXPECT_FALSE(m_page->examples()->isBusy());
  services.work.finishAll();
  EXPECT_FALSE(m_page->examples()->isOpen());
  m_page->open(address);
  services.work.finishAll();
  EXPECT_TRUE(m_page->examples()->isOpen());
}

}  // namespace
}  // namespace cloze
