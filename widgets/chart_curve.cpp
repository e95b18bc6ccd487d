#include <widgets/chart_curve.h>

#include <widgets/chart_decor.h>
#include <widgets/theme.h>

#include <widgets/chart_plot.h>
#include <QApplication>
#include <QClipboard>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

namespace cloze {

namespace {

constexpr int kHead = 20;   // title above the plot
constexpr int kLeft = 54;   // tick labels
constexpr int kRight = 62;  // labels at line ends
constexpr int kFoot = 38;   // tick labels, and beneath them what they count
constexpr int kEdge = 6;    // left and right of the range: a dot at its end is whole
constexpr double kDot = 6.5;
constexpr ptrdiff_t kFewPoints = 30;  // each gets its dot; a line of one point were nothing without
// Above these, lines are thin, then plain, and share so many buckets: a frame must not take longer than 16 ms.
constexpr size_t kThinLines = 12, kPlainLines = 24, kSharedBuckets = 12000;
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

QColor blended(const QColor& over, const QColor& under, double share) {
  return QColor::fromRgbF(static_cast<float>(over.redF() * share + under.redF() * (1 - share)),
                          static_cast<float>(over.greenF() * share + under.greenF() * (1 - share)),
                          static_cast<float>(over.blueF() * share + under.blueF() * (1 - share)));
}

void setLine(QCPGraph* graph, const PolyLine& line) {
  QVector<QCPGraphData> points;
  points.reserve(static_cast<qsizetype>(line.x.size()));
  for (size_t i = 0; i < line.x.size(); ++i) points.append({line.x[i], line.y[i]});
  graph->data()->set(points, true);
}

QCPGraph* addGraph(QCustomPlot* plot) {
  QCPGraph* graph = plot->addGraph();
  graph->setAdaptiveSampling(true);
  return graph;
}

}  // namespace

CurveChart::CurveChart(const QString& title, QWidget* parent) : QWidget(parent), m_plot(new QCustomPlot(this)) {
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  m_plot->setFocusPolicy(Qt::NoFocus);
  m_plot->setNoAntialiasingOnDrag(false);
  m_plot->setPlottingHint(QCP::phFastPolylines, true);
  m_plot->setAutoAddPlottableToLegend(false);
  m_plot->setMouseTracking(true);
  m_plot->setCursor(Qt::CrossCursor);
  m_plot->installEventFilter(this);
  m_plot->axisRect()->setAutoMargins(QCP::msNone);
  m_plot->axisRect()->setMargins({kLeft, 8, kRight, kFoot});
  m_plot->plotLayout()->setMargins({});
  for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) {
    axis->setSubTicks(false);
    axis->setTickLength(0);
    axis->setTickLabelPadding(6);
    axis->setLabelPadding(1);
    axis->grid()->setSubGridVisible(false);
  }
  m_plot->xAxis->grid()->setVisible(false);
  m_plot->yAxis->setBasePen(Qt::NoPen);
  m_plot->addLayer(QStringLiteral("decor"), nullptr, QCustomPlot::limAbove);
  m_plot->addLayer(QStringLiteral("cursor"), m_plot->layer(QStringLiteral("decor")), QCustomPlot::limAbove);
  m_plot->layer(QStringLiteral("cursor"))->setMode(QCPLayer::lmBuffered);
  m_decor = new ChartDecor(this, QStringLiteral("decor"));
  m_overlay = new ChartOverlay(this, QStringLiteral("cursor"));
  setTitle(title);
  restyle();
  connect(&Theme::get(), &Theme::changed, this, [this] {
    restyle();
    refreshData();  // dots are made with the data
  });
}

CurveChart::~CurveChart() = default;

void CurveChart::setTitle(const QString& title) {
  m_title = title;
  setAccessibleName(title);
  update();
}

void CurveChart::setDetail(const QString& detail) {
  m_detail = detail;
  update();
}

void CurveChart::setUnit(const QString& unit) {
  m_unit = unit;
  update();
}

void CurveChart::setSeries(std::vector<ChartSeries> series) {
  const bool same = std::equal(series.begin(), series.end(), m_series.begin(), m_series.end(),
                               [](const ChartSeries& a, const ChartSeries& b) {
                                 return a.id == b.id && a.smoothed == b.smoothed && a.markers == b.markers &&
                                        a.colorSlot == b.colorSlot && a.dashed == b.dashed;
                               });
  m_series = std::move(series);
  if (!same) buildGraphs();
  refreshData();
}

void CurveChart::buildGraphs() {
  m_plot->clearGraphs();
  m_lines.assign(m_series.size(), {});
  for (size_t i = 0; i < m_series.size(); ++i) {
    m_lines[i].plan = addGraph(m_plot);
    if (m_series[i].smoothed) m_lines[i].raw = addGraph(m_plot);
  }
  for (Line& line : m_lines) line.top = addGraph(m_plot);
  restyle();
}

void CurveChart::setReference(std::optional<double> value, const QString& label) {
  m_reference = value;
  m_referenceLabel = label;
  refreshData();
}

void CurveChart::setSmoothing(double weight) {
  const double clamped = std::isfinite(weight) ? std::clamp(weight, 0.0, 0.999) : 0.0;
  if (clamped == m_smoothing) return;
  m_smoothing = clamped;
  refreshData();
}

void CurveChart::setXAxis(ChartX axis) {
  if (axis == m_axis) return;
  m_axis = axis;
  m_range.reset();
  m_cursor.reset();
  refreshData();
}

void CurveChart::setLogY(bool log) {
  if (log == m_logY) return;
  m_logY = log;
  refreshData();
}

void CurveChart::setPlannedSteps(double steps) {
  if (steps == m_plannedSteps) return;
  m_plannedSteps = steps;
  refreshData();
}

void CurveChart::setRange(std::optional<std::pair<double, double>> range) {
  if (range && !(range->second > range->first)) range.reset();
  if (range == m_range) return;
  m_range = range;
  refreshData();
}

void CurveChart::setSharedFull(std::optional<std::pair<double, double>> full) {
  if (full == m_sharedFull) return;
  m_sharedFull = full;
  refreshData();
}

void CurveChart::setCursor(std::optional<double> x, bool here) {
  if (x == m_cursor && here == m_cursorHere) return;
  m_cursor = x;
  m_cursorHere = here;
  setAccessibleDescription(cursorText().join(QStringLiteral(", ")));
  redrawOverlay();
}

std::pair<double, double> CurveChart::fullRange() const {
  double low = std::numeric_limits<double>::infinity(), high = -low;
  for (const ChartSeries& series : m_series) {
    if (!series.data) continue;
    const auto& x = series.data->x(m_axis);
    if (x.empty()) continue;
    low = std::min(low, x.front());
    high = std::max(high, x.back());
    if (m_axis == ChartX::Step && !series.plannedSteps.empty()) {
      low = std::min(low, series.plannedSteps.front());
      high = std::max(high, series.plannedSteps.back());
    }
  }
  if (m_axis == ChartX::Step && m_plannedSteps > 0) high = std::max(high, m_plannedSteps);
  if (!(low <= high)) low = 0;
  if (!std::isfinite(high)) high = 1;
  low = std::min(low, 0.0);
  return {low, high > low ? high : low + 1};
}

std::pair<double, double> CurveChart::visible() const {
  return m_range ? *m_range : m_sharedFull ? *m_sharedFull : fullRange();
}

const std::vector<double>& CurveChart::shown(size_t index) const {
  return m_series[index].smoothed ? m_lines[index].smooth : m_series[index].data->values;
}

void CurveChart::refreshData() {
  const auto [low, high] = visible();
  const double edge = (high - low) * kEdge / std::max(1, m_plot->axisRect()->width() - 2 * kEdge);
  m_plot->xAxis->setRange(low - edge, high + edge);
  const auto most = kSharedBuckets / std::max<size_t>(1, m_series.size());
  const auto buckets = std::min(most, static_cast<size_t>(std::max(100, m_plot->axisRect()->width())));
  for (size_t i = 0; i < m_series.size(); ++i) refreshLine(i, low, high, buckets);
  refreshScales(low, high);
  m_plot->replot(QCustomPlot::rpQueuedReplot);
  update(0, 0, width(), kHead);
}

// What looks at every point is done once for new data, not at every frame of a pan.
void CurveChart::follow(const ChartSeries& series, Line* line) const {
  const std::vector<double>& values = series.data->values;
  const bool news = line->smoothedFrom != series.data;
  if (news) {
    line->blocks = BlockExtremes(values);
    line->broken.clear();
    for (size_t i = 0; i < values.size(); ++i)
      if (!std::isfinite(values[i])) line->broken.push_back(i);
  }
  if (series.smoothed && (news || line->smoothedBy != m_smoothing)) {
    line->smooth = smoothedSeries(values, m_smoothing);
    line->smoothBlocks = BlockExtremes(line->smooth);
  }
  line->smoothedFrom = series.data;
  line->smoothedBy = m_smoothing;
}

void CurveChart::refreshLine(size_t index, double low, double high, size_t buckets) {
  const ChartSeries& series = m_series[index];
  Line& line = m_lines[index];
  line.end_x = line.end_y = kNan;
  const bool planned = m_axis == ChartX::Step && !series.plannedSteps.empty();
  setLine(line.plan,
          planned ? decimatedLine(series.plannedSteps, series.plannedValues, low, high, buckets) : PolyLine());
  if (!series.data) {
    setLine(line.top, {});
    return;
  }
  const auto& x = series.data->x(m_axis);
  follow(series, &line);
  line.brokenAt.clear();
  for (const size_t i : line.broken)
    if (i < x.size()) line.brokenAt.push_back(x[i]);
  if (line.raw) setLine(line.raw, decimatedLine(x, series.data->values, low, high, buckets, line.blocks));
  const auto seen = std::upper_bound(x.begin(), x.end(), high) - std::lower_bound(x.begin(), x.end(), low);
  const QColor color = lineColor(series);
  line.top->setScatterStyle(series.markers || seen <= kFewPoints
                                ? QCPScatterStyle(QCPScatterStyle::ssDisc, QPen(color, 1), QBrush(color), kDot)
                                : QCPScatterStyle());
  setLine(line.top,
          decimatedLine(x, shown(index), low, high, buckets, series.smoothed ? line.smoothBlocks : line.blocks));
  auto end = static_cast<size_t>(std::upper_bound(x.begin(), x.end(), high) - x.begin());
  while (end > 0 && !std::isfinite(shown(index)[end - 1])) --end;
  if (end > 0 && x[end - 1] >= low) {
    line.end_x = x[end - 1];
    line.end_y = shown(index)[end - 1];
  }
}

void CurveChart::refreshScales(double low, double high) {
  std::optional<std::pair<double, double>> values;
  const auto widen = [&values](std::optional<std::pair<double, double>> more) {
    if (!more) return;
    values = values ? std::pair(std::min(values->first, more->first), std::max(values->second, more->second)) : *more;
  };
  for (size_t i = 0; i < m_series.size(); ++i) {
    const ChartSeries& series = m_series[i];
    if (series.data)
      widen(visibleRange(series.data->x(m_axis), series.data->values, low, high, m_logY, m_lines[i].blocks));
    if (m_axis == ChartX::Step) widen(visibleRange(series.plannedSteps, series.plannedValues, low, high, m_logY));
  }
  if (m_reference && (!m_logY || *m_reference > 0)) widen({{*m_reference, *m_reference}});
  const auto range = values.value_or(m_logY ? std::pair(0.1, 1.0) : std::pair(0.0, 1.0));
  QCPAxis* y = m_plot->yAxis;
  if (m_logY) {
    m_scale = {};
    y->setScaleType(QCPAxis::stLogarithmic);
    y->setTicker(QSharedPointer<QCPAxisTickerLog>::create());
    y->setNumberFormat(QStringLiteral("gb"));
    y->setNumberPrecision(3);
    y->setRange(range.first * 0.85, range.second * 1.15);
  } else {
    m_scale = niceScale(range.first, range.second, std::clamp(m_plot->height() / 50, 2, 6));
    const double factor = std::pow(10.0, m_scale.exponent), step = m_scale.step;
    auto ticker = QSharedPointer<ChartTicker>::create();
    ticker->setStep(step);
    ticker->setLabel([factor, step](double value) { return tickText(value / factor, step / factor); });
    y->setScaleType(QCPAxis::stLinear);
    y->setTicker(ticker);
    // A line that touches the top edge loses half its width and its dots there.
    const double span = m_scale.high - m_scale.low;
    const bool close = range.second > m_scale.high - 0.04 * span;
    y->setRange(m_scale.low, m_scale.high + span * (close ? 0.08 : 1e-6));
  }
  const int count = std::clamp(m_plot->axisRect()->width() / 90, 2, 8);
  m_xStep = m_axis == ChartX::WallTime ? niceTimeStep(high - low, count)
            : m_axis == ChartX::Step   ? niceStep(high - low, count, 1)
                                       : niceStep(high - low, count);
  auto ticker = QSharedPointer<ChartTicker>::create();
  ticker->setStep(m_xStep);
  const double unit = m_axis == ChartX::WallTime ? timeUnit(high, m_xStep) : 1;
  ticker->setLabel([this, unit](double value) { return tickText(value / unit, m_xStep / unit); });
  m_plot->xAxis->setTicker(ticker);
  m_plot->xAxis->setLabel(m_axis == ChartX::Step    ? tr("step")
                          : m_axis == ChartX::Epoch ? tr("epoch")
                          : unit == 3600            ? tr("h")
                          : unit == 60              ? tr("min")
                                                    : tr("s"));
}

void CurveChart::restyle() {
  const ThemeTokens& tokens = Theme::get().tokens();
  m_plot->setBackground(QBrush(Qt::transparent));
  m_plot->setAttribute(Qt::WA_OpaquePaintEvent, false);
  m_plot->axisRect()->setBackground(tokens.panel);
  for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) {
    axis->setTickLabelColor(tokens.secondary);
    axis->setTickLabelFont(Theme::get().font(TextRole::Caption));
    axis->setLabelColor(tokens.secondary);
    axis->setLabelFont(Theme::get().font(TextRole::Caption));
    axis->grid()->setPen(QPen(blended(tokens.line, tokens.panel, 0.65), 1));
    axis->grid()->setZeroLinePen(Qt::NoPen);
    axis->setTickPen(Qt::NoPen);
  }
  m_plot->xAxis->setBasePen(QPen(tokens.line, 1));
  for (size_t i = 0; i < m_lines.size(); ++i) {
    const ChartSeries& series = m_series[i];
    const QColor color = lineColor(series);
    QPen pen(color, m_lines.size() > kThinLines ? 1.0 : 1.8);
    m_lines[i].top->setAntialiased(m_lines.size() <= kPlainLines);
    pen.setCapStyle(Qt::RoundCap);
    pen.setJoinStyle(Qt::RoundJoin);
    if (series.dashed) {
      pen.setStyle(Qt::CustomDashLine);
      pen.setDashPattern({4, 3});
      pen.setCapStyle(Qt::FlatCap);
    }
    m_lines[i].top->setPen(pen);
    if (m_lines[i].raw)
      m_lines[i].raw->setPen(QPen(blended(color, tokens.panel, Theme::get().dark() ? 0.42 : 0.32), 1));
    m_lines[i].plan->setPen(QPen(tokens.secondary, 1, Qt::DashLine));
  }
  m_plot->replot(QCustomPlot::rpQueuedReplot);
  update();
}

// Ticks and the words around the plot follow language and locale; title, detail and labels are set anew by who set
// them.
void CurveChart::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) refreshData();
}

QColor CurveChart::lineColor(const ChartSeries& series) const {
  return runColor(series.colorSlot);
}

QString CurveChart::headDetail() const {
  QStringList parts;
  if (m_scale.exponent != 0 && !m_logY) parts << QStringLiteral("×1e%1").arg(m_scale.exponent);
  if (!m_unit.isEmpty()) parts << m_unit;
  if (m_logY) parts << tr("logarithmic");
  if (!m_detail.isEmpty()) parts << m_detail;
  return parts.join(QStringLiteral(" · "));
}

void CurveChart::redrawOverlay() {
  m_plot->layer(QStringLiteral("cursor"))->replot();
}

}  // namespace cloze
