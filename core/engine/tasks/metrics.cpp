#include <core/engine/tasks/metrics.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>
#include <utility>

namespace cloze {
namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

// Mean ranks, 1-based: equal values share the mean of the places they take.
std::vector<double> meanRanks(std::span<const double> values) {
  std::vector<size_t> order(values.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::sort(order.begin(), order.end(), [&](size_t a, size_t b) { return values[a] < values[b]; });
  std::vector<double> ranks(values.size());
  for (size_t first = 0; first < order.size();) {
    size_t last = first + 1;
    while (last < order.size() && values[order[last]] == values[order[first]]) ++last;
    const double rank = (static_cast<double>(first) + static_cast<double>(last) + 1.0) / 2.0;
    for (size_t i = first; i < last; ++i) ranks[order[i]] = rank;
    first = last;
  }
  return ranks;
}

bool hasNonFinite(std::span<const double> values) {
  return std::any_of(values.begin(), values.end(), [](double value) { return !std::isfinite(value); });
}

}  // namespace

double accuracyScore(std::span<const int32_t> predicted, std::span<const int32_t> actual) {
  if (actual.empty()) return kNan;
  size_t hits = 0;
  for (size_t i = 0; i < actual.size(); ++i) hits += predicted[i] == actual[i] ? 1 : 0;
  return static_cast<double>(hits) / static_cast<double>(actual.size());
}

double f1Score(std::span<const int32_t> predicted, std::span<const int32_t> actual, int32_t positive) {
  if (actual.empty()) return kNan;
  int64_t hits = 0, wrong = 0;  // wrong: false positives and false negatives together
  for (size_t i = 0; i < actual.size(); ++i) {
    const bool said = predicted[i] == positive, is = actual[i] == positive;
    hits += said && is ? 1 : 0;
    wrong += said != is ? 1 : 0;
  }
  const int64_t denominator = 2 * hits + wrong;
  return denominator == 0 ? 0.0 : static_cast<double>(2 * hits) / static_cast<double>(denominator);
}

double macroF1Score(std::span<const int32_t> predicted, std::span<const int32_t> actual) {
  if (actual.empty()) return kNan;
  std::set<int32_t> classes(actual.begin(), actual.end());
  classes.insert(predicted.begin(), predicted.end());
  double sum = 0;
  for (const int32_t label : classes) sum += f1Score(predicted, actual, label);
  return sum / static_cast<double>(classes.size());
}

double matthewsScore(std::span<const int32_t> predicted, std::span<const int32_t> actual) {
  if (actual.empty()) return kNan;
  std::map<int32_t, std::pair<double, double>> counts;  // label -> times predicted, times actual
  double hits = 0;
  for (size_t i = 0; i < actual.size(); ++i) {
    counts[predicted[i]].first += 1;
    counts[actual[i]].second += 1;
    hits += predicted[i] == actual[i] ? 1 : 0;
  }
  const double total = static_cast<double>(actual.size());
  double cross = 0, squaresPredicted = 0, squaresActual = 0;
  for (const auto& [label, count] : counts) {
    cross += count.first * count.second;
    squaresPredicted += count.first * count.first;
    squaresActual += count.second * count.second;
  }
  const double spread = (total * total - squaresPredicted) * (total * total - squaresActual);
  return spread == 0 ? 0.0 : (hits * total - cross) / std::sqrt(spread);
}

double pearsonScore(std::span<const double> predicted, std::span<const double> actual) {
  const size_t count = actual.size();
  if (count < 2 || hasNonFinite(predicted) || hasNonFinite(actual)) return kNan;
  const double meanP = std::accumulate(predicted.begin(), predicted.end(), 0.0) / static_cast<double>(count);
  const double meanA = std::accumulate(actual.begin(), actual.end(), 0.0) / static_cast<double>(count);
  double cross = 0, squaresP = 0, squaresA = 0;
  for (size_t i = 0; i < count; ++i) {
    const double p = predicted[i] - meanP, a = actual[i] - meanA;
    cross += p * a;
    squaresP += p * p;
    squaresA += a * a;
  }
  if (squaresP == 0 || squaresA == 0) return kNan;
  return std::clamp(cross / (std::sqrt(squaresP) * std::sqrt(squaresA)), -1.0, 1.0);
}

double spearmanScore(std::span<const double> predicted, std::span<const double> actual) {
  if (hasNonFinite(predicted) || hasNonFinite(actual)) return kNan;
  return pearsonScore(meanRanks(predicted), meanRanks(actual));
}

double meanSquaredError(std::span<const double> predicted, std::span<const double> actual) {
  if (actual.empty()) return kNan;
  double sum = 0;
  for (size_t i = 0; i < actual.size(); ++i) sum += (predicted[i] - actual[i]) * (predicted[i] - actual[i]);
  return sum / static_cast<double>(actual.size());
}

std::map<std::string, double> classificationMetrics(const TaskInfo& task, std::span<const int32_t> predicted,
                                                    std::span<const int32_t> actual) {
  std::map<std::string, double> values;
  for (const std::string& metric : task.metrics) {
    const std::string name = shownMetricName(task, metric);
    if (name == "accuracy") values[name] = accuracyScore(predicted, actual);
    if (name == "f1") values[name] = f1Score(predicted, actual, 1);
    if (name == "f1_macro") values[name] = macroF1Score(predicted, actual);
    if (name == "matthews") values[name] = matthewsScore(predicted, actual);
  }
  return values;
}

std::map<std::string, double> regressionMetrics(const TaskInfo& task, std::span<const double> predicted,
                                                std::span<const double> actual) {
  std::map<std::string, double> values;
  for (const std::string& metric : task.metrics) {
    if (metric == "pearson") values[metric] = pearsonScore(predicted, actual);
    if (metric == "spearman") values[metric] = spearmanScore(predicted, actual);
    if (metric == "mse") values[metric] = meanSquaredError(predicted, actual);
  }
  return values;
}

}  // namespace cloze
