// Memory maps and digests of files.
#include <core/base/fs.h>
#include <core/base/sha256.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace cloze {

Result<std::shared_ptr<const MappedFile>> MappedFile::open(const std::filesystem::path& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);  // a pipe would wait for ever
  if (fd < 0) return systemError(path, errno, "read");
  std::shared_ptr<MappedFile> file(new MappedFile());
  file->m_path = path;
  struct stat info {};
  int fault = ::fstat(fd, &info) == 0 ? 0 : errno;
  if (fault == 0 && S_ISDIR(info.st_mode)) fault = EISDIR;
  if (fault == 0 && !S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode)) {
    ::close(fd);
    return fileError(ErrorCode::InvalidArgument, path.string(),
                     "Is a pipe or a device; a file on a disk is needed here. Save it as one.");
  }
  if (fault == 0 && info.st_size > 0) {
    void* data = ::mmap(nullptr, static_cast<size_t>(info.st_size), PROT_READ, MAP_PRIVATE, fd, 0);
    if (data == MAP_FAILED) {
      fault = errno;
    } else {
      file->m_data = static_cast<const std::byte*>(data);
      file->m_size = static_cast<size_t>(info.st_size);
    }
  }
  ::close(fd);
  if (fault != 0) return systemError(path, fault, "read");
  return std::shared_ptr<const MappedFile>(std::move(file));
}

MappedFile::~MappedFile() {
  if (m_data) ::munmap(const_cast<std::byte*>(m_data), m_size);
}

Result<std::string> sha256OfFile(const std::filesystem::path& path) {
  // Read rather than mapped: a file that shrinks meanwhile must not end the program with SIGBUS.
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return systemError(path, errno, "read");
  Sha256 digest;
  std::vector<char> block(1 << 18);
  int fault = 0;
  while (true) {
    const ssize_t got = ::read(fd, block.data(), block.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fault = errno;
    if (got <= 0) break;
    digest.add(block.data(), static_cast<size_t>(got));
  }
  ::close(fd);
  if (fault != 0) return systemError(path, fault, "read");
  return digest.finish();
}

}  // namespace cloze
