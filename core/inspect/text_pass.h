// The pass over the texts of a data set that its preflight makes: on all threads, stoppable, with the unknown words
// counted in the order of the rows.
#pragma once

#include <core/inspect/odd_text.h>
#include <core/inspect/preflight.h>
#include <core/inspect/unknown_words.h>
#include <core/text/tokenizer.h>

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string_view>
#include <vector>

namespace cloze {

class TextPass {
  struct Spot {  // a word that became [UNK]
    size_t first = 0, rows = 0;
    std::string_view word;
  };
  struct Chunk {  // what one thread finds in a stretch of items
    int64_t words = 0;
    std::vector<Spot> unknown;
  };

 public:
  // `progress` may be null; it counts items.
  TextPass(const Tokenizer& tokenizer, PreflightProgress* progress, std::stop_token stop, int64_t threads);

  // What a thread has at hand.
  class Hand {
   public:
    // Adds the text's tokens, [UNK]s and oddities to `row`; it belongs to `rows` rows from `first` on.
    void look(std::string_view text, size_t first, size_t rows, RowFacts* row);
    const Pieces& pieces() const { return m_pieces; }  // of the last text

   private:
    friend class TextPass;
    Hand(const TextPass& pass, Pieces& pieces, Chunk& chunk) : m_pass(pass), m_pieces(pieces), m_chunk(chunk) {}
    const TextPass& m_pass;
    Pieces& m_pieces;
    Chunk& m_chunk;
  };

  // Calls look(item, hand) once for each item of a split, `inChunk` after each other on one thread. Rows of a later
  // item come behind those of an earlier one. Adds the split's words to `facts`. False: stopped.
  bool run(size_t split, size_t items, size_t inChunk, const std::function<void(size_t, Hand&)>& look,
           SplitFacts* facts);
  // What was found of unknown words; nothing is left here.
  void takeUnknownWords(Preflight* out);

 private:
  const Tokenizer& m_tokenizer;
  const OddText m_odd;
  PreflightProgress* m_progress;
  std::stop_token m_stop;
  std::vector<Pieces> m_pieces;  // by thread
  std::vector<Chunk> m_chunks;   // of a round
  UnknownWordCounter m_unknown;
};

}  // namespace cloze
