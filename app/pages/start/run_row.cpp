#include <app/pages/start/run_row.h>

#include <app/pages/core_words.h>
#include <app/pages/run_words.h>
#include <widgets/chart_math.h>
#include <widgets/format.h>
#include <widgets/theme.h>

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <optional>

namespace cloze {

namespace {

constexpr int kInset = 16;
constexpr int kGap = 20;
constexpr int kMetricWidth = 116;
constexpr int kChipWidth = 104;
constexpr int kChipHeight = 22;
constexpr int kCurveHeight = 34;
constexpr int kWideRow = 620;
constexpr double kSmoothing = 0.7;

int curveWidth(int row) {
  return row >= kWideRow ? 132 : row >= 500 ? 84 : 0;
}

QPainterPath lineThrough(const std::vector<double>& values, double low, double high, const QRectF& area) {
  QPainterPath path;
  bool pen = false;
  const double last = std::max<double>(1, static_cast<double>(values.size()) - 1);
  for (size_t i = 0; i < values.size(); ++i) {
    if (!std::isfinite(values[i])) {
      pen = false;
      continue;
    }
    const QPointF point(area.left() + area.width() * static_cast<double>(i) / last,
                        area.bottom() - area.height() * (values[i] - low) / std::max(high - low, 1e-12));
    if (pen)
      path.lineTo(point);
    else
      path.moveTo(point);
    pen = true;
  }
  return path;
}

}  // namespace

RunRow::RunRow(QWidget* parent) : QAbstractButton(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setAttribute(Qt::WA_Hover);
  setCursor(Qt::PointingHandCursor);
  connect(&Theme::get(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void RunRow::setRun(const RunSummary& run) {
  m_run = run;
  retranslate();
}

void RunRow::setCurve(std::vector<double> losses) {
  m_curve = std::move(losses);
  m_smooth = smoothedSeries(m_curve, kSmoothing);
  update();
}

void RunRow::retranslate() {
  const RunProgress& progress = m_run.progress;
  const bool broken = !m_run.problem.empty();
  m_state = broken ? tr("unreadable") : runStateText(progress.state);
  m_value.clear();
  m_caption.clear();
  const bool goesOn = progress.state == RunState::Running || progress.state == RunState::Paused;
  const std::string metric = mainMetric(m_run);
  if (goesOn && progress.total_steps > 0) {
    m_value = formatPercent(static_cast<double>(progress.step) / static_cast<double>(progress.total_steps));
    m_caption = tr("step %1 / %2").arg(formatCount(progress.step), formatCount(progress.total_steps));
  } else if (!metric.empty()) {
    m_value = formatMetric(m_run.metrics.at(metric));
    m_caption = tr("%1 on %2").arg(metricLabel(metric), splitLabel(m_run.metrics_split));
  }
  const QString name = QString::fromStdString(m_run.name.empty() ? m_run.id : m_run.name);
  QStringList about;
  if (!m_run.task.empty()) about.append(taskName(m_run.task));
  if (!m_run.model.empty()) about.append(QString::fromStdString(m_run.model));
  about.append(formatIsoTime(QString::fromStdString(m_run.created)));
  m_about = broken ? coreWords(m_run.problem) : about.join(QStringLiteral(" · "));
  setText(QString(name).replace(QLatin1Char('&'), QStringLiteral("&&")));
  QStringList spoken{name, m_state};
  if (!m_value.isEmpty()) spoken.append(m_caption + QLatin1Char(' ') + m_value);
  setAccessibleName(spoken.join(QStringLiteral(", ")));
  setAccessibleDescription(m_about);
  setToolTip(broken ? m_about : !progress.message.empty() ? coreWords(progress.message) : QString());
  update();
}

void RunRow::paintEvent(QPaintEvent*) {
  const ThemeTokens& t = Theme::get().tokens();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRect inside = rect().adjusted(2, 2, -2, -2);
  if (isDown() || underMouse() || hasFocus()) {
    painter.setPen(hasFocus() ? QPen(t.accent, 1.5) : QPen(Qt::NoPen));
    painter.setBrush(isDown() ? t.accentTint : underMouse() ? t.hover : QColor(Qt::transparent));
    painter.drawRoundedRect(QRectF(inside).adjusted(0.75, 0.75, -0.75, -0.75), kRadius, kRadius);
  }
  int right = width() - kInset;
  paintMetric(&painter, QRect(right - kMetricWidth, 0, kMetricWidth, height()));
  right -= kMetricWidth + kGap;
  if (const int curve = curveWidth(width())) {
    paintCurve(&painter, QRectF(right - curve, (height() - kCurveHeight) / 2.0, curve, kCurveHeight));
    right -= curve + kGap;
  }
  const QFontMetrics metrics(Theme::get().font(TextRole::Section));
  const int chip = std::min(kChipWidth, metrics.horizontalAdvance(m_state) + 24);
  StateChip::paint(&painter, QRect(right - kChipWidth, (height() - kChipHeight) / 2, chip, kChipHeight), m_state,
                   m_run.problem.empty() ? runStateKind(m_run.progress.state) : StateChip::Kind::Error);
  right -= kChipWidth + kGap;
  paintName(&painter, QRect(kInset, 0, right - kInset, height()));
}

void RunRow::paintName(QPainter* painter, const QRect& area) const {
  const Theme& theme = Theme::get();
  const auto line = [&](TextRole role, Tone tone, const QString& text, int top, int height, Qt::TextElideMode mode) {
    const QFont font = theme.font(role);
    painter->setFont(font);
    painter->setPen(theme.color(tone));
    painter->drawText(QRect(area.left(), top, area.width(), height), Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(font).elidedText(text, mode, area.width()));
  };
  line(TextRole::Heading, Tone::Text, QString(text()).replace(QStringLiteral("&&"), QStringLiteral("&")), 12, 20,
       Qt::ElideMiddle);
  line(TextRole::Caption, m_run.problem.empty() ? Tone::Secondary : Tone::Error, m_about, 33, 18, Qt::ElideRight);
}

void RunRow::paintMetric(QPainter* painter, const QRect& area) const {
  if (m_value.isEmpty()) return;
  const Theme& theme = Theme::get();
  painter->setFont(theme.font(TextRole::Value));
  painter->setPen(theme.color(Tone::Text));
  painter->drawText(QRect(area.left(), 10, area.width(), 24), Qt::AlignRight | Qt::AlignVCenter, m_value);
  const QFont caption = theme.font(TextRole::Caption);
  painter->setFont(caption);
  painter->setPen(theme.color(Tone::Secondary));
  painter->drawText(QRect(area.left(), 34, area.width(), 18), Qt::AlignRight | Qt::AlignVCenter,
                    QFontMetrics(caption).elidedText(m_caption, Qt::ElideRight, area.width()));
}

void RunRow::paintCurve(QPainter* painter, const QRectF& area) const {
  double low = INFINITY, high = -INFINITY;
  for (const double value : m_curve) {
    if (!std::isfinite(value)) continue;
    low = std::min(low, value);
    high = std::max(high, value);
  }
  if (m_curve.size() < 2 || low > high) return;
  painter->save();
  QColor colour = runColor(runSlot(QString::fromStdString(m_run.id)));
  QColor faint = colour;
  faint.setAlphaF(0.3F);
  painter->setBrush(Qt::NoBrush);
  painter->setPen(QPen(faint, 1));
  painter->drawPath(lineThrough(m_curve, low, high, area));
  painter->setPen(QPen(colour, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter->drawPath(lineThrough(m_smooth, low, high, area));
  painter->restore();
}

void RunRow::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
    click();
  else
    QAbstractButton::keyPressEvent(event);
}

}  // namespace cloze
