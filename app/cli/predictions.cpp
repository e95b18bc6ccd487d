#include <app/cli/output.h>
#include <app/cli/predictions.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace cloze::cli {
namespace {

std::string floatText(float value) {
  std::array<char, 40> text;
  return {text.data(), std::to_chars(text.data(), text.data() + text.size(), value).ptr};
}

std::string joined(const std::vector<float>& values, char between) {
  std::string text;
  for (size_t i = 0; i < values.size(); ++i) {
    if (i > 0) text += between;
    text += floatText(values[i]);
  }
  return text;
}

}  // namespace

size_t largest(const std::vector<float>& probabilities) {
  return static_cast<size_t>(std::max_element(probabilities.begin(), probabilities.end()) - probabilities.begin());
}

std::string testResults(const std::vector<std::vector<float>>& probabilities) {
  std::string text;
  for (const auto& row : probabilities) text += joined(row, '\t') + "\n";
  return text;
}

std::string predictionTable(const std::vector<Example>& examples, bool pair, const std::vector<std::string>& labels,
                            const std::vector<std::vector<float>>& probabilities) {
  std::string text = std::string(pair ? "text_a\ttext_b" : "text") + "\tlabel\tpredicted\tprobabilities\n";
  for (size_t i = 0; i < examples.size() && i < probabilities.size(); ++i) {
    const std::vector<float>& row = probabilities[i];
    text += tsvField(examples[i].text_a) + "\t";
    if (pair) text += tsvField(examples[i].text_b) + "\t";
    const bool regression = labels.empty() || row.empty() || largest(row) >= labels.size();
    const std::string predicted =
        regression ? joined({row.begin(), row.begin() + !row.empty()}, ' ') : labels[largest(row)];
    text += tsvField(examples[i].label) + "\t" + tsvField(predicted) + "\t" + joined(row, ' ') + "\n";
  }
  return text;
}

}  // namespace cloze::cli
