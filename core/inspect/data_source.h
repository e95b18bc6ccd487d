// Which data set a path means, and reading it, for those who only look at it.
#pragma once

#include <core/data/data_set.h>

#include <filesystem>
#include <string>

namespace cloze {

// `path`: the folder of a data set; or a file, which then is the only one, with nothing split off: neither its
// neighbours nor a part of itself are another split. An empty `task` is guessed.
Result<DataSpec> dataSpecFor(const std::filesystem::path& path, const std::string& task);

// The splits that `spec` names, a training file among them or not. The file of a spec that names no other is the split
// that its name tells: "dev.tsv" is dev.
Result<DataSet> readExamples(RunSpec spec, std::stop_token stop = {});

}  // namespace cloze
