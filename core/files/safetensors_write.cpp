#include <core/files/checked_json.h>
#include <core/files/safetensors.h>
#include <core/files/safetensors_header.h>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <nlohmann/json.hpp>

namespace cloze {
namespace {

// A file under a temporary name, removed again unless it is renamed into place. Weights are written piece by piece, so
// that saving them never needs their size once more in memory.
class PendingFile {
 public:
  explicit PendingFile(const std::filesystem::path& target) : m_target(target) {
    static std::atomic<unsigned> counter{0};
    m_temporary = target.parent_path() / ("." + target.filename().string() + ".tmp-" + std::to_string(::getpid()) +
                                          "-" + std::to_string(counter++));
    m_fd = ::open(m_temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    m_created = m_fd >= 0;
    if (!m_created) m_errno = errno;
  }
  ~PendingFile() {
    if (m_fd >= 0) ::close(m_fd);
    if (m_created) ::unlink(m_temporary.c_str());
  }
  PendingFile(const PendingFile&) = delete;
  PendingFile& operator=(const PendingFile&) = delete;

  bool write(std::string_view bytes) {
    while (m_errno == 0 && !bytes.empty()) {
      const ssize_t written = ::write(m_fd, bytes.data(), std::min<size_t>(bytes.size(), 64u << 20));
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) {
        m_errno = errno;
      } else {
        bytes.remove_prefix(static_cast<size_t>(written));
      }
    }
    return m_errno == 0;
  }
  Status finish() {
    if (m_errno == 0 && ::fsync(m_fd) != 0) m_errno = errno;
    if (m_fd >= 0 && ::close(m_fd) != 0 && m_errno == 0) m_errno = errno;
    m_fd = -1;
    if (m_errno == 0 && ::rename(m_temporary.c_str(), m_target.c_str()) != 0) m_errno = errno;
    if (m_errno != 0) return failure();
    m_created = false;
    return syncPath(m_target.has_parent_path() ? m_target.parent_path() : std::filesystem::path("."));
  }

 private:
  Error failure() const {
    std::string what = std::string("The weights cannot be written: ") + std::strerror(m_errno) + ".";
    if (m_errno == ENOSPC || m_errno == EDQUOT)
      what = "The weights cannot be written: the disk is full. Free some space.";
    if (m_errno == EROFS || m_errno == EACCES) {
      what = "The weights cannot be written: the folder is read-only for you. Choose another one.";
    }
    if (m_errno == ENOENT) what = "The weights cannot be written: the folder is gone.";
    return fileError(ErrorCode::Io, m_target.string(), what);
  }
  std::filesystem::path m_target, m_temporary;
  int m_fd = -1;
  bool m_created = false;
  int m_errno = 0;
};

Status checkTensors(const std::vector<const TensorToSave*>& sorted, const std::string& file) {
  for (const TensorToSave* tensor : sorted) {
    const std::optional<uint64_t> bytes = tensorBytes(tensor->dtype, tensor->shape);
    if (!bytes || *bytes != tensor->data.size()) {
      return fileError(ErrorCode::Internal, file,
                       "The tensor " + quotedName(tensor->name) + " has " + std::to_string(tensor->data.size()) +
                           " bytes for the shape " + shapeText(tensor->shape) + ".");
    }
  }
  std::vector<std::string_view> names;
  for (const TensorToSave* tensor : sorted) names.push_back(tensor->name);
  std::sort(names.begin(), names.end());
  const auto twice = std::adjacent_find(names.begin(), names.end());
  if (twice != names.end() || std::binary_search(names.begin(), names.end(), "__metadata__")) {
    return fileError(ErrorCode::Internal, file,
                     "A tensor's name is taken twice or reserved: " +
                         quotedName(twice != names.end() ? *twice : "__metadata__") + ".");
  }
  return {};
}

std::string makeHeader(const std::vector<const TensorToSave*>& sorted,
                       const std::map<std::string, std::string>& metadata) {
  nlohmann::json all = metadata;
  all["format"] = "pt";
  const auto text = [](const nlohmann::json& value) {
    return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  };
  std::string header = "{\"__metadata__\":" + text(all);
  uint64_t position = 0;
  for (const TensorToSave* tensor : sorted) {
    const uint64_t end = position + tensor->data.size();
    header += "," + text(tensor->name) + ":{\"dtype\":\"" + dtypeName(tensor->dtype) +
              "\",\"shape\":" + text(nlohmann::json(tensor->shape)) + ",\"data_offsets\":[" + std::to_string(position) +
              "," + std::to_string(end) + "]}";
    position = end;
  }
  header += "}";
  header.append((8 - header.size() % 8) % 8, ' ');  // so that the data begins aligned
  return header;
}

}  // namespace

Status saveSafetensors(const std::filesystem::path& file, const std::vector<TensorToSave>& tensors,
                       const std::map<std::string, std::string>& metadata) {
  std::vector<const TensorToSave*> sorted;
  for (const TensorToSave& tensor : tensors) sorted.push_back(&tensor);
  std::sort(sorted.begin(), sorted.end(), [](const TensorToSave* a, const TensorToSave* b) {
    const size_t widthA = dtypeBytes(a->dtype), widthB = dtypeBytes(b->dtype);
    return widthA != widthB ? widthA > widthB : a->name < b->name;
  });
  CLOZE_TRY(checkTensors(sorted, file.string()));

  const std::string header = makeHeader(sorted, metadata);
  std::string length(8, '\0');
  for (size_t i = 0; i < 8; ++i) length[i] = static_cast<char>((header.size() >> (8 * i)) & 0xff);
  PendingFile pending(file);
  bool good = pending.write(length) && pending.write(header);
  for (const TensorToSave* tensor : sorted) {
    if (!good) break;
    good = pending.write({reinterpret_cast<const char*>(tensor->data.data()), tensor->data.size()});
  }
  return pending.finish();
}

}  // namespace cloze
