// Dropout, residual and LayerNorm in one pass over a row, forward and backward.
#pragma once

#include <core/engine/kernels/simd_philox.h>

namespace cloze::CLOZE_KERNELS {
namespace {

// A row's dropout factors, made once a row. Rows up to kInlineUnits wide need no memory of their own.
constexpr int64_t kInlineUnits = 4096;
struct RowBits {
  explicit RowBits(int64_t columns)
      : data(columns <= kInlineUnits ? inline_bits
                                     : static_cast<uint16_t*>(__builtin_malloc(
                                           static_cast<size_t>((columns + 127) / 128 * 128) * sizeof(uint16_t)))) {}
  ~RowBits() {
    if (data != inline_bits) __builtin_free(data);
  }
  RowBits(const RowBits&) = delete;
  RowBits& operator=(const RowBits&) = delete;
  uint16_t inline_bits[kInlineUnits];
  uint16_t* data;
};

template <typename S>
CLOZE_INLINE void addInputs(const NormForward<S>& a, int64_t row, RowBits* bits) {
  using C = Compute<S>;
  S* z = a.z + row * a.columns;
  const S* residual = a.residual == nullptr ? nullptr : a.residual + row * a.columns;
  if (a.bias == nullptr && residual == nullptr) return;
  const bool dropping = a.before.active();
  const C scale = static_cast<C>(a.before.scale);
  if (dropping) hiddenRow(a.before, a.origin.examples[row], a.origin.positions[row], a.columns, bits->data);
  forColumns<C>(a.columns, [&](int64_t column, int64_t lanes) CLOZE_LAMBDA_INLINE {
    Vec<C> v = loadLanes(z + column, lanes);
    if (a.bias != nullptr) v += loadLanes(a.bias + column, lanes);
    if (dropping) v *= keepFactor<C>(bits->data + column, a.before.threshold, scale);
    if (residual != nullptr) v += loadLanes(residual + column, lanes);
    storeLanes(z + column, v, lanes);
  });
}

template <typename S>
void normForward(const NormForward<S>& a, int64_t begin, int64_t end) {
  using C = Compute<S>;
  RowBits bits(a.columns);
  const C count = static_cast<C>(a.columns);
  for (int64_t row = begin; row < end; ++row) {
    addInputs(a, row, &bits);
    const S* z = a.z + row * a.columns;
    Vec<C> total{};
    forColumns<C>(a.columns,
                  [&](int64_t column, int64_t lanes) CLOZE_LAMBDA_INLINE { total += loadLanes(z + column, lanes); });
    const C mean = sum<C>(total) / count;
    Vec<C> squares{};
    forColumns<C>(a.columns, [&](int64_t column, int64_t lanes) CLOZE_LAMBDA_INLINE {
      const Vec<C> distance = firstLanes<C>(loadLanes(z + column, lanes) - mean, lanes);
      squares += distance * distance;
    });
    const C variance = sum<C>(squares) / count;
    const C inverse = C{1} / static_cast<C>(__builtin_sqrt(variance + static_cast<C>(a.epsilon)));
    a.statistics[2 * row] = mean;
    a.statistics[2 * row + 1] = inverse;
    const bool dropping = a.after.active();
    const C scale = static_cast<C>(a.after.scale);
    if (dropping) hiddenRow(a.after, a.origin.examples[row], a.origin.positions[row], a.columns, bits.data);
    S* y = a.y + row * a.columns;
    forColumns<C>(a.columns, [&](int64_t column, int64_t lanes) CLOZE_LAMBDA_INLINE {
      Vec<C> v = (loadLanes(z + column, lanes) - mean) * inverse * loadLanes(a.gamma + column, lanes) +
                 loadLanes(a.beta + column, lanes);
      if (dropping) v *= keepFactor<C>(bits.data + column, a.after.threshold, scale);
      storeLanes(y + column, v, lanes);
    });
  }
}

template <typename S>
void normBackward(const NormBackward<S>& a, int64_t begin, int64_t end) {
  using C = Compute<S>;
  RowBits bits(a.columns), after(a.after.active() ? a.columns : 0);
  const C count = static_cast<C>(a.columns);
  const bool droppedAfter = a.after.active(), droppedBefore = a.before.active();
  const C scaleAfter = static_cast<C>(a.after.scale), scaleBefore = static_cast<C>(a.before.scale);
  for (int64_t row = begin; row < end; ++row) {
    const S* dy = a.dy + row * a.columns;
    const S* z = a.z + row * a.columns;
    S* dz = a.dz + row * a.columns;
    S* dh = a.dh == nullptr ? nullptr : a.dh + row * a.columns;
    const C mean = a.statistics[2 * row], inverse = a.statistics[2 * row + 1];
    if (droppedAfter) hiddenRow(a.after, a.origin.examples[row], a.origin.positions[row], a.columns, after.data);
    if (droppedBefore) hiddenRow(a.before, a.origin.examples[row], a.origin.positions[row], a.columns, bits.data);
    auto incoming = [&](int64_t column, int64_t lanes) CLOZE_LAMBDA_INLINE {
      Vec<C> g = loadLanes(dy + column, lanes);
      if (droppedAfter) g *= keepFactor<C>(after.data + column, a.after.threshold, scaleAfter);
      return g;
    };
    Vec<C> sumG{}, sumGx{};
    forColumns<C>(a.columns, [&](int64_t column, int64_t lanes) CLOZE_LAMBDA_INLINE {
      const Vec<C> g = incoming(column, lanes);
      const Vec<C> normal = (loadLanes(z + column, lanes) - mean) * inverse;
      const Vec<C> scaled = g * loadLanes(a.gamma + column, lanes);
      sumG += scaled;
      sumGx += scaled * normal;
      storeLanes(a.dgamma + column, loadLanes(a.dgamma + column, lanes) + g * normal, lanes);
      storeLanes(a.dbeta + column, loadLanes(a.dbeta + column, lanes) + g, lanes);
    });
    const C meanG = sum<C>(sumG) / count, meanGx = sum<C>(sumGx) / count;
    forColumns<C>(a.columns, [&](int64_t column, int64_t lanes) CLOZE_LAMBDA_INLINE {
      const Vec<C> normal = (loadLanes(z + column, lanes) - mean) * inverse;
      const Vec<C> scaled = incoming(column, lanes) * loadLanes(a.gamma + column, lanes);
      const Vec<C> gradient = (scaled - meanG - normal * meanGx) * inverse;
      storeLanes(dz + column, gradient, lanes);
      Vec<C> inner = gradient;
      if (droppedBefore) {
        inner *= keepFactor<C>(bits.data + column, a.before.threshold, scaleBefore);
        storeLanes(dh + column, inner, lanes);
      }
      if (a.dbias != nullptr) storeLanes(a.dbias + column, loadLanes(a.dbias + column, lanes) + inner, lanes);
    });
  }
}

}  // namespace
}  // namespace cloze::CLOZE_KERNELS
