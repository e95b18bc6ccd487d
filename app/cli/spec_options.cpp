#include <app/cli/spec_options.h>
#include <core/base/closest_word.h>

#include <algorithm>
#include <cctype>
#include <filesystem>

namespace cloze::cli {
namespace {

std::string_view sectionTitle(OptionSection section) {
  switch (section) {
    case OptionSection::Data:
      return "Data";
    case OptionSection::Model:
      return "Model";
    case OptionSection::LengthAndBatch:
      return "Length and batch";
    case OptionSection::Optimiser:
      return "Optimiser";
    case OptionSection::PrecisionAndDevice:
      return "Precision and device";
    case OptionSection::EvaluationAndCheckpoints:
      return "Evaluation and checkpoints";
    case OptionSection::Seeds:
      return "Seed and name";
  }
  return "";
}

std::string typeWord(const Option& option) {
  switch (option.type) {
    case OptionType::Integer:
      return "N";
    case OptionType::Real:
      return "X";
    case OptionType::Switch:
      return "true|false";
    case OptionType::Path:
      return "PATH";
    case OptionType::List:
      return "A,B,...";
    case OptionType::Text:
      return "TEXT";
    case OptionType::Choice:
      break;
  }
  std::string words;
  for (const std::string_view word : option.choices) words += (words.empty() ? "" : "|") + std::string(word);
  return words;
}

// Booleans of the table: switches, and choices such as do-lower-case that accept true.
bool isBoolean(std::string_view name) {
  const Option* option = findOption(name);
  if (option == nullptr || option->name != name) return false;
  return option->type == OptionType::Switch ||
         (option->type == OptionType::Choice &&
          std::find(option->choices.begin(), option->choices.end(), "true") != option->choices.end());
}

bool isTrueOrFalse(std::string word) {
  std::transform(word.begin(), word.end(), word.begin(), [](unsigned char c) { return std::tolower(c); });
  return word == "true" || word == "false";
}

}  // namespace

std::string absolutePath(const std::string& path) {
  if (path.empty()) return path;
  std::error_code failed;
  const std::filesystem::path absolute = std::filesystem::absolute(path, failed);
  return failed ? path : absolute.lexically_normal().string();
}

std::string didYouMean(const std::string& word, const std::vector<std::string>& known, const char* before) {
  const std::string closest = closestWord(word, known);
  return closest.empty() ? "" : "; did you mean " + (before + closest) + "?";
}

std::string noSuchOption(const std::string& word, const CLI::App& command) {
  const std::string name = word.substr(0, word.find('='));
  std::vector<std::string> known;
  for (const CLI::Option* option : command.get_options()) {
    known.insert(known.end(), option->get_lnames().begin(), option->get_lnames().end());
  }
  std::string wanted = name.substr(std::min(name.size(), name.find_first_not_of('-')));
  std::replace(wanted.begin(), wanted.end(), '_', '-');
  const std::string meant = didYouMean(wanted, known, "--");
  return "There is no option " + name + (meant.empty() ? "." : meant);
}

void SpecOptions::addTo(CLI::App* command, const std::vector<OptionSection>& sections,
                        const std::vector<std::string_view>& without) {
  for (const Option& row : optionTable()) {
    if (!sections.empty() && std::find(sections.begin(), sections.end(), row.section) == sections.end()) continue;
    if (std::find(without.begin(), without.end(), row.name) != without.end()) continue;
    const std::string name(row.name);
    std::string help(row.help);
    const std::string preset = optionDefault(row);
    if (!preset.empty()) help += " [" + preset + "]";
    m_options[name] = command->add_option("--" + name, m_values[name], help)
                          ->group(std::string(sectionTitle(row.section)))
                          ->type_name(typeWord(row));
  }
}

bool SpecOptions::given(std::string_view name) const {
  const auto found = m_options.find(name);
  return found != m_options.end() && found->second->count() > 0;
}

bool SpecOptions::anyGiven() const {
  return std::any_of(m_options.begin(), m_options.end(), [](const auto& entry) { return entry.second->count() > 0; });
}

Status SpecOptions::apply(RunSpec* spec) const {
  for (const Option& row : optionTable()) {
    if (!given(row.name)) continue;
    std::string value = m_values.find(row.name)->second;
    const bool startsInDataFolder = row.name == "train-file" || row.name == "dev-file" || row.name == "test-file";
    if (row.type == OptionType::Path && !startsInDataFolder) value = absolutePath(value);
    CLOZE_TRY(row.set(spec, value));
  }
  if (spec->data.data_dir.empty()) {  // nothing to start in but the working folder
    for (const auto& [name, file] :
         {std::pair("train-file", &spec->data.train_file), std::pair("dev-file", &spec->data.dev_file),
          std::pair("test-file", &spec->data.test_file)}) {
      if (given(name)) *file = absolutePath(*file);
    }
  }
  return {};
}

std::vector<std::string> joinBooleans(const std::vector<std::string>& arguments,
                                      std::span<const std::string_view> extra) {
  std::vector<std::string> joined;
  for (size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    const std::string_view name = std::string_view(argument).substr(std::min<size_t>(2, argument.size()));
    const bool boolean =
        argument.starts_with("--") && (isBoolean(name) || std::find(extra.begin(), extra.end(), name) != extra.end());
    if (argument == "--") {
      joined.insert(joined.end(), arguments.begin() + static_cast<std::ptrdiff_t>(i), arguments.end());
      break;
    }
    if (!boolean) {
      joined.push_back(argument);
    } else if (i + 1 < arguments.size() &&
               (isTrueOrFalse(arguments[i + 1]) || (isBoolean(name) && arguments[i + 1] == "auto"))) {
      joined.push_back(argument + "=" + arguments[++i]);
    } else {
      joined.push_back(argument + "=true");
    }
  }
  return joined;
}

}  // namespace cloze::cli
