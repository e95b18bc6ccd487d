// Any bytes as text: ids are in the vocabulary, offsets inside the text and in order, decode never fails.
#include <core/text/encoding.h>
#include <core/text/tokenizer.h>

#include <array>
#include <cstdlib>

namespace {

const cloze::Tokenizer& tokenizer(bool lower) {
  static const auto kMade = [] {
    auto vocabulary = cloze::Vocabulary::load(CLOZE_SOURCE_DIR "/tests/data/vocab/bert-base-uncased/vocab.txt");
    if (!vocabulary.ok()) std::abort();
    std::array<std::shared_ptr<const cloze::Tokenizer>, 2> both;
    for (const bool lowered : {false, true}) {
      cloze::TokenizerOptions options;
      options.do_lower_case = lowered;
      auto made = cloze::Tokenizer::create(*vocabulary, options);
      if (!made.ok()) std::abort();
      both[lowered] = *made;
    }
    return both;
  }();
  return *kMade[lower];
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const cloze::Tokenizer& used = tokenizer(size % 2 == 0);
  cloze::Pieces pieces;
  used.encode(text, &pieces);
  if (pieces.ids.size() != pieces.offsets.size() || pieces.ids.size() != pieces.word_of.size()) std::abort();
  int32_t last = 0;
  for (size_t i = 0; i < pieces.ids.size(); ++i) {
    if (pieces.ids[i] < 0 || pieces.ids[i] >= used.vocabulary().size()) std::abort();
    const cloze::Offset offset = pieces.offsets[i];
    if (offset.start < last || offset.end < offset.start || offset.end > static_cast<int32_t>(size)) std::abort();
    last = offset.start;
  }
  (void)used.decode(pieces.ids);
  cloze::TruncationOptions truncation;
  truncation.max_length = static_cast<int32_t>(3 + size % 61);
  const cloze::Encoding encoding = cloze::encodePair(used, text, text.substr(size / 2), truncation);
  if (encoding.input_ids.size() > static_cast<size_t>(truncation.max_length)) std::abort();
  return 0;
}
