#include <tests/core/data/scratch.h>

#include <core/data/data_set.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace cloze {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

struct Good {
  const char* name;
  const char* task;
  const char* file;
  const char* content;
  Pairs texts;
  bool labelled;
};

TEST(InputFile, Layouts) {
  Scratch scratch;
  const Good rows[] = {
      {"one text a line",
       "sst-2",
       "x.txt",
       "first\n\nthird, \"quoted\"\r\n",
       {{"first", ""}, {"", ""}, {"third, \"quoted\"", ""}},
       false},
      {"pairs", "mrpc", "x.txt", "a\tb\nc\td\n", {{"a", "b"}, {"c", "d"}}, false},
      {"GLUE's test file",
       "mrpc",
       "test.tsv",
       "index\t#1 ID\t#2 ID\t#1 String\t#2 String\n0\t1\t2\ta\tb\n",
       {{"a", "b"}},
       false},
      {"Microsoft's test file",
       "mrpc",
       "x.txt",
       "\xEF\xBB\xBFQuality\t#1 ID\t#2 ID\t#1 String\t#2 String\n1\t1\t2\ta\tb\n",
       {{"a", "b"}},
       true},
      {"CoLA's dev file", "cola", "dev.tsv", "gj04\t1\t\tOne.\ngj04\t0\t*\tTwo.\n", {{"One.", ""}, {"Two.", ""}}, true},
      {"CoLA's test file", "cola", "test.tsv", "index\tsentence\n0\tOne.\n", {{"One.", ""}}, false},
      {"QQP's test file", "qqp", "test.tsv", "id\tquestion1\tquestion2\n0\ta\tb\n", {{"a", "b"}}, false},
      {"JSON lines", "custom", "x.jsonl", "{\"text\": \"a\\nb\"}\n", {{"a\nb", ""}}, false},
      {"CSV", "custom", "x.csv", "text\n\"a, b\"\n", {{"a, b", ""}}, false},
      {"a header of one name", "sst-2", "x.tsv", "sentence\nfine\n", {{"fine", ""}}, false},
  };
  for (const Good& row : rows) {
    SCOPED_TRACE(row.name);
    const auto split = readInputFile(scratch.write(row.file, row.content), *findTask(row.task), {});
    ASSERT_TRUE(split.ok()) << split.error().toString();
    Pairs texts;
    for (const Example& example : split->split.examples) texts.emplace_back(example.text_a, example.text_b);
    EXPECT_EQ(texts, row.texts);
    EXPECT_EQ(split->split.labelled, row.labelled);
  }
}

// Without a task the named columns or the header say whether the file is about pairs.
TEST(InputFile, WithoutATask) {
  struct Untold {
    const char *file, *content, *textA, *textB, *task;
    Pairs texts;
    std::vector<std::string> columns;
    bool said = false;
  };
  const std::string table = "index\tsentence1\tsentence2\tlabel\n0\ta\tb\t1\n";
  const Untold rows[] = {
      {"dev.tsv", table.c_str(), "", "", "custom-pair", {{"a", "b"}}, {"sentence1", "sentence2"}},
      {"dev.tsv", table.c_str(), "sentence2", "", "custom", {{"b", ""}}, {"sentence2"}},
      {"dev.tsv", table.c_str(), "sentence2", "label", "custom-pair", {{"b", "1"}}, {"sentence2", "label"}},
      {"x.csv", "premise,hypothesis\n\"a, a\",b\n", "", "", "custom-pair", {{"a, a", "b"}}, {"premise", "hypothesis"}},
      {"x.jsonl", R"({"question": "a", "answer": "b"})", "", "", "custom-pair", {{"a", "b"}}, {"question", "answer"}},
      {"x.tsv", "sentence\tlabel\na\t1\n", "", "", "custom", {{"a", ""}}, {"sentence"}},
      {"x.txt", "\none\ttwo three\n", "0", "1", "custom-pair", {{"one", "two three"}}, {"0", "1"}, true},
      {"x.txt", "\nalone\n", "", "", "custom", {{"", ""}, {"alone", ""}}, {}},
  };
  for (const Untold& row : rows) {
    Scratch scratch;
    SCOPED_TRACE(std::string(row.content) + row.textA);
    DataSpec columns;
    columns.text_a_column = row.textA;
    columns.text_b_column = row.textB;
    const auto input = readInputFile(scratch.write(row.file, row.content), std::nullopt, columns);
    ASSERT_TRUE(input.ok()) << input.error().toString();
    Pairs texts;
    for (const Example& example : input->split.examples) texts.emplace_back(example.text_a, example.text_b);
    EXPECT_EQ(texts, row.texts);
    EXPECT_EQ(input->task.name, row.task);
    EXPECT_EQ(input->split.text_columns, row.columns);
    EXPECT_EQ(!input->warnings.empty(), row.said);
  }
}

// Rows of the output are lined up with rows of the input: a line that is none of them is said.
TEST(InputFile, BlankLinesOfATableAreSaid) {
  struct Blank {
    const char *file, *content, *says;
    size_t rows;
  };
  const Blank rows[] = {
      {"x.tsv", "sentence\tlabel\na\t1\n\nb\t0\n", "x.tsv: 1 blank line left out (line 3).", 2},
      {"x.csv", "text,label\n\na,1\n\r\n\n\"b\n\nb\",0\n", "x.csv: 3 blank lines left out (the first is line 2).", 2},
      {"x.jsonl", "{\"text\": \"a\"}\n \t\n{\"text\": \"b\"}\n", "x.jsonl: 1 blank line left out (line 2).", 2},
      {"x.tsv", "sentence\tlabel\na\t1\n\n\n", nullptr, 1},
      {"x.txt", "a\n\nb\n", nullptr, 3},
  };
  for (const Blank& row : rows) {
    Scratch scratch;
    SCOPED_TRACE(std::string(row.file) + row.content);
    const auto input = readInputFile(scratch.write(row.file, row.content), std::nullopt, {});
    ASSERT_TRUE(input.ok()) << input.error().toString();
    EXPECT_EQ(input->split.examples.size(), row.rows);
    if (row.says == nullptr) {
      EXPECT_THAT(input->warnings, testing::IsEmpty());
    } else {
      EXPECT_THAT(input->warnings, testing::ElementsAre(testing::EndsWith(row.says)));
    }
  }
}

TEST(InputFile, OneTextOfTwoIsSaid) {
  Scratch scratch;
  const auto file = scratch.write("dev.tsv", "index\tsentence1\tsentence2\n0\ta\tb\n");
  const auto input = readInputFile(file, *findTask("custom"), {});
  ASSERT_TRUE(input.ok()) << input.error().toString();
  ASSERT_EQ(input->warnings.size(), 1u);
  EXPECT_THAT(input->warnings[0], testing::HasSubstr("\"sentence1\""));
  DataSpec named;
  named.text_a_column = "sentence1";
  EXPECT_TRUE(readInputFile(file, *findTask("custom"), named)->warnings.empty());
}

// The columns are those of the table a run was trained on; what is to be labelled need not have them.
TEST(InputFile, BareTextsForARunThatKnowsColumns) {
  struct Bare {
    const char *task, *content, *textA, *textB;
    Pairs texts;
    bool said;
  };
  const Bare rows[] = {
      {"custom", "Who won?\nWho lost?\n", "question", "", {{"Who won?", ""}, {"Who lost?", ""}}, true},
      {"custom", "Who won?\nWho lost?\n", "0", "", {{"Who won?", ""}, {"Who lost?", ""}}, true},
      {"custom-pair", "a b\tc d\n", "left", "right", {{"a b", "c d"}}, true},
      {"custom", "question\nWho won?\n", "question", "", {{"Who won?", ""}}, false},
      {"custom", "id\tquestion\n7\tWho won?\n", "question", "", {{"Who won?", ""}}, false},
      {"custom", "7\tWho won?\n8\tWho lost?\n", "1", "", {{"Who won?", ""}, {"Who lost?", ""}}, false},
  };
  for (const Bare& row : rows) {
    Scratch scratch;
    SCOPED_TRACE(std::string(row.content) + row.textA);
    DataSpec columns;
    columns.text_a_column = row.textA;
    columns.text_b_column = row.textB;
    columns.label_column = "label";
    const auto input = readInputFile(scratch.write("x.txt", row.content), *findTask(row.task), columns);
    ASSERT_TRUE(input.ok()) << input.error().toString();
    Pairs texts;
    for (const Example& example : input->split.examples) texts.emplace_back(example.text_a, example.text_b);
    EXPECT_EQ(texts, row.texts);
    EXPECT_EQ(!input->warnings.empty(), row.said);
  }
}

struct Bad {
  const char* task;
  const char* file;
  const char* content;
  int64_t line;
  const char* says;
};

TEST(InputFile, WhatIsRefused) {
  Scratch scratch;
  const Bad rows[] = {
      {"mrpc", "x.txt", "a\tb\nalone\n", 2, "two texts divided by one tab"},
      {"sst-2", "x.txt", "", 1, "empty"},
      {"sst-2", "x.tsv", "a\tb\tc\n", 1, "--text-a-column"},
      {"qqp", "x.tsv", "id\tquestion1\tquestion2\n1\ta\tb\n2\ttorn\n", 3, "2 columns"},
      {"sst-2", "x.txt", "fine\n\xE9t\xE9 pass\xE9\n", 2, "not UTF-8"},
  };
  for (const Bad& row : rows) {
    const auto split = readInputFile(scratch.write(row.file, row.content), *findTask(row.task), {});
    ASSERT_FALSE(split.ok()) << row.says;
    EXPECT_EQ(split.error().line, row.line) << split.error().toString();
    EXPECT_THAT(split.error().message, testing::HasSubstr(row.says));
  }
}

struct GuessRow {
  const char* name;
  const char* file;
  const char* content;
  const char* task;
};

TEST(Guess, KnowsTheTaskByItsHeader) {
  const GuessRow rows[] = {
      {"CoLA", "train.tsv", "gj04\t1\t\tOne.\ngj04\t0\t*\tTwo.\n", "cola"},
      {"SST-2", "train.tsv", "sentence\tlabel\na\t0\n", "sst-2"},
      {"MRPC", "msr_paraphrase_train.txt", "Quality\t#1 ID\t#2 ID\t#1 String\t#2 String\n1\t1\t2\ta\tb\n", "mrpc"},
      {"QQP", "train.tsv", "id\tqid1\tqid2\tquestion1\tquestion2\tis_duplicate\n1\t2\t3\ta\tb\t1\n", "qqp"},
      {"QNLI", "train.tsv", "index\tquestion\tsentence\tlabel\n0\ta\tb\tentailment\n", "qnli"},
      {"RTE", "train.tsv", "index\tsentence1\tsentence2\tlabel\n0\ta\tb\tentailment\n", "rte"},
      {"WNLI", "train.tsv", "index\tsentence1\tsentence2\tlabel\n0\ta\tb\t1\n", "wnli"},
      {"STS-B", "train.tsv", "index\tgenre\tsentence1\tsentence2\tscore\n0\tg\ta\tb\t5.0\n", "sts-b"},
      {"own table", "train.csv", "topic,question\nsport,who won\n", "custom"},
      {"own pairs", "train.jsonl", "{\"premise\": \"a\", \"hypothesis\": \"b\", \"label\": \"x\"}\n", "custom-pair"},
      {"own numbers", "train.csv", "text,score\na,0.5\nb,1.25\nc,3\n", "custom-regression"},
      {"class folders", "pos/1.txt", "fine", ""},  // one folder is no set of classes
      {"nothing", "notes.md", "hello", ""},
      {"not text", "train.tsv", "\xFF\xFE\x01", ""},
  };
  for (const GuessRow& row : rows) {
    Scratch scratch;
    scratch.write(row.file, row.content);
    EXPECT_EQ(guessDataSet(scratch.folder()).task, row.task) << row.name;
  }
}

TEST(Guess, WhatCannotBeTrainedOnSaysWhy) {
  struct Case {
    const char *name, *file, *content, *problem;
  };
  const Case rows[] = {
      {"Latin-1 in a later row", "train.tsv", "text\tlabel\na\tx\ncaf\xe9\ty\n", "train.tsv:3: "},
      {"nothing at all", "train.tsv", "", "The file is empty"},
      {"a header alone", "train.csv", "text,label\n", "no rows of data"},
  };
  for (const Case& row : rows) {
    Scratch scratch;
    scratch.write(row.file, row.content);
    const DataGuess guess = guessDataSet(scratch.folder());
    ASSERT_TRUE(guess.problem) << row.name;
    EXPECT_THAT(guess.problem->toString(), testing::HasSubstr(row.problem)) << row.name;
  }
  Scratch scratch;
  scratch.write("notes.md", "caf\xe9");
  EXPECT_FALSE(guessDataSet(scratch.folder() / "notes.md").problem) << "not called as tables are";
  scratch.write("fine.tsv", "text\tlabel\na\tx\n");
  EXPECT_FALSE(guessDataSet(scratch.folder() / "fine.tsv").problem);
}

TEST(Guess, FilesAndColumns) {
  Scratch scratch;
  scratch.write("train.csv", "topic,question\nsport,who won\n");
  scratch.write("dev.csv", "topic,question\nsport,who won\n");
  const DataGuess guess = guessDataSet(scratch.folder());
  EXPECT_EQ(guess.files, (std::vector<std::string>{"train.csv", "dev.csv"}));
  EXPECT_EQ(guess.columns, (std::vector<std::string>{"topic", "question"}));
  EXPECT_EQ(guessDataSet(scratch.folder() / "dev.csv").task, "custom");
  EXPECT_EQ(guessDataSet(scratch.folder() / "absent").task, "");
  scratch.write("classes/pos/1.txt", "fine");
  scratch.write("classes/neg/1.txt", "bad");
  EXPECT_EQ(guessDataSet(scratch.folder() / "classes").task, "folder");
}

}  // namespace
}  // namespace cloze
