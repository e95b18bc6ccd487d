// Takes normalized characters with what they stand for and writes the pieces of their words; private to core/text.
//
// One thread.
#pragma once

#include <core/text/normalizer.h>
#include <core/text/piece_matcher.h>
#include <core/text/short_words.h>
#include <core/text/tokenizer.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace cloze {

// One word under way: its normalized bytes and what they stand for. As long as each byte stands for the byte at its
// place in the text, where the word begins says it all; from the first that does not, it is written down byte by byte.
class Word {
 public:
  void clear() { m_size = 0, m_chars = 0, m_plain = true; }
  bool empty() const { return m_chars == 0; }
  int32_t chars() const { return m_chars; }
  std::string_view text() const { return {m_bytes.data(), m_size}; }
  Offset whole() const { return {m_first, m_last}; }
  // What the bytes from `start` to before `end` stand for.
  Offset part(size_t start, size_t end) const {
    if (m_plain) return {m_first + static_cast<int32_t>(start), m_first + static_cast<int32_t>(end)};
    return {m_from[start].start, m_from[end - 1].end};
  }

  // Characters beyond `limit` only count.
  void add(char32_t c, Offset from, int32_t limit) {
    if (m_chars++ == 0) m_first = from.start;
    m_last = from.end;
    if (m_chars > limit) return;
    if (m_size + 4 > m_bytes.size()) grow();
    char* to = m_bytes.data() + m_size;
    size_t length = 1;
    if (c < 0x80) {
      to[0] = static_cast<char>(c);
    } else if (c < 0x800) {
      to[0] = static_cast<char>(0xC0 | c >> 6), to[1] = last(c), length = 2;
    } else if (c < 0x10000) {
      to[0] = static_cast<char>(0xE0 | c >> 12), to[1] = last(c >> 6), to[2] = last(c), length = 3;
    } else {
      to[0] = static_cast<char>(0xF0 | c >> 18), to[1] = last(c >> 12), to[2] = last(c >> 6), to[3] = last(c);
      length = 4;
    }
    const auto expected = m_first + static_cast<int32_t>(m_size);
    if (!m_plain || from.start != expected || from.end != expected + static_cast<int32_t>(length)) {
      if (m_plain) writeDown();
      for (size_t i = 0; i < length; ++i) m_from[m_size + i] = from;
    }
    m_size += length;
  }

 private:
  static char last(char32_t c) { return static_cast<char>(0x80 | (c & 0x3F)); }
  void writeDown() {
    for (size_t i = 0; i < m_size; ++i) {
      m_from[i] = {m_first + static_cast<int32_t>(i), m_first + static_cast<int32_t>(i) + 1};
    }
    m_plain = false;
  }
  void grow() {
    m_bytes.resize(m_bytes.size() * 2 + 512);
    m_from.resize(m_bytes.size());
  }

  std::vector<char> m_bytes;
  std::vector<Offset> m_from;
  size_t m_size = 0;
  int32_t m_chars = 0, m_first = 0, m_last = 0;
  bool m_plain = true;
};

class WordWriter {
 public:
  // Writes over `out`, whose columns are as long as there is room until finish() cuts them.
  WordWriter(const PieceMatcher& matcher, const ShortWords& words, const LoneCharacters& lone, int32_t unk,
             int32_t longestWord, size_t expected, Word* word, Pieces* out)
      : m_matcher(matcher),
        m_words(words),
        m_lone(lone),
        m_unk(unk),
        m_longest(longestWord),
        m_word(*word),
        m_out(*out) {
    m_word.clear();
    m_out.added.clear();
    resize(std::max(m_out.ids.size(), expected));
  }

  bool betweenWords() const { return m_word.empty(); }
  void letter(char32_t c, Offset from) { m_word.add(c, from, m_longest); }
  void alone(char32_t c, Offset from) {
    endWord();
    letter(c, from);
    endWord();
  }
  bool lone(char32_t c, Offset from) {
    const int32_t id = m_lone.find(c);
    if (id == LoneCharacters::kNot) return false;
    endWord();
    whole(id, from);
    return true;
  }
  // A whole word that is this one piece. REQUIRES: no word is under way
  void whole(int32_t id, Offset from) {
    makeRoom(1);
    push(id, from);
    ++m_index;
  }
  void addedToken(int32_t id, Offset from) {
    m_out.added.push_back(m_count);
    whole(id, from);
  }
  bool plain(const Run& run, int32_t start) {
    if (run.length > static_cast<size_t>(m_longest)) return false;
    if (const int32_t id = m_words.find(run.word); id >= 0) {
      whole(id, {start, start + static_cast<int32_t>(run.length)});
      return true;
    }
    char bytes[16];
    swar::store(run.word, bytes);
    cutPlain({bytes, run.length}, start);
    return true;
  }
  void endWord() {
    if (!m_word.empty()) cut();
  }
  void finish() {
    endWord();
    resize(m_count);
  }

 private:
  void push(int32_t id, Offset from) {
    m_out.ids[m_count] = id;
    m_out.offsets[m_count] = from;
    m_out.word_of[m_count++] = m_index;
  }
  // A word whose bytes stand for themselves.
  void cutPlain(std::string_view word, int32_t start) {
    makeRoom(word.size() + 1);
    const size_t count = m_matcher.match(word, m_out.ids.data() + m_count);
    if (count == 0) return whole(m_unk, {start, start + static_cast<int32_t>(word.size())});
    for (const size_t end = m_count + count; m_count < end; ++m_count) {
      const int32_t next = start + m_matcher.lengthOf(m_out.ids[m_count]);
      m_out.offsets[m_count] = {start, next};
      m_out.word_of[m_count] = m_index;
      start = next;
    }
    ++m_index;
  }
  void cut() {
    const std::string_view text = m_word.text();
    makeRoom(text.size() + 1);
    const size_t count = m_word.chars() > m_longest ? 0 : m_matcher.match(text, m_out.ids.data() + m_count);
    if (count == 0) push(m_unk, m_word.whole());
    size_t start = 0;
    for (size_t i = 0; i < count; ++i) {
      const int32_t id = m_out.ids[m_count];
      const size_t end = start + static_cast<size_t>(m_matcher.lengthOf(id));
      push(id, m_word.part(start, end));
      start = end;
    }
    m_word.clear();
    ++m_index;
  }
  void makeRoom(size_t pieces) {
    if (m_count + pieces > m_room) resize(std::max(m_count + pieces, 2 * m_room));
  }
  void resize(size_t pieces) {
    m_out.ids.resize(pieces);
    m_out.offsets.resize(pieces);
    m_out.word_of.resize(pieces);
    m_room = pieces;
  }

  const PieceMatcher& m_matcher;
  const ShortWords& m_words;
  const LoneCharacters& m_lone;
  const int32_t m_unk, m_longest;
  Word& m_word;
  Pieces& m_out;
  size_t m_count = 0, m_room = 0;
  int32_t m_index = 0;
};

}  // namespace cloze
