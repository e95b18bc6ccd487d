#include <core/base/fs.h>
#include <core/base/utf8.h>
#include <core/text/normalizer.h>
#include <core/text/vocabulary.h>

#include <algorithm>
#include <utility>

namespace cloze {
namespace {

constexpr uint64_t kLargestVocabularyBytes = 256ull << 20;

// Rust's str::trim_end: White_Space. A carriage return is part of it.
std::string_view trimEnd(std::string_view line) {
  while (!line.empty()) {
    size_t start = line.size() - 1;
    while (start > 0 && (static_cast<unsigned char>(line[start]) & 0xC0) == 0x80) --start;
    size_t position = start;
    if (!isWhiteSpace(decodeUtf8(line, &position))) break;
    line.remove_suffix(line.size() - start);
  }
  return line;
}

// Python's str.strip, which takes four control characters (U+001C to U+001F) for white space as well.
std::string_view trimBothSides(std::string_view line) {
  const auto isSeparator = [](unsigned char byte) { return byte >= 0x1C && byte <= 0x1F; };
  while (!line.empty()) {
    size_t position = 0;
    if (!isSeparator(static_cast<unsigned char>(line[0])) && !isWhiteSpace(decodeUtf8(line, &position))) break;
    position = std::max<size_t>(position, 1);
    line.remove_prefix(position);
  }
  for (std::string_view before; before != line;) {
    before = line;
    line = trimEnd(line);
    while (!line.empty() && isSeparator(static_cast<unsigned char>(line.back()))) line.remove_suffix(1);
  }
  return line;
}

}  // namespace

Result<std::shared_ptr<const Vocabulary>> Vocabulary::load(const std::filesystem::path& vocabTxt, Trim trim) {
  CLOZE_ASSIGN(const std::string content, readFile(vocabTxt, kLargestVocabularyBytes));
  std::vector<std::string> pieces;
  std::string_view rest = content;
  while (!rest.empty()) {
    const size_t newline = rest.find('\n');
    const std::string_view line = rest.substr(0, newline);
    rest.remove_prefix(newline == std::string_view::npos ? rest.size() : newline + 1);
    pieces.emplace_back(trim == Trim::End ? trimEnd(line) : trimBothSides(line));
  }
  return fromPieces(std::move(pieces), vocabTxt.string());
}

Result<std::shared_ptr<const Vocabulary>> Vocabulary::fromPieces(std::vector<std::string> pieces, std::string source) {
  auto vocabulary = std::make_shared<Vocabulary>();
  vocabulary->m_pieces = std::move(pieces);
  vocabulary->m_ids.reserve(vocabulary->m_pieces.size());
  for (size_t i = 0; i < vocabulary->m_pieces.size(); ++i) {
    const std::string& piece = vocabulary->m_pieces[i];
    const auto line = static_cast<int64_t>(i + 1);
    if (firstInvalidUtf8(piece) != std::string::npos) {
      return fileError(ErrorCode::InvalidData, source,
                       "this piece is not valid UTF-8. Is the file a WordPiece vocabulary, saved as UTF-8?", line);
    }
    if (piece.find('\0') != std::string::npos) {
      return fileError(ErrorCode::InvalidData, source,
                       "this piece holds a NUL byte. Is the file a WordPiece vocabulary, one piece a line?", line);
    }
    vocabulary->m_ids.insert_or_assign(std::string_view(piece), static_cast<int32_t>(i));
  }
  // Which special pieces it must hold is the tokenizer's to say: its files may name them otherwise.
  if (vocabulary->m_pieces.empty()) {
    return fileError(ErrorCode::InvalidData, source,
                     "the vocabulary is empty. A BERT vocabulary has one piece a line, [PAD], [UNK], [CLS], [SEP] and "
                     "[MASK] among them.");
  }
  return std::shared_ptr<const Vocabulary>(std::move(vocabulary));
}

std::optional<int32_t> Vocabulary::id(std::string_view piece) const {
  const auto found = m_ids.find(piece);
  if (found == m_ids.end()) return std::nullopt;
  return found->second;
}

}  // namespace cloze
