#include <app/cli/commands.h>
#include <app/cli/signals.h>
#include <app/cli/spec_options.h>
#include <core/plan/preflight.h>

#include <algorithm>
#include <filesystem>
#include <map>

namespace cloze::cli {
namespace {

namespace fs = std::filesystem;

constexpr size_t kShownLines = 20, kShownWords = 50, kWordsForPeople = 10;

struct Arguments {
  std::string data;
  SpecOptions options;
  bool json = false;
};

// A folder is the data set; a file is its training file.
Result<RunSpec> specOf(const Arguments& arguments) {
  RunSpec spec;
  CLOZE_TRY(arguments.options.apply(&spec));
  const std::string data = absolutePath(arguments.data);
  std::error_code problem;
  if (fs::is_directory(data, problem)) {
    spec.data.data_dir = data;
  } else {
    spec.data.train_file = data;
    if (!arguments.options.given("dev-fraction")) spec.data.dev_fraction = 0;  // the file as it is
    if (!arguments.options.given("task")) spec.data.task = guessDataSet(data).task;
    if (spec.data.task.empty()) spec.data.task = "custom";
  }
  if (!arguments.options.given("task") && !spec.data.data_dir.empty()) {
    const DataGuess guess = guessDataSet(data);
    if (!guess.task.empty()) spec.data.task = guess.task;
  }
  return spec;
}

struct Tokenizers {
  std::shared_ptr<const Tokenizer> chosen;
  bool casingOfFiles = true;
};

Result<Tokenizers> openTokenizers(const ModelSpec& model) {
  CLOZE_ASSIGN(const auto files, Tokenizer::load(model.model));
  Tokenizers tokenizers{files, files->options().do_lower_case};
  if (model.do_lower_case != Casing::Auto) {
    CLOZE_ASSIGN(tokenizers.chosen, Tokenizer::load(model.model, model.do_lower_case == Casing::Lower));
  }
  return tokenizers;
}

// {"count": N, "lines": [...]}: the lines in the file of the first ones.
template <typename Rows, typename RowOf>
Json rowsJson(const Rows& rows, const Split& split, RowOf rowOf) {
  Json lines = Json::array();
  for (size_t i = 0; i < std::min(rows.size(), kShownLines); ++i) {
    lines.push_back(split.examples[static_cast<size_t>(rowOf(rows[i]))].line);
  }
  return {{"count", rows.size()}, {"lines", std::move(lines)}};
}

Json twinsJson(const std::vector<TwinRow>& twins, const Split& split) {
  Json json = rowsJson(twins, split, [](const TwinRow& twin) { return twin.row; });
  json["other_label"] = std::count_if(twins.begin(), twins.end(), [](const TwinRow& twin) { return !twin.same_label; });
  return json;
}

Json lengthsJson(const std::vector<int32_t>& lengths) {
  std::map<int32_t, int64_t> histogram;
  for (const int32_t length : lengths) ++histogram[length];
  Json json = Json::array();
  for (const auto& [length, rows] : histogram) json.push_back({length, rows});
  return json;
}

Json splitJson(const SplitPreflight& found, const Split& split, int64_t maxLength) {
  const CutCost cost = cutCost(found.lengths, maxLength);
  const auto row = [](int64_t index) { return index; };
  const auto withUnknown = std::count_if(found.unknown.begin(), found.unknown.end(), [](int32_t n) { return n > 0; });
  const double rate =
      found.tokens > 0 ? static_cast<double>(found.unk_tokens) / static_cast<double>(found.tokens) : 0.0;
  Json json = {{"name", found.name},
               {"file", split.file.string()},
               {"rows", found.lengths.size()},
               {"tokens", found.tokens},
               {"longest", found.lengths.empty() ? 0 : *std::max_element(found.lengths.begin(), found.lengths.end())},
               {"cut", {{"rows", cost.rows}, {"tokens", cost.tokens}}},
               {"unknown", {{"tokens", found.unk_tokens}, {"rate", rate}, {"rows", withUnknown}}},
               {"empty", rowsJson(found.empty, split, row)},
               {"odd_encoding", rowsJson(found.odd, split, row)},
               {"repeated", twinsJson(found.repeated, split)},
               {"in_train", twinsJson(found.leaked, split)},
               {"lengths", lengthsJson(found.lengths)}};
  if (!found.label_counts.empty()) json["labels"] = found.label_counts;
  return json;
}

Json wordsJson(const std::vector<UnknownWord>& words, const DataSet& data) {
  Json json = Json::array();
  for (size_t i = 0; i < std::min(words.size(), kShownWords); ++i) {
    Json places = Json::array();
    for (const UnknownWord::Place& place : words[i].places) {
      if (places.size() == kShownLines) break;
      const Split& split = data.splits[place.split];
      places.push_back({{"split", split.name}, {"line", split.examples[static_cast<size_t>(place.row)].line}});
    }
    json.push_back({{"word", words[i].text}, {"count", words[i].count}, {"places", std::move(places)}});
  }
  return json;
}

Json resultJson(const Preflight& found, const DataSet& data, int64_t maxLength) {
  Json splits = Json::array(), warnings = Json::array();
  for (size_t i = 0; i < found.splits.size(); ++i)
    splits.push_back(splitJson(found.splits[i], data.splits[i], maxLength));
  for (const std::string& warning : data.warnings) warnings.push_back(warning);
  for (const Problem& problem : found.problems) warnings.push_back(problem.what.message);
  return {{"task", data.task.name},
          {"max_seq_length", maxLength},
          {"splits", std::move(splits)},
          {"different_unknown_words", found.unknown_words.size()},
          {"unknown_words", wordsJson(found.unknown_words, data)},
          {"warnings", std::move(warnings)}};
}

void say(const Json& result, const Output& output) {
  for (const Json& split : result["splits"]) {
    const auto number = [&split](const char* name, const char* part) { return split[name][part].dump(); };
    output.line(split["name"].get<std::string>() + ": " + split["rows"].dump() + " rows, " + split["tokens"].dump() +
                " tokens, the longest row " + split["longest"].dump() + "; " + number("cut", "rows") + " cut at " +
                result["max_seq_length"].dump() + " (" + number("cut", "tokens") + " tokens lost); " +
                number("unknown", "tokens") + " [UNK] in " + number("unknown", "rows") + " rows; " +
                number("empty", "count") + " with an empty text, " + number("odd_encoding", "count") +
                " oddly encoded, " + number("repeated", "count") + " repeated, " + number("in_train", "count") +
                " in train too");
  }
  std::string words;
  for (size_t i = 0; i < std::min(result["unknown_words"].size(), kWordsForPeople); ++i) {
    const Json& word = result["unknown_words"][i];
    words += (i > 0 ? ", " : "") + word["word"].get<std::string>() + " (" + word["count"].dump() + ")";
  }
  if (!words.empty()) output.line("unknown words: " + words);
  for (const Json& warning : result["warnings"]) output.note("Warning: " + warning.get<std::string>());
}

int look(const Arguments& arguments, Output& output) {
  output.json = arguments.json;
  const auto spec = specOf(arguments);
  if (!spec.ok()) return output.wrongUse(spec.error());
  if (spec->model.model.empty()) {
    return output.wrongUse(fieldError(ErrorCode::InvalidArgument, "model",
                                      "name the model folder whose vocabulary is meant (--model DIR)."));
  }
  StopOnSignal signals;
  const auto tokenizers = openTokenizers(spec->model);
  if (!tokenizers.ok()) return output.failed(tokenizers.error());
  const auto data = readDataSet(*spec, signals.token());
  if (!data.ok()) return signals.exitStatus(output.failed(data.error()), data.error());
  const auto found = preflight(*data, *tokenizers->chosen, tokenizers->casingOfFiles, {}, signals.token());
  if (!found.ok()) return signals.exitStatus(output.failed(found.error()), found.error());
  const Json result = resultJson(*found, *data, spec->batch.max_seq_length);
  if (arguments.json) {
    output.result(result);
  } else {
    say(result, output);
  }
  return kDone;
}

}  // namespace

void addPreflight(CLI::App* app, Chosen* chosen) {
  CLI::App* command = app->add_subcommand(
      "preflight", "Look through a data set: lengths, unknown words, empty, damaged, repeated and leaked rows.");
  const auto arguments = std::make_shared<Arguments>();
  command->add_option("data", arguments->data, "The data set's folder, or its training file")
      ->required()
      ->type_name("DATA");
  arguments->options.addTo(command, {OptionSection::Data, OptionSection::Model, OptionSection::LengthAndBatch},
                           {"data-dir", "from-scratch", "hidden-dropout", "attention-dropout", "classifier-dropout",
                            "truncation", "head-tokens", "batch-size", "gradient-accumulation", "eval-batch-size"});
  command->add_option("--json", arguments->json, "One JSON object as the last line of stdout")->type_name("");
  command->callback([=] { chosen->run = [=](Output& output) { return look(*arguments, output); }; });
}

}  // namespace cloze::cli
