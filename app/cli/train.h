// Starting a run and saying how it went; shared by `cloze train` and by other programs' flags.
#pragma once

#include <app/cli/output.h>
#include <app/cli/signals.h>
#include <core/api/engine.h>

#include <filesystem>
#include <string>

namespace cloze::cli {

// Trains with progress on stderr and reports on stdout. `summary` (may be null) gets what came out where it went well.
// `runIdFile`, where not empty, receives the run's id and a line end as soon as its folder is there.
int trainAndReport(const TrainRequest& request, Output& output, StopOnSignal& signals, TrainSummary* summary = nullptr,
                   const std::string& runIdFile = {});

Json trainJson(const TrainSummary& summary);

// checkRunSpec(), and the task by its own name ("SST2" becomes "sst-2"); one that does not exist is wrong use.
Status checkTaskAndSpec(RunSpec* spec);

// The run folder that is meant: a path with a run.json in it, else an id or name below `runs`.
Result<std::filesystem::path> locateRun(const std::string& runs, const std::string& run);

// --runs, or the folder shared with the window; absolute.
std::filesystem::path runsFolder(const std::string& option);

}  // namespace cloze::cli
