#include <app/pages/train/plan_charts.h>

#include <widgets/theme.h>

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace cloze {

namespace {

constexpr int kTitleHeight = 22;
constexpr int kAxisHeight = 18;
constexpr int kAxisWidth = 46;
constexpr int kMostBars = 40;
constexpr int kGrabPixels = 10;
constexpr int kHandleRoom = 14;

// 1, 2 or 5 times a power of ten, so that at most `count` of them make `range`.
double niceStep(double range, int count) {
  if (!(range > 0)) return 1;
  const double rough = range / count;
  const double power = std::pow(10.0, std::floor(std::log10(rough)));
  for (const double factor : {1.0, 2.0, 5.0, 10.0})
    if (power * factor >= rough * 0.999) return power * factor;
  return power * 10;
}

void drawTitle(QPainter* painter, const QRectF& area, int width, const QString& title, const QString& note) {
  const Theme& theme = Theme::get();
  painter->setFont(theme.font(TextRole::Heading));
  painter->setPen(theme.color(Tone::Text));
  painter->drawText(QRectF(area.left(), 0, area.width(), kTitleHeight), Qt::AlignLeft | Qt::AlignTop, title);
  painter->setFont(theme.font(TextRole::Caption));
  painter->setPen(theme.color(Tone::Secondary));
  painter->drawText(QRectF(area.left(), 2, width - area.left() - 2, kTitleHeight), Qt::AlignRight | Qt::AlignTop, note);
}

void drawXTicks(QPainter* painter, const QRectF& area, double range, double step) {
  for (double tick = 0; tick <= range * 1.0001; tick += step) {
    const double x = area.left() + tick / range * area.width();
    const QRectF box(x - 30, area.bottom() + 2, 60, kAxisHeight);
    painter->drawText(box, Qt::AlignHCenter | Qt::AlignTop, QLocale().toString(std::llround(tick)));
  }
}

}  // namespace

ScheduleChart::ScheduleChart(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("schedule-chart"));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  connect(&Theme::get(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ScheduleChart::setSchedule(std::vector<std::pair<double, double>> points, const QString& note) {
  m_points = std::move(points);
  m_note = note;
  setAccessibleName(tr("Learning rate over the steps"));
  setAccessibleDescription(note);
  update();
}

void ScheduleChart::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const Theme& theme = Theme::get();
  const QRectF area(kAxisWidth, kTitleHeight + 6, width() - kAxisWidth - 12,
                    height() - kTitleHeight - kAxisHeight - 10);
  drawTitle(&painter, area, width(), tr("Learning rate"), m_note);
  double top = 0;
  for (const auto& point : m_points) top = std::max(top, point.second);
  const double steps = m_points.empty() ? 0 : m_points.back().first;
  if (top <= 0 || steps <= 0) {
    painter.drawText(area, Qt::AlignCenter, tr("Drawn once the data can be read."));
    return;
  }
  const double step = niceStep(top, 3);
  for (double tick = 0; tick <= top * 1.0001; tick += step) {
    const double y = area.bottom() - tick / top * area.height();
    painter.setPen(QPen(theme.tokens().line, 1));
    painter.drawLine(QPointF(area.left(), std::round(y) + 0.5), QPointF(area.right(), std::round(y) + 0.5));
    painter.setPen(theme.color(Tone::Secondary));
    painter.drawText(QRectF(0, y - 9, kAxisWidth - 6, 18), Qt::AlignRight | Qt::AlignVCenter,
                     tick == 0 ? QStringLiteral("0") : QString::number(tick, 'g', 2));
  }
  drawXTicks(&painter, area, steps, niceStep(steps, 5));
  QPainterPath path;
  for (size_t i = 0; i < m_points.size(); ++i) {
    const QPointF at(area.left() + m_points[i].first / steps * area.width(),
                     area.bottom() - m_points[i].second / top * area.height());
    if (i == 0)
      path.moveTo(at);
    else
      path.lineTo(at);
  }
  painter.setPen(QPen(runColor(0), 1.8));
  painter.drawPath(path);
}

LengthChart::LengthChart(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("length-chart"));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  connect(&Theme::get(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void LengthChart::setLengths(const std::vector<int64_t>& histogram, const QString& title, const QString& note) {
  m_title = title;
  m_note = note;
  int longest = 0;
  for (size_t i = 0; i < histogram.size(); ++i)
    if (histogram[i] > 0) longest = static_cast<int>(i);
  // Room for the line at its usual place, and no further than what is there.
  m_rangeTokens = std::max({longest, m_maxLength, 16}) * 11 / 10;
  m_barTokens = std::max(1, (m_rangeTokens + kMostBars - 1) / kMostBars);
  m_bars.assign(static_cast<size_t>(m_rangeTokens / m_barTokens + 1), 0);
  for (size_t i = 0; i < histogram.size() && static_cast<int>(i) <= m_rangeTokens; ++i)
    m_bars[i / static_cast<size_t>(m_barTokens)] += histogram[i];
  setAccessibleName(tr("Tokens per example, and the maximal length"));
  setAccessibleDescription(
      tr("%1. Left and right arrow keys move the maximal length, now %2 tokens.").arg(note).arg(m_maxLength));
  setToolTip(tr("Drag the line to set the maximal length."));
  update();
}

void LengthChart::setMaxLength(int tokens) {
  if (m_dragging || tokens == m_maxLength) return;
  m_maxLength = tokens;
  update();
}

QRectF LengthChart::plotArea() const {
  const double top = kTitleHeight + kHandleRoom;
  return {kAxisWidth, top, static_cast<double>(width() - kAxisWidth - 12), height() - top - kAxisHeight - 4};
}

double LengthChart::xOf(double tokens) const {
  const QRectF area = plotArea();
  return area.left() + std::min(tokens / m_rangeTokens, 1.0) * area.width();
}

double LengthChart::tokensAt(double x) const {
  const QRectF area = plotArea();
  return (x - area.left()) / area.width() * m_rangeTokens;
}

void LengthChart::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const Theme& theme = Theme::get();
  const ThemeTokens& tokens = theme.tokens();
  const QRectF area = plotArea();
  drawTitle(&painter, area, width(), m_title, m_note);
  const int64_t most = m_bars.empty() ? 0 : *std::max_element(m_bars.begin(), m_bars.end());
  if (most == 0) {
    painter.drawText(area, Qt::AlignCenter, tr("Drawn once the data can be read."));
    return;
  }
  painter.setPen(Qt::NoPen);
  for (size_t i = 0; i < m_bars.size(); ++i) {
    if (m_bars[i] == 0) continue;
    const double first = static_cast<double>(i) * m_barTokens;
    const double left = xOf(first), right = xOf(first + m_barTokens);
    const double tall = std::max(1.0, static_cast<double>(m_bars[i]) / static_cast<double>(most) * area.height());
    painter.setBrush(first >= m_maxLength ? tokens.warningTint : tokens.accentTint);
    painter.drawRect(QRectF(left + 0.5, area.bottom() - tall, std::max(1.0, right - left - 1), tall));
    // A thin top edge keeps the bars apart from the ground where the tint alone is faint.
    painter.setBrush(first >= m_maxLength ? tokens.warning : tokens.accent);
    painter.drawRect(QRectF(left + 0.5, area.bottom() - tall, std::max(1.0, right - left - 1), 1));
  }
  painter.setPen(QPen(tokens.line, 1));
  painter.drawLine(QPointF(area.left(), area.bottom() + 0.5), QPointF(area.right(), area.bottom() + 0.5));
  painter.setPen(theme.color(Tone::Secondary));
  painter.setFont(theme.font(TextRole::Caption));
  drawXTicks(&painter, area, m_rangeTokens, niceStep(m_rangeTokens, 6));

  const double x = std::round(xOf(m_maxLength)) + 0.5;
  painter.setPen(QPen(tokens.accent, hasFocus() ? 2 : 1.5));
  painter.drawLine(QPointF(x, area.top() - 6), QPointF(x, area.bottom()));
  painter.setBrush(tokens.accent);
  painter.drawEllipse(QPointF(x, area.top() - 6), hasFocus() ? 5 : 4, hasFocus() ? 5 : 4);
  painter.setFont(theme.font(TextRole::Section));
  const bool leftSide = x > area.left() + 50;
  painter.drawText(QRectF(leftSide ? x - 58 : x + 8, area.top() - 4, 50, 18),
                   (leftSide ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter, QLocale().toString(m_maxLength));
}

void LengthChart::moveTo(int tokens) {
  tokens = std::max(tokens, 3);
  if (tokens == m_maxLength) return;
  m_maxLength = tokens;
  update();
  Q_EMIT maxLengthMoved(tokens);
}

void LengthChart::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || std::abs(event->position().x() - xOf(m_maxLength)) > kGrabPixels) return;
  m_dragging = true;
}

void LengthChart::mouseMoveEvent(QMouseEvent* event) {
  const bool near = std::abs(event->position().x() - xOf(m_maxLength)) <= kGrabPixels;
  setCursor(near || m_dragging ? Qt::SplitHCursor : Qt::ArrowCursor);
  if (m_dragging)
    moveTo(static_cast<int>(std::lround(std::min<double>(tokensAt(event->position().x()), m_rangeTokens))));
}

void LengthChart::mouseReleaseEvent(QMouseEvent*) {
  m_dragging = false;
}

void LengthChart::keyPressEvent(QKeyEvent* event) {
  const int step = event->modifiers().testFlag(Qt::ShiftModifier) ? 16 : 1;
  if (event->key() == Qt::Key_Left)
    moveTo(m_maxLength - step);
  else if (event->key() == Qt::Key_Right)
    moveTo(m_maxLength + step);
  else
    QWidget::keyPressEvent(event);
}

}  // namespace cloze
