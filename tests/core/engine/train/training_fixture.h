// A tiny model and a tiny task in a folder of their own, and runs of them.
#pragma once

#include <core/base/fs.h>
#include <core/engine/train/trainer.h>
#include <core/files/safetensors.h>
#include <core/runs/metric_store.h>
#include <core/runs/run_folder.h>
#include <tests/core/base/temp_folder.h>
#include <tests/source_folder.h>

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace cloze {

inline const std::filesystem::path kTrainingGoldens = test::sourceFolder() / "tests/golden/training";

// Device locks in a folder of this process, so that tests never wait for a run that goes on elsewhere.
class TrainingTest : public ::testing::Test {
 protected:
  void SetUp() override { ::setenv("CLOZE_LOCKS", (m_folder / "locks").c_str(), 1); }

  // A model folder of config and vocabulary alone; `values` replace or add top-level keys of config.json.
  std::filesystem::path makeModel(const std::map<std::string, std::string>& values = {},
                                  const std::string& name = "model") {
    const std::filesystem::path folder = m_folder / name;
    std::filesystem::create_directories(folder);
    std::map<std::string, std::string> keys = {
        {"model_type", "\"bert\""},        {"vocab_size", "30"},           {"hidden_size", "12"},
        {"num_hidden_layers", "2"},        {"num_attention_heads", "3"},   {"intermediate_size", "20"},
        {"hidden_act", "\"gelu\""},        {"hidden_dropout_prob", "0.1"}, {"attention_probs_dropout_prob", "0.1"},
        {"max_position_embeddings", "32"}, {"type_vocab_size", "2"},       {"initializer_range", "0.2"},
        {"layer_norm_eps", "1e-12"},       {"pad_token_id", "0"}};
    for (const auto& [key, value] : values) keys[key] = value;
    std::string json;
    for (const auto& [key, value] : keys) json += (json.empty() ? "{\"" : ",\n \"") + key + "\": " + value;
    writeText(folder / "config.json", json + "}\n");
    for (const char* file : {"vocab.txt", "tokenizer_config.json"}) {
      std::filesystem::copy_file(kTrainingGoldens / "tiny" / file, folder / file,
                                 std::filesystem::copy_options::overwrite_existing);
    }
    return folder;
  }

  // `rows` pairs; the label is 1 where both texts name the same animal.
  std::filesystem::path makePairs(int rows, const std::string& name = "train.tsv") {
    const char* animals[] = {"cat", "dog"};
    const char* endings[] = {"sat on the mat", "ran under a tree", "was very happy", "and the big blue mat", "ran"};
    std::string text = "first\tsecond\tlabel\n";
    for (int row = 0; row < rows; ++row) {
      const int a = row % 2, b = (row / 2) % 2;
      text += std::string("the ") + animals[a] + " " + endings[row % 5] + "\ta " + animals[b] + " " +
              endings[(row / 3) % 5] + "\t" + (a == b ? "1" : "0") + "\n";
    }
    writeText(m_folder / name, text);
    return m_folder / name;
  }

  RunSpec makeSpec(int rows = 24) {
    RunSpec spec;
    spec.data.task = "custom-pair";
    spec.data.data_dir = m_folder.path().string();
    spec.data.train_file = makePairs(rows, "train.tsv").string();
    spec.data.dev_file = makePairs(10, "dev.tsv").string();
    spec.data.text_a_column = "first";
    spec.data.text_b_column = "second";
    spec.data.label_column = "label";
    spec.model.model = makeModel().string();
    spec.batch.max_seq_length = 24;
    spec.batch.batch_size = 8;
    spec.optimizer.learning_rate = 5e-3;
    spec.device.device = "cpu";
    spec.device.threads = 1;
    return spec;
  }

  std::filesystem::path runsFolder() const { return m_folder.path() / "runs"; }

  Result<TrainSummary> train(const RunSpec& spec, TrainObserver* observer = nullptr, std::stop_token stop = {}) {
    TrainRequest request;
    request.spec = spec;
    request.runs_folder = runsFolder();
    return runTraining(request, observer, stop);
  }

  Result<TrainSummary> resume(const std::filesystem::path& folder, TrainObserver* observer = nullptr,
                              std::stop_token stop = {}) {
    TrainRequest request;
    request.resume = folder;
    return runTraining(request, observer, stop);
  }

  static SeriesPoints series(const std::filesystem::path& run, const std::string& tag) {
    auto reader = MetricReader::open(run / "metrics.db");
    EXPECT_TRUE(reader.ok()) << (reader.ok() ? "" : reader.error().toString());
    if (!reader.ok()) return {};
    auto points = (*reader)->read(tag);
    EXPECT_TRUE(points.ok()) << tag;
    return points.ok() ? *points : SeriesPoints{};
  }

  static std::string weightsOf(const std::filesystem::path& run, const std::string& checkpoint = "last") {
    const std::filesystem::path file = run / "checkpoints" / checkpoint / "model.safetensors";
    const auto hash = sha256OfFile(file);
    EXPECT_TRUE(hash.ok()) << file;
    return hash.ok() ? *hash : "";
  }

  // The only run in the runs folder.
  std::filesystem::path onlyRun() const {
    std::vector<std::filesystem::path> folders;
    for (const auto& entry : std::filesystem::directory_iterator(runsFolder())) {
      if (entry.path().filename().string().front() != '.') folders.push_back(entry.path());
    }
    EXPECT_EQ(folders.size(), 1u);
    return folders.empty() ? std::filesystem::path() : folders.front();
  }

  TempFolder m_folder;
};

// Asks for a stop once `step` steps are done.
class StopAfter : public TrainObserver {
 public:
  explicit StopAfter(int64_t step) : m_step(step) {}
  void onRunCreated(const std::string&, const std::filesystem::path&) override {}
  void onProgress(const RunProgress& progress) override {
    if (progress.step >= m_step) source.request_stop();
  }
  void onPoints(const std::vector<MetricPoint>&) override {}
  void onLog(const std::string& line) override { lines.push_back(line); }
  std::stop_source source;
  std::vector<std::string> lines;

 private:
  int64_t m_step;
};

#define ASSERT_OK(result) ASSERT_TRUE((result).ok()) << ((result).ok() ? "" : (result).error().toString())

}  // namespace cloze
