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
    uint32_t node = 0;
    for (size_t i = 0; i < text.size(); ++i) {
      const uint32_t child = m_slots[node].base ^ static_cast<unsigned char>(text[i]);
      if (m_slots[child].parent != node) break;
      node = child;
      if (m_slots[node].value >= 0) best = {m_slots[node].value, i + 1};
    }
    return best;
  }
  bool mayStart(unsigned char byte) const { return m_slots[m_slots[0].base ^ byte].parent == 0; }
  bool empty() const { return m_empty; }

 private:
  static constexpr uint32_t kNoParent = 0xFFFFFFFFu;
  struct Slot {
    uint32_t base = 0, parent = kNoParent;
    int32_t value = -1;
  };
  struct Builder;
  std::vector<Slot> m_slots;
  bool m_empty = true;
};

}  // namespace cloze
