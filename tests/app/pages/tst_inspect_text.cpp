// The text view of the Inspect page: boxes over the letters they stand for in any script, lost accents, long texts.
#include <app/pages/inspect/long_text_edit.h>
#include <app/pages/inspect/paragraph_layout.h>
#include <app/pages/inspect/steps_view.h>
#include <app/pages/inspect/text_stretch.h>
#include <tests/app/pages/inspect_page_test.h>

#include <QClipboard>
#include <QGlyphRun>
#include <QGuiApplication>
#include <QRawFont>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextBoundaryFinder>
#include <QTextLayout>

namespace cloze {
namespace {

class InspectTextTest : public InspectPageTest {
 protected:
  // Where the glyphs themselves stand, which is not asked of the lines.
  static std::pair<double, double> glyphsOf(const QTextLayout& layout, int start, int length) {
    double left = 1e9, right = -1e9;
    for (const QGlyphRun& run : layout.glyphRuns(start, length)) {
      const auto advances = run.rawFont().advancesForGlyphIndexes(run.glyphIndexes());
      for (qsizetype i = 0; i < advances.size(); ++i) {
        if (advances[i].x() <= 0) continue;  // a mark stands over its letter
        left = std::min(left, run.positions()[i].x());
        right = std::max(right, run.positions()[i].x() + advances[i].x());
      }
    }
    return {left, right};
  }
};

struct ScriptRow {
  const char* name;
  const char* text;
};
void PrintTo(const ScriptRow& row, std::ostream* out) {
  *out << row.name;
}
class Scripts : public InspectTextTest, public testing::WithParamInterface<ScriptRow> {};

// Boxes lie over the letters they stand for, whichever way these run: in reading order, none over another.
TEST_P(Scripts, AreTintedAtTheRightPlaces) {
  const QString words = QString::fromUtf8(GetParam().text);
  openText(words);
  TokenLayout* layout = text()->tokenLayout();
  const auto inspection = m_page->inspection();
  ASSERT_GT(inspection->length, 3);
  const bool rightToLeft = words.isRightToLeft();
  for (int i = 1; i + 1 < inspection->length; ++i) {
    const auto rects = layout->rectsOf(i);
    ASSERT_FALSE(rects.empty()) << i;
    EXPECT_GT(rects.front().width(), 1) << i;
    EXPECT_EQ(layout->pieceAt(rects.front().center()), i);
    if (i == 1) continue;
    const QRectF before = layout->rectsOf(i - 1).front();
    if (before.top() != rects.front().top()) continue;
    if (rightToLeft)
      EXPECT_LE(rects.front().right(), before.left() + 0.5) << i;
    else
      EXPECT_GE(rects.front().left(), before.right() - 0.5) << i;
  }
}

// A box is over the whole characters of its piece, found here without the layout's help; a piece that begins or ends
// within one has its share of it.
TEST_P(Scripts, BoxesLieWhereTheCharactersAre) {
  openText(QString::fromUtf8(GetParam().text));
  TokenLayout* layout = text()->tokenLayout();
  const auto inspection = m_page->inspection();
  for (int i = 1; i + 1 < inspection->length; ++i) {
    const auto rects = layout->rectsOf(i);
    ASSERT_EQ(rects.size(), 1u) << i;
    const TokenLayout::Place place = layout->placeOf(i);
    QTextBoundaryFinder characters(QTextBoundaryFinder::Grapheme, place.layout->text());
    const auto edge = [&](int unit, bool forwards) {
      characters.setPosition(unit);
      if (!characters.isAtBoundary()) forwards ? characters.toNextBoundary() : characters.toPreviousBoundary();
      return static_cast<int>(characters.position());
    };
    const int first = edge(place.start, false), behind = edge(place.end, true);
    characters.setPosition(behind);
    const int last = static_cast<int>(characters.toPreviousBoundary());
    const QTextLine line = place.layout->lineForTextPosition(first);
    const double one = line.cursorToX(first), other = line.cursorToX(last, QTextLine::Trailing);
    const double left = std::min(one, other), right = std::max(one, other);
    const std::string what = std::to_string(i) + ": " + layout->shownText(i).toStdString();
    EXPECT_GE(rects.front().left(), left - 0.6) << what;
    EXPECT_LE(rects.front().right(), right + 0.6) << what;
    EXPECT_GT(rects.front().width(), 1) << what;
    if (first != place.start || behind != place.end) continue;
    EXPECT_NEAR(rects.front().left(), left, 0.6) << what;
    EXPECT_NEAR(rects.front().right(), right, 0.6) << what;
  }
}

const ScriptRow kScripts[] = {
    {"latin", "unaffable, he said"},
    {"hebrew", "\u05E9\u05DC\u05D5\u05DD \u05E2\u05D5\u05DC\u05DD"},
    {"hebrew_with_points", "\u05E9\u05C1\u05B8\u05DC\u05D5\u05B9\u05DD \u05E2\u05D5\u05B9\u05DC\u05B8\u05DD"},
    {"arabic", "\u0645\u0631\u062D\u0628\u0627 \u0628\u0643\u0645"},
    {"arabic_with_vowels", "\u0645\u064E\u0631\u0652\u062D\u064E\u0628\u064B\u0627 \u0628\u0643\u0645"},
    {"chinese", "\u4ECA\u5929\u5929\u6C14"},
    {"combining", "e\u0301le\u0300ve cafe\u0301 de"},
    {"accents_in_letters", "na\u00EFve \u00E9l\u00E8ve Vi\u1EC7t"},
    {"emoji", "\U0001F600 ok \U0001F468\u200D\U0001F469 so"},
    {"flags", "to \U0001F1E9\U0001F1EA and \U0001F1EB\U0001F1F7 go"},
    {"keycap_and_skin", "1\uFE0F\u20E3 and \U0001F44B\U0001F3FD go"},
    {"devanagari", "\u0928\u092E\u0938\u094D\u0924\u0947 \u0926\u0941\u0928\u093F\u092F\u093E"},
    {"thai", "\u0E01\u0E33\u0E25\u0E31\u0E07 \u0E17\u0E35\u0E48"}};

INSTANTIATE_TEST_SUITE_P(Rows, Scripts, testing::ValuesIn(kScripts),
                         [](const auto& row) { return std::string(row.param.name); });

// The paragraph over the windows' bands: a stretch of it is over the glyphs of its characters.
TEST_F(InspectTextTest, StretchesOfAParagraphLieOverTheirGlyphs) {
  constexpr double kWide = 900;
  for (const char* text :
       {"unaffable, he said", "\U0001F600 ok \U0001D49C\U0001D4B7", "e\u0301le\u0300ve cafe\u0301 de",
        "to \U0001F1E9\U0001F1EA go", "\u05E9\u05DC\u05D5\u05DD \u05E2\u05D5\u05DC\u05DD",
        "\u05E9\u05C1\u05B8\u05DC\u05D5\u05B9\u05DD \u05E2\u05D5\u05B9\u05DC\u05B8\u05DD",
        "\u4ECA\u5929\u5929\u6C14"}) {
    SCOPED_TRACE(text);
    const QString words = QString::fromUtf8(text);
    ParagraphLayout paragraph;
    paragraph.setFont(m_page->font(), 20);
    paragraph.setText(words);
    paragraph.setWidth(kWide);
    QTextLayout layout(words, m_page->font());
    QTextOption option;
    option.setTextDirection(words.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    layout.setTextOption(option);
    layout.beginLayout();
    layout.createLine().setLineWidth(kWide);
    layout.endLayout();
    QTextBoundaryFinder characters(QTextBoundaryFinder::Grapheme, words);
    for (int from = 0, to = 0; (to = static_cast<int>(characters.toNextBoundary())) > 0; from = to) {
      if (words[from].isSpace()) continue;
      const auto rects = paragraph.rectsOf(from, to);
      ASSERT_EQ(rects.size(), 1u) << from;
      const auto [left, right] = glyphsOf(layout, from, to - from);
      EXPECT_NEAR(rects.front().left(), left, 0.6) << from;
      EXPECT_NEAR(rects.front().right(), right, 0.6) << from;
    }
  }
}

// Where a text runs both ways, a box still is over its own letters, and none over another's.
TEST_F(InspectTextTest, BothDirectionsInOneLine) {
  openText(QString::fromUtf8("the \u05E9\u05DC\u05D5\u05DD dog \u0645\u0631\u062D\u0628\u0627 12 ran"));
  TokenLayout* layout = text()->tokenLayout();
  const int last = m_page->inspection()->length - 1;
  for (int i = 1; i < last; ++i) {
    const TokenLayout::Place place = layout->placeOf(i);
    const auto [left, right] = glyphsOf(*place.layout, place.start, place.end - place.start);
    const auto rects = layout->rectsOf(i);
    ASSERT_EQ(rects.size(), 1u) << i << ": " << layout->shownText(i).toStdString();
    const QRectF box = rects.front();
    EXPECT_NEAR(box.left(), left, 1.5) << i;
    EXPECT_NEAR(box.right(), right, 1.5) << i;
    for (int j = 1; j < i; ++j) EXPECT_LT(box.intersected(layout->rectsOf(j).front()).width(), 1) << i << " over " << j;
  }
}

TEST(TextStretch, ShareACharacterThatNoCursorDivides) {
  for (const QString& whole : {QString::fromUtf8("ae\u0301b"), QString::fromUtf8("a\U0001F1E9\U0001F1EAb")}) {
    QTextLayout layout(whole, Theme::get().font(TextRole::Body));
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(500);
    layout.endLayout();
    const int begin = 1, end = static_cast<int>(whole.size()) - 1, middle = (begin + end) / 2;
    const TextStretch all = stretchIn(layout, line, begin, end);
    const TextStretch first = stretchIn(layout, line, begin, middle), second = stretchIn(layout, line, middle, end);
    EXPECT_NEAR(all.left, line.cursorToX(begin), 0.1);
    EXPECT_NEAR(all.right, line.cursorToX(end), 0.1);
    EXPECT_NEAR(first.right, (all.left + all.right) / 2, 0.1);
    EXPECT_NEAR(second.left, first.right, 0.1);
    EXPECT_NEAR(second.right, all.right, 0.1);
    EXPECT_TRUE(stretchIn(layout, line, 2, 2).isEmpty());
  }
}

// The letter that loses its accent is marked, whether the accent is a character of its own or not; its piece is found
// there all the same.
TEST_F(InspectTextTest, AccentsThatAreRemovedAreMarkedOverTheirLetters) {
  openText(QString::fromUtf8("caf\u00E9 caf e\u0301\u0323t"));
  TokenLayout* layout = text()->tokenLayout();
  const auto inspection = m_page->inspection();
  ASSERT_EQ(inspection->lost.size(), 3u);
  const auto lostIn = [&](int piece) {
    std::vector<int> found;
    const QRectF box = layout->rectsOf(piece).front();
    for (double x = box.left() + 1; x < box.right(); x += 1)
      if (const int lost = layout->lostAt({x, box.center().y()}); lost >= 0 && (found.empty() || found.back() != lost))
        found.push_back(lost);
    EXPECT_EQ(layout->pieceAt({box.right() - 2, box.center().y()}), piece);
    return found;
  };
  EXPECT_EQ(lostIn(1), std::vector<int>{0});
  const int caf = 2;
  EXPECT_TRUE(lostIn(caf).empty());
  EXPECT_EQ(lostIn(inspection->length - 2), std::vector<int>{1});  // both of its marks, once
  // Seen, and not by its tooltip alone.
  const QRect letter = text()->rectOf(1);
  const QImage picture = text()->viewport()->grab().toImage();
  int marked = 0;
  for (int x = letter.left(); x <= letter.right(); ++x)
    for (int y = letter.top(); y < letter.top() + 5; ++y)
      marked += picture.pixelColor(x, y) == Theme::get().tokens().warning ? 1 : 0;
  EXPECT_GT(marked, 4);
}

TEST_F(InspectTextTest, AnUnknownWordOfAMegabyteIsUnknownThroughout) {
  openText(QStringLiteral("unaffable").repeated(120000));
  const auto inspection = m_page->inspection();
  ASSERT_EQ(inspection->length, 3);
  EXPECT_EQ(inspection->unknown, 1);
  QScrollBar* bar = text()->verticalScrollBar();
  for (const int at : {0, bar->maximum() / 2, bar->maximum() - 100}) {
    bar->setValue(at);
    text()->grab();
    QCoreApplication::processEvents();  // what was an estimate is known
    int inIt = 0;
    for (double y = 0; y < 60; y += 3) inIt += text()->tokenLayout()->pieceAt({60, bar->value() + y}) == 1 ? 1 : 0;
    EXPECT_GT(inIt, 3) << at;  // but for the gaps between lines
  }
  EXPECT_TRUE(text()->tokenLayout()->shownText(1).endsWith("[UNK]"));
  // Its steps are those of its beginning.
  const QString steps = find<StepsView>("inspect-steps")->toPlainText();
  EXPECT_TRUE(steps.contains("so it is not looked up"));
  EXPECT_LT(steps.size(), 5000);
}

// A megabyte with lines of 10 kB, and all of it in one line: there at once, and scrolled to its end.
TEST_F(InspectTextTest, AMegabyteIsShown) {
  QString line;
  while (line.size() < 10000) line += QString("the quick brown fox number %1 jumps ").arg(line.size());
  for (const QChar between : {QChar('\n'), QChar(' ')}) {
    QString whole;
    while (whole.size() < (1 << 20)) whole += line + between;
    openText(whole);
    ASSERT_NE(m_page->inspection(), nullptr);
    EXPECT_GT(m_page->inspection()->length, 200000);
    QScrollBar* bar = text()->verticalScrollBar();
    EXPECT_GT(bar->maximum(), 10000);
    text()->grab();
    text()->setFocus();
    QCoreApplication::processEvents();  // a mouse that rests over the page is told of again, and has no say
    QTest::keyClick(text(), Qt::Key_End);
    QCoreApplication::processEvents();
    const QRect last = text()->rectOf(m_page->inspection()->length - 1);
    EXPECT_TRUE(text()->viewport()->rect().intersects(last)) << last.top();
    bar->setValue(bar->maximum() / 2);
    text()->grab();
    EXPECT_GE(text()->tokenLayout()->pieceAt({100, bar->value() + 30.0}), -1);
  }
}

// What is scrolled below a mouse that rests is not what it points at.
TEST_F(InspectTextTest, AMouseThatRestsTakesNoHighlight) {
  openMrpc();
  const QPointF at = table()->visualRect(table()->model()->index(3, 0)).center();
  pointAt(table()->viewport(), at);
  EXPECT_EQ(m_page->pieceFocus()->lit(), 3);
  QTest::keyClick(text(), Qt::Key_End);
  EXPECT_EQ(m_page->pieceFocus()->lit(), 51);
  EXPECT_TRUE(table()->viewport()->rect().intersects(table()->visualRect(table()->model()->index(51, 0))));
  // As Qt says it once the table has scrolled below it.
  QMouseEvent rest(QEvent::MouseMove, at, QPointF(QCursor::pos()), Qt::NoButton, {}, {});
  QCoreApplication::sendEvent(table()->viewport(), &rest);
  EXPECT_EQ(m_page->pieceFocus()->lit(), 51);
  pointAt(table()->viewport(), at + QPointF(0, 1));
  EXPECT_EQ(m_page->pieceFocus()->lit(), table()->indexAt(at.toPoint()).row());
  EXPECT_GE(m_page->pieceFocus()->hovered(), 0);
}

TEST_F(InspectTextTest, LongLinesStandInTheFieldAsTheyAre) {
  LongTextEdit edit;
  QString line;
  while (line.size() < 9000) line += QString::fromUtf8("word \U0001F600 %1 ").arg(line.size());
  const QString whole = line + "\n\nshort\n" + line + "\n";
  int told = 0;
  QObject::connect(&edit, &LongTextEdit::textChanged, [&] { ++told; });
  edit.setText(whole);
  EXPECT_EQ(told, 1);
  EXPECT_EQ(edit.text(), whole);
  for (QTextBlock block = edit.document()->firstBlock(); block.isValid(); block = block.next())
    EXPECT_LE(block.length(), LongTextEdit::kSegment + 1);
  edit.selectAll();
  edit.copy();
  EXPECT_EQ(QGuiApplication::clipboard()->text(), whole);
  // In a segment behind the first: a letter, and a break that is one.
  QTextCursor cursor(edit.document());
  cursor.setPosition(LongTextEdit::kSegment + 11);  // and the break that is none
  edit.setTextCursor(cursor);
  QTest::keyClick(&edit, Qt::Key_X);
  QTest::keyClick(&edit, Qt::Key_Return);
  QString expected = whole;
  expected.insert(LongTextEdit::kSegment + 10, "x\n");
  EXPECT_EQ(edit.text(), expected);
  edit.clear();
  EXPECT_EQ(edit.text(), "");
  QString many;
  for (int i = 0; i < 5000; ++i) many += QString("line %1\n").arg(i);
  edit.setText(many);
  EXPECT_EQ(edit.text(), many);
  EXPECT_LT(edit.document()->blockCount(), 100);
  QTest::keyClick(&edit, Qt::Key_X);
  EXPECT_EQ(edit.text(), "x" + many);
  edit.clear();
  QGuiApplication::clipboard()->setText(whole);
  edit.paste();
  edit.paste();
  EXPECT_EQ(edit.text(), whole + whole);
}

}  // namespace
}  // namespace cloze
