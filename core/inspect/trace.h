// How a stretch of text became its pieces: every step of the tokenizer in its order, and every piece that was tried.
//
// Made from the tokenizer's own normalizer with one more of its steps switched on each time, so it shows what happens,
// not what should. Values; any thread.
#pragma once

#include <core/inspect/inspection.h>

#include <string>
#include <vector>

namespace cloze {

enum class TraceStepKind : uint8_t {
  Clean,    // controls removed, white space made spaces
  Chinese,  // spaces around CJK characters
  Accents,  // decomposed, marks removed; by Google's rules behind LowerCase
  LowerCase,
  Split,  // at white space and around punctuation
};

struct TraceStep {
  TraceStepKind kind = TraceStepKind::Clean;
  bool on = true;           // what the tokenizer's options say
  bool changed = false;     // whether it did anything here
  bool finalSigma = false;  // of LowerCase: a sigma became the one that ends a word
  std::string after;        // the text behind it; of Split: the words with " | " between
};

// One place of greedy matching: the longest first, until one is in the vocabulary.
struct TraceMatch {
  std::vector<std::string> rejected;  // as looked for, "##" included
  std::string found;                  // empty: nothing fitted, so the whole word is [UNK]
  int32_t id = -1;
};

struct TraceWord {
  std::string text;                 // normalized
  Offset bytes;                     // of the text it came from
  std::vector<TraceMatch> matches;  // empty where it is too long to be looked at
  int32_t characters = 0;
  int32_t most = 0;  // characters that one may have
  bool tooLong = false;
  bool unknown() const { return tooLong || (!matches.empty() && matches.back().found.empty()); }
};

struct Trace {
  std::string source;      // the stretch: what is between white space and special tokens around the piece, all of it
  Offset bytes;            // where it stands in its text
  bool shortened = false;  // it is one of very many characters, and this is its beginning
  // Not empty: the stretch is this added token, and no words are made of it. One that is looked for in the text as it
  // is written is taken before anything else and has no steps; of one that is looked for in the normalized text the
  // steps tell how that came to be, but for the last.
  std::string added;
  std::vector<TraceStep> steps;
  std::vector<TraceWord> words;
};

// Traces the stretch around one piece of a text. Immutable; any thread.
class Tracer {
 public:
  explicit Tracer(std::shared_ptr<const Tokenizer> tokenizer);
  // REQUIRES: piece.text is 0 or 1
  Trace trace(const Inspection& inspection, const InspectedPiece& piece) const;
  // The same for bytes [range) of any text.
  Trace trace(std::string_view text, Offset range) const;

 private:
  Trace trace(std::string_view text, Offset range, Offset limits) const;
  void normalize(Trace* trace, std::vector<NormalChar>* chars) const;
  Offset stretch(std::string_view text, Offset inside) const;
  Offset betweenTokens(std::string_view text, Offset stretch, Offset inside) const;
  bool google() const { return m_tokenizer->options().rules == TokenizerRules::Google; }
  TraceWord match(const std::vector<NormalChar>& chars, size_t first, size_t last) const;

  std::shared_ptr<const Tokenizer> m_tokenizer;
  Normalizer m_clean, m_chinese, m_third, m_all;  // each with one step more
};

}  // namespace cloze
