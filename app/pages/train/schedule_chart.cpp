#include <app/pages/train/schedule_chart.h>

#include <widgets/chart_math.h>
#include <widgets/chart_menu.h>
#include <widgets/format.h>
#include <widgets/theme.h>

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
}  // namespace

ScheduleChart::ScheduleChart(QWidget* parent)
    : QWidget(parent),
      m_menu(new ChartMenu(
          this, [this] { return toTsv(); }, [this](QPainter* painter) { paintTo(painter); })) {
  setObjectName(QStringLiteral("schedule-chart"));
  setFocusPolicy(Qt::StrongFocus);  // for its menu and Ctrl+C
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  connect(&Theme::get(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ScheduleChart::setSchedule(std::vector<std::pair<double, double>> points, const QString& note) {
  m_points = std::move(points);
  m_note = note;
  setAccessibleName(tr("Learning rate over the steps"));
  setAccessibleDescription(note);
  setToolTip(note);  // which a narrow chart cuts
  update();
}

void ScheduleChart::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paintTo(&painter);
  if (!hasFocus()) return;
  painter.setPen(QPen(Theme::get().tokens().accent, 1.5));
  painter.setBrush(Qt::NoBrush);
  painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
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
  const QRectF area(kAxisWidth, kHeadHeight + 6, width() - kAxisWidth - 12, height() - kHeadHeight - kAxisHeight - 10);
  painter->setFont(theme.font(TextRole::Heading));
  painter->setPen(theme.color(Tone::Text));
  painter->drawText(QRectF(area.left(), 0, area.width(), kHeadHeight), Qt::AlignLeft | Qt::AlignTop,
                    tr("Learning rate"));
  const double titleWidth = painter->fontMetrics().horizontalAdvance(tr("Learning rate"));
  painter->setFont(theme.font(TextRole::Caption));
  painter->setPen(theme.color(Tone::Secondary));
  const double room = width() - area.left() - 2 - titleWidth - kTitleGap;
  painter->drawText(QRectF(width() - 2 - room, 2, room, kHeadHeight), Qt::AlignRight | Qt::AlignTop,
                    painter->fontMetrics().elidedText(m_note, Qt::ElideRight, static_cast<int>(room)));
  double top = 0;
  for (const auto& point : m_points) top = std::max(top, point.second);
  const double steps = m_points.empty() ? 0 : m_points.back().first;
  if (top <= 0 || steps <= 0) {
    painter->drawText(area, Qt::AlignCenter, tr("Drawn once the data can be read."));
    return;
  }
  const double step = niceStep(top, 3);
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
    const QPointF at(area.left() + m_points[i].first / steps * area.width(),
                     area.bottom() - m_points[i].second / top * area.height());
    if (i == 0)
      path.moveTo(at);
    else
      path.lineTo(at);
  }
  painter->setPen(QPen(runColor(0), 1.8));
  painter->drawPath(path);
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
