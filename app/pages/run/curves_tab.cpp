#include <app/pages/run/curves_tab.h>

#include <app/pages/run/run_texts.h>
#include <core/plan/plan.h>
#include <widgets/controls.h>
#include <widgets/format.h>
#include <widgets/theme.h>

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QSlider>

#include <cmath>

namespace cloze {

namespace {

constexpr int kTrainSlot = 0, kDevSlot = 3;  // blue and vermilion
constexpr int kMetricSlots[] = {2, 4, 1, 5};
constexpr int kPlanPoints = 400;

std::shared_ptr<const ChartData> share(const RunSnapshot& snapshot, const std::string& tag) {
  const auto found = snapshot.series.find(tag);
  return found == snapshot.series.end() ? nullptr : found->second;
}

ChartSeries seriesOf(const RunSnapshot& snapshot, const std::string& tag, const QString& label, int slot) {
  ChartSeries series;
  series.id = QString::fromStdString(tag);
  series.label = label;
  series.data = share(snapshot, tag);
  series.colorSlot = slot;
  return series;
}

}  // namespace

RunCharts::RunCharts(ChartGrid* grid) : m_grid(grid) {
  m_loss = grid->addChart(CurvesTab::tr("Loss"));
  m_metrics = grid->addChart(CurvesTab::tr("Dev metrics"));
  m_rate = grid->addChart(CurvesTab::tr("Learning rate"));
  m_norm = grid->addChart(CurvesTab::tr("Gradient norm"));
  m_examples = grid->addChart(CurvesTab::tr("Examples per second"));
  m_tokens = grid->addChart(CurvesTab::tr("Real tokens per second"));
  m_memory = grid->addChart(CurvesTab::tr("Memory"));
  m_examples->setUnit(CurvesTab::tr("examples/s"));
  m_tokens->setUnit(CurvesTab::tr("tokens/s"));
  for (CurveChart* chart : grid->charts()) chart->setMinimumHeight(210);
}

bool RunCharts::show(const RunSnapshot& snapshot) {
  const double total = static_cast<double>(snapshot.progress().total_steps);
  for (CurveChart* chart : m_grid->charts()) chart->setPlannedSteps(total);
  std::vector<ChartSeries> losses;
  if (share(snapshot, "train/loss")) {
    losses.push_back(seriesOf(snapshot, "train/loss", CurvesTab::tr("train"), kTrainSlot));
    losses.back().smoothed = true;
  }
  for (const char* split : {"dev", "dev_mm"}) {
    const std::string tag = std::string(split) + "/loss";
    if (!share(snapshot, tag)) continue;
    losses.push_back(seriesOf(snapshot, tag, splitLabel(split), kDevSlot + (tag == "dev/loss" ? 0 : 1)));
    losses.back().markers = true;
  }
  QStringList names;
  for (const ChartSeries& series : losses) names << series.label;
  m_loss->setDetail(names.join(QStringLiteral(", ")));
  m_loss->setSeries(std::move(losses));
  showMetrics(snapshot);
  showRate(snapshot);
  showSingle(m_norm, snapshot, "train/grad_norm", 5, false);
  const double clip = snapshot.record ? snapshot.record->spec.optimizer.max_grad_norm : 0;
  m_norm->setReference(clip > 0 ? std::optional(clip) : std::nullopt);
  m_norm->setDetail(clip > 0 ? CurvesTab::tr("clipped at %1").arg(formatReal(clip)) : CurvesTab::tr("not clipped"));
  showSingle(m_examples, snapshot, "train/examples_per_s", kTrainSlot, true);
  showSingle(m_tokens, snapshot, "train/real_tokens_per_s", 2, true);
  showMemory(snapshot);
  m_grid->syncRange();
  return !snapshot.series.empty();
}

void RunCharts::showMetrics(const RunSnapshot& snapshot) {
  std::vector<ChartSeries> metrics;
  QStringList names;
  for (const char* split : {"dev", "dev_mm"}) {
    for (const auto& [tag, data] : snapshot.series) {
      const std::string prefix = std::string(split) + "/";
      if (!tag.starts_with(prefix) || tag == prefix + "loss") continue;
      const QString name = metricLabel(tag.substr(prefix.size()));
      ChartSeries series =
          seriesOf(snapshot, tag, prefix == "dev/" ? name : splitLabel(split) + QLatin1Char(' ') + name,
                   kMetricSlots[metrics.size() % std::size(kMetricSlots)]);
      series.markers = true;
      series.dashed = metrics.size() % 2 == 1;
      names << series.label;
      metrics.push_back(std::move(series));
    }
  }
  m_metrics->setTitle(names.isEmpty()     ? CurvesTab::tr("Dev metrics")
                      : names.size() == 1 ? CurvesTab::tr("Dev %1").arg(names[0])
                      : names.size() == 2 ? CurvesTab::tr("Dev %1 and %2").arg(names[0], names[1])
                                          : CurvesTab::tr("Dev metrics"));
  m_metrics->setDetail(metrics.empty() ? CurvesTab::tr("after the first evaluation") : QString());
  m_metrics->setSeries(std::move(metrics));
}

// What has been, and dashed what the schedule will do: the same function the trainer asks.
void RunCharts::showRate(const RunSnapshot& snapshot) {
  ChartSeries series = seriesOf(snapshot, "train/learning_rate", CurvesTab::tr("learning rate"), kTrainSlot);
  const int64_t total = snapshot.progress().total_steps;
  if (snapshot.record && total > 0) {
    const OptimizerSpec& optimizer = snapshot.record->spec.optimizer;
    const int64_t done = std::min(snapshot.progress().step, total);
    const int64_t stride = std::max<int64_t>(1, (total - done) / kPlanPoints);
    const int64_t warm = warmupSteps(optimizer, total);
    const auto add = [&](int64_t step) {
      series.plannedSteps.push_back(static_cast<double>(step));
      series.plannedValues.push_back(learningRateAt(optimizer, step, total));
    };
    for (int64_t step = done; step < total; step += stride) {
      add(step);
      if (step < warm && warm < step + stride) add(warm);  // the corner must not be cut
    }
    if (done < total) add(total);
  }
  std::vector<ChartSeries> all;
  all.push_back(std::move(series));
  m_rate->setSeries(std::move(all));
  m_rate->setDetail(snapshot.record ? CurvesTab::tr("peak %1").arg(
                                          QString::number(snapshot.record->spec.optimizer.learning_rate, 'g', 4)
                                              .replace(QStringLiteral("e-0"), QStringLiteral("e-")))
                                    : QString());
}

void RunCharts::showSingle(CurveChart* chart, const RunSnapshot& snapshot, const char* tag, int slot, bool smoothed) {
  std::vector<ChartSeries> all;
  if (share(snapshot, tag)) {
    all.push_back(seriesOf(snapshot, tag, chart->title(), slot));
    all.back().smoothed = smoothed;
  }
  chart->setSeries(std::move(all));
}

void RunCharts::showMemory(const RunSnapshot& snapshot) {
  std::vector<ChartSeries> all;
  if (const auto data = share(snapshot, "memory/bytes")) {
    double most = 0;
    for (const double value : data->values) most = std::max(most, std::isfinite(value) ? value : 0.0);
    const bool gib = most >= 1ull << 30;
    auto scaled = std::make_shared<ChartData>(*data);
    for (double& value : scaled->values) value /= gib ? 1ull << 30 : 1ull << 20;
    m_memory->setUnit(gib ? QStringLiteral("GiB") : QStringLiteral("MiB"));
    all.push_back(seriesOf(snapshot, "memory/bytes", CurvesTab::tr("memory"), 4));
    all.back().id = gib ? QStringLiteral("memory/GiB") : QStringLiteral("memory/MiB");
    all.back().data = std::move(scaled);
  }
  m_memory->setSeries(std::move(all));
}

CurvesTab::CurvesTab(QWidget* parent) : QWidget(parent), m_grid(new ChartGrid), m_charts(m_grid) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  m_banner = new Banner(this);
  m_banner->clear();
  column->addWidget(m_banner);
  auto* area = new QScrollArea(this);
  area->setWidgetResizable(true);
  area->setFrameShape(QFrame::NoFrame);
  area->setWidget(m_grid);
  area->setFocusPolicy(Qt::NoFocus);
  m_scroll = area;
  column->addWidget(area, 1);
  m_empty = new EmptyState(QStringLiteral("chart"), this);
  m_empty->setText(tr("The curves begin with the first step of training."));
  column->addWidget(m_empty, 1);
  m_empty->hide();
  makeControls();
  connect(m_grid, &ChartGrid::rangeChanged, this, &CurvesTab::changed);
}

void CurvesTab::makeControls() {
  m_controls = new QWidget(this);
  auto* row = new QHBoxLayout(m_controls);
  row->setContentsMargins(0, 0, 0, 4);
  row->setSpacing(8);
  m_axis = new QComboBox(m_controls);
  m_axis->addItem(tr("Step"), QStringLiteral("step"));
  m_axis->addItem(tr("Wall time"), QStringLiteral("wall"));
  m_axis->addItem(tr("Epoch"), QStringLiteral("epoch"));
  m_axis->setAccessibleName(tr("Horizontal axis"));
  m_axis->setToolTip(tr("Horizontal axis of all charts"));
  auto* label = new TextLabel(TextRole::Caption, Tone::Secondary, tr("Smoothing"), m_controls);
  m_smoothing = new QSlider(Qt::Horizontal, m_controls);
  m_smoothing->setRange(0, 99);
  m_smoothing->setFixedWidth(90);
  m_smoothing->setAccessibleName(tr("Smoothing"));
  m_smoothing->setToolTip(tr("Weight of TensorBoard's moving average, 0 to 0.99"));
  m_smoothingValue = new TextLabel(TextRole::Caption, Tone::Text, {}, m_controls);
  m_smoothingValue->setMinimumWidth(28);
  m_log = new QCheckBox(tr("Log y"), m_controls);
  m_log->setToolTip(tr("Logarithmic vertical axes"));
  auto* save = linkButton(tr("Save picture"), m_controls);
  auto* copy = linkButton(tr("Copy data"), m_controls);
  copy->setToolTip(tr("The visible range of every chart, tab-separated; Ctrl+C on one chart copies that one"));
  for (QWidget* widget :
       std::initializer_list<QWidget*>{m_axis, label, m_smoothing, m_smoothingValue, m_log, save, copy})
    row->addWidget(widget);
  connect(m_axis, &QComboBox::currentIndexChanged, this, [this](int index) {
    m_grid->setXAxis(static_cast<ChartX>(index));
    Q_EMIT changed();
  });
  connect(m_smoothing, &QSlider::valueChanged, this, [this](int value) {
    m_smoothingValue->setText(QLocale().toString(value / 100.0, 'f', 2));
    m_grid->setSmoothing(value / 100.0);
    Q_EMIT changed();
  });
  connect(m_log, &QCheckBox::toggled, this, [this](bool on) {
    m_grid->setLogY(on);
    Q_EMIT changed();
  });
  connect(copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(m_grid->toTsv()); });
  connect(save, &QPushButton::clicked, this, &CurvesTab::savePicture);
  m_smoothing->setValue(60);
}

void CurvesTab::savePicture() {
  auto* dialog = new QFileDialog(this, tr("Save the curves as a picture"), QStringLiteral("curves.png"),
                                 tr("Pictures (*.png *.svg *.pdf)"));
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("png"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
    QString error;
    if (m_grid->savePicture(file, &error)) {
      m_banner->clear();
    } else {
      m_banner->show(Banner::Kind::Error, tr("The picture was not saved."), error);
    }
  });
  dialog->open();
}

void CurvesTab::show(const RunSnapshot& snapshot) {
  const bool any = m_charts.show(snapshot);
  m_scroll->setVisible(any);
  m_empty->setVisible(!any);
  const bool broken = !snapshot.metrics_problem.empty();
  if (broken) {
    m_banner->show(Banner::Kind::Error, tr("The curves could not be read."),
                   QString::fromStdString(snapshot.metrics_problem));
  } else if (m_broken) {
    m_banner->clear();
  }
  m_broken = broken;
}

void CurvesTab::clear() {
  m_grid->setRange(std::nullopt);
  m_banner->clear();
  m_broken = false;
}

void CurvesTab::open(const QMap<QString, QString>& query) {
  if (const int at = m_axis->findData(query.value(QStringLiteral("x"))); at >= 0) m_axis->setCurrentIndex(at);
  bool ok = false;
  const double smoothing = query.value(QStringLiteral("smoothing")).toDouble(&ok);
  if (ok) m_smoothing->setValue(static_cast<int>(std::lround(std::clamp(smoothing, 0.0, 0.99) * 100)));
  if (query.contains(QStringLiteral("log")))
    m_log->setChecked(query.value(QStringLiteral("log")) == QLatin1String("1"));
  const double from = query.value(QStringLiteral("from")).toDouble(&ok);
  bool toOk = false;
  const double to = query.value(QStringLiteral("to")).toDouble(&toOk);
  if (ok && toOk && to > from) m_grid->setRange({{from, to}});
}

QMap<QString, QString> CurvesTab::query() const {
  QMap<QString, QString> query;
  query[QStringLiteral("x")] = m_axis->currentData().toString();
  query[QStringLiteral("smoothing")] = QString::number(m_smoothing->value() / 100.0);
  if (m_log->isChecked()) query[QStringLiteral("log")] = QStringLiteral("1");
  if (const auto range = m_grid->range()) {
    query[QStringLiteral("from")] = QString::number(range->first, 'g', 8);
    query[QStringLiteral("to")] = QString::number(range->second, 'g', 8);
  }
  return query;
}

}  // namespace cloze
