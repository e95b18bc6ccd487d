// BertNormalizer and the character classes of BertPreTokenizer in one look-up a code point.
//
// Follows huggingface/tokenizers 3ba8ad0: clean_text, handle_chinese_chars, strip_accents (NFD without Mn), lowercase.
// Immutable once made; any thread.
#pragma once

#include <core/text/tokenizer.h>

#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace cloze {

// One code point of the normalized text and the bytes of the original it stands for.
struct NormalChar {
  char32_t c;
  Offset from;
};

class Normalizer {
 public:
  explicit Normalizer(const TokenizerOptions& options);

  // What becomes of a code point. Same: stays, part of a word. Letter: becomes payload. Space: ends a word.
  // Punctuation: payload, a word of its own. Dropped: nothing. Chinese: payload (0: itself), a word of its own.
  // Several: payload is an index into sequence(). Reordered: stays, but may change places with its neighbours, so that
  // the text has to go through normalize(). Sigma: the small sigma that isFinalSigma() says.
  enum class Kind : uint8_t { Same, Letter, Space, Punctuation, Dropped, Chinese, Several, Reordered, Sigma };
  struct Entry {
    uint32_t bits = 0;
    Kind kind() const { return static_cast<Kind>(bits >> 24); }
    char32_t payload() const { return bits & 0xFFFFFFu; }
  };
  Entry entry(char32_t c) const { return m_pages[m_pageOf[c >> 8]][c & 0xFF]; }
  // Whether an ASCII byte is white space or punctuation; false for every other byte.
  bool endsWord(char byte) const { return m_endsWord[static_cast<unsigned char>(byte)]; }
  // The entries a Several stands for: Letter or Punctuation each.
  const std::vector<Entry>& sequence(char32_t payload) const { return m_sequences[payload]; }

  // Appends the whole normalized text, spaces around Chinese characters included; canonical order, exact alignments.
  // `base` is added to every offset.
  void normalize(std::string_view text, int32_t base, std::vector<NormalChar>* out) const;
  // The same for the run of marks that the Reordered character at `position` is in: appends what normalize() makes of
  // text[begin, ...) behind the character at `starter`, the last one before it that is not Dropped (npos: none from
  // `begin` on), and returns where the run ends.
  size_t normalizeRun(std::string_view text, size_t begin, size_t starter, size_t position,
                      std::vector<NormalChar>* out) const;
  // Whether str.lower() makes a final sigma of the capital one at `position`: it ends a run of letters, marks and the
  // like passed over.
  bool isFinalSigma(std::string_view text, size_t position) const;
  // Whether a character that is not Dropped loses a mark it is made of: é, that becomes e.
  bool losesAccent(char32_t c) const;
  // How the pre-tokenizer sees an already normalized code point: Same (part of a word), Space or Punctuation.
  Kind classOf(char32_t normalized) const;

 private:
  using Page = std::array<Entry, 256>;
  void makePages();
  Page makePage(char32_t first);
  Entry makeEntry(char32_t c);
  void decompose(char32_t c, std::vector<char32_t>* out) const;
  char32_t lowered(char32_t c) const;
  uint8_t combiningClass(char32_t c) const;
  bool isStarter(char32_t c) const;
  bool isDropped(char32_t c) const;
  bool isChinese(char32_t c) const;
  void reorder(std::vector<NormalChar>* chars) const;

  bool m_google, m_clean, m_chinese, m_strip, m_lower;
  std::unordered_map<char32_t, char32_t> m_lowered;
  std::unordered_map<char32_t, uint32_t> m_decompositions;  // index into unicode::decompositions()
  std::array<bool, 256> m_endsWord{};
  std::array<uint16_t, 0x1100> m_pageOf{};
  std::vector<Page> m_pages;
  std::vector<std::vector<Entry>> m_sequences;
};

bool isWordCharacter(char32_t c);  // \w
bool isWhiteSpace(char32_t c);     // White_Space

}  // namespace cloze
