#include <app/cli/commands.h>
#include <app/cli/text_table.h>
#include <app/cli/train.h>
#include <core/runs/run_folder.h>

namespace cloze::cli {
namespace {

namespace fs = std::filesystem;

struct Arguments {
  std::string runs, id, name;
  bool json = false, trash = false;
};

Json summaryJson(const RunSummary& run) {
  Json metrics = Json::object();
  for (const auto& [name, value] : run.metrics) metrics[name] = numberJson(value);
  Json json = {{"id", run.id},
               {"name", run.name},
               {"state", runStateName(run.progress.state)},
               {"created", run.created},
               {"task", run.task},
               {"model", run.model},
               {"steps", run.progress.step},
               {"total_steps", run.progress.total_steps > 0 ? Json(run.progress.total_steps) : Json(nullptr)},
               {"metrics", std::move(metrics)}};
  if (!run.problem.empty()) json["problem"] = run.problem;
  return json;
}

// What came out: "dev accuracy 0.8137, f1 0.8642", or why the run cannot be used.
std::string resultText(const RunSummary& run) {
  if (!run.problem.empty()) return run.problem;
  std::string text = run.metrics_split;
  for (const auto& [metric, value] : run.metrics) {
    text += (metric == run.metrics.begin()->first ? " " : ", ") + metric + " " + roundedText(value);
  }
  return text;
}

int list(const Arguments& arguments, Output& output) {
  const fs::path folder = runsFolder(arguments.runs);
  const auto runs = arguments.trash ? trashedRuns(folder) : listRuns(folder);
  if (!runs.ok()) return output.failed(runs.error());
  if (arguments.json) {
    Json json = Json::array();
    for (const RunSummary& run : *runs) json.push_back(summaryJson(run));
    output.result(json);
    return kDone;
  }
  if (runs->empty()) {
    output.note(arguments.trash ? "There is no deleted run in " + folder.string() + "."
                                : "There is no run in " + folder.string() + " yet.");
    return kDone;
  }
  std::vector<std::vector<std::string>> rows = {{"ID", "NAME", "STATE", "STEP", "RESULT"}};
  for (const RunSummary& run : *runs) {
    rows.push_back(
        {run.id, run.name, runStateName(run.progress.state), std::to_string(run.progress.step), resultText(run)});
  }
  for (const std::string& line : alignedLines(std::move(rows), 1, stdoutColumns())) output.line(line);
  return kDone;
}

int show(const Arguments& arguments, Output& output) {
  const auto folder = locateRun(arguments.runs, arguments.id);
  if (!folder.ok()) return output.failed(folder.error());
  const auto summary = summarizeRun(*folder);
  if (!summary.ok()) return output.failed(summary.error());
  const auto record = readRunRecord(*folder);
  if (!record.ok()) return output.failed(record.error());
  const RunProgress& progress = summary->progress;

  Json json = summaryJson(*summary);
  json["folder"] = folder->string();
  json["message"] = progress.message;
  json["seconds"] = numberJson(progress.seconds);
  json["train_loss"] = numberJson(progress.train_loss);
  json["evals"] = Json::array();
  for (const EvalResult& result : progress.results) json["evals"].push_back(evalJson(result));
  json["checkpoints"] = Json::array();
  for (const CheckpointInfo& info : listCheckpoints(*folder)) {
    json["checkpoints"].push_back(
        {{"name", info.name}, {"folder", info.folder.string()}, {"step", info.step}, {"bytes", info.bytes}});
  }
  json["labels"] = record->labels;
  json["spec"] = Json::parse(runSpecToJson(record->spec), nullptr, false);
  if (arguments.json) {
    output.result(json);
    return kDone;
  }
  output.line(summary->id + "  " + summary->name);
  output.line(std::string(runStateName(progress.state)) + (progress.message.empty() ? "" : ": " + progress.message));
  output.line("step " + std::to_string(progress.step) + " of " + std::to_string(progress.total_steps) + ", " +
              durationText(progress.seconds));
  for (const EvalResult& result : progress.results) output.line(evalText(result));
  for (const CheckpointInfo& info : listCheckpoints(*folder)) {
    output.line("checkpoint " + info.name + ": step " + std::to_string(info.step) + ", " + info.folder.string());
  }
  output.line(runSpecToJson(record->spec));
  return kDone;
}

int report(const Status& status, const std::string& id, const std::string& done, Output& output) {
  if (!status.ok()) return output.failed(status.error());
  if (output.json) {
    output.result({{"id", id}, {"done", done}});
  } else {
    output.line(id + " " + done);
  }
  return kDone;
}

int rename(const Arguments& arguments, Output& output) {
  const auto folder = locateRun(arguments.runs, arguments.id);
  if (!folder.ok()) return output.failed(folder.error());
  return report(renameRun(*folder, arguments.name), folder->filename().string(), "renamed", output);
}

int remove(const Arguments& arguments, Output& output) {
  const fs::path runs = runsFolder(arguments.runs);
  const auto folder = findRun(runs, arguments.id);  // by its name as well
  if (!folder.ok()) return output.failed(folder.error());
  const std::string id = folder->filename().string();
  return report(deleteRun(runs, id), id, "deleted", output);
}

int restore(const Arguments& arguments, Output& output) {
  const fs::path runs = runsFolder(arguments.runs);
  const auto folder = findTrashedRun(runs, arguments.id);
  if (!folder.ok()) return output.failed(folder.error());
  const std::string id = folder->filename().string();
  return report(restoreRun(runs, id), id, "restored", output);
}

}  // namespace

void addRuns(CLI::App* app, Chosen* chosen) {
  CLI::App* command = app->add_subcommand("runs", "List, show, rename, delete (to a trash) and restore runs.");
  command->require_subcommand(1);
  const auto arguments = std::make_shared<Arguments>();
  const auto add = [&](const char* name, const char* about, auto action) {
    CLI::App* part = command->add_subcommand(name, about);
    part->add_option("--runs", arguments->runs, "Where run folders are [the folder shared with the window]")
        ->type_name("DIR");
    part->add_option("--json", arguments->json, "JSON as the last line of stdout")->type_name("");
    part->callback([=] {
      chosen->run = [=](Output& output) {
        output.json = arguments->json;
        return action(*arguments, output);
      };
    });
    return part;
  };
  add("list", "All runs, newest first", list)
      ->add_flag("--trash", arguments->trash, "Those in the trash, which can be restored");
  const auto addForOne = [&](const char* name, const char* about, auto action) {
    CLI::App* part = add(name, about, action);
    part->add_option("id", arguments->id, "The run's id or name")->required()->type_name("ID");
    return part;
  };
  addForOne("show", "One run: its state, results, checkpoints and document", show);
  addForOne("rename", "Give a run another name", rename)
      ->add_option("name", arguments->name, "The new name")
      ->required()
      ->type_name("NAME");
  addForOne("delete", "Move a run to the trash", remove);
  addForOne("restore", "Bring a run back from the trash", restore);
}

}  // namespace cloze::cli
