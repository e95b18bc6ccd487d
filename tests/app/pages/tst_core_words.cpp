// core's sentences in the window: form rows in place of command-line options, and a translation for every check the
// form can show.
#include <app/pages/core_words.h>
#include <app/pages/train/spec_model.h>
#include <core/plan/plan.h>
#include <tests/app/pages/page_test.h>

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTranslator>

// Outside every namespace, as Q_INIT_RESOURCE asks.
static void initResources() {
  Q_INIT_RESOURCE(translations);
}

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

// A spec that a check refuses or warns about, by what the check says.
struct BadSpec {
  const char* says;
  std::function<void(RunSpec*)> spoil;
};

class CoreWordsInChinese : public PageTest {
 protected:
  CoreWordsInChinese() {
    initResources();
    EXPECT_TRUE(m_translator.load(QStringLiteral(":/i18n/cloze_zh_CN")));
    QCoreApplication::installTranslator(&m_translator);
    m_good.data.task = "custom";
    m_good.data.data_dir = (source() / "resources/sample").string();
    m_good.data.text_a_column = "question";
    m_good.data.label_column = "label";
    m_good.model.model = (source() / "resources/sample/model").string();
    m_good.model.from_scratch = true;
  }
  ~CoreWordsInChinese() override { QCoreApplication::removeTranslator(&m_translator); }

  static void expectChinese(const std::string& message) {
    static const QRegularExpression kEnglish(QStringLiteral("\\b[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}\\b"));
    EXPECT_TRUE(hasCoreWords(message)) << message;
    const QString shown = coreWords(message);
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
  QTranslator m_translator;
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
