#include <core/base/utf8.h>
#include <core/text/tokenizer.h>
#include <core/text/tokenizer_tables.h>

#include <algorithm>
#include <set>

namespace cloze {
namespace {

constexpr int32_t kLargestGap = 1 << 20;
constexpr int32_t kLargestWord = 1 << 20;

std::string normalizedContent(const Normalizer& normalizer, const std::string& content) {
  std::vector<NormalChar> chars;
  normalizer.normalize(content, 0, &chars);
  std::string text;
  for (const NormalChar& item : chars) appendUtf8(item.c, &text);
  return text;
}

// The id of an added token is the vocabulary's where it has the piece, as in the fast tokenizer.
Status placeAdded(const Vocabulary& vocabulary, std::vector<AddedToken>* added) {
  std::set<std::string> seen;
  std::vector<AddedToken> kept;
  for (AddedToken& token : *added) {
    if (token.content.empty() || !seen.insert(token.content).second) continue;
    if (const auto id = vocabulary.id(token.content)) {
      token.id = *id;
    } else if (token.id < vocabulary.size()) {
      return fieldError(ErrorCode::InvalidData, "added_tokens",
                        "the added token " + token.content + " has the id " + std::to_string(token.id) +
                            ", which the vocabulary gives to another piece.");
    } else if (token.id - vocabulary.size() > kLargestGap) {
      return fieldError(ErrorCode::InvalidData, "added_tokens",
                        "the added token " + token.content + " has the id " + std::to_string(token.id) +
                            ", far beyond the vocabulary's " + std::to_string(vocabulary.size()) + " pieces.");
    }
    kept.push_back(std::move(token));
  }
  std::sort(kept.begin(), kept.end(), [](const AddedToken& a, const AddedToken& b) { return a.id < b.id; });
  const auto twin = std::adjacent_find(kept.begin(), kept.end(),
                                       [](const AddedToken& a, const AddedToken& b) { return a.id == b.id; });
  if (twin != kept.end()) {
    return fieldError(ErrorCode::InvalidData, "added_tokens",
                      "the added tokens " + twin->content + " and " + std::next(twin)->content + " share the id " +
                          std::to_string(twin->id) + ".");
  }
  *added = std::move(kept);
  return {};
}

// The vocabulary with the added tokens behind it, so that every id has a name.
Result<std::shared_ptr<const Vocabulary>> withAdded(std::shared_ptr<const Vocabulary> vocabulary,
                                                    const std::vector<AddedToken>& added) {
  if (added.empty() || added.back().id < vocabulary->size()) return vocabulary;
  std::vector<std::string> pieces = vocabulary->pieces();
  pieces.resize(static_cast<size_t>(added.back().id) + 1);
  for (const AddedToken& token : added) pieces[static_cast<size_t>(token.id)] = token.content;
  return Vocabulary::fromPieces(std::move(pieces));
}

}  // namespace

Result<std::shared_ptr<const Tokenizer>> Tokenizer::create(std::shared_ptr<const Vocabulary> vocabulary,
                                                           TokenizerOptions options, std::vector<AddedToken> added) {
  if (options.max_input_chars_per_word < 1 || options.max_input_chars_per_word > kLargestWord) {
    return fieldError(ErrorCode::InvalidData, "max_input_chars_per_word",
                      "must lie between 1 and " + std::to_string(kLargestWord) + ", is " +
                          std::to_string(options.max_input_chars_per_word) + ".");
  }
  for (const std::string* special :
       {&options.pad_token, &options.unk_token, &options.cls_token, &options.sep_token, &options.mask_token}) {
    const bool named = std::any_of(added.begin(), added.end(),
                                   [special](const AddedToken& token) { return token.content == *special; });
    if (const auto id = vocabulary->id(*special); id && !named) added.push_back({*special, *id});
  }
  CLOZE_TRY(placeAdded(*vocabulary, &added));

  std::shared_ptr<Tokenizer> tokenizer(new Tokenizer());
  CLOZE_ASSIGN(tokenizer->m_vocabulary, withAdded(vocabulary, added));
  struct Special {
    const char* field;
    const std::string& content;
    int32_t* id;
    bool needed;
  };
  for (const Special& special : {Special{"unk_token", options.unk_token, &tokenizer->m_unk, true},
                                 Special{"cls_token", options.cls_token, &tokenizer->m_cls, true},
                                 Special{"sep_token", options.sep_token, &tokenizer->m_sep, true},
                                 Special{"pad_token", options.pad_token, &tokenizer->m_pad, true},
                                 Special{"mask_token", options.mask_token, &tokenizer->m_mask, false}}) {
    const auto id = tokenizer->m_vocabulary->id(special.content);
    if (!id && special.needed) {
      return fieldError(
          ErrorCode::InvalidData, special.field,
          "the vocabulary has no piece " + special.content +
              ". A BERT vocabulary holds [PAD], [UNK], [CLS] and [SEP]; if this one names them otherwise, "
              "say so in tokenizer_config.json.");
    }
    *special.id = id.value_or(-1);
  }

  auto tables = std::make_shared<Tables>();
  tables->normalizer = sharedNormalizer(options);
  tables->modelPieces = vocabulary->size();
  tables->matcher = PieceMatcher(*vocabulary);
  tables->words = ShortWords(*vocabulary);
  tables->lone = LoneCharacters(*tables->normalizer, *vocabulary, tokenizer->m_unk);
  std::vector<AddedToken> raw, normalized;
  std::vector<std::string> rawContents, normalizedContents;
  for (const AddedToken& token : added) {
    if (options.rules == TokenizerRules::Google) break;  // looks for no tokens in the text
    (token.normalized ? normalized : raw).push_back(token);
    if (token.normalized) {
      normalizedContents.push_back(normalizedContent(*tables->normalizer, token.content));
    } else {
      rawContents.push_back(token.content);
    }
  }
  tables->raw.build(raw, rawContents);
  tables->normalized.build(normalized, normalizedContents);
  tokenizer->m_tables = std::move(tables);
  tokenizer->m_options = std::move(options);
  tokenizer->m_added = std::move(added);
  return std::shared_ptr<const Tokenizer>(std::move(tokenizer));
}

}  // namespace cloze
