// Attention of one head over one sequence: no padding, and the probabilities never leave the cache.
//
// Forward keeps the logarithm of the softmax's denominator alone; backward makes the probabilities again from it (as
// FlashAttention does, Dao et al. 2022, arXiv 2205.14135) and draws the same dropout from the same counters.
#pragma once

#include <core/engine/kernels/simd_gemm.h>
#include <core/engine/kernels/simd_philox.h>

namespace cloze::CLOZE_KERNELS {
namespace {

constexpr int64_t kQueryBlock = 64;  // queries at a time; a multiple of 4, as dropout draws four at once

template <typename C>
CLOZE_INLINE int64_t padded(int64_t count) {
  return (count + kLanes<C> - 1) / kLanes<C> * kLanes<C>;
}

// The scratch of a call, cut up. Sizes must not exceed attentionScratch().
template <typename C>
struct Scratch {
  Scratch(C* memory, int64_t length, int64_t size)
      : keys(padded<C>(length)), width(padded<C>(size)), bits_row((length + 31) / 32 * 32), next(memory) {}
  C* take(int64_t count) {
    C* taken = next;
    next += (count + 15) / 16 * 16;
    return taken;
  }
  int64_t keys, width, bits_row;
  C* next;
};

// out [rows, width] = (x + bias) * scale, columns beyond `size` zero.
template <typename S, typename C>
CLOZE_INLINE void pack(const HeadColumns<S>& in, int64_t rows, int64_t size, int64_t width, C scale, C* out) {
  for (int64_t row = 0; row < rows; ++row) {
    C* target = out + row * width;
    forColumns<C>(size, [&](int64_t column, int64_t lanes) CLOZE_LAMBDA_INLINE {
      Vec<C> v = loadLanes(in.x + row * in.stride + column, lanes);
      if (in.bias != nullptr) v += loadLanes(in.bias + column, lanes);
      // A whole vector is stored: the row is padded, and lanes beyond `size` came in as zero.
      store(target + column, v * scale);
    });
  }
}

template <typename C>
CLOZE_INLINE void transpose(const C* in, int64_t length, int64_t size, int64_t width, int64_t keys, C* out) {
  for (int64_t column = 0; column < size; ++column) {
    C* target = out + column * keys;
    for (int64_t row = 0; row < length; ++row) target[row] = in[row * width + column];
    for (int64_t row = length; row < keys; ++row) target[row] = 0;
  }
}

template <typename S, typename C>
CLOZE_INLINE void unpack(const C* in, int64_t width, int64_t length, int64_t size, C scale, S* x, int64_t stride,
                         C* sums) {
  for (int64_t row = 0; row < length; ++row) {
    forColumns<C>(size, [&](int64_t column, int64_t lanes) CLOZE_LAMBDA_INLINE {
      const Vec<C> v = load(in + row * width + column) * scale;
      storeLanes(x + row * stride + column, v, lanes);
      if (sums != nullptr) storeLanes(sums + column, loadLanes(sums + column, lanes) + v, lanes);
    });
  }
}

// Turns `count` rows of scores into probabilities (times dropout's factors); returns log-sums in log_sum.
template <typename C>
CLOZE_INLINE void softmaxRow(C* scores, int64_t length, int64_t keys, C* log_sum) {
  constexpr int64_t lanes = kLanes<C>;
  Vec<C> most = splat(scores[0]);
  forColumns<C>(length, [&](int64_t column, int64_t used) CLOZE_LAMBDA_INLINE {
    // Lanes beyond the row repeat the first score, which changes no maximum.
    Vec<C> v = load(scores + column);
    for (int64_t i = used; i < lanes; ++i) v[i] = scores[0];
    most = v > most ? v : most;
  });
  C maximum = most[0];
  for (int i = 1; i < lanes; ++i) maximum = most[i] > maximum ? most[i] : maximum;
  Vec<C> total{};
  for (int64_t column = 0; column < keys; column += lanes) {
    Vec<C> v = exponential(load(scores + column) - maximum);
    if (column + lanes > length) v = firstLanes<C>(v, length - column);
    store(scores + column, v);
    total += v;
  }
  const C denominator = sum<C>(total);
  const C inverse = C{1} / denominator;
  for (int64_t column = 0; column < keys; column += lanes) store(scores + column, load(scores + column) * inverse);
  *log_sum = maximum + static_cast<C>(__builtin_log(denominator));
}

template <typename C>
CLOZE_INLINE void dropRows(const DropoutStream& stream, int64_t example, int64_t head, int64_t query, int64_t rows,
                           int64_t length, const Scratch<C>& s, uint16_t* bits, C* probabilities) {
  const C scale = static_cast<C>(stream.scale);
  for (int64_t row = 0; row < rows; row += 4) {
    attentionRows(stream, example, head, query + row, length, bits, s.bits_row);
    for (int64_t i = 0; i < 4 && row + i < rows; ++i) {
      C* p = probabilities + (row + i) * s.keys;
      for (int64_t column = 0; column < s.keys; column += kLanes<C>)
        store(p + column, load(p + column) * keepFactor<C>(bits + i * s.bits_row + column, stream.threshold, scale));
    }
  }
}

template <typename S>
void attentionForward(const AttentionForward<S>& a) {
  using C = Compute<S>;
  Scratch<C> s(a.scratch, a.keys, a.size);
  C* q = s.take(a.queries * s.width);
  C* k = s.take(a.keys * s.width);
  C* v = s.take(a.keys * s.width);
  C* transposed = s.take(a.size * s.keys);
  C* scores = s.take(kQueryBlock * s.keys);
  C* out = s.take(kQueryBlock * s.width);
  auto* bits = reinterpret_cast<uint16_t*>(s.take(4 * s.bits_row));
  const C scale = static_cast<C>(1.0 / __builtin_sqrt(static_cast<double>(a.size)));
  pack<S, C>(a.q, a.queries, a.size, s.width, scale, q);
  pack<S, C>(a.k, a.keys, a.size, s.width, C{1}, k);
  pack<S, C>(a.v, a.keys, a.size, s.width, C{1}, v);
  transpose(k, a.keys, a.size, s.width, s.keys, transposed);
  for (int64_t query = 0; query < a.queries; query += kQueryBlock) {
    const int64_t rows = a.queries - query < kQueryBlock ? a.queries - query : kQueryBlock;
    multiply<C>({rows, s.keys, a.size, q + query * s.width, s.width, 1, transposed, s.keys, scores, s.keys, false});
    for (int64_t row = 0; row < rows; ++row) softmaxRow(scores + row * s.keys, a.keys, s.keys, a.log_sum + query + row);
    if (a.dropout.active()) dropRows(a.dropout, a.example, a.head, query, rows, a.keys, s, bits, scores);
    multiply<C>({rows, s.width, a.keys, scores, s.keys, 1, v, s.width, out, s.width, false});
    unpack<S, C>(out, s.width, rows, a.size, C{1}, a.context + query * a.context_stride, a.context_stride, nullptr);
  }
}

// probabilities -> gradient of the scores, given the gradient of the dropped probabilities.
template <typename C>
CLOZE_INLINE void softmaxBackwardRow(const C* dropped, C* p, const C* gradient, const uint16_t* bits,
                                     const DropoutStream& stream, int64_t keys) {
  Vec<C> dot{};
  for (int64_t column = 0; column < keys; column += kLanes<C>) dot += load(dropped + column) * load(gradient + column);
  const C delta = sum<C>(dot);
  const C scale = static_cast<C>(stream.scale);
  for (int64_t column = 0; column < keys; column += kLanes<C>) {
    Vec<C> g = load(gradient + column);
    if (bits != nullptr) g *= keepFactor<C>(bits + column, stream.threshold, scale);
    store(p + column, load(p + column) * (g - delta));
  }
}

template <typename C>
struct BackwardParts {
  C *q, *k, *v, *dout, *keys_t, *values_t, *dq, *dk, *dv, *p, *dropped, *gradient;
  uint16_t* bits;
};

// Probabilities of `rows` queries from `query` on, their dropped twin, and dropout's numbers of them all.
template <typename S, typename C>
CLOZE_INLINE void remakeProbabilities(const AttentionBackward<S>& a, const Scratch<C>& s, const BackwardParts<C>& b,
                                      int64_t query, int64_t rows) {
  multiply<C>({rows, s.keys, a.size, b.q + query * s.width, s.width, 1, b.keys_t, s.keys, b.p, s.keys, false});
  constexpr int64_t lanes = kLanes<C>;
  const C scale = static_cast<C>(a.dropout.scale);
  for (int64_t row = 0; row < rows; ++row) {
    C* p = b.p + row * s.keys;
    C* dropped = b.dropped + row * s.keys;
    uint16_t* bits = b.bits + row * s.bits_row;
    if (a.dropout.active() && row % 4 == 0)
      attentionRows(a.dropout, a.example, a.head, query + row, a.keys, bits, s.bits_row);
    const C log_sum = a.log_sum[query + row];
    for (int64_t column = 0; column < s.keys; column += lanes) {
      Vec<C> v = exponential(load(p + column) - log_sum);
      if (column + lanes > a.keys) v = firstLanes<C>(v, a.keys - column);
      store(p + column, v);
      if (a.dropout.active()) v *= keepFactor<C>(bits + column, a.dropout.threshold, scale);
      store(dropped + column, v);
    }
  }
}

template <typename S>
void attentionBackward(const AttentionBackward<S>& a) {
  using C = Compute<S>;
  Scratch<C> s(a.scratch, a.keys, a.size);
  const int64_t wholeQ = a.queries * s.width, wholeK = a.keys * s.width, block = kQueryBlock * s.keys;
  BackwardParts<C> b{s.take(wholeQ),
                     s.take(wholeK),
                     s.take(wholeK),
                     s.take(wholeQ),
                     s.take(a.size * s.keys),
                     s.take(a.size * s.keys),
                     s.take(wholeQ),
                     s.take(wholeK),
                     s.take(wholeK),
                     s.take(block),
                     s.take(block),
                     s.take(block),
                     reinterpret_cast<uint16_t*>(s.take(kQueryBlock * s.bits_row / 2))};
  const C scale = static_cast<C>(1.0 / __builtin_sqrt(static_cast<double>(a.size)));
  pack<S, C>(a.q, a.queries, a.size, s.width, scale, b.q);
  pack<S, C>(a.k, a.keys, a.size, s.width, C{1}, b.k);
  pack<S, C>(a.v, a.keys, a.size, s.width, C{1}, b.v);
  pack<S, C>({a.dcontext, a.context_stride, nullptr}, a.queries, a.size, s.width, C{1}, b.dout);
  transpose(b.k, a.keys, a.size, s.width, s.keys, b.keys_t);
  transpose(b.v, a.keys, a.size, s.width, s.keys, b.values_t);
  for (int64_t query = 0; query < a.queries; query += kQueryBlock) {
    const int64_t rows = a.queries - query < kQueryBlock ? a.queries - query : kQueryBlock;
    const bool more = query > 0;
    C* dout = b.dout + query * s.width;
    remakeProbabilities(a, s, b, query, rows);
    multiply<C>({a.keys, s.width, rows, b.dropped, 1, s.keys, dout, s.width, b.dv, s.width, more});
    multiply<C>({rows, s.keys, a.size, dout, s.width, 1, b.values_t, s.keys, b.gradient, s.keys, false});
    for (int64_t row = 0; row < rows; ++row)
      softmaxBackwardRow(b.dropped + row * s.keys, b.p + row * s.keys, b.gradient + row * s.keys,
                         a.dropout.active() ? b.bits + row * s.bits_row : nullptr, a.dropout, s.keys);
    multiply<C>({rows, s.width, a.keys, b.p, s.keys, 1, b.k, s.width, b.dq + query * s.width, s.width, false});
    multiply<C>({a.keys, s.width, rows, b.p, 1, s.keys, b.q + query * s.width, s.width, b.dk, s.width, more});
  }
  unpack<S, C>(b.dq, s.width, a.queries, a.size, scale, a.dq.x, a.q.stride, a.dq.bias);
  unpack<S, C>(b.dk, s.width, a.keys, a.size, C{1}, a.dk.x, a.k.stride, a.dk.bias);
  unpack<S, C>(b.dv, s.width, a.keys, a.size, C{1}, a.dv.x, a.v.stride, a.dv.bias);
}

}  // namespace
}  // namespace cloze::CLOZE_KERNELS
