// What Tokenizer::encode looks things up in; private to core/text.
#pragma once

#include <core/text/normalizer.h>
#include <core/text/piece_matcher.h>
#include <core/text/short_words.h>
#include <core/text/tokenizer.h>
#include <core/text/trie.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace cloze {

// Added tokens as the fast tokenizer finds them: leftmost, longest, then single_word, lstrip and rstrip.
class AddedMatcher {
 public:
  struct Span {
    size_t start, end;
    int32_t id;  // -1: text between added tokens
  };
  // `contents` are matched (normalized where the tokens are); parallel to `tokens`.
  void build(const std::vector<AddedToken>& tokens, const std::vector<std::string>& contents);
  bool empty() const { return m_trie.empty(); }
  // Cuts `text`; the spans cover it and none is empty. An empty text gives none.
  void split(std::string_view text, std::vector<Span>* spans) const;

 private:
  size_t nextStart(std::string_view text, size_t from) const;

  Trie m_trie;  // to indices of m_tokens
  std::array<bool, 256> m_mayStart{};
  int m_onlyStart = -1;  // the byte all of them start with, if it is one
  std::vector<AddedToken> m_tokens;
};

struct Tokenizer::Tables {
  std::shared_ptr<const Normalizer> normalizer;
  PieceMatcher matcher;
  ShortWords words;
  LoneCharacters lone;
  AddedMatcher raw, normalized;
  int32_t modelPieces = 0;  // pieces of the WordPiece model; ids from here on are added tokens
};

// Normalizers are made once for each set of options and shared.
std::shared_ptr<const Normalizer> sharedNormalizer(const TokenizerOptions& options);

}  // namespace cloze
