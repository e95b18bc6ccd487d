// UTF-8 as all rooms need it: decoding, repairing, counting. Offsets elsewhere are byte offsets into valid UTF-8.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace cloze {

// Decodes the code point that starts at text[*position] and moves *position behind it. A malformed sequence yields
// U+FFFD and moves over its maximal subpart (Unicode 15, 3.9, as Python's errors="replace").
// REQUIRES: *position < text.size()
uint32_t decodeUtf8(std::string_view text, size_t* position);

void appendUtf8(uint32_t codePoint, std::string* out);

// The byte offset of the first malformed sequence, or npos.
size_t firstInvalidUtf8(std::string_view text);

// `text` with every malformed sequence replaced by U+FFFD.
std::string repairUtf8(std::string_view text);

}  // namespace cloze
