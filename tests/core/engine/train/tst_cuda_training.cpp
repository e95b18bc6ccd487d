// Whole runs on a GPU: trained, stopped and continued, read back on the CPU, and out of memory.
#include <core/engine/tasks/model_session.h>
#include <core/engine/train/cuda_driver.h>
#include <core/engine/train/devices.h>
#include <tests/core/engine/train/training_fixture.h>

#include <ATen/Functions.h>

#include <cmath>

namespace cloze {
namespace {

class CudaTraining : public TrainingTest {
 protected:
  void SetUp() override {
    if (!CudaDriver::get().usable()) GTEST_SKIP() << "There is no CUDA device here.";
    TrainingTest::SetUp();
  }
  // Heads of 8, which fused attention takes.
  RunSpec cudaSpec(Precision precision) {
    RunSpec spec = makeSpec(48);
    makeModel({{"hidden_size", "32"}, {"num_attention_heads", "4"}, {"intermediate_size", "64"}});
    spec.device.device = "cuda";
    spec.device.precision = precision;
    spec.optimizer.epochs = 3;
    return spec;
  }
};

TEST_F(CudaTraining, AWholeRunLearnsInBothPrecisions) {
  for (const Precision precision : {Precision::Fp32, Precision::Bf16}) {
    RunSpec spec = cudaSpec(precision);
    spec.optimizer.epochs = 15;
    const auto summary = train(spec);
    ASSERT_OK(summary);
    EXPECT_EQ(summary->steps, 90);
    const SeriesPoints losses = series(summary->folder, "train/loss");
    ASSERT_EQ(losses.values.size(), 90u);
    EXPECT_LT(*summary->train_loss, 0.8 * losses.values.front());
    EXPECT_GT(summary->peak_bytes, 1 << 16);
    const auto record = readRunRecord(summary->folder);
    ASSERT_OK(record);
    EXPECT_EQ(record->provenance.at("device"), "cuda:0");
    EXPECT_FALSE(record->provenance.at("driver").empty());
    ASSERT_EQ(summary->results.size(), 1u);
    EXPECT_TRUE(std::isfinite(summary->results[0].loss));
  }
}

// What the GPU wrote is the model it evaluated: the CPU finds the same dev loss in the checkpoint.
TEST_F(CudaTraining, ACheckpointIsTheSameOnTheCpu) {
  const RunSpec spec = cudaSpec(Precision::Fp32);
  const auto summary = train(spec);
  ASSERT_OK(summary);
  EvalRequest request;
  request.model_folder = summary->folder / "checkpoints" / "last";
  request.spec = spec;
  request.spec.device.device = "cpu";
  const auto outcome = evaluateModel(request, {});
  ASSERT_OK(outcome);
  ASSERT_EQ(outcome->results.size(), 1u);
  EXPECT_NEAR(outcome->results[0].loss, summary->results[0].loss, 1e-5);
}

TEST_F(CudaTraining, AStoppedRunIsContinued) {
  for (const Precision precision : {Precision::Fp32, Precision::Bf16}) {
    const RunSpec spec = cudaSpec(precision);
    const auto straight = train(spec);
    ASSERT_OK(straight);
    StopAfter observer(7);
    const auto stopped = train(spec, &observer, observer.source.get_token());
    ASSERT_OK(stopped);
    EXPECT_TRUE(stopped->stopped);
    const auto resumed = resume(stopped->folder);
    ASSERT_OK(resumed);
    EXPECT_EQ(resumed->steps, straight->steps);
    // Not to the bit: sums of gradients are of no fixed order there.
    const SeriesPoints expected = series(straight->folder, "train/loss"),
                       actual = series(resumed->folder, "train/loss");
    ASSERT_EQ(actual.values.size(), expected.values.size());
    const double tolerance = precision == Precision::Fp32 ? 1e-3 : 0.1;
    for (size_t i = 0; i < expected.values.size(); ++i)
      EXPECT_NEAR(actual.values[i], expected.values[i], tolerance) << i;
  }
}

TEST_F(CudaTraining, Fp64IsRefused) {
  const auto refused = train(cudaSpec(Precision::Fp64));
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::InvalidArgument);
}

// All but 256 MiB of the device are taken: the run ends with a sentence, and the next one fits again.
TEST_F(CudaTraining, OutOfMemoryEndsTheRunAndNotTheProgram) {
  RunSpec spec = makeSpec();
  makeModel({{"max_position_embeddings", "512"},
             {"hidden_size", "192"},
             {"intermediate_size", "768"},
             {"num_hidden_layers", "4"}});
  std::string rows = "first\tsecond\tlabel\n";
  for (int row = 0; row < 600; ++row) {
    std::string words;
    for (int word = 0; word < 260; ++word) words += word % 3 == row % 3 ? "cat " : "the ";
    rows += words + "\t" + words + "\t" + std::to_string(row % 2) + "\n";
  }
  writeText(m_folder / "train.tsv", rows);
  spec.device.device = "cuda";
  spec.batch.max_seq_length = 500;
  spec.batch.batch_size = 600;
  spec.optimizer.max_steps = 1;
  {
    const auto most = static_cast<int64_t>(CudaDriver::get().freeBytes(0)) - (256ll << 20);
    ASSERT_GT(most, 0);
    const at::Tensor taken = at::empty({most}, at::TensorOptions().dtype(at::kByte).device(at::kCUDA));
    const auto summary = train(spec);
    ASSERT_FALSE(summary.ok());
    EXPECT_EQ(summary.error().code, ErrorCode::OutOfMemory) << summary.error().toString();
    for (const char* words : {"batch size 600", "longest 500 tokens", "bytes", "--gradient-accumulation"})
      EXPECT_NE(summary.error().message.find(words), std::string::npos)
          << words << " is not in: " << summary.error().message;
  }
  releaseCache(c10::Device(c10::kCUDA, 0));
  spec.batch.gradient_accumulation = 100;
  const auto again = train(spec);
  EXPECT_TRUE(again.ok()) << (again.ok() ? "" : again.error().toString());
}

}  // namespace
}  // namespace cloze
