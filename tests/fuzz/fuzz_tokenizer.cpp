// Any bytes as text: ids are in the vocabulary, offsets inside the text and in order, decoding never fails; windows
// hold every token, and what is cut on the fly is what comes out by way of the whole normalized text.
//
// The first byte chooses the tokenizer, the second the lengths.
#include <core/base/utf8.h>
#include <core/text/encoding.h>
#include <core/text/tokenizer.h>
#include <core/text/windows.h>
#include <tests/fuzz/tokenizer_kinds.h>

namespace {

using cloze::fuzz::Kind;
using cloze::fuzz::kKinds;
using cloze::fuzz::require;

struct Pair {
  std::shared_ptr<const cloze::Tokenizer> onTheFly;
  std::shared_ptr<const cloze::Tokenizer> whole;  // null where there is no such way
};

Pair make(const std::shared_ptr<const cloze::Vocabulary>& vocabulary, const Kind& kind) {
  const cloze::TokenizerOptions options = cloze::fuzz::optionsOf(kind);
  const auto onTheFly = cloze::Tokenizer::create(vocabulary, options);
  require(onTheFly.ok());
  if (kind.google) return {*onTheFly, nullptr};
  // One that is looked for in normalized text, where it cannot be: it holds a capital letter, and one that is dropped.
  cloze::AddedToken never{"\xEF\xBF\xBD\xC3\x89 never to be found", vocabulary->size()};
  never.normalized = true;
  const auto whole = cloze::Tokenizer::create(vocabulary, options, {never});
  require(whole.ok());
  return {*onTheFly, *whole};
}

const Pair& tokenizers(unsigned number) {
  static std::array<Pair, kKinds.size()> made;
  Pair& pair = made[number % made.size()];
  if (pair.onTheFly == nullptr) pair = make(cloze::fuzz::someOfAVocabulary(), kKinds[number % made.size()]);
  return pair;
}

void checkPieces(const cloze::Tokenizer& used, std::string_view text, const cloze::Pieces& pieces) {
  require(pieces.ids.size() == pieces.offsets.size() && pieces.ids.size() == pieces.word_of.size());
  int32_t last = 0, word = 0;
  for (size_t i = 0; i < pieces.ids.size(); ++i) {
    require(pieces.ids[i] >= 0 && pieces.ids[i] < used.vocabulary().size());
    const cloze::Offset offset = pieces.offsets[i];
    require(offset.start >= last && offset.end >= offset.start && offset.end <= static_cast<int32_t>(text.size()));
    last = offset.start;
    require(pieces.word_of[i] == word || pieces.word_of[i] == word + 1);
    word = pieces.word_of[i];
  }
  const auto inCharacters = cloze::toCodePoints(text, pieces.offsets);
  for (size_t i = 0; i < inCharacters.size(); ++i) {
    require(inCharacters[i].start <= inCharacters[i].end && inCharacters[i].end <= pieces.offsets[i].end);
  }
  for (const bool skipSpecial : {false, true}) {
    require(cloze::firstInvalidUtf8(used.decode(pieces.ids, skipSpecial)) == std::string::npos);
  }
}

void checkWindows(const cloze::Tokenizer& used, std::string_view text, size_t tokens, unsigned lengths) {
  const std::string_view behind = text.substr(text.size() / 2);
  cloze::TruncationOptions truncation;
  truncation.max_length = static_cast<int32_t>(3 + lengths % 61);
  truncation.strategy = static_cast<cloze::Truncation>(lengths % 6);
  const auto cut = cloze::encodePair(used, text, behind, truncation);
  require(cut.input_ids.size() <= static_cast<size_t>(truncation.max_length));
  require(cut.tokens_before_truncation >= static_cast<int32_t>(cut.input_ids.size()));

  cloze::WindowOptions options;
  options.max_length = static_cast<int32_t>(40 + lengths % 80);
  options.stride = static_cast<int32_t>(lengths % 7);
  options.side = lengths & 64 ? cloze::Side::Left : cloze::Side::Right;
  const auto windows = cloze::encodeWindows(used, text, std::nullopt, options);
  require(windows.ok());
  const int32_t padTo = cloze::paddedLength(*windows, {0, 8, options.side});
  size_t kept = 0;
  for (const cloze::Encoding& window : *windows) {
    require(window.input_ids.size() <= static_cast<size_t>(options.max_length));
    kept += window.input_ids.size() - 2;
    const auto padded = cloze::padded(window, padTo, options.side, used);
    require(padded.input_ids.size() == static_cast<size_t>(padTo) &&
            padded.attention_mask.size() == padded.offsets.size());
  }
  const size_t shared = (windows->size() - 1) * static_cast<size_t>(options.stride);
  require(kept >= tokens && kept - tokens <= shared);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 2) return 0;
  const Pair& pair = tokenizers(data[0]);
  const std::string_view text(reinterpret_cast<const char*>(data) + 2, size - 2);
  cloze::Pieces pieces, others;
  pair.onTheFly->encode(text, &pieces);
  checkPieces(*pair.onTheFly, text, pieces);
  if (pair.whole != nullptr) {
    pair.whole->encode(text, &others);
    require(pieces.ids == others.ids && pieces.offsets == others.offsets && pieces.word_of == others.word_of);
  }
  checkWindows(*pair.onTheFly, text, pieces.ids.size(), data[1]);
  std::vector<int32_t> ids;
  // Negative ones and ones behind the vocabulary's end among them.
  for (const char byte : text) ids.push_back((static_cast<uint8_t>(byte) - 128) * 251);
  require(cloze::firstInvalidUtf8(pair.onTheFly->decode(ids, data[1] & 1)) == std::string::npos);
  return 0;
}
