#include <core/text/vocabulary.h>
#include <gtest/gtest.h>

#include <tests/core/text/temporary_folder.h>

namespace cloze {
namespace {

using namespace std::string_literals;

TEST(Vocabulary, LoadsThePublishedOnes) {
  const std::filesystem::path folder = CLOZE_SOURCE_DIR "/tests/data/vocab";
  const auto uncased = Vocabulary::load(folder / "bert-base-uncased/vocab.txt");
  ASSERT_TRUE(uncased.ok()) << uncased.error().toString();
  EXPECT_EQ((*uncased)->size(), 30522);
  EXPECT_EQ((*uncased)->id("[CLS]"), 101);
  EXPECT_EQ((*uncased)->piece(30521), "##～");
  EXPECT_FALSE((*uncased)->id("no such piece"));
  const auto chinese = Vocabulary::load(folder / "bert-base-chinese/vocab.txt");
  ASSERT_TRUE(chinese.ok());
  EXPECT_EQ((*chinese)->size(), 21128);
}

TEST(Vocabulary, TrimsTheEndsOfLinesAndKeepsBlankOnes) {
  const TemporaryFolder folder;
  const auto loaded = Vocabulary::load(folder.write("vocab.txt", "[UNK]\r\n\n a\t \xe3\x80\x80\nb\n\nb\nlast"));
  ASSERT_TRUE(loaded.ok()) << loaded.error().toString();
  const Vocabulary& vocabulary = **loaded;
  EXPECT_EQ(vocabulary.pieces(), (std::vector<std::string>{"[UNK]", "", " a", "b", "", "b", "last"}));
  EXPECT_EQ(vocabulary.id("b"), 5);  // the last line wins
  EXPECT_EQ(vocabulary.id("last"), 6);
}

struct BadRow {
  const char* name;
  std::string content;
  std::optional<int64_t> line;
  const char* says;
};
class BadVocabulary : public testing::TestWithParam<BadRow> {};

TEST_P(BadVocabulary, IsRefusedByLine) {
  const TemporaryFolder folder;
  const auto path = folder.write("vocab.txt", GetParam().content);
  const auto loaded = Vocabulary::load(path);
  ASSERT_FALSE(loaded.ok());
  EXPECT_EQ(loaded.error().code, ErrorCode::InvalidData);
  EXPECT_EQ(loaded.error().file, path.string());
  EXPECT_EQ(loaded.error().line, GetParam().line);
  EXPECT_NE(loaded.error().message.find(GetParam().says), std::string::npos) << loaded.error().message;
}
INSTANTIATE_TEST_SUITE_P(Rows, BadVocabulary,
                         testing::Values(BadRow{"Empty", "", {}, "empty"},
                                         BadRow{"Latin1", "[UNK]\ncaf\xe9\n", 2, "UTF-8"},
                                         BadRow{"Nul", "[UNK]\na\n\0b\n"s, 3, "NUL"}),
                         [](const auto& row) { return row.param.name; });

TEST(Vocabulary, AbsentFileNamesItself) {
  const auto loaded = Vocabulary::load("/no/such/vocab.txt");
  ASSERT_FALSE(loaded.ok());
  EXPECT_EQ(loaded.error().file, "/no/such/vocab.txt");
}

}  // namespace
}  // namespace cloze
