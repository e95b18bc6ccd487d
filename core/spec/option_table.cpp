#include <core/base/closest_word.h>
#include <core/base/fs.h>
#include <core/spec/option_kinds.h>
#include <core/spec/option_table.h>

#include <algorithm>
#include <unordered_map>

namespace cloze {

namespace {

std::string kebab(std::string_view name) {
  std::string out(name);
  std::replace(out.begin(), out.end(), '_', '-');
  return out;
}

Error fieldProblem(std::string_view name, const std::string& message) {
  return fieldError(ErrorCode::InvalidArgument, std::string(name), "\"" + std::string(name) + "\" " + message);
}

bool needsQuotes(const std::string& word) {
  constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:=,+@%";
  return word.empty() || word.find_first_not_of(kPlain) != std::string::npos;
}

std::string quotedForShell(const std::string& word) {
  if (!needsQuotes(word)) return word;
  std::string out = "'";
  for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

Status checkData(const DataSpec& data) {
  if (data.data_dir.empty() && data.train_file.empty()) {
    return fieldProblem("data-dir", "is empty. Name the folder of the data set, or its files one by one.");
  }
  for (size_t i = 0; i < data.labels.size(); ++i) {
    if (std::count(data.labels.begin(), data.labels.end(), data.labels[i]) > 1) {
      return fieldProblem("labels", "names \"" + data.labels[i] + "\" twice.");
    }
  }
  if (data.labels.size() == 1) {
    return fieldProblem("labels", "names one label only; telling apart needs at least two.");
  }
  return {};
}

Status checkBatch(const BatchSpec& batch) {
  if (batch.batch_size % batch.gradient_accumulation != 0) {
    return fieldProblem("gradient-accumulation", "must divide the batch size: " + std::to_string(batch.batch_size) +
                                                     " examples cannot be split into " +
                                                     std::to_string(batch.gradient_accumulation) + " equal parts.");
  }
  if (batch.truncation == Truncation::HeadTail && batch.head_tokens > batch.max_seq_length - 2) {
    return fieldProblem("head-tokens", "must be at most max-seq-length - 2, here " +
                                           std::to_string(batch.max_seq_length - 2) + ", not " +
                                           std::to_string(batch.head_tokens) + ".");
  }
  return {};
}

Status checkOptimizer(const RunSpec& spec) {
  const OptimizerSpec& optimizer = spec.optimizer;
  if (optimizer.schedule == ScheduleKind::Polynomial && optimizer.end_learning_rate > optimizer.learning_rate) {
    return fieldProblem("end-learning-rate", "must be at most the learning rate, here " +
                                                 kinds::formatReal(optimizer.learning_rate) + ", not " +
                                                 kinds::formatReal(optimizer.end_learning_rate) + ".");
  }
  if (optimizer.max_steps > 0 && optimizer.warmup_steps > optimizer.max_steps) {
    return fieldProblem("warmup-steps", "must be at most max-steps, here " + std::to_string(optimizer.max_steps) +
                                            ", not " + std::to_string(optimizer.warmup_steps) + ".");
  }
  const std::vector<double>& weights = optimizer.label_weights;
  if (!weights.empty() && optimizer.balanced_label_weights) {
    return fieldProblem("balanced-label-weights", "and label-weights exclude each other; choose one of them.");
  }
  if (!weights.empty() && !spec.data.labels.empty() && weights.size() != spec.data.labels.size()) {
    return fieldProblem("label-weights", "has " + std::to_string(weights.size()) + " numbers for " +
                                             std::to_string(spec.data.labels.size()) + " labels; give one a label.");
  }
  if (!weights.empty() && std::all_of(weights.begin(), weights.end(), [](double weight) { return weight == 0; })) {
    return fieldProblem("label-weights", "are all 0, so that nothing would be learned.");
  }
  return {};
}

}  // namespace

std::span<const Option> optionTable() {
  static const std::vector<Option> table = [] {
    std::vector<Option> rows;
    kinds::addDataRows(&rows);
    kinds::addModelRows(&rows);
    kinds::addOptimiserRows(&rows);
    kinds::addRunningRows(&rows);
    return rows;
  }();
  return table;
}

const Option* findOption(std::string_view nameOrKeyOrAlias) {
  static const std::unordered_map<std::string, const Option*> byName = [] {
    std::unordered_map<std::string, const Option*> map;
    for (const Option& option : optionTable()) map.emplace(option.name, &option);
    for (const Option& option : optionTable()) {
      for (const std::string_view alias : option.aliases) map.emplace(kebab(alias), &option);
    }
    return map;
  }();
  const auto found = byName.find(kebab(nameOrKeyOrAlias));
  return found == byName.end() ? nullptr : found->second;
}

std::string closestOption(std::string_view name) {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const Option& option : optionTable()) all.emplace_back(option.name);
    return all;
  }();
  return closestWord(kebab(name), names);
}

std::string optionDefault(const Option& option) {
  return option.get(RunSpec{});
}

Status setOption(RunSpec* spec, std::string_view name, std::string_view value) {
  if (const Option* option = findOption(name)) return option->set(spec, value);
  const std::string closest = closestOption(name);
  return fieldError(ErrorCode::InvalidArgument, std::string(name),
                    "There is no option \"" + std::string(name) + "\"" +
                        (closest.empty() ? "; see `cloze train --help`." : "; did you mean \"" + closest + "\"?"));
}

Status checkRunSpec(const RunSpec& spec) {
  // Fields may have been filled in without their rows, so each is read back through its own check first.
  RunSpec copy = spec;
  for (const Option& option : optionTable()) CLOZE_TRY(option.set(&copy, option.get(spec)));
  CLOZE_TRY(checkData(spec.data));
  if (spec.model.model.empty()) {
    return fieldProblem("model", "is empty. Name a model folder (config.json, vocab.txt and, to fine-tune, weights).");
  }
  CLOZE_TRY(checkBatch(spec.batch));
  CLOZE_TRY(checkOptimizer(spec));
  if (spec.device.precision == Precision::Fp64 && spec.device.device.starts_with("cuda")) {
    return fieldProblem("precision",
                        "fp64 serves comparisons on the CPU only; choose fp32 or bf16, or the device cpu.");
  }
  return {};
}

std::string commandLineFor(const RunSpec& spec, const std::filesystem::path& runs_folder) {
  std::string line = "cloze train";
  if (!runs_folder.empty() && runs_folder != defaultRunsFolder()) line += " --runs " + quotedForShell(runs_folder);
  for (const Option& option : optionTable()) {
    const std::string value = option.get(spec);
    if (value == optionDefault(option)) continue;
    line += " --" + std::string(option.name);
    if (option.type == OptionType::Switch && value == "true") continue;
    // A value that begins with a dash would look like an option of its own.
    line += (value.starts_with("-") ? "=" : " ") + quotedForShell(value);
  }
  return line;
}

}  // namespace cloze
