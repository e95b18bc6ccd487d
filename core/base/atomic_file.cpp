// The writing half of fs.h: atomic files, and folders that are replaced whole.
#include <core/base/atomic_file.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <utility>

namespace cloze {

namespace {

namespace fs = std::filesystem;

fs::path folderOf(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

// Short whatever the final name is, so that it never exceeds the limit of 255 bytes.
fs::path temporaryBeside(const fs::path& path) {
  static std::atomic<uint64_t> counter{0};
  return folderOf(path) / (".tmp-" + std::to_string(::getpid()) + "-" + std::to_string(++counter));
}

int writeAll(int fd, std::string_view content, const fs::path& path) {
  if (const int fault = fileFault("write", path)) return fault;
  while (!content.empty()) {
    const ssize_t wrote = ::write(fd, content.data(), content.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) return errno;
    content.remove_prefix(static_cast<size_t>(wrote));
  }
  return 0;
}

int syncFile(int fd, const fs::path& path) {
  if (const int fault = fileFault("fsync", path)) return fault;
  // Some network and memory file systems cannot sync a folder and say EINVAL; there is nothing more to do there.
  return ::fsync(fd) == 0 || errno == EINVAL || errno == ENOTSUP ? 0 : errno;
}

int renamePath(const fs::path& from, const fs::path& to) {
  if (const int fault = fileFault("rename", to)) return fault;
  return ::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

// Where replaceFolder keeps the old folder for the moment between its two renames.
fs::path asideOf(const fs::path& to) {
  return folderOf(to) / ("." + to.filename().string() + ".replaced");
}

fs::path withoutTrailingSlash(const fs::path& path) {
  return path.has_filename() ? path : path.parent_path();
}

bool isThere(const fs::path& path) {
  struct stat info {};
  return ::lstat(path.c_str(), &info) == 0;
}

}  // namespace

Result<std::unique_ptr<AtomicFile>> AtomicFile::create(const fs::path& path, uint64_t bytes) {
  std::unique_ptr<AtomicFile> file(new AtomicFile(path, bytes));
  int fault = fileFault("open", path);
  // A killed process of the same number may have left this very name behind.
  for (int attempt = 0; fault == 0 && file->m_fd < 0; ++attempt) {
    file->m_temporary = temporaryBeside(path);
    file->m_fd = ::open(file->m_temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file->m_fd < 0 && (errno != EEXIST || attempt == 1000)) fault = errno;
  }
  if (fault == ENOENT) {
    return fileError(ErrorCode::NotFound, path.string(),
                     "Cannot be written: its folder does not exist (any more). Check the path.");
  }
  if (fault != 0) return file->failure(fault);
  return file;
}

AtomicFile::~AtomicFile() {
  if (m_fd >= 0) ::close(m_fd);
  if (m_fd >= 0 || m_closed) ::unlink(m_temporary.c_str());
}

Error AtomicFile::failure(int fault) const {
  return systemError(m_path, fault, "written", m_bytes);
}

Status AtomicFile::write(std::string_view bytes) {
  if (const int fault = writeAll(m_fd, bytes, m_path)) return failure(fault);
  return {};
}

Status AtomicFile::commit(Durability durability) {
  int fault = durability == Durability::Synced ? syncFile(m_fd, m_path) : 0;
  const int closed = ::close(std::exchange(m_fd, -1));
  m_closed = true;
  if (fault == 0 && closed != 0) fault = errno;
  if (fault == 0) fault = renamePath(m_temporary, m_path);
  if (fault != 0) return failure(fault);
  m_closed = false;
  if (durability == Durability::Quick) return {};
  return syncPath(folderOf(m_path));
}

Status writeFileAtomically(const fs::path& path, std::string_view content, Durability durability) {
  std::unique_ptr<AtomicFile> file;
  CLOZE_ASSIGN(file, AtomicFile::create(path, content.size()));
  CLOZE_TRY(file->write(content));
  return file->commit(durability);
}

Status syncPath(const fs::path& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return systemError(path, errno, "synced to disk");
  const int fault = syncFile(fd, path);
  ::close(fd);
  if (fault != 0) return systemError(path, fault, "synced to disk");
  return {};
}

Status recoverReplacedFolder(const fs::path& target) {
  const fs::path to = withoutTrailingSlash(target);
  const fs::path aside = asideOf(to);
  if (!isThere(aside)) return {};
  if (isThere(to)) {
    // The new folder made it into place; only the tidying up is left, and it may also happen later.
    std::error_code ignored;
    fs::remove_all(aside, ignored);
    return {};
  }
  if (const int fault = renamePath(aside, to)) return systemError(to, fault, "restored from " + aside.string());
  return syncPath(folderOf(to));
}

Status replaceFolder(const fs::path& source, const fs::path& target) {
  const fs::path from = withoutTrailingSlash(source), to = withoutTrailingSlash(target);
  CLOZE_TRY(recoverReplacedFolder(to));
  const fs::path aside = asideOf(to);
  const bool replaces = isThere(to);
  if (replaces) {
    if (const int fault = renamePath(to, aside)) return systemError(to, fault, "replaced");
  }
  if (const int fault = renamePath(from, to)) {
    if (replaces) (void)renamePath(aside, to);
    return systemError(from, fault, "moved to " + to.string());
  }
  CLOZE_TRY(syncPath(folderOf(to)));
  if (folderOf(from) != folderOf(to)) CLOZE_TRY(syncPath(folderOf(from)));
  std::error_code ignored;
  if (replaces && fileFault("remove", aside) == 0) fs::remove_all(aside, ignored);
  return {};
}

}  // namespace cloze
