#include <core/base/utf8.h>
#include <gtest/gtest.h>

namespace cloze {
namespace {

const std::string kBad = "\xEF\xBF\xBD";

// Expected as Python 3's bytes.decode("utf-8", errors="replace") gives it.
TEST(Utf8, RepairsAsPythonDoes) {
  struct Row {
    const char* name;
    std::string in, out;
    size_t firstInvalid;
  };
  const Row rows[] = {
      {"ascii", "abc", "abc", std::string::npos},
      {"valid of every length", "a\u00e9\u4e2d\U0001F600", "a\u00e9\u4e2d\U0001F600", std::string::npos},
      {"a real replacement character", kBad, kBad, std::string::npos},
      {"lone continuation",
       "a\x80"
       "b",
       "a" + kBad + "b", 1},
      {"truncated three of three", "\xE4\xB8", kBad, 0},
      {"truncated then ascii", "\xE4\xB8x", kBad + "x", 0},
      {"truncated four then ascii", "\xF0\x9F\x98x", kBad + "x", 0},
      {"overlong two", "\xC0\xAF", kBad + kBad, 0},
      {"overlong three", "\xE0\x80\xAF", kBad + kBad + kBad, 0},
      {"surrogate", "\xED\xA0\x80", kBad + kBad + kBad, 0},
      {"beyond U+10FFFF", "\xF4\x90\x80\x80", kBad + kBad + kBad + kBad, 0},
      {"five byte lead", "\xF8\x88\x80\x80\x80", kBad + kBad + kBad + kBad + kBad, 0},
      {"unicode 3.9 table 3-8",
       "\xE1\x80\xE2\xF0\x91\x92\xF1\xBF"
       "A",
       kBad + kBad + kBad + kBad + "A", 0},
      {"nul is a character", std::string("a\0b", 3), std::string("a\0b", 3), std::string::npos},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(repairUtf8(row.in), row.out) << row.name;
    EXPECT_EQ(firstInvalidUtf8(row.in), row.firstInvalid) << row.name;
    EXPECT_EQ(firstInvalidUtf8(repairUtf8(row.in)), std::string::npos) << row.name;
  }
}

TEST(Utf8, EveryCodePointComesBack) {
  for (uint32_t codePoint = 0; codePoint <= 0x10FFFF; ++codePoint) {
    if (codePoint >= 0xD800 && codePoint <= 0xDFFF) continue;
    std::string text;
    appendUtf8(codePoint, &text);
    size_t position = 0;
    ASSERT_EQ(decodeUtf8(text, &position), codePoint);
    ASSERT_EQ(position, text.size());
  }
  std::string text;
  appendUtf8(0xD800, &text);
  appendUtf8(0x110000, &text);
  EXPECT_EQ(text, kBad + kBad);
}

}  // namespace
}  // namespace cloze
