// What the trash of a runs folder holds on the disk, and its removal for good.
#include <core/base/utf8.h>
#include <core/runs/run_folder.h>
#include <core/runs/run_layout.h>

#include <sys/stat.h>

namespace cloze {

namespace {

namespace fs = std::filesystem;

uint64_t bytesBelow(const fs::path& folder) {
  uint64_t bytes = 0;
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, error);
  for (const fs::recursive_directory_iterator end; !error && entry != end; entry.increment(error)) {
    std::error_code ignored;
    if (entry->is_symlink(ignored) || !entry->is_regular_file(ignored)) continue;
    const uintmax_t size = entry->file_size(ignored);
    if (!ignored) bytes += size;
  }
  return bytes;
}

constexpr std::string_view kAside = ".deleted";

// What an earlier removal could not finish.
void sweep(const fs::path& trash) {
  std::error_code error, ignored;
  fs::directory_iterator entry(trash, error);
  for (const fs::directory_iterator end; !error && entry != end; entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (name.starts_with('.') && name.ends_with(kAside)) fs::remove_all(entry->path(), ignored);
  }
}

}  // namespace

TrashFacts trashFacts(const fs::path& trashedRun) {
  TrashFacts facts;
  struct stat found {};
  if (::lstat(trashedRun.c_str(), &found) != 0) return facts;
  facts.deleted_ms = int64_t(found.st_mtim.tv_sec) * 1000 + found.st_mtim.tv_nsec / 1'000'000;
  std::error_code ignored;
  if (S_ISLNK(found.st_mode))
    facts.linked_to = fs::read_symlink(trashedRun, ignored);
  else
    facts.bytes = bytesBelow(trashedRun);
  return facts;
}

Status purgeRun(const fs::path& runs, const std::string& id) {
  const fs::path trash = runs / layout::kTrash, folder = trash / id;
  if (!layout::isPlainName(id) || !layout::isRunFolder(folder)) {
    return fileError(ErrorCode::NotFound, trash.string(),
                     "Holds no deleted run with the id \"" + repairUtf8(id) + "\". See `cloze runs list --trash`.");
  }
  // Renamed first, so that nobody restores half a run where the removal is cut short. A link goes, not what it leads
  // to.
  const fs::path aside = trash / ("." + id + std::string(kAside));
  sweep(trash);
  std::error_code error;
  fs::rename(folder, aside, error);
  if (error) {
    return fileError(ErrorCode::Io, folder.string(),
                     "The run could not be deleted: " + error.message() + ". Check the folder's permissions.");
  }
  fs::remove_all(aside, error);
  if (error) {
    return fileError(ErrorCode::Io, aside.string(),
                     "The run is out of the trash, but the rest of its files lies here: " + error.message() +
                         ". Remove this folder, or delete another run for good, which tries it again.");
  }
  return {};
}

}  // namespace cloze
