#include <core/base/utf8.h>
#include <core/text/tokenizer.h>
#include <core/text/tokenizer_tables.h>
#include <core/text/word_writer.h>

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <tuple>

namespace cloze {
namespace {

// One code point of well-formed text at once; what is not goes the long way.
inline char32_t decode(std::string_view text, size_t* position) {
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
  if (lead < 0x80) return ++*position, lead;
  return decodeUtf8(text, position);
}

// Normalizes and cuts on the fly: the words that are ASCII letters and digits throughout as a whole, the others
// character by character.
template <bool kLower>
class TextWriter {
 public:
  TextWriter(const Normalizer& normalizer, const ShortWords& words, const LoneCharacters& lone,
             const std::array<bool, 256>& endsWord, size_t longest, WordWriter* writer)
      : m_normalizer(normalizer),
        m_words(words),
        m_lone(lone),
        m_endsWord(endsWord),
        m_longest(longest),
        m_writer(*writer) {}

  void write(std::string_view text, size_t begin, size_t end) {
    m_text = text.substr(0, end);
    m_begin = begin;
    m_starter = std::string_view::npos;
    for (size_t position = begin; position < end;) {
      if (m_writer.betweenWords() && plainWord(&position)) continue;
      const size_t start = position;
      const char32_t c = decode(m_text, &position);
      const Offset from{static_cast<int32_t>(start), static_cast<int32_t>(position)};
      if (const int32_t lone = m_lone.find(c); lone != LoneCharacters::kNot) {
        m_writer.endWord();
        m_writer.whole(lone, from);
        m_starter = start;
        continue;
      }
      character(c, from, &position);
    }
    m_writer.endWord();
  }

 private:
  // A word of up to 16 letters and digits and the space behind it.
  bool plainWord(size_t* position) {
    const Run run = runAt<kLower>(m_text, *position);
    const size_t start = *position, end = start + run.length;
    if (run.length == 0 || run.length > m_longest) return false;
    if (end < m_text.size() && !m_endsWord[static_cast<unsigned char>(m_text[end])]) return false;
    if (const int32_t id = m_words.find(run.word); id >= 0) {
      m_writer.whole(id, {static_cast<int32_t>(start), static_cast<int32_t>(end)});
    } else {
      char bytes[16];
      swar::store(run.word, bytes);
      m_writer.plain({bytes, run.length}, static_cast<int32_t>(start));
    }
    *position = end + (end < m_text.size() && m_text[end] == ' ' ? 1 : 0);
    m_starter = *position - 1;
    return true;
  }

  void character(char32_t c, Offset from, size_t* position) {
    using Kind = Normalizer::Kind;
    const Normalizer::Entry entry = m_normalizer.entry(c);
    switch (entry.kind()) {
      case Kind::Same:
        m_writer.letter(c, from);
        break;
      case Kind::Letter:
        m_writer.letter(entry.payload(), from);
        break;
      case Kind::Space:
        m_writer.endWord();
        break;
      case Kind::Punctuation:
      case Kind::Chinese:  // both are lone characters
        m_writer.alone(entry.payload() == 0 ? c : entry.payload(), from);
        break;
      case Kind::Dropped:
        return;
      case Kind::Several:
        for (const Normalizer::Entry part : m_normalizer.sequence(entry.payload())) {
          m_writer.take(part.kind(), part.payload(), from);
        }
        break;
      case Kind::Sigma:
        m_writer.letter(m_normalizer.isFinalSigma(m_text, static_cast<size_t>(from.start)) ? U'ς' : U'σ', from);
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
    for (const NormalChar& item : m_chars) m_writer.take(m_normalizer.classOf(item.c), item.c, item.from);
    m_begin = end;  // all before it is written, and nothing behind it reaches back
    m_starter = std::string_view::npos;
    return end;
  }

  const Normalizer& m_normalizer;
  const ShortWords& m_words;
  const LoneCharacters& m_lone;
  const std::array<bool, 256>& m_endsWord;
  const size_t m_longest;
  WordWriter& m_writer;
  std::string_view m_text;
  size_t m_begin = 0;
  size_t m_starter = std::string_view::npos;  // the last character that was not dropped
  std::vector<NormalChar> m_chars;
};

// The same by way of the whole normalized text, in which added tokens are looked for.
void writeWhole(const Normalizer& normalizer, const AddedMatcher& matcher, std::string_view text, size_t begin,
                size_t end, WordWriter* writer) {
  std::vector<NormalChar> chars;
  normalizer.normalize(text.substr(begin, end - begin), static_cast<int32_t>(begin), &chars);
  std::string bytes;
  std::vector<size_t> charAt;  // by byte
  std::vector<AddedMatcher::Span> spans;
  for (size_t i = 0; i < chars.size(); ++i) {
    appendUtf8(chars[i].c, &bytes);
    charAt.resize(bytes.size(), i);
  }
  charAt.push_back(chars.size());
  matcher.split(bytes, &spans);
  for (AddedMatcher::Span& span : spans) span = {charAt[span.start], charAt[span.end], span.id};
  for (const AddedMatcher::Span& span : spans) {
    if (span.id >= 0) {
      writer->whole(span.id, {chars[span.start].from.start, chars[span.end - 1].from.end});
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
  static std::map<std::tuple<TokenizerRules, bool, bool, bool, bool>, std::shared_ptr<const Normalizer>> made;
  const std::lock_guard lock(mutex);
  auto& normalizer = made[{options.rules, options.clean_text, options.tokenize_chinese_chars,
                           options.strip_accents.value_or(options.do_lower_case), options.do_lower_case}];
  if (normalizer == nullptr) normalizer = std::make_shared<const Normalizer>(options);
  return normalizer;
}

void Tokenizer::encode(std::string_view text, Pieces* out) const {
  thread_local Word word;
  thread_local std::vector<AddedMatcher::Span> spans;
  const Tables& tables = *m_tables;
  spans.clear();
  tables.raw.split(text, &spans);
  WordWriter writer(tables.matcher, m_unk, m_options.max_input_chars_per_word, text.size() / 4 + 16, &word, out);
  const auto write = [&](auto textWriter) {
    for (const AddedMatcher::Span& span : spans) {
      if (span.id >= 0) {
        writer.whole(span.id, {static_cast<int32_t>(span.start), static_cast<int32_t>(span.end)});
      } else if (tables.normalized.empty()) {
        textWriter.write(text, span.start, span.end);
      } else {
        writeWhole(*tables.normalizer, tables.normalized, text, span.start, span.end, &writer);
      }
    }
  };
  const auto longest = static_cast<size_t>(m_options.max_input_chars_per_word);
  if (m_options.do_lower_case) {
    write(TextWriter<true>(*tables.normalizer, tables.words, tables.lone, tables.endsWord, longest, &writer));
  } else {
    write(TextWriter<false>(*tables.normalizer, tables.words, tables.lone, tables.endsWord, longest, &writer));
  }
  writer.finish();
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
