// The pool serves this whole test binary from here on: every other test then also runs on reused memory.
#include <core/engine/kernels/host_memory.h>
#include <tests/sanitizers.h>

#include <ATen/ATen.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

namespace cloze {
namespace {

class HostMemory : public testing::Test {
 protected:
  void SetUp() override {
#if defined(CLOZE_ADDRESS_SANITIZER)
    GTEST_SKIP() << "The address sanitizer watches the system's own memory, so the pool is off.";
#endif
    const char* wish = std::getenv("CLOZE_HOST_POOL");
    if (wish != nullptr && std::string(wish) == "0") GTEST_SKIP() << "CLOZE_HOST_POOL=0 turns the pool off.";
    useHostMemoryPool();
    const int64_t before = hostMemoryBytes();
    const at::Tensor probe = at::empty({1 << 20}, at::kByte);
    ASSERT_GT(hostMemoryBytes(), before) << "Tensors do not come from the pool.";
  }
  void TearDown() override {
    setHostMemoryLimit(0);
  }
};

at::Tensor bytes(int64_t count) {
  return at::empty({count}, at::kByte);
}

TEST_F(HostMemory, CountsWhatIsInUseAndThePeak) {
  const int64_t before = hostMemoryBytes();
  resetHostMemoryPeak();
  {
    const at::Tensor a = bytes(10 << 20), b = bytes(5 << 20);
    EXPECT_EQ(hostMemoryBytes() - before, 15 << 20);
    EXPECT_EQ(reinterpret_cast<uintptr_t>(a.data_ptr()) % 64, 0U);
  }
  EXPECT_EQ(hostMemoryBytes(), before);
  EXPECT_EQ(hostMemoryPeakBytes() - before, 15 << 20);
}

TEST_F(HostMemory, PiecesDoNotOverlapAndAreJoinedAgain) {
  const int64_t before = hostMemoryBytes();
  uint32_t state = 1;
  auto random = [&] { return state = state * 1664525U + 1013904223U, state >> 8; };
  std::vector<std::pair<at::Tensor, uint8_t>> held;
  for (int i = 0; i < 2000; ++i) {
    if (held.size() > 40 || (!held.empty() && random() % 2 == 0)) {
      const size_t which = random() % held.size();
      EXPECT_TRUE((held[which].first == held[which].second).all().item<bool>());
      held.erase(held.begin() + static_cast<std::ptrdiff_t>(which));
    } else {
      const auto value = static_cast<uint8_t>(random());
      held.emplace_back(bytes(1 + random() % (1 << 19)).fill_(value), value);
    }
  }
  for (const auto& [tensor, value] : held) EXPECT_TRUE((tensor == value).all().item<bool>());
  held.clear();
  EXPECT_EQ(hostMemoryBytes(), before);
}

TEST_F(HostMemory, ReusesWhatWasFreed) {
  void* first = bytes(64 << 20).data_ptr();
  EXPECT_EQ(bytes(64 << 20).data_ptr(), first);
  trimHostMemory();
  EXPECT_EQ(bytes(64 << 20).zero_().sum().item<int64_t>(), 0);
}

TEST_F(HostMemory, RefusesBeyondTheLimitAndGoesOn) {
  setHostMemoryLimit(hostMemoryBytes() + (32 << 20));
  try {
    bytes(64 << 20);
    FAIL() << "should have been refused";
  } catch (const c10::OutOfMemoryError& error) {
    EXPECT_NE(std::string(error.what()).find("67108864 bytes asked for"), std::string::npos) << error.what();
  }
  EXPECT_NO_THROW(bytes(16 << 20));
}

TEST_F(HostMemory, RefusesWhatNoMachineHas) {
  EXPECT_THROW(bytes(int64_t{1} << 50), c10::OutOfMemoryError);
  EXPECT_NO_THROW(bytes(1 << 20));
}

TEST_F(HostMemory, ServesThreadsAtOnce) {
  const int64_t before = hostMemoryBytes();
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([t] {
      for (int i = 1; i < 200; ++i) {
        const at::Tensor tensor = bytes(i * 4099).fill_(t);
        ASSERT_TRUE((tensor == t).all().item<bool>());
      }
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(hostMemoryBytes(), before);
}

}  // namespace
}  // namespace cloze
