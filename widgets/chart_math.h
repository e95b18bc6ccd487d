// The arithmetic of charts: smoothing, decimation, ticks. Plain numbers, any thread.
#pragma once

#include <widgets/chart_extremes.h>

#include <QString>

#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace cloze {

// TensorBoard's debiased exponential moving average: last = last * w + (1 - w) * x from 0, shown as last / (1 - w^n)
// with n the finite points so far. Non-finite points pass through and are not counted; a constant series and w = 0 come
// back unchanged; `weight` is clamped to 0 ... 1.
std::vector<double> smoothedSeries(std::span<const double> values, double weight);

struct PolyLine {
  std::vector<double> x, y;
};

// What a line of (x, y) needs to be drawn between `low` and `high`: the points there and one on either side, cut to at
// most about 2 * buckets points that keep every bucket's minimum and maximum. Non-finite values break the line: they
// become one NaN. `blocks` of y spare looking at every point. REQUIRES: x ascending, x and y of one length.
PolyLine decimatedLine(std::span<const double> x, std::span<const double> y, double low, double high, size_t buckets,
                       const BlockExtremes& blocks = {});

// The largest and smallest finite y with low <= x <= high (and y > 0 where `positiveOnly`), the neighbours of an empty
// range included; none where there is no such point.
std::optional<std::pair<double, double>> visibleRange(std::span<const double> x, std::span<const double> y, double low,
                                                      double high, bool positiveOnly, const BlockExtremes& blocks = {});

// 1, 2, 2.5 or 5 times a power of ten, so that `span` holds about `count` of them; at least `smallest`.
double niceStep(double span, int count, double smallest = 0);
// The same for seconds: 1, 2, 5, 10, 15, 30 s, min, then 1, 2, 3, 6, 12 h, days.
double niceTimeStep(double seconds, int count);
// The seconds of the unit (hour, minute, second) that ticks `step` seconds apart up to `longest` are counted in: of
// those that `longest` fills twice the largest of which `step` is whole quarters, so that no tick reads 0.0833333.
double timeUnit(double longest, double step);

struct AxisScale {
  double low = 0, high = 1, step = 0.2;
  int exponent = 0;  // labels show value / 10^exponent; 0 where that reads well as it is
};
// A range of whole steps around minimum ... maximum, that starts at 0 where 0 is near.
AxisScale niceScale(double minimum, double maximum, int count);

// "0.25" with the decimals that `step` needs, grouped.
QString tickText(double value, double step);

// The index of the point nearest to `position`; none where x is empty.
std::optional<size_t> nearestIndex(std::span<const double> x, double position);

}  // namespace cloze
