#include <core/text/encoding.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <tuple>

namespace cloze {
namespace {

struct KeptRow {
  int32_t a, b, budget;
  Truncation strategy;
  int32_t head;
  std::tuple<int32_t, int32_t, int32_t, int32_t> kept;
};

void PrintTo(const KeptRow& row, std::ostream* out) {
  *out << row.a << "+" << row.b << " into " << row.budget;
}

class KeptTokens : public testing::TestWithParam<KeptRow> {};

TEST_P(KeptTokens, AreTheseMany) {
  const KeptRow& row = GetParam();
  const Kept kept = keptTokens(row.a, row.b, row.budget, row.strategy, row.head, TokenizerRules::HuggingFace);
  EXPECT_EQ(std::tuple(kept.a_head, kept.a_tail, kept.b_head, kept.b_tail), row.kept);
}

constexpr auto kLongest = Truncation::LongestFirst;
INSTANTIATE_TEST_SUITE_P(
    Rows, KeptTokens,
    testing::Values(
        KeptRow{10, 10, 15, kLongest, 0, {7, 0, 8, 0}},  // Google gives 8 + 7
        KeptRow{10, 3, 15, kLongest, 0, {10, 0, 3, 0}}, KeptRow{20, 3, 15, kLongest, 0, {12, 0, 3, 0}},
        KeptRow{3, 20, 15, kLongest, 0, {3, 0, 12, 0}}, KeptRow{20, 9, 15, kLongest, 0, {8, 0, 7, 0}},
        KeptRow{9, 20, 15, kLongest, 0, {7, 0, 8, 0}}, KeptRow{20, 30, 15, kLongest, 0, {7, 0, 8, 0}},
        KeptRow{30, 20, 15, kLongest, 0, {8, 0, 7, 0}}, KeptRow{5, 5, 0, kLongest, 0, {0, 0, 0, 0}},
        KeptRow{5, 0, 3, kLongest, 0, {3, 0, 0, 0}}, KeptRow{20, 5, 15, Truncation::OnlyFirst, 0, {10, 0, 5, 0}},
        KeptRow{3, 20, 15, Truncation::OnlyFirst, 0, {0, 0, 15, 0}},
        KeptRow{5, 20, 15, Truncation::OnlySecond, 0, {5, 0, 10, 0}},
        KeptRow{20, 3, 15, Truncation::OnlySecond, 0, {15, 0, 0, 0}},
        KeptRow{20, 0, 15, Truncation::OnlySecond, 0, {15, 0, 0, 0}},
        KeptRow{20, 0, 8, Truncation::Head, 0, {8, 0, 0, 0}}, KeptRow{20, 0, 8, Truncation::Tail, 0, {0, 8, 0, 0}},
        KeptRow{20, 0, 8, Truncation::HeadTail, 3, {3, 5, 0, 0}},
        KeptRow{20, 0, 9, Truncation::HeadTail, 0, {4, 5, 0, 0}},
        KeptRow{20, 0, 8, Truncation::HeadTail, 30, {8, 0, 0, 0}}, KeptRow{7, 0, 8, Truncation::Tail, 0, {7, 0, 0, 0}},
        KeptRow{20, 20, 8, Truncation::Tail, 0, {0, 4, 0, 4}},
        KeptRow{20, 2, 8, Truncation::HeadTail, 1, {1, 5, 2, 0}}));

TEST(KeptTokens, NeverKeepMoreThanThereIsOrFits) {
  for (const auto strategy : {kLongest, Truncation::OnlyFirst, Truncation::OnlySecond, Truncation::Head,
                              Truncation::Tail, Truncation::HeadTail}) {
    for (int32_t a = 0; a < 12; ++a) {
      for (int32_t b = 0; b < 12; ++b) {
        for (int32_t budget = 0; budget < 26; ++budget) {
          const Kept kept = keptTokens(a, b, budget, strategy, 2, TokenizerRules::HuggingFace);
          const int32_t keptA = kept.a_head + kept.a_tail, keptB = kept.b_head + kept.b_tail;
          ASSERT_LE(keptA, a);
          ASSERT_LE(keptB, b);
          ASSERT_EQ(keptA + keptB, std::min(a + b, budget));
          ASSERT_GE(std::min({kept.a_head, kept.a_tail, kept.b_head, kept.b_tail}), 0);
        }
      }
    }
  }
}

class EncodePair : public testing::Test {
 protected:
  void SetUp() override {
    const auto vocabulary = Vocabulary::fromPieces(
        {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "a", "b", "c", "d", "e", "f", "##g", "é"});
    ASSERT_TRUE(vocabulary.ok());
    TokenizerOptions options;
    options.do_lower_case = false;
    const auto tokenizer = Tokenizer::create(*vocabulary, options);
    ASSERT_TRUE(tokenizer.ok()) << tokenizer.error().toString();
    m_tokenizer = *tokenizer;
  }
  std::shared_ptr<const Tokenizer> m_tokenizer;
};

TEST_F(EncodePair, FillsEveryField) {
  const Encoding encoding = encodePair(*m_tokenizer, "ag é", "b [MASK]", {});
  EXPECT_EQ(encoding.input_ids, (std::vector<int32_t>{2, 5, 11, 12, 3, 6, 4, 3}));
  EXPECT_EQ(encoding.token_type_ids, (std::vector<int32_t>{0, 0, 0, 0, 0, 1, 1, 1}));
  EXPECT_EQ(encoding.word_ids, (std::vector<int32_t>{-1, 0, 0, 1, -1, 0, 1, -1}));
  EXPECT_EQ(encoding.offsets, (std::vector<Offset>{{0, 0}, {0, 1}, {1, 2}, {3, 5}, {0, 0}, {0, 1}, {2, 8}, {0, 0}}));
  EXPECT_EQ(encoding.tokens_before_truncation, 8);
  EXPECT_FALSE(encoding.truncated());
}

TEST_F(EncodePair, KeepsHeadAndTail) {
  const Encoding encoding = encodePair(*m_tokenizer, "a b c d e f", {}, {6, Truncation::HeadTail, 1});
  EXPECT_EQ(encoding.input_ids, (std::vector<int32_t>{2, 5, 8, 9, 10, 3}));
  EXPECT_EQ(encoding.offsets[2], (Offset{6, 7}));
  EXPECT_EQ(encoding.tokens_before_truncation, 8);
  EXPECT_TRUE(encoding.truncated());
}

TEST_F(EncodePair, EmptyTextsAreSpecialTokensAlone) {
  EXPECT_EQ(encodePair(*m_tokenizer, "", {}, {}).input_ids, (std::vector<int32_t>{2, 3}));
  EXPECT_EQ(encodePair(*m_tokenizer, "", "", {}).input_ids, (std::vector<int32_t>{2, 3, 3}));
  EXPECT_EQ(encodePair(*m_tokenizer, "a b", "c", {3}).input_ids, (std::vector<int32_t>{2, 3, 3}));
}

}  // namespace
}  // namespace cloze
