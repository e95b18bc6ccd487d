#include <core/api/engine.h>
#include <core/base/version.h>

#include <gtest/gtest.h>

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace cloze {
namespace {

namespace fs = std::filesystem;

// Where this test and the libraries of its build are.
fs::path programFolder() {
  return fs::read_symlink("/proc/self/exe").parent_path();
}

// Sets CLOZE_ENGINE while it lives.
class NamedEngine {
 public:
  explicit NamedEngine(const fs::path& file) { ::setenv("CLOZE_ENGINE", file.c_str(), 1); }
  ~NamedEngine() { ::unsetenv("CLOZE_ENGINE"); }
};

TEST(LoadEngine, AMissingLibraryIsNamedWithTheRemedy) {
  const NamedEngine named("/nowhere/libcloze_engine.so");
  const Result<Engine*> engine = loadEngine();
  ASSERT_FALSE(engine.ok());
  EXPECT_EQ(engine.error().code, ErrorCode::EngineMissing);
  EXPECT_EQ(engine.error().file, "/nowhere/libcloze_engine.so");
  EXPECT_NE(engine.error().message.find("CLOZE_ENGINE"), std::string::npos);
}

TEST(LoadEngine, AFileThatIsNoLibraryIsRefused) {
  const fs::path file = fs::temp_directory_path() / ("cloze-no-engine-" + std::to_string(::getpid()) + ".so");
  std::ofstream(file) << "not an ELF file";
  {
    const NamedEngine named(file);
    const Result<Engine*> engine = loadEngine();
    ASSERT_FALSE(engine.ok());
    EXPECT_EQ(engine.error().code, ErrorCode::EngineMissing);
    EXPECT_EQ(engine.error().file, file.string());
  }
  fs::remove(file);
}

TEST(LoadEngine, ALibraryOfSomethingElseIsRefused) {
  const NamedEngine named(programFolder() / "libcloze_core.so");
  const Result<Engine*> engine = loadEngine();
  ASSERT_FALSE(engine.ok());
  EXPECT_NE(engine.error().message.find("not Cloze's engine"), std::string::npos) << engine.error().message;
}

// Last: once loaded, the engine stays.
TEST(LoadEngine, TheEngineOfThisBuildIsFoundBesideTheProgram) {
  if (!fs::exists(programFolder() / "libcloze_engine.so")) {
    GTEST_SKIP() << "this build has no engine (CLOZE_WITH_ENGINE=OFF)";
  }
  const Result<Engine*> first = loadEngine();
  ASSERT_TRUE(first.ok()) << first.error().toString();
  EXPECT_EQ((*first)->info().build_id, buildId());
  const Result<Engine*> second = loadEngine();
  ASSERT_TRUE(second.ok());
  EXPECT_EQ(*first, *second);
}

}  // namespace
}  // namespace cloze
