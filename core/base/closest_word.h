// "Did you mean": the word somebody likely wanted.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace cloze {

// The one of `known` nearest to a mistyped word by Levenshtein distance; empty where none is near.
std::string closestWord(std::string_view word, std::span<const std::string> known);

}  // namespace cloze
