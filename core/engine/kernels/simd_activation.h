// Activations with their derivatives.
#pragma once

#include <core/engine/kernels/simd.h>

namespace cloze::CLOZE_KERNELS {
namespace {

template <typename C>
struct ValueAndSlope {
  Vec<C> value, slope;
};

// x Phi(x). Phi(-t) = e^(-t^2/2) P(1 / (1 + 0.21 t)), P an own weighted fit over [0, 14]: relative error 1.6e-8, so the
// tail keeps its digits and one exponential serves value and slope.
CLOZE_INLINE ValueAndSlope<float> gelu(Vec<float> x) {
  const Vec<float> t = bitCast<Vec<float>>(bitCast<Ints>(x) & 0x7fffffff);
  const Vec<float> e = exponential(x * x * -0.5F);
  const Vec<float> s = 1.0F / (t * 0.21F + 1.0F);
  Vec<float> p = splat(-0.07165604041F);
  p = p * s + 0.2835874529F;
  p = p * s - 0.3302514210F;
  p = p * s + 0.3493990893F;
  p = p * s - 0.0939240693F;
  p = p * s + 0.1248723099F;
  p = p * s + 0.0691922627F;
  p = p * s + 0.0850688465F;
  p = p * s + 0.0837115762F;
  const Vec<float> tail = p * s * e;
  const Vec<float> phi = x < 0.0F ? tail : 1.0F - tail;
  return {x * phi, phi + x * (e * 0.398942280F)};
}
CLOZE_INLINE ValueAndSlope<double> gelu(Vec<double> x) {
  ValueAndSlope<double> out;
  for (int i = 0; i < kLanes<double>; ++i) {
    const double phi = 0.5 * __builtin_erfc(x[i] * -0.70710678118654752440);
    out.value[i] = x[i] * phi;
    out.slope[i] = phi + x[i] * 0.39894228040143267794 * __builtin_exp(-0.5 * x[i] * x[i]);
  }
  return out;
}

template <typename C>
CLOZE_INLINE Vec<C> sigmoid(Vec<C> x) {
  return C{1} / (C{1} + exponential(-x));
}

// 0.5 x (1 + tanh(u)) = x sigmoid(2 u), u = sqrt(2 / pi) (x + 0.044715 x^3)
template <typename C>
CLOZE_INLINE ValueAndSlope<C> geluNew(Vec<C> x) {
  constexpr C k = static_cast<C>(1.5957691216057307118), a = static_cast<C>(0.044715);
  const Vec<C> s = sigmoid<C>(k * x * (C{1} + a * x * x));
  return {x * s, s + x * s * (C{1} - s) * k * (C{1} + C{3} * a * x * x)};
}

template <typename C>
CLOZE_INLINE ValueAndSlope<C> silu(Vec<C> x) {
  const Vec<C> s = sigmoid<C>(x);
  return {x * s, s * (C{1} + x * (C{1} - s))};
}

template <typename C>
CLOZE_INLINE ValueAndSlope<C> hyperbolicTangent(Vec<C> x) {
  Vec<C> y;
  for (int i = 0; i < kLanes<C>; ++i) y[i] = static_cast<C>(__builtin_tanh(x[i]));
  return {y, C{1} - y * y};
}

template <typename C>
CLOZE_INLINE ValueAndSlope<C> relu(Vec<C> x) {
  const Vec<C> zero{}, one = splat(C{1});
  return {x < C{0} ? zero : x, x > C{0} ? one : zero};
}

template <typename S, typename Function>
CLOZE_INLINE void activateRows(const ActivationForward<S>& a, int64_t begin, int64_t end, const Function& function) {
  using C = Compute<S>;
  for (int64_t row = begin; row < end; ++row) {
    S* x = a.x + row * a.columns;
    S* y = a.y + row * a.columns;
    forColumns<C>(a.columns, [&](int64_t column, int64_t lanes) CLOZE_LAMBDA_INLINE {
      const auto out = function(loadLanes(x + column, lanes) + loadLanes(a.bias + column, lanes));
      storeLanes(y + column, out.value, lanes);
      if (a.derivative) storeLanes(x + column, out.slope, lanes);
    });
  }
}

template <typename S>
void activationForward(const ActivationForward<S>& a, int64_t begin, int64_t end) {
  using C = Compute<S>;
  switch (a.activation) {
    case Activation::Gelu:
      return activateRows(a, begin, end, [](Vec<C> x) CLOZE_LAMBDA_INLINE { return gelu(x); });
    case Activation::GeluNew:
      return activateRows(a, begin, end, [](Vec<C> x) CLOZE_LAMBDA_INLINE { return geluNew<C>(x); });
    case Activation::Relu:
      return activateRows(a, begin, end, [](Vec<C> x) CLOZE_LAMBDA_INLINE { return relu<C>(x); });
    case Activation::Silu:
      return activateRows(a, begin, end, [](Vec<C> x) CLOZE_LAMBDA_INLINE { return silu<C>(x); });
    case Activation::Tanh:
      return activateRows(a, begin, end, [](Vec<C> x) CLOZE_LAMBDA_INLINE { return hyperbolicTangent<C>(x); });
  }
}

template <typename S>
void activationBackward(S* dy, const S* derivative, int64_t columns, Compute<S>* dbias, int64_t begin, int64_t end) {
  using C = Compute<S>;
  for (int64_t row = begin; row < end; ++row) {
    S* g = dy + row * columns;
    const S* slope = derivative + row * columns;
    forColumns<C>(columns, [&](int64_t column, int64_t lanes) CLOZE_LAMBDA_INLINE {
      const Vec<C> dx = loadLanes(g + column, lanes) * loadLanes(slope + column, lanes);
      storeLanes(g + column, dx, lanes);
      storeLanes(dbias + column, loadLanes(dbias + column, lanes) + dx, lanes);
    });
  }
}

}  // namespace
}  // namespace cloze::CLOZE_KERNELS
