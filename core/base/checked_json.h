// JSON out of files that somebody else wrote, or a crash left half: what nlohmann's parser lets through is checked
// first.
//
// The one door for every JSON document Cloze reads. Pure functions; any thread.
#pragma once

#include <core/base/result.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace cloze {

// Refuses, naming `source` and the line: what is no JSON object, text behind it, NUL bytes, what is not UTF-8, a key
// that stands twice in one object (parsers differ in which one they take), numbers that do not fit a double, and
// nesting deeper than 64 (writing recurses).
Status checkJsonObject(std::string_view text, const std::string& source);

// Checks and parses.
Result<nlohmann::json> parseJsonObject(std::string_view text, const std::string& source);

// A name out of a file, fit for a sentence: in quotation marks, control characters replaced, cut at 80 bytes.
std::string quotedName(std::string_view name);

// What a file that should hold weights or JSON holds instead, as the middle of a sentence with its remedy ("a Git LFS
// pointer, ..."), told by its first bytes; empty if nothing is recognised.
std::string describeForeignContent(std::string_view firstBytes);

// The 1-based line of a byte in `text`.
int64_t lineOfByte(std::string_view text, size_t byte);

}  // namespace cloze
