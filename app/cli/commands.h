// The subcommands: each adds itself to the parser and, when chosen, runs and gives the exit status.
#pragma once

#include <app/cli/output.h>

#include <CLI/CLI.hpp>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace cloze::cli {

// Set by the parser's callbacks; main() calls it once parsing is done.
struct Chosen {
  std::function<int(Output&)> run;
};

void addTrain(CLI::App* app, Chosen* chosen);
void addEval(CLI::App* app, Chosen* chosen);
void addPredict(CLI::App* app, Chosen* chosen);
void addTokenize(CLI::App* app, Chosen* chosen);
void addVocab(CLI::App* app, Chosen* chosen);
void addPreflight(CLI::App* app, Chosen* chosen);
void addRuns(CLI::App* app, Chosen* chosen);
void addSelfTest(CLI::App* app, Chosen* chosen);
void addVersion(CLI::App* app, Chosen* chosen);

std::string versionText();  // what `cloze version` and `cloze --version` say

// `cloze train` with the flags of Google's and PPB's run_classifier (foreign.cpp).
int runForeign(const std::vector<std::string>& arguments, Output& output);

}  // namespace cloze::cli
