#include <core/base/fs.h>
#include <fcntl.h>
#include <pwd.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>

namespace cloze {

namespace {

std::atomic<FileFault> g_fault{nullptr};

std::string fullDisk(const std::filesystem::path& path, uint64_t needed_bytes) {
  std::string text = "The disk is full";
  if (needed_bytes > 0) text += ": " + std::to_string(needed_bytes) + " bytes are needed";
  const Result<uint64_t> free = freeBytes(path.parent_path());
  if (free.ok())
    text += (needed_bytes > 0 ? ", " : ": ") + std::to_string(free.value()) + (needed_bytes > 0 ? "" : " bytes") +
            " are free";
  return text + ". Make room on that disk or choose another folder.";
}

}  // namespace

Error systemError(const std::filesystem::path& path, int errnoValue, std::string_view done, uint64_t needed_bytes) {
  const std::string verb(done);
  const auto error = [&](ErrorCode code, const std::string& message) {
    return fileError(code, path.string(), message);
  };
  switch (errnoValue) {
    case ENOSPC:
    case EDQUOT:
      return error(ErrorCode::Io, fullDisk(path, needed_bytes));
    case EROFS:
      return error(ErrorCode::Io,
                   "Cannot be " + verb + ": the disk is mounted read-only. Choose a folder you may write to.");
    case EACCES:
    case EPERM:
      return error(ErrorCode::Io,
                   "Cannot be " + verb +
                       ": permission denied. Change the permissions of the file or its folder, or choose "
                       "another place.");
    case ENOENT:
      return error(ErrorCode::NotFound, "Cannot be " + verb + ": it does not exist (any more). Check the path.");
    case ENOTDIR:
      return error(ErrorCode::NotFound, "Cannot be " + verb + ": a part of the path is a file, not a folder.");
    case EISDIR:
      return error(ErrorCode::InvalidArgument, "Cannot be " + verb + ": it is a folder; a file is needed here.");
    case EFBIG:
      return error(ErrorCode::Io, "Cannot be " + verb +
                                      ": the file would be larger than the system or `ulimit -f` allows. Raise that "
                                      "limit, or choose another disk.");
    case EBUSY:
      return error(ErrorCode::Busy,
                   "Cannot be " + verb + ": another program is using it. Wait until that is done, or close it.");
    case EMFILE:
    case ENFILE:
      return error(ErrorCode::Io,
                   "Cannot be " + verb + ": too many files are open. Close other programs or raise `ulimit -n`.");
    default:
      return error(ErrorCode::Io, "Cannot be " + verb + ": " + std::strerror(errnoValue) + ".");
  }
}

void setFileFaultForTests(FileFault fault) {
  g_fault = fault;
}

int fileFault(const char* operation, const std::filesystem::path& path) {
  const FileFault fault = g_fault.load(std::memory_order_relaxed);
  return fault ? fault(operation, path) : 0;
}

Result<std::string> readFile(const std::filesystem::path& path, uint64_t limit_bytes) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return systemError(path, errno, "read");
  struct Closer {
    int fd;
    ~Closer() { ::close(fd); }
  } closer{fd};
  struct stat info {};
  if (::fstat(fd, &info) != 0) return systemError(path, errno, "read");
  if (S_ISDIR(info.st_mode)) return systemError(path, EISDIR, "read");
  const auto tooLarge = [&] {
    return fileError(ErrorCode::InvalidData, path.string(),
                     "Is larger than the " + std::to_string(limit_bytes) +
                         " bytes that make sense here; this is probably not the file that was meant.");
  };
  const auto size = static_cast<uint64_t>(info.st_size < 0 ? 0 : info.st_size);
  if (size > limit_bytes) return tooLarge();
  // A pipe or a file of /proc has size 0, and a file may grow while it is read: the size is a hint only.
  std::string content;
  content.resize(size + 1);
  size_t filled = 0;
  while (true) {
    const ssize_t got = ::read(fd, content.data() + filled, content.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return systemError(path, errno, "read");
    if (got == 0) break;
    filled += static_cast<size_t>(got);
    if (filled > limit_bytes) return tooLarge();
    if (filled == content.size()) content.resize(content.size() * 2);
  }
  content.resize(filled);
  return content;
}

Status makeFolder(const std::filesystem::path& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) == 0) {
    if (S_ISDIR(info.st_mode)) return {};
    return fileError(ErrorCode::Io, path.string(), "Is a file; a folder is needed here. Choose another name.");
  }
  if (const int fault = fileFault("mkdir", path)) return systemError(path, fault, "created");
  if (::mkdir(path.c_str(), 0777) != 0 && errno != EEXIST) return systemError(path, errno, "created");
  return {};
}

Status makeFolders(const std::filesystem::path& path) {
  if (path.empty()) return makeError(ErrorCode::InvalidArgument, "The name of the folder is empty.");
  std::filesystem::path made;
  for (const std::filesystem::path& part : path) {
    made /= part;
    CLOZE_TRY(makeFolder(made));
  }
  return {};
}

Result<uint64_t> freeBytes(const std::filesystem::path& folder) {
  // A folder that is yet to be made lies on the disk of its nearest parent that exists.
  std::error_code ignored;
  std::filesystem::path existing =
      folder.empty() ? std::filesystem::path(".") : std::filesystem::absolute(folder, ignored);
  while (!std::filesystem::exists(existing, ignored) && existing.has_relative_path()) existing = existing.parent_path();
  struct statvfs info {};
  if (::statvfs(existing.c_str(), &info) != 0) return systemError(existing, errno, "examined");
  return static_cast<uint64_t>(info.f_bavail) * info.f_frsize;
}

std::filesystem::path defaultRunsFolder() {
  // XDG base directory specification: a relative path is invalid and ignored.
  const char* data = std::getenv("XDG_DATA_HOME");
  if (data && data[0] == '/') return std::filesystem::path(data) / "cloze" / "runs";
  const char* home = std::getenv("HOME");
  if (!home || home[0] != '/') {
    const struct passwd* user = ::getpwuid(::getuid());
    home = user && user->pw_dir && user->pw_dir[0] == '/' ? user->pw_dir : "/tmp";
  }
  return std::filesystem::path(home) / ".local" / "share" / "cloze" / "runs";
}

}  // namespace cloze
