// An absurd batch under a limit of address space: the run ends with batch, length and bytes in its message, the
// checkpoint before stays usable, and the program goes on.
#include <tests/core/engine/train/child_process.h>
#include <tests/core/engine/train/training_fixture.h>
#include <tests/sanitizers.h>

#include <sys/resource.h>

#include <fstream>

namespace cloze {
namespace {

namespace fs = std::filesystem;

int64_t addressSpaceBytes() {
  int64_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  return pages * sysconf(_SC_PAGESIZE);
}

// Raises nothing, lowers the limit while it lives.
class AddressSpaceLimit {
 public:
  explicit AddressSpaceLimit(int64_t more) {
    ::getrlimit(RLIMIT_AS, &m_before);
    rlimit limit = m_before;
    limit.rlim_cur = static_cast<rlim_t>(addressSpaceBytes() + more);
    ::setrlimit(RLIMIT_AS, &limit);
  }
  ~AddressSpaceLimit() { ::setrlimit(RLIMIT_AS, &m_before); }

 private:
  rlimit m_before{};
};

TrainRequest requestIn(const fs::path& folder) {
  TrainRequest request;
  const auto text = readFile(folder / "spec.json");
  EXPECT_TRUE(text.ok());
  const auto spec = runSpecFromJson(*text, "spec.json");
  EXPECT_TRUE(spec.ok());
  request.spec = *spec;
  request.runs_folder = folder / "runs";
  return request;
}

class OutOfMemory : public TrainingTest {
 protected:
  // 600 rows of 500 tokens: one batch of all of them needs gigabytes.
  RunSpec hungrySpec() {
    RunSpec spec = makeSpec();
    makeModel({{"max_position_embeddings", "512"},
               {"hidden_size", "192"},
               {"intermediate_size", "768"},
               {"num_hidden_layers", "4"}});
    std::string rows = "first\tsecond\tlabel\n";
    for (int row = 0; row < 600; ++row) {
      std::string words;
      for (int word = 0; word < 260; ++word) words += word % 3 == row % 3 ? "cat " : "the ";
      rows += words + "\t" + words + "\t" + std::to_string(row % 2) + "\n";
    }
    writeText(m_folder / "train.tsv", rows);
    spec.batch.max_seq_length = 500;
    spec.batch.batch_size = 600;
    spec.optimizer.epochs = 2;
    return spec;
  }
};

TEST(OutOfMemoryChild, Train) {
  if (childArgument().empty()) GTEST_SKIP() << "only run as a child of OutOfMemory";
  TrainRequest request = requestIn(childArgument());
  {
    const AddressSpaceLimit limit(400ll << 20);
    const auto summary = runTraining(request, nullptr, {});
    ASSERT_FALSE(summary.ok());
    EXPECT_EQ(summary.error().code, ErrorCode::OutOfMemory) << summary.error().toString();
    const std::string message = summary.error().message;
    for (const char* words : {"batch size 600", "longest 500 tokens", "bytes", "--gradient-accumulation"}) {
      EXPECT_NE(message.find(words), std::string::npos) << words << " is not in: " << message;
    }
  }
  // The program is alive and trains with what the message recommends.
  request.spec.batch.gradient_accumulation = 100;
  request.spec.optimizer.max_steps = 1;
  request.spec.data.sample = 24;
  request.spec.batch.batch_size = 100;
  const auto again = runTraining(request, nullptr, {});
  EXPECT_TRUE(again.ok()) << (again.ok() ? "" : again.error().toString());
}

// The first evaluation is where it happens, before any checkpoint was due: the steps until then are kept.
TEST(OutOfMemoryChild, Evaluate) {
  if (childArgument().empty()) GTEST_SKIP() << "only run as a child of OutOfMemory";
  TrainRequest request = requestIn(childArgument());
  TrainRequest again;
  {
    const AddressSpaceLimit limit(400ll << 20);
    const auto summary = runTraining(request, nullptr, {});
    ASSERT_FALSE(summary.ok());
    EXPECT_EQ(summary.error().code, ErrorCode::OutOfMemory) << summary.error().toString();
    const std::string message = summary.error().message;
    for (const char* words : {"a batch of 600 rows", "longest 500 tokens", "--eval-batch-size", "last holds step 3"}) {
      EXPECT_NE(message.find(words), std::string::npos) << words << " is not in: " << message;
    }
    const auto runs = listRuns(request.runs_folder);
    ASSERT_OK(runs);
    ASSERT_EQ(runs->size(), 1u);
    again.resume = runs->front().folder;
    EXPECT_TRUE(fs::exists(again.resume / "checkpoints/last/model.safetensors"));
  }
  const auto resumed = runTraining(again, nullptr, {});
  ASSERT_OK(resumed);
  EXPECT_EQ(resumed->steps, 3);
  EXPECT_EQ(resumed->results.size(), 1u);
}

TEST_F(OutOfMemory, EndsTheRunAndNotTheProgram) {
#if defined(CLOZE_ADDRESS_SANITIZER)
  GTEST_SKIP() << "the address sanitizer needs the address space this test takes away";
#endif
  writeText(m_folder / "spec.json", runSpecToJson(hungrySpec()));
  EXPECT_EQ(waitForChild(startChild("OutOfMemoryChild.Train", m_folder.path().string())), 0);
  const auto runs = listRuns(runsFolder());
  ASSERT_OK(runs);
  ASSERT_EQ(runs->size(), 2u);
  bool failed = false;
  for (const RunSummary& run : *runs) {
    if (run.progress.state == RunState::Finished) continue;
    failed = true;
    EXPECT_EQ(run.progress.state, RunState::Failed);
    EXPECT_EQ(run.progress.error_code, "out_of_memory");
  }
  EXPECT_TRUE(failed);
}

TEST_F(OutOfMemory, InAnEvaluationTakesNoStepWithIt) {
#if defined(CLOZE_ADDRESS_SANITIZER)
  GTEST_SKIP() << "the address sanitizer needs the address space this test takes away";
#endif
  RunSpec spec = hungrySpec();
  fs::rename(m_folder / "train.tsv", m_folder / "long.tsv");
  spec.data.train_file = makePairs(24, "train.tsv").string();
  spec.data.dev_file = (m_folder / "long.tsv").string();
  spec.batch.batch_size = 8;
  spec.batch.eval_batch_size = 600;
  spec.optimizer.epochs = 1;
  writeText(m_folder / "spec.json", runSpecToJson(spec));
  EXPECT_EQ(waitForChild(startChild("OutOfMemoryChild.Evaluate", m_folder.path().string())), 0);
}

}  // namespace
}  // namespace cloze
