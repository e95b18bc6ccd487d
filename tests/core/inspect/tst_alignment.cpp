#include <core/inspect/alignment.h>
#include <tests/core/inspect/inspect_fixture.h>

#include <gmock/gmock.h>

namespace cloze {
namespace {

std::string told(const Inspection& first, const Inspection& second) {
  std::string text;
  for (const AlignedWord& word : alignWords(first, second)) {
    const std::string& whole = first.text(word.text);
    text +=
        whole.substr(static_cast<size_t>(word.bytes.start), static_cast<size_t>(word.bytes.end - word.bytes.start)) +
        (word.differs ? "!" : "=");
    for (int32_t i = word.first; i < word.firstEnd; ++i)
      text += " " + pieceText(*first.tokenizer, first.pieces[static_cast<size_t>(i)].id);
    text += " /";
    for (int32_t i = word.second; i < word.secondEnd; ++i)
      text += " " + pieceText(*second.tokenizer, second.pieces[static_cast<size_t>(i)].id);
    text += "\n";
  }
  return text;
}

std::string compare(const std::shared_ptr<const Tokenizer>& first, const std::shared_ptr<const Tokenizer>& second,
                    const std::string& a, const std::optional<std::string>& b = {}) {
  return told(Inspector(first).inspect(a, b, {}), Inspector(second).inspect(a, b, {}));
}

TEST(Alignment, TwoCasingsOfTheFirstMrpcPair) {
  const std::string text = mrpcGolden()["cases"][0]["text"];
  const std::string words = compare(casedExcerpt(false), casedExcerpt(true), text, "Referring to him");
  EXPECT_THAT(words, testing::StartsWith("Amrozi! Am ##ro ##zi / am ##ro ##zi\naccused= accused / accused\n"));
  EXPECT_THAT(words, testing::HasSubstr("Referring! Re ##fer ##ring / referring\nto= to / to\n"));
}

TEST(Alignment, WordsOfOneAreSeveralOfTheOther) {
  TokenizerOptions together;
  together.tokenize_chinese_chars = false;
  const std::vector<std::string> pieces = {"\u4E2D", "\u6587", "\u4E2D\u6587", "a"};
  EXPECT_EQ(compare(tokenizerOf(pieces), tokenizerOf(pieces, together), "a \u4E2D\u6587 a"),
            "a= a / a\n"
            "\u4E2D\u6587! \u4E2D \u6587 / \u4E2D\u6587\n"
            "a= a / a\n");
}

TEST(Alignment, WhatOneDropsIsStillThere) {
  TokenizerOptions dirty;
  dirty.clean_text = false;
  EXPECT_EQ(compare(tokenizerOf({"a"}), tokenizerOf({"a"}, dirty), "a \u200B a"),
            "a= a / a\n"
            "\u200B! / [UNK]\n"
            "a= a / a\n");
}

TEST(Alignment, NothingIsNothing) {
  EXPECT_EQ(compare(tokenizerOf({"a"}), tokenizerOf({"b"}), "", ""), "");
  EXPECT_EQ(compare(tokenizerOf({"a"}), tokenizerOf({"a", "b"}), "a b"), "a= a / a\nb! [UNK] / b\n");
}

}  // namespace
}  // namespace cloze
