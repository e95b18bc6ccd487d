// Ids and offsets against the fast tokenizer's (tests/golden/generate_tokenizer_goldens.py).
#include <core/text/encoding.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

namespace cloze {
namespace {

using nlohmann::json;

std::shared_ptr<const Tokenizer> tokenizerFor(const std::string& vocabulary, bool lower) {
  static std::map<std::pair<std::string, bool>, std::shared_ptr<const Tokenizer>> made;
  auto& tokenizer = made[{vocabulary, lower}];
  if (tokenizer == nullptr) {
    const auto loaded =
        Tokenizer::load(CLOZE_SOURCE_DIR "/tests/data/vocab/bert-base-" + vocabulary, std::optional<bool>(lower));
    if (loaded.ok()) tokenizer = *loaded;
  }
  return tokenizer;
}

TEST(Golden, TwoThousandLines) {
  std::ifstream file(CLOZE_SOURCE_DIR "/tests/golden/data/tokenizer.jsonl");
  std::string line;
  ASSERT_TRUE(std::getline(file, line));
  const size_t expected = json::parse(line)["cases"];
  size_t cases = 0;
  for (; std::getline(file, line); ++cases) {
    const json row = json::parse(line);
    const auto tokenizer = tokenizerFor(row["v"], row["lower"]);
    ASSERT_NE(tokenizer, nullptr);
    TruncationOptions truncation;
    truncation.max_length = row.value("max", 0);
    const std::string strategy = row.value("strategy", "longest_first");
    truncation.strategy = strategy == "only_first"    ? Truncation::OnlyFirst
                          : strategy == "only_second" ? Truncation::OnlySecond
                                                      : Truncation::LongestFirst;
    const std::string a = row["a"], b = row.value("b", "");
    const auto second = row.contains("b") ? std::optional<std::string_view>(b) : std::nullopt;
    const Encoding encoding = encodePair(*tokenizer, a, second, truncation);
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

TEST(Golden, PublishedInputIds) {
  const std::filesystem::path data = CLOZE_SOURCE_DIR "/../shared/data";
  std::ifstream file(data / "golden/published_input_ids.json");
  if (!file) GTEST_SKIP() << "the shared data folder is not here: " << data;
  size_t cases = 0;
  for (const json& row : json::parse(file)) {
    const std::string vocabulary = row["vocab"];
    const bool cased = vocabulary.find("uncased") == std::string::npos;
    const auto tokenizer = Tokenizer::load(data / "vocab" / vocabulary, std::optional<bool>(!cased));
    ASSERT_TRUE(tokenizer.ok()) << tokenizer.error().toString();
    const std::string a = row["text"];
    const std::string b = row["text_pair"].is_null() ? "" : row["text_pair"].get<std::string>();
    const Encoding encoding =
        encodePair(**tokenizer, a, row["text_pair"].is_null() ? std::nullopt : std::optional<std::string_view>(b), {});
    EXPECT_EQ(encoding.input_ids, row["input_ids"].get<std::vector<int32_t>>()) << a;
    ++cases;
  }
  EXPECT_GE(cases, 10u);
}

}  // namespace
}  // namespace cloze
