// Whether a sentence about a bad file tells the reader what to do.
#pragma once

#include <regex>
#include <string>

namespace cloze {

inline bool saysWhatToDo(const std::string& message) {
  static const std::regex kVerbs(
      R"(\b(fetch|download|correct|choose|take|use|convert|save it again|unpack|remove|put|set|open it|pull)\b)",
      std::regex::icase);
  return std::regex_search(message, kVerbs);
}

}  // namespace cloze
