// Files as the rest of core needs them: whole reads with a limit, atomic writes, free space, memory maps.
//
// Every function is thread-safe for different paths. Errors carry the path; a full disk or a read-only folder says so.
#pragma once

#include <core/base/result.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cloze {

// What went wrong with `path`, from errno: the code, and a sentence with the remedy ("The disk is full: ..."). `done`
// is what could not be done ("written", "read"); `needed_bytes` > 0 is named where the disk is full.
Error systemError(const std::filesystem::path& path, int errnoValue, std::string_view done, uint64_t needed_bytes = 0);

// The whole file. Refuses one larger than `limit_bytes` before reading it.
Result<std::string> readFile(const std::filesystem::path& path, uint64_t limit_bytes = 1ull << 30);

// Writes to a temporary name in the same folder, fsyncs, renames over `path`, fsyncs the folder. Either the old content
// or the whole new content is there afterwards, whatever happens. Durability::Quick leaves out both syncs: as whole if
// a program dies, but a power failure may bring the old content back.
enum class Durability { Synced, Quick };
Status writeFileAtomically(const std::filesystem::path& path, std::string_view content,
                           Durability durability = Durability::Synced);

// fsync of a file or folder that is already written.
Status syncPath(const std::filesystem::path& path);

// Renames a finished folder into place: `to` (if there is one) is moved aside, `from` renamed to `to`, the old one
// removed, the parent fsynced. After a crash at any point recoverReplacedFolder(to) restores the old or keeps the new.
Status replaceFolder(const std::filesystem::path& from, const std::filesystem::path& to);
Status recoverReplacedFolder(const std::filesystem::path& to);

// One folder, in a parent that is there: what vanished while somebody worked in it is not brought back half.
Status makeFolder(const std::filesystem::path& path);
Status makeFolders(const std::filesystem::path& path);  // with all its parents
Result<uint64_t> freeBytes(const std::filesystem::path& folder);

// A read-only memory map, valid until destroyed.
class MappedFile {
 public:
  static Result<std::shared_ptr<const MappedFile>> open(const std::filesystem::path& path);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  std::span<const std::byte> bytes() const { return {m_data, m_size}; }
  const std::filesystem::path& path() const { return m_path; }

 private:
  MappedFile() = default;
  const std::byte* m_data = nullptr;
  size_t m_size = 0;
  std::filesystem::path m_path;
};

// Lower-case hexadecimal SHA-256 of the file's bytes / of a string.
Result<std::string> sha256OfFile(const std::filesystem::path& path);
std::string sha256Of(std::string_view bytes);

// For tests of what happens on a full disk or in a crash: asked before every system call that writes, with its name
// ("open", "write", "fsync", "rename", "remove", "mkdir") and path; an errno it returns is what the call fails with, 0
// lets it happen. Null (the default) asks nobody. Any thread.
using FileFault = int (*)(const char* operation, const std::filesystem::path& path);
void setFileFaultForTests(FileFault fault);
int fileFault(const char* operation, const std::filesystem::path& path);  // for other rooms that write: ask before

// XDG_DATA_HOME/cloze/runs, or ~/.local/share/cloze/runs: the runs folder window and command line share.
std::filesystem::path defaultRunsFolder();

}  // namespace cloze
