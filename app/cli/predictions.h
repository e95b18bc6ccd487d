// The two files of `cloze predict`.
#pragma once

#include <core/data/data_set.h>

#include <string>
#include <vector>

namespace cloze::cli {

// Index of the largest; the first of equals. REQUIRES: not empty
size_t largest(const std::vector<float>& probabilities);

// A line each: probabilities (regression: the value) divided by tabs.
std::string testResults(const std::vector<std::vector<float>>& probabilities);

// A header row, then text (text_a and text_b of pairs), label, predicted, probabilities (divided by spaces).
// `labels` in id order; empty: regression.
std::string predictionTable(const std::vector<Example>& examples, bool pair, const std::vector<std::string>& labels,
                            const std::vector<std::vector<float>>& probabilities);

}  // namespace cloze::cli
