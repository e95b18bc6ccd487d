#include <app/cli/assembled_model.h>
#include <app/cli/spec_options.h>
#include <core/base/fs.h>
#include <unistd.h>

#include <map>

namespace cloze::cli {
namespace {

namespace fs = std::filesystem;
using Links = std::map<std::string, fs::path>;  // name in the folder -> file

bool isFile(const fs::path& path) {
  std::error_code ignored;
  return fs::is_regular_file(path, ignored);
}

Status addFile(const std::string& option, const std::string& file, const std::string& name, Links* links) {
  const fs::path path = absolutePath(file);
  if (!isFile(path))
    return fileError(ErrorCode::NotFound, path.string(), "There is no such file; see --" + option + ".");
  (*links)[name] = path;
  return {};
}

// Every file of the checkpoint's folder that `matches` takes.
template <typename Matches>
void addMatching(const fs::path& folder, Matches matches, Links* links) {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    const std::string name = entry.path().filename().string();
    if (isFile(entry.path()) && matches(name)) (*links)[name] = entry.path();
  }
}

Status addWeights(const std::string& checkpoint, Links* links) {
  if (checkpoint.empty()) return {};
  const fs::path path = absolutePath(checkpoint);
  const size_t before = links->size();
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) {
    addMatching(
        path,
        [](const std::string& name) {
          return (name.starts_with("model") && name.find(".safetensors") != std::string::npos) ||
                 name == "pytorch_model.bin";
        },
        links);
  } else if (isFile(path)) {
    (*links)[path.extension() == ".safetensors" ? "model.safetensors" : path.filename().string()] = path;
  } else {
    const std::string prefix = path.filename().string() + ".";
    addMatching(
        path.parent_path(), [&prefix](const std::string& name) { return name.starts_with(prefix); }, links);
  }
  if (links->size() > before) return {};
  return fileError(ErrorCode::NotFound, path.string(), "There are no weights there; see --init_checkpoint.");
}

Status fill(const Links& links, const fs::path& folder) {
  CLOZE_TRY(makeFolders(folder));
  std::error_code failed;
  for (const auto& [name, file] : links) {
    fs::create_symlink(file, folder / name, failed);
    if (failed && failed != std::errc::file_exists) return systemError(folder / name, failed.value(), "linked");
  }
  return {};
}

Status link(const Links& links, const fs::path& folder) {
  const fs::path making = folder.string() + "." + std::to_string(getpid());
  Status status = fill(links, making);
  std::error_code failed, ignored;
  if (status.ok()) fs::rename(making, folder, failed);
  // Somebody else may have made the very same one meanwhile: its name is a hash of what it holds.
  if (failed && !fs::is_directory(folder, ignored)) status = systemError(folder, failed.value(), "created");
  fs::remove_all(making, ignored);
  return status;
}

}  // namespace

Result<fs::path> assembleModel(const std::string& vocabFile, const std::string& configFile,
                               const std::string& checkpoint, const fs::path& runs) {
  Links links;
  CLOZE_TRY(addFile("bert_config_file", configFile, "config.json", &links));
  CLOZE_TRY(addFile("vocab_file", vocabFile, "vocab.txt", &links));
  addMatching(
      fs::path(absolutePath(vocabFile)).parent_path(),  // which say how the vocabulary is used, casing among it
      [](const std::string& name) { return name == "tokenizer_config.json" || name == "special_tokens_map.json"; },
      &links);
  CLOZE_TRY(addWeights(checkpoint, &links));
  std::string key;
  for (const auto& [name, file] : links) key += name + "\n" + file.string() + "\n";
  const fs::path folder = runs / ".models" / sha256Of(key).substr(0, 16);
  std::error_code ignored;
  if (!fs::is_directory(folder, ignored)) CLOZE_TRY(link(links, folder));
  return folder;
}

}  // namespace cloze::cli
