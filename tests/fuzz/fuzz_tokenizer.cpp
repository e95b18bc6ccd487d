// Any bytes as text: ids are in the vocabulary, offsets inside the text and in order, decoding never fails; windows
// hold every token, and what is cut on the fly is what comes out by way of the whole normalized text.
//
// The first byte chooses the tokenizer, the second the lengths.
#include <core/base/utf8.h>
#include <core/text/encoding.h>
#include <core/text/tokenizer.h>
#include <core/text/windows.h>

#include <array>
#include <cstdlib>

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

struct Pair {
  std::shared_ptr<const cloze::Tokenizer> onTheFly;
  std::shared_ptr<const cloze::Tokenizer> whole;  // null where there is no such way
};

// Which tokenizers there are. Under sanitizers each takes a second to make, so not every combination is.
struct Kind {
  bool lower, strip, clean, chinese, google;
  int32_t longest;
};
constexpr std::array<Kind, 9> kKinds = {{{true, true, true, true, false, 100},
                                         {false, false, true, true, false, 100},
                                         {true, false, true, true, false, 100},
                                         {false, true, true, true, false, 100},
                                         {true, true, false, true, false, 100},
                                         {false, false, false, false, false, 100},
                                         {true, true, true, true, false, 5},
                                         {true, true, true, true, true, 200},
                                         {false, false, true, true, true, 200}}};

Pair make(const std::shared_ptr<const cloze::Vocabulary>& vocabulary, const Kind& kind) {
  cloze::TokenizerOptions options;
  options.do_lower_case = kind.lower;
  options.strip_accents = kind.strip;
  options.clean_text = kind.clean;
  options.tokenize_chinese_chars = kind.chinese;
  options.max_input_chars_per_word = kind.longest;
  if (kind.google) options.rules = cloze::TokenizerRules::Google;
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

// Of a real vocabulary the short pieces and some of the others: quickly made into tokenizers.
std::shared_ptr<const cloze::Vocabulary> someOfAVocabulary() {
  const auto all = cloze::Vocabulary::load(CLOZE_SOURCE_DIR "/tests/data/vocab/bert-base-uncased/vocab.txt");
  require(all.ok());
  std::vector<std::string> pieces;
  size_t number = 0;
  for (const std::string& piece : (*all)->pieces()) {
    const bool isShort = piece.size() <= (piece.starts_with("##") ? 5 : 3);
    const bool special = piece.starts_with('[') && !piece.starts_with("[unused");
    if (isShort || special || ++number % 16 == 0) pieces.push_back(piece);
  }
  const auto some = cloze::Vocabulary::fromPieces(pieces);
  require(some.ok());
  return *some;
}

const Pair& tokenizers(unsigned number) {
  static const auto kVocabulary = someOfAVocabulary();
  static std::array<Pair, kKinds.size()> made;
  Pair& pair = made[number % made.size()];
  if (pair.onTheFly == nullptr) pair = make(kVocabulary, kKinds[number % made.size()]);
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
