// Google's original rules on the Inspect page: chosen for the page, and beside Transformers' in the compare tab.
#include <app/pages/inspect/compare_view.h>
#include <app/pages/inspect/steps_view.h>
#include <tests/app/pages/inspect_page_test.h>
#include <widgets/controls.h>

#include <QComboBox>
#include <QLineEdit>
#include <QTableView>

namespace cloze {
namespace {

class InspectRulesTest : public InspectPageTest {
 protected:
  void openBoth(const QString& words, const QMap<QString, QString>& more = {}) {
    openText(words);
    m_page->open({"inspect", {"compare"}, more});
    find<QPushButton>("compare-other-rules")->click();
  }
  std::string said() { return find<TextLabel>("compare-rules-said")->text().toStdString(); }
  QString compared(int row, int column) {
    return find<QTableView>("compare-table")->model()->index(row, column).data().toString();
  }
};

TEST_F(InspectRulesTest, ThePageFollowsTheRulesChosen) {
  openText(QString::fromUtf8("a[SEP] \u0391\u03A3"));
  EXPECT_EQ(cell(2, PiecesModel::Piece), "[SEP]");
  auto* rules = find<QComboBox>("inspect-rules");
  rules->setCurrentIndex(1);
  Q_EMIT rules->activated(1);
  ASSERT_TRUE(QTest::qWaitFor([&] { return cell(2, PiecesModel::Piece) == "["; }));
  EXPECT_EQ(m_page->inspection()->tokenizer->options().rules, TokenizerRules::Google);
  EXPECT_EQ(m_page->address().query["rules"], "google");
  // The steps are Google's, in their order and with their sigma.
  const int last = m_page->inspection()->length - 2;
  m_page->pieceFocus()->setCurrent(last);
  const QString steps = find<StepsView>("inspect-steps")->toPlainText();
  EXPECT_LT(steps.indexOf("lower case"), steps.indexOf("accents")) << steps.toStdString();
  EXPECT_TRUE(steps.contains("a sigma that ends a word becomes ς"));
  InspectPage other(services.context());
  other.open(*Address::fromString(m_page->address().toString()));
  EXPECT_EQ(other.inspection()->tokenizer->options().rules, TokenizerRules::Google);
}

TEST_F(InspectRulesTest, OnePressShowsBothBesideEachOther) {
  openBoth(QString::fromUtf8("the dog\uE000 ran [SEP] on"));
  EXPECT_EQ(compared(0, 1), "the");
  EXPECT_EQ(compared(1, 1), "dog");
  EXPECT_EQ(compared(1, 2), "[UNK]");
  EXPECT_EQ(compared(3, 1), "[SEP]");
  EXPECT_EQ(compared(3, 2), "[ sep ]");
  EXPECT_EQ(said(),
            "2 word(s) differ: U+E000 is kept by Google's rules, dropped by Transformers'; “[SEP]” is mere text to "
            "Google's rules, a special token to Transformers'.");
  auto* table = find<QTableView>("compare-table");
  EXPECT_EQ(table->model()->headerData(1, Qt::Horizontal).toString(), "Transformers (fast)");
  EXPECT_EQ(table->model()->headerData(2, Qt::Horizontal).toString(), "Google's original");
  EXPECT_EQ(m_page->address().query["with-rules"], "google");
  EXPECT_EQ(find<QPushButton>("compare-other-rules")->text(), "Same vocabulary, Google's rules");
}

TEST_F(InspectRulesTest, ItIsSaidThatNothingDiffers) {
  openBoth("the dog ran");
  EXPECT_EQ(said(), "Both rules cut this text into the same pieces.");
  // Not asked for the rules, nothing is said of them.
  m_page->open({"inspect", {"compare"}, {{"with-rules", "transformers"}}});
  EXPECT_EQ(said(), "");
}

TEST_F(InspectRulesTest, TheTextThatGivesWayIsSaidToo) {
  openText("a b c d e f g h i j");
  m_page->open(
      {"inspect", {"compare"}, {{"text", "a b c d e f g h i j"}, {"pair", "a b c d e f g h i j"}, {"length", "18"}}});
  find<QPushButton>("compare-other-rules")->click();
  EXPECT_EQ(said(),
            "Both rules cut this text into the same pieces. At 18 tokens Google's rules keep 8 of A and 7 of B, "
            "Transformers' 7 and 8.");
}

TEST_F(InspectRulesTest, FromGoogleTheOtherWayRound) {
  openText(QString::fromUtf8("dog\uE000"));
  m_page->open({"inspect", {"compare"}, {{"rules", "google"}}});
  auto* press = find<QPushButton>("compare-other-rules");
  EXPECT_EQ(press->text(), "Same vocabulary, Transformers' rules");
  press->click();
  EXPECT_EQ(compared(0, 1), "[UNK]");
  EXPECT_EQ(compared(0, 2), "dog");
  EXPECT_TRUE(said().starts_with("1 word(s) differ: U+E000")) << said();
}

TEST_F(InspectRulesTest, WrongLowerCasingBesideIsWarnedOf) {
  openMrpc();
  m_page->open({"inspect", {"compare"}, {}});
  EXPECT_TRUE(find<TextLabel>("compare-warning")->isVisible());
  EXPECT_EQ(find<TextLabel>("compare-warning")->text(),
            "The other lower-cases text for a vocabulary with capitals: names fall into pieces.");
  EXPECT_FALSE(find<Banner>("inspect-banner")->isVisible());  // of the page's own vocabulary nothing is wrong
  const QTableView* table = find<QTableView>("compare-table");
  EXPECT_EQ(table->model()->headerData(1, Qt::Horizontal).toString(), "As written");
  EXPECT_EQ(table->model()->headerData(2, Qt::Horizontal).toString(), "Lower case");
  openMrpc(true);
  EXPECT_TRUE(find<Banner>("inspect-banner")->isVisible());
  EXPECT_FALSE(find<TextLabel>("compare-warning")->isVisible());
}

TEST_F(InspectRulesTest, AFolderWithoutVocabTxtIsSaidToHaveNone) {
  const auto tokenizer = Tokenizer::load(source() / "tests/data/vocab/bert-base-uncased");
  ASSERT_TRUE(tokenizer.ok());
  std::filesystem::create_directories(path("json"));
  ASSERT_TRUE((*tokenizer)->save(path("json"), 512).ok());
  const QString model = QString::fromStdString(path("json").string());
  m_page->open({"inspect", {}, {{"model", model}, {"text", "the dog"}, {"rules", "google"}}});
  auto* banner = find<Banner>("inspect-banner");
  EXPECT_TRUE(banner->isVisible());
  EXPECT_TRUE(find<QLineEdit>("inspect-vocabulary")->accessibleDescription().contains("has none"));
}

}  // namespace
}  // namespace cloze
