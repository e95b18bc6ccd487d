// How often each word occurs in a corpus, words being what BERT's tokenizer cuts into pieces: normalized, and divided
// at white space, punctuation and ideographs.
//
// One thread; corpora are counted over several by countCorpus(), each with counts of its own.
#pragma once

#include <core/base/result.h>
#include <core/text/tokenizer.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cloze {

class Normalizer;

class WordCounts {
 public:
  explicit WordCounts(const TokenizerOptions& options);

  // A line, or any text at whose ends words end. REQUIRES: text.size() < 2^31
  void add(std::string_view text);
  void add(const WordCounts& other);

  struct Word {
    std::string_view text;  // into these counts
    int64_t count = 0;
  };
  // In ascending order of their bytes.
  std::vector<Word> words() const;
  size_t size() const { return m_entries.size(); }

 private:
  friend class WordSink;
  struct Entry {
    uint64_t hash;
    size_t start;
    uint32_t length;
    int64_t count;
  };
  void count(std::string_view word, uint64_t hash, int64_t times);
  void grow();
  std::string_view textOf(const Entry& entry) const { return {m_bytes.data() + entry.start, entry.length}; }

  std::shared_ptr<const Normalizer> m_normalizer;
  bool m_lower;
  std::string m_bytes;
  std::vector<Entry> m_entries;
  std::vector<uint32_t> m_slots;  // index into m_entries + 1; 0: free
};

// The words of text files. What it gives does not depend on `threads` (0: one a core). Refuses a file that is not
// UTF-8, naming the line.
Result<WordCounts> countCorpus(std::span<const std::filesystem::path> files, const TokenizerOptions& options,
                               int32_t threads);

}  // namespace cloze
