// Google's original behaviour: its published cases (tokenization_test.py of google-research/bert eedf571, restated),
// the places where the fast tokenizer differs, and goldens (tests/golden/generate_google_goldens.py).
#include <core/text/encoding.h>
#include <gtest/gtest.h>
#include <tests/core/text/published_vocabulary.h>
#include <tests/core/text/temporary_folder.h>

#include <fstream>
#include <nlohmann/json.hpp>

namespace cloze {
namespace {

using nlohmann::json;
using Tokens = std::vector<std::string>;

std::shared_ptr<const Tokenizer> make(std::vector<std::string> pieces, TokenizerRules rules, bool lower = true) {
  for (const char* special : {"[PAD]", "[CLS]", "[SEP]", "[MASK]"}) pieces.emplace_back(special);
  const auto vocabulary = Vocabulary::fromPieces(std::move(pieces));
  TokenizerOptions options;
  options.rules = rules;
  options.do_lower_case = lower;
  const auto made = Tokenizer::create(*vocabulary, options);
  return made.ok() ? *made : nullptr;
}

Tokens tokensOf(const Tokenizer& tokenizer, std::string_view text) {
  Pieces pieces;
  tokenizer.encode(text, &pieces);
  Tokens tokens;
  for (const int32_t id : pieces.ids) tokens.push_back(tokenizer.vocabulary().piece(id));
  return tokens;
}

struct Row {
  const char* name;
  std::vector<std::string> pieces;  // behind [UNK]
  const char* text;
  bool lower;
  Tokens google, fast;
};

std::vector<Row> rows() {
  const std::vector<std::string> full = {"want", "##want", "##ed", "wa", "un", "runn", "##ing", ","};
  const Tokens fullTokens = {"un", "##want", "##ed", ",", "runn", "##ing"};
  const Tokens hello = {"hello", "!", "how", "are", "you", "?"}, Hello = {"HeLLo", "!", "how", "Are", "yoU", "?"};
  const Tokens chinese = {"ah", "\u535A", "\u63A8", "zz"};
  const auto row = [](const char* name, const char* text, bool lower, const Tokens& pieces, const Tokens& google,
                      const Tokens& fast) { return Row{name, pieces, text, lower, google, fast}; };
  return {
      // published
      row("Full", "UNwant\u00E9d,running", true, full, fullTokens, fullTokens),
      row("Chinese", "ah\u535A\u63A8zz", true, chinese, chinese, chinese),
      row("Lower", " \tHeLLo!how  \n Are yoU?  ", true, hello, hello, hello),
      row("LowerAccent", "H\u00E9llo", true, hello, {"hello"}, {"hello"}),
      row("NoLower", " \tHeLLo!how  \n Are yoU?  ", false, Hello, Hello, Hello),
      row("WordPieceEmpty", "", true, full, {}, {}),
      row("WordPiece", "unwanted running", true, full, {"un", "##want", "##ed", "runn", "##ing"},
          {"un", "##want", "##ed", "runn", "##ing"}),
      row("WordPieceUnknown", "unwantedX running", true, full, {"[UNK]", "runn", "##ing"}, {"[UNK]", "runn", "##ing"}),
      row("NoBreakSpace", "want\u00A0want", true, full, {"want", "want"}, {"want", "want"}),
      row("Control", "wa\u0005nt", true, full, {"want"}, {"want"}),
      row("EmojiIsNoControl", "want\U0001F4A9", true, full, {"[UNK]"}, {"[UNK]"}),
      row("Punctuation", "want-want$want`want.", true, {"want", "-", "$", "`", "."},
          {"want", "-", "want", "$", "want", "`", "want", "."}, {"want", "-", "want", "$", "want", "`", "want", "."}),
      // where the two differ
      row("PrivateUse", "want\uE000ed \U000F0000", true, full, {"[UNK]", "[UNK]"}, {"want", "##ed"}),
      row("ExtensionE", "a\U0002B820a", true, {"a", "\U0002B820"}, {"a", "\U0002B820", "a"}, {"[UNK]"}),
      row("ExtensionEBehindTheSlip", "a\U0002B920a", true, {"a", "\U0002B920"}, {"a", "\U0002B920", "a"},
          {"a", "\U0002B920", "a"}),
      row("FinalSigma", "ΑΣ ΣΑ", true, {"ας", "ασ", "σα"}, {"ας", "σα"}, {"ασ", "σα"}),
      row("NoFinalSigmaWithCase", "ΑΣ Α", false, {"ΑΣ", "Α"}, {"ΑΣ", "Α"}, {"ΑΣ", "Α"}),
      row("SpecialTokens", "a[SEP]", true, {"a", "[", "]", "sep"}, {"a", "[", "sep", "]"}, {"a", "[SEP]"}),
  };
}

class Google : public testing::TestWithParam<Row> {};
TEST_P(Google, CutsItSo) {
  const Row& row = GetParam();
  std::vector<std::string> pieces = row.pieces;
  pieces.insert(pieces.begin(), "[UNK]");
  const auto google = make(pieces, TokenizerRules::Google, row.lower);
  const auto fast = make(pieces, TokenizerRules::HuggingFace, row.lower);
  ASSERT_NE(google, nullptr);
  EXPECT_EQ(tokensOf(*google, row.text), row.google);
  EXPECT_EQ(tokensOf(*fast, row.text), row.fast);
}
INSTANTIATE_TEST_SUITE_P(Rows, Google, testing::ValuesIn(rows()), [](const auto& row) { return row.param.name; });

TEST(GoogleIds, AreThePublishedOnes) {
  const auto vocabulary = Vocabulary::fromPieces(
      {"[UNK]", "[CLS]", "[SEP]", "want", "##want", "##ed", "wa", "un", "runn", "##ing", ",", "[PAD]"});
  TokenizerOptions options;
  options.rules = TokenizerRules::Google;
  Pieces pieces;
  (*Tokenizer::create(*vocabulary, options))->encode("UNwant\u00E9d,running", &pieces);
  EXPECT_EQ(pieces.ids, (std::vector<int32_t>{7, 4, 5, 10, 8, 9}));
  EXPECT_EQ(pieces.offsets, (std::vector<Offset>{{0, 2}, {2, 6}, {6, 9}, {9, 10}, {10, 14}, {14, 17}}));
}

TEST(GoogleVocabulary, IsTrimmedOnBothSidesAndWordsMayBeLonger) {
  const TemporaryFolder folder;
  folder.write("vocab.txt",
               "[PAD]\n [UNK]\t\r\n[CLS] \n\x1c[SEP]\x1f\n\u3000"
               "a\u00a0\n##a\n\nz");
  const auto google = Tokenizer::loadGoogle(folder.path() / "vocab.txt", true);
  ASSERT_TRUE(google.ok()) << google.error().toString();
  EXPECT_EQ((*google)->vocabulary().pieces(), (Tokens{"[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "##a", "", "z"}));
  Pieces pieces;
  (*google)->encode(std::string(200, 'a') + " " + std::string(201, 'a'), &pieces);
  ASSERT_EQ(pieces.ids.size(), 201u);
  EXPECT_EQ(pieces.ids[199], 5);
  EXPECT_EQ(pieces.ids[200], 1);
  EXPECT_FALSE(Tokenizer::load(folder.path()).ok()) << "the fast tokenizer trims the end alone";
}

// One token at a time, as the original does.
TEST(GoogleTruncation, TakesFromTheLongerAndFromTheSecondOfEqualOnes) {
  for (int32_t a = 0; a < 20; ++a) {
    for (int32_t b = 0; b < 20; ++b) {
      for (int32_t budget = 0; budget < 40; ++budget) {
        int32_t keptA = a, keptB = b;
        while (keptA + keptB > budget) --(keptA > keptB ? keptA : keptB);
        const Kept kept = keptTokens(a, b, budget, Truncation::LongestFirst, 0, TokenizerRules::Google);
        ASSERT_EQ(kept.a_head, keptA) << a << " + " << b << " into " << budget;
        ASSERT_EQ(kept.b_head, keptB) << a << " + " << b << " into " << budget;
      }
    }
  }
}

TEST(GoogleGolden, EveryLine) {
  std::ifstream file(CLOZE_SOURCE_DIR "/tests/golden/data/google.jsonl");
  std::string line;
  ASSERT_TRUE(std::getline(file, line));
  const size_t expected = json::parse(line)["cases"];
  size_t cases = 0;
  for (; std::getline(file, line); ++cases) {
    const json row = json::parse(line);
    const Tokenizer& tokenizer = publishedTokenizer(row["v"], row["lower"], TokenizerRules::Google);
    const std::string a = row["a"], b = row.value("b", "");
    const auto second = row.contains("b") ? std::optional<std::string_view>(b) : std::nullopt;
    const Encoding encoding = encodePair(tokenizer, a, second, {row.value("max", 0)});
    EXPECT_EQ(encoding.input_ids, row["ids"].get<std::vector<int32_t>>()) << "line " << cases + 2 << ": " << a;
  }
  EXPECT_EQ(cases, expected);
  EXPECT_GE(cases, 1400u);
}

}  // namespace
}  // namespace cloze
