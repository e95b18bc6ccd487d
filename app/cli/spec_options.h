// The options of core/spec/option_table.h as options of a command.
#pragma once

#include <core/spec/option_table.h>

#include <CLI/CLI.hpp>

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cloze::cli {

class SpecOptions {
 public:
  // Adds a row for each option of these sections but those named in `without`; every section where the list is empty.
  void addTo(CLI::App* command, const std::vector<OptionSection>& sections = {},
             const std::vector<std::string_view>& without = {});
  bool given(std::string_view name) const;
  bool anyGiven() const;
  // Sets what was given, in table order. Relative paths start in the working folder, files of the data set in the data
  // folder where there is one; those are left as they are.
  Status apply(RunSpec* spec) const;

 private:
  std::map<std::string, std::string, std::less<>> m_values;
  std::map<std::string, CLI::Option*, std::less<>> m_options;
};

// "--from-scratch" -> "--from-scratch=true", "--from-scratch false" -> "--from-scratch=false": a boolean takes the next
// word only if it is true or false. `extra` are booleans that are not in the table.
std::vector<std::string> joinBooleans(const std::vector<std::string>& arguments,
                                      std::span<const std::string_view> extra);

// "; did you mean --epochs?" with `before` in front of the one that is near; empty where none is.
std::string didYouMean(const std::string& word, const std::vector<std::string>& known, const char* before);

// "There is no option --learning-rte; did you mean --learning-rate?" for the word "--learning-rte=1" behind `command`.
std::string noSuchOption(const std::string& word, const CLI::App& command);

// `path` made absolute from the working folder; empty stays empty.
std::string absolutePath(const std::string& path);

}  // namespace cloze::cli
