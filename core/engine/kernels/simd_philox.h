// Philox4x32-10 over vectors of counters, and the dropout numbers made of it (see dropout.h).
#pragma once

#include <core/engine/kernels/simd.h>

namespace cloze::CLOZE_KERNELS {
namespace {

struct Product {
  Words high, low;
};

CLOZE_INLINE Product multiplyWide(Words x, uint32_t constant) {
#if defined(__AVX512F__)
  const __m512i v = bitCast<__m512i>(x), m = _mm512_set1_epi64(constant);
  const __m512i even = _mm512_mul_epu32(v, m), odd = _mm512_mul_epu32(_mm512_srli_epi64(v, 32), m);
  return {bitCast<Words>(_mm512_mask_blend_epi32(0xAAAA, _mm512_srli_epi64(even, 32), odd)),
          bitCast<Words>(_mm512_mask_blend_epi32(0xAAAA, even, _mm512_slli_epi64(odd, 32)))};
#elif defined(__AVX2__)
  const __m256i v = bitCast<__m256i>(x), m = _mm256_set1_epi64x(constant);
  const __m256i even = _mm256_mul_epu32(v, m), odd = _mm256_mul_epu32(_mm256_srli_epi64(v, 32), m);
  return {bitCast<Words>(_mm256_blend_epi32(_mm256_srli_epi64(even, 32), odd, 0xAA)),
          bitCast<Words>(_mm256_blend_epi32(even, _mm256_slli_epi64(odd, 32), 0xAA))};
#else
  Product product{};
  for (int i = 0; i < kLanes<uint32_t>; ++i) {
    const uint64_t wide = static_cast<uint64_t>(x[i]) * constant;
    product.high[i] = static_cast<uint32_t>(wide >> 32);
    product.low[i] = static_cast<uint32_t>(wide);
  }
  return product;
#endif
}

CLOZE_INLINE Words laneNumbers() {
  Words lanes{};
  for (int i = 0; i < kLanes<uint32_t>; ++i) lanes[i] = static_cast<uint32_t>(i);
  return lanes;
}

// Blocks `block` .. `block + 15` of a counter: word w's 32 halves go to out + w * stride.
inline void sixteenBlocks(const DropoutStream& stream, uint32_t example, uint32_t c2, uint32_t block, uint16_t* out,
                          int64_t stride) {
  for (int part = 0; part < 16; part += kLanes<uint32_t>) {
    Words c[4] = {Words{} + stream.step, Words{} + example, Words{} + c2,
                  laneNumbers() + (stream.base + block + static_cast<uint32_t>(part))};
    uint32_t k0 = stream.key[0], k1 = stream.key[1];
    for (int round = 0; round < 10; ++round) {
      const Product p0 = multiplyWide(c[0], 0xD2511F53U), p1 = multiplyWide(c[2], 0xCD9E8D57U);
      c[0] = p1.high ^ c[1] ^ k0;
      c[1] = p1.low;
      c[2] = p0.high ^ c[3] ^ k1;
      c[3] = p0.low;
      k0 += 0x9E3779B9U;
      k1 += 0xBB67AE85U;
    }
    for (int word = 0; word < 4; ++word) __builtin_memcpy(out + word * stride + part * 2, &c[word], sizeof(Words));
  }
}

// `bits` has room for `units` rounded up to 128.
inline void hiddenRow(const DropoutStream& stream, int64_t example, int64_t position, int64_t units, uint16_t* bits) {
  for (int64_t unit = 0; unit < units; unit += 128)
    sixteenBlocks(stream, static_cast<uint32_t>(example), static_cast<uint32_t>(position),
                  static_cast<uint32_t>(unit / 8), bits + unit, 32);
}

// Four queries from `query` (a multiple of 4) on; rows of `bits` are `stride` (keys rounded up to 32) apart.
inline void attentionRows(const DropoutStream& stream, int64_t example, int64_t head, int64_t query, int64_t keys,
                          uint16_t* bits, int64_t stride) {
  const uint32_t c2 = static_cast<uint32_t>(head) << 20 | static_cast<uint32_t>(query / 4);
  for (int64_t key = 0; key < keys; key += 32)
    sixteenBlocks(stream, static_cast<uint32_t>(example), c2, static_cast<uint32_t>(key / 2), bits + key, stride);
}

// scale where the unit is kept, 0 where it is dropped.
template <typename C>
CLOZE_INLINE Vec<C> keepFactor(const uint16_t* bits, uint32_t threshold, C scale) {
  if constexpr (sizeof(C) == 4) {
    Shorts values;
    __builtin_memcpy(&values, bits, sizeof values);
    const Ints kept = __builtin_convertvector(values, Ints) >= static_cast<int32_t>(threshold);
    return kept ? splat(scale) : splat(C{0});
  } else {
    Vec<C> factor{};
    for (int i = 0; i < kLanes<C>; ++i) factor[i] = bits[i] >= threshold ? scale : C{0};
    return factor;
  }
}

}  // namespace
}  // namespace cloze::CLOZE_KERNELS
