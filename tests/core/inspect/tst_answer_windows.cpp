// Answer windows against run_squad's arithmetic and the fast tokenizer's (tests/golden/generate_question_goldens.py).
#include <core/data/question_reader.h>
#include <core/inspect/answer_windows.h>
#include <core/text/windows.h>
#include <tests/core/inspect/inspect_fixture.h>

#include <algorithm>
#include <random>

namespace cloze {
namespace {

using nlohmann::json;

const std::filesystem::path kTests = std::filesystem::path(CLOZE_SOURCE_DIR) / "tests";

std::shared_ptr<const Tokenizer> loaded(const std::string& vocabulary) {
  static std::map<std::string, std::shared_ptr<const Tokenizer>> made;
  auto& one = made[vocabulary];
  if (one == nullptr) {
    const auto tokenizer = Tokenizer::load(kTests / "data/vocab" / vocabulary, true);
    EXPECT_TRUE(tokenizer.ok());
    one = *tokenizer;
  }
  return one;
}

uint32_t crcOf(const std::vector<int32_t>& ids) {
  uint32_t crc = ~0u;
  const auto add = [&](char c) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ (crc & 1 ? 0xEDB88320u : 0u);
  };
  for (size_t i = 0; i < ids.size(); ++i) {
    if (i > 0) add(' ');
    for (const char c : std::to_string(ids[i])) add(c);
  }
  return ~crc;
}

struct Case {
  std::shared_ptr<const Tokenizer> tokenizer;
  Pieces question, paragraph;
  std::string context;
  std::optional<Offset> answer;
  Result<AnswerWindows> windows(const AnswerWindowOptions& options) const {
    return answerWindows(question, paragraph, TextMap(context), answer, options);
  }
  int64_t crc(const AnswerWindows& windows, size_t window) const {
    return crcOf(windowColumns(*tokenizer, question, paragraph, windows, window).input_ids);
  }
};

Case caseOf(const json& row) {
  static std::map<std::string, QuestionSet> sets;
  const std::string file = row["file"];
  if (!sets.contains(file)) {
    auto set = readQuestions(kTests / "data/questions" / file);
    EXPECT_TRUE(set.ok());
    sets[file] = std::move(*set);
  }
  const QuestionSet& set = sets[file];
  const auto question = std::find_if(set.questions.begin(), set.questions.end(),
                                     [&](const Question& one) { return one.id == row["id"]; });
  EXPECT_NE(question, set.questions.end());
  Case made;
  made.tokenizer = loaded(row["vocab"]);
  made.context = set.paragraphs[question->paragraph].context;
  made.tokenizer->encode(question->text, &made.question);
  made.tokenizer->encode(made.context, &made.paragraph);
  if (!question->answers.empty()) made.answer = question->answers.front().bytes;
  return made;
}

AnswerWindowOptions optionsOf(const json& row, WindowConvention convention) {
  return {row["setting"][0], row["setting"][1], row["setting"][2], convention};
}

TEST(AnswerWindows, AreThoseOfRunSquad) {
  const auto golden = json::parse(std::ifstream(kTests / "golden/inspect/answer_windows.json"));
  size_t windows = 0, answers = 0, elsewhere = 0;
  for (const json& row : golden["cases"]) {
    const testing::ScopedTrace trace(__FILE__, __LINE__, row["id"].get<std::string>() + row["setting"].dump());
    const Case one = caseOf(row);
    const auto got = one.windows(optionsOf(row, WindowConvention::StartMoves));
    ASSERT_TRUE(got.ok()) << got.error().toString();
    const json& google = row["google"];
    EXPECT_EQ(got->question_kept, google["query"]);
    EXPECT_EQ(got->best_window, google["best"].get<std::vector<int32_t>>());
    ASSERT_EQ(got->windows.size(), google["windows"].size());
    for (size_t w = 0; w < got->windows.size(); ++w, ++windows) {
      const AnswerWindow& window = got->windows[w];
      const json& expected = google["windows"][w];
      EXPECT_EQ(window.tokens.first, expected[0]);
      EXPECT_EQ(window.tokens.last, expected[1]);
      EXPECT_EQ(one.crc(*got, w), expected[4]);
      EXPECT_EQ(window.best_tokens, std::count(google["best"].begin(), google["best"].end(), w));
      if (google["elsewhere"]) continue;
      EXPECT_EQ(window.start, expected[2]);
      EXPECT_EQ(window.end, expected[3]);
      answers += window.hasAnswer() ? 1 : 0;
    }
    elsewhere += google["elsewhere"].get<bool>() ? 1 : 0;
  }
  EXPECT_GE(windows, 700u);
  EXPECT_GE(answers, 100u);
  EXPECT_LE(elsewhere, golden["cases"].size() / 5);
}

TEST(AnswerWindows, ThatOverlapAreThoseOfRunQa) {
  const auto golden = json::parse(std::ifstream(kTests / "golden/inspect/answer_windows.json"));
  size_t windows = 0, answers = 0, refused = 0, over = 0;
  for (const json& row : golden["cases"]) {
    const testing::ScopedTrace trace(__FILE__, __LINE__, row["id"].get<std::string>() + row["setting"].dump());
    const Case one = caseOf(row);
    const auto got = one.windows(optionsOf(row, WindowConvention::Overlap));
    if (row["overlap"].is_null()) {
      EXPECT_FALSE(got.ok());
      ++refused;
      continue;
    }
    ASSERT_TRUE(got.ok()) << got.error().toString();
    const json &expected = row["overlap"]["windows"], &runsOver = row["overlap"]["runs_over"];
    ASSERT_EQ(got->windows.size(), expected.size());
    for (size_t w = 0; w < got->windows.size(); ++w, ++windows) {
      const AnswerWindow& window = got->windows[w];
      EXPECT_EQ(window.tokens.first, expected[w][0]);
      EXPECT_EQ(window.tokens.last, expected[w][1]);
      EXPECT_EQ(one.crc(*got, w), expected[w][4]);
      EXPECT_EQ(window.end, expected[w][3]);
      answers += window.hasAnswer() ? 1 : 0;
      if (std::find(runsOver.begin(), runsOver.end(), w) == runsOver.end()) {
        EXPECT_EQ(window.start, expected[w][2]);
      } else {  // there run_qa says the last position of the padding
        EXPECT_EQ(expected[w][2], row["setting"][0].get<int>() - 1);
        EXPECT_EQ(window.start, window.end);
        ++over;
      }
    }
  }
  EXPECT_GE(windows, 700u);
  EXPECT_GE(answers, 100u);
  EXPECT_GE(refused, 1u);
  EXPECT_GE(over, 1u);
}

// Whatever the numbers: every token is in a window, every window fits, the best one has the token, and an answer is in
// those windows that hold its bytes.
TEST(AnswerWindows, CoverEveryParagraph) {
  std::mt19937 random(5);
  const auto tokenizer = tokenizerOf({"a", "##b", "\u4E2D"});
  for (int round = 0; round < 3000; ++round) {
    const auto number = [&](int32_t from, int32_t to) {
      return std::uniform_int_distribution<int32_t>(from, to)(random);
    };
    std::string question, context;
    for (int32_t i = number(0, 12); i > 0; --i) question += "a ";
    for (int32_t i = number(0, 60); i > 0; --i)
      context += std::array{"a ", "ab", " ", "\u4E2D", "\u200B"}[static_cast<size_t>(number(0, 4))];
    Case one{tokenizer, {}, {}, context, {}};
    tokenizer->encode(question, &one.question);
    tokenizer->encode(context, &one.paragraph);
    const auto size = static_cast<int32_t>(context.size());
    if (number(0, 3) > 0 && size > 0) {
      const int32_t start = number(0, size - 1);
      one.answer = Offset{start, number(start, std::min(size, start + 9))};
    }
    const AnswerWindowOptions options{number(0, 9) == 0 ? 0 : number(1, 40), number(0, 12), number(0, 8),
                                      number(0, 1) == 0 ? WindowConvention::StartMoves : WindowConvention::Overlap};
    const auto got = one.windows(options);
    if (!got.ok()) {
      EXPECT_FALSE(got.error().message.empty());
      EXPECT_TRUE(got.error().field == "stride" || got.error().field == "max-seq-length");
      continue;
    }
    int32_t covered = 0, best = 0;
    for (size_t w = 0; w < got->windows.size(); ++w) {
      const AnswerWindow& window = got->windows[w];
      const auto columns = windowColumns(*tokenizer, one.question, one.paragraph, *got, w);
      EXPECT_EQ(static_cast<size_t>(window.length), columns.input_ids.size());
      EXPECT_TRUE(options.max_length == 0 || window.length <= options.max_length);
      EXPECT_LE(window.tokens.first, covered);
      EXPECT_TRUE(w == 0 || window.tokens.last > covered);
      covered = window.tokens.last;
      best += window.best_tokens;
      if (!window.hasAnswer()) continue;
      EXPECT_LE(window.start, window.end);
      EXPECT_GE(window.start, got->positionOf(window.tokens.first, window));
      EXPECT_LT(window.end, window.length - 1);
      EXPECT_LE(columns.offsets[static_cast<size_t>(window.start)].start, one.answer->start);
      EXPECT_GE(columns.offsets[static_cast<size_t>(window.end)].end, one.answer->end);
    }
    const auto grid = windowGrid(got->question_tokens, got->paragraph_tokens, options);
    ASSERT_TRUE(grid.ok());
    const auto tokens = one.answer ? answerTokens(one.paragraph.offsets, *one.answer) : std::nullopt;
    EXPECT_EQ(got->windowsWithAnswer() > 0, tokens && grid->holds(*tokens));
    EXPECT_EQ(covered, got->paragraph_tokens);
    EXPECT_EQ(best, got->paragraph_tokens);
    for (size_t token = 0; token < got->best_window.size(); ++token) {
      const Stretch tokens = got->windows[static_cast<size_t>(got->best_window[token])].tokens;
      EXPECT_TRUE(tokens.first <= static_cast<int32_t>(token) && static_cast<int32_t>(token) < tokens.last);
    }
    if (options.convention == WindowConvention::StartMoves || options.max_length == 0) continue;
    const auto encoded = encodeWindows(*tokenizer, question, context,
                                       {options.max_length, Truncation::OnlySecond, options.stride, Side::Right});
    ASSERT_TRUE(encoded.ok()) << encoded.error().toString();
    ASSERT_EQ(encoded->size(), got->windows.size());
    for (size_t w = 0; w < encoded->size(); ++w)
      EXPECT_EQ((*encoded)[w].input_ids, windowColumns(*tokenizer, one.question, one.paragraph, *got, w).input_ids);
  }
}

struct RefusedRow {
  const char* name;
  AnswerWindowOptions options;
  const char* field;
  const char* says;
};
void PrintTo(const RefusedRow& row, std::ostream* out) {
  *out << row.name;
}
class RefusedWindows : public testing::TestWithParam<RefusedRow> {};
TEST_P(RefusedWindows, SayWhy) {
  const auto found = windowGrid(10, 100, GetParam().options);
  ASSERT_FALSE(found.ok());
  EXPECT_EQ(found.error().field, GetParam().field);
  EXPECT_NE(found.error().message.find(GetParam().says), std::string::npos) << found.error().message;
}
INSTANTIATE_TEST_SUITE_P(
    Rows, RefusedWindows,
    testing::Values(
        RefusedRow{"NoRoom",
                   {13, 5, 0, WindowConvention::StartMoves},
                   "max-seq-length",
                   "10 tokens and 3 special ones leave no room"},
        RefusedRow{"NoRoomForOverlap", {13, 5, 4, WindowConvention::Overlap}, "max-seq-length", "in 13. Choose"},
        RefusedRow{"StandsStill", {40, 0, 0, WindowConvention::StartMoves}, "stride", "at least 1"},
        RefusedRow{"OverlapsWholly", {40, 27, 0, WindowConvention::Overlap}, "stride", "share 27 never get on"}),
    [](const auto& row) { return row.param.name; });

TEST(AnswerWindowsOf, AnAnswerBetweenTwoWindowsAreWithoutIt) {
  const auto tokenizer = tokenizerOf({"a", "b"});
  Case one{tokenizer, {}, {}, "a a a b b a a a", Offset{6, 9}};
  tokenizer->encode("a", &one.question);
  tokenizer->encode(one.context, &one.paragraph);
  const auto got = one.windows({8, 4, 0, WindowConvention::StartMoves});  // 4 and 4 tokens
  ASSERT_TRUE(got.ok());
  ASSERT_EQ(got->windows.size(), 2u);
  EXPECT_TRUE(got->answerLost());
  EXPECT_EQ(got->windows[0].start, 0);
  const auto wider = one.windows({8, 2, 0, WindowConvention::StartMoves});
  ASSERT_TRUE(wider.ok());
  ASSERT_EQ(wider->windows.size(), 3u);
  EXPECT_FALSE(wider->answerLost());
  EXPECT_EQ(wider->windows[1].start, 4);  // [CLS] a [SEP] a b b a [SEP]
  EXPECT_EQ(wider->windows[1].end, 5);
}

}  // namespace
}  // namespace cloze
