#include <core/plan/preflight.h>
#include <core/text/encoding.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

namespace cloze {
namespace {

using Rows = std::vector<int64_t>;

std::shared_ptr<const Tokenizer> uncased(std::optional<bool> lower = {}) {
  const auto loaded = Tokenizer::load(CLOZE_SOURCE_DIR "/tests/data/vocab/bert-base-uncased", lower);
  return loaded.ok() ? *loaded : nullptr;
}

DataSet pairs(std::vector<Example> train, std::vector<Example> dev) {
  DataSet data;
  data.task.pair = true;
  data.task.labels = {"0", "1"};
  data.splits.resize(2);
  data.splits[0].name = "train";
  data.splits[0].examples = std::move(train);
  data.splits[1].name = "dev";
  data.splits[1].examples = std::move(dev);
  return data;
}

class PreflightOfPairs : public testing::Test {
 protected:
  void SetUp() override {
    m_data = pairs({{"one two", "three", "0", 2},
                    {"one two", "three", "1", 3},                     // repeated, labelled otherwise
                    {"one two three", " \t", "1", 4},                 // empty
                    {"snow \xE2\x9B\x84 \xE2\x9B\x84", "ok", "", 5},  // a character of no piece, twice
                    {"caf\xC3\x83\xC2\xA9", "ok", "0", 6},            // UTF-8 read as Latin-1
                    {"one two", "three", "0", 7}},
                   {{"one two", "three", "0", 1}, {"one", "two three", "0", 2}, {"new \xE2\x9B\x84", "a b", "1", 3}});
    const auto found = preflight(m_data, *uncased());
    ASSERT_TRUE(found.ok());
    m_found = *found;
  }
  DataSet m_data;
  Preflight m_found;
};

TEST_F(PreflightOfPairs, CountsTokensAsTheEncodingDoes) {
  ASSERT_EQ(m_found.splits.size(), 2u);
  const auto tokenizer = uncased();
  for (size_t i = 0; i < 2; ++i) {
    int64_t tokens = 0, unknown = 0;
    for (size_t row = 0; row < m_data.splits[i].examples.size(); ++row) {
      const Example& example = m_data.splits[i].examples[row];
      const Encoding encoding = encodePair(*tokenizer, example.text_a, example.text_b, {});
      EXPECT_EQ(m_found.splits[i].lengths[row], encoding.tokens_before_truncation);
      EXPECT_EQ(m_found.splits[i].unknown[row],
                std::count(encoding.input_ids.begin(), encoding.input_ids.end(), tokenizer->unkId()));
      tokens += encoding.tokens_before_truncation - 3;
      unknown += m_found.splits[i].unknown[row];
    }
    EXPECT_EQ(m_found.splits[i].tokens, tokens);
    EXPECT_EQ(m_found.splits[i].unk_tokens, unknown);
  }
  EXPECT_EQ(m_found.splits[0].unk_tokens, 2);
  EXPECT_EQ(m_found.splits[0].name, "train");
}

TEST_F(PreflightOfPairs, NamesTheWordsThatAreUnknownAndWhere) {
  ASSERT_EQ(m_found.unknown_words.size(), 1u);
  const UnknownWord& word = m_found.unknown_words[0];
  EXPECT_EQ(word.text, "\xE2\x9B\x84");
  EXPECT_EQ(word.count, 3);
  EXPECT_EQ(word.places, (std::vector<UnknownWord::Place>{{0, 3}, {1, 2}}));
}

TEST_F(PreflightOfPairs, FindsTheRowsThatAreNotAsTheyShouldBe) {
  const SplitPreflight& train = m_found.splits[0];
  const SplitPreflight& dev = m_found.splits[1];
  EXPECT_EQ(train.empty, Rows{2});
  EXPECT_EQ(train.odd, Rows{4});
  ASSERT_EQ(train.repeated.size(), 2u);
  EXPECT_EQ(train.repeated[0].row, 1);
  EXPECT_EQ(train.repeated[0].other, 0);
  EXPECT_FALSE(train.repeated[0].same_label);
  EXPECT_EQ(train.repeated[1].row, 5);
  EXPECT_EQ(train.repeated[1].other, 0);
  EXPECT_TRUE(train.repeated[1].same_label);
  EXPECT_TRUE(train.leaked.empty());
  ASSERT_EQ(dev.leaked.size(), 1u) << "the same words in other cells are no leak";
  EXPECT_EQ(dev.leaked[0].row, 0);
  EXPECT_EQ(dev.leaked[0].other, 0);
  EXPECT_TRUE(dev.repeated.empty() && dev.empty.empty() && dev.odd.empty());
  EXPECT_EQ(train.label_counts, (std::map<std::string, int64_t>{{"", 1}, {"0", 3}, {"1", 2}}));
  EXPECT_TRUE(m_found.problems.empty());
}

TEST(Preflight, WarnsOfACasingThatIsNotTheVocabularys) {
  const auto found = preflight(pairs({}, {}), *uncased(false), true);
  ASSERT_TRUE(found.ok());
  ASSERT_EQ(found->problems.size(), 1u);
  EXPECT_EQ(found->problems[0].what.field, "do-lower-case");
  const auto ofItsOwn = preflight(pairs({}, {}), *uncased(false));
  ASSERT_EQ(ofItsOwn->problems.size(), 1u);
  EXPECT_NE(ofItsOwn->problems[0].what.message.find("capital letter"), std::string::npos);
}

TEST(Preflight, TellsItsProgressAndStops) {
  const DataSet data = pairs(std::vector<Example>(10000, {"a", "b", "0", 1}), {});
  std::vector<int64_t> told;
  ASSERT_TRUE(preflight(data, *uncased(), {}, [&](int64_t done, int64_t all) {
                EXPECT_EQ(all, 10000);
                told.push_back(done);
              }).ok());
  EXPECT_GE(told.size(), 3u);
  EXPECT_EQ(told.back(), 10000);
  EXPECT_TRUE(std::is_sorted(told.begin(), told.end()));
  std::stop_source stop;
  const auto stopped = preflight(
      data, *uncased(), {},
      [&](int64_t done, int64_t) {
        if (done > 0) stop.request_stop();
      },
      stop.get_token());
  ASSERT_FALSE(stopped.ok());
  EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
}

TEST(Preflight, OfALengthSaysWhatItCosts) {
  const std::vector<int32_t> lengths = {3, 10, 11, 20};
  EXPECT_EQ(cutCost(lengths, 10).rows, 2);
  EXPECT_EQ(cutCost(lengths, 10).tokens, 11);
  EXPECT_EQ(cutCost(lengths, 20).rows, 0);
  EXPECT_EQ(cutCost(lengths, 0).tokens, 44);
}

struct OddRow {
  const char* name;
  const char* text;
  bool odd;
};
class OddText : public testing::TestWithParam<OddRow> {};
TEST_P(OddText, IsTold) {
  EXPECT_EQ(isOddText(GetParam().text), GetParam().odd);
}
INSTANTIATE_TEST_SUITE_P(
    Rows, OddText,
    testing::Values(OddRow{"Ascii", "plain", false}, OddRow{"Accents", "caf\u00E9 \u00C3 \u00C2\u4ECA \u20AC", false},
                    OddRow{"NoBreakSpace", "a\u00A0b \u00AB\u00BB", false}, OddRow{"Replacement", "a\uFFFDb", true},
                    OddRow{"Control", "a\u0092b", true}, OddRow{"Latin1", "caf\u00C3\u00A9", true},
                    OddRow{"Latin1NoBreak", "\u00C2\u00A0x", true}, OddRow{"Quote", "it\u00E2\u20AC\u2122s", true}),
    [](const auto& row) { return row.param.name; });

// 100,000 pairs take under 2 s on one core; the test allows for sanitizers and company.
TEST(Preflight, OfALargeSetIsQuick) {
  std::vector<Example> rows;
  for (int i = 0; i < 100000; ++i) {
    rows.push_back({"The company said it expects to earn " + std::to_string(i) + " dollars a share in the quarter.",
                    "Shares rose " + std::to_string(i % 97) + " percent after the announcement on Tuesday.", "0",
                    i + 1});
  }
  const DataSet data = pairs(std::move(rows), {});
  const auto start = std::chrono::steady_clock::now();
  const auto found = preflight(data, *uncased());
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(found->splits[0].lengths.size(), 100000u);
  RecordProperty("seconds", std::to_string(seconds));
  EXPECT_LT(seconds, 60.0);
}

}  // namespace
}  // namespace cloze
