#include <core/base/fs.h>
#include <core/text/tokenizer.h>
#include <core/text/tokenizer_tables.h>

#include <nlohmann/json.hpp>

namespace cloze {
namespace {

using Json = nlohmann::ordered_json;

Json addedTokenJson(const AddedToken& token) {
  return {{"id", token.id},          {"content", token.content}, {"single_word", token.single_word},
          {"lstrip", token.lstrip},  {"rstrip", token.rstrip},   {"normalized", token.normalized},
          {"special", token.special}};
}

Json optionalFlag(std::optional<bool> flag) {
  return flag ? Json(*flag) : Json(nullptr);
}

Json templateJson(const TokenizerOptions& options, int32_t cls, int32_t sep) {
  const auto special = [](const std::string& id, int type) {
    return Json{{"SpecialToken", {{"id", id}, {"type_id", type}}}};
  };
  const auto sequence = [](const char* id, int type) { return Json{{"Sequence", {{"id", id}, {"type_id", type}}}}; };
  const auto entry = [](const std::string& token, int32_t id) {
    return Json{{"id", token}, {"ids", Json::array({id})}, {"tokens", Json::array({token})}};
  };
  const std::string &c = options.cls_token, &s = options.sep_token;
  Json processor = {{"type", "TemplateProcessing"}};
  processor["single"] = Json::array({special(c, 0), sequence("A", 0), special(s, 0)});
  processor["pair"] = Json::array({special(c, 0), sequence("A", 0), special(s, 0), sequence("B", 1), special(s, 1)});
  processor["special_tokens"] = Json::object();
  processor["special_tokens"][c] = entry(c, cls);
  processor["special_tokens"][s] = entry(s, sep);
  return processor;
}

// The vocabulary is written by hand: an ordered JSON object of 30,000 keys is slow to build.
std::string modelJson(const Vocabulary& vocabulary, int32_t pieces, const TokenizerOptions& options) {
  std::string text = R"({"type":"WordPiece","unk_token":)" + Json(options.unk_token).dump() +
                     R"(,"continuing_subword_prefix":"##","max_input_chars_per_word":)" +
                     std::to_string(options.max_input_chars_per_word) + ",\"vocab\":{";
  bool first = true;
  for (int32_t id = 0; id < pieces; ++id) {
    const std::string& piece = vocabulary.piece(id);
    if (vocabulary.id(piece) != id) continue;  // a line that comes again: the last one counts
    text += (first ? "\n" : ",\n") + Json(piece).dump() + ":" + std::to_string(id);
    first = false;
  }
  return text + "\n}}";
}

}  // namespace

Status Tokenizer::save(const std::filesystem::path& folder, int64_t model_max_length) const {
  const TokenizerOptions& o = m_options;
  Json fast = {{"version", "1.0"}, {"truncation", nullptr}, {"padding", nullptr}};
  Json decoder = Json::object();
  fast["added_tokens"] = Json::array();
  for (const AddedToken& token : m_added) {
    fast["added_tokens"].push_back(addedTokenJson(token));
    Json entry = addedTokenJson(token);
    entry.erase("id");
    decoder[std::to_string(token.id)] = std::move(entry);
  }
  fast["normalizer"] = {{"type", "BertNormalizer"},
                        {"clean_text", o.clean_text},
                        {"handle_chinese_chars", o.tokenize_chinese_chars},
                        {"strip_accents", optionalFlag(o.strip_accents)},
                        {"lowercase", o.do_lower_case}};
  fast["pre_tokenizer"] = {{"type", "BertPreTokenizer"}};
  fast["post_processor"] = templateJson(o, m_cls, m_sep);
  fast["decoder"] = {{"type", "WordPiece"}, {"prefix", "##"}, {"cleanup", true}};
  std::string text = fast.dump(1);
  text.erase(text.find_last_of('}'));
  while (text.back() == '\n') text.pop_back();
  text += ",\n \"model\": " + modelJson(*m_vocabulary, m_tables->modelPieces, o) + "\n}\n";
  CLOZE_TRY(writeFileAtomically(folder / "tokenizer.json", text));

  Json names = {
      {"cls_token", o.cls_token}, {"pad_token", o.pad_token}, {"sep_token", o.sep_token}, {"unk_token", o.unk_token}};
  if (m_mask >= 0) names["mask_token"] = o.mask_token;
  CLOZE_TRY(writeFileAtomically(folder / "special_tokens_map.json", names.dump(2) + "\n"));

  Json config = {{"tokenizer_class", "BertTokenizer"},
                 {"do_lower_case", o.do_lower_case},
                 {"strip_accents", optionalFlag(o.strip_accents)},
                 {"tokenize_chinese_chars", o.tokenize_chinese_chars},
                 {"model_max_length", model_max_length},
                 {"clean_up_tokenization_spaces", true}};
  config.update(names);
  config["added_tokens_decoder"] = std::move(decoder);
  return writeFileAtomically(folder / "tokenizer_config.json", config.dump(2) + "\n");
}

}  // namespace cloze
