// One model folder from files that lie apart, as Google's flags name them.
#pragma once

#include <core/base/result.h>

#include <filesystem>
#include <string>

namespace cloze::cli {

// A folder of links below `runs`/.models, named after the paths, so that a run which started from it can be repeated
// and resumed: config.json, vocab.txt with the tokenizer's settings beside it, and the weights. `checkpoint` is a
// .safetensors or .bin file, a folder with one, the prefix of a TensorFlow checkpoint, or empty (no weights). NotFound
// names what is not there.
Result<std::filesystem::path> assembleModel(const std::string& vocabFile, const std::string& configFile,
                                            const std::string& checkpoint, const std::filesystem::path& runs);

}  // namespace cloze::cli
