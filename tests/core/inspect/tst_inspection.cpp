// What the inspector says of texts and pairs: against the fast tokenizer's own columns, and for what goes wrong.
#include <core/inspect/inspection.h>
#include <core/inspect/text_map.h>
#include <tests/core/inspect/inspect_fixture.h>

#include <gmock/gmock.h>

namespace cloze {
namespace {

InspectOptions length(int32_t tokens) {
  InspectOptions options;
  options.truncation.max_length = tokens;
  return options;
}

std::vector<std::string> names(const Inspection& inspection) {
  std::vector<std::string> all;
  for (const InspectedPiece& piece : inspection.pieces) all.push_back(pieceText(*inspection.tokenizer, piece.id));
  return all;
}

TEST(Inspection, MrpcPairsColumnByColumn) {
  int cases = 0;
  for (const auto& row : mrpcGolden()["cases"]) {
    const Inspector inspector(casedExcerpt(row["lower"]));
    const Inspection inspection =
        inspector.inspect(row["text"].get<std::string>(), row["pair"].get<std::string>(), length(row["length"]));
    ASSERT_EQ(inspection.pieces.size(), row["input_ids"].size());
    for (size_t i = 0; i < inspection.pieces.size(); ++i) {
      const InspectedPiece& piece = inspection.pieces[i];
      SCOPED_TRACE("case " + std::to_string(cases) + ", position " + std::to_string(i));
      EXPECT_EQ(pieceText(*inspection.tokenizer, piece.id), row["tokens"][i].get<std::string>());
      EXPECT_EQ(piece.id, row["input_ids"][i].get<int>());
      EXPECT_EQ(piece.token_type, row["token_type_ids"][i].get<int>());
      EXPECT_EQ(piece.mask, row["attention_mask"][i].get<int>());
      EXPECT_EQ(piece.codePoints.start, row["offsets"][i][0].get<int>());
      EXPECT_EQ(piece.codePoints.end, row["offsets"][i][1].get<int>());
      EXPECT_EQ(piece.word, row["word_ids"][i].is_null() ? -1 : row["word_ids"][i].get<int>());
    }
    ++cases;
  }
  EXPECT_EQ(cases, 6);
}

// The numbers of the issue, by hand.
TEST(Inspection, TheFirstMrpcPairAtLength128) {
  const auto& row = mrpcGolden()["cases"][0];
  const Inspection inspection =
      Inspector(casedExcerpt(false))
          .inspect(row["text"].get<std::string>(), row["pair"].get<std::string>(), length(128));
  const std::vector<int32_t> first = {101, 7277, 2180, 5303, 4806};
  for (size_t i = 0; i < first.size(); ++i) EXPECT_EQ(inspection.pieces[i].id, first[i]);
  EXPECT_EQ(inspection.length, 52);
  EXPECT_EQ(inspection.pieces[51].id, 102);
  for (size_t i = 0; i < 128; ++i) {
    EXPECT_EQ(inspection.pieces[i].mask, i < 52 ? 1 : 0) << i;
    EXPECT_EQ(inspection.pieces[i].token_type, i > 24 && i < 52 ? 1 : 0) << i;
    EXPECT_EQ(inspection.pieces[i].kind == PieceKind::Padding, i >= 52) << i;
  }
  EXPECT_EQ(inspection.tokens[0], 23);
  EXPECT_EQ(inspection.tokens[1], 26);
  EXPECT_EQ(inspection.pieces[2].kind, PieceKind::Continuation);
  EXPECT_EQ(inspection.pieces[4].bytes, (Offset{7, 14}));
  EXPECT_FALSE(inspection.truncated());
  EXPECT_EQ(inspection.unknown, 0);
  EXPECT_TRUE(inspection.lost.empty());
}

TEST(Inspection, TellsTheKindsOfPiecesApart) {
  const auto tokenizer = tokenizerOf({"un", "##aff", "##able", "x"});
  const Inspection inspection =
      Inspector(tokenizer).inspect("unaffable \U0001F917 [MASK] x[SEP]", std::nullopt, length(12));
  using K = PieceKind;
  std::vector<K> kinds;
  for (const InspectedPiece& piece : inspection.pieces) kinds.push_back(piece.kind);
  EXPECT_THAT(kinds, testing::ElementsAre(K::Template, K::Word, K::Continuation, K::Continuation, K::Unknown, K::Added,
                                          K::Word, K::Added, K::Template, K::Padding, K::Padding, K::Padding));
  EXPECT_EQ(inspection.unknown, 1);
  EXPECT_THAT(inspection.unknownWords(9), testing::ElementsAre("\U0001F917"));
  EXPECT_EQ(inspection.pieces[4].bytes, (Offset{10, 14}));
  EXPECT_EQ(inspection.pieces[4].codePoints, (Offset{10, 11}));
  EXPECT_EQ(inspection.pieces[4].utf16, (Offset{10, 12}));
  EXPECT_EQ(inspection.pieces[6].utf16, (Offset{20, 21}));
  // An [UNK] somebody wrote is no loss.
  EXPECT_EQ(Inspector(tokenizer).inspect("x [UNK]", std::nullopt, {}).unknown, 0);
}

// Not what looks like one: a piece of the vocabulary may have the same name, and the same id then.
TEST(Inspection, MarksTokensThatATokenizerWasGiven) {
  const std::vector<AddedToken> added = {{"<user>", 9}, {"dog", 5, true}, {"New York", 10, false, true, true, true}};
  const auto tokenizer = tokenizerOf({"dog", "##s", "a", "x"}, {}, added);
  const Inspection inspection = Inspector(tokenizer).inspect("dogs<user> dog a new york, xNew York", std::nullopt, {});
  std::vector<std::pair<std::string, PieceKind>> pieces;
  for (const InspectedPiece& piece : inspection.pieces)
    pieces.emplace_back(pieceText(*tokenizer, piece.id), piece.kind);
  using K = PieceKind;
  using P = std::pair<std::string, PieceKind>;
  EXPECT_THAT(pieces, testing::ElementsAre(P{"[CLS]", K::Template}, P{"dog", K::Word}, P{"##s", K::Continuation},
                                           P{"<user>", K::Added}, P{"dog", K::Added}, P{"a", K::Word},
                                           P{"New York", K::Added}, P{"[UNK]", K::Unknown}, P{"x", K::Word},
                                           P{"New York", K::Added}, P{"[SEP]", K::Template}));
  EXPECT_EQ(inspection.unknown, 1);
}

struct LostRow {
  const char* name;
  const char* text;
  LostWhy why;
  Offset bytes;
};
void PrintTo(const LostRow& row, std::ostream* out) {
  *out << row.name;
}
class Lost : public testing::TestWithParam<LostRow> {};

TEST_P(Lost, IsToldWithItsReason) {
  const LostRow& row = GetParam();
  const Inspection inspection = Inspector(tokenizerOf({"a", "b", "##b"})).inspect(row.text, std::nullopt, {});
  ASSERT_EQ(inspection.lost.size(), 1u);
  EXPECT_EQ(inspection.lost[0].why, row.why);
  EXPECT_EQ(inspection.lost[0].bytes, row.bytes);
  EXPECT_EQ(inspection.lost[0].text, 0);
}

INSTANTIATE_TEST_SUITE_P(Rows, Lost,
                         testing::Values(LostRow{"control", "a\x01 b", LostWhy::Control, {1, 2}},
                                         LostRow{"c1_control", "a \u0085b", LostWhy::Control, {2, 4}},
                                         LostRow{"zero_width_space", "a\u200Bb", LostWhy::Format, {1, 4}},
                                         LostRow{"byte_order_mark", "\uFEFFa", LostWhy::Format, {0, 3}},
                                         LostRow{"private_use", "a \uE000", LostWhy::PrivateUse, {2, 5}},
                                         LostRow{"replacement", "a \uFFFD", LostWhy::Replacement, {2, 5}},
                                         LostRow{"broken_bytes", "a \xFF", LostWhy::Replacement, {2, 5}},
                                         LostRow{"lone_accent", "a\u0301 b", LostWhy::Accent, {1, 3}},
                                         LostRow{"mark_that_is_another", "a\u0343 b", LostWhy::Accent, {1, 3}},
                                         LostRow{"accent_of_a_letter", "caf\u00E9", LostWhy::LetterAccent, {3, 5}},
                                         LostRow{"two_accents_of_one", "a\u1EC7b", LostWhy::LetterAccent, {1, 4}}),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(Inspection, NothingIsLostWhereTheOptionsKeepIt) {
  TokenizerOptions options;
  options.do_lower_case = false;
  options.clean_text = false;
  const Inspection inspection = Inspector(tokenizerOf({"a"}, options)).inspect("a\u0301 \u200B\x01", std::nullopt, {});
  EXPECT_TRUE(inspection.lost.empty());
  EXPECT_EQ(inspection.unknown, 2);
}

TEST(Inspection, SaysWhatTheLengthCutsOff) {
  const Inspector inspector(tokenizerOf({"a", "b", "c", "d"}));
  InspectOptions options = length(5);
  options.truncation.strategy = Truncation::HeadTail;
  options.truncation.head_tokens = 1;
  const Inspection inspection = inspector.inspect("a b b c c d d", std::nullopt, options);
  EXPECT_TRUE(inspection.truncated());
  EXPECT_EQ(inspection.lengthUncut, 9);
  EXPECT_THAT(names(inspection), testing::ElementsAre("[CLS]", "a", "d", "d", "[SEP]"));
  ASSERT_EQ(inspection.cuts.size(), 1u);
  EXPECT_EQ(inspection.cuts[0].tokens, 4);
  EXPECT_EQ(inspection.cuts[0].bytes, (Offset{2, 9}));
  EXPECT_EQ(inspection.words[0], 7);
  EXPECT_EQ(inspection.piecesUncut, 7);
}

TEST(Inspection, ShowsAnAnswerWindowAsTheModelGetsIt) {
  const Inspector inspector(tokenizerOf({"a", "b", "c", "d"}));
  InspectOptions options = length(9);
  options.window = WindowCut{1, {2, 5}};
  const Inspection inspection = inspector.inspect("a b", "a b c d a b", options);
  EXPECT_THAT(names(inspection), testing::ElementsAre("[CLS]", "a", "[SEP]", "c", "d", "a", "[SEP]", "[PAD]", "[PAD]"));
  EXPECT_EQ(inspection.length, 7);
  EXPECT_EQ(inspection.pieces[3].bytes, (Offset{4, 5}));
  EXPECT_EQ(inspection.pieces[3].token_type, 1);
  EXPECT_EQ(inspection.tokens, (std::array<int32_t, 2>{1, 3}));
  ASSERT_EQ(inspection.cuts.size(), 3u);  // behind A's, before the window, behind it
  EXPECT_EQ(inspection.cuts[0].bytes, (Offset{2, 3}));
  EXPECT_EQ(inspection.cuts[1].bytes, (Offset{0, 3}));
  EXPECT_EQ(inspection.cuts[2].bytes, (Offset{10, 11}));
  options.window = WindowCut{99, {-5, 99}};  // kept inside
  EXPECT_EQ(inspector.inspect("a b", "c", options).length, 6);
}

struct EdgeRow {
  const char* name;
  const char* a;
  std::optional<std::string> b;
  int32_t length;
  std::vector<std::string> pieces;
};
void PrintTo(const EdgeRow& row, std::ostream* out) {
  *out << row.name;
}
class Edges : public testing::TestWithParam<EdgeRow> {};

TEST_P(Edges, HaveTheirPieces) {
  const EdgeRow& row = GetParam();
  const Inspection inspection = Inspector(tokenizerOf({"a"})).inspect(row.a, row.b, length(row.length));
  EXPECT_EQ(names(inspection), row.pieces);
}

INSTANTIATE_TEST_SUITE_P(Rows, Edges,
                         testing::Values(EdgeRow{"empty", "", {}, 0, {"[CLS]", "[SEP]"}},
                                         EdgeRow{"empty_pair", "", "", 4, {"[CLS]", "[SEP]", "[SEP]", "[PAD]"}},
                                         EdgeRow{"second_empty", "a", "", 0, {"[CLS]", "a", "[SEP]", "[SEP]"}},
                                         EdgeRow{"length_of_one", "a a", {}, 1, {"[CLS]", "[SEP]"}},
                                         EdgeRow{"pair_at_length_two", "a", "a", 2, {"[CLS]", "[SEP]", "[SEP]"}},
                                         EdgeRow{"white_space_alone", " \t\n", {}, 3, {"[CLS]", "[SEP]", "[PAD]"}}),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(TextMap, CountsInAllThreeUnits) {
  const TextMap map("a\u00E9\U0001F917\xFFz");
  //                 0 1     3         7   8
  EXPECT_EQ(map.codePoint(3), 2);
  EXPECT_EQ(map.utf16(3), 2);
  EXPECT_EQ(map.codePoint(7), 3);
  EXPECT_EQ(map.utf16(7), 4);
  EXPECT_EQ(map.utf16(8), 5);
  EXPECT_EQ(map.utf16(9), 6);
  EXPECT_EQ(map.utf16(99), 6);
  EXPECT_EQ(map.codePoint(-1), 0);
  EXPECT_EQ(map.utf16(4), 4);  // inside a character: behind it
}

}  // namespace
}  // namespace cloze
