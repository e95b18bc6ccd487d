// Tokenizers for tests of the inspector: a handful of pieces, or the excerpt of bert-base-cased in the golden file.
#pragma once

#include <core/text/tokenizer.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace cloze {

inline std::shared_ptr<const Tokenizer> tokenizerOf(std::vector<std::string> pieces, TokenizerOptions options = {},
                                                    std::vector<AddedToken> added = {}) {
  pieces.insert(pieces.begin(), {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"});
  const auto vocabulary = Vocabulary::fromPieces(std::move(pieces));
  EXPECT_TRUE(vocabulary.ok());
  const auto tokenizer = Tokenizer::create(*vocabulary, options, std::move(added));
  EXPECT_TRUE(tokenizer.ok());
  return *tokenizer;
}

// What the fast tokenizer says of MRPC's first pairs (tests/golden/generate_inspect_goldens.py).
inline const nlohmann::json& mrpcGolden() {
  static const nlohmann::json kGolden =
      nlohmann::json::parse(std::ifstream(CLOZE_SOURCE_DIR "/tests/golden/inspect/mrpc_pairs.json"));
  return kGolden;
}

// bert-base-cased with the pieces of those pairs alone at their places.
inline std::shared_ptr<const Tokenizer> casedExcerpt(bool lower) {
  static std::map<bool, std::shared_ptr<const Tokenizer>> made;
  auto& tokenizer = made[lower];
  if (tokenizer == nullptr) {
    std::vector<std::string> pieces(mrpcGolden()["size"].get<size_t>());
    for (const auto& [piece, id] : mrpcGolden()["pieces"].items()) pieces[id.get<size_t>()] = piece;
    TokenizerOptions options;
    options.do_lower_case = lower;
    const auto vocabulary = Vocabulary::fromPieces(std::move(pieces));
    EXPECT_TRUE(vocabulary.ok());
    const auto created = Tokenizer::create(*vocabulary, options);
    EXPECT_TRUE(created.ok());
    tokenizer = *created;
  }
  return tokenizer;
}

}  // namespace cloze
