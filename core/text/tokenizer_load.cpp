#include <core/text/json_reader.h>
#include <core/text/tokenizer.h>

#include <algorithm>
#include <array>
#include <limits>
#include <system_error>

namespace cloze {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

struct Parts {
  std::shared_ptr<const Vocabulary> vocabulary;
  TokenizerOptions options;
  std::vector<AddedToken> added;
};

bool isThere(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(path, ignored);
}

std::string quoted(const json& type) {
  return type.is_string() ? type.get<std::string>() : type.is_null() ? "none" : "something else";
}

// Refuses a part of tokenizer.json that is not of one of these types.
Status requireType(const JsonReader& file, const std::string& part, std::initializer_list<std::string_view> types) {
  const json& type = JsonReader::at(JsonReader::at(file.root(), part), "type");
  if (type.is_string() && std::find(types.begin(), types.end(), type.get<std::string>()) != types.end()) return {};
  return file.wrong(part,
                    "is " + quoted(type) + ", and this program knows BERT's " + std::string(*types.begin()) +
                        " alone. Choose a model with a BERT tokenizer.",
                    ErrorCode::Unsupported);
}

// Files of before 2021 name no model type: what has a vocabulary by piece and no merges is WordPiece.
Status requireWordPiece(const JsonReader& file) {
  const json& model = JsonReader::at(file.root(), "model");
  const bool unnamed = !model.contains("type") && JsonReader::at(model, "vocab").is_object() &&
                       !model.contains("merges") && model.contains("max_input_chars_per_word");
  return unnamed ? Status() : requireType(file, "model", {"WordPiece"});
}

template <typename T>
Status assign(Result<std::optional<T>> read, T* to) {
  if (!read.ok()) return read.error();
  if (*read) *to = **read;
  return {};
}

Status readAddedToken(const JsonReader& file, const json& entry, AddedToken* token) {
  CLOZE_TRY(assign(file.text(entry, "content"), &token->content));
  CLOZE_TRY(assign(file.flag(entry, "single_word"), &token->single_word));
  CLOZE_TRY(assign(file.flag(entry, "lstrip"), &token->lstrip));
  CLOZE_TRY(assign(file.flag(entry, "rstrip"), &token->rstrip));
  CLOZE_TRY(assign(file.flag(entry, "normalized"), &token->normalized));
  CLOZE_TRY(assign(file.flag(entry, "special"), &token->special));
  return {};
}

Status setId(const JsonReader& file, const std::string& key, int64_t id, AddedToken* token) {
  if (id < 0 || id > std::numeric_limits<int32_t>::max()) {
    return file.wrong(key, "the token " + token->content + " has the id " + std::to_string(id) + ", which cannot be.");
  }
  token->id = static_cast<int32_t>(id);
  return {};
}

Result<std::shared_ptr<const Vocabulary>> readModelVocabulary(const JsonReader& file, const std::string& path,
                                                              const json& vocab) {
  if (!vocab.is_object() || vocab.empty()) return file.wrong("model.vocab", "must be an object of pieces and ids.");
  const size_t limit = vocab.size() * 2 + 1000;
  std::vector<std::string> pieces;
  std::vector<bool> taken;
  for (const auto& [piece, id] : vocab.items()) {
    if (!id.is_number_unsigned() || id.get<uint64_t>() >= limit) {
      return file.wrong("model.vocab", "the piece " + piece + " has no id from 0 to about the number of pieces.");
    }
    const auto index = id.get<size_t>();
    if (index >= pieces.size()) {
      pieces.resize(index + 1);
      taken.resize(index + 1, false);
    }
    if (taken[index]) {
      return file.wrong("model.vocab", "the pieces " + pieces[index] + " and " + piece + " share the id " +
                                           std::to_string(index) + ".");
    }
    taken[index] = true;
    pieces[index] = piece;
  }
  return Vocabulary::fromPieces(std::move(pieces), path);
}

struct TemplateItem {
  bool special;
  int64_t type_id;
  std::string id;
};

Result<std::vector<TemplateItem>> readTemplate(const JsonReader& file, const json& list, const std::string& key) {
  const Error wrong = file.wrong(key, "is no list of special tokens and sequences.");
  if (!list.is_array()) return wrong;
  std::vector<TemplateItem> items;
  for (const json& entry : list) {
    if (!entry.is_object() || entry.size() != 1) return wrong;
    const bool special = entry.contains("SpecialToken");
    const json& body = JsonReader::at(entry, special ? "SpecialToken" : "Sequence");
    CLOZE_ASSIGN(const auto id, file.text(body, "id"));
    CLOZE_ASSIGN(const auto type, file.integer(body, "type_id"));
    if (!id) return wrong;
    items.push_back({special, type.value_or(0), *id});
  }
  return items;
}

// [CLS] A [SEP] and [CLS] A [SEP] B [SEP], segments 0 and 1: anything else would give other ids than we do.
Status readPostProcessor(const JsonReader& file, TokenizerOptions* options) {
  CLOZE_TRY(requireType(file, "post_processor", {"TemplateProcessing", "BertProcessing"}));
  const json& processor = JsonReader::at(file.root(), "post_processor");
  if (JsonReader::at(processor, "type") == "BertProcessing") {
    for (auto [key, token] : {std::pair{"cls", &options->cls_token}, std::pair{"sep", &options->sep_token}}) {
      const json& pair = JsonReader::at(processor, key);
      if (!pair.is_array() || pair.empty() || !pair[0].is_string()) {
        return file.wrong(std::string("post_processor.") + key, "must be a token and its id.");
      }
      *token = pair[0].get<std::string>();
    }
    return {};
  }
  CLOZE_ASSIGN(const auto single, readTemplate(file, JsonReader::at(processor, "single"), "post_processor.single"));
  CLOZE_ASSIGN(const auto pair, readTemplate(file, JsonReader::at(processor, "pair"), "post_processor.pair"));
  const auto is = [](const TemplateItem& item, bool special, int64_t type) {
    return item.special == special && item.type_id == type;
  };
  const bool fits = single.size() == 3 && is(single[0], true, 0) && is(single[1], false, 0) && is(single[2], true, 0) &&
                    pair.size() == 5 && is(pair[0], true, 0) && is(pair[1], false, 0) && is(pair[2], true, 0) &&
                    is(pair[3], false, 1) && is(pair[4], true, 1) && pair[1].id == "A" && pair[3].id == "B" &&
                    pair[0].id == single[0].id && pair[2].id == single[2].id && pair[4].id == single[2].id;
  if (!fits) {
    return file.wrong("post_processor",
                      "is another template than BERT's [CLS] A [SEP] and [CLS] A [SEP] B [SEP]. Choose a model with a "
                      "BERT tokenizer.",
                      ErrorCode::Unsupported);
  }
  options->cls_token = single[0].id;
  options->sep_token = single[2].id;
  return {};
}

Result<Parts> readTokenizerJson(const fs::path& path) {
  CLOZE_ASSIGN(const JsonReader file, JsonReader::open(path));
  CLOZE_TRY(requireWordPiece(file));
  CLOZE_TRY(requireType(file, "normalizer", {"BertNormalizer"}));
  CLOZE_TRY(requireType(file, "pre_tokenizer", {"BertPreTokenizer"}));
  Parts parts;
  TokenizerOptions& options = parts.options;
  CLOZE_TRY(readPostProcessor(file, &options));

  const json& normalizer = JsonReader::at(file.root(), "normalizer");
  CLOZE_TRY(assign(file.flag(normalizer, "clean_text"), &options.clean_text));
  CLOZE_TRY(assign(file.flag(normalizer, "handle_chinese_chars"), &options.tokenize_chinese_chars));
  CLOZE_TRY(assign(file.flag(normalizer, "lowercase"), &options.do_lower_case));
  CLOZE_ASSIGN(options.strip_accents, file.flag(normalizer, "strip_accents"));

  const json& model = JsonReader::at(file.root(), "model");
  CLOZE_TRY(assign(file.text(model, "unk_token"), &options.unk_token));
  std::string prefix = "##";
  CLOZE_TRY(assign(file.text(model, "continuing_subword_prefix"), &prefix));
  if (prefix != "##") {
    return file.wrong("continuing_subword_prefix", "is \"" + prefix + "\", and this program knows BERT's \"##\" alone.",
                      ErrorCode::Unsupported);
  }
  int64_t longest = options.max_input_chars_per_word;
  CLOZE_TRY(assign(file.integer(model, "max_input_chars_per_word"), &longest));
  options.max_input_chars_per_word = static_cast<int32_t>(std::clamp<int64_t>(longest, 0, 1 << 20));
  CLOZE_ASSIGN(parts.vocabulary, readModelVocabulary(file, path.string(), JsonReader::at(model, "vocab")));

  const json& added = JsonReader::at(file.root(), "added_tokens");
  if (!added.is_null() && !added.is_array()) return file.wrong("added_tokens", "must be a list.");
  for (const json& entry : added) {
    AddedToken token;
    token.special = false;
    CLOZE_TRY(readAddedToken(file, entry, &token));
    CLOZE_ASSIGN(const auto id, file.integer(entry, "id"));
    CLOZE_TRY(setId(file, "added_tokens", id.value_or(-1), &token));
    parts.added.push_back(std::move(token));
  }
  return parts;
}

// "[CLS]" or {"content": "[CLS]", ...}
Status readTokenName(const JsonReader& file, const std::string& key, std::string* name) {
  const json& value = JsonReader::at(file.root(), key);
  if (value.is_object()) return assign(file.text(value, "content"), name);
  return assign(file.text(file.root(), key), name);
}

Status readTokenNames(const JsonReader& file, TokenizerOptions* options, bool onlyOutsideTemplate) {
  CLOZE_TRY(readTokenName(file, "pad_token", &options->pad_token));
  CLOZE_TRY(readTokenName(file, "mask_token", &options->mask_token));
  if (onlyOutsideTemplate) return {};
  CLOZE_TRY(readTokenName(file, "unk_token", &options->unk_token));
  CLOZE_TRY(readTokenName(file, "cls_token", &options->cls_token));
  CLOZE_TRY(readTokenName(file, "sep_token", &options->sep_token));
  return {};
}

// tokenizer_config.json's word on the normalizer. Transformers' BertTokenizer sets the flags that stand there over
// tokenizer.json's (and, unlike us, takes an absent do_lower_case for true even against tokenizer.json); the general
// classes read tokenizer.json alone.
Status readNormalizerFlags(const JsonReader& config, bool fast, TokenizerOptions* options) {
  CLOZE_ASSIGN(const auto name, config.text(config.root(), "tokenizer_class"));
  if (fast && (name == "PreTrainedTokenizerFast" || name == "TokenizersBackend")) return {};
  CLOZE_TRY(assign(config.flag(config.root(), "do_lower_case"), &options->do_lower_case));
  CLOZE_TRY(assign(config.flag(config.root(), "tokenize_chinese_chars"), &options->tokenize_chinese_chars));
  CLOZE_ASSIGN(const auto strip, config.flag(config.root(), "strip_accents"));
  if (strip) options->strip_accents = *strip;
  return {};
}

Status refuseOtherClasses(const JsonReader& config) {
  static constexpr std::array<std::string_view, 12> kKnown = {
      "BertTokenizer",           "BertTokenizerFast",    "DistilBertTokenizer",    "DistilBertTokenizerFast",
      "ElectraTokenizer",        "ElectraTokenizerFast", "MobileBertTokenizer",    "MobileBertTokenizerFast",
      "PreTrainedTokenizerFast", "PreTrainedTokenizer",  "RetriBertTokenizerFast", "TokenizersBackend"};
  CLOZE_ASSIGN(const auto name, config.text(config.root(), "tokenizer_class"));
  if (!name || std::find(kKnown.begin(), kKnown.end(), *name) != kKnown.end()) return {};
  return config.wrong("tokenizer_class", "is " + *name + ", which is not a BERT tokenizer. Choose a BERT model.",
                      ErrorCode::Unsupported);
}

Status readConfigAdded(const JsonReader& config, std::vector<AddedToken>* added) {
  const json& table = JsonReader::at(config.root(), "added_tokens_decoder");
  if (table.is_null()) return {};
  if (!table.is_object()) return config.wrong("added_tokens_decoder", "must be an object.");
  for (const auto& [key, entry] : table.items()) {
    AddedToken token;
    token.special = false;
    CLOZE_TRY(readAddedToken(config, entry, &token));
    int64_t id = -1;
    if (!key.empty() && key.size() < 10 && key.find_first_not_of("0123456789") == std::string::npos)
      id = std::stoll(key);
    CLOZE_TRY(setId(config, "added_tokens_decoder", id, &token));
    added->push_back(std::move(token));
  }
  return {};
}

Status readAddedTokensJson(const fs::path& path, std::vector<AddedToken>* added) {
  CLOZE_ASSIGN(const JsonReader file, JsonReader::open(path));
  for (const auto& [content, id] : file.root().items()) {
    AddedToken token;
    token.content = content;
    token.special = false;
    token.normalized = true;  // Transformers' default for what was added by add_tokens()
    if (!id.is_number_integer()) return file.wrong(content, "must be an id.");
    CLOZE_TRY(setId(file, content, id.get<int64_t>(), &token));
    added->push_back(std::move(token));
  }
  return {};
}

Result<Parts> readVocabTxt(const fs::path& folder) {
  Parts parts;
  CLOZE_ASSIGN(parts.vocabulary, Vocabulary::load(folder / "vocab.txt"));
  if (isThere(folder / "tokenizer_config.json")) {
    CLOZE_ASSIGN(const JsonReader config, JsonReader::open(folder / "tokenizer_config.json"));
    CLOZE_TRY(refuseOtherClasses(config));
    CLOZE_TRY(readConfigAdded(config, &parts.added));
  }
  if (isThere(folder / "added_tokens.json")) {
    CLOZE_TRY(readAddedTokensJson(folder / "added_tokens.json", &parts.added));
  }
  return parts;
}

}  // namespace

Result<std::shared_ptr<const Tokenizer>> Tokenizer::load(const fs::path& modelFolder,
                                                         std::optional<bool> do_lower_case) {
  const bool fast = isThere(modelFolder / "tokenizer.json");
  if (!fast && !isThere(modelFolder / "vocab.txt")) {
    return fileError(
        ErrorCode::NotFound, modelFolder.string(),
        "The folder has neither tokenizer.json nor vocab.txt. Put the one that belongs to the model there.");
  }
  CLOZE_ASSIGN(Parts parts, fast ? readTokenizerJson(modelFolder / "tokenizer.json") : readVocabTxt(modelFolder));
  for (const char* name : {"special_tokens_map.json", "tokenizer_config.json"}) {
    if (!isThere(modelFolder / name)) continue;
    CLOZE_ASSIGN(const JsonReader file, JsonReader::open(modelFolder / name));
    CLOZE_TRY(readTokenNames(file, &parts.options, fast));
    if (name == std::string_view("tokenizer_config.json")) {
      CLOZE_TRY(readNormalizerFlags(file, fast, &parts.options));
    }
  }
  if (do_lower_case) parts.options.do_lower_case = *do_lower_case;
  auto tokenizer = create(std::move(parts.vocabulary), std::move(parts.options), std::move(parts.added));
  if (tokenizer.ok()) return tokenizer;
  Error error = tokenizer.error();
  if (error.file.empty()) error.file = (modelFolder / (fast ? "tokenizer.json" : "vocab.txt")).string();
  return error;
}

Result<std::shared_ptr<const Tokenizer>> Tokenizer::loadGoogle(const fs::path& vocabTxt, bool do_lower_case) {
  CLOZE_ASSIGN(auto vocabulary, Vocabulary::load(vocabTxt, Vocabulary::Trim::BothSides));
  TokenizerOptions options;
  options.rules = TokenizerRules::Google;
  options.do_lower_case = do_lower_case;
  options.max_input_chars_per_word = 200;
  auto tokenizer = create(std::move(vocabulary), std::move(options));
  if (tokenizer.ok()) return tokenizer;
  Error error = tokenizer.error();
  error.file = vocabTxt.string();
  return error;
}

}  // namespace cloze
