#include <app/pages/run/run_charts.h>

#include <app/pages/run/run_texts.h>
#include <core/plan/plan.h>
#include <widgets/format.h>

#include <cmath>

namespace cloze {

namespace {

constexpr int kTrainSlot = 0, kDevSlot = 3;  // blue and vermilion
constexpr int kMetricSlots[] = {2, 4, 1, 5};
constexpr int kPlanPoints = 400;
constexpr int kLeastHeight = 224;

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
  for (CurveChart** chart : {&m_loss, &m_metrics, &m_rate, &m_norm, &m_examples, &m_tokens, &m_memory}) {
    *chart = grid->addChart({});
    (*chart)->setMinimumHeight(kLeastHeight);
  }
  retranslate();
}

void RunCharts::retranslate() {
  m_loss->setTitle(tr("Loss"));
  m_metrics->setTitle(tr("Dev metrics"));
  m_rate->setTitle(tr("Learning rate"));
  m_norm->setTitle(tr("Gradient norm"));
  m_examples->setTitle(tr("Examples per second"));
  m_tokens->setTitle(tr("Real tokens per second"));
  m_memory->setTitle(tr("Memory"));
  m_examples->setUnit(tr("examples/s"));
  m_tokens->setUnit(tr("tokens/s"));
}

bool RunCharts::show(const RunSnapshot& snapshot) {
  const double total = static_cast<double>(snapshot.progress().total_steps);
  for (CurveChart* chart : m_grid->charts()) chart->setPlannedSteps(total);
  std::vector<ChartSeries> losses;
  if (share(snapshot, "train/loss")) {
    losses.push_back(seriesOf(snapshot, "train/loss", splitLabel("train"), kTrainSlot));
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
  m_norm->setDetail(clip > 0 ? tr("clipped at %1").arg(formatReal(clip)) : tr("not clipped"));
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
          seriesOf(snapshot, tag, prefix == "dev/" ? name : tr("%1 on %2").arg(name, splitLabel(split)),
                   kMetricSlots[metrics.size() % std::size(kMetricSlots)]);
      series.markers = true;
      series.dashed = metrics.size() % 2 == 1;
      names << series.label;
      metrics.push_back(std::move(series));
    }
  }
  m_metrics->setTitle(names.isEmpty()     ? tr("Dev metrics")
                      : names.size() == 1 ? tr("Dev %1").arg(names[0])
                      : names.size() == 2 ? tr("Dev %1 and %2").arg(names[0], names[1])
                                          : tr("Dev metrics"));
  m_metrics->setDetail(metrics.empty() ? tr("after the first evaluation") : QString());
  m_grid->setShown(m_metrics, !metrics.empty() || hasDevSplit(snapshot));
  m_metrics->setSeries(std::move(metrics));
}

// What has been, and dashed what the schedule will do: the same function the trainer asks.
void RunCharts::showRate(const RunSnapshot& snapshot) {
  ChartSeries series = seriesOf(snapshot, "train/learning_rate", tr("learning rate"), kTrainSlot);
  const int64_t total = snapshot.progress().total_steps;
  if (snapshot.record && total > 0) {
    const OptimizerSpec& optimizer = snapshot.record->spec.optimizer;
    const int64_t done = std::min(snapshot.progress().step, total);
    const int64_t stride = std::max<int64_t>(1, (total - done) / kPlanPoints);
    const int64_t warm = warmupSteps(optimizer, total);
    // The trainer counts from 1: its step n has the rate of n - 1. The plan starts at the last that was trained.
    const auto add = [&](int64_t step) {
      series.plannedSteps.push_back(static_cast<double>(step + 1));
      series.plannedValues.push_back(learningRateAt(optimizer, step, total));
    };
    for (int64_t step = std::max<int64_t>(0, done - 1); step < total; step += stride) {
      add(step);
      // The corner must not be cut, nor a jump be made a slope.
      if (step < warm - 1 && warm - 1 < step + stride) add(warm - 1);
      if (step < warm && warm < step + stride) add(warm);
    }
    if (done < total) add(total - 1);
  }
  std::vector<ChartSeries> all;
  all.push_back(std::move(series));
  m_rate->setSeries(std::move(all));
  QString detail;
  if (snapshot.record) {
    const OptimizerSpec& optimizer = snapshot.record->spec.optimizer;
    const double peak =
        total > 0 ? learningRateAt(optimizer, peakStep(optimizer, total), total) : optimizer.learning_rate;
    detail = tr("peak %1").arg(learningRateText(peak));
  }
  m_rate->setDetail(detail);
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
    all.push_back(seriesOf(snapshot, "memory/bytes", tr("memory"), 4));
    all.back().id = gib ? QStringLiteral("memory/GiB") : QStringLiteral("memory/MiB");
    all.back().data = std::move(scaled);
  }
  m_memory->setSeries(std::move(all));
}

}  // namespace cloze
