#include <core/data/layout.h>
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
      DataSpec folder;
      folder.data_dir = path.string();
      if (std::filesystem::is_directory(path, ignored))  // says what was looked for, and what is there
        CLOZE_TRY(findSplitFiles(folder, *findTask("custom"), nullptr, TrainFile::Optional));
      return fileError(ErrorCode::InvalidData, path.string(),
                       "This is no data set that is known by its files. Say what it is with a task.");
    }
    spec.task = guess.task;
  }
  if (std::filesystem::is_directory(path, ignored)) {
    spec.data_dir = path.string();
  } else {
    spec.train_file = path.string();
    spec.dev_fraction = 0;
  }
  return spec;
}

Result<DataSet> readExamples(RunSpec spec, std::stop_token stop) {
  DataSpec& data = spec.data;
  const bool lone = data.data_dir.empty() && data.dev_file.empty() && data.test_file.empty();
  const std::string split = lone ? splitNameOf(data.train_file) : "train";
  if (split == "dev") data.dev_file.swap(data.train_file);
  if (split == "test") data.test_file.swap(data.train_file);
  return readDataToLookAt(spec, std::move(stop));
}

}  // namespace cloze
