// Where the repository's files are: where this was built, or where the environment variable CLOZE_SOURCE_DIR says,
// since the GPU kit carries tests and goldens to machines without a checkout.
#pragma once

#include <cstdlib>
#include <filesystem>

namespace cloze::test {

inline std::filesystem::path sourceFolder() {
  const char* moved = std::getenv("CLOZE_SOURCE_DIR");
  return moved != nullptr && *moved != '\0' ? moved : CLOZE_SOURCE_DIR;
}

}  // namespace cloze::test
