// The look-up tables against the plain path, and both against ICU where the Unicode versions agree.
#include <core/base/utf8.h>
#include <core/text/normalizer.h>
#include <core/text/unicode_tables.h>
#include <gtest/gtest.h>

#include <string>

namespace cloze {
namespace {

TokenizerOptions options(int bits) {
  TokenizerOptions made;
  made.clean_text = bits & 1;
  made.tokenize_chinese_chars = bits & 2;
  made.strip_accents = (bits & 4) != 0;
  made.do_lower_case = bits & 8;
  return made;
}

std::string normalized(const Normalizer& normalizer, std::string_view text) {
  std::vector<NormalChar> chars;
  normalizer.normalize(text, 0, &chars);
  std::string out;
  for (const NormalChar& item : chars) appendUtf8(item.c, &out);
  return out;
}

// What entry() says about c, written out.
std::string byEntry(const Normalizer& normalizer, char32_t c) {
  using Kind = Normalizer::Kind;
  std::string out;
  const Normalizer::Entry entry = normalizer.entry(c);
  switch (entry.kind()) {
    case Kind::Reordered:
    case Kind::Same:
      appendUtf8(c, &out);
      break;
    case Kind::Sigma:
      appendUtf8(U'σ', &out);
      break;
    case Kind::Letter:
    case Kind::Punctuation:
      appendUtf8(entry.payload(), &out);
      break;
    case Kind::Space:
      out = " ";
      break;
    case Kind::Dropped:
      break;
    case Kind::Chinese:
      out = " ";
      appendUtf8(entry.payload() == 0 ? c : entry.payload(), &out);
      out += " ";
      break;
    case Kind::Several:
      for (const auto part : normalizer.sequence(entry.payload())) appendUtf8(part.payload(), &out);
      break;
  }
  return out;
}

TEST(Normalizer, TablesGiveWhatThePlainPathGivesForEveryScalar) {
  for (int bits = 0; bits < 16; ++bits) {
    const Normalizer normalizer(options(bits));
    for (char32_t c = 0; c < 0x110000; ++c) {
      if (c >= 0xD800 && c < 0xE000) continue;
      // The plain path is slow; ideographs and private use are uniform: their ends are enough.
      if ((c > 0x3500 && c < 0x9F00) || (c > 0xE100 && c < 0xF800) || (c > 0x20100 && c < 0x2A600) || c > 0xF0100) {
        if (c % 0x155 != 0) continue;
      }
      if (normalizer.entry(c).kind() == Normalizer::Kind::Reordered) continue;  // goes the plain path anyhow
      std::string text;
      appendUtf8(c, &text);
      std::string plain = normalized(normalizer, text);
      const bool space = normalizer.entry(c).kind() == Normalizer::Kind::Space;
      if (space && !plain.empty()) plain = " ";
      ASSERT_EQ(byEntry(normalizer, c), plain) << std::hex << static_cast<uint32_t>(c) << " bits " << bits;
    }
  }
}

struct Row {
  const char* name;
  int bits;  // 1 clean, 2 Chinese, 4 strip, 8 lower
  const char* text;
  const char* expected;
};
class NormalizerRows : public testing::TestWithParam<Row> {};
TEST_P(NormalizerRows, Gives) {
  EXPECT_EQ(normalized(Normalizer(options(GetParam().bits)), GetParam().text), GetParam().expected);
}
INSTANTIATE_TEST_SUITE_P(Rows, NormalizerRows,
                         testing::Values(Row{"DottedIStripped", 12, "\u0130", "i"},
                                         Row{"DottedIKept", 8, "\u0130", "i\u0307"}, Row{"NoFinalSigma", 8, "ΑΣ", "ασ"},
                                         Row{"ControlGoesBeforeSpace", 1, "a\u000bb\u0085c\u001cd", "abcd"},
                                         Row{"TabAndNewlineAreSpace", 1, "a\tb\nc\rd", "a b c d"},
                                         Row{"ReplacementGoes", 1, "a\ufffdb", "ab"},
                                         Row{"ExtensionEFirst", 2, "\U0002B820", "\U0002B820"},
                                         Row{"ExtensionEAtTypo", 2, "\U0002B920", " \U0002B920 "},
                                         Row{"UnassignedStays", 1, "a\u0378b", "a\u0378b"},
                                         Row{"PrivateUseGoes", 1, "a\ue000b", "ab"},
                                         Row{"Hangul", 4, "각", "\u1100\u1161\u11a8"},
                                         Row{"CompatibilityIdeograph", 6, "\uf900", " \u8c48 "},
                                         Row{"MarksThatStayAreSorted", 4, "a\u302f\u302e\u0301", "a\u302f\u302e"},
                                         Row{"InvalidIsReplacement", 0, "a\xff\xc3", "a\ufffd\ufffd"}),
                         [](const auto& row) { return row.param.name; });

TEST(Normalizer, OffsetsAreBytesOfTheOriginal) {
  std::vector<NormalChar> chars;
  Normalizer(options(15)).normalize("É\xff今", 10, &chars);
  ASSERT_EQ(chars.size(), 4u);
  EXPECT_EQ(chars[0].from, (Offset{10, 12}));
  EXPECT_EQ(chars[1].from, (Offset{13, 16}));  // the space shares the ideograph's bytes
  EXPECT_EQ(chars[2].from, (Offset{13, 16}));
}

TEST(UnicodeTables, AreSortedAndApart) {
  for (const auto ranges : {unicode::dropped(), unicode::whiteSpace(), unicode::punctuation(),
                            unicode::nonspacingMarks(), unicode::wordCharacters()}) {
    ASSERT_FALSE(ranges.empty());
    for (size_t i = 0; i < ranges.size(); ++i) {
      EXPECT_LE(ranges[i].first, ranges[i].last);
      if (i > 0) {
        EXPECT_LT(ranges[i - 1].last, ranges[i].first);
      }
    }
  }
  for (const auto& row : unicode::decompositions()) {
    ASSERT_LE(size_t{row.start} + row.length, unicode::decompositionPool().size());
  }
}

TEST(UnicodeTables, WhatUnicode8ClassedOtherwise) {
  const Normalizer normalizer(options(15));
  using Kind = Normalizer::Kind;
  for (const char32_t c : {0x61D, 0x9FD, 0xA76, 0xC77, 0xC84, 0x1B7D, 0x2E43, 0x2E4F, 0x2E52, 0x2E5D}) {
    EXPECT_EQ(normalizer.entry(c).kind(), Kind::Same) << std::hex << static_cast<uint32_t>(c);
  }
  EXPECT_EQ(normalizer.entry(0x166D).kind(), Kind::Punctuation);
  EXPECT_EQ(normalizer.entry(0x111C9).kind(), Kind::Punctuation);
  EXPECT_EQ(normalizer.entry(0x1734).kind(), Kind::Dropped);
}

}  // namespace
}  // namespace cloze
