// Learns a WordPiece vocabulary from the words of a corpus: the pieces that tokenizers' BertWordPieceTrainer finds.
//
// Follows huggingface/tokenizers 0.23 (WordPieceTrainer over BpeTrainer): pairs of neighbouring pieces are joined, the
// most frequent first, until there are enough. Of equally frequent pairs the one of lower ids goes first. There the
// peer is not of one mind with itself: it numbers the pieces "##x" of single characters in the order of a hash table
// that changes from run to run. Here they stand in the order of their code points, so the vocabulary is a function of
// the corpus alone. Equally rare characters beyond alphabet_limit go by chance there too; here those of higher code
// points go.
#pragma once

#include <core/text/word_counts.h>

#include <cstdint>
#include <string>
#include <vector>

namespace cloze {

struct LearnOptions {
  int32_t size = 30000;           // pieces, special ones counted; the alphabet alone may exceed it
  int64_t min_frequency = 2;      // of a pair that is joined
  int32_t alphabet_limit = 1000;  // characters; the rarest others become [UNK]
  std::vector<std::string> reserved = {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"};  // the first pieces
};

// Pieces by id, no two alike. Fewer than asked for where the corpus holds no more.
std::vector<std::string> learnVocabulary(const WordCounts& counts, const LearnOptions& options);

}  // namespace cloze
