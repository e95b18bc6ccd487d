#include <tests/core/data/scratch.h>

#include <core/data/data_set.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace cloze {
namespace {

DataSpec specFor(const Scratch& scratch, const char* task = "custom") {
  DataSpec spec;
  spec.task = task;
  spec.data_dir = scratch.folder().string();
  return spec;
}

std::string manyRows(int rows, const std::string& header = "label\ttext\n", int labels = 2) {
  std::string content = header;
  for (int i = 0; i < rows; ++i) content += std::to_string(i % labels) + "\ttext " + std::to_string(i) + "\n";
  return content;
}

std::vector<std::string> textsOf(const Split& split) {
  std::vector<std::string> texts;
  for (const Example& example : split.examples) texts.push_back(example.text_a);
  return texts;
}

// --- layouts -----------------------------------------------------------------------------------------------------

struct Layout {
  const char* task;
  const char* trainName;
  const char* train;
  const char* testName;
  const char* test;
  Example first;
  Example firstTest;
};

TEST(DataSet, GlueLayouts) {
  const Layout rows[] = {
      {"cola",
       "train.tsv",
       "gj04\t1\t\tOur friends won't buy.\ngj04\t0\t*\tThey drank.\n",
       "test.tsv",
       "index\tsentence\n0\tBill whistled.\n",
       {"Our friends won't buy.", "", "1", 1},
       {"Bill whistled.", "", "", 2}},
      {"sst-2",
       "train.tsv",
       "sentence\tlabel\nhide \"new\t0\nfine \t1\n",
       "test.tsv",
       "index\tsentence\n0\tuneasy mishmash\n",
       {"hide \"new", "", "0", 2},
       {"uneasy mishmash", "", "", 2}},
      {"mrpc",
       "train.tsv",
       "\xEF\xBB\xBFQuality\t#1 ID\t#2 ID\t#1 String\t#2 String\n1\t7\t8\tAmrozi\tReferring\n0\t1\t2\ta\tb\n",
       "test.tsv",
       "index\t#1 ID\t#2 ID\t#1 String\t#2 String\n0\t1\t2\tPCCW\tCurrent\n",
       {"Amrozi", "Referring", "1", 2},
       {"PCCW", "Current", "", 2}},
      {"qnli",
       "train.tsv",
       "index\tquestion\tsentence\tlabel\n0\tWhen?\tIt is.\tentailment\n1\tWho?\tNo.\tnot_entailment\n",
       "test.tsv",
       "index\tquestion\tsentence\n0\tWhat?\tYes.\n",
       {"When?", "It is.", "entailment", 2},
       {"What?", "Yes.", "", 2}},
      {"qqp",
       "train.tsv",
       "id\tqid1\tqid2\tquestion1\tquestion2\tis_duplicate\n1\t2\t3\tHow?\tWhy?\t0\n1\t2\t3\ta\tb\t1\n",
       "test.tsv",
       "id\tquestion1\tquestion2\n0\tWould\tShould\n",
       {"How?", "Why?", "0", 2},
       {"Would", "Should", "", 2}},
      {"rte",
       "train.tsv",
       "index\tsentence1\tsentence2\tlabel\n0\tNo\tYes\tnot_entailment\n1\ta\tb\tentailment\n",
       "test.tsv",
       "index\tsentence1\tsentence2\n0\tMangla\tChina\n",
       {"No", "Yes", "not_entailment", 2},
       {"Mangla", "China", "", 2}},
      {"wnli",
       "train.tsv",
       "index\tsentence1\tsentence2\tlabel\n0\tI\tThe\t1\n1\ta\tb\t0\n",
       "test.tsv",
       "index\tsentence1\tsentence2\n0\tMaude\tHorses\n",
       {"I", "The", "1", 2},
       {"Maude", "Horses", "", 2}},
      {"sts-b",
       "train.tsv",
       "index\tgenre\tfilename\tyear\told_index\tsource1\tsource2\tsentence1\tsentence2\tscore\n"
       "0\tmain\tMSR\t2012\t1\tnone\tnone\tA plane.\tAn air plane.\t5.000\n1\tm\tM\t2\t1\tn\tn\ta\tb\t0.5\n",
       "test.tsv",
       "index\tgenre\tfilename\tyear\told_index\tsource1\tsource2\tsentence1\tsentence2\n0\tm\tM\t2\t1\tn\tn\tA "
       "girl\tA brush\n",
       {"A plane.", "An air plane.", "5.000", 2},
       {"A girl", "A brush", "", 2}},
      {"mrpc",
       "msr_paraphrase_train.txt",
       "\xEF\xBB\xBFQuality\t#1 ID\t#2 ID\t#1 String\t#2 String\r\n1\t7\t8\tA \"b\tC\r\n0\t1\t2\ta\tb\r\n",
       "msr_paraphrase_test.txt",
       "\xEF\xBB\xBFQuality\t#1 ID\t#2 ID\t#1 String\t#2 String\r\n1\t7\t8\tPCCW\tCurrent\r\n",
       {"A \"b", "C", "1", 2},
       {"PCCW", "Current", "1", 2}},
      {"sst-2",
       "train.csv",
       "label,sentence\n1,\"fine, really\"\n0,bad\n",
       "test.csv",
       "sentence\nwhat\n",
       {"fine, really", "", "1", 2},
       {"what", "", "", 2}},
      {"rte",
       "train.jsonl",
       "{\"sentence1\": \"a\", \"sentence2\": \"b\", \"label\": \"entailment\"}\n{\"sentence1\": \"a\", \"sentence2\": "
       "\"b\", \"label\": \"not_entailment\"}\n",
       "test.jsonl",
       "{\"sentence1\": \"c\", \"sentence2\": \"d\", \"label\": -1}\n",
       {"a", "b", "entailment", 1},
       {"c", "d", "", 1}},
  };
  for (const Layout& row : rows) {
    SCOPED_TRACE(std::string(row.task) + " " + row.trainName);
    Scratch scratch;
    scratch.write(row.trainName, row.train);
    scratch.write(row.testName, row.test);
    DataSpec spec = specFor(scratch, row.task);
    spec.dev_fraction = 0;
    const auto data = readDataSet(spec, 42);
    ASSERT_TRUE(data.ok()) << data.error().toString();
    ASSERT_EQ(data->splits.size(), 2u);
    const auto check = [](const Example& is, const Example& should) {
      EXPECT_EQ(is.text_a, should.text_a);
      EXPECT_EQ(is.text_b, should.text_b);
      EXPECT_EQ(is.label, should.label);
      EXPECT_EQ(is.line, should.line);
    };
    check(data->splits[0].examples.at(0), row.first);
    check(data->splits[1].examples.at(0), row.firstTest);
    EXPECT_EQ(data->splits[0].examples.size(), 2u);
    EXPECT_TRUE(data->splits[0].labelled);
    EXPECT_EQ(data->splits[1].labelled, !row.firstTest.label.empty());
    EXPECT_EQ(data->warnings, std::vector<std::string>{});
  }
}

TEST(DataSet, MnliHasFiveSplits) {
  const std::string train =
      "index\tpromptID\tpairID\tgenre\tsentence1_binary_parse\tsentence2_binary_parse\tsentence1_parse\tsentence2_parse"
      "\tsentence1\tsentence2\tlabel1\tgold_label\n"
      "0\t1\t1\tg\tp\tp\tp\tp\tprem\thyp\tneutral\tneutral\n1\t1\t1\tg\tp\tp\tp\tp\tprem\thyp\tentailment\tentailment"
      "\n";
  const std::string dev =
      "index\tpromptID\tpairID\tgenre\tsentence1_binary_parse\tsentence2_binary_parse\tsentence1_parse\tsentence2_parse"
      "\tsentence1\tsentence2\tlabel1\tlabel2\tlabel3\tlabel4\tlabel5\tgold_label\n"
      "0\t1\t1\tg\tp\tp\tp\tp\tdp\tdh\tneutral\tneutral\tentailment\tneutral\tneutral\tcontradiction\n";
  const std::string test =
      "index\tpromptID\tpairID\tgenre\tsentence1_binary_parse\tsentence2_binary_parse\tsentence1_parse\tsentence2_parse"
      "\tsentence1\tsentence2\n0\t1\t1\tg\tp\tp\tp\tp\ttp\tth\n";
  Scratch scratch;
  scratch.write("train.tsv", train);
  for (const char* name : {"dev_matched.tsv", "dev_mismatched.tsv"}) scratch.write(name, dev);
  for (const char* name : {"test_matched.tsv", "test_mismatched.tsv"}) scratch.write(name, test);
  const auto data = readDataSet(specFor(scratch, "MNLI"), 42);
  ASSERT_TRUE(data.ok()) << data.error().toString();
  std::vector<std::string> names;
  for (const Split& split : data->splits) names.push_back(split.name);
  EXPECT_EQ(names, (std::vector<std::string>{"train", "dev", "dev_mm", "test", "test_mm"}));
  EXPECT_EQ(data->find("dev_mm")->examples[0].label, "contradiction");
  EXPECT_EQ(data->find("dev_mm")->examples[0].text_b, "dh");
  EXPECT_EQ(data->find("test_mm")->examples[0].text_a, "tp");
  EXPECT_EQ(data->find("nothing"), nullptr);
}

TEST(DataSet, TornRowsOfQqpAreSkippedAndCounted) {
  Scratch scratch;
  const std::string header = "id\tqid1\tqid2\tquestion1\tquestion2\tis_duplicate\n";
  scratch.write("train.tsv", header + "1\t2\t3\ta\tb\t1\n1\t2\t3\ttorn\nrest\t0\n1\t2\t3\tc\td\t0\n");
  scratch.write("dev.tsv", header + "1\t2\t3\ta\tb\t1\n");
  const auto data = readDataSet(specFor(scratch, "qqp"), 42);
  ASSERT_TRUE(data.ok()) << data.error().toString();
  EXPECT_EQ(data->splits[0].examples.size(), 2u);
  EXPECT_THAT(
      data->warnings,
      testing::ElementsAre(testing::HasSubstr("2 rows skipped for having too few columns (the first is line 3)")));
}

TEST(DataSet, ChosenColumnsByNameAndNumber) {
  Scratch scratch;
  scratch.write("train.tsv", "id\tbody text\tkind\tother\n7\tone\tx\tO1\n8\ttwo\ty\tO2\n");
  DataSpec spec = specFor(scratch);
  spec.dev_fraction = 0;
  spec.text_a_column = "Body Text";
  spec.label_column = "kind";
  auto data = readDataSet(spec, 1);
  ASSERT_TRUE(data.ok()) << data.error().toString();
  EXPECT_EQ(textsOf(data->splits[0]), (std::vector<std::string>{"one", "two"}));
  EXPECT_EQ(data->task.labels, (std::vector<std::string>{"x", "y"}));

  spec.text_a_column = "3";
  spec.label_column = "2";
  spec.header = HeaderRow::Yes;
  data = readDataSet(spec, 1);
  ASSERT_TRUE(data.ok()) << data.error().toString();
  EXPECT_EQ(textsOf(data->splits[0]), (std::vector<std::string>{"O1", "O2"}));

  spec.header = HeaderRow::No;
  data = readDataSet(spec, 1);
  ASSERT_TRUE(data.ok()) << data.error().toString();
  EXPECT_EQ(textsOf(data->splits[0]), (std::vector<std::string>{"other", "O1", "O2"}));
}

TEST(DataSet, ALabelThatIsACommonNameIsNoHeader) {
  Scratch scratch;
  scratch.write("train.tsv", "question\tWhat is the time now?\nanswer\tIt is half past seven.\n");
  DataSpec spec = specFor(scratch);
  spec.text_a_column = "1";
  spec.label_column = "0";
  spec.dev_fraction = 0;
  const auto data = readDataSet(spec, 1);
  ASSERT_TRUE(data.ok()) << data.error().toString();
  EXPECT_EQ(data->splits[0].examples.size(), 2u);
}

TEST(DataSet, LabelsAreSortedNumbersByValue) {
  const std::pair<const char*, std::vector<std::string>> rows[] = {
      {"10\ta\n9\tb\n-1\tc\n10\td\n", {"-1", "9", "10"}}, {"b\ta\nB\tb\n10\tc\n9\td\n", {"10", "9", "B", "b"}}};
  for (const auto& [content, expected] : rows) {
    Scratch scratch;
    scratch.write("train.tsv", std::string("label\ttext\n") + content);
    DataSpec spec = specFor(scratch);
    spec.dev_fraction = 0;
    const auto data = readDataSet(spec, 1);
    ASSERT_TRUE(data.ok()) << data.error().toString();
    EXPECT_EQ(data->task.labels, expected);
  }
}

TEST(DataSet, ListedLabelsKeepTheirOrder) {
  Scratch scratch;
  scratch.write("train.tsv", "label\ttext\nno\ta\nyes\tb\n");
  DataSpec spec = specFor(scratch);
  spec.labels = {"yes", "no", "maybe"};
  spec.dev_fraction = 0;
  const auto data = readDataSet(spec, 1);
  ASSERT_TRUE(data.ok()) << data.error().toString();
  EXPECT_EQ(data->task.labels, spec.labels);
}

TEST(DataSet, FolderPerClass) {
  for (const char* task : {"folder", "custom"}) {
    Scratch scratch;
    scratch.write("pos/b.txt", "good\nvery\n");
    scratch.write("pos/a.txt", "fine\r\n");
    scratch.write("neg/a.txt",
                  "\xEF\xBB\xBF"
                  "bad");
    scratch.write("README", "not a class");
    DataSpec spec = specFor(scratch, task);
    spec.dev_fraction = 0;
    const auto data = readDataSet(spec, 1);
    ASSERT_TRUE(data.ok()) << data.error().toString();
    EXPECT_EQ(textsOf(data->splits[0]), (std::vector<std::string>{"bad", "fine", "good\nvery"}));
    EXPECT_EQ(data->task.labels, (std::vector<std::string>{"neg", "pos"}));
  }
}

TEST(DataSet, FolderPerClassWithSplits) {
  Scratch scratch;
  for (const char* split : {"train", "test"}) {
    for (const char* label : {"pos", "neg"}) scratch.write(std::filesystem::path(split) / label / "0.txt", label);
  }
  scratch.write("train/unsup/0.txt", "nobody knows");
  const auto data = readDataSet(specFor(scratch, "folder"), 1);
  ASSERT_TRUE(data.ok()) << data.error().toString();
  ASSERT_EQ(data->splits.size(), 2u);
  EXPECT_EQ(data->splits[1].name, "test");
  EXPECT_EQ(data->task.labels, (std::vector<std::string>{"neg", "pos"}));
  EXPECT_THAT(data->warnings, testing::ElementsAre(testing::HasSubstr("unsup")));
}

TEST(DataSet, NamedFilesAndAFileInPlaceOfTheFolder) {
  Scratch scratch;
  const auto train = scratch.write("mine.csv", "label,text\n1,a\n0,b\n1,c\n");
  scratch.write("held-out.jsonl", "{\"text\": \"d\", \"label\": 1}\n");
  DataSpec spec;
  spec.task = "custom";
  spec.train_file = train.string();
  spec.dev_file = (scratch.folder() / "held-out.jsonl").string();
  auto data = readDataSet(spec, 1);
  ASSERT_TRUE(data.ok()) << data.error().toString();
  EXPECT_EQ(data->find("dev")->examples[0].text_a, "d");

  spec = DataSpec();
  spec.task = "custom";
  spec.data_dir = train.string();
  spec.dev_file = "held-out.jsonl";
  data = readDataSet(spec, 1);
  ASSERT_TRUE(data.ok()) << data.error().toString();
  EXPECT_EQ(data->splits.size(), 2u);
}

// --- splits and samples -------------------------------------------------------------------------------------------

TEST(DataSet, DevIsSplitOffWhereThereIsNothingElse) {
  Scratch scratch;
  scratch.write("train.tsv", manyRows(201));
  const auto data = readDataSet(specFor(scratch), 42);
  ASSERT_TRUE(data.ok()) << data.error().toString();
  ASSERT_EQ(data->splits.size(), 2u);
  const Split& train = data->splits[0];
  const Split& dev = data->splits[1];
  EXPECT_EQ(dev.name, "dev");
  EXPECT_EQ(dev.note, "10 % of train, seed 42");
  EXPECT_EQ(dev.examples.size(), 20u);
  EXPECT_EQ(train.examples.size(), 181u);
  std::set<std::string> all;
  for (const auto& text : textsOf(train)) all.insert(text);
  for (const auto& text : textsOf(dev)) all.insert(text);
  EXPECT_EQ(all.size(), 201u);
  const auto byLine = [](const Example& a, const Example& b) { return a.line < b.line; };
  EXPECT_TRUE(std::is_sorted(train.examples.begin(), train.examples.end(), byLine));
  EXPECT_TRUE(std::is_sorted(dev.examples.begin(), dev.examples.end(), byLine));

  const auto again = readDataSet(specFor(scratch), 42);
  EXPECT_EQ(textsOf(again->splits[1]), textsOf(dev));
  const auto other = readDataSet(specFor(scratch), 43);
  EXPECT_NE(textsOf(other->splits[1]), textsOf(dev));
}

TEST(DataSet, ALabelledTestFileSparesTheTrainingRows) {
  Scratch scratch;
  scratch.write("train.tsv", manyRows(100));
  scratch.write("test.tsv", manyRows(10));
  RunSpec spec;
  spec.data = specFor(scratch);
  auto data = readDataSet(spec);
  ASSERT_TRUE(data.ok()) << data.error().toString();
  EXPECT_EQ(data->find("dev"), nullptr);
  EXPECT_EQ(data->splits[0].examples.size(), 100u);

  spec.evaluation.early_stopping_patience = 3;  // something must steer, and the test file may not
  data = readDataSet(spec);
  ASSERT_NE(data->find("dev"), nullptr);
  EXPECT_EQ(data->find("dev")->examples.size(), 10u);
  EXPECT_EQ(data->splits[0].examples.size(), 90u);

  spec.data.steer_by_test = true;
  data = readDataSet(spec);
  EXPECT_EQ(data->find("dev"), nullptr);

  spec.data.steer_by_test = false;
  spec.evaluation = {};
  spec.evaluation.result_checkpoint = CheckpointChoice::Best;
  EXPECT_EQ(devSplitFor(spec), DevSplit::Always);

  scratch.write("test.tsv", "text\nwithout\nlabels\n");
  spec.evaluation = {};
  data = readDataSet(spec);
  ASSERT_TRUE(data.ok()) << data.error().toString();
  EXPECT_NE(data->find("dev"), nullptr);
}

TEST(DataSet, ASampleIsAFairSubsetInFileOrder) {
  Scratch scratch;
  scratch.write("train.tsv", manyRows(1000));
  scratch.write("dev.tsv", manyRows(1000));
  scratch.write("test.tsv", manyRows(30));
  DataSpec spec = specFor(scratch);
  spec.sample = 100;
  const auto data = readDataSet(spec, 7);
  ASSERT_TRUE(data.ok()) << data.error().toString();
  const auto train = textsOf(*data->find("train")), dev = textsOf(*data->find("dev"));
  EXPECT_EQ(train.size(), 100u);
  EXPECT_EQ(data->find("test")->examples.size(), 30u);
  EXPECT_EQ(data->find("train")->note, "sample of 100 of 1000 rows");
  EXPECT_NE(train, dev) << "each split draws its own";
  EXPECT_GT(data->find("train")->examples.back().line, 800) << "from the whole file, not its beginning";
  EXPECT_LT(data->find("train")->examples.front().line, 200);
  EXPECT_EQ(textsOf(*readDataSet(spec, 7)->find("train")), train);
  EXPECT_NE(textsOf(*readDataSet(spec, 8)->find("train")), train);
}

TEST(DataSet, LabelsComeFromTheWholeFileNotTheSample) {
  Scratch scratch;
  scratch.write("train.tsv", manyRows(500) + "rare\tlast\n");
  scratch.write("dev.tsv", "label\ttext\nrare\tx\n");
  DataSpec spec = specFor(scratch);
  spec.sample = 5;
  const auto data = readDataSet(spec, 7);
  ASSERT_TRUE(data.ok()) << data.error().toString();
  EXPECT_EQ(data->task.labels, (std::vector<std::string>{"0", "1", "rare"}));
}

TEST(DataSet, EvaluationNeedsNoTrainFileWhereLabelsAreKnown) {
  Scratch scratch;
  scratch.write("test.tsv", "label\ttext\nyes\ta\nno\tb\n");
  RunSpec spec;
  spec.data = specFor(scratch);
  EXPECT_EQ(readDataSet(spec).error().field, "data-dir");
  EXPECT_EQ(readEvaluationData(spec).error().field, "labels");
  spec.data.labels = {"no", "yes"};
  const auto data = readEvaluationData(spec);
  ASSERT_TRUE(data.ok()) << data.error().toString();
  ASSERT_EQ(data->splits.size(), 1u);
  EXPECT_EQ(data->splits[0].name, "test");
  EXPECT_TRUE(data->splits[0].labelled);
  spec.data.labels = {"no", "never"};
  EXPECT_EQ(readEvaluationData(spec).error().line, 2);

  Scratch microsoft;
  microsoft.write("msr_paraphrase_test.txt", "Quality\t#1 ID\t#2 ID\t#1 String\t#2 String\n1\t7\t8\ta\tb\n");
  spec.data = specFor(microsoft, "mrpc");
  EXPECT_EQ(readEvaluationData(spec)->splits.at(0).examples.size(), 1u);

  spec.data = DataSpec();
  spec.data.task = "mrpc";
  EXPECT_EQ(readEvaluationData(spec).error().field, "data-dir");
  spec.data.test_file = (microsoft.folder() / "msr_paraphrase_test.txt").string();
  EXPECT_EQ(readEvaluationData(spec)->splits.at(0).name, "test");
}

// --- what is refused ----------------------------------------------------------------------------------------------

struct Bad {
  const char* name;
  const char* task;
  std::string train;
  std::string dev;
  const char* file;  // where the error is
  std::optional<int64_t> line;
  const char* says;
  const char* remedy;
};

TEST(DataSet, BadDataAreRefusedWithFileLineAndRemedy) {
  const std::string good = "label\ttext\n1\ta\n0\tb\n";
  const Bad rows[] = {
      {"missing text column", "custom", "label\tid\tx\n1\t2\t3\n", "", "train.tsv", 1, "\"label\", \"id\", \"x\"",
       "--text-a-column"},
      {"ids as texts", "custom", "id\tlabel\n1\tx\n2\ty\n", "", "train.tsv", 1, "No column of texts", "--text-a"},
      {"ids as labels", "custom", "ID\ttext\n1\tx\n2\ty\n", "", "train.tsv", 1, "No column of labels", "--label-"},
      {"missing label column", "custom", "text\tid\tx\n1\t2\t3\n", "", "train.tsv", 1, "\"text\", \"id\", \"x\"",
       "--label-column"},
      {"missing label column of a known task", "rte", "index\tsentence1\tsentence2\n1\ta\tb\n", "", "train.tsv", 1,
       "No column of labels", "--label-column"},
      {"missing second text", "custom-pair", "label\ttext_a\n1\ta\n0\tb\n", "", "train.tsv", 1,
       "No column of second texts", "--text-b-column"},
      {"missing label column in dev", "custom", good, "text\tid\tx\n1\t2\t3\n", "dev.tsv", 1, "No column of labels",
       "--label-column"},
      {"empty file", "custom", "", "", "train.tsv", 1, "empty", "Choose"},
      {"only a header", "custom", "label\ttext\n", "", "train.tsv", 1, "no rows", "Choose"},
      {"one class only", "custom", "label\ttext\n1\ta\n1\tb\n", "", "train.tsv", 2, "All rows have the label \"1\"",
       "Choose"},
      {"one class only of a known task", "sst-2", "sentence\tlabel\na\t1\nb\t1\n", "", "train.tsv", 2,
       "All rows have the label", "Choose"},
      {"wrong encoding", "custom",
       "label\ttext\n1\t\xD1\xA1\xD4\xF1\xD6\xE9\xBD\xAD\xBB\xA8\xD4\xB0\xB5\xC4\xD4\xAD\xD2\xF2\xBE\xCD\xCA\xC7\n", "",
       "train.tsv", 2, "GB18030", "iconv -f"},
      {"a 10 MB line", "custom", good + "1\t" + std::string(10u << 20, 'x') + "\n", "", "train.tsv", 4,
       "longer than 8 MiB", "Choose another file"},
      {"NUL byte", "custom", good + std::string("1\ta\0b\n", 6), "", "train.tsv", 4, "NUL", "remove"},
      {"label unseen in training", "custom", good, "label\ttext\n1\ta\n2\tb\n", "dev.tsv", 3,
       "\"2\" does not occur in the training data, which has: \"0\", \"1\"", "--labels"},
      {"label that is none of the task's", "rte",
       "index\tsentence1\tsentence2\tlabel\n1\ta\tb\tentailment\n2\ta\tb\tneutral\n", "", "train.tsv", 3,
       "\"entailment\", \"not_entailment\"", "--labels"},
      {"target that is no number", "custom-regression", "score\ttext\n1.5\ta\nhigh\tb\n", "", "train.tsv", 3,
       "\"high\" is not a finite number", "--label-column"},
      {"target that is not finite", "sts-b", "sentence1\tsentence2\tscore\na\tb\t1\na\tb\tnan\n", "", "train.tsv", 3,
       "\"nan\" is not a finite number", "Mend"},
      {"row with too few columns", "custom", good + "1\n", "", "train.tsv", 4, "1 column and so none of \"text\"",
       "Mend or delete"},
      {"row without a label", "custom", good + "\tb\n", "", "train.tsv", 4, "no label", "Give it one"},
      {"a column of texts taken for labels", "custom", manyRows(30, "label\ttext\n", 30), "", "train.tsv", 2,
       "Almost every row has its own label: 30 in 30 rows", "--label-column"},
      {"a column of ids taken for labels", "custom", manyRows(1100, "label\ttext\n", 1100), "", "train.tsv", 2,
       "1100 different values", "--label-column"},
  };
  for (const Bad& row : rows) {
    SCOPED_TRACE(row.name);
    Scratch scratch;
    scratch.write("train.tsv", row.train);
    if (!row.dev.empty()) scratch.write("dev.tsv", row.dev);
    const auto data = readDataSet(specFor(scratch, row.task), 42);
    ASSERT_FALSE(data.ok());
    const Error& error = data.error();
    EXPECT_EQ(error.file, (scratch.folder() / row.file).string()) << error.toString();
    EXPECT_EQ(error.line, row.line) << error.toString();
    EXPECT_THAT(error.message, testing::HasSubstr(row.says));
    EXPECT_THAT(error.message, testing::HasSubstr(row.remedy));
  }
}

TEST(DataSet, WhatIsNotThere) {
  Scratch scratch;
  DataSpec spec;
  spec.task = "custom";
  auto data = readDataSet(spec, 1);
  EXPECT_EQ(data.error().field, "data-dir");
  spec.data_dir = (scratch.folder() / "absent").string();
  data = readDataSet(spec, 1);
  EXPECT_EQ(data.error().code, ErrorCode::NotFound);
  EXPECT_EQ(data.error().field, "data-dir");
  spec.data_dir = scratch.folder().string();
  EXPECT_THAT(readDataSet(spec, 1).error().message, testing::HasSubstr("folder is empty"));
  scratch.write("train.parquet", "PAR1");
  EXPECT_THAT(readDataSet(spec, 1).error().message, testing::HasSubstr("Unpack or convert train.parquet"));
  spec.train_file = "nothing.tsv";
  EXPECT_EQ(readDataSet(spec, 1).error().file, (scratch.folder() / "nothing.tsv").string());
  spec.task = "nonsense";
  EXPECT_EQ(readDataSet(spec, 1).error().field, "task");
  spec.train_file.clear();
  spec.task = "folder";
  EXPECT_THAT(readDataSet(spec, 1).error().message, testing::HasSubstr("two sub-folders"));
  spec.task = "custom";
  scratch.write("train.tsv", "label\ttext\n1\ta\n0\tb\n");
  spec.label_column = "kind";
  data = readDataSet(spec, 1);
  EXPECT_EQ(data.error().field, "label-column");
  EXPECT_THAT(data.error().message, testing::HasSubstr("\"label\", \"text\""));
  spec.label_column.clear();
  for (const double fraction : {-0.1, 1.0, 2.0}) {
    spec.dev_fraction = fraction;
    EXPECT_EQ(readDataSet(spec, 1).error().field, "dev-fraction");
  }
}

TEST(DataSet, OdditiesAreWarnedAbout) {
  Scratch scratch;
  scratch.write("train.tsv", manyRows(30) + "1\t\n0\ta\tstray\n");
  scratch.write("train.csv", "label,text\n");
  DataSpec spec = specFor(scratch);
  spec.dev_fraction = 0;
  auto data = readDataSet(spec, 1);
  ASSERT_TRUE(data.ok()) << data.error().toString();
  EXPECT_THAT(data->warnings,
              testing::UnorderedElementsAre(testing::HasSubstr("train.csv is not used"),
                                            testing::HasSubstr("1 row with an empty text (line 32)"),
                                            testing::HasSubstr("1 row with more columns than the first one")));
  Scratch other;
  other.write("train.tsv", manyRows(30, "Kind\tWords\n"));
  spec.data_dir = other.folder().string();
  spec.text_a_column = "1";
  spec.label_column = "0";
  data = readDataSet(spec, 1);
  ASSERT_TRUE(data.ok()) << data.error().toString();
  EXPECT_THAT(data->warnings, testing::ElementsAre(testing::HasSubstr("set --header yes")));
}

TEST(DataSet, StopsWhenAsked) {
  Scratch scratch;
  scratch.write("train.tsv", manyRows(10));
  std::stop_source source;
  source.request_stop();
  EXPECT_EQ(readDataSet(specFor(scratch), 1, source.get_token()).error().code, ErrorCode::Cancelled);
}

// --- the real files -----------------------------------------------------------------------------------------------

struct Real {
  const char* folder;
  const char* task;
  std::vector<std::pair<std::string, size_t>> splits;
};

TEST(DataSet, RealFiles) {
  CLOZE_NEED_DATA("mrpc");
  const Real rows[] = {
      {"mrpc", "mrpc", {{"train", 4076}, {"test", 1725}}},
      {"sst2", "sst-2", {{"train", 67349}, {"dev", 872}}},
      {"movie_reviews", "folder", {{"train", 1800}, {"dev", 200}}},
      {"chnsenticorp", "custom", {{"train", 9600}, {"dev", 1200}}},
  };
  for (const Real& row : rows) {
    SCOPED_TRACE(row.folder);
    EXPECT_EQ(guessDataSet(sharedData(row.folder)).task, row.task);
    DataSpec spec;
    spec.task = row.task;
    spec.data_dir = sharedData(row.folder).string();
    const auto data = readDataSet(spec, 42);
    ASSERT_TRUE(data.ok()) << data.error().toString();
    std::vector<std::pair<std::string, size_t>> splits;
    for (const Split& split : data->splits) splits.emplace_back(split.name, split.examples.size());
    EXPECT_EQ(splits, row.splits);
    EXPECT_EQ(data->warnings, std::vector<std::string>{});
    EXPECT_EQ(data->task.labels.size(), 2u);
  }
}

}  // namespace
}  // namespace cloze
