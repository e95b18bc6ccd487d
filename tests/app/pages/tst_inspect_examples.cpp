// The Inspect page with a data set or a run open: walking, filtering, searching, and what the data are as a whole.
#include <app/pages/inspect/findings_table.h>
#include <app/pages/inspect/inspect_page.h>
#include <app/pages/inspect/preflight_view.h>
#include <tests/app/pages/page_test.h>
#include <widgets/chart_histogram.h>
#include <widgets/controls.h>
#include <widgets/label_bars.h>
#include <widgets/section_heading.h>
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
  FindingsTable* findings() { return find<FindingsTable>("preflight-findings"); }
  QTableWidgetItem* finding(const QString& what, int split = 0) {
    for (int row = 0; row < findings()->rowCount(); ++row)
      if (findings()->item(row, 0)->text().startsWith(what)) return findings()->item(row, split + 1);
    ADD_FAILURE() << "nothing found as " << what.toStdString();
    return findings()->item(0, 1);
  }
  // Presses the number; how many examples it leads to.
  int choose(QTableWidgetItem* item) {
    Q_EMIT findings()->cellClicked(item->row(), item->column());
    return m_page->examples()->matching();
  }
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

// A recount, another length or an address with a text lead away from nobody's own text; walking on does.
TEST_F(InspectExamples, WhatIsTypedStays) {
  open();
  auto* typed = find<QPlainTextEdit>("inspect-text");
  QTest::keyClicks(typed, "x");
  ASSERT_TRUE(QTest::qWaitFor([&] { return a() == "xthe dog"; }));
  auto* length = find<QLineEdit>("inspect-length");
  length->selectAll();
  QTest::keyClicks(length, "9");
  auto* casing = find<QComboBox>("inspect-casing");
  casing->setCurrentIndex(2);
  Q_EMIT casing->activated(2);
  ASSERT_TRUE(QTest::qWaitFor([&] { return m_page->examples()->request().lower == std::optional<bool>(false); }));
  EXPECT_EQ(typed->toPlainText(), "xthe dog");
  EXPECT_EQ(m_page->address().query["text"], "xthe dog");
  const QString model = QString::fromStdString((source() / "tests/data/vocab/bert-base-uncased").string());
  m_page->open({"inspect", {}, {{"model", model}, {"text", "y"}, {"length", "12"}}});
  EXPECT_EQ(a(), "y");
  EXPECT_EQ(typed->toPlainText(), "y");
  EXPECT_FALSE(m_page->address().query.contains("data"));
  find<QToolButton>("inspect-next")->click();
  EXPECT_EQ(a(), "the \xf0\x9f\xa4\x97");
  m_page->open({"inspect", {}, {{"model", model}, {"text", "the \U0001F917"}, {"length", "12"}}});
  EXPECT_FALSE(m_page->address().query.contains("data")) << "the same words, but not the example";
  // Typed while the data are read.
  services.work.mode = FakeWork::Mode::OnDemand;
  const QString data = QString::fromStdString(path("mrpc").string());
  m_page->open({"inspect", {}, {{"model", model}, {"data", data}, {"task", "mrpc"}, {"sample", "2"}}});
  QTest::keyClicks(typed, "z");
  services.work.finishAll();
  EXPECT_EQ(m_page->examples()->matching(), 2);
  EXPECT_TRUE(typed->toPlainText().contains("z"));
}

TEST_F(InspectExamples, ASearchEndsWithItsData) {
  open();
  services.work.mode = FakeWork::Mode::OnDemand;
  const QString data = QString::fromStdString(path("mrpc").string());
  const QString model = m_page->address().query["model"];
  ExampleFilter filter = m_page->examples()->filter();
  filter.kind = ExampleKind::Unknown;
  m_page->examples()->setFilter(filter);
  m_page->open(
      {"inspect", {}, {{"model", model}, {"data", data}, {"task", "mrpc"}, {"sample", "2"}, {"length", "20"}}});
  services.work.finishAll();
  EXPECT_EQ(m_page->examples()->matching(), 2);
  m_page->examples()->setFilter(filter);
  m_page->examples()->close();
  services.work.finishAll();
  EXPECT_FALSE(m_page->examples()->isOpen());
  EXPECT_EQ(m_page->examples()->matching(), 0);
}

// Rows of one split are shown until those of the other are found.
TEST_F(InspectExamples, WalkingOnWhileAnotherSplitIsSearched) {
  open({{"row", "3"}});
  services.work.mode = FakeWork::Mode::OnDemand;
  ExampleFilter filter = m_page->examples()->filter();
  filter.split = 1;
  m_page->examples()->setFilter(filter);
  m_page->examples()->goTo(3);
  EXPECT_EQ(m_page->examples()->row(), 3);
  EXPECT_EQ(m_page->examples()->example()->label, "0");
  services.work.finishAll();
  EXPECT_EQ(m_page->examples()->matching(), 2);
}

TEST_F(InspectExamples, ClosedDataLeaveTheirTextBehind) {
  open();
  auto* data = find<QLineEdit>("inspect-data");
  data->selectAll();
  QTest::keyClick(data, Qt::Key_Delete);
  ASSERT_TRUE(QTest::qWaitFor([&] { return !m_page->examples()->isOpen(); }));
  EXPECT_EQ(m_page->address().query["text"], "the dog");
  EXPECT_FALSE(m_page->address().query.contains("data"));
  EXPECT_TRUE(m_page->inspection()->label.empty());
}

TEST_F(InspectExamples, NumbersOfAnotherVocabularyAreSaidToBe) {
  open();
  auto* banner = find<Banner>("preflight-outdated");
  EXPECT_FALSE(banner->isVisible());
  services.work.mode = FakeWork::Mode::OnDemand;
  auto* casing = find<QComboBox>("inspect-casing");
  const auto choose = [&](int index) {
    casing->setCurrentIndex(index);
    Q_EMIT casing->activated(index);
  };
  const auto workUntil = [&](const std::function<bool()>& wanted) {
    return QTest::qWaitFor([&] {
      if (!wanted() && !services.work.waiting.empty()) services.work.finishNext();
      return wanted();
    });
  };
  choose(2);
  ASSERT_TRUE(workUntil([&] { return m_page->examples()->isBusy(); }));
  EXPECT_FALSE(banner->isVisible());
  m_page->examples()->cancel();
  EXPECT_TRUE(banner->isVisible());
  services.work.finishAll();
  EXPECT_EQ(m_page->examples()->set()->facts.casing, CasingMistake::None);
  find<QPushButton>("preflight-count-again")->click();
  ASSERT_TRUE(QTest::qWaitFor([&] { return m_page->examples()->isBusy(); }));
  services.work.finishAll();
  EXPECT_FALSE(banner->isVisible());
  EXPECT_EQ(m_page->examples()->set()->facts.casing, CasingMistake::KeepsForLower);
  // What was chosen before needs no counting.
  choose(0);
  ASSERT_TRUE(workUntil([&] { return m_page->examples()->isBusy(); }));
  m_page->examples()->cancel();
  EXPECT_TRUE(banner->isVisible());
  choose(2);
  ASSERT_TRUE(workUntil([&] { return !m_page->examples()->isOutdated(); }));
  EXPECT_FALSE(banner->isVisible());
  EXPECT_FALSE(m_page->examples()->isBusy());
}

TEST_F(InspectExamples, ANumberKeepsTheLengthsOfTheFilter) {
  open({{"longer", "300"}, {"stride", "64"}, {"length", "10"}});
  choose(finding("repeated"));
  EXPECT_EQ(m_page->examples()->filter().kind, ExampleKind::Repeated);
  EXPECT_EQ(m_page->examples()->filter().longer, 300);
  EXPECT_EQ(m_page->examples()->filter().windows.stride, 64);
  services.work.mode = FakeWork::Mode::OnDemand;
  AnswerWindowOptions windows = m_page->examples()->filter().windows;
  windows.stride = 32;
  m_page->examples()->followLength(10, windows);
  find<QPushButton>("preflight-cut")->click();
  EXPECT_EQ(m_page->examples()->filter().windows.stride, 32) << "of a search that is under way";
  EXPECT_EQ(m_page->examples()->filter().kind, ExampleKind::Cut);
}

TEST_F(InspectExamples, ThePreflightHasTheirNumbers) {
  open({{"length", "10"}});
  ASSERT_EQ(findings()->columnCount(), 3);
  EXPECT_EQ(finding("examples")->text(), "4");
  EXPECT_EQ(finding("cut at 10 tokens")->text(), "1 (25 %)");
  EXPECT_EQ(finding("tokens lost")->text(), "4 (11 %)");  // of 8 + 7 + 14 + 8
  EXPECT_EQ(finding("[UNK] among the tokens")->text(), "1 (2.7 %)");
  EXPECT_EQ(finding("has [UNK]")->text(), "1 (25 %)");
  EXPECT_EQ(finding("repeated")->text(), "1 (25 %)");
  EXPECT_EQ(finding("repeated with another label")->text(), "1 (25 %)");
  EXPECT_EQ(finding("in train too")->text(), QString::fromUtf8("\xe2\x80\x93"));
  EXPECT_EQ(finding("in train too", 1)->text(), "1 (50 %)");
  EXPECT_EQ(finding("in train with another label", 1)->text(), "1 (50 %)");
  EXPECT_EQ(finding("empty text")->text(), "0");
  EXPECT_EQ(find<QPushButton>("preflight-cut")->text().toStdString(),
            "At 10 tokens 1 of 4 examples are cut and 4 tokens lost.");
  auto* labels = find<LabelBars>("preflight-labels");
  ASSERT_EQ(labels->shown(), 2u);
  EXPECT_EQ(labels->valueText(0).toStdString(), "2 \u00B7 50 %");
  auto* words = find<QTreeWidget>("preflight-words");
  ASSERT_EQ(words->topLevelItemCount(), 1);
  EXPECT_EQ(words->topLevelItem(0)->text(0), QString::fromUtf8("\xf0\x9f\xa4\x97"));
  EXPECT_EQ(words->topLevelItem(0)->text(1), "1");
}

TEST_F(InspectExamples, EveryNumberLeadsToItsExamples) {
  open({{"length", "10"}});
  EXPECT_EQ(choose(finding("cut at 10 tokens")), 1);
  EXPECT_EQ(m_page->examples()->row(), 2);
  EXPECT_EQ(choose(finding("tokens lost")), 1);
  EXPECT_EQ(choose(finding("has [UNK]")), 1);
  EXPECT_EQ(m_page->examples()->row(), 1);
  EXPECT_EQ(choose(finding("[UNK] among the tokens")), 1);
  EXPECT_EQ(choose(finding("repeated")), 1);
  EXPECT_EQ(m_page->examples()->row(), 3);
  EXPECT_EQ(choose(finding("repeated with another label")), 1);
  EXPECT_EQ(m_page->address().query["only"], "repeated-label");
  EXPECT_EQ(choose(finding("in train too", 1)), 1);
  EXPECT_EQ(m_page->examples()->filter().split, 1u);
  EXPECT_EQ(choose(finding("in train with another label", 1)), 1);
  EXPECT_EQ(choose(finding("examples", 1)), 2);
  EXPECT_EQ(choose(finding("examples")), 4);
  const ExampleFilter before = m_page->examples()->filter();
  choose(finding("empty text"));
  EXPECT_EQ(m_page->examples()->filter(), before) << "a nought leads nowhere";
}

TEST_F(InspectExamples, LabelsBarsAndWordsLeadToTheirExamples) {
  open({{"length", "10"}});
  auto* narrowed = find<QToolButton>("inspect-narrowed");
  EXPECT_FALSE(narrowed->isVisible());
  auto* labels = find<LabelBars>("preflight-labels");
  QTest::mouseClick(labels, Qt::LeftButton, {}, {20, 10});
  EXPECT_EQ(m_page->examples()->matching(), 2);
  EXPECT_EQ(m_page->examples()->row(), 1);  // labelled 0
  EXPECT_EQ(m_page->address().query["label"], "0");
  EXPECT_EQ(narrowed->text(), "label 0");
  QTest::keyClick(labels, Qt::Key_Down);
  QTest::keyClick(labels, Qt::Key_Return);
  EXPECT_EQ(m_page->address().query["label"], "1");
  narrowed->click();
  EXPECT_EQ(m_page->examples()->matching(), 4);
  EXPECT_FALSE(narrowed->isVisible());

  auto* chart = find<HistogramChart>("preflight-lengths");
  chart->setFocus();
  QTest::keyClick(chart, Qt::Key_Right, Qt::ControlModifier);
  QTest::keyClick(chart, Qt::Key_Return);
  EXPECT_EQ(m_page->address().query["tokens"], "7-7");
  EXPECT_EQ(m_page->examples()->matching(), 1);
  EXPECT_EQ(m_page->examples()->row(), 1);
  QTest::keyClick(chart, Qt::Key_Right, Qt::ControlModifier);
  QTest::keyClick(chart, Qt::Key_Return);
  EXPECT_EQ(m_page->examples()->matching(), 2) << "of 8 tokens";
  EXPECT_EQ(narrowed->text(), "8 to 8 tokens");
  EXPECT_EQ(chart->line(), 10);

  auto* words = find<QTreeWidget>("preflight-words");
  Q_EMIT words->itemClicked(words->topLevelItem(0), 0);
  EXPECT_EQ(m_page->examples()->matching(), 1);
  EXPECT_EQ(m_page->inspection()->unknown, 1);
  find<QPushButton>("preflight-cut")->click();
  EXPECT_EQ(m_page->examples()->row(), 2);
  EXPECT_FALSE(narrowed->isVisible());
}

// Words of train are more frequent by far, and more than are listed.
TEST_F(InspectExamples, WordsOfASmallSplitAreListedToo) {
  const std::string head = "Quality\t#1 ID\t#2 ID\t#1 String\t#2 String\n";
  std::string train = head;
  for (int word = 0; word < 250; ++word) {
    const std::string letter = QString(QChar(0x1780 + word % 50)).toStdString();
    train += std::to_string(word % 2) + "\t1\t2\tx" + std::to_string(word) + letter + " x" + std::to_string(word) +
             letter + "\tthe cat\n";
  }
  writeFile("mrpc/train.tsv", train);
  writeFile("mrpc/dev.tsv", head + "1\t1\t2\tthe \U0001F917\ta cat\n0\t1\t2\tthe dog\t\U0001F917\n");
  open();
  auto* words = find<QTreeWidget>("preflight-words");
  const auto detail = [words] {
    return words->parentWidget()->findChild<SectionHeading*>()->findChild<ElidedLabel*>()->fullText();
  };
  EXPECT_EQ(words->topLevelItemCount(), 200);
  EXPECT_EQ(detail(), "200 of 250");
  EXPECT_EQ(choose(finding("examples", 1)), 2);
  ASSERT_EQ(words->topLevelItemCount(), 1);
  EXPECT_EQ(words->topLevelItem(0)->text(0), QString::fromUtf8("\U0001F917"));
  EXPECT_EQ(words->topLevelItem(0)->text(2), "2");
  EXPECT_EQ(detail(), QString());
}

TEST_F(InspectExamples, AddressesNarrowThem) {
  open({{"tokens", "7-8"}, {"label", "0"}});
  EXPECT_EQ(m_page->examples()->matching(), 2);
  EXPECT_EQ(m_page->address().query["tokens"], "7-8");
  open({{"tokens", "5-20000"}});  // longer than any window
  EXPECT_EQ(m_page->address().query["tokens"], "5-20000");
  open({{"unknown", "\U0001F917"}});
  EXPECT_EQ(m_page->examples()->matching(), 1);
  open({{"unknown", "the"}});
  EXPECT_EQ(m_page->examples()->matching(), 0) << "it is known";
  open({{"only", "leaked"}, {"split", "dev"}});
  EXPECT_EQ(m_page->examples()->matching(), 1);
  // Options of the training form say which rows there are.
  writeFile("mrpc/other.tsv", "Quality\t#1 ID\t#2 ID\t#1 String\t#2 String\n1\t1\t2\tz\tz\n");
  open({{"dev-file", "other.tsv"}, {"split", "dev"}});
  EXPECT_EQ(a(), "z");
  EXPECT_EQ(m_page->address().query["dev-file"], "other.tsv");
  open({{"sample", "2"}});
  EXPECT_EQ(finding("examples")->text(), "2");
}

TEST_F(InspectExamples, TheCasingIsMendedFromThePreflight) {
  open({{"lower", "false"}});
  auto* banner = find<Banner>("preflight-casing");
  EXPECT_TRUE(banner->isVisible());
  EXPECT_FALSE(find<Banner>("inspect-banner")->isVisible()) << "once is enough";
  find<QPushButton>("preflight-mend-casing")->click();
  EXPECT_TRUE(QTest::qWaitFor([&] { return !banner->isVisible(); }));
  EXPECT_EQ(m_page->examples()->set()->facts.casing, CasingMistake::None);
}

TEST_F(InspectExamples, ThePreflightSaysWhyItIsEmpty) {
  open();
  auto* empty = m_page->findChild<PreflightView*>()->findChild<EmptyState*>();
  EXPECT_FALSE(empty->isVisible());
  InspectPage other(services.context());  // with no text to inspect either
  other.open({"inspect", {"data"}, {{"data", "/no/such/data"}}});
  const auto all = other.findChildren<QLabel*>();
  EXPECT_TRUE(std::any_of(all.begin(), all.end(), [&other](const QLabel* label) {
    return label->isVisibleTo(&other) && label->text().startsWith("There is nothing here.");
  }));
  const auto said = [&] {
    QString text;
    for (const QLabel* label : empty->findChildren<QLabel*>()) text += label->text();
    return text.toStdString();
  };
  m_page->open({"inspect", {"data"}, {{"data", "/no/such/data"}}});
  EXPECT_NE(said().find("There is nothing here."), std::string::npos) << said();
  services.work.mode = FakeWork::Mode::OnDemand;
  m_page->open({"inspect", {"data"}, {{"data", QString::fromStdString(path("mrpc").string())}, {"task", "mrpc"}}});
  EXPECT_NE(said().find("Reading the data"), std::string::npos) << said();
  empty->button()->click();
  EXPECT_FALSE(m_page->examples()->isBusy());
}

TEST_F(InspectExamples, TheLineOfTheHistogramIsTheLength) {
  open({{"length", "10"}});
  auto* chart = find<HistogramChart>("preflight-lengths");
  EXPECT_EQ(chart->line(), 10);
  chart->setFocus();
  QTest::keyClick(chart, Qt::Key_Right);
  EXPECT_EQ(find<QLineEdit>("inspect-length")->text(), "11");
  EXPECT_EQ(m_page->inspection()->options.truncation.max_length, 11);
  EXPECT_TRUE(
      find<QPushButton>("preflight-cut")->text().startsWith("At 11 tokens 1 of 4 examples are cut and 3 tokens"));
  EXPECT_EQ(finding("cut at 11 tokens")->text(), "1 (25 %)");
  auto* length = find<QLineEdit>("inspect-length");
  length->selectAll();
  QTest::keyClicks(length, "64");
  EXPECT_EQ(chart->line(), 64);
  EXPECT_EQ(finding("cut at 64 tokens")->text(), "0");
  EXPECT_FALSE(find<QPushButton>("preflight-cut")->isEnabled());
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
  EXPECT_EQ(services.work.tags.count(QStringLiteral("inspect.open")), 1) << "its data are counted once";
  EXPECT_EQ(m_page->address().query["run"], id);
  m_page->open(Address(m_page->address()));
  EXPECT_EQ(services.work.tags.count(QStringLiteral("inspect.open")), 1);
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
