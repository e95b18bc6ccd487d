// Windows and padding against the fast tokenizer's (tests/golden/generate_window_goldens.py).
#include <core/text/windows.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

namespace cloze {
namespace {

using nlohmann::json;
using Ids = std::vector<int32_t>;

const Tokenizer& tokenizer(bool lower) {
  static std::map<bool, std::shared_ptr<const Tokenizer>> made;
  auto& one = made[lower];
  if (one == nullptr) {
    const auto loaded = Tokenizer::load(CLOZE_SOURCE_DIR "/tests/data/vocab/bert-base-uncased", lower);
    if (!loaded.ok()) std::abort();
    one = *loaded;
  }
  return *one;
}

WindowOptions optionsOf(const json& row) {
  WindowOptions options;
  options.max_length = row["max"];
  options.stride = row["stride"];
  options.side = row["left"].get<bool>() ? Side::Left : Side::Right;
  options.strategy = row["strategy"] == "only_first"    ? Truncation::OnlyFirst
                     : row["strategy"] == "only_second" ? Truncation::OnlySecond
                                                        : Truncation::LongestFirst;
  return options;
}

void compare(const Encoding& window, const json& expected, const std::string& a, const std::string& b) {
  EXPECT_EQ(window.input_ids, expected["ids"].get<Ids>());
  EXPECT_EQ(window.token_type_ids, expected["types"].get<Ids>());
  EXPECT_EQ(window.word_ids, expected["words"].get<Ids>());
  const auto inA = toCodePoints(a, window.offsets), inB = toCodePoints(b, window.offsets);
  Ids offsets;
  for (size_t i = 0; i < inA.size(); ++i) {
    const Offset offset = window.token_type_ids[i] == 0 ? inA[i] : inB[i];
    offsets.push_back(offset.start);
    offsets.push_back(offset.end);
  }
  EXPECT_EQ(offsets, expected["offsets"].get<Ids>());
}

// Whether the row was one that is refused.
bool compareWindows(const json& row) {
  const std::string a = row["a"], b = row.value("b", "");
  const auto second = row.contains("b") ? std::optional<std::string_view>(b) : std::nullopt;
  const auto windows = encodeWindows(tokenizer(row["lower"]), a, second, optionsOf(row));
  if (row["windows"].is_null()) {
    EXPECT_FALSE(windows.ok());
    const std::string field = windows.ok() ? "" : windows.error().field;
    EXPECT_TRUE(field == "stride" || field == "truncation") << field;
    return true;
  }
  EXPECT_TRUE(windows.ok()) << windows.error().toString();
  if (!windows.ok()) return false;
  EXPECT_EQ(windows->size(), row["windows"].size());
  for (size_t i = 0; i < std::min(windows->size(), row["windows"].size()); ++i) {
    compare((*windows)[i], row["windows"][i], a, b);
  }
  return false;
}

void comparePadding(const json& row) {
  PaddingOptions options;
  options.length = row["length"];
  options.multiple = row["multiple"];
  options.side = row["left"].get<bool>() ? Side::Left : Side::Right;
  std::vector<Encoding> encodings;
  for (const std::string text : row["texts"]) encodings.push_back(encodePair(tokenizer(true), text, {}, {}));
  const int32_t length = paddedLength(encodings, options);
  for (size_t i = 0; i < encodings.size(); ++i) {
    const PaddedEncoding got = padded(encodings[i], length, options.side, tokenizer(true));
    EXPECT_EQ(got.input_ids, row["ids"][i].get<Ids>());
    EXPECT_EQ(got.token_type_ids, row["types"][i].get<Ids>());
    EXPECT_EQ(got.attention_mask, row["masks"][i].get<Ids>());
    for (size_t at = 0; at < got.input_ids.size(); ++at) {
      if (got.attention_mask[at] != 0) continue;
      EXPECT_EQ(got.offsets[at], Offset{});
      EXPECT_EQ(got.word_ids[at], -1);
    }
  }
}

TEST(WindowGolden, EveryLine) {
  std::ifstream file(CLOZE_SOURCE_DIR "/tests/golden/data/windows.jsonl");
  std::string line;
  ASSERT_TRUE(std::getline(file, line));
  const size_t expected = json::parse(line)["cases"];
  size_t cases = 0, refused = 0, paddings = 0;
  for (; std::getline(file, line); ++cases) {
    const json row = json::parse(line);
    const testing::ScopedTrace trace(__FILE__, __LINE__, "line " + std::to_string(cases + 2));
    if (row.contains("texts")) {
      comparePadding(row);
      ++paddings;
    } else {
      refused += compareWindows(row);
    }
  }
  EXPECT_EQ(cases, expected);
  EXPECT_GE(cases - refused - paddings, 200u);
  EXPECT_GE(refused, 50u);
  EXPECT_GE(paddings, 40u);
}

struct RefusedRow {
  const char* name;
  std::optional<std::string_view> b;
  WindowOptions options;
  const char* field;
  const char* says;
};
class Refused : public testing::TestWithParam<RefusedRow> {};
TEST_P(Refused, WithASentence) {
  const auto windows = encodeWindows(tokenizer(true), "one two three four five", GetParam().b, GetParam().options);
  ASSERT_FALSE(windows.ok());
  EXPECT_EQ(windows.error().field, GetParam().field);
  EXPECT_NE(windows.error().message.find(GetParam().says), std::string::npos) << windows.error().message;
}
INSTANTIATE_TEST_SUITE_P(
    Rows, Refused,
    testing::Values(
        RefusedRow{"Stride", {}, {6, Truncation::LongestFirst, 4, Side::Right}, "stride", "share 4 tokens"},
        RefusedRow{"NoRoom", {}, {2, Truncation::LongestFirst, 0, Side::Right}, "stride", "only 0 tokens"},
        RefusedRow{"NoSecond", {}, {6, Truncation::OnlySecond, 0, Side::Right}, "truncation", "there is none"},
        RefusedRow{"NotEnough",
                   "one two three",
                   {6, Truncation::OnlySecond, 0, Side::Right},
                   "truncation",
                   "the other has 5 tokens, and there is room for 3"},
        RefusedRow{"OtherStrategy", {}, {6, Truncation::HeadTail, 0, Side::Right}, "truncation", "longest_first"}),
    [](const auto& row) { return row.param.name; });

TEST(Windows, OfAShortTextIsItself) {
  const auto windows =
      encodeWindows(tokenizer(true), "one two", "three", {0, Truncation::LongestFirst, 9, Side::Right});
  ASSERT_TRUE(windows.ok());
  ASSERT_EQ(windows->size(), 1u);
  EXPECT_EQ(windows->front().input_ids, encodePair(tokenizer(true), "one two", "three", {}).input_ids);
  EXPECT_FALSE(windows->front().truncated());
}

// Of an odd budget the fast tokenizer leaves the second text the larger half, Google's the first. Counted with [SEP].
TEST(Windows, AreCutByTheRulesOfTheTokenizer) {
  const auto google = Tokenizer::loadGoogle(CLOZE_SOURCE_DIR "/tests/data/vocab/bert-base-uncased/vocab.txt", true);
  ASSERT_TRUE(google.ok());
  const std::string_view a = "one two three four", b = "five six seven eight";
  const WindowOptions options{8, Truncation::LongestFirst, 0, Side::Right};
  const std::pair<const Tokenizer*, int> rows[] = {{google->get(), 3}, {&tokenizer(true), 4}};
  for (const auto& [used, ofTheSecond] : rows) {
    const auto windows = encodeWindows(*used, a, b, options);
    ASSERT_TRUE(windows.ok());
    const std::vector<int32_t>& types = windows->front().token_type_ids;
    EXPECT_EQ(std::count(types.begin(), types.end(), 1), ofTheSecond);
    EXPECT_EQ(windows->front().input_ids, encodePair(*used, a, b, {8}).input_ids);
  }
}

TEST(Padding, LeavesWhatIsLonger) {
  const Encoding encoding = encodePair(tokenizer(true), "one two three", {}, {});
  EXPECT_EQ(padded(encoding, 3, Side::Right, tokenizer(true)).input_ids, encoding.input_ids);
  EXPECT_EQ(paddedLength({}, {}), 0);
}

}  // namespace
}  // namespace cloze
