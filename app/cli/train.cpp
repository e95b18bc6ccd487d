#include <app/cli/commands.h>
#include <app/cli/progress.h>
#include <app/cli/spec_options.h>
#include <app/cli/train.h>
#include <core/base/fs.h>
#include <core/data/tasks.h>
#include <core/runs/run_folder.h>
#include <unistd.h>

namespace cloze::cli {
namespace {

namespace fs = std::filesystem;

struct Arguments {
  SpecOptions options;
  std::string spec, resume, runs, outputDir, runIdFile;
  bool json = false;
};

// The document of --spec, and the run it comes from where it is a run.json.
Result<RunSpec> readSpec(const std::string& path) {
  CLOZE_ASSIGN(const std::string content, readFile(path, 64ull << 20));
  CLOZE_ASSIGN(RunSpec spec, runSpecFromJson(content, path, fs::path(path).parent_path()));
  const auto document = nlohmann::json::parse(content, nullptr, false);
  if (document.is_object() && document.contains("spec") && document.contains("id") && document["id"].is_string()) {
    spec.parent = document["id"].get<std::string>();
  }
  return spec;
}

int resume(const Arguments& arguments, Output& output) {
  if (arguments.options.anyGiven() || !arguments.spec.empty() || !arguments.outputDir.empty()) {
    return output.wrongUse(fieldError(ErrorCode::InvalidArgument, "resume",
                                      "continues a run as it was, so no other option may stand beside it. To change "
                                      "something, start a new run with --spec and that run's run.json."));
  }
  StopOnSignal signals;
  const auto folder = locateRun(arguments.runs, arguments.resume);
  if (!folder.ok()) return output.failed(folder.error());
  TrainRequest request;
  request.runs_folder = runsFolder(arguments.runs);
  request.resume = *folder;
  return trainAndReport(request, output, signals, nullptr, arguments.runIdFile);
}

int train(const Arguments& arguments, Output& output) {
  output.json = arguments.json;
  if (!arguments.resume.empty()) return resume(arguments, output);
  TrainRequest request;
  if (!arguments.spec.empty()) {
    auto spec = readSpec(absolutePath(arguments.spec));
    if (!spec.ok()) return output.failed(spec.error());
    request.spec = std::move(*spec);
  }
  if (const Status set = arguments.options.apply(&request.spec); !set.ok()) return output.wrongUse(set.error());
  if (const Status fine = checkTaskAndSpec(&request.spec); !fine.ok()) {
    if (arguments.spec.empty() || arguments.options.anyGiven()) return output.wrongUse(fine.error());
    Error error = fine.error();
    error.file = absolutePath(arguments.spec);
    return output.failed(error);
  }
  request.runs_folder = runsFolder(arguments.runs);
  request.folder = absolutePath(arguments.outputDir);
  StopOnSignal signals;
  return trainAndReport(request, output, signals, nullptr, arguments.runIdFile);
}

void sayResults(const TrainSummary& summary, const Output& output) {
  std::string text = (summary.stopped ? "stopped after " : "trained ") + std::to_string(summary.steps) + " steps";
  if (summary.examples_per_s) {
    text += " in " + durationText(summary.seconds) + ", " +
            std::to_string(static_cast<int64_t>(*summary.examples_per_s)) + " examples/s";
  }
  output.line(text);
  for (const EvalResult& result : summary.results) output.line(evalText(result));
  output.line("run " + summary.run_id + " in " + summary.folder.string());
}

}  // namespace

Status checkTaskAndSpec(RunSpec* spec) {
  CLOZE_TRY(checkRunSpec(*spec));
  CLOZE_ASSIGN(const TaskInfo task, findTask(spec->data.task));
  spec->data.task = task.name;
  return {};
}

fs::path runsFolder(const std::string& option) {
  return option.empty() ? defaultRunsFolder() : fs::path(absolutePath(option));
}

Result<fs::path> locateRun(const std::string& runs, const std::string& run) {
  std::error_code ignored;
  if (run.find('/') != std::string::npos && fs::exists(fs::path(run) / "run.json", ignored)) {
    const fs::path folder(absolutePath(run));
    return folder.has_filename() ? folder : folder.parent_path();
  }
  return findRun(runsFolder(runs), run);
}

Json trainJson(const TrainSummary& summary) {
  Json json = {{"run", summary.run_id},
               {"folder", summary.folder.string()},
               {"steps", summary.steps},
               // The loop's own time, like the speed, begins behind the first steps; a run may have no others.
               {"seconds", summary.examples_per_s ? numberJson(summary.seconds) : Json(nullptr)},
               {"examples_per_s", numberJson(summary.examples_per_s)},
               {"real_tokens_per_s", numberJson(summary.real_tokens_per_s)},
               {"train_loss", numberJson(summary.train_loss)},
               {"peak_bytes", summary.peak_bytes},
               {"eval", summary.results.empty() ? Json(nullptr) : evalJson(summary.results.front())}};
  if (summary.results.size() > 1) {
    json["evals"] = Json::array();
    for (const EvalResult& result : summary.results) json["evals"].push_back(evalJson(result));
  }
  if (summary.stopped) json["stopped"] = true;
  return json;
}

int trainAndReport(const TrainRequest& request, Output& output, StopOnSignal& signals, TrainSummary* summary,
                   const std::string& runIdFile) {
  const auto engine = loadEngine();
  if (!engine.ok()) return output.failed(engine.error());
  ProgressPrinter progress(isatty(STDERR_FILENO) == 1, runIdFile);
  const auto trained = (*engine)->train(request, &progress, signals.token());
  progress.endLine();
  if (!trained.ok()) return signals.exitStatus(output.failed(trained.error()), trained.error());
  if (summary != nullptr) *summary = *trained;
  if (output.json) {
    output.result(trainJson(*trained));
  } else {
    sayResults(*trained, output);
  }
  return trained->stopped ? signals.exitStatus(kDone) : static_cast<int>(kDone);
}

void addTrain(CLI::App* app, Chosen* chosen) {
  CLI::App* command = app->add_subcommand("train", "Fine-tune a model, repeat a run, or continue one.");
  const auto arguments = std::make_shared<Arguments>();
  command->add_option("--spec", arguments->spec, "A run document or a run.json to repeat; options override it")
      ->type_name("FILE");
  command->add_option("--resume", arguments->resume, "Continue this run where its last checkpoint left it")
      ->type_name("ID");
  command->add_option("--runs", arguments->runs, "Where run folders are [the folder shared with the window]")
      ->type_name("DIR");
  command->add_option("--output-dir,--output_dir", arguments->outputDir, "Make this very folder the run's own")
      ->type_name("DIR");
  // For the window, which starts this program and must know the run long before it ends.
  command->add_option("--run-id-file", arguments->runIdFile)->group("");
  command->add_option("--json", arguments->json, "One JSON object as the last line of stdout")->type_name("");
  arguments->options.addTo(command);
  command->footer("The flags of Google's and of pytorch-pretrained-BERT's run_classifier are understood as well.");
  command->callback([=] { chosen->run = [=](Output& output) { return train(*arguments, output); }; });
}

}  // namespace cloze::cli
