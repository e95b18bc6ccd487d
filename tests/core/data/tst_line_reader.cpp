#include <tests/core/data/scratch.h>

#include <core/data/line_reader.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace cloze {
namespace {

using namespace std::string_view_literals;

struct Outcome {
  std::vector<std::string> lines;
  std::optional<Error> error;
};

Outcome readAll(const std::filesystem::path& file, ReadLimits limits = {}) {
  Outcome outcome;
  auto reader = LineReader::open(file, limits, {});
  if (!reader.ok()) return {{}, reader.error()};
  while (true) {
    std::string_view line;
    const auto more = (*reader)->next(&line);
    if (!more.ok()) {
      outcome.error = more.error();
      break;
    }
    if (!*more) break;
    outcome.lines.emplace_back(line);
    EXPECT_EQ((*reader)->line(), static_cast<int64_t>(outcome.lines.size()));
  }
  return outcome;
}

TEST(LineReader, WhatIsGivenBackIsReadAgain) {
  Scratch scratch;
  auto reader = LineReader::open(scratch.write("x", "\na\r\nb"), {}, {});
  ASSERT_TRUE(reader.ok());
  std::string_view line;
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(*(*reader)->next(&line));
  (*reader)->unread("\na\nb\n", 3);
  for (const char* expected : {"", "a", "b"}) {
    ASSERT_TRUE(*(*reader)->next(&line));
    EXPECT_EQ(line, expected);
  }
  EXPECT_EQ((*reader)->line(), 3);
  EXPECT_FALSE(*(*reader)->next(&line));
}

TEST(LineReader, LineEnds) {
  Scratch scratch;
  const std::pair<std::string_view, std::vector<std::string>> rows[] = {
      {"a\nb\n"sv, {"a", "b"}},
      {"a\nb"sv, {"a", "b"}},
      {"a\r\nb\r\n"sv, {"a", "b"}},
      {"a\r\nb"sv, {"a", "b"}},
      {"\n\na"sv, {"", "", "a"}},
      {"\xEF\xBB\xBF"
       "a\n"sv,
       {"a"}},
      {""sv, {}},
      {"\xEF\xBB\xBF"sv, {}},
      {"a\rb\n"sv, {"a\rb"}},
      {"a\xE2\x80\xA8"
       "b\n"sv,
       {"a\xE2\x80\xA8"
        "b"}},  // U+2028 does not end a line
  };
  for (const auto& [content, expected] : rows) {
    const Outcome outcome = readAll(scratch.write("x.txt", content));
    EXPECT_FALSE(outcome.error) << outcome.error->toString();
    EXPECT_EQ(outcome.lines, expected) << testing::PrintToString(std::string(content));
  }
}

TEST(LineReader, LinesAcrossBlocksAreWhole) {
  Scratch scratch;
  std::string content;
  std::vector<std::string> expected;
  for (int i = 0; i < 300; ++i) {
    expected.push_back(std::string(static_cast<size_t>(i * 37 % 5000), static_cast<char>('a' + i % 26)) + "\xC3\xA9");
    content += expected.back() + (i % 2 == 0 ? "\n" : "\r\n");
  }
  EXPECT_EQ(readAll(scratch.write("x.txt", content)).lines, expected);
}

struct BadFile {
  const char* name;
  std::string content;
  int64_t line;
  const char* says;
};

TEST(LineReader, BadFilesAreRefusedWithLineAndRemedy) {
  Scratch scratch;
  const BadFile rows[] = {
      {"a 10 MB line", "short\n" + std::string(10u << 20, 'x') + "\n", 2, "longer than 8 MiB"},
      {"a 10 MB line without end", std::string(10u << 20, 'x'), 1, "longer than 8 MiB"},
      {"NUL byte", std::string("good\nbad\0line\n"sv), 2, "NUL byte"},
      {"UTF-16 without a mark", std::string("h\0e\0l\0l\0o\0 \0w\0o\0r\0l\0d\0\n\0"sv), 1, "UTF-16LE"},
      {"UTF-16 with a mark", std::string("\xFF\xFEh\0e\0"sv), 1, "iconv -f UTF-16LE"},
      {"GBK",
       "label\ttext\n1\t\xD1\xA1\xD4\xF1\xD6\xE9\xBD\xAD\xBB\xA8\xD4\xB0\xB5\xC4\xD4\xAD\xD2\xF2\xBE\xCD\xCA\xC7\xB7"
       "\xBD\xB1\xE3\n",
       2, "iconv -f GB18030"},
      {"gzip", std::string("\x1F\x8B\x08\0\0\0\0\0"sv), 1, "gunzip"},
      {"Excel", std::string("PK\x03\x04\x14\0\x06\0"sv), 1, "save the table as CSV"},
      {"Latin-1", "1\tLe caf\xE9 \xE9tait ferm\xE9 \xE0 cause d'une gr\xE8ve g\xE9n\xE9rale\n", 1, "ISO-8859-1"},
  };
  for (const BadFile& row : rows) {
    const auto file = scratch.write("x.txt", row.content);
    const Outcome outcome = readAll(file);
    ASSERT_TRUE(outcome.error) << row.name;
    EXPECT_EQ(outcome.error->code, ErrorCode::InvalidData) << row.name;
    EXPECT_EQ(outcome.error->file, file.string()) << row.name;
    EXPECT_EQ(outcome.error->line, row.line) << row.name;
    EXPECT_NE(outcome.error->message.find(row.says), std::string::npos) << row.name << ": " << outcome.error->message;
  }
}

TEST(LineReader, TheLimitIsOnTheLineNotTheFile) {
  Scratch scratch;
  const auto file = scratch.write("x.txt", std::string(100, 'a') + "\n" + std::string(101, 'b') + "\n");
  const Outcome outcome = readAll(file, ReadLimits{100});
  EXPECT_EQ(outcome.lines.size(), 1u);
  ASSERT_TRUE(outcome.error);
  EXPECT_EQ(outcome.error->line, 2);
}

TEST(LineReader, FilesThatAreNone) {
  Scratch scratch;
  EXPECT_EQ(readAll(scratch.folder() / "absent.tsv").error->code, ErrorCode::NotFound);
  EXPECT_NE(readAll(scratch.folder()).error->message.find("folder"), std::string::npos);
}

TEST(LineReader, StopsWhenAsked) {
  Scratch scratch;
  std::stop_source source;
  auto reader = LineReader::open(scratch.write("x.txt", "a\nb\n"), {}, source.get_token());
  ASSERT_TRUE(reader.ok());
  source.request_stop();
  std::string_view line;
  EXPECT_EQ((*reader)->next(&line).error().code, ErrorCode::Cancelled);
}

}  // namespace
}  // namespace cloze
