// Bad input from end to end, with the program and the engine as they ship: a sentence with file, line or field and the
// remedy, an exit status, the same as JSON; nothing half-written, and no earlier run touched.
#include <core/base/file_lock.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <tests/cli/program.h>
#include <tests/core/files/safetensors_bytes.h>

#include <functional>
#include <map>
#include <vector>

namespace cloze {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const fs::path kTiny = fs::path(CLOZE_SOURCE_DIR) / "tests/golden/training";

constexpr const char* kGood =
    "text\tlabel\nthe cat sat\tx\na dog ran\ty\nthe cat ran\tx\nthe dog sat\ty\na big cat\tx\na small dog\ty\n"
    "the red cat\tx\nthe blue dog\ty\n";

// Every file below a folder with its content.
std::map<std::string, std::string> filesOf(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    files[entry.path().lexically_relative(folder).string()] = {std::istreambuf_iterator<char>(in), {}};
  }
  return files;
}

class BadInput : public Program {
 protected:
  void SetUp() override {
    Program::SetUp();
    write("good.tsv", kGood);
    fs::copy(kTiny / "tiny", m_folder / "model");
    fs::copy(kTiny / "tiny_adamw/model.safetensors", m_folder / "model/model.safetensors");
    const Said said = cloze(train("good.tsv", "model"));
    ASSERT_EQ(said.status, 0) << said.err;
    m_earlier = said.json()["run"];
  }

  // Its own lock of the device, so that no run elsewhere is waited for.
  Said cloze(const std::string& arguments) const { return run(arguments, "CLOZE_LOCKS='" + path("locks") + "'"); }
  static std::string train(const std::string& file, const std::string& model, const std::string& more = {}) {
    return "train --task custom --train-file " + file + " --model " + model +
           " --runs runs --max-seq-length 16 --batch-size 4 --max-steps 4 --device cpu --threads 1 --json " + more;
  }
  std::string earlier(const std::string& file = {}) const {
    return "runs/" + m_earlier + (file.empty() ? "" : "/" + file);
  }
  // A copy of the earlier run in other/ID with a text of one of its files replaced.
  void changedRun(const std::string& file, const std::string& from, const std::string& to) const {
    fs::create_directories(path("other"));
    fs::copy(path(earlier()), path("other/" + m_earlier), fs::copy_options::recursive);
    std::string text = read(path("other/" + m_earlier + "/" + file));
    const size_t at = text.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    write("other/" + m_earlier + "/" + file, text.replace(at, from.size(), to));
  }
  // A copy of the model in bad/.
  fs::path badModel() const {
    fs::copy(m_folder / "model", m_folder / "bad", fs::copy_options::recursive);
    return m_folder / "bad";
  }
  void badConfig(const std::string& key, const json& value) const {
    json config = json::parse(read(badModel() / "config.json"));
    config[key] = value;
    write("bad/config.json", config.dump());
  }
  static json error(const Said& said) {
    const json last = said.json();
    return last.is_object() && last.contains("error") ? last["error"] : json{{"message", said.out + said.err}};
  }

  std::string m_earlier;
};

struct Row {
  const char* name;
  std::function<void()> make;
  std::string arguments;
  int status;
  const char* code;
  std::string file;  // in the test's folder; empty: null
  int64_t line;      // 0: null
  const char* says;
  const char* remedy;
};

TEST_F(BadInput, IsRefusedAndNothingElseIsTouched) {
  const auto table = [this](const std::string& content) { return [=, this] { write("bad.tsv", content); }; };
  const auto weights = [this](const std::string& content) {
    return [=, this] {
      badModel();
      write("bad/model.safetensors", content);
    };
  };
  const std::string bad = train("bad.tsv", "model"), badModelRun = train("good.tsv", "bad");
  const std::string id = m_earlier;
  using namespace std::string_literals;
  const std::vector<Row> rows = {
      {"missing column", table("id\tlabel\tmore\n1\tx\t2\n"), bad, 1, "not_found", "bad.tsv", 1, "\"id\", \"label\"",
       "--text-a-column"},
      {"ids in place of texts", table("id\tlabel\n1\tx\n2\ty\n"), bad, 1, "not_found", "bad.tsv", 1,
       "No column of texts was recognised", "--text-a-column"},
      {"missing column that was named", table(kGood), bad + " --label-column topic", 1, "not_found", "bad.tsv", 1,
       "There is no column \"topic\"", "Name one of them"},
      {"empty file", table(""), bad, 1, "invalid_data", "bad.tsv", 1, "is empty", "Choose"},
      {"one class only", table("text\tlabel\na\tx\nb\tx\n"), bad, 1, "invalid_data", "bad.tsv", 2,
       "All rows have the label \"x\"", "Choose"},
      {"wrong encoding", table("text\tlabel\nd\xE9j\xE0 vu, tr\xE8s bien\tx\nb\ty\n"), bad, 1, "invalid_data",
       "bad.tsv", 2, "not UTF-8", "iconv -f"},
      {"a 10 MB line", table(kGood + std::string(10u << 20, 'a') + "\tx\n"), bad, 1, "invalid_data", "bad.tsv", 10,
       "longer than 8 MiB", "break the line up"},
      {"an archive", table("\x1F\x8B\x08\0\0\0\0\0"s), bad, 1, "invalid_data", "bad.tsv", 1, "gzip archive", "gunzip"},
      {"a pipe for weights",
       [this] {
         const fs::path file = badModel() / "model.safetensors";
         fs::remove(file);
         ASSERT_EQ(::mkfifo(file.c_str(), 0600), 0);
       },
       badModelRun, 1, "invalid_argument", "bad/model.safetensors", 0, "Is a pipe", "Save it as one"},
      {"NUL byte", table(kGood + "a\0b\tx\n"s), bad, 1, "invalid_data", "bad.tsv", 10, "NUL", "remove"},
      {"label unseen in training", table("text\tlabel\na\tx\nb\tz\n"), train("good.tsv", "model", "--dev-file bad.tsv"),
       1, "invalid_data", "bad.tsv", 3, "\"z\" does not occur in the training data", "--labels"},
      {"label unseen in training, evaluated", table("text\tlabel\na\tx\nb\tz\n"),
       "eval --run " + id + " --runs runs --dev-file '" + path("bad.tsv") + "' --json", 1, "invalid_data", "bad.tsv", 3,
       "\"z\" is none of", "--labels"},
      {"vocabulary larger than the embedding table",
       [this] { std::ofstream(badModel() / "vocab.txt", std::ios::app) << "one\nmore\n"; }, badModelRun, 1,
       "invalid_data", "bad/vocab.txt", 0, "32 entries and the model's embedding table only 30", "Take the vocabulary"},
      {"config.json contradicts the weights", [this] { badConfig("intermediate_size", 21); }, badModelRun, 1,
       "invalid_data", "bad/config.json", 0, "intermediate_size asks for [21, 12]", "correct config.json"},
      {"config.json contradicts the weights, predicted", [this] { badConfig("num_hidden_layers", 3); },
       "predict --model bad --input good.tsv --output out --json", 1, "invalid_data", "bad/config.json", 0,
       "num_hidden_layers is 3", "correct config.json"},
      {"truncated safetensors",
       [this] {
         const fs::path file = badModel() / "model.safetensors";
         fs::resize_file(file, fs::file_size(file) / 2);
       },
       badModelRun, 1, "invalid_data", "bad/model.safetensors", 0, "cut off", "fetch it again"},
      {"hostile safetensors, a header of 8 EiB", weights("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F{}"), badModelRun, 1,
       "invalid_data", "bad/model.safetensors", 0, "more than the format allows", "fetch it again"},
      {"hostile safetensors, a shape that overflows",
       weights(safetensorsBytes(R"({"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,0]}})", 0)),
       badModelRun, 1, "invalid_data", "bad/model.safetensors", 0, "which its shape", "fetch it again"},
      {"unknown key in run.json, repeated", [this] { changedRun("run.json", "\"seed\"", "\"sed\""); },
       "train --spec other/" + id + "/run.json --runs runs --json", 1, "invalid_data", "other/" + id + "/run.json", 0,
       "\"sed\"", "did you mean \"seed\""},
      {"unknown key in run.json, resumed", [this] { changedRun("run.json", "\"uuid\"", "\"uid\""); },
       "train --resume " + id + " --runs other --json", 1, "invalid_data", "other/" + id + "/run.json", 0, "\"uid\"",
       "Correct its name or remove it"},
      {"newer version in run.json", [this] { changedRun("run.json", "\"version\": 1", "\"version\": 7"); },
       "train --resume " + id + " --runs other --json", 1, "unsupported", "other/" + id + "/run.json", 0,
       "\"version\" is 7", "update this one"},
      {"two programs on one run folder", [] {}, "train --resume " + id + " --runs runs --json", 1, "busy", "runs/" + id,
       0, "Another program is working on this run", "Wait until it is done"},
      {"damaged run.json", [this] { changedRun("run.json", "{", ""); }, "train --resume " + id + " --runs other --json",
       1, "invalid_data", "other/" + id + "/run.json", 2, "not valid JSON", "bring back a whole copy"},
      {"a run's folder for another run", [] {}, train("good.tsv", "model", "--output-dir " + earlier()), 1,
       "invalid_argument", "runs/" + id, 0, "Is not empty", "choose another"},
      {"a GPU that is not there", [] {}, train("good.tsv", "model") + " --device cuda:99", 1, "invalid_argument", "", 0,
       "device: ", "--device cpu"},
      {"a learning rate beyond sense", [] {}, train("good.tsv", "model") + " --learning-rate 1e6", 2,
       "invalid_argument", "", 0, "\"learning-rate\"", "from 0 to 1"},
  };
  const auto before = filesOf(path("runs"));
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    for (const char* made : {"bad", "other"}) fs::remove_all(path(made));
    row.make();
    // Whoever holds the lock of a run works on it.
    const auto lock = FileLock::tryAcquire(path(earlier("lock")));
    ASSERT_TRUE(lock.ok());
    const Said said = cloze(row.arguments);
    EXPECT_EQ(said.status, row.status) << said.err;
    const json problem = error(said);
    EXPECT_EQ(problem.value("code", ""), row.code) << problem;
    const std::string message = problem.value("message", "");
    EXPECT_NE(message.find(row.says), std::string::npos) << message;
    EXPECT_NE(message.find(row.remedy), std::string::npos) << message;
    EXPECT_NE(said.err.find(row.says), std::string::npos) << said.err;
    if (!row.file.empty()) {
      EXPECT_EQ(problem["file"], path(row.file)) << problem;
    }
    EXPECT_EQ(problem["line"], row.line > 0 ? json(row.line) : json(nullptr)) << problem;
    EXPECT_EQ(filesOf(path("runs")), before);
    EXPECT_FALSE(fs::exists(path("out")));
  }
}

TEST_F(BadInput, NaNLossFailsTheRunAndKeepsTheEarlierOne) {
  const auto before = filesOf(path(earlier()));
  write("wild.tsv", "text\tscore\nthe cat\t1e30\na dog\t2\nthe dog\t1\n");
  const Said said = cloze(
      "train --task custom-regression --train-file wild.tsv --dev-file wild.tsv --model model --runs runs "
      "--max-seq-length 16 --batch-size 3 --max-steps 4 --device cpu --from-scratch --json");
  EXPECT_EQ(said.status, 1);
  EXPECT_EQ(error(said)["code"], "not_finite");
  const std::string message = error(said)["message"];
  EXPECT_NE(message.find("at step 1"), std::string::npos) << message;
  EXPECT_NE(message.find("Lower the learning rate"), std::string::npos) << message;
  const json runs = cloze("runs list --runs runs --json").json();
  ASSERT_EQ(runs.size(), 2u);
  EXPECT_EQ(runs[0]["state"], "failed");
  EXPECT_EQ(filesOf(path(earlier())), before);
}

TEST_F(BadInput, AFileBeyondTheLimitOfTheShellIsSaid) {
  const auto before = filesOf(path(earlier()));
  const Said said = run(train("good.tsv", "model"), "ulimit -f 24; CLOZE_LOCKS='" + path("locks") + "'");
  EXPECT_EQ(said.status, 1) << said.err;
  EXPECT_EQ(error(said)["code"], "io") << said.err;
  EXPECT_NE(error(said)["message"].get<std::string>().find("`ulimit -f`"), std::string::npos) << error(said);
  EXPECT_EQ(filesOf(path(earlier())), before);
}

TEST_F(BadInput, AVanishedRunFolderIsNotBroughtBack) {
  // The shell waits for steps, then moves the folder away.
  write("vanish.sh",
        "(\"$@\"; echo $? >rc) >out 2>err &\n"
        "for i in $(seq 400); do grep -q 'step [1-9]' err 2>/dev/null && break; sleep 0.05; done\n"
        "mv runs2/2* gone\nwait\ncat out\nexit $(cat rc)\n");
  const Said said = run(train("good.tsv", "model", "--runs runs2") + " --max-steps 1000000 --checkpoint-steps 50",
                        "CLOZE_LOCKS='" + path("locks") + "' bash vanish.sh");
  EXPECT_EQ(said.status, 1) << read(path("err"));
  EXPECT_EQ(error(said)["code"], "not_found");
  EXPECT_NE(error(said)["message"].get<std::string>().find("has vanished"), std::string::npos) << error(said);
  EXPECT_NE(error(said)["message"].get<std::string>().find("Bring it back to resume"), std::string::npos);
  EXPECT_TRUE(fs::is_empty(path("runs2")));
  EXPECT_EQ(cloze("runs show ./gone --json").json()["state"], "interrupted");
}

class BadDisk : public BadInput {
 protected:
  void SetUp() override {
    BadInput::SetUp();
    fs::create_directories(path("disk"));
    if (::mount("tmpfs", path("disk").c_str(), "tmpfs", 0, "size=24m") != 0) {
      GTEST_SKIP() << "a disk cannot be mounted here (needs root)";
    }
    m_mounted = true;
    fs::copy(path("runs"), path("disk/runs"), fs::copy_options::recursive);
  }
  void TearDown() override {
    if (m_mounted) ::umount(path("disk").c_str());
    Program::TearDown();
  }
  bool m_mounted = false;
};

TEST_F(BadDisk, AFullOneStopsTheRunBeforeOrWithAUsableCheckpoint) {
  const auto before = filesOf(path("disk/runs/" + m_earlier));
  write("disk/fill", std::string(20u << 20, 'x'));
  const Said atOnce = cloze(train("good.tsv", "model", "--runs disk/runs"));
  EXPECT_EQ(atOnce.status, 1);
  EXPECT_EQ(error(atOnce)["code"], "io");
  EXPECT_NE(error(atOnce)["message"].get<std::string>().find("Free some space"), std::string::npos) << error(atOnce);
  fs::remove(path("disk/fill"));

  write("fill.sh",
        "(\"$@\"; echo $? >rc) >out 2>err &\n"
        "for i in $(seq 400); do [ -e disk/runs/*-2/checkpoints/step-50 ] && break; sleep 0.05; done\n"
        "dd if=/dev/zero of=disk/fill bs=4k 2>/dev/null\nwait\ncat out\nexit $(cat rc)\n");
  const std::string endless = " --max-steps 1000000 --checkpoint-steps 50 --eval-steps 1000000";
  const Said later =
      run(train("good.tsv", "model", "--runs disk/runs") + endless, "CLOZE_LOCKS='" + path("locks") + "' bash fill.sh");
  EXPECT_EQ(later.status, 1) << read(path("err"));
  EXPECT_EQ(error(later)["code"], "io");
  EXPECT_NE(error(later)["message"].get<std::string>().find("disk is full"), std::string::npos) << error(later);
  EXPECT_EQ(filesOf(path("disk/runs/" + m_earlier)), before);
  fs::remove(path("disk/fill"));
  const json runs = cloze("runs list --runs disk/runs --json").json();
  ASSERT_EQ(runs.size(), 2u);
  const std::string last = "disk/runs/" + runs[0]["id"].get<std::string>() + "/checkpoints/last";
  const Said used = cloze("predict --model " + last + " --input good.tsv --output labelled --json");
  EXPECT_EQ(used.status, 0) << used.err;
}

TEST_F(BadDisk, AReadOnlyOneIsReadAndNeverWritten) {
  ASSERT_EQ(::mount(nullptr, path("disk").c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr), 0);
  const std::string runs = " --runs disk/runs --json";
  for (const std::string& arguments :
       {train("good.tsv", "model", "--runs disk/runs"), "train --resume " + m_earlier + runs,
        "runs rename " + m_earlier + " other" + runs, "runs delete " + m_earlier + runs,
        "predict --run " + m_earlier + " --input good.tsv --output disk/out" + runs}) {
    const Said said = cloze(arguments);
    EXPECT_EQ(said.status, 1) << arguments;
    EXPECT_EQ(error(said)["code"], "io") << arguments << said.err;
    EXPECT_NE(error(said)["message"].get<std::string>().find("read-only. Choose a folder"), std::string::npos)
        << error(said);
  }
  EXPECT_EQ(cloze("runs show " + m_earlier + runs).json()["state"], "finished");
  EXPECT_EQ(cloze("eval --run " + m_earlier + runs).status, 0);
}

}  // namespace
}  // namespace cloze
