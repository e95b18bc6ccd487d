#include <core/base/utf8.h>
#include <core/text/short_words.h>

#include <algorithm>
#include <string>

namespace cloze {
namespace {

bool isAlphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

}  // namespace

ShortWords::ShortWords(const Vocabulary& vocabulary) {
  const size_t slots = std::bit_ceil(static_cast<size_t>(vocabulary.size()) * 2 + 2);
  m_shift = 64 - std::countr_zero(slots);
  m_words.resize(slots + kProbes);
  m_ids.resize(slots + kProbes, -1);
  for (int32_t id = 0; id < vocabulary.size(); ++id) {
    const std::string& piece = vocabulary.piece(id);
    if (piece.empty() || piece.size() > 16 || !std::all_of(piece.begin(), piece.end(), isAlphanumeric)) continue;
    const ShortWord word = swar::loadSixteen(piece, 0);
    for (size_t slot = hash(word) >> m_shift, last = slot + kProbes; slot < last; ++slot) {
      if (m_ids[slot] >= 0 && !(m_words[slot] == word)) continue;
      m_words[slot] = word;
      m_ids[slot] = id;  // of equal pieces the last one counts
      break;
    }
  }
}

LoneCharacters::LoneCharacters(const Normalizer& normalizer, const Vocabulary& vocabulary, int32_t unk) {
  m_pages.emplace_back().fill(kNot);
  Page page;
  std::string text;
  // Most ideographs are no piece: their pages share one.
  Page unknown;
  unknown.fill(unk);
  m_pages.push_back(unknown);
  for (char32_t number = 0; number < m_pageOf.size(); ++number) {
    bool alone = false;
    for (char32_t i = 0; i < 256; ++i) {
      const char32_t c = number << 8 | i;
      const Normalizer::Entry entry = normalizer.entry(c);
      page[i] = kNot;
      if (entry.kind() != Normalizer::Kind::Punctuation && entry.kind() != Normalizer::Kind::Chinese) continue;
      alone = true;
      text.clear();
      appendUtf8(entry.payload() == 0 ? c : entry.payload(), &text);
      page[i] = vocabulary.id(text).value_or(unk);
    }
    if (!alone) continue;
    if (page == unknown) {
      m_pageOf[number] = 1;
      continue;
    }
    m_pageOf[number] = static_cast<uint16_t>(m_pages.size());
    m_pages.push_back(page);
  }
}

}  // namespace cloze
