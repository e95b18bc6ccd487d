#include <core/inspect/data_source.h>

namespace cloze {

Result<DataSpec> dataSpecFor(const std::filesystem::path& path, const std::string& task) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) {
    return fileError(ErrorCode::NotFound, path.string(), "There is nothing here. Check the path.");
  }
  DataSpec spec;
  spec.task = task;
  if (spec.task.empty()) {
    const DataGuess guess = guessDataSet(path);
    if (guess.problem) return *guess.problem;
    if (guess.task.empty()) {
      return fileError(ErrorCode::InvalidData, path.string(),
                       "This is no data set that is known by its files. Say what it is with a task.");
    }
    spec.task = guess.task;
  }
  if (std::filesystem::is_directory(path, ignored)) {
    spec.data_dir = path.string();
  } else {
    spec.data_dir = path.parent_path().string();
    spec.train_file = path.string();
  }
  return spec;
}

}  // namespace cloze
