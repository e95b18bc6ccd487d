#include <app/cli/output.h>
#include <core/base/utf8.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstring>

namespace cloze::cli {
namespace {

std::string dump(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void write(std::FILE* file, std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), file);
  std::fputc('\n', file);
}

}  // namespace

void Output::result(const Json& value) const {
  write(stdout, dump(value));
  std::fflush(stdout);
}

void Output::line(std::string_view text) const {
  write(stdout, text);
}

void Output::note(std::string_view text) const {
  write(stderr, text);
}

int Output::say(const Error& error, int status) const {
  note("cloze: " + repairUtf8(error.toString()));
  if (json) {
    const Json body = {{"code", errorCodeName(error.code)},
                       // Without a file that is where the field is named.
                       {"message", error.file.empty() ? error.toString() : error.message},
                       {"file", error.file.empty() ? Json(nullptr) : Json(error.file)},
                       {"line", error.line ? Json(*error.line) : Json(nullptr)}};
    result({{"error", body}});
  }
  return status;
}

int Output::finish() const {
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return kDone;
  note(std::string("cloze: the results could not be written: ") + std::strerror(errno));
  return kFailed;
}

Json numberJson(std::optional<double> value) {
  return value && std::isfinite(*value) ? Json(*value) : Json(nullptr);
}

Json evalJson(const EvalResult& result) {
  Json json = {{"split", result.split},
               {"checkpoint", result.checkpoint},
               {"examples", result.examples},
               {"loss", numberJson(result.loss)}};
  for (const auto& [name, value] : result.values) json[name] = numberJson(value);
  return json;
}

std::string numberText(double value) {
  std::array<char, 40> text;
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
  return {text.data(), end};
}

std::string roundedText(double value) {
  std::array<char, 400> text;  // the largest double has 309 digits
  std::snprintf(text.data(), text.size(), "%.4f", value);
  return text.data();
}

std::string evalText(const EvalResult& result) {
  std::string text = result.split + " (" + result.checkpoint + ", " + std::to_string(result.examples) + " examples):";
  for (const auto& [name, value] : result.values) text += " " + name + " " + roundedText(value) + ",";
  return text + " loss " + roundedText(result.loss);
}

std::string durationText(double seconds) {
  const auto total = static_cast<int64_t>(std::isfinite(seconds) && seconds > 0 ? seconds + 0.5 : 0);
  std::array<char, 40> text;
  if (total >= 3600) {
    std::snprintf(text.data(), text.size(), "%lld:%02d:%02d", static_cast<long long>(total / 3600),
                  static_cast<int>(total / 60 % 60), static_cast<int>(total % 60));
  } else {
    std::snprintf(text.data(), text.size(), "%d:%02d", static_cast<int>(total / 60), static_cast<int>(total % 60));
  }
  return text.data();
}

std::string tsvField(std::string_view text) {
  std::string field(text);
  for (char& byte : field) {
    if (byte == '\t' || byte == '\n' || byte == '\r') byte = ' ';
  }
  return field;
}

}  // namespace cloze::cli
