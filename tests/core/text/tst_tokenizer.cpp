#include <core/text/tokenizer.h>
#include <gtest/gtest.h>

#include <random>
#include <thread>

namespace cloze {
namespace {

using Ids = std::vector<int32_t>;
using Offsets = std::vector<Offset>;

std::shared_ptr<const Tokenizer> make(std::vector<std::string> pieces, TokenizerOptions options = {},
                                      std::vector<AddedToken> added = {}) {
  pieces.insert(pieces.begin(), {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"});
  const auto vocabulary = Vocabulary::fromPieces(std::move(pieces));
  if (!vocabulary.ok()) return nullptr;
  const auto tokenizer = Tokenizer::create(*vocabulary, std::move(options), std::move(added));
  return tokenizer.ok() ? *tokenizer : nullptr;
}

struct AddedRow {
  std::string text;
  Ids ids;
  Offsets offsets;
  Ids words;
};
class AddedTokens : public testing::TestWithParam<AddedRow> {};

// Expected values are those of tokenizers 0.23.3 for the same tokens.
TEST_P(AddedTokens, AreFoundAsTheFastTokenizerFindsThem) {
  AddedToken raw{"<raw>", 12}, l{"<l>", 13}, r{"<r>", 14}, foo{"Foo Bär", 15}, word{"newtok", 16}, accents{"ÀÉ", 17},
      plain{"<rr>", 18};
  raw.single_word = word.single_word = true;
  l.lstrip = accents.lstrip = r.rstrip = accents.rstrip = true;
  foo.normalized = word.normalized = accents.normalized = true;
  const auto tokenizer =
      make({"a", "b", "##b", "hello", "foo", "##bar", "new"}, {}, {raw, l, r, foo, word, accents, plain});
  ASSERT_NE(tokenizer, nullptr);
  Pieces pieces;
  tokenizer->encode(GetParam().text, &pieces);
  EXPECT_EQ(pieces.ids, GetParam().ids);
  EXPECT_EQ(pieces.offsets, GetParam().offsets);
  EXPECT_EQ(pieces.word_of, GetParam().words);
}
INSTANTIATE_TEST_SUITE_P(
    Rows, AddedTokens,
    testing::Values(
        AddedRow{"a<raw>b", {5, 1, 1, 1, 6}, {{0, 1}, {1, 2}, {2, 5}, {5, 6}, {6, 7}}, {0, 1, 2, 3, 4}},
        AddedRow{"a <raw> b", {5, 12, 6}, {{0, 1}, {2, 7}, {8, 9}}, {0, 1, 2}},
        AddedRow{"é<raw>", {1, 1, 1, 1}, {{0, 2}, {2, 3}, {3, 6}, {6, 7}}, {0, 1, 2, 3}},
        AddedRow{"_<raw>", {1, 1, 1, 1}, {{0, 1}, {1, 2}, {2, 5}, {5, 6}}, {0, 1, 2, 3}},
        AddedRow{"-<raw>-", {1, 12, 1}, {{0, 1}, {1, 6}, {6, 7}}, {0, 1, 2}},
        AddedRow{"a  <l>  b", {5, 13, 6}, {{0, 1}, {1, 6}, {8, 9}}, {0, 1, 2}},
        AddedRow{"a  <r>  b", {5, 14, 6}, {{0, 1}, {3, 8}, {8, 9}}, {0, 1, 2}},
        AddedRow{"a <l> <r> b", {5, 13, 14, 6}, {{0, 1}, {1, 5}, {6, 10}, {10, 11}}, {0, 1, 2, 3}},
        AddedRow{"a <r> <l> b", {5, 14, 13, 6}, {{0, 1}, {2, 6}, {6, 9}, {10, 11}}, {0, 1, 2, 3}},
        AddedRow{"hello FOO BAR a", {8, 15, 5}, {{0, 5}, {6, 13}, {14, 15}}, {0, 1, 2}},
        AddedRow{"hello foo bàr a", {8, 15, 5}, {{0, 5}, {6, 14}, {15, 16}}, {0, 1, 2}},
        AddedRow{"newtok", {16}, {{0, 6}}, {0}},
        AddedRow{"anewtok newtoken NEWTOK,", {1, 1, 16, 1}, {{0, 7}, {8, 16}, {17, 23}, {23, 24}}, {0, 1, 2, 3}},
        AddedRow{"a  àé  b", {5, 17, 6}, {{0, 1}, {1, 9}, {9, 10}}, {0, 1, 2}},
        AddedRow{"a<rr>b<r>  <rr>", {5, 18, 6, 14, 18}, {{0, 1}, {1, 5}, {5, 6}, {6, 11}, {11, 15}}, {0, 1, 2, 3, 4}},
        AddedRow{"àé<l>ÀÉ", {17, 13, 17}, {{0, 4}, {4, 7}, {7, 11}}, {0, 1, 2}}));

TEST(Tokenizer, WordsLongerThanTheLimitAreUnknown) {
  TokenizerOptions options;
  options.max_input_chars_per_word = 3;
  const auto tokenizer = make({"a", "##a"}, options);
  Pieces pieces;
  tokenizer->encode("aaa aaaa áaa", &pieces);
  EXPECT_EQ(pieces.ids, (Ids{5, 6, 6, 1, 5, 6, 6}));
  EXPECT_EQ(pieces.offsets[3], (Offset{4, 8}));
  EXPECT_EQ(pieces.offsets[4], (Offset{9, 11}));  // the accent is part of it
}

TEST(Tokenizer, AWordWithoutPiecesForItsRestIsOneUnknown) {
  const auto tokenizer = make({"a", "##b"});
  Pieces pieces;
  tokenizer->encode("ab abc", &pieces);
  EXPECT_EQ(pieces.ids, (Ids{5, 6, 1}));
  EXPECT_EQ(pieces.word_of, (Ids{0, 0, 1}));
}

TEST(Tokenizer, InvalidUtf8IsDroppedAndOffsetsStayThoseOfTheBytes) {
  const auto tokenizer = make({"a", "b", "ab", "##b"});
  Pieces pieces;
  const std::string text =
      "a\xff\xfe"
      "b b\xe4\xbb";
  tokenizer->encode(text, &pieces);
  EXPECT_EQ(pieces.ids, (Ids{7, 6}));
  EXPECT_EQ(pieces.offsets, (Offsets{{0, 4}, {5, 6}}));
  EXPECT_EQ(toCodePoints(text, pieces.offsets), (Offsets{{0, 4}, {5, 6}}));
  EXPECT_EQ(toCodePoints("é今b", {{0, 2}, {2, 5}, {5, 6}, {0, 0}}), (Offsets{{0, 1}, {1, 2}, {2, 3}, {0, 0}}));
  EXPECT_EQ(toCodePoints("", {{0, 0}, {3, 9}}), (Offsets{{0, 0}, {0, 0}}));
}

// An added token that is looked for in normalized text, and never found, makes the tokenizer normalize the whole text
// first. On the fly it must come to the same.
TEST(Tokenizer, OnTheFlyIsAsByWayOfTheWholeText) {
  const std::vector<std::string> parts = {"a",
                                          "B",
                                          "zz9",
                                          "é",
                                          "e\u0301\u0323",
                                          "\u302e",
                                          "\u302f",
                                          "\u3099",
                                          "\u0345",
                                          "\u0344",
                                          "\U0001D15E",
                                          "\U0001D165",
                                          "今",
                                          "\u0901",
                                          "\u0323",
                                          "\u0000",
                                          "\u200b",
                                          "\ufffd",
                                          "각",
                                          "[SEP]",
                                          "[MASK]",
                                          " ",
                                          "\u3000",
                                          ".",
                                          "\u037e",
                                          "\u0F73",
                                          "\U00016F80",
                                          "aaaaaaaaaaaaaaaaaaaa",
                                          "\xff",
                                          "\xe4\xbb"};
  std::mt19937 random(9);
  for (const bool lower : {false, true}) {
    TokenizerOptions options;
    options.do_lower_case = lower;
    options.max_input_chars_per_word = 8;
    AddedToken never{"\U0010F000 never", 25};
    never.normalized = true;
    const std::vector<std::string> pieces = {"a",   "##a",      "b",      "##b",    "zz9",      "##zz9", "e",
                                             "##e", "##\u302e", "\u302e", "今",     "é",        "##é",   ".",
                                             ";",   "z",        "##z",    "\u302f", "##\u302f", "9"};
    const auto onTheFly = make(pieces, options), whole = make(pieces, options, {never});
    ASSERT_NE(onTheFly, nullptr);
    ASSERT_NE(whole, nullptr);
    Pieces got, expected;
    for (int round = 0; round < 20000; ++round) {
      std::string text;
      for (size_t i = 0, count = random() % 12; i < count; ++i) text += parts[random() % parts.size()];
      onTheFly->encode(text, &got);
      whole->encode(text, &expected);
      ASSERT_EQ(got.ids, expected.ids) << text;
      ASSERT_EQ(got.offsets, expected.offsets) << text;
      ASSERT_EQ(got.word_of, expected.word_of) << text;
    }
  }
}

TEST(Tokenizer, ManyThreadsGetTheSame) {
  const auto tokenizer = Tokenizer::load(CLOZE_SOURCE_DIR "/tests/data/vocab/bert-base-uncased");
  ASSERT_TRUE(tokenizer.ok());
  std::string text;
  for (int i = 0; i < 200; ++i) text += "Naïve café 今天 \u302f\u302e[SEP] unaffable, ";
  Pieces expected;
  (*tokenizer)->encode(text, &expected);
  std::vector<Pieces> got(4);
  {
    std::vector<std::jthread> threads;
    for (Pieces& pieces : got) {
      threads.emplace_back([&] {
        for (int i = 0; i < 20; ++i) (*tokenizer)->encode(text, &pieces);
      });
    }
  }
  for (const Pieces& pieces : got) {
    EXPECT_EQ(pieces.ids, expected.ids);
    EXPECT_EQ(pieces.offsets, expected.offsets);
  }
}

// Expected texts are those of Transformers 5.23.
TEST(Tokenizer, DecodesAsTransformers) {
  const auto loaded = Tokenizer::load(CLOZE_SOURCE_DIR "/tests/data/vocab/bert-base-uncased");
  ASSERT_TRUE(loaded.ok());
  const Tokenizer& tokenizer = **loaded;
  const Ids ids{101,  2009, 1005, 1055, 1037, 3231, 1010, 3475, 1005, 1056, 2009, 1029, 1045, 2079, 2025,
                2113, 1012, 2027, 1005, 2310, 1005, 1049, 1005, 103,  7861, 8270, 4667, 2015, 102};
  EXPECT_EQ(tokenizer.decode(ids, false),
            "[CLS] it ' s a test, isn ' t it? i do not know. they ' ve ' m ' [MASK] embeddings [SEP]");
  EXPECT_EQ(tokenizer.decode(ids), "it ' s a test, isn ' t it? i do not know. they ' ve ' m ' embeddings");
  EXPECT_EQ(tokenizer.decode({2075, 2075, 101}, false), "##inging [CLS]");
  EXPECT_EQ(tokenizer.decode({}), "");
  EXPECT_EQ(tokenizer.decode({-1, 2009, 30522}), "it");
}

TEST(Tokenizer, CreateRefusesWhatCannotBe) {
  const auto vocabulary = Vocabulary::fromPieces({"[UNK]", "[CLS]", "[PAD]"});
  ASSERT_TRUE(vocabulary.ok());
  const auto noSep = Tokenizer::create(*vocabulary, {});
  ASSERT_FALSE(noSep.ok());
  EXPECT_EQ(noSep.error().field, "sep_token");

  const auto whole = Vocabulary::fromPieces({"[UNK]", "[CLS]", "[PAD]", "[SEP]", "x"});
  ASSERT_TRUE(whole.ok());
  EXPECT_EQ((*Tokenizer::create(*whole, {}))->maskId(), -1);
  for (const int32_t id : {4, 2000000000, -1}) {
    const auto bad = Tokenizer::create(*whole, {}, {{"new", id}});
    ASSERT_FALSE(bad.ok()) << id;
    EXPECT_EQ(bad.error().field, "added_tokens");
  }
  ASSERT_FALSE(Tokenizer::create(*whole, {}, {{"new", 5}, {"newer", 5}}).ok());
  TokenizerOptions options;
  options.max_input_chars_per_word = 0;
  ASSERT_FALSE(Tokenizer::create(*whole, options).ok());
}

}  // namespace
}  // namespace cloze
