#include <core/base/utf8.h>
#include <core/text/tokenizer.h>
#include <core/text/tokenizer_tables.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <tuple>

namespace cloze {
namespace {

// One pre-tokenized word under way: its normalized bytes and, byte by byte, what they stand for.
class Word {
 public:
  void start(int32_t limit) { m_limit = limit; }
  void clear() { m_size = 0, m_chars = 0; }
  bool empty() const { return m_chars == 0; }
  bool tooLong() const { return m_chars > m_limit; }
  std::string_view text() const { return {m_bytes.data(), m_size}; }
  int32_t startOf(size_t byte) const { return m_from[byte].start; }
  int32_t endOf(size_t byte) const { return m_from[byte].end; }
  Offset whole() const { return {m_first, m_last}; }

  void add(char32_t c, Offset from) {
    if (m_chars++ == 0) m_first = from.start;
    m_last = from.end;
    if (m_chars > m_limit) return;  // becomes [UNK] whatever it is
    if (m_size + 4 > m_bytes.size()) grow();
    if (c < 0x80) {
      put(c, from);
    } else if (c < 0x800) {
      put(0xC0 | c >> 6, from), put(0x80 | (c & 0x3F), from);
    } else if (c < 0x10000) {
      put(0xE0 | c >> 12, from), put(0x80 | (c >> 6 & 0x3F), from), put(0x80 | (c & 0x3F), from);
    } else {
      put(0xF0 | c >> 18, from), put(0x80 | (c >> 12 & 0x3F), from);
      put(0x80 | (c >> 6 & 0x3F), from), put(0x80 | (c & 0x3F), from);
    }
  }

 private:
  void put(char32_t byte, Offset from) {
    m_bytes[m_size] = static_cast<char>(byte);
    m_from[m_size++] = from;
  }
  void grow() {
    m_bytes.resize(m_bytes.size() * 2 + 512);
    m_from.resize(m_bytes.size());
  }

  std::vector<char> m_bytes;
  std::vector<Offset> m_from;
  size_t m_size = 0;
  int32_t m_chars = 0, m_limit = 0, m_first = 0, m_last = 0;
};

// Takes normalized code points with their classes and writes pieces.
class PieceWriter {
 public:
  PieceWriter(const Trie& words, const Trie& continuations, int32_t unk, Word* word, Pieces* out)
      : m_words(words), m_continuations(continuations), m_unk(unk), m_word(*word), m_out(*out) {
    m_word.clear();
  }

  void letter(char32_t c, Offset from) { m_word.add(c, from); }
  void alone(char32_t c, Offset from) {
    endWord();
    m_word.add(c, from);
    endWord();
  }
  void take(Normalizer::Kind kind, char32_t c, Offset from) {
    if (kind == Normalizer::Kind::Space) {
      endWord();
    } else if (kind == Normalizer::Kind::Punctuation) {
      alone(c, from);
    } else {
      letter(c, from);
    }
  }
  void added(int32_t id, Offset from) {
    endWord();
    push(id, from);
    ++m_index;
  }

  void endWord() {
    if (m_word.empty()) return;
    if (m_word.tooLong() || !cut()) push(m_unk, m_word.whole());
    m_word.clear();
    ++m_index;
  }

  // To take back everything since a mark was set.
  struct Mark {
    size_t pieces;
    int32_t index;
  };
  Mark mark() const { return {m_out.ids.size(), m_index}; }
  void rewind(Mark mark) {
    shrink(mark.pieces);
    m_index = mark.index;
    m_word.clear();
  }

 private:
  void push(int32_t id, Offset from) {
    m_out.ids.push_back(id);
    m_out.offsets.push_back(from);
    m_out.word_of.push_back(m_index);
  }
  void shrink(size_t pieces) {
    m_out.ids.resize(pieces);
    m_out.offsets.resize(pieces);
    m_out.word_of.resize(pieces);
  }
  // Greedy longest match from the left; false, with nothing written, where some rest is in no piece.
  bool cut() {
    const size_t before = m_out.ids.size();
    const std::string_view text = m_word.text();
    for (size_t start = 0; start < text.size();) {
      const Trie& trie = start == 0 ? m_words : m_continuations;
      const Trie::Match match = trie.longestPrefix(text.substr(start));
      if (match.value < 0) {
        shrink(before);
        return false;
      }
      const size_t end = start + match.length;
      push(match.value, {m_word.startOf(start), m_word.endOf(end - 1)});
      start = end;
    }
    return true;
  }

  const Trie& m_words;
  const Trie& m_continuations;
  int32_t m_unk;
  Word& m_word;
  Pieces& m_out;
  int32_t m_index = 0;
};

// Normalizes and cuts on the fly. False where a mark might have to change places, the text then being half done.
bool writeStreaming(const Normalizer& normalizer, std::string_view text, size_t begin, size_t end,
                    PieceWriter* writer) {
  using Kind = Normalizer::Kind;
  const std::string_view upToEnd = text.substr(0, end);
  for (size_t position = begin; position < end;) {
    const auto start = static_cast<int32_t>(position);
    const auto byte = static_cast<unsigned char>(text[position]);
    char32_t c = byte;
    if (byte < 0x80) {
      ++position;
    } else {
      c = decodeUtf8(upToEnd, &position);
    }
    const Offset from{start, static_cast<int32_t>(position)};
    const Normalizer::Entry entry = normalizer.entry(c);
    switch (entry.kind()) {
      case Kind::Same:
        writer->letter(c, from);
        break;
      case Kind::Letter:
        writer->letter(entry.payload(), from);
        break;
      case Kind::Space:
        writer->endWord();
        break;
      case Kind::Punctuation:
        writer->alone(entry.payload(), from);
        break;
      case Kind::Dropped:
        break;
      case Kind::Chinese:
        writer->alone(entry.payload() == 0 ? c : entry.payload(), from);
        break;
      case Kind::Several:
        for (const Normalizer::Entry part : normalizer.sequence(entry.payload())) {
          writer->take(part.kind(), part.payload(), from);
        }
        break;
      case Kind::Reordered:
        return false;
    }
  }
  writer->endWord();
  return true;
}

// The same by way of the whole normalized text: needed where marks change places and where added tokens are looked for
// in normalized text.
void writeWhole(const Normalizer& normalizer, const AddedMatcher& matcher, std::string_view text, size_t begin,
                size_t end, PieceWriter* writer) {
  std::vector<NormalChar> chars;
  normalizer.normalize(text.substr(begin, end - begin), static_cast<int32_t>(begin), &chars);
  std::string bytes;
  std::vector<size_t> charAt;  // by byte
  std::vector<AddedMatcher::Span> spans;
  if (matcher.empty()) {
    if (!chars.empty()) spans.push_back({0, chars.size(), -1});
  } else {
    for (size_t i = 0; i < chars.size(); ++i) {
      appendUtf8(chars[i].c, &bytes);
      charAt.resize(bytes.size(), i);
    }
    charAt.push_back(chars.size());
    matcher.split(bytes, &spans);
    for (AddedMatcher::Span& span : spans) span = {charAt[span.start], charAt[span.end], span.id};
  }
  for (const AddedMatcher::Span& span : spans) {
    if (span.id >= 0) {
      writer->added(span.id, {chars[span.start].from.start, chars[span.end - 1].from.end});
      continue;
    }
    for (size_t i = span.start; i < span.end; ++i)
      writer->take(normalizer.classOf(chars[i].c), chars[i].c, chars[i].from);
    writer->endWord();
  }
}

}  // namespace

std::shared_ptr<const Normalizer> sharedNormalizer(const TokenizerOptions& options) {
  static std::mutex mutex;
  static std::map<std::tuple<bool, bool, bool, bool>, std::shared_ptr<const Normalizer>> made;
  const std::lock_guard lock(mutex);
  auto& normalizer = made[{options.clean_text, options.tokenize_chinese_chars,
                           options.strip_accents.value_or(options.do_lower_case), options.do_lower_case}];
  if (normalizer == nullptr) normalizer = std::make_shared<const Normalizer>(options);
  return normalizer;
}

void Tokenizer::encode(std::string_view text, Pieces* out) const {
  thread_local Word word;
  thread_local std::vector<AddedMatcher::Span> spans;
  out->clear();
  spans.clear();
  word.start(m_options.max_input_chars_per_word);
  m_tables->raw.split(text, &spans);
  PieceWriter writer(m_tables->words, m_tables->continuations, m_unk, &word, out);
  for (const AddedMatcher::Span& span : spans) {
    if (span.id >= 0) {
      writer.added(span.id, {static_cast<int32_t>(span.start), static_cast<int32_t>(span.end)});
      continue;
    }
    const PieceWriter::Mark mark = writer.mark();
    if (m_tables->normalized.empty() && writeStreaming(*m_tables->normalizer, text, span.start, span.end, &writer)) {
      continue;
    }
    writer.rewind(mark);
    writeWhole(*m_tables->normalizer, m_tables->normalized, text, span.start, span.end, &writer);
  }
}

std::vector<Offset> toCodePoints(std::string_view text, const std::vector<Offset>& offsets) {
  // Byte -> code points that start before it. A malformed sequence counts as one, as repairUtf8 makes of it.
  std::vector<int32_t> before(text.size() + 1);
  int32_t count = 0;
  for (size_t position = 0; position < text.size(); ++count) {
    const size_t start = position;
    decodeUtf8(text, &position);
    before[start] = count;
    for (size_t i = start + 1; i < position; ++i) before[i] = count + 1;
  }
  before[text.size()] = count;
  const auto clamp = [&](int32_t byte) {
    return static_cast<size_t>(std::clamp<int64_t>(byte, 0, static_cast<int64_t>(text.size())));
  };
  std::vector<Offset> converted;
  converted.reserve(offsets.size());
  for (const Offset& offset : offsets) converted.push_back({before[clamp(offset.start)], before[clamp(offset.end)]});
  return converted;
}

}  // namespace cloze
