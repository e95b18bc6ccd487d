#include <core/text/batch.h>
#include <gtest/gtest.h>

#include <string>

namespace cloze {
namespace {

// More texts than fit into one stretch, of every length down to nothing, pairs among them.
std::vector<std::string> manyTexts() {
  std::vector<std::string> texts;
  for (size_t i = 0; i < 3 * kTextsAStretch + 7; ++i) {
    std::string text;
    for (size_t word = 0; word < i % 23; ++word) text += (word * i) % 3 == 0 ? "Naïve " : "unaffable今 ";
    texts.push_back(text);
  }
  return texts;
}

class EncodeBatch : public testing::TestWithParam<int32_t> {};

TEST_P(EncodeBatch, IsEveryTextInItsPlaceWhateverTheThreads) {
  const auto tokenizer = Tokenizer::load(CLOZE_SOURCE_DIR "/tests/data/vocab/bert-base-uncased");
  ASSERT_TRUE(tokenizer.ok());
  const std::vector<std::string> lines = manyTexts();
  std::vector<TextPairView> texts;
  for (const std::string& line : lines) texts.push_back({line, std::nullopt});
  for (size_t i = 0; i < texts.size(); i += 5) texts[i].b = lines[lines.size() - 1 - i];

  const TruncationOptions truncation{24};
  const std::vector<EncodedRows> stretches = encodeBatch(**tokenizer, texts, truncation, GetParam());
  ASSERT_EQ(stretches.size(), 4u);
  size_t text = 0;
  for (const EncodedRows& rows : stretches) {
    ASSERT_EQ(rows.starts.size(), rows.rows() + 1);
    ASSERT_EQ(rows.starts.back(), rows.offsets.size());
    for (size_t row = 0; row < rows.rows(); ++row, ++text) {
      const Encoding alone = encodePair(**tokenizer, texts[text].a, texts[text].b, truncation);
      const auto part = [&](const auto& column) {
        return std::vector(column.begin() + static_cast<std::ptrdiff_t>(rows.starts[row]),
                           column.begin() + static_cast<std::ptrdiff_t>(rows.starts[row + 1]));
      };
      ASSERT_EQ(part(rows.input_ids), alone.input_ids) << text;
      ASSERT_EQ(part(rows.token_type_ids), alone.token_type_ids) << text;
      ASSERT_EQ(part(rows.offsets), alone.offsets) << text;
      ASSERT_EQ(part(rows.word_ids), alone.word_ids) << text;
      ASSERT_EQ(rows.tokens_before_truncation[row], alone.tokens_before_truncation) << text;
    }
  }
  EXPECT_EQ(text, texts.size());
  EXPECT_TRUE(encodeBatch(**tokenizer, {}, truncation, GetParam()).empty());
}
INSTANTIATE_TEST_SUITE_P(Threads, EncodeBatch, testing::Values(0, 1, 2, 7));

}  // namespace
}  // namespace cloze
