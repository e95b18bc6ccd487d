// One split out of its file or its folder of classes, labels still as written.
#pragma once

#include <core/base/result.h>
#include <core/data/data_set.h>
#include <core/data/layout.h>

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace cloze {

struct SplitRequest {
  const DataSpec& spec;
  const TaskInfo& task;
  std::string name;
  std::filesystem::path file;
  bool needLabels = false;  // refuse a file without labels
  bool keepEveryRow =
      false;  // refuse broken rows even where the task's files are known for them: rows must stay aligned
};

// Rows in file order. Warnings count blank lines and rows skipped, texts that are empty and cells beyond the header's.
Result<Split> readTableSplit(const SplitRequest& request, std::stop_token stop, ReadLimits limits,
                             std::vector<std::string>* warnings);
// The same from an open table whose first row is still to come.
Result<Split> readTableSplit(const SplitRequest& request, std::unique_ptr<TableReader> table,
                             std::vector<std::string>* warnings);

// A file a document: sub-folders sorted by name are the labels, files sorted by name the rows. Example::line is 1.
Result<Split> readClassFolderSplit(const SplitRequest& request, std::stop_token stop, ReadLimits limits,
                                   std::vector<std::string>* warnings);
// Its files in that order, with their labels; empty where there is none.
std::vector<std::pair<std::string, std::filesystem::path>> classFolderFiles(const std::filesystem::path& folder,
                                                                            std::vector<std::string>* warnings);

// What a table without a line, and one of a header alone, are refused with.
Error emptyFileError(const std::filesystem::path& file);
Error noRowsError(const std::filesystem::path& file);

// A finite number, the whole text; decimal point whatever the locale.
bool parseNumber(std::string_view text, double* value);

}  // namespace cloze
