#include <widgets/controls.h>
#include <widgets/tab_strip.h>

#include <QCheckBox>
#include <QHBoxLayout>
#include <QImage>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QStyleOption>
#include <QTableWidget>
#include <QToolButton>
#include <QtTest>

#include <gtest/gtest.h>

namespace cloze {
namespace {

TEST(ElidedLabel, cutsInTheMiddleAndKeepsTheWholeInTheToolTip) {
  ElidedLabel label(TextRole::Body, Tone::Text, QStringLiteral("/a/very/long/path/to/some/model-folder"));
  label.show();
  label.resize(120, 20);
  EXPECT_NE(label.text(), label.fullText());
  EXPECT_TRUE(label.text().startsWith(QLatin1String("/a"))) << label.text().toStdString();
  EXPECT_EQ(label.toolTip(), label.fullText());
  label.resize(600, 20);
  EXPECT_EQ(label.text(), label.fullText());
  EXPECT_TRUE(label.toolTip().isEmpty());
}

TEST(StatBlock, isOneSentenceForThoseWhoListen) {
  StatBlock block(QStringLiteral("Step"));
  EXPECT_EQ(block.value(), QStringLiteral("–"));
  block.setValue(QStringLiteral("212 / 384"));
  block.setCaption(QStringLiteral("epoch 1.66"));
  EXPECT_EQ(block.accessibleName(), QStringLiteral("Step 212 / 384, epoch 1.66"));
}

// Digits and Chinese letters come from fonts of different heights; blocks in a row stand on the same lines all the
// same.
TEST(StatBlock, standsOnTheSameLinesInChinese) {
  Theme::get().install();
  const QLocale before;
  QLocale::setDefault(QLocale(QStringLiteral("zh_CN")));
  QWidget row;
  auto* layout = new QHBoxLayout(&row);
  std::vector<StatBlock*> blocks;
  for (const auto& [label, value, caption] :
       {std::tuple("步数", "900 / 900", "第 6.00 轮"), std::tuple("F1", "6.3 秒", ""), std::tuple("F1", "0.79", "x")}) {
    blocks.push_back(new StatBlock(QString::fromUtf8(label)));
    blocks.back()->setValue(QString::fromUtf8(value));
    blocks.back()->setCaption(QString::fromUtf8(caption));
    layout->addWidget(blocks.back());
  }
  row.show();
  QTest::qWait(1);
  const auto tops = [](const StatBlock* block) {
    QList<int> all;
    for (const QLabel* part : block->findChildren<QLabel*>()) all << part->y() << part->height();
    return all;
  };
  for (const StatBlock* block : blocks) EXPECT_EQ(tops(block), tops(blocks.front())) << block->value().toStdString();
  QLocale::setDefault(before);
}

// Numbers below each other: their first letters stand at one place, however narrow the font's 1 is.
TEST(Style, digitsOfAColumnAreEquallyWide) {
  Theme::get().install();
  Theme::get().apply(ThemeMode::Light);
  QTableWidget table(2, 1);
  table.setShowGrid(false);
  const auto leftInk = [&table](const QString& text) {
    auto* item = new QTableWidgetItem(text);
    item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    table.setItem(1, 0, item);
    const QImage image = table.viewport()->grab(table.visualItemRect(item)).toImage();
    for (int x = 0; x < image.width(); ++x)
      for (int y = 0; y < image.height(); ++y)
        if (qGray(image.pixel(x, y)) < 140) return x;
    return -1;
  };
  table.resize(300, 200);
  table.setColumnWidth(0, 200);
  table.show();
  QTest::qWait(1);
  const int zeros = leftInk(QStringLiteral("E0.000"));
  ASSERT_GT(zeros, 100);
  EXPECT_EQ(leftInk(QStringLiteral("E1.111")), zeros);
}

TEST(Style, theFocusOfAnAccentButtonIsSeen) {
  Theme::get().install();
  Theme::get().apply(ThemeMode::Light);
  QWidget holder;
  QPushButton* button = accentButton(QStringLiteral("Go"), &holder);
  QImage image(100, 32, QImage::Format_RGB32);
  image.fill(Theme::get().tokens().accent);
  QPainter painter(&image);
  QStyleOptionFocusRect ring;
  ring.rect = image.rect();
  button->style()->drawPrimitive(QStyle::PE_FrameFocusRect, &ring, &painter, button);
  painter.end();
  double most = 1;
  for (int y = 0; y < image.height(); ++y)
    most = std::max(most, contrastRatio(image.pixelColor(50, y), Theme::get().tokens().accent));
  EXPECT_GE(most, 3.0);
}

// Of every look, and of tabs: who walks by keys sees where.
TEST(Style, whatHasTheFocusIsSeen) {
  Theme::get().install();
  for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
    Theme::get().apply(mode);
    QWidget window;
    auto* column = new QVBoxLayout(&window);
    auto* other = new QPushButton(QStringLiteral("other"), &window);
    auto* quiet = new QPushButton(QStringLiteral("quiet"), &window);
    quiet->setProperty("look", "quiet");
    auto* tool = new QToolButton(&window);
    tool->setText(QStringLiteral("tool"));
    tool->setFocusPolicy(Qt::StrongFocus);
    auto* tabs = new TabStrip(&window);
    tabs->addTab(QStringLiteral("one"), QStringLiteral("one"));
    tabs->addTab(QStringLiteral("two"), QStringLiteral("two"));
    QWidget* plain = new QPushButton(QStringLiteral("plain"), &window);
    QWidget* accent = accentButton(QStringLiteral("accent"), &window);
    QWidget* link = linkButton(QStringLiteral("link"), &window);
    for (QWidget* each : std::initializer_list<QWidget*>{other, plain, accent, link, quiet, tool, tabs})
      column->addWidget(each);
    window.show();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
    plain->setFocus(Qt::MouseFocusReason);
    const QImage clicked = plain->grab().toImage();
    QTest::keyClick(plain, Qt::Key_Tab);  // from now on keys are used
    EXPECT_EQ(clicked, plain->grab().toImage()) << "a click leaves no ring behind";
    for (QWidget* each : std::initializer_list<QWidget*>{plain, accent, link, quiet, tool,
                                                         tabs->findChild<QWidget*>(QStringLiteral("tab-one")),
                                                         tabs->findChild<QWidget*>(QStringLiteral("tab-two"))}) {
      other->setFocus(Qt::TabFocusReason);
      const QImage without = each->grab().toImage();
      each->setFocus(Qt::TabFocusReason);
      const QImage with = each->grab().toImage();
      int ring = 0;  // pixels that stand out from what was there
      for (int y = 0; y < with.height(); ++y)
        for (int x = 0; x < with.width(); ++x)
          ring += contrastRatio(with.pixelColor(x, y), without.pixelColor(x, y)) >= 2;
      EXPECT_GE(ring, with.width()) << each->objectName().toStdString() << each->metaObject()->className();
    }
  }
  Theme::get().apply(ThemeMode::Light);
}

TEST(Style, enterPressesTheButtonThatHasTheFocus) {
  Theme::get().install();
  QWidget window;
  auto* button = new QPushButton(QStringLiteral("Go"), &window);
  auto* box = new QCheckBox(QStringLiteral("Box"), &window);
  window.show();
  QSignalSpy pressed(button, &QPushButton::clicked);
  QTest::keyClick(button, Qt::Key_Return);
  QTest::keyClick(button, Qt::Key_Enter, Qt::KeypadModifier);
  EXPECT_EQ(pressed.count(), 2);
  QTest::keyClick(button, Qt::Key_Return, Qt::ControlModifier);
  EXPECT_EQ(pressed.count(), 2) << "a command's keys";
  button->setEnabled(false);
  QTest::keyClick(button, Qt::Key_Return);
  EXPECT_EQ(pressed.count(), 2);
  QTest::keyClick(box, Qt::Key_Return);
  EXPECT_FALSE(box->isChecked()) << "a box is ticked by Space";
}

TEST(Banner, showsWithItsRemedyAndHidesWhenEmpty) {
  QWidget window;
  Banner banner(&window);
  window.show();
  EXPECT_FALSE(banner.isVisible());
  banner.show(Banner::Kind::Error, QStringLiteral("Column missing."), QStringLiteral("train.tsv:1"));
  EXPECT_TRUE(banner.isVisible());
  EXPECT_EQ(banner.accessibleName(), QStringLiteral("Column missing. train.tsv:1"));
  int mended = 0;
  QObject::connect(banner.addAction(QStringLiteral("Mend it")), &QPushButton::clicked, [&mended] { ++mended; });
  for (QPushButton* button : banner.findChildren<QPushButton*>()) button->click();
  EXPECT_EQ(mended, 1);
  banner.clear();
  EXPECT_FALSE(banner.isVisible());
}

TEST(TabStrip, movesByKeysAndTellsIds) {
  TabStrip tabs;
  for (const char* id : {"curves", "log", "try"}) tabs.addTab(QString::fromLatin1(id), QString::fromLatin1(id));
  tabs.show();
  QSignalSpy changed(&tabs, &TabStrip::currentChanged);
  EXPECT_EQ(tabs.current(), QStringLiteral("curves"));
  auto* first = tabs.findChild<QWidget*>(QStringLiteral("tab-curves"));
  ASSERT_NE(first, nullptr);
  QTest::keyClick(first, Qt::Key_Right);
  EXPECT_EQ(tabs.current(), QStringLiteral("log"));
  QTest::keyClick(tabs.findChild<QWidget*>(QStringLiteral("tab-log")), Qt::Key_End);
  EXPECT_EQ(tabs.current(), QStringLiteral("try"));
  QTest::keyClick(tabs.findChild<QWidget*>(QStringLiteral("tab-try")), Qt::Key_Right);
  EXPECT_EQ(tabs.current(), QStringLiteral("curves"));
  EXPECT_EQ(changed.count(), 3);
  tabs.setCurrent(QStringLiteral("unknown"));
  EXPECT_EQ(tabs.current(), QStringLiteral("curves"));
}

TEST(Theme, controlsFollowASwitch) {
  Theme::get().install();
  Theme::get().apply(ThemeMode::Light);
  TextLabel label(TextRole::Body, Tone::Secondary, QStringLiteral("x"));
  EXPECT_EQ(label.palette().color(QPalette::WindowText), tokensFor(false).secondary);
  Theme::get().apply(ThemeMode::Dark);
  EXPECT_EQ(label.palette().color(QPalette::WindowText), tokensFor(true).secondary);
  Theme::get().apply(ThemeMode::Light);
}

}  // namespace
}  // namespace cloze
