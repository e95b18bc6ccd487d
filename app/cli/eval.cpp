#include <app/cli/commands.h>
#include <app/cli/use_model.h>

namespace cloze::cli {
namespace {

struct Arguments {
  ModelSource source;
  std::vector<std::string> splits;
  bool json = false;
};

int evaluate(const Arguments& arguments, Output& output) {
  output.json = arguments.json;
  if (const Status fine = arguments.source.check(); !fine.ok()) return output.wrongUse(fine.error());
  StopOnSignal signals;
  const auto model = chooseModel(arguments.source);
  if (!model.ok()) return output.failed(model.error());
  const DataSpec& data = model->spec.data;
  if (data.data_dir.empty() && data.train_file.empty() && data.dev_file.empty() && data.test_file.empty()) {
    return output.wrongUse(
        fieldError(ErrorCode::InvalidArgument, "data-dir", "name the folder of the data set (--data-dir DIR)."));
  }
  if (!model->note.empty()) output.note(model->note);
  if (!model->taskKnown) {
    output.note("The model does not say what it was trained for and no --task is given; it is measured on " +
                model->spec.data.task + ".");
  }
  return evaluateAndReport(*model, arguments.splits, output, signals);
}

}  // namespace

void addEval(CLI::App* app, Chosen* chosen) {
  CLI::App* command = app->add_subcommand("eval", "Measure a run's checkpoint or a model on a labelled data set.");
  const auto arguments = std::make_shared<Arguments>();
  command->add_option("--split", arguments->splits, "dev, dev_mm, test, train [dev, else test]")
      ->delimiter(',')
      ->type_name("NAME");
  command->add_option("--json", arguments->json, "One JSON object as the last line of stdout")->type_name("");
  arguments->source.addTo(command);
  command->callback([=] { chosen->run = [=](Output& output) { return evaluate(*arguments, output); }; });
}

}  // namespace cloze::cli
