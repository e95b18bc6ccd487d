// Any bytes as a corpus: the pieces are different from each other, the reserved ones first, and a tokenizer that has
// them knows every word of the corpus where no character was left out.
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

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 4) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 4, std::min<size_t>(size - 4, 2048));
  cloze::TokenizerOptions options;
  options.do_lower_case = data[0] & 1;
  options.max_input_chars_per_word = 1 << 20;
  cloze::WordCounts counts(options);
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
  const auto tokenizer = cloze::Tokenizer::create(*vocabulary, options);
  require(tokenizer.ok());
  cloze::Pieces cut;
  (*tokenizer)->encode(text, &cut);
  const auto unknown = std::count(cut.ids.begin(), cut.ids.end(), (*tokenizer)->unkId());
  require(limited || unknown == 0 || text.find("[UNK]") != std::string_view::npos);
  return 0;
}
