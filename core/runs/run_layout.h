// Names inside a runs folder and a run folder. Used by this room alone.
#pragma once

#include <core/base/file_lock.h>
#include <core/base/result.h>

#include <cstdint>
#include <filesystem>
#include <string>

namespace cloze::layout {

inline constexpr const char* kRecord = "run.json";
inline constexpr const char* kState = "state.json";
inline constexpr const char* kMetrics = "metrics.db";
inline constexpr const char* kLog = "log.txt";
inline constexpr const char* kControl = "control.json";
inline constexpr const char* kLock = "lock";
inline constexpr const char* kName = "name.txt";  // the name given later; run.json never changes
inline constexpr const char* kPredictions = "predictions";
inline constexpr const char* kCheckpoints = "checkpoints";
inline constexpr const char* kTrash = ".trash";

// A name of one path component that is not hidden: nothing that leads out of a folder.
bool isPlainName(const std::string& name);

// A folder that holds a run, perhaps a damaged one.
bool isRunFolder(const std::filesystem::path& folder);

// The lock of a run; Busy names the folder.
Result<std::unique_ptr<FileLock>> lockRun(const std::filesystem::path& runFolder);
bool isLocked(const std::filesystem::path& runFolder);

int64_t nowMs();                       // since the Unix epoch
std::string isoTime(int64_t unix_ms);  // "2026-11-21T07:10:00.123Z"

}  // namespace cloze::layout
