// safetensors, read by memory map and written atomically; every rule of the format is checked (safetensors 000a16f).
#pragma once

#include <core/base/fs.h>
#include <core/base/result.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cloze {

enum class Dtype { Bool, U8, I8, I16, U16, F16, BF16, I32, U32, F32, F64, I64, U64 };
const char* dtypeName(Dtype dtype);  // "F32"
size_t dtypeBytes(Dtype dtype);

// A tensor inside a mapped file. C order, little-endian, maybe misaligned: copy with memcpy.
struct TensorView {
  std::string name;
  Dtype dtype = Dtype::F32;
  std::vector<int64_t> shape;
  std::span<const std::byte> data;
};

// One file, or a folder's model.safetensors.index.json with its shards. Immutable; any thread.
class SafetensorsFile {
 public:
  static Result<std::shared_ptr<const SafetensorsFile>> open(const std::filesystem::path& file);
  static Result<std::shared_ptr<const SafetensorsFile>> openFolder(const std::filesystem::path& modelFolder);
  const std::vector<TensorView>& tensors() const { return m_tensors; }  // sorted by name
  const TensorView* find(std::string_view name) const;
  const std::map<std::string, std::string>& metadata() const { return m_metadata; }

 private:
  SafetensorsFile() = default;
  Status append(const std::filesystem::path& file);
  void sortByName();
  std::vector<std::shared_ptr<const MappedFile>> m_maps;
  std::vector<TensorView> m_tensors;
  std::map<std::string, std::string> m_metadata;
};

// A tensor to be written: `data` must live until saveSafetensors returns.
struct TensorToSave {
  std::string name;
  Dtype dtype = Dtype::F32;
  std::vector<int64_t> shape;
  std::span<const std::byte> data;
};
// Temporary name, fsync, rename. Writes __metadata__ {"format": "pt"} plus `metadata`. Order: dtype alignment
// descending, then name.
Status saveSafetensors(const std::filesystem::path& file, const std::vector<TensorToSave>& tensors,
                       const std::map<std::string, std::string>& metadata = {});

}  // namespace cloze
