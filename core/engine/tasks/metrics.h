// Scores of an evaluation: accuracy, F1, Matthews, Pearson, Spearman.
//
// Plain numbers, no tensors. Definitions as scikit-learn's and SciPy's, which GLUE's own scorer calls. Pure functions;
// any thread.
#pragma once

#include <core/data/tasks.h>

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace cloze {

// Share of equal entries. REQUIRES: equal sizes. NaN for none, as all functions here.
double accuracyScore(std::span<const int32_t> predicted, std::span<const int32_t> actual);

// F1 of the class `positive`; 0 where there is neither a hit nor a miss (scikit-learn's zero_division=0).
double f1Score(std::span<const int32_t> predicted, std::span<const int32_t> actual, int32_t positive);

// Unweighted mean of the F1 of every class that occurs in either list (scikit-learn's average="macro").
double macroF1Score(std::span<const int32_t> predicted, std::span<const int32_t> actual);

// Matthews' correlation for any number of classes (Gorodkin 2004); 0 where a list is constant.
double matthewsScore(std::span<const int32_t> predicted, std::span<const int32_t> actual);

// Correlation of values and of ranks (ties share their mean rank); NaN where a list is constant, as SciPy.
double pearsonScore(std::span<const double> predicted, std::span<const double> actual);
double spearmanScore(std::span<const double> predicted, std::span<const double> actual);

double meanSquaredError(std::span<const double> predicted, std::span<const double> actual);

// The metrics of `task` by the name they are shown under. "f1" is the F1 of label id 1, as in GLUE; with more than two
// labels it is the mean over the labels and called "f1_macro".
std::map<std::string, double> classificationMetrics(const TaskInfo& task, std::span<const int32_t> predicted,
                                                    std::span<const int32_t> actual);
std::map<std::string, double> regressionMetrics(const TaskInfo& task, std::span<const double> predicted,
                                                std::span<const double> actual);

}  // namespace cloze
