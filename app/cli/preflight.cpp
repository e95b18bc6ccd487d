#include <app/cli/commands.h>
#include <app/cli/preflight_report.h>
#include <app/cli/signals.h>
#include <app/cli/spec_options.h>
#include <app/cli/text_table.h>
#include <core/inspect/data_source.h>
#include <core/inspect/question_data.h>
#include <core/inspect/tokenizer_source.h>

#include <algorithm>
#include <chrono>
#include <filesystem>

namespace cloze::cli {
namespace {

namespace fs = std::filesystem;

struct Arguments {
  std::string data, windows = "google";
  SpecOptions options;
  int64_t threads = 0, stride = AnswerWindowOptions().stride, maxQueryLength = AnswerWindowOptions().max_query_length;
  bool json = false;
};

// What says which rows there are, and how they are cut into pieces.
constexpr std::string_view kOptions[] = {
    "task",   "train-file",   "dev-file", "test-file", "text-a-column", "text-b-column",  "label-column", "header",
    "labels", "dev-fraction", "sample",   "model",     "do-lower-case", "max-seq-length", "seed"};

// A relative name of a file starts in the data folder, as for `cloze train`; or in the working folder, where DATA does.
void findFile(const fs::path& folder, std::string* file) {
  std::error_code ignored;
  if (file->empty() || fs::exists(folder / *file, ignored) || !fs::exists(*file, ignored)) return;
  *file = absolutePath(*file);
}

// A folder is the data set; a file is all of it.
Result<RunSpec> specOf(const Arguments& arguments) {
  RunSpec spec;
  const std::string data = absolutePath(arguments.data);
  std::error_code ignored;
  const bool isFolder = fs::is_directory(data, ignored);
  if (isFolder) spec.data.data_dir = data;
  CLOZE_TRY(arguments.options.apply(&spec));
  if (spec.model.model.empty()) {
    return fieldError(ErrorCode::InvalidArgument, "model",
                      "name the model folder whose vocabulary is meant (--model DIR).");
  }
  if (!isFolder && arguments.options.given("train-file")) {
    return fieldError(
        ErrorCode::InvalidArgument, "train-file",
        "DATA is a file, and it is looked at alone. Name its folder to look at several files, or leave --train-file "
        "out.");
  }
  return spec;
}

// Which data set it is, where that is not said.
Status settleData(const Arguments& arguments, DataSpec* spec) {
  const std::string data = absolutePath(arguments.data);
  CLOZE_ASSIGN(const DataSpec found, dataSpecFor(data, arguments.options.given("task") ? spec->task : std::string()));
  spec->task = found.task;
  spec->data_dir = found.data_dir;
  if (!found.train_file.empty()) spec->train_file = found.train_file;
  if (!arguments.options.given("dev-fraction")) spec->dev_fraction = found.dev_fraction;
  for (std::string* file : {&spec->train_file, &spec->dev_file, &spec->test_file}) findFile(spec->data_dir, file);
  return {};
}

Result<std::shared_ptr<const Tokenizer>> tokenizerOf(const ModelSpec& model) {
  std::optional<bool> lower;
  if (model.do_lower_case != Casing::Auto) lower = model.do_lower_case == Casing::Lower;
  return openTokenizer(model.model, lower, TokenizerRules::HuggingFace);
}

class Stopwatch {
 public:
  double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count(); }

 private:
  std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

std::string questionsText(int64_t count) {
  return grouped(count) + (count == 1 ? " question" : " questions");
}

Json questionsJson(const QuestionCounts& counts, const AnswerWindowOptions& options) {
  return {{"stride", options.stride},
          {"stride_means", options.convention == WindowConvention::StartMoves ? "google" : "transformers"},
          {"max_query_length", options.max_query_length},
          {"windows", counts.windows},
          {"several_windows", counts.several},
          {"answers_lost", counts.lost},
          {"unanswerable", counts.unanswerable},
          {"without_answer", counts.no_answer},
          {"no_room", counts.no_room}};
}

void sayQuestions(const std::string& split, const QuestionCounts& counts, Output& output) {
  output.line(split + ": " + grouped(counts.windows) + " windows, " + questionsText(counts.several) +
              " with several, " + questionsText(counts.lost) + " whose answer is whole in none, " +
              grouped(counts.unanswerable) + " unanswerable");
  if (counts.no_answer > 0) output.line("  " + questionsText(counts.no_answer) + " without an answer in the file");
  if (counts.no_room > 0) output.line("  " + questionsText(counts.no_room) + " without room for the paragraph");
}

AnswerWindowOptions windowsOf(const Arguments& arguments, const RunSpec& spec) {
  AnswerWindowOptions options;
  options.max_length =
      arguments.options.given("max-seq-length") ? static_cast<int32_t>(spec.batch.max_seq_length) : kQuestionLength;
  options.stride = static_cast<int32_t>(arguments.stride);
  options.max_query_length = static_cast<int32_t>(arguments.maxQueryLength);
  if (arguments.windows != "google") options.convention = WindowConvention::Overlap;
  return options;
}

void say(const PreflightReport& report, const Output& output) {
  for (const std::string& line : preflightLines(report, stdoutColumns())) output.line(line);
  for (const std::string& warning : preflightWarnings(report.found)) output.note("warning: " + warning);
}

int preflightQuestionFiles(const Arguments& arguments, const RunSpec& spec, const Tokenizer& tokenizer,
                           const StopOnSignal& signals, Output& output) {
  const AnswerWindowOptions options = windowsOf(arguments, spec);
  if (const Status fine = checkWindowOptions(options); !fine.ok()) return output.wrongUse(fine.error());
  const Stopwatch reading;
  const auto data = readQuestionData(absolutePath(arguments.data), signals.token());
  if (!data.ok()) return signals.exitStatus(output.failed(data.error()), data.error());
  const double seconds = reading.seconds();
  const Stopwatch looking;
  const auto found = preflightQuestions(*data, tokenizer, nullptr, signals.token(), arguments.threads);
  if (!found.ok()) return signals.exitStatus(output.failed(found.error()), found.error());
  PreflightReport report{found->facts, kQuestionTask, {}, "id", {}, options.max_length, seconds, looking.seconds()};
  for (const QuestionSplit& split : data->splits) report.files.push_back(split.set.file.string());
  report.place = [&](size_t split, size_t row) { return Json(data->splits[split].set.questions[row].id); };
  Json result = preflightJson(report);
  if (!arguments.json) say(report, output);
  for (size_t i = 0; i < found->rows.size(); ++i) {
    const QuestionCounts counts = countQuestions(found->rows[i], options);
    if (!arguments.json) sayQuestions(data->splits[i].name, counts, output);
    result["splits"][i]["questions"] = questionsJson(counts, options);
  }
  if (arguments.json) output.result(result);
  return kDone;
}

int preflightData(const Arguments& arguments, Output& output) {
  output.json = arguments.json;
  StopOnSignal signals;
  auto spec = specOf(arguments);
  if (!spec.ok()) return output.wrongUse(spec.error());
  const auto tokenizer = tokenizerOf(spec->model);
  if (!tokenizer.ok()) return output.failed(tokenizer.error());
  if (isQuestionData(absolutePath(arguments.data), arguments.options.given("task") ? spec->data.task : std::string()))
    return preflightQuestionFiles(arguments, *spec, **tokenizer, signals, output);
  const Stopwatch reading;
  if (const Status known = settleData(arguments, &spec->data); !known.ok()) return output.failed(known.error());
  const auto data = readExamples(*spec, signals.token());
  if (!data.ok()) return signals.exitStatus(output.failed(data.error()), data.error());
  const double seconds = reading.seconds();
  const Stopwatch looking;
  const auto found = preflight(*data, **tokenizer, nullptr, signals.token(), arguments.threads);
  if (!found.ok()) return signals.exitStatus(output.failed(found.error()), found.error());
  PreflightReport report{*found,  data->task.name,  {}, "line", {}, static_cast<int32_t>(spec->batch.max_seq_length),
                         seconds, looking.seconds()};
  for (const Split& split : data->splits) report.files.push_back(split.file.string());
  report.place = [&](size_t split, size_t row) { return Json(data->splits[split].examples[row].line); };
  if (arguments.json)
    output.result(preflightJson(report));
  else
    say(report, output);
  return kDone;
}

}  // namespace

void addPreflight(CLI::App* app, Chosen* chosen) {
  CLI::App* command = app->add_subcommand(
      "preflight", "Look through a data set before it is trained on: lengths, unknown words, doubles, leaks, labels.");
  const auto arguments = std::make_shared<Arguments>();
  command
      ->add_option(
          "data", arguments->data,
          "The folder of a data set, or one file, which then is looked at alone: a table, or questions as SQuAD has "
          "them")
      ->required()
      ->type_name("DATA");
  std::vector<std::string_view> others;
  for (const Option& row : optionTable())
    if (std::find(std::begin(kOptions), std::end(kOptions), row.name) == std::end(kOptions)) others.push_back(row.name);
  arguments->options.addTo(command, {}, others);
  command->add_option("--threads", arguments->threads, "Threads that cut texts into pieces; 0: one a core [0]")
      ->check(CLI::Range(int64_t{0}, int64_t{1024}))
      ->type_name("N");
  command->add_option("--stride", arguments->stride, "Of questions: doc_stride, as --windows means it [128]")
      ->check(CLI::Range(int64_t{0}, int64_t{1} << 30))
      ->type_name("M");
  command
      ->add_option("--windows", arguments->windows,
                   "Of questions: google: each window starts M tokens after the one before; transformers: neighbouring "
                   "windows share M tokens [google]")
      ->transform(CLI::IsMember({"google", "transformers"}, CLI::ignore_case))
      ->type_name("google|transformers");
  command
      ->add_option("--max-query-length", arguments->maxQueryLength,
                   "With --windows google: tokens kept of a question; 0: all [64]")
      ->check(CLI::Range(int64_t{0}, int64_t{1} << 30))
      ->type_name("N");
  command->add_option("--json", arguments->json, "One JSON object on stdout, as below")->type_name("");
  command->footer(kPreflightHelp);
  command->callback([=] { chosen->run = [=](Output& output) { return preflightData(*arguments, output); }; });
}

}  // namespace cloze::cli
