// What a run has read, as its folder remembers it, and the comparison a resume makes with it.
//
// run.json holds a hash for each file and for each folder of classes; which files were in such a folder stands in
// folder_files.json beside it, since there may be tens of thousands.
#pragma once

#include <core/base/result.h>
#include <core/engine/train/inputs.h>
#include <core/runs/run_folder.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

namespace cloze {

struct InputHashes {
  // Absolute path -> SHA-256 of every file a result depends on: data, vocabulary, tokenizer, config, start weights. A
  // folder's is that of its files' names and hashes, in order.
  std::map<std::string, std::string> paths;
  // Folder -> file in it -> SHA-256.
  std::map<std::string, std::map<std::string, std::string>> folders;
};
Result<InputHashes> hashInputs(const RunSpec& spec, const TrainInputs& inputs);
std::map<std::string, int64_t> rowsOf(const DataSet& data);

// folder_files.json in the run folder; nothing where no folder was read.
Status writeFolderFiles(const std::filesystem::path& runFolder, const InputHashes& hashes);

// Before anything is loaded: refuses, naming it, the first file that differs from the record or is gone.
Status checkUnchanged(const RunRecord& record, const std::filesystem::path& runFolder);
// Afterwards: refuses a file that is read now and was not then (layouts are searched afresh), or the other way round,
// and splits of another size.
Status checkSameInputs(const RunRecord& record, const TrainInputs& inputs);

}  // namespace cloze
