// The table of options: one row for each thing a person can set about a run.
//
// Command line (`--learning-rate`), JSON (`learning_rate`), the form of the window, its filter field, tooltips, presets
// and the importer of Google's and PPB's command lines are all driven by these rows. Read-only after start; any thread.
#pragma once

#include <core/spec/run_spec.h>

#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cloze {

enum class OptionSection {
  Data,
  Model,
  LengthAndBatch,
  Optimiser,
  PrecisionAndDevice,
  EvaluationAndCheckpoints,
  Seeds
};
enum class OptionType { Text, Path, Integer, Real, Switch, Choice, List };

struct Option {
  std::string_view name;  // kebab case: "learning-rate"; JSON key: the same with underscores
  OptionSection section;
  OptionType type;
  std::string_view label;   // English, sentence case: "Learning rate"; translated by the window
  std::string_view unit;    // "tokens", "steps", "examples", ... or empty
  std::string_view help;    // meaning and range, one or two sentences
  std::string_view source;  // where the default is from: "Google run_classifier 5e-5; PPB 5e-5; paper 2e-5 to 5e-5"
  double minimum, maximum;  // Integer, Real, List of numbers; else both 0
  std::vector<std::string_view> choices;  // Choice: the accepted words; Text: suggestions, other words may do too
  std::vector<std::string_view> aliases;  // other programs' names: "train_batch_size", "per_device_train_batch_size"
  bool advanced;                          // the form folds it away

  std::function<std::string(const RunSpec&)> get;         // locale-free text, shortest that reads back the same
  std::function<Status(RunSpec*, std::string_view)> set;  // parses and checks the range; the error names the field
};

std::span<const Option> optionTable();
const Option* findOption(std::string_view nameOrKeyOrAlias);  // "learning-rate", "learning_rate", "train_batch_size"

// The option's name nearest to a mistyped one, for "did you mean"; empty where none is near.
std::string closestOption(std::string_view name);

std::string optionDefault(const Option& option);  // get() of a default RunSpec
Status setOption(RunSpec* spec, std::string_view name, std::string_view value);

// Presets a person can start from; values by option name.
struct Preset {
  std::string_view name;   // "MRPC, run_classifier"
  std::string_view about;  // published result and source
  std::vector<std::pair<std::string_view, std::string_view>> values;
};
std::span<const Preset> presets();
Status applyPreset(RunSpec* spec, const Preset& preset);

// What cannot work whatever the data are: ranges across fields (batch divisible by accumulation, ...). Names the field.
Status checkRunSpec(const RunSpec& spec);

// The `cloze train ...` line that gives this spec, with its run in `runs_folder` (empty: the default one); only what
// differs from the defaults, quoted for a POSIX shell.
std::string commandLineFor(const RunSpec& spec, const std::filesystem::path& runs_folder = {});

}  // namespace cloze
