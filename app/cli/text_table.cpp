#include <app/cli/text_table.h>
#include <core/base/utf8.h>

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace cloze::cli {
namespace {

struct Range {
  uint32_t first, last;
};

bool isWithin(uint32_t codePoint, const auto& ranges) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](const Range& range) { return codePoint >= range.first && codePoint <= range.last; });
}

// What a terminal takes for a code point: East Asian wide characters two columns, marks on the one before none.
size_t widthOf(uint32_t codePoint) {
  constexpr std::array<Range, 9> kWide = {{{0x1100, 0x115F},
                                           {0x2E80, 0xA4CF},
                                           {0xAC00, 0xD7A3},
                                           {0xF900, 0xFAFF},
                                           {0xFE30, 0xFE6F},
                                           {0xFF00, 0xFF60},
                                           {0xFFE0, 0xFFE6},
                                           {0x1F300, 0x1FAFF},
                                           {0x20000, 0x3FFFD}}};
  constexpr std::array<Range, 4> kMarks = {{{0x300, 0x36F}, {0x200B, 0x200F}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}}};
  return isWithin(codePoint, kMarks) ? 0 : isWithin(codePoint, kWide) ? 2 : 1;
}

size_t widthOf(const std::string& text) {
  size_t width = 0;
  for (size_t at = 0; at < text.size();) width += widthOf(decodeUtf8(text, &at));
  return width;
}

std::string printable(const std::string& text) {
  std::string shown;
  for (size_t at = 0; at < text.size();) {
    const uint32_t codePoint = decodeUtf8(text, &at);
    appendUtf8(codePoint < 0x20 || (codePoint >= 0x7F && codePoint < 0xA0) ? ' ' : codePoint, &shown);
  }
  return shown;
}

}  // namespace

size_t stdoutColumns() {
  winsize size{};
  return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

std::string cutToWidth(const std::string& text, size_t columns) {
  if (widthOf(text) <= columns) return text;
  std::string kept;
  size_t width = 1;  // the mark's own
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at;
    width += widthOf(decodeUtf8(text, &at));
    if (width > columns) break;
    kept.append(text, begin, at - begin);
  }
  return kept + "…";
}

std::vector<std::string> alignedLines(std::vector<std::vector<std::string>> rows, size_t elastic, size_t columns) {
  constexpr size_t kGap = 2, kLeast = 12;
  std::vector<size_t> widths(rows.empty() ? 0 : rows.front().size());
  for (auto& row : rows) {
    for (size_t i = 0; i < row.size(); ++i) {
      row[i] = printable(row[i]);
      widths[i] = std::max(widths[i], widthOf(row[i]));
    }
  }
  size_t total = widths.empty() ? 0 : kGap * (widths.size() - 1);
  for (const size_t width : widths) total += width;
  if (columns > 0 && total > columns) {
    const size_t over = total - columns, room = widths[elastic];
    widths[elastic] = std::min(room, std::max(kLeast, room > over ? room - over : 0));
  }
  std::vector<std::string> lines;
  for (auto& row : rows) {
    row[elastic] = cutToWidth(row[elastic], widths[elastic]);
    std::string line;
    for (size_t i = 0; i < row.size(); ++i) {
      line += row[i];
      if (i + 1 < row.size()) line.append(widths[i] - widthOf(row[i]) + kGap, ' ');
    }
    line.erase(line.find_last_not_of(' ') + 1);
    lines.push_back(columns > 0 ? cutToWidth(line, columns) : line);
  }
  return lines;
}

}  // namespace cloze::cli
