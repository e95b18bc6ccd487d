#include <app/cli/commands.h>
#include <core/api/engine.h>
#include <core/spec/option_table.h>
#include <core/text/encoding.h>

namespace cloze::cli {
namespace {

// A few words whose pieces are known: the tables, the trie and the rules of the fast tokenizer at work.
std::string checkTokenizer() {
  const auto vocabulary = Vocabulary::fromPieces(
      {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "un", "##aff", "##able", "cafe", ",", "今"});
  if (!vocabulary.ok()) return vocabulary.error().toString();
  const auto tokenizer = Tokenizer::create(*vocabulary, {});
  if (!tokenizer.ok()) return tokenizer.error().toString();
  const Encoding encoding = encodePair(**tokenizer, "UNaffable,Café", "今[MASK]x", {});
  return encoding.input_ids == std::vector<int32_t>{2, 5, 6, 7, 9, 8, 3, 10, 4, 1, 3} ? "ok" : "gives other ids";
}

// Every option survives a round through its text and through the JSON document.
std::string checkSpec() {
  RunSpec spec;
  for (const Option& option : optionTable()) {
    if (const Status set = option.set(&spec, optionDefault(option)); !set.ok()) return set.error().toString();
  }
  const auto again = runSpecFromJson(runSpecToJson(spec), "self-test");
  if (!again.ok()) return again.error().toString();
  return *again == RunSpec{} ? "ok" : "a default changed on the way";
}

int selfTest(bool json, Output& output) {
  output.json = json;
  std::vector<std::string> report = {"tokenizer: " + checkTokenizer(), "run document: " + checkSpec()};
  const auto engine = loadEngine();
  if (engine.ok()) {
    (*engine)->selfTest(&report);
  } else {
    report.push_back("engine: " + engine.error().toString());
  }
  bool ok = true;
  Json checks = Json::array();
  for (const std::string& line : report) {
    const bool good = line.ends_with(": ok");
    ok = ok && good;
    if (!json) output.line(line);
    const size_t colon = line.find(": ");
    checks.push_back({{"name", line.substr(0, colon)},
                      {"ok", good},
                      {"message", good || colon == std::string::npos ? Json(nullptr) : Json(line.substr(colon + 2))}});
  }
  if (!json) output.line(ok ? "all is well" : "something failed; see above");
  if (json) output.result({{"ok", ok}, {"checks", checks}});
  return ok ? kDone : kFailed;
}

}  // namespace

void addSelfTest(CLI::App* app, Chosen* chosen) {
  CLI::App* command = app->add_subcommand("self-test", "Small checks of this program on this machine.");
  const auto json = std::make_shared<bool>(false);
  command->add_option("--json", *json, "One JSON object on stdout")->type_name("");
  command->callback([=] { chosen->run = [=](Output& output) { return selfTest(*json, output); }; });
}

}  // namespace cloze::cli
