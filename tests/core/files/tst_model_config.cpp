#include <core/files/model_config.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <tests/core/files/remedy.h>

#include <nlohmann/json.hpp>

namespace cloze {
namespace {

using testing::HasSubstr;

std::string configWith(const std::string& changes) {
  nlohmann::json json = {{"model_type", "bert"},         {"vocab_size", 30},         {"hidden_size", 12},
                         {"num_hidden_layers", 2},       {"num_attention_heads", 3}, {"intermediate_size", 20},
                         {"max_position_embeddings", 32}};
  json.merge_patch(nlohmann::json::parse(changes));
  return json.dump(1);
}

struct BadConfig {
  const char* name;
  std::string json;
  const char* field;
  const char* message;
  ErrorCode code = ErrorCode::InvalidData;
};
void PrintTo(const BadConfig& row, std::ostream* out) {
  *out << row.name;
}

class BadConfigs : public testing::TestWithParam<BadConfig> {};

TEST_P(BadConfigs, areRefusedByName) {
  const auto read = modelConfigFromJson(GetParam().json, "some/config.json");
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.error().file, "some/config.json");
  EXPECT_EQ(read.error().field, GetParam().field);
  EXPECT_THAT(read.error().message, HasSubstr(GetParam().message));
  EXPECT_EQ(read.error().code, GetParam().code);
  EXPECT_TRUE(saysWhatToDo(read.error().message)) << read.error().message;
}

constexpr ErrorCode kUnsupported = ErrorCode::Unsupported;

INSTANTIATE_TEST_SUITE_P(
    Rows, BadConfigs,
    testing::Values(
        BadConfig{"empty", "", "", "empty"}, BadConfig{"not_json", "{a}", "", "not valid JSON"},
        BadConfig{"list", "[1]", "", "an object was expected"},
        BadConfig{"key_twice", R"({"vocab_size":1,"vocab_size":2})", "vocab_size", "\"vocab_size\" stands twice"},
        BadConfig{"nested", "{\"a\":" + std::string(100'000, '['), "", "nested deeper"},
        BadConfig{"invalid_utf8", "{\"a\":\"\xff\"}", "", "not UTF-8"},
        BadConfig{"nul_byte", std::string("{\"vocab_size\":30}\0{", 18), "", "NUL bytes"},
        BadConfig{"huge", std::string(5u << 20, ' '), "", "4 MiB"},
        BadConfig{"huge_number", R"({"vocab_size":1e999})", "", "too large"},
        BadConfig{"lfs_pointer", "version https://git-lfs.github.com/spec/v1\n", "", "Git LFS pointer"},
        BadConfig{"html", "<html>", "", "web page"},
        BadConfig{"other_model", configWith(R"({"model_type":"roberta"})"), "model_type", "\"roberta\"", kUnsupported},
        BadConfig{"relative_key", configWith(R"({"position_embedding_type":"relative_key"})"),
                  "position_embedding_type", "relative positions", kUnsupported},
        BadConfig{"relative_key_query", configWith(R"({"position_embedding_type":"relative_key_query"})"),
                  "position_embedding_type", "relative positions", kUnsupported},
        BadConfig{"decoder", configWith(R"({"is_decoder":true})"), "is_decoder", "decoder", kUnsupported},
        BadConfig{"cross_attention", configWith(R"({"add_cross_attention":true})"), "add_cross_attention",
                  "cross-attention", kUnsupported},
        BadConfig{"encoder_decoder", configWith(R"({"is_encoder_decoder":true})"), "is_encoder_decoder", "pair of",
                  kUnsupported},
        BadConfig{"pruned_heads", configWith(R"({"pruned_heads":{"1":[0]}})"), "pruned_heads", "pruned_heads",
                  kUnsupported},
        BadConfig{"quantised", configWith(R"({"quantization_config":{"bits":4}})"), "quantization_config",
                  "quantization_config", kUnsupported},
        BadConfig{"activation", configWith(R"({"hidden_act":"mish"})"), "hidden_act", "\"mish\"", kUnsupported},
        BadConfig{"several_labels", configWith(R"({"problem_type":"multi_label_classification"})"), "problem_type",
                  "several labels", kUnsupported},
        BadConfig{"problem", configWith(R"({"problem_type":"ranking"})"), "problem_type", "\"ranking\""},
        BadConfig{"no_vocab_size", configWith(R"({"vocab_size":null})"), "vocab_size", "does not say vocab_size"},
        BadConfig{"vocab_size_zero", configWith(R"({"vocab_size":0})"), "vocab_size", "from 1 to"},
        BadConfig{"vocab_size_absurd", configWith(R"({"vocab_size":1000000000000})"), "vocab_size", "from 1 to"},
        BadConfig{"vocab_size_beyond_int64", configWith(R"({"vocab_size":18446744073709551615})"), "vocab_size",
                  "from 1 to"},
        BadConfig{"vocab_size_text", configWith(R"({"vocab_size":"30"})"), "vocab_size", "whole number"},
        BadConfig{"layers_absurd", configWith(R"({"num_hidden_layers":1000000000})"), "num_hidden_layers", "from 1 to"},
        BadConfig{"heads_zero", configWith(R"({"num_attention_heads":0})"), "num_attention_heads", "from 1 to"},
        BadConfig{"heads_do_not_divide", configWith(R"({"num_attention_heads":5})"), "num_attention_heads",
                  "cannot be divided"},
        BadConfig{"hidden_fraction", configWith(R"({"hidden_size":12.5})"), "hidden_size", "whole number"},
        BadConfig{"dropout_one", configWith(R"({"hidden_dropout_prob":1.0})"), "hidden_dropout_prob", "to below 1"},
        BadConfig{"dropout_negative", configWith(R"({"classifier_dropout":-0.5})"), "classifier_dropout", "from 0"},
        BadConfig{"epsilon_zero", configWith(R"({"layer_norm_eps":0})"), "layer_norm_eps", "above 0"},
        BadConfig{"pad_outside", configWith(R"({"pad_token_id":30})"), "pad_token_id", "from 0 to 29"},
        BadConfig{"flag_is_text", configWith(R"({"is_decoder":"no"})"), "is_decoder", "true or false"},
        BadConfig{"labels_with_gap", configWith(R"({"id2label":{"0":"a","2":"b"}})"), "id2label", "\"1\" is missing"},
        BadConfig{"labels_list", configWith(R"({"id2label":["a","b"]})"), "id2label", "must be an object"},
        BadConfig{"label_number", configWith(R"({"id2label":{"0":1}})"), "id2label", "is not text"},
        BadConfig{"labels_contradict", configWith(R"({"num_labels":3,"id2label":{"0":"a","1":"b"}})"), "num_labels",
                  "one of them is wrong"},
        BadConfig{"label_bomb", configWith(R"({"num_labels":1000000000})"), "num_labels", "from 1 to"},
        BadConfig{"architectures", configWith(R"({"architectures":"BertModel"})"), "architectures", "list of names"}),
    [](const auto& row) { return row.param.name; });

TEST(ModelConfig, readsWhatIsThereAndDefaultsTheRest) {
  const auto read = modelConfigFromJson(
      configWith(R"({"hidden_act":"gelu_new","classifier_dropout":0.25,"problem_type":"single_label_classification",
                     "id2label":{"0":"no","1":"yes"},"architectures":["BertForSequenceClassification"]})"),
      "config.json");
  ASSERT_TRUE(read.ok()) << read.error().toString();
  EXPECT_EQ(read->vocab_size, 30);
  EXPECT_EQ(read->hidden_act, Activation::GeluNew);
  EXPECT_EQ(read->classifier_dropout, 0.25);
  EXPECT_EQ(read->hidden_dropout_prob, 0.1);
  EXPECT_EQ(read->layer_norm_eps, 1e-12);
  EXPECT_EQ(read->type_vocab_size, 2);
  EXPECT_THAT(read->labels, testing::ElementsAre("no", "yes"));
  EXPECT_EQ(read->problem_type, "single_label_classification");
}

TEST(ModelConfig, readsGooglesFileWithoutAModelType) {
  const auto read = modelConfigFromJson(
      R"({"attention_probs_dropout_prob":0.1,"directionality":"bidi","hidden_act":"gelu","hidden_dropout_prob":0.1,
          "hidden_size":768,"initializer_range":0.02,"intermediate_size":3072,"max_position_embeddings":512,
          "num_attention_heads":12,"num_hidden_layers":12,"pooler_fc_size":768,"type_vocab_size":2,"vocab_size":21128})",
      "bert_config.json");
  ASSERT_TRUE(read.ok()) << read.error().toString();
  EXPECT_EQ(read->vocab_size, 21128);
  // BERT-base Chinese with a classifier of two labels: 102,267,648 + 2 * 769, as Transformers counts it.
  EXPECT_EQ(read->parameterCount(2), 102'269'186);
}

TEST(ModelConfig, namesLabelsByNumberWhereOnlyTheirCountIsKnown) {
  const auto read = modelConfigFromJson(configWith(R"({"num_labels":3})"), "config.json");
  ASSERT_TRUE(read.ok());
  EXPECT_THAT(read->labels, testing::ElementsAre("LABEL_0", "LABEL_1", "LABEL_2"));
}

TEST(ModelConfig, labelsBeyondTenStayInOrder) {
  nlohmann::json labels;
  for (int i = 0; i < 12; ++i) labels[std::to_string(i)] = "class " + std::to_string(i);
  const auto read = modelConfigFromJson(configWith(nlohmann::json{{"id2label", labels}}.dump()), "config.json");
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->labels[2], "class 2");
  EXPECT_EQ(read->labels[11], "class 11");
  const std::string written = modelConfigToJson(*read);
  EXPECT_LT(written.find("\"2\": \"class 2\""), written.find("\"10\": \"class 10\""));
}

TEST(ModelConfig, unknownKeysSurviveARoundTrip) {
  const auto read = modelConfigFromJson(
      configWith(R"({"my_own":{"deep":[1,2,{"x":null}]},"hidden_act":"gelu_pytorch_tanh","use_cache":true})"),
      "config.json");
  ASSERT_TRUE(read.ok()) << read.error().toString();
  ModelConfig changed = *read;
  changed.labels = {"a", "b", "c"};
  changed.architectures = {"BertForSequenceClassification"};
  const auto json = nlohmann::json::parse(modelConfigToJson(changed));
  EXPECT_EQ(json["my_own"], nlohmann::json::parse(R"({"deep":[1,2,{"x":null}]})"));
  EXPECT_EQ(json["use_cache"], true);
  EXPECT_EQ(json["hidden_act"], "gelu_pytorch_tanh");
  EXPECT_EQ(json["id2label"], nlohmann::json::parse(R"({"0":"a","1":"b","2":"c"})"));
  EXPECT_EQ(json["label2id"], nlohmann::json::parse(R"({"a":0,"b":1,"c":2})"));
  EXPECT_EQ(json["architectures"][0], "BertForSequenceClassification");
  EXPECT_TRUE(json["classifier_dropout"].is_null());
  const auto again = modelConfigFromJson(modelConfigToJson(changed), "again");
  ASSERT_TRUE(again.ok()) << again.error().toString();
  EXPECT_EQ(again->labels, changed.labels);
  EXPECT_EQ(modelConfigToJson(*again), modelConfigToJson(changed));
}

}  // namespace
}  // namespace cloze
