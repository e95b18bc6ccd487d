#include <core/base/closest_word.h>
#include <core/spec/flag_import.h>
#include <core/spec/option_table.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>
#include <set>

namespace cloze {

namespace {

enum class Kind { Text, Number, Switch };
enum Origin { Google = 1, Ppb = 2 };  // who has the flag; some have both

struct Flag {
  std::string_view name;
  int origin;
  Kind kind;
  std::string_view option;   // of our table, where the value goes; empty: handled below
  std::string_view ignored;  // not empty: why it means nothing here
};

constexpr std::string_view kNoTpu = "TPUs and TensorFlow sessions are not used here";
constexpr std::string_view kNoHalf =
    "fp16 with loss scaling is not available; the run uses fp32 (on a GPU, --precision bf16)";
constexpr std::string_view kNoCluster = "one process on one device is used here";
constexpr std::string_view kNoDebugger = "there is no Python debugger here";

constexpr Flag kFlags[] = {
    {"data_dir", Google | Ppb, Kind::Text, "data-dir", ""},
    {"task_name", Google | Ppb, Kind::Text, "", ""},
    {"output_dir", Google | Ppb, Kind::Text, "", ""},
    {"do_train", Google | Ppb, Kind::Switch, "", ""},
    {"do_eval", Google | Ppb, Kind::Switch, "", ""},
    {"do_predict", Google, Kind::Switch, "", ""},
    {"do_lower_case", Google | Ppb, Kind::Switch, "do-lower-case", ""},
    {"max_seq_length", Google | Ppb, Kind::Number, "max-seq-length", ""},
    {"train_batch_size", Google | Ppb, Kind::Number, "batch-size", ""},
    {"eval_batch_size", Google | Ppb, Kind::Number, "eval-batch-size", ""},
    {"predict_batch_size", Google, Kind::Number, "", ""},
    {"learning_rate", Google | Ppb, Kind::Number, "learning-rate", ""},
    {"num_train_epochs", Google | Ppb, Kind::Number, "epochs", ""},
    {"warmup_proportion", Google | Ppb, Kind::Number, "warmup-proportion", ""},
    {"bert_config_file", Google, Kind::Text, "", ""},
    {"vocab_file", Google, Kind::Text, "", ""},
    {"init_checkpoint", Google, Kind::Text, "", ""},
    {"save_checkpoints_steps", Google, Kind::Number, "checkpoint-steps", ""},
    {"iterations_per_loop", Google, Kind::Number, "", "every step is recorded here"},
    {"use_tpu", Google, Kind::Switch, "", kNoTpu},
    {"tpu_name", Google, Kind::Text, "", kNoTpu},
    {"tpu_zone", Google, Kind::Text, "", kNoTpu},
    {"gcp_project", Google, Kind::Text, "", kNoTpu},
    {"master", Google, Kind::Text, "", kNoTpu},
    {"num_tpu_cores", Google, Kind::Number, "", kNoTpu},
    {"bert_model", Ppb, Kind::Text, "model", ""},
    {"seed", Ppb, Kind::Number, "seed", ""},
    {"gradient_accumulation_steps", Ppb, Kind::Number, "gradient-accumulation", ""},
    {"no_cuda", Ppb, Kind::Switch, "", ""},
    {"cache_dir", Ppb, Kind::Text, "", "models are folders here; nothing is downloaded"},
    {"fp16", Ppb, Kind::Switch, "", kNoHalf},
    {"loss_scale", Ppb, Kind::Number, "", kNoHalf},
    {"local_rank", Ppb, Kind::Number, "", kNoCluster},
    {"optimize_on_cpu", Ppb, Kind::Switch, "", "the optimiser runs on the device of the model"},
    {"server_ip", Ppb, Kind::Text, "", kNoDebugger},
    {"server_port", Ppb, Kind::Text, "", kNoDebugger},
};

const Flag* findFlag(std::string_view name) {
  const auto found =
      std::find_if(std::begin(kFlags), std::end(kFlags), [&](const Flag& flag) { return flag.name == name; });
  return found == std::end(kFlags) ? nullptr : found;
}

Error flagError(std::string_view name, const std::string& message) {
  return fieldError(ErrorCode::InvalidArgument, "--" + std::string(name), "\"--" + std::string(name) + "\" " + message);
}

// absl's words for a boolean.
std::optional<bool> booleanWord(std::string_view word) {
  std::string lower;
  for (const char c : word) lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  if (lower == "true" || lower == "t" || lower == "1" || lower == "yes" || lower == "y") return true;
  if (lower == "false" || lower == "f" || lower == "0" || lower == "no" || lower == "n") return false;
  return std::nullopt;
}

bool isTrueOrFalse(std::string_view word) {
  return word == "true" || word == "false" || word == "True" || word == "False";
}

// One word of the command line: "--name=value", "--name", "-name"; the dashes are gone.
struct Word {
  std::string name;
  std::optional<std::string> value;
};

std::optional<Word> asFlag(const std::string& argument) {
  size_t dashes = 0;
  while (dashes < 2 && dashes < argument.size() && argument[dashes] == '-') ++dashes;
  if (dashes == 0 || dashes == argument.size()) return std::nullopt;
  const size_t equals = argument.find('=');
  Word word{argument.substr(dashes, equals == std::string::npos ? equals : equals - dashes), std::nullopt};
  if (equals != std::string::npos) word.value = argument.substr(equals + 1);
  return word;
}

// "nodo_train" -> do_train.
const Flag* negated(const std::string& name) {
  if (!name.starts_with("no") || name == "no_cuda") return nullptr;
  const Flag* flag = findFlag(std::string_view(name).substr(2));
  return flag && flag->kind == Kind::Switch && (flag->origin & Google) ? flag : nullptr;
}

class Importer {
 public:
  explicit Importer(const std::vector<std::string>& arguments) : m_arguments(arguments) {}
  Result<ImportedFlags> run();

 private:
  Status collect();
  Status take(const Flag& flag, const Word& word, size_t* at);
  Status takeOther(const Word& word, size_t* at);
  Status apply();
  Status checkRequired() const;
  Status checkPhase() const;
  Status applyModel();
  bool namesWhatAFolderHolds() const;
  Status applyBatch();
  void applyConstants();
  void addNotes();
  bool saysPpb() const;
  bool saysEarlyPpb() const;
  std::string valueOf(const std::string& name) const;

  const std::vector<std::string>& m_arguments;
  ImportedFlags m_out;
  bool m_ppb = false;
  std::map<std::string, std::string> m_values;                    // of the scripts' flags, by name; the last one counts
  std::vector<std::pair<std::string, std::string>> m_ownOptions;  // of our table, in their order
};

// PPB's pre-release took Google's three files too; then a flag only PPB has tells. --seed is an option of ours as well.
bool Importer::saysPpb() const {
  return std::any_of(m_values.begin(), m_values.end(),
                     [](const auto& value) { return findFlag(value.first)->origin == Ppb && value.first != "seed"; });
}

// What only versions with the old schedule take: the pre-release's files, and a flag that 0.4 dropped.
bool Importer::saysEarlyPpb() const {
  return m_values.contains("optimize_on_cpu") || m_values.contains("init_checkpoint") ||
         m_values.contains("bert_config_file");
}

std::string Importer::valueOf(const std::string& name) const {
  const auto found = m_values.find(name);
  return found == m_values.end() ? std::string() : found->second;
}

Result<ImportedFlags> Importer::run() {
  if (!isScriptCommand(m_arguments)) {
    m_out.rest = m_arguments;
    return m_out;
  }
  m_out.recognised = true;
  CLOZE_TRY(collect());
  m_ppb = saysPpb();
  CLOZE_TRY(checkRequired());
  CLOZE_TRY(apply());
  return m_out;
}

Status Importer::collect() {
  for (size_t at = 0; at < m_arguments.size(); ++at) {
    const std::optional<Word> word = asFlag(m_arguments[at]);
    if (!word) {
      return makeError(ErrorCode::InvalidArgument,
                       "\"" + m_arguments[at] +
                           "\" belongs to no flag. A boolean takes the next word only if it is "
                           "true or false.");
    }
    if (const Flag* flag = findFlag(word->name)) {
      CLOZE_TRY(take(*flag, *word, &at));
    } else if (const Flag* off = negated(word->name)) {
      if (word->value) return flagError(word->name, "takes no value.");
      m_values[std::string(off->name)] = "false";
    } else {
      CLOZE_TRY(takeOther(*word, &at));
    }
  }
  return {};
}

Status Importer::take(const Flag& flag, const Word& word, size_t* at) {
  const std::string name(flag.name);
  const bool more = *at + 1 < m_arguments.size();
  if (flag.kind == Kind::Switch) {
    std::string text = word.value.value_or("true");
    if (!word.value && more && isTrueOrFalse(m_arguments[*at + 1])) text = m_arguments[++*at];
    const std::optional<bool> value = booleanWord(text);
    if (!value) return flagError(name, "must be true or false, not \"" + text + "\".");
    m_values[name] = *value ? "true" : "false";
    return {};
  }
  if (word.value) {
    m_values[name] = *word.value;
    return {};
  }
  if (!more) return flagError(name, "needs a value behind it.");
  const std::string& next = m_arguments[*at + 1];
  if (next.starts_with("--")) return flagError(name, "needs a value, but \"" + next + "\" follows.");
  m_values[name] = next;
  ++*at;
  return {};
}

// Not a flag of the scripts: an option of ours, something of the command line itself, or unknown.
Status Importer::takeOther(const Word& word, size_t* at) {
  if (word.name == "bert_hub_module_handle") {
    return flagError(word.name,
                     "names a TensorFlow Hub module, which cannot be loaded here. Download the model as a Hugging "
                     "Face folder and name that with --bert_model.");
  }
  const bool nextIsValue = *at + 1 < m_arguments.size() && !m_arguments[*at + 1].starts_with("--");
  const Option* option = findOption(word.name);
  std::string key = option ? std::string(option->name) : "";
  const bool kebab = key == word.name;
  std::replace(key.begin(), key.end(), '-', '_');
  if (option && (kebab || key == word.name)) {
    const std::string name(option->name);
    if (word.value) {
      m_ownOptions.emplace_back(name, *word.value);
    } else if (option->type == OptionType::Switch) {
      const bool said = nextIsValue && isTrueOrFalse(m_arguments[*at + 1]);
      m_ownOptions.emplace_back(name, said ? m_arguments[++*at] : "true");
    } else {
      if (!nextIsValue) return flagError(word.name, "needs a value behind it.");
      m_ownOptions.emplace_back(name, m_arguments[++*at]);
    }
    return {};
  }
  if (word.name.find('_') != std::string::npos) {
    std::vector<std::string> known;
    for (const Flag& flag : kFlags) known.emplace_back(flag.name);
    const std::string meant = closestWord(word.name, known);
    return flagError(word.name, "is not a flag of Google's or pytorch-pretrained-BERT's run_classifier" +
                                    (meant.empty() ? ". Correct or remove it" : "; did you mean --" + meant + "?") +
                                    (meant.empty() ? "; `cloze" : " `cloze") + " train --help` lists our own options.");
  }
  m_out.rest.push_back(m_arguments[*at]);
  if (!word.value && nextIsValue) m_out.rest.push_back(m_arguments[++*at]);
  return {};
}

Status Importer::checkRequired() const {
  CLOZE_TRY(checkPhase());
  const auto missing = [&](const char* flag, std::string_view option) {
    const auto own = [&](const auto& given) { return given.first == option; };
    return valueOf(flag).empty() && std::none_of(m_ownOptions.begin(), m_ownOptions.end(), own);
  };
  for (const auto& [flag, option] : {std::pair("data_dir", "data-dir"), std::pair("task_name", "task")}) {
    if (missing(flag, option)) return flagError(flag, "is missing. Name it.");
  }
  for (const char* file : {"vocab_file", "bert_config_file"}) {
    if (missing("bert_model", "model") && valueOf(file).empty()) {
      return flagError(file, "is missing. Name it, or a model folder with --bert_model.");
    }
  }
  if (valueOf("do_predict") == "true" && valueOf("do_train") != "true" && valueOf("output_dir").empty()) {
    return flagError("output_dir", "is missing. Name the folder into which --do_predict writes.");
  }
  return {};
}

// A command that says nothing of a phase may well be one of ours, with an option in the spelling of the scripts.
Status Importer::checkPhase() const {
  bool spoken = false;
  for (const char* phase : {"do_train", "do_eval", "do_predict"}) {
    if (valueOf(phase) == "true") return {};
    spoken |= m_values.contains(phase);
  }
  if (!spoken && !m_ownOptions.empty()) {
    for (const auto& [name, value] : m_values) {
      const Flag& flag = *findFlag(name);
      if (flag.option.empty() || name.find('_') == std::string::npos) continue;
      return flagError(name,
                       "is a flag of run_classifier, whose commands also say --do_train, --do_eval or "
                       "--do_predict. Add one of these, or write --" +
                           std::string(flag.option) + ", which is the option here.");
    }
  }
  return flagError("do_train",
                   "is off, and so are --do_eval and --do_predict, so there is nothing to do. Add one of them.");
}

Status Importer::apply() {
  applyConstants();
  for (const auto& [name, value] : m_values) {
    const Flag& flag = *findFlag(name);
    if (!flag.ignored.empty()) {
      m_out.notApplicable.push_back("--" + name + ": " + std::string(flag.ignored));
    } else if (!flag.option.empty()) {
      if (const Status status = setOption(&m_out.spec, flag.option, value); !status.ok()) {
        Error error = status.error();
        const std::string ours = "\"" + std::string(flag.option) + "\"";
        if (error.message.starts_with(ours)) error.message.replace(0, ours.size(), "\"--" + name + "\"");
        error.field = "--" + name;
        return error;
      }
    }
    if (value.find('$') != std::string::npos) {
      m_out.notes.push_back("--" + name + " holds a shell variable that was not replaced: " + value);
    }
  }
  const auto on = [&](const char* name) { return valueOf(name) == "true"; };
  m_out.output_dir = valueOf("output_dir");
  if (m_out.output_dir.empty())
    m_out.notes.push_back("without --output_dir the run gets a new folder below the runs folder");
  m_out.do_train = on("do_train");
  m_out.do_eval = on("do_eval");
  m_out.do_predict = on("do_predict");
  if (on("no_cuda")) m_out.spec.device.device = "cpu";
  std::string task = valueOf("task_name");
  std::transform(task.begin(), task.end(), task.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  if (task == "mnli-mm") {
    task = "mnli";
    m_out.notes.push_back("--task_name mnli-mm: MNLI is evaluated on both of its development sets");
  }
  if (!task.empty()) CLOZE_TRY(setOption(&m_out.spec, "task", task));
  CLOZE_TRY(applyModel());
  CLOZE_TRY(applyBatch());
  addNotes();
  for (const auto& [name, value] : m_ownOptions) CLOZE_TRY(setOption(&m_out.spec, name, value));
  return {};
}

// Defaults and constants hidden in the scripts, before the flags are looked at.
void Importer::applyConstants() {
  RunSpec& spec = m_out.spec;
  spec.optimizer.optimizer = OptimizerKind::AdamWGoogle;
  spec.optimizer.adam_epsilon = 1e-6;
  spec.optimizer.weight_decay = 0.01;
  spec.optimizer.warmup_proportion = 0.1;
  spec.optimizer.schedule = m_ppb && !saysEarlyPpb() ? ScheduleKind::Linear : ScheduleKind::LinearGoogle;
  spec.batch.eval_batch_size = 8;
  if (m_ppb) return;
  spec.model.classifier_dropout = 0.1;
  spec.evaluation.checkpoint_steps = 1000;
}

// Whether the folder of the three files, opened as a model, gives these very files.
bool Importer::namesWhatAFolderHolds() const {
  namespace fs = std::filesystem;
  std::error_code ignored;
  const auto isFileNamed = [&](const std::string& file, std::string_view name) {
    return fs::is_directory(file, ignored) || fs::path(file).filename() == name;
  };
  const fs::path config(m_out.config_file);
  const bool ownConfig = isFileNamed(m_out.config_file, "config.json") ||
                         (config.filename() == "bert_config.json" && !fs::exists(config.parent_path() / "config.json"));
  const bool otherWeights =
      fs::is_regular_file(m_out.init_checkpoint, ignored) && !isFileNamed(m_out.init_checkpoint, "model.safetensors");
  return ownConfig && !otherWeights && isFileNamed(m_out.vocab_file, "vocab.txt");
}

Status Importer::applyModel() {
  m_out.vocab_file = valueOf("vocab_file");
  m_out.config_file = valueOf("bert_config_file");
  m_out.init_checkpoint = valueOf("init_checkpoint");
  if (!valueOf("bert_model").empty() || m_out.vocab_file.empty() || m_out.config_file.empty()) return {};
  std::error_code ignored;
  const auto folderOf = [&](const std::string& file) {
    const std::filesystem::path path(file);
    if (std::filesystem::is_directory(path, ignored)) return (path / "").parent_path().lexically_normal();
    return path.has_parent_path() ? path.parent_path().lexically_normal() : std::filesystem::path(".");
  };
  std::set<std::filesystem::path> folders = {folderOf(m_out.vocab_file), folderOf(m_out.config_file)};
  if (m_out.init_checkpoint.empty()) {
    m_out.spec.model.from_scratch = true;
    m_out.notes.push_back("without --init_checkpoint the model starts from new random weights, as in the script");
  } else {
    folders.insert(folderOf(m_out.init_checkpoint));
  }
  if (folders.size() == 1 && namesWhatAFolderHolds()) m_out.spec.model.model = folders.begin()->string();
  return {};
}

Status Importer::applyBatch() {
  BatchSpec& batch = m_out.spec.batch;
  if (batch.batch_size % batch.gradient_accumulation != 0) {
    const int64_t whole = batch.batch_size / batch.gradient_accumulation * batch.gradient_accumulation;
    if (whole == 0) {
      return flagError("gradient_accumulation_steps",
                       "must be at most --train_batch_size, here " + std::to_string(batch.batch_size) + ".");
    }
    m_out.notes.push_back("--train_batch_size " + std::to_string(batch.batch_size) + " does not split into " +
                          std::to_string(batch.gradient_accumulation) + " parts; rounded down to " +
                          std::to_string(whole) + ", as the script does in silence");
    batch.batch_size = whole;
  }
  const std::string predict = valueOf("predict_batch_size");
  if (predict.empty()) return {};
  RunSpec probe;
  if (const Status status = setOption(&probe, "eval-batch-size", predict); !status.ok()) {
    return flagError("predict_batch_size", "must be a whole number of at least 1, not \"" + predict + "\".");
  }
  if (!m_values.contains("eval_batch_size")) {
    batch.eval_batch_size = probe.batch.eval_batch_size;
  } else if (batch.eval_batch_size != probe.batch.eval_batch_size) {
    m_out.notes.push_back("--predict_batch_size: one size serves evaluation and prediction, that of --eval_batch_size");
  }
  return {};
}

void Importer::addNotes() {
  if (!m_values.contains("do_lower_case")) {
    m_out.notes.push_back(
        "without --do_lower_case, casing comes from the model's tokenizer files; the script's default is " +
        std::string(m_ppb ? "off" : "true"));
  }
  if (!m_out.do_train) return;
  if (m_ppb) {
    m_out.notes.push_back(
        "gradients are clipped to norm 1 over all parameters together; the script clips each by itself");
    m_out.notes.push_back(
        "an epoch is ceil(rows / batch) steps; the script's schedule counts int(rows / batch) an epoch");
    m_out.notes.push_back("warm-up is a whole number of steps, rounded down; the script's share is not rounded");
    if (!saysEarlyPpb()) {
      m_out.notes.push_back(
          "the schedule is that of versions from 0.6; for that of 0.5 and earlier add --schedule linear-google");
    }
  } else {
    m_out.notes.push_back("an epoch is ceil(rows / batch) steps; the script runs int(rows / batch * epochs) in all");
    m_out.notes.push_back(
        "examples are shuffled anew each epoch by the seed; the script shuffles within a buffer of 100");
  }
}

}  // namespace

bool isScriptCommand(const std::vector<std::string>& arguments) {
  return std::any_of(arguments.begin(), arguments.end(), [](const std::string& argument) {
    const std::optional<Word> word = asFlag(argument);
    if (!word || word->name.find('_') == std::string::npos || word->name == "output_dir") return false;
    return findFlag(word->name) || negated(word->name) || word->name == "bert_hub_module_handle";
  });
}

Result<ImportedFlags> importFlags(const std::vector<std::string>& arguments) {
  return Importer(arguments).run();
}

}  // namespace cloze
