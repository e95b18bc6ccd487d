// Walks a text once, normalizing it on the fly, and hands its words to a sink; private to core/text.
//
// Words that are ASCII letters and digits throughout come as a whole, the others character by character. A sink has
//   bool betweenWords() const;
//   bool plain(const Run& run, int32_t start);  // a whole word that stands for itself; false: take it by characters
//   bool lone(char32_t c, Offset from);         // false: this character is none that stands alone
//   void letter(char32_t c, Offset from);       // what follows is normalized: part of a word,
//   void alone(char32_t c, Offset from);        // a word of its own,
//   void endWord();                             // the end of one, if there is one
#pragma once

#include <core/base/utf8.h>
#include <core/text/normalizer.h>
#include <core/text/short_words.h>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace cloze {

// One code point of well-formed text at once; what is not goes the long way.
inline char32_t decodeFast(std::string_view text, size_t* position) {
  const char* at = text.data() + *position;
  const size_t left = text.size() - *position;
  const auto byte = [at](size_t i) { return static_cast<unsigned char>(at[i]); };
  const auto follows = [&byte](size_t i) { return (byte(i) & 0xC0) == 0x80; };
  const unsigned char lead = byte(0);
  if (lead >= 0xE1 && lead <= 0xEC && left >= 3 && follows(1) && follows(2)) {
    *position += 3;
    return static_cast<char32_t>(lead & 0x0F) << 12 | static_cast<char32_t>(byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
  }
  if (lead >= 0xC2 && lead <= 0xDF && left >= 2 && follows(1)) {
    *position += 2;
    return static_cast<char32_t>(lead & 0x1F) << 6 | (byte(1) & 0x3F);
  }
  if (lead < 0x80) {
    ++*position;
    return lead;
  }
  return decodeUtf8(text, position);
}

// A normalized character, by its class, to a sink.
template <typename Sink>
void take(Sink& sink, Normalizer::Kind kind, char32_t c, Offset from) {
  if (kind == Normalizer::Kind::Space) {
    sink.endWord();
  } else if (kind == Normalizer::Kind::Punctuation) {
    sink.alone(c, from);
  } else {
    sink.letter(c, from);
  }
}

template <bool kLower, typename Sink>
class TextWalker {
 public:
  // `kLower` is the normalizer's.
  TextWalker(const Normalizer& normalizer, Sink* sink) : m_normalizer(normalizer), m_sink(*sink) {}

  // text[begin, end)
  void walk(std::string_view text, size_t begin, size_t end) {
    m_text = text.substr(0, end);
    m_begin = begin;
    m_starter = std::string_view::npos;
    for (size_t position = begin; position < end;) {
      if (m_sink.betweenWords() && plainWord(&position)) continue;
      const size_t start = position;
      const char32_t c = decodeFast(m_text, &position);
      const Offset from{static_cast<int32_t>(start), static_cast<int32_t>(position)};
      if (m_sink.lone(c, from)) {
        m_starter = start;
      } else {
        character(c, from, &position);
      }
    }
    m_sink.endWord();
  }

 private:
  // A word of up to 16 letters and digits and the space behind it.
  bool plainWord(size_t* position) {
    const Run run = runAt<kLower>(m_text, *position);
    const size_t end = *position + run.length;
    if (run.length == 0 || (end < m_text.size() && !m_normalizer.endsWord(m_text[end]))) return false;
    if (!m_sink.plain(run, static_cast<int32_t>(*position))) return false;
    *position = end + (end < m_text.size() && m_text[end] == ' ' ? 1 : 0);
    m_starter = *position - 1;
    return true;
  }

  void character(char32_t c, Offset from, size_t* position) {
    using Kind = Normalizer::Kind;
    const Normalizer::Entry entry = m_normalizer.entry(c);
    switch (entry.kind()) {
      case Kind::Same:
        m_sink.letter(c, from);
        break;
      case Kind::Letter:
        m_sink.letter(entry.payload(), from);
        break;
      case Kind::Space:
        m_sink.endWord();
        break;
      case Kind::Punctuation:
      case Kind::Chinese:
        m_sink.alone(entry.payload() == 0 ? c : entry.payload(), from);
        break;
      case Kind::Dropped:
        return;
      case Kind::Several:
        for (const Normalizer::Entry part : m_normalizer.sequence(entry.payload())) {
          take(m_sink, part.kind(), part.payload(), from);
        }
        break;
      case Kind::Sigma:
        m_sink.letter(m_normalizer.isFinalSigma(m_text, static_cast<size_t>(from.start)) ? U'ς' : U'σ', from);
        break;
      case Kind::Reordered:
        *position = marks(static_cast<size_t>(from.start));
        return;
    }
    m_starter = static_cast<size_t>(from.start);
  }

  size_t marks(size_t position) {
    m_chars.clear();
    const size_t end = m_normalizer.normalizeRun(m_text, m_begin, m_starter, position, &m_chars);
    for (const NormalChar& item : m_chars) take(m_sink, m_normalizer.classOf(item.c), item.c, item.from);
    m_begin = end;  // all before it is written, and nothing behind it reaches back
    m_starter = std::string_view::npos;
    return end;
  }

  const Normalizer& m_normalizer;
  Sink& m_sink;
  std::string_view m_text;
  size_t m_begin = 0;
  size_t m_starter = std::string_view::npos;  // the last character that was not dropped
  std::vector<NormalChar> m_chars;
};

}  // namespace cloze
