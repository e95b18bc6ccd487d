#include <core/base/utf8.h>
#include <core/text/normalizer.h>
#include <core/text/unicode_tables.h>

#include <algorithm>
#include <iterator>
#include <span>

namespace cloze {
namespace {

constexpr char32_t kHangulFirst = 0xAC00, kHangulLast = 0xD7A3;
constexpr Offset kAdded{-1, -1};  // what a decomposition made of one character, but for its first part
constexpr char32_t kDotAbove = 0x307, kDottedI = 0x130, kCapitalSigma = 0x3A3, kFinalSigma = 0x3C2;

template <typename R>
const R* findRange(std::span<const R> ranges, char32_t c) {
  const auto behind =
      std::upper_bound(ranges.begin(), ranges.end(), c, [](char32_t value, const R& r) { return value < r.first; });
  if (behind == ranges.begin()) return nullptr;
  const R& range = *std::prev(behind);
  return c <= range.last ? &range : nullptr;
}

bool isIn(std::span<const unicode::Range> ranges, char32_t c) {
  return findRange(ranges, c) != nullptr;
}

bool isPrivateUse(char32_t c) {
  return (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xF0000 && c <= 0xFFFFD) || (c >= 0x100000 && c <= 0x10FFFD);
}

// The character that ends before `end`, and where it starts. A malformed sequence is U+FFFD, as it is forwards.
char32_t characterBefore(std::string_view text, size_t end, size_t* start) {
  *start = end - 1;
  while (*start > 0 && end - *start < 4 && (static_cast<unsigned char>(text[*start]) & 0xC0) == 0x80) --*start;
  size_t behind = *start;
  const char32_t c = decodeUtf8(text.substr(0, end), &behind);
  if (behind == end) return c;
  *start = end - 1;
  return 0xFFFD;
}

}  // namespace

bool isWordCharacter(char32_t c) {
  return isIn(unicode::wordCharacters(), c);
}
bool isWhiteSpace(char32_t c) {
  return isIn(unicode::whiteSpace(), c);
}

Normalizer::Normalizer(const TokenizerOptions& options)
    : m_google(options.rules == TokenizerRules::Google),
      m_clean(options.clean_text),
      m_chinese(options.tokenize_chinese_chars),
      m_strip(options.strip_accents.value_or(options.do_lower_case)),
      m_lower(options.do_lower_case) {
  if (m_lower) {
    for (const unicode::Lowered& pair : unicode::lowered()) m_lowered.emplace(pair.from, pair.to);
  }
  if (m_strip) {
    const auto all = unicode::decompositions();
    for (uint32_t i = 0; i < all.size(); ++i) m_decompositions.emplace(all[i].from, i);
  }
  makePages();
  for (char32_t byte = 0; byte < 0x80; ++byte) {
    m_endsWord[byte] = entry(byte).kind() == Kind::Space || entry(byte).kind() == Kind::Punctuation;
  }
}

// What clean_text removes. Google knows no private use.
bool Normalizer::isDropped(char32_t c) const {
  return isIn(unicode::dropped(), c) && !(m_google && isPrivateUse(c));
}

// Extension E starts at U+2B820; the fast tokenizer has it start 0x100 later.
bool Normalizer::isChinese(char32_t c) const {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x2A6DF) ||
         (c >= 0x2A700 && c <= 0x2B73F) || (c >= 0x2B740 && c <= 0x2B81F) ||
         (c >= (m_google ? 0x2B820 : 0x2B920) && c <= 0x2CEAF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x2F800 && c <= 0x2FA1F);
}

// Most pages are alike: untouched by any table, ideographs throughout, or private use throughout. They share one copy.
void Normalizer::makePages() {
  std::vector<bool> touched(m_pageOf.size(), false);
  const auto touch = [&touched](char32_t first, char32_t last) {
    for (char32_t page = first >> 8; page <= last >> 8; ++page) touched[page] = true;
  };
  for (const auto ranges :
       {unicode::dropped(), unicode::whiteSpace(), unicode::punctuation(), unicode::nonspacingMarks()}) {
    for (const unicode::Range& range : ranges) touch(range.first, range.last);
  }
  for (const unicode::ClassRange& range : unicode::combiningClasses()) touch(range.first, range.last);
  for (const unicode::Lowered& pair : unicode::lowered()) touch(pair.from, pair.from);
  for (const unicode::Decomposition& row : unicode::decompositions()) touch(row.from, row.from);
  if (m_strip) touch(kHangulFirst, kHangulLast);

  std::unordered_map<uint32_t, uint16_t> uniform;  // entry bits -> page of nothing else
  for (char32_t page = 0; page < m_pageOf.size(); ++page) {
    const char32_t first = page << 8, last = first + 255;
    const unicode::Range* dropped = findRange(unicode::dropped(), first);
    const bool allDropped = m_clean && dropped != nullptr && last <= dropped->last && isDropped(first);
    const bool oneKind = allDropped || (!touched[page] && isChinese(first) == isChinese(last));
    if (!oneKind) {
      m_pageOf[page] = static_cast<uint16_t>(m_pages.size());
      m_pages.push_back(makePage(first));
      continue;
    }
    const Entry entry = makeEntry(first);
    const auto [found, isNew] = uniform.emplace(entry.bits, static_cast<uint16_t>(m_pages.size()));
    if (isNew) m_pages.emplace_back().fill(entry);
    m_pageOf[page] = found->second;
  }
}

Normalizer::Page Normalizer::makePage(char32_t first) {
  Page page;
  for (char32_t i = 0; i < 256; ++i) page[i] = makeEntry(first + i);
  return page;
}

// A sigma's context is its word between white space, without what clean_text removes. White space and ideographs, which
// have it around them, are neither cased nor passed over, so they end the search by themselves.
bool Normalizer::isFinalSigma(std::string_view text, size_t position) const {
  const auto passed = [this](char32_t c) { return isDropped(c) || isIn(unicode::caseIgnorable(), c); };
  bool behindCased = false;
  for (size_t end = position; end > 0;) {
    const char32_t c = characterBefore(text, end, &end);
    if (passed(c)) continue;
    behindCased = isIn(unicode::cased(), c);
    break;
  }
  if (!behindCased) return false;
  decodeUtf8(text, &position);
  while (position < text.size()) {
    const char32_t c = decodeUtf8(text, &position);
    if (!passed(c)) return !isIn(unicode::cased(), c);
  }
  return true;
}

bool Normalizer::losesAccent(char32_t c) const {
  if (!m_strip) return false;
  std::vector<char32_t> parts;
  decompose(c, &parts);
  return std::any_of(parts.begin(), parts.end(),
                     [](char32_t part) { return isIn(unicode::nonspacingMarks(), part); });
}

Normalizer::Kind Normalizer::classOf(char32_t normalized) const {
  if (isIn(unicode::whiteSpace(), normalized)) return Kind::Space;
  if (isIn(unicode::punctuation(), normalized)) return Kind::Punctuation;
  return Kind::Same;
}

Normalizer::Entry Normalizer::makeEntry(char32_t c) {
  const auto entry = [](Kind kind, char32_t payload) { return Entry{static_cast<uint32_t>(kind) << 24 | payload}; };
  if (m_clean) {
    if (isDropped(c)) return entry(Kind::Dropped, 0);
    if (isIn(unicode::whiteSpace(), c)) return entry(Kind::Space, 0);
  }
  if (m_google && m_lower && c == kCapitalSigma) return entry(Kind::Sigma, 0);
  std::vector<char32_t> parts;
  if (m_strip) {
    decompose(c, &parts);
    std::erase_if(parts, [](char32_t part) { return isIn(unicode::nonspacingMarks(), part); });
    if (parts.empty()) return entry(Kind::Dropped, 0);
    if (std::any_of(parts.begin(), parts.end(), [this](char32_t part) { return combiningClass(part) != 0; })) {
      return entry(Kind::Reordered, 0);
    }
  } else {
    parts.push_back(c);
  }
  if (m_lower) {
    for (size_t i = 0; i < parts.size(); ++i) {
      const bool dotted = parts[i] == kDottedI;
      parts[i] = lowered(parts[i]);
      if (dotted) parts.insert(parts.begin() + static_cast<std::ptrdiff_t>(++i), kDotAbove);
    }
  }
  if (m_chinese && isChinese(c)) return entry(Kind::Chinese, parts.front() == c ? 0 : parts.front());
  std::vector<Entry> entries;
  for (const char32_t part : parts) {
    const Kind kind = classOf(part);
    entries.push_back(entry(kind == Kind::Same ? Kind::Letter : kind, part));
  }
  if (entries.size() == 1) {
    return entries[0].kind() == Kind::Letter && parts[0] == c ? entry(Kind::Same, 0) : entries[0];
  }
  m_sequences.push_back(std::move(entries));
  return entry(Kind::Several, static_cast<char32_t>(m_sequences.size() - 1));
}

void Normalizer::decompose(char32_t c, std::vector<char32_t>* out) const {
  if (c >= kHangulFirst && c <= kHangulLast) {  // Unicode 9, 3.12
    const char32_t index = c - kHangulFirst;
    out->push_back(0x1100 + index / 588);
    out->push_back(0x1161 + index % 588 / 28);
    if (index % 28 != 0) out->push_back(0x11A7 + index % 28);
    return;
  }
  const auto found = m_decompositions.find(c);
  if (found == m_decompositions.end()) {
    out->push_back(c);
    return;
  }
  const unicode::Decomposition& row = unicode::decompositions()[found->second];
  const auto parts = unicode::decompositionPool().subspan(row.start, row.length);
  out->insert(out->end(), parts.begin(), parts.end());
}

char32_t Normalizer::lowered(char32_t c) const {
  if (c == kDottedI) return U'i';
  const auto found = m_lowered.find(c);
  return found == m_lowered.end() ? c : found->second;
}

uint8_t Normalizer::combiningClass(char32_t c) const {
  if (c < 0x300) return 0;
  const unicode::ClassRange* range = findRange(unicode::combiningClasses(), c);
  return range == nullptr ? 0 : range->combiningClass;
}

// Sorts each run of marks by combining class. The fast tokenizer aligns by counting: the n-th mark that was not made by
// a decomposition stands for the n-th original character, wherever sorting has put it; what a decomposition added
// stands for the original character counted last.
void Normalizer::reorder(std::vector<NormalChar>* chars) const {
  std::vector<Offset> originals;
  for (const NormalChar& item : *chars) {
    if (!(item.from == kAdded)) originals.push_back(item.from);
  }
  for (size_t i = 0; i < chars->size();) {
    if (combiningClass((*chars)[i].c) == 0) {
      ++i;
      continue;
    }
    size_t end = i;
    while (end < chars->size() && combiningClass((*chars)[end].c) != 0) ++end;
    std::stable_sort(
        chars->begin() + static_cast<std::ptrdiff_t>(i), chars->begin() + static_cast<std::ptrdiff_t>(end),
        [this](const NormalChar& a, const NormalChar& b) { return combiningClass(a.c) < combiningClass(b.c); });
    i = end;
  }
  size_t next = 0;
  for (NormalChar& item : *chars) {
    if (!(item.from == kAdded)) ++next;
    item.from = originals[next - 1];  // a run never begins with an addition
  }
}

// Whether the character begins anew: nothing of it changes places with what stands before it.
bool Normalizer::isStarter(char32_t c) const {
  if (m_clean && isDropped(c)) return false;
  std::vector<char32_t> parts;
  decompose(c, &parts);
  return combiningClass(parts[0]) == 0;
}

size_t Normalizer::normalizeRun(std::string_view text, size_t begin, size_t starter, size_t position,
                                std::vector<NormalChar>* out) const {
  size_t first = position, end = position;
  size_t known = 0;  // what the caller has of the starter
  if (!isStarter(decodeUtf8(text, &end))) {
    first = starter == std::string_view::npos ? begin : starter;
    if (starter != std::string_view::npos) {
      size_t behind = starter;
      decodeUtf8(text, &behind);
      std::vector<NormalChar> alone;
      normalize(text.substr(starter, behind - starter), 0, &alone);
      known = alone.size();
    }
  }
  while (end < text.size()) {
    size_t next = end;
    if (isStarter(decodeUtf8(text, &next))) break;
    end = next;
  }
  std::vector<NormalChar> chars;
  normalize(text.substr(first, end - first), static_cast<int32_t>(first), &chars);
  out->insert(out->end(), chars.begin() + static_cast<std::ptrdiff_t>(known), chars.end());
  return end;
}

void Normalizer::normalize(std::string_view text, int32_t base, std::vector<NormalChar>* out) const {
  std::vector<NormalChar> chars;
  std::vector<char32_t> parts;
  for (size_t position = 0; position < text.size();) {
    const auto start = static_cast<int32_t>(position);
    char32_t c = decodeUtf8(text, &position);
    if (m_clean && isDropped(c)) continue;
    if (m_clean && isIn(unicode::whiteSpace(), c)) c = U' ';
    const Offset from{base + start, base + static_cast<int32_t>(position)};
    const bool spaced = m_chinese && isChinese(c);
    if (spaced) chars.push_back({U' ', from});
    if (m_strip) {
      parts.clear();
      decompose(c, &parts);
      chars.push_back({parts[0], from});
      for (size_t i = 1; i < parts.size(); ++i) chars.push_back({parts[i], kAdded});
    } else {
      chars.push_back({c, from});
    }
    if (spaced) chars.push_back({U' ', from});
  }
  if (m_strip) {
    reorder(&chars);
    std::erase_if(chars, [](const NormalChar& item) { return isIn(unicode::nonspacingMarks(), item.c); });
  }
  for (const NormalChar& item : chars) {
    if (!m_lower) {
      out->push_back(item);
      continue;
    }
    if (m_google && item.c == kCapitalSigma) {
      const bool last = isFinalSigma(text, static_cast<size_t>(item.from.start - base));
      out->push_back({last ? kFinalSigma : lowered(item.c), item.from});
      continue;
    }
    out->push_back({lowered(item.c), item.from});
    if (item.c == kDottedI) out->push_back({kDotAbove, item.from});
  }
}

}  // namespace cloze
