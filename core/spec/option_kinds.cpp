#include <core/base/utf8.h>
#include <core/spec/option_kinds.h>

#include <charconv>
#include <cmath>

namespace cloze::kinds {

namespace {

std::string_view trimmed(std::string_view text) {
  const auto isSpace = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  while (!text.empty() && isSpace(text.front())) text.remove_prefix(1);
  while (!text.empty() && isSpace(text.back())) text.remove_suffix(1);
  return text;
}

// As it is shown in an error: repaired, and cut where somebody pasted a file.
std::string shown(std::string_view value) {
  constexpr size_t kLongest = 60;
  std::string text = repairUtf8(value.substr(0, kLongest));
  if (value.size() > kLongest) text += "...";
  return text.empty() ? "nothing" : "\"" + text + "\"";
}

Error wrong(std::string_view name, const std::string& accepted, std::string_view value) {
  return fieldError(ErrorCode::InvalidArgument, std::string(name),
                    "\"" + std::string(name) + "\" must be " + accepted + ", not " + shown(value) + ".");
}

template <typename Number>
bool parseWhole(std::string_view text, Number* number) {
  if (text.size() > 1 && text.front() == '+' && text[1] != '-') text.remove_prefix(1);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), *number);
  return error == std::errc() && end == text.data() + text.size() && !text.empty();
}

std::string normalisedWord(std::string_view word) {
  std::string out;
  for (const char c : word) {
    out += c == '_' ? '-' : (c >= 'A' && c <= 'Z') ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

}  // namespace

Result<int64_t> parseInteger(std::string_view name, std::string_view value, int64_t minimum, int64_t maximum) {
  int64_t number = 0;
  if (!parseWhole(trimmed(value), &number) || number < minimum || number > maximum) {
    return wrong(name, "a whole number from " + std::to_string(minimum) + " to " + std::to_string(maximum), value);
  }
  return number;
}

Result<uint64_t> parseUnsigned(std::string_view name, std::string_view value) {
  uint64_t number = 0;
  if (!parseWhole(trimmed(value), &number)) {
    return wrong(name, "a whole number from 0 to 18446744073709551615", value);
  }
  return number;
}

Result<double> parseReal(std::string_view name, std::string_view value, double minimum, double maximum) {
  double number = 0;
  if (!parseWhole(trimmed(value), &number) || !(number >= minimum && number <= maximum)) {
    return wrong(name, "a number from " + formatReal(minimum) + " to " + formatReal(maximum), value);
  }
  return number == 0 ? 0.0 : number;  // no negative zero
}

Result<bool> parseSwitch(std::string_view name, std::string_view value) {
  const std::string word = normalisedWord(trimmed(value));
  if (word == "true" || word == "yes" || word == "on" || word == "1") return true;
  if (word == "false" || word == "no" || word == "off" || word == "0") return false;
  return wrong(name, "true or false", value);
}

Result<std::string> parseText(std::string_view name, std::string_view value) {
  if (firstInvalidUtf8(value) != std::string_view::npos) return wrong(name, "valid UTF-8", value);
  for (const char c : value) {
    if (c == '\0' || c == '\n' || c == '\r') return wrong(name, "one line of text without NUL bytes", value);
  }
  return std::string(value);
}

Result<std::vector<std::string>> parseList(std::string_view name, std::string_view value) {
  CLOZE_ASSIGN(const std::string text, parseText(name, value));
  std::vector<std::string> elements;
  size_t at = 0;
  if (trimmed(text).empty()) return elements;
  while (true) {
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
    std::string element;
    if (at < text.size() && text[at] == '"') {
      bool closed = false;
      for (++at; at < text.size(); ++at) {
        if (text[at] != '"') {
          element += text[at];
        } else if (at + 1 < text.size() && text[at + 1] == '"') {
          element += text[++at];
        } else {
          closed = true;
          ++at;
          break;
        }
      }
      while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
      if (!closed || (at < text.size() && text[at] != ',')) {
        return wrong(name, "a list divided by commas, with quotes around a whole element", value);
      }
    } else {
      const size_t end = std::min(text.find(',', at), text.size());
      element = trimmed(std::string_view(text).substr(at, end - at));
      if (element.empty()) return wrong(name, "a list divided by commas without empty elements", value);
      at = end;
    }
    elements.push_back(std::move(element));
    if (at >= text.size()) return elements;
    ++at;
  }
}

Result<size_t> parseWord(std::string_view name, std::string_view value, const std::vector<std::string_view>& words) {
  const std::string word = normalisedWord(trimmed(value));
  std::string accepted;
  for (size_t i = 0; i < words.size(); ++i) {
    if (words[i] == word) return i;
    accepted += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + std::string(words[i]);
  }
  return wrong(name, accepted, value);
}

std::string formatReal(double value) {
  char buffer[40];
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof(buffer), value);
  std::string text(buffer, error == std::errc() ? end : buffer);
  // "5e-05" is written "5e-5", as everybody types it.
  const size_t exponent = text.find('e');
  if (exponent != std::string::npos && exponent + 2 < text.size()) {
    while (text[exponent + 2] == '0' && exponent + 3 < text.size()) text.erase(exponent + 2, 1);
    if (text[exponent + 1] == '+') text.erase(exponent + 1, 1);
  }
  return text;
}

std::string formatList(const std::vector<std::string>& values) {
  std::string text;
  for (size_t i = 0; i < values.size(); ++i) {
    if (i > 0) text += ",";
    const std::string& value = values[i];
    if (!value.empty() && value.find_first_of(",\"") == std::string::npos && trimmed(value) == value) {
      text += value;
      continue;
    }
    text += '"';
    for (const char c : value) text += c == '"' ? std::string("\"\"") : std::string(1, c);
    text += '"';
  }
  return text;
}

Option base(const Text& text, OptionType type) {
  Option option;
  option.name = text.name;
  option.section = text.section;
  option.type = type;
  option.label = text.label;
  option.unit = text.unit;
  option.help = text.help;
  option.source = text.source;
  option.minimum = 0;
  option.maximum = 0;
  option.aliases = text.aliases;
  option.advanced = text.advanced;
  return option;
}

}  // namespace cloze::kinds
