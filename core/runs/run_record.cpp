// run.json, and the small helpers all files of a run share.
#include <core/base/utf8.h>
#include <core/runs/run_folder.h>
#include <core/runs/run_layout.h>
#include <core/spec/document.h>

#include <chrono>
#include <ctime>

namespace cloze {

using document::Json;

namespace {

Json textsToJson(const std::map<std::string, std::string>& texts) {
  Json object = Json::object();
  for (const auto& [key, value] : texts) object[key] = value;
  return object;
}

Json numbersToJson(const std::map<std::string, int64_t>& numbers) {
  Json object = Json::object();
  for (const auto& [key, value] : numbers) object[key] = value;
  return object;
}

Status readTextMap(const Json& object, const char* key, const std::string& source,
                   std::map<std::string, std::string>* out) {
  const auto found = object.find(key);
  if (found == object.end()) return {};
  for (const auto& [name, value] : found->items()) {
    if (!found->is_object() || !value.is_string()) {
      Error error =
          fileError(ErrorCode::InvalidData, source, std::string("\"") + key + "\" must be an object of texts.");
      error.field = key;
      return error;
    }
    (*out)[name] = value.get<std::string>();
  }
  return {};
}

// `key` is absent in the records of earlier builds.
Status readNumberMap(const Json& object, const char* key, const std::string& source,
                     std::map<std::string, int64_t>* out) {
  const auto found = object.find(key);
  if (found == object.end()) return {};
  if (!found->is_object()) {
    Error error =
        fileError(ErrorCode::InvalidData, source, std::string("\"") + key + "\" must be an object of whole numbers.");
    error.field = key;
    return error;
  }
  for (const auto& [name, value] : found->items()) {
    CLOZE_TRY(document::readInteger(*found, name.c_str(), source, &(*out)[name]));
  }
  return {};
}

}  // namespace

std::string runRecordToJson(const RunRecord& record) {
  return document::write({{"format", "cloze-run"},
                          {"version", kRunVersion},
                          {"id", record.id},
                          {"uuid", record.uuid},
                          {"created", record.created},
                          {"total_steps", record.total_steps},
                          {"labels", record.labels},
                          {"provenance", textsToJson(record.provenance)},
                          {"hashes", textsToJson(record.hashes)},
                          {"rows", numbersToJson(record.rows)},
                          {"spec", document::specToObject(record.spec)}});
}

Result<RunRecord> runRecordFromJson(std::string_view json, const std::string& source) {
  CLOZE_ASSIGN(const Json object, document::parseObject(json, source));
  CLOZE_TRY(document::checkRunDocument(object, source));
  RunRecord record;
  CLOZE_TRY(document::readText(object, "id", source, &record.id));
  CLOZE_TRY(document::readText(object, "uuid", source, &record.uuid));
  CLOZE_TRY(document::readText(object, "created", source, &record.created));
  CLOZE_TRY(document::readInteger(object, "total_steps", source, &record.total_steps));
  CLOZE_TRY(document::readTexts(object, "labels", source, &record.labels));
  CLOZE_TRY(readTextMap(object, "provenance", source, &record.provenance));
  CLOZE_TRY(readTextMap(object, "hashes", source, &record.hashes));
  CLOZE_TRY(readNumberMap(object, "rows", source, &record.rows));
  const auto spec = object.find("spec");
  if (spec == object.end() || !spec->is_object()) {
    Error error =
        fileError(ErrorCode::InvalidData, source, "\"spec\" must hold the options of the run; it is missing.");
    error.field = "spec";
    return error;
  }
  CLOZE_ASSIGN(record.spec, document::specFromObject(*spec, source));
  return record;
}

namespace layout {

bool isPlainName(const std::string& name) {
  return !name.empty() && name.size() <= 255 && name.front() != '.' && name.find('/') == std::string::npos &&
         name.find('\0') == std::string::npos;
}

bool isRunFolder(const std::filesystem::path& folder) {
  std::error_code ignored;
  for (const char* file : {kRecord, kState, kMetrics}) {
    if (std::filesystem::exists(folder / file, ignored)) return true;
  }
  return false;
}

Result<std::unique_ptr<FileLock>> lockRun(const std::filesystem::path& runFolder) {
  auto lock = FileLock::tryAcquire(runFolder / kLock);
  if (!lock.ok() && lock.error().code == ErrorCode::Busy) {
    return fileError(ErrorCode::Busy, runFolder.string(),
                     "Another program is working on this run. Wait until it is done, or stop it first.");
  }
  return lock;
}

bool isLocked(const std::filesystem::path& runFolder) {
  return FileLock::isHeld(runFolder / kLock);
}

int64_t nowMs() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

std::string isoTime(int64_t unix_ms) {
  const std::time_t seconds = unix_ms / 1000;
  std::tm parts{};
  ::gmtime_r(&seconds, &parts);
  char text[40], fraction[8];
  std::strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%S", &parts);
  std::snprintf(fraction, sizeof(fraction), ".%03dZ", static_cast<int>(unix_ms % 1000));
  return std::string(text) + fraction;
}

}  // namespace layout

}  // namespace cloze
