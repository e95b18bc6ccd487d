// Rows of text in aligned columns, for people.
#pragma once

#include <string>
#include <vector>

namespace cloze::cli {

// Each row has as many cells as the first one, the header. Where `columns` is not 0 no line is wider than that: cells
// of the column `elastic` are cut first, then the lines; what was cut ends in "…". Control characters become spaces.
std::vector<std::string> alignedLines(std::vector<std::vector<std::string>> rows, size_t elastic, size_t columns);

// Of the terminal that stdout is; 0: it is none.
size_t stdoutColumns();

// `text`, at most `columns` wide on a terminal: whole characters are kept, and what was cut ends in "…".
std::string cutToWidth(const std::string& text, size_t columns);

}  // namespace cloze::cli
