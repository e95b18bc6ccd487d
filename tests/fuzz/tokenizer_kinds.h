// The tokenizers that fuzz targets try: one of each manner, over a vocabulary that is quickly made into a tokenizer.
#pragma once

#include <core/text/tokenizer.h>

#include <array>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

namespace cloze::fuzz {

inline void require(bool holds) {
  if (!holds) std::abort();
}

// Under sanitizers each takes a second to make, so not every combination is there.
struct Kind {
  bool lower, strip, clean, chinese, google;
  int32_t longest;
};
inline constexpr std::array<Kind, 9> kKinds = {{{true, true, true, true, false, 100},
                                                {false, false, true, true, false, 100},
                                                {true, false, true, true, false, 100},
                                                {false, true, true, true, false, 100},
                                                {true, true, false, true, false, 100},
                                                {false, false, false, false, false, 100},
                                                {true, true, true, true, false, 5},
                                                {true, true, true, true, true, 200},
                                                {false, false, true, true, true, 200}}};

inline TokenizerOptions optionsOf(const Kind& kind) {
  TokenizerOptions options;
  options.do_lower_case = kind.lower;
  options.strip_accents = kind.strip;
  options.clean_text = kind.clean;
  options.tokenize_chinese_chars = kind.chinese;
  options.max_input_chars_per_word = kind.longest;
  if (kind.google) options.rules = TokenizerRules::Google;
  return options;
}

// Of a real vocabulary the short pieces and some of the others.
inline const std::shared_ptr<const Vocabulary>& someOfAVocabulary() {
  static const std::shared_ptr<const Vocabulary> kSome = [] {
    const auto all = Vocabulary::load(CLOZE_SOURCE_DIR "/tests/data/vocab/bert-base-uncased/vocab.txt");
    require(all.ok());
    std::vector<std::string> pieces;
    size_t number = 0;
    for (const std::string& piece : (*all)->pieces()) {
      const bool isShort = piece.size() <= (piece.starts_with("##") ? 5 : 3);
      const bool special = piece.starts_with('[') && !piece.starts_with("[unused");
      if (isShort || special || ++number % 16 == 0) pieces.push_back(piece);
    }
    const auto some = Vocabulary::fromPieces(pieces);
    require(some.ok());
    return *some;
  }();
  return kSome;
}

}  // namespace cloze::fuzz
