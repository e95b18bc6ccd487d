#include <core/text/piece_matcher.h>

#include <algorithm>
#include <string>
#include <utility>

namespace cloze {
namespace {

constexpr char kBehind = '\xFF';  // stands before every continuation in the trie; no UTF-8 has it

}  // namespace

PieceMatcher::PieceMatcher(const Vocabulary& vocabulary) {
  const auto count = static_cast<size_t>(vocabulary.size());
  m_lengths.resize(count);
  std::vector<std::string> continuations(1, std::string(1, kBehind));
  std::vector<std::pair<std::string_view, int32_t>> keys;
  continuations.reserve(count + 1);  // the keys point into them
  keys.emplace_back(continuations[0], 0);
  for (int32_t id = 0; id < vocabulary.size(); ++id) {
    std::string_view piece = vocabulary.piece(id);
    if (piece.size() > 2 && piece.starts_with("##")) {
      continuations.push_back(kBehind + std::string(piece.substr(2)));
      piece = continuations.back();
      m_lengths[static_cast<size_t>(id)] = static_cast<int32_t>(piece.size()) - 1;
    } else {
      m_lengths[static_cast<size_t>(id)] = static_cast<int32_t>(piece.size());
    }
    keys.emplace_back(piece, id);
  }
  m_trie = Trie(std::move(keys));
  m_behind = m_trie.child(Trie::kRoot, static_cast<unsigned char>(kBehind));
  m_leaves.resize(m_trie.slots());
  m_chains.push_back({-1, 0, 0});
  for (const uint32_t node : nodesByDepth()) findLeave(node);
}

// Every node but the two roots, those of shorter texts first.
std::vector<uint32_t> PieceMatcher::nodesByDepth() const {
  std::vector<std::vector<uint32_t>> levels;
  std::vector<uint32_t> depths(m_trie.slots(), 0), path;
  for (uint32_t slot = 0; slot < m_trie.slots(); ++slot) {
    if (m_trie.parent(slot) == Trie::kNone || slot == m_behind || depths[slot] != 0) continue;
    uint32_t node = slot;
    path.clear();
    while (node != Trie::kRoot && node != m_behind && depths[node] == 0) {
      path.push_back(node);
      node = m_trie.parent(node);
    }
    for (size_t i = path.size(); i-- > 0; node = path[i]) depths[path[i]] = depths[node] + 1;
  }
  for (uint32_t slot = 0; slot < m_trie.slots(); ++slot) {
    if (depths[slot] == 0) continue;
    if (levels.size() < depths[slot]) levels.resize(depths[slot]);
    levels[depths[slot] - 1].push_back(slot);
  }
  std::vector<uint32_t> nodes;
  for (const std::vector<uint32_t>& level : levels) nodes.insert(nodes.end(), level.begin(), level.end());
  return nodes;
}

uint32_t PieceMatcher::add(uint32_t chain, int32_t id) {
  m_chains.push_back({id, chain, m_chains[chain].count + 1});
  return static_cast<uint32_t>(m_chains.size() - 1);
}

uint32_t PieceMatcher::join(uint32_t chain, uint32_t more) {
  std::vector<int32_t> ids(m_chains[more].count);
  write({Trie::kNone, more}, ids.data());
  for (const int32_t id : ids) chain = add(chain, id);
  return chain;
}

void PieceMatcher::findLeave(uint32_t node) {
  if (m_trie.value(node) >= 0) {
    m_leaves[node] = {m_behind, add(0, m_trie.value(node))};
    return;
  }
  // Where its parent would go on is where it goes on itself, if there is such a child there; else from there further.
  const uint32_t parent = m_trie.parent(node);
  Leave leave = m_leaves[parent];
  while (leave.to != Trie::kNone) {
    const uint32_t next = m_trie.child(leave.to, m_trie.byteTo(node));
    if (next != Trie::kNone) {
      m_leaves[node] = {next, leave.pieces};
      return;
    }
    leave = {m_leaves[leave.to].to, join(leave.pieces, m_leaves[leave.to].pieces)};
  }
}

}  // namespace cloze
