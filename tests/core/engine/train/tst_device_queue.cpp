// Where the locks of devices are, one place a user and nobody else's, and what is told to who waits.
#include <core/engine/train/device_queue.h>
#include <tests/core/engine/train/training_fixture.h>

#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <thread>

namespace cloze {
namespace {

namespace fs = std::filesystem;

class DeviceQueue : public TrainingTest {
 protected:
  static mode_t modeOf(const fs::path& path) {
    struct stat info {};
    return ::stat(path.c_str(), &info) == 0 ? info.st_mode & 07777 : 0;
  }
};

// A desktop session has XDG_RUNTIME_DIR and a home, cron and su have neither.
TEST_F(DeviceQueue, EveryEnvironmentOfAUserMeetsInOnePlace) {
  ::unsetenv("CLOZE_LOCKS");
  const fs::path expected = "/tmp/cloze-" + std::to_string(::getuid());
  for (const char* name : {"XDG_RUNTIME_DIR", "TMPDIR", "HOME"}) {
    const char* set = std::getenv(name);
    const std::string before = set == nullptr ? "" : set;
    ::setenv(name, m_folder.path().c_str(), 1);
    EXPECT_EQ(deviceLockFile(c10::Device(c10::kCPU)), expected / "cpu.lock") << name;
    ::unsetenv(name);
    EXPECT_EQ(deviceLockFile(c10::Device(c10::kCUDA, 1)), expected / "cuda-1.lock") << name;
    if (set != nullptr) ::setenv(name, before.c_str(), 1);
  }
  ::setenv("CLOZE_LOCKS", "/elsewhere", 1);
  EXPECT_EQ(deviceLockFile(c10::Device(c10::kCPU)), "/elsewhere/cpu.lock");
}

TEST_F(DeviceQueue, TheFolderIsTheUsersAlone) {
  const fs::path folder = m_folder / "queue";
  ASSERT_TRUE(makeLockFolder(folder, ::getuid()).ok());
  EXPECT_EQ(modeOf(folder), 0700u);
  ASSERT_EQ(::chmod(folder.c_str(), 0777), 0);
  ASSERT_TRUE(makeLockFolder(folder, ::getuid()).ok());
  EXPECT_EQ(modeOf(folder), 0700u) << "one that stood open is closed";
  const Status others = makeLockFolder(folder, ::getuid() + 1);
  ASSERT_FALSE(others.ok());
  EXPECT_EQ(others.error().file, folder.string());
  EXPECT_NE(others.error().message.find("belongs to another user"), std::string::npos) << others.error().message;
  EXPECT_NE(others.error().message.find("CLOZE_LOCKS"), std::string::npos) << others.error().message;
}

TEST_F(DeviceQueue, ALinkOrAFileInItsPlaceIsRefused) {
  ASSERT_TRUE(makeFolders(m_folder / "somewhere").ok());
  fs::create_directory_symlink(m_folder / "somewhere", m_folder / "link");
  writeText(m_folder / "file", "");
  for (const char* name : {"link", "file"}) {
    const Status refused = makeLockFolder(m_folder / name, ::getuid());
    ASSERT_FALSE(refused.ok()) << name;
    EXPECT_EQ(refused.error().file, (m_folder / name).string());
    ::setenv("CLOZE_LOCKS", (m_folder / name).c_str(), 1);
    const auto run = train(makeSpec());
    ASSERT_FALSE(run.ok()) << name << ": a run that cannot queue does not train beside another";
    EXPECT_EQ(run.error().file, (m_folder / name).string());
  }
}

// What somebody planted under the name of the lock is not written to, and not made.
TEST_F(DeviceQueue, ALinkInThePlaceOfTheLockIsNotFollowed) {
  ::setenv("CLOZE_LOCKS", (m_folder / "queue").c_str(), 1);
  ASSERT_TRUE(makeLockFolder(m_folder / "queue", ::getuid()).ok());
  const fs::path lockFile = deviceLockFile(c10::Device(c10::kCPU));
  writeText(m_folder / "precious", "as it was");
  for (const char* target : {"precious", "absent"}) {
    fs::create_symlink(m_folder / target, lockFile);
    const auto run = train(makeSpec());
    ASSERT_FALSE(run.ok()) << target;
    EXPECT_EQ(run.error().file, lockFile.string());
    EXPECT_NE(run.error().message.find("Remove the link"), std::string::npos) << run.error().message;
    fs::remove(lockFile);
  }
  EXPECT_EQ(readFile(m_folder / "precious").value(), "as it was");
  EXPECT_FALSE(fs::exists(m_folder / "absent"));
  fs::create_hard_link(m_folder / "precious", lockFile);
  ASSERT_OK(train(makeSpec()));
  EXPECT_EQ(readFile(m_folder / "precious").value(), "as it was") << "a lock all the same, without a name";
}

// Who waits says for whom, and whether that one goes on: a paused run holds its device until somebody does something.
TEST_F(DeviceQueue, ASecondRunWaitsForTheDevice) {
  const RunSpec spec = makeSpec();
  const fs::path lockFile = deviceLockFile(c10::Device(c10::kCPU));
  ASSERT_TRUE(makeFolders(lockFile.parent_path()).ok());
  auto lock = FileLock::tryAcquire(lockFile);
  ASSERT_OK(lock);
  RunRecord record;
  record.spec = spec;
  record.spec.name = "the \x1B[31mfirst\xC2\x9B " + std::string(80, 'x');
  const std::string named = "\"the ?[31mfirst? " + std::string(63, 'x') + "...\"";
  auto first = RunWriter::create(m_folder / "elsewhere", record);
  ASSERT_OK(first);
  RunProgress progress;
  const auto begins = [&](RunState state) {
    progress.state = state;
    EXPECT_TRUE((*first)->setProgress(progress).ok());
  };
  const auto waitsFor = [&](const std::string& what) {
    for (int i = 0; i < 400; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(25));
      const auto runs = listRuns(runsFolder());
      if (runs.ok() && !runs->empty() && runs->front().progress.state == RunState::Queued &&
          runs->front().progress.message == what)
        return true;
    }
    return false;
  };
  // SQLite shares a descriptor of the database itself within a process, but not of its log.
  const fs::path metrics = (*first)->folder() / "metrics.db-wal";
  const auto addsPoint = [&](int64_t step) { EXPECT_TRUE((*first)->addPoints({{"train/loss", step, 0, 0.5}}).ok()); };
  const int watch = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  const auto metricsWereOpened = [&] {
    std::array<char, 4096> events;
    return ::read(watch, events.data(), events.size()) > 0;
  };
  std::thread person([&] {
    EXPECT_TRUE(waitsFor("waiting for cpu, which another run is using"));
    writeText(lockFile, (*first)->folder().string());
    addsPoint(1);
    begins(RunState::Running);
    EXPECT_TRUE(waitsFor("waiting for cpu, which the run " + named + " is using"));
    EXPECT_GE(::inotify_add_watch(watch, metrics.c_str(), IN_OPEN), 0);
    addsPoint(2);
    begins(RunState::Paused);
    EXPECT_TRUE(
        waitsFor("waiting for cpu, which the run " + named + " holds while it is paused; continue or stop that run"));
    EXPECT_FALSE(metricsWereOpened()) << "the name is known";
    EXPECT_TRUE(summarizeRun((*first)->folder()).ok());
    EXPECT_TRUE(metricsWereOpened()) << "as it would have been seen";
    begins(RunState::Finished);
    EXPECT_TRUE(waitsFor("waiting for cpu, which another run is using")) << "one that is over holds nothing";
    ::close(watch);
    *lock = nullptr;
  });
  const auto summary = train(spec);
  person.join();
  ASSERT_OK(summary);
  EXPECT_EQ(summary->steps, 9);
  EXPECT_EQ(readFile(lockFile).value(), summary->folder.string()) << "for whoever waits next";
}

}  // namespace
}  // namespace cloze
