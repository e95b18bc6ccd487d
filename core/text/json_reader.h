// Reading JSON files that somebody else wrote: every surprise becomes an error that names file and key.
// Private to core/text.
#pragma once

#include <core/base/result.h>

#include <nlohmann/json.hpp>

#include <filesystem>
#include <optional>
#include <string>

namespace cloze {

class JsonReader {
 public:
  // Refuses what is larger than 256 MiB, is not JSON (with the line), or is not an object.
  static Result<JsonReader> open(const std::filesystem::path& path);

  const nlohmann::json& root() const { return m_root; }
  // `object[key]`, or null where it is absent.
  static const nlohmann::json& at(const nlohmann::json& object, const std::string& key);
  // None where absent or null; an error where it is of another type.
  Result<std::optional<bool>> flag(const nlohmann::json& object, const std::string& key) const;
  Result<std::optional<int64_t>> integer(const nlohmann::json& object, const std::string& key) const;
  Result<std::optional<std::string>> text(const nlohmann::json& object, const std::string& key) const;
  Error wrong(const std::string& key, const std::string& message, ErrorCode code = ErrorCode::InvalidData) const;

 private:
  std::string m_path;
  nlohmann::json m_root;
};

}  // namespace cloze
