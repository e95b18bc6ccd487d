// What needs a GPU: our kernels against LibTorch's operators, and the model on CUDA against Transformers' goldens.
#include <tests/core/engine/model/golden_model.h>

#include <core/engine/model/aten_model.h>
#include <core/engine/model/cuda_fused.h>
#include <core/engine/train/cuda_driver.h>

#include <ATen/core/grad_mode.h>

namespace cloze::test {
namespace {

class Cuda : public testing::Test {
 protected:
  void SetUp() override {
    if (!CudaDriver::get().usable()) GTEST_SKIP() << "There is no CUDA device here.";
  }
  std::unique_ptr<BertClassifier> modelOnDevice(at::ScalarType dtype) {
    auto model = BertClassifier::create(readModelConfig(goldenFolder() / "config.json").value(), 3, dtype, m_device);
    EXPECT_TRUE(model.ok());
    copyWeights(**model, goldenFolder() / "model.safetensors");
    return std::move(*model);
  }
  const at::Device m_device{at::kCUDA, 0};
};

TEST(CudaKernelLibrary, IsNotUsedOnTheCpu) {
  EXPECT_FALSE(hasCudaKernels(at::kCPU));
}

TEST_F(Cuda, KernelsEqualLibTorchsOperators) {
  std::string problem;
  ASSERT_TRUE(hasCudaKernels(m_device, &problem)) << problem;
  EXPECT_LT(cudaKernelsError(m_device, at::kFloat), 2e-6);
  EXPECT_LT(cudaKernelsError(m_device, at::kDouble), 1e-13);
  EXPECT_LT(cudaKernelsError(m_device, at::kBFloat16), 2e-2);
}

TEST_F(Cuda, MaskEqualsTheCpus) {
  const DropoutStream stream = makeDropoutStream(9, 8, 7, DropoutPlace::Embeddings, 0.1);
  const at::Tensor examples = at::tensor({1, 2, 70000}, at::kLong), positions = at::tensor({5, 0, 511}, at::kLong);
  const at::Tensor expected = hiddenDropoutMask(stream, examples, positions, 500, at::kFloat);
  const at::Tensor x = examples.to(m_device), p = positions.to(m_device);
  EXPECT_TRUE(at::equal(hiddenDropoutMask(stream, x, p, 500, at::kFloat).cpu(), expected));
  if (hasCudaKernels(m_device)) {
    EXPECT_TRUE(at::equal(cudaDropoutMask(stream, x, p, 500, at::kFloat).cpu(), expected));
  }
}

TEST_F(Cuda, LossAndGradientsOfTheGoldens) {
  for (const auto& [dtype, tolerance] : {std::pair{at::kDouble, 1e-11}, {at::kFloat, 1e-5}, {at::kBFloat16, 0.1}}) {
    auto model = modelOnDevice(dtype);
    const at::Tensor logits = model->forward(toDevice(goldenBatch(), m_device), DropoutKey::off());
    EXPECT_LT(distance(logits.cpu(), golden("f64.logits")), tolerance);
    at::Tensor loss = at::cross_entropy_loss(logits.to(dtype == at::kDouble ? at::kDouble : at::kFloat),
                                             at::tensor(goldenLabels(), at::kLong).to(m_device));
    const auto grads = gradients(*model, loss);
    for (size_t i = 0; i < grads.size(); ++i) {
      const std::string& name = model->parameters()[i].name;
      EXPECT_LT(distance(grads[i].cpu(), golden("f64.grad." + name)), tolerance) << name << " " << dtype;
    }
  }
}

// In double attention is our own composition, so all dropout is by counters: the GPU drops the CPU's units.
TEST_F(Cuda, DropsTheSameUnitsAsTheCpuInDouble) {
  const DropoutKey key{.enabled = true, .seed = 3, .step = 4};
  auto gpu = modelOnDevice(at::kDouble);
  auto cpu = goldenModel(at::kDouble);
  const at::NoGradGuard guard;
  EXPECT_LT(relativeDistance(gpu->forward(toDevice(goldenBatch(), m_device), key).cpu(),
                             cpu->forward(toDevice(goldenBatch(), at::kCPU), key)),
            1e-11);
}

TEST_F(Cuda, ARunRepeats) {
  const DropoutKey key{.enabled = true, .seed = 3, .step = 4};
  for (const at::ScalarType dtype : {at::kFloat, at::kBFloat16}) {
    auto model = modelOnDevice(dtype);
    const at::NoGradGuard guard;
    const DeviceBatch batch = toDevice(goldenBatch(), m_device);
    EXPECT_TRUE(at::equal(model->forward(batch, key), model->forward(batch, key)));
  }
}

}  // namespace
}  // namespace cloze::test
