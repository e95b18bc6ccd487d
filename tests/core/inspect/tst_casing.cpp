#include <core/inspect/casing.h>
#include <tests/core/inspect/inspect_fixture.h>

namespace cloze {
namespace {

struct Row {
  const char* name;
  std::vector<std::string> pieces;
  VocabularyCasing casing;
};
void PrintTo(const Row& row, std::ostream* out) {
  *out << row.name;
}
class CasingRows : public testing::TestWithParam<Row> {};

TEST_P(CasingRows, IsSeen) {
  EXPECT_EQ(casingOf(tokenizerOf(GetParam().pieces)->vocabulary()), GetParam().casing);
}

INSTANTIATE_TEST_SUITE_P(Rows, CasingRows,
                         testing::Values(Row{"mixed", {"the", "The", "##x"}, VocabularyCasing::Mixed},
                                         Row{"lower", {"the", "##x", "\u00E9"}, VocabularyCasing::Lower},
                                         Row{"greek_capitals", {"\u0391", "a"}, VocabularyCasing::Mixed},
                                         Row{"no_letters", {"\u4E2D", "1"}, VocabularyCasing::None},
                                         Row{"special_tokens_alone", {"[unused1]"}, VocabularyCasing::None}),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(CasingOf, RealVocabularies) {
  const auto load = [](const std::string& folder) {
    const auto vocabulary = Vocabulary::load(folder + "/vocab.txt");
    EXPECT_TRUE(vocabulary.ok());
    return casingOf(**vocabulary);
  };
  EXPECT_EQ(load(CLOZE_SOURCE_DIR "/tests/data/vocab/bert-base-uncased"), VocabularyCasing::Lower);
  EXPECT_EQ(load(CLOZE_SOURCE_DIR "/tests/data/vocab/bert-base-chinese"), VocabularyCasing::Lower);
  EXPECT_EQ(load(CLOZE_SOURCE_DIR "/resources/sample/model"), VocabularyCasing::Lower);
  EXPECT_EQ(casingOf(casedExcerpt(false)->vocabulary()), VocabularyCasing::Mixed);
}

TEST(CasingMistake, IsAboutBothTogether) {
  TokenizerOptions lowers, keeps;
  keeps.do_lower_case = false;
  EXPECT_EQ(casingMistake(lowers, VocabularyCasing::Mixed), CasingMistake::LowersMixed);
  EXPECT_EQ(casingMistake(keeps, VocabularyCasing::Lower), CasingMistake::KeepsForLower);
  EXPECT_EQ(casingMistake(lowers, VocabularyCasing::Lower), CasingMistake::None);
  EXPECT_EQ(casingMistake(keeps, VocabularyCasing::Mixed), CasingMistake::None);
  EXPECT_EQ(casingMistake(lowers, VocabularyCasing::None), CasingMistake::None);
  EXPECT_EQ(casingMistake(keeps, VocabularyCasing::None), CasingMistake::None);
}

}  // namespace
}  // namespace cloze
