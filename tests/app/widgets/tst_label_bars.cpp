#include <widgets/label_bars.h>
#include <widgets/theme.h>

#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>

namespace cloze {
namespace {

TEST(LabelBarsTest, LeadByMouseAndKeys) {
  Theme::get().install();
  LabelBars bars;
  bars.setBars({{QStringLiteral("bad"), 1}, {QStringLiteral("good"), 3}, {QStringLiteral("never"), 0}}, 5);
  bars.resize(300, bars.sizeHint().height());
  bars.show();
  EXPECT_EQ(bars.shown(), 3u);
  EXPECT_EQ(bars.valueText(1).toStdString(), "3 \u00B7 60 %");
  EXPECT_EQ(bars.accessibleDescription().toStdString(), "bad 1 \u00B7 20 %, good 3 \u00B7 60 %, never 0 \u00B7 0 %");
  QSignalSpy chosen(&bars, &LabelBars::chosen);
  QTest::mouseClick(&bars, Qt::LeftButton, {}, {30, 30});
  QTest::keyClick(&bars, Qt::Key_Up);
  QTest::keyClick(&bars, Qt::Key_Return);
  ASSERT_EQ(chosen.size(), 2);
  EXPECT_EQ(chosen[0][0].toString(), QStringLiteral("good"));
  EXPECT_EQ(chosen[1][0].toString(), QStringLiteral("bad"));
  EXPECT_FALSE(bars.grab().isNull());
}

TEST(LabelBarsTest, ManyLabelsAreToldInALine) {
  LabelBars bars;
  std::vector<LabelBars::Bar> many;
  for (int i = 0; i < 40; ++i) many.push_back({QString::number(i), i});
  bars.setBars(many, 780);
  EXPECT_EQ(bars.shown(), LabelBars::kMostBars);
  const int rows = static_cast<int>(LabelBars::kMostBars) + 1;
  EXPECT_EQ(bars.sizeHint().height() % rows, 0);
  EXPECT_FALSE(bars.grab().isNull());
}

}  // namespace
}  // namespace cloze
