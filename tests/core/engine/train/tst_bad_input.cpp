// What cannot be trained is refused before a run folder exists, naming file, line or field and the remedy.
#include <core/data/tasks.h>
#include <core/engine/train/inputs.h>
#include <core/files/model_folder.h>
#include <core/plan/checks.h>
#include <core/plan/plan.h>
#include <tests/core/engine/train/training_fixture.h>

#include <cerrno>
#include <cmath>
#include <cstring>
#include <functional>

namespace cloze {
namespace {

namespace fs = std::filesystem;

class BadTrainingInput : public TrainingTest {
 protected:
  // Nothing may be left behind by a refused request.
  Error refused(const RunSpec& spec) {
    const auto summary = train(spec);
    EXPECT_FALSE(summary.ok());
    std::error_code ignored;
    EXPECT_TRUE(!fs::exists(runsFolder()) || fs::is_empty(runsFolder(), ignored));
    return summary.ok() ? Error{} : summary.error();
  }

  static bool says(const Error& error, const std::string& words) {
    return error.toString().find(words) != std::string::npos;
  }

  // The ten-step golden's weights with one number replaced.
  void writeWeights(const fs::path& folder, float bad) {
    const auto file = SafetensorsFile::open(kTrainingGoldens / "tiny_adamw" / "model.safetensors");
    ASSERT_TRUE(file.ok());
    std::vector<TensorToSave> tensors;
    std::vector<std::vector<std::byte>> kept;
    for (const TensorView& view : (*file)->tensors()) {
      kept.emplace_back(view.data.begin(), view.data.end());
      if (view.name == "bert.encoder.layer.1.output.dense.weight") {
        std::memcpy(kept.back().data() + 8, &bad, sizeof(bad));
      }
    }
    size_t index = 0;
    for (const TensorView& view : (*file)->tensors()) {
      tensors.push_back({view.name, view.dtype, view.shape, kept[index++]});
    }
    ASSERT_TRUE(saveSafetensors(folder / "model.safetensors", tensors).ok());
  }
};

TEST_F(BadTrainingInput, ARowWithoutLabel) {
  RunSpec spec = makeSpec();
  writeText(m_folder / "train.tsv", "first\tsecond\tlabel\nthe cat\ta dog\t0\nthe dog\ta dog\t1\nthe cat\ta cat\t\n");
  const Error error = refused(spec);
  EXPECT_EQ(error.code, ErrorCode::InvalidData);
  EXPECT_EQ(fs::path(error.file).filename(), "train.tsv");
  EXPECT_EQ(error.line.value_or(0), 4) << error.toString();
}

TEST_F(BadTrainingInput, ALengthBeyondTheModelsPositions) {
  RunSpec spec = makeSpec();
  spec.batch.max_seq_length = 64;
  const Error error = refused(spec);
  EXPECT_EQ(error.field, "max-seq-length");
  EXPECT_TRUE(says(error, "32 positions")) << error.toString();
  EXPECT_TRUE(says(error, "--max-seq-length 32")) << error.toString();
}

TEST_F(BadTrainingInput, AVocabularyLargerThanTheEmbeddingTable) {
  RunSpec spec = makeSpec();
  makeModel({{"vocab_size", "29"}});
  const Error error = refused(spec);
  EXPECT_TRUE(says(error, "29")) << error.toString();
  EXPECT_TRUE(says(error, "30")) << error.toString();
}

TEST_F(BadTrainingInput, PairsForAModelWithOneSegment) {
  RunSpec spec = makeSpec();
  makeModel({{"type_vocab_size", "1"}});
  const Error error = refused(spec);
  EXPECT_EQ(error.field, "model");
  EXPECT_TRUE(says(error, "type_vocab_size")) << error.toString();
}

TEST_F(BadTrainingInput, LabelWeightsThatDoNotFit) {
  RunSpec spec = makeSpec();
  spec.optimizer.label_weights = {1, 2, 3};
  const Error error = refused(spec);
  EXPECT_EQ(error.field, "label-weights");
  EXPECT_TRUE(says(error, "3 weights")) << error.toString();
}

TEST_F(BadTrainingInput, AMetricTheTaskDoesNotHave) {
  RunSpec spec = makeSpec();
  spec.evaluation.best_metric = "spearman";
  const Error error = refused(spec);
  EXPECT_EQ(error.field, "best-metric");
  EXPECT_TRUE(says(error, "\"accuracy\", \"f1\", \"loss\"")) << error.toString();
}

// The plan beside the form and the run that is started say the same of the same spec.
TEST_F(BadTrainingInput, ThePlanSaysTheSame) {
  const RunSpec good = makeSpec();
  const std::map<std::string, std::function<void(RunSpec&)>> rows = {
      {"too long", [](RunSpec& spec) { spec.batch.max_seq_length = 64; }},
      {"too short", [](RunSpec& spec) { spec.batch.max_seq_length = 4; }},
      {"one segment",
       [&](RunSpec& spec) {
         spec.model.model = makeModel({{"type_vocab_size", "1"}}, "one").string();
       }},
      {"label weights",
       [](RunSpec& spec) {
         spec.optimizer.label_weights = {1, 2, 3};
       }},
      {"weights of a regression",
       [](RunSpec& spec) {
         spec.data.task = "custom-pair-regression";
         spec.optimizer.balanced_label_weights = true;
       }},
      {"metric", [](RunSpec& spec) { spec.evaluation.best_metric = "spearman"; }},
      {"early stopping by nothing",
       [](RunSpec& spec) {
         spec.data.data_dir.clear();
         spec.data.dev_file.clear();
         spec.data.dev_fraction = 0;
         spec.evaluation.early_stopping_patience = 2;
       }},
  };
  for (const auto& [name, spoil] : rows) {
    SCOPED_TRACE(name);
    RunSpec spec = good;
    spoil(spec);
    const Plan plan = makePlan(spec, PlanContext{});
    EXPECT_FALSE(plan.canStart());
    const Status first = firstError(plan.problems);
    ASSERT_FALSE(first.ok());
    EXPECT_EQ(refused(spec).toString(), first.error().toString());
  }
}

TEST_F(BadTrainingInput, AnUnknownDevice) {
  RunSpec spec = makeSpec();
  spec.device.device = "cuda:77";
  EXPECT_EQ(refused(spec).field, "device");
}

TEST_F(BadTrainingInput, AModelFolderThatIsNotThere) {
  RunSpec spec = makeSpec();
  spec.model.model = (m_folder / "nowhere").string();
  const Error error = refused(spec);
  EXPECT_TRUE(says(error, "nowhere")) << error.toString();
}

// Found when the weights are read, which is after the run was created: the run says so and is failed.
TEST_F(BadTrainingInput, NaNAndInfinityInTheStartWeights) {
  RunSpec spec = makeSpec();
  for (const float bad : {std::nanf(""), std::numeric_limits<float>::infinity()}) {
    fs::remove_all(runsFolder());
    writeWeights(spec.model.model, bad);
    const auto summary = train(spec);
    ASSERT_FALSE(summary.ok());
    EXPECT_EQ(summary.error().code, ErrorCode::InvalidData);
    EXPECT_TRUE(says(summary.error(), "bert.encoder.layer.1.output.dense.weight")) << summary.error().toString();
    EXPECT_EQ(readRunProgress(onlyRun()).state, RunState::Failed);
  }
}

TEST_F(BadTrainingInput, ADamagedCheckpointIsNotContinued) {
  const RunSpec spec = makeSpec();
  const std::map<std::string, std::function<void(const fs::path&)>> damages = {
      {"state is no JSON", [](const fs::path& last) { writeText(last / "trainer_state.json", "{"); }},
      {"state lacks a field",
       [](const fs::path& last) {
         writeText(last / "trainer_state.json", R"({"format": "cloze-trainer-state", "version": 1, "step": 2})");
       }},
      {"state is newer",
       [](const fs::path& last) {
         writeText(last / "trainer_state.json", R"({"format": "cloze-trainer-state", "version": 99})");
       }},
      {"version is a text",
       [](const fs::path& last) {
         writeText(last / "trainer_state.json", R"({"format": "cloze-trainer-state", "version": "x"})");
       }},
      {"format is a number", [](const fs::path& last) { writeText(last / "trainer_state.json", R"({"format": 1})"); }},
      {"optimiser is truncated", [](const fs::path& last) { fs::resize_file(last / "optimizer.safetensors", 1000); }},
      {"optimiser is gone", [](const fs::path& last) { fs::remove(last / "optimizer.safetensors"); }},
      {"weights are truncated", [](const fs::path& last) { fs::resize_file(last / "model.safetensors", 1000); }},
  };
  for (const auto& [name, damage] : damages) {
    StopAfter observer(2);
    const auto stopped = train(spec, &observer, observer.source.get_token());
    ASSERT_OK(stopped);
    damage(stopped->folder / "checkpoints" / "last");
    const auto resumed = resume(stopped->folder);
    ASSERT_FALSE(resumed.ok()) << name;
    EXPECT_FALSE(resumed.error().file.empty()) << name << ": " << resumed.error().toString();
    EXPECT_NE(resumed.error().code, ErrorCode::Internal) << name;
    EXPECT_EQ(readRunProgress(stopped->folder).state, RunState::Failed) << name;
  }
}

// Moved away while it trains: nothing is written under the old name, and what was moved is whole.
TEST_F(BadTrainingInput, AVanishedRunFolderIsNotBroughtBack) {
  RunSpec spec = makeSpec();
  spec.evaluation.checkpoint_steps = 2;
  class Mover : public StopAfter {
   public:
    using StopAfter::StopAfter;
    void onRunCreated(const std::string&, const fs::path& folder) override { m_run = folder; }
    void onProgress(const RunProgress& progress) override {
      std::error_code ignored;
      if (progress.step >= 5) fs::rename(m_run, m_run.parent_path() / ".moved", ignored);
    }

   private:
    fs::path m_run;
  };
  Mover observer(0);
  const auto summary = train(spec, &observer);
  ASSERT_FALSE(summary.ok());
  EXPECT_EQ(summary.error().code, ErrorCode::NotFound);
  EXPECT_TRUE(says(summary.error(), "has vanished")) << summary.error().toString();
  const fs::path moved = runsFolder() / ".moved";
  EXPECT_EQ(std::distance(fs::directory_iterator(runsFolder()), fs::directory_iterator()), 1) << "only what was moved";
  EXPECT_TRUE(inspectModelFolder(moved / "checkpoints" / "last").ok());
  EXPECT_EQ(readRunProgress(moved).state, RunState::Interrupted);
}

std::string g_fullAt;  // a part of the path that cannot be written; empty: the disk has room
int fullDisk(const char* operation, const fs::path& path) {
  const bool concerned = !g_fullAt.empty() && path.string().find(g_fullAt) != std::string::npos;
  return concerned && std::strcmp(operation, "write") == 0 ? ENOSPC : 0;
}

// Fills the disk for one file of the checkpoint after step 8.
class FillDisk : public StopAfter {
 public:
  explicit FillDisk(std::string at) : StopAfter(1 << 30), m_at(std::move(at)) {}
  void onProgress(const RunProgress& progress) override {
    if (progress.step >= 6) g_fullAt = m_at;
  }

 private:
  std::string m_at;
};

// The disk fills up while a later checkpoint is written, whichever of its files it is: the earlier one stays whole and
// can be continued, and nothing of the half one keeps the disk full.
TEST_F(BadTrainingInput, AFullDiskKeepsTheCheckpointBefore) {
  RunSpec spec = makeSpec();
  spec.evaluation.checkpoint_steps = 4;
  const auto straight = train(spec);
  ASSERT_OK(straight);
  const std::string expected = weightsOf(straight->folder);
  std::vector<std::string> files = {".writing-step-8/model.safetensors", ".writing-step-8/optimizer.safetensors"};
  for (const auto& entry : fs::directory_iterator(straight->folder / "checkpoints" / "last")) {
    files.push_back(".writing-last/" + entry.path().filename().string());
  }
  ASSERT_GE(files.size(), 8u);
  for (const std::string& file : files) {
    SCOPED_TRACE(file);
    fs::remove_all(runsFolder());
    setFileFaultForTests(fullDisk);
    FillDisk observer(file);
    const auto summary = train(spec, &observer);
    g_fullAt.clear();
    setFileFaultForTests(nullptr);
    ASSERT_FALSE(summary.ok());
    EXPECT_EQ(summary.error().code, ErrorCode::Io) << summary.error().toString();
    EXPECT_TRUE(summary.error().file.ends_with(file)) << summary.error().toString();
    const fs::path run = onlyRun();
    EXPECT_EQ(readRunProgress(run).state, RunState::Failed);
    for (const auto& entry : fs::directory_iterator(run / "checkpoints")) {
      EXPECT_NE(entry.path().filename().string().front(), '.') << entry.path() << " is left behind";
    }
    const auto resumed = resume(run);
    ASSERT_OK(resumed);
    EXPECT_EQ(weightsOf(run), expected);
  }
}

}  // namespace
}  // namespace cloze
