// What every page says about a run, in the language of the window.
#pragma once

#include <core/runs/run_folder.h>
#include <widgets/controls.h>

#include <QString>

#include <span>
#include <string>

namespace cloze {

QString runStateText(RunState state);  // "running"
StateChip::Kind runStateKind(RunState state);
QString metricLabel(const std::string& name);  // "accuracy", "F1", "Matthews", ...
QString splitLabel(const std::string& split);  // "train", "dev", "dev mismatched", "test"
QString taskName(const std::string& task);     // short: "MRPC", "SST-2"; as given where it has no name of its own
QString taskLabel(const std::string& label);   // of TaskInfo::label, which is English
std::span<const char* const> taskLabels();     // all of them, as listed for the translators
// Tells a run from a later one that was given its id again, and from one of the same id in another runs folder.
QString runKey(const RunSummary& run);
QString learningRateText(double rate);  // four digits, as form, command line and run.json write it: "5e-5"
// The metric that steers the best checkpoint of the run's task, else the first there is; empty: none measured.
std::string mainMetric(const RunSummary& run);

}  // namespace cloze
