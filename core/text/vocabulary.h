// A WordPiece vocabulary: pieces by id and ids by piece.
//
// Immutable once made; share it between threads freely.
#pragma once

#include <core/base/result.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace cloze {

class Vocabulary {
 public:
  Vocabulary() = default;                  // empty; use load() or fromPieces()
  Vocabulary(const Vocabulary&) = delete;  // the ids point into the pieces
  Vocabulary& operator=(const Vocabulary&) = delete;

  // vocab.txt: one piece a line, id = line number from 0; trailing white space is trimmed as the fast tokenizer does,
  // blank lines keep their ids. Refuses a file without pieces and, by line, invalid UTF-8 and NUL bytes.
  enum class Trim { End, BothSides };  // BothSides: as Google's tokenizer reads it
  static Result<std::shared_ptr<const Vocabulary>> load(const std::filesystem::path& vocabTxt, Trim trim = Trim::End);
  static Result<std::shared_ptr<const Vocabulary>> fromPieces(std::vector<std::string> pieces, std::string source = {});

  int32_t size() const { return static_cast<int32_t>(m_pieces.size()); }
  const std::string& piece(int32_t id) const {  // REQUIRES: 0 <= id < size()
    return m_pieces[static_cast<size_t>(id)];
  }
  std::optional<int32_t> id(std::string_view piece) const;  // duplicates: the last line wins, as in Transformers
  const std::vector<std::string>& pieces() const { return m_pieces; }

 private:
  std::vector<std::string> m_pieces;
  std::unordered_map<std::string_view, int32_t> m_ids;
};

}  // namespace cloze
