// A byte trie in a double array: the longest key that starts at a position, in one array read a byte.
//
// Immutable once made; any thread. The layout is Aoe's double array with XOR offsets: the child of node s by byte b is
// slot base[s] ^ b, and it is one if its parent is s. All children of a node lie in one block of 256 slots.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace cloze {

class Trie {
 public:
  struct Match {
    int32_t value = -1;  // -1: none
    size_t length = 0;   // bytes
  };

  Trie() : Trie(std::vector<std::pair<std::string_view, int32_t>>{}) {}
  // Empty keys are left out; of equal keys the last one counts. REQUIRES: values >= 0
  explicit Trie(std::vector<std::pair<std::string_view, int32_t>> keys);

  // The longest key that `text` starts with.
  Match longestPrefix(std::string_view text) const {
    Match best;
    uint32_t node = kRoot;
    for (size_t i = 0; i < text.size(); ++i) {
      const uint32_t next = child(node, static_cast<unsigned char>(text[i]));
      if (next == kNone) break;
      node = next;
      if (m_values[node] >= 0) best = {m_values[node], i + 1};
    }
    return best;
  }
  bool empty() const { return m_empty; }

  // Walking it. Nodes are numbers below slots(); between them are free slots, whose parent is kNone as the root's is.
  static constexpr uint32_t kRoot = 0, kNone = 0xFFFFFFFFu;
  uint32_t child(uint32_t node, unsigned char byte) const {
    const uint32_t slot = m_slots[node].base ^ byte;
    return m_slots[slot].parent == node ? slot : kNone;
  }
  uint32_t slots() const { return static_cast<uint32_t>(m_slots.size()); }
  uint32_t parent(uint32_t slot) const { return m_slots[slot].parent; }
  // By which byte one comes from its parent. REQUIRES: parent(node) != kNone
  unsigned char byteTo(uint32_t node) const {
    return static_cast<unsigned char>(m_slots[m_slots[node].parent].base ^ node);
  }
  int32_t value(uint32_t node) const { return m_values[node]; }  // -1: no key ends here

 private:
  struct Slot {
    uint32_t base = 0, parent = kNone;
  };
  struct Builder;
  std::vector<Slot> m_slots;
  std::vector<int32_t> m_values;  // by slot
  bool m_empty = true;
};

}  // namespace cloze
