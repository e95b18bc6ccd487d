#include <core/base/utf8.h>
#include <core/inspect/trace.h>

#include <algorithm>

namespace cloze {
namespace {

constexpr int kMostAround = 1024;  // code points looked at to each side of a piece

// Enough for the whole of any word that is looked at, and an end where there are no spaces, as in Thai.
int reach(const TokenizerOptions& options) {
  return std::clamp(options.max_input_chars_per_word, 16, kMostAround);
}

TokenizerOptions stage(TokenizerOptions options, bool chinese, bool accents, bool lower) {
  options.strip_accents = accents && options.strip_accents.value_or(options.do_lower_case);
  options.tokenize_chinese_chars &= chinese;
  options.do_lower_case &= lower;
  return options;
}

std::string textOf(const std::vector<NormalChar>& chars, size_t first, size_t last) {
  std::string text;
  for (size_t i = first; i < last; ++i) appendUtf8(chars[i].c, &text);
  return text;
}

size_t previous(std::string_view text, size_t end) {
  size_t start = end - 1;
  while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) --start;
  return start;
}

// Where the first `most` characters of the range end.
int32_t behind(std::string_view text, Offset range, int most) {
  auto position = static_cast<size_t>(range.start);
  for (int i = 0; i < most && position < static_cast<size_t>(range.end); ++i) decodeUtf8(text, &position);
  return static_cast<int32_t>(position);
}

}  // namespace

Tracer::Tracer(std::shared_ptr<const Tokenizer> tokenizer)
    : m_tokenizer(std::move(tokenizer)),
      m_clean(stage(m_tokenizer->options(), false, false, false)),
      m_chinese(stage(m_tokenizer->options(), true, false, false)),
      m_third(stage(m_tokenizer->options(), true, !google(), google())),
      m_all(m_tokenizer->options()) {}

Offset Tracer::stretch(std::string_view text, Offset inside) const {
  const auto endsIt = [this](char32_t c) {
    const Normalizer::Kind kind = m_all.entry(c).kind();
    return kind == Normalizer::Kind::Space || kind == Normalizer::Kind::Chinese || isWhiteSpace(c);
  };
  const int most = reach(m_tokenizer->options());
  auto start = static_cast<size_t>(inside.start), end = static_cast<size_t>(inside.end);
  for (int i = 0; i < most && start > 0; ++i) {
    const size_t before = previous(text, start);
    size_t position = before;
    if (endsIt(decodeUtf8(text, &position))) break;
    start = before;
  }
  for (int i = 0; i < most && end < text.size(); ++i) {
    size_t behind = end;
    if (endsIt(decodeUtf8(text, &behind))) break;
    end = behind;
  }
  return {static_cast<int32_t>(start), static_cast<int32_t>(end)};
}

// Added tokens are taken out of the text before it becomes words, so a stretch ends at them.
Offset Tracer::betweenTokens(std::string_view text, Offset stretch, Offset inside) const {
  const std::string_view source =
      text.substr(static_cast<size_t>(stretch.start), static_cast<size_t>(stretch.end - stretch.start));
  Pieces pieces;
  m_tokenizer->encode(source, &pieces);
  Offset between = stretch;
  for (const size_t i : pieces.added) {
    const auto [start, end] = pieces.offsets[i];
    if (stretch.start + end <= inside.start) between.start = stretch.start + end;
    if (stretch.start + start >= inside.end) between.end = std::min(between.end, stretch.start + start);
  }
  return between;
}

// Greedy, longest first, as the tokenizer's tries do it in one walk each.
TraceWord Tracer::match(const std::vector<NormalChar>& chars, size_t first, size_t last) const {
  TraceWord word;
  word.text = textOf(chars, first, last);
  word.bytes = {chars[first].from.start, chars[last - 1].from.end};
  word.characters = static_cast<int32_t>(last - first);
  word.most = m_tokenizer->options().max_input_chars_per_word;
  word.tooLong = word.characters > word.most;
  if (word.tooLong) return word;
  for (size_t start = first; start < last;) {
    TraceMatch match;
    size_t end = last;
    for (; end > start; --end) {
      std::string tried = (start == first ? "" : "##") + textOf(chars, start, end);
      if (const auto id = m_tokenizer->vocabulary().id(tried)) {
        match.found = std::move(tried);
        match.id = *id;
        break;
      }
      match.rejected.push_back(std::move(tried));
    }
    word.matches.push_back(std::move(match));
    if (end == start) break;
    start = end;
  }
  return word;
}

Trace Tracer::trace(const Inspection& inspection, const InspectedPiece& piece) const {
  const std::string& text = inspection.text(piece.text);
  if (piece.kind != PieceKind::Added) {
    // Those that have white space in them are seen whole here alone.
    Offset limits{0, static_cast<int32_t>(text.size())};
    for (const InspectedPiece& other : inspection.pieces) {
      if (other.kind != PieceKind::Added || other.text != piece.text) continue;
      if (other.bytes.end <= piece.bytes.start) limits.start = std::max(limits.start, other.bytes.end);
      if (other.bytes.start >= piece.bytes.end) limits.end = std::min(limits.end, other.bytes.start);
    }
    return trace(text, piece.bytes, limits);
  }
  Trace trace;
  trace.bytes = piece.bytes;
  trace.source =
      text.substr(static_cast<size_t>(piece.bytes.start), static_cast<size_t>(piece.bytes.end - piece.bytes.start));
  trace.added = pieceText(*m_tokenizer, piece.id);
  const auto& tokens = m_tokenizer->addedTokens();
  std::vector<NormalChar> chars;
  if (std::any_of(tokens.begin(), tokens.end(),
                  [&](const AddedToken& token) { return token.content == trace.added && token.normalized; }))
    normalize(&trace, &chars);
  return trace;
}

Trace Tracer::trace(std::string_view text, Offset range) const {
  return trace(text, range, {0, static_cast<int32_t>(text.size())});
}

// Every step but the last; `chars` is what they end in.
void Tracer::normalize(Trace* trace, std::vector<NormalChar>* chars) const {
  const TokenizerOptions& options = m_tokenizer->options();
  const bool strips = options.strip_accents.value_or(options.do_lower_case);
  std::string before = trace->source;
  const auto step = [&](TraceStepKind kind, bool on, const Normalizer& normalizer) {
    chars->clear();
    normalizer.normalize(trace->source, trace->bytes.start, chars);
    TraceStep step;
    step.kind = kind;
    step.on = on;
    step.after = textOf(*chars, 0, chars->size());
    step.changed = step.after != before;
    step.finalSigma = kind == TraceStepKind::LowerCase && step.changed && google() &&
                      step.after.find("ς") != std::string::npos && before.find("ς") == std::string::npos;
    before = step.after;
    trace->steps.push_back(std::move(step));
  };
  step(TraceStepKind::Clean, options.clean_text, m_clean);
  step(TraceStepKind::Chinese, options.tokenize_chinese_chars, m_chinese);
  if (google()) step(TraceStepKind::LowerCase, options.do_lower_case, m_third);
  step(TraceStepKind::Accents, strips, google() ? m_all : m_third);
  if (!google()) step(TraceStepKind::LowerCase, options.do_lower_case, m_all);
}

Trace Tracer::trace(std::string_view text, Offset range, Offset limits) const {
  Trace trace;
  const int32_t shown = behind(text, range, kMostAround);
  trace.shortened = shown < range.end;
  trace.bytes = trace.shortened ? Offset{range.start, shown} : betweenTokens(text, stretch(text, range), range);
  trace.bytes = {std::max(trace.bytes.start, limits.start), std::min(trace.bytes.end, limits.end)};
  trace.source =
      text.substr(static_cast<size_t>(trace.bytes.start), static_cast<size_t>(trace.bytes.end - trace.bytes.start));
  std::vector<NormalChar> chars;
  normalize(&trace, &chars);

  TraceStep split;
  split.kind = TraceStepKind::Split;
  const auto add = [&](size_t first, size_t last) {
    if (first == last) return;
    trace.words.push_back(match(chars, first, last));
    split.after += (split.after.empty() ? "" : " | ") + trace.words.back().text;
  };
  size_t first = 0;
  for (size_t i = 0; i < chars.size(); ++i) {
    const Normalizer::Kind kind = m_all.classOf(chars[i].c);
    if (kind == Normalizer::Kind::Same) continue;
    add(first, i);
    if (kind == Normalizer::Kind::Punctuation) add(i, i + 1);
    first = i + 1;
  }
  add(first, chars.size());
  split.changed = trace.words.size() > 1;
  trace.steps.push_back(std::move(split));
  return trace;
}

}  // namespace cloze
