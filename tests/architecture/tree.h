// The source tree as the architecture tests see it: files, their lines, and what they include.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace cloze {

struct Include {
  std::string path;     // what stands between the brackets or quotation marks
  bool quotes = false;  // "..." instead of <...>
  int line = 0;
};

struct SourceFile {
  std::string path;  // from the root: "core/text/tokenizer.h"
  std::vector<std::string> lines;
  std::vector<Include> includes;
  bool isHeader() const { return path.ends_with(".h"); }
};

// Every .h, .cpp, .cu and .cuh under the rooms and tests, sorted by path.
std::vector<SourceFile> readSources(const std::filesystem::path& root);

// Include lines of one file's text; comments and string literals hide nothing, as for the preprocessor's eye they do.
std::vector<Include> findIncludes(const std::vector<std::string>& lines);

// Every file that is part of the project, as paths from the root: git's list where there is git, otherwise a walk that
// leaves out what .gitignore leaves out.
std::vector<std::string> projectFiles(const std::filesystem::path& root);

}  // namespace cloze
