// What needs a GPU: our kernels against LibTorch's operators, fused attention against the padded one, and the model on
// CUDA against Transformers' goldens and against the CPU.
#include <tests/core/engine/model/golden_model.h>

#include <core/engine/model/aten_model.h>
#include <core/engine/model/cuda_attention.h>
#include <core/engine/model/cuda_fused.h>
#include <core/engine/train/cuda_driver.h>
#include <core/engine/train/optimizer.h>

#include <ATen/core/grad_mode.h>
#include <c10/core/StreamGuard.h>
#include <c10/core/impl/VirtualGuardImpl.h>

namespace cloze::test {
namespace {

class Cuda : public testing::Test {
 protected:
  void SetUp() override {
    if (!CudaDriver::get().usable()) GTEST_SKIP() << "There is no CUDA device here.";
  }
  // bf16 without tensor cores of this generation is left to LibTorch's slower operators, within wider tolerances.
  static bool hasBf16() { return CudaDriver::get().capability(0) >= 80; }
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
  EXPECT_LT(cudaKernelsError(m_device, at::kFloat), 3e-6);
  EXPECT_LT(cudaKernelsError(m_device, at::kDouble), 1e-13);
  EXPECT_LT(cudaKernelsError(m_device, at::kBFloat16), 3e-2);
}

// In double, where a wrong index cannot hide behind rounding: rows fewer than the strips of the sums, columns that fill
// no group of 128 units, no warp and no block, and more columns than a block has threads for.
TEST_F(Cuda, KernelsOfEveryShape) {
  ASSERT_TRUE(hasCudaKernels(m_device));
  const std::pair<int64_t, int64_t> shapes[] = {{1, 7},    {1, 768},   {2, 33},     {63, 127}, {64, 128},
                                                {65, 129}, {100, 384}, {300, 1024}, {7, 12288}};
  for (const auto& [rows, columns] : shapes)
    EXPECT_LT(cudaKernelsError(m_device, at::kDouble, rows, columns), 1e-9) << rows << " x " << columns;
}

// More rows than 65,535 blocks, more values than one grid of threads takes at once.
TEST_F(Cuda, KernelsOfManyRows) {
  ASSERT_TRUE(hasCudaKernels(m_device));
  EXPECT_LT(cudaKernelsError(m_device, at::kDouble, 70000, 256), 1e-9);
}

// On another stream behind long work: a kernel on the wrong stream would read what is not there yet.
TEST_F(Cuda, KernelsFollowTheCurrentStream) {
  ASSERT_TRUE(hasCudaKernels(m_device));
  const c10::impl::VirtualGuardImpl streams(c10::DeviceType::CUDA);
  const auto options = at::TensorOptions().dtype(at::kFloat).device(m_device);
  const at::Tensor matrix = at::eye(4096, options), bias = at::zeros({4096}, options), ones = at::ones({4096}, options);
  const at::Tensor positions = at::arange(4096, options.dtype(at::kLong));
  streams.synchronizeDevice(0);
  const c10::StreamGuard guard(streams.getStreamFromGlobalPool(m_device, /*isHighPriority=*/false));
  const at::NoGradGuard noGrad;
  at::Tensor x = at::sin(at::arange(4096 * 4096, options)).view({4096, 4096});
  const at::Tensor expected = at::layer_norm(x, {4096}, ones, bias, 1e-12);
  for (int i = 0; i < 20; ++i) x = at::mm(x, matrix);
  const at::Tensor found = cudaNorm({x, {}, {}, ones, bias, positions, positions, 1e-12, {}, {}});
  EXPECT_LT(relativeDistance(found, expected), 1e-5);
}

TEST_F(Cuda, KernelsRunOnTheSecondGpu) {
  if (CudaDriver::get().count() < 2) GTEST_SKIP() << "There is one GPU here, this needs two.";
  const at::Device second(at::kCUDA, 1);
  std::string problem;
  ASSERT_TRUE(hasCudaKernels(second, &problem)) << problem;
  EXPECT_LT(cudaKernelsError(second, at::kDouble), 1e-13);
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

// ------------------------------------------------------------------------------------------------------- attention

struct AttentionCase {
  std::vector<int64_t> lengths;
  int64_t heads, size;
  bool first_only;
};

// Fused attention over one packed batch, and the padded one in double as its reference.
class CudaFusedAttention : public Cuda {
 protected:
  void prepare(const AttentionCase& row) {
    m_batch = {};
    std::vector<int32_t> bounds{0};
    std::vector<int64_t> positions;
    for (const int64_t length : row.lengths) {
      for (int64_t p = 0; p < length; ++p) positions.push_back(p);
      bounds.push_back(static_cast<int32_t>(positions.size()));
      m_batch.longest = std::max(m_batch.longest, length);
    }
    m_batch.positions = m_batch.input_ids = at::tensor(positions, at::kLong).to(m_device);
    m_batch.bounds = at::tensor(bounds, at::kInt);
    m_batch.bounds_device = m_batch.bounds.to(m_device);
    m_batch.examples = at::arange(m_batch.sequences(), at::kLong);
    m_call.heads = row.heads;
    m_call.bounds = m_batch.bounds_device;
    m_call.longest = m_batch.longest;
    m_call.q_bounds = row.first_only ? at::arange(m_batch.sequences() + 1, m_call.bounds.options()) : m_call.bounds;
    m_call.q_longest = row.first_only ? 1 : m_batch.longest;
  }
  // Sine waves of the given rows, as a leaf.
  at::Tensor wave(int64_t rows, int64_t columns, double phase, at::ScalarType dtype) const {
    const auto options = at::TensorOptions().dtype(at::kFloat).device(m_device);
    return at::sin(at::arange(rows * columns, options) * 0.73 + phase)
        .view({rows, columns})
        .to(dtype)
        .set_requires_grad(true);
  }
  void check(const AttentionCase& row, at::ScalarType dtype, double tolerance) {
    prepare(row);
    const int64_t hidden = row.heads * row.size, tokens = m_batch.tokens();
    const at::Tensor q = wave(row.first_only ? m_batch.sequences() : tokens, hidden, 0, dtype);
    const at::Tensor kv = wave(tokens, 2 * hidden, 1, dtype);
    const auto halves = kv.chunk(2, 1);  // strided, as in the model
    m_call.q = q;
    m_call.k = halves[0];
    m_call.v = halves[1];
    const at::Tensor found = cudaAttention(m_call);
    ASSERT_TRUE(found.defined());
    const at::Tensor wideQ = q.detach().to(at::kDouble).set_requires_grad(true);
    const at::Tensor wideKv = kv.detach().to(at::kDouble).set_requires_grad(true);
    const auto wideHalves = wideKv.chunk(2, 1);
    const at::Tensor expected =
        paddedAttention({wideQ, wideHalves[0], wideHalves[1], row.first_only}, m_batch, row.heads, {});
    const at::Tensor gradient = at::cos(at::arange(found.numel(), expected.options())).view(found.sizes()).to(dtype);
    found.backward(gradient);
    expected.backward(gradient.to(at::kDouble));
    const std::string what = std::to_string(row.heads) + " heads of " + std::to_string(row.size) + ", longest " +
                             std::to_string(m_batch.longest) + (row.first_only ? ", firsts" : "");
    EXPECT_LT(relativeDistance(found, expected), tolerance) << what;
    EXPECT_LT(relativeDistance(q.grad(), wideQ.grad()), tolerance) << what;
    EXPECT_LT(relativeDistance(kv.grad(), wideKv.grad()), tolerance) << what;
  }
  static std::vector<AttentionCase> rows() {
    std::vector<AttentionCase> all;
    for (const bool first : {false, true}) {
      for (const int64_t size : {8, 32, 64, 128}) all.push_back({{5, 1, 64, 17, 128}, 4, size, first});
      all.push_back({{512, 3, 129}, 12, 64, first});
      all.push_back({{1, 1}, 2, 32, first});
    }
    return all;
  }
  DeviceBatch m_batch;
  CudaAttention m_call;
};

TEST_F(CudaFusedAttention, EqualsPaddedInFp32) {
  for (const AttentionCase& row : rows()) check(row, at::kFloat, 5e-5);
}

TEST_F(CudaFusedAttention, EqualsPaddedInBf16) {
  if (!hasBf16()) GTEST_SKIP() << "This GPU has no FlashAttention in bf16 (compute capability below 8.0).";
  for (const AttentionCase& row : rows()) check(row, at::kBFloat16, 3e-2);
}

TEST_F(CudaFusedAttention, LeavesTheRestToThePaddedOne) {
  prepare({{5, 7}, 3, 12, false});
  m_call.q = m_call.k = m_call.v = wave(12, 36, 0, at::kFloat);
  EXPECT_FALSE(cudaAttention(m_call).defined()) << "heads of 12";
  m_call.heads = 1;
  m_call.q = m_call.k = m_call.v = wave(12, 32, 0, at::kDouble);
  EXPECT_FALSE(cudaAttention(m_call).defined()) << "fp64";
}

// Values of 1: what comes out is the scaled sum of the probabilities that were kept, 1 on average.
TEST_F(CudaFusedAttention, DropoutKeepsTheMeanAndFollowsItsSeed) {
  const at::NoGradGuard guard;
  for (const at::ScalarType dtype : {at::kFloat, at::kBFloat16}) {
    if (dtype == at::kBFloat16 && !hasBf16()) continue;
    prepare({std::vector<int64_t>(20, 100), 4, 32, false});
    m_call.q = m_call.k = wave(2000, 128, 0, dtype) * 0.1;
    m_call.v = at::ones_like(m_call.q);
    m_call.dropout = 0.25;
    m_call.seed = 11;
    const at::Tensor one = cudaAttention(m_call), again = cudaAttention(m_call);
    m_call.seed = 12;
    const at::Tensor other = cudaAttention(m_call);
    EXPECT_TRUE(at::equal(one, again)) << dtype;
    EXPECT_GT(relativeDistance(one, other), 1e-2) << dtype;
    // 8,000 rows of 100 probabilities each: the mean's deviation is below 1e-3.
    EXPECT_NEAR(one.to(at::kDouble).mean().item<double>(), 1.0, 5e-3) << dtype;
    EXPECT_GT(one.to(at::kDouble).std().item<double>(), 1e-2) << dtype;
  }
}

// ------------------------------------------------------------------------------------------------------- the model

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

TEST_F(Cuda, HiddenStatesOfTheGoldens) {
  for (const auto& [dtype, tolerance] : {std::pair{at::kDouble, 1e-11}, {at::kFloat, 1e-5}}) {
    auto model = modelOnDevice(dtype);
    const at::NoGradGuard guard;
    const DeviceBatch batch = toDevice(goldenBatch(), m_device);
    HiddenStates hidden;
    const at::Tensor logits = model->forward(batch, DropoutKey::off(), &hidden);
    ASSERT_EQ(hidden.layers.size(), 4U);
    for (size_t i = 0; i < hidden.layers.size(); ++i)
      EXPECT_LT(distance(hidden.layers[i].cpu(), golden("f64.hidden." + std::to_string(i))), tolerance) << i;
    // With all of the last layer's rows and with the first tokens' alone.
    EXPECT_LT(distance(model->forward(batch, DropoutKey::off()), logits), tolerance);
  }
}

// In double attention is our own composition, so all dropout is by counters: the GPU drops the CPU's units.
TEST_F(Cuda, DropsTheSameUnitsAsTheCpuInDouble) {
  const DropoutKey key{.enabled = true, .seed = 3, .step = 4};
  auto gpu = modelOnDevice(at::kDouble);
  auto cpu = goldenModel(at::kDouble);
  const at::Tensor ours = gpu->forward(toDevice(goldenBatch(), m_device), key);
  const at::Tensor theirs = cpu->forward(toDevice(goldenBatch(), at::kCPU), key);
  EXPECT_LT(relativeDistance(ours.cpu(), theirs), 1e-11);
  const auto a = gradients(*gpu, at::cross_entropy_loss(ours, at::tensor(goldenLabels(), at::kLong).to(m_device)));
  const auto b = gradients(*cpu, crossEntropy(theirs, goldenLabels()));
  for (size_t i = 0; i < a.size(); ++i) {
    const std::string& name = gpu->parameters()[i].name;
    // Zero but for rounding: a shift of all of a row's scores.
    if (name.ends_with("self.key.bias")) continue;
    EXPECT_LT(relativeDistance(a[i].cpu(), b[i]), 1e-10) << name;
  }
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

// A model of a real one's proportions, random weights, long and short sequences: the CPU in double is the reference.
TEST_F(Cuda, AModelOfARealSizeEqualsTheCpu) {
  ModelConfig config;
  config.vocab_size = 1000;
  config.hidden_size = 256;
  config.num_hidden_layers = 3;
  config.num_attention_heads = 4;
  config.intermediate_size = 1024;
  PackedBatch batch;
  for (const int64_t length : {512, 7, 128, 53, 1, 300}) {
    for (int64_t p = 0; p < length; ++p) {
      batch.input_ids.push_back(1 + (p * 37 + length) % 999);
      batch.token_type_ids.push_back(p * 2 > length ? 1 : 0);
      batch.positions.push_back(p);
    }
    batch.bounds.push_back(static_cast<int32_t>(batch.input_ids.size()));
    batch.labels.push_back(length % 2);
    batch.targets.push_back(0);
    batch.examples.push_back(length);
  }
  auto run = [&](at::ScalarType dtype, at::Device device) {
    auto model = BertClassifier::create(config, 2, dtype, device);
    EXPECT_TRUE(model.ok());
    (*model)->initialise(7);
    const at::Tensor logits = (*model)->forward(toDevice(batch, device), DropoutKey::off());
    const at::Tensor loss = at::cross_entropy_loss(logits.to(dtype == at::kDouble ? at::kDouble : at::kFloat),
                                                   at::tensor(batch.labels, at::kLong).to(device));
    std::vector<at::Tensor> out = gradients(**model, loss);
    out.push_back(logits.detach());
    std::vector<std::string> names;
    for (const auto& parameter : (*model)->parameters()) names.push_back(parameter.name);
    names.push_back("logits");
    return std::pair{out, names};
  };
  const auto reference = run(at::kDouble, at::kCPU);
  for (const auto& [dtype, tolerance] : {std::pair{at::kFloat, 1e-4}, {at::kBFloat16, 0.15}}) {
    const auto found = run(dtype, m_device);
    for (size_t i = 0; i < found.first.size(); ++i) {
      if (found.second[i].ends_with("self.key.bias")) continue;  // zero but for rounding
      EXPECT_LT(relativeDistance(found.first[i].cpu(), reference.first[i]), tolerance)
          << found.second[i] << " " << dtype;
    }
  }
}

// --------------------------------------------------------------------------------------------------- the optimiser

TEST_F(Cuda, OptimizersEqualTheCpus) {
  for (const OptimizerKind kind : {OptimizerKind::AdamW, OptimizerKind::AdamWGoogle}) {
    for (const at::ScalarType dtype : {at::kFloat, at::kBFloat16}) {
      OptimizerSpec spec;
      spec.optimizer = kind;
      spec.max_grad_norm = 0.5;  // far below the norm, so clipping is part of it
      auto train = [&](at::Device device) {
        const auto options = at::TensorOptions().dtype(at::kFloat);
        std::vector<NamedParameter> parameters;
        for (const auto& [name, shape, decay] : {std::tuple{"a.weight", std::vector<int64_t>{300, 70}, true},
                                                 {"a.bias", {300}, false},
                                                 {"LayerNorm.weight", {1}, false},
                                                 {"b.weight", {1, 70}, true}}) {
          int64_t count = 1;
          for (const int64_t size : shape) count *= size;
          const at::Tensor values = at::cos(at::arange(count, options)).view(shape).to(device, dtype);
          parameters.push_back({name, values.set_requires_grad(true), decay});
        }
        Optimizer optimizer(spec, parameters);
        double norm = 0;
        for (int step = 0; step < 6; ++step) {
          for (NamedParameter& parameter : parameters) {
            const at::Tensor wave = at::sin(at::arange(parameter.tensor.numel(), options) * (step + 1));
            parameter.tensor.mutable_grad() = wave.view(parameter.tensor.sizes()).to(device, dtype);
          }
          norm = optimizer.step(1e-2);
        }
        std::vector<at::Tensor> weights;
        for (const auto& [name, tensor] : optimizer.weights()) weights.push_back(tensor.cpu());
        return std::pair{weights, norm};
      };
      const auto cpu = train(at::kCPU), gpu = train(m_device);
      EXPECT_NEAR(gpu.second / cpu.second, 1.0, 1e-5);
      for (size_t i = 0; i < cpu.first.size(); ++i)
        EXPECT_LT(distance(gpu.first[i], cpu.first[i]), 1e-5) << i << " " << dtype;
    }
  }
}

}  // namespace
}  // namespace cloze::test
