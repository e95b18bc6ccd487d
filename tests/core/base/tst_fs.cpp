#include <core/base/atomic_file.h>
#include <core/base/fs.h>
#include <gmock/gmock.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <tests/core/base/temp_folder.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <random>

namespace cloze {
namespace {

using ::testing::HasSubstr;
namespace fs = std::filesystem;

// The fault hook is a plain function, so what it does is kept here.
struct Fault {
  const char* operation;
  int error;
} g_plan{};
int planned(const char* operation, const fs::path&) {
  if (std::strcmp(operation, g_plan.operation) != 0) return 0;
  if (g_plan.error < 0) ::_exit(0);  // a crash at this point
  return g_plan.error;
}
class WithFault {
 public:
  WithFault(const char* operation, int error) {
    g_plan = {operation, error};
    setFileFaultForTests(planned);
  }
  ~WithFault() { setFileFaultForTests(nullptr); }
};

size_t entriesIn(const fs::path& folder) {
  return static_cast<size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

TEST(Fs, ReadFileReturnsEveryByteAndHoldsTheLimit) {
  TempFolder folder;
  const std::string content("a\0b\n\xff", 5);
  writeText(folder / "x", content);
  EXPECT_EQ(*readFile(folder / "x"), content);
  EXPECT_EQ(*readFile(folder / "x", 5), content);
  const auto tooLarge = readFile(folder / "x", 4);
  ASSERT_FALSE(tooLarge.ok());
  EXPECT_EQ(tooLarge.error().code, ErrorCode::InvalidData);
  EXPECT_EQ(tooLarge.error().file, (folder / "x").string());
  EXPECT_TRUE(readFile("/proc/self/status").ok()) << "files that say size 0 are read too";
  EXPECT_FALSE(readFile("/dev/zero", 100000).ok());
}

TEST(Fs, ReadFileErrorsNameThePathAndTheReason) {
  TempFolder folder;
  writeText(folder / "file", "");
  struct Row {
    fs::path path;
    ErrorCode code;
    const char* message;
  };
  for (const Row& row : {Row{folder / "absent", ErrorCode::NotFound, "does not exist"},
                         Row{folder / "file/inside", ErrorCode::NotFound, "is a file, not a folder"},
                         Row{folder.path(), ErrorCode::InvalidArgument, "it is a folder"}}) {
    const auto result = readFile(row.path);
    ASSERT_FALSE(result.ok()) << row.path;
    EXPECT_EQ(result.error().code, row.code) << row.path;
    EXPECT_THAT(result.error().message, HasSubstr(row.message));
    EXPECT_EQ(result.error().file, row.path.string());
    EXPECT_FALSE(MappedFile::open(row.path).ok());
    EXPECT_FALSE(sha256OfFile(row.path).ok());
  }
}

TEST(Fs, AtomicWriteReplacesWholeContent) {
  TempFolder folder;
  ASSERT_TRUE(writeFileAtomically(folder / "x", "old and longer").ok());
  ASSERT_TRUE(writeFileAtomically(folder / "x", "new").ok());
  EXPECT_EQ(readText(folder / "x"), "new");
  EXPECT_EQ(entriesIn(folder.path()), 1u) << "no temporary file is left";
  const std::string longest(255, 'n');
  EXPECT_TRUE(writeFileAtomically(folder / longest, "x").ok());
}

TEST(Fs, FailedAtomicWriteKeepsTheOldContent) {
  struct Row {
    const char* operation;
    int error;
    const char* message;
  };
  for (const Row& row : {Row{"open", EROFS, "read-only"}, Row{"open", EACCES, "permission denied"},
                         Row{"write", ENOSPC, "disk is full: 3 bytes"}, Row{"write", EDQUOT, "disk is full"},
                         Row{"fsync", EIO, "Input/output error"}, Row{"rename", ENOSPC, "full"}}) {
    TempFolder folder;
    writeText(folder / "x", "old");
    {
      WithFault fault(row.operation, row.error);
      const Status status = writeFileAtomically(folder / "x", "new");
      ASSERT_FALSE(status.ok()) << row.operation;
      EXPECT_EQ(status.error().code, ErrorCode::Io);
      EXPECT_EQ(status.error().file, (folder / "x").string());
      EXPECT_THAT(status.error().message, HasSubstr(row.message));
    }
    EXPECT_EQ(readText(folder / "x"), "old");
    EXPECT_EQ(entriesIn(folder.path()), 1u);
  }
  TempFolder folder;
  const Status vanished = writeFileAtomically(folder / "gone/x", "new");
  ASSERT_FALSE(vanished.ok());
  EXPECT_EQ(vanished.error().code, ErrorCode::NotFound);
  EXPECT_THAT(vanished.error().message, HasSubstr("folder does not exist"));
}

TEST(AtomicFile, IsThereWholeOrNotAtAll) {
  TempFolder folder;
  writeText(folder / "x", "old");
  {
    auto file = AtomicFile::create(folder / "x", 4);
    ASSERT_TRUE(file.ok());
    ASSERT_TRUE((*file)->write("ne").ok());
  }
  EXPECT_EQ(readText(folder / "x"), "old") << "what was not committed is not there";
  EXPECT_EQ(entriesIn(folder.path()), 1u);
  auto file = AtomicFile::create(folder / "x", 3);
  ASSERT_TRUE(file.ok());
  ASSERT_TRUE((*file)->write("n").ok());
  ASSERT_TRUE((*file)->write("ew").ok());
  EXPECT_EQ(readText(folder / "x"), "old");
  ASSERT_TRUE((*file)->commit().ok());
  EXPECT_EQ(readText(folder / "x"), "new");
  EXPECT_EQ(entriesIn(folder.path()), 1u);
}

// A killed process may have had the number of this one, and have left files under the names that come next.
TEST(AtomicFile, NamesThatAreTakenAreStepped) {
  TempFolder folder;
  const std::string prefix = ".tmp-" + std::to_string(::getpid()) + "-";
  for (int i = 0; i < 400; ++i) writeText(folder / (prefix + std::to_string(i)), "stale");
  auto file = AtomicFile::create(folder / "x", 0);
  ASSERT_TRUE(file.ok()) << file.error().toString();
  ASSERT_TRUE((*file)->write("x").ok());
  ASSERT_TRUE((*file)->commit().ok());
  EXPECT_EQ(readText(folder / "x"), "x");
}

TEST(Fs, ReplaceFolderSurvivesACrashAtEveryPoint) {
  for (const char* operation : {"rename", "fsync", "remove"}) {
    TempFolder folder;
    fs::create_directory(folder / "last");
    fs::create_directory(folder / "next");
    writeText(folder / "last/w", "old");
    writeText(folder / "next/w", "new");
    const pid_t child = ::fork();
    if (child == 0) {
      WithFault fault(operation, -1);
      (void)replaceFolder(folder / "next", folder / "last");
      ::_exit(1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(WEXITSTATUS(status), 0) << operation << " was not reached";
    ASSERT_TRUE(recoverReplacedFolder(folder / "last").ok());
    EXPECT_EQ(readText(folder / "last/w"), std::string(operation) == "rename" ? "old" : "new") << operation;
    EXPECT_EQ(entriesIn(folder.path()), std::string(operation) == "rename" ? 2u : 1u) << operation;
  }
}

TEST(Fs, ReplaceFolderRestoresWhenKilledBetweenItsRenames) {
  TempFolder folder;
  fs::create_directory(folder / ".last.replaced");  // as left between the two renames
  writeText(folder / ".last.replaced/w", "old");
  ASSERT_TRUE(recoverReplacedFolder(folder / "last").ok());
  EXPECT_EQ(readText(folder / "last/w"), "old");
  EXPECT_TRUE(recoverReplacedFolder(folder / "last").ok()) << "nothing to do is fine";
}

TEST(Fs, ReplaceFolderKeepsTheOldOneWhereTheNewIsMissing) {
  TempFolder folder;
  fs::create_directory(folder / "last");
  writeText(folder / "last/w", "old");
  EXPECT_FALSE(replaceFolder(folder / "absent", folder / "last").ok());
  EXPECT_EQ(readText(folder / "last/w"), "old");
  fs::create_directory(folder / "next");
  EXPECT_TRUE(replaceFolder(folder / "next/", folder / "fresh/").ok()) << "trailing slashes, and no old folder";
  EXPECT_TRUE(fs::is_directory(folder / "fresh"));
}

TEST(Fs, MakeFolders) {
  TempFolder folder;
  EXPECT_TRUE(makeFolders(folder / "a/b/c").ok());
  EXPECT_TRUE(makeFolders(folder / "a/b/c/").ok());
  writeText(folder / "a/file", "");
  const Status status = makeFolders(folder / "a/file/d");
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().file, (folder / "a/file").string());
  EXPECT_THAT(status.error().message, HasSubstr("Is a file"));
  WithFault fault("mkdir", ENOSPC);
  EXPECT_THAT(makeFolders(folder / "new").error().message, HasSubstr("disk is full"));
  EXPECT_THAT(makeFolders(folder / "new").error().message, HasSubstr(" bytes are free"));
}

TEST(Fs, AFolderIsMadeWithoutItsParents) {
  TempFolder folder;
  EXPECT_EQ(makeFolder(folder / "gone/new").error().code, ErrorCode::NotFound);
  EXPECT_FALSE(fs::exists(folder / "gone"));
  EXPECT_TRUE(makeFolder(folder / "new").ok());
  EXPECT_TRUE(makeFolder(folder / "new").ok());
}

TEST(Fs, FreeBytesOfAFolderYetToBeMade) {
  TempFolder folder;
  EXPECT_GT(*freeBytes(folder / "not/yet/there"), 0u);
  EXPECT_GT(*freeBytes(""), 0u);
}

TEST(Fs, MapsFilesAndDigestsThem) {
  TempFolder folder;
  writeText(folder / "abc", "abc");
  writeText(folder / "empty", "");
  const auto map = MappedFile::open(folder / "abc");
  ASSERT_TRUE(map.ok());
  EXPECT_EQ(map.value()->bytes().size(), 3u);
  EXPECT_EQ(map.value()->bytes()[2], std::byte{'c'});
  EXPECT_TRUE(MappedFile::open(folder / "empty").value()->bytes().empty());
  // FIPS 180-2, appendix B.
  const std::string abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  EXPECT_EQ(*sha256OfFile(folder / "abc"), abc);
  EXPECT_EQ(sha256Of("abc"), abc);
  EXPECT_EQ(sha256Of(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Fs, DefaultRunsFolderFollowsTheXdgSpecification) {
  const char* before = std::getenv("XDG_DATA_HOME");
  const std::string saved = before ? before : "";
  ::setenv("XDG_DATA_HOME", "/data/home", 1);
  EXPECT_EQ(defaultRunsFolder(), "/data/home/cloze/runs");
  ::setenv("XDG_DATA_HOME", "relative", 1);
  EXPECT_THAT(defaultRunsFolder().string(), ::testing::EndsWith("/.local/share/cloze/runs"));
  EXPECT_TRUE(defaultRunsFolder().is_absolute());
  before ? ::setenv("XDG_DATA_HOME", saved.c_str(), 1) : ::unsetenv("XDG_DATA_HOME");
}

}  // namespace
}  // namespace cloze
