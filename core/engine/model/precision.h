// The number type of a precision.
#pragma once

#include <core/spec/run_spec.h>

#include <c10/core/ScalarType.h>

namespace cloze {

inline at::ScalarType dtypeOf(Precision precision) {
  switch (precision) {
    case Precision::Fp32:
      break;
    case Precision::Bf16:
      return at::kBFloat16;
    case Precision::Fp64:
      return at::kDouble;
  }
  return at::kFloat;
}

}  // namespace cloze
