// core's sentences in the words of the window.
//
// core speaks English and means options by their names on the command line; the window has form rows with labels, in
// its own language. Any thread once the application is there.
#pragma once

#include <core/base/result.h>

#include <QString>

#include <span>
#include <string>

namespace cloze {

// The sentence in the language of the window, with form rows for options; one that has no translation stays English.
// Where an error was told as Error::toString() tells it, its file stands below.
QString coreWords(const std::string& sentence);

// The same for an error, with its file and line below.
QString coreWords(const Error& error);

// Whether every sentence of `text` is one of coreSentences().
bool hasCoreWords(const std::string& text);

// What is translated, with %1, %2, ... for what core fills in; listed for the translators.
std::span<const char* const> coreSentences();

}  // namespace cloze
