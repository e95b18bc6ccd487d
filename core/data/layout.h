// Where a task's splits lie in a folder, and which columns of their tables hold texts and label.
//
// Pure functions over names, headers and folders; any thread.
#pragma once

#include <core/base/result.h>
#include <core/data/table_reader.h>
#include <core/data/tasks.h>
#include <core/spec/run_spec.h>

#include <filesystem>
#include <string>
#include <vector>

namespace cloze {

struct SplitFile {
  std::string name;  // "train", "dev", "dev_mm", "test", "test_mm"
  std::filesystem::path file;
};

enum class TrainFile { Needed, Optional };

// The files of the splits, train first: named in `spec`, else found in its folder. Refuses, with what was looked for, a
// folder without a train file, or where that is optional without any.
Result<std::vector<SplitFile>> findSplitFiles(const DataSpec& spec, const TaskInfo& task,
                                              std::vector<std::string>* warnings,
                                              TrainFile trainFile = TrainFile::Needed);

// The split that words of a file's name tell ("sst2_dev.tsv", "train-v1.1.json"): train, dev or test; else train.
std::string splitNameOf(const std::filesystem::path& file);

// Whether the file is called as tables are: .tsv, .csv, .jsonl, .ndjson, .json, .txt
bool isTableName(const std::filesystem::path& file);

// A folder of folders, each a class, each with text files: the folder of classes for each split; empty where it is
// none.
std::vector<SplitFile> findClassFolders(const std::filesystem::path& folder);

// 0-based places in a row; -1: none.
struct Columns {
  int text_a = -1, text_b = -1, label = -1;
  bool header = false;  // the first row is names, not data
  int last() const { return std::max(text_a, std::max(text_b, label)); }
};

// From the first row (or the keys of the first JSON object, `named`). Columns named in `spec` come first, then the
// names usual for a role, then the layout a headerless file of the task has. A missing label column is refused only if
// `needLabel`; a missing text column always, naming the columns there are.
Result<Columns> resolveColumns(const DataSpec& spec, const TaskInfo& task, const std::vector<std::string>& firstRow,
                               bool named, bool needLabel, const std::string& file);

// True if a row of names like those of GLUE's or other data sets' tables.
bool looksLikeHeader(const std::vector<std::string>& row);

// What guessDataSet and others need: whether texts of pairs are named, and the place of the first usual name of each
// role, or -1.
bool namesTwoTexts(const std::vector<std::string>& header);
int findLabelName(const std::vector<std::string>& header);
int findTextName(const std::vector<std::string>& header, bool pair);
int findSecondTextName(const std::vector<std::string>& header, int textA);

}  // namespace cloze
