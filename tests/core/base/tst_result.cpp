#include <core/base/build_id.h>
#include <core/base/result.h>
#include <core/base/version.h>
#include <gtest/gtest.h>

#include <memory>

namespace cloze {
namespace {

Result<int> half(int n) {
  if (n % 2) return fieldError(ErrorCode::InvalidArgument, "n", "must be even.");
  return n / 2;
}
Result<int> quarter(int n) {
  CLOZE_ASSIGN(const int first, half(n));
  return half(first);
}
Status check(int n) {
  CLOZE_TRY(quarter(n));
  return {};
}

TEST(Result, PassesValuesAndErrorsOn) {
  EXPECT_EQ(*quarter(8), 2);
  EXPECT_FALSE(quarter(6).ok());
  EXPECT_EQ(quarter(6).error().toString(), "n: must be even.");
  EXPECT_EQ(fieldError(ErrorCode::InvalidArgument, "n", "\"n\" must be even.").toString(), "\"n\" must be even.");
  EXPECT_TRUE(check(4).ok());
  EXPECT_FALSE(check(3).ok());
  Result<std::unique_ptr<int>> owned(std::make_unique<int>(3));
  EXPECT_EQ(*std::move(owned).value(), 3);
}

TEST(Result, ErrorsAreWrittenWithFileAndLine) {
  EXPECT_EQ(fileError(ErrorCode::InvalidData, "a.tsv", "bad.", 7).toString(), "a.tsv:7: bad.");
  EXPECT_EQ(fileError(ErrorCode::InvalidData, "a.tsv", "bad.").toString(), "a.tsv: bad.");
  EXPECT_EQ(makeError(ErrorCode::Busy, "bad.").toString(), "bad.");
  EXPECT_STREQ(errorCodeName(ErrorCode::OutOfMemory), "out_of_memory");
}

TEST(Version, SaysWhatWasBuilt) {
  EXPECT_STREQ(programVersion(), "0.1.0");
  EXPECT_FALSE(std::string(programCommit()).empty());
  EXPECT_EQ(std::string(buildId()).size(), 16u);
  EXPECT_STREQ(buildId(), kBuildId) << "this test is of the same build as libcloze_core";
}

}  // namespace
}  // namespace cloze
