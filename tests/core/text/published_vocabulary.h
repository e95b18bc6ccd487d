// Tokenizers over the vocabularies of tests/data, made once each.
#pragma once

#include <core/text/tokenizer.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <memory>
#include <string>
#include <tuple>

namespace cloze {

// `name`: uncased, cased or chinese.
inline const Tokenizer& publishedTokenizer(const std::string& name, bool lower,
                                           TokenizerRules rules = TokenizerRules::HuggingFace) {
  static std::map<std::tuple<std::string, bool, TokenizerRules>, std::shared_ptr<const Tokenizer>> made;
  auto& tokenizer = made[{name, lower, rules}];
  if (tokenizer == nullptr) {
    const std::filesystem::path folder = CLOZE_SOURCE_DIR "/tests/data/vocab/bert-base-" + name;
    const auto loaded = rules == TokenizerRules::Google ? Tokenizer::loadGoogle(folder / "vocab.txt", lower)
                                                        : Tokenizer::load(folder, lower);
    if (!loaded.ok()) {
      ADD_FAILURE() << loaded.error().toString();
      std::abort();
    }
    tokenizer = *loaded;
  }
  return *tokenizer;
}

}  // namespace cloze
