// A resume reads what the run read when it started, or names the file that is in the way.
#include <tests/core/engine/train/training_fixture.h>

#include <functional>

namespace cloze {
namespace {

namespace fs = std::filesystem;

class ResumeInputs : public TrainingTest {
 protected:
  // A run of `spec` that was stopped after two steps.
  fs::path stoppedRun(const RunSpec& spec) {
    StopAfter observer(2);
    const auto stopped = train(spec, &observer, observer.source.get_token());
    EXPECT_TRUE(stopped.ok()) << (stopped.ok() ? "" : stopped.error().toString());
    if (!stopped.ok()) return {};
    EXPECT_TRUE(stopped->stopped);
    return stopped->folder;
  }

  // A data folder with train.tsv alone: a part of it becomes dev.
  RunSpec specOfFolder() {
    RunSpec spec = makeSpec();
    fs::create_directories(m_folder / "data");
    fs::rename(m_folder / "train.tsv", m_folder / "data" / "train.tsv");
    spec.data.data_dir = (m_folder / "data").string();
    spec.data.train_file.clear();
    spec.data.dev_file.clear();
    return spec;
  }

  RunSpec specOfClasses() {
    RunSpec spec = makeSpec();
    for (int i = 0; i < 12; ++i) {
      for (const std::string label : {"cats", "dogs"}) {
        fs::create_directories(m_folder / "classes" / label);
        writeText(m_folder / "classes" / label / (std::to_string(i) + ".txt"),
                  (label == "cats" ? "the cat sat on the mat" : "a dog ran under a tree"));
      }
    }
    spec.data = DataSpec();
    spec.data.task = "folder";
    spec.data.data_dir = (m_folder / "classes").string();
    return spec;
  }

  void expectRefused(const fs::path& run, const fs::path& file, const std::string& words) {
    const auto resumed = resume(run);
    ASSERT_FALSE(resumed.ok()) << file;
    EXPECT_EQ(fs::path(resumed.error().file), file) << resumed.error().toString();
    EXPECT_NE(resumed.error().message.find(words), std::string::npos) << resumed.error().toString();
  }
};

TEST_F(ResumeInputs, ADevFileThatWasAdded) {
  const fs::path run = stoppedRun(specOfFolder());
  fs::copy_file(m_folder / "dev.tsv", m_folder / "data" / "dev.tsv");
  expectRefused(run, m_folder / "data" / "dev.tsv", "has been added");
  fs::remove(m_folder / "data" / "dev.tsv");
  EXPECT_TRUE(resume(run).ok());
}

TEST_F(ResumeInputs, TokenizerFilesThatWereAdded) {
  const fs::path run = stoppedRun(makeSpec()), model = m_folder / "model";
  const std::map<std::string, std::function<void(const fs::path&)>> files = {
      {"tokenizer.json",
       [&](const fs::path& file) { fs::copy_file(run / "checkpoints" / "last" / "tokenizer.json", file); }},
      {"added_tokens.json", [](const fs::path& file) { writeText(file, "{}"); }},
      {"special_tokens_map.json", [](const fs::path& file) { writeText(file, "{}"); }},
  };
  for (const auto& [name, add] : files) {
    add(model / name);
    expectRefused(run, model / name, "has been added");
    fs::remove(model / name);
  }
  EXPECT_TRUE(resume(run).ok());
}

TEST_F(ResumeInputs, OtherNumbersOfRowsFromTheSameFiles) {
  const fs::path run = stoppedRun(specOfFolder());
  const auto record = readRunRecord(run);
  ASSERT_OK(record);
  EXPECT_EQ(record->rows, (std::map<std::string, int64_t>{{"dev", 2}, {"train", 22}}));
  const std::string text = readText(run / "run.json"), before = "\"train\": 22";
  const size_t at = text.find(before);
  ASSERT_NE(at, std::string::npos);
  writeText(run / "run.json", std::string(text).replace(at, before.size(), "\"train\": 21"));
  expectRefused(run, m_folder / "data" / "train.tsv", "train 21");
  // Runs of builds that did not count them are continued.
  RunRecord old = *record;
  old.rows.clear();
  writeText(run / "run.json", runRecordToJson(old));
  EXPECT_TRUE(resume(run).ok());
}

TEST_F(ResumeInputs, AFileInAFolderOfClasses) {
  const fs::path run = stoppedRun(specOfClasses()), file = m_folder / "classes" / "dogs" / "3.txt";
  const std::string before = readText(file);
  writeText(file, before + " and sat");
  expectRefused(run, file, "has changed");
  fs::remove(file);
  expectRefused(run, file, "moved or deleted");
  writeText(file, before);
  const fs::path added = m_folder / "classes" / "cats" / "new.txt";
  writeText(added, "the cat ran");
  expectRefused(run, added, "has been added");
  // A run whose list was lost still refuses, by the folder's name.
  fs::rename(run / "folder_files.json", m_folder / "kept.json");
  expectRefused(run, m_folder / "classes", "The files in this folder have changed");
  fs::rename(m_folder / "kept.json", run / "folder_files.json");
  fs::remove(added);
  EXPECT_TRUE(resume(run).ok());
}

}  // namespace
}  // namespace cloze
