// The threads of LibTorch (one pool with its matrix products), behind a function without its headers.
#pragma once

#include <cstdint>
#include <memory>
#include <type_traits>

namespace cloze {

// How many parts parallelParts() makes of `total` items: at most one a thread, none smaller than `grain`.
int64_t partCount(int64_t total, int64_t grain);

namespace detail {
void runParts(int64_t parts, void (*call)(const void*, int64_t), const void* function);
}

// Calls function(part, begin, end) for consecutive ranges of [0, total), one on each thread; returns when all are done.
// The division depends on total, parts and nothing else, so sums over parts are reproducible for a number of threads.
template <typename Function>
void parallelParts(int64_t total, int64_t parts, const Function& function) {
  if (total <= 0) return;
  auto one = [&](int64_t part) { function(part, total * part / parts, total * (part + 1) / parts); };
  detail::runParts(
      parts, [](const void* f, int64_t part) { (*static_cast<const decltype(one)*>(f))(part); }, &one);
}

}  // namespace cloze
