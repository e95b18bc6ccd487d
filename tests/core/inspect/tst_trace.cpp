// The steps a stretch of text goes through, and that their end is what the tokenizer says.
#include <core/inspect/trace.h>
#include <tests/core/inspect/inspect_fixture.h>

#include <gmock/gmock.h>

#include <tuple>

namespace cloze {
namespace {

using testing::ElementsAre;

Trace traceAt(const std::shared_ptr<const Tokenizer>& tokenizer, const std::string& text, size_t position) {
  const Inspection inspection = Inspector(tokenizer).inspect(text, std::nullopt, {});
  return Tracer(tokenizer).trace(inspection, inspection.pieces.at(position));
}

const TraceStep& stepOf(const Trace& trace, TraceStepKind kind) {
  for (const TraceStep& step : trace.steps)
    if (step.kind == kind) return step;
  static const TraceStep kNone;
  ADD_FAILURE() << "no such step";
  return kNone;
}

TEST(Trace, HowAmroziBecameThreePieces) {
  const auto& row = mrpcGolden()["cases"][0];
  const Trace trace = traceAt(casedExcerpt(false), row["text"], 2);
  EXPECT_EQ(trace.source, "Amrozi");
  EXPECT_EQ(trace.bytes, (Offset{0, 6}));
  EXPECT_EQ(trace.steps.size(), 5u);
  for (const TraceStep& step : trace.steps) EXPECT_FALSE(step.changed);
  EXPECT_FALSE(stepOf(trace, TraceStepKind::LowerCase).on);
  ASSERT_EQ(trace.words.size(), 1u);
  const auto& matches = trace.words[0].matches;
  ASSERT_EQ(matches.size(), 3u);
  EXPECT_THAT(matches[0].rejected, ElementsAre("Amrozi", "Amroz", "Amro", "Amr"));
  EXPECT_EQ(matches[0].found, "Am");
  EXPECT_EQ(matches[0].id, 7277);
  EXPECT_THAT(matches[1].rejected, ElementsAre("##rozi", "##roz"));
  EXPECT_EQ(matches[1].id, 2180);
  EXPECT_THAT(matches[2].rejected, ElementsAre());
  EXPECT_EQ(matches[2].id, 5303);
}

TEST(Trace, EveryStepShowsWhatItDid) {
  const Trace trace = traceAt(tokenizerOf({"cafe", "!"}), "so \u200BCAF\u00C9\u4E2D! so", 2);
  EXPECT_EQ(trace.source, "\u200BCAF\u00C9");  // up to the Chinese character, which is a word of its own
  EXPECT_EQ(stepOf(trace, TraceStepKind::Clean).after, "CAF\u00C9");
  EXPECT_TRUE(stepOf(trace, TraceStepKind::Clean).changed);
  EXPECT_FALSE(stepOf(trace, TraceStepKind::Chinese).changed);
  EXPECT_EQ(stepOf(trace, TraceStepKind::Accents).after, "CAFE");
  EXPECT_EQ(stepOf(trace, TraceStepKind::LowerCase).after, "cafe");
  ASSERT_EQ(trace.words.size(), 1u);
  EXPECT_EQ(trace.words[0].matches[0].found, "cafe");
  EXPECT_EQ(trace.words[0].bytes, (Offset{6, 11}));
}

TEST(Trace, ChineseCharactersGetSpaces) {
  const Trace trace = traceAt(tokenizerOf({"\u4E2D"}), "\u4E2D\u6587", 1);
  EXPECT_EQ(trace.source, "\u4E2D");
  EXPECT_EQ(stepOf(trace, TraceStepKind::Chinese).after, " \u4E2D ");
  ASSERT_EQ(trace.words.size(), 1u);
  EXPECT_EQ(trace.words[0].text, "\u4E2D");
}

TEST(Trace, PunctuationSplitsAStretch) {
  const Trace trace = traceAt(tokenizerOf({"don", "t", "'"}), "I Don't. x", 3);
  EXPECT_EQ(trace.source, "Don't.");
  EXPECT_EQ(stepOf(trace, TraceStepKind::Split).after, "don | ' | t | .");
  ASSERT_EQ(trace.words.size(), 4u);
  EXPECT_FALSE(trace.words[2].unknown());
  EXPECT_TRUE(trace.words[3].unknown());
  EXPECT_THAT(trace.words[3].matches[0].rejected, ElementsAre("."));
}

TEST(Trace, AWordIsGivenUpWhereNothingFits) {
  const Trace trace = traceAt(tokenizerOf({"ab", "##c"}), "abcz", 1);
  ASSERT_EQ(trace.words.size(), 1u);
  EXPECT_TRUE(trace.words[0].unknown());
  EXPECT_EQ(trace.words[0].matches.size(), 3u);
  EXPECT_EQ(trace.words[0].matches[1].found, "##c");
  EXPECT_THAT(trace.words[0].matches[2].rejected, ElementsAre("##z"));
}

TEST(Trace, AVeryLongWordIsNotLookedAt) {
  const auto tokenizer = tokenizerOf({"a", "##a"});
  EXPECT_FALSE(traceAt(tokenizer, std::string(100, 'a'), 1).words.at(0).tooLong);
  const Trace trace = traceAt(tokenizer, std::string(101, 'a'), 1);
  EXPECT_TRUE(trace.words.at(0).tooLong);
  EXPECT_TRUE(trace.words.at(0).unknown());
  EXPECT_EQ(trace.words.at(0).characters, 101);
}

TEST(Trace, SpecialTokensAreTakenFirst) {
  const Trace trace = traceAt(tokenizerOf({"a", "b"}), "a[SEP]b", 2);
  EXPECT_EQ(trace.added, "[SEP]");
  EXPECT_EQ(trace.source, "[SEP]");
  EXPECT_TRUE(trace.words.empty());
}

TEST(Trace, TheirNeighboursAreTracedWithoutThem) {
  const auto tokenizer = tokenizerOf({"a", "b", "##b", "[", "]", "sep"});
  for (const auto& [position, start, source] :
       {std::tuple<size_t, int32_t, const char*>{1, 0, "a"}, {4, 6, "bb"}, {7, 13, "]b"}}) {
    const Trace trace = traceAt(tokenizer, "a[SEP]bb[SEP]]b", position);
    EXPECT_EQ(trace.source, source);
    EXPECT_EQ(trace.bytes.start, start);
    EXPECT_FALSE(trace.words.empty());
  }
}

TEST(Trace, GooglesFinalSigma) {
  TokenizerOptions google;
  google.rules = TokenizerRules::Google;
  const Trace trace = traceAt(tokenizerOf({"α", "##σ", "##ς", "ε"}, google), "ΑΣΣ Ε", 1);
  ASSERT_EQ(trace.words.size(), 1u);
  EXPECT_EQ(trace.words[0].text, "ασς");
  EXPECT_EQ(trace.words[0].matches.back().found, "##ς");
  EXPECT_EQ(stepOf(trace, TraceStepKind::LowerCase).after, "ασς");
}

TokenizerOptions googleOptions() {
  TokenizerOptions options;
  options.rules = TokenizerRules::Google;
  options.max_input_chars_per_word = 200;
  return options;
}

std::vector<TraceStepKind> kindsOf(const Trace& trace) {
  std::vector<TraceStepKind> kinds;
  for (const TraceStep& step : trace.steps) kinds.push_back(step.kind);
  return kinds;
}

TEST(Trace, GoogleLowersBeforeItStripsAccents) {
  using enum TraceStepKind;
  const std::string text = "\u00C9T\u00C9";
  const Trace google = traceAt(tokenizerOf({"ete"}, googleOptions()), text, 1);
  EXPECT_THAT(kindsOf(google), ElementsAre(Clean, Chinese, LowerCase, Accents, Split));
  EXPECT_EQ(stepOf(google, LowerCase).after, "\u00E9t\u00E9");
  EXPECT_EQ(stepOf(google, Accents).after, "ete");
  EXPECT_FALSE(stepOf(google, LowerCase).finalSigma);
  const Trace ours = traceAt(tokenizerOf({"ete"}), text, 1);
  EXPECT_THAT(kindsOf(ours), ElementsAre(Clean, Chinese, Accents, LowerCase, Split));
  EXPECT_EQ(stepOf(ours, Accents).after, "ETE");
  EXPECT_EQ(google.words.at(0).matches.at(0).found, "ete");
}

TEST(Trace, GoogleEndsAWordWithItsSigma) {
  const std::string text = "a \u039F\u0394\u039F\u03A3 b";  // odos, by capitals
  const Trace google = traceAt(tokenizerOf({"a", "b"}, googleOptions()), text, 2);
  EXPECT_EQ(stepOf(google, TraceStepKind::LowerCase).after, "\u03BF\u03B4\u03BF\u03C2");
  EXPECT_TRUE(stepOf(google, TraceStepKind::LowerCase).finalSigma);
  EXPECT_EQ(google.words.at(0).text, "\u03BF\u03B4\u03BF\u03C2");
  const Trace ours = traceAt(tokenizerOf({"a", "b"}), text, 2);
  EXPECT_EQ(ours.words.at(0).text, "\u03BF\u03B4\u03BF\u03C3");
  EXPECT_FALSE(stepOf(ours, TraceStepKind::LowerCase).finalSigma);
}

TEST(Trace, GoogleLooksUpWordsOf200Characters) {
  const auto tokenizer = tokenizerOf({"a", "##a"}, googleOptions());
  const Trace long200 = traceAt(tokenizer, std::string(200, 'a'), 1);
  EXPECT_FALSE(long200.words.at(0).tooLong);
  EXPECT_EQ(long200.words.at(0).matches.size(), 200u);
  const Trace long201 = traceAt(tokenizer, std::string(201, 'a'), 1);
  EXPECT_TRUE(long201.words.at(0).tooLong);
  EXPECT_EQ(long201.words.at(0).most, 200);
}

TEST(Trace, TokensThatATokenizerWasGivenAreTakenToo) {
  const std::vector<AddedToken> added = {{"<user>", 9}, {"dog", 5, true}, {"New York", 10, false, false, false, true}};
  const auto tokenizer = tokenizerOf({"dog", "##s", "a", "x"}, {}, added);
  const std::string text = "dogs<user> dog xN\u00E9w York";
  const Trace user = traceAt(tokenizer, text, 3);
  EXPECT_EQ(user.added, "<user>");
  EXPECT_EQ(user.source, "<user>");
  EXPECT_TRUE(user.steps.empty() && user.words.empty());
  const Trace dogs = traceAt(tokenizer, text, 1);
  EXPECT_EQ(dogs.source, "dogs");  // and not what the token behind it takes
  EXPECT_TRUE(dogs.added.empty());
  EXPECT_EQ(traceAt(tokenizer, text, 4).added, "dog");
  EXPECT_EQ(traceAt(tokenizer, text, 5).source, "x");
  // Looked for in the normalized text, so the steps say how it came to be found.
  const Trace city = traceAt(tokenizer, text, 6);
  EXPECT_EQ(city.added, "New York");
  EXPECT_EQ(city.source, "N\u00E9w York");
  ASSERT_EQ(city.steps.size(), 4u);
  EXPECT_EQ(city.steps.back().after, "new york");
  EXPECT_TRUE(city.words.empty());
}

TEST(Trace, SpecialTokensAreTextToGoogle) {
  const Trace trace = traceAt(tokenizerOf({"a", "b", "sep", "[", "]"}, googleOptions()), "a[SEP]b", 2);
  EXPECT_EQ(trace.added, "");
  EXPECT_EQ(stepOf(trace, TraceStepKind::Split).after, "a | [ | sep | ] | b");
}

// Every id of Google's own rules, stated anew in Python, is found in the steps of its piece.
TEST(Trace, EndsAtGooglesPieces) {
  std::map<std::string, std::shared_ptr<const Tokenizer>> tokenizers;
  std::ifstream file(CLOZE_SOURCE_DIR "/tests/golden/data/google.jsonl");
  std::string line;
  std::getline(file, line);
  int compared = 0;
  while (std::getline(file, line)) {
    const auto row = nlohmann::json::parse(line);
    if (row.contains("b")) continue;
    const std::string name = row["v"];
    auto& tokenizer = tokenizers[name + (row["lower"] ? "1" : "0")];
    if (tokenizer == nullptr) {
      const auto loaded =
          Tokenizer::loadGoogle(CLOZE_SOURCE_DIR "/tests/data/vocab/bert-base-" + name + "/vocab.txt", row["lower"]);
      ASSERT_TRUE(loaded.ok()) << loaded.error().message;
      tokenizer = *loaded;
    }
    const Inspection inspection = Inspector(tokenizer).inspect(row["a"], std::nullopt, {});
    ASSERT_EQ(inspection.pieces.size(), row["ids"].size()) << line;
    const Tracer tracer(tokenizer);
    for (size_t at = 1; at + 1 < inspection.pieces.size(); at += 5) {
      const InspectedPiece& piece = inspection.pieces[at];
      ASSERT_EQ(piece.id, row["ids"][at].get<int32_t>()) << line;
      const Trace trace = tracer.trace(inspection, piece);
      bool found = false;
      for (const TraceWord& word : trace.words) {
        found |= piece.kind == PieceKind::Unknown && word.unknown();
        for (const TraceMatch& match : word.matches) found |= match.id == piece.id;
      }
      EXPECT_TRUE(found) << pieceText(*tokenizer, piece.id) << " of " << trace.source;
      ++compared;
    }
    if (compared > 2500) break;
  }
  EXPECT_GT(compared, 1000);
}

// What is told is what happens: the pieces of a traced text are those of the tokenizer.
TEST(Trace, EndsAtTheTokenizersPieces) {
  const auto loaded = Tokenizer::load(CLOZE_SOURCE_DIR "/tests/data/vocab/bert-base-uncased");
  ASSERT_TRUE(loaded.ok());
  const Tracer tracer(*loaded);
  const Inspector inspector(*loaded);
  std::ifstream file(CLOZE_SOURCE_DIR "/tests/golden/data/tokenizer.jsonl");
  std::string line;
  std::getline(file, line);
  int compared = 0;
  for (int i = 0; i < 1500 && std::getline(file, line); ++i) {
    const std::string text = nlohmann::json::parse(line)["a"];
    const Inspection inspection = inspector.inspect(text, std::nullopt, {});
    for (size_t at = 1; at + 1 < inspection.pieces.size(); at += 7) {
      const InspectedPiece& piece = inspection.pieces[at];
      if (piece.kind == PieceKind::Unknown || piece.kind == PieceKind::Added) continue;
      const Trace trace = tracer.trace(inspection, piece);
      bool found = false;
      for (const TraceWord& word : trace.words)
        for (const TraceMatch& match : word.matches) found |= match.id == piece.id;
      EXPECT_TRUE(found) << text << ": " << pieceText(**loaded, piece.id) << " in " << trace.source;
      ++compared;
    }
  }
  EXPECT_GT(compared, 800);
}

}  // namespace
}  // namespace cloze
