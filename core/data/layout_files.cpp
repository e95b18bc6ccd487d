#include <core/data/layout.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <span>

namespace cloze {
namespace {

namespace fs = std::filesystem;
using Stems = std::span<const std::string_view>;

constexpr std::array<std::string_view, 6> kExtensions{".tsv", ".csv", ".jsonl", ".ndjson", ".json", ".txt"};
constexpr std::array<std::string_view, 2> kTrainStems{"train", "training"};
constexpr std::array<std::string_view, 5> kDevStems{"dev", "dev_matched", "validation", "valid", "val"};
constexpr std::array<std::string_view, 2> kDevMismatchedStems{"dev_mismatched", "validation_mismatched"};
constexpr std::array<std::string_view, 2> kTestStems{"test", "test_matched"};
constexpr std::array<std::string_view, 1> kTestMismatchedStems{"test_mismatched"};
// Files a person may have but that must be unpacked or converted first.
constexpr std::array<std::string_view, 6> kPacked{".parquet", ".arrow", ".gz", ".zip", ".xlsx", ".zst"};

bool isFile(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(path, ignored) && !fs::is_directory(path, ignored);
}

// The first of stem x extension that is there; others of the same stem are reported.
fs::path findByStem(const fs::path& folder, Stems stems, std::vector<std::string>* warnings) {
  fs::path found;
  for (const auto stem : stems) {
    for (const auto extension : kExtensions) {
      const fs::path candidate = folder / (std::string(stem) + std::string(extension));
      if (!isFile(candidate)) continue;
      if (found.empty()) {
        found = candidate;
      } else if (warnings != nullptr) {
        warnings->push_back(candidate.string() + " is not used, because " + found.filename().string() +
                            " is there too. Name the file you mean with --train-file, --dev-file or --test-file.");
      }
    }
  }
  return found;
}

void addNamed(const DataSpec& spec, const std::string& name, const std::string& file, std::vector<SplitFile>* splits) {
  if (file.empty()) return;
  std::erase_if(*splits, [&](const SplitFile& split) { return split.name == name || split.name == name + "_mm"; });
  const fs::path path(file);
  splits->push_back({name, path.is_absolute() || spec.data_dir.empty() ? path : fs::path(spec.data_dir) / path});
}

Error noTrainFile(const fs::path& folder) {
  std::vector<std::string> names;
  std::string packed;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    names.push_back(entry.path().filename().string());
    const std::string extension = entry.path().extension().string();
    if (std::find(kPacked.begin(), kPacked.end(), extension) != kPacked.end()) packed = names.back();
  }
  std::sort(names.begin(), names.end());
  std::string message =
      "No training file is in this folder; looked for train.tsv, train.csv, train.jsonl, train.txt and ";
  message += "msr_paraphrase_train.txt. ";
  message += names.empty() ? "The folder is empty. " : "It holds: " + quotedList(names, 8) + ". ";
  message += packed.empty() ? "Choose another folder, or name the file with --train-file."
                            : "Unpack or convert " + packed + " to TSV, CSV or JSON lines first.";
  Error error = fileError(ErrorCode::NotFound, folder.string(), message);
  error.field = "data-dir";
  return error;
}

bool hasTextFile(const fs::path& folder) {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    if (entry.is_regular_file(ignored) && !entry.path().filename().string().starts_with('.')) return true;
  }
  return false;
}

// Two folders or more that hold files directly.
bool isFolderOfClasses(const fs::path& folder) {
  int classes = 0;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    if (entry.is_directory(ignored) && !entry.path().filename().string().starts_with('.')) {
      classes += hasTextFile(entry.path()) ? 1 : 0;
    }
  }
  return classes >= 2;
}

Status checkDataFolder(const fs::path& folder) {
  std::error_code ignored;
  if (fs::is_directory(folder, ignored)) return {};
  Error error = fileError(ErrorCode::NotFound, folder.string(),
                          "There is no such folder. Choose the folder that holds the data set.");
  error.field = "data-dir";
  return error;
}

}  // namespace

std::string splitNameOf(const fs::path& file) {
  static constexpr std::array<std::pair<std::string_view, const char*>, 7> kWords{{{"train", "train"},
                                                                                   {"training", "train"},
                                                                                   {"dev", "dev"},
                                                                                   {"valid", "dev"},
                                                                                   {"validation", "dev"},
                                                                                   {"val", "dev"},
                                                                                   {"test", "test"}}};
  const std::string stem = file.stem().string() + " ";
  std::string word;
  for (const char c : stem) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalpha(byte)) {
      word += static_cast<char>(std::tolower(byte));
      continue;
    }
    for (const auto& [name, split] : kWords)
      if (word == name) return split;
    word.clear();
  }
  return "train";
}

bool isTableName(const fs::path& file) {
  return std::find(kExtensions.begin(), kExtensions.end(), file.extension().string()) != kExtensions.end();
}

std::vector<SplitFile> findClassFolders(const fs::path& folder) {
  std::vector<SplitFile> splits;
  static constexpr std::array<std::pair<const char*, const char*>, 5> kNames{
      {{"train", "train"}, {"dev", "dev"}, {"valid", "dev"}, {"validation", "dev"}, {"test", "test"}}};
  for (const auto& [folderName, split] : kNames) {
    if (isFolderOfClasses(folder / folderName)) splits.push_back({split, folder / folderName});
  }
  if (!splits.empty() && splits.front().name == "train") return splits;
  splits.clear();
  if (isFolderOfClasses(folder)) splits.push_back({"train", folder});
  return splits;
}

Result<std::vector<SplitFile>> findSplitFiles(const DataSpec& spec, const TaskInfo& task,
                                              std::vector<std::string>* warnings, TrainFile trainFile) {
  std::vector<SplitFile> splits;
  const fs::path folder(spec.data_dir);
  if (!folder.empty() && isFile(folder)) {
    splits.push_back({"train", folder});  // a file dropped where a folder is expected is the training file
  } else if (!folder.empty()) {
    CLOZE_TRY(checkDataFolder(folder));
    const auto add = [&](const char* name, Stems stems) {
      if (const fs::path file = findByStem(folder, stems, warnings); !file.empty()) splits.push_back({name, file});
    };
    add("train", kTrainStems);
    const fs::path train = folder / "msr_paraphrase_train.txt", test = folder / "msr_paraphrase_test.txt";
    if (splits.empty() && task.name == "mrpc" && (isFile(train) || isFile(test))) {
      if (isFile(train)) splits.push_back({"train", train});
      if (isFile(test)) splits.push_back({"test", test});
    } else {
      add("dev", kDevStems);
      add("dev_mm", kDevMismatchedStems);
      add("test", kTestStems);
      add("test_mm", kTestMismatchedStems);
    }
  } else if (spec.train_file.empty() &&
             (trainFile == TrainFile::Needed || (spec.dev_file.empty() && spec.test_file.empty()))) {
    return fieldError(ErrorCode::InvalidArgument, "data-dir",
                      "No data is named. Choose the folder of the data set, or a training file.");
  }
  DataSpec named = spec;
  if (isFile(folder)) named.data_dir = folder.parent_path().string();
  addNamed(named, "train", spec.train_file, &splits);
  addNamed(named, "dev", spec.dev_file, &splits);
  addNamed(named, "test", spec.test_file, &splits);
  static constexpr std::array<std::string_view, 5> kOrder{"train", "dev", "dev_mm", "test", "test_mm"};
  std::sort(splits.begin(), splits.end(), [](const SplitFile& a, const SplitFile& b) {
    return std::find(kOrder.begin(), kOrder.end(), a.name) < std::find(kOrder.begin(), kOrder.end(), b.name);
  });
  const bool haveTrain = !splits.empty() && splits.front().name == "train";
  if (splits.empty() || (trainFile == TrainFile::Needed && !haveTrain)) return noTrainFile(folder);
  return splits;
}

}  // namespace cloze
