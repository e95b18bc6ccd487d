// Where the files that come with the program lie: share/cloze of an installation, else the source tree's resources.
#pragma once

#include <filesystem>

namespace cloze {

std::filesystem::path resourceFolder();

}  // namespace cloze
