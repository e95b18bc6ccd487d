#include <core/base/fs.h>
#include <core/base/threads.h>
#include <core/base/utf8.h>
#include <core/text/text_walker.h>
#include <core/text/tokenizer_tables.h>
#include <core/text/word_counts.h>

#include <algorithm>
#include <atomic>
#include <cstring>

namespace cloze {
namespace {

constexpr size_t kStretchBytes = 1 << 20, kLongestStretch = size_t{1} << 30;

uint64_t mix(uint64_t hash, uint64_t bytes) {
  hash = (hash ^ bytes) * 0x9E3779B97F4A7C15u;
  return hash ^ hash >> 29;
}

uint64_t hashOf(std::string_view word) {
  uint64_t hash = word.size();
  for (; word.size() > 8; word.remove_prefix(8)) hash = mix(hash, swar::load(word.data()));
  char rest[8] = {};
  std::memcpy(rest, word.data(), word.size());
  return mix(hash, swar::load(rest));
}

// Cuts `text` into stretches of about `size` bytes that end behind a line.
std::vector<std::string_view> stretchesOf(std::string_view text, size_t size) {
  std::vector<std::string_view> stretches;
  while (!text.empty()) {
    const size_t newline = text.size() <= size ? std::string_view::npos : text.find('\n', size);
    stretches.push_back(text.substr(0, newline == std::string_view::npos ? newline : newline + 1));
    text.remove_prefix(stretches.back().size());
  }
  return stretches;
}

}  // namespace

// What TextWalker gives words to.
class WordSink {
 public:
  explicit WordSink(WordCounts* counts) : m_counts(*counts) {}

  bool betweenWords() const { return m_word.empty(); }
  bool plain(const Run& run, int32_t) {
    char bytes[16];
    swar::store(run.word, bytes);
    const std::string_view word(bytes, run.length);
    m_counts.count(word, hashOf(word), 1);
    return true;
  }
  bool lone(char32_t, Offset) { return false; }
  void letter(char32_t c, Offset) { appendUtf8(c, &m_word); }
  void alone(char32_t c, Offset from) {
    endWord();
    letter(c, from);
    endWord();
  }
  void endWord() {
    if (!m_word.empty()) m_counts.count(m_word, hashOf(m_word), 1);
    m_word.clear();
  }

 private:
  WordCounts& m_counts;
  std::string m_word;
};

WordCounts::WordCounts(const TokenizerOptions& options)
    : m_normalizer(sharedNormalizer(options)), m_lower(options.do_lower_case), m_slots(1 << 12) {}

void WordCounts::add(std::string_view text) {
  WordSink sink(this);
  if (m_lower) {
    TextWalker<true, WordSink>(*m_normalizer, &sink).walk(text, 0, text.size());
  } else {
    TextWalker<false, WordSink>(*m_normalizer, &sink).walk(text, 0, text.size());
  }
}

void WordCounts::add(const WordCounts& other) {
  for (const Entry& entry : other.m_entries) count(other.textOf(entry), entry.hash, entry.count);
}

void WordCounts::count(std::string_view word, uint64_t hash, int64_t times) {
  const size_t mask = m_slots.size() - 1;
  size_t slot = hash & mask;
  for (; m_slots[slot] != 0; slot = (slot + 1) & mask) {
    Entry& entry = m_entries[m_slots[slot] - 1];
    if (entry.hash == hash && textOf(entry) == word) {
      entry.count += times;
      return;
    }
  }
  m_entries.push_back({hash, m_bytes.size(), static_cast<uint32_t>(word.size()), times});
  m_bytes += word;
  m_slots[slot] = static_cast<uint32_t>(m_entries.size());
  if (m_entries.size() * 2 > m_slots.size()) grow();
}

void WordCounts::grow() {
  std::vector<uint32_t> slots(m_slots.size() * 4);
  const size_t mask = slots.size() - 1;
  for (size_t i = 0; i < m_entries.size(); ++i) {
    size_t slot = m_entries[i].hash & mask;
    while (slots[slot] != 0) slot = (slot + 1) & mask;
    slots[slot] = static_cast<uint32_t>(i + 1);
  }
  m_slots = std::move(slots);
}

std::vector<WordCounts::Word> WordCounts::words() const {
  std::vector<Word> words;
  words.reserve(m_entries.size());
  for (const Entry& entry : m_entries) words.push_back({textOf(entry), entry.count});
  std::sort(words.begin(), words.end(), [](const Word& a, const Word& b) { return a.text < b.text; });
  return words;
}

namespace {

// A thread's own counts, on cache lines of their own: they change with every word.
struct alignas(64) Part {
  WordCounts counts;
};

// Adds one file to the total.
Status countFile(const std::filesystem::path& path, const TokenizerOptions& options, size_t threads,
                 WordCounts* total) {
  CLOZE_ASSIGN(const auto file, MappedFile::open(path));
  const std::string_view text(reinterpret_cast<const char*>(file->bytes().data()), file->bytes().size());
  const std::vector<std::string_view> stretches = stretchesOf(text, kStretchBytes);
  for (const std::string_view& stretch : stretches) {
    if (stretch.size() <= kLongestStretch) continue;
    return fileError(ErrorCode::InvalidData, path.string(),
                     "a line is longer than 1 GiB, so the file is likely not text in lines. Choose another file, or "
                     "break the line up.");
  }
  std::atomic<size_t> firstBad = stretches.size();
  std::vector<Part> parts(std::min(threads, stretches.size()), Part{WordCounts(options)});
  runOverThreads(stretches.size(), threads, [&](size_t i, size_t thread) {
    if (i > firstBad) return;  // nothing is made of the counts any more
    if (firstInvalidUtf8(stretches[i]) == std::string::npos) return parts[thread].counts.add(stretches[i]);
    for (size_t known = firstBad; i < known && !firstBad.compare_exchange_weak(known, i);) {
    }
  });
  if (firstBad < stretches.size()) {
    const std::string_view bad = stretches[firstBad];
    const std::string_view before =
        text.substr(0, static_cast<size_t>(bad.data() - text.data()) + firstInvalidUtf8(bad));
    return fileError(ErrorCode::InvalidData, path.string(),
                     "this line is not valid UTF-8. Save the corpus as UTF-8 text.",
                     std::count(before.begin(), before.end(), '\n') + 1);
  }
  for (const Part& part : parts) total->add(part.counts);
  return {};
}

}  // namespace

Result<WordCounts> countCorpus(std::span<const std::filesystem::path> files, const TokenizerOptions& options,
                               int32_t threads) {
  WordCounts total(options);
  for (const std::filesystem::path& path : files) CLOZE_TRY(countFile(path, options, threadsOf(threads), &total));
  return total;
}

}  // namespace cloze
