// The vectors of dropout's numbers equal the plain reference, on every instruction set of this machine.
#include <core/engine/kernels/cpu_kernels.h>
#include <core/engine/kernels/dropout.h>
#include <core/engine/model/aten_model.h>

#include <ATen/ATen.h>
#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace cloze {
namespace {

class DropoutNumbers : public testing::TestWithParam<InstructionSet> {
 protected:
  void SetUp() override {
    if (!isSupported(GetParam())) GTEST_SKIP() << "This processor does not have the instruction set.";
  }
};

TEST_P(DropoutNumbers, HiddenRowsEqualTheReference) {
  for (const int64_t units : {1, 31, 128, 384, 1000}) {
    const DropoutStream stream = makeDropoutStream(0xfeedfacecafebeefULL, 123456, 5, DropoutPlace::Output, 0.1);
    std::vector<uint16_t> bits(static_cast<size_t>((units + 127) / 128 * 128));
    hiddenDropoutRow(GetParam(), stream, 4075, 511, units, bits.data());
    for (int64_t unit = 0; unit < units; ++unit)
      ASSERT_EQ(bits[static_cast<size_t>(unit)], hiddenDropoutBits(stream, 4075, 511, unit)) << unit;
  }
}

TEST_P(DropoutNumbers, AttentionRowsEqualTheReference) {
  for (const int64_t keys : {1, 32, 53, 512}) {
    const DropoutStream stream = makeDropoutStream(42, 7, 11, DropoutPlace::Attention, 0.1);
    const int64_t stride = (keys + 31) / 32 * 32;
    std::vector<uint16_t> bits(static_cast<size_t>(4 * stride));
    attentionDropoutRows(GetParam(), stream, 99, 3, 8, keys, bits.data());
    for (int64_t query = 0; query < 4; ++query)
      for (int64_t k = 0; k < keys; ++k)
        ASSERT_EQ(bits[static_cast<size_t>(query * stride + k)], attentionDropoutBits(stream, 99, 3, 8 + query, k));
  }
}

INSTANTIATE_TEST_SUITE_P(Sets, DropoutNumbers,
                         testing::Values(InstructionSet::Portable, InstructionSet::Avx2, InstructionSet::Avx512));

TEST(DropoutStreamTest, ScaleIsTheExactKeepProbability) {
  const DropoutStream stream = makeDropoutStream(1, 0, 0, DropoutPlace::Pooled, 0.1);
  EXPECT_EQ(stream.threshold, 6554U);
  EXPECT_DOUBLE_EQ(stream.scale, 65536.0 / (65536 - 6554));
  EXPECT_FALSE(makeDropoutStream(1, 0, 0, DropoutPlace::Pooled, 0.0).active());
}

TEST(DropoutStreamTest, ShareDroppedIsTheProbability) {
  const DropoutStream stream = makeDropoutStream(3, 9, 2, DropoutPlace::AttentionOutput, 0.1);
  int64_t dropped = 0;
  constexpr int64_t kRows = 400, kUnits = 384;
  for (int64_t row = 0; row < kRows; ++row)
    for (int64_t unit = 0; unit < kUnits; ++unit)
      dropped += hiddenDropoutBits(stream, row / 20, row % 20, unit) < stream.threshold ? 1 : 0;
  const double n = kRows * kUnits, p = stream.threshold / 65536.0;
  EXPECT_NEAR(static_cast<double>(dropped) / n, p, 4 * std::sqrt(p * (1 - p) / n));
}

TEST(DropoutMask, LibTorchsOperatorsDrawTheSame) {
  const DropoutStream stream = makeDropoutStream(~0ULL, 1LL << 31, 3, DropoutPlace::Embeddings, 0.25);
  const at::Tensor examples = at::tensor({5, 5, 4000000}, at::kLong), positions = at::tensor({0, 1, 77}, at::kLong);
  const at::Tensor mask = hiddenDropoutMask(stream, examples, positions, 200, at::kDouble);
  ASSERT_EQ(mask.sizes(), (std::vector<int64_t>{3, 200}));
  for (int64_t row = 0; row < 3; ++row)
    for (int64_t unit = 0; unit < 200; ++unit) {
      const uint32_t bits =
          hiddenDropoutBits(stream, examples[row].item<int64_t>(), positions[row].item<int64_t>(), unit);
      ASSERT_EQ(mask[row][unit].item<double>(), bits < stream.threshold ? 0.0 : stream.scale) << row << " " << unit;
    }
  const at::Tensor attention = attentionDropoutMask(stream, at::tensor({9, 1}, at::kLong), 2, 6, 7, at::kDouble);
  ASSERT_EQ(attention.sizes(), (std::vector<int64_t>{2, 2, 6, 7}));
  for (int64_t head = 0; head < 2; ++head)
    for (int64_t query = 0; query < 6; ++query)
      for (int64_t k = 0; k < 7; ++k) {
        const uint32_t bits = attentionDropoutBits(stream, 1, head, query, k);
        ASSERT_EQ(attention[1][head][query][k].item<double>(), bits < stream.threshold ? 0.0 : stream.scale);
      }
}

}  // namespace
}  // namespace cloze
