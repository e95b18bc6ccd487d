// `cloze train` with the flags of Google's and of pytorch-pretrained-BERT's run_classifier.
#include <app/cli/assembled_model.h>
#include <app/cli/commands.h>
#include <app/cli/train.h>
#include <app/cli/use_model.h>
#include <core/data/data_set.h>
#include <core/runs/run_folder.h>
#include <core/spec/flag_import.h>
#include <core/spec/option_table.h>

#include <algorithm>

namespace cloze::cli {
namespace {

namespace fs = std::filesystem;

struct OwnOptions {
  std::string runs;
  bool json = false;
};

// What is left over: --runs DIR and --json; anything else is named.
Result<OwnOptions> readOwn(const std::vector<std::string>& rest) {
  OwnOptions own;
  for (size_t i = 0; i < rest.size(); ++i) {
    const std::string& word = rest[i];
    if (word == "--json" || word == "--json=true") {
      own.json = true;
      if (i + 1 < rest.size() && rest[i + 1] == "true") ++i;
    } else if (word.starts_with("--runs=")) {
      own.runs = word.substr(7);
    } else if (word == "--runs" && i + 1 < rest.size()) {
      own.runs = rest[++i];
    } else {
      return fieldError(ErrorCode::InvalidArgument, word,
                        "is no flag of run_classifier and no option of `cloze train`; see `cloze train --help`.");
    }
  }
  return own;
}

void makeAbsolute(ImportedFlags* flags) {
  flags->spec.data.data_dir = absolutePath(flags->spec.data.data_dir);
  flags->spec.model.model = absolutePath(flags->spec.model.model);
  flags->output_dir = absolutePath(flags->output_dir);
}

// --do_predict: the test file of the data set, labelled by `model`, beside the run as run_classifier leaves it.
int predictTest(const ChosenModel& model, const fs::path& folder, Output& output, StopOnSignal& signals) {
  const auto data = readDataSet(model.spec, signals.token());
  if (!data.ok()) return signals.exitStatus(output.failed(data.error()));
  const Split* test = data->find("test");
  if (test == nullptr) {
    return output.failed(
        fileError(ErrorCode::NotFound, model.spec.data.data_dir,
                  "The data set has no test file for --do_predict. Leave the flag out, or add the file."));
  }
  const auto written = predictInto(folder, model, data->task, test->examples, signals);
  if (!written.ok()) return signals.exitStatus(output.failed(written.error()));
  output.note("predicted " + std::to_string(test->examples.size()) + " rows: " + written->test_results.string());
  return kDone;
}

// Without --do_train: the run in the output folder, else the start model itself.
Result<ChosenModel> trainedModel(const ImportedFlags& flags) {
  ModelSource source;
  std::error_code ignored;
  if (!flags.output_dir.empty() && fs::exists(fs::path(flags.output_dir) / "run.json", ignored)) {
    source.run = flags.output_dir;
    source.checkpoint = "last";
    CLOZE_ASSIGN(ChosenModel chosen, chooseModel(source));
    chosen.spec.data.data_dir = flags.spec.data.data_dir;
    return chosen;
  }
  ChosenModel chosen;
  chosen.folder = flags.spec.model.model;
  chosen.checkpoint = "model";
  chosen.spec = flags.spec;
  return chosen;
}

int carryOut(const ImportedFlags& flags, const fs::path& runs, Output& output, StopOnSignal& signals) {
  if (flags.do_train) {
    TrainRequest request;
    request.spec = flags.spec;
    request.runs_folder = runs;
    request.folder = flags.output_dir;
    TrainSummary summary;
    // What predicts afterwards must not put anything behind the last line of stdout; it speaks on stderr alone.
    const int status = trainAndReport(request, output, signals, &summary);
    if (status != kDone || summary.stopped || !flags.do_predict) return status;
    ModelSource source;
    source.run = summary.folder.string();
    source.checkpoint = "last";
    auto chosen = chooseModel(source);
    if (!chosen.ok()) return output.failed(chosen.error());
    return predictTest(*chosen, summary.folder, output, signals);
  }
  auto chosen = trainedModel(flags);
  if (!chosen.ok()) return output.failed(chosen.error());
  if (flags.do_predict) {
    if (const int status = predictTest(*chosen, flags.output_dir, output, signals); status != kDone) return status;
  }
  return flags.do_eval ? evaluateAndReport(*chosen, {}, output, signals) : static_cast<int>(kDone);
}

}  // namespace

bool looksForeign(const std::vector<std::string>& arguments) {
  return std::any_of(arguments.begin(), arguments.end(), [](const std::string& argument) {
    const std::string name = argument.substr(0, argument.find('='));
    return name.starts_with("--") && name.find('_') != std::string::npos && name != "--output_dir";
  });
}

int runForeign(const std::vector<std::string>& arguments, Output& output) {
  auto flags = importFlags(arguments);
  if (!flags.ok()) return output.wrongUse(flags.error());
  const auto own = readOwn(flags->rest);
  if (!own.ok()) return output.wrongUse(own.error());
  output.json = own->json;
  if (!flags->do_train && !flags->do_eval && !flags->do_predict) {
    return output.wrongUse(fieldError(ErrorCode::InvalidArgument, "do_train",
                                      "at least one of --do_train, --do_eval and --do_predict must be there."));
  }
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
  if (const Status fine = checkRunSpec(flags->spec); !fine.ok()) return output.wrongUse(fine.error());
  StopOnSignal signals;
  return carryOut(*flags, runs, output, signals);
}

}  // namespace cloze::cli
