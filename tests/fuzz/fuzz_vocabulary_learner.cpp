// Any bytes as a corpus: the pieces are different from each other, the reserved ones first, and where no character was
// left out every word of the corpus can be cut into them, which a tokenizer now and then shows.
//
// The first four bytes choose casing, size, frequency and alphabet.
#include <core/base/utf8.h>
#include <core/text/tokenizer.h>
#include <core/text/vocabulary_learner.h>

#include <algorithm>
#include <cstdlib>
#include <set>

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

// Making these takes as long as a thousand short corpora do.
cloze::WordCounts noWords(const cloze::TokenizerOptions& options) {
  static const cloze::WordCounts kKeeping = [](auto made) {
    return made.do_lower_case = false, cloze::WordCounts(made);
  }(options);
  static const cloze::WordCounts kLowering = [](auto made) {
    return made.do_lower_case = true, cloze::WordCounts(made);
  }(options);
  return options.do_lower_case ? kLowering : kKeeping;
}

bool canBeCut(std::string_view word, const cloze::Vocabulary& vocabulary) {
  for (size_t position = 0; position < word.size();) {
    const size_t start = position;
    cloze::decodeUtf8(word, &position);
    const std::string piece = (start == 0 ? "" : "##") + std::string(word.substr(start, position - start));
    if (!vocabulary.id(piece)) return false;
  }
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 4) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 4, std::min<size_t>(size - 4, 2048));
  cloze::TokenizerOptions options;
  options.do_lower_case = data[0] & 1;
  options.max_input_chars_per_word = 1 << 20;
  cloze::WordCounts counts = noWords(options);
  counts.add(text);
  cloze::LearnOptions wanted;
  wanted.size = data[1] * 4;
  wanted.min_frequency = data[2] % 8;
  const bool limited = data[3] < 64;
  wanted.alphabet_limit = limited ? data[3] : 0x110000;
  const std::vector<std::string> pieces = cloze::learnVocabulary(counts, wanted);
  require(std::set<std::string>(pieces.begin(), pieces.end()).size() == pieces.size());
  require(std::equal(wanted.reserved.begin(), wanted.reserved.end(), pieces.begin()));
  const auto vocabulary = cloze::Vocabulary::fromPieces(pieces);
  require(vocabulary.ok());
  for (const auto& word : counts.words()) require(limited || canBeCut(word.text, **vocabulary));
  if (data[3] != 0xFE) return 0;  // a tokenizer takes long to make
  const auto tokenizer = cloze::Tokenizer::create(*vocabulary, options);
  require(tokenizer.ok());
  cloze::Pieces cut;
  (*tokenizer)->encode(text, &cut);
  const auto unknown = std::count(cut.ids.begin(), cut.ids.end(), (*tokenizer)->unkId());
  require(limited || unknown == 0 || text.find("[UNK]") != std::string_view::npos);
  return 0;
}
