#include <core/base/threads.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace cloze {

size_t threadsOf(int64_t asked) {
  return asked > 0 ? static_cast<size_t>(asked) : std::max(1u, std::thread::hardware_concurrency());
}

void runOverThreads(size_t count, size_t threads, const std::function<void(size_t index, size_t thread)>& work) {
  std::atomic<size_t> next = 0;
  std::atomic<bool> failed = false;
  std::mutex mutex;
  std::exception_ptr first;
  const auto run = [&](size_t thread) {
    try {
      for (size_t i = next++; i < count && !failed; i = next++) work(i, thread);
    } catch (...) {
      failed = true;
      const std::lock_guard lock(mutex);
      if (first == nullptr) first = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> helpers;
    const size_t useful = std::min(threads, count);
    helpers.reserve(useful);
    try {
      for (size_t i = 1; i < useful; ++i) helpers.emplace_back(run, i);
    } catch (const std::system_error&) {
    }
    run(0);
  }
  if (first != nullptr) std::rethrow_exception(first);
}

}  // namespace cloze
