#include <core/text/tokenizer.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include <tests/core/text/temporary_folder.h>

namespace cloze {
namespace {

using nlohmann::json;
using Ids = std::vector<int32_t>;

constexpr const char* kVocabTxt = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\na\nA\n##b\n";

json tokenizerJson() {
  return json::parse(R"({"version":"1.0","truncation":null,"padding":null,
    "added_tokens":[{"id":8,"content":"<x>","single_word":false,"lstrip":false,"rstrip":false,"normalized":false,"special":false}],
    "normalizer":{"type":"BertNormalizer","clean_text":true,"handle_chinese_chars":true,"strip_accents":null,"lowercase":false},
    "pre_tokenizer":{"type":"BertPreTokenizer"},
    "post_processor":{"type":"TemplateProcessing",
     "single":[{"SpecialToken":{"id":"[CLS]","type_id":0}},{"Sequence":{"id":"A","type_id":0}},{"SpecialToken":{"id":"[SEP]","type_id":0}}],
     "pair":[{"SpecialToken":{"id":"[CLS]","type_id":0}},{"Sequence":{"id":"A","type_id":0}},{"SpecialToken":{"id":"[SEP]","type_id":0}},{"Sequence":{"id":"B","type_id":1}},{"SpecialToken":{"id":"[SEP]","type_id":1}}],
     "special_tokens":{"[CLS]":{"id":"[CLS]","ids":[2],"tokens":["[CLS]"]},"[SEP]":{"id":"[SEP]","ids":[3],"tokens":["[SEP]"]}}},
    "decoder":{"type":"WordPiece","prefix":"##","cleanup":true},
    "model":{"type":"WordPiece","unk_token":"[UNK]","continuing_subword_prefix":"##","max_input_chars_per_word":100,
     "vocab":{"[PAD]":0,"[UNK]":1,"[CLS]":2,"[SEP]":3,"[MASK]":4,"a":5,"A":6,"##b":7}}})");
}

Ids encode(const Tokenizer& tokenizer, std::string_view text) {
  Pieces pieces;
  tokenizer.encode(text, &pieces);
  return pieces.ids;
}

TEST(TokenizerFiles, ReadsTokenizerJson) {
  const TemporaryFolder folder;
  folder.write("tokenizer.json", tokenizerJson().dump());
  const auto loaded = Tokenizer::load(folder.path());
  ASSERT_TRUE(loaded.ok()) << loaded.error().toString();
  const Tokenizer& tokenizer = **loaded;
  EXPECT_FALSE(tokenizer.options().do_lower_case);
  EXPECT_EQ(tokenizer.vocabulary().size(), 9);  // the added token has a name as well
  EXPECT_EQ(tokenizer.vocabulary().piece(8), "<x>");
  EXPECT_EQ(encode(tokenizer, "A<x>ab [MASK]"), (Ids{6, 8, 5, 7, 4}));
  EXPECT_EQ(encode(**Tokenizer::load(folder.path(), true), "A"), (Ids{5}));
}

TEST(TokenizerFiles, ReadsOldFilesWithoutModelTypeAndBertProcessing) {
  const TemporaryFolder folder;
  json file = tokenizerJson();
  file["model"].erase("type");
  file["post_processor"] = json::parse(R"({"type":"BertProcessing","sep":["[SEP]",3],"cls":["[CLS]",2]})");
  folder.write("tokenizer.json", file.dump());
  const auto loaded = Tokenizer::load(folder.path());
  ASSERT_TRUE(loaded.ok()) << loaded.error().toString();
  EXPECT_EQ((*loaded)->clsId(), 2);
}

TEST(TokenizerFiles, CasingComesFromTheFiles) {
  const TemporaryFolder folder;
  folder.write("vocab.txt", kVocabTxt);
  EXPECT_EQ(encode(**Tokenizer::load(folder.path()), "A"), (Ids{5}));  // no configuration: lower case
  folder.write("tokenizer_config.json",
               R"({"do_lower_case": false, "model_max_length": 1000000000000000019884624838656})");
  EXPECT_EQ(encode(**Tokenizer::load(folder.path()), "A"), (Ids{6}));
  EXPECT_EQ(encode(**Tokenizer::load(folder.path(), true), "A"), (Ids{5}));
  folder.write("tokenizer.json", tokenizerJson().dump());
  folder.write("tokenizer_config.json", R"({"do_lower_case": true})");
  EXPECT_EQ(encode(**Tokenizer::load(folder.path()), "A"), (Ids{5}));
}

TEST(TokenizerFiles, SpecialTokensMayHaveOtherNames) {
  const TemporaryFolder folder;
  folder.write("vocab.txt", "<pad>\n[UNK]\n<s>\n</s>\na\n");
  folder.write("special_tokens_map.json", R"({"cls_token": "<s>", "sep_token": {"content": "</s>", "lstrip": false}})");
  folder.write("tokenizer_config.json", R"({"pad_token": "<pad>", "added_tokens_decoder": {"5": {"content": "<n>"}}})");
  folder.write("added_tokens.json", R"({"two words": 6})");
  const auto loaded = Tokenizer::load(folder.path());
  ASSERT_TRUE(loaded.ok()) << loaded.error().toString();
  EXPECT_EQ((*loaded)->clsId(), 2);
  EXPECT_EQ((*loaded)->sepId(), 3);
  EXPECT_EQ((*loaded)->padId(), 0);
  EXPECT_EQ(encode(**loaded, "a<n> TWO words </s>"), (Ids{4, 5, 6, 3}));
}

TEST(TokenizerFiles, SavedFolderGivesTheSame) {
  const TemporaryFolder from, to;
  json file = tokenizerJson();
  file["normalizer"]["strip_accents"] = false;
  file["added_tokens"][0]["lstrip"] = true;
  from.write("tokenizer.json", file.dump());
  const auto first = Tokenizer::load(from.path());
  ASSERT_TRUE(first.ok());
  ASSERT_TRUE((*first)->save(to.path(), 512).ok());
  const auto second = Tokenizer::load(to.path());
  ASSERT_TRUE(second.ok()) << second.error().toString();
  EXPECT_EQ((*second)->vocabulary().pieces(), (*first)->vocabulary().pieces());
  EXPECT_EQ((*second)->options().strip_accents, std::optional<bool>(false));
  for (const char* text : {"A  <x>ab", "aéb [MASK]", "a a<x>"}) {
    EXPECT_EQ(encode(**second, text), encode(**first, text)) << text;
  }
  std::ifstream config(to.path() / "tokenizer_config.json");
  EXPECT_EQ(json::parse(config)["model_max_length"], 512);
}

TEST(TokenizerFiles, SavesAPublishedVocabularyWithRepeatedLines) {
  const TemporaryFolder from, to;
  from.write("vocab.txt", std::string(kVocabTxt) + "a\n\"quoted\\\n");
  const auto first = Tokenizer::load(from.path());
  ASSERT_TRUE(first.ok());
  ASSERT_TRUE((*first)->save(to.path(), 512).ok());
  const auto second = Tokenizer::load(to.path());
  ASSERT_TRUE(second.ok()) << second.error().toString();
  EXPECT_EQ(encode(**second, "a"), (Ids{8}));
  EXPECT_EQ(encode(**first, "a"), (Ids{8}));
  EXPECT_EQ((*second)->vocabulary().piece(9), "\"quoted\\");
}

TEST(TokenizerFiles, EvenTheUnknownTokenMayHaveAnotherName) {
  const TemporaryFolder folder;
  folder.write("vocab.txt", "<pad>\n<unk>\n<s>\n</s>\na\n");
  const auto unnamed = Tokenizer::load(folder.path());
  ASSERT_FALSE(unnamed.ok());
  EXPECT_EQ(unnamed.error().file, (folder.path() / "vocab.txt").string());
  EXPECT_NE(unnamed.error().message.find("has no piece [UNK]"), std::string::npos) << unnamed.error().message;
  folder.write("tokenizer_config.json",
               R"({"unk_token": "<unk>", "cls_token": "<s>", "sep_token": "</s>", "pad_token": "<pad>"})");
  const auto named = Tokenizer::load(folder.path());
  ASSERT_TRUE(named.ok()) << named.error().toString();
  EXPECT_EQ(encode(**named, "a zzz"), (Ids{4, 1}));
}

// Parsers differ in which of two equal keys they take and in what they see behind a NUL: neither is guessed.
TEST(TokenizerFiles, AmbiguousJsonIsRefused) {
  const std::pair<std::string, const char*> rows[] = {
      {R"({"do_lower_case": true, "do_lower_case": false})", "stands twice"},
      {std::string("{\"do_lower_case\": false}\0garbage", 32), "NUL"},
      {R"({"do_lower_case": false} {})", "not valid JSON"},
      {"{\"name\": \"\xff\"}", "UTF-8"},
  };
  for (const char* name : {"tokenizer_config.json", "special_tokens_map.json"}) {
    for (const auto& [text, says] : rows) {
      const TemporaryFolder folder;
      folder.write("vocab.txt", kVocabTxt);
      const auto path = folder.write(name, text);
      const auto loaded = Tokenizer::load(folder.path());
      ASSERT_FALSE(loaded.ok()) << name << ": " << text;
      EXPECT_EQ(loaded.error().file, path.string());
      EXPECT_NE(loaded.error().message.find(says), std::string::npos) << loaded.error().message;
    }
  }
}

struct BadRow {
  const char* name;
  const char* pointer;  // what to replace in tokenizer.json
  const char* value;
  ErrorCode code;
  const char* says;
};
class BadTokenizerJson : public testing::TestWithParam<BadRow> {};

TEST_P(BadTokenizerJson, IsRefusedByName) {
  const TemporaryFolder folder;
  json file = tokenizerJson();
  file[json::json_pointer(GetParam().pointer)] = json::parse(GetParam().value);
  const auto path = folder.write("tokenizer.json", file.dump());
  const auto loaded = Tokenizer::load(folder.path());
  ASSERT_FALSE(loaded.ok());
  EXPECT_EQ(loaded.error().code, GetParam().code);
  EXPECT_EQ(loaded.error().file, path.string());
  EXPECT_NE(loaded.error().message.find(GetParam().says), std::string::npos) << loaded.error().message;
}
constexpr auto kUnsupported = ErrorCode::Unsupported;
constexpr auto kInvalid = ErrorCode::InvalidData;
INSTANTIATE_TEST_SUITE_P(
    Rows, BadTokenizerJson,
    testing::Values(BadRow{"Bpe", "/model/type", "\"BPE\"", kUnsupported, "BPE"},
                    BadRow{"NoModel", "/model", "null", kUnsupported, "model"},
                    BadRow{"ModelIsText", "/model", "\"x\"", kUnsupported, "model"},
                    BadRow{"Sequence", "/normalizer", R"({"type":"Sequence"})", kUnsupported, "Sequence"},
                    BadRow{"NoNormalizer", "/normalizer", "null", kUnsupported, "normalizer"},
                    BadRow{"ByteLevel", "/pre_tokenizer/type", "\"ByteLevel\"", kUnsupported, "ByteLevel"},
                    BadRow{"Roberta", "/post_processor/type", "\"RobertaProcessing\"", kUnsupported,
                           "RobertaProcessing"},
                    BadRow{"OtherTemplate", "/post_processor/pair/3/Sequence/type_id", "0", kUnsupported, "template"},
                    BadRow{"TemplateIsText", "/post_processor/single", "\"[CLS] $A\"", kInvalid, "single"},
                    BadRow{"Prefix", "/model/continuing_subword_prefix", "\"@@\"", kUnsupported, "@@"},
                    BadRow{"LowercaseIsText", "/normalizer/lowercase", "\"yes\"", kInvalid, "lowercase"},
                    BadRow{"VocabIsList", "/model/vocab", "[]", kInvalid, "vocab"},
                    BadRow{"VocabEmpty", "/model/vocab", "{}", kInvalid, "vocab"},
                    BadRow{"IdTwice", "/model/vocab/a", "6", kInvalid, "share the id 6"},
                    BadRow{"IdNegative", "/model/vocab/a", "-1", kInvalid, "a has no id"},
                    BadRow{"IdHuge", "/model/vocab/a", "99999999999", kInvalid, "a has no id"},
                    BadRow{"IdIsText", "/model/vocab/a", "\"5\"", kInvalid, "a has no id"},
                    BadRow{"NoUnk", "/model/vocab", R"({"[CLS]":0})", kInvalid, "[UNK]"},
                    BadRow{"UnknownUnk", "/model/unk_token", "\"<unk>\"", kInvalid, "<unk>"},
                    BadRow{"AddedIsObject", "/added_tokens", "{\"a\":1}", kInvalid, "added_tokens"},
                    BadRow{"AddedIsNumber", "/added_tokens/0", "3", kInvalid, "added_tokens"},
                    BadRow{"AddedIdHuge", "/added_tokens/0/id", "1000000000", kInvalid, "<x>"},
                    BadRow{"AddedIdTaken", "/added_tokens/0/id", "5", kInvalid, "<x>"}),
    [](const auto& row) { return row.param.name; });

TEST(TokenizerFiles, BrokenJsonIsNamedByLine) {
  const TemporaryFolder folder;
  const auto path = folder.write("tokenizer.json", "{\n\"version\": \"1.0\",\n oops\n}");
  const auto loaded = Tokenizer::load(folder.path());
  ASSERT_FALSE(loaded.ok());
  EXPECT_EQ(loaded.error().file, path.string());
  EXPECT_EQ(loaded.error().line, 3);
  folder.write("tokenizer.json", std::string(200000, '['));  // deep nesting must not exhaust the stack
  EXPECT_FALSE(Tokenizer::load(folder.path()).ok());
  folder.write("tokenizer.json", "[1]");
  EXPECT_FALSE(Tokenizer::load(folder.path()).ok());
}

TEST(TokenizerFiles, ANumberThatNoNumberHoldsIsRefused) {
  const TemporaryFolder folder;
  folder.write("vocab.txt", kVocabTxt);
  const auto path = folder.write("tokenizer_config.json", R"({"model_max_length": 1e400})");
  const auto loaded = Tokenizer::load(folder.path());
  ASSERT_FALSE(loaded.ok());
  EXPECT_EQ(loaded.error().code, ErrorCode::InvalidData);
  EXPECT_EQ(loaded.error().file, path.string());
  EXPECT_NE(loaded.error().message.find("1e400"), std::string::npos) << loaded.error().toString();
}

TEST(TokenizerFiles, OtherTokenizerClassesAreRefused) {
  const TemporaryFolder folder;
  folder.write("vocab.txt", kVocabTxt);
  folder.write("tokenizer_config.json", R"({"tokenizer_class": "RobertaTokenizer"})");
  const auto loaded = Tokenizer::load(folder.path());
  ASSERT_FALSE(loaded.ok());
  EXPECT_EQ(loaded.error().code, ErrorCode::Unsupported);
  EXPECT_NE(loaded.error().message.find("RobertaTokenizer"), std::string::npos);
}

TEST(TokenizerFiles, AFolderWithoutFilesSaysWhatBelongsThere) {
  const TemporaryFolder folder;
  const auto loaded = Tokenizer::load(folder.path());
  ASSERT_FALSE(loaded.ok());
  EXPECT_EQ(loaded.error().code, ErrorCode::NotFound);
  EXPECT_NE(loaded.error().message.find("vocab.txt"), std::string::npos);
}

}  // namespace
}  // namespace cloze
