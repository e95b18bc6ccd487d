// The checkpoints of a run as the catalogue lists and deletes them.
#include <core/base/fs.h>
#include <core/runs/run_folder.h>
#include <gtest/gtest.h>
#include <tests/core/base/temp_folder.h>

namespace cloze {
namespace {

namespace fs = std::filesystem;

std::unique_ptr<RunWriter> create(const fs::path& runs) {
  RunRecord record;
  record.spec.data.task = "mrpc";
  auto writer = RunWriter::create(runs, record);
  EXPECT_TRUE(writer.ok()) << writer.error().toString();
  return std::move(writer).value();
}

TEST(RunCheckpoints, SayWhatTheyWereTrainedFor) {
  TempFolder folder;
  EXPECT_EQ(checkpointFacts(folder.path()).task, "");
  struct Row {
    const char *state, *task;
    int64_t step, length;
  };
  for (const Row& row : std::initializer_list<Row>{
           {R"({"format": "cloze-trainer-state", "version": 1, "task": "mrpc", "step": 7, "max_seq_length": 256})",
            "mrpc", 7, 256},
           {R"({"format": "cloze-trainer-state", "version": 1})", "", 0, 0},
           {R"({"format": "cloze-trainer-state", "version": 1, "task": 3, "step": "x", "max_seq_length": -5})", "", 0,
            0},
           {R"({"global_step": 3, "step": 4, "task": "of Transformers' Trainer"})", "", 0, 0},
           {"{", "", 0, 0}}) {
    writeText(folder.path() / "trainer_state.json", row.state);
    const CheckpointFacts facts = checkpointFacts(folder.path());
    EXPECT_EQ(facts.task, row.task) << row.state;
    EXPECT_EQ(facts.step, row.step) << row.state;
    EXPECT_EQ(facts.max_seq_length, row.length) << row.state;
  }
}

TEST(RunCheckpoints, AreListed) {
  TempFolder folder;
  auto writer = create(folder.path());
  EXPECT_TRUE(listCheckpoints(writer->folder()).empty());
  for (const char* name : {"last", "best", "step-500", "step-1500", ".tmp-7"}) {
    fs::create_directories(writer->folder() / "checkpoints" / name);
    writeText(writer->folder() / "checkpoints" / name / "w", std::string(100, 'x'));
  }
  writeText(writer->folder() / "checkpoints/last/trainer_state.json", "{\"step\": 1600}");
  const auto checkpoints = listCheckpoints(writer->folder());
  ASSERT_EQ(checkpoints.size(), 4u);
  EXPECT_EQ(checkpoints[0].name, "last");
  EXPECT_EQ(checkpoints[0].step, 1600);
  EXPECT_EQ(checkpoints[1].name, "best");
  EXPECT_EQ(checkpoints[2].step, 1500);
  EXPECT_EQ(checkpoints[3].step, 500);
  EXPECT_EQ(checkpoints[3].bytes, 100u);
  EXPECT_GT(checkpoints[3].written_ms, 1700000000000);
}

TEST(RunCheckpoints, OnlyStepOnesOfARunThatIsOverAreDeleted) {
  TempFolder folder;
  auto writer = create(folder.path());
  const fs::path run = writer->folder();
  for (const char* name : {"last", "best", "step-500"}) {
    fs::create_directories(run / "checkpoints" / name);
    writeText(run / "checkpoints" / name / "w", "x");
  }
  EXPECT_EQ(deleteCheckpoint(run, "step-500").error().code, ErrorCode::Busy) << "its writer has the lock";
  EXPECT_EQ(listCheckpoints(run).size(), 3u);
  ASSERT_TRUE(writer->close().ok());
  writer.reset();
  for (const char* name : {"last", "best", "", "run.json"})
    EXPECT_EQ(deleteCheckpoint(run, name).error().code, ErrorCode::InvalidArgument) << name;
  for (const char* name : {"step-999", "step-1/../../last", "step-500/../last"})
    EXPECT_EQ(deleteCheckpoint(run, name).error().code, ErrorCode::NotFound) << name;
  EXPECT_EQ(listCheckpoints(run).size(), 3u);
  EXPECT_TRUE(deleteCheckpoint(run, "step-500").ok());
  EXPECT_EQ(listCheckpoints(run).size(), 2u);
  EXPECT_FALSE(fs::exists(run / "checkpoints" / ".step-500.deleted"));
}

}  // namespace
}  // namespace cloze
