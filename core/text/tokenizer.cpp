#include <core/base/utf8.h>
#include <core/text/text_walker.h>
#include <core/text/tokenizer.h>
#include <core/text/tokenizer_tables.h>
#include <core/text/word_writer.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <tuple>

namespace cloze {
namespace {

// Words by way of the whole normalized text, in which added tokens are looked for.
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
      writer->addedToken(span.id, {chars[span.start].from.start, chars[span.end - 1].from.end});
      continue;
    }
    for (size_t i = span.start; i < span.end; ++i)
      take(*writer, normalizer.classOf(chars[i].c), chars[i].c, chars[i].from);
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
  WordWriter writer(tables.matcher, tables.words, tables.lone, m_unk, m_options.max_input_chars_per_word,
                    text.size() / 4 + 16, &word, out);
  const auto write = [&](auto walker) {
    for (const AddedMatcher::Span& span : spans) {
      if (span.id >= 0) {
        writer.addedToken(span.id, {static_cast<int32_t>(span.start), static_cast<int32_t>(span.end)});
      } else if (tables.normalized.empty()) {
        walker.walk(text, span.start, span.end);
      } else {
        writeWhole(*tables.normalizer, tables.normalized, text, span.start, span.end, &writer);
      }
    }
  };
  if (m_options.do_lower_case) {
    write(TextWalker<true, WordWriter>(*tables.normalizer, &writer));
  } else {
    write(TextWalker<false, WordWriter>(*tables.normalizer, &writer));
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
