// Which data set a path means, for those who only look at it.
#pragma once

#include <core/data/data_set.h>

#include <filesystem>
#include <string>

namespace cloze {

// `path`: the folder of a data set, a file of one, or a table, which then is train. An empty `task` is guessed.
Result<DataSpec> dataSpecFor(const std::filesystem::path& path, const std::string& task);

}  // namespace cloze
