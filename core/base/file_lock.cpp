#include <core/base/file_lock.h>
#include <core/base/fs.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

namespace cloze {

namespace {
struct flock wholeFile(short type) {
  struct flock lock {};
  lock.l_type = type;
  lock.l_whence = SEEK_SET;
  return lock;
}
}  // namespace

Result<std::unique_ptr<FileLock>> FileLock::tryAcquire(const std::filesystem::path& path) {
  // Not through a link: whoever has the lock may write into the file.
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (fd < 0 && errno == ELOOP) {
    return fileError(ErrorCode::Io, path.string(),
                     "This is a link, or lies behind links that lead in a circle, so it cannot be a lock. Remove the "
                     "link, then try again.");
  }
  if (fd < 0) return systemError(path, errno, "opened for locking");
  // Open file description locks belong to this descriptor, not to the process: a second holder in the same process is
  // refused too, and closing another descriptor of the file does not drop the lock.
  struct flock lock = wholeFile(F_WRLCK);
  if (::fcntl(fd, F_OFD_SETLK, &lock) == 0) return std::unique_ptr<FileLock>(new FileLock(fd));
  const int reason = errno;
  ::close(fd);
  if (reason == EAGAIN || reason == EACCES) {
    return fileError(ErrorCode::Busy, path.string(),
                     "Another program holds this lock. Wait until it is done or stop it.");
  }
  return systemError(path, reason, "locked");
}

bool FileLock::isHeld(const std::filesystem::path& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) return false;
  struct flock lock = wholeFile(F_WRLCK);
  const bool held = ::fcntl(fd, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
  ::close(fd);
  return held;
}

FileLock::~FileLock() {
  ::close(m_fd);
}

}  // namespace cloze
