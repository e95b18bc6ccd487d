// Characters that nobody meant. What is misread was made by encoding in UTF-8 and decoding as Latin-1 or windows-1252.
#include <core/base/utf8.h>
#include <core/inspect/odd_text.h>
#include <tests/core/inspect/inspect_fixture.h>

#include <ostream>
#include <string>

namespace cloze {
namespace {

struct Row {
  const char* name;
  const char* text;
  bool bad_encoding, dropped;
};
void PrintTo(const Row& row, std::ostream* out) {
  *out << row.name;
}
class OddTextRow : public testing::TestWithParam<Row> {};

TEST_P(OddTextRow, IsTold) {
  static const OddText kOdd{TokenizerOptions()};
  // Alone, behind plain text of every length that the look at eight bytes at once knows, and before some.
  for (size_t before = 0; before < 18; ++before) {
    const std::string text = std::string(before, 'x') + " " + GetParam().text + " and so on";
    const OddCharacters odd = kOdd.in(text);
    EXPECT_EQ(odd.bad_encoding, GetParam().bad_encoding) << text;
    EXPECT_EQ(odd.dropped, GetParam().dropped) << text;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Rows, OddTextRow,
    testing::Values(
        Row{"plain", "It's 5 % ~ of @all\t{x}", false, false},
        Row{"accents", "caf\u00E9 \u00C3 \u00C0 na\u00EFve \u00C2\u4ECA \u20AC", false, false},
        Row{"german", "\u00C4rger f\u00FCr \u00C2 Stra\u00DFe", false, false},
        Row{"portuguese_capitals", "MANH\u00C3\u201D, IRM\u00C3\u2019", false, false},
        Row{"spanish_letter", "\u00AB\u00D1\u00BB", false, false},
        Row{"icelandic_letter", "\u00AB\u00D0\u00BB", false, false},
        Row{"french_quotes", "\u00AB caf\u00E9\u00A0\u00BB voil\u00E0\u2026 \u00E9\u00BB.", false, false},
        Row{"chinese", "\u4E2D\u6587\uFF0C\u201C\u597D\u201D", false, false}, Row{"emoji", "\U0001F600", false, false},
        Row{"no_break_space", "a\u00A0b", false, false}, Row{"replacement", "a\uFFFDb", true, false},
        Row{"c1", "a\u0092b", true, true}, Row{"next_line", "a\u0085", true, true},
        Row{"latin1", "caf\u00C3\u00A9", true, false}, Row{"latin1_no_break", "\u00C2\u00A0x", true, false},
        Row{"latin1_degree", "20\u00C2\u00B0", true, false}, Row{"capital_e", "\u00C3\u2030cole", true, false},
        Row{"capital_o", "\u00C3\u2013sterreich", true, false}, Row{"quote", "it\u00E2\u20AC\u2122s", true, false},
        Row{"trade_mark", "Acme\u00E2\u201E\u00A2", true, false},
        Row{"russian", "\u00D0\u00BF\u00D1\u20AC\u00D0\u00B8\u00D0\u00B2\u00D0\u00B5\u00D1\u201A", true, false},
        Row{"misread_chinese", "\u00E4\u00BB\u0160\u00E5\u00A4\u00A9", true, false},
        Row{"misread_hindi", "\u00E0\u00A4\u00A8\u00E0\u00A4\u00AE", true, false},
        Row{"misread_emoji", "\u00F0\u0178\u02DC\u20AC", true, false},
        Row{"byte_order_mark_misread", "\u00EF\u00BB\u00BFa", true, false}, Row{"control", "a\x01", false, true},
        Row{"delete", "a\x7F", false, true}, Row{"zero_width", "a\u200Bb", false, true},
        Row{"joiner", "a\u200Db", false, true}, Row{"byte_order_mark", "\uFEFFa", false, true},
        Row{"soft_hyphen", "a\u00ADb", false, true}, Row{"private", "a\uE000", false, true},
        Row{"line_ends", "a\r\nb\tc", false, false}),
    [](const auto& row) { return std::string(row.param.name); });

// What the tokenizer loses alone, whatever its manner: no list beside its own.
TEST(OddTextOf, TheTokenizerThatReadsIt) {
  const auto lost = [](const TokenizerOptions& options) {
    const auto tokenizer = tokenizerOf({"x", "xx"}, options);
    const OddText odd(options);
    std::string said;
    Pieces pieces;
    for (char32_t c = 1; c < 0x110000; ++c) {
      if (c == 0xFFFD || (c >= 0xD800 && c <= 0xDFFF)) continue;
      std::string text = "x";
      appendUtf8(c, &text);
      text += "x";
      tokenizer->encode(text, &pieces);
      const bool gone = pieces.ids == std::vector<int32_t>{6};  // no two words, and no third letter
      if (odd.in(text).dropped != gone) said += " " + std::to_string(static_cast<uint32_t>(c));
    }
    return said;
  };
  TokenizerOptions cased;
  cased.do_lower_case = false;
  EXPECT_EQ(lost(cased), "");
  TokenizerOptions google = cased;
  google.rules = TokenizerRules::Google;
  EXPECT_EQ(lost(google), "");
  EXPECT_FALSE(OddText(google).in("a\uE000").dropped);
  TokenizerOptions keeping = cased;
  keeping.clean_text = false;
  EXPECT_EQ(lost(keeping), "");
  EXPECT_FALSE(OddText(keeping).in("a\u200B").dropped);
  EXPECT_TRUE(OddText(TokenizerOptions()).in("a\u200B").dropped);  // marks that are stripped are no odd ones
  EXPECT_FALSE(OddText(TokenizerOptions()).in("a\u0301").dropped);
}

TEST(BlankText, IsUnicodesWhiteSpace) {
  for (const char* blank : {"", " ", " \t\r\n\v\f", "\u00A0", "\u3000 \u2003", "\u2028\u0085"})
    EXPECT_TRUE(isBlankText(blank)) << blank;
  for (const char* text : {"a", " . ", "\u200B", "\u4E2D", "\u3000x"}) EXPECT_FALSE(isBlankText(text)) << text;
}

}  // namespace
}  // namespace cloze
