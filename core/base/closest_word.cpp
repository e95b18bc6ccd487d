#include <core/base/closest_word.h>

#include <algorithm>
#include <numeric>
#include <vector>

namespace cloze {
namespace {

size_t editDistance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), size_t{0});
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t replaced = diagonal + (a[i - 1] != b[j - 1]);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
    }
  }
  return row[b.size()];
}

}  // namespace

std::string closestWord(std::string_view word, std::span<const std::string> known) {
  constexpr size_t kLongest = 64;
  if (word.size() > kLongest) return {};
  // A word of two letters is not near to every other one.
  size_t least = std::min(std::max<size_t>(2, word.size() / 3) + 1, word.size());
  std::string_view best;
  for (const std::string& candidate : known) {
    const size_t distance = editDistance(word, candidate);
    if (distance >= least) continue;
    best = candidate;
    least = distance;
  }
  return std::string(best);
}

}  // namespace cloze
