#include <core/base/utf8.h>
#include <core/inspect/unknown_words.h>
#include <core/text/unicode_tables.h>

#include <algorithm>
#include <cstdio>
#include <numeric>

namespace cloze {
namespace {

bool isShownByNumber(uint32_t c) {
  const auto dropped = unicode::dropped();
  const auto behind = std::upper_bound(dropped.begin(), dropped.end(), static_cast<char32_t>(c),
                                       [](char32_t value, const unicode::Range& range) { return value < range.first; });
  return behind != dropped.begin() && c <= (behind - 1)->last && c != 0xFFFD;
}

}  // namespace

int64_t UnknownWord::countIn(size_t split) const {
  for (const Share& share : shares)
    if (share.split == split) return share.count;
  return 0;
}

std::string_view shownPart(std::string_view word) {
  if (word.size() <= UnknownWord::kMostBytes) return word;
  size_t end = UnknownWord::kMostBytes;
  while (end > 0 && (static_cast<unsigned char>(word[end]) & 0xC0) == 0x80) --end;
  return word.substr(0, end);
}

std::string printedWord(const UnknownWord& word, size_t characters) {
  std::string shown;
  size_t at = 0;
  for (size_t count = 0; at < word.word.size() && count < characters; ++count) {
    const uint32_t c = decodeUtf8(word.word, &at);
    if (!isShownByNumber(c)) {
      appendUtf8(c, &shown);
      continue;
    }
    char number[16];
    std::snprintf(number, sizeof number, "\\u{%04X}", static_cast<unsigned>(c));
    shown += number;
  }
  return word.cut || at < word.word.size() ? shown + "…" : shown;
}

void UnknownWordCounter::add(std::string_view word, size_t split, size_t first, size_t rows) {
  const std::string_view key = shownPart(word);
  auto found = m_words.find(key);
  if (found == m_words.end()) {
    if (m_words.size() >= m_mostWords) {
      ++m_leftOut;
      return;
    }
    found = m_words.try_emplace(std::string(key)).first;
  }
  Entry& entry = found->second;
  entry.cut |= key.size() < word.size();
  ++entry.count;
  if (entry.shares.empty() || entry.shares.back().split != split) entry.shares.push_back({split, 0, 0});
  UnknownWord::Share& share = entry.shares.back();
  ++share.count;
  const size_t end = first + rows;
  size_t row = entry.behind.split == split ? std::max(first, entry.behind.row) : first;
  entry.behind = {split, std::max(row, end)};
  if (row >= end) return;
  share.rows += static_cast<int64_t>(end - row);
  for (; row < end && entry.places.size() < UnknownWord::kMostPlaces; ++row) entry.places.push_back({split, row});
}

int64_t UnknownWordCounter::distinctIn(size_t split) const {
  return std::count_if(m_words.begin(), m_words.end(),
                       [split](const auto& word) { return word.second.countIn(split) > 0; });
}

std::vector<UnknownWord> UnknownWordCounter::takeMostFrequent(size_t most) {
  std::vector<UnknownWord> words;
  words.reserve(m_words.size());
  for (auto& [key, word] : m_words) {
    words.push_back(std::move(word));
    words.back().word = repairUtf8(key);
  }
  m_words.clear();
  std::vector<size_t> order(words.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::vector<bool> kept(words.size());
  size_t splits = 0;
  for (const UnknownWord& word : words) splits = std::max(splits, word.shares.back().split + 1);
  const auto keep = [&](const auto& countOf) {
    const auto behind = order.begin() + static_cast<std::ptrdiff_t>(std::min(most, order.size()));
    std::partial_sort(order.begin(), behind, order.end(), [&](size_t a, size_t b) {
      const int64_t first = countOf(words[a]), second = countOf(words[b]);
      return first != second ? first > second : words[a].word < words[b].word;
    });
    for (auto at = order.begin(); at != behind; ++at)
      if (countOf(words[*at]) > 0) kept[*at] = true;
  };
  for (size_t split = 0; splits > 1 && split < splits; ++split)
    keep([split](const UnknownWord& word) { return word.countIn(split); });
  keep([](const UnknownWord& word) { return word.count; });
  std::vector<UnknownWord> out;
  for (size_t i = 0; i < words.size(); ++i)
    if (kept[i]) out.push_back(std::move(words[i]));
  std::sort(out.begin(), out.end(), [](const UnknownWord& a, const UnknownWord& b) {
    return a.count != b.count ? a.count > b.count : a.word < b.word;
  });
  return out;
}

}  // namespace cloze
