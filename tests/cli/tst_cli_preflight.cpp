// cloze preflight: the numbers of a small data set, as JSON and as words, and what it refuses.
#include <tests/cli/program.h>

#include <fstream>

namespace cloze {
namespace {

using nlohmann::json;

const std::string kUncased = CLOZE_SOURCE_DIR "/tests/data/vocab/bert-base-uncased";

class CliPreflight : public Program {
 protected:
  std::string data() const {
    write("data/train.tsv",
          "sentence\tlabel\nthe dog\t1\nthe dog\t0\na very very long dog\t0\n\xf0\x9f\xa4\x97 "
          "dog\t1\ncaf\xc3\x83\xc2\xa9\t1\n");
    return path("data/train.tsv").substr(0, path("data/train.tsv").rfind('/'));
  }
};

TEST_F(CliPreflight, SaysWhatTheDataAre) {
  write("data/dev.tsv", "sentence\tlabel\nthe dog\t1\nthe cat\t0\n");
  const Said said = run("preflight " + data() + " --task sst-2 --model " + kUncased + " --max-seq-length 6 --json");
  ASSERT_EQ(said.status, 0) << said.err;
  const json found = said.json();
  EXPECT_EQ(found["task"], "sst-2");
  const json train = found["splits"][0], dev = found["splits"][1];
  EXPECT_EQ(train["name"], "train");
  EXPECT_EQ(train["rows"], 5);
  EXPECT_EQ(train["lengths"]["longest"], 7);
  EXPECT_EQ(train["lengths"]["median"], 4);
  EXPECT_EQ(train["truncated"], 1);
  EXPECT_EQ(train["tokens_lost"], 1);
  EXPECT_EQ(train["unknown_tokens"], 1);
  EXPECT_EQ(train["rows_with_unknown"], 1);
  EXPECT_EQ(train["repeated"], 1);
  EXPECT_EQ(train["bad_encoding"], 1);
  EXPECT_EQ(train["labels"], json({{"0", 2}, {"1", 3}}));
  EXPECT_EQ(dev["leaked"], 1);
  EXPECT_EQ(found["unknown_words"][0]["word"], "\xf0\x9f\xa4\x97");
  EXPECT_EQ(found["unknown_words"][0]["places"], json({{{"split", "train"}, {"line", 5}}}));
  EXPECT_EQ(train["repeated_other_label"], 1);
  EXPECT_EQ(dev["leaked_other_label"], 1);
  EXPECT_EQ(train["lines"]["repeated"], json({3}));
  EXPECT_EQ(train["lines"]["bad_encoding"], json({6}));
  EXPECT_EQ(train["file"], path("data/train.tsv"));
  EXPECT_EQ(train["unknown_rate"].get<double>(), 1.0 / train["tokens"].get<double>());
  EXPECT_TRUE(found["casing_warning"].is_null());
  int64_t rows = 0;
  for (const json& bucket : train["lengths"]["histogram"]) rows += bucket["rows"].get<int64_t>();
  EXPECT_EQ(rows, 5);
}

TEST_F(CliPreflight, GuessesTheTaskAndTakesAFile) {
  write("data/dev.tsv", "sentence\tlabel\nthe dog\t1\nthe cat\t0\n");
  const Said said = run("preflight " + data() + "/train.tsv --model " + kUncased + " --do-lower-case false");
  ASSERT_EQ(said.status, 0) << said.err;
  EXPECT_NE(said.out.find("train, repeated: line 3"), std::string::npos) << said.out;
  EXPECT_NE(said.out.find("\xf0\x9f\xa4\x97 (1)"), std::string::npos) << said.out;
  EXPECT_NE(said.err.find("lower-case pieces alone"), std::string::npos) << said.err;
}

// The windows are those of tests/golden/inspect/answer_windows.json.
TEST_F(CliPreflight, CountsTheWindowsOfQuestions) {
  const std::string file = CLOZE_SOURCE_DIR "/tests/data/questions/squad_dev.json";
  const json golden = json::parse(std::ifstream(CLOZE_SOURCE_DIR "/tests/golden/inspect/answer_windows.json"));
  for (const bool google : {true, false}) {
    int64_t windows = 0, several = 0;
    for (const json& row : golden["cases"]) {
      if (row["file"] != "squad_dev.json" || row["setting"] != json::array({96, 32, 10})) continue;
      const auto count = static_cast<int64_t>(row[google ? "google" : "overlap"]["windows"].size());
      windows += count;
      several += count > 1 ? 1 : 0;
    }
    const Said said = run("preflight " + file + " --model " + kUncased +
                          " --max-seq-length 96 --stride 32 --max-query-length 10 --json --windows " +
                          (google ? "google" : "transformers"));
    ASSERT_EQ(said.status, 0) << said.err;
    const json found = said.json(), dev = found["splits"][0];
    EXPECT_EQ(found["task"], "squad");
    EXPECT_EQ(dev["name"], "dev");
    EXPECT_EQ(dev["rows"], 12);
    EXPECT_EQ(dev["questions"]["windows"], windows);
    EXPECT_EQ(dev["questions"]["several_windows"], several);
    EXPECT_EQ(dev["questions"]["unanswerable"], 1);
    EXPECT_EQ(dev["questions"]["answers_lost"], 0);
  }
  const Said words = run("preflight " + file + " --task squad --model " + kUncased);
  ASSERT_EQ(words.status, 0) << words.err;
  EXPECT_NE(words.out.find("cut at 384"), std::string::npos) << words.out;
  EXPECT_NE(words.out.find("1 unanswerable"), std::string::npos) << words.out;
  // A stride with which no windows come about is the stride's fault, not the questions'.
  for (const char* stride : {"--stride 0", "--windows transformers --stride 500"}) {
    const Said refused = run("preflight " + file + " --model " + kUncased + " " + stride);
    EXPECT_EQ(refused.status, 2) << refused.out;
    EXPECT_NE(refused.err.find("never get on"), std::string::npos) << refused.err;
  }
  const Said bad =
      run("preflight " + write("rows.json", "{\"text\": \"a\"}") + " --task squad --json --model " + kUncased);
  EXPECT_EQ(bad.status, 1);
  EXPECT_NE(bad.json()["error"]["message"].get<std::string>().find("SQuAD's layout"), std::string::npos);
}

// Files are named from the working folder, as DATA is; or from the data folder.
TEST_F(CliPreflight, TakesTheOptionsOfTheData) {
  const std::string folder = data();
  write("data/other.tsv", "a\tb\tc\nx\t1\tthe dog\ny\t0\tthe cat\n");
  write("other.tsv", "sentence\tlabel\nthe dog\t1\n");
  const auto rows = [&](const std::string& arguments) {
    const Said said = run("preflight " + arguments + " --model " + kUncased + " --json");
    EXPECT_EQ(said.status, 0) << said.err;
    const json found = said.json();
    json names = json::object();
    for (const json& split : found["splits"]) names[split["name"]] = split["rows"];
    return names;
  };
  write("here.tsv", "sentence\tlabel\nthe dog\t1\nthe\t0\n");
  const json one = {{"train", 5}, {"dev", 1}}, two = {{"train", 5}, {"dev", 2}};
  EXPECT_EQ(rows("data/train.tsv --task sst-2 --dev-file other.tsv"), one);
  EXPECT_EQ(rows(folder + " --task sst-2 --dev-file ../other.tsv"), one);
  EXPECT_EQ(rows("data --task sst-2 --dev-file here.tsv"), two);
  EXPECT_EQ(rows(folder + "/other.tsv --task custom --text-a-column c --label-column b --dev-fraction 0"),
            json({{"train", 2}}));
  EXPECT_EQ(rows(folder + " --task sst-2 --sample 2 --dev-fraction 0"), json({{"train", 2}}));
}

// Not the train file beside it, whose row would then be leaked.
TEST_F(CliPreflight, AFileIsLookedAtAlone) {
  const std::string folder = data();
  const std::string dev = write("data/dev.tsv", "sentence\tlabel\nthe dog\t1\nthe cat\t0\n");
  const Said said = run("preflight " + dev + " --model " + kUncased + " --json");
  ASSERT_EQ(said.status, 0) << said.err;
  const json splits = said.json()["splits"];
  ASSERT_EQ(splits.size(), 1u);
  EXPECT_EQ(splits[0]["name"], "dev");
  EXPECT_EQ(splits[0]["rows"], 2);
  EXPECT_EQ(splits[0]["leaked"], 0);
  EXPECT_EQ(splits[0]["labels"], json({{"0", 1}, {"1", 1}}));
}

TEST_F(CliPreflight, ThreadsChangeNothing) {
  const auto found = [&](const char* threads) {
    json said =
        run("preflight " + data() + " --task sst-2 --model " + kUncased + " --json --threads " + threads).json();
    EXPECT_TRUE(said["seconds"]["reading"].is_number() && said["seconds"]["looking"].is_number());
    said.erase("seconds");
    return said;
  };
  EXPECT_EQ(found("1"), found("3"));
}

TEST_F(CliPreflight, PrintsStrangeWordsSafely) {
  write("data/train.tsv", "sentence\tlabel\n" + std::string(300, 'z') + "\t1\n\xef\xbf\xb9\xf0\x9f\xa4\x97\t0\n");
  const Said said = run("preflight " + path("data/train.tsv") + " --model " + kUncased + " --dev-fraction 0");
  ASSERT_EQ(said.status, 0) << said.err;
  EXPECT_NE(said.out.find(std::string(40, 'z') + "\xe2\x80\xa6 (1)"), std::string::npos) << said.out;
  EXPECT_EQ(said.out.find(std::string(60, 'z')), std::string::npos);
}

TEST_F(CliPreflight, TakesAVocabularyAlone) {
  const Said said = run("preflight " + data() + "/train.tsv --model " + kUncased + "/vocab.txt --json");
  ASSERT_EQ(said.status, 0) << said.err;
  EXPECT_EQ(said.json()["splits"][0]["unknown_tokens"], 1);
  const std::string picture = write("picture.png", "\x89PNG\r\n\x1a\n\xff\xfe");
  const Said none = run("preflight " + data() + " --model " + picture + " --json");
  EXPECT_EQ(none.status, 1);
  EXPECT_EQ(none.json()["error"]["file"], picture);
  EXPECT_NE(none.json()["error"]["message"].get<std::string>().find("UTF-8"), std::string::npos) << none.out;
}

TEST_F(CliPreflight, SaysWhatToDo) {
  write("empty/notes/readme.md", "nothing");
  const Said folder = run("preflight " + path("empty") + " --model " + kUncased);
  EXPECT_EQ(folder.status, 1);
  EXPECT_NE(folder.err.find("looked for train.tsv"), std::string::npos) << folder.err;
  EXPECT_NE(folder.err.find("notes"), std::string::npos) << folder.err;
  const Said casing = run("preflight " + data() + " --model " + kUncased + " --do-lower-case false");
  EXPECT_NE(casing.err.find("Set --do-lower-case true"), std::string::npos) << casing.err;
  const std::string help = run("preflight --help").out;
  EXPECT_NE(help.find("--task squad says"), std::string::npos) << help;
}

TEST_F(CliPreflight, NamesWhatIsNotThere) {
  const Said data = run("preflight " + path("none") + " --model " + kUncased + " --json");
  EXPECT_EQ(data.status, 1);
  EXPECT_EQ(data.json()["error"]["code"], "not_found");
  EXPECT_EQ(data.json()["error"]["file"], path("none"));
  const Said model = run("preflight " + this->data() + " --model " + path("none") + " --json");
  EXPECT_EQ(model.status, 1);
  EXPECT_FALSE(model.json()["error"]["message"].get<std::string>().empty());
  EXPECT_EQ(run("preflight").status, 2);
}

}  // namespace
}  // namespace cloze
