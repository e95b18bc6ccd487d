// The kinds of rows the option table is made of: how each type is parsed, checked and written. Used by this room alone.
#pragma once

#include <core/spec/option_table.h>

#include <algorithm>
#include <cctype>
#include <utility>

namespace cloze::kinds {

// What a row says about itself; strings are literals.
struct Text {
  std::string_view name;
  OptionSection section;
  std::string_view label, unit, help, source;
  std::vector<std::string_view> aliases = {};
  bool advanced = false;
};

// Parsing is free of the locale, and surrounding white space is ignored. The errors name the option, what is accepted
// and what was there instead.
Result<int64_t> parseInteger(std::string_view name, std::string_view value, int64_t minimum, int64_t maximum);
Result<uint64_t> parseUnsigned(std::string_view name, std::string_view value);
Result<double> parseReal(std::string_view name, std::string_view value, double minimum, double maximum);
Result<bool> parseSwitch(std::string_view name, std::string_view value);
Result<std::string> parseText(std::string_view name, std::string_view value);
// Comma-separated; an element that holds a comma or a quote stands in double quotes, quotes inside doubled.
Result<std::vector<std::string>> parseList(std::string_view name, std::string_view value);
// The position of `value` in `words`; case and "_" for "-" do not matter.
Result<size_t> parseWord(std::string_view name, std::string_view value, const std::vector<std::string_view>& words);

std::string formatReal(double value);  // shortest that reads back the same: "5e-5", "0.1", "3"
std::string formatList(const std::vector<std::string>& values);

Option base(const Text& text, OptionType type);

// `Field` is a generic lambda from a RunSpec (const or not) to a reference to the field.
template <typename Field>
Option integer(const Text& text, int64_t minimum, int64_t maximum, Field field) {
  Option option = base(text, OptionType::Integer);
  option.minimum = static_cast<double>(minimum);
  option.maximum = static_cast<double>(maximum);
  option.get = [field](const RunSpec& spec) { return std::to_string(field(spec)); };
  option.set = [field, name = text.name, minimum, maximum](RunSpec* spec, std::string_view value) -> Status {
    CLOZE_ASSIGN(field(*spec), parseInteger(name, value, minimum, maximum));
    return {};
  };
  return option;
}

template <typename Field>
Option unsignedInteger(const Text& text, Field field) {
  Option option = base(text, OptionType::Integer);
  option.maximum = 18446744073709551615.0;
  option.get = [field](const RunSpec& spec) { return std::to_string(field(spec)); };
  option.set = [field, name = text.name](RunSpec* spec, std::string_view value) -> Status {
    CLOZE_ASSIGN(field(*spec), parseUnsigned(name, value));
    return {};
  };
  return option;
}

template <typename Field>
Option real(const Text& text, double minimum, double maximum, Field field) {
  Option option = base(text, OptionType::Real);
  option.minimum = minimum;
  option.maximum = maximum;
  option.get = [field](const RunSpec& spec) { return formatReal(field(spec)); };
  option.set = [field, name = text.name, minimum, maximum](RunSpec* spec, std::string_view value) -> Status {
    CLOZE_ASSIGN(field(*spec), parseReal(name, value, minimum, maximum));
    return {};
  };
  return option;
}

template <typename Field>
Option onOff(const Text& text, Field field) {
  Option option = base(text, OptionType::Switch);
  option.get = [field](const RunSpec& spec) { return std::string(field(spec) ? "true" : "false"); };
  option.set = [field, name = text.name](RunSpec* spec, std::string_view value) -> Status {
    CLOZE_ASSIGN(field(*spec), parseSwitch(name, value));
    return {};
  };
  return option;
}

// `type` is Text or Path; `suggestions` are offered, not required. `check` (may be null) says what is wrong with a
// value.
template <typename Field>
Option text(const Text& about, OptionType type, Field field, std::vector<std::string_view> suggestions = {},
            Status (*check)(const std::string& value) = nullptr) {
  Option option = base(about, type);
  option.choices = std::move(suggestions);
  option.get = [field](const RunSpec& spec) { return field(spec); };
  option.set = [field, name = about.name, check](RunSpec* spec, std::string_view value) -> Status {
    CLOZE_ASSIGN(std::string parsed, parseText(name, value));
    if (check) CLOZE_TRY(check(parsed));
    field(*spec) = std::move(parsed);
    return {};
  };
  return option;
}

template <typename Enum, typename Field>
Option choice(const Text& text, std::vector<std::pair<std::string_view, Enum>> words, Field field) {
  Option option = base(text, OptionType::Choice);
  for (const auto& [word, value] : words) option.choices.push_back(word);
  option.get = [field, words](const RunSpec& spec) {
    for (const auto& [word, value] : words) {
      if (value == field(spec)) return std::string(word);
    }
    return std::string();
  };
  option.set = [field, words, name = text.name, accepted = option.choices](RunSpec* spec,
                                                                           std::string_view value) -> Status {
    CLOZE_ASSIGN(const size_t position, parseWord(name, value, accepted));
    field(*spec) = words[position].second;
    return {};
  };
  return option;
}

template <typename Field>
Option textList(const Text& text, Field field) {
  Option option = base(text, OptionType::List);
  option.get = [field](const RunSpec& spec) { return formatList(field(spec)); };
  option.set = [field, name = text.name](RunSpec* spec, std::string_view value) -> Status {
    CLOZE_ASSIGN(field(*spec), parseList(name, value));
    return {};
  };
  return option;
}

// A list of numbers within minimum .. maximum (which a Text list leaves equal).
template <typename Field>
Option realList(const Text& text, double minimum, double maximum, Field field) {
  Option option = base(text, OptionType::List);
  option.minimum = minimum;
  option.maximum = maximum;
  option.get = [field](const RunSpec& spec) {
    std::vector<std::string> values;
    for (const double value : field(spec)) values.push_back(formatReal(value));
    return formatList(values);
  };
  option.set = [field, name = text.name, minimum, maximum](RunSpec* spec, std::string_view value) -> Status {
    CLOZE_ASSIGN(const std::vector<std::string> elements, parseList(name, value));
    std::vector<double> numbers;
    for (const std::string& element : elements) {
      CLOZE_ASSIGN(numbers.emplace_back(), parseReal(name, element, minimum, maximum));
    }
    field(*spec) = std::move(numbers);
    return {};
  };
  return option;
}

// The rows themselves, in the order of the form (option_rows*.cpp).
void addDataRows(std::vector<Option>* rows);
void addModelRows(std::vector<Option>* rows);
void addOptimiserRows(std::vector<Option>* rows);
void addRunningRows(std::vector<Option>* rows);

}  // namespace cloze::kinds
