#include <core/base/fs.h>
#include <core/data/split_reader.h>
#include <core/engine/train/input_record.h>

#include <nlohmann/json.hpp>

#include <set>
#include <system_error>

namespace cloze {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using Listing = std::map<std::string, std::string>;  // file in a folder -> SHA-256

constexpr const char* kFolderFiles = "folder_files.json";
constexpr uint64_t kMostListingBytes = 1ull << 30;

Error changed(const fs::path& path, const std::string& what, const std::string& remedy) {
  return fileError(ErrorCode::InvalidData, path.string(),
                   what + " since the run started, so it cannot be continued to the same result. " + remedy +
                       ", or start a new run.");
}

Error changedFile(const fs::path& path) {
  return changed(path, "This file has changed", "Put the old file back");
}

Error goneFile(const fs::path& path) {
  return changed(path, "This file has been moved or deleted", "Put the old file back");
}

Error newFile(const fs::path& path) {
  return changed(path, "This file has been added", "Move it elsewhere");
}

// Of the texts that are read: what else lies there, as hidden files do, changes nothing.
Result<Listing> listingOf(const fs::path& folder) {
  Listing listing;
  for (const auto& [label, file] : classFolderFiles(folder, nullptr)) {
    CLOZE_ASSIGN(listing[file.lexically_relative(folder).string()], sha256OfFile(file));
  }
  return listing;
}

std::string hashOf(const Listing& listing) {
  std::string text;
  for (const auto& [name, hash] : listing) text += name + '\0' + hash + '\n';
  return sha256Of(text);
}

bool isFolder(const fs::path& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

// What the folder held when the run started; empty where that is not known.
Listing recordedListing(const fs::path& runFolder, const std::string& folder) {
  const auto text = readFile(runFolder / kFolderFiles, kMostListingBytes);
  if (!text.ok()) return {};
  const json document = json::parse(*text, nullptr, false);
  Listing listing;
  if (!document.is_object() || !document.contains(folder) || !document[folder].is_object()) return {};
  for (const auto& [name, hash] : document[folder].items()) {
    if (hash.is_string()) listing[name] = hash.get<std::string>();
  }
  return listing;
}

Status checkFolder(const fs::path& folder, const std::string& recordedHash, const fs::path& runFolder) {
  CLOZE_ASSIGN(const Listing now, listingOf(folder));
  if (hashOf(now) == recordedHash) return {};
  const Listing then = recordedListing(runFolder, folder.string());
  if (hashOf(then) != recordedHash) {
    return changed(folder, "The files in this folder have changed", "Put the old files back");
  }
  for (const auto& [name, hash] : then) {
    const auto found = now.find(name);
    if (found == now.end()) return goneFile(folder / name);
    if (found->second != hash) return changedFile(folder / name);
  }
  for (const auto& [name, hash] : now) {
    if (!then.contains(name)) return newFile(folder / name);
  }
  return {};
}

// Absolute paths of every file or folder of classes that a result depends on.
std::set<std::string> inputPaths(const RunSpec& spec, const TrainInputs& inputs) {
  std::set<std::string> paths;
  const auto add = [&](const fs::path& path) { paths.insert(fs::absolute(path).lexically_normal().string()); };
  for (const Split& split : inputs.data.splits) add(split.file);
  std::error_code ignored;
  for (const char* name : {"config.json", "bert_config.json", "vocab.txt", "tokenizer.json", "tokenizer_config.json",
                           "special_tokens_map.json", "added_tokens.json"}) {
    if (fs::exists(inputs.model.folder / name, ignored)) add(inputs.model.folder / name);
  }
  if (spec.model.from_scratch) return paths;
  for (fs::directory_iterator entry(inputs.model.folder, ignored), end; !ignored && entry != end;
       entry.increment(ignored)) {
    const std::string name = entry->path().filename().string();
    if (name.ends_with(".safetensors") || name.ends_with(".safetensors.index.json")) add(entry->path());
  }
  return paths;
}

}  // namespace

Result<InputHashes> hashInputs(const RunSpec& spec, const TrainInputs& inputs) {
  InputHashes hashes;
  for (const std::string& path : inputPaths(spec, inputs)) {
    if (isFolder(path)) {
      CLOZE_ASSIGN(hashes.folders[path], listingOf(path));
      hashes.paths[path] = hashOf(hashes.folders[path]);
    } else {
      CLOZE_ASSIGN(hashes.paths[path], sha256OfFile(path));
    }
  }
  return hashes;
}

std::map<std::string, int64_t> rowsOf(const DataSet& data) {
  std::map<std::string, int64_t> rows;
  for (const Split& split : data.splits) rows[split.name] = static_cast<int64_t>(split.examples.size());
  return rows;
}

Status writeFolderFiles(const fs::path& runFolder, const InputHashes& hashes) {
  if (hashes.folders.empty()) return {};
  const std::string text = json(hashes.folders).dump(1, ' ', false, json::error_handler_t::replace) + "\n";
  return writeFileAtomically(runFolder / kFolderFiles, text);
}

Status checkUnchanged(const RunRecord& record, const fs::path& runFolder) {
  for (const auto& [path, hash] : record.hashes) {
    std::error_code ignored;
    if (!fs::exists(path, ignored)) return goneFile(path);
    if (isFolder(path)) {
      CLOZE_TRY(checkFolder(path, hash, runFolder));
      continue;
    }
    CLOZE_ASSIGN(const std::string now, sha256OfFile(path));
    if (now != hash) return changedFile(path);
  }
  return {};
}

Status checkSameInputs(const RunRecord& record, const TrainInputs& inputs) {
  const std::set<std::string> now = inputPaths(record.spec, inputs);
  for (const std::string& path : now) {
    if (!record.hashes.contains(path)) return newFile(path);
  }
  for (const auto& [path, hash] : record.hashes) {
    if (!now.contains(path)) return changed(path, "This file is not read any more", "Put the other files back");
  }
  const std::map<std::string, int64_t> rows = rowsOf(inputs.data);
  if (record.rows.empty() || rows == record.rows) return {};  // none: a run of an earlier build
  const auto text = [](const std::map<std::string, int64_t>& counts) {
    std::string list;
    for (const auto& [name, count] : counts) list += (list.empty() ? "" : ", ") + name + " " + std::to_string(count);
    return list;
  };
  return fileError(ErrorCode::InvalidData, inputs.train().file.string(),
                   "The splits now have other numbers of rows (" + text(rows) + ") than when the run started (" +
                       text(record.rows) +
                       "), so it cannot be continued to the same result. Continue it with the build that started it, "
                       "or start a new run.");
}

}  // namespace cloze
