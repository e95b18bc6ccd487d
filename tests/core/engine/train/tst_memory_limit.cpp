#include <core/engine/train/memory_limit.h>
#include <tests/sanitizers.h>

#include <gtest/gtest.h>

#include <cstdlib>
#include <memory>

namespace cloze {
namespace {

struct Free {
  void operator()(void* memory) const { std::free(memory); }
};
using Memory = std::unique_ptr<void, Free>;

TEST(MemoryLimit, AllocationsBeyondItFailAndItEndsWithItsObject) {
#if defined(CLOZE_ADDRESS_SANITIZER)
  GTEST_SKIP() << "the address sanitizer ends the program where an allocation fails";
#endif
  {
    const HostMemoryLimit limit(64 << 20);
    rlimit now{};
    ::getrlimit(RLIMIT_DATA, &now);
    ASSERT_NE(now.rlim_cur, RLIM_INFINITY);
    EXPECT_NE(Memory(std::malloc(16 << 20)), nullptr);
    volatile size_t large = size_t{512} << 20;
    EXPECT_EQ(Memory(std::malloc(large)), nullptr);
  }
  volatile size_t large = size_t{512} << 20;
  EXPECT_NE(Memory(std::malloc(large)), nullptr);
}

TEST(MemoryLimit, NothingKnownChangesNothing) {
  rlimit before{}, after{};
  ::getrlimit(RLIMIT_DATA, &before);
  {
    const HostMemoryLimit limit(0);
    ::getrlimit(RLIMIT_DATA, &after);
  }
  EXPECT_EQ(before.rlim_cur, after.rlim_cur);
}

TEST(MemoryLimit, ThereIsMemoryToBeHad) {
  EXPECT_GT(availableHostBytes(), int64_t{16} << 20);
}

}  // namespace
}  // namespace cloze
