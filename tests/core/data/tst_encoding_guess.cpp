#include <core/data/encoding_guess.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iconv.h>

#include <random>
#include <string>
#include <vector>

namespace cloze {
namespace {

std::string convertTo(const char* encoding, std::string utf8) {
  const iconv_t converter = iconv_open(encoding, "UTF-8");
  if (converter == reinterpret_cast<iconv_t>(-1)) {
    ADD_FAILURE() << "iconv does not know " << encoding;
    return {};
  }
  std::string out(utf8.size() * 4 + 16, '\0');
  char* from = utf8.data();
  char* to = out.data();
  size_t fromLeft = utf8.size(), toLeft = out.size();
  EXPECT_NE(iconv(converter, &from, &fromLeft, &to, &toLeft), static_cast<size_t>(-1)) << encoding;
  iconv_close(converter);
  out.resize(out.size() - toLeft);
  return out;
}

constexpr const char* kChinese = "选择珠江花园的原因就是方便，有电动扶梯直接到达海边，周围餐馆、食廊、商场一应俱全。";
constexpr const char* kFrench =
    "Le café était fermé à cause d'une grève générale, mais l'été déjà passé nous a laissé de très bons souvenirs.";

struct Row {
  const char* encoding;
  const char* text;
  std::vector<std::string> accepted;
};

TEST(EncodingGuess, NamesTheLikelyOne) {
  const Row rows[] = {
      {"GB18030", kChinese, {"GB18030"}},
      {"Shift_JIS", "これは日本語の文章です。映画はとても面白かったと思います。", {"Shift_JIS"}},
      {"windows-1252", kFrench, {"ISO-8859-1", "windows-1252"}},
      {"windows-1252", "1\tcafé crème\n0\tnaïve façade\n", {"ISO-8859-1", "windows-1252"}},
      {"windows-1252", "Müller wäre öfter da, größer ist er.", {"ISO-8859-1", "windows-1252"}},
      {"UTF-16LE", kFrench, {"UTF-16LE"}},
      {"UTF-16BE", kFrench, {"UTF-16BE"}},
  };
  for (const Row& row : rows) {
    EXPECT_THAT(row.accepted, testing::Contains(guessEncoding(convertTo(row.encoding, row.text)))) << row.encoding;
  }
}

TEST(EncodingGuess, DamagedUtf8IsCalledUtf8) {
  std::string text = kChinese;
  text += kChinese;
  text[10] = 'x';  // breaks one character
  EXPECT_EQ(guessEncoding(text), "UTF-8");
}

TEST(EncodingGuess, BytesThatAreNoTextAreNotCalledUtf16) {
  std::mt19937 random(7);
  for (int i = 0; i < 100; ++i) {
    std::string bytes(3000, '\0');
    for (char& byte : bytes) byte = static_cast<char>(1 + random() % 255);
    EXPECT_THAT(guessEncoding(bytes), testing::Not(testing::HasSubstr("UTF-16"))) << i;
  }
}

TEST(EncodingGuess, ByteOrderMarks) {
  using namespace std::string_view_literals;
  EXPECT_EQ(encodingOfByteOrderMark("\xFF\xFE\x61\0"sv), "UTF-16LE");
  EXPECT_EQ(encodingOfByteOrderMark("\xFE\xFF\0\x61"sv), "UTF-16BE");
  EXPECT_EQ(encodingOfByteOrderMark("\xFF\xFE\0\0"sv), "UTF-32LE");
  EXPECT_EQ(encodingOfByteOrderMark("\xEF\xBB\xBFlabel"sv), "");
  EXPECT_EQ(encodingOfByteOrderMark(""sv), "");
}

}  // namespace
}  // namespace cloze
