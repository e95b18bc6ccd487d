// Questions as a data set: counts that agree with the windows one by one.
#include <core/inspect/question_data.h>
#include <tests/core/data/scratch.h>
#include <tests/core/inspect/inspect_fixture.h>

#include <gmock/gmock.h>

namespace cloze {
namespace {

const std::filesystem::path kTests = std::filesystem::path(CLOZE_SOURCE_DIR) / "tests";

std::shared_ptr<const Tokenizer> loaded(const char* vocabulary) {
  const auto tokenizer = Tokenizer::load(kTests / "data/vocab" / vocabulary, true);
  EXPECT_TRUE(tokenizer.ok());
  return *tokenizer;
}

void compareWithWindows(const QuestionData& data, const Tokenizer& tokenizer, const AnswerWindowOptions& options) {
  const auto found = preflightQuestions(data, tokenizer);
  ASSERT_TRUE(found.ok()) << found.error().toString();
  for (size_t s = 0; s < data.splits.size(); ++s) {
    const QuestionSet& set = data.splits[s].set;
    QuestionCounts counts;
    int64_t tokens = 0, unknown = 0;
    Pieces question, paragraph;
    for (size_t i = 0; i < set.questions.size(); ++i) {
      const Question& one = set.questions[i];
      const std::string& context = set.paragraphs[one.paragraph].context;
      tokenizer.encode(one.text, &question);
      tokenizer.encode(context, &paragraph);
      for (const Pieces* pieces : {&question, &paragraph})
        unknown += std::count(pieces->ids.begin(), pieces->ids.end(), tokenizer.unkId());
      const auto answer = one.answers.empty() ? std::nullopt : std::optional(one.answers.front().bytes);
      const auto windows = answerWindows(question, paragraph, TextMap(context), answer, options);
      const size_t length = question.ids.size() + paragraph.ids.size() + 3;
      EXPECT_EQ(found->facts.splits[s].rows[i].tokens, static_cast<int32_t>(length));
      tokens += static_cast<int64_t>(length);
      counts.no_room += windows.ok() ? 0 : 1;
      counts.windows += windows.ok() ? static_cast<int64_t>(windows->windows.size()) : 0;
      counts.several += windows.ok() && windows->windows.size() > 1 ? 1 : 0;
      counts.lost += answer && (!windows.ok() || windows->answerLost()) ? 1 : 0;
      counts.unanswerable += one.impossible ? 1 : 0;
    }
    const QuestionCounts got = countQuestions(found->rows[s], options);
    EXPECT_EQ(got.windows, counts.windows);
    EXPECT_EQ(got.several, counts.several);
    EXPECT_EQ(got.lost, counts.lost);
    EXPECT_EQ(got.unanswerable, counts.unanswerable);
    EXPECT_EQ(got.no_room, counts.no_room);
    EXPECT_EQ(found->facts.splits[s].tokens, tokens);
    EXPECT_EQ(found->facts.splits[s].unknown_tokens, unknown);
  }
}

TEST(QuestionData, IsCountedAsItsWindowsAre) {
  for (const auto& [file, vocabulary] :
       {std::pair("squad_dev.json", "bert-base-uncased"), std::pair("drcd_dev.json", "bert-base-chinese")}) {
    const auto data = readQuestionData(kTests / "data/questions" / file);
    ASSERT_TRUE(data.ok()) << data.error().toString();
    const auto tokenizer = loaded(vocabulary);
    for (const int32_t length : {0, 20, 40, 128, 384})
      for (const int32_t stride : {5, 16, 128})
        for (const auto convention : {WindowConvention::StartMoves, WindowConvention::Overlap})
          compareWithWindows(*data, *tokenizer, {length, stride, 8, convention});
  }
}

TEST(QuestionData, OfDrcdIsCountedAsItsWindowsAre) {
  CLOZE_NEED_DATA("drcd/DRCD_dev.json");
  const auto data = readQuestionData(sharedData("drcd/DRCD_dev.json"));
  ASSERT_TRUE(data.ok());
  compareWithWindows(*data, *loaded("bert-base-chinese"), {});
}

// The numbers of features that run_squad and run_qa log for SQuAD's dev sets at their usual settings (uncased; 384,
// 128, 64), which many have published.
TEST(QuestionData, OfSquadHasThePublishedNumbersOfWindows) {
  CLOZE_NEED_DATA("squad/dev-v1.1.json");
  const auto tokenizer = loaded("bert-base-uncased");
  for (const auto& [file, windows] :
       {std::pair("squad/dev-v1.1.json", 10833), std::pair("squad/dev-v2.0.json", 12232)}) {
    const auto data = readQuestionData(sharedData(file));
    ASSERT_TRUE(data.ok()) << data.error().toString();
    const auto found = preflightQuestions(*data, *tokenizer);
    ASSERT_TRUE(found.ok());
    EXPECT_EQ(countQuestions(found->rows[0], {}).windows, windows) << file;
  }
}

std::string paragraph(const std::string& context, const std::vector<std::string>& questions) {
  std::string qas;
  for (const std::string& question : questions)
    qas += (qas.empty() ? "" : ", ") + std::string(R"({"id": ")") + question + R"(", "question": ")" + question +
           R"(", "answers": [{"text": "b", "answer_start": 4}]})";
  return R"({"context": ")" + context + R"(", "qas": [)" + qas + "]}";
}
std::string file(const std::string& paragraphs) {
  return R"({"data": [{"paragraphs": [)" + paragraphs + "]}]}";
}

TEST(QuestionData, SaysWhatRepeatsLeaksAndIsUnknown) {
  const Scratch scratch;
  scratch.write("train.json", file(paragraph("a a b zzz", {}) + "," + paragraph("a a b", {"a", "b", "a"}) + "," +
                                   paragraph("b b b", {"a"})));
  scratch.write("dev.json",
                file(paragraph("a a b", {"b", "yyy"}) + "," + paragraph("b yyy yyy", {"yyy", "a", "yyy a"})));
  const auto data = readQuestionData(scratch.folder());
  ASSERT_TRUE(data.ok()) << data.error().toString();
  EXPECT_TRUE(isQuestionData(scratch.folder(), ""));
  EXPECT_FALSE(isQuestionData(scratch.folder(), "mrpc"));
  PreflightProgress progress;
  const auto found = preflightQuestions(*data, *tokenizerOf({"a", "b"}), &progress);
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(progress.of, 5);
  EXPECT_EQ(progress.rows, 5);
  const SplitFacts &train = found->facts.splits[0], &dev = found->facts.splits[1];
  EXPECT_EQ(train.count(kRepeated), 1);  // the same question about another paragraph is another one
  EXPECT_EQ(train.rows[2].twin, 0);
  EXPECT_EQ(dev.count(kLeaked), 1);
  EXPECT_EQ(dev.rows[0].twin, 1);
  EXPECT_EQ(dev.unknown_tokens, 9);
  EXPECT_EQ(dev.rows_with_unknown, 4);
  // The paragraph's once, but in each of its questions; "zzz" is in a paragraph that nobody asks about.
  ASSERT_EQ(found->facts.unknown_words.size(), 1u);
  const UnknownWord& word = found->facts.unknown_words[0];
  EXPECT_EQ(word.word, "yyy");
  EXPECT_EQ(word.shares, (std::vector<UnknownWord::Share>{{1, 5, 4}}));
  EXPECT_EQ(word.places, (std::vector<UnknownWord::Place>{{1, 1}, {1, 2}, {1, 3}, {1, 4}}));
  EXPECT_EQ(dev.distinct_unknown_words, 1);
  EXPECT_EQ(train.distinct_unknown_words, 0);
  const auto of = [&](const char* name) { return testing::StartsWith((scratch.folder() / name).string() + ": "); };
  EXPECT_THAT(found->facts.warnings, testing::ElementsAre(of("train.json"), of("dev.json"), of("dev.json")));
}

TEST(QuestionData, IsRefusedWithASentence) {
  const Scratch scratch;
  scratch.write("rows.json", "{\"text\": 1}");
  EXPECT_EQ(readQuestionData(scratch.folder()).error().code, ErrorCode::NotFound);
  EXPECT_EQ(readQuestionData(scratch.folder() / "rows.json").error().field, "data");
  EXPECT_EQ(readQuestionData(scratch.folder() / "none").error().code, ErrorCode::NotFound);
  const auto data = readQuestionData(kTests / "data/questions/squad_dev.json");
  ASSERT_TRUE(data.ok());
  std::stop_source stop;
  stop.request_stop();
  EXPECT_EQ(preflightQuestions(*data, *tokenizerOf({"a"}), nullptr, stop.get_token()).error().code,
            ErrorCode::Cancelled);
}

}  // namespace
}  // namespace cloze
