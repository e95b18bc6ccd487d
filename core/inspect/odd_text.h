// What stands in a text that hardly anybody meant.
#pragma once

#include <core/text/normalizer.h>

#include <string_view>

namespace cloze {

// Nothing but Unicode's White_Space, or nothing at all.
bool isBlankText(std::string_view text);

struct OddCharacters {
  // U+FFFD; C1 controls, which are windows-1252 read as Latin-1; UTF-8 that was read as Latin-1 or windows-1252 ("Ã©",
  // "â€™", "ä¸\u00AD"). What somebody may have written so is left alone: "MANHÃ”", «Ñ», "naïve".
  bool bad_encoding = false;
  // What the tokenizer's clean_text drops without a word, other than U+FFFD.
  bool dropped = false;
};

// Immutable; any thread.
class OddText {
 public:
  explicit OddText(TokenizerOptions options);
  OddCharacters in(std::string_view text) const;

 private:
  Normalizer m_clean;  // and nothing else
};

}  // namespace cloze
