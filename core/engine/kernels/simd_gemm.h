// Small matrix products for attention: C [m, n] (+)= A [m, k] B [k, n] with n a multiple of the vector width.
//
// A is read by single values at any strides (so it may be a transpose), B and C by vectors at row strides. The sizes
// are a sentence's length and a head's size, where calling a BLAS costs more than it gives.
#pragma once

#include <core/engine/kernels/simd.h>

namespace cloze::CLOZE_KERNELS {
namespace {

template <typename C>
struct Product2D {
  int64_t m, n, k;
  const C* a;
  int64_t a_row, a_column;
  const C* b;
  int64_t b_row;
  C* c;
  int64_t c_row;
  bool accumulate;
};

template <typename C, int Rows, int Columns>
CLOZE_INLINE void block(const Product2D<C>& p, int64_t row, int64_t column) {
  Vec<C> sums[Rows][Columns];
  const C* a = p.a + row * p.a_row;
  const C* b = p.b + column;
  C* c = p.c + row * p.c_row + column;
#pragma GCC unroll 16
  for (int i = 0; i < Rows; ++i) {
#pragma GCC unroll 4
    for (int j = 0; j < Columns; ++j) sums[i][j] = p.accumulate ? load(c + i * p.c_row + j * kLanes<C>) : Vec<C>{};
  }
  for (int64_t k = 0; k < p.k; ++k) {
    Vec<C> right[Columns];
#pragma GCC unroll 4
    for (int j = 0; j < Columns; ++j) right[j] = load(b + j * kLanes<C>);
#pragma GCC unroll 16
    for (int i = 0; i < Rows; ++i) {
      const Vec<C> left = splat(a[i * p.a_row]);
#pragma GCC unroll 4
      for (int j = 0; j < Columns; ++j) sums[i][j] += left * right[j];
    }
    a += p.a_column;
    b += p.b_row;
  }
#pragma GCC unroll 16
  for (int i = 0; i < Rows; ++i) {
#pragma GCC unroll 4
    for (int j = 0; j < Columns; ++j) store(c + i * p.c_row + j * kLanes<C>, sums[i][j]);
  }
}

// Rows in a block: what fits the registers (32 with AVX-512, 16 before) beside the vectors of B.
#if defined(__AVX512F__)
constexpr int kBlockRows = 8;
#else
constexpr int kBlockRows = 4;
#endif

template <typename C, int Columns>
CLOZE_INLINE void blockColumn(const Product2D<C>& p, int64_t column) {
  int64_t row = 0;
  for (; row + kBlockRows <= p.m; row += kBlockRows) block<C, kBlockRows, Columns>(p, row, column);
  for (; row + 2 <= p.m; row += 2) block<C, 2, Columns>(p, row, column);
  if (row < p.m) block<C, 1, Columns>(p, row, column);
}

template <typename C>
__attribute__((noinline)) void multiply(const Product2D<C>& p) {
  int64_t column = 0;
  for (; column + 2 * kLanes<C> <= p.n; column += 2 * kLanes<C>) blockColumn<C, 2>(p, column);
  if (column < p.n) blockColumn<C, 1>(p, column);
}

}  // namespace
}  // namespace cloze::CLOZE_KERNELS
