#include <core/engine/guard.h>

#include <c10/util/Exception.h>
#include <gtest/gtest.h>

#include <new>
#include <stdexcept>
#include <string>

namespace cloze {
namespace {

const c10::SourceLocation kHere = {"tst_guard", "tst_guard.cpp", 1};

template <typename Exception>
Error errorOf(const Exception& exception) {
  const Status status = guarded([&]() -> Status { throw exception; });
  return status.ok() ? Error{} : status.error();
}

TEST(Guard, ResultsPassThrough) {
  const Result<int> seven = guarded([]() -> Result<int> { return 7; });
  ASSERT_TRUE(seven.ok());
  EXPECT_EQ(*seven, 7);
  const Result<int> refused = guarded([]() -> Result<int> { return fieldError(ErrorCode::Busy, "device", "taken"); });
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().field, "device");
}

TEST(Guard, MemoryIsToldFromOtherFaults) {
  const std::string host =
      "[enforce fail at alloc_cpu.cpp:121] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to allocate "
      "123456789 bytes. Error code 12 (Cannot allocate memory)";
  const Error cpu = errorOf(c10::Error(kHere, host));
  EXPECT_EQ(cpu.code, ErrorCode::OutOfMemory);
  EXPECT_NE(cpu.message.find("123456789 bytes"), std::string::npos) << cpu.message;
  const Error gpu = errorOf(c10::OutOfMemoryError(kHere, "CUDA out of memory. Tried to allocate 2.50 GiB. GPU 0 has"));
  EXPECT_EQ(gpu.code, ErrorCode::OutOfMemory);
  EXPECT_NE(gpu.message.find("2.50 GiB more"), std::string::npos) << gpu.message;
  const Error library = errorOf(c10::Error(kHere, "CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling cublasCreate"));
  EXPECT_EQ(library.code, ErrorCode::OutOfMemory);
  const std::string own = "Out of memory: 99 bytes asked for, 7 bytes of tensors in use, limit 50.";
  EXPECT_EQ(errorOf(c10::OutOfMemoryError(kHere, own)).message, own);
  EXPECT_EQ(errorOf(std::bad_alloc()).code, ErrorCode::OutOfMemory);
  EXPECT_EQ(errorOf(std::runtime_error("something else")).code, ErrorCode::Internal);
  EXPECT_EQ(errorOf(c10::Error(kHere, "shape mismatch\nwith a trace")).code, ErrorCode::Internal);
  EXPECT_EQ(errorOf(7).code, ErrorCode::Internal);
}

TEST(Guard, OnlyTheFirstLineIsShown) {
  EXPECT_EQ(errorOf(std::runtime_error("first\nsecond")).message.find("second"), std::string::npos);
}

}  // namespace
}  // namespace cloze
