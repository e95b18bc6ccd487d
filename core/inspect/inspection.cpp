#include <core/base/utf8.h>
#include <core/inspect/inspection.h>
#include <core/text/unicode_tables.h>

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <span>
#include <unordered_set>
#include <utility>

namespace cloze {
namespace {

LostWhy whyDropped(char32_t c) {
  if (c == 0xFFFD) return LostWhy::Replacement;
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return LostWhy::Control;
  if ((c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000) return LostWhy::PrivateUse;
  return LostWhy::Format;
}

bool isIn(std::span<const unicode::Range> ranges, char32_t c) {
  const auto behind = std::upper_bound(ranges.begin(), ranges.end(), c,
                                       [](char32_t value, const unicode::Range& range) { return value < range.first; });
  return behind != ranges.begin() && c <= std::prev(behind)->last;
}

std::string valid(std::string text) {
  return firstInvalidUtf8(text) == std::string_view::npos ? std::move(text) : repairUtf8(text);
}

// Writes one sequence of positions, as EncodingWriter of core/text does, for people.
class PieceList {
 public:
  PieceList(const Tokenizer& tokenizer, Inspection* out) : m_tokenizer(tokenizer), m_out(*out) {}

  void special(int32_t id, int8_t type) {
    InspectedPiece piece;
    piece.id = id;
    piece.kind = PieceKind::Template;
    piece.token_type = type;
    m_out.pieces.push_back(piece);
  }

  // The stretches of a text, in order; what lies between them is cut.
  void text(const Pieces& pieces, int8_t index, std::initializer_list<Stretch> stretches, const TextMap& map) {
    const auto size = static_cast<int32_t>(pieces.ids.size());
    int32_t behind = 0;
    for (const Stretch& stretch : stretches) {
      cut(pieces, index, {behind, stretch.first}, map);
      for (int32_t i = stretch.first; i < stretch.last; ++i) add(pieces, static_cast<size_t>(i), index, map);
      m_out.tokens[static_cast<size_t>(index)] += stretch.last - stretch.first;
      behind = stretch.last;
    }
    cut(pieces, index, {behind, size}, map);
    m_out.words[static_cast<size_t>(index)] = pieces.word_of.empty() ? 0 : pieces.word_of.back() + 1;
  }

 private:
  void cut(const Pieces& pieces, int8_t index, Stretch tokens, const TextMap& map) {
    if (tokens.first >= tokens.last) return;
    CutText cut;
    cut.text = index;
    cut.tokens = tokens.last - tokens.first;
    cut.bytes = {pieces.offsets[static_cast<size_t>(tokens.first)].start,
                 pieces.offsets[static_cast<size_t>(tokens.last) - 1].end};
    cut.utf16 = map.utf16(cut.bytes);
    m_out.cuts.push_back(cut);
  }

  void add(const Pieces& pieces, size_t i, int8_t index, const TextMap& map) {
    InspectedPiece piece;
    piece.id = pieces.ids[i];
    piece.text = piece.token_type = index;
    piece.word = pieces.word_of[i];
    piece.bytes = pieces.offsets[i];
    piece.codePoints = map.codePoints(piece.bytes);
    piece.utf16 = map.utf16(piece.bytes);
    const bool added = std::binary_search(pieces.added.begin(), pieces.added.end(), i);
    piece.kind = added ? PieceKind::Added : kindOf(piece.id);
    if (piece.kind == PieceKind::Unknown) ++m_out.unknown;
    m_out.pieces.push_back(piece);
  }

  PieceKind kindOf(int32_t id) const {
    if (id == m_tokenizer.unkId()) return PieceKind::Unknown;
    return isContinuation(pieceText(m_tokenizer, id)) ? PieceKind::Continuation : PieceKind::Word;
  }

  const Tokenizer& m_tokenizer;
  Inspection& m_out;
};

}  // namespace

const std::string& pieceText(const Tokenizer& tokenizer, int32_t id) {
  static const std::string kNone;
  return id >= 0 && id < tokenizer.vocabulary().size() ? tokenizer.vocabulary().piece(id) : kNone;
}

bool isContinuation(const std::string& piece) {
  return piece.size() > 2 && piece.starts_with("##");
}

double Inspection::piecesPerWord() const {
  const int32_t all = words[0] + words[1];
  return all == 0 ? 0 : static_cast<double>(piecesUncut) / all;
}

std::vector<std::string> Inspection::unknownWords(size_t atMost) const {
  std::vector<std::string> found;
  std::unordered_set<std::string_view> seen;
  for (const InspectedPiece& piece : pieces) {
    if (found.size() == atMost) break;
    if (piece.kind != PieceKind::Unknown) continue;
    const auto word =
        std::string_view(text(piece.text))
            .substr(static_cast<size_t>(piece.bytes.start), static_cast<size_t>(piece.bytes.end - piece.bytes.start));
    if (seen.insert(word).second) found.emplace_back(word);
  }
  return found;
}

Inspector::Inspector(std::shared_ptr<const Tokenizer> tokenizer)
    : m_tokenizer(std::move(tokenizer)), m_normalizer(m_tokenizer->options()) {}

void Inspector::findLost(std::string_view text, int8_t index, const TextMap& map,
                         std::vector<LostCharacter>* out) const {
  for (size_t position = 0; position < text.size();) {
    const auto start = static_cast<int32_t>(position);
    const char32_t c = decodeUtf8(text, &position);
    const Normalizer::Kind kind = m_normalizer.entry(c).kind();
    const bool dropped = kind == Normalizer::Kind::Dropped;
    if (!dropped && (c < 0x80 || kind == Normalizer::Kind::Same || !m_normalizer.losesAccent(c))) continue;
    LostCharacter lost;
    lost.text = index;
    lost.c = c;
    // What clean_text leaves in place is dropped for being a mark alone.
    const bool cleaned = m_tokenizer->options().clean_text && isIn(unicode::dropped(), c);
    lost.why = !dropped ? LostWhy::LetterAccent : cleaned ? whyDropped(c) : LostWhy::Accent;
    lost.bytes = {start, static_cast<int32_t>(position)};
    lost.utf16 = map.utf16(lost.bytes);
    out->push_back(lost);
  }
}

Inspection Inspector::inspect(std::string a, std::optional<std::string> b, const InspectOptions& options) const {
  Inspection result;
  result.tokenizer = m_tokenizer;
  result.options = options;
  result.a = valid(std::move(a));
  if (b) result.b = valid(std::move(*b));
  const int32_t specials = result.b ? 3 : 2;
  int32_t& limit = result.options.truncation.max_length;
  if (limit > 0) limit = std::max(limit, specials);

  Pieces piecesA, piecesB;
  m_tokenizer->encode(result.a, &piecesA);
  if (result.b) m_tokenizer->encode(*result.b, &piecesB);
  const auto lengthA = static_cast<int32_t>(piecesA.ids.size()), lengthB = static_cast<int32_t>(piecesB.ids.size());
  result.piecesUncut = lengthA + lengthB;
  result.lengthUncut = result.piecesUncut + specials;
  Kept kept{lengthA, 0, lengthB, 0};
  if (limit > 0 && result.lengthUncut > limit) {
    const TruncationOptions& truncation = result.options.truncation;
    kept = keptTokens(lengthA, lengthB, limit - specials, truncation.strategy, truncation.head_tokens,
                      m_tokenizer->options().rules);
  }
  Stretch headA{0, kept.a_head}, tailA{lengthA - kept.a_tail, lengthA}, headB{0, kept.b_head},
      tailB{lengthB - kept.b_tail, lengthB};
  if (options.window && result.b) {
    headA = {0, std::clamp(options.window->a_tokens, 0, lengthA)};
    tailA = {lengthA, lengthA};
    headB.first = std::clamp(options.window->b.first, 0, lengthB);
    headB.last = std::clamp(options.window->b.last, headB.first, lengthB);
    tailB = {lengthB, lengthB};
  }
  const bool pad = options.pad && limit > 0;
  result.pieces.reserve(static_cast<size_t>(pad ? limit : result.lengthUncut));

  const TextMap mapA(result.a), mapB(result.b ? std::string_view(*result.b) : std::string_view());
  PieceList list(*m_tokenizer, &result);
  list.special(m_tokenizer->clsId(), 0);
  list.text(piecesA, 0, {headA, tailA}, mapA);
  list.special(m_tokenizer->sepId(), 0);
  if (result.b) {
    list.text(piecesB, 1, {headB, tailB}, mapB);
    list.special(m_tokenizer->sepId(), 1);
  }
  result.length = static_cast<int32_t>(result.pieces.size());
  if (pad && result.length < limit) {
    InspectedPiece padding;
    padding.id = m_tokenizer->padId();
    padding.kind = PieceKind::Padding;
    padding.mask = 0;
    result.pieces.resize(static_cast<size_t>(limit), padding);
  }
  findLost(result.a, 0, mapA, &result.lost);
  if (result.b) findLost(*result.b, 1, mapB, &result.lost);
  return result;
}

}  // namespace cloze
