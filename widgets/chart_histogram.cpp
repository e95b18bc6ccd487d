#include <widgets/chart_histogram.h>

#include <widgets/chart_menu.h>
#include <widgets/theme.h>

#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <limits>

namespace cloze {

namespace {
constexpr int kHead = 26, kFoot = 22, kSide = 18;
constexpr int kBarPixels = 16;  // a bin and its gap
constexpr int kOpenBin = std::numeric_limits<int>::max();
constexpr int64_t kOpenShare = 12;  // of the axis, what an open bar takes
}  // namespace

HistogramChart::HistogramChart(const QString& title, QWidget* parent)
    : QWidget(parent),
      m_menu(new ChartMenu(
          this, [this] { return toTsv(); }, [this](QPainter* painter) { paintTo(painter); })) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setTitle(title);
  connect(&Theme::get(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void HistogramChart::setTitle(const QString& title) {
  m_title = title;
  setAccessibleName(title);
  update();
}

void HistogramChart::setPlaceholder(const QString& text) {
  m_placeholder = text;
  update();
}

void HistogramChart::setCounts(std::vector<int64_t> counts, int64_t longest) {
  while (!counts.empty() && counts.back() == 0) counts.pop_back();
  m_counts = std::move(counts);
  m_longest = m_counts.empty() ? -1 : longest;
  describe();
  update();
}

void HistogramChart::setDetail(const QString& detail) {
  m_detail = detail;
  describe();
  update();
}

void HistogramChart::setUnit(const QString& unit) {
  m_unit = unit;
  update();
}

void HistogramChart::setLine(std::optional<int64_t> value) {
  if (value == m_line) return;
  m_line = value;
  describe();
  update();
}

void HistogramChart::setLineLimits(int64_t least, int64_t most) {
  m_least = least;
  m_most = std::max(least, most);
}

void HistogramChart::describe() {
  QStringList parts;
  if (!m_detail.isEmpty()) parts << m_detail;
  if (m_line) parts << tr("line at %1").arg(*m_line);
  setAccessibleDescription(parts.join(QStringLiteral(", ")));
}

QRectF HistogramChart::area() const {
  return {double(kSide), double(kHead), std::max(10.0, width() - 2.0 * kSide),
          std::max(10.0, double(height() - kHead - kFoot))};
}

int64_t HistogramChart::axisEnd() const {
  const auto values = static_cast<int64_t>(m_counts.size());
  const int64_t data = std::max<int64_t>(isOpen() ? values + std::max<int64_t>(1, values / kOpenShare) : values, 2);
  return m_line ? std::max<int64_t>(data, *m_line + std::max<int64_t>(1, *m_line / 16)) : data;
}

int64_t HistogramChart::binWidth() const {
  const double bins = std::max(1.0, area().width() / kBarPixels);
  return std::max<int64_t>(1, static_cast<int64_t>(std::ceil(static_cast<double>(axisEnd()) / bins)));
}

double HistogramChart::pixelOf(double value) const {
  return area().left() + area().width() * value / static_cast<double>(axisEnd());
}

int64_t HistogramChart::valueAt(double pixel) const {
  return std::llround((pixel - area().left()) / area().width() * static_cast<double>(axisEnd()));
}

int64_t HistogramChart::binEnd(int bin) const {
  if (bin == kOpenBin) return m_longest + 1;
  const int64_t end = (static_cast<int64_t>(bin) + 1) * binWidth();
  return isOpen() ? std::min(end, openFrom()) : end;
}

QString HistogramChart::axisEndText() const {
  return isOpen() ? QLocale().toString(m_longest) + QLatin1Char(' ') + m_unit : m_unit;
}

void HistogramChart::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paintTo(&painter);
}

void HistogramChart::paintTo(QPainter* painter) {
  const ThemeTokens& tokens = Theme::get().tokens();
  const QRect head(0, 0, width() - 2, 20);
  painter->setFont(Theme::get().font(TextRole::Heading));
  painter->setPen(tokens.text);
  painter->drawText(head, Qt::AlignLeft | Qt::AlignVCenter, m_title);
  painter->setFont(Theme::get().font(TextRole::Caption));
  painter->setPen(tokens.secondary);
  painter->drawText(head, Qt::AlignRight | Qt::AlignVCenter, m_detail);
  if (m_counts.empty() && !m_placeholder.isEmpty()) {
    painter->drawText(area(), Qt::AlignCenter, m_placeholder);
    return;
  }
  paintBars(painter);
  paintAxis(painter);
  paintLine(painter);
}

void HistogramChart::paintBars(QPainter* painter) {
  const ThemeTokens& tokens = Theme::get().tokens();
  const int64_t bin = binWidth();
  const size_t closed = isOpen() ? static_cast<size_t>(openFrom()) : m_counts.size();
  std::vector<int64_t> bins((closed + static_cast<size_t>(bin) - 1) / static_cast<size_t>(bin));
  for (size_t value = 0; value < closed; ++value) bins[value / static_cast<size_t>(bin)] += m_counts[value];
  const int64_t open = isOpen() ? m_counts.back() : 0;
  const int64_t most = std::max(open, bins.empty() ? 0 : *std::max_element(bins.begin(), bins.end()));
  if (most == 0) return;
  const QRectF box = area();
  const auto bar = [&](double from, double to, double height, const QColor& color) {
    if (to - from > 0.2) painter->fillRect(QRectF(from, box.bottom() - height, to - from, height), color);
  };
  // Bars must stand out from panel and ground alike, so the tint is deepened with the accent.
  QColor fill = tokens.accent, cut = tokens.warning;
  fill.setAlpha(95);
  cut.setAlpha(120);
  const auto paint = [&](int index, int64_t low, double right, int64_t count) {
    if (count == 0) return;
    const double height = std::max(1.5, (box.height() - 6) * static_cast<double>(count) / static_cast<double>(most));
    const double from = pixelOf(static_cast<double>(low)) + 0.5,
                 to = std::max(from, std::min(right, box.right()) - 0.5);
    // A value above the line is cut: the part of a bin beyond it takes the warning's colour.
    const double split = m_line ? std::clamp(pixelOf(static_cast<double>(*m_line) + 1), from, to) : to;
    QColor under = fill;
    if (index == m_hoveredBin) under.setAlpha(150);
    bar(from, split, height, under);
    bar(split, to, height, cut);
  };
  for (int i = 0; i < static_cast<int>(bins.size()); ++i)
    paint(i, i * bin, pixelOf(static_cast<double>(binEnd(i))), bins[static_cast<size_t>(i)]);
  if (isOpen()) paint(kOpenBin, openFrom() + 1, box.right(), open);
}

void HistogramChart::paintAxis(QPainter* painter) {
  const ThemeTokens& tokens = Theme::get().tokens();
  const QRectF box = area();
  painter->setPen(QPen(tokens.line, 1));
  painter->drawLine(QPointF(box.left(), box.bottom() + 0.5), QPointF(box.right(), box.bottom() + 0.5));
  if (isOpen()) {
    // Two strokes through the axis: what is right of them is not to its scale.
    painter->setPen(QPen(tokens.secondary, 1));
    for (const double shift : {-1.5, 1.5}) {
      const double x = pixelOf(static_cast<double>(openFrom())) + shift;
      painter->drawLine(QPointF(x - 2, box.bottom() + 4), QPointF(x + 2, box.bottom() - 3));
    }
  }
  painter->setFont(Theme::get().font(TextRole::Caption));
  painter->setPen(tokens.secondary);
  const auto end = static_cast<double>(axisEnd());
  double step = 1;  // lengths are thought of in powers of two
  while (end / step > std::max(2.0, box.width() / 70)) step *= 2;
  const QString unit = axisEndText();
  const double unitWidth = painter->fontMetrics().horizontalAdvance(unit);
  painter->drawText(QRectF(box.right() + kSide - 2 - unitWidth, box.bottom() + 4, unitWidth + 1, 16),
                    Qt::AlignRight | Qt::AlignVCenter, unit);
  for (double tick = 0; tick <= end; tick += step) {
    if (!unit.isEmpty() && pixelOf(tick) + 20 > box.right() + kSide - unitWidth) break;
    painter->drawText(QRectF(pixelOf(tick) - 40, box.bottom() + 4, 80, 16), Qt::AlignHCenter | Qt::AlignVCenter,
                      QLocale().toString(tick, 'f', 0));
  }
}

void HistogramChart::paintLine(QPainter* painter) {
  if (!m_line) return;
  const QColor color = Theme::get().tokens().accent;
  const double x = pixelOf(static_cast<double>(*m_line)), top = area().top();
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setPen(QPen(color, 1.5));
  painter->drawLine(QPointF(x, top), QPointF(x, area().bottom()));
  painter->setBrush(color);
  painter->drawEllipse(QPointF(x, top), 4, 4);
  if (hasFocus()) {
    painter->setBrush(Qt::NoBrush);
    painter->drawEllipse(QPointF(x, top), 7.5, 7.5);
  }
  QFont font = Theme::get().font(TextRole::Caption);
  font.setWeight(QFont::DemiBold);
  painter->setFont(font);
  const QString text = QLocale().toString(*m_line);
  const double width = painter->fontMetrics().horizontalAdvance(text) + 2;
  const bool left = x - width - 8 > area().left();
  painter->drawText(QRectF(left ? x - width - 8 : x + 8, top + 4, width, 16), Qt::AlignCenter, text);
}

void HistogramChart::moveLine(int64_t value) {
  const int64_t clamped = std::clamp(value, m_least, m_most);
  if (clamped == m_line) return;
  setLine(clamped);
  Q_EMIT lineMoved(clamped);
}

void HistogramChart::mousePressEvent(QMouseEvent* event) {
  if (!movable() || event->button() != Qt::LeftButton) return;
  m_dragging = true;
  moveLine(valueAt(event->position().x()));
}

void HistogramChart::mouseMoveEvent(QMouseEvent* event) {
  const double x = event->position().x();
  if (m_dragging && movable()) return moveLine(std::min(valueAt(x), axisEnd()));
  setCursor(movable() && std::abs(x - pixelOf(static_cast<double>(*m_line))) < 8 ? Qt::SplitHCursor : Qt::ArrowCursor);
  const int64_t bin = binWidth(), value = static_cast<int64_t>(std::floor((x - area().left()) / area().width() *
                                                                          static_cast<double>(axisEnd())));
  const int hovered = value < 0                                        ? -1
                      : isOpen() && value >= openFrom()                ? kOpenBin
                      : value >= static_cast<int64_t>(m_counts.size()) ? -1
                                                                       : static_cast<int>(value / bin);
  if (hovered == m_hoveredBin) return;
  m_hoveredBin = hovered;
  update();
  if (hovered < 0) return QToolTip::hideText();
  int64_t count = 0;
  const int64_t low = hovered == kOpenBin ? openFrom() : hovered * bin, end = binEnd(hovered);
  const int64_t high = std::min(end, static_cast<int64_t>(m_counts.size()));
  for (int64_t v = low; v < high; ++v) count += m_counts[static_cast<size_t>(v)];
  QToolTip::showText(event->globalPosition().toPoint(),
                     tr("%1 to %2 %3: %4").arg(low).arg(end - 1).arg(m_unit, QLocale().toString(count)), this);
}

void HistogramChart::mouseReleaseEvent(QMouseEvent*) {
  if (!m_dragging) return;
  m_dragging = false;
  if (m_line) Q_EMIT lineReleased(*m_line);
}

void HistogramChart::leaveEvent(QEvent*) {
  m_hoveredBin = -1;
  update();
}

void HistogramChart::keyPressEvent(QKeyEvent* event) {
  const int64_t big = event->modifiers() & Qt::ShiftModifier ? 16 : 1;
  int64_t by = 0;
  switch (event->key()) {
    case Qt::Key_Left:
      by = -big;
      break;
    case Qt::Key_Right:
      by = big;
      break;
    case Qt::Key_PageDown:
      by = -16;
      break;
    case Qt::Key_PageUp:
      by = 16;
      break;
    default:
      return QWidget::keyPressEvent(event);
  }
  if (!movable()) return;
  moveLine(*m_line + by);
  Q_EMIT lineReleased(*m_line);
}

QString HistogramChart::toTsv() const {
  QString text = QStringLiteral("%1\tcount\n").arg(m_unit.isEmpty() ? QStringLiteral("value") : m_unit);
  for (size_t value = 0; value < m_counts.size(); ++value)
    if (m_counts[value] != 0)
      text += QStringLiteral("%1\t%2\n")
                  .arg(isOpen() && value + 1 == m_counts.size() ? QStringLiteral("%1-%2").arg(value).arg(m_longest)
                                                                : QString::number(value))
                  .arg(m_counts[value]);
  return text;
}

}  // namespace cloze
