// Opens the tokenizer that belongs to what a person names: a model folder, or a vocab.txt alone; by either set of
// rules.
#pragma once

#include <core/text/tokenizer.h>

#include <filesystem>
#include <memory>
#include <optional>

namespace cloze {

// `lower` overrides the files; a vocab.txt alone is lower-cased unless it says otherwise. Google's rules read a
// vocab.txt and nothing else, but whether to lower is the model folder's to say all the same.
Result<std::shared_ptr<const Tokenizer>> openTokenizer(const std::filesystem::path& path, std::optional<bool> lower,
                                                       TokenizerRules rules);

}  // namespace cloze
