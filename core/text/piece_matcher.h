// Cuts a word into pieces, greedily and longest first, in time linear in its bytes whatever the vocabulary.
//
// A trie whose nodes know what to do where the word leaves it: which pieces are certain by then, and at which node of
// the continuations ("##") the rest goes on (LinMaxMatch: Song et al., Fast WordPiece Tokenization, EMNLP 2021). So no
// byte is looked at twice, where trying every end from every start looks at each byte of a word up to a hundred times.
//
// Immutable once made; any thread.
#pragma once

#include <core/text/trie.h>
#include <core/text/vocabulary.h>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace cloze {

class PieceMatcher {
 public:
  PieceMatcher() = default;  // of no pieces: REQUIRES assigning one before match()
  explicit PieceMatcher(const Vocabulary& vocabulary);

  // Writes the ids of the word's pieces to `ids`, which has room for one a byte, and returns how many; 0 where the word
  // is not to be had from the pieces. REQUIRES: `word` is not empty and holds no byte 0xFF
  size_t match(std::string_view word, int32_t* ids) const {
    size_t count = 0;
    uint32_t node = Trie::kRoot;
    for (const char c : word) {
      const auto byte = static_cast<unsigned char>(c);
      uint32_t next = m_trie.child(node, byte);
      while (next == Trie::kNone) {
        const Leave& leave = m_leaves[node];
        if (leave.to == Trie::kNone) return 0;
        count += write(leave, ids + count);
        node = leave.to;
        next = m_trie.child(node, byte);
      }
      node = next;
    }
    while (node != m_behind) {  // every piece is written once the rest is empty
      const Leave& leave = m_leaves[node];
      if (leave.to == Trie::kNone) return 0;
      count += write(leave, ids + count);
      node = leave.to;
    }
    return count;
  }
  // Bytes of the word that a piece stands for: its own, "##" not counted.
  int32_t lengthOf(int32_t id) const { return m_lengths[static_cast<size_t>(id)]; }

 private:
  // What a node does where the word has no child of it: these pieces, then on at `to`; kNone: the word is unknown.
  struct Leave {
    uint32_t to = Trie::kNone;
    uint32_t pieces = 0;  // the last of them, an index into m_chains; 0: none
  };
  // Lists of pieces, last one first, which share their beginnings: on the way to a piece each byte is written into them
  // once, so that all of them together have no more links than the vocabulary has bytes.
  struct Link {
    int32_t id;
    uint32_t before, count;
  };

  size_t write(const Leave& leave, int32_t* ids) const {
    const size_t count = m_chains[leave.pieces].count;
    uint32_t link = leave.pieces;
    for (size_t i = count; i-- > 0; link = m_chains[link].before) ids[i] = m_chains[link].id;
    return count;
  }
  std::vector<uint32_t> nodesByDepth() const;
  uint32_t add(uint32_t chain, int32_t id);
  uint32_t join(uint32_t chain, uint32_t more);
  void findLeave(uint32_t node);

  Trie m_trie;
  uint32_t m_behind = 0;  // the node of an empty continuation
  std::vector<Leave> m_leaves;
  std::vector<Link> m_chains;
  std::vector<int32_t> m_lengths;
};

}  // namespace cloze
