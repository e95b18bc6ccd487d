// Where Google's original rules and Transformers' part, and the reason that is given.
#include <core/inspect/rule_differences.h>
#include <core/inspect/tokenizer_source.h>
#include <tests/core/inspect/inspect_fixture.h>

#include <filesystem>

namespace cloze {
namespace {

const std::filesystem::path kUncased = CLOZE_SOURCE_DIR "/tests/data/vocab/bert-base-uncased";

RuleDifferences differencesOf(const std::string& text, TokenizerRules first = TokenizerRules::HuggingFace) {
  const bool google = first == TokenizerRules::Google;
  const auto one = openTokenizer(kUncased, {}, first);
  const auto two = openTokenizer(kUncased, {}, google ? TokenizerRules::HuggingFace : TokenizerRules::Google);
  if (!one.ok() || !two.ok()) {
    ADD_FAILURE() << "no tokenizer";
    return {};
  }
  const Inspection a = Inspector(*one).inspect(text, std::nullopt, {});
  const Inspection b = Inspector(*two).inspect(text, std::nullopt, {});
  return ruleDifferences(a, b, alignWords(a, b));
}

struct ReasonRow {
  const char* name;
  std::string text;
  RuleDifference why;
  std::string example;
};
void PrintTo(const ReasonRow& row, std::ostream* out) {
  *out << row.name;
}
class Reasons : public testing::TestWithParam<ReasonRow> {};

TEST_P(Reasons, AreNamedWhicheverRulesComeFirst) {
  for (const TokenizerRules first : {TokenizerRules::HuggingFace, TokenizerRules::Google}) {
    const RuleDifferences found = differencesOf(GetParam().text, first);
    EXPECT_EQ(found.words, 1);
    ASSERT_EQ(found.reasons.size(), 1u);
    EXPECT_EQ(found.reasons[0].why, GetParam().why);
    EXPECT_EQ(found.reasons[0].example, GetParam().example);
    EXPECT_EQ(found.reasons[0].words, 1);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Rows, Reasons,
    testing::Values(ReasonRow{"private_use", "the dog\uE000 ran", RuleDifference::PrivateUse, "\uE000"},
                    ReasonRow{"ideograph", "the x\U0002B820y ran", RuleDifference::Ideograph, "\U0002B820"},
                    ReasonRow{"final_sigma", "the \u0391\u03A3 ran", RuleDifference::FinalSigma, "\u0391\u03A3"},
                    ReasonRow{"special_token", "the [SEP] ran", RuleDifference::SpecialToken, "[SEP]"},
                    ReasonRow{"long_word", "the " + std::string(101, 'a') + " ran", RuleDifference::LongWord,
                              std::string(101, 'a')}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(RuleDifferences, ThereAreNoneInPlainText) {
  // What is removed by both is no difference.
  EXPECT_EQ(differencesOf("It's na\u00EFve to think\u200B so, isn't it?").words, 0);
  EXPECT_EQ(differencesOf("").words, 0);
}

TEST(RuleDifferences, AReasonIsNamedOnceAndCounted) {
  const RuleDifferences found = differencesOf("a\uE000 b\uE001 [CLS] c\uE000");
  EXPECT_EQ(found.words, 4);
  ASSERT_EQ(found.reasons.size(), 2u);
  EXPECT_EQ(found.reasons[0].words, 3);
  EXPECT_EQ(found.reasons[0].example, "\uE000");
  EXPECT_EQ(found.reasons[1].why, RuleDifference::SpecialToken);
}

TEST(TokenizerSource, GoogleNeedsAVocabTxt) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "tokenizer_source";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  const auto made = openTokenizer(kUncased, false, TokenizerRules::HuggingFace);
  ASSERT_TRUE(made.ok());
  ASSERT_TRUE((*made)->save(folder, 512).ok());
  EXPECT_TRUE(openTokenizer(folder, {}, TokenizerRules::HuggingFace).ok());
  const auto refused = openTokenizer(folder, {}, TokenizerRules::Google);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().file, (folder / "vocab.txt").string());
  EXPECT_NE(refused.error().message.find("has none"), std::string::npos);
  std::filesystem::copy_file(kUncased / "vocab.txt", folder / "vocab.txt");
  const auto google = openTokenizer(folder, {}, TokenizerRules::Google);
  ASSERT_TRUE(google.ok());
  EXPECT_FALSE((*google)->options().do_lower_case);  // as the folder's files say
  EXPECT_EQ((*google)->options().max_input_chars_per_word, 200);
  std::filesystem::remove_all(folder);
}

TEST(TokenizerSource, AVocabularyAloneIsLowerCasedUnlessSaid) {
  for (const TokenizerRules rules : {TokenizerRules::HuggingFace, TokenizerRules::Google}) {
    const auto plain = openTokenizer(kUncased / "vocab.txt", {}, rules);
    ASSERT_TRUE(plain.ok());
    EXPECT_TRUE((*plain)->options().do_lower_case);
    EXPECT_EQ((*plain)->options().rules, rules);
    EXPECT_FALSE((*openTokenizer(kUncased / "vocab.txt", false, rules))->options().do_lower_case);
  }
}

}  // namespace
}  // namespace cloze
