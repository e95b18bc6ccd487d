#include <core/text/trie.h>

#include <algorithm>

namespace cloze {

// Places the children of one node after the other. Only the newest blocks are searched for room, so that building is
// linear in the keys; what is left free in older blocks is the price.
struct Trie::Builder {
  static constexpr size_t kOpenBlocks = 16;

  struct Range {
    size_t first, last, depth;
    uint32_t node;
  };

  std::vector<Slot>& slots;
  std::vector<bool> used;
  std::vector<uint16_t> freeInBlock;

  explicit Builder(std::vector<Slot>& s) : slots(s) {
    addBlock();
    used[0] = true;  // the root
    --freeInBlock[0];
  }

  void addBlock() {
    slots.resize(slots.size() + 256);
    used.resize(slots.size(), false);
    freeInBlock.push_back(256);
  }

  bool fits(uint32_t base, const std::vector<unsigned char>& bytes) const {
    return std::none_of(bytes.begin(), bytes.end(), [&](unsigned char byte) { return used[base ^ byte]; });
  }

  uint32_t findBase(const std::vector<unsigned char>& bytes) {
    const size_t blocks = freeInBlock.size();
    for (size_t block = blocks > kOpenBlocks ? blocks - kOpenBlocks : 0; block < blocks; ++block) {
      if (freeInBlock[block] < bytes.size()) continue;
      for (uint32_t low = 0; low < 256; ++low) {
        const uint32_t base = static_cast<uint32_t>(block * 256) + low;
        if (fits(base, bytes)) return base;
      }
    }
    addBlock();
    return static_cast<uint32_t>(blocks * 256);
  }
};

Trie::Trie(std::vector<std::pair<std::string_view, int32_t>> keys) {
  std::stable_sort(keys.begin(), keys.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  Builder builder(m_slots);
  std::vector<Builder::Range> open;
  open.push_back({0, keys.size(), 0, 0});
  std::vector<unsigned char> bytes;
  std::vector<size_t> starts;
  std::vector<std::pair<uint32_t, int32_t>> ends;  // node, value
  while (!open.empty()) {
    const Builder::Range range = open.back();
    open.pop_back();
    bytes.clear();
    starts.clear();
    for (size_t i = range.first; i < range.last; ++i) {
      if (keys[i].first.size() == range.depth) {
        if (range.depth > 0) ends.emplace_back(range.node, keys[i].second);
        continue;
      }
      const auto byte = static_cast<unsigned char>(keys[i].first[range.depth]);
      if (bytes.empty() || bytes.back() != byte) {
        bytes.push_back(byte);
        starts.push_back(i);
      }
    }
    if (bytes.empty()) continue;
    m_empty = false;
    const uint32_t base = builder.findBase(bytes);
    m_slots[range.node].base = base;
    for (size_t i = 0; i < bytes.size(); ++i) {
      const uint32_t child = base ^ bytes[i];
      builder.used[child] = true;
      --builder.freeInBlock[child / 256];
      m_slots[child].parent = range.node;
      const size_t end = i + 1 < starts.size() ? starts[i + 1] : range.last;
      open.push_back({starts[i], end, range.depth + 1, child});
    }
  }
  m_values.resize(m_slots.size(), -1);
  for (const auto& [node, value] : ends) m_values[node] = value;
}

}  // namespace cloze
