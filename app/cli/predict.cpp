#include <app/cli/commands.h>
#include <app/cli/use_model.h>
#include <core/base/fs.h>

namespace cloze::cli {
namespace {

struct Arguments {
  ModelSource source;
  std::string input, output;
  bool json = false;
};

// Without a run and without --task, the input says whether it is about pairs.
Result<TaskInfo> taskOf(const Arguments& arguments, const ChosenModel& model) {
  if (!model.run.empty() || arguments.source.options.given("task")) return findTask(model.spec.data.task);
  return findTask(model.spec.data.text_b_column.empty() ? "custom" : "custom-pair");
}

int predict(const Arguments& arguments, Output& output) {
  output.json = arguments.json;
  if (const Status fine = arguments.source.check(); !fine.ok()) return output.wrongUse(fine.error());
  StopOnSignal signals;
  const auto model = chooseModel(arguments.source);
  if (!model.ok()) return output.failed(model.error());
  if (!model->note.empty()) output.note(model->note);
  const auto task = taskOf(arguments, *model);
  if (!task.ok()) return output.wrongUse(task.error());
  const std::filesystem::path input = absolutePath(arguments.input), folder = absolutePath(arguments.output);
  const auto rows = readInputFile(input, *task, model->spec.data, signals.token());
  if (!rows.ok()) return signals.exitStatus(output.failed(rows.error()));
  if (const Status made = makeFolders(folder); !made.ok()) return output.failed(made.error());
  const auto written = predictInto(folder, *model, *task, rows->examples, signals);
  if (!written.ok()) return signals.exitStatus(output.failed(written.error()));
  if (arguments.json) {
    output.result({{"run", model->run.empty() ? Json(nullptr) : Json(model->run)},
                   {"checkpoint", model->checkpoint},
                   {"rows", rows->examples.size()},
                   {"labels", written->labels},
                   {"test_results", written->test_results.string()},
                   {"predictions", written->table.string()}});
  } else {
    output.line("predicted " + std::to_string(rows->examples.size()) + " rows: " + written->test_results.string() +
                ", " + written->table.string());
  }
  return signals.exitStatus(kDone);
}

}  // namespace

void addPredict(CLI::App* app, Chosen* chosen) {
  CLI::App* command = app->add_subcommand("predict", "Label the rows of a file: test_results.tsv and predictions.tsv.");
  const auto arguments = std::make_shared<Arguments>();
  command->add_option("--input", arguments->input, "The file: the task's layout, or a text a line")
      ->required()
      ->type_name("FILE");
  command->add_option("--output", arguments->output, "The folder the two files are written into")
      ->required()
      ->type_name("DIR");
  command->add_option("--json", arguments->json, "One JSON object as the last line of stdout")->type_name("");
  arguments->source.addTo(command);
  command->callback([=] { chosen->run = [=](Output& output) { return predict(*arguments, output); }; });
}

}  // namespace cloze::cli
