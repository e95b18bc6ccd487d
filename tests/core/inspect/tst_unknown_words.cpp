#include <core/inspect/unknown_words.h>
#include <gmock/gmock.h>

namespace cloze {
namespace {

using Places = std::vector<UnknownWord::Place>;
using Shares = std::vector<UnknownWord::Share>;

TEST(UnknownWords, AreRankedAndPlaced) {
  UnknownWordCounter counter;
  counter.add("b", 0, 3);
  counter.add("a", 0, 3);
  counter.add("a", 0, 3);
  counter.add("a", 0, 7);
  counter.add("a", 1, 0);
  counter.add("c", 1, 2);
  EXPECT_EQ(counter.distinct(), 3);
  EXPECT_EQ(counter.distinctIn(0), 2);
  EXPECT_EQ(counter.distinctIn(1), 2);
  const auto words = counter.takeMostFrequent(2);
  ASSERT_EQ(words.size(), 3u);
  EXPECT_EQ(words[0].word, "a");
  EXPECT_EQ(words[0].count, 4);
  EXPECT_EQ(words[0].places, (Places{{0, 3}, {0, 7}, {1, 0}}));
  EXPECT_EQ(words[0].shares, (Shares{{0, 3, 2}, {1, 1, 1}}));
  EXPECT_EQ(words[1].word, "b") << "of one count, by the letters";
  EXPECT_EQ(words[2].word, "c") << "of few in all, but among the first of its split";
}

TEST(UnknownWords, OfATextOfSeveralRowsStandInEachOfThem) {
  UnknownWordCounter counter;
  counter.add("a", 0, 2, 3);
  counter.add("a", 0, 2, 3);
  counter.add("a", 0, 3);
  counter.add("a", 0, 5, 40);
  counter.add("a", 1, 0, 2);
  const auto words = counter.takeMostFrequent(1);
  EXPECT_EQ(words[0].count, 5);
  EXPECT_EQ(words[0].shares, (Shares{{0, 4, 43}, {1, 1, 2}}));
  ASSERT_EQ(words[0].places.size(), UnknownWord::kMostPlaces);
  EXPECT_EQ(words[0].places[3], (UnknownWord::Place{0, 5}));
}

TEST(UnknownWords, KeepAFewPlacesOfMany) {
  UnknownWordCounter counter;
  for (size_t row = 0; row < 50; ++row) counter.add("a", 0, row);
  const auto words = counter.takeMostFrequent(1);
  EXPECT_EQ(words[0].places.size(), UnknownWord::kMostPlaces);
  EXPECT_EQ(words[0].shares, (Shares{{0, 50, 50}}));
}

TEST(UnknownWords, AreBoundedAndSayWhatWasLeftOut) {
  UnknownWordCounter counter(2);
  for (const char* word : {"a", "b", "c", "a", "d", "c"}) counter.add(word, 0, 0);
  EXPECT_EQ(counter.distinct(), 2);
  EXPECT_EQ(counter.leftOut(), 3);
  EXPECT_EQ(counter.takeMostFrequent(9)[0].count, 2);
}

TEST(UnknownWords, LongOnesAreCutBehindAWholeCharacter) {
  std::string word = "x";
  while (word.size() < 500) word += "\u4E2D";
  EXPECT_EQ(shownPart(word).size(), 199u);  // 1 + 66 * 3
  UnknownWordCounter counter;
  counter.add(word, 0, 0);
  counter.add(word + "more", 0, 1);
  const auto words = counter.takeMostFrequent(9);
  ASSERT_EQ(words.size(), 1u);
  EXPECT_TRUE(words[0].cut);
  EXPECT_EQ(words[0].count, 2);
}

TEST(UnknownWords, ArePrintedOnOneLine) {
  const auto printed = [](const std::string& word, size_t characters) {
    return printedWord({.word = word, .cut = false, .count = 0, .shares = {}, .places = {}}, characters);
  };
  EXPECT_EQ(printed("caf\u00E9", 9), "caf\u00E9");
  EXPECT_EQ(printed("a\u200Bb\x1B[1m", 9), "a\\u{200B}b\\u{001B}[1m");
  EXPECT_EQ(printed("\u4E2D\u6587\u597D", 2), "\u4E2D\u6587…");
  EXPECT_EQ(printedWord({.word = "a", .cut = true, .count = 0, .shares = {}, .places = {}}), "a…");
}

}  // namespace
}  // namespace cloze
