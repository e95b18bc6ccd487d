#include <core/text/tokenizer.h>

#include <algorithm>
#include <array>
#include <utility>

namespace cloze {
namespace {

// The WordPiece decoder's clean-up, in its order.
void cleanUp(std::string* text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 11> kRules = {{{" .", "."},
                                                                                            {" ?", "?"},
                                                                                            {" !", "!"},
                                                                                            {" ,", ","},
                                                                                            {" ' ", "'"},
                                                                                            {" n't", "n't"},
                                                                                            {" 'm", "'m"},
                                                                                            {" do not", " don't"},
                                                                                            {" 's", "'s"},
                                                                                            {" 've", "'ve"},
                                                                                            {" 're", "'re"}}};
  for (const auto& [from, to] : kRules) {
    for (size_t at = text->find(from); at != std::string::npos; at = text->find(from, at + to.size())) {
      text->replace(at, from.size(), to);
    }
  }
}

}  // namespace

std::string Tokenizer::decode(const std::vector<int32_t>& ids, bool skip_special) const {
  std::string text;
  bool first = true;
  for (const int32_t id : ids) {
    if (id < 0 || id >= m_vocabulary->size()) continue;
    const bool special = std::any_of(m_added.begin(), m_added.end(),
                                     [id](const AddedToken& token) { return token.id == id && token.special; });
    if (special && skip_special) continue;
    std::string piece = m_vocabulary->piece(id);
    if (!first) {
      if (piece.starts_with("##")) {
        piece.erase(0, 2);
      } else {
        piece.insert(0, " ");
      }
    }
    cleanUp(&piece);  // piece by piece, as the fast tokenizer's decoder
    text += piece;
    first = false;
  }
  return text;
}

}  // namespace cloze
