#include <core/base/checked_json.h>
#include <gtest/gtest.h>

namespace cloze {
namespace {

TEST(QuotedName, IsFitForASentence) {
  struct Row {
    const char* what;
    std::string name, quoted;
  };
  const std::string chinese = "\xE4\xB8\xAD";
  std::string many;
  for (int i = 0; i < 30; ++i) many += chinese;
  const Row rows[] = {
      {"plain", "one, two", "\"one, two\""},
      {"controls of ASCII", "a\x1B[31m\n\x7F", "\"a?[31m??\""},
      {"the first and last of C1", "a\xC2\x80 \xC2\x9B \xC2\x9F", "\"a? ? ?\""},
      {"beside C1", "\xC2\xA0~", "\"\xC2\xA0~\""},
      {"a byte of C1 alone is no UTF-8", "a\x9B", "\"a\xEF\xBF\xBD\""},
      {"long", std::string(81, 'x'), "\"" + std::string(80, 'x') + "...\""},
      {"whole characters", many, "\"" + many.substr(0, 81) + "...\""},
  };
  for (const Row& row : rows) EXPECT_EQ(quotedName(row.name), row.quoted) << row.what;
}

}  // namespace
}  // namespace cloze
