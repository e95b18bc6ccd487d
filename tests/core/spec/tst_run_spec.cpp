#include <core/base/random.h>
#include <core/spec/option_table.h>
#include <core/spec/run_spec.h>
#include <gmock/gmock.h>

#include <cmath>
#include <nlohmann/json.hpp>

namespace cloze {
namespace {

using ::testing::HasSubstr;

// A value other than the default for every row of the table, so that no field can be forgotten in the JSON.
RunSpec everythingChanged(uint64_t seed) {
  RunSpec spec;
  Random random(seed, 0);
  for (const Option& option : optionTable()) {
    const std::string before = option.get(spec);
    for (int attempt = 0; attempt < 100 && option.get(spec) == before; ++attempt) {
      std::string value;
      switch (option.type) {
        case OptionType::Integer:
          value = std::to_string(static_cast<int64_t>(option.minimum) + static_cast<int64_t>(random.below(4096)));
          break;
        case OptionType::Real: {
          char text[64];
          std::snprintf(text, sizeof(text), "%.17g",
                        option.minimum + (option.maximum - option.minimum) * random.uniform());
          value = text;
          break;
        }
        case OptionType::Switch:
          value = before == "true" ? "false" : "true";
          break;
        case OptionType::Choice:
          value = option.choices[random.below(option.choices.size())];
          break;
        case OptionType::List:
          value = option.maximum > option.minimum ? "0.1,2,3.25" : "\"a, \"\"b\"\"\",\xE4\xB8\xAD";
          break;
        default:
          value = option.name == "device" ? "cuda:3" : "some \"text\" \xC3\xA9 \\ " + std::to_string(random.below(100));
      }
      EXPECT_TRUE(option.set(&spec, value).ok()) << option.name << " " << value;
    }
    EXPECT_NE(option.get(spec), before) << option.name;
  }
  spec.parent = "2026-11-21-mrpc-1";
  return spec;
}

TEST(RunSpec, ComesBackFromItsJson) {
  for (uint64_t seed = 0; seed < 20; ++seed) {
    const RunSpec spec = everythingChanged(seed);
    const auto back = runSpecFromJson(runSpecToJson(spec), "spec.json");
    ASSERT_TRUE(back.ok()) << back.error().message;
    EXPECT_EQ(*back, spec);
    EXPECT_EQ(back->optimizer.learning_rate, spec.optimizer.learning_rate) << "to the bit";
    EXPECT_NE(spec, RunSpec{});
  }
}

TEST(RunSpec, EqualityLooksAtEveryField) {
  for (const Option& option : optionTable()) {
    RunSpec spec;
    ASSERT_TRUE(option.set(&spec, option.get(everythingChanged(1))).ok());
    EXPECT_FALSE(spec == RunSpec{}) << option.name;
  }
  RunSpec spec;
  spec.parent = "x";
  EXPECT_FALSE(spec == RunSpec{});
}

TEST(RunSpec, JsonHasEveryOptionInOrderWithItsType) {
  const auto object = nlohmann::ordered_json::parse(runSpecToJson(RunSpec{}));
  EXPECT_EQ(object.size(), optionTable().size() + 3);
  EXPECT_EQ(object["format"], "cloze-spec");
  EXPECT_EQ(object["version"], kSpecVersion);
  EXPECT_EQ(object["learning_rate"], 5e-5);
  EXPECT_TRUE(object["batch_size"].is_number_integer());
  EXPECT_TRUE(object["from_scratch"].is_boolean());
  EXPECT_TRUE(object["labels"].is_array());
  auto member = object.begin();
  std::advance(member, 2);
  for (const Option& option : optionTable()) {
    std::string key(option.name);
    std::replace(key.begin(), key.end(), '-', '_');
    EXPECT_EQ((member++).key(), key);
  }
}

TEST(RunSpec, ReadsTheSpecInsideARunDocument) {
  const std::string run = R"({"format": "cloze-run", "version": 1, "id": "x", "total_steps": 3, "spec": )" +
                          runSpecToJson(everythingChanged(3)) + "}";
  const auto spec = runSpecFromJson(run, "run.json");
  ASSERT_TRUE(spec.ok()) << spec.error().message;
  EXPECT_EQ(*spec, everythingChanged(3));
}

TEST(RunSpec, RelativePathsStartAtTheDocument) {
  RunSpec spec;
  spec.data.data_dir = "data/mrpc";
  spec.data.train_file = "train.tsv";
  spec.model.model = "../model";
  auto read = runSpecFromJson(runSpecToJson(spec), "s", "/place/specs");
  EXPECT_EQ(read->data.data_dir, "/place/specs/data/mrpc");
  EXPECT_EQ(read->data.train_file, "train.tsv") << "relative to the data folder";
  EXPECT_EQ(read->model.model, "/place/model");
  spec.data.data_dir = "";
  read = runSpecFromJson(runSpecToJson(spec), "s", "/place/specs");
  EXPECT_EQ(read->data.train_file, "/place/specs/train.tsv");
  EXPECT_EQ(read->data.dev_file, "");
  spec.model.model = "/abs/model";
  EXPECT_EQ(runSpecFromJson(runSpecToJson(spec), "s", "/place/specs")->model.model, "/abs/model");
}

TEST(RunSpec, BadDocumentsAreRefusedByName) {
  struct Row {
    const char* name;
    std::string json;
    ErrorCode code;
    const char* message;
    int64_t line;
  };
  const std::string head = R"({"format": "cloze-spec", "version": 1, )";
  const Row rows[] = {
      {"empty", "", ErrorCode::InvalidData, "is empty", 0},
      {"not json", "{\n\"format\": \"cloze-spec\",\nxxx}", ErrorCode::InvalidData, "not valid JSON", 3},
      {"cut off", "{\n\"format\": \"cloze", ErrorCode::InvalidData, "ends in the middle", 2},
      {"list", "[1]", ErrorCode::InvalidData, "an object was expected", 0},
      {"number", "7", ErrorCode::InvalidData, "an object was expected", 0},
      {"nul bytes", std::string("{\0}", 3), ErrorCode::InvalidData, "NUL bytes", 1},
      {"nul bytes behind", std::string("{}\n\0x", 5), ErrorCode::InvalidData, "NUL bytes", 2},
      {"not utf-8", "{\"format\": \"\xff\"}", ErrorCode::InvalidData, "not UTF-8", 1},
      {"other format", R"({"format": "x", "version": 1})", ErrorCode::InvalidData, "\"format\" must be", 0},
      {"no format", "{}", ErrorCode::InvalidData, "\"format\" must be", 0},
      {"no version", R"({"format": "cloze-spec"})", ErrorCode::InvalidData, "\"version\" is missing", 0},
      {"newer", R"({"format": "cloze-spec", "version": 2})", ErrorCode::Unsupported, "newer Cloze", 0},
      {"older than any", R"({"format": "cloze-spec", "version": 0})", ErrorCode::InvalidData, "must be 1 or more", 0},
      {"text version", R"({"format": "cloze-spec", "version": "1"})", ErrorCode::InvalidData, "\"version\" must be", 0},
      {"huge version", R"({"format": "cloze-spec", "version": 1e300})", ErrorCode::InvalidData, "\"version\" must be",
       0},
      {"unknown key", head + R"("lerning_rate": 1})", ErrorCode::InvalidData, "did you mean \"learning_rate\"", 0},
      {"unknown key 2", head + R"("zzz": 1})", ErrorCode::InvalidData, "\"zzz\" is not an option", 0},
      {"an alias is no key", head + R"("train_batch_size": 1})", ErrorCode::InvalidData, "\"train_batch_size\" is not",
       0},
      {"dashes are no key", head + R"("batch-size": 1})", ErrorCode::InvalidData, "\"batch-size\" is not", 0},
      {"wrong type", head + R"("batch_size": "32"})", ErrorCode::InvalidData, "\"batch_size\" must be a whole number",
       0},
      {"fraction", head + R"("batch_size": 32.5})", ErrorCode::InvalidData, "\"batch_size\" must be a whole number", 0},
      {"null", head + R"("learning_rate": null})", ErrorCode::InvalidData, "\"learning_rate\" must be a number", 0},
      {"out of range", head + R"("learning_rate": 7})", ErrorCode::InvalidData, "from 0 to 1", 0},
      {"bad list", head + R"("labels": ["a", 1]})", ErrorCode::InvalidData, "\"labels\" must be a list of texts", 0},
      {"bad switch", head + R"("from_scratch": 1})", ErrorCode::InvalidData, "true or false", 0},
      {"twice", head + R"("seed": 1, "seed": 2})", ErrorCode::InvalidData, "\"seed\" stands twice", 0},
      {"deep", std::string(100000, '['), ErrorCode::InvalidData, "", 0},
      {"deep object", head + R"("labels": )" + std::string(200, '[') + std::string(200, ']') + "}",
       ErrorCode::InvalidData, "64 levels", 0},
      {"run without spec", R"({"format": "cloze-run", "version": 1})", ErrorCode::InvalidData, "\"spec\"", 0},
      {"newer run", R"({"format": "cloze-run", "version": 2, "spec": {}})", ErrorCode::Unsupported, "newer Cloze", 0},
      {"unknown key of a run", R"({"format": "cloze-run", "version": 1, "speck": {}})", ErrorCode::InvalidData,
       "\"speck\" is not a key", 0},
  };
  for (const Row& row : rows) {
    const auto spec = runSpecFromJson(row.json, "/x/spec.json");
    ASSERT_FALSE(spec.ok()) << row.name;
    EXPECT_EQ(spec.error().code, row.code) << row.name;
    EXPECT_EQ(spec.error().file, "/x/spec.json") << row.name;
    EXPECT_THAT(spec.error().message, HasSubstr(row.message)) << row.name;
    EXPECT_EQ(row.line > 0 ? spec.error().line.value_or(-1) : 0, row.line) << row.name;
  }
}

TEST(RunSpec, AMissingOptionHasItsDefault) {
  const auto spec =
      runSpecFromJson(R"({"format": "cloze-spec", "version": 1, "do_lower_case": true, "epochs": 4})", "s");
  ASSERT_TRUE(spec.ok()) << spec.error().message;
  EXPECT_EQ(spec->model.do_lower_case, Casing::Lower);
  EXPECT_EQ(spec->optimizer.epochs, 4);
  EXPECT_EQ(spec->batch.batch_size, 32);
}

}  // namespace
}  // namespace cloze
