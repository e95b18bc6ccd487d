// What a data set is before it is trained on: each number against a set made for it, and against the trainer's own.
#include <core/data/features.h>
#include <core/inspect/preflight.h>
#include <tests/core/inspect/inspect_fixture.h>

#include <gmock/gmock.h>

#include <set>

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
  EXPECT_THAT(oddities, ElementsAre(0, 0, kRepeated | kRepeatedOtherwise, kEmptyCell, kBadEncoding));
  EXPECT_EQ(train.rows[2].twin, 0);
  EXPECT_EQ(train.count(kRepeated), 1);
  EXPECT_EQ(train.count(kLeaked), 0);
  EXPECT_EQ(train.tokens, 28);
  EXPECT_EQ(train.unknown_tokens, 4);
  EXPECT_EQ(train.rows_with_unknown, 2);
  EXPECT_EQ(train.label_counts, (std::map<std::string, int64_t>{{"0", 2}, {"1", 3}}));
  EXPECT_EQ(dev.rows[0].oddities, kLeaked | kLeakedOtherwise) << "train has it with both labels";
  EXPECT_EQ(dev.rows[0].twin, 0);
  EXPECT_EQ(dev.rows[1].oddities, kControls);
  EXPECT_EQ(dev.label_counts, (std::map<std::string, int64_t>{{"0", 0}, {"1", 1}}));
  EXPECT_EQ(dev.rows_without_label, 1);
  EXPECT_THAT(result->warnings, ElementsAre("One row was skipped."));
}

TEST(Preflight, NamesTheUnknownWordsThatMatterMost) {
  const auto result = preflight(pairs(), *tokenizerOf({"a", "b", "ab"}));
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(result->distinct_unknown_words, 3);
  ASSERT_EQ(result->unknown_words.size(), 3u);
  EXPECT_EQ(result->unknown_words[0].word, "zzz");
  EXPECT_EQ(result->unknown_words[0].count, 2);
  EXPECT_EQ(result->unknown_words[0].places, (std::vector<UnknownWord::Place>{{0, 1}}));
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
  const LengthTable table(std::vector<int32_t>{2, 5, 5, 9});
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
  const LengthTable none(std::vector<int32_t>{});
  EXPECT_EQ(none.rows(), 0);
  EXPECT_EQ(none.longest(), -1);
  EXPECT_EQ(none.percentile(0.5), 0);
  EXPECT_EQ(none.rowsCut(5), 0);
}

DataSet singles(const char* task, std::vector<Example> train, std::vector<Example> other) {
  DataSet data;
  data.task = *findTask(task);
  data.splits.push_back(splitOf("train", std::move(train)));
  data.splits.push_back(splitOf("test", std::move(other)));
  return data;
}

std::vector<int> odditiesOf(const SplitFacts& split) {
  std::vector<int> oddities;
  for (const RowFacts& row : split.rows) oddities.push_back(row.oddities);
  return oddities;
}

TEST(Preflight, ARepeatedRowWithAnotherLabelIsTold) {
  constexpr int kBoth = kRepeated | kRepeatedOtherwise;
  const auto found = preflight(singles("sst-2",
                                       {{"a", "", "0", 1},
                                        {"a", "", "0", 2},
                                        {"a", "", "1", 3},
                                        {"a", "", "0", 4},  // the row before it says otherwise
                                        {"b", "", "1", 5},
                                        {"b", "", "1", 6}},
                                       {{"b", "", "1", 1}, {"b", "", "0", 2}, {"c", "", "0", 3}, {"b", "", "1", 4}}),
                               *tokenizerOf({"a", "b", "c"}));
  ASSERT_TRUE(found.ok());
  EXPECT_THAT(odditiesOf(found->splits[0]), ElementsAre(0, kRepeated, kBoth, kBoth, 0, kRepeated));
  EXPECT_THAT(odditiesOf(found->splits[1]),
              ElementsAre(kLeaked, kLeaked | kLeakedOtherwise | kBoth, 0, kBoth | kLeaked));
  EXPECT_EQ(found->splits[0].rows[3].twin, 0);
  EXPECT_EQ(found->splits[1].rows[3].twin, 4) << "train's";
  const TwinCounts twins = twinsOf(found->splits[0]);
  EXPECT_EQ(twins.repeated, 4);
  EXPECT_EQ(twins.repeated_otherwise, 2);
}

TEST(Preflight, ARowWithoutALabelContradictsNone) {
  DataSet data = singles("sst-2", {{"a", "", "0", 1}}, {{"a", "", "", 1}, {"a", "", "", 2}});
  data.splits[1].labelled = false;
  const auto found = preflight(data, *tokenizerOf({"a"}));
  ASSERT_TRUE(found.ok());
  EXPECT_THAT(odditiesOf(found->splits[1]), ElementsAre(kLeaked, kLeaked | kRepeated));
  EXPECT_TRUE(found->splits[1].label_counts.empty());
}

TEST(Preflight, TargetsAreComparedAsNumbers) {
  const auto found =
      preflight(singles("sts-b", {{"a", "b", "3.8", 1}, {"a", "b", "3.80", 2}, {"a", "b", "3.9", 3}}, {}),
                *tokenizerOf({"a", "b"}));
  ASSERT_TRUE(found.ok());
  EXPECT_THAT(odditiesOf(found->splits[0]), ElementsAre(0, kRepeated, kRepeated | kRepeatedOtherwise));
}

TEST(Preflight, TheSameWordsInOtherCellsAreNoTwin) {
  const DataSet data = singles("mrpc", {{"a b", "c", "0", 1}}, {{"a", "b c", "0", 1}, {"c", "a b", "0", 2}});
  const auto found = preflight(data, *tokenizerOf({"a", "b", "c"}));
  ASSERT_TRUE(found.ok());
  EXPECT_THAT(odditiesOf(found->splits[1]), ElementsAre(0, 0));
}

// By as many threads as one likes, over several rounds of stretches.
TEST(Preflight, ThreadsChangeNothing) {
  std::vector<Example> rows;
  for (int i = 0; i < 40000; ++i)
    rows.push_back({"a b " + std::to_string(i % 9000), i % 7 == 0 ? "zzz" : "yyy", std::to_string(i % 2), i + 1});
  const DataSet data = singles("mrpc", rows, {rows.begin(), rows.begin() + 500});
  const auto tokenizer = tokenizerOf({"a", "b", "1", "2", "##1", "##2"});
  const auto one = preflight(data, *tokenizer, nullptr, {}, 1);
  ASSERT_TRUE(one.ok());
  EXPECT_EQ(one->splits[1].count(kLeaked), 500);
  std::set<std::pair<std::string, std::string>> different;
  for (const Example& row : rows) different.emplace(row.text_a, row.text_b);
  EXPECT_EQ(one->splits[0].count(kRepeated), static_cast<int64_t>(rows.size() - different.size()));
  for (const int64_t threads : {2, 5, 0}) {
    const auto many = preflight(data, *tokenizer, nullptr, {}, threads);
    ASSERT_TRUE(many.ok());
    EXPECT_EQ(many->distinct_unknown_words, one->distinct_unknown_words);
    ASSERT_EQ(many->unknown_words.size(), one->unknown_words.size());
    for (size_t i = 0; i < one->unknown_words.size(); ++i) {
      EXPECT_EQ(many->unknown_words[i].word, one->unknown_words[i].word);
      EXPECT_EQ(many->unknown_words[i].count, one->unknown_words[i].count);
      EXPECT_EQ(many->unknown_words[i].places, one->unknown_words[i].places);
      EXPECT_EQ(many->unknown_words[i].shares, one->unknown_words[i].shares);
    }
    for (size_t i = 0; i < 2; ++i) {
      EXPECT_EQ(odditiesOf(many->splits[i]), odditiesOf(one->splits[i]));
      EXPECT_EQ(many->splits[i].tokens, one->splits[i].tokens);
      EXPECT_EQ(many->splits[i].words, one->splits[i].words);
      EXPECT_EQ(many->splits[i].unknown_tokens, one->splits[i].unknown_tokens);
    }
  }
}

TEST(Preflight, TwinsAreTheSameWithoutATokenizer) {
  const DataSet data = pairs();
  const auto found = preflight(data, *tokenizerOf({"a"}));
  const std::vector<TwinCounts> twins = countTwins(data);
  ASSERT_EQ(twins.size(), 2u);
  for (size_t i = 0; i < 2; ++i) {
    const TwinCounts expected = twinsOf(found->splits[i]);
    EXPECT_EQ(twins[i].split, expected.split);
    EXPECT_EQ(twins[i].rows, expected.rows);
    EXPECT_EQ(twins[i].repeated, expected.repeated);
    EXPECT_EQ(twins[i].repeated_otherwise, expected.repeated_otherwise);
    EXPECT_EQ(twins[i].leaked, expected.leaked);
    EXPECT_EQ(twins[i].leaked_otherwise, expected.leaked_otherwise);
  }
}

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
