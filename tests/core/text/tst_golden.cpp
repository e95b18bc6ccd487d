// Ids and offsets against the fast tokenizer's (tests/golden/generate_tokenizer_goldens.py).
#include <core/base/sha256.h>
#include <core/base/utf8.h>
#include <core/text/encoding.h>
#include <gtest/gtest.h>
#include <tests/core/text/published_vocabulary.h>

#include <bit>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

namespace cloze {
namespace {

using nlohmann::json;

TEST(Golden, TwoThousandLines) {
  std::ifstream file(CLOZE_SOURCE_DIR "/tests/golden/data/tokenizer.jsonl");
  std::string line;
  ASSERT_TRUE(std::getline(file, line));
  const size_t expected = json::parse(line)["cases"];
  size_t cases = 0;
  for (; std::getline(file, line); ++cases) {
    const json row = json::parse(line);
    const Tokenizer& tokenizer = publishedTokenizer(row["v"], row["lower"]);
    TruncationOptions truncation;
    truncation.max_length = row.value("max", 0);
    const std::string strategy = row.value("strategy", "longest_first");
    truncation.strategy = strategy == "only_first"    ? Truncation::OnlyFirst
                          : strategy == "only_second" ? Truncation::OnlySecond
                                                      : Truncation::LongestFirst;
    const std::string a = row["a"], b = row.value("b", "");
    const auto second = row.contains("b") ? std::optional<std::string_view>(b) : std::nullopt;
    const Encoding encoding = encodePair(tokenizer, a, second, truncation);
    EXPECT_EQ(encoding.input_ids, row["ids"].get<std::vector<int32_t>>()) << "line " << cases + 2 << ": " << a;
    const auto inA = toCodePoints(a, encoding.offsets), inB = toCodePoints(b, encoding.offsets);
    std::vector<int32_t> offsets;
    for (size_t i = 0; i < inA.size(); ++i) {
      const Offset offset = encoding.token_type_ids[i] == 0 ? inA[i] : inB[i];
      offsets.push_back(offset.start);
      offsets.push_back(offset.end);
    }
    EXPECT_EQ(offsets, row["offsets"].get<std::vector<int32_t>>()) << "line " << cases + 2 << ": " << a;
  }
  EXPECT_EQ(cases, expected);
  EXPECT_GE(cases, 2000u);
}

json publishedIds(const std::filesystem::path& file) {
  return json::parse(std::ifstream(file), nullptr, false);
}
const std::filesystem::path kPublished = CLOZE_SOURCE_DIR "/tests/golden/data/published_input_ids.json";

std::vector<int32_t> idsOf(const Tokenizer& tokenizer, const json& row) {
  const std::string a = row["text"], b = row["text_pair"].is_null() ? "" : row["text_pair"].get<std::string>();
  return encodePair(tokenizer, a, row["text_pair"].is_null() ? std::nullopt : std::optional<std::string_view>(b), {})
      .input_ids;
}

// Ids that others have printed; each row says where.
TEST(Golden, PublishedInputIds) {
  const json rows = publishedIds(kPublished);
  ASSERT_EQ(rows.size(), 11u);
  for (const json& row : rows) {
    const std::string vocabulary = row["vocab"].get<std::string>().substr(10);
    const auto ids = row["input_ids"].get<std::vector<int32_t>>();
    EXPECT_EQ(idsOf(publishedTokenizer(vocabulary, vocabulary == "uncased"), row), ids) << row;
    if (!row["google_tokenizer_agrees"]) continue;
    EXPECT_EQ(idsOf(publishedTokenizer(vocabulary, vocabulary == "uncased", TokenizerRules::Google), row), ids) << row;
  }
}

TEST(Golden, PublishedInputIdsAreTheSharedOnes) {
  const std::filesystem::path shared = CLOZE_SOURCE_DIR "/../shared/data/golden/published_input_ids.json";
  if (!std::filesystem::exists(shared)) GTEST_SKIP() << "The shared data folder is not here: " << shared;
  EXPECT_EQ(publishedIds(shared), publishedIds(kPublished));
}

// Every scalar value alone and between letters, by digests of blocks (tests/golden/generate_scalar_goldens.py).
TEST(Golden, EveryScalarValue) {
  const json golden = publishedIds(CLOZE_SOURCE_DIR "/tests/golden/data/scalars.json");
  const auto size = golden["block"].get<char32_t>();
  for (const json& row : golden["cases"]) {
    const Tokenizer& tokenizer = publishedTokenizer(row["v"], row["lower"]);
    ASSERT_EQ(row["blocks"].size() * size, 0x110000u);
    Pieces pieces;
    std::vector<int32_t> numbers;
    for (char32_t first = 0; first < 0x110000; first += size) {
      numbers.clear();
      for (char32_t c = first; c < first + size; ++c) {
        if (c >= 0xD800 && c < 0xE000) continue;
        std::string text = row["before"];
        appendUtf8(c, &text);
        text += row["behind"].get_ref<const std::string&>();
        tokenizer.encode(text, &pieces);
        numbers.push_back(static_cast<int32_t>(pieces.ids.size()));
        numbers.insert(numbers.end(), pieces.ids.begin(), pieces.ids.end());
        for (const Offset& offset : pieces.offsets) numbers.insert(numbers.end(), {offset.start, offset.end});
        numbers.insert(numbers.end(), pieces.word_of.begin(), pieces.word_of.end());
      }
      static_assert(std::endian::native == std::endian::little);
      Sha256 digest;
      digest.add(numbers.data(), numbers.size() * sizeof(int32_t));
      EXPECT_EQ(digest.finish().substr(0, 16), row["blocks"][first / size])
          << "from U+" << std::hex << static_cast<uint32_t>(first) << ", " << row["v"] << ", lower " << row["lower"]
          << ", behind \"" << row["before"] << '"';
    }
  }
  EXPECT_EQ(golden["cases"].size(), 12u);
}

}  // namespace
}  // namespace cloze
