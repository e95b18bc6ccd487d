// The CPU kernels against LibTorch's operators, for every instruction set, storage type and awkward size.
#include <core/engine/kernels/cpu_kernels.h>
#include <core/engine/kernels/dropout.h>
#include <core/engine/model/aten_model.h>

#include <ATen/ATen.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace cloze {
namespace {

const char* setName(InstructionSet set) {
  return set == InstructionSet::Avx512 ? "Avx512" : set == InstructionSet::Avx2 ? "Avx2" : "Portable";
}

struct Row {
  InstructionSet set;
  at::ScalarType dtype;
  double tolerance;
};
void PrintTo(const Row& row, std::ostream* out) {
  *out << setName(row.set) << " " << c10::toString(row.dtype);
}

template <typename S>
S* data(const at::Tensor& tensor) {
  return static_cast<S*>(tensor.data_ptr());
}

class CpuKernelsTest : public testing::TestWithParam<Row> {
 protected:
  void SetUp() override {
    if (!isSupported(GetParam().set)) GTEST_SKIP() << "This processor does not have the instruction set.";
    at::manual_seed(5);
  }
  at::Tensor random(at::IntArrayRef shape) { return at::randn(shape, at::kDouble).to(GetParam().dtype); }
  at::ScalarType computeType() const { return GetParam().dtype == at::kDouble ? at::kDouble : at::kFloat; }
  void expectClose(const at::Tensor& found, const at::Tensor& expected, const std::string& what, double factor = 1) {
    const at::Tensor x = found.to(at::kDouble), y = expected.detach().to(at::kDouble);
    ASSERT_EQ(x.sizes(), y.sizes()) << what;
    const double scale = std::max(1.0, y.abs().max().item<double>());
    EXPECT_LT((x - y).abs().max().item<double>() / scale, factor * GetParam().tolerance) << what;
  }
  void checkAttention(int64_t length, int64_t heads, int64_t size, int64_t queries, double probability);
  template <typename Function>
  void withStorage(const Function& function) {
    switch (GetParam().dtype) {
      case at::kDouble:
        return function(double{});
      case at::kBFloat16:
        return function(Bf16{});
      default:
        return function(float{});
    }
  }
};

at::Tensor leaf(const at::Tensor& tensor) {
  return tensor.to(at::kDouble).clone().set_requires_grad(true);
}

void CpuKernelsTest::checkAttention(int64_t length, int64_t heads, int64_t size, int64_t queries, double probability) {
  const int64_t hidden = heads * size;
  const at::Tensor qkv = random({length, 3 * hidden}), bias = random({3 * hidden}),
                   dcontext = random({queries, hidden});
  const DropoutStream stream = makeDropoutStream(8, 2, 1, DropoutPlace::Attention, probability);
  DeviceBatch batch;
  batch.bounds = at::tensor({int64_t{0}, length}, at::kInt);
  batch.positions = at::arange(length, at::kLong);
  batch.input_ids = batch.positions;
  batch.examples = at::tensor({31}, at::kLong);
  batch.longest = length;
  const at::Tensor x = leaf(qkv), b = leaf(bias);
  const at::Tensor expected =
      paddedAttention(PackedAttention::ofThirds(x + b), batch, heads, stream).narrow(0, 0, queries);
  expected.backward(dcontext.to(at::kDouble));
  const at::Tensor context = at::empty_like(dcontext), dqkv = at::zeros_like(qkv);
  const at::Tensor dbias = at::zeros({3 * hidden}, computeType()), logSum = at::empty({heads, queries}, computeType());
  // Wide enough behind its end that writing there is seen and hurts nobody: forward's block of results is the largest.
  const int64_t guard = 64 * ((size + 31) / 32 * 32) + 4096;
  const at::Tensor scratch = at::full({attentionScratch(length, size) + guard}, NAN, computeType());
  withStorage([&](auto storage) {
    using S = decltype(storage);
    using C = Compute<S>;
    const auto& kernels = cpuKernels<S>(GetParam().set);
    for (int64_t head = 0; head < heads; ++head) {
      auto third = [&](int64_t i) {
        const int64_t column = i * hidden + head * size;
        return HeadColumns<S>{data<S>(qkv) + column, 3 * hidden, data<S>(bias) + column};
      };
      auto gradient = [&](int64_t i) {
        const int64_t column = i * hidden + head * size;
        return HeadGradient<S>{data<S>(dqkv) + column, data<C>(dbias) + column};
      };
      C* sums = data<C>(logSum) + head * queries;
      kernels.attentionForward({queries, length, size, third(0), third(1), third(2), data<S>(context) + head * size,
                                hidden, sums, stream, 31, head, data<C>(scratch)});
      kernels.attentionBackward({queries, length, size, third(0), third(1), third(2), data<S>(dcontext) + head * size,
                                 hidden, sums, gradient(0), gradient(1), gradient(2), stream, 31, head,
                                 data<C>(scratch)});
    }
  });
  // Nothing may be written beyond the promised scratch.
  EXPECT_TRUE(at::isnan(scratch.slice(0, -guard)).all().item<bool>()) << length << " tokens, head size " << size;
  const std::string what = std::to_string(queries) + " of " + std::to_string(length) + "x" + std::to_string(size) +
                           " dropout " + std::to_string(probability);
  expectClose(context, expected, "context " + what, 4);
  expectClose(dqkv, x.grad(), "dqkv " + what, 8);
  expectClose(dbias, b.grad(), "dbias " + what, 16);
}

TEST_P(CpuKernelsTest, ActivationsAndDerivatives) {
  for (const Activation activation :
       {Activation::Gelu, Activation::GeluNew, Activation::Relu, Activation::Silu, Activation::Tanh}) {
    for (const int64_t columns : {1, 7, 64, 100}) {
      at::Tensor x = random({9, columns}) * 4;
      const at::Tensor bias = random({columns}), dy = random({9, columns});
      at::Tensor y = at::empty_like(x), dx = dy.clone();
      at::Tensor dbias = at::zeros({columns}, computeType());
      const at::Tensor input = leaf(x), inputBias = leaf(bias);
      const at::Tensor expected = activate(input + inputBias, activation);
      expected.backward(dy.to(at::kDouble));
      withStorage([&](auto storage) {
        using S = decltype(storage);
        const auto& kernels = cpuKernels<S>(GetParam().set);
        ActivationForward<S> call;
        call.columns = columns;
        call.x = data<S>(x);
        call.bias = data<S>(bias);
        call.y = data<S>(y);
        call.derivative = true;
        call.activation = activation;
        kernels.activationForward(call, 0, 4);
        kernels.activationForward(call, 4, 9);
        kernels.activationBackward(data<S>(dx), data<S>(x), columns, data<Compute<S>>(dbias), 0, 9);
      });
      const std::string what = std::to_string(static_cast<int>(activation)) + " " + std::to_string(columns);
      expectClose(y, expected, "value " + what);
      expectClose(dx, input.grad(), "gradient " + what, 2);
      expectClose(dbias, inputBias.grad(), "bias " + what, 8);
    }
  }
}

TEST_P(CpuKernelsTest, GeluKeepsItsDigitsInTheTail) {
  if (GetParam().dtype == at::kBFloat16) return;  // has no digits to keep
  at::Tensor x = at::linspace(-12, 12, 4801, at::kDouble).to(GetParam().dtype).view({1, -1});
  const at::Tensor wide = x.to(at::kDouble), bias = at::zeros_like(x[0]);
  at::Tensor y = at::empty_like(x);
  withStorage([&](auto storage) {
    using S = decltype(storage);
    ActivationForward<S> call;
    call.columns = x.size(1);
    call.x = data<S>(x);
    call.bias = data<S>(bias);
    call.y = data<S>(y);
    cpuKernels<S>(GetParam().set).activationForward(call, 0, 1);
  });
  const at::Tensor expected = wide * 0.5 * at::special_erfc(wide * -M_SQRT1_2);
  const at::Tensor error = ((y.to(at::kDouble) - expected) / (expected.abs() + 1e-30)).abs();
  EXPECT_LT(error.max().item<double>(), GetParam().dtype == at::kDouble ? 1e-14 : 2e-5);
  EXPECT_LT((y.to(at::kDouble) - expected).abs().max().item<double>(), GetParam().dtype == at::kDouble ? 1e-14 : 1e-6);
}

TEST_P(CpuKernelsTest, DropoutResidualNorm) {
  const std::vector<int32_t> examples{4, 4, 4, 9, 9}, positions{0, 1, 2, 0, 1};
  const at::Tensor ids = at::tensor({4, 4, 4, 9, 9}, at::kLong), places = at::tensor({0, 1, 2, 0, 1}, at::kLong);
  for (const int64_t columns : {3, 32, 50, 384}) {
    for (const bool after : {false, true}) {
      const DropoutStream stream = makeDropoutStream(1, 2, 3, DropoutPlace::Output, 0.3);
      at::Tensor z = random({5, columns});
      const at::Tensor bias = random({columns}), residual = random({5, columns}) + 3, gamma = random({columns}) + 1,
                       beta = random({columns}), dy = random({5, columns});
      const at::Tensor mask = hiddenDropoutMask(stream, ids, places, columns, at::kDouble);
      const at::Tensor h = leaf(z), b = leaf(bias), r = leaf(residual), g = leaf(gamma), s = leaf(beta);
      const at::Tensor summed = after ? h + b + r : (h + b) * mask + r;
      at::Tensor expected = at::layer_norm(summed, {columns}, g, s, 1e-12);
      if (after) expected = expected * mask;
      expected.backward(dy.to(at::kDouble));
      at::Tensor y = at::empty_like(z), dz = at::empty_like(z), dh = at::empty_like(z);
      at::Tensor statistics = at::empty({5, 2}, computeType()), sums = at::zeros({3, columns}, computeType());
      withStorage([&](auto storage) {
        using S = decltype(storage);
        using C = Compute<S>;
        const RowOrigin origin{examples.data(), positions.data()};
        NormForward<S> f;
        f.columns = columns;
        f.z = data<S>(z);
        f.bias = data<S>(bias);
        f.residual = data<S>(residual);
        f.gamma = data<S>(gamma);
        f.beta = data<S>(beta);
        f.epsilon = 1e-12;
        f.y = data<S>(y);
        f.statistics = data<C>(statistics);
        (after ? f.after : f.before) = stream;
        f.origin = origin;
        cpuKernels<S>(GetParam().set).normForward(f, 0, 2);
        cpuKernels<S>(GetParam().set).normForward(f, 2, 5);
        NormBackward<S> k;
        k.columns = columns;
        k.dy = data<S>(dy);
        k.z = data<S>(z);
        k.statistics = data<C>(statistics);
        k.gamma = data<S>(gamma);
        k.dz = data<S>(dz);
        k.dh = data<S>(dh);
        (after ? k.after : k.before) = stream;
        k.origin = origin;
        k.dgamma = data<C>(sums);
        k.dbeta = data<C>(sums) + columns;
        k.dbias = data<C>(sums) + 2 * columns;
        cpuKernels<S>(GetParam().set).normBackward(k, 0, 5);
      });
      const std::string what = std::to_string(columns) + (after ? " after" : " before");
      const double factor = columns == 3 ? 40 : 8;  // three values can nearly coincide, which norm magnifies
      expectClose(y, expected, "y " + what, factor);
      expectClose(dz, r.grad(), "dz " + what, factor);
      if (!after) expectClose(dh, h.grad(), "dh " + what, factor);
      expectClose(sums[0], g.grad(), "dgamma " + what, factor);
      expectClose(sums[1], s.grad(), "dbeta " + what, factor);
      expectClose(sums[2], b.grad(), "dbias " + what, factor);
    }
  }
}

struct AttentionShape {
  int64_t length, heads, size;
  int64_t queries;  // 0: all
};

TEST_P(CpuKernelsTest, Attention) {
  for (const AttentionShape shape : {AttentionShape{1, 1, 8, 0},
                                     {2, 3, 5, 0},
                                     {17, 2, 32, 0},
                                     {53, 2, 32, 0},
                                     {53, 2, 32, 1},
                                     {66, 1, 64, 0},
                                     {130, 2, 20, 0},
                                     {130, 2, 20, 1},
                                     {1, 1, 2048, 0},
                                     {2, 1, 1024, 0},
                                     {34, 1, 1024, 0}}) {
    for (const double probability : {0.0, 0.2})
      checkAttention(shape.length, shape.heads, shape.size, shape.queries == 0 ? shape.length : shape.queries,
                     probability);
  }
}

std::vector<Row> rows() {
  std::vector<Row> all;
  for (const InstructionSet set : {InstructionSet::Portable, InstructionSet::Avx2, InstructionSet::Avx512}) {
    all.push_back({set, at::kFloat, 5e-7});
    all.push_back({set, at::kDouble, 1e-14});
    all.push_back({set, at::kBFloat16, 8e-3});
  }
  return all;
}

INSTANTIATE_TEST_SUITE_P(Sets, CpuKernelsTest, testing::ValuesIn(rows()), [](const auto& info) {
  return std::string(setName(info.param.set)) + c10::toString(info.param.dtype);
});

}  // namespace
}  // namespace cloze
