#include <core/base/threads.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <new>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace cloze {
namespace {

class Threads : public testing::TestWithParam<size_t> {};

TEST_P(Threads, DoEachIndexOnce) {
  for (const size_t count : {0u, 1u, 3u, 1000u}) {
    std::vector<int> times(count);
    std::vector<std::vector<size_t>> byThread(GetParam());
    runOverThreads(count, GetParam(), [&](size_t index, size_t thread) {
      ++times[index];
      byThread.at(thread).push_back(index);
    });
    EXPECT_EQ(times, std::vector<int>(count, 1));
    for (const auto& indices : byThread) EXPECT_TRUE(std::is_sorted(indices.begin(), indices.end()));
  }
}

TEST_P(Threads, HandOnWhatIsThrown) {
  std::atomic<size_t> begun = 0;
  const auto work = [&](size_t index, size_t) {
    ++begun;
    if (index >= 5) throw std::runtime_error("no " + std::to_string(index));
  };
  EXPECT_THROW(runOverThreads(1'000'000, GetParam(), work), std::runtime_error);
  EXPECT_GE(begun, 6u);
  EXPECT_LE(begun, 5 + GetParam()) << "no index is begun once one has thrown, but those under way";
}
INSTANTIATE_TEST_SUITE_P(Counts, Threads, testing::Values(1, 2, 7));

// The calling thread waits until a helper has thrown, so that it is a helper's exception that comes out.
TEST(ThreadsAlone, AHelpersExceptionReachesTheCaller) {
  const auto caller = std::this_thread::get_id();
  std::atomic<bool> thrown = false;
  const auto work = [&](size_t, size_t) {
    if (std::this_thread::get_id() != caller) {
      thrown = true;
      throw std::bad_alloc();
    }
    while (!thrown) std::this_thread::yield();
  };
  EXPECT_THROW(runOverThreads(2, 2, work), std::bad_alloc);
}

TEST(ThreadsAlone, WorkAtTheSameTime) {
  std::atomic<size_t> there = 0;
  std::vector<size_t> numbers(3);
  runOverThreads(3, 3, [&](size_t index, size_t thread) {
    numbers[index] = thread;
    for (++there; there < 3;) std::this_thread::yield();
  });
  EXPECT_EQ(std::set<size_t>(numbers.begin(), numbers.end()), (std::set<size_t>{0, 1, 2}));
}

TEST(ThreadsAlone, AreAtLeastOne) {
  EXPECT_EQ(threadsOf(3), 3u);
  EXPECT_GE(threadsOf(0), 1u);
  size_t done = 0;
  runOverThreads(2, 0, [&](size_t, size_t) { ++done; });
  EXPECT_EQ(done, 2u);
}

}  // namespace
}  // namespace cloze
