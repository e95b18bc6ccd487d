#include <tests/core/data/scratch.h>

#include <core/data/table_reader.h>
#include <gtest/gtest.h>

namespace cloze {
namespace {

using Cells = std::vector<std::vector<std::string>>;

struct Outcome {
  Cells rows;
  std::vector<int64_t> lines;
  std::vector<std::string> names;
  std::optional<Error> error;
};

Outcome readAll(const std::filesystem::path& file, ReadLimits limits = {}) {
  Outcome outcome;
  auto table = TableReader::open(file, tableFormatOf(file), limits, {});
  if (!table.ok()) return {{}, {}, {}, table.error()};
  for (Row row;;) {
    const auto more = (*table)->next(&row);
    if (!more.ok()) {
      outcome.error = more.error();
      break;
    }
    if (!*more) break;
    outcome.rows.push_back(row.cells);
    outcome.lines.push_back(row.line);
  }
  outcome.names = (*table)->names();
  return outcome;
}

struct Good {
  const char* name;
  const char* file;
  const char* content;
  Cells rows;
};

TEST(TableReader, Cells) {
  Scratch scratch;
  const Good rows[] = {
      {"quotes are data in TSV",
       "x.tsv",
       "1\the said \"no\n0\t\"quoted\"\n",
       {{"1", "he said \"no"}, {"0", "\"quoted\""}}},
      {"empty TSV cells stay", "x.tsv", "a\t\tb\t\n", {{"a", "", "b", ""}}},
      {"blank lines are passed over", "x.tsv", "a\n\nb\n", {{"a"}, {"b"}}},
      {"CSV", "x.csv", "a,b\n1,2\n", {{"a", "b"}, {"1", "2"}}},
      {"quoted CSV", "x.csv", "\"a,b\",\"say \"\"no\"\"\",c\r\n", {{"a,b", "say \"no\"", "c"}}},
      {"a line break in a cell", "x.csv", "\"one\r\ntwo\",x\nlast,y\n", {{"one\ntwo", "x"}, {"last", "y"}}},
      {"a quote inside an unquoted cell", "x.csv", "5\" disk,x\n", {{"5\" disk", "x"}}},
      {"empty CSV cells", "x.csv", ",a,\n\"\",b,\n", {{"", "a", ""}, {"", "b", ""}}},
      {"semicolons", "x.csv", "label;text\n1;a, b\n", {{"label", "text"}, {"1", "a, b"}}},
      {"tabs in a .csv", "x.csv", "label\ttext\n1\tx\n", {{"label", "text"}, {"1", "x"}}},
      {"a comma in quotes is none", "x.csv", "\"a,b\";c\n", {{"a,b", "c"}}},
      {"JSON lines",
       "x.jsonl",
       "{\"text\": \"a\\tb\", \"label\": 1}\n{\"label\": \"0\", \"text\": \"\\u00e9\"}\n",
       {{"a\tb", "1"}, {"\xC3\xA9", "0"}}},
      {"JSON values", "x.jsonl", "{\"a\": true, \"b\": null, \"c\": 1.50, \"d\": -3}\n", {{"true", "", "1.50", "-3"}}},
      {"JSON keys that come and go", "x.jsonl", "{\"a\": 1}\n{\"b\": 2}\n", {{"1"}, {"", "2"}}},
      {"nested JSON beside",
       "x.jsonl",
       "{\"meta\": {\"text\": \"no\", \"x\": [1, 2]}, \"text\": \"yes\"}\n",
       {{"", "yes"}}},
  };
  for (const Good& row : rows) {
    const Outcome outcome = readAll(scratch.write(row.file, row.content));
    EXPECT_FALSE(outcome.error) << row.name << ": " << outcome.error->toString();
    EXPECT_EQ(outcome.rows, row.rows) << row.name;
  }
}

TEST(TableReader, RowsKnowWhereTheyBegin) {
  Scratch scratch;
  const Outcome outcome = readAll(scratch.write("x.csv", "a,b\n\"1\n2\n3\",x\n\nlast,y\n"));
  EXPECT_EQ(outcome.lines, (std::vector<int64_t>{1, 2, 6}));
}

TEST(TableReader, JsonNamesInOrder) {
  Scratch scratch;
  const Outcome outcome = readAll(scratch.write("x.jsonl", "{\"z\": 1, \"a\": 2}\n{\"m\": 1, \"z\": 5}\n"));
  EXPECT_EQ(outcome.names, (std::vector<std::string>{"z", "a", "m"}));
}

struct Bad {
  const char* name;
  const char* file;
  std::string content;
  int64_t line;
  const char* says;
};

TEST(TableReader, BadRowsAreRefused) {
  Scratch scratch;
  const Bad rows[] = {
      {"unclosed quote", "x.csv", "a,b\n\"open,b\nc,d\n", 2, "never closed"},
      {"unclosed quote over the limit", "x.csv", "a,b\n\"" + std::string(300, '\n'), 2, "never closed"},
      {"text behind a quote", "x.csv", "a,b\n\"x\"y,b\n", 2, "closing quote in column 0"},
      {"torn JSON", "x.jsonl", "{\"a\": 1}\n{\"a\": \n", 2, "not valid JSON"},
      {"a JSON list", "x.json", "[\n{\"a\": 1}\n]\n", 1, "jq -c"},
      {"a JSON text", "x.jsonl", "\"hello\"\n", 1, "not an object"},
      {"two objects in a line", "x.jsonl", "{\"a\": 1}{\"a\": 2}\n", 1, "not valid JSON"},
      {"a lone surrogate", "x.jsonl", "{\"a\": \"\\ud800\"}\n", 1, "not valid JSON"},
      {"deep nesting", "x.jsonl", std::string(200000, '[') + "\n", 1, "JSON list"},
      {"deep nesting in an object", "x.jsonl", "{\"a\":" + std::string(200000, '[') + "\n", 1, "not valid JSON"},
  };
  for (const Bad& row : rows) {
    const Outcome outcome = readAll(scratch.write(row.file, row.content), ReadLimits{1u << 20});
    ASSERT_TRUE(outcome.error) << row.name;
    EXPECT_EQ(outcome.error->line, row.line) << row.name;
    EXPECT_NE(outcome.error->message.find(row.says), std::string::npos) << row.name << ": " << outcome.error->message;
  }
}

TEST(TableReader, ListsAreCutBetweenCharacters) {
  const std::string umlauts(80, 'x');
  EXPECT_EQ(quotedList({"a", "b"}), "\"a\", \"b\"");
  EXPECT_EQ(quotedList({"a", "b", "c"}, 2), "\"a\", \"b\", ... (3 in all)");
  std::string word;
  for (int i = 0; i < 40; ++i) word += "\xC3\xA9";
  const std::string cut = quotedList({word});
  EXPECT_TRUE(cut.ends_with("\xA9...\"")) << cut;
}

}  // namespace
}  // namespace cloze
