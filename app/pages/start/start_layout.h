// Measures that the parts of the page share.
#pragma once

namespace cloze {

inline constexpr int kHeadingHeight = 26;  // that of a heading with a link, so that headings side by side stand level

}  // namespace cloze
