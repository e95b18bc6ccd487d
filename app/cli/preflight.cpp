#include <app/cli/commands.h>
#include <app/cli/signals.h>
#include <app/cli/spec_options.h>
#include <core/inspect/data_source.h>
#include <core/inspect/preflight.h>

#include <algorithm>

namespace cloze::cli {
namespace {

struct Arguments {
  std::string data, model, task, lowerCase, textA, textB, label;
  int64_t length = 128;
  bool json = false;
};

constexpr int kBuckets = 20;
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

Json resultJson(const Preflight& found, const DataSet& data, int32_t length) {
  Json splits = Json::array(), words = Json::array();
  for (const SplitFacts& split : found.splits) splits.push_back(splitJson(split, length));
  for (const UnknownWord& word : found.unknown_words) {
    const Split& split = data.splits[word.split];
    words.push_back(
        {{"word", word.word}, {"count", word.count}, {"split", split.name}, {"line", split.examples[word.row].line}});
  }
  const char* casing = casingText(found.casing);
  return {{"task", data.task.name},
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

int preflightData(const Arguments& arguments, Output& output) {
  output.json = arguments.json;
  StopOnSignal signals;
  const auto tokenizer = openTokenizer(arguments);
  if (!tokenizer.ok()) return output.failed(tokenizer.error());
  auto spec = dataSpecFor(absolutePath(arguments.data), arguments.task);
  if (!spec.ok()) return output.failed(spec.error());
  spec->text_a_column = arguments.textA;
  spec->text_b_column = arguments.textB;
  spec->label_column = arguments.label;
  const auto data = readDataSet(*spec, RunSpec().seed, signals.token());
  if (!data.ok()) return signals.exitStatus(output.failed(data.error()), data.error());
  const auto found = preflight(*data, **tokenizer, nullptr, signals.token());
  if (!found.ok()) return signals.exitStatus(output.failed(found.error()), found.error());
  const auto length = static_cast<int32_t>(arguments.length);
  if (arguments.json)
    output.result(resultJson(*found, *data, length));
  else
    sayResult(*found, length, output);
  return kDone;
}

}  // namespace

void addPreflight(CLI::App* app, Chosen* chosen) {
  CLI::App* command = app->add_subcommand(
      "preflight", "Look through a data set before it is trained on: lengths, unknown words, doubles, leaks, labels.");
  const auto arguments = std::make_shared<Arguments>();
  command->add_option("data", arguments->data, "The folder of a data set, or a table")->required()->type_name("DATA");
  command->add_option("--model", arguments->model, "The model folder whose vocabulary is used")
      ->required()
      ->type_name("DIR");
  command->add_option("--task", arguments->task, "What the data set is [guessed from its files]")->type_name("TASK");
  command->add_option("--do-lower-case", arguments->lowerCase, "Overrides the casing")
      ->type_name("true|false")
      ->transform(CLI::IsMember({"true", "false"}, CLI::ignore_case));
  command->add_option("--max-seq-length", arguments->length, "Tokens kept, special ones counted; 0: all [128]")
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
