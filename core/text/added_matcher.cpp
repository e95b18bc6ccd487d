#include <core/base/utf8.h>
#include <core/text/tokenizer_tables.h>

#include <algorithm>

namespace cloze {
namespace {

// The start of the code point that ends before `end`.
size_t previous(std::string_view text, size_t end) {
  size_t start = end - 1;
  while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) --start;
  return start;
}

char32_t codePointAt(std::string_view text, size_t position) {
  return decodeUtf8(text, &position);
}

size_t spaceBefore(std::string_view text, size_t end) {
  while (end > 0 && isWhiteSpace(codePointAt(text, previous(text, end)))) end = previous(text, end);
  return end;
}

size_t spaceBehind(std::string_view text, size_t start) {
  while (start < text.size()) {
    size_t next = start;
    if (!isWhiteSpace(decodeUtf8(text, &next))) break;
    start = next;
  }
  return start;
}

}  // namespace

void AddedMatcher::build(const std::vector<AddedToken>& tokens, const std::vector<std::string>& contents) {
  m_tokens = tokens;
  std::vector<std::pair<std::string_view, int32_t>> keys;
  for (size_t i = 0; i < contents.size(); ++i) keys.emplace_back(contents[i], static_cast<int32_t>(i));
  m_trie = Trie(std::move(keys));
  m_mayStart = {};
  for (const std::string& content : contents) {
    if (!content.empty()) m_mayStart[static_cast<unsigned char>(content[0])] = true;
  }
  const auto first = std::find(m_mayStart.begin(), m_mayStart.end(), true);
  m_onlyStart =
      std::count(m_mayStart.begin(), m_mayStart.end(), true) == 1 ? static_cast<int>(first - m_mayStart.begin()) : -1;
}

// Where a token may start from `from` on; the text's size: nowhere.
size_t AddedMatcher::nextStart(std::string_view text, size_t from) const {
  if (m_onlyStart >= 0) return std::min(text.find(static_cast<char>(m_onlyStart), from), text.size());
  while (from < text.size() && !m_mayStart[static_cast<unsigned char>(text[from])]) ++from;
  return from;
}

void AddedMatcher::split(std::string_view text, std::vector<Span>* spans) const {
  size_t done = 0;
  const auto textUpTo = [&](size_t end) {
    if (done < end) spans->push_back({done, end, -1});
  };
  for (size_t position = nextStart(text, 0); position < text.size(); position = nextStart(text, position)) {
    const Trie::Match match = m_trie.longestPrefix(text.substr(position));
    if (match.value < 0) {
      ++position;
      continue;
    }
    const AddedToken& token = m_tokens[static_cast<size_t>(match.value)];
    size_t start = position, end = position + match.length;
    position = end;
    if (token.single_word) {
      const bool before = start > 0 && isWordCharacter(codePointAt(text, previous(text, start)));
      const bool behind = end < text.size() && isWordCharacter(codePointAt(text, end));
      if (before || behind) continue;
    }
    if (token.lstrip) start = std::max(spaceBefore(text, start), done);
    if (token.rstrip) end = spaceBehind(text, end);
    textUpTo(start);
    spans->push_back({start, end, token.id});
    done = end;
  }
  textUpTo(text.size());
}

}  // namespace cloze
