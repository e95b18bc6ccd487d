#include <core/inspect/alignment.h>

#include <algorithm>

namespace cloze {
namespace {

// The pieces of one text, a word at a time.
class Words {
 public:
  Words(const Inspection& inspection, int8_t text) : m_inspection(inspection), m_text(text) {
    while (m_next < size() && !isText(m_next)) ++m_next;
  }
  bool atEnd() const { return m_next >= size() || !isText(m_next); }
  int32_t position() const { return m_next; }
  int32_t start() const { return piece(m_next).bytes.start; }
  int32_t startUtf16() const { return piece(m_next).utf16.start; }
  // Goes behind the word and returns where it ends.
  const InspectedPiece& pass() {
    const int32_t word = piece(m_next).word;
    while (m_next + 1 < size() && isText(m_next + 1) && piece(m_next + 1).word == word) ++m_next;
    return piece(m_next++);
  }

 private:
  int32_t size() const { return static_cast<int32_t>(m_inspection.pieces.size()); }
  const InspectedPiece& piece(int32_t at) const { return m_inspection.pieces[static_cast<size_t>(at)]; }
  bool isText(int32_t at) const { return piece(at).text == m_text; }

  const Inspection& m_inspection;
  int8_t m_text;
  int32_t m_next = 0;
};

bool areOther(const Inspection& first, const Inspection& second, const AlignedWord& word) {
  if (word.firstEnd - word.first != word.secondEnd - word.second) return true;
  for (int32_t i = 0; i < word.firstEnd - word.first; ++i) {
    const InspectedPiece& a = first.pieces[static_cast<size_t>(word.first + i)];
    const InspectedPiece& b = second.pieces[static_cast<size_t>(word.second + i)];
    if (!(a.bytes == b.bytes) || pieceText(*first.tokenizer, a.id) != pieceText(*second.tokenizer, b.id)) return true;
  }
  return false;
}

void alignText(const Inspection& first, const Inspection& second, int8_t text, std::vector<AlignedWord>* out) {
  Words a(first, text), b(second, text);
  while (!a.atEnd() || !b.atEnd()) {
    AlignedWord word;
    word.text = text;
    word.first = word.firstEnd = a.position();
    word.second = word.secondEnd = b.position();
    const bool beginsWithA = b.atEnd() || (!a.atEnd() && a.start() <= b.start());
    word.bytes.start = word.bytes.end = beginsWithA ? a.start() : b.start();
    word.utf16.start = beginsWithA ? a.startUtf16() : b.startUtf16();
    const auto take = [&word](Words* words) {
      const InspectedPiece& last = words->pass();
      word.bytes.end = std::max(word.bytes.end, last.bytes.end);
      word.utf16.end = std::max(word.utf16.end, last.utf16.end);
    };
    take(beginsWithA ? &a : &b);
    for (bool more = true; more;) {  // whatever overlaps belongs to it
      more = false;
      if (!a.atEnd() && a.start() < word.bytes.end) take(&a), more = true;
      if (!b.atEnd() && b.start() < word.bytes.end) take(&b), more = true;
    }
    word.firstEnd = a.position();
    word.secondEnd = b.position();
    word.differs = areOther(first, second, word);
    out->push_back(word);
  }
}

}  // namespace

std::vector<AlignedWord> alignWords(const Inspection& first, const Inspection& second) {
  std::vector<AlignedWord> words;
  alignText(first, second, 0, &words);
  if (first.b && second.b) alignText(first, second, 1, &words);
  return words;
}

}  // namespace cloze
