#include <widgets/chart_curve.h>
#include <widgets/chart_decor.h>
#include <widgets/theme.h>

#include <algorithm>
#include <cmath>

namespace cloze {

namespace {

constexpr int kLabelHeight = 15;

struct EndLabel {
  QString text;
  QColor color;
  double x, y;
};

}  // namespace

ChartDecor::ChartDecor(CurveChart* chart, const QString& layer) : QCPLayerable(chart->plot(), layer), m_chart(chart) {}

void ChartDecor::applyDefaultAntialiasingHint(QCPPainter* painter) const {
  painter->setAntialiasing(true);
}

void ChartDecor::draw(QCPPainter* painter) {
  const QRect area = mParentPlot->axisRect()->rect();
  painter->setClipping(false);
  drawReference(painter, area);
  drawMarks(painter, area);
  drawLabels(painter, area);
}

void ChartDecor::drawReference(QCPPainter* painter, const QRect& area) {
  if (!m_chart->m_reference) return;
  const double y = mParentPlot->yAxis->coordToPixel(*m_chart->m_reference);
  if (!std::isfinite(y) || y < area.top() || y > area.bottom() + 1) return;
  painter->setPen(QPen(Theme::get().tokens().warning, 1.2, Qt::DashLine));
  painter->drawLine(QPointF(area.left(), y), QPointF(area.right() + 1, y));
}

// A cross at the top edge where a value is NaN or infinite, in the line's colour; the cursor says which.
void ChartDecor::drawMarks(QCPPainter* painter, const QRect& area) {
  for (size_t i = 0; i < m_chart->m_lines.size(); ++i) {
    const auto& broken = m_chart->m_lines[i].brokenAt;
    if (broken.empty()) continue;
    painter->setPen(QPen(Theme::get().tokens().error, 1.6));
    double lastDrawn = -1e9;
    for (const double x : broken) {
      const double pixel = mParentPlot->xAxis->coordToPixel(x);
      if (pixel < area.left() || pixel > area.right() + 1 || pixel - lastDrawn < 4) continue;
      lastDrawn = pixel;
      const double y = area.top() + 7 + 9 * static_cast<double>(i % 3);
      painter->drawLine(QPointF(pixel - 3, y - 3), QPointF(pixel + 3, y + 3));
      painter->drawLine(QPointF(pixel - 3, y + 3), QPointF(pixel + 3, y - 3));
    }
  }
}

void ChartDecor::drawLabels(QCPPainter* painter, const QRect& area) {
  if (m_chart->m_series.size() < 2) return;  // the title names a line that is alone
  QFont font = Theme::get().font(TextRole::Caption);
  font.setWeight(QFont::DemiBold);
  painter->setFont(font);
  const QFontMetricsF metrics(font);
  // In an area lower than a label they are the same; nothing is drawn there.
  const int highest = area.top() + kLabelHeight / 2, lowest = std::max(highest, area.bottom() - kLabelHeight / 2);
  std::vector<EndLabel> labels;
  for (size_t i = 0; i < m_chart->m_series.size(); ++i) {
    const auto& line = m_chart->m_lines[i];
    if (!std::isfinite(line.end_x) || !std::isfinite(line.end_y)) continue;
    const ChartSeries& series = m_chart->m_series[i];
    const double width = metrics.horizontalAdvance(series.label);
    EndLabel label{series.label, textColor(m_chart->lineColor(series), Theme::get().dark()),
                   mParentPlot->xAxis->coordToPixel(line.end_x) + 9, mParentPlot->yAxis->coordToPixel(line.end_y)};
    const double room = mParentPlot->viewport().right();
    if (label.x + width > room) label.x = std::max<double>(area.left(), room - width);
    label.y = std::clamp<double>(label.y, highest, lowest);
    labels.push_back(label);
  }
  // More lines than fit are left without labels rather than written over each other; the cursor names them all.
  if (static_cast<int>(labels.size()) * kLabelHeight > area.height()) return;
  std::stable_sort(labels.begin(), labels.end(), [](const EndLabel& a, const EndLabel& b) { return a.y < b.y; });
  for (size_t i = 1; i < labels.size(); ++i) labels[i].y = std::max(labels[i].y, labels[i - 1].y + kLabelHeight);
  double floor = area.bottom() - kLabelHeight / 2.0;
  for (size_t i = labels.size(); i-- > 0; floor = labels[i].y - kLabelHeight)
    labels[i].y = std::min(labels[i].y, floor);
  for (const EndLabel& label : labels) {
    const QRectF box(label.x, label.y - kLabelHeight / 2.0, metrics.horizontalAdvance(label.text) + 2, kLabelHeight);
    QColor under = Theme::get().tokens().panel;
    under.setAlpha(200);
    if (box.left() < area.right()) painter->fillRect(box.adjusted(-2, 1, 2, -1), under);
    painter->setPen(label.color);
    painter->drawText(box, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextDontClip, label.text);
  }
}

ChartOverlay::ChartOverlay(CurveChart* chart, const QString& layer)
    : QCPLayerable(chart->plot(), layer), m_chart(chart) {}

void ChartOverlay::applyDefaultAntialiasingHint(QCPPainter* painter) const {
  painter->setAntialiasing(true);
}

void ChartOverlay::draw(QCPPainter* painter) {
  const QRect area = mParentPlot->axisRect()->rect();
  const ThemeTokens& tokens = Theme::get().tokens();
  painter->setClipping(false);
  if (m_chart->hasFocus()) {
    painter->setPen(QPen(tokens.accent, 1.5));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(area).adjusted(-0.5, -0.5, 0.5, 0.5), 2, 2);
  }
  if (m_chart->m_bandFrom && m_chart->m_bandTo && !area.isEmpty()) {
    const int left = std::clamp(std::min(m_chart->m_bandFrom->x(), m_chart->m_bandTo->x()), area.left(), area.right());
    const int right = std::clamp(std::max(m_chart->m_bandFrom->x(), m_chart->m_bandTo->x()), area.left(), area.right());
    QColor tint = tokens.accent;
    tint.setAlpha(40);
    painter->fillRect(QRect(left, area.top(), right - left, area.height()), tint);
    painter->setPen(QPen(tokens.accent, 1));
    painter->drawLine(QPointF(left, area.top()), QPointF(left, area.bottom()));
    painter->drawLine(QPointF(right, area.top()), QPointF(right, area.bottom()));
  }
  drawCursor(painter, area);
}

void ChartOverlay::drawCursor(QCPPainter* painter, const QRect& area) {
  if (!m_chart->m_cursor) return;
  const double x = std::round(mParentPlot->xAxis->coordToPixel(*m_chart->m_cursor)) + 0.5;
  if (!std::isfinite(x) || x < area.left() || x > area.right() + 1) return;
  QPen pen(Theme::get().tokens().secondary, 1.2, Qt::CustomDashLine);
  pen.setDashPattern({2.5, 2.5});
  painter->setPen(pen);
  painter->drawLine(QPointF(x, area.top()), QPointF(x, area.bottom() + 1));
  drawValues(painter, area, x);
}

void ChartOverlay::drawValues(QCPPainter* painter, const QRect& area, double at) {
  QStringList lines = m_chart->cursorText();
  if (!m_chart->m_cursorHere && !lines.isEmpty()) lines.removeFirst();
  if (lines.isEmpty()) return;
  const ThemeTokens& tokens = Theme::get().tokens();
  const QFont font = Theme::get().font(TextRole::Caption);
  const QFontMetricsF metrics(font);
  const double row = metrics.height() + 2;
  const int most = std::max(1, static_cast<int>((mParentPlot->viewport().height() - 24) / row));
  const qsizetype left = lines.size() - most;
  if (left > 0) {
    lines = lines.mid(0, most - 1);
    lines << CurveChart::tr("and %1 more").arg(left + 1);
  }
  double width = 0;
  for (const QString& line : lines) width = std::max(width, metrics.horizontalAdvance(line));
  QRectF box(at + 8, area.top() + 8, width + 20, row * static_cast<double>(lines.size()) + 12);
  if (box.right() > area.right()) box.moveRight(at - 8);
  if (box.left() < 0) box.moveLeft(0);
  painter->setPen(QPen(tokens.line, 1));
  painter->setBrush(tokens.panel);
  painter->drawRoundedRect(box, 4, 4);
  painter->setFont(font);
  const qsizetype head = m_chart->m_cursorHere ? 1 : 0;
  for (qsizetype i = 0; i < lines.size(); ++i) {
    const qsizetype series = i - head;
    const bool named = series >= 0 && series < static_cast<qsizetype>(m_chart->m_series.size()) &&
                       !(left > 0 && i == lines.size() - 1);
    painter->setPen(
        named ? textColor(m_chart->lineColor(m_chart->m_series[static_cast<size_t>(series)]), Theme::get().dark())
              : tokens.secondary);
    painter->drawText(QPointF(box.left() + 10, box.top() + 6 + row * static_cast<double>(i) + metrics.ascent()),
                      lines[i]);
  }
}

}  // namespace cloze
