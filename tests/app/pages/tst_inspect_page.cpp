// The Inspect page: every view with the numbers of MRPC's first pair, what lights up where, and what goes wrong.
#include <app/pages/inspect/steps_view.h>
#include <app/pages/inspect/truncation_view.h>
#include <tests/app/pages/inspect_page_test.h>
#include <widgets/controls.h>

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTableView>

#include <array>

namespace cloze {
namespace {

TEST_F(InspectPageTest, TheTableHasTheNumbersOfTheFirstMrpcPair) {
  openMrpc();
  const auto& row = golden()["cases"][0];
  ASSERT_EQ(table()->model()->rowCount(), 128);
  for (int i = 0; i < 128; ++i) {
    const auto at = static_cast<size_t>(i);
    EXPECT_EQ(cell(i, PiecesModel::Position), QString::number(i));
    EXPECT_EQ(cell(i, PiecesModel::Piece).toStdString(), row["tokens"][at].get<std::string>());
    EXPECT_EQ(cell(i, PiecesModel::Id), QString::number(row["input_ids"][at].get<int>()));
    EXPECT_EQ(cell(i, PiecesModel::Type), QString::number(row["token_type_ids"][at].get<int>()));
    EXPECT_EQ(cell(i, PiecesModel::Mask), QString::number(row["attention_mask"][at].get<int>()));
    const bool none = row["word_ids"][at].is_null();
    EXPECT_EQ(cell(i, PiecesModel::Word), none ? QString("–") : QString::number(row["word_ids"][at].get<int>()));
    EXPECT_EQ(cell(i, PiecesModel::Offsets),
              none ? QString("–")
                   : QString("%1–%2").arg(row["offsets"][at][0].get<int>()).arg(row["offsets"][at][1].get<int>()));
  }
  const std::array<const char*, 5> ids = {"101", "7277", "2180", "5303", "4806"};
  for (int i = 0; i < 5; ++i) EXPECT_EQ(cell(i, PiecesModel::Id), ids[static_cast<size_t>(i)]);
  EXPECT_EQ(cell(51, PiecesModel::Id), "102");
  bool said = false;
  for (const ElidedLabel* label : m_page->findChildren<ElidedLabel*>())
    said |= label->fullText().startsWith("52 of 128 positions · 23 in A, 26 in B");
  EXPECT_TRUE(said);
}

TEST_F(InspectPageTest, TheStripsShowWhereTheSecondTextAndThePaddingBegin) {
  openMrpc();
  for (const int position : {0, 24}) EXPECT_EQ(strips()->colourOfCell(1, position), runColor(0));
  for (const int position : {25, 51}) EXPECT_EQ(strips()->colourOfCell(1, position), runColor(1));
  for (const int position : {0, 51}) EXPECT_EQ(strips()->colourOfCell(2, position), Theme::get().tokens().text);
  for (const int row : {0, 1, 2}) EXPECT_NE(strips()->colourOfCell(row, 52), strips()->colourOfCell(row, 51));
  for (int i = 0; i < 128; ++i) EXPECT_EQ(strips()->positionAt(strips()->cellOf(0, i).center().x()), i);
  EXPECT_EQ(strips()->positionAt(1), -1);
  const QString said = strips()->accessibleDescription();
  EXPECT_TRUE(said.contains("128 position(s), token type 0 up to 24, then 1, mask 1 up to 51, then padding"))
      << said.toStdString();
}

TEST_F(InspectPageTest, TheTextHasEveryPieceAtItsPlace) {
  openMrpc();
  TokenLayout* layout = text()->tokenLayout();
  const auto inspection = m_page->inspection();
  QRect before;
  for (int i = 0; i < inspection->length; ++i) {
    const InspectedPiece& piece = inspection->pieces[static_cast<size_t>(i)];
    const QRect rect = text()->rectOf(i);
    ASSERT_FALSE(rect.isNull()) << i;
    if (piece.text >= 0) {
      const QString whole = QString::fromStdString(inspection->text(piece.text));
      EXPECT_EQ(layout->shownText(i), whole.mid(piece.utf16.start, piece.utf16.end - piece.utf16.start)) << i;
    }
    EXPECT_EQ(layout->pieceAt(layout->rectsOf(i).front().center()), i);
    EXPECT_TRUE(rect.top() > before.top() || rect.left() >= before.left()) << i;
    before = rect;
  }
  EXPECT_EQ(layout->shownText(52), QString("[PAD]\u00A0×\u00A076"));
}

TEST_F(InspectPageTest, WhatTheMouseTouchesLightsUpEverywhere) {
  openMrpc();
  pointAt(text()->viewport(), text()->rectOf(2).center());
  EXPECT_EQ(m_page->pieceFocus()->lit(), 2);
  EXPECT_EQ(table()->pieces()->lit(), 2);
  EXPECT_EQ(table()->model()->index(2, 0).data(Qt::BackgroundRole).value<QColor>(), Theme::get().tokens().accentTint);
  EXPECT_TRUE(find<StepsView>("inspect-steps")->toPlainText().contains("longest in the vocabulary: ##ro, id 2180"));
  pointAt(strips(), strips()->cellOf(0, 26).center());
  EXPECT_EQ(m_page->pieceFocus()->lit(), 26);
  EXPECT_EQ(table()->pieces()->lit(), 26);
  const QModelIndex row = table()->model()->index(5, 0);
  table()->scrollTo(row);
  pointAt(table()->viewport(), table()->visualRect(row).center());
  EXPECT_EQ(m_page->pieceFocus()->lit(), 5);
  QEvent leave(QEvent::Leave);
  QCoreApplication::sendEvent(table()->viewport(), &leave);
  EXPECT_EQ(m_page->pieceFocus()->hovered(), -1);
}

TEST_F(InspectPageTest, KeysWalkFromPieceToPiece) {
  openMrpc();
  EXPECT_EQ(m_page->pieceFocus()->current(), 1);
  text()->setFocus();
  QTest::keyClick(text(), Qt::Key_Right);
  EXPECT_EQ(m_page->pieceFocus()->current(), 2);
  EXPECT_EQ(table()->currentIndex().row(), 2);
  EXPECT_TRUE(text()->accessibleDescription().contains("##ro, id 2180"));
  QTest::keyClick(text(), Qt::Key_Down);
  const int below = m_page->pieceFocus()->current();
  EXPECT_GT(text()->rectOf(below).top(), text()->rectOf(2).top());
  EXPECT_EQ(m_page->inspection()->pieces[static_cast<size_t>(below)].text, 1);
  QTest::keyClick(text(), Qt::Key_Up);
  EXPECT_LT(m_page->pieceFocus()->current(), 25);
  QTest::keyClick(text(), Qt::Key_End);
  EXPECT_EQ(m_page->pieceFocus()->current(), 51);
  QTest::keyClick(strips(), Qt::Key_Home);
  EXPECT_EQ(m_page->pieceFocus()->current(), 0);
  QTest::keyClick(strips(), Qt::Key_PageDown);
  EXPECT_EQ(m_page->pieceFocus()->current(), 10);
  QTest::keyClick(table(), Qt::Key_Down);
  EXPECT_EQ(m_page->pieceFocus()->current(), 11);
}

TEST_F(InspectPageTest, CopiesInFourForms) {
  openMrpc();
  const auto copied = [&](int form) {
    find<QPushButton>(("inspect-copy-" + std::to_string(form)).c_str())->click();
    return QGuiApplication::clipboard()->text();
  };
  const auto& row = golden()["cases"][0];
  const nlohmann::json json = nlohmann::json::parse(copied(2).toStdString());
  const QString python = copied(0), log = copied(1);
  for (const char* key : {"input_ids", "token_type_ids", "attention_mask"}) {
    QStringList numbers;
    for (const auto& value : row[key]) numbers << QString::number(value.get<int>());
    EXPECT_EQ(json[key], row[key]);
    EXPECT_TRUE(python.contains(QStringLiteral("%1 = [%2]").arg(QLatin1String(key), numbers.join(", ")))) << key;
    // The names are those of run_classifier.py.
    const QString name = key == std::string("token_type_ids")   ? QStringLiteral("segment_ids")
                         : key == std::string("attention_mask") ? QStringLiteral("input_mask")
                                                                : QLatin1String(key);
    EXPECT_TRUE(log.contains(QStringLiteral("INFO:tensorflow:%1: %2\n").arg(name, numbers.join(' ')))) << key;
  }
  const QStringList lines = copied(3).split('\n');
  ASSERT_EQ(lines.size(), 130);  // a head, 128 rows, and the end of the last
  EXPECT_TRUE(lines[0].startsWith("position,piece,"));
  for (int i = 0; i < 128; ++i) {
    const auto at = static_cast<size_t>(i);
    EXPECT_TRUE(lines[i + 1].startsWith(QString::number(i) + ','));
    EXPECT_TRUE(lines[i + 1].contains(',' + QString::number(row["input_ids"][at].get<int>()) + ','))
        << lines[i + 1].toStdString();
  }
}

TEST_F(InspectPageTest, StepsTellHowAmroziBecameThreePieces) {
  openMrpc();
  const QString words = find<StepsView>("inspect-steps")->toPlainText();
  EXPECT_TRUE(words.contains("“Amrozi” became 3")) << words.toStdString();
  EXPECT_TRUE(words.contains("Amrozi → Amroz → Amro → Amr → Am")) << words.toStdString();
  EXPECT_TRUE(words.contains("##rozi → ##roz → ##ro"));
  EXPECT_TRUE(words.contains("longest in the vocabulary: ##zi, id 5303"));
  m_page->pieceFocus()->setCurrent(0);
  EXPECT_FALSE(find<StepsView>("inspect-steps")->toPlainText().contains("Amrozi"));
}

TEST_F(InspectPageTest, TruncationsAreComparedAndChosen) {
  openMrpc(false, {{"length", "20"}});
  EXPECT_EQ(m_page->inspection()->length, 20);
  const auto row = [&](Truncation strategy) {
    return find<TruncationRow>(("truncation-" + std::to_string(static_cast<int>(strategy))).c_str());
  };
  EXPECT_EQ(row(Truncation::LongestFirst)->sentence(), "keeps 8 of A, 9 of B, loses 32");
  EXPECT_EQ(row(Truncation::OnlyFirst)->sentence(), "keeps 0 of A, 17 of B, loses 32; cuts the other text too");
  EXPECT_EQ(row(Truncation::HeadTail)->sentence(), "keeps 4+4 of A, 4+5 of B, loses 32");
  row(Truncation::Tail)->click();
  EXPECT_EQ(m_page->inspection()->options.truncation.strategy, Truncation::Tail);
  EXPECT_EQ(cell(19, PiecesModel::Piece), "[SEP]");
  EXPECT_EQ(m_page->address().query["truncation"], "tail");
  row(Truncation::HeadTail)->click();
  auto* head = find<QLineEdit>("truncation-head");
  head->setFocus();
  QTest::keyClicks(head, "2");
  EXPECT_EQ(row(Truncation::HeadTail)->sentence(), "keeps 2+6 of A, 2+7 of B, loses 32");
  EXPECT_EQ(m_page->address().query["head"], "2");
}

TEST_F(InspectPageTest, WrongCasingIsSaidAndMended) {
  openMrpc(true);
  auto* banner = find<Banner>("inspect-banner");
  EXPECT_TRUE(banner->isVisible());
  EXPECT_TRUE(banner->message().contains("lower-cased"));
  EXPECT_EQ(cell(1, PiecesModel::Piece), "am");
  find<QPushButton>("inspect-mend-casing")->click();
  EXPECT_TRUE(QTest::qWaitFor([&] { return cell(1, PiecesModel::Piece) == "Am"; }));
  EXPECT_FALSE(banner->isVisible());
  EXPECT_EQ(find<QComboBox>("inspect-casing")->currentIndex(), 2);
}

TEST_F(InspectPageTest, TheOtherCasingStandsBeside) {
  openMrpc();
  m_page->open({"inspect", {"compare"}, {}});
  auto* table = find<QTableView>("compare-table");
  const auto cell = [&](int row, int column) { return table->model()->index(row, column).data().toString(); };
  EXPECT_EQ(cell(0, 0), "≠ Amrozi");
  EXPECT_EQ(cell(0, 1), "Am ##ro ##zi");
  EXPECT_EQ(cell(0, 2), "am ##ro ##zi");
  EXPECT_EQ(cell(1, 0), "accused");
  EXPECT_EQ(table->model()->rowCount(), 39);
  EXPECT_EQ(find<TextLabel>("compare-summary")->text(),
            "3 of 39 words differ · pieces a word 1.26 and 1.21 · [UNK] 0 and 0");
  find<QCheckBox>("compare-differences")->setChecked(true);
  ASSERT_EQ(table->model()->rowCount(), 3);
  EXPECT_EQ(cell(1, 0), "≠ Referring");
  EXPECT_EQ(cell(1, 2), "referring");
  table->setCurrentIndex(table->model()->index(1, 0));
  EXPECT_EQ(m_page->pieceFocus()->current(), 25);
}

TEST_F(InspectPageTest, ASecondVocabularyStandsBeside) {
  openMrpc();
  const QString uncased = QString::fromStdString((source() / "tests/data/vocab/bert-base-uncased").string());
  m_page->open({"inspect", {"compare"}, {{"with", uncased}}});
  auto* table = find<QTableView>("compare-table");
  EXPECT_EQ(table->model()->index(0, 2).data().toString(), "am ##ro ##zi");
  EXPECT_EQ(table->model()->index(14, 2).data().toString(), "deliberately");
  EXPECT_EQ(table->model()->index(15, 1).data().toString(), "di ##sto ##rting");
  EXPECT_EQ(table->model()->index(15, 2).data().toString(), "di ##stor ##ting");
  EXPECT_EQ(m_page->address().query["with"], uncased);
  m_page->open({"inspect", {"compare"}, {{"with", "/no/such/vocabulary"}, {"with-lower", "false"}}});
  EXPECT_FALSE(find<QLineEdit>("compare-vocabulary")->accessibleDescription().isEmpty());
  EXPECT_EQ(table->model()->rowCount(), 0);
  EXPECT_EQ(m_page->address().query["with-lower"], "false");
}

TEST_F(InspectPageTest, UnknownAndLostTextCannotBeMissed) {
  openText(QString::fromUtf8("zero\u200Bwidth \U0001F917 caf\u00E9 e\u0301"));
  TokenLayout* layout = text()->tokenLayout();
  const auto inspection = m_page->inspection();
  ASSERT_EQ(inspection->unknown, 1);
  int unknown = -1;
  for (size_t i = 0; i < inspection->pieces.size(); ++i)
    if (inspection->pieces[i].kind == PieceKind::Unknown) unknown = static_cast<int>(i);
  EXPECT_EQ(layout->shownText(unknown), QString::fromUtf8("\U0001F917\u00A0[UNK]"));
  EXPECT_EQ(strips()->colourOfCell(0, unknown), Theme::get().tokens().error);
  EXPECT_EQ(table()->model()->index(unknown, 0).data(Qt::ForegroundRole).value<QColor>(), Theme::get().tokens().error);
  // Between the letters of "zerowidth" stands what is dropped there.
  bool found = false;
  const QRect word = text()->rectOf(1);
  for (double x = 0; x < 400 && !found; x += 2) found = layout->lostAt({x, word.center().y() - 10.0}) == 0;
  EXPECT_TRUE(found);
  bool said = false;
  for (const ElidedLabel* label : m_page->findChildren<ElidedLabel*>())
    said |= label->fullText().contains("1 [UNK] · 1 character") && label->fullText().contains("2 accent");
  EXPECT_TRUE(said);
}

TEST_F(InspectPageTest, TypingAsksOnceItRests) {
  openText("a");
  auto* editor = find<QPlainTextEdit>("inspect-text");
  editor->setFocus();
  QTest::keyClicks(editor, " dog");
  EXPECT_TRUE(QTest::qWaitFor([&] { return m_page->inspection()->a == " doga"; }));  // it begins at the front
  EXPECT_TRUE(m_page->address().query["text"].contains("dog"));
}

TEST_F(InspectPageTest, AnEmptyPageOffersAnExample) {
  EXPECT_EQ(m_page->inspection(), nullptr);
  EXPECT_FALSE(text()->isVisible());
  for (QPushButton* button : m_page->findChildren<QPushButton*>())
    if (button->text() == "Show an example") button->click();
  EXPECT_TRUE(QTest::qWaitFor([&] { return m_page->inspection() != nullptr; }));
  EXPECT_TRUE(text()->isVisible());
  find<QPlainTextEdit>("inspect-text")->clear();
  EXPECT_TRUE(QTest::qWaitFor([&] { return m_page->inspection() == nullptr; }));
}

TEST_F(InspectPageTest, AVocabularyThatCannotBeReadIsSaid) {
  m_page->open({"inspect", {}, {{"model", "/no/such/model"}, {"text", "some words"}}});
  auto* banner = find<Banner>("inspect-banner");
  EXPECT_TRUE(banner->isVisible());
  EXPECT_EQ(banner->kind(), Banner::Kind::Error);
  EXPECT_FALSE(text()->isVisible());
  EXPECT_FALSE(find<QLineEdit>("inspect-vocabulary")->accessibleDescription().isEmpty());
  openText("some words");
  EXPECT_FALSE(banner->isVisible());
  EXPECT_TRUE(text()->isVisible());
}

TEST_F(InspectPageTest, TheAddressBringsItBack) {
  openMrpc(false, {{"length", "40"}, {"truncation", "head-tail"}, {"head", "5"}});
  const Address address = m_page->address();
  InspectPage other(services.context());
  other.open(*Address::fromString(address.toString()));
  ASSERT_NE(other.inspection(), nullptr);
  EXPECT_EQ(other.address(), address);
  EXPECT_EQ(other.inspection()->pieces.size(), m_page->inspection()->pieces.size());
  EXPECT_EQ(other.inspection()->options.truncation.head_tokens, 5);
}

// What an address does not name is as usual, not as it was left.
TEST_F(InspectPageTest, AnAddressAlwaysMeansTheSame) {
  openMrpc(true, {{"truncation", "head-tail"},
                  {"head", "5"},
                  {"length", "40"},
                  {"rules", "google"},
                  {"stride", "64"},
                  {"query", "12"},
                  {"windows", "transformers"},
                  {"with", casedVocabulary()},
                  {"with-lower", "true"},
                  {"with-rules", "google"}});
  const Address left = m_page->address();
  m_page->open({"inspect", {}, {}});
  EXPECT_EQ(m_page->address(), left) << "only gone to";
  const Address plain{"inspect", {"steps"}, {{"vocab", casedVocabulary()}, {"text", "x"}}};
  InspectPage other(services.context());
  other.open(plain);
  m_page->open(plain);
  EXPECT_EQ(m_page->address(), other.address());
  EXPECT_EQ(m_page->address().query["length"], "128");
}

TEST_F(InspectPageTest, WhatIsTypedFirstIsAText) {
  QStackedWidget pages;
  auto* before = new QLineEdit(&pages);
  auto* page = new InspectPage(services.context(), &pages);
  pages.addWidget(before);
  pages.addWidget(page);
  pages.show();
  pages.activateWindow();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&pages));
  before->setFocus();
  pages.setCurrentWidget(page);
  page->open({"inspect", {}, {}});
  QCoreApplication::processEvents();
  ASSERT_NE(pages.focusWidget(), nullptr);
  EXPECT_EQ(pages.focusWidget()->objectName(), "inspect-text");
  childOf<QLineEdit>(page, "inspect-data")->setFocus();
  page->setFocus();
  EXPECT_EQ(pages.focusWidget()->objectName(), "inspect-text");
}

TEST_F(InspectPageTest, TheCurrentPieceStaysInSightWhenThePageIsResized) {
  openText(QStringLiteral("the dog ran away from the house ").repeated(200));
  QTest::keyClick(text(), Qt::Key_End);
  const int current = m_page->pieceFocus()->current();
  const auto inSight = [&] { return text()->viewport()->rect().contains(text()->rectOf(current)); };
  ASSERT_TRUE(inSight());
  ASSERT_GT(text()->verticalScrollBar()->value(), 0);
  m_page->resize(820, 772);
  QCoreApplication::processEvents();
  EXPECT_TRUE(inSight());
  // Not where somebody looks at another place.
  text()->verticalScrollBar()->triggerAction(QAbstractSlider::SliderToMinimum);
  m_page->resize(1100, 772);
  QCoreApplication::processEvents();
  EXPECT_EQ(text()->verticalScrollBar()->value(), 0);
}

TEST_F(InspectPageTest, LengthsOutOfRangeAreBroughtInto) {
  m_page->open({"inspect", {}, {{"text", "a"}, {"length", "99999999999"}}});
  EXPECT_LE(m_page->inspection()->pieces.size(), 8192u);
  m_page->open({"inspect", {}, {{"text", "a b c d"}, {"length", "-5"}}});
  EXPECT_GE(m_page->inspection()->pieces.size(), 2u);
}

TEST_F(InspectPageTest, SpeaksToThoseWhoDoNotSee) {
  openMrpc();
  expectNames(m_page.get());
  expectUniqueMnemonics(m_page.get());
}

}  // namespace
}  // namespace cloze
