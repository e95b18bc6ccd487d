// What stands in a text that hardly anybody meant. Plain functions; any thread.
#pragma once

#include <cstdint>
#include <string_view>

namespace cloze {

// Nothing but Unicode's White_Space, or nothing at all.
bool isBlankText(std::string_view text);

struct OddCharacters {
  // U+FFFD; C1 controls, which are windows-1252 read as Latin-1; UTF-8 that was read as Latin-1 or windows-1252 ("Ã©",
  // "â€™", "ä¸\u00AD"). What somebody may have written so is left alone: "MANHÃ”", «Ñ», "naïve".
  bool bad_encoding = false;
  // What clean_text drops without a word: control, format and private characters, other than U+FFFD, tab and line ends.
  bool dropped = false;
};
OddCharacters oddCharacters(std::string_view text);

}  // namespace cloze
