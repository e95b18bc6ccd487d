// Questions in SQuAD's layout: what is read, and every way in which such a file can be bad.
#include <core/data/question_reader.h>
#include <tests/core/data/scratch.h>

#include <gmock/gmock.h>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

namespace cloze {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::filesystem::path excerpt(const char* name) {
  return std::filesystem::path(CLOZE_SOURCE_DIR) / "tests/data/questions" / name;
}

// As another reader has them: nlohmann's tree, and code points counted by hand.
void compareWithTree(const QuestionSet& set, const std::filesystem::path& file) {
  const auto tree = nlohmann::json::parse(std::ifstream(file));
  size_t paragraph = 0, question = 0;
  for (const auto& article : tree["data"]) {
    for (const auto& one : article["paragraphs"]) {
      ASSERT_LT(paragraph, set.paragraphs.size());
      EXPECT_EQ(set.paragraphs[paragraph].context, one["context"]);
      EXPECT_EQ(set.paragraphs[paragraph].title, article["title"]);
      for (const auto& asked : one["qas"]) {
        ASSERT_LT(question, set.questions.size());
        const Question& got = set.questions[question++];
        EXPECT_EQ(got.id, asked["id"]);
        EXPECT_EQ(got.text, asked["question"]);
        EXPECT_EQ(got.paragraph, paragraph);
        EXPECT_EQ(got.impossible, asked.value("is_impossible", false));
        ASSERT_EQ(got.answers.size(), asked["answers"].size());
        for (size_t i = 0; i < got.answers.size(); ++i) {
          const GoldAnswer& answer = got.answers[i];
          EXPECT_EQ(answer.text, asked["answers"][i]["text"]);
          EXPECT_EQ(answer.start, asked["answers"][i]["answer_start"]);
          EXPECT_TRUE(answer.found);
          EXPECT_EQ(
              set.paragraphs[paragraph].context.substr(static_cast<size_t>(answer.bytes.start),
                                                       static_cast<size_t>(answer.bytes.end - answer.bytes.start)),
              answer.text);
        }
      }
      ++paragraph;
    }
  }
  EXPECT_EQ(paragraph, set.paragraphs.size());
  EXPECT_EQ(question, set.questions.size());
}

TEST(QuestionReader, ReadsExcerptsOfSquadAndDrcd) {
  for (const char* name : {"squad_dev.json", "drcd_dev.json"}) {
    const auto set = readQuestions(excerpt(name));
    ASSERT_TRUE(set.ok()) << set.error().toString();
    EXPECT_TRUE(set->warnings.empty());
    compareWithTree(*set, excerpt(name));
  }
  const auto squad = readQuestions(excerpt("squad_dev.json"));
  EXPECT_EQ(squad->version, "v2.0");
  EXPECT_EQ(squad->questions.size(), 12u);
  EXPECT_EQ(squad->paragraphs.size(), 3u);
  EXPECT_EQ(
      std::count_if(squad->questions.begin(), squad->questions.end(), [](const Question& q) { return q.impossible; }),
      1);
}

TEST(QuestionReader, ReadsTheWholeFiles) {
  CLOZE_NEED_DATA("squad/dev-v2.0.json");
  const std::map<const char*, std::pair<size_t, int>> files = {{"squad/dev-v1.1.json", {10570, 0}},
                                                               {"squad/dev-v2.0.json", {11873, 5945}},
                                                               {"drcd/DRCD_dev.json", {3524, 0}},
                                                               {"odsqa/ODSQA_textq_test-v1.1.json", {1464, 0}},
                                                               {"odsqa/ODSQA_spokenq_test-v1.1.json", {1465, 0}}};
  for (const auto& [name, counts] : files) {
    const auto set = readQuestions(sharedData(name));
    ASSERT_TRUE(set.ok()) << set.error().toString();
    EXPECT_EQ(set->questions.size(), counts.first) << name;
    EXPECT_EQ(
        std::count_if(set->questions.begin(), set->questions.end(), [](const Question& q) { return q.impossible; }),
        counts.second);
    EXPECT_TRUE(set->warnings.empty()) << name;
    compareWithTree(*set, sharedData(name));
  }
}

const std::string kOne = R"({"id": "q1", "question": "who?", "answers": [{"text": "dog", "answer_start": 4}]})";
std::string fileOf(const std::string& questions, const std::string& context = "the dog ran") {
  return R"({"data": [{"title": "t", "paragraphs": [{"qas": [)" + questions + R"(], "context": ")" + context +
         R"("}]}]})";
}

TEST(QuestionReader, PassesOverWhatItDoesNotKnow) {
  const auto set = parseQuestions(
      "\xef\xbb\xbf"
      R"({"more": {"deep": [[1, {"data": []}], null]}, "version": null, "data": [{"title": null,
      "id": 3, "paragraphs": [{"id": "p", "qas": [{"plausible_answers": [{"text": "x", "answer_start": 999}], "is_impossible": true,
      "answers": [{"text": "", "answer_start": -1}], "id": "q", "question": "why?"}], "context": "the dog"}]}]})",
      "file.json");
  ASSERT_TRUE(set.ok()) << set.error().toString();
  ASSERT_EQ(set->questions.size(), 1u);
  EXPECT_TRUE(set->questions[0].impossible);
  EXPECT_TRUE(set->questions[0].answers.empty());
  EXPECT_EQ(set->paragraphs[0].context, "the dog");
}

TEST(QuestionReader, AnswersAreFoundByCharactersNotBytes) {
  const auto set = parseQuestions(
      fileOf(
          R"({"id": "q", "question": "?", "answers": [{"text": "狗", "answer_start": 3}, {"text": "狗🐕", "answer_start": 3}]})",
          "é中🐕狗🐕"),
      "file.json");
  ASSERT_TRUE(set.ok()) << set.error().toString();
  EXPECT_EQ(set->questions[0].answers[0].bytes, (Offset{9, 12}));
  EXPECT_EQ(set->questions[0].answers[1].bytes, (Offset{9, 16}));
}

TEST(QuestionReader, AnswersThatStandElsewhereAreCounted) {
  std::string questions;
  for (int i = 0; i < 5; ++i)
    questions += std::string(i > 0 ? "," : "") + R"({"id": "a)" + std::to_string(i) +
                 R"(", "question": "?", "answers": [{"text": "dog ran far", "answer_start": 5}]})";
  const auto set = parseQuestions(fileOf(questions + "," + kOne + "," + kOne), "file.json");
  ASSERT_TRUE(set.ok());
  EXPECT_THAT(
      set->warnings,
      ElementsAre("5 questions with an answer that does not stand at its answer_start: \"a0\", \"a1\", \"a2\", ....",
                  "1 question with an id that stands before already: \"q1\"."));
  EXPECT_FALSE(set->questions[0].answers[0].found);
  EXPECT_EQ(set->questions[0].answers[0].bytes, (Offset{5, 11}));  // never beyond the text
}

struct BadRow {
  const char* name;
  std::string text;
  const char* field;
  const char* says;
};
void PrintTo(const BadRow& row, std::ostream* out) {
  *out << row.name;
}
class BadQuestions : public testing::TestWithParam<BadRow> {};
TEST_P(BadQuestions, AreRefusedWithASentence) {
  const auto set = parseQuestions(GetParam().text, "squad.json");
  ASSERT_FALSE(set.ok());
  EXPECT_EQ(set.error().file, "squad.json");
  EXPECT_EQ(set.error().field, GetParam().field);
  EXPECT_THAT(set.error().message, HasSubstr(GetParam().says));
}
std::string answer(const std::string& inside) {
  return fileOf(R"({"id": "q7", "question": "?", "answers": [)" + inside + "]}");
}
INSTANTIATE_TEST_SUITE_P(
    Rows, BadQuestions,
    testing::Values(
        BadRow{"Empty", "", "", "The file is empty"},
        BadRow{"Torn", fileOf(kOne).substr(0, 60), "", "a part is missing"},
        BadRow{"Nul", fileOf(kOne) + std::string("\0", 1), "", "NUL bytes"},
        BadRow{"NotUtf8", fileOf(kOne, "\xff"), "", "not UTF-8"},
        BadRow{"Deep", std::string(100000, '['), "", "nested deeper"},
        BadRow{"List", "[" + fileOf(kOne) + "]", "", "JSON array"},
        BadRow{"OtherLayout", R"({"question": "?", "answer": "x"})", "data", "SQuAD's layout was expected"},
        BadRow{"NoQuestions", R"({"data": []})", "", "no question in this file"},
        BadRow{"DataOfAnotherType", R"({"data": {"a": 1}})", "data", "\"data\" is an object, but a list was expected"},
        BadRow{"TextsAsData", R"({"data": ["a"]})", "", "a list of objects holds a text"},
        BadRow{"ListInList", R"({"data": [[]]})", "", "a list of objects holds a list"},
        BadRow{"NullData", R"({"data": null})", "data", "\"data\" is null"},
        BadRow{"NoParagraphs", R"({"data": [{"title": "x"}]})", "paragraphs", "article 1: \"paragraphs\" is missing"},
        BadRow{"NoContext", R"({"data": [{"paragraphs": [{"qas": []}]}]})", "context",
               "paragraph 1 of article 1: \"context\" is missing"},
        BadRow{"NoQuestionText", fileOf(R"({"id": "q7"})"), "question", "question \"q7\": \"question\" is missing"},
        BadRow{"NoId", fileOf(R"({"question": "?"})"), "id", "paragraph 1 of article 1, question 1: \"id\" is missing"},
        BadRow{"IdOfAnotherType", fileOf(R"({"id": 7})"), "id", "\"id\" is a number, but a text was expected"},
        BadRow{"NoAnswerStart", answer(R"({"text": "dog"})"), "answer_start",
               "question \"q7\": \"answer_start\" is missing"},
        BadRow{"StartAsText", answer(R"({"text": "dog", "answer_start": "4"})"), "answer_start",
               "is a text, but a whole number was expected"},
        BadRow{"StartWithDecimals", answer(R"({"text": "dog", "answer_start": 4.0})"), "answer_start",
               "a number with decimals"},
        BadRow{"StartBehindTheEnd", answer(R"({"text": "dog", "answer_start": 11})"), "answer_start",
               "Question \"q7\" has an answer_start of 11, but its paragraph (1 of article 1) has 11 characters"},
        BadRow{"StartBelowZero", answer(R"({"text": "dog", "answer_start": -1})"), "answer_start", "less than 0"},
        BadRow{"StartTooLarge", answer(R"({"text": "dog", "answer_start": 18446744073709551615})"), "answer_start",
               "has 11 characters"},
        BadRow{"FlagAsText", fileOf(R"({"id": "q7", "is_impossible": "false"})"), "is_impossible",
               "true or false was expected"},
        BadRow{"Twice", fileOf(R"({"id": "a", "id": "b"})"), "id", "stands twice"}),
    [](const auto& row) { return row.param.name; });

TEST(QuestionReader, CanBeStopped) {
  std::stop_source stop;
  stop.request_stop();
  const auto set = parseQuestions(fileOf(kOne), "file.json", stop.get_token());
  ASSERT_FALSE(set.ok());
  EXPECT_EQ(set.error().code, ErrorCode::Cancelled);
}

TEST(QuestionReader, LimitsAreKept) {
  const Scratch scratch;
  const auto file = scratch.write("train.json", fileOf(kOne));
  EXPECT_TRUE(readQuestions(file).ok());
  EXPECT_FALSE(readQuestions(file, {}, {20, 1000}).ok());
  const auto longText = parseQuestions(fileOf(kOne, std::string(2000, 'x')), "file.json", {}, {1 << 20, 1000});
  ASSERT_FALSE(longText.ok());
  EXPECT_THAT(longText.error().message, HasSubstr("paragraph 1 of article 1: a text is longer"));
  EXPECT_EQ(readQuestions(scratch.folder() / "none.json").error().code, ErrorCode::NotFound);
}

TEST(QuestionFiles, AreFoundByTheirLayout) {
  const Scratch scratch;
  scratch.write("x_train.json", fileOf(kOne));
  scratch.write("My_Dev.json", "\xef\xbb\xbf \n" + fileOf(kOne));
  scratch.write("b_test.json", fileOf(kOne));
  scratch.write("a_test.json", fileOf(kOne));
  scratch.write("rows.json", "{\"text\": \"a\", \"label\": 1}\n{\"text\": \"b\", \"label\": 0}\n");
  scratch.write("notes.txt", fileOf(kOne));
  const auto files = findQuestionFiles(scratch.folder());
  ASSERT_EQ(files.size(), 4u);
  EXPECT_EQ(files[0].split, "train");
  EXPECT_EQ(files[1].split, "dev");
  EXPECT_EQ(files[1].file.filename(), "My_Dev.json");
  EXPECT_EQ(files[2].split, "test");
  EXPECT_EQ(files[3].split, "b_test");
  EXPECT_TRUE(findQuestionFiles(scratch.folder() / "rows.json").empty());
  EXPECT_TRUE(findQuestionFiles(scratch.folder() / "none.json").empty());
  ASSERT_EQ(findQuestionFiles(excerpt("drcd_dev.json")).size(), 1u);
  EXPECT_EQ(findQuestionFiles(excerpt("drcd_dev.json"))[0].split, "dev");
}

}  // namespace
}  // namespace cloze
