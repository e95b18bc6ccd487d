#include <widgets/format.h>
#include <widgets/label_bars.h>
#include <widgets/theme.h>

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace cloze {

namespace {
constexpr int kRow = 22, kGap = 8, kLeastBar = 30;
}

LabelBars::LabelBars(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  connect(&Theme::get(), &Theme::changed, this, qOverload<>(&QWidget::update));
  retranslate();
}

void LabelBars::retranslate() {
  setAccessibleName(tr("Examples of each label"));
  describe();
  update();
}

void LabelBars::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

void LabelBars::setBars(std::vector<Bar> bars, int64_t whole) {
  m_bars = std::move(bars);
  m_whole = whole;
  m_current = std::clamp(m_current, 0, std::max(0, static_cast<int>(shown()) - 1));
  m_hovered = -1;
  describe();
  updateGeometry();
  update();
}

size_t LabelBars::shown() const {
  return std::min(kMostBars, m_bars.size());
}

QString LabelBars::valueText(size_t bar) const {
  return QStringLiteral("%1 · %2").arg(
      formatCount(m_bars[bar].count),
      formatPercent(static_cast<double>(m_bars[bar].count) / static_cast<double>(std::max<int64_t>(1, m_whole))));
}

void LabelBars::describe() {
  QStringList parts;
  for (size_t i = 0; i < shown(); ++i) parts << m_bars[i].label + QLatin1Char(' ') + valueText(i);
  setAccessibleDescription(parts.join(QStringLiteral(", ")));
}

QSize LabelBars::sizeHint() const {
  return {220, kRow * static_cast<int>(shown() + (m_bars.size() > shown() ? 1 : 0))};
}

QSize LabelBars::minimumSizeHint() const {
  return {140, sizeHint().height()};
}

void LabelBars::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const ThemeTokens& tokens = Theme::get().tokens();
  painter.setFont(Theme::get().font(TextRole::Body));
  const QFontMetrics metrics = painter.fontMetrics();
  int names = 0, values = 0;
  int64_t most = 1;
  for (size_t i = 0; i < shown(); ++i) {
    names = std::max(names, metrics.horizontalAdvance(m_bars[i].label) + 2);
    values = std::max(values, metrics.horizontalAdvance(valueText(i)) + 2);
    most = std::max(most, m_bars[i].count);
  }
  names = std::min(names, std::max(24, (width() - values - 2 * kGap - kLeastBar)));
  names = std::min(names, width() / 3);
  const double room = std::max(kLeastBar, width() - names - values - 2 * kGap - 8);
  for (size_t i = 0; i < shown(); ++i) {
    const int top = static_cast<int>(i) * kRow;
    const bool lit = static_cast<int>(i) == m_hovered;
    painter.setPen(lit ? tokens.accent : tokens.text);
    painter.drawText(QRect(4, top, names, kRow), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(m_bars[i].label, Qt::ElideMiddle, names));
    QColor fill = tokens.accent;
    fill.setAlpha(lit ? 150 : 95);
    const double length = room * static_cast<double>(m_bars[i].count) / static_cast<double>(most);
    if (m_bars[i].count > 0) painter.fillRect(QRectF(4 + names + kGap, top + 4, std::max(1.5, length), kRow - 8), fill);
    painter.drawText(QRectF(4 + names + kGap + length + kGap, top, values, kRow), Qt::AlignLeft | Qt::AlignVCenter,
                     valueText(i));
    if (hasFocus() && static_cast<int>(i) == m_current) {
      painter.setPen(QPen(tokens.accent, 1.5));
      painter.drawRoundedRect(QRectF(1, top + 1, width() - 2, kRow - 2), 3, 3);
    }
  }
  if (m_bars.size() <= shown()) return;
  painter.setPen(tokens.secondary);
  painter.setFont(Theme::get().font(TextRole::Caption));
  painter.drawText(QRect(4, static_cast<int>(shown()) * kRow, width() - 8, kRow), Qt::AlignLeft | Qt::AlignVCenter,
                   tr("and %n more label(s)", nullptr, static_cast<int>(m_bars.size() - shown())));
}

int LabelBars::barAt(int y) const {
  const int bar = y < 0 ? -1 : y / kRow;
  return bar < static_cast<int>(shown()) ? bar : -1;
}

void LabelBars::mouseMoveEvent(QMouseEvent* event) {
  const int bar = barAt(static_cast<int>(event->position().y()));
  setCursor(bar >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
  if (bar == m_hovered) return;
  m_hovered = bar;
  update();
  if (bar < 0) return QToolTip::hideText();
  const auto place = static_cast<size_t>(bar);
  QToolTip::showText(event->globalPosition().toPoint(),
                     QStringLiteral("%1: %2").arg(m_bars[place].label, valueText(place)), this);
}

void LabelBars::mousePressEvent(QMouseEvent* event) {
  const int bar = barAt(static_cast<int>(event->position().y()));
  if (bar < 0 || event->button() != Qt::LeftButton) return;
  m_current = bar;
  update();
  Q_EMIT chosen(m_bars[static_cast<size_t>(bar)].label);
}

void LabelBars::leaveEvent(QEvent*) {
  m_hovered = -1;
  update();
}

void LabelBars::keyPressEvent(QKeyEvent* event) {
  const int last = static_cast<int>(shown()) - 1;
  switch (event->key()) {
    case Qt::Key_Up:
      m_current = std::max(0, m_current - 1);
      return update();
    case Qt::Key_Down:
      m_current = std::clamp(m_current + 1, 0, std::max(0, last));
      return update();
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
      if (last >= 0) Q_EMIT chosen(m_bars[static_cast<size_t>(m_current)].label);
      return;
    default:
      return QWidget::keyPressEvent(event);
  }
}

}  // namespace cloze
