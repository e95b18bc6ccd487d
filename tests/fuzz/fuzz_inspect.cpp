// Any bytes as a text or a pair in the inspector: every position tells what encodePair() tells, offsets lie inside the
// texts and between characters and mean the same in bytes, code points and UTF-16; a trace ends in the tokenizer's own
// pieces; the ways of cutting agree with what is kept; what is exported can be read.
//
// The first byte chooses the tokenizer, the second the length, the third strategy and head, the fourth the pieces that
// are traced; the high bit of the third makes a pair of two halves.
#include <core/base/utf8.h>
#include <core/inspect/alignment.h>
#include <core/inspect/inspection_export.h>
#include <core/inspect/trace.h>
#include <core/inspect/truncations.h>
#include <tests/fuzz/tokenizer_kinds.h>

#include <nlohmann/json.hpp>

namespace {

using cloze::Inspection;
using cloze::Offset;
using cloze::PieceKind;
using cloze::fuzz::require;

struct Tools {
  std::shared_ptr<const cloze::Tokenizer> tokenizer;
  std::unique_ptr<const cloze::Inspector> inspector;
  std::unique_ptr<const cloze::Tracer> tracer;
};

// Six normalizers each, so only the manners that differ most: lower-casing, keeping, plain, Google's.
const Tools& tools(unsigned number) {
  static constexpr std::array<size_t, 4> kChosen = {0, 1, 5, 7};
  static std::array<Tools, kChosen.size()> made;
  Tools& chosen = made[number % made.size()];
  if (chosen.tokenizer == nullptr) {
    const auto tokenizer = cloze::Tokenizer::create(cloze::fuzz::someOfAVocabulary(),
                                                    optionsOf(cloze::fuzz::kKinds[kChosen[number % made.size()]]));
    require(tokenizer.ok());
    chosen.tokenizer = *tokenizer;
    chosen.inspector = std::make_unique<cloze::Inspector>(*tokenizer);
    chosen.tracer = std::make_unique<cloze::Tracer>(*tokenizer);
  }
  return chosen;
}

bool isInside(Offset inner, Offset outer) {
  return outer.start <= inner.start && inner.start <= inner.end && inner.end <= outer.end;
}

// A valid text and where its bytes stand in other units, counted in another way than TextMap's.
struct Units {
  explicit Units(const std::string& text) : size(static_cast<int32_t>(text.size())) {
    int32_t codePoints = 0, utf16 = 0;
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      const bool begins = (byte & 0xC0) != 0x80;
      places.push_back(begins ? Offset{codePoints, utf16} : Offset{-1, -1});
      codePoints += begins ? 1 : 0;
      utf16 += !begins ? 0 : byte >= 0xF0 ? 2 : 1;
    }
    places.push_back({codePoints, utf16});
  }
  void check(Offset bytes, Offset utf16) const {
    require(isInside(bytes, {0, size}));
    require(at(bytes.start).end == utf16.start && at(bytes.end).end == utf16.end);
  }
  void check(Offset bytes, Offset utf16, Offset codePoints) const {
    check(bytes, utf16);
    require(at(bytes.start).start == codePoints.start && at(bytes.end).start == codePoints.end);
  }
  int32_t size;

 private:
  Offset at(int32_t byte) const {
    const Offset place = places[static_cast<size_t>(byte)];
    require(place.start >= 0);  // between characters
    return place;
  }
  std::vector<Offset> places;  // code points and UTF-16 units before each byte; -1 inside a character
};

void checkPieces(const Inspection& inspection, const std::array<Units, 2>& units) {
  const auto encoding = cloze::encodePair(*inspection.tokenizer, inspection.a,
                                          inspection.b ? std::optional<std::string_view>(*inspection.b) : std::nullopt,
                                          inspection.options.truncation);
  require(static_cast<size_t>(inspection.length) == encoding.input_ids.size());
  require(inspection.lengthUncut == encoding.tokens_before_truncation);
  for (size_t i = 0; i < inspection.pieces.size(); ++i) {
    const cloze::InspectedPiece& piece = inspection.pieces[i];
    if (i >= encoding.input_ids.size()) {
      require(piece.kind == PieceKind::Padding && piece.mask == 0 && piece.text == -1);
      continue;
    }
    require(piece.id == encoding.input_ids[i] && piece.token_type == encoding.token_type_ids[i] && piece.mask == 1 &&
            piece.bytes == encoding.offsets[i] && piece.word == encoding.word_ids[i]);
    require((piece.kind == PieceKind::Template) == (piece.text == -1));
    if (piece.text >= 0) units[static_cast<size_t>(piece.text)].check(piece.bytes, piece.utf16, piece.codePoints);
  }
}

void checkLostAndCut(const Inspection& inspection, const std::array<Units, 2>& units) {
  Offset last{0, 0};
  for (const cloze::LostCharacter& lost : inspection.lost) {
    units[static_cast<size_t>(lost.text)].check(lost.bytes, lost.utf16);
    // A in front of B, each in its order.
    require(lost.text > last.start || (lost.text == last.start && lost.bytes.start >= last.end));
    last = {lost.text, lost.bytes.end};
    auto position = static_cast<size_t>(lost.bytes.start);
    require(cloze::decodeUtf8(inspection.text(lost.text), &position) == lost.c &&
            position == static_cast<size_t>(lost.bytes.end));
  }
  int32_t all = inspection.tokens[0] + inspection.tokens[1];
  for (const cloze::CutText& cut : inspection.cuts) {
    require(cut.tokens > 0);
    units[static_cast<size_t>(cut.text)].check(cut.bytes, cut.utf16);
    all += cut.tokens;
  }
  require(all == inspection.piecesUncut);
  for (const std::string& word : inspection.unknownWords(9)) require(!word.empty());
}

void checkTrace(const Tools& used, const Inspection& inspection, const cloze::InspectedPiece& piece) {
  const std::string& text = inspection.text(piece.text);
  const cloze::Trace trace = used.tracer->trace(inspection, piece);
  require(isInside(trace.bytes, {0, static_cast<int32_t>(text.size())}));
  // Of a word of very many characters the beginning is traced.
  require(isInside(trace.shortened ? trace.bytes : piece.bytes, trace.shortened ? piece.bytes : trace.bytes));
  require(text.compare(static_cast<size_t>(trace.bytes.start), trace.source.size(), trace.source) == 0);
  if (piece.kind == PieceKind::Added) {
    require(!trace.added.empty() && trace.words.empty());
    return;
  }
  require(trace.steps.size() == 5);
  std::vector<int32_t> ids;
  for (const cloze::TraceWord& word : trace.words) {
    require(isInside(word.bytes, trace.bytes) && word.characters > 0);
    if (word.unknown()) {
      ids.push_back(used.tokenizer->unkId());
      continue;
    }
    for (const cloze::TraceMatch& match : word.matches) ids.push_back(match.id);
  }
  cloze::Pieces pieces;
  used.tokenizer->encode(trace.source, &pieces);
  require(pieces.ids == ids);
}

void checkTruncations(const Inspection& inspection) {
  const cloze::TruncationOptions& truncation = inspection.options.truncation;
  const auto all = cloze::compareTruncations(*inspection.tokenizer, inspection.a, inspection.b, truncation.max_length,
                                             truncation.head_tokens);
  require(all.size() == 6);
  const cloze::TruncationOutcome& chosen = all[static_cast<size_t>(truncation.strategy)];
  require(chosen.strategy == truncation.strategy);
  require(chosen.a.head + chosen.a.tail == inspection.tokens[0] &&
          chosen.b.head + chosen.b.tail == inspection.tokens[1]);
  for (const cloze::CutText& cut : inspection.cuts) {
    const cloze::TruncationOutcome::Text& text = cut.text == 0 ? chosen.a : chosen.b;
    require(text.lost() == cut.tokens && text.lostUtf16 == cut.utf16);
  }
  for (const cloze::TruncationOutcome& outcome : all) {
    require(outcome.lost() ==
            std::max(0, inspection.lengthUncut -
                            (truncation.max_length > 0 ? truncation.max_length : inspection.lengthUncut)));
  }
}

// Each piece of a text is in one aligned word, in its order.
void checkAlignment(const Inspection& first, const Inspection& second, const std::array<Units, 2>& units) {
  size_t ofFirst = 0, ofSecond = 0;
  for (const cloze::AlignedWord& word : cloze::alignWords(first, second)) {
    units[static_cast<size_t>(word.text)].check(word.bytes, word.utf16);
    require(word.first <= word.firstEnd && word.second <= word.secondEnd);
    require(word.firstEnd - word.first + word.secondEnd - word.second > 0);
    ofFirst += static_cast<size_t>(word.firstEnd - word.first);
    ofSecond += static_cast<size_t>(word.secondEnd - word.second);
  }
  require(ofFirst == static_cast<size_t>(first.tokens[0] + first.tokens[1]));
  require(ofSecond == static_cast<size_t>(second.tokens[0] + second.tokens[1]));
}

void checkExports(const Inspection& inspection) {
  using Form = cloze::InspectionForm;
  for (const Form form : {Form::Python, Form::RunClassifier, Form::Json, Form::Csv}) {
    const std::string text = cloze::exportInspection(inspection, form);
    require(cloze::firstInvalidUtf8(text) == std::string::npos);
    if (form == Form::Json) require(nlohmann::json::parse(text, nullptr, false).is_object());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 4) return 0;
  const Tools& used = tools(data[0]);
  std::string a(reinterpret_cast<const char*>(data) + 4, size - 4);
  std::optional<std::string> b;
  if (data[2] & 0x80) {
    b = a.substr(a.size() / 2);
    a.resize(a.size() / 2);
  }
  cloze::InspectOptions options;
  options.truncation.max_length = data[1] % 64;
  options.truncation.strategy = static_cast<cloze::Truncation>(data[2] % 6);
  options.truncation.head_tokens = (data[2] & 0x7F) / 6;
  options.pad = (data[1] & 64) != 0;
  const Inspection inspection = used.inspector->inspect(a, b, options);
  const std::array<Units, 2> units = {Units(inspection.a), Units(inspection.b.value_or(std::string()))};
  checkPieces(inspection, units);
  checkLostAndCut(inspection, units);
  checkTruncations(inspection);
  const size_t step = 1 + data[3] % 8;
  int traced = 0;
  for (size_t i = step; i < inspection.pieces.size() && traced < 4; i += step) {
    if (inspection.pieces[i].text < 0) continue;
    checkTrace(used, inspection, inspection.pieces[i]);
    ++traced;
  }
  if (data[1] & 128) {
    checkAlignment(inspection, tools(data[0] + 1u).inspector->inspect(a, b, options), units);
    checkExports(inspection);
  }
  return 0;
}
