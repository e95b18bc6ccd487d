// What `cloze preflight` says: one JSON object, or lines for people.
#pragma once

#include <app/cli/output.h>
#include <core/inspect/preflight.h>

#include <functional>
#include <string>
#include <vector>

namespace cloze::cli {

struct PreflightReport {
  const Preflight& found;
  std::string task;
  std::vector<std::string> files;  // of the splits
  // What tells a row of a split to somebody who looks for it: its line in the file, or a question's id.
  std::string place_key;
  std::function<Json(size_t split, size_t row)> place;
  int32_t length = 128;  // the maximal length
  double seconds_reading = 0, seconds_looking = 0;
};

// 12,345
std::string grouped(int64_t value);

// What --help says behind the options: what they are where they are left out, and the shape of the object, in which
// names are added, never changed.
extern const char* const kPreflightHelp;

Json preflightJson(const PreflightReport& report);
std::vector<std::string> preflightLines(const PreflightReport& report, size_t terminalColumns);
// What is a warning, beside those lines.
std::vector<std::string> preflightWarnings(const Preflight& found);

}  // namespace cloze::cli
