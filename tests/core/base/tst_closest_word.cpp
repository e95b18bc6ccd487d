#include <core/base/closest_word.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace cloze {
namespace {

TEST(ClosestWord, IsTheOneNearEnough) {
  const std::vector<std::string> known = {"train", "eval", "predict", "learning-rate", "qqp"};
  const std::pair<const char*, const char*> rows[] = {
      {"trian", "train"}, {"learnig-rat", "learning-rate"},
      {"eval", "eval"},   {"evla", "eval"},
      {"qqq", "qqp"},     {"fly", ""},
      {"q", ""},          {"", ""},
  };
  for (const auto& [word, meant] : rows) EXPECT_EQ(closestWord(word, known), meant) << word;
  EXPECT_EQ(closestWord(std::string(100000, 't'), known), "") << "however long it is";
  EXPECT_EQ(closestWord("train", {}), "");
}

}  // namespace
}  // namespace cloze
