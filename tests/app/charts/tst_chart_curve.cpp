#include <widgets/chart_grid.h>
#include <widgets/chart_histogram.h>
#include <widgets/chart_menu.h>
#include <widgets/chart_plot.h>
#include <widgets/theme.h>

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include <cmath>
#include <ctime>
#include <limits>

namespace cloze {
namespace {

std::shared_ptr<ChartData> line(int points, double from = 1) {
  auto data = std::make_shared<ChartData>();
  for (int i = 0; i < points; ++i) {
    data->steps.push_back(i + 1);
    data->wall_s.push_back((i + 1) * 0.5);
    data->epochs.push_back((i + 1) / 100.0);
    data->values.push_back(from / (1 + i));
  }
  return data;
}

ChartSeries series(const char* id, const char* label, std::shared_ptr<const ChartData> data, bool smoothed = false) {
  ChartSeries out;
  out.id = QString::fromLatin1(id);
  out.label = QString::fromLatin1(label);
  out.data = std::move(data);
  out.smoothed = smoothed;
  return out;
}

class CurveChartTest : public testing::Test {
 protected:
  void SetUp() override {
    Theme::get().install();
    m_grid.resize(1000, 300);
    m_loss = m_grid.addChart(QStringLiteral("Loss"));
    m_norm = m_grid.addChart(QStringLiteral("Gradient norm"));
    m_loss->setSeries({series("train/loss", "train", line(200), true), series("dev/loss", "dev", line(100, 2))});
    m_norm->setSeries({series("train/grad_norm", "norm", line(200, 4))});
    m_grid.syncRange();
    m_grid.show();
    EXPECT_TRUE(QTest::qWaitForWindowExposed(&m_grid));
    QTest::qWait(20);
  }
  QPoint at(CurveChart* chart, double x) {
    return {static_cast<int>(chart->plot()->xAxis->coordToPixel(x)), chart->plot()->height() / 2};
  }
  ChartGrid m_grid;
  CurveChart* m_loss = nullptr;
  CurveChart* m_norm = nullptr;
};

TEST_F(CurveChartTest, CursorIsSharedAndTellsEveryLine) {
  QTest::mouseMove(m_loss->plot(), at(m_loss, 50));
  ASSERT_TRUE(m_loss->cursor());
  EXPECT_NEAR(*m_loss->cursor(), 50, 1);
  EXPECT_EQ(m_loss->cursor(), m_norm->cursor());
  const QStringList text = m_loss->cursorText();
  ASSERT_EQ(text.size(), 3);
  EXPECT_TRUE(text[0].contains(QStringLiteral("step %1").arg(*m_loss->cursor())));
  EXPECT_TRUE(text[1].startsWith(QStringLiteral("train ")) && text[1].contains(QStringLiteral("raw")));
  EXPECT_TRUE(text[2].startsWith(QStringLiteral("dev ")));
  EXPECT_FALSE(m_loss->accessibleDescription().isEmpty());
}

TEST_F(CurveChartTest, DragSelectsARangeForAllAndDoubleClickShowsEverything) {
  QTest::mousePress(m_loss->plot(), Qt::LeftButton, {}, at(m_loss, 40));
  QTest::mouseMove(m_loss->plot(), at(m_loss, 80));
  QTest::mouseRelease(m_loss->plot(), Qt::LeftButton, {}, at(m_loss, 80));
  ASSERT_TRUE(m_grid.range());
  EXPECT_NEAR(m_grid.range()->first, 40, 2);
  EXPECT_NEAR(m_grid.range()->second, 80, 2);
  EXPECT_EQ(m_norm->range(), m_loss->range());
  QTest::mouseDClick(m_norm->plot(), Qt::LeftButton, {}, at(m_norm, 60));
  EXPECT_FALSE(m_grid.range());
}

TEST_F(CurveChartTest, KeysMoveTheCursorZoomAndCopy) {
  m_loss->setFocus();
  m_loss->setCursor(10, true);
  QTest::keyClick(m_loss, Qt::Key_Right);
  EXPECT_EQ(m_loss->cursor(), 11);
  EXPECT_EQ(m_norm->cursor(), 11);
  QTest::keyClick(m_loss, Qt::Key_Right, Qt::ShiftModifier);
  EXPECT_EQ(m_loss->cursor(), 21);
  QTest::keyClick(m_loss, Qt::Key_Plus);
  ASSERT_TRUE(m_grid.range());
  QTest::keyClick(m_loss, Qt::Key_Escape);
  EXPECT_FALSE(m_grid.range());
  QTest::keyClick(m_norm, Qt::Key_C, Qt::ControlModifier);
  EXPECT_TRUE(
      QApplication::clipboard()->text().startsWith(QStringLiteral("step\twall_s\tepoch\ttrain/grad_norm\n1\t")));
}

TEST_F(CurveChartTest, CopiedDataHoldWhatIsSeenWithEmptyCellsAndNaN) {
  auto data = line(4);
  data->values[1] = std::numeric_limits<double>::quiet_NaN();
  auto sparse = std::make_shared<ChartData>();
  sparse->steps = {2, 3};
  sparse->values = {0.5, 0.25};
  m_loss->setSeries({series("train/loss", "train", data), series("dev/loss", "dev", sparse)});
  m_loss->setRange({{2, 3}});
  EXPECT_EQ(
      m_loss->toTsv().toStdString(),
      "step\twall_s\tepoch\ttrain/loss\tdev/loss\n2\t1\t0.02\tNaN\t0.5\n3\t1.5\t0.03\t0.3333333333333333\t0.25\n");
}

TEST_F(CurveChartTest, ALongRunsStepsAreGrouped) {
  auto data = std::make_shared<ChartData>();
  data->steps = {1234567};
  data->wall_s = {10};
  data->epochs = {2};
  data->values = {0.5};
  m_loss->setSeries({series("train/loss", "train", data)});
  m_grid.setXAxis(ChartX::Epoch);
  m_loss->setCursor(2);
  EXPECT_TRUE(m_loss->cursorText().value(0).contains(QStringLiteral("step 1,234,567")))
      << m_loss->cursorText().value(0).toStdString();
}

// A long run looked at closely: five minutes are no 0.0833333 h.
TEST_F(CurveChartTest, TimesAreCountedInAUnitTheTicksDivide) {
  auto data = line(7200);
  for (double& wall : data->wall_s) wall *= 2;
  m_loss->setSeries({series("train/loss", "train", data)});
  m_norm->setSeries({series("train/grad_norm", "norm", data)});
  m_grid.setXAxis(ChartX::WallTime);
  m_grid.syncRange();
  EXPECT_EQ(m_loss->plot()->xAxis->label(), QStringLiteral("h"));
  m_loss->setRange({{5400, 7200}});
  m_loss->plot()->replot();
  EXPECT_EQ(m_loss->plot()->xAxis->label(), QStringLiteral("min"));
  const QVector<QString> ticks = m_loss->plot()->xAxis->tickVectorLabels();
  EXPECT_TRUE(ticks.contains(QStringLiteral("100")));
  for (const QString& tick : ticks) EXPECT_LE(tick.size(), 3) << tick.toStdString();
}

TEST_F(CurveChartTest, XAxisOfTheGridIsTheUnionOfItsCharts) {
  m_loss->setPlannedSteps(500);
  m_grid.syncRange();
  const auto expectEnd = [this](double end) {
    EXPECT_GE(m_norm->plot()->xAxis->range().upper, end);
    EXPECT_LT(m_norm->plot()->xAxis->range().upper, end * 1.05);
  };
  expectEnd(500);
  m_grid.setXAxis(ChartX::WallTime);
  expectEnd(100);
  m_grid.setXAxis(ChartX::Epoch);
  expectEnd(2);
}

// One point alone is no line at all, and of two nobody sees which steps they are of.
TEST_F(CurveChartTest, FewPointsAreDots) {
  const auto dots = [this] {
    int count = 0;
    for (int i = 0; i < m_norm->plot()->graphCount(); ++i) count += !m_norm->plot()->graph(i)->scatterStyle().isNone();
    return count;
  };
  for (const int points : {1, 2, 30}) {
    m_norm->setSeries({series("train/grad_norm", "norm", line(points), true)});
    EXPECT_EQ(dots(), 1) << points << ": one a step, not two";
  }
  m_norm->setSeries({series("train/grad_norm", "norm", line(31), true)});
  EXPECT_EQ(dots(), 0);
  m_norm->setRange({{10, 20}});
  EXPECT_EQ(dots(), 1) << "what counts is what is seen";
  ChartSeries orange = series("train/grad_norm", "norm", line(3));
  orange.colorSlot = 1;
  m_norm->setSeries({orange});
  const QColor before = m_norm->plot()->graph(m_norm->plot()->graphCount() - 1)->scatterStyle().pen().color();
  Theme::get().apply(ThemeMode::Dark);
  EXPECT_NE(m_norm->plot()->graph(m_norm->plot()->graphCount() - 1)->scatterStyle().pen().color(), before);
  Theme::get().apply(ThemeMode::Light);
}

TEST_F(CurveChartTest, TheFirstAndLastDotAreWhole) {
  auto data = std::make_shared<ChartData>();
  data->steps = {0, 3};
  data->values = {0.5, 0.25};
  m_norm->setSeries({series("train/grad_norm", "norm", data)});
  m_loss->setSeries({});
  m_grid.syncRange();
  const QRect area = m_norm->plot()->axisRect()->rect();
  const double radius = 3.5;
  EXPECT_GE(m_norm->plot()->xAxis->coordToPixel(0) - radius, area.left());
  EXPECT_LE(m_norm->plot()->xAxis->coordToPixel(3) + radius, area.right());
}

// Beneath the numbers it is the name of, inside the chart and whole.
TEST_F(CurveChartTest, TheAxisIsNamedUnderItsNumbers) {
  struct Row {
    ChartX axis;
    const char* name;
  };
  for (const auto& [axis, name] :
       {Row{ChartX::Step, "step"}, Row{ChartX::WallTime, "s"}, Row{ChartX::Epoch, "epoch"}}) {
    m_grid.setXAxis(axis);
    EXPECT_EQ(m_norm->plot()->xAxis->label(), QLatin1String(name));
    m_norm->plot()->replot();
    const QImage picture = m_norm->plot()->grab().toImage();
    const QRect area = m_norm->plot()->axisRect()->rect();
    const QRgb ground = picture.pixel(2, picture.height() - 1);
    const auto inked = [&](int x, int y) { return picture.pixel(x, y) != ground; };
    int left = picture.width(), right = -1, bottom = -1;
    for (int y = area.bottom() + 21; y < picture.height(); ++y) {  // below the numbers
      for (int x = 0; x < picture.width(); ++x) {
        if (!inked(x, y)) continue;
        left = std::min(left, x);
        right = std::max(right, x);
        bottom = y;
      }
    }
    EXPECT_LT(bottom, picture.height() - 1) << name << ": cut off";
    EXPECT_NEAR((left + right) / 2.0, area.center().x(), 3) << name;
  }
}

TEST_F(CurveChartTest, NothingToShowIsNoTrouble) {
  m_loss->setSeries({});
  m_loss->setSeries({series("a", "a", nullptr), series("b", "b", std::make_shared<ChartData>())});
  m_loss->setLogY(true);
  m_loss->setCursor(3, true);
  EXPECT_FALSE(m_loss->grab().isNull());
  QTest::keyClick(m_loss, Qt::Key_Right);
  QTest::keyClick(m_loss, Qt::Key_Plus);
}

// Builds whose standard library checks its arguments (debug, sanitizers) ended here.
TEST_F(CurveChartTest, NoRoomForALabelIsNoTrouble) {
  for (const int height : {40, 60, 80, 100}) {
    m_loss->setFixedSize(90, height);
    m_loss->plot()->replot();
    EXPECT_FALSE(m_loss->grab().isNull());
  }
}

TEST_F(CurveChartTest, PicturesAreWritten) {
  QTemporaryDir folder;
  QString error;
  for (const char* ending : {"png", "svg", "pdf"}) {
    const QString file = folder.filePath(QStringLiteral("curves.%1").arg(QLatin1String(ending)));
    EXPECT_TRUE(m_grid.savePicture(file, &error)) << error.toStdString();
    EXPECT_GT(QFileInfo(file).size(), 2000) << ending;
  }
  EXPECT_FALSE(m_grid.savePicture(folder.filePath(QStringLiteral("curves.txt")), &error));
  EXPECT_TRUE(error.contains(QStringLiteral(".png")));
  EXPECT_FALSE(m_loss->savePicture(QStringLiteral("/nowhere/at/all.png"), &error));
  EXPECT_TRUE(error.contains(QStringLiteral("/nowhere/at/all.png")));
}

// 50 lines of 100,000 points: a pan must fit in a frame. The bound is loose, for busy machines; the figure is printed.
TEST(CurveChartSpeed, FiftyLongLines) {
  Theme::get().install();
  CurveChart chart(QStringLiteral("Many"));
  chart.resize(1200, 700);
  std::vector<ChartSeries> many;
  for (int i = 0; i < 50; ++i) {
    auto data = std::make_shared<ChartData>();
    data->steps.resize(100000);
    data->values.resize(100000);
    for (size_t k = 0; k < 100000; ++k) {
      data->steps[k] = static_cast<double>(k);
      data->values[k] = i + std::sin(static_cast<double>(k) * 0.01 * (1 + i)) * 0.4;
    }
    ChartSeries one = series("s", "s", data);
    one.id = QString::number(i);
    one.label = one.id;
    one.colorSlot = i;
    many.push_back(one);
  }
  chart.setSeries(std::move(many));
  chart.show();
  QTest::qWait(50);
  double best = 1e9;
  for (int frame = 0; frame < 8; ++frame) {
    const std::clock_t before = std::clock();  // processor time: other programs on the machine do not count
    chart.setRange({{frame * 100.0, 90000.0 + frame * 100}});
    chart.plot()->replot();
    best = std::min(best, 1e3 * static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC);
  }
  RecordProperty("frame_ms", std::to_string(best));
  std::printf("50 lines of 100,000 points: %.1f ms a frame\n", best);
  EXPECT_LT(best, 100);
}

TEST(HistogramChartTest, LineMovesByMouseAndKeysWithinItsLimits) {
  Theme::get().install();
  HistogramChart chart(QStringLiteral("Tokens per pair"));
  chart.resize(500, 160);
  chart.setCounts({0, 0, 5, 9, 4, 0, 1});
  chart.setUnit(QStringLiteral("tokens"));
  chart.setLineLimits(3, 512);
  chart.setLine(128);
  chart.show();
  QSignalSpy moved(&chart, &HistogramChart::lineMoved), released(&chart, &HistogramChart::lineReleased);
  QTest::keyClick(&chart, Qt::Key_Left);
  EXPECT_EQ(chart.line(), 127);
  QTest::keyClick(&chart, Qt::Key_Right, Qt::ShiftModifier);
  EXPECT_EQ(chart.line(), 143);
  QTest::mousePress(&chart, Qt::LeftButton, {}, {18, 60});
  QTest::mouseRelease(&chart, Qt::LeftButton, {}, {18, 60});
  EXPECT_EQ(chart.line(), 3);
  EXPECT_EQ(moved.size(), 3);
  EXPECT_EQ(released.size(), 3);
  EXPECT_EQ(chart.toTsv().toStdString(), "tokens\tcount\n2\t5\n3\t9\n4\t4\n6\t1\n");
  EXPECT_FALSE(chart.grab().isNull());
  chart.findChild<QAction*>(QStringLiteral("copy-values"))->trigger();
  EXPECT_EQ(QApplication::clipboard()->text(), chart.toTsv());
  chart.findChild<QAction*>(QStringLiteral("save-picture"))->trigger();
  auto* dialog = chart.findChild<QFileDialog*>();
  ASSERT_NE(dialog, nullptr);
  QTemporaryDir folder;
  Q_EMIT dialog->fileSelected(folder.filePath(QStringLiteral("lengths.svg")));
  EXPECT_TRUE(QFileInfo::exists(folder.filePath(QStringLiteral("lengths.svg"))));
  QSignalSpy failed(chart.menu(), &ChartMenu::pictureFailed);
  Q_EMIT dialog->fileSelected(folder.filePath(QStringLiteral("none/lengths.svg")));
  EXPECT_EQ(failed.count(), 1);
  dialog->close();
  chart.setCounts({});
  EXPECT_FALSE(chart.grab().isNull());
}

// "longest 2,345" must not stand over an axis that ends at 1,024.
TEST(HistogramChartTest, BarsLeadWhereTheyAreAskedTo) {
  Theme::get().install();
  HistogramChart chart{QString()};
  chart.resize(500, 160);
  chart.setCounts({0, 0, 5, 9, 4, 0, 1});
  chart.setLine(6);
  chart.setBarsLead(true);
  chart.show();
  QSignalSpy chosen(&chart, &HistogramChart::barChosen), moved(&chart, &HistogramChart::lineMoved);
  const auto pixelOf = [&chart](double value) {
    return static_cast<int>(18 + (500 - 36) * value / static_cast<double>(chart.axisEnd()));
  };
  QTest::mouseClick(&chart, Qt::LeftButton, {}, {pixelOf(3.5), 100});
  ASSERT_EQ(chosen.size(), 1);
  EXPECT_EQ(chosen[0][0].toInt(), 3);
  EXPECT_EQ(chosen[0][1].toInt(), 4);
  QTest::mouseClick(&chart, Qt::LeftButton, {}, {pixelOf(5.4), 100});
  EXPECT_EQ(chosen.size(), 1) << "an empty bar leads nowhere";
  QTest::mousePress(&chart, Qt::LeftButton, {}, {pixelOf(6) + 3, 100});
  QTest::mouseMove(&chart, {pixelOf(4), 100});
  QTest::mouseRelease(&chart, Qt::LeftButton, {}, {pixelOf(4), 100});
  EXPECT_EQ(chart.line(), 4);
  EXPECT_GT(moved.size(), 0);
  EXPECT_EQ(chosen.size(), 1);
}

TEST(HistogramChartTest, HeightsAreLogarithmsWhereMostBarsWouldNotBeSeen) {
  Theme::get().install();
  HistogramChart chart{QString()};
  chart.resize(500, 160);
  chart.setCounts({0, 0, 5, 9, 4, 0, 1});
  EXPECT_FALSE(chart.countsAreLogarithmic());
  chart.setCounts({100000, 3, 2, 5, 4, 0, 1});
  EXPECT_TRUE(chart.countsAreLogarithmic());
}

TEST(HistogramChartTest, TheAxisReachesTheLongestValue) {
  Theme::get().install();
  HistogramChart chart(QStringLiteral("Tokens per pair"));
  chart.resize(500, 160);
  chart.setUnit(QStringLiteral("tokens"));
  std::vector<int64_t> counts(104);
  counts[52] = 7;
  counts[103] = 1;
  chart.setCounts(counts, 103);
  EXPECT_GT(chart.axisEnd(), 103);
  EXPECT_EQ(chart.axisEndText(), QStringLiteral("tokens"));
  const QImage closed = chart.grab().toImage();
  counts.resize(1025);
  counts[1024] = 3;
  chart.setCounts(counts, 2345);
  EXPECT_EQ(chart.axisEndText(), QStringLiteral("2,345 tokens"));
  EXPECT_GT(chart.axisEnd(), 1025) << "the bar of those beyond has a width";
  EXPECT_EQ(chart.toTsv().toStdString(), "tokens\tcount\n52\t7\n103\t1\n1024-2345\t3\n");
  const QImage open = chart.grab().toImage();
  const int y = open.height() - 22 - 30, x = 500 - 18 - 12;  // within that bar, of three; above the last of one
  EXPECT_NE(open.pixel(x, y), closed.pixel(x, y));
}

// What it would change is not to be seen: a click on the blank place must not set a length.
TEST(HistogramChartTest, NoLineMovesWhileThereIsNothingToShow) {
  Theme::get().install();
  HistogramChart chart(QStringLiteral("Tokens per pair"));
  chart.resize(500, 160);
  chart.setLineLimits(3, 512);
  chart.setLine(128);
  chart.show();
  QSignalSpy moved(&chart, &HistogramChart::lineMoved), released(&chart, &HistogramChart::lineReleased);
  QTest::mouseClick(&chart, Qt::LeftButton, {}, {60, 60});
  QTest::keyClick(&chart, Qt::Key_Left);
  EXPECT_EQ(chart.line(), 128);
  EXPECT_EQ(moved.size(), 0);
  EXPECT_EQ(released.size(), 0);
}

// The last value alone in its bin, at a tenth of a pixel a value (see NoRoomForALabelIsNoTrouble).
TEST(HistogramChartTest, ALastBinNarrowerThanAPixelIsNoTrouble) {
  Theme::get().install();
  HistogramChart chart(QStringLiteral("Tokens per pair"));
  chart.setFixedSize(140, 160);
  chart.setLine(3);
  for (size_t values = 990; values < 1010; ++values) {
    chart.setCounts(std::vector<int64_t>(values, 1));
    EXPECT_FALSE(chart.grab().isNull());
  }
}

}  // namespace
}  // namespace cloze
