// One text or pair as the model gets it, position by position, with what became of every character.
//
// Values, immutable once made; any thread. inspect() costs about as much as tokenizing the texts twice.
#pragma once

#include <core/inspect/text_map.h>
#include <core/text/encoding.h>
#include <core/text/normalizer.h>
#include <core/text/tokenizer.h>

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cloze {

enum class PieceKind : uint8_t {
  Word,          // begins a word
  Continuation,  // "##": goes on with the word of the piece before it
  Unknown,       // [UNK]: the word is in no pieces of the vocabulary
  Template,      // [CLS] and [SEP] around the texts
  Added,         // a special or another added token that was written in the text itself
  Padding,
};

struct InspectedPiece {
  int32_t id = 0;
  PieceKind kind = PieceKind::Word;
  int8_t text = -1;  // 0: A, 1: B, -1: neither
  int8_t token_type = 0, mask = 1;
  int32_t word = -1;  // index of the word in its text, as Transformers' word_ids; -1: none
  Offset bytes;       // of its text; {0, 0}: none
  Offset codePoints;  // the same in Transformers' unit
  Offset utf16;       // the same in the window's
};

// Why a character is in no piece, or not all of it.
enum class LostWhy : uint8_t {
  Control,      // category Cc: removed by clean_text
  Format,       // category Cf: invisible, such as U+200B or U+FEFF
  PrivateUse,   // category Co
  Replacement,  // U+FFFD: what stands for bytes that could not be read
  Accent,       // a combining mark (Mn), stripped where lower-casing is on
  LetterAccent  // the accent of a letter that is one character with it; the letter stays
};

struct LostCharacter {
  int8_t text = 0;
  LostWhy why = LostWhy::Control;
  char32_t c = 0;
  Offset bytes, utf16;
};

// One answer window: what it has of both texts, instead of what a truncation keeps.
struct WindowCut {
  int32_t a_tokens = 0;  // the first ones of A
  Stretch b{0, 0};       // of B
};

struct InspectOptions {
  TruncationOptions truncation;
  std::optional<WindowCut> window;  // of a pair alone
  bool pad = true;                  // up to max_length, where there is one
};

// What of one text stays outside for its length; before a window and behind it are two of them.
struct CutText {
  int8_t text = 0;
  int32_t tokens = 0;
  Offset bytes, utf16;
};

struct Inspection {
  std::shared_ptr<const Tokenizer> tokenizer;
  std::string a;
  std::optional<std::string> b;
  std::string label;  // of an example; empty: none
  InspectOptions options;
  std::vector<InspectedPiece> pieces;  // padding included
  std::vector<LostCharacter> lost;     // in the order of the texts; of what was cut too
  std::vector<CutText> cuts;
  int32_t length = 0;  // positions with mask 1
  int32_t lengthUncut = 0;
  std::array<int32_t, 2> tokens{};  // kept of A and of B
  std::array<int32_t, 2> words{};   // of A and of B, before anything was cut
  int32_t piecesUncut = 0;          // of both texts, special tokens of the template not counted
  int32_t unknown = 0;              // [UNK]s among the pieces

  const std::string& text(int index) const { return index == 0 || !b ? a : *b; }
  bool truncated() const { return lengthUncut > length; }
  // Of both texts; 0 where there is no word.
  double piecesPerWord() const;
  // The words of the text that became [UNK], in order of appearance, each once.
  std::vector<std::string> unknownWords(size_t atMost) const;
};

// The piece's name in the vocabulary; empty for an id it does not have.
const std::string& pieceText(const Tokenizer& tokenizer, int32_t id);
// Whether the piece goes on with a word ("##ing").
bool isContinuation(const std::string& piece);

// Tokenizes for people who look. Immutable; any thread.
class Inspector {
 public:
  explicit Inspector(std::shared_ptr<const Tokenizer> tokenizer);
  const Tokenizer& tokenizer() const { return *m_tokenizer; }
  const Normalizer& normalizer() const { return m_normalizer; }

  // Ids, offsets and word ids equal encodePair()'s. A length too small for the special tokens is taken as the least
  // there can be (2, or 3 for a pair). Texts are repaired where they are no valid UTF-8.
  Inspection inspect(std::string a, std::optional<std::string> b, const InspectOptions& options) const;

 private:
  void findLost(std::string_view text, int8_t index, const TextMap& map, std::vector<LostCharacter>* out) const;

  std::shared_ptr<const Tokenizer> m_tokenizer;
  Normalizer m_normalizer;
};

}  // namespace cloze
