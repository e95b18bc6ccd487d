// What a data set is before it is trained on: each number against a set made for it, and against the trainer's own.
#include <core/data/features.h>
#include <core/inspect/preflight.h>
#include <tests/core/inspect/inspect_fixture.h>

#include <gmock/gmock.h>

namespace cloze {
namespace {

using testing::ElementsAre;

Split splitOf(const std::string& name, std::vector<Example> examples) {
  Split split;
  split.name = name;
  split.labelled = true;
  split.examples = std::move(examples);
  return split;
}

DataSet pairs() {
  DataSet data;
  data.task = *findTask("mrpc");
  data.splits.push_back(splitOf("train", {{"a b", "a", "1", 1},
                                          {"a zzz", "yyy zzz", "0", 2},
                                          {"a b", "a", "0", 3},
                                          {"a", "  ", "1", 4},
                                          {"caf\u00C3\u00A9", "b", "1", 5}}));
  data.splits.push_back(splitOf("dev", {{"a b", "a", "1", 1}, {"b", "a\u200Bb", "", 2}}));
  data.warnings = {"One row was skipped."};
  return data;
}

TEST(Preflight, CountsWhatIsWrongRowByRow) {
  const auto result = preflight(pairs(), *tokenizerOf({"a", "b", "ab"}));
  ASSERT_TRUE(result.ok());
  ASSERT_EQ(result->splits.size(), 2u);
  const SplitFacts &train = result->splits[0], &dev = result->splits[1];
  std::vector<int> tokens, unknown, oddities;
  for (const RowFacts& row : train.rows) {
    tokens.push_back(row.tokens);
    unknown.push_back(row.unknown);
    oddities.push_back(row.oddities);
  }
  EXPECT_THAT(tokens, ElementsAre(6, 7, 6, 4, 5));
  EXPECT_THAT(unknown, ElementsAre(0, 3, 0, 0, 1));
  EXPECT_THAT(oddities, ElementsAre(0, 0, kRepeated, kEmptyCell, kBadEncoding));
  EXPECT_EQ(train.rows[2].twin, 0);
  EXPECT_EQ(train.count(kRepeated), 1);
  EXPECT_EQ(train.count(kLeaked), 0);
  EXPECT_EQ(train.tokens, 28);
  EXPECT_EQ(train.unknown_tokens, 4);
  EXPECT_EQ(train.rows_with_unknown, 2);
  EXPECT_EQ(train.label_counts, (std::map<std::string, int64_t>{{"0", 2}, {"1", 3}}));
  EXPECT_EQ(dev.rows[0].oddities, kLeaked);
  EXPECT_EQ(dev.rows[0].twin, 0);
  EXPECT_EQ(dev.rows[1].oddities, kControls);
  EXPECT_EQ(dev.label_counts, (std::map<std::string, int64_t>{{"1", 1}}));
  EXPECT_THAT(result->warnings, ElementsAre("One row was skipped."));
}

TEST(Preflight, NamesTheUnknownWordsThatMatterMost) {
  const auto result = preflight(pairs(), *tokenizerOf({"a", "b", "ab"}));
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(result->distinct_unknown_words, 3);
  ASSERT_EQ(result->unknown_words.size(), 3u);
  EXPECT_EQ(result->unknown_words[0].word, "zzz");
  EXPECT_EQ(result->unknown_words[0].count, 2);
  EXPECT_EQ(result->unknown_words[0].row, 1u);
  EXPECT_EQ(result->unknown_words[1].count, 1);
}

TEST(Preflight, LengthsAreThoseOfTheTrainer) {
  const DataSet data = pairs();
  const auto tokenizer = tokenizerOf({"a", "b", "ab"});
  const auto result = preflight(data, *tokenizer);
  ASSERT_TRUE(result.ok());
  for (size_t i = 0; i < data.splits.size(); ++i) {
    for (const int32_t length : {3, 4, 5, 6, 7, 8, 128}) {
      Split split = data.splits[i];
      for (Example& example : split.examples) example.label.clear();
      const auto features = makeFeatures(split, data.task, *tokenizer, {length}, {}, 1);
      ASSERT_TRUE(features.ok()) << features.error().toString();
      const LengthTable& lengths = result->splits[i].lengths;
      EXPECT_EQ(lengths.rowsCut(length), features->truncated_examples) << length;
      EXPECT_EQ(lengths.tokensLost(length), features->tokens_lost) << length;
      EXPECT_EQ(lengths.longest(), features->longest_tokens);
    }
  }
}

TEST(LengthTable, AnswersForAnyLength) {
  std::vector<RowFacts> rows;
  for (const int32_t tokens : {2, 5, 5, 9}) rows.push_back({tokens, 0, 0, -1});
  const LengthTable table(rows);
  EXPECT_EQ(table.rows(), 4);
  EXPECT_EQ(table.rowsCut(0), 0);
  EXPECT_EQ(table.rowsCut(4), 3);
  EXPECT_EQ(table.tokensLost(4), 1 + 1 + 5);
  EXPECT_EQ(table.rowsCut(9), 0);
  EXPECT_EQ(table.rowsCut(1000), 0);
  EXPECT_EQ(table.rowsOf(5, 6), 2);
  EXPECT_EQ(table.rowsOf(0, 100), 4);
  EXPECT_EQ(table.percentile(0.25), 2);
  EXPECT_EQ(table.percentile(0.5), 5);
  EXPECT_EQ(table.percentile(1), 9);
  const LengthTable none(std::vector<RowFacts>{});
  EXPECT_EQ(none.rows(), 0);
  EXPECT_EQ(none.longest(), -1);
  EXPECT_EQ(none.percentile(0.5), 0);
  EXPECT_EQ(none.rowsCut(5), 0);
}

struct OddRow {
  const char* name;
  const char* text;
  int oddities;
};
void PrintTo(const OddRow& row, std::ostream* out) {
  *out << row.name;
}
class Oddities : public testing::TestWithParam<OddRow> {};

TEST_P(Oddities, AreSeen) {
  DataSet data;
  data.task = *findTask("sst-2");
  data.splits.push_back(splitOf("train", {{GetParam().text, "", "1", 1}}));
  const auto result = preflight(data, *tokenizerOf({"a"}));
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(result->splits[0].rows[0].oddities, GetParam().oddities);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, Oddities,
    testing::Values(OddRow{"plain", "caf\u00E9 \u00C3 \u00C0 na\u00EFve \u2019", 0},
                    OddRow{"german", "\u00C4rger f\u00FCr \u00C2 Stra\u00DFe", 0},
                    OddRow{"chinese", "\u4E2D\u6587\uFF0C", 0}, OddRow{"empty", "", kEmptyCell},
                    OddRow{"blank", " \t", kEmptyCell}, OddRow{"latin1", "caf\u00C3\u00A9", kBadEncoding},
                    OddRow{"windows1252", "it\u00E2\u20AC\u2122s", kBadEncoding},
                    OddRow{"replacement", "a\uFFFD", kBadEncoding}, OddRow{"control", "a\x01", kControls},
                    OddRow{"c1", "a\u0085", kControls}, OddRow{"zero_width", "a\u200Bb", kControls},
                    OddRow{"byte_order_mark", "\uFEFFa", kControls}, OddRow{"soft_hyphen", "a\u00ADb", kControls}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(Preflight, CanBeStoppedAndTellsHowFarItIs) {
  std::stop_source stop;
  stop.request_stop();
  PreflightProgress progress;
  const auto stopped = preflight(pairs(), *tokenizerOf({"a"}), &progress, stop.get_token());
  ASSERT_FALSE(stopped.ok());
  EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
  EXPECT_EQ(progress.of, 7);
  EXPECT_EQ(progress.rows, 0);
  ASSERT_TRUE(preflight(pairs(), *tokenizerOf({"a"}), &progress).ok());
  EXPECT_EQ(progress.rows, 7);
}

TEST(Preflight, SaysWhereTheCasingIsWrong) {
  TokenizerOptions keeps;
  keeps.do_lower_case = false;
  EXPECT_EQ(preflight(pairs(), *tokenizerOf({"a"}, keeps))->casing, CasingMistake::KeepsForLower);
  EXPECT_EQ(preflight(pairs(), *tokenizerOf({"a", "A"}))->casing, CasingMistake::LowersMixed);
  EXPECT_EQ(preflight(pairs(), *tokenizerOf({"a"}))->casing, CasingMistake::None);
}

}  // namespace
}  // namespace cloze
