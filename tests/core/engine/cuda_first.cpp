// LibTorch's first backward pass starts a thread for each device that is there, once. So where tests on CUDA are among
// those that run, its CUDA half is loaded before any other test; the others do without these seconds.
#include <core/engine/train/cuda_driver.h>

#include <gtest/gtest.h>

#include <string>

namespace cloze::test {
namespace {

bool runsOnCuda(const testing::TestSuite& suite) {
  for (int i = 0; i < suite.total_test_count(); ++i) {
    const testing::TestInfo& test = *suite.GetTestInfo(i);
    const std::string name = std::string(suite.name()) + "." + test.name();
    if (test.should_run() && name.find("Cuda") != std::string::npos) return true;
  }
  return false;
}

class CudaFirst : public testing::Environment {
  void SetUp() override {
    const testing::UnitTest& all = *testing::UnitTest::GetInstance();
    for (int i = 0; i < all.total_test_suite_count(); ++i) {
      if (!runsOnCuda(*all.GetTestSuite(i))) continue;
      CudaDriver::get();
      return;
    }
  }
};
const testing::Environment* const kCudaFirst = testing::AddGlobalTestEnvironment(new CudaFirst);

}  // namespace
}  // namespace cloze::test
