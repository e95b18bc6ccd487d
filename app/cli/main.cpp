// cloze: the command line. Progress and messages go to stderr, results to stdout; exit status 0 done, 1 failed, 2 wrong
// use, 130/143/129 stopped by Ctrl+C/SIGTERM/SIGHUP.
#include <app/cli/commands.h>
#include <app/cli/spec_options.h>
#include <core/spec/flag_import.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <new>

namespace cloze::cli {
namespace {

constexpr std::array<std::string_view, 4> kOwnBooleans = {"json", "pairs", "stats", "google"};

// The parser's complaint as one of ours: names the option and, where one is near, what was meant.
Error usageError(const CLI::App& app, const CLI::ParseError& problem) {
  std::string path;  // of the command that was reached: "runs show "
  const CLI::App* reached = &app;
  for (auto chosen = app.get_subcommands(); !chosen.empty(); chosen = reached->get_subcommands()) {
    reached = chosen.front();
    path += reached->get_name() + " ";
  }
  const std::vector<std::string> extras = app.remaining(true);
  const std::string extra = extras.empty() ? std::string() : extras.front();
  const bool incomplete = reached->get_require_subcommand_min() > 0;
  std::string message = problem.what();
  if (incomplete && !extra.empty() && !extra.starts_with("-")) {
    std::vector<std::string> known;
    for (const CLI::App* part : reached->get_subcommands([](const CLI::App*) { return true; }))
      known.push_back(part->get_name());
    message = "There is no command \"" + path + extra + "\"" + didYouMean(extra, known, "");
  } else if (dynamic_cast<const CLI::ExtrasError*>(&problem) != nullptr) {
    message = extra.starts_with("-") ? noSuchOption(extra, *reached) : "\"" + extra + "\" is not expected here.";
  }
  if (!message.ends_with('.') && !message.ends_with('?')) message += '.';
  return makeError(ErrorCode::InvalidArgument, message + " See `cloze " + path + "--help`.");
}

// An option that lacks its value takes the next word for it, and what it says of that word is no help.
Status checkValues(const CLI::App& app, const std::vector<std::string>& arguments) {
  const CLI::App* command = &app;
  for (size_t i = 0; i < arguments.size(); ++i) {
    const std::string& word = arguments[i];
    const auto named = command->get_subcommands([&](const CLI::App* part) { return part->get_name() == word; });
    if (!named.empty()) {
      command = named.front();
      continue;
    }
    if (!word.starts_with("--") || word.find('=') != std::string::npos) continue;
    const CLI::Option* option = command->get_option_no_throw(word);
    if (option == nullptr || option->get_items_expected_min() == 0) continue;
    if (++i < arguments.size() && !arguments[i].starts_with("--")) continue;
    return makeError(ErrorCode::InvalidArgument, word + " needs a value behind it. See `cloze --help`.");
  }
  return {};
}

// What was done is done only if stdout took all of it.
int finished(int status, const Output& output) {
  const int written = output.finish();
  return status == kDone ? written : status;
}

int run(std::vector<std::string> arguments) {
  Output output;
  output.json = std::find(arguments.begin(), arguments.end(), "--json") != arguments.end() ||
                std::find(arguments.begin(), arguments.end(), "--json=true") != arguments.end();
  // A command of the scripts, with `train` in front of it or as it is.
  if (!arguments.empty() && (arguments.front() == "train" || arguments.front().starts_with("-"))) {
    const std::vector<std::string> flags(arguments.begin() + (arguments.front() == "train" ? 1 : 0), arguments.end());
    if (isScriptCommand(flags)) return finished(runForeign(flags, output), output);
  }

  CLI::App app("Cloze: fine-tune and use BERT on this machine.", "cloze");
  app.require_subcommand(1);
  app.footer(
      "Commands of Google's and of pytorch-pretrained-BERT's run_classifier run as they are:\n"
      "  cloze --task_name=MRPC --do_train=true --do_eval=true --data_dir=... --output_dir=...");
  app.set_version_flag("--version", versionText(), "Say which program this is and exit");
  app.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);  // the last one counts
  Chosen chosen;
  addTrain(&app, &chosen);
  addEval(&app, &chosen);
  addPredict(&app, &chosen);
  addTokenize(&app, &chosen);
  addVocab(&app, &chosen);
  addPreflight(&app, &chosen);
  addRuns(&app, &chosen);
  addSelfTest(&app, &chosen);
  addVersion(&app, &chosen);
  arguments = joinBooleans(arguments, kOwnBooleans);
  if (const Status fine = checkValues(app, arguments); !fine.ok()) return output.wrongUse(fine.error());
  std::reverse(arguments.begin(), arguments.end());  // as the parser wants a vector
  try {
    app.parse(arguments);
  } catch (const CLI::CallForHelp&) {
    output.line(app.help());
    return output.finish();
  } catch (const CLI::CallForAllHelp&) {
    output.line(app.help("", CLI::AppFormatMode::All));
    return output.finish();
  } catch (const CLI::CallForVersion&) {
    output.line(versionText());
    return output.finish();
  } catch (const CLI::ParseError& problem) {
    return output.wrongUse(usageError(app, problem));
  }
  return finished(chosen.run(output), output);
}

}  // namespace
}  // namespace cloze::cli

int main(int argc, char** argv) {
  using namespace cloze;
  // The engine's threads wait for each other by spinning, for milliseconds by default: on a machine with other work
  // that takes the core from the very thread they wait for. libgomp reads this when the engine is loaded.
  setenv("GOMP_SPINCOUNT", "2000", /*overwrite=*/0);
  // A file beyond `ulimit -f` is then an error that can be said, as a full disk is.
  signal(SIGXFSZ, SIG_IGN);
  cli::Output output;
  try {
    return cli::run({argv + 1, argv + argc});
  } catch (const std::bad_alloc&) {
    return output.failed(makeError(ErrorCode::OutOfMemory, "There is not enough memory for this."));
  } catch (const std::exception& problem) {
    return output.failed(
        makeError(ErrorCode::Internal, std::string("This is a mistake of the program's own: ") + problem.what()));
  }
}
