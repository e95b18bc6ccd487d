// The half of CurveChart that people and files meet: painting the head, mouse, keys, values as text, pictures.
#include <widgets/chart_curve.h>
#include <widgets/chart_decor.h>
#include <widgets/chart_picture.h>
#include <widgets/format.h>
#include <widgets/theme.h>

#include <widgets/chart_plot.h>
#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <map>

namespace cloze {

namespace {

constexpr int kHead = 20;
constexpr int kDragPixels = 5;  // less is a click

QString numberText(double value) {
  if (std::isnan(value)) return QStringLiteral("NaN");
  if (std::isinf(value)) return value > 0 ? QStringLiteral("inf") : QStringLiteral("-inf");
  return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

}  // namespace

void CurveChart::paintHead(QPainter* painter, int width) const {
  const ThemeTokens& tokens = Theme::get().tokens();
  const QRect plotArea = m_plot->axisRect()->rect();
  const QRect head(plotArea.left(), 0, width - plotArea.left() - (m_plot->width() - plotArea.right() - 1), kHead);
  QFont title = Theme::get().font(TextRole::Body);
  title.setWeight(QFont::DemiBold);
  painter->setFont(title);
  painter->setPen(tokens.text);
  const int titleWidth = painter->fontMetrics().horizontalAdvance(m_title) + 12;
  painter->drawText(head, Qt::AlignLeft | Qt::AlignVCenter, m_title);
  painter->setFont(Theme::get().font(TextRole::Caption));
  painter->setPen(tokens.secondary);
  const QRect rest = head.adjusted(std::min(titleWidth, head.width()), 0, 0, 0);
  painter->drawText(rest, Qt::AlignRight | Qt::AlignVCenter,
                    painter->fontMetrics().elidedText(headDetail(), Qt::ElideRight, rest.width()));
}

void CurveChart::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paintHead(&painter, width());
}

void CurveChart::resizeEvent(QResizeEvent*) {
  m_plot->setGeometry(0, kHead, width(), std::max(10, height() - kHead));
  // The axis rectangle learns its size at the next layout; ticks and decimation depend on it.
  m_plot->setViewport(m_plot->rect());
  m_plot->plotLayout()->update(QCPLayoutElement::upLayout);
  refreshData();
}

void CurveChart::focusInEvent(QFocusEvent*) {
  redrawOverlay();
}
void CurveChart::focusOutEvent(QFocusEvent*) {
  redrawOverlay();
}

void CurveChart::select(std::optional<std::pair<double, double>> range) {
  if (range) {
    const auto [low, high] = m_sharedFull.value_or(fullRange());
    range = {std::max(range->first, low), std::min(range->second, high)};
    const double least = m_axis == ChartX::Step ? 2 : (high - low) * 1e-4;
    if (range->second - range->first < least) return;
    if (range->first <= low && range->second >= high) range.reset();
  }
  setRange(range);
  Q_EMIT rangeSelected(m_range);
}

void CurveChart::zoomAbout(double x, double factor) {
  const auto [low, high] = visible();
  select({{x - (x - low) * factor, x + (high - x) * factor}});
}

void CurveChart::mouseAt(const QPoint& position) {
  const QRect area = m_plot->axisRect()->rect();
  if (!area.contains(position)) {
    setCursor(std::nullopt);
    Q_EMIT cursorMoved(std::nullopt);
    return;
  }
  const double x = m_plot->xAxis->pixelToCoord(position.x());
  std::optional<double> nearest;
  for (const ChartSeries& series : m_series) {
    if (!series.data) continue;
    const auto& points = series.data->x(m_axis);
    const auto index = nearestIndex(points, x);
    if (index && (!nearest || std::abs(points[*index] - x) < std::abs(*nearest - x))) nearest = points[*index];
  }
  setCursor(nearest, true);
  Q_EMIT cursorMoved(nearest);
}

bool CurveChart::eventFilter(QObject* watched, QEvent* event) {
  if (watched != m_plot) return QWidget::eventFilter(watched, event);
  switch (event->type()) {
    case QEvent::MouseButtonPress: {
      const auto* mouse = static_cast<QMouseEvent*>(event);
      if (mouse->button() != Qt::LeftButton) break;
      setFocus(Qt::MouseFocusReason);
      m_bandFrom = mouse->position().toPoint();
      m_bandTo.reset();
      return true;
    }
    case QEvent::MouseMove: {
      const QPoint position = static_cast<QMouseEvent*>(event)->position().toPoint();
      if (m_bandFrom && std::abs(position.x() - m_bandFrom->x()) >= kDragPixels) m_bandTo = position;
      mouseAt(position);
      if (m_bandFrom) redrawOverlay();
      return true;
    }
    case QEvent::MouseButtonRelease: {
      const auto from = m_bandFrom, to = m_bandTo;
      m_bandFrom.reset();
      m_bandTo.reset();
      if (from && to) {
        const double a = m_plot->xAxis->pixelToCoord(from->x()), b = m_plot->xAxis->pixelToCoord(to->x());
        select({{std::min(a, b), std::max(a, b)}});
      }
      redrawOverlay();
      return true;
    }
    case QEvent::MouseButtonDblClick:
      select(std::nullopt);
      return true;
    case QEvent::Wheel: {
      const auto* wheel = static_cast<QWheelEvent*>(event);
      // Without Ctrl the page scrolls, as everywhere; a chart that swallows the wheel traps the hand.
      if (!(wheel->modifiers() & Qt::ControlModifier) && !hasFocus()) return false;
      zoomAbout(m_plot->xAxis->pixelToCoord(wheel->position().x()), std::pow(0.85, wheel->angleDelta().y() / 120.0));
      return true;
    }
    case QEvent::Leave:
      setCursor(std::nullopt);
      Q_EMIT cursorMoved(std::nullopt);
      break;
    default:
      break;
  }
  return false;
}

void CurveChart::stepCursor(int points) {
  const std::vector<double>* longest = nullptr;
  for (const ChartSeries& series : m_series)
    if (series.data && (!longest || series.data->x(m_axis).size() > longest->size())) longest = &series.data->x(m_axis);
  if (!longest || longest->empty()) return;
  const auto [low, high] = visible();
  const auto at = nearestIndex(*longest, m_cursor.value_or(points > 0 ? low : high));
  const auto last = static_cast<qint64>(longest->size()) - 1;
  const auto next = std::clamp(static_cast<qint64>(*at) + (m_cursor ? points : 0), qint64{0}, last);
  const double x = (*longest)[static_cast<size_t>(next)];
  if (x < low || x > high) return;
  setCursor(x, true);
  Q_EMIT cursorMoved(x);
}

void CurveChart::keyPressEvent(QKeyEvent* event) {
  const int stride = event->modifiers() & Qt::ShiftModifier ? 10 : 1;
  const auto [low, high] = visible();
  if (event->matches(QKeySequence::Copy)) return copyData();
  switch (event->key()) {
    case Qt::Key_Left:
      return stepCursor(-stride);
    case Qt::Key_Right:
      return stepCursor(stride);
    case Qt::Key_Home:
      return setCursor(low, true), stepCursor(0);
    case Qt::Key_End:
      return setCursor(high, true), stepCursor(0);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      return zoomAbout(m_cursor.value_or((low + high) / 2), 0.7);
    case Qt::Key_Minus:
      return zoomAbout(m_cursor.value_or((low + high) / 2), 1 / 0.7);
    case Qt::Key_Escape:
      if (m_range) return select(std::nullopt);
      setCursor(std::nullopt);
      Q_EMIT cursorMoved(std::nullopt);
      return;
    default:
      QWidget::keyPressEvent(event);
  }
}

QString CurveChart::positionText(double x) const {
  QString text = m_axis == ChartX::Step    ? tr("step %1").arg(QLocale().toString(x, 'f', 0))
                 : m_axis == ChartX::Epoch ? tr("epoch %1").arg(QLocale().toString(x, 'f', 2))
                                           : formatDuration(x);
  for (const ChartSeries& series : m_series) {
    if (!series.data) continue;
    const auto index = nearestIndex(series.data->x(m_axis), x);
    if (!index || series.data->x(m_axis)[*index] != x) continue;
    if (m_axis != ChartX::Step)
      text += QStringLiteral(" · ") + tr("step %1").arg(QLocale().toString(series.data->steps[*index], 'f', 0));
    if (m_axis != ChartX::Epoch && series.data->epochs.size() == series.data->values.size())
      text += QStringLiteral(" · ") + tr("epoch %1").arg(QLocale().toString(series.data->epochs[*index], 'f', 2));
    break;
  }
  return text;
}

QString CurveChart::valueText(double value) const {
  if (!std::isfinite(value)) return numberText(value);
  const double size = std::abs(value);
  if (size != 0 && (size < 1e-3 || size >= 1e7)) return QString::number(value, 'g', 4);
  return QLocale().toString(value, 'f', size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : 3);
}

QStringList CurveChart::cursorText() const {
  if (!m_cursor) return {};
  QStringList lines{positionText(*m_cursor)};
  for (size_t i = 0; i < m_series.size(); ++i) {
    const ChartSeries& series = m_series[i];
    const auto index = series.data ? nearestIndex(series.data->x(m_axis), *m_cursor) : std::nullopt;
    if (!index || m_lines[i].smoothedFrom != series.data) {
      lines << series.label + QStringLiteral(" –");
      continue;
    }
    const double raw = series.data->values[*index];
    const QString value = valueText(shown(i)[*index]);
    const bool smooth = series.smoothed && m_smoothing > 0;
    // Sparse lines have no point here: say where the value is from.
    const bool elsewhere = series.markers && series.data->x(m_axis)[*index] != *m_cursor;
    const QString step = QLocale().toString(series.data->steps[*index], 'f', 0);
    lines << (smooth && elsewhere ? tr("%1 %2 (raw %3) at step %4").arg(series.label, value, valueText(raw), step)
              : smooth            ? tr("%1 %2 (raw %3)").arg(series.label, value, valueText(raw))
              : elsewhere         ? tr("%1 %2 at step %3").arg(series.label, value, step)
                                  : series.label + QLatin1Char(' ') + value);
  }
  return lines;
}

QString CurveChart::toTsv() const {
  struct Row {
    double wall = std::nan(""), epoch = std::nan("");
    std::vector<std::optional<double>> values;
  };
  const auto [low, high] = visible();
  std::map<double, Row> rows;
  bool anyWall = false, anyEpoch = false;
  for (size_t s = 0; s < m_series.size(); ++s) {
    if (!m_series[s].data) continue;
    const ChartData& data = *m_series[s].data;
    for (size_t i = 0; i < data.values.size(); ++i) {
      if (data.x(m_axis)[i] < low || data.x(m_axis)[i] > high) continue;
      Row& row = rows[data.steps[i]];
      row.values.resize(m_series.size());
      row.values[s] = data.values[i];
      if (data.wall_s.size() == data.values.size()) row.wall = data.wall_s[i], anyWall = true;
      if (data.epochs.size() == data.values.size()) row.epoch = data.epochs[i], anyEpoch = true;
    }
  }
  QStringList lines, head{QStringLiteral("step")};
  if (anyWall) head << QStringLiteral("wall_s");
  if (anyEpoch) head << QStringLiteral("epoch");
  for (const ChartSeries& series : m_series) head << series.id;
  lines << head.join(QLatin1Char('\t'));
  for (const auto& [step, row] : rows) {
    QStringList cells{numberText(step)};
    if (anyWall) cells << (std::isnan(row.wall) ? QString() : numberText(row.wall));
    if (anyEpoch) cells << (std::isnan(row.epoch) ? QString() : numberText(row.epoch));
    for (const auto& value : row.values) cells << (value ? numberText(*value) : QString());
    lines << cells.join(QLatin1Char('\t'));
  }
  return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

void CurveChart::copyData() {
  QApplication::clipboard()->setText(toTsv());
}

void CurveChart::paintTo(QCPPainter* painter, const QSize& size) {
  paintHead(painter, size.width());
  painter->save();
  painter->translate(0, kHead);
  m_plot->toPainter(painter, size.width(), size.height() - kHead);
  painter->restore();
}

bool CurveChart::savePicture(const QString& file, QString* error) {
  return savePictureOf(
      file, size(), [this](QCPPainter* painter) { paintTo(painter, size()); }, error);
}

}  // namespace cloze
