#include <app/cli/model_source.h>
#include <app/cli/train.h>
#include <core/data/tasks.h>
#include <core/files/model_folder.h>
#include <core/runs/run_folder.h>

#include <algorithm>

namespace cloze::cli {
namespace {

namespace fs = std::filesystem;

bool isCheckpointName(const std::string& name) {
  if (name == "last" || name == "best") return true;
  return name.starts_with("step-") && name.size() > 5 && name.find_first_not_of("0123456789", 5) == std::string::npos;
}

Result<ChosenModel> fromRun(const ModelSource& source) {
  ChosenModel chosen;
  CLOZE_ASSIGN(const fs::path folder, locateRun(source.runs, source.run));
  CLOZE_ASSIGN(RunRecord record, readRunRecord(folder));
  chosen.run = record.id;
  chosen.spec = std::move(record.spec);
  chosen.labels = std::move(record.labels);

  const std::vector<CheckpointInfo> checkpoints = listCheckpoints(folder);
  const auto find = [&](const std::string& name) {
    return std::find_if(checkpoints.begin(), checkpoints.end(), [&](const auto& info) { return info.name == name; });
  };
  const std::string wanted = source.checkpoint.empty() ? "best" : source.checkpoint;
  auto found = find(wanted);
  if (found == checkpoints.end() && wanted == "best") {  // nothing steered, so no step was better than another
    found = find("last");
    if (found != checkpoints.end()) chosen.note = "The run has no checkpoint called best; its last one is used.";
  }
  if (found == checkpoints.end()) {
    std::string names;
    for (const CheckpointInfo& info : checkpoints) names += (names.empty() ? "" : ", ") + info.name;
    return fileError(ErrorCode::NotFound, (folder / "checkpoints" / wanted).string(),
                     names.empty() ? "The run has no checkpoint yet. Let it train until it has written one."
                                   : "The run has no such checkpoint; it has " + names + ".");
  }
  chosen.folder = found->folder;
  chosen.checkpoint = found->name;
  chosen.step = found->step;
  return chosen;
}

}  // namespace

void ModelSource::addTo(CLI::App* command, std::vector<std::string_view> without) {
  command->add_option("--run", run, "A run: its id, its name or its folder")->type_name("ID");
  command->add_option("--runs", runs, "Where run folders are [the folder shared with the window]")->type_name("DIR");
  checkpointOption = command->add_option("--checkpoint", checkpoint, "Which checkpoint of the run [best]")
                         ->type_name("last|best|step-N");
  using enum OptionSection;
  for (const std::string_view training : {"from-scratch", "hidden-dropout", "attention-dropout", "classifier-dropout",
                                          "batch-size", "gradient-accumulation", "steer-by-test", "name"}) {
    without.push_back(training);
  }
  options.addTo(command, {Data, Model, LengthAndBatch, PrecisionAndDevice, Seeds}, without);
}

Status ModelSource::check() const {
  const bool model = options.given("model");
  if (run.empty() == !model) {
    return fieldError(ErrorCode::InvalidArgument, "run",
                      run.empty() ? "name a run (--run ID) or a model folder (--model DIR)."
                                  : "name either a run or a model folder (--model), not both.");
  }
  if (checkpointOption->count() > 0 && !isCheckpointName(checkpoint)) {
    return fieldError(ErrorCode::InvalidArgument, "checkpoint",
                      "must be last, best or step-N, not \"" + checkpoint + "\".");
  }
  RunSpec tried;
  CLOZE_TRY(options.apply(&tried));
  const auto task = findTask(tried.data.task);
  return task.ok() ? Status() : Status(task.error());
}

Result<ChosenModel> chooseModel(const ModelSource& source) {
  ChosenModel chosen;
  if (!source.run.empty()) {
    CLOZE_ASSIGN(chosen, fromRun(source));
    const std::string task = chosen.spec.data.task;
    CLOZE_TRY(source.options.apply(&chosen.spec));
    if (chosen.spec.data.labels.empty() && chosen.spec.data.task == task) chosen.spec.data.labels = chosen.labels;
    chosen.taskKnown = true;
    return chosen;
  }
  CLOZE_TRY(source.options.apply(&chosen.spec));
  chosen.folder = chosen.spec.model.model;
  chosen.checkpoint = "model";
  std::error_code ignored;
  if (!fs::exists(chosen.folder, ignored)) {
    return fileError(ErrorCode::NotFound, chosen.folder.string(), "There is no such model folder. Check the path.");
  }
  const CheckpointFacts facts = checkpointFacts(chosen.folder);
  chosen.step = facts.step;
  std::string trained;                            // what the folder says of its training and is followed
  if (!source.options.given("max-seq-length")) {  // nobody asked for more than the model has positions for
    CLOZE_ASSIGN(const ModelFolder model, inspectModelFolder(chosen.folder));
    int64_t& length = chosen.spec.batch.max_seq_length;
    if (facts.max_seq_length > 0) {
      length = facts.max_seq_length;
      trained = "with texts of up to " + std::to_string(length) + " tokens";
    }
    length = std::min(length, model.config.max_position_embeddings);
  }
  if (!source.checkpoint.empty()) chosen.note = "A model folder has no checkpoints to choose from; it is used itself.";
  chosen.taskKnown = source.options.given("task");
  if (!chosen.taskKnown && !facts.task.empty()) {
    CLOZE_TRY(setOption(&chosen.spec, "task", facts.task));
    chosen.taskKnown = true;
    trained = "for the task " + facts.task + (trained.empty() ? "" : ", ") + trained;
  }
  if (!trained.empty()) chosen.note += (chosen.note.empty() ? "" : " ") + ("The model was trained " + trained + ".");
  return chosen;
}

}  // namespace cloze::cli
