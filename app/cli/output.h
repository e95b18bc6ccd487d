// What the command line says: results on stdout, everything else on stderr, failures on both with --json.
//
// One object for the whole program; used by the main thread.
#pragma once

#include <core/base/result.h>
#include <core/spec/metrics.h>

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace cloze::cli {

using Json = nlohmann::ordered_json;

enum Exit { kDone = 0, kFailed = 1, kWrongUse = 2 };

class Output {
 public:
  bool json = false;

  // One line on stdout, the last one.
  void result(const Json& value) const;
  void line(std::string_view text) const;  // stdout
  void note(std::string_view text) const;  // stderr

  // Says what went wrong; returns the exit status.
  int failed(const Error& error) const { return say(error, kFailed); }
  int wrongUse(const Error& error) const { return say(error, kWrongUse); }
  // kDone, or kFailed with a message where stdout could not take everything (a full disk).
  int finish() const;

 private:
  int say(const Error& error, int status) const;
};

// {"split", "checkpoint", "examples", "loss", "accuracy", ...}; what is NaN is null.
Json evalJson(const EvalResult& result);
Json numberJson(std::optional<double> value);    // null where there is none
std::string evalText(const EvalResult& result);  // "dev (last, 408 examples): accuracy 0.843, f1 0.887, loss 0.412"
std::string numberText(double value);            // shortest that reads back the same
std::string roundedText(double value);           // four decimals, for people
std::string durationText(double seconds);        // "1:02:03", "4:05"

// `text` as one field of a tab-separated line: tabs and line ends become spaces.
std::string tsvField(std::string_view text);

}  // namespace cloze::cli
