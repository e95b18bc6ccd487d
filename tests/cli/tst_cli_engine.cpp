// train, eval and predict with the engine of fake_engine.cpp: everything but the numbers.
#include <fcntl.h>
#include <tests/cli/program.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <sstream>

namespace cloze {
namespace {

using nlohmann::json;

const std::string kEngine = "CLOZE_ENGINE=" CLOZE_FAKE_ENGINE;

class CliEngine : public Program {
 protected:
  Said cloze(const std::string& arguments) const { return run(arguments, kEngine); }
  json trained(const std::string& more = {}) const {
    return cloze("train --data-dir data --model model --runs runs --json " + more).json();
  }
  void tinyModel(const char* name) const {
    std::filesystem::copy(CLOZE_SOURCE_DIR "/tests/golden/training/tiny", path(name));
  }
};

TEST_F(CliEngine, TrainReportsExactlyTheseKeys) {
  const Said said = cloze("train --task mrpc --data-dir data --model model --runs runs --json");
  ASSERT_EQ(said.status, 0) << said.err;
  const auto result = nlohmann::ordered_json::parse(said.out);
  std::vector<std::string> keys;
  for (const auto& [key, value] : result.items()) keys.push_back(key);
  EXPECT_EQ(keys, (std::vector<std::string>{"run", "folder", "steps", "seconds", "examples_per_s", "real_tokens_per_s",
                                            "train_loss", "peak_bytes", "eval"}));
  EXPECT_EQ(result["steps"], 5);
  EXPECT_TRUE(result["real_tokens_per_s"].is_null());
  EXPECT_NE(said.out.find("\"eval\":{\"split\":\"dev\",\"checkpoint\":\"last\",\"examples\":4,\"loss\":null,"
                          "\"accuracy\":0.75,\"f1\":0.1}"),
            std::string::npos)
      << said.out;
  EXPECT_NE(said.err.find("step 5/5"), std::string::npos) << said.err;
  EXPECT_EQ(said.err.find('\r'), std::string::npos);  // no terminal: plain lines
  const std::filesystem::path folder = result["folder"].get<std::string>();
  const json spec = json::parse(read(folder / "run.json"))["spec"];
  EXPECT_EQ(spec["model"], path("model"));
  EXPECT_EQ(spec["data_dir"], path("data"));
}

TEST_F(CliEngine, ThreeStepsHaveNeitherTimeNorSpeed) {
  EXPECT_EQ(trained("--max-steps 4")["seconds"], 0.25);
  const json few = trained("--max-steps 3");
  EXPECT_TRUE(few["seconds"].is_null() && few["examples_per_s"].is_null()) << few;
}

TEST_F(CliEngine, TheLastOfAnOptionCountsAndTheTaskHasItsOwnName) {
  const json run = trained("--seed 1 --task SST2 --seed 2");
  const json spec = json::parse(read(std::filesystem::path(run["folder"].get<std::string>()) / "run.json"))["spec"];
  EXPECT_EQ(spec["seed"], 2);
  EXPECT_EQ(spec["task"], "sst-2");
}

TEST_F(CliEngine, FilesWithoutADataFolderStartInTheWorkingFolder) {
  const Said said =
      cloze("train --task custom --train-file some/x.tsv --dev-file /abs/y.tsv --model model --runs runs --json");
  ASSERT_EQ(said.status, 0) << said.err;
  const std::filesystem::path folder = said.json()["folder"].get<std::string>();
  const json spec = json::parse(read(folder / "run.json"))["spec"];
  EXPECT_EQ(spec["train_file"], path("some/x.tsv"));
  EXPECT_EQ(spec["dev_file"], "/abs/y.tsv");
  EXPECT_EQ(json::parse(read(std::filesystem::path(trained("--train-file x.tsv")["folder"].get<std::string>()) /
                             "run.json"))["spec"]["train_file"],
            "x.tsv")
      << "there it starts in the data folder";
  EXPECT_EQ(cloze("eval --run " + folder.string() + " --json").status, 0) << "its data are known without a folder";
}

TEST_F(CliEngine, RunsAreListedRenamedDeletedAndRestored) {
  const std::string id = trained()["run"];
  json list = cloze("runs list --runs runs --json").json();
  ASSERT_EQ(list.size(), 1u);
  EXPECT_EQ(list[0]["id"], id);
  EXPECT_EQ(list[0]["state"], "finished");
  EXPECT_EQ(list[0]["steps"], 5);
  EXPECT_EQ(list[0]["total_steps"], 5);
  EXPECT_EQ(list[0]["metrics"]["accuracy"], 0.75);
  write("runs/broken/run.json", "{");
  list = cloze("runs list --runs runs --json").json();
  ASSERT_EQ(list.size(), 2u);
  const json& broken = list[list[0]["id"] == id ? 1 : 0];
  EXPECT_TRUE(broken.contains("problem") && broken["total_steps"].is_null()) << "not known is not 0: " << broken;
  std::filesystem::remove_all(path("runs/broken"));
  EXPECT_EQ(cloze("runs rename runs/" + id + "/ 'His run' --json").json()["id"], id);
  EXPECT_EQ(cloze("runs rename 'His run' 'My run' --runs runs --json").json()["id"], id);
  EXPECT_EQ(cloze("runs show 'My run' --runs runs --json").json()["id"], id);
  EXPECT_EQ(cloze("runs delete 'My run' --runs runs --json").json()["id"], id);
  EXPECT_EQ(cloze("runs list --runs runs --json").json(), json::array());
  EXPECT_EQ(cloze("runs list --trash --runs runs --json").json()[0]["id"], id);
  EXPECT_EQ(cloze("runs restore 'My run' --runs runs --json").json()["id"], id);
  EXPECT_EQ(cloze("runs list --runs runs --json").json().size(), 1u);
  EXPECT_EQ(cloze("runs list --trash --runs runs --json").json(), json::array());
  EXPECT_EQ(cloze("runs delete " + id + " --runs runs").status, 0);
  EXPECT_EQ(cloze("runs restore " + id + " --runs runs").status, 0);
}

TEST_F(CliEngine, ARunIsMeantByItsNameEverywhere) {
  const std::string id = trained("--task custom --name mine")["run"], twin = trained("--name twin")["run"];
  const std::string other = trained("--name twin")["run"];
  write("in.txt", "even\n");
  for (const char* command :
       {"runs show mine", "train --resume mine", "eval --run mine", "predict --run mine --input in.txt --output out",
        "runs rename mine mine", "runs delete mine", "runs restore mine"}) {
    const Said said = cloze(std::string(command) + " --runs runs --json");
    EXPECT_EQ(said.status, 0) << command << said.err;
  }
  const auto refused = [&](const std::string& command) {
    const Said said = cloze(command + " --runs runs --json");
    EXPECT_EQ(said.status, 1) << command;
    const std::string message = said.json()["error"]["message"];
    EXPECT_NE(message.find(twin), std::string::npos) << message;
    EXPECT_NE(message.find(other), std::string::npos) << message;
  };
  for (const char* command : {"runs show twin", "runs rename twin x", "runs delete twin", "train --resume twin",
                              "eval --run twin", "predict --run twin --input in.txt --output out"}) {
    refused(command);
  }
  for (const std::string& each : {twin, other}) EXPECT_EQ(cloze("runs delete " + each + " --runs runs").status, 0);
  refused("runs restore twin");
}

TEST_F(CliEngine, RunsAreListedInColumnsForPeople) {
  EXPECT_EQ(cloze("runs list --trash --runs runs").out, "");
  const std::string id = trained("--name 'a name that is longer than others \xE4\xB8\xAD\xE6\x96\x87 \x1B[31m'")["run"];
  trained("--name short");
  const std::string out = cloze("runs list --runs runs").out;
  std::istringstream lines(out);
  std::string header, second, first;
  ASSERT_TRUE(std::getline(lines, header) && std::getline(lines, second) && std::getline(lines, first)) << out;
  EXPECT_TRUE(header.starts_with("ID ")) << out;
  const size_t state = header.find("STATE");
  EXPECT_EQ(second.substr(state), "finished  5     dev accuracy 0.7500, f1 0.1000") << out;
  EXPECT_EQ(first.find("finished"), state + 2) << "two characters of three bytes take two columns each\n" << out;
  EXPECT_EQ(out.find('\x1B'), std::string::npos) << "a name does not command the terminal";
}

TEST_F(CliEngine, NamesAreCutWhereTheTerminalEnds) {
  const int terminal = ::posix_openpt(O_RDWR | O_NOCTTY);
  if (terminal < 0) GTEST_SKIP() << "no pseudo-terminals here (a bare root without /dev/pts)";
  ::close(terminal);
  trained("--name 'a name that is longer than others \xE4\xB8\xAD\xE6\x96\x87'");
  const Said narrow = run("runs list --runs runs\" /dev/null", kEngine + " script -qec \"stty cols 70;");
  std::istringstream shown(narrow.out);
  for (std::string line; std::getline(shown, line);) {
    EXPECT_LE(line.size(), 70u + 8u) << line;  // a mark of three bytes, two letters of three, the terminal's \r
  }
  EXPECT_NE(narrow.out.find("a name that"), std::string::npos) << narrow.out << narrow.err;
  EXPECT_NE(narrow.out.find("\xE2\x80\xA6"), std::string::npos) << narrow.out;
  EXPECT_EQ(narrow.out.find("than others"), std::string::npos) << narrow.out;
}

// A character cut in half shows as rubbish, and a line that is wider than the terminal cannot be rewritten.
TEST_F(CliEngine, ProgressIsCutBetweenCharactersWhereTheTerminalEnds) {
  const int terminal = ::posix_openpt(O_RDWR | O_NOCTTY);
  if (terminal < 0) GTEST_SKIP() << "no pseudo-terminals here (a bare root without /dev/pts)";
  ::close(terminal);
  const Said narrow = run("train --task mrpc --data-dir data --model model --runs runs --seed 15\" /dev/null",
                          kEngine + " script -qec \"stty cols 100;");
  std::string expected = "queued  [>                       ] step 0/5  waiting for cpu, which the run \"";
  for (int i = 0; i < 10; ++i) expected += "\xE4\xB8\xAD";  // 77 columns and 20, the mark, and one too few for another
  EXPECT_NE(narrow.out.find(expected + "\xE2\x80\xA6\r"), std::string::npos) << narrow.out << narrow.err;
}

TEST_F(CliEngine, SpecIsRepeatedAndOptionsOverrideIt) {
  const json first = trained("--epochs 7 --seed 5");
  const Said again =
      cloze("train --spec " + first["folder"].get<std::string>() + "/run.json --seed 6 --runs runs --json");
  ASSERT_EQ(again.status, 0) << again.err;
  const json spec =
      json::parse(read(std::filesystem::path(again.json()["folder"].get<std::string>()) / "run.json"))["spec"];
  EXPECT_EQ(spec["epochs"], 7);
  EXPECT_EQ(spec["seed"], 6);
  EXPECT_EQ(spec["model"], path("model"));
}

TEST_F(CliEngine, ResumeContinuesTheSameRun) {
  const json first = trained();
  const Said again = cloze("train --resume " + first["run"].get<std::string>() + " --runs runs --json");
  ASSERT_EQ(again.status, 0) << again.err;
  EXPECT_EQ(again.json()["run"], first["run"]);
}

TEST_F(CliEngine, OutOfMemoryIsAFailureWithItsCode) {
  const Said said = cloze("train --data-dir data --model model --runs runs --json --seed 13");
  EXPECT_EQ(said.status, 1);
  EXPECT_EQ(said.json()["error"]["code"], "out_of_memory");
}

struct SignalRow {
  const char* name;
  int status;
};
class StopByScript : public CliEngine {
 protected:
  // Endless training; the shell waits for the first line of progress, then does `what` to the process $pid. Signals as
  // a person's terminal has them: under nohup SIGHUP would stay ignored.
  Said stopped(const std::string& what, const std::string& more = {}, const std::string& before = {}) const {
    write("stop.sh", "exec 3>&1\n" + before + "\n(\"$@\" & echo $! >pid; wait $!; echo $? >rc) >out 2>err &\n" +
                         "for i in $(seq 200); do grep -q step err 2>/dev/null && break; sleep 0.05; done\n" +
                         "pid=$(cat pid)\n" + what + "\nwait\ncat out\nexit $(cat rc)\n");
    return run("train --data-dir d --model m --runs runs --learning-rate 1 --json " + more,
               kEngine + " env --default-signal=HUP bash stop.sh");
  }
};

class StoppedBySignal : public StopByScript, public testing::WithParamInterface<SignalRow> {
 protected:
  std::string signal() const { return std::string("kill -") + GetParam().name + " $pid"; }
};
TEST_P(StoppedBySignal, EndsWithItsStatusAfterTheCheckpoint) {
  const Said said = stopped(signal());
  EXPECT_EQ(said.status, GetParam().status) << said.err << read(path("err"));
  EXPECT_EQ(said.json()["stopped"], true);
}
TEST_P(StoppedBySignal, HasFailedWhereTheCheckpointCouldNotBeWritten) {
  const Said said = stopped(signal(), "--seed 14");
  EXPECT_EQ(said.status, 1) << said.err << read(path("err"));
  EXPECT_EQ(said.json()["error"]["code"], "io");
}
INSTANTIATE_TEST_SUITE_P(Rows, StoppedBySignal,
                         testing::Values(SignalRow{"INT", 130}, SignalRow{"TERM", 143}, SignalRow{"HUP", 129}),
                         [](const auto& row) { return row.param.name; });

// As a terminal that closes: the shell and the kernel both say so, and the checkpoint is written all the same.
TEST_F(StopByScript, ASecondHangupIsNoReasonToHurry) {
  const Said said = stopped("for i in 1 2 3 4 5; do kill -HUP $pid; done");
  EXPECT_EQ(said.status, 129) << said.err << read(path("err"));
  EXPECT_EQ(said.json()["stopped"], true);
}

TEST_F(StopByScript, AHangupIgnoredFromTheStartStaysIgnored) {
  const Said said = stopped("kill -HUP $pid; sleep 0.3; kill -TERM $pid", "", "trap '' HUP");
  EXPECT_EQ(said.status, 143) << said.err << read(path("err"));
  EXPECT_EQ(said.json()["stopped"], true);
}

TEST_F(CliEngine, EvalOfARunAndOfAModel) {
  const std::string id = trained()["run"];
  const Said best = cloze("eval --run " + id + " --runs runs --task mrpc --data-dir data --json");
  ASSERT_EQ(best.status, 0) << best.err;
  EXPECT_EQ(best.json()["eval"]["checkpoint"], "best");
  EXPECT_EQ(best.json()["eval"]["examples"], 4);
  const Said read = cloze("eval --run " + id + " --runs runs");
  EXPECT_NE(read.out.find("4 examples"), std::string::npos) << read.out;
  EXPECT_EQ(cloze("eval --run " + id + " --runs runs --checkpoint last --split test --json").json()["eval"]["split"],
            "test");
  const Said missing = cloze("eval --run " + id + " --runs runs --checkpoint step-7 --json");
  EXPECT_EQ(missing.status, 1);
  EXPECT_NE(missing.err.find("best"), std::string::npos) << missing.err;  // names those there are
  std::filesystem::remove_all(path("runs/" + id + "/checkpoints/best"));
  for (const char* checkpoint : {"", " --checkpoint best"}) {  // what is said is what is taken unsaid
    const Said last = cloze("eval --run " + id + " --runs runs --json" + checkpoint);
    EXPECT_EQ(last.json()["eval"]["checkpoint"], "last") << last.err;
    EXPECT_NE(last.err.find("no checkpoint called best"), std::string::npos) << last.err;
  }
  tinyModel("model");
  EXPECT_EQ(cloze("eval --model model --checkpoint best --task mrpc --data-dir data --json").status, 0);
  const Said model = cloze("eval --model model --task mrpc --data-dir data --json");
  ASSERT_EQ(model.status, 0) << model.err;
  EXPECT_TRUE(model.json()["run"].is_null());
  EXPECT_EQ(model.json()["folder"], path("model"));
  EXPECT_EQ(model.json()["eval"]["length"], 32) << "as many as it has positions, where none are asked for";
}

TEST_F(CliEngine, PredictWritesBothFiles) {
  const std::string id = trained("--task custom")["run"];
  const std::string input = write("in.txt", "even\nodd\n");
  const Said said = cloze("predict --run " + id + " --runs runs --input " + input + " --output out --json");
  ASSERT_EQ(said.status, 0) << said.err;
  EXPECT_EQ(said.json()["rows"], 2);
  EXPECT_EQ(said.json()["warnings"], json::array());
  EXPECT_EQ(read(path("out/test_results.tsv")), "0.75\t0.25\n0.1\t0.9\n");
  EXPECT_EQ(read(path("out/predictions.tsv")),
            "text\tlabel\tpredicted\tprobabilities\neven\t\tno\t0.75 0.25\nodd\t\tyes\t0.1 0.9\n");
}

TEST_F(CliEngine, PredictSaysWhatItLeftOut) {
  const std::string id = trained("--task custom")["run"];
  const std::string input = write("in.tsv", "text\tnumber\neven\t1\n\nodd\t2\n");
  const Said said = cloze("predict --run " + id + " --runs runs --input " + input + " --output out --json");
  ASSERT_EQ(said.status, 0) << said.err;
  EXPECT_EQ(said.json()["rows"], 2);
  EXPECT_EQ(said.json()["warnings"], json::array({input + ": 1 blank line left out (line 3)."}));
  EXPECT_NE(said.err.find("1 blank line left out (line 3)."), std::string::npos) << said.err;
}

// A model folder by itself: one of ours says its task, for another one the header of the table decides.
TEST_F(CliEngine, PredictOfAModelReadsPairsWhereItLearnedPairs) {
  const std::string glue = write("dev.tsv", "index\tsentence1\tsentence2\tlabel\n0\ta\tb\t1\n");
  tinyModel("foreign");
  Said said = cloze("predict --model foreign --input " + glue + " --output out");
  ASSERT_EQ(said.status, 0) << said.err;
  EXPECT_EQ(read(path("out/predictions.tsv")),
            "text_a\ttext_b\tlabel\tpredicted\tprobabilities\na\tb\t1\tyes\t0.1 0.9\n");
  EXPECT_NE(said.err.find("the columns \"sentence1\" and \"sentence2\""), std::string::npos) << said.err;

  tinyModel("pairs");
  write("pairs/trainer_state.json", R"({"format": "cloze-trainer-state", "version": 1, "task": "custom-pair"})");
  said = cloze("predict --model pairs --input " + write("plain.txt", "c\td\n") + " --output out");
  ASSERT_EQ(said.status, 0) << said.err;
  EXPECT_NE(read(path("out/predictions.tsv")).find("\nc\td\t"), std::string::npos);
  EXPECT_NE(said.err.find("custom-pair"), std::string::npos) << said.err;

  tinyModel("single");
  write("single/trainer_state.json", R"({"format": "cloze-trainer-state", "version": 1, "task": "custom"})");
  said = cloze("predict --model single --input " + glue + " --output out");
  ASSERT_EQ(said.status, 0) << said.err;
  EXPECT_NE(said.err.find("names two texts"), std::string::npos) << said.err;
  EXPECT_NE(said.err.find("the column \"sentence1\""), std::string::npos) << said.err;
}

TEST_F(CliEngine, EvalOfAModelTakesItsTask) {
  tinyModel("ours");
  write("ours/trainer_state.json", R"({"format": "cloze-trainer-state", "version": 1, "task": "sst-2"})");
  Said said = cloze("eval --model ours --data-dir data --json");
  EXPECT_NE(said.err.find("trained for the task sst-2"), std::string::npos) << said.err;
  // Texts are cut as in its training, unless another length is asked for.
  write("ours/trainer_state.json",
        R"({"format": "cloze-trainer-state", "version": 1, "task": "sst-2", "max_seq_length": 24})");
  said = cloze("eval --model ours --data-dir data --json");
  EXPECT_EQ(said.json()["eval"]["length"], 24) << said.err;
  EXPECT_NE(said.err.find("for the task sst-2, with texts of up to 24 tokens"), std::string::npos) << said.err;
  EXPECT_EQ(cloze("eval --model ours --max-seq-length 8 --data-dir data --json").json()["eval"]["length"], 8);
  said = cloze("predict --model ours --input " + write("one.txt", "even\n") + " --output out");
  EXPECT_NE(said.err.find("up to 24 tokens"), std::string::npos) << said.err;
  tinyModel("foreign");
  said = cloze("eval --model foreign --data-dir data --json");
  EXPECT_NE(said.err.find("measured on mrpc"), std::string::npos) << said.err;
  said = cloze("eval --model foreign --task mrpc --data-dir data --json");
  EXPECT_EQ(said.err.find("measured on"), std::string::npos) << said.err;
}

TEST_F(CliEngine, PredictReadsAllOfAPipe) {
  std::string lines;
  while (lines.size() < (1u << 20)) lines += "line " + std::to_string(lines.size()) + "\n";
  write("big.txt", lines);
  tinyModel("foreign");
  const Said said = run("predict --model foreign --input /dev/stdin --output out --json", "cat big.txt | " + kEngine);
  ASSERT_EQ(said.status, 0) << said.err;
  EXPECT_EQ(said.json()["rows"], std::count(lines.begin(), lines.end(), '\n'));
  EXPECT_EQ(read(path("out/predictions.tsv")).find("line 0\t"),
            std::string("text\tlabel\tpredicted\tprobabilities\n").size());
}

TEST_F(CliEngine, GoogleCommandWithFilesApart) {
  write("a/bert_config.json", "{}");
  write("b/tokenizer_config.json", "{\"do_lower_case\": false}");
  write("b/vocab.txt", "[UNK]\n");
  write("c/model.safetensors", "x");
  const Said said = cloze(
      "train -task_name=MRPC --do_train=true --do_eval=true --data_dir=data --vocab_file=b/vocab.txt "
      "--bert_config_file=a/bert_config.json --init_checkpoint=c/model.safetensors --max_seq_length=64 "
      "--learning_rate=2e-5 --output_dir=mine --runs runs --json");
  ASSERT_EQ(said.status, 0) << said.err;
  EXPECT_EQ(said.json()["folder"], path("mine"));
  const json spec = json::parse(read(path("mine/run.json")))["spec"];
  EXPECT_EQ(spec["max_seq_length"], 64);
  const std::filesystem::path model = spec["model"].get<std::string>();
  EXPECT_EQ(read(model / "vocab.txt"), "[UNK]\n");
  EXPECT_EQ(read(model / "config.json"), "{}");
  EXPECT_EQ(read(model / "model.safetensors"), "x");
  EXPECT_EQ(read(model / "tokenizer_config.json"), "{\"do_lower_case\": false}") << "says how the vocabulary is used";
  EXPECT_EQ(spec["do_lower_case"], "auto");
}

// run_classifier's flags without --do_train, Google's and PPB's: a model folder, or what a run left in --output_dir.
struct ScriptRow {
  const char *name, *flags;
};
class ScriptCommand : public CliEngine, public testing::WithParamInterface<ScriptRow> {
 protected:
  void SetUp() override {
    CliEngine::SetUp();
    const std::string rows = "1\t1\t2\teven\tone\n0\t3\t4\todd\ttwo\n";
    const std::string columns = "\t#1 ID\t#2 ID\t#1 String\t#2 String\n";
    write("data/train.tsv", "Quality" + columns + rows);
    write("data/dev.tsv", "Quality" + columns + rows);
    write("data/test.tsv", "index" + columns + rows);
    write("m/config.json", "{}");
    write("m/vocab.txt", "[UNK]\n");
    write("m/model.safetensors", "x");
  }
  Said script(const std::string& more) const {
    return cloze(std::string("train --task_name=MRPC --data_dir=data --runs runs --json ") + GetParam().flags + more);
  }
};

TEST_P(ScriptCommand, EvaluatesWithoutTraining) {
  Said said = script(" --do_eval --max_seq_length=64");
  ASSERT_EQ(said.status, 0) << said.err;
  EXPECT_TRUE(said.json()["run"].is_null());
  EXPECT_EQ(said.json()["eval"]["checkpoint"], "model");
  EXPECT_EQ(said.json()["eval"]["length"], 64);
  ASSERT_EQ(script(" --do_train --output_dir=mine").status, 0);
  said = script(" --do_eval --max_seq_length=32 --output_dir=mine");
  ASSERT_EQ(said.status, 0) << said.err;
  EXPECT_EQ(said.json()["eval"]["checkpoint"], "last");
  EXPECT_EQ(said.json()["folder"], path("mine/checkpoints/last"));
  EXPECT_EQ(said.json()["eval"]["length"], 32) << "what the flags say, as in the script";
}

// run_classifier's eval_results.txt: "key = value", in the order of the keys.
TEST_P(ScriptCommand, LeavesEvalResultsInItsOutputFolder) {
  const std::string expected = "eval_accuracy = 0.75\neval_f1 = 0.1\neval_loss = nan\nglobal_step = 5\nloss = nan\n";
  Said said = script(" --do_train --do_eval --output_dir=mine");
  ASSERT_EQ(said.status, 0) << said.err;
  EXPECT_EQ(read(path("mine/eval_results.txt")), expected);
  ASSERT_EQ(script(" --do_train --output_dir=quiet").status, 0);
  EXPECT_FALSE(std::filesystem::exists(path("quiet/eval_results.txt"))) << "only --do_eval asks for it";
  write("quiet/checkpoints/last/trainer_state.json", R"({"format": "cloze-trainer-state", "version": 1, "step": 5})");
  ASSERT_EQ(script(" --do_eval --output_dir=quiet").status, 0);
  EXPECT_NE(read(path("quiet/eval_results.txt")).find("global_step = 5\n"), std::string::npos);
  ASSERT_EQ(script(" --do_eval --output_dir=new/deep").status, 0);
  EXPECT_NE(read(path("new/deep/eval_results.txt")).find("global_step = 0\n"), std::string::npos);
}

TEST_P(ScriptCommand, NeedsNoWordTrainInFront) {
  const std::string flags = std::string("--task_name=MRPC --data_dir=data --runs runs --json ") + GetParam().flags;
  Said said = cloze(flags + " --do_train=true --output_dir=mine");
  ASSERT_EQ(said.status, 0) << said.err;
  EXPECT_EQ(said.json()["folder"], path("mine"));
  said = cloze(flags + " --do_train=false --do_predict=true --output_dir=labelled");
  ASSERT_EQ(said.status, 0) << said.err;
  EXPECT_TRUE(std::filesystem::exists(path("labelled/test_results.tsv")));
}

TEST_P(ScriptCommand, PredictsWithoutTraining) {
  Said said = script(" --do_predict=true --output_dir=out/deep");
  ASSERT_EQ(said.status, 0) << said.err;
  EXPECT_EQ(said.json()["rows"], 2);
  EXPECT_EQ(read(path("out/deep/test_results.tsv")), "0.75\t0.25\n0.1\t0.9\n");
  said = script(" --do_predict=true --do_eval=true --output_dir=out/deep");
  ASSERT_EQ(said.status, 0) << said.err;
  EXPECT_EQ(said.json()["eval"]["split"], "dev") << "one result in the last line";
}

TEST_P(ScriptCommand, PredictionsNeedAPlaceBeforeTheWork) {
  Said said = script(" --do_predict=true");
  EXPECT_EQ(said.status, 2);
  EXPECT_NE(said.json()["error"]["message"].get<std::string>().find("--output_dir"), std::string::npos) << said.err;
  EXPECT_FALSE(std::filesystem::exists(path("test_results.tsv")));
  write("file", "");
  said = run(std::string("train --task_name=MRPC --data_dir=data --do_predict=true --output_dir=file/out --json ") +
                 GetParam().flags,
             "CLOZE_ENGINE=/no/such/engine.so");
  EXPECT_EQ(said.status, 1);
  EXPECT_EQ(said.json()["error"]["file"], path("file")) << "the folder is made before the engine is asked";
}

TEST_P(ScriptCommand, HasFailedWhereStdoutTookNothing) {
  const Said said = script(" --do_eval >/dev/full");
  EXPECT_EQ(said.status, 1);
  EXPECT_NE(said.err.find("could not be written"), std::string::npos) << said.err;
}
INSTANTIATE_TEST_SUITE_P(Rows, ScriptCommand,
                         testing::Values(ScriptRow{"Google",
                                                   "--vocab_file=m/vocab.txt --bert_config_file=m/config.json "
                                                   "--init_checkpoint=m/model.safetensors"},
                                         ScriptRow{"Ppb", "--bert_model m"}),
                         [](const auto& row) { return row.param.name; });

// Something in the way of the assembled folder is said, and the half one does not stay.
TEST_F(CliEngine, AnAssembledModelThatCannotBePlacedIsSaid) {
  write("a/bert_config.json", "{}");
  write("b/vocab.txt", "[UNK]\n");
  const std::string command =
      "train --task_name=MRPC --do_train=true --data_dir=data --vocab_file=b/vocab.txt "
      "--bert_config_file=a/bert_config.json --runs runs --json";
  ASSERT_EQ(cloze(command).status, 0);
  const auto models = [&] {
    std::vector<std::filesystem::path> found;
    for (const auto& entry : std::filesystem::directory_iterator(path("runs/.models"))) found.push_back(entry.path());
    return found;
  };
  ASSERT_EQ(models().size(), 1u);
  const std::filesystem::path folder = models().front();
  std::filesystem::remove_all(folder);
  std::ofstream(folder) << "in the way";
  const Said said = cloze(command);
  EXPECT_EQ(said.status, 1) << said.out;
  EXPECT_EQ(said.json()["error"]["file"], folder.string()) << said.out;
  EXPECT_EQ(models(), std::vector{folder});
}

TEST_F(CliEngine, SelfTestAndVersion) {
  const Said said = cloze("self-test --json");
  EXPECT_EQ(said.status, 0) << said.out;
  EXPECT_EQ(said.json()["ok"], true);
  EXPECT_EQ(cloze("version --engine --json").json()["engine"]["devices"][0]["name"], "cpu");
}

}  // namespace
}  // namespace cloze
