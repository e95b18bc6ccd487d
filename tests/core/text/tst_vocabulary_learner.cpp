// Learned vocabularies against the peer's (tests/golden/generate_learner_goldens.py), piece by piece.
#include <core/text/vocabulary_learner.h>
#include <gtest/gtest.h>
#include <tests/core/text/temporary_folder.h>

#include <fstream>
#include <nlohmann/json.hpp>

namespace cloze {
namespace {

using nlohmann::json;
using Pieces = std::vector<std::string>;

WordCounts countLines(const Pieces& lines, bool lower) {
  TokenizerOptions options;
  options.do_lower_case = lower;
  WordCounts counts(options);
  for (const std::string& line : lines) counts.add(line);
  return counts;
}

TEST(VocabularyLearner, FindsThePiecesOfThePeer) {
  std::ifstream file(CLOZE_SOURCE_DIR "/tests/golden/data/learner.json");
  const json golden = json::parse(file);
  for (const json& row : golden["cases"]) {
    LearnOptions options;
    options.size = row["size"];
    options.min_frequency = row["min_frequency"];
    options.alphabet_limit = row["alphabet"];
    options.reserved = row["reserved"].get<Pieces>();
    const WordCounts counts =
        countLines(golden["corpora"][row["corpus"].get<std::string>()].get<Pieces>(), row["lower"]);
    json about = row;
    about.erase("pieces");
    EXPECT_EQ(learnVocabulary(counts, options), row["pieces"].get<Pieces>()) << about;
  }
  EXPECT_GE(golden["cases"].size(), 25u);
}

TEST(VocabularyLearner, OfEquallyRareCharactersTheLastGo) {
  LearnOptions options;
  options.alphabet_limit = 2;
  options.size = 100;
  options.reserved = {"[UNK]"};
  EXPECT_EQ(learnVocabulary(countLines({"c b a", "z z"}, true), options), (Pieces{"[UNK]", "a", "z"}));
}

TEST(VocabularyLearner, WithoutWordsTheReservedPiecesAreAll) {
  LearnOptions options;
  options.reserved = {"[UNK]", "x", "[UNK]"};
  EXPECT_EQ(learnVocabulary(countLines({}, true), options), (Pieces{"[UNK]", "x"}));
}

std::vector<std::pair<std::string, int64_t>> listOf(const WordCounts& counts) {
  std::vector<std::pair<std::string, int64_t>> list;
  for (const WordCounts::Word& word : counts.words()) list.emplace_back(word.text, word.count);
  return list;
}

TEST(WordCounts, CountWhatTheTokenizerCutsIntoPieces) {
  EXPECT_EQ(
      listOf(countLines({"Na\u00EFve, na\u00EFve\t\u4eca\u5929!", "NA\u00CFVE[MASK] x"}, true)),
      (std::vector<std::pair<std::string, int64_t>>{
          {"!", 1}, {",", 1}, {"[", 1}, {"]", 1}, {"mask", 1}, {"naive", 3}, {"x", 1}, {"\u4eca", 1}, {"\u5929", 1}}));
  const std::string longer(5000, 'a');
  EXPECT_EQ(listOf(countLines({longer + " A " + longer}, false)),
            (std::vector<std::pair<std::string, int64_t>>{{"A", 1}, {longer, 2}}));
}

class Corpus : public testing::TestWithParam<int32_t> {};

// Stretches of a megabyte each, so that several threads have something to do.
TEST_P(Corpus, IsCountedTheSameByAnyNumberOfThreads) {
  const TemporaryFolder folder;
  std::string text;
  Pieces lines;
  for (int i = 0; text.size() < (5u << 20); ++i) {
    lines.push_back("w" + std::to_string(i % 977) + " caf\u00E9 " + std::string(static_cast<size_t>(i % 60), 'x') +
                    " \u4eca");
    text += lines.back() + "\n";
  }
  const std::vector<std::filesystem::path> files = {folder.write("a", text), folder.write("b", ""),
                                                    folder.write("c", "last")};
  lines.push_back("last");
  const auto counts = countCorpus(files, {}, GetParam());
  ASSERT_TRUE(counts.ok()) << counts.error().toString();
  EXPECT_EQ(listOf(*counts), listOf(countLines(lines, true)));

  const size_t bad = text.find('\n', 4u << 20) + 3;
  text[bad] = '\xff';
  text.back() = '\xff';  // a later one is not the one that is named
  const std::vector<std::filesystem::path> broken = {folder.write("bad", text)};
  const auto refused = countCorpus(broken, {}, GetParam());
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().line, std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(bad), '\n') + 1);
  EXPECT_EQ(refused.error().file, broken[0].string());
}
INSTANTIATE_TEST_SUITE_P(Threads, Corpus, testing::Values(1, 3, 0));

}  // namespace
}  // namespace cloze
