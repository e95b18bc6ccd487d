#include <core/inspect/truncations.h>
#include <tests/core/inspect/inspect_fixture.h>

#include <gmock/gmock.h>

namespace cloze {
namespace {

struct Row {
  const char* name;
  Truncation strategy;
  Offset keptA, keptB;  // head, tail
  int32_t lost;
  bool cutsTheOther;
};
void PrintTo(const Row& row, std::ostream* out) {
  *out << row.name;
}
class Truncations : public testing::TestWithParam<Row> {};

// 10 and 4 tokens into 9 beside three special ones; by Transformers' rules and Sun et al. 2019's head and tail.
TEST_P(Truncations, KeepAndLose) {
  const Row& row = GetParam();
  const auto tokenizer = tokenizerOf({"a", "b"});
  const auto all = compareTruncations(*tokenizer, "a a a a a a a a a a", "b b b b", 12, 2);
  ASSERT_EQ(all.size(), 6u);
  const TruncationOutcome& outcome = all[static_cast<size_t>(row.strategy)];
  EXPECT_EQ(outcome.strategy, row.strategy);
  EXPECT_EQ((Offset{outcome.a.head, outcome.a.tail}), row.keptA);
  EXPECT_EQ((Offset{outcome.b.head, outcome.b.tail}), row.keptB);
  EXPECT_EQ(outcome.lost(), row.lost);
  EXPECT_EQ(outcome.cutsTheOther, row.cutsTheOther);
}

INSTANTIATE_TEST_SUITE_P(Rows, Truncations,
                         testing::Values(Row{"longest_first", Truncation::LongestFirst, {5, 0}, {4, 0}, 5, false},
                                         Row{"only_first", Truncation::OnlyFirst, {5, 0}, {4, 0}, 5, false},
                                         Row{"only_second", Truncation::OnlySecond, {9, 0}, {0, 0}, 5, true},
                                         Row{"head", Truncation::Head, {5, 0}, {4, 0}, 5, false},
                                         Row{"tail", Truncation::Tail, {0, 5}, {4, 0}, 5, false},
                                         Row{"head_tail", Truncation::HeadTail, {2, 3}, {4, 0}, 5, false}),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(TruncationsOf, TellWhereTheTextIsLost) {
  const auto all = compareTruncations(*tokenizerOf({"\u4E2D", "b"}), "\u4E2Db\u4E2Db", std::nullopt, 5, 0);
  const auto& cut = all[static_cast<size_t>(Truncation::HeadTail)].a;  // 3 of 4: one from the front, two from the end
  EXPECT_EQ(cut.head, 1);
  EXPECT_EQ(cut.tail, 2);
  EXPECT_EQ(cut.lostUtf16, (Offset{1, 2}));
  EXPECT_EQ(all[static_cast<size_t>(Truncation::Tail)].a.lostUtf16, (Offset{0, 1}));
}

TEST(TruncationsOf, CutNothingWhereItFits) {
  for (const int32_t length : {0, 6, 100}) {
    for (const TruncationOutcome& outcome :
         compareTruncations(*tokenizerOf({"a"}), "a a a a", std::nullopt, length, 0)) {
      EXPECT_EQ(outcome.lost(), 0);
      EXPECT_EQ(outcome.a.lostUtf16, (Offset{0, 0}));
    }
  }
}

}  // namespace
}  // namespace cloze
