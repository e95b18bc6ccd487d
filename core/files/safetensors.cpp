#include <core/base/checked_json.h>
#include <core/files/safetensors.h>
#include <core/files/safetensors_header.h>

#include <algorithm>
#include <set>
#include <system_error>

namespace cloze {
namespace {

constexpr uint64_t kMaxIndexBytes = 64ull << 20;

Status checkShardName(const std::string& shard, const std::string& source) {
  if (!shard.empty() && shard != "." && shard != ".." &&
      shard.find_first_of(std::string_view("/\\\0", 3)) == std::string::npos)
    return {};
  Error error =
      fileError(ErrorCode::InvalidData, source,
                "The weight_map names " + quotedName(shard) +
                    " as a file; a plain file name in the same folder is expected, without any path. Fetch it again.");
  error.field = "weight_map";
  return error;
}

// tensor -> shard, and the shards in order, out of model.safetensors.index.json.
Result<std::map<std::string, std::string>> readIndex(const std::filesystem::path& file) {
  CLOZE_ASSIGN(const std::string text, readFile(file, kMaxIndexBytes));
  CLOZE_ASSIGN(const nlohmann::json index, parseJsonObject(text, file.string()));
  const auto found = index.find("weight_map");
  if (found == index.end() || !found->is_object() || found->empty()) {
    Error error = fileError(ErrorCode::InvalidData, file.string(),
                            "The index has no weight_map that says which file holds which tensor. Fetch it again.");
    error.field = "weight_map";
    return error;
  }
  std::map<std::string, std::string> shards;
  for (const auto& [tensor, shard] : found->items()) {
    if (!shard.is_string()) {
      Error error = fileError(ErrorCode::InvalidData, file.string(),
                              "The weight_map gives no file name for " + quotedName(tensor) + ". Fetch it again.");
      error.field = "weight_map";
      return error;
    }
    CLOZE_TRY(checkShardName(shard.get_ref<const std::string&>(), file.string()));
    shards.emplace(tensor, shard.get<std::string>());
  }
  return shards;
}

}  // namespace

Status SafetensorsFile::append(const std::filesystem::path& file) {
  CLOZE_ASSIGN(const std::shared_ptr<const MappedFile> map, MappedFile::open(file));
  const std::span<const std::byte> bytes = map->bytes();
  CLOZE_ASSIGN(SafetensorsHeader header,
               parseSafetensorsHeader({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, file.string()));
  const uint64_t dataBytes = header.entries.empty() ? 0 : header.entries.back().end;
  const std::span<const std::byte> data = bytes.last(dataBytes);
  for (SafetensorsEntry& entry : header.entries) {
    m_tensors.push_back({std::move(entry.name), entry.dtype, std::move(entry.shape),
                         data.subspan(entry.begin, entry.end - entry.begin)});
  }
  m_metadata.merge(header.metadata);
  m_maps.push_back(map);
  return {};
}

void SafetensorsFile::sortByName() {
  std::sort(m_tensors.begin(), m_tensors.end(),
            [](const TensorView& a, const TensorView& b) { return a.name < b.name; });
}

Result<std::shared_ptr<const SafetensorsFile>> SafetensorsFile::open(const std::filesystem::path& file) {
  const std::shared_ptr<SafetensorsFile> opened(new SafetensorsFile);
  CLOZE_TRY(opened->append(file));
  opened->sortByName();
  return std::shared_ptr<const SafetensorsFile>(opened);
}

Result<std::shared_ptr<const SafetensorsFile>> SafetensorsFile::openFolder(const std::filesystem::path& modelFolder) {
  const std::filesystem::path single = modelFolder / "model.safetensors";
  const std::filesystem::path indexFile = modelFolder / "model.safetensors.index.json";
  std::error_code ignored;
  if (std::filesystem::exists(single, ignored) || !std::filesystem::exists(indexFile, ignored)) return open(single);

  CLOZE_ASSIGN(const auto shardOf, readIndex(indexFile));
  std::set<std::string> shards;
  for (const auto& [tensor, shard] : shardOf) shards.insert(shard);
  const std::shared_ptr<SafetensorsFile> opened(new SafetensorsFile);
  for (const std::string& shard : shards) {
    const size_t before = opened->m_tensors.size();
    if (!std::filesystem::exists(modelFolder / shard, ignored)) {
      return fileError(ErrorCode::NotFound, (modelFolder / shard).string(),
                       "This part of the weights is named in model.safetensors.index.json and is not there. Fetch it.");
    }
    CLOZE_TRY(opened->append(modelFolder / shard));
    for (size_t i = before; i < opened->m_tensors.size(); ++i) {
      const std::string& name = opened->m_tensors[i].name;
      const auto found = shardOf.find(name);
      if (found != shardOf.end() && found->second == shard) continue;
      Error error = fileError(ErrorCode::InvalidData, (modelFolder / shard).string(),
                              "The file holds " + quotedName(name) +
                                  ", which model.safetensors.index.json does not place here; index and files are of "
                                  "different downloads. Fetch both again.");
      error.field = name;
      return error;
    }
  }
  opened->sortByName();
  if (opened->m_tensors.size() != shardOf.size()) {
    for (const auto& [tensor, shard] : shardOf) {
      if (opened->find(tensor)) continue;
      Error error = fileError(ErrorCode::InvalidData, (modelFolder / shard).string(),
                              "The file lacks " + quotedName(tensor) +
                                  ", which model.safetensors.index.json places here. Fetch both again.");
      error.field = tensor;
      return error;
    }
  }
  return std::shared_ptr<const SafetensorsFile>(opened);
}

const TensorView* SafetensorsFile::find(std::string_view name) const {
  const auto found = std::lower_bound(m_tensors.begin(), m_tensors.end(), name,
                                      [](const TensorView& tensor, std::string_view n) { return tensor.name < n; });
  return found != m_tensors.end() && found->name == name ? &*found : nullptr;
}

}  // namespace cloze
