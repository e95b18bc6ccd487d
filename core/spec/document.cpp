#include <core/base/checked_json.h>
#include <core/base/utf8.h>
#include <core/spec/document.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace cloze::document {

namespace {

Error keyError(const std::string& source, const std::string& key, const std::string& message) {
  Error error = fileError(ErrorCode::InvalidData, source, "\"" + repairUtf8(key) + "\" " + message);
  error.field = repairUtf8(key);
  return error;
}

std::string kindOf(const Json& value) {
  if (value.is_null()) return "null";
  if (value.is_boolean()) return "true or false";
  if (value.is_number()) return "a number";
  if (value.is_string()) return "text";
  return value.is_array() ? "a list" : "an object";
}

}  // namespace

Result<Json> parseObject(std::string_view text, const std::string& source) {
  CLOZE_TRY(checkJsonObject(text, source));
  return Json::parse(text.begin(), text.end());
}

Result<int> checkVersion(const Json& object, std::string_view format, int newest, const std::string& source) {
  const auto found = object.find("format");
  if (found == object.end() || !found->is_string() || found->get<std::string>() != format) {
    return keyError(
        source, "format",
        "must be \"" + std::string(format) + "\"; this file is something else. Choose another, or add the key.");
  }
  int64_t version = 0;
  if (!object.contains("version")) return keyError(source, "version", "is missing.");
  CLOZE_TRY(readInteger(object, "version", source, &version));
  if (version > newest) {
    Error error =
        keyError(source, "version",
                 "is " + std::to_string(version) + ", but this program knows versions up to " + std::to_string(newest) +
                     ". It was written by a newer Cloze; update this one to use it.");
    error.code = ErrorCode::Unsupported;
    return error;
  }
  if (version < 1) return keyError(source, "version", "must be 1 or more, not " + std::to_string(version) + ".");
  return static_cast<int>(version);
}

Status checkKeys(const Json& object, std::initializer_list<std::string_view> known, const std::string& source) {
  for (const auto& [key, value] : object.items()) {
    if (std::find(known.begin(), known.end(), key) == known.end()) {
      return keyError(source, key, "is not a key of this document. Correct its name or remove it.");
    }
  }
  return {};
}

Status checkRunDocument(const Json& object, const std::string& source) {
  CLOZE_TRY(checkVersion(object, "cloze-run", kRunDocumentVersion, source));
  return checkKeys(
      object,
      {"format", "version", "id", "uuid", "created", "spec", "labels", "provenance", "hashes", "rows", "total_steps"},
      source);
}

Status readText(const Json& object, const char* key, const std::string& source, std::string* out) {
  const auto found = object.find(key);
  if (found == object.end()) return {};
  if (!found->is_string()) return keyError(source, key, "must be text, not " + kindOf(*found) + ".");
  *out = found->get<std::string>();
  return {};
}

Status readInteger(const Json& object, const char* key, const std::string& source, int64_t* out) {
  const auto found = object.find(key);
  if (found == object.end()) return {};
  const bool fits = found->is_number_integer() &&
                    !(found->is_number_unsigned() &&
                      found->get<uint64_t>() > static_cast<uint64_t>(std::numeric_limits<int64_t>::max()));
  if (!fits) return keyError(source, key, "must be a whole number, not " + kindOf(*found) + ".");
  *out = found->get<int64_t>();
  return {};
}

Status readTexts(const Json& object, const char* key, const std::string& source, std::vector<std::string>* out) {
  const auto found = object.find(key);
  if (found == object.end()) return {};
  if (!found->is_array()) return keyError(source, key, "must be a list of texts, not " + kindOf(*found) + ".");
  std::vector<std::string> texts;
  for (const Json& element : *found) {
    if (!element.is_string()) return keyError(source, key, "must be a list of texts, without " + kindOf(element) + ".");
    texts.push_back(element.get<std::string>());
  }
  *out = std::move(texts);
  return {};
}

std::string write(const Json& object) {
  return object.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json number(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
  return value;
}

double number(const Json& value, double otherwise) {
  if (value.is_number()) return value.get<double>();
  if (!value.is_string()) return otherwise;
  const auto& text = value.get_ref<const std::string&>();
  if (text == "nan") return std::numeric_limits<double>::quiet_NaN();
  if (text == "inf") return std::numeric_limits<double>::infinity();
  if (text == "-inf") return -std::numeric_limits<double>::infinity();
  return otherwise;
}

}  // namespace cloze::document
