#include <core/base/checked_json.h>
#include <core/base/fs.h>
#include <core/text/json_reader.h>

#include <limits>

namespace cloze {

Result<JsonReader> JsonReader::open(const std::filesystem::path& path) {
  CLOZE_ASSIGN(const std::string content, readFile(path, 256ull << 20));
  JsonReader reader;
  reader.m_path = path.string();
  CLOZE_ASSIGN(reader.m_root, parseJsonObject(content, reader.m_path));
  return reader;
}

const nlohmann::json& JsonReader::at(const nlohmann::json& object, const std::string& key) {
  static const nlohmann::json null;
  if (!object.is_object()) return null;
  const auto found = object.find(key);
  return found == object.end() ? null : *found;
}

Error JsonReader::wrong(const std::string& key, const std::string& message, ErrorCode code) const {
  Error error = fileError(code, m_path, key + ": " + message);
  error.field = key;
  return error;
}

Result<std::optional<bool>> JsonReader::flag(const nlohmann::json& object, const std::string& key) const {
  const nlohmann::json& value = at(object, key);
  if (value.is_null()) return std::optional<bool>();
  if (!value.is_boolean()) return wrong(key, "must be true or false.");
  return std::optional<bool>(value.get<bool>());
}

Result<std::optional<int64_t>> JsonReader::integer(const nlohmann::json& object, const std::string& key) const {
  const nlohmann::json& value = at(object, key);
  if (value.is_null()) return std::optional<int64_t>();
  if (!value.is_number_integer() ||
      (value.is_number_unsigned() && value.get<uint64_t>() > uint64_t{std::numeric_limits<int64_t>::max()})) {
    return wrong(key, "must be a whole number.");
  }
  return std::optional<int64_t>(value.get<int64_t>());
}

Result<std::optional<std::string>> JsonReader::text(const nlohmann::json& object, const std::string& key) const {
  const nlohmann::json& value = at(object, key);
  if (value.is_null()) return std::optional<std::string>();
  if (!value.is_string()) return wrong(key, "must be a text.");
  return std::optional<std::string>(value.get<std::string>());
}

}  // namespace cloze
