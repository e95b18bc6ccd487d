// The one place where exceptions of LibTorch and the standard library become Errors. Nothing throws through the door.
#pragma once

#include <core/base/result.h>

#include <exception>
#include <utility>

namespace cloze {

// OutOfMemory for a failed allocation on the host or a device (the bytes asked for in the message where LibTorch
// tells), Internal with the exception's first line for everything else. REQUIRES: `exception` is not null
Error errorFromException(const std::exception_ptr& exception);

// Calls f, which returns a Result or Status; an exception becomes its Error.
template <typename Function>
auto guarded(Function&& f) -> decltype(f()) {
  try {
    return std::forward<Function>(f)();
  } catch (...) {
    return errorFromException(std::current_exception());
  }
}

}  // namespace cloze
