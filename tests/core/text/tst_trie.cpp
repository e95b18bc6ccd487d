#include <core/text/trie.h>
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>

namespace cloze {
namespace {

TEST(Trie, EmptyFindsNothing) {
  const Trie trie;
  EXPECT_TRUE(trie.empty());
  EXPECT_EQ(trie.longestPrefix("abc").value, -1);
  EXPECT_EQ(trie.child(Trie::kRoot, 'a'), Trie::kNone);
}

TEST(Trie, LongestKeyWins) {
  const Trie trie({{"a", 0}, {"abc", 1}, {"abd", 2}, {"b", 3}});
  const auto match = trie.longestPrefix("abcd");
  EXPECT_EQ(match.value, 1);
  EXPECT_EQ(match.length, 3u);
  EXPECT_EQ(trie.longestPrefix("abx").value, 0);  // back to the shorter key
  EXPECT_EQ(trie.longestPrefix("xa").value, -1);
  EXPECT_EQ(trie.child(Trie::kRoot, 'c'), Trie::kNone);
}

TEST(Trie, IsWalkedNodeByNode) {
  const Trie trie({{"a", 0}, {"abc", 1}});
  const uint32_t a = trie.child(Trie::kRoot, 'a');
  ASSERT_NE(a, Trie::kNone);
  const uint32_t ab = trie.child(a, 'b');
  ASSERT_NE(ab, Trie::kNone);
  EXPECT_EQ(trie.value(a), 0);
  EXPECT_EQ(trie.value(ab), -1);
  EXPECT_EQ(trie.parent(ab), a);
  EXPECT_EQ(trie.parent(Trie::kRoot), Trie::kNone);
  EXPECT_EQ(trie.byteTo(ab), 'b');
  EXPECT_EQ(trie.child(a, 'c'), Trie::kNone);
  uint32_t nodes = 0;
  for (uint32_t slot = 0; slot < trie.slots(); ++slot) nodes += trie.parent(slot) != Trie::kNone;
  EXPECT_EQ(nodes, 3u);
}

TEST(Trie, LastOfEqualKeysCountsAndEmptyKeysAreLeftOut) {
  const Trie trie({{"", 7}, {"a", 0}, {"a", 5}});
  EXPECT_EQ(trie.longestPrefix("a").value, 5);
  EXPECT_EQ(trie.longestPrefix("b").value, -1);
}

TEST(Trie, AgreesWithAMapOnRandomKeys) {
  std::mt19937 random(3);
  std::map<std::string, int32_t> reference;
  for (int32_t i = 0; i < 20000; ++i) {
    std::string key(1 + random() % 6, ' ');
    for (char& byte : key) byte = static_cast<char>(random() % 4 == 0 ? random() % 256 : 'a' + random() % 5);
    reference[key] = i;
  }
  std::vector<std::pair<std::string_view, int32_t>> keys(reference.begin(), reference.end());
  const Trie trie(std::move(keys));
  for (int i = 0; i < 20000; ++i) {
    std::string text(random() % 9, ' ');
    for (char& byte : text) byte = static_cast<char>(random() % 8 == 0 ? random() % 256 : 'a' + random() % 5);
    Trie::Match expected;
    for (size_t length = 1; length <= text.size(); ++length) {
      if (const auto found = reference.find(text.substr(0, length)); found != reference.end()) {
        expected = {found->second, length};
      }
    }
    const Trie::Match match = trie.longestPrefix(text);
    ASSERT_EQ(match.value, expected.value);
    ASSERT_EQ(match.length, expected.length);
  }
}

}  // namespace
}  // namespace cloze
