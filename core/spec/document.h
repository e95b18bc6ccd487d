// Reading JSON documents that other people, older and newer versions of this program, and crashes have written.
//
// Nothing here throws; errors name the file, the line of a syntax error and the key concerned. Any thread.
#pragma once

#include <core/base/result.h>
#include <core/spec/run_spec.h>

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace cloze::document {

using Json = nlohmann::ordered_json;

// An object, or an error with the line where the text stops being JSON. A key that occurs twice in one object is
// refused.
Result<Json> parseObject(std::string_view text, const std::string& source);

// The member "format" must be `format` and "version" a number from 1 to `newest`; returns the version.
Result<int> checkVersion(const Json& object, std::string_view format, int newest, const std::string& source);

// Every key of `object` must be in `known`; the error names the first that is not.
Status checkKeys(const Json& object, std::initializer_list<std::string_view> known, const std::string& source);

// Both for run.json, which is read as a record of a run and as a spec to repeat.
Status checkRunDocument(const Json& object, const std::string& source);

// Members by key; an absent one leaves *out as it is, one of another type is an error that names the key.
Status readText(const Json& object, const char* key, const std::string& source, std::string* out);
Status readInteger(const Json& object, const char* key, const std::string& source, int64_t* out);
Status readTexts(const Json& object, const char* key, const std::string& source, std::vector<std::string>* out);

// The object of runSpecToJson / runSpecFromJson as a value, for documents that hold a spec.
Json specToObject(const RunSpec& spec);
Result<RunSpec> specFromObject(const Json& object, const std::string& source);

// Pretty (two spaces) with a final newline; text that is not UTF-8 is repaired.
std::string write(const Json& object);

// NaN and infinities, which JSON has not, as the strings "nan", "inf", "-inf"; read back by number().
Json number(double value);
double number(const Json& value, double otherwise);

}  // namespace cloze::document
