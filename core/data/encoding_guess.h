// Which encoding bytes that are not UTF-8 are likely in: byte order marks, the pattern of NULs, then ICU's detector.
//
// Pure functions; any thread.
#pragma once

#include <string>
#include <string_view>

namespace cloze {

// A byte order mark at the start of a file other than UTF-8's: "UTF-16LE", "UTF-32BE", ...; empty: none.
std::string_view encodingOfByteOrderMark(std::string_view head);

// What a file that begins with these bytes is where it is no text at all, with the remedy: "This is a gzip archive,
// not text. Unpack it first." Empty: it may be text.
std::string_view whatIsNotText(std::string_view head);

// The likely encoding as iconv names it: "GB18030", "windows-1252", "UTF-16LE"; empty where there is no good guess.
// "UTF-8" where all but a few bytes are valid UTF-8, i.e. the file is damaged rather than encoded otherwise.
std::string guessEncoding(std::string_view sample);

}  // namespace cloze
