// core's sentences in the window: form rows in place of command-line options, and a translation for every check the
// form can show.
#include <app/pages/core_words.h>
#include <app/pages/train/spec_model.h>
#include <core/base/fs.h>
#include <core/data/question_reader.h>
#include <core/inspect/answer_windows.h>
#include <core/plan/plan.h>
#include <core/runs/metric_store.h>
#include <core/runs/run_folder.h>
#include <tests/app/pages/page_test.h>

#include <QRegularExpression>

#include <cerrno>

namespace cloze {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(CoreWordsTest, OptionsAreRowsOfTheForm) {
  struct Row {
    const char *core, *window;
  };
  const Row rows[] = {
      {"No column of texts was recognised. The columns are: \"a\", \"b\". Say which it is with --text-a-column (a "
       "name, "
       "or a number counted from 0).",
       "No column of texts was recognised. The columns are: \"a\", \"b\". Say which it is with “First text column” (a "
       "name, or a number counted from 0)."},
      {"\"learning-rate\" must be a number from 0 to 1, not \"fast\".",
       "“Learning rate” must be a number from 0 to 1, not \"fast\"."},
      {"Nobody translated this; set --header yes.", "Nobody translated this; set “Header row” yes."},
      {"No column of labels was recognised. Say which it is with --label-column (a name, or a number counted from 0).",
       "No column of labels was recognised. Say which it is with “Label column” (a name, or a number counted from 0)."},
      {"The word \"model\" of a file stays, and so does --no-option.",
       "The word \"model\" of a file stays, and so does --no-option."},
      {"There is no column \"%2\". The columns are: \"%1\", \"--labels\". Name one of them, or give its number, "
       "counted "
       "from 0.",
       "There is no column \"%2\". The columns are: \"%1\", \"--labels\". Name one of them, or give its number, "
       "counted "
       "from 0."},
  };
  for (const Row& row : rows) EXPECT_EQ(coreWords(row.core).toStdString(), row.window);
}

TEST(CoreWordsTest, AnErrorNamesItsPlace) {
  EXPECT_EQ(
      coreWords(fileError(ErrorCode::InvalidData, "/d/train.tsv", "The file is empty. Choose a file with rows.", 1))
          .toStdString(),
      "The file is empty. Choose a file with rows.\n/d/train.tsv:1");
}

TEST(CoreWordsTest, AnErrorToldInOneLineKeepsItsPlaceToo) {
  EXPECT_EQ(coreWords(std::string("/d/train.tsv:7: The file is empty. Choose a file with rows.")).toStdString(),
            "The file is empty. Choose a file with rows.\n/d/train.tsv:7");
  EXPECT_EQ(coreWords(std::string("batch-size: Out of memory. No checkpoint had been written yet.")).toStdString(),
            "Out of memory. No checkpoint had been written yet.");
  EXPECT_EQ(coreWords(std::string("/d/x: Nobody translated this.")).toStdString(), "/d/x: Nobody translated this.");
}

// A spec that a check refuses or warns about, by what the check says.
struct BadSpec {
  const char* says;
  std::function<void(RunSpec*)> spoil;
};

class CoreWordsInChinese : public PageTest {
 protected:
  CoreWordsInChinese() {
    m_good.data.task = "custom";
    m_good.data.data_dir = (source() / "resources/sample").string();
    m_good.data.text_a_column = "question";
    m_good.data.label_column = "label";
    m_good.model.model = (source() / "resources/sample/model").string();
    m_good.model.from_scratch = true;
  }
  static void expectChinese(const std::string& message) {
    static const QRegularExpression kEnglish(QStringLiteral("\\b[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}\\b"));
    EXPECT_TRUE(hasCoreWords(message)) << message;
    const QString shown = coreWords(message);
    EXPECT_FALSE(kEnglish.match(shown).hasMatch()) << shown.toStdString();
    EXPECT_FALSE(shown.contains(QStringLiteral("--"))) << shown.toStdString();
  }
  static void expectToldInChinese(const std::string& told) {
    static const QRegularExpression kEnglish(QStringLiteral("\\b[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}\\b"));
    const QString shown = coreWords(told);
    EXPECT_NE(shown.toStdString(), told);
    EXPECT_FALSE(kEnglish.match(shown).hasMatch()) << shown.toStdString();
    EXPECT_FALSE(shown.contains(QStringLiteral("--"))) << shown.toStdString();
  }
  std::function<void(RunSpec*)> data(const std::string& name, const std::string& train, const std::string& dev = {}) {
    writeFile(name + "/train.tsv", train);
    if (!dev.empty()) writeFile(name + "/dev.tsv", dev);
    return [folder = path(name).string()](RunSpec* spec) {
      spec->data = {};
      spec->data.task = "custom";
      spec->data.data_dir = folder;
    };
  }
  void expectSaidInChinese(const BadSpec& bad, const PlanContext& context = {}) {
    RunSpec spec = m_good;
    bad.spoil(&spec);
    std::string all;
    bool said = false;
    for (const Problem& problem : makePlan(spec, context).problems) {
      all += problem.what.message + '\n';
      said |= problem.what.message.find(bad.says) != std::string::npos;
      if (problem.what.message.find(bad.says) != std::string::npos) expectChinese(problem.what.message);
    }
    EXPECT_TRUE(said) << "nothing says “" << bad.says << "” but:\n" << all;
  }

  RunSpec m_good;
  InChinese m_chinese;
};

TEST_F(CoreWordsInChinese, WhatCannotBeTypedIntoARow) {
  int wrong = 0;
  for (const Option& option : optionTable()) {
    for (const char* value : {"", "x", "-7", "1e99", "0,,1", "\"open"}) {
      RunSpec spec;
      const Status status = option.set(&spec, value);
      if (status.ok()) continue;
      ++wrong;
      if (option.type != OptionType::Choice) expectChinese(status.error().message);  // a list one cannot type into
    }
  }
  EXPECT_GT(wrong, 80);
  SpecModel model;
  model.setText("learning-rate", "x");
  EXPECT_THAT(model.error("learning-rate").toStdString(), Not(HasSubstr("must be")));
}

TEST_F(CoreWordsInChinese, WeightsThatGoUnused) {
  const auto goldens = source() / "tests/golden/training";
  std::filesystem::copy(goldens / "tiny", path("trained"));
  std::filesystem::copy(goldens / "tiny_adamw/model.safetensors", path("trained/model.safetensors"));
  expectSaidInChinese({"they are not used", [this](RunSpec* s) { s->model.model = path("trained").string(); }});
}

// As the run's state and the starter tell it: Error::toString().
TEST_F(CoreWordsInChinese, WhatEndsARunOrKeepsItFromGoingOn) {
  const std::string kept = "checkpoints/last holds step 120 and can be used.";
  const std::string since = " since the run started, so it cannot be continued to the same result. ";
  struct Row {
    const char* source;   // where core says it
    const char* literal;  // in these letters
    std::string told;
  };
  const Row rows[] = {
      {"train/train_loop.cpp",
       ". Lower the learning rate, lengthen the warm-up, or clip gradients (--max-grad-norm 1). ",
       "learning-rate: The loss became NaN at step 7, learning rate 0.5. Lower the learning rate, lengthen the "
       "warm-up, "
       "or clip gradients (--max-grad-norm 1). No checkpoint had been written yet."},
      {"train/train_loop.cpp", " became ",
       "learning-rate: The gradient became infinite at step 7, learning rate 2e-05. Lower the learning rate, lengthen "
       "the warm-up, or clip gradients (--max-grad-norm 1). " +
           kept},
      {"train/train_loop.cpp",
       " at the peak. Raise --gradient-accumulation, or lower --batch-size or --max-seq-length. ",
       "batch-size: Out of memory: 2.00 GiB more could not be had. It happened at step 3 with batch size 32: a "
       "micro-batch of 32 rows, longest 128 tokens, 4096 tokens in all, with 900 bytes in use on cuda:0 at the peak. "
       "Raise --gradient-accumulation, or lower --batch-size or --max-seq-length. " +
           kept},
      {"train/device_queue.cpp", ", which another run is using", "waiting for cuda:0, which another run is using"},
      {"train/device_queue.cpp", "is using", "waiting for cpu, which the run \"one, two\" is using"},
      {"train/device_queue.cpp", "holds while it is paused; continue or stop that run",
       "waiting for cpu, which the run \"a \"b\" c\" holds while it is paused; continue or stop that run"},
      {"train/trainer.cpp", "loading the model", "loading the model"},
      {"train/trainer.cpp", "stopped after step ", "stopped after step 12"},
      {"train/train_evaluation.cpp", "evaluating ", "evaluating dev"},
      {"train/train_evaluation.cpp", " checkpoint", "evaluating test with the best checkpoint"},
      {"guard.cpp", " more could not be had.", "batch-size: Out of memory: 12 bytes more could not be had."},
      {"kernels/host_memory.cpp", " bytes of tensors in use",
       "Out of memory: 9 bytes asked for, 8 bytes of tensors in use, limit 10. It happened at step 3. " + kept},
      {"tasks/predictor.cpp", " tokens in all. Lower --eval-batch-size or --max-seq-length.",
       "eval-batch-size: Out of memory. It happened while evaluating a batch of 8 rows, longest 9 tokens, 72 tokens in "
       "all. Lower --eval-batch-size or --max-seq-length."},
      {"train/trainer.cpp", "Stopped before the run began.", "Stopped before the run began."},
      {"train/trainer.cpp", "The data have other labels than when the run started. Put the old files back.",
       "/r: The data have other labels than when the run started. Put the old files back."},
      {"train/trainer.cpp", "holds no state of the optimiser, so the run cannot be continued. Bring it back, or start ",
       "/r/last: This checkpoint is gone, and best, which is there, holds no state of the optimiser, so the run cannot "
       "be continued. Bring it back, or start a new run from /r/best."},
      {"train/input_record.cpp", "This file has changed",
       "/d/a: b.tsv: This file has changed" + since + "Put the old file back, or start a new run."},
      {"train/input_record.cpp", "This file has been moved or deleted",
       "/d/a.tsv: This file has been moved or deleted" + since + "Put the old file back, or start a new run."},
      {"train/input_record.cpp", "This file has been added",
       "/d/a.tsv: This file has been added" + since + "Move it elsewhere, or start a new run."},
      {"train/input_record.cpp", "This file is not read any more",
       "/d/a.tsv: This file is not read any more" + since + "Put the other files back, or start a new run."},
  };
  static const QRegularExpression kBreaks(QStringLiteral("\"\\s*\\n\\s*\""));
  for (const Row& row : rows) {
    const auto text = readFile(source() / "core/engine" / row.source);
    ASSERT_TRUE(text.ok());
    const QString code = QString::fromStdString(*text).replace(kBreaks, QString());
    EXPECT_TRUE(code.contains(QLatin1String(row.literal))) << "core says it otherwise now: " << row.literal;
    expectToldInChinese(row.told);
  }
}

TEST_F(CoreWordsInChinese, WhatTheDiskAndOtherProgramsDo) {
  for (const int fault : {ENOSPC, EACCES, EROFS, ENOENT})
    expectToldInChinese(systemError(path("x"), fault, "written").toString());
  expectToldInChinese(systemError(path("x"), ENOSPC, "written", 1234).toString());
  expectToldInChinese(systemError("/no/such/folder/x", ENOSPC, "written", 1234).toString());
  for (const int fault : {EACCES, ENOENT}) expectToldInChinese(systemError(path("x"), fault, "read").toString());
  expectToldInChinese(readRunRecord(path("nowhere")).error().toString());
  std::filesystem::create_directories(path("bare"));
  expectToldInChinese(readRunRecord(path("bare")).error().toString());
  const RunSummary run = writeRun("one", RunState::Stopped, 0.9, 10);
  const auto first = RunWriter::reopen(run.folder);
  ASSERT_TRUE(first.ok());
  expectToldInChinese(RunWriter::reopen(run.folder).error().toString());
}

TEST_F(CoreWordsInChinese, WhatFoldersOfRunsAreLacking) {
  const RunSummary run = writeRun("one", RunState::Finished, 0.9, 10);
  const auto record = readFile(run.folder / "run.json");
  ASSERT_TRUE(record.ok());
  const auto spoilt = [&](const QString& from, const QString& to) {
    const QString text = QString::fromStdString(*record).replace(QRegularExpression(from), to);
    EXPECT_NE(text.toStdString(), *record);
    EXPECT_TRUE(writeFileAtomically(run.folder / "run.json", text.toStdString()).ok());
    return readRunRecord(run.folder).error().toString();
  };
  expectToldInChinese(spoilt("\"version\": *1", "\"version\": 9"));
  expectToldInChinese(spoilt("\"version\": *1,", ""));
  expectToldInChinese(spoilt("\"version\": *1,", "\"version\": 1, \"colour\": 3,"));
  expectToldInChinese(spoilt("\"created\": *\"[^\"]*\"", "\"created\": 3"));
  ASSERT_TRUE(writeFileAtomically(run.folder / "metrics.db", "no database at all, whatever its name says").ok());
  expectToldInChinese(MetricReader::open(run.folder / "metrics.db").error().toString());
  expectToldInChinese(sendRunCommand(run.folder, RunCommand::Pause).error().toString());
  expectToldInChinese(deleteCheckpoint(run.folder, "step-7").error().toString());
}

TEST_F(CoreWordsInChinese, AVocabularyLargerThanTheModel) {
  std::filesystem::copy(source() / "resources/sample/model", path("model"));
  std::string words = *readFile(path("model") / "vocab.txt");
  for (int i = 0; i < 50000; ++i) words += "word" + std::to_string(i) + "\n";
  writeFile("model/vocab.txt", words);
  expectSaidInChinese(
      {"Take the vocabulary that belongs", [this](RunSpec* s) { s->model.model = path("model").string(); }});
}

TEST_F(CoreWordsInChinese, WhatTheFieldsContradict) {
  const BadSpec rows[] = {
      {"Name the folder of the data set", [](RunSpec* s) { s->data = {}; }},
      {"Name a model folder", [](RunSpec* s) { s->model.model.clear(); }},
      {"twice",
       [](RunSpec* s) {
         s->data.labels = {"a", "a"};
       }},
      {"one label only", [](RunSpec* s) { s->data.labels = {"a"}; }},
      {"must divide the batch size", [](RunSpec* s) { s->batch.gradient_accumulation = 5; }},
      {"max-seq-length - 2",
       [](RunSpec* s) {
         s->batch.truncation = Truncation::HeadTail;
         s->batch.head_tokens = 400;
       }},
      {"must be at most the learning rate",
       [](RunSpec* s) {
         s->optimizer.schedule = ScheduleKind::Polynomial;
         s->optimizer.end_learning_rate = 0.1;
       }},
      {"must be at most max-steps",
       [](RunSpec* s) {
         s->optimizer.max_steps = 5;
         s->optimizer.warmup_steps = 6;
       }},
      {"exclude each other",
       [](RunSpec* s) {
         s->optimizer.label_weights = {1, 2};
         s->optimizer.balanced_label_weights = true;
       }},
      {"numbers for 2 labels",
       [](RunSpec* s) {
         s->data.labels = {"a", "b"};
         s->optimizer.label_weights = {1, 2, 3};
       }},
      {"are all 0",
       [](RunSpec* s) {
         s->optimizer.label_weights = {0, 0};
       }},
      {"fp64 serves comparisons",
       [](RunSpec* s) {
         s->device.precision = Precision::Fp64;
         s->device.device = "cuda";
       }},
  };
  for (const BadSpec& row : rows) expectSaidInChinese(row);
}

TEST_F(CoreWordsInChinese, WhatDataAreNotFitFor) {
  std::string own = "label\ttext\n", many = own, one = own;
  for (int i = 0; i < 30; ++i) {
    own += "id" + std::to_string(i) + "\tx\n";
    one += "same\tx\n";
  }
  for (int i = 0; i < 1100; ++i) many += "id" + std::to_string(i) + "\tx\n";
  const std::string two = "label\ttext\na\tone text\nb\tanother text\n";
  std::filesystem::create_directories(path("empty"));
  writeFile("other/readme.md", "x");
  const auto folder = [this](const char* name) {
    return [place = path(name).string()](RunSpec* s) { s->data.data_dir = place; };
  };
  const BadSpec rows[] = {
      {"There is no such folder", folder("none")},
      {"The folder is empty", folder("empty")},
      {"It holds: \"readme.md\"", folder("other")},
      {"The file is empty", data("no-bytes", "")},
      {"no rows of data", data("no-rows", "label\ttext\n")},
      {"There is no column \"title\"", [](RunSpec* s) { s->data.text_a_column = "title"; }},
      {"No column of labels", data("no-label", "text\tx\ty\na\tb\tc\nd\te\tf\n")},
      {"no header row", data("no-header", "1 2 3 4\t5 6 7 8\t9 9 9 9\n1 2 3\t5 6 7\t0 1 2\n")},
      {"All rows have the label", data("one", one)},
      {"Almost every row has its own label", data("own", own)},
      {"1100 different values", data("many", many)},
      {"does not occur in the training data", data("unseen", two, "label\ttext\nc\tx\n")},
      {"are in train too", data("twice", two, two)},
      {"2 of the 4 rows of train are there before with another label",
       data("contradicted", "label\ttext\na\tx\nb\tx\nb\ty\na\ty\n", two)},
      {"1 of the 3 rows of train is there before with another label",
       data("contradicted-once", "label\ttext\na\tx\nb\tx\nb\ty\n", two)},
      {"This row has no label. Give it one or delete the row.", data("bare", two + "\tthird\n")},
      {"This row has 1 column", data("short", two + "c\n")},
      {"is not a finite number",
       [words = data("words", two)](RunSpec* s) {
         words(s);
         s->data.task = "custom-regression";
       }},
  };
  for (const BadSpec& row : rows) expectSaidInChinese(row);
}

// The readers tell it to the plan, with the file in front.
TEST_F(CoreWordsInChinese, WhatReadersOfDataWarnOf) {
  const std::string rows = "text\tlabel\na b\tx\nc d\ty\n";
  std::string values = "oddly\tthis\n";  // a header nobody would take for one
  for (int i = 0; i < 30; ++i)
    values += std::string("text ") + char('a' + i % 26) + (i % 2 == 0 ? "\tyes\n" : "\tno\n");
  writeFile("classes/pos/1.txt", "fine");
  writeFile("classes/pos/2.txt", "");
  writeFile("classes/neg/1.txt", "bad");
  writeFile("classes/unsup/1.txt", "so so");
  writeFile("holes/pos/1.txt", "");
  writeFile("holes/neg/1.txt", "");
  writeFile("double/train.csv", "text,label\n");
  const std::string torn = "id\tqid1\tqid2\tquestion1\tquestion2\tis_duplicate\n1\t2\t3\ta\tb\t1\n1\t2\t3\tc\td\t0\n";
  const auto qqp = [this](const std::string& name, const std::string& train) {
    return [take = data(name, train)](RunSpec* s) {
      take(s);
      s->data.task = "qqp";
    };
  };
  const auto classes = [this](const char* name) {
    return [place = path(name).string()](RunSpec* s) {
      s->data = {};
      s->data.task = "folder";
      s->data.data_dir = place;
    };
  };
  const BadSpec all[] = {
      {": 1 blank line left out (line 2).", data("blank", "text\tlabel\n\na b\tx\nc d\ty\n")},
      {": 2 blank lines left out", data("blanks", "text\tlabel\n\n\na b\tx\nc d\ty\n")},
      {": 1 row skipped", qqp("torn", torn + "torn\n")},
      {": 2 rows skipped", qqp("torn-twice", torn + "torn\nrest\n")},
      {": 1 row with more columns", data("long", rows + "e\tx\tmore\n")},
      {": 2 rows with more columns", data("longer", rows + "e\tx\tmore\nf\ty\tmore\n")},
      {": 1 row with an empty text", data("no-text", rows + "\tx\n")},
      {": 2 rows with an empty text", data("no-texts", rows + "\tx\n\ty\n")},
      {": 1 file is empty.", classes("classes")},
      {": 2 files are empty.", classes("holes")},
      {"unsup is not read", classes("classes")},
      {"train.csv is not used", data("double", rows)},
      {": the header names two texts", data("two-texts", "question\tanswer\tlabel\na\tb\tx\nc\td\ty\n")},
      {": the label \"this\" occurs",
       [take = data("header", values)](RunSpec* s) {
         take(s);
         s->data.text_a_column = "0";
         s->data.label_column = "1";
       }},
      {"training rows left have the same label",
       [take = data("few", rows)](RunSpec* s) {
         take(s);
         s->data.sample = 1;
       }},
  };
  for (const BadSpec& row : all) {
    RunSpec spec = m_good;
    row.spoil(&spec);
    std::string said;
    for (const Problem& problem : makePlan(spec, {}).problems) {
      said += problem.what.message + '\n';
      if (problem.what.message.find(row.says) == std::string::npos) continue;
      expectToldInChinese(problem.what.message);
      said.clear();
      break;
    }
    EXPECT_EQ(said, "") << "nothing says “" << row.says << "”";
  }
  // Who adds a warning adds its row above.
  static const QRegularExpression kGiven(QStringLiteral("warnings(?:->|\\.)push_back|\\.report\\("));
  qsizetype given = 0;
  for (const auto& entry : std::filesystem::directory_iterator(source() / "core/data")) {
    if (entry.path().filename() == "input_file.cpp") continue;       // read by the command line alone
    if (entry.path().filename() == "question_reader.cpp") continue;  // WhatQuestionsLack
    const auto text = readFile(entry.path());
    ASSERT_TRUE(text.ok());
    given += QString::fromStdString(*text).count(kGiven);
  }
  EXPECT_EQ(given, 4 /* tallies of two rows each */ + 1 /* their push_back */ + 6);
}

TEST_F(CoreWordsInChinese, WhatQuestionsLack) {
  const auto file = [](const std::string& start) {
    const std::string one =
        R"({"id": "q", "question": "?", "answers": [{"text": "b", "answer_start": )" + start + "}]}";
    return R"({"data": [{"paragraphs": [{"context": "abc", "qas": [)" + one + ", " + one + "]}]}]}";
  };
  const auto set = parseQuestions(file("2"), "file.json");
  ASSERT_TRUE(set.ok());
  ASSERT_EQ(set->warnings.size(), 2u);
  for (const std::string& warning : set->warnings) expectChinese(warning);
  expectChinese(parseQuestions(file("7"), "file.json").error().message);
  expectChinese(parseQuestions("{}", "file.json").error().message);
  expectChinese(parseQuestions(R"({"data": []})", "file.json").error().message);
  for (const char* bad :
       {"", "[]", "5", "\xff", R"({"data": [)", R"({"data" "x"})", R"({"a": 1, "a": 2})", R"({"data": 1e999})",
        R"({"data": 7})", R"({"data": [7]})", R"({"data": [{}]})", R"({"data": [{"paragraphs": [{"qas": []}]}]})",
        R"({"data": [{"paragraphs": [{"context": 5, "qas": []}]}]})",
        R"({"data": [{"paragraphs": [{"context": "a", "qas": [{"id": "q"}]}]}]})",
        R"({"data": [{"paragraphs": [{"context": "a", "qas": [{"question": "q", "is_impossible": 1}]}]}]})",
        R"({"data": [{"paragraphs": [{"context": "a", "qas": [{"answers": {}}]}]}]})",
        R"({"data": [{"paragraphs": [{"context": "a", "qas": [{"id": "q", "answers": [{"answer_start": ""}]}]}]}]})"}) {
    SCOPED_TRACE(bad);
    const auto refused = parseQuestions(bad, "file.json");
    ASSERT_FALSE(refused.ok());
    expectChinese(refused.error().message);
    EXPECT_FALSE(coreWords(refused.error().message).contains(QStringLiteral("expected")));
  }
  expectChinese(parseQuestions(std::string(200, '['), "file.json").error().message);
  for (const AnswerWindowOptions& options : {AnswerWindowOptions{8, 4, 0, WindowConvention::StartMoves},
                                             AnswerWindowOptions{8, 4, 0, WindowConvention::Overlap},
                                             AnswerWindowOptions{20, 0, 0, WindowConvention::StartMoves},
                                             AnswerWindowOptions{20, 9, 0, WindowConvention::Overlap}})
    expectChinese(windowGrid(9, 40, options).error().message);
}

TEST_F(CoreWordsInChinese, WhatModelLengthAndDeviceForbid) {
  std::filesystem::create_directories(path("no-model"));
  std::filesystem::create_directories(path("no-vocabulary"));
  std::filesystem::copy(source() / "resources/sample/model/config.json", path("no-vocabulary/config.json"));
  const auto foreign = [this](const std::string& name) {
    writeFile("foreign-" + name + "/" + name, "x");
    return [place = path("foreign-" + name).string()](RunSpec* s) { s->model.model = place; };
  };
  PlanContext small;
  small.device = "cuda:0";
  small.device_bytes = 1 << 20;
  small.fast_bf16 = false;
  const BadSpec rows[] = {
      {"There is no such model folder", [](RunSpec* s) { s->model.model = "/no/such/model"; }},
      {"PyTorch weights", foreign("pytorch_model.bin")},
      {"Keras weights", foreign("tf_model.h5")},
      {"Flax weights", foreign("flax_model.msgpack")},
      {"This is a TensorFlow checkpoint", foreign("bert_model.ckpt.index")},
      {"neither config.json", [this](RunSpec* s) { s->model.model = path("no-model").string(); }},
      {"neither tokenizer.json", [this](RunSpec* s) { s->model.model = path("no-vocabulary").string(); }},
      {"is beyond the model's", [](RunSpec* s) { s->batch.max_seq_length = 4000; }},
      {"leaves no room for text",
       [pairs = data("pairs", "text1\ttext2\tlabel\none\ttwo\ta\nthree\tfour\tb\n")](RunSpec* s) {
         pairs(s);
         s->data.task = "custom-pair";
         s->batch.max_seq_length = 4;
       }},
      {"but the opposite is set here", [](RunSpec* s) { s->model.do_lower_case = Casing::Keep; }},
      {"are cut (", [](RunSpec* s) { s->batch.max_seq_length = 8; }},
      {"no shorter than the whole run",
       [](RunSpec* s) {
         s->optimizer.max_steps = 5;
         s->optimizer.warmup_steps = 5;
       }},
      {"has no metric", [](RunSpec* s) { s->evaluation.best_metric = "pearson"; }},
      {"weights are given",
       [](RunSpec* s) {
         s->optimizer.label_weights = {1, 2};
       }},
      {"no bf16 arithmetic", [](RunSpec* s) { s->device.precision = Precision::Bf16; }},
      {"are free on the device", [](RunSpec*) {}},
  };
  for (const BadSpec& row : rows) expectSaidInChinese(row, small);
}

}  // namespace
}  // namespace cloze
