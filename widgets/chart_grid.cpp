#include <widgets/chart_grid.h>

#include <widgets/chart_picture.h>
#include <widgets/theme.h>

#include <widgets/chart_plot.h>
#include <QGridLayout>

#include <algorithm>

namespace cloze {

namespace {
constexpr int kTwoColumns = 760, kThreeColumns = 1560;  // widths from which charts stand beside each other
}

ChartGrid::ChartGrid(QWidget* parent) : QWidget(parent), m_layout(new QGridLayout(this)) {
  m_layout->setContentsMargins(0, 0, 0, 0);
  m_layout->setHorizontalSpacing(kGroupSpace);
  m_layout->setVerticalSpacing(kGroupSpace);
}

CurveChart* ChartGrid::addChart(const QString& title) {
  auto* chart = new CurveChart(title, this);
  chart->setSmoothing(m_smoothing);
  chart->setXAxis(m_axis);
  chart->setLogY(m_logY);
  m_charts.push_back(chart);
  connect(chart, &CurveChart::cursorMoved, this, [this, chart](std::optional<double> x) { moveCursor(chart, x); });
  connect(chart, &CurveChart::rangeSelected, this, &ChartGrid::setRange);
  arrange();
  return chart;
}

void ChartGrid::moveCursor(CurveChart* from, std::optional<double> x) {
  for (CurveChart* chart : m_charts)
    if (chart != from) chart->setCursor(x);
}

void ChartGrid::syncRange() {
  std::optional<std::pair<double, double>> full;
  for (const CurveChart* chart : m_charts) {
    if (chart->series().empty()) continue;
    const auto [low, high] = chart->fullRange();
    full = full ? std::pair(std::min(full->first, low), std::max(full->second, high)) : std::pair(low, high);
  }
  for (CurveChart* chart : m_charts) chart->setSharedFull(full);
}

void ChartGrid::setShown(CurveChart* chart, bool shown) {
  const auto at = std::find(m_hidden.begin(), m_hidden.end(), chart);
  if ((at == m_hidden.end()) == shown) return;
  if (shown) {
    m_hidden.erase(at);
  } else {
    m_hidden.push_back(chart);
  }
  arrange();
}

void ChartGrid::setXAxis(ChartX axis) {
  m_axis = axis;
  m_range.reset();
  for (CurveChart* chart : m_charts) {
    chart->setSharedFull(std::nullopt);
    chart->setXAxis(axis);
  }
  syncRange();
}

void ChartGrid::setSmoothing(double weight) {
  m_smoothing = weight;
  for (CurveChart* chart : m_charts) chart->setSmoothing(weight);
}

void ChartGrid::setLogY(bool log) {
  m_logY = log;
  for (CurveChart* chart : m_charts) chart->setLogY(log);
}

void ChartGrid::setRange(std::optional<std::pair<double, double>> range) {
  if (range == m_range) return;
  m_range = range;
  for (CurveChart* chart : m_charts) chart->setRange(range);
  Q_EMIT rangeChanged();
}

QString ChartGrid::toTsv() const {
  QString text;
  for (const CurveChart* chart : m_charts) {
    if (chart->isHidden()) continue;
    if (!text.isEmpty()) text += QLatin1Char('\n');
    text += chart->title() + (chart->unit().isEmpty() ? QString() : QStringLiteral(" (%1)").arg(chart->unit())) +
            QLatin1Char('\n') + chart->toTsv();
  }
  return text;
}

bool ChartGrid::savePicture(const QString& file, QString* error) {
  const QSize margin(kPageMargin, kPageMargin);
  return savePictureOf(
      file, size() + 2 * margin,
      [this, margin](QCPPainter* painter) {
        for (CurveChart* chart : m_charts) {
          if (chart->isHidden()) continue;
          painter->save();
          painter->translate(chart->pos() + QPoint(margin.width(), margin.height()));
          chart->paintTo(painter, chart->size());
          painter->restore();
        }
      },
      error);
}

void ChartGrid::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  const int columns = width() >= kThreeColumns ? 3 : width() >= kTwoColumns ? 2 : 1;
  if (columns != m_columns) arrange();
}

void ChartGrid::arrange() {
  m_columns = width() >= kThreeColumns ? 3 : width() >= kTwoColumns ? 2 : 1;
  for (CurveChart* chart : m_charts) m_layout->removeWidget(chart);
  for (int column = 0; column < 3; ++column) m_layout->setColumnStretch(column, column < m_columns ? 1 : 0);
  int place = 0;
  for (CurveChart* chart : m_charts) {
    const bool shown = std::find(m_hidden.begin(), m_hidden.end(), chart) == m_hidden.end();
    chart->setHidden(!shown);
    if (!shown) continue;
    m_layout->addWidget(chart, place / m_columns, place % m_columns);
    ++place;
  }
}

}  // namespace cloze
