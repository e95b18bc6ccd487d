#include <core/base/random.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace cloze {
namespace {

// Known answers published with the authors' Random123 library (kat_vectors, philox4x32 10).
TEST(Random, PhiloxKnownAnswers) {
  struct Row {
    std::array<uint32_t, 4> counter;
    std::array<uint32_t, 2> key;
    std::array<uint32_t, 4> expected;
  };
  const Row rows[] = {
      {{0, 0, 0, 0}, {0, 0}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
      {{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
       {0xffffffff, 0xffffffff},
       {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
      {{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
       {0xa4093822, 0x299f31d0},
       {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}},
  };
  for (const Row& row : rows) EXPECT_EQ(philox4x32(row.counter, row.key), row.expected);
}

TEST(Random, StreamsAreReproducibleAndDifferent) {
  Random a(42, 1), b(42, 1), c(42, 2), d(43, 1);
  int sameC = 0, sameD = 0;
  for (int i = 0; i < 1000; ++i) {
    const uint32_t value = a.next();
    ASSERT_EQ(value, b.next());
    sameC += value == c.next();
    sameD += value == d.next();
  }
  EXPECT_LE(sameC, 1);
  EXPECT_LE(sameD, 1);
}

TEST(Random, BelowIsUniformAndUniformHasItsMoments) {
  Random random(7, 0);
  std::array<int, 10> counts{};
  for (int i = 0; i < 100000; ++i) ++counts[random.below(10)];
  for (const int count : counts) EXPECT_NEAR(count, 10000, 500);  // 5 standard deviations
  EXPECT_EQ(random.below(1), 0u);
  for (int i = 0; i < 1000; ++i) EXPECT_LT(random.below((1ull << 63) + 1), (1ull << 63) + 1);
  double sum = 0, squares = 0, fourth = 0;
  const int n = 200000;
  for (int i = 0; i < n; ++i) {
    const double u = random.uniform();
    ASSERT_GE(u, 0);
    ASSERT_LT(u, 1);
    const double x = random.normal();
    sum += x;
    squares += x * x;
    fourth += x * x * x * x;
  }
  EXPECT_NEAR(sum / n, 0, 0.012);
  EXPECT_NEAR(squares / n, 1, 0.02);
  EXPECT_NEAR(fourth / n, 3, 0.15);
}

TEST(Random, EpochOrderIsAPermutationThatDependsOnSeedAndEpochAlone) {
  for (const int64_t count : {int64_t{0}, int64_t{1}, int64_t{2}, int64_t{1000}}) {
    std::vector<int64_t> order = epochOrder(42, 3, count);
    EXPECT_EQ(order, epochOrder(42, 3, count));
    if (count == 1000) {
      EXPECT_NE(order, epochOrder(42, 4, count));
      EXPECT_NE(order, epochOrder(41, 3, count));
    }
    std::sort(order.begin(), order.end());
    std::vector<int64_t> all(static_cast<size_t>(count));
    std::iota(all.begin(), all.end(), 0);
    EXPECT_EQ(order, all);
  }
}

}  // namespace
}  // namespace cloze
