#include <widgets/chart_math.h>

#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace cloze {

namespace {

std::pair<size_t, size_t> indexRange(std::span<const double> x, double low, double high) {
  const auto first = std::lower_bound(x.begin(), x.end(), low);
  const auto last = std::upper_bound(first, x.end(), high);
  size_t begin = static_cast<size_t>(first - x.begin());
  size_t end = static_cast<size_t>(last - x.begin());
  if (begin > 0) --begin;
  if (end < x.size()) ++end;
  return {begin, end};
}

void addBreak(PolyLine* line, double x) {
  if (line->y.empty() || !std::isnan(line->y.back())) {
    line->x.push_back(x);
    line->y.push_back(std::numeric_limits<double>::quiet_NaN());
  }
}

// The extremes of a bucket in the order they come; a break where one of its points is not finite.
void addBucket(PolyLine* line, std::span<const double> x, std::span<const double> y, const Extremes& found) {
  const auto& [lowest, highest, broken] = found;
  if (lowest != Extremes::kNone) {
    for (const size_t i : {std::min(lowest, highest), std::max(lowest, highest)}) {
      line->x.push_back(x[i]);
      line->y.push_back(y[i]);
      if (lowest == highest) break;
    }
  }
  if (broken != Extremes::kNone) addBreak(line, std::max(x[broken], line->x.empty() ? x[broken] : line->x.back()));
}

}  // namespace

std::vector<double> smoothedSeries(std::span<const double> values, double weight) {
  const double w = std::isfinite(weight) ? std::clamp(weight, 0.0, 1.0) : 0.0;
  std::vector<double> out(values.begin(), values.end());
  if (w == 0) return out;
  const bool constant = std::adjacent_find(values.begin(), values.end(), std::not_equal_to<>()) == values.end();
  if (constant) return out;
  double last = 0, power = 1;
  for (double& value : out) {
    if (!std::isfinite(value)) continue;
    last = last * w + (1 - w) * value;
    power *= w;
    value = w == 1 ? last : last / (1 - power);
  }
  return out;
}

PolyLine decimatedLine(std::span<const double> x, std::span<const double> y, double low, double high, size_t buckets,
                       const BlockExtremes& blocks) {
  PolyLine line;
  const auto [begin, end] = indexRange(x, low, high);
  const size_t count = end - begin;
  if (buckets == 0) buckets = 1;
  if (count <= 2 * buckets) {
    line.x.reserve(count);
    line.y.reserve(count);
    for (size_t i = begin; i < end; ++i) {
      if (std::isfinite(y[i])) {
        line.x.push_back(x[i]);
        line.y.push_back(y[i]);
      } else {
        addBreak(&line, x[i]);
      }
    }
    return line;
  }
  line.x.reserve(2 * buckets + 8);
  line.y.reserve(2 * buckets + 8);
  for (size_t bucket = 0; bucket < buckets; ++bucket)
    addBucket(&line, x, y, blocks.find(y, begin + count * bucket / buckets, begin + count * (bucket + 1) / buckets));
  return line;
}

std::optional<std::pair<double, double>> visibleRange(std::span<const double> x, std::span<const double> y, double low,
                                                      double high, bool positiveOnly, const BlockExtremes& blocks) {
  const auto first = static_cast<size_t>(std::lower_bound(x.begin(), x.end(), low) - x.begin());
  const auto last = static_cast<size_t>(std::upper_bound(x.begin(), x.end(), high) - x.begin());
  auto [begin, end] = first < last ? std::pair(first, last) : indexRange(x, low, high);
  std::optional<std::pair<double, double>> range;
  if (!positiveOnly) {
    const Extremes found = blocks.find(y, begin, end);
    if (found.lowest != Extremes::kNone) range = {y[found.lowest], y[found.highest]};
    return range;
  }
  for (size_t i = begin; i < end; ++i) {
    if (!std::isfinite(y[i]) || y[i] <= 0) continue;
    if (!range) range = {y[i], y[i]};
    range->first = std::min(range->first, y[i]);
    range->second = std::max(range->second, y[i]);
  }
  return range;
}

double niceStep(double span, int count, double smallest) {
  if (!(span > 0) || !std::isfinite(span)) return std::max(1.0, smallest);
  const double rough = span / std::max(1, count);
  const double power = std::pow(10.0, std::floor(std::log10(rough)));
  double step = 10 * power;
  for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
    if (factor * power >= rough * (1 - 1e-9)) {
      step = factor * power;
      break;
    }
  }
  return smallest > 0 ? std::max(smallest, std::ceil(step / smallest - 1e-9) * smallest) : step;
}

double niceTimeStep(double seconds, int count) {
  static constexpr std::array kSteps = {1.0,   2.0,   5.0,    10.0,   15.0,   30.0,    60.0,    120.0,  300.0,
                                        600.0, 900.0, 1800.0, 3600.0, 7200.0, 10800.0, 21600.0, 43200.0};
  const double rough = seconds / std::max(1, count);
  if (rough < 1) return niceStep(seconds, count);
  for (const double step : kSteps)
    if (step >= rough) return step;
  return 86400 * niceStep(seconds / 86400, count, 1);
}

double timeUnit(double longest, double step) {
  for (const double unit : {3600.0, 60.0}) {
    const double quarters = 4 * step / unit;
    if (longest >= 2 * unit && quarters > 0.5 && std::abs(quarters - std::round(quarters)) < 1e-6) return unit;
  }
  return 1;
}

AxisScale niceScale(double minimum, double maximum, int count) {
  AxisScale scale;
  if (!std::isfinite(minimum) || !std::isfinite(maximum) || minimum > maximum) return scale;
  if (minimum > 0 && minimum < 0.55 * maximum) minimum = 0;
  if (maximum < 0 && maximum > 0.55 * minimum) maximum = 0;
  if (minimum == maximum) {
    const double around = minimum == 0 ? 1 : std::abs(minimum) * 0.5;
    if (minimum >= 0) {
      minimum = 0;
      maximum += around;
    } else {
      maximum = 0;
      minimum -= around;
    }
  }
  // A line that moves in its fifth digit alone stands still for the eye, and its ticks stay readable.
  if (const double least = 1e-4 * std::max(std::abs(minimum), std::abs(maximum)); maximum - minimum < least) {
    const double middle = (minimum + maximum) / 2;
    minimum = middle - least / 2;
    maximum = middle + least / 2;
  }
  scale.step = niceStep(maximum - minimum, count);
  scale.low = std::floor(minimum / scale.step + 1e-9) * scale.step;
  scale.high = std::ceil(maximum / scale.step - 1e-9) * scale.step;
  const double largest = std::max(std::abs(scale.low), std::abs(scale.high));
  if (largest < 1e-2 || largest >= 1e6) {
    // The exponent of the data, not of the rounded end: 3e-5 reads "3 x 1e-5" though the axis may end at 4e-5.
    scale.exponent = static_cast<int>(std::floor(std::log10(std::max(std::abs(minimum), std::abs(maximum))) + 1e-9));
  }
  return scale;
}

QString tickText(double value, double step) {
  if (std::abs(value) < step * 1e-6) value = 0;
  int decimals = 0;
  const auto whole = [](double unit) { return unit > 0.5 && std::abs(unit - std::round(unit)) < 1e-6 * unit; };
  for (double unit = std::abs(step); decimals < 12 && unit > 0 && !whole(unit); unit *= 10) ++decimals;
  return QLocale().toString(value, 'f', decimals);
}

std::optional<size_t> nearestIndex(std::span<const double> x, double position) {
  if (x.empty()) return {};
  const auto after = std::lower_bound(x.begin(), x.end(), position);
  if (after == x.begin()) return 0;
  if (after == x.end()) return x.size() - 1;
  const auto index = static_cast<size_t>(after - x.begin());
  return position - x[index - 1] <= x[index] - position ? index - 1 : index;
}

}  // namespace cloze
