// What needs no engine: tokenize, runs, wrong use.
#include <core/base/fs.h>
#include <tests/cli/program.h>
#include <tests/sanitizers.h>

#include <algorithm>
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

TEST_F(Cli, TokenizeStatsCountEveryToken) {
  const std::string file = write("in.txt", "Naïve [SEP]\n\nlast one\n");
  for (const char* threads : {"", " --threads 3", " --threads 0"}) {
    const Said said = run("tokenize --model " + kUncased + " --stats" + threads + " " + file);
    ASSERT_EQ(said.status, 0) << said.err;
    const json stats = said.json();
    EXPECT_EQ(std::count(said.out.begin(), said.out.end(), '\n'), 1) << said.out;
    EXPECT_EQ(stats["lines"], 3);
    EXPECT_EQ(stats["tokens"], 4 + 2 + 4);
    EXPECT_GT(stats["seconds"].get<double>(), 0);
    EXPECT_NEAR(stats["tokens_per_s"].get<double>() * stats["seconds"].get<double>(), 10, 1e-6);
    EXPECT_GE(stats["threads"].get<int>(), 1);
  }
  EXPECT_EQ(run("tokenize --model " + kUncased + " --stats --threads 3 " + file).json()["threads"], 3);
  const std::string pairs = write("pairs.txt", "a b c\td e f\n\n");
  EXPECT_EQ(run("tokenize --model " + kUncased + " --stats --pairs --max-seq-length 7 " + pairs).json()["tokens"], 10);
  const Said bad = run("tokenize --model " + kUncased + " --stats --pairs --json " + file);
  EXPECT_EQ(bad.status, 1);
  EXPECT_EQ(bad.json()["error"]["line"], 1);
  std::string words;
  for (const int32_t word : {-1, 0, 1, -1, -1, -1, -1, 0, 1, -1}) words.append(reinterpret_cast<const char*>(&word), 4);
  EXPECT_EQ(run("tokenize --model " + kUncased + " --stats " + file).json()["word_ids_sha256"], sha256Of(words));
  const Said empty = run("tokenize --model " + kUncased + " --stats /dev/null");
  EXPECT_EQ(empty.status, 0);
  EXPECT_EQ(empty.json()["ids_sha256"], sha256Of(""));
  EXPECT_EQ(empty.json()["tokens"], 0);
}

// What is timed is what is printed: the digests are of the numbers that the lines hold.
TEST_F(Cli, TokenizeStatsHaveDigestsOfIdsAndOffsets) {
  std::string text;
  for (int i = 0; i < 1500; ++i) text += "Naïve " + std::to_string(i * i) + "\t[MASK] 今\n";
  const std::string file = write("in.txt", text);
  for (const char* more : {" --pairs", "", " --pairs --max-seq-length 6 --threads 3"}) {
    const std::string command = "tokenize --model " + kUncased + more + " " + file;
    std::istringstream lines(run(command).out);
    std::string ids, offsets;
    const auto append = [](const json& number, std::string* to) {
      for (int shift = 0; shift < 32; shift += 8) *to += static_cast<char>(number.get<uint32_t>() >> shift);
    };
    for (std::string line; std::getline(lines, line);) {
      const json row = json::parse(line);
      for (const json& id : row["input_ids"]) append(id, &ids);
      for (const json& pair : row["offsets"]) append(pair[0], &offsets), append(pair[1], &offsets);
    }
    const json stats = run(command + " --stats").json();
    EXPECT_EQ(stats["tokens"], ids.size() / 4);
    EXPECT_EQ(stats["ids_sha256"], sha256Of(ids)) << more;
    EXPECT_EQ(stats["offsets_sha256"], sha256Of(offsets)) << more;
  }
}

// Control characters, quotes and what else JSON writes otherwise, among the pieces.
TEST_F(Cli, TokenizeEscapesPieces) {
  write("vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n\"\n\\\n今\n\x7f\n");
  const std::string file = write("in.txt", "\" \\ 今");
  EXPECT_EQ(run("tokenize --vocab vocab.txt " + file).json()["tokens"], json({"[CLS]", "\"", "\\", "今", "[SEP]"}));
}

TEST_F(Cli, TokenizeAsGoogle) {
  const std::string file = write("in.txt", "ΑΣ [MASK]\n");
  const json google = {"[CLS]", "α", "##ς", "[", "mask", "]", "[SEP]"}, fast = {"[CLS]", "α", "##σ", "[MASK]", "[SEP]"};
  EXPECT_EQ(run("tokenize --model " + kUncased + " --google " + file).json()["tokens"], google);
  EXPECT_EQ(run("tokenize --vocab " + kUncased + "/vocab.txt --google=true " + file).json()["tokens"], google);
  EXPECT_EQ(run("tokenize --vocab " + kUncased + "/vocab.txt " + file).json()["tokens"], fast);
  const json cased = run("tokenize --vocab " + kUncased + "/vocab.txt --google --do-lower-case false " + file).json();
  EXPECT_EQ(cased["tokens"], json({"[CLS]", "[UNK]", "[", "[UNK]", "]", "[SEP]"}));
  const std::string pairs = write("pairs.txt", "a b c d\te f g h\n");
  EXPECT_EQ(
      run("tokenize --model " + kUncased + " --google --pairs --max-seq-length 8 " + pairs).json()["token_type_ids"],
      json({0, 0, 0, 0, 0, 1, 1, 1}));
  EXPECT_EQ(run("tokenize --model " + kUncased + " --pairs --max-seq-length 8 " + pairs).json()["token_type_ids"],
            json({0, 0, 0, 0, 1, 1, 1, 1}));
  write("fast/tokenizer.json",
        R"({"model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
    "vocab": {"[PAD]": 0, "[UNK]": 1, "[CLS]": 2, "[SEP]": 3, "a": 4}}, "normalizer": {"type": "BertNormalizer"},
    "pre_tokenizer": {"type": "BertPreTokenizer"}})");
  const Said none = run("tokenize --model " + path("fast") + " --google --json " + file);
  EXPECT_EQ(none.status, 1);
  EXPECT_EQ(none.json()["error"]["file"], path("fast") + "/vocab.txt");
}

// Both meanings of a stride; the ids are those of tests/golden/inspect/answer_windows.json's programs.
TEST_F(Cli, TokenizePrintsALineForEachWindow) {
  const std::string pairs = write("pairs.txt", "a b c\td e f g h i\na\tb\n");
  const auto windows = [&](const std::string& more) {
    const Said said = run("tokenize --model " + kUncased + " --pairs --max-length 9 --stride 2 " + more + " " + pairs);
    EXPECT_EQ(said.status, 0) << said.err;
    std::vector<json> lines;
    std::istringstream stream(said.out);
    for (std::string line; std::getline(stream, line);) lines.push_back(json::parse(line));
    return lines;
  };
  const auto moving = windows("");  // 3 of 6 tokens, each 2 behind the one before
  ASSERT_EQ(moving.size(), 4u);
  const int places[][2] = {{0, 3}, {2, 5}, {4, 6}};
  for (size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(moving[i]["line"], 1);
    EXPECT_EQ(moving[i]["window"], i + 1);
    EXPECT_EQ(moving[i]["windows"], 3);
    EXPECT_EQ(moving[i]["second_text"], json::array({places[i][0], places[i][1]}));
  }
  EXPECT_EQ(moving[1]["tokens"], json({"[CLS]", "a", "b", "c", "[SEP]", "f", "g", "h", "[SEP]"}));
  EXPECT_EQ(moving[1]["offsets"][5], json({4, 5}));
  EXPECT_EQ(moving[3]["line"], 2);
  EXPECT_EQ(moving[3]["windows"], 1);
  EXPECT_EQ(windows("--max-query-length 1")[0]["second_text"], json::array({0, 5}));
  const auto sharing = windows("--windows transformers");
  ASSERT_EQ(sharing.size(), 5u);
  EXPECT_EQ(sharing[1]["second_text"], json::array({1, 4}));
  const Said bad =
      run("tokenize --model " + kUncased + " --pairs --max-length 9 --stride 3 --windows transformers --json " + pairs);
  EXPECT_EQ(bad.status, 1);
  EXPECT_EQ(bad.json()["error"]["line"], 1);
  EXPECT_NE(bad.json()["error"]["message"].get<std::string>().find("share 3 never get on"), std::string::npos);
  EXPECT_EQ(run("tokenize --model " + kUncased + " --stride 3 " + pairs).status, 2);
}

TEST_F(Cli, VocabLearnWritesAVocabularyThatTokenizes) {
  const std::string corpus = write("a.txt", "low lower lowest\nlow\tLow new newer\n"),
                    more = write("b.txt", "newest low\n");
  const Said said =
      run("vocab learn " + corpus + " " + more + " --size 30 --reserved 2 --output out/../vocab.txt --json");
  ASSERT_EQ(said.status, 1) << "there is no folder out";
  const Said learned = run("vocab learn " + corpus + " " + more + " --size 30 --reserved 2 --output vocab.txt --json");
  ASSERT_EQ(learned.status, 0) << learned.err;
  EXPECT_EQ(learned.json()["words"], 6);
  const std::string pieces = read(m_folder / "vocab.txt");
  EXPECT_TRUE(
      pieces.starts_with("[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n[unused0]\n[unused1]\ne\nl\nn\no\nr\ns\nt\nw\n##e\n"))
      << pieces;
  EXPECT_EQ(std::count(pieces.begin(), pieces.end(), '\n'), learned.json()["pieces"].get<int64_t>());
  EXPECT_EQ(run("tokenize --vocab vocab.txt " + write("in.txt", "Low")).json()["tokens"],
            json({"[CLS]", "low", "[SEP]"}));
  EXPECT_NE(run("vocab learn " + corpus + " --size 30 --do-lower-case false --output cased.txt").err.find("Only"),
            std::string::npos);
  EXPECT_NE(read(m_folder / "cased.txt").find("\nL\n"), std::string::npos);
}

TEST_F(Cli, VocabLearnRefusesWhatItCannotLearnFrom) {
  const std::string latin = write("latin.txt", "one\ntwo \xe9\n");
  const Said bad = run("vocab learn " + latin + " --size 100 --output vocab.txt --json");
  EXPECT_EQ(bad.status, 1);
  EXPECT_EQ(bad.json()["error"]["line"], 2);
  EXPECT_EQ(run("vocab learn absent --size 100 --output vocab.txt --json").json()["error"]["code"], "not_found");
  EXPECT_EQ(run("vocab learn " + write("blank.txt", " \n") + " --size 100 --output vocab.txt").status, 1);
  EXPECT_FALSE(std::filesystem::exists(m_folder / "vocab.txt"));
  EXPECT_EQ(run("vocab learn " + latin + " --size 100").status, 2);
  EXPECT_EQ(run("vocab learn --size 100 --output vocab.txt").status, 2);
  // The corpus would be refused as well: the place of the output is looked at before it.
  for (const std::string place : {"no/vocab.txt", ".", "latin.txt/vocab.txt"}) {
    const json error = run("vocab learn " + latin + " --size 100 --output " + place + " --json").json()["error"];
    EXPECT_EQ(error["file"], place) << error;
  }
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(m_folder), {}), 3) << "latin, blank, stderr";
  const Said reserved = run("vocab learn " + latin + " --size 100 --reserved 100 --output vocab.txt");
  EXPECT_EQ(reserved.status, 2);
  EXPECT_NE(reserved.err.find("larger than 105"), std::string::npos) << reserved.err;
  EXPECT_EQ(run("vocab").status, 2);
}

TEST_F(Cli, TokenizeWritesTheSameLinesWithManyThreads) {
  std::string text;
  for (int i = 0; i < 9000; ++i)
    text += "line " + std::to_string(i) + std::string(static_cast<size_t>(i % 50), 'x') + "\n";
  const std::string file = write("in.txt", text);
  const Said one = run("tokenize --model " + kUncased + " " + file);
  ASSERT_EQ(std::count(one.out.begin(), one.out.end(), '\n'), 9000);
  for (const char* threads : {"0", "2", "5", "1024"}) {
    EXPECT_TRUE(run("tokenize --model " + kUncased + " --threads " + threads + " " + file).out == one.out) << threads;
  }
  const std::string broken = write("pairs.txt", "a\tb\nc\td\nno tab\n");
  const Said bad = run("tokenize --model " + kUncased + " --pairs --threads 3 " + broken);
  EXPECT_EQ(bad.status, 1);
  EXPECT_EQ(std::count(bad.out.begin(), bad.out.end(), '\n'), 2) << "what is before the line is written";
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
#if defined(CLOZE_ADDRESS_SANITIZER) || defined(CLOZE_THREAD_SANITIZER)
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

// What the tokenizer drops because it cannot be read is told, with the line.
TEST_F(Cli, BytesThatAreNotUtf8AreTold) {
  const std::string file = write("latin1.txt", "plain\ncaf\xE9\nna\xEFve\n");
  for (const char* how : {"", " --stats"}) {
    const Said said = run("tokenize --model " + kUncased + how + " " + file);
    EXPECT_EQ(said.status, 0) << said.err;
    EXPECT_NE(said.err.find("2 lines hold, from line 2 on, bytes that are not UTF-8"), std::string::npos) << said.err;
  }
  EXPECT_EQ(run("tokenize --model " + kUncased + " " + write("fine.txt", "caf\xC3\xA9\n")).err, "");
}

TEST_F(Cli, HelpOfEach) {
  EXPECT_EQ(run("--help").status, 0);
  for (const char* command :
       {"train", "eval", "predict", "tokenize", "vocab", "preflight", "runs", "self-test", "version"}) {
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
