// What needs no engine: tokenize, runs, wrong use.
#include <tests/cli/program.h>

#include <sstream>

namespace cloze {
namespace {

using nlohmann::json;

const std::string kUncased = CLOZE_SOURCE_DIR "/tests/data/vocab/bert-base-uncased";

class Cli : public Program {};

TEST_F(Cli, TokenizeGivesOneLineALine) {
  const std::string file = write("in.txt", "Na\xc3\xafve [SEP]\r\n\nbad \xff byte\nlast");
  const Said said = run("tokenize --vocab " + kUncased + "/vocab.txt " + file);
  ASSERT_EQ(said.status, 0) << said.err;
  EXPECT_EQ(said.out,
            "{\"tokens\": [\"[CLS]\", \"naive\", \"[SEP]\", \"[SEP]\"], \"input_ids\": [101, 15743, 102, 102], "
            "\"token_type_ids\": [0, 0, 0, 0], \"attention_mask\": [1, 1, 1, 1], "
            "\"offsets\": [[0, 0], [0, 5], [6, 11], [0, 0]]}\n"
            "{\"tokens\": [\"[CLS]\", \"[SEP]\"], \"input_ids\": [101, 102], \"token_type_ids\": [0, 0], "
            "\"attention_mask\": [1, 1], \"offsets\": [[0, 0], [0, 0]]}\n"
            "{\"tokens\": [\"[CLS]\", \"bad\", \"byte\", \"[SEP]\"], \"input_ids\": [101, 2919, 24880, 102], "
            "\"token_type_ids\": [0, 0, 0, 0], \"attention_mask\": [1, 1, 1, 1], "
            "\"offsets\": [[0, 0], [0, 3], [6, 10], [0, 0]]}\n"
            "{\"tokens\": [\"[CLS]\", \"last\", \"[SEP]\"], \"input_ids\": [101, 2197, 102], "
            "\"token_type_ids\": [0, 0, 0], \"attention_mask\": [1, 1, 1], \"offsets\": [[0, 0], [0, 4], [0, 0]]}\n");
}

TEST_F(Cli, TokenizePairsFromStdin) {
  const std::string file = write("pairs.txt", "a b\tc d\n\t\n");
  const Said said = run("tokenize --model " + kUncased + " --pairs --max-seq-length 6 - < " + file);
  ASSERT_EQ(said.status, 0) << said.err;
  EXPECT_EQ(said.json()["input_ids"], json({101, 102, 102}));
  const json first = json::parse(said.out.substr(0, said.out.find('\n')));
  EXPECT_EQ(first["token_type_ids"], json({0, 0, 0, 1, 1, 1}));
  EXPECT_EQ(first["input_ids"], json({101, 1037, 102, 1039, 1040, 102}));
  EXPECT_EQ(first["offsets"], json::parse("[[0,0],[0,1],[0,0],[0,1],[2,3],[0,0]]"));
}

TEST_F(Cli, TokenizeGivesALineForABlankOneOfPairsToo) {
  const Said said = run("tokenize --model " + kUncased + " --pairs " + write("pairs.txt", "a\tb\n\n\r\na\t\n"));
  ASSERT_EQ(said.status, 0) << said.err;
  std::istringstream lines(said.out);
  std::vector<json> ids;
  for (std::string line; std::getline(lines, line);) ids.push_back(json::parse(line)["input_ids"]);
  EXPECT_EQ(ids,
            (std::vector<json>{{101, 1037, 102, 1038, 102}, {101, 102, 102}, {101, 102, 102}, {101, 1037, 102, 102}}));
}

TEST_F(Cli, TokenizeCasing) {
  const std::string file = write("in.txt", "A");
  EXPECT_EQ(run("tokenize --vocab " + kUncased + "/vocab.txt --do-lower-case false " + file).json()["tokens"][1],
            "[UNK]");
  EXPECT_EQ(run("tokenize --vocab " + kUncased + "/vocab.txt " + file).json()["tokens"][1], "a");
}

TEST_F(Cli, TokenizeNamesTheLineWithoutATab) {
  const std::string file = write("pairs.txt", "a\tb\nno tab\n");
  const Said said = run("tokenize --model " + kUncased + " --pairs --json " + file);
  EXPECT_EQ(said.status, 1);
  const json error = said.json()["error"];
  EXPECT_EQ(error["code"], "invalid_data");
  EXPECT_EQ(error["file"], file);
  EXPECT_EQ(error["line"], 2);
  EXPECT_NE(said.err.find(file + ":2: "), std::string::npos) << said.err;
}

TEST_F(Cli, TokenizeRefusesWhatHasNoLines) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  const char* limit = "";  // the sanitizer's shadow is larger than any limit
#else
  const char* limit = "ulimit -v 1500000;";
#endif
  const Said endless = run("tokenize --model " + kUncased + " --json /dev/zero", limit);
  EXPECT_EQ(endless.status, 1);
  const json error = endless.json()["error"];
  EXPECT_EQ(error["code"], "invalid_data") << endless.err;
  EXPECT_EQ(error["file"], "/dev/zero");
  EXPECT_EQ(error["line"], 1);
  EXPECT_NE(endless.err.find("break the line up"), std::string::npos) << endless.err;
  EXPECT_EQ(run("tokenize --model " + kUncased + " --json absent").json()["error"]["file"], path("absent"));
}

TEST_F(Cli, RunsOfAnEmptyFolderIsAnEmptyList) {
  const Said said = run("runs list --json --runs " + path("none"));
  EXPECT_EQ(said.status, 0) << said.err;
  EXPECT_EQ(said.out, "[]\n");
  const Said missing = run("runs show nobody --json --runs " + path("none"));
  EXPECT_EQ(missing.status, 1);
  EXPECT_EQ(missing.json()["error"]["code"], "not_found");
}

TEST_F(Cli, HelpOfEach) {
  EXPECT_EQ(run("--help").status, 0);
  for (const char* command : {"train", "eval", "predict", "tokenize", "preflight", "runs", "self-test", "version"}) {
    const Said said = run(std::string(command) + " --help");
    EXPECT_EQ(said.status, 0) << command;
    EXPECT_NE(said.out.find(std::string("cloze ") + command), std::string::npos) << command;
  }
}

TEST_F(Cli, TheVersionIsAnOptionToo) {
  const Said option = run("--version");
  EXPECT_EQ(option.status, 0) << option.err;
  EXPECT_EQ(option.out, run("version").out);
  EXPECT_TRUE(option.out.starts_with("cloze ")) << option.out;
}

struct WrongRow {
  const char* name;
  const char* arguments;
  const char* says;
};
void PrintTo(const WrongRow& row, std::ostream* out) {
  *out << row.arguments;
}
class WrongUse : public Program, public testing::WithParamInterface<WrongRow> {};

TEST_P(WrongUse, IsStatus2WithASentence) {
  const Said said = run(std::string(GetParam().arguments) + " --json");
  EXPECT_EQ(said.status, 2);
  const json error = said.json()["error"];
  EXPECT_EQ(error["code"], "invalid_argument");
  EXPECT_TRUE(error.contains("file") && error["file"].is_null());
  EXPECT_TRUE(error.contains("line") && error["line"].is_null());
  EXPECT_NE(error["message"].get<std::string>().find(GetParam().says), std::string::npos) << error;
  EXPECT_NE(said.err.find(GetParam().says), std::string::npos) << said.err;
}
INSTANTIATE_TEST_SUITE_P(
    Rows, WrongUse,
    testing::Values(
        WrongRow{"NoSuchOption", "train --learning-rte 1", "--learning-rate"},
        WrongRow{"AlmostATask", "train --task mrcp --data-dir d --model m", "did you mean mrpc?"},
        WrongRow{"AlmostAnOptionOfTheCommand", "train --rseume x", "did you mean --resume?"},
        WrongRow{"AlmostAnOptionOfEval", "eval --splt dev", "did you mean --split?"},
        WrongRow{"AlmostACommand", "trian --epochs 1", "no command \"trian\"; did you mean train?"},
        WrongRow{"AlmostACommandOfRuns", "runs delte x", "did you mean delete?"},
        WrongRow{"AlmostAFlag", "train --task_name=MRPC --do_trian=true --data_dir=d", "did you mean --do_train?"},
        WrongRow{"ScriptWithoutItsFiles", "--task_name=MRPC --do_train=true --data_dir=d",
                 "\"--vocab_file\" is missing"},
        WrongRow{"NoData", "train --model m", "data-dir"},
        WrongRow{"BatchOfNothing", "train --batch-size 0 --data-dir d --model m", "batch-size"},
        WrongRow{"Accumulation", "train --batch-size 5 --gradient-accumulation 2 --data-dir d --model m",
                 "gradient-accumulation"},
        WrongRow{"ResumeAndMore", "train --resume x --epochs 2", "--spec"},
        WrongRow{"UnknownFlag", "train --task_name=MRPC --do_train=true --no_such_flag=1", "no_such_flag"},
        WrongRow{"UnderscoreOfOurs", "train --task mrpc --data-dir d --model m --max_steps 10",
                 "no option --max_steps; did you mean --max-steps?"},
        WrongRow{"UnderscoreOfAScript", "train --task mrpc --data-dir d --model m --max_seq_length 64",
                 "or write --max-seq-length"},
        WrongRow{"SpecBesideAScript", "train --bert_model m --data_dir d --task_name x --do_train --spec s", "--spec"},
        WrongRow{"EvalOfNothing", "eval --task mrpc --data-dir d", "--run"},
        WrongRow{"EvalOfBoth", "eval --run r --model m --data-dir d", "not both"},
        WrongRow{"OddCheckpoint", "eval --run r --checkpoint first --data-dir d", "checkpoint: must be last"},
        WrongRow{"ValueMissing", "train --learning-rate", "--learning-rate needs a value"},
        WrongRow{"BooleanWithAnotherWord", "train --from-scratch maybe", "\"maybe\" is not expected"},
        WrongRow{"NoSuchTask", "train --task nope --data-dir d --model m", "There is no task \"nope\""},
        WrongRow{"NoSuchTaskOfEval", "eval --task nope --data-dir d --model m", "There is no task \"nope\""},
        WrongRow{"NoSuchTaskOfTheScripts", "train --task_name=nope --do_train --data_dir=d --bert_model m",
                 "There is no task \"nope\""},
        WrongRow{"OptionBesideFlags", "train --task_name=MRPC --do_train --data_dir=d --bert_model m --learnig-rate 3",
                 "did you mean --learning-rate?"},
        WrongRow{"OddRunsCommand", "runs lst", "There is no command \"runs lst\""},
        WrongRow{"RunsWithoutACommand", "runs", "cloze runs --help"},
        WrongRow{"PredictWithoutInput", "predict --run r --output o", "--input"},
        WrongRow{"TokenizeWithoutVocabulary", "tokenize -", "--vocab"},
        WrongRow{"TooShort", "tokenize --vocab v --pairs --max-seq-length 2 -", "at least 3"},
        WrongRow{"NoCommand", "", "subcommand"}, WrongRow{"OddCommand", "fly", "fly"}),
    [](const auto& row) { return row.param.name; });

TEST_F(Cli, MissingEngineSaysWhatToDo) {
  const Said said = run("train --data-dir d --model m --json --runs r", "CLOZE_ENGINE=/no/such/engine.so");
  EXPECT_EQ(said.status, 1);
  EXPECT_EQ(said.json()["error"]["code"], "engine_missing");
  EXPECT_EQ(said.json()["error"]["file"], "/no/such/engine.so");
}

}  // namespace
}  // namespace cloze
