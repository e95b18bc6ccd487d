// Ten whole training steps through the trainer, against Transformers and torch.optim: fp64 losses and weights within
// 1e-9, fp32 losses within 1e-5 (tests/golden/generate_training_goldens.py).
#include <core/engine/train/cuda_driver.h>
#include <tests/core/engine/train/training_fixture.h>

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstring>

namespace cloze {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

json golden() {
  return json::parse(readText(kTrainingGoldens / "ten_steps.json"));
}

ScheduleKind scheduleOf(const std::string& name) {
  if (name == "cosine") return ScheduleKind::Cosine;
  return name == "polynomial" ? ScheduleKind::Polynomial : ScheduleKind::Linear;
}

class TenSteps : public TrainingTest, public ::testing::WithParamInterface<int> {
 protected:
  RunSpec specOf(const json& row, Precision precision) {
    const fs::path model = m_folder / "start";
    fs::create_directories(model);
    const auto replace = fs::copy_options::overwrite_existing;
    for (const char* file : {"config.json", "vocab.txt", "tokenizer_config.json"}) {
      fs::copy_file(kTrainingGoldens / "tiny" / file, model / file, replace);
    }
    const std::string name = row["name"];
    fs::copy_file(kTrainingGoldens / ("tiny_" + name) / "model.safetensors", model / "model.safetensors", replace);
    const bool regression = row["regression"];
    RunSpec spec;
    spec.data.task = regression ? "custom-pair-regression" : "custom-pair";
    const fs::path file = kTrainingGoldens / (regression ? "scores.tsv" : "pairs.tsv");
    spec.data.train_file = spec.data.dev_file = file.string();
    spec.data.text_a_column = "first";
    spec.data.text_b_column = "second";
    spec.data.label_column = regression ? "score" : "label";
    spec.model.model = model.string();
    spec.batch.max_seq_length = 32;
    spec.batch.batch_size = 10;
    spec.optimizer.optimizer = row["optimizer"] == "adamw" ? OptimizerKind::AdamW : OptimizerKind::AdamWGoogle;
    spec.optimizer.schedule = scheduleOf(row["schedule"]);
    spec.optimizer.learning_rate = row["lr"];
    spec.optimizer.warmup_steps = row["warmup"];
    spec.optimizer.warmup_proportion = 0;
    spec.optimizer.weight_decay = row["wd"];
    spec.optimizer.adam_beta1 = row["beta1"];
    spec.optimizer.adam_beta2 = row["beta2"];
    spec.optimizer.adam_epsilon = row["eps"];
    spec.optimizer.max_grad_norm = row["clip"];
    spec.optimizer.polynomial_power = row["power"];
    spec.optimizer.end_learning_rate = row["end_lr"];
    spec.optimizer.label_weights = row["weights"].get<std::vector<double>>();
    spec.optimizer.max_steps = 10;
    spec.device.device = "cpu";
    spec.device.precision = precision;
    spec.device.threads = 1;
    return spec;
  }

  void expectFp32Losses(const std::string& device) {
    const json row = golden()["cases"][static_cast<size_t>(GetParam())];
    RunSpec spec = specOf(row, Precision::Fp32);
    spec.device.device = device;
    const auto summary = train(spec);
    ASSERT_OK(summary);
    const SeriesPoints losses = series(summary->folder, "train/loss");
    ASSERT_EQ(losses.values.size(), 10u);
    for (size_t step = 0; step < 10; ++step) {
      EXPECT_NEAR(losses.values[step], row["losses_fp32"][step].get<double>(), 1e-5)
          << row["name"] << ", step " << step;
    }
  }

  // |ours - theirs| over all weights.
  static double largestDifference(const fs::path& ours, const fs::path& theirs) {
    const auto a = SafetensorsFile::open(ours), b = SafetensorsFile::open(theirs);
    EXPECT_TRUE(a.ok() && b.ok());
    if (!a.ok() || !b.ok()) return std::nan("");
    EXPECT_EQ((*a)->tensors().size(), (*b)->tensors().size());
    double worst = 0;
    for (const TensorView& expected : (*b)->tensors()) {
      const TensorView* found = (*a)->find(expected.name);
      EXPECT_NE(found, nullptr) << expected.name;
      if (found == nullptr || found->dtype != Dtype::F64 || found->data.size() != expected.data.size()) {
        ADD_FAILURE() << expected.name << " has another type or size";
        return std::nan("");
      }
      for (size_t i = 0; i < expected.data.size(); i += sizeof(double)) {
        double x, y;
        std::memcpy(&x, found->data.data() + i, sizeof(double));
        std::memcpy(&y, expected.data.data() + i, sizeof(double));
        worst = std::max(worst, std::abs(x - y));
      }
    }
    return worst;
  }
};

TEST_P(TenSteps, InFp64) {
  const json row = golden()["cases"][static_cast<size_t>(GetParam())];
  const auto summary = train(specOf(row, Precision::Fp64));
  ASSERT_OK(summary);
  const SeriesPoints losses = series(summary->folder, "train/loss");
  const SeriesPoints norms = series(summary->folder, "train/grad_norm");
  ASSERT_EQ(losses.values.size(), 10u);
  for (size_t step = 0; step < 10; ++step) {
    EXPECT_NEAR(losses.values[step], row["losses"][step].get<double>(), 1e-9) << row["name"] << ", step " << step;
    EXPECT_NEAR(norms.values[step], row["norms"][step].get<double>(), 1e-9) << row["name"] << ", step " << step;
  }
  EXPECT_LT(largestDifference(summary->folder / "checkpoints" / "last" / "model.safetensors",
                              kTrainingGoldens / ("tiny_" + row["name"].get<std::string>()) / "final.safetensors"),
            1e-9);
}

TEST_P(TenSteps, InFp32) {
  expectFp32Losses("cpu");
}

TEST_P(TenSteps, InFp32OnCuda) {
  if (!CudaDriver::get().usable()) GTEST_SKIP() << "There is no CUDA device here.";
  expectFp32Losses("cuda");
}

// Five micro-batches of two rows.
TEST_P(TenSteps, WithAccumulation) {
  const json row = golden()["cases"][static_cast<size_t>(GetParam())];
  RunSpec spec = specOf(row, Precision::Fp64);
  spec.batch.gradient_accumulation = 5;
  const auto summary = train(spec);
  ASSERT_OK(summary);
  const SeriesPoints losses = series(summary->folder, "train/loss");
  ASSERT_EQ(losses.values.size(), 10u);
  for (size_t step = 0; step < 10; ++step) {
    EXPECT_NEAR(losses.values[step], row["losses"][step].get<double>(), 1e-9) << row["name"] << ", step " << step;
  }
}

INSTANTIATE_TEST_SUITE_P(Cases, TenSteps, ::testing::Values(0, 1, 2));

}  // namespace
}  // namespace cloze
