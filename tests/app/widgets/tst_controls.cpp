#include <widgets/controls.h>
#include <widgets/tab_strip.h>

#include <QSignalSpy>
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
