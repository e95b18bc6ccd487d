#include <app/cli/commands.h>
#include <app/cli/signals.h>
#include <app/cli/spec_options.h>
#include <core/inspect/data_source.h>
#include <core/inspect/preflight.h>
#include <core/inspect/question_data.h>

#include <algorithm>
#include <functional>
#include <utility>

namespace cloze::cli {
namespace {

struct Arguments {
  std::string data, model, task, lowerCase, textA, textB, label, windows = "google";
  int64_t length = -1, stride = AnswerWindowOptions().stride, maxQueryLength = AnswerWindowOptions().max_query_length;
  bool json = false;
};

constexpr int kBuckets = 20, kUsualLength = 128;
constexpr size_t kWordsSaid = 20;

const char* casingText(CasingMistake mistake) {
  switch (mistake) {
    case CasingMistake::LowersMixed:
      return "the text is lower-cased, but the vocabulary is made for text as it is written";
    case CasingMistake::KeepsForLower:
      return "capitals are kept, but the vocabulary has lower-case pieces alone";
    case CasingMistake::None:
      break;
  }
  return "";
}

Json lengthsJson(const LengthTable& lengths) {
  Json histogram = Json::array();
  const int32_t step = std::max(1, (lengths.longest() + kBuckets) / kBuckets);
  for (int32_t from = 0; from <= lengths.longest(); from += step)
    histogram.push_back({{"from", from}, {"to", from + step}, {"rows", lengths.rowsOf(from, from + step)}});
  return {{"median", lengths.percentile(0.5)},
          {"p95", lengths.percentile(0.95)},
          {"p99", lengths.percentile(0.99)},
          {"longest", std::max(lengths.longest(), 0)},
          {"histogram", histogram}};
}

Json splitJson(const SplitFacts& split, int32_t length) {
  Json labels = Json::object();
  for (const auto& [label, count] : split.label_counts) labels[label] = count;
  return {{"name", split.name},
          {"note", split.note},
          {"rows", split.rows.size()},
          {"tokens", split.tokens},
          {"words", split.words},
          {"unknown_tokens", split.unknown_tokens},
          {"rows_with_unknown", split.rows_with_unknown},
          {"truncated", split.lengths.rowsCut(length)},
          {"tokens_lost", split.lengths.tokensLost(length)},
          {"lengths", lengthsJson(split.lengths)},
          {"labels", labels},
          {"repeated", split.count(kRepeated)},
          {"leaked", split.count(kLeaked)},
          {"empty_cells", split.count(kEmptyCell)},
          {"bad_encoding", split.count(kBadEncoding)},
          {"controls", split.count(kControls)}};
}

// `place`: where an unknown word stands first, as a member of the word's object.
Json resultJson(const Preflight& found, const std::string& task, int32_t length,
                const std::function<std::pair<std::string, Json>(const UnknownWord&)>& place) {
  Json splits = Json::array(), words = Json::array();
  for (const SplitFacts& split : found.splits) splits.push_back(splitJson(split, length));
  for (const UnknownWord& word : found.unknown_words) {
    const auto [key, value] = place(word);
    words.push_back(
        {{"word", word.word}, {"count", word.count}, {"split", found.splits[word.split].name}, {key, value}});
  }
  const char* casing = casingText(found.casing);
  return {{"task", task},
          {"max_seq_length", length},
          {"splits", splits},
          {"unknown_words", words},
          {"distinct_unknown_words", found.distinct_unknown_words},
          {"casing_warning", *casing == '\0' ? Json() : Json(casing)},
          {"warnings", found.warnings}};
}

std::string rowsText(int64_t count) {
  return std::to_string(count) + (count == 1 ? " row" : " rows");
}

void sayResult(const Preflight& found, int32_t length, Output& output) {
  for (const SplitFacts& split : found.splits) {
    const auto number = [](int64_t value) { return std::to_string(value); };
    output.line(split.name + ": " + rowsText(static_cast<int64_t>(split.rows.size())) + ", " + number(split.tokens) +
                " tokens, lengths: median " + number(split.lengths.percentile(0.5)) + ", 99 % " +
                number(split.lengths.percentile(0.99)) + ", longest " + number(std::max(split.lengths.longest(), 0)));
    output.line("  at " + number(length) + " tokens: " + rowsText(split.lengths.rowsCut(length)) + " cut, " +
                number(split.lengths.tokensLost(length)) + " tokens lost; [UNK]: " + number(split.unknown_tokens) +
                " in " + rowsText(split.rows_with_unknown));
    const std::pair<RowOddity, const char*> kinds[] = {{kRepeated, "repeated"},
                                                       {kLeaked, "in train too"},
                                                       {kEmptyCell, "with an empty text"},
                                                       {kBadEncoding, "in an odd encoding"},
                                                       {kControls, "with characters nobody sees"}};
    for (const auto& [kind, words] : kinds)
      if (split.count(kind) > 0) output.line("  " + rowsText(split.count(kind)) + " " + words);
    for (const auto& [label, count] : split.label_counts) output.line("  label " + label + ": " + number(count));
  }
  std::string words;
  for (size_t i = 0; i < std::min(kWordsSaid, found.unknown_words.size()); ++i)
    words += (i > 0 ? ", " : "") + tsvField(found.unknown_words[i].word) + " (" +
             std::to_string(found.unknown_words[i].count) + ")";
  if (!words.empty()) output.line("unknown words: " + words);
  if (found.casing != CasingMistake::None) output.note(std::string("warning: ") + casingText(found.casing));
  for (const std::string& warning : found.warnings) output.note("warning: " + warning);
}

Result<std::shared_ptr<const Tokenizer>> openTokenizer(const Arguments& arguments) {
  std::optional<bool> lower;
  if (!arguments.lowerCase.empty()) lower = arguments.lowerCase == "true";
  return Tokenizer::load(arguments.model, lower);
}

std::string questionsText(int64_t count) {
  return std::to_string(count) + (count == 1 ? " question" : " questions");
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
  const auto number = [](int64_t value) { return std::to_string(value); };
  output.line(split + ": " + number(counts.windows) + " windows, " + questionsText(counts.several) + " with several, " +
              questionsText(counts.lost) + " whose answer is whole in none, " + number(counts.unanswerable) +
              " unanswerable");
  if (counts.no_answer > 0) output.line("  " + questionsText(counts.no_answer) + " without an answer in the file");
  if (counts.no_room > 0) output.line("  " + questionsText(counts.no_room) + " that leave no room for the paragraph");
}

int preflightQuestionFiles(const Arguments& arguments, const Tokenizer& tokenizer, const StopOnSignal& signals,
                           Output& output) {
  const auto data = readQuestionData(absolutePath(arguments.data), signals.token());
  if (!data.ok()) return signals.exitStatus(output.failed(data.error()), data.error());
  const auto found = preflightQuestions(*data, tokenizer, nullptr, signals.token());
  if (!found.ok()) return signals.exitStatus(output.failed(found.error()), found.error());
  AnswerWindowOptions options;
  options.max_length = arguments.length < 0 ? kQuestionLength : static_cast<int32_t>(arguments.length);
  options.stride = static_cast<int32_t>(arguments.stride);
  options.max_query_length = static_cast<int32_t>(arguments.maxQueryLength);
  if (arguments.windows != "google") options.convention = WindowConvention::Overlap;
  if (!arguments.json) sayResult(found->facts, options.max_length, output);
  Json result = resultJson(found->facts, kQuestionTask, options.max_length, [&](const UnknownWord& word) {
    return std::pair<std::string, Json>("question", data->splits[word.split].set.questions[word.row].id);
  });
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
  const auto tokenizer = openTokenizer(arguments);
  if (!tokenizer.ok()) return output.failed(tokenizer.error());
  if (isQuestionData(absolutePath(arguments.data), arguments.task))
    return preflightQuestionFiles(arguments, **tokenizer, signals, output);
  auto spec = dataSpecFor(absolutePath(arguments.data), arguments.task);
  if (!spec.ok()) return output.failed(spec.error());
  spec->text_a_column = arguments.textA;
  spec->text_b_column = arguments.textB;
  spec->label_column = arguments.label;
  const auto data = readDataSet(*spec, RunSpec().seed, signals.token());
  if (!data.ok()) return signals.exitStatus(output.failed(data.error()), data.error());
  const auto found = preflight(*data, **tokenizer, nullptr, signals.token());
  if (!found.ok()) return signals.exitStatus(output.failed(found.error()), found.error());
  const int32_t length = arguments.length < 0 ? kUsualLength : static_cast<int32_t>(arguments.length);
  if (arguments.json)
    output.result(resultJson(*found, data->task.name, length, [&](const UnknownWord& word) {
      return std::pair<std::string, Json>("line", data->splits[word.split].examples[word.row].line);
    }));
  else
    sayResult(*found, length, output);
  return kDone;
}

}  // namespace

void addPreflight(CLI::App* app, Chosen* chosen) {
  CLI::App* command = app->add_subcommand(
      "preflight", "Look through a data set before it is trained on: lengths, unknown words, doubles, leaks, labels.");
  const auto arguments = std::make_shared<Arguments>();
  command->add_option("data", arguments->data, "The folder of a data set, a table, or questions as SQuAD has them")
      ->required()
      ->type_name("DATA");
  command->add_option("--model", arguments->model, "The model folder whose vocabulary is used")
      ->required()
      ->type_name("DIR");
  command
      ->add_option("--task", arguments->task,
                   "What the data set is; squad: questions in SQuAD's layout [guessed from its files]")
      ->type_name("TASK");
  command->add_option("--do-lower-case", arguments->lowerCase, "Overrides the casing")
      ->type_name("true|false")
      ->transform(CLI::IsMember({"true", "false"}, CLI::ignore_case));
  command
      ->add_option("--max-seq-length", arguments->length,
                   "Tokens kept, special ones counted; 0: all [128; of questions 384]")
      ->check(CLI::Range(int64_t{0}, int64_t{1} << 30))
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
  command->add_option("--text-a-column", arguments->textA, "Of a table: the column of the first text")
      ->type_name("NAME");
  command->add_option("--text-b-column", arguments->textB, "Of a table: the column of the second text")
      ->type_name("NAME");
  command->add_option("--label-column", arguments->label, "Of a table: the column of the label")->type_name("NAME");
  command->add_option("--json", arguments->json, "One JSON object on stdout")->type_name("");
  command->callback([=] { chosen->run = [=](Output& output) { return preflightData(*arguments, output); }; });
}

}  // namespace cloze::cli
