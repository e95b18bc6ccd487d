// A file that is there whole or not at all, written piece by piece: weights need not be in memory twice.
#pragma once

#include <core/base/fs.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>

namespace cloze {

// Writes under a temporary name beside `path`; commit() renames it into place, and without it nothing is left behind.
// One thread. See writeFileAtomically() for content that is one piece.
class AtomicFile {
 public:
  // `bytes`: the size it will have, named where the disk is full.
  static Result<std::unique_ptr<AtomicFile>> create(const std::filesystem::path& path, uint64_t bytes);
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  Status write(std::string_view bytes);
  // Once, and last.
  Status commit(Durability durability = Durability::Synced);

 private:
  AtomicFile(std::filesystem::path path, uint64_t bytes) : m_path(std::move(path)), m_bytes(bytes) {}
  Error failure(int fault) const;

  std::filesystem::path m_path, m_temporary;
  uint64_t m_bytes;
  int m_fd = -1;
  bool m_closed = false;  // the temporary file is written but not in place
};

}  // namespace cloze
