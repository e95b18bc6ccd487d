#include <app/cli/commands.h>
#include <app/cli/use_model.h>

namespace cloze::cli {
namespace {

struct Arguments {
  ModelSource source;
  std::string input, output;
  bool json = false;
};

// Where nobody said what the model is for, the input decides.
Result<std::optional<TaskInfo>> taskOf(const ChosenModel& model) {
  if (!model.taskKnown) return std::optional<TaskInfo>();
  CLOZE_ASSIGN(TaskInfo task, findTask(model.spec.data.task));
  return std::optional<TaskInfo>(std::move(task));
}

// What is read of a table may be another text than was meant, so it is said.
void sayColumns(const InputFile& input, const Output& output) {
  for (const std::string& warning : input.warnings) output.note(warning);
  const std::vector<std::string>& columns = input.split.text_columns;
  if (columns.empty()) return;
  output.note(columns.size() == 1
                  ? "reading the text from the column \"" + columns[0] + "\""
                  : "reading pairs of texts from the columns \"" + columns[0] + "\" and \"" + columns[1] + "\"");
}

int predict(const Arguments& arguments, Output& output) {
  output.json = arguments.json;
  if (const Status fine = arguments.source.check(); !fine.ok()) return output.wrongUse(fine.error());
  StopOnSignal signals;
  const auto model = chooseModel(arguments.source);
  if (!model.ok()) return output.failed(model.error());
  if (!model->note.empty()) output.note(model->note);
  const auto task = taskOf(*model);
  if (!task.ok()) return output.wrongUse(task.error());
  const std::filesystem::path input = absolutePath(arguments.input), folder = absolutePath(arguments.output);
  const auto rows = readInputFile(input, *task, model->spec.data, signals.token());
  if (!rows.ok()) return signals.exitStatus(output.failed(rows.error()), rows.error());
  sayColumns(*rows, output);
  auto written = predictInto(folder, *model, rows->task, rows->split.examples, signals);
  if (!written.ok()) return signals.exitStatus(output.failed(written.error()), written.error());
  written->warnings = rows->warnings;
  sayPredictions(*written, *model, output);
  return kDone;
}

}  // namespace

void addPredict(CLI::App* app, Chosen* chosen) {
  CLI::App* command = app->add_subcommand("predict", "Label the rows of a file: test_results.tsv and predictions.tsv.");
  const auto arguments = std::make_shared<Arguments>();
  command
      ->add_option(
          "--input", arguments->input,
          "The file: the task's layout, a table with a header, or a text a line (two divided by a tab for pairs)")
      ->required()
      ->type_name("FILE");
  command->add_option("--output", arguments->output, "The folder the two files are written into")
      ->required()
      ->type_name("DIR");
  command->add_option("--json", arguments->json, "One JSON object as the last line of stdout")->type_name("");
  // The rows are those of --input, all of them.
  arguments->source.addTo(
      command, {"data-dir", "train-file", "dev-file", "test-file", "label-column", "dev-fraction", "sample", "seed"});
  command->callback([=] { chosen->run = [=](Output& output) { return predict(*arguments, output); }; });
}

}  // namespace cloze::cli
