#include <app/pages/train/schedule_chart.h>

#include <app/pages/run_words.h>
#include <widgets/chart_math.h>
#include <widgets/chart_menu.h>
#include <widgets/format.h>
#include <widgets/theme.h>

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace cloze {

namespace {
constexpr int kHeadHeight = 22;
constexpr int kAxisHeight = 18;
constexpr int kAxisWidth = 46;
constexpr int kTitleGap = 12;
constexpr double kDot = 3.5;  // its radius
}  // namespace

ScheduleChart::ScheduleChart(QWidget* parent)
    : QWidget(parent),
      m_menu(new ChartMenu(
          this, [this] { return toTsv(); }, [this](QPainter* painter) { paintTo(painter); })) {
  setObjectName(QStringLiteral("schedule-chart"));
  setFocusPolicy(Qt::StrongFocus);  // for its cursor, its menu and Ctrl+C
  setMouseTracking(true);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  connect(&Theme::get(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ScheduleChart::setSchedule(std::vector<std::pair<double, double>> points, const QString& note) {
  if (points != m_points) m_cursor.reset();
  m_points = std::move(points);
  m_note = note;
  setAccessibleName(tr("Learning rate over the steps"));
  setToolTip(note);  // which a narrow chart cuts
  setCursorAt(m_cursor);
}

QRectF ScheduleChart::area() const {
  return QRectF(kAxisWidth, kHeadHeight + 6, width() - kAxisWidth - 12, height() - kHeadHeight - kAxisHeight - 10);
}

double ScheduleChart::highestRate() const {
  double top = 0;
  for (const auto& point : m_points) top = std::max(top, point.second);
  return top;
}

QPointF ScheduleChart::pixelOf(const std::pair<double, double>& point) const {
  const QRectF box = area();
  return {box.left() + point.first / m_points.back().first * box.width(),
          box.bottom() - point.second / highestRate() * box.height()};
}

QString ScheduleChart::cursorText() const {
  if (!m_cursor) return {};
  const auto& [step, rate] = m_points[*m_cursor];
  return tr("step %1 · learning rate %2").arg(formatCount(static_cast<int64_t>(step)), learningRateText(rate));
}

void ScheduleChart::setCursorAt(std::optional<size_t> point) {
  m_cursor = point;
  setAccessibleDescription(m_cursor ? cursorText() : m_note);
  update();
}

bool ScheduleChart::event(QEvent* event) {
  // The note is that of the head; over the line the cursor speaks.
  if (event->type() == QEvent::ToolTip && static_cast<QHelpEvent*>(event)->pos().y() > kHeadHeight) {
    event->ignore();
    return true;
  }
  return QWidget::event(event);
}

void ScheduleChart::mouseMoveEvent(QMouseEvent* event) {
  if (!drawable()) return;
  const QRectF box = area();
  const QPointF at = event->position();
  if (!box.adjusted(-kDot, 0, kDot, 0).contains(at)) return setCursorAt({});
  std::vector<double> steps;
  for (const auto& point : m_points) steps.push_back(point.first);
  setCursorAt(nearestIndex(steps, (at.x() - box.left()) / box.width() * steps.back()));
}

void ScheduleChart::leaveEvent(QEvent*) {
  setCursorAt({});
}

void ScheduleChart::keyPressEvent(QKeyEvent* event) {
  if (!drawable()) return QWidget::keyPressEvent(event);
  const size_t last = m_points.size() - 1, stride = event->modifiers() & Qt::ShiftModifier ? 10 : 1;
  switch (event->key()) {
    case Qt::Key_Left:
      return setCursorAt(!m_cursor ? last : *m_cursor - std::min(*m_cursor, stride));
    case Qt::Key_Right:
      return setCursorAt(!m_cursor ? 0 : std::min(*m_cursor + stride, last));
    case Qt::Key_Home:
      return setCursorAt(0);
    case Qt::Key_End:
      return setCursorAt(last);
    case Qt::Key_Escape:
      if (m_cursor) return setCursorAt({});
      break;
    default:
      break;
  }
  QWidget::keyPressEvent(event);
}

void ScheduleChart::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paintTo(&painter);
  paintCursor(&painter);
  if (!hasFocus()) return;
  painter.setPen(QPen(Theme::get().tokens().accent, 1.5));
  painter.setBrush(Qt::NoBrush);
  painter.drawRoundedRect(QRectF(rect()).adjusted(1, kHeadHeight, -1, -1), 4, 4);
}

QString ScheduleChart::toTsv() const {
  QString text = QStringLiteral("step\tlearning_rate\n");
  for (const auto& [step, rate] : m_points)
    text += QStringLiteral("%1\t%2\n").arg(step, 0, 'f', 0).arg(rate, 0, 'g', QLocale::FloatingPointShortest);
  return text;
}

void ScheduleChart::paintTo(QPainter* painter) const {
  painter->setRenderHint(QPainter::Antialiasing);
  const Theme& theme = Theme::get();
  const QRectF area = this->area();
  painter->setFont(theme.font(TextRole::Heading));
  painter->setPen(theme.color(Tone::Text));
  // At the edge of the panel, in one line with everything above and below.
  painter->drawText(QRectF(0, 0, width(), kHeadHeight), Qt::AlignLeft | Qt::AlignTop, tr("Learning rate"));
  const double titleWidth = painter->fontMetrics().horizontalAdvance(tr("Learning rate"));
  painter->setFont(theme.font(TextRole::Caption));
  painter->setPen(theme.color(Tone::Secondary));
  const double room = width() - 2 - titleWidth - kTitleGap;
  painter->drawText(QRectF(width() - 2 - room, 2, room, kHeadHeight), Qt::AlignRight | Qt::AlignTop,
                    painter->fontMetrics().elidedText(m_note, Qt::ElideRight, static_cast<int>(room)));
  if (!drawable()) {
    painter->drawText(area, Qt::AlignCenter, tr("Drawn once the data can be read."));
    return;
  }
  const double top = highestRate(), steps = m_points.back().first, step = niceStep(top, 3);
  for (double tick = 0; tick <= top * 1.0001; tick += step) {
    const double y = area.bottom() - tick / top * area.height();
    painter->setPen(QPen(theme.tokens().line, 1));
    painter->drawLine(QPointF(area.left(), std::round(y) + 0.5), QPointF(area.right(), std::round(y) + 0.5));
    painter->setPen(theme.color(Tone::Secondary));
    painter->drawText(QRectF(0, y - 9, kAxisWidth - 6, 18), Qt::AlignRight | Qt::AlignVCenter, formatReal(tick, 2));
  }
  paintSteps(painter, area, steps);
  QPainterPath path;
  for (size_t i = 0; i < m_points.size(); ++i) {
    const QPointF at = pixelOf(m_points[i]);
    if (i == 0)
      path.moveTo(at);
    else
      path.lineTo(at);
  }
  painter->setPen(QPen(runColor(0), 1.8));
  painter->drawPath(path);
}

void ScheduleChart::paintCursor(QPainter* painter) const {
  if (!m_cursor || !drawable()) return;
  const Theme& theme = Theme::get();
  const QRectF box = area();
  const QPointF at = pixelOf(m_points[*m_cursor]);
  QPen pen(theme.tokens().secondary, 1.2, Qt::CustomDashLine);
  pen.setDashPattern({2.5, 2.5});
  painter->setPen(pen);
  const double x = std::round(at.x()) + 0.5;
  painter->drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()));
  painter->setPen(Qt::NoPen);
  painter->setBrush(runColor(0));
  painter->drawEllipse(at, kDot, kDot);
  painter->setFont(theme.font(TextRole::Caption));
  const QFontMetricsF metrics(painter->font());
  const QString text = cursorText();
  QRectF label(at.x() + 8, box.top() + 2, metrics.horizontalAdvance(text) + 20, metrics.height() + 10);
  if (label.right() > box.right()) label.moveRight(at.x() - 8);
  label.moveLeft(std::max(0.0, label.left()));
  painter->setPen(QPen(theme.tokens().line, 1));
  painter->setBrush(theme.tokens().panel);
  painter->drawRoundedRect(label, 4, 4);
  painter->setPen(theme.color(Tone::Text));
  painter->drawText(label, Qt::AlignCenter, text);
}

void ScheduleChart::paintSteps(QPainter* painter, const QRectF& area, double steps) const {
  const QString unit = tr("step");
  const double unitWidth = painter->fontMetrics().horizontalAdvance(unit);
  const double right = width() - 2.0;
  painter->drawText(QRectF(right - unitWidth - 1, area.bottom() + 2, unitWidth + 1, kAxisHeight),
                    Qt::AlignRight | Qt::AlignTop, unit);
  for (double tick = 0, by = niceStep(steps, 5, 1); tick <= steps * 1.0001; tick += by) {
    const double x = area.left() + tick / steps * area.width();
    if (x + 20 > right - unitWidth) break;
    painter->drawText(QRectF(x - 30, area.bottom() + 2, 60, kAxisHeight), Qt::AlignHCenter | Qt::AlignTop,
                      tickText(tick, by));
  }
}

}  // namespace cloze
