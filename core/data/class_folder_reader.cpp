#include <core/base/fs.h>
#include <core/base/utf8.h>
#include <core/data/split_reader.h>

#include <algorithm>

namespace cloze {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> sortedEntries(const fs::path& folder) {
  std::vector<fs::path> entries;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    if (!entry.path().filename().string().starts_with('.')) entries.push_back(entry.path());
  }
  std::sort(entries.begin(), entries.end());
  return entries;
}

Result<std::string> readDocument(const fs::path& file, ReadLimits limits) {
  CLOZE_ASSIGN(std::string text, readFile(file, limits.line_bytes));
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  const auto lineAt = [&](size_t byte) {
    return 1 + std::count(text.begin(), text.begin() + static_cast<long>(byte), '\n');
  };
  if (const size_t nul = text.find('\0'); nul != std::string::npos) {
    return fileError(ErrorCode::InvalidData, file.string(), nulByteMessage(text, file), lineAt(nul));
  }
  if (const size_t bad = firstInvalidUtf8(text); bad != std::string::npos) {
    return fileError(ErrorCode::InvalidData, file.string(), wrongEncodingMessage(text, file), lineAt(bad));
  }
  while (text.ends_with('\n') || text.ends_with('\r')) text.pop_back();
  return text;
}

}  // namespace

std::vector<std::pair<std::string, fs::path>> classFolderFiles(const fs::path& folder,
                                                               std::vector<std::string>* warnings) {
  std::vector<std::pair<std::string, fs::path>> files;
  std::error_code ignored;
  for (const fs::path& classFolder : sortedEntries(folder)) {
    if (!fs::is_directory(classFolder, ignored)) continue;
    const std::string label = classFolder.filename().string();
    if (label == "unsup") {  // the large movie review data set keeps its unlabelled reviews there
      if (warnings != nullptr)
        warnings->push_back(classFolder.string() + " is not read: it holds texts without labels.");
      continue;
    }
    for (const fs::path& file : sortedEntries(classFolder)) {
      if (!fs::is_directory(file, ignored)) files.emplace_back(label, file);
    }
  }
  return files;
}

Result<Split> readClassFolderSplit(const SplitRequest& request, std::stop_token stop, ReadLimits limits,
                                   std::vector<std::string>* warnings) {
  Split split;
  split.name = request.name;
  split.file = request.file;
  split.labelled = true;
  int64_t empty = 0;
  for (auto& [label, file] : classFolderFiles(request.file, warnings)) {
    if (stop.stop_requested()) return makeError(ErrorCode::Cancelled, "Reading was stopped.");
    CLOZE_ASSIGN(std::string text, readDocument(file, limits));
    empty += text.empty() ? 1 : 0;
    split.examples.push_back({std::move(text), {}, label, 1});
  }
  if (split.examples.empty()) {
    return fileError(ErrorCode::InvalidData, request.file.string(),
                     "No text files are in this folder's sub-folders. Each class needs a folder with one file a text.");
  }
  if (empty > 0) {
    warnings->push_back(request.file.string() + ": " + std::to_string(empty) +
                        (empty == 1 ? " file is empty." : " files are empty."));
  }
  return split;
}

}  // namespace cloze
