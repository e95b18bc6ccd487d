#include <widgets/chart_histogram.h>

#include <widgets/chart_menu.h>
#include <widgets/theme.h>

#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace cloze {

namespace {
constexpr int kHead = 26, kFoot = 22, kSide = 18;
constexpr int kBarPixels = 16;      // a bin and its gap
constexpr double kLeastSeen = 1.5;  // pixels of the lowest bar
constexpr double kGrip = 8;         // as near, the line is meant
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

std::vector<HistogramChart::Bar> HistogramChart::bars() const {
  std::vector<Bar> bars;
  const auto closed = static_cast<int64_t>(isOpen() ? m_counts.size() - 1 : m_counts.size());
  const int64_t width = binWidth();
  for (int64_t from = 0; from < closed; from += width) {
    Bar bar{from, std::min(from + width, isOpen() ? closed : from + width)};
    for (int64_t value = from; value < std::min(bar.to, closed); ++value)
      bar.count += m_counts[static_cast<size_t>(value)];
    bars.push_back(bar);
  }
  if (isOpen()) bars.push_back({closed, m_longest + 1, m_counts.back(), true});
  return bars;
}

bool HistogramChart::countsAreLogarithmic() const {
  int64_t most = 0, seen = 0, lost = 0;
  const std::vector<Bar> all = bars();
  for (const Bar& bar : all) most = std::max(most, bar.count);
  for (const Bar& bar : all) {
    seen += bar.count > 0 ? 1 : 0;
    lost += bar.count > 0 && area().height() * static_cast<double>(bar.count) < kLeastSeen * static_cast<double>(most);
  }
  return lost * 4 > seen * 3;
}

int HistogramChart::barAt(double pixel) const {
  const auto value =
      static_cast<int64_t>(std::floor((pixel - area().left()) / area().width() * static_cast<double>(axisEnd())));
  if (value < 0 || pixel > area().right()) return -1;
  const std::vector<Bar> all = bars();
  for (size_t i = 0; i < all.size(); ++i)
    if (value >= all[i].from && (all[i].open || value < all[i].to)) return static_cast<int>(i);
  return -1;
}

void HistogramChart::chooseBar(int bar) {
  const std::vector<Bar> all = bars();
  if (bar < 0 || bar >= static_cast<int>(all.size())) return;
  const Bar& chosen = all[static_cast<size_t>(bar)];
  if (chosen.count > 0) Q_EMIT barChosen(chosen.from, chosen.to);
}

// To the next bar with something in it.
void HistogramChart::stepBar(int by) {
  const std::vector<Bar> all = bars();
  for (int bar = m_hoveredBar + by; bar >= 0 && bar < static_cast<int>(all.size()); bar += by) {
    if (all[static_cast<size_t>(bar)].count == 0) continue;
    m_hoveredBar = bar;
    return update();
  }
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
  const bool logarithmic = !m_counts.empty() && countsAreLogarithmic();
  painter->drawText(head, Qt::AlignRight | Qt::AlignVCenter,
                    logarithmic ? m_detail + QStringLiteral(" · ") + tr("heights are logarithms") : m_detail);
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
  const std::vector<Bar> all = bars();
  int64_t most = 0;
  for (const Bar& bar : all) most = std::max(most, bar.count);
  if (most == 0) return;
  const QRectF box = area();
  const bool logarithmic = countsAreLogarithmic();
  const auto heightOf = [&](int64_t count) {
    const double share = logarithmic ? std::log1p(static_cast<double>(count)) / std::log1p(static_cast<double>(most))
                                     : static_cast<double>(count) / static_cast<double>(most);
    return std::max(kLeastSeen, (box.height() - 6) * share);
  };
  const auto fillBar = [&](double from, double to, double height, const QColor& color) {
    if (to - from > 0.2) painter->fillRect(QRectF(from, box.bottom() - height, to - from, height), color);
  };
  // Bars must stand out from panel and ground alike, so the tint is deepened with the accent.
  QColor fill = tokens.accent, cut = tokens.warning;
  for (size_t i = 0; i < all.size(); ++i) {
    const Bar& bar = all[i];
    if (bar.count == 0) continue;
    const bool lit = static_cast<int>(i) == m_hoveredBar;
    fill.setAlpha(lit ? 150 : 95);
    cut.setAlpha(lit && m_barsLead ? 175 : 120);
    const double right = bar.open ? box.right() : pixelOf(static_cast<double>(bar.to));
    const double from = pixelOf(static_cast<double>(bar.open ? bar.from + 1 : bar.from)) + 0.5,
                 to = std::max(from, std::min(right, box.right()) - 0.5);
    // A value above the line is cut: the part of a bin beyond it takes the warning's colour.
    const double split = m_line ? std::clamp(pixelOf(static_cast<double>(*m_line) + 1), from, to) : to;
    const double height = heightOf(bar.count);
    fillBar(from, split, height, fill);
    fillBar(split, to, height, cut);
    if (lit && m_barsLead && hasFocus()) {
      painter->setPen(QPen(tokens.accent, 1.5));
      painter->drawRect(QRectF(from, box.bottom() - height, to - from, height));
    }
  }
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
  if (event->button() != Qt::LeftButton) return;
  const double x = event->position().x();
  if (m_barsLead && !isNearLine(x)) return chooseBar(barAt(x));
  if (!movable()) return;
  m_dragging = true;
  moveLine(valueAt(x));
}

bool HistogramChart::isNearLine(double pixel) const {
  return movable() && std::abs(pixel - pixelOf(static_cast<double>(*m_line))) < kGrip;
}

void HistogramChart::mouseMoveEvent(QMouseEvent* event) {
  const double x = event->position().x();
  if (m_dragging && movable()) return moveLine(std::min(valueAt(x), axisEnd()));
  const int hovered = barAt(x);
  const std::vector<Bar> all = bars();
  const bool leads = m_barsLead && hovered >= 0 && all[static_cast<size_t>(hovered)].count > 0;
  setCursor(isNearLine(x) ? Qt::SplitHCursor : leads ? Qt::PointingHandCursor : Qt::ArrowCursor);
  if (hovered == m_hoveredBar) return;
  m_hoveredBar = hovered;
  update();
  if (hovered < 0) return QToolTip::hideText();
  const Bar& bar = all[static_cast<size_t>(hovered)];
  QToolTip::showText(event->globalPosition().toPoint(),
                     tr("%1 to %2 %3: %4").arg(bar.from).arg(bar.to - 1).arg(m_unit, QLocale().toString(bar.count)),
                     this);
}

void HistogramChart::mouseReleaseEvent(QMouseEvent*) {
  if (!m_dragging) return;
  m_dragging = false;
  if (m_line) Q_EMIT lineReleased(*m_line);
}

void HistogramChart::leaveEvent(QEvent*) {
  m_hoveredBar = -1;
  update();
}

void HistogramChart::keyPressEvent(QKeyEvent* event) {
  const int64_t big = event->modifiers() & Qt::ShiftModifier ? 16 : 1;
  int64_t by = 0;
  if (m_barsLead && (event->modifiers() & Qt::ControlModifier)) {
    if (event->key() == Qt::Key_Left) return stepBar(-1);
    if (event->key() == Qt::Key_Right) return stepBar(1);
  }
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
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (m_barsLead) return chooseBar(m_hoveredBar);
      return QWidget::keyPressEvent(event);
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
