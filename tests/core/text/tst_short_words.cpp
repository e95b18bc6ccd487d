#include <core/base/utf8.h>
#include <core/text/short_words.h>
#include <core/text/tokenizer_tables.h>
#include <gtest/gtest.h>

#include <cctype>
#include <random>
#include <string>

namespace cloze {
namespace {

// Every length of text, every place in it, all bytes: against one byte at a time.
template <bool kLower>
void compareRuns() {
  std::mt19937 random(5);
  for (int round = 0; round < 20000; ++round) {
    std::string text(1 + random() % 40, ' ');
    for (char& byte : text) {
      byte = static_cast<char>(random() % 8 == 0 ? random() % 256 : "azAZ09mM"[random() % 8]);
    }
    const size_t position = random() % text.size();
    std::string expected;
    for (size_t i = position; i < text.size() && expected.size() < 16; ++i) {
      const auto byte = static_cast<unsigned char>(text[i]);
      if (byte >= 0x80 || !std::isalnum(byte)) break;
      expected += kLower ? static_cast<char>(std::tolower(byte)) : text[i];
    }
    const Run run = runAt<kLower>(text, position);
    ASSERT_EQ(run.length, expected.size()) << text << " from " << position;
    char bytes[16];
    swar::store(run.word, bytes);
    expected.resize(16, '\0');
    ASSERT_EQ(std::string(bytes, 16), expected) << text << " from " << position;
  }
}

TEST(ShortWords, RunsAreThoseOfTheBytes) {
  compareRuns<false>();
  compareRuns<true>();
}

TEST(ShortWords, EveryByteEndsARunOrDoesNot) {
  for (int byte = 0; byte < 256; ++byte) {
    const std::string text = std::string(9, 'a') + static_cast<char>(byte);
    EXPECT_EQ(runAt<false>(text, 0).length, byte < 0x80 && std::isalnum(byte) ? 10u : 9u) << byte;
  }
}

TEST(ShortWords, FindThePiecesAndNothingElse) {
  const auto vocabulary = Vocabulary::load(CLOZE_SOURCE_DIR "/tests/data/vocab/bert-base-uncased/vocab.txt");
  ASSERT_TRUE(vocabulary.ok());
  const ShortWords words(**vocabulary);
  const auto find = [&words](const std::string& word) { return words.find(runAt<false>(word, 0).word); };
  size_t found = 0;
  for (int32_t id = 0; id < (*vocabulary)->size(); ++id) {
    const std::string& piece = (*vocabulary)->piece(id);
    if (piece.size() > 16 || runAt<false>(piece, 0).length != piece.size()) continue;
    const int32_t got = find(piece);
    EXPECT_TRUE(got == id || got == -1) << piece;  // what found no place is found by the trie
    found += got == id;
    if (piece.size() < 16) {
      EXPECT_EQ(find(piece + "Q"), -1) << piece;
    }
  }
  EXPECT_GT(found, 20000u);
  EXPECT_EQ(find("the"), *(*vocabulary)->id("the"));
  EXPECT_EQ(find("characteristics"), *(*vocabulary)->id("characteristics"));
}

TEST(ShortWords, TheLastOfEqualPiecesCounts) {
  const auto vocabulary = Vocabulary::fromPieces({"a", "b", "a"});
  const ShortWords words(**vocabulary);
  EXPECT_EQ(words.find(runAt<false>("a", 0).word), 2);
}

TEST(LoneCharacters, AreThoseThatTheNormalizerSetsApart) {
  const auto vocabulary = Vocabulary::load(CLOZE_SOURCE_DIR "/tests/data/vocab/bert-base-chinese/vocab.txt");
  ASSERT_TRUE(vocabulary.ok());
  for (const bool lower : {false, true}) {
    TokenizerOptions options;
    options.do_lower_case = lower;
    const auto normalizer = sharedNormalizer(options);
    const LoneCharacters lone(*normalizer, **vocabulary, 100);
    for (char32_t c = 0; c < 0x110000; ++c) {
      const Normalizer::Entry entry = normalizer->entry(c);
      int32_t expected = LoneCharacters::kNot;
      if (entry.kind() == Normalizer::Kind::Punctuation || entry.kind() == Normalizer::Kind::Chinese) {
        std::string text;
        appendUtf8(entry.payload() == 0 ? c : entry.payload(), &text);
        expected = (*vocabulary)->id(text).value_or(100);
      }
      ASSERT_EQ(lone.find(c), expected) << static_cast<uint32_t>(c);
    }
    EXPECT_EQ(lone.find(U'今'), *(*vocabulary)->id("今"));
  }
}

}  // namespace
}  // namespace cloze
