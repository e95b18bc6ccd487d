#include <core/base/file_lock.h>
#include <gmock/gmock.h>
#include <sys/wait.h>
#include <tests/core/base/temp_folder.h>
#include <unistd.h>

#include <csignal>

namespace cloze {
namespace {

TEST(FileLock, OneHolderAtATimeInOneProcess) {
  TempFolder folder;
  EXPECT_FALSE(FileLock::isHeld(folder / "lock"));
  EXPECT_FALSE(std::filesystem::exists(folder / "lock")) << "asking must not create the file";
  auto first = FileLock::tryAcquire(folder / "lock");
  ASSERT_TRUE(first.ok());
  EXPECT_TRUE(FileLock::isHeld(folder / "lock"));
  const auto second = FileLock::tryAcquire(folder / "lock");
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.error().code, ErrorCode::Busy);
  EXPECT_EQ(second.error().file, (folder / "lock").string());
  first.value().reset();
  EXPECT_FALSE(FileLock::isHeld(folder / "lock"));
  EXPECT_TRUE(FileLock::tryAcquire(folder / "lock").ok());
}

TEST(FileLock, IsGoneWhenItsProcessIsKilled) {
  TempFolder folder;
  int ready[2];
  ASSERT_EQ(::pipe(ready), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    const auto lock = FileLock::tryAcquire(folder / "lock");
    (void)!::write(ready[1], "x", 1);
    ::pause();
    ::_exit(lock.ok() ? 0 : 1);
  }
  char byte = 0;
  ASSERT_EQ(::read(ready[0], &byte, 1), 1);
  EXPECT_TRUE(FileLock::isHeld(folder / "lock"));
  EXPECT_FALSE(FileLock::tryAcquire(folder / "lock").ok());
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  EXPECT_FALSE(FileLock::isHeld(folder / "lock"));
  EXPECT_TRUE(FileLock::tryAcquire(folder / "lock").ok());
  ::close(ready[0]);
  ::close(ready[1]);
}

TEST(FileLock, CannotBeTakenWhereThereIsNoFolder) {
  TempFolder folder;
  const auto lock = FileLock::tryAcquire(folder / "gone/lock");
  ASSERT_FALSE(lock.ok());
  EXPECT_EQ(lock.error().code, ErrorCode::NotFound);
  EXPECT_FALSE(FileLock::isHeld(folder / "gone/lock"));
}

}  // namespace
}  // namespace cloze
