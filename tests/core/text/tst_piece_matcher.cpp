#include <core/text/piece_matcher.h>
#include <gtest/gtest.h>

#include <chrono>
#include <map>
#include <random>
#include <set>
#include <string>

namespace cloze {
namespace {

using Ids = std::vector<int32_t>;

Ids match(const PieceMatcher& matcher, std::string_view word) {
  Ids ids(word.size(), -7);
  ids.resize(matcher.match(word, ids.data()));
  return ids;
}

PieceMatcher matcherOf(const std::vector<std::string>& pieces) {
  const auto vocabulary = Vocabulary::fromPieces(pieces);
  return PieceMatcher(**vocabulary);
}

// The definition: the longest piece from the left, again and again.
Ids greedy(const std::vector<std::string>& pieces, const std::string& word) {
  std::map<std::string, int32_t> idOf;
  for (size_t i = 0; i < pieces.size(); ++i) idOf[pieces[i]] = static_cast<int32_t>(i);
  Ids ids;
  for (size_t start = 0; start < word.size();) {
    size_t end = word.size();
    while (end > start && !idOf.contains((start > 0 ? "##" : "") + word.substr(start, end - start))) --end;
    if (end == start) return {};
    ids.push_back(idOf[(start > 0 ? "##" : "") + word.substr(start, end - start)]);
    start = end;
  }
  return ids;
}

struct Row {
  const char* name;
  std::vector<std::string> pieces;
  std::string word;
  Ids ids;
};
class PieceMatcherRows : public testing::TestWithParam<Row> {};

TEST_P(PieceMatcherRows, AreCutSo) {
  const PieceMatcher matcher = matcherOf(GetParam().pieces);
  EXPECT_EQ(match(matcher, GetParam().word), GetParam().ids);
  EXPECT_EQ(greedy(GetParam().pieces, GetParam().word), GetParam().ids) << "the row itself";
}
INSTANTIATE_TEST_SUITE_P(
    Rows, PieceMatcherRows,
    testing::Values(Row{"whole", {"ab"}, "ab", {0}}, Row{"beginning alone", {"abc"}, "ab", {}},
                    Row{"no continuation", {"a", "b"}, "ab", {}}, Row{"joined", {"a", "##b"}, "ab", {0, 1}},
                    Row{"longest first", {"a", "ab", "##b", "##c"}, "abc", {1, 3}},
                    // "abcd" is begun, but the word leaves it at its last letter
                    Row{"back over several", {"a", "abcdx", "##b", "##bc", "##c", "##d"}, "abcd", {0, 3, 5}},
                    Row{"greedy misses what could be had", {"a", "##bc", "##b", "##cd"}, "abcd", {}},
                    Row{"the last of equal pieces", {"a", "a", "##b", "##b"}, "ab", {1, 3}},
                    Row{"bytes of one character are not parted", {"é", "##今", "x"}, "é今", {0, 1}},
                    Row{"unknown at the end", {"a", "##b"}, "abc", {}},
                    Row{"a continuation is no beginning", {"##a"}, "a", {}}),
    [](const auto& row) {
      std::string name = row.param.name;
      for (char& c : name) c = c == ' ' ? '_' : c;
      return name;
    });

TEST(PieceMatcher, AgreesWithTheDefinitionOnRandomVocabularies) {
  std::mt19937 random(11);
  const auto text = [&random](size_t longest) {
    std::string letters(1 + random() % longest, 'a');
    for (char& letter : letters) letter = static_cast<char>('a' + random() % 3);
    return letters;
  };
  size_t known = 0;
  for (int round = 0; round < 400; ++round) {
    std::set<std::string> set;
    for (size_t i = 0, count = 1 + random() % 40; i < count; ++i) set.insert((random() % 3 ? "##" : "") + text(7));
    const std::vector<std::string> pieces(set.begin(), set.end());
    const PieceMatcher matcher = matcherOf(pieces);
    for (int i = 0; i < 100; ++i) {
      const std::string word = text(16);
      const Ids ids = match(matcher, word);
      ASSERT_EQ(ids, greedy(pieces, word)) << word << " in round " << round;
      size_t length = 0;
      for (const int32_t id : ids) length += static_cast<size_t>(matcher.lengthOf(id));
      ASSERT_EQ(length, ids.empty() ? 0 : word.size());
      known += !ids.empty();
    }
  }
  EXPECT_GT(known, 5000u);
}

// Looking from every start to the end of the text would be 34 billion steps.
TEST(PieceMatcher, IsLinearWhereEveryEndIsTriedAndMissed) {
  constexpr size_t kLength = 1 << 18;
  const PieceMatcher matcher =
      matcherOf({"a", "##a", "a" + std::string(kLength, 'a') + "b", "##" + std::string(kLength, 'a') + "b"});
  const auto start = std::chrono::steady_clock::now();
  const Ids ids = match(matcher, std::string(kLength, 'a'));
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  ASSERT_EQ(ids.size(), kLength);
  EXPECT_EQ(ids.front(), 0);
  EXPECT_EQ(ids.back(), 1);
  EXPECT_LT(seconds, 5.0) << "the square of " << kLength << " steps takes longer on any machine";
}

}  // namespace
}  // namespace cloze
