// A folder of a test's own with files in it, and the real data beside the checkout.
#pragma once

#include <gtest/gtest.h>

#include <tests/core/base/temp_folder.h>
#include <filesystem>
#include <string>
#include <string_view>

namespace cloze {

class Scratch : public TempFolder {
 public:
  const std::filesystem::path& folder() const { return path(); }
  std::filesystem::path write(const std::filesystem::path& name, std::string_view content) const {
    const auto file = path() / name;
    std::filesystem::create_directories(file.parent_path());
    writeText(file, std::string(content));
    return file;
  }
};

inline std::filesystem::path sharedData(const char* name) {
  return std::filesystem::path(CLOZE_SOURCE_DIR) / "../shared/data" / name;
}

}  // namespace cloze

#define CLOZE_NEED_DATA(name)                                                                          \
  if (!std::filesystem::exists(cloze::sharedData(name))) {                                             \
    GTEST_SKIP() << "The data set " << cloze::sharedData(name).string() << " is not on this machine."; \
  }
