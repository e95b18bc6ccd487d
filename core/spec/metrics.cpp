#include <core/spec/document.h>
#include <core/spec/metrics.h>

#include <array>
#include <cmath>

namespace cloze {

namespace {

using document::Json;

constexpr std::array<std::pair<RunState, const char*>, 7> kStates = {{{RunState::Queued, "queued"},
                                                                      {RunState::Running, "running"},
                                                                      {RunState::Paused, "paused"},
                                                                      {RunState::Finished, "finished"},
                                                                      {RunState::Stopped, "stopped"},
                                                                      {RunState::Failed, "failed"},
                                                                      {RunState::Interrupted, "interrupted"}}};

Json resultToJson(const EvalResult& result) {
  Json values = Json::object();
  for (const auto& [name, value] : result.values) values[name] = document::number(value);
  return {{"split", result.split},       {"checkpoint", result.checkpoint},       {"step", result.step},
          {"examples", result.examples}, {"loss", document::number(result.loss)}, {"values", values}};
}

// state.json is read while somebody writes it and after crashes; a member of the wrong type counts as absent.
std::string textOf(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

int64_t integerOf(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_number_integer()) return 0;
  if (found->is_number_unsigned() && found->get<uint64_t>() > static_cast<uint64_t>(INT64_MAX)) return 0;
  return std::max<int64_t>(0, found->get<int64_t>());
}

double realOf(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() ? 0 : document::number(*found, 0);
}

std::optional<double> optionalOf(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || !(found->is_number() || found->is_string())) return std::nullopt;
  return document::number(*found, 0);
}

EvalResult resultFromJson(const Json& object) {
  EvalResult result;
  result.split = textOf(object, "split");
  result.checkpoint = textOf(object, "checkpoint");
  result.step = integerOf(object, "step");
  result.examples = integerOf(object, "examples");
  result.loss = realOf(object, "loss");
  const auto values = object.find("values");
  if (values != object.end() && values->is_object()) {
    for (const auto& [name, value] : values->items()) {
      if (value.is_number() || value.is_string()) result.values[name] = document::number(value, NAN);
    }
  }
  return result;
}

}  // namespace

bool runIsLive(RunState state) {
  return state == RunState::Queued || state == RunState::Running || state == RunState::Paused;
}

const char* runStateName(RunState state) {
  for (const auto& [value, name] : kStates) {
    if (value == state) return name;
  }
  return "interrupted";
}

std::optional<RunState> runStateFromName(const std::string& name) {
  for (const auto& [value, known] : kStates) {
    if (known == name) return value;
  }
  return std::nullopt;
}

std::string runProgressToJson(const RunProgress& progress) {
  Json object = {{"format", "cloze-state"},
                 {"version", 1},
                 {"state", runStateName(progress.state)},
                 {"message", progress.message},
                 {"error_code", progress.error_code},
                 {"step", progress.step},
                 {"total_steps", progress.total_steps},
                 {"epoch", document::number(progress.epoch)},
                 {"seconds", document::number(progress.seconds)},
                 {"seconds_left", nullptr},
                 {"examples_per_s", document::number(progress.examples_per_s)},
                 {"real_tokens_per_s", document::number(progress.real_tokens_per_s)},
                 {"peak_bytes", progress.peak_bytes},
                 {"updated_ms", progress.updated_ms},
                 {"best_value", nullptr},
                 {"best_step", progress.best_step},
                 {"device", progress.device},
                 {"train_loss", nullptr}};
  if (progress.seconds_left) object["seconds_left"] = document::number(*progress.seconds_left);
  if (progress.best_value) object["best_value"] = document::number(*progress.best_value);
  if (progress.train_loss) object["train_loss"] = document::number(*progress.train_loss);
  Json results = Json::array();
  for (const EvalResult& result : progress.results) results.push_back(resultToJson(result));
  object["results"] = results;
  return document::write(object);
}

std::optional<RunProgress> runProgressFromJson(const std::string& json) {
  const Result<Json> parsed = document::parseObject(json, "state.json");
  if (!parsed.ok()) return std::nullopt;
  const Json& object = *parsed;
  const std::optional<RunState> state = runStateFromName(textOf(object, "state"));
  if (!state) return std::nullopt;
  RunProgress progress;
  progress.state = *state;
  progress.message = textOf(object, "message");
  progress.error_code = textOf(object, "error_code");
  progress.step = integerOf(object, "step");
  progress.total_steps = integerOf(object, "total_steps");
  progress.epoch = realOf(object, "epoch");
  progress.seconds = realOf(object, "seconds");
  progress.seconds_left = optionalOf(object, "seconds_left");
  progress.examples_per_s = realOf(object, "examples_per_s");
  progress.real_tokens_per_s = realOf(object, "real_tokens_per_s");
  progress.peak_bytes = integerOf(object, "peak_bytes");
  progress.updated_ms = integerOf(object, "updated_ms");
  progress.best_value = optionalOf(object, "best_value");
  progress.best_step = integerOf(object, "best_step");
  progress.device = textOf(object, "device");
  progress.train_loss = optionalOf(object, "train_loss");
  const auto results = object.find("results");
  if (results != object.end() && results->is_array()) {
    for (const Json& result : *results) {
      if (result.is_object()) progress.results.push_back(resultFromJson(result));
    }
  }
  return progress;
}

}  // namespace cloze
