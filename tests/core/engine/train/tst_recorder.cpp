// The recorder while the disk has no room: nothing is lost, and it is said once.
#include <core/engine/train/recorder.h>
#include <tests/core/engine/train/training_fixture.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>

namespace cloze {
namespace {

namespace fs = std::filesystem;

std::atomic<int> g_fault = 0;
int faultOfMetrics(const char* operation, const fs::path& path) {
  return std::strcmp(operation, "write") == 0 && path.filename() == "metrics.db" ? g_fault.load() : 0;
}

class Listener : public StopAfter {
 public:
  Listener() : StopAfter(1 << 30) {}
  void onPoints(const std::vector<MetricPoint>& points) override {
    for (const MetricPoint& point : points) heard.push_back(point.step);
  }
  std::vector<int64_t> heard;
};

class RecorderTest : public TrainingTest {
 protected:
  void SetUp() override {
    TrainingTest::SetUp();
    auto writer = RunWriter::create(runsFolder(), RunRecord{});
    ASSERT_OK(writer);
    m_writer = std::move(*writer);
    setFileFaultForTests(faultOfMetrics);
  }
  void TearDown() override {
    g_fault = 0;
    setFileFaultForTests(nullptr);
  }
  // A step, late enough for its point to be written at once.
  Status step(Recorder& recorder, int64_t number) {
    std::this_thread::sleep_for(std::chrono::milliseconds(260));
    recorder.point("train/loss", number, 0.5);
    return recorder.changed();
  }
  std::unique_ptr<RunWriter> m_writer;
};

TEST_F(RecorderTest, PointsOutliveAFullDisk) {
  Listener listener;
  Recorder recorder(m_writer.get(), &listener);
  EXPECT_TRUE(step(recorder, 1).ok());
  g_fault = ENOSPC;
  EXPECT_TRUE(step(recorder, 2).ok()) << "a step goes on";
  EXPECT_TRUE(step(recorder, 3).ok());
  const auto warns = [](const std::string& line) { return line.find("disk is full") != std::string::npos; };
  EXPECT_EQ(std::count_if(listener.lines.begin(), listener.lines.end(), warns), 1) << "said once";
  const Status flushed = recorder.flush();
  ASSERT_FALSE(flushed.ok()) << "before a checkpoint it is an error";
  EXPECT_EQ(flushed.error().code, ErrorCode::Io);
  g_fault = 0;
  EXPECT_TRUE(step(recorder, 4).ok());
  EXPECT_TRUE(recorder.flush().ok());
  EXPECT_EQ(series(m_writer->folder(), "train/loss").steps, (std::vector<int64_t>{1, 2, 3, 4}));
  EXPECT_EQ(listener.heard, (std::vector<int64_t>{1, 2, 3, 4})) << "each told once";
}

// A backup, or a browser of databases: no reason to end a run, nor to leave a checkpoint out.
TEST_F(RecorderTest, PointsWaitForAnotherProgramsLock) {
  Recorder recorder(m_writer.get(), nullptr);
  g_fault = EBUSY;
  EXPECT_TRUE(step(recorder, 1).ok());
  EXPECT_TRUE(recorder.flush().ok());
  EXPECT_TRUE(series(m_writer->folder(), "train/loss").steps.empty());
  std::jthread other([] {
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    g_fault = 0;
  });
  recorder.point("train/loss", 2, 0.5);
  EXPECT_TRUE(recorder.finish().ok()) << "waits until the other is done";
  EXPECT_EQ(series(m_writer->folder(), "train/loss").steps, (std::vector<int64_t>{1, 2}));
}

TEST_F(RecorderTest, AFolderThatIsGoneEndsTheStep) {
  Recorder recorder(m_writer.get(), nullptr);
  fs::remove(m_writer->folder() / "metrics.db");
  const Status gone = step(recorder, 1);
  ASSERT_FALSE(gone.ok());
  EXPECT_EQ(gone.error().code, ErrorCode::NotFound);
}

}  // namespace
}  // namespace cloze
