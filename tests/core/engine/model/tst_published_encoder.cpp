// A real encoder, fine-tuned on SST-2 by others, on embeddings they published: its logits are known (golden.json
// there).
#include <tests/core/engine/model/golden_model.h>

#include <core/engine/model/fused_model.h>

#include <ATen/core/grad_mode.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

namespace cloze::test {
namespace {

TEST(PublishedEncoder, LogitsPooledAndLastHiddenState) {
  const auto folder = sourceFolder() / "../shared/data/models/bert-tiny-sst2-encoder";
  if (!std::filesystem::exists(folder / "encoder.safetensors"))
    GTEST_SKIP() << "The development data is not here: " << folder;
  auto config = readModelConfig(folder / "config.json");
  ASSERT_TRUE(config.ok()) << config.error().toString();
  const auto file = SafetensorsFile::open(folder / "encoder.safetensors");
  ASSERT_TRUE(file.ok()) << file.error().toString();
  std::ifstream stream(folder / "golden.json");
  const auto json = nlohmann::json::parse(stream);
  const at::NoGradGuard guard;
  auto created = BertClassifier::create(*config, 2, at::kDouble, at::kCPU);
  ASSERT_TRUE(created.ok());
  BertClassifier& model = **created;
  model.initialise(1);
  std::map<std::string, at::Tensor> p;
  for (auto& parameter : model.parameters()) {
    if (const TensorView* view = file.value()->find(parameter.name)) parameter.tensor.copy_(toTensor(*view));
    p[parameter.name] = parameter.tensor;
  }
  // Both texts in one packed batch.
  auto read = [&](const std::string& name) { return toTensor(*file.value()->find("golden." + name)).to(at::kDouble); };
  auto rows = std::make_shared<PackedRows>();
  rows->bounds = {0, 10, 31};
  rows->sequence_examples = {0, 1};
  rows->examples.assign(31, 0);
  rows->positions.assign(31, 0);
  rows->longest = 21;
  at::Tensor x = at::cat({read("A.embedding_output"), read("B.embedding_output")});
  for (int64_t layer = 0; layer < 2; ++layer)
    x = fusedLayer(layerWeights(model, layer), *config, rows, DropoutKey::off(), layer, x);
  EXPECT_LT(distance(x, at::cat({read("A.last_hidden_state"), read("B.last_hidden_state")})), 1e-5);
  const at::Tensor first = x.index_select(0, at::tensor({0, 10}, at::kLong));
  const at::Tensor pooled = at::tanh(at::linear(first, p["bert.pooler.dense.weight"], p["bert.pooler.dense.bias"]));
  const at::Tensor logits = at::linear(pooled, p["classifier.weight"], p["classifier.bias"]);
  for (const auto& [text, row] : {std::pair{"A", 0}, {"B", 1}}) {
    const auto& golden = json[text]["true_layernorm"];
    for (size_t i = 0; i < 2; ++i)
      EXPECT_NEAR(logits[row][static_cast<int64_t>(i)].item<double>(), golden["logits"][i].get<double>(), 1e-5);
    for (size_t i = 0; i < 128; ++i)
      EXPECT_NEAR(pooled[row][static_cast<int64_t>(i)].item<double>(), golden["pooled"][i].get<double>(), 1e-5);
  }
}

}  // namespace
}  // namespace cloze::test
