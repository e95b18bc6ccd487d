// BERT's tokenizer with the semantics of Hugging Face's fast tokenizer: ids and offsets equal to the last one; or,
// where that is asked for, with those of Google's original.
//
// Follows huggingface/tokenizers 3ba8ad0 (BertNormalizer, BertPreTokenizer, WordPiece) over Unicode 8 categories and
// Unicode 9 decompositions, as that library does. Immutable once made; encode() may run on any number of threads.
#pragma once

#include <core/base/result.h>
#include <core/text/vocabulary.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cloze {

// Google: as google-research/bert eedf571 (tokenization.py, run_classifier.py). There private-use characters stay, the
// ideographs' extension E starts at U+2B820, a capital sigma at a word's end becomes a final one, special tokens in a
// text are text, and of two texts of equal length the second gives way first. Categories are those of the fast
// tokenizer's Unicode, where Google's are those of the Python that runs it.
enum class TokenizerRules { HuggingFace, Google };

struct TokenizerOptions {
  TokenizerRules rules = TokenizerRules::HuggingFace;
  bool do_lower_case = true;
  std::optional<bool> strip_accents;  // none: as do_lower_case
  bool tokenize_chinese_chars = true;
  bool clean_text = true;
  int32_t max_input_chars_per_word = 100;
  std::string unk_token = "[UNK]", cls_token = "[CLS]", sep_token = "[SEP]", pad_token = "[PAD]", mask_token = "[MASK]";
};

// A token added beside the vocabulary's pieces (tokenizer.json added_tokens); the five special ones always are.
struct AddedToken {
  std::string content;
  int32_t id = 0;
  bool single_word = false, lstrip = false, rstrip = false, normalized = false, special = true;
};

// Byte range [start, end) of the text it was cut from.
struct Offset {
  int32_t start = 0, end = 0;
  bool operator==(const Offset&) const = default;
};

// The pieces of one text, no special tokens of the template in it.
struct Pieces {
  std::vector<int32_t> ids;
  std::vector<Offset> offsets;   // bytes of the text
  std::vector<int32_t> word_of;  // index of the pre-tokenized word (added tokens count as one)
  std::vector<size_t> added;     // which of the pieces are added tokens found in the text, ascending
  void clear() {
    added.clear();
    ids.clear();
    offsets.clear();
    word_of.clear();
  }
};

class Tokenizer {
 public:
  static Result<std::shared_ptr<const Tokenizer>> create(std::shared_ptr<const Vocabulary> vocabulary,
                                                         TokenizerOptions options, std::vector<AddedToken> added = {});
  // tokenizer.json; else vocab.txt with tokenizer_config.json (do_lower_case true where that file is absent, as
  // Transformers) and special_tokens_map.json. Flags that stand in tokenizer_config.json win over tokenizer.json's.
  // `do_lower_case` overrides the files. Refuses by name what is not BERT.
  static Result<std::shared_ptr<const Tokenizer>> load(const std::filesystem::path& modelFolder,
                                                       std::optional<bool> do_lower_case = {});

  // Google's tokenizer of a vocab.txt: words of up to 200 characters, lines trimmed on both sides.
  static Result<std::shared_ptr<const Tokenizer>> loadGoogle(const std::filesystem::path& vocabTxt, bool do_lower_case);

  const Vocabulary& vocabulary() const { return *m_vocabulary; }
  const TokenizerOptions& options() const { return m_options; }
  // The special ones among them.
  const std::vector<AddedToken>& addedTokens() const { return m_added; }
  int32_t unkId() const { return m_unk; }
  int32_t clsId() const { return m_cls; }
  int32_t sepId() const { return m_sep; }
  int32_t padId() const { return m_pad; }
  int32_t maskId() const { return m_mask; }

  // Appends nothing, replaces: *out holds the pieces of `text` afterwards. Invalid UTF-8 counts as U+FFFD (and so is
  // dropped by clean_text). Never fails. REQUIRES: text.size() < 2^31
  void encode(std::string_view text, Pieces* out) const;

  // Tokens to text, "##" joined, clean-up as Transformers' decode; ids out of range are skipped.
  std::string decode(const std::vector<int32_t>& ids, bool skip_special = true) const;

  // The files a Hugging Face folder needs beside vocab.txt: tokenizer.json, tokenizer_config.json,
  // special_tokens_map.json. Written so that Transformers 4 and 5 give the same ids.
  Status save(const std::filesystem::path& folder, int64_t model_max_length) const;

 private:
  Tokenizer() = default;
  struct Tables;
  std::shared_ptr<const Vocabulary> m_vocabulary;
  std::shared_ptr<const Tables> m_tables;
  TokenizerOptions m_options;
  std::vector<AddedToken> m_added;
  int32_t m_unk = 0, m_cls = 0, m_sep = 0, m_pad = 0, m_mask = 0;
};

// Byte offsets of `text` to code points (SQuAD's and Transformers' unit).
std::vector<Offset> toCodePoints(std::string_view text, const std::vector<Offset>& offsets);

}  // namespace cloze
