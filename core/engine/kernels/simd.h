// Vectors of the widest registers this translation unit is compiled for, on GCC's vector extensions.
//
// Included only by cpu_kernels_<instruction set>.cpp, which set CLOZE_KERNELS to a namespace of their own: the same
// code compiled thrice must never be merged by the linker. So everything here is in that namespace and internal, and
// no function of the standard library's headers is used that could be emitted out of line.
#pragma once

#include <core/engine/kernels/cpu_kernels.h>

#include <immintrin.h>

#include <cmath>
#include <cstdint>

namespace cloze::CLOZE_KERNELS {
namespace {

#if defined(__AVX512F__)
constexpr int kBytes = 64;
#elif defined(__AVX2__)
constexpr int kBytes = 32;
#else
constexpr int kBytes = 16;
#endif

#define CLOZE_INLINE inline __attribute__((always_inline))
#define CLOZE_LAMBDA_INLINE __attribute__((always_inline))

template <typename C>
struct VectorOf {
  typedef C type __attribute__((vector_size(kBytes)));
};
template <typename C>
using Vec = typename VectorOf<C>::type;
template <typename C>
constexpr int kLanes = kBytes / static_cast<int>(sizeof(C));

using Ints = Vec<int32_t>;
typedef uint16_t Shorts __attribute__((vector_size(kBytes / 2)));
typedef uint32_t Words __attribute__((vector_size(kBytes)));

template <typename C>
CLOZE_INLINE Vec<C> splat(C value) {
  return Vec<C>{} + value;
}

template <typename To, typename From>
CLOZE_INLINE To bitCast(const From& from) {
  static_assert(sizeof(To) == sizeof(From));
  To to;
  __builtin_memcpy(&to, &from, sizeof(To));
  return to;
}

CLOZE_INLINE Vec<float> load(const float* p) {
  Vec<float> v;
  __builtin_memcpy(&v, p, sizeof v);
  return v;
}
CLOZE_INLINE Vec<double> load(const double* p) {
  Vec<double> v;
  __builtin_memcpy(&v, p, sizeof v);
  return v;
}
CLOZE_INLINE Vec<float> load(const Bf16* p) {
  Shorts v;
  __builtin_memcpy(&v, p, sizeof v);
  return bitCast<Vec<float>>(__builtin_convertvector(v, Words) << 16);
}

CLOZE_INLINE void store(float* p, Vec<float> v) {
  __builtin_memcpy(p, &v, sizeof v);
}
CLOZE_INLINE void store(double* p, Vec<double> v) {
  __builtin_memcpy(p, &v, sizeof v);
}
// Rounds to nearest even; NaN stays NaN.
CLOZE_INLINE void store(Bf16* p, Vec<float> v) {
  const Words bits = bitCast<Words>(v);
  const Words rounded = (bits + 0x7fffU + ((bits >> 16) & 1U)) >> 16;
  const Words isNan = bitCast<Words>(v != v);
  const Shorts out = __builtin_convertvector((isNan & 0x7fc0U) | (~isNan & rounded), Shorts);
  __builtin_memcpy(p, &out, sizeof out);
}

// The last, incomplete vector of a row: missing lanes read as 0 and are not written.
template <typename S>
CLOZE_INLINE Vec<Compute<S>> loadPart(const S* p, int64_t count) {
  S buffer[kLanes<Compute<S>>] = {};
  for (int64_t i = 0; i < count; ++i) buffer[i] = p[i];
  return load(buffer);
}
template <typename S>
CLOZE_INLINE void storePart(S* p, Vec<Compute<S>> v, int64_t count) {
  S buffer[kLanes<Compute<S>>];
  store(buffer, v);
  for (int64_t i = 0; i < count; ++i) p[i] = buffer[i];
}

template <typename C>
CLOZE_INLINE C sum(Vec<C> v) {
  C total = 0;
  for (int i = 0; i < kLanes<C>; ++i) total += v[i];
  return total;
}

// Zero in the lanes from `count` on.
template <typename C>
CLOZE_INLINE Vec<C> firstLanes(Vec<C> v, int64_t count) {
  for (int64_t i = count; i < kLanes<C>; ++i) v[i] = 0;
  return v;
}

// Calls body(column, lanes) for each vector of a row; the last may have fewer lanes than a register.
template <typename C, typename Body>
CLOZE_INLINE void forColumns(int64_t columns, const Body& body) {
  int64_t column = 0;
  for (; column + kLanes<C> <= columns; column += kLanes<C>) body(column, int64_t{kLanes<C>});
  if (column < columns) body(column, columns - column);
}
template <typename S>
CLOZE_INLINE Vec<Compute<S>> loadLanes(const S* p, int64_t lanes) {
  return lanes == kLanes<Compute<S>> ? load(p) : loadPart(p, lanes);
}
template <typename S>
CLOZE_INLINE void storeLanes(S* p, Vec<Compute<S>> v, int64_t lanes) {
  if (lanes == kLanes<Compute<S>>) {
    store(p, v);
  } else {
    storePart(p, v, lanes);
  }
}

// e^x, about one unit in the last place; below -87.3 it is 0 (what softmax wants), above 88.7 it stays finite.
CLOZE_INLINE Vec<float> exponential(Vec<float> x) {
  const Ints tiny = x < -87.33F;
  x = x > 88.7F ? splat(88.7F) : x;
  x = tiny ? splat(-87.33F) : x;
  // n = round(x / ln 2) by the magic number 1.5 * 2^23; r = x - n ln 2 in two parts.
  const Vec<float> shifted = x * 1.44269504F + 12582912.0F;
  const Vec<float> n = shifted - 12582912.0F;
  Vec<float> r = x - n * 0.693145752F;
  r = r - n * 1.42860677e-6F;
  // Own minimax fit of (e^r - 1 - r) / r^2 on |r| <= ln(2) / 2: relative error 3e-9.
  Vec<float> p = splat(1.3814486e-3F);
  p = p * r + 8.3687865e-3F;
  p = p * r + 4.1668394e-2F;
  p = p * r + 1.6666520e-1F;
  p = p * r + 0.49999993F;
  p = p * r * r + r + 1.0F;
  const Ints exponent = (bitCast<Ints>(shifted) + 127) << 23;
  const Vec<float> result = p * bitCast<Vec<float>>(exponent);
  return tiny ? splat(0.0F) : result;
}
CLOZE_INLINE Vec<double> exponential(Vec<double> x) {
  Vec<double> y;
  for (int i = 0; i < kLanes<double>; ++i) y[i] = __builtin_exp(x[i]);
  return y;
}

}  // namespace
}  // namespace cloze::CLOZE_KERNELS
