// Weights from a model folder: what is taken, what is kept, what is refused.
#include <tests/core/engine/model/golden_model.h>

#include <core/base/fs.h>
#include <core/files/model_folder.h>

#include <ATen/core/grad_mode.h>

#include <cmath>
#include <cstring>
#include <filesystem>
#include <limits>

namespace cloze::test {
namespace {

class LoadWeights : public testing::Test {
 protected:
  void SetUp() override {
    m_folder = std::filesystem::path(testing::TempDir()) / ("cloze_load_weights_" + std::to_string(::getpid()));
    std::filesystem::remove_all(m_folder);
    std::filesystem::create_directories(m_folder);
    std::filesystem::copy(goldenFolder() / "config.json", m_folder);
    m_model = goldenModel(at::kFloat);
    for (auto& parameter : m_model->parameters()) m_tensors.emplace_back(parameter.name, parameter.tensor.detach());
  }
  void TearDown() override { std::filesystem::remove_all(m_folder); }

  void save() {
    std::vector<TensorToSave> list;
    for (auto& [name, tensor] : m_tensors) {
      tensor = tensor.contiguous();
      const Dtype dtype = tensor.scalar_type() == at::kFloat      ? Dtype::F32
                          : tensor.scalar_type() == at::kBFloat16 ? Dtype::BF16
                          : tensor.scalar_type() == at::kInt      ? Dtype::I32
                                                                  : Dtype::F64;
      list.push_back({name,
                      dtype,
                      tensor.sizes().vec(),
                      {static_cast<const std::byte*>(tensor.const_data_ptr()), tensor.nbytes()}});
    }
    const Status saved = saveSafetensors(m_folder / "model.safetensors", list);
    ASSERT_TRUE(saved.ok()) << saved.error().toString();
  }
  // Not inspectModelFolder: it would refuse some of these before the engine looks.
  ModelFolder folder(int64_t labels = 3) {
    ModelFolder found;
    found.folder = m_folder;
    found.config = m_model->config();
    found.has_weights = true;
    found.has_pooler = true;
    found.classifier_labels = labels;
    return found;
  }
  at::Tensor& tensor(const std::string& name) {
    for (auto& [candidate, value] : m_tensors)
      if (candidate == name) return value;
    ADD_FAILURE() << name;
    return m_tensors.front().second;
  }
  static std::unique_ptr<BertClassifier> fresh(const ModelConfig& config, int64_t outputs = 3,
                                               at::ScalarType dtype = at::kFloat) {
    auto model = BertClassifier::create(config, outputs, dtype, at::kCPU);
    EXPECT_TRUE(model.ok());
    (*model)->initialise(1);
    return std::move(*model);
  }

  std::filesystem::path m_folder;
  std::unique_ptr<BertClassifier> m_model;
  std::vector<std::pair<std::string, at::Tensor>> m_tensors;
};

TEST_F(LoadWeights, TakesEverythingThatIsThere) {
  save();
  auto model = fresh(m_model->config());
  std::vector<std::string> initialised;
  const Status loaded = model->load(folder(), &initialised);
  ASSERT_TRUE(loaded.ok()) << loaded.error().toString();
  EXPECT_TRUE(initialised.empty());
  for (size_t i = 0; i < model->parameters().size(); ++i)
    EXPECT_TRUE(at::equal(model->parameters()[i].tensor, m_model->parameters()[i].tensor));
}

TEST_F(LoadWeights, ConvertsNarrowAndWideTypes) {
  const std::string name = "bert.encoder.layer.1.output.dense.weight";
  tensor(name) = tensor(name).to(at::kBFloat16);
  tensor("bert.pooler.dense.bias") = tensor("bert.pooler.dense.bias").to(at::kDouble);
  save();
  auto model = fresh(m_model->config(), 3, at::kDouble);
  ASSERT_TRUE(model->load(folder(), nullptr).ok());
  for (auto& parameter : model->parameters())
    EXPECT_TRUE(at::equal(parameter.tensor.detach(), tensor(parameter.name).to(at::kDouble))) << parameter.name;
}

TEST_F(LoadWeights, AClassifierForOtherLabelsStaysInitialised) {
  save();
  auto model = fresh(m_model->config(), 2), same = fresh(m_model->config(), 2);
  std::vector<std::string> initialised;
  ASSERT_TRUE(model->load(folder(), &initialised).ok());
  EXPECT_EQ(initialised, (std::vector<std::string>{"classifier.weight", "classifier.bias"}));
  EXPECT_TRUE(at::equal(model->parameters().back().tensor, same->parameters().back().tensor));
}

TEST_F(LoadWeights, AMissingPoolerStaysInitialised) {
  std::erase_if(m_tensors, [](const auto& entry) { return entry.first.find("pooler") != std::string::npos; });
  save();
  auto model = fresh(m_model->config());
  std::vector<std::string> initialised;
  ASSERT_TRUE(model->load(folder(), &initialised).ok());
  EXPECT_EQ(initialised, (std::vector<std::string>{"bert.pooler.dense.weight", "bert.pooler.dense.bias"}));
}

TEST_F(LoadWeights, RefusesNaNByTheTensorsName) {
  const std::string name = "bert.encoder.layer.2.attention.self.key.weight";
  tensor(name) = tensor(name).clone();
  tensor(name)[3][4] = std::numeric_limits<double>::quiet_NaN();
  save();
  const Status loaded = fresh(m_model->config())->load(folder(), nullptr);
  ASSERT_FALSE(loaded.ok());
  EXPECT_EQ(loaded.error().code, ErrorCode::InvalidData);
  EXPECT_NE(loaded.error().message.find(name), std::string::npos) << loaded.error().message;
}

TEST_F(LoadWeights, RefusesAnotherShapeByTheTensorsName) {
  const std::string name = "bert.encoder.layer.0.intermediate.dense.weight";
  tensor(name) = tensor(name).t().contiguous();
  save();
  const Status loaded = fresh(m_model->config())->load(folder(), nullptr);
  ASSERT_FALSE(loaded.ok());
  EXPECT_EQ(loaded.error().code, ErrorCode::InvalidData);
  EXPECT_NE(loaded.error().message.find(name), std::string::npos) << loaded.error().message;
}

TEST_F(LoadWeights, RefusesIntegers) {
  const std::string name = "bert.encoder.layer.0.output.dense.bias";
  tensor(name) = tensor(name).to(at::kInt);
  save();
  const Status loaded = fresh(m_model->config())->load(folder(), nullptr);
  ASSERT_FALSE(loaded.ok());
  EXPECT_NE(loaded.error().message.find("I32"), std::string::npos) << loaded.error().message;
}

}  // namespace
}  // namespace cloze::test
