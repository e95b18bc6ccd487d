// `cloze train` with the flags of Google's and of pytorch-pretrained-BERT's run_classifier.
#include <app/cli/assembled_model.h>
#include <app/cli/commands.h>
#include <app/cli/spec_options.h>
#include <app/cli/train.h>
#include <app/cli/use_model.h>
#include <core/base/fs.h>
#include <core/data/data_set.h>
#include <core/runs/run_folder.h>
#include <core/spec/flag_import.h>
#include <core/spec/option_table.h>

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

namespace cloze::cli {
namespace {

namespace fs = std::filesystem;

struct OwnOptions {
  std::string runs;
  bool json = false;
};

// What is left over: --runs DIR and --json; anything else is named.
Result<OwnOptions> readOwn(const std::vector<std::string>& rest) {
  constexpr std::array<std::string_view, 1> kBooleans = {"json"};
  const std::vector<std::string> words = joinBooleans(rest, kBooleans);
  OwnOptions own;
  for (size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (word == "--json=true" || word == "--json=false") {
      own.json = word.ends_with("true");
    } else if (word.starts_with("--runs=")) {
      own.runs = word.substr(7);
    } else if (word == "--runs" && i + 1 < words.size()) {
      own.runs = words[++i];
    } else {
      const std::string closest = word.starts_with("--") ? closestOption(word.substr(2)) : std::string();
      return fieldError(
          ErrorCode::InvalidArgument, word,
          "\"" + word + "\" is no flag of run_classifier" +
              (closest.empty() ? "." : "; did you mean --" + closest + "?") +
              " Beside its flags stand only --runs DIR, --json and the options of a run; see `cloze train --help`.");
    }
  }
  return own;
}

void makeAbsolute(ImportedFlags* flags) {
  flags->spec.data.data_dir = absolutePath(flags->spec.data.data_dir);
  flags->spec.model.model = absolutePath(flags->spec.model.model);
  flags->output_dir = absolutePath(flags->output_dir);
}

// --do_predict: the test file of the data set, labelled by `model`, in `folder` as run_classifier leaves it.
Result<WrittenPredictions> predictTest(const ChosenModel& model, const fs::path& folder, StopOnSignal& signals) {
  CLOZE_ASSIGN(const DataSet data, readEvaluationData(model.spec, signals.token()));
  const Split* test = data.find("test");
  if (test == nullptr) {
    return fileError(ErrorCode::NotFound, model.spec.data.data_dir,
                     "The data set has no test file for --do_predict. Leave the flag out, or add the file.");
  }
  CLOZE_ASSIGN(WrittenPredictions written, predictInto(folder, model, data.task, test->examples, signals));
  written.warnings = data.warnings;
  return written;
}

// --do_eval: eval_results.txt in `folder`, in the lines of run_classifier and in their order. The scripts measure on
// dev, the first of its files; where there is none that is the labelled test file.
Status writeEvalResults(const fs::path& folder, const std::vector<EvalResult>& results, int64_t step) {
  if (results.empty()) return {};
  const auto dev =
      std::find_if(results.begin(), results.end(), [](const auto& result) { return result.split == "dev"; });
  const EvalResult& result = dev == results.end() ? results.front() : *dev;
  std::map<std::string, std::string> lines = {
      {"eval_loss", numberText(result.loss)}, {"global_step", std::to_string(step)}, {"loss", numberText(result.loss)}};
  for (const auto& [name, value] : result.values) lines["eval_" + name] = numberText(value);
  std::string text;
  for (const auto& [name, value] : lines) text += name + " = " + value + "\n";
  return writeFileAtomically(folder / "eval_results.txt", text);
}

// Without --do_train: the run in the output folder, else the start model itself.
Result<ChosenModel> trainedModel(const ImportedFlags& flags) {
  ModelSource source;
  std::error_code ignored;
  if (!flags.output_dir.empty() && fs::exists(fs::path(flags.output_dir) / "run.json", ignored)) {
    source.run = flags.output_dir;
    source.checkpoint = "last";
    CLOZE_ASSIGN(ChosenModel chosen, chooseModel(source));
    const bool sameTask = chosen.spec.data.task == flags.spec.data.task;
    chosen.spec = flags.spec;  // lengths and casing are what the flags say, as in the scripts
    if (sameTask && chosen.spec.data.labels.empty()) chosen.spec.data.labels = chosen.labels;
    return chosen;
  }
  ChosenModel chosen;
  chosen.folder = flags.spec.model.model;
  chosen.checkpoint = "model";
  chosen.step = checkpointFacts(chosen.folder).step;
  chosen.spec = flags.spec;
  return chosen;
}

int trainAndPredict(const ImportedFlags& flags, const fs::path& runs, Output& output, StopOnSignal& signals) {
  TrainRequest request;
  request.spec = flags.spec;
  request.runs_folder = runs;
  request.folder = flags.output_dir;
  TrainSummary summary;
  // What predicts afterwards must not put anything behind the last line of stdout; it speaks on stderr alone.
  const int status = trainAndReport(request, output, signals, &summary);
  if (status != kDone || summary.stopped) return status;
  if (flags.do_eval) {
    const Status written = writeEvalResults(summary.folder, summary.results, summary.steps);
    if (!written.ok()) return output.failed(written.error());
  }
  if (!flags.do_predict) return status;
  ModelSource source;
  source.run = summary.folder.string();
  source.checkpoint = "last";
  const auto chosen = chooseModel(source);
  if (!chosen.ok()) return output.failed(chosen.error());
  const auto written = predictTest(*chosen, summary.folder, signals);
  if (!written.ok()) return signals.exitStatus(output.failed(written.error()), written.error());
  output.note(predictionsText(*written));
  return kDone;
}

int carryOut(const ImportedFlags& flags, const fs::path& runs, Output& output, StopOnSignal& signals) {
  if (flags.do_train) return trainAndPredict(flags, runs, output, signals);
  const auto chosen = trainedModel(flags);
  if (!chosen.ok()) return output.failed(chosen.error());
  if (flags.do_predict) {
    const auto written = predictTest(*chosen, flags.output_dir, signals);
    if (!written.ok()) return signals.exitStatus(output.failed(written.error()), written.error());
    for (const std::string& warning : written->warnings) output.note(warning);
    // The last line of stdout is one result: that of the evaluation where there is one.
    if (!flags.do_eval) {
      sayPredictions(*written, *chosen, output);
      return kDone;
    }
    output.note(predictionsText(*written));
  }
  std::vector<EvalResult> results;
  const int status = evaluateAndReport(*chosen, {}, output, signals, &results);
  if (status != kDone || flags.output_dir.empty()) return status;
  Status written = makeFolders(flags.output_dir);
  if (written.ok()) written = writeEvalResults(flags.output_dir, results, chosen->step);
  return written.ok() ? status : output.failed(written.error());
}

}  // namespace

int runForeign(const std::vector<std::string>& arguments, Output& output) {
  auto flags = importFlags(arguments);
  if (!flags.ok()) return output.wrongUse(flags.error());
  const auto own = readOwn(flags->rest);
  if (!own.ok()) return output.wrongUse(own.error());
  output.json = own->json;
  for (const auto* lines : {&flags->notApplicable, &flags->notes}) {
    for (const std::string& line : *lines) output.note(line);
  }
  makeAbsolute(&*flags);
  const fs::path runs = runsFolder(own->runs);
  if (flags->spec.model.model.empty()) {
    const auto assembled = assembleModel(flags->vocab_file, flags->config_file, flags->init_checkpoint, runs);
    if (!assembled.ok()) return output.failed(assembled.error());
    flags->spec.model.model = assembled->string();
  }
  if (const Status fine = checkTaskAndSpec(&flags->spec); !fine.ok()) return output.wrongUse(fine.error());
  StopOnSignal signals;
  return carryOut(*flags, runs, output, signals);
}

}  // namespace cloze::cli
