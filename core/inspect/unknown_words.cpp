#include <core/base/utf8.h>
#include <core/inspect/unknown_words.h>
#include <core/text/unicode_tables.h>

#include <algorithm>
#include <cstdio>

namespace cloze {
namespace {

bool isShownByNumber(uint32_t c) {
  const auto dropped = unicode::dropped();
  const auto behind = std::upper_bound(dropped.begin(), dropped.end(), static_cast<char32_t>(c),
                                       [](char32_t value, const unicode::Range& range) { return value < range.first; });
  return behind != dropped.begin() && c <= (behind - 1)->last && c != 0xFFFD;
}

}  // namespace

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

void UnknownWordCounter::add(std::string_view word, size_t split, size_t row) {
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
  if (entry.last == UnknownWord::Place{split, row}) return;
  entry.last = {split, row};
  ++share.rows;
  if (entry.places.size() < UnknownWord::kMostPlaces) entry.places.push_back({split, row});
}

std::vector<UnknownWord> UnknownWordCounter::takeMostFrequent(size_t most) {
  std::vector<UnknownWord> words;
  words.reserve(m_words.size());
  for (auto& [key, word] : m_words) {
    words.push_back(std::move(word));
    words.back().word = repairUtf8(key);
  }
  m_words.clear();
  const size_t kept = std::min(most, words.size());
  std::partial_sort(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(kept), words.end(),
                    [](const UnknownWord& a, const UnknownWord& b) {
                      return a.count != b.count ? a.count > b.count : a.word < b.word;
                    });
  words.resize(kept);
  return words;
}

}  // namespace cloze
