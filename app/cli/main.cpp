// cloze: the command line. Progress and messages go to stderr, results to stdout; exit status 0 done, 1 failed, 2 wrong
// use, 130/143 stopped by Ctrl+C/SIGTERM.
#include <app/cli/commands.h>
#include <app/cli/spec_options.h>
#include <core/spec/flag_import.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <exception>
#include <new>

namespace cloze::cli {
namespace {

constexpr std::array<std::string_view, 2> kOwnBooleans = {"json", "pairs"};

// The parser's complaint as one of ours: names the option and, where one is near, what was meant.
Error usageError(const CLI::App& app, const CLI::ParseError& problem, const std::string& first) {
  std::string message = problem.what();
  std::string name;
  if (dynamic_cast<const CLI::ExtrasError*>(&problem) != nullptr) {
    for (const std::string& extra : app.remaining(true)) {
      if (!name.empty()) break;
      name = extra.substr(0, extra.find('='));
    }
    message = name.starts_with("-") ? "There is no option " + name : "\"" + name + "\" is not expected here";
    const std::string closest = name.starts_with("--") ? closestOption(name.substr(2)) : std::string();
    message += closest.empty() ? "." : "; did you mean --" + closest + "?";
  }
  if (app.get_subcommands().empty() && !first.empty() && !first.starts_with("-")) {
    message = "There is no command \"" + first + "\".";
  }
  if (!message.ends_with('.') && !message.ends_with('?')) message += '.';
  const auto chosen = app.get_subcommands();
  message += " See `cloze " + (chosen.empty() ? std::string() : chosen.front()->get_name() + " ") + "--help`.";
  Error error = makeError(ErrorCode::InvalidArgument, message);
  return error;
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
  if (!arguments.empty() && arguments.front() == "train") {
    const std::vector<std::string> flags(arguments.begin() + 1, arguments.end());
    if (isScriptCommand(flags)) return finished(runForeign(flags, output), output);
  }

  CLI::App app("Cloze: fine-tune and use BERT on this machine.", "cloze");
  app.require_subcommand(1);
  Chosen chosen;
  addTrain(&app, &chosen);
  addEval(&app, &chosen);
  addPredict(&app, &chosen);
  addTokenize(&app, &chosen);
  addRuns(&app, &chosen);
  addSelfTest(&app, &chosen);
  addVersion(&app, &chosen);
  const std::string first = arguments.empty() ? std::string() : arguments.front();
  arguments = joinBooleans(arguments, kOwnBooleans);
  std::reverse(arguments.begin(), arguments.end());  // as the parser wants a vector
  try {
    app.parse(arguments);
  } catch (const CLI::CallForHelp&) {
    output.line(app.help());
    return output.finish();
  } catch (const CLI::CallForAllHelp&) {
    output.line(app.help("", CLI::AppFormatMode::All));
    return output.finish();
  } catch (const CLI::ParseError& problem) {
    return output.wrongUse(usageError(app, problem, first));
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
