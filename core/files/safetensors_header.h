// The header of a safetensors file: bytes in, checked entries out. No file, no map; used inside this room and by
// fuzzing.
#pragma once

#include <core/base/result.h>
#include <core/files/safetensors.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cloze {

struct SafetensorsEntry {
  std::string name;
  Dtype dtype = Dtype::F32;
  std::vector<int64_t> shape;
  uint64_t begin = 0, end = 0;  // bytes, counted from the start of the data
};

struct SafetensorsHeader {
  std::vector<SafetensorsEntry> entries;  // in the order of their data
  std::map<std::string, std::string> metadata;
};

// `bytes`: the whole file; `source` names it in errors. Memory used is at most a small multiple of the header that is
// really there, whatever its numbers say.
Result<SafetensorsHeader> parseSafetensorsHeader(std::string_view bytes, const std::string& source);

// The product of the shape and the element size; none where it overflows or a size is negative.
std::optional<uint64_t> tensorBytes(Dtype dtype, const std::vector<int64_t>& shape);

std::string shapeText(const std::vector<int64_t>& shape);  // "[2, 384]"

}  // namespace cloze
