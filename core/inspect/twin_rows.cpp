#include <core/inspect/twin_rows.h>

#include <bit>
#include <charconv>
#include <functional>
#include <string_view>

namespace cloze {
namespace {

bool toNumber(std::string_view text, double* out) {
  const auto read = std::from_chars(text.data(), text.data() + text.size(), *out);
  return read.ec == std::errc() && read.ptr == text.data() + text.size();
}

}  // namespace

TwinRows::TwinRows(const Split& split, TaskKind kind)
    : m_examples(split.examples), m_kind(kind), m_entries(std::bit_ceil(split.examples.size() * 2 + 2)) {}

size_t TwinRows::textsHash(const Example& example) {
  const std::hash<std::string_view> hash;
  const size_t first = hash(example.text_a);
  return first ^ (hash(example.text_b) + 0x9E3779B97F4A7C15ull + (first << 6) + (first >> 2));
}

size_t TwinRows::placeOf(const Example& example, size_t hash) const {
  const size_t mask = m_entries.size() - 1;
  for (size_t place = hash & mask;; place = (place + 1) & mask) {
    const Entry& entry = m_entries[place];
    if (entry.row < 0) return place;
    if (entry.hash != hash) continue;
    const Example& other = m_examples[static_cast<size_t>(entry.row)];
    if (other.text_a == example.text_a && other.text_b == example.text_b) return place;
  }
}

bool TwinRows::sameLabel(const Example& a, const Example& b) const {
  if (a.label == b.label) return true;
  double first = 0, second = 0;
  return m_kind == TaskKind::Regression && toNumber(a.label, &first) && toNumber(b.label, &second) && first == second;
}

TwinRows::Twin TwinRows::twinAt(const Entry& entry, const Example& example) const {
  if (entry.row < 0) return {};
  if (example.label.empty() || entry.labelled < 0) return {entry.row, false};
  return {entry.row, entry.more_labels || !sameLabel(m_examples[static_cast<size_t>(entry.labelled)], example)};
}

TwinRows::Twin TwinRows::find(const Example& example, size_t hash) const {
  return twinAt(m_entries[placeOf(example, hash)], example);
}

TwinRows::Twin TwinRows::add(int32_t row, size_t hash) {
  const Example& example = m_examples[static_cast<size_t>(row)];
  Entry& entry = m_entries[placeOf(example, hash)];
  const Twin twin = twinAt(entry, example);
  if (entry.row < 0) {
    entry.hash = hash;
    entry.row = row;
  }
  if (entry.labelled < 0 && !example.label.empty()) entry.labelled = row;
  entry.more_labels |= twin.other_label;
  return twin;
}

}  // namespace cloze
