#include <core/spec/document.h>
#include <core/spec/option_kinds.h>
#include <core/spec/option_table.h>
#include <core/spec/run_spec.h>

#include <charconv>

namespace cloze {

namespace {

using document::Json;

std::string keyOf(const Option& option) {
  std::string key(option.name);
  std::replace(key.begin(), key.end(), '-', '_');
  return key;
}

Json numberFromText(const std::string& text) {
  double real = 0;
  std::from_chars(text.data(), text.data() + text.size(), real);
  return real;
}

Json integerFromText(const std::string& text) {
  if (text.starts_with("-")) {
    int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
  }
  uint64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

Json valueToJson(const Option& option, const RunSpec& spec) {
  const std::string text = option.get(spec);
  switch (option.type) {
    case OptionType::Integer:
      return integerFromText(text);
    case OptionType::Real:
      return numberFromText(text);
    case OptionType::Switch:
      return text == "true";
    case OptionType::List: {
      Json list = Json::array();
      const auto elements = kinds::parseList(option.name, text);
      if (!elements.ok()) return list;
      for (const std::string& element : *elements) {
        list.push_back(option.maximum > option.minimum ? numberFromText(element) : Json(element));
      }
      return list;
    }
    default:
      return text;
  }
}

// A JSON value as the text its row reads; nothing where its type does not fit.
std::optional<std::string> valueToText(const Option& option, const Json& value) {
  const auto numberText = [](const Json& number) -> std::optional<std::string> {
    if (number.is_number_unsigned()) return std::to_string(number.get<uint64_t>());
    if (number.is_number_integer()) return std::to_string(number.get<int64_t>());
    if (number.is_number_float()) return kinds::formatReal(number.get<double>());
    return std::nullopt;
  };
  switch (option.type) {
    case OptionType::Integer:
      return value.is_number_integer() ? numberText(value) : std::nullopt;
    case OptionType::Real:
      return numberText(value);
    case OptionType::Switch:
      if (!value.is_boolean()) return std::nullopt;
      return value.get<bool>() ? "true" : "false";
    case OptionType::Choice:
      if (value.is_boolean()) return value.get<bool>() ? "true" : "false";  // do_lower_case: true
      [[fallthrough]];
    case OptionType::Text:
    case OptionType::Path:
      return value.is_string() ? std::optional(value.get<std::string>()) : std::nullopt;
    case OptionType::List: {
      if (!value.is_array()) return std::nullopt;
      const bool numbers = option.maximum > option.minimum;
      std::vector<std::string> elements;
      for (const Json& element : value) {
        const auto text = numbers               ? numberText(element)
                          : element.is_string() ? std::optional(element.get<std::string>())
                                                : std::nullopt;
        if (!text) return std::nullopt;
        elements.push_back(*text);
      }
      return kinds::formatList(elements);
    }
  }
  return std::nullopt;
}

const char* expectedType(const Option& option) {
  switch (option.type) {
    case OptionType::Integer:
      return "a whole number";
    case OptionType::Real:
      return "a number";
    case OptionType::Switch:
      return "true or false";
    case OptionType::List:
      return option.maximum > option.minimum ? "a list of numbers" : "a list of texts";
    default:
      return "text";
  }
}

Error keyError(const std::string& source, const std::string& key, const std::string& message) {
  Error error = fileError(ErrorCode::InvalidData, source, message);
  error.field = key;
  return error;
}

void makeAbsolute(std::string* path, const std::filesystem::path& folder) {
  if (!path->empty() && std::filesystem::path(*path).is_relative()) {
    *path = (folder / *path).lexically_normal().string();
  }
}

}  // namespace

bool RunSpec::operator==(const RunSpec& other) const {
  for (const Option& option : optionTable()) {
    if (option.get(*this) != option.get(other)) return false;
  }
  return parent == other.parent;
}

Result<RunSpec> document::specFromObject(const Json& object, const std::string& source) {
  CLOZE_TRY(document::checkVersion(object, "cloze-spec", kSpecVersion, source));
  RunSpec spec;
  for (const auto& [key, value] : object.items()) {
    if (key == "format" || key == "version") continue;
    if (key == "parent") {
      CLOZE_TRY(document::readText(object, "parent", source, &spec.parent));
      continue;
    }
    const Option* option = key.find('-') == std::string::npos ? findOption(key) : nullptr;
    if (!option || keyOf(*option) != key) {
      std::string closest = closestOption(key);
      std::replace(closest.begin(), closest.end(), '-', '_');
      return keyError(source, key,
                      "\"" + key + "\" is not an option of a run" +
                          (closest.empty() ? ". Remove it." : "; did you mean \"" + closest + "\"?"));
    }
    const std::optional<std::string> text = valueToText(*option, value);
    if (!text) return keyError(source, key, "\"" + key + "\" must be " + expectedType(*option) + ".");
    if (const Status status = option->set(&spec, *text); !status.ok()) {
      return keyError(source, key, status.error().message);
    }
  }
  return spec;
}

Json document::specToObject(const RunSpec& spec) {
  Json object = {{"format", "cloze-spec"}, {"version", kSpecVersion}};
  for (const Option& option : optionTable()) object[keyOf(option)] = valueToJson(option, spec);
  object["parent"] = spec.parent;
  return object;
}

std::string runSpecToJson(const RunSpec& spec) {
  return document::write(document::specToObject(spec));
}

Result<RunSpec> runSpecFromJson(std::string_view json, const std::string& source,
                                const std::filesystem::path& base_folder) {
  CLOZE_ASSIGN(Json object, document::parseObject(json, source));
  const auto format = object.find("format");
  if (format != object.end() && *format == "cloze-run") {
    CLOZE_TRY(document::checkRunDocument(object, source));
    if (!object.contains("spec") || !object["spec"].is_object()) {
      return keyError(source, "spec", "\"spec\" must hold the options of the run; it is missing.");
    }
    object = Json(object["spec"]);
  }
  CLOZE_ASSIGN(RunSpec spec, document::specFromObject(object, source));
  if (base_folder.empty()) return spec;
  makeAbsolute(&spec.data.data_dir, base_folder);
  makeAbsolute(&spec.model.model, base_folder);
  if (spec.data.data_dir.empty()) {
    for (std::string* file : {&spec.data.train_file, &spec.data.dev_file, &spec.data.test_file}) {
      makeAbsolute(file, base_folder);
    }
  }
  return spec;
}

}  // namespace cloze
