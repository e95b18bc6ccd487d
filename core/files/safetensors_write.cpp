#include <core/base/atomic_file.h>
#include <core/base/checked_json.h>
#include <core/files/safetensors.h>
#include <core/files/safetensors_header.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace cloze {
namespace {

Status checkTensors(const std::vector<const TensorToSave*>& sorted, const std::string& file) {
  for (const TensorToSave* tensor : sorted) {
    const std::optional<uint64_t> bytes = tensorBytes(tensor->dtype, tensor->shape);
    if (!bytes || *bytes != tensor->data.size()) {
      return fileError(ErrorCode::Internal, file,
                       "The tensor " + quotedName(tensor->name) + " has " + std::to_string(tensor->data.size()) +
                           " bytes for the shape " + shapeText(tensor->shape) + ".");
    }
  }
  std::vector<std::string_view> names;
  for (const TensorToSave* tensor : sorted) names.push_back(tensor->name);
  std::sort(names.begin(), names.end());
  const auto twice = std::adjacent_find(names.begin(), names.end());
  if (twice != names.end() || std::binary_search(names.begin(), names.end(), "__metadata__")) {
    return fileError(ErrorCode::Internal, file,
                     "A tensor's name is taken twice or reserved: " +
                         quotedName(twice != names.end() ? *twice : "__metadata__") + ".");
  }
  return {};
}

std::string makeHeader(const std::vector<const TensorToSave*>& sorted,
                       const std::map<std::string, std::string>& metadata) {
  nlohmann::json all = metadata;
  all["format"] = "pt";
  const auto text = [](const nlohmann::json& value) {
    return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  };
  std::string header = "{\"__metadata__\":" + text(all);
  uint64_t position = 0;
  for (const TensorToSave* tensor : sorted) {
    const uint64_t end = position + tensor->data.size();
    header += "," + text(tensor->name) + ":{\"dtype\":\"" + dtypeName(tensor->dtype) +
              "\",\"shape\":" + text(nlohmann::json(tensor->shape)) + ",\"data_offsets\":[" + std::to_string(position) +
              "," + std::to_string(end) + "]}";
    position = end;
  }
  header += "}";
  header.append((8 - header.size() % 8) % 8, ' ');  // so that the data begins aligned
  return header;
}

}  // namespace

Status saveSafetensors(const std::filesystem::path& file, const std::vector<TensorToSave>& tensors,
                       const std::map<std::string, std::string>& metadata) {
  std::vector<const TensorToSave*> sorted;
  for (const TensorToSave& tensor : tensors) sorted.push_back(&tensor);
  std::sort(sorted.begin(), sorted.end(), [](const TensorToSave* a, const TensorToSave* b) {
    const size_t widthA = dtypeBytes(a->dtype), widthB = dtypeBytes(b->dtype);
    return widthA != widthB ? widthA > widthB : a->name < b->name;
  });
  CLOZE_TRY(checkTensors(sorted, file.string()));

  const std::string header = makeHeader(sorted, metadata);
  std::string length(8, '\0');
  for (size_t i = 0; i < 8; ++i) length[i] = static_cast<char>((header.size() >> (8 * i)) & 0xff);
  uint64_t bytes = length.size() + header.size();
  for (const TensorToSave* tensor : sorted) bytes += tensor->data.size();
  std::unique_ptr<AtomicFile> pending;
  CLOZE_ASSIGN(pending, AtomicFile::create(file, bytes));
  CLOZE_TRY(pending->write(length));
  CLOZE_TRY(pending->write(header));
  for (const TensorToSave* tensor : sorted) {
    CLOZE_TRY(pending->write({reinterpret_cast<const char*>(tensor->data.data()), tensor->data.size()}));
  }
  return pending->commit();
}

}  // namespace cloze
