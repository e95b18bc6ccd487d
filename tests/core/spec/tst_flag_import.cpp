#include <core/base/fs.h>
#include <core/spec/flag_import.h>
#include <core/spec/option_table.h>
#include <gmock/gmock.h>
#include <tests/core/base/temp_folder.h>

#include <nlohmann/json.hpp>
#include <sstream>

namespace cloze {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;
using Words = std::vector<std::string>;

// As a shell divides a README's command, without quotes and with \ at the ends of lines.
Words words(const std::string& line) {
  std::istringstream stream(line);
  Words out;
  for (std::string word; stream >> word;) {
    if (word != "\\") out.push_back(word);
  }
  return out;
}

const Words kGoogle = words(
    "--task_name=MRPC --do_train=true --data_dir=/glue/MRPC --vocab_file=/bert/vocab.txt "
    "--bert_config_file=/bert/bert_config.json --init_checkpoint=/bert/bert_model.ckpt --output_dir=/tmp/mrpc_output/");
const Words kPpb = words("--task_name MRPC --do_train --data_dir /glue/MRPC --bert_model /bert --output_dir /tmp/mrpc");

Words with(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

ImportedFlags import(const Words& words) {
  const auto flags = importFlags(words);
  EXPECT_TRUE(flags.ok()) << flags.error().message;
  return flags.ok() ? *flags : ImportedFlags{};
}

// The README of google-research/bert: "Sentence (and sentence-pair) classification tasks".
TEST(FlagImport, GooglesReadme) {
  const ImportedFlags flags = import(words(R"(
      --task_name=MRPC \
      --do_train=true \
      --do_eval=true \
      --data_dir=/glue/MRPC \
      --vocab_file=/bert/vocab.txt \
      --bert_config_file=/bert/bert_config.json \
      --init_checkpoint=/bert/bert_model.ckpt \
      --max_seq_length=128 \
      --train_batch_size=32 \
      --learning_rate=2e-5 \
      --num_train_epochs=3.0 \
      --output_dir=/tmp/mrpc_output/)"));
  EXPECT_TRUE(flags.recognised);
  EXPECT_TRUE(flags.do_train && flags.do_eval && !flags.do_predict);
  EXPECT_EQ(flags.output_dir, "/tmp/mrpc_output/");
  EXPECT_EQ(flags.spec.data.task, "mrpc");
  EXPECT_EQ(flags.spec.data.data_dir, "/glue/MRPC");
  EXPECT_EQ(flags.spec.model.model, "/bert");
  EXPECT_EQ(flags.init_checkpoint, "/bert/bert_model.ckpt");
  EXPECT_FALSE(flags.spec.model.from_scratch);
  EXPECT_EQ(flags.spec.model.do_lower_case, Casing::Auto) << "not said, so the model's tokenizer files decide";
  EXPECT_EQ(flags.spec.batch.max_seq_length, 128);
  EXPECT_EQ(flags.spec.batch.batch_size, 32);
  EXPECT_EQ(flags.spec.batch.eval_batch_size, 8);
  EXPECT_EQ(flags.spec.optimizer.learning_rate, 2e-5);
  EXPECT_EQ(flags.spec.optimizer.epochs, 3);
  EXPECT_EQ(flags.spec.optimizer.optimizer, OptimizerKind::AdamWGoogle);
  EXPECT_EQ(flags.spec.optimizer.adam_epsilon, 1e-6);
  EXPECT_EQ(flags.spec.optimizer.weight_decay, 0.01);
  EXPECT_EQ(flags.spec.optimizer.warmup_proportion, 0.1);
  EXPECT_EQ(flags.spec.optimizer.max_grad_norm, 1);
  EXPECT_EQ(flags.spec.optimizer.schedule, ScheduleKind::LinearGoogle);
  EXPECT_EQ(flags.spec.evaluation.checkpoint_steps, 1000);
  EXPECT_TRUE(flags.notApplicable.empty());
  EXPECT_TRUE(flags.rest.empty());
  EXPECT_TRUE(checkRunSpec(flags.spec).ok());
  EXPECT_THAT(flags.notes, Contains(HasSubstr("int(rows / batch * epochs)")));
}

// The README of pytorch-pretrained-BERT: "Fine-tuning with BERT: running the examples".
TEST(FlagImport, PpbsReadme) {
  const ImportedFlags flags = import(words(R"(
    --task_name MRPC \
    --do_train \
    --do_eval \
    --do_lower_case \
    --data_dir /glue/MRPC/ \
    --bert_model bert-base-uncased \
    --max_seq_length 128 \
    --train_batch_size 32 \
    --learning_rate 2e-5 \
    --num_train_epochs 3.0 \
    --output_dir /tmp/mrpc_output/)"));
  EXPECT_TRUE(flags.recognised && flags.do_train && flags.do_eval);
  EXPECT_EQ(flags.spec.model.model, "bert-base-uncased");
  EXPECT_EQ(flags.spec.model.do_lower_case, Casing::Lower);
  EXPECT_EQ(flags.spec.optimizer.optimizer, OptimizerKind::AdamWGoogle);
  EXPECT_EQ(flags.spec.evaluation.checkpoint_steps, 500);
  EXPECT_THAT(flags.notes, Contains(HasSubstr("clipped")));
}

// warmup_linear goes on with 1 - x until 0.5, and with (1 - x) / (1 - warmup) from 0.6 on.
TEST(FlagImport, TheScheduleIsThatOfTheVersionWhichHasTheFlags) {
  const auto later = HasSubstr("--schedule linear-google");
  ImportedFlags flags = import(kPpb);
  EXPECT_EQ(flags.spec.optimizer.schedule, ScheduleKind::Linear);
  EXPECT_THAT(flags.notes, Contains(later));
  flags = import(with(kPpb, {"--schedule", "linear-google"}));
  EXPECT_EQ(flags.spec.optimizer.schedule, ScheduleKind::LinearGoogle) << "as the note says";
  for (const Words& early : {with(kPpb, {"--optimize_on_cpu"}), with(kGoogle, {"--optimize_on_cpu"})}) {
    flags = import(early);
    EXPECT_EQ(flags.spec.optimizer.schedule, ScheduleKind::LinearGoogle);
    EXPECT_THAT(flags.notes, Not(Contains(later)));
  }
  EXPECT_THAT(import(kGoogle).notes, Not(Contains(later)));
}

TEST(FlagImport, CasingIsTheModelsOwnUnlessSaid) {
  EXPECT_EQ(import(kGoogle).spec.model.do_lower_case, Casing::Auto);
  EXPECT_THAT(import(kGoogle).notes, Contains(HasSubstr("the script's default is true")));
  EXPECT_EQ(import(with(kGoogle, {"--nodo_lower_case"})).spec.model.do_lower_case, Casing::Keep);
  EXPECT_EQ(import(with(kGoogle, {"--do_lower_case=False"})).spec.model.do_lower_case, Casing::Keep);
  EXPECT_EQ(import(kPpb).spec.model.do_lower_case, Casing::Auto);
  EXPECT_THAT(import(kPpb).notes, Contains(HasSubstr("the script's default is off")));
  EXPECT_EQ(import(with(kPpb, {"--do_lower_case"})).spec.model.do_lower_case, Casing::Lower);
}

TEST(FlagImport, GooglesFilesInThePreReleaseOfPpb) {
  EXPECT_EQ(import(kGoogle).spec.model.classifier_dropout, 0.1) << "a constant of Google's script";
  EXPECT_EQ(import(with(kGoogle, {"--optimize_on_cpu"})).spec.model.classifier_dropout, -1)
      << "PPB's takes the config's";
}

TEST(FlagImport, BooleansTakeTheNextWordOnlyIfItIsTrueOrFalse) {
  EXPECT_TRUE(import(with(kGoogle, {"--do_eval", "true"})).do_eval);
  EXPECT_FALSE(import(with(kGoogle, {"--do_eval", "false"})).do_eval);
  EXPECT_TRUE(import(with(kGoogle, {"--do_eval", "--do_predict"})).do_predict);
  EXPECT_TRUE(import(with(kGoogle, {"-do_eval"})).do_eval) << "absl takes one dash too";
  EXPECT_FALSE(import(with(kGoogle, {"--do_eval", "--nodo_train", "--do_predict"})).do_train);
  const auto stray = importFlags(with(kGoogle, {"--do_eval", "maybe"}));
  ASSERT_FALSE(stray.ok());
  EXPECT_THAT(stray.error().message, HasSubstr("\"maybe\""));
}

TEST(FlagImport, FilesInDifferentFoldersAreReturnedOneByOne) {
  ImportedFlags flags = import(with(kGoogle, {"--vocab_file=/elsewhere/vocab.txt"}));
  EXPECT_EQ(flags.spec.model.model, "");
  EXPECT_EQ(flags.vocab_file, "/elsewhere/vocab.txt");
  EXPECT_EQ(flags.config_file, "/bert/bert_config.json");
  Words scratch = kGoogle;
  std::erase_if(scratch, [](const std::string& word) { return word.starts_with("--init"); });
  flags = import(scratch);
  EXPECT_TRUE(flags.spec.model.from_scratch);
  EXPECT_EQ(flags.spec.model.model, "/bert");
  flags = import(with(kGoogle, {"--vocab_file=v.txt", "--bert_config_file=./c.json", "--init_checkpoint=x/../b.ckpt"}));
  EXPECT_TRUE(flags.spec.model.model == "." || flags.spec.model.model == "") << flags.spec.model.model;
}

// A folder is opened by the usual names of its files, so a file of another name has to be linked under the usual one.
TEST(FlagImport, FilesOfOtherNamesAreReturnedOneByOne) {
  TempFolder folder;
  for (const char* name :
       {"vocab.txt", "mine.txt", "config.json", "bert_config.json", "model.safetensors", "other.bin"})
    writeText(folder / name, "x");
  const auto modelOf = [&](const char* vocabulary, const char* config, const char* weights) {
    return import({"--task_name=MRPC", "--do_train=true", "--data_dir=/glue",
                   "--vocab_file=" + (folder / vocabulary).string(), "--bert_config_file=" + (folder / config).string(),
                   "--init_checkpoint=" + (folder / weights).string()})
        .spec.model.model;
  };
  EXPECT_EQ(modelOf("vocab.txt", "config.json", "model.safetensors"), folder.path());
  EXPECT_EQ(modelOf("vocab.txt", "config.json", "bert_model.ckpt"), folder.path()) << "a prefix is no file";
  EXPECT_EQ(modelOf("mine.txt", "config.json", "model.safetensors"), "");
  EXPECT_EQ(modelOf("vocab.txt", "config.json", "other.bin"), "");
  EXPECT_EQ(modelOf("vocab.txt", "bert_config.json", "model.safetensors"), "") << "config.json would be read instead";
  std::filesystem::remove(folder / "config.json");
  EXPECT_EQ(modelOf("vocab.txt", "bert_config.json", "model.safetensors"), folder.path());
}

TEST(FlagImport, AccumulationDividesTheBatch) {
  ImportedFlags flags = import(with(kPpb, {"--train_batch_size", "32", "--gradient_accumulation_steps", "4"}));
  EXPECT_EQ(flags.spec.batch.batch_size, 32);
  EXPECT_EQ(flags.spec.batch.gradient_accumulation, 4);
  flags = import(with(kPpb, {"--train_batch_size", "32", "--gradient_accumulation_steps", "5"}));
  EXPECT_EQ(flags.spec.batch.batch_size, 30);
  EXPECT_THAT(flags.notes, Contains(HasSubstr("rounded down to 30")));
  EXPECT_FALSE(importFlags(with(kPpb, {"--train_batch_size", "2", "--gradient_accumulation_steps", "5"})).ok());
}

TEST(FlagImport, OurOwnOptionsMayBeMixedIn) {
  const ImportedFlags flags = import(with(kGoogle, {"--runs", "/runs", "--json", "--device", "cpu", "--sample=50",
                                                    "--seed", "7", "--learning-rate", "1e-4", "--learning_rate=2e-5"}));
  EXPECT_EQ(flags.rest, (Words{"--runs", "/runs", "--json"}));
  EXPECT_EQ(flags.spec.device.device, "cpu");
  EXPECT_EQ(flags.spec.data.sample, 50);
  EXPECT_EQ(flags.spec.seed, 7u);
  EXPECT_EQ(flags.spec.model.classifier_dropout, 0.1) << "--seed alone does not make it PPB's";
  EXPECT_EQ(flags.spec.optimizer.learning_rate, 1e-4) << "ours win";
  EXPECT_TRUE(import(with(kGoogle, {"--steer-by-test", "True"})).spec.data.steer_by_test);
  EXPECT_FALSE(import(with(kGoogle, {"--steer-by-test", "False"})).spec.data.steer_by_test);
}

TEST(FlagImport, OtherCommandLinesAreLeftAlone) {
  for (const char* line :
       {"", "--task mrpc --data-dir x --model y --json", "--spec run.json", "--seed 3 file_name.txt",
        "--task mrpc --data-dir x --model y --max_steps 10", "--task mrpc --model y --output_dir z"}) {
    const ImportedFlags flags = import(words(line));
    EXPECT_FALSE(flags.recognised) << line;
    EXPECT_EQ(flags.rest, words(line));
  }
}

TEST(FlagImport, ErrorsNameTheFlag) {
  struct Row {
    Words words;
    const char *field, *message;
  };
  const Row rows[] = {
      {with(kGoogle, {"--doc_stride=128"}), "--doc_stride", "is not a flag of"},
      {with(kPpb, {"--max_seq_len", "128"}), "--max_seq_len", "is not a flag of"},
      {with(kGoogle, {"--bert_hub_module_handle=x"}), "--bert_hub_module_handle", "TensorFlow Hub"},
      {with(kGoogle, {"--train_batch_size=0"}), "--train_batch_size", "a whole number from 1"},
      {with(kGoogle, {"--learning_rate", "--do_eval"}), "--learning_rate", "\"--do_eval\" follows"},
      {with(kGoogle, {"--learning_rate"}), "--learning_rate", "needs a value"},
      {with(kGoogle, {"--do_eval=perhaps"}), "--do_eval", "true or false"},
      {with(kGoogle, {"--nodo_train"}), "--do_train", "nothing to do"},
      {with(kGoogle, {"--predict_batch_size=x"}), "--predict_batch_size", "not \"x\""},
      {words("--data-dir x --task mrpc --model m --learning_rate 1e-4"), "--learning_rate", "or write --learning-rate"},
      {words("--data-dir x --task mrpc --model m --train_batch_size 8"), "--train_batch_size", "write --batch-size"},
      {words("--data_dir=x --task_name=mrpc --bert_model=m --do_predict"), "--output_dir", "is missing"},
      {words("--task_name=MRPC --do_train=true"), "--data_dir", "is missing"},
      {words("--data_dir=x --do_train=true --bert_model y"), "--task_name", "is missing"},
      {words("--data_dir=x --task_name=mrpc --do_train=true"), "--vocab_file", "is missing"},
      {words("--data_dir=x --task_name=mrpc --do_train=true --vocab_file=v"), "--bert_config_file", "is missing"},
  };
  for (const Row& row : rows) {
    const auto flags = importFlags(row.words);
    ASSERT_FALSE(flags.ok()) << row.field;
    EXPECT_EQ(flags.error().field, row.field);
    EXPECT_THAT(flags.error().message, HasSubstr(row.field));
    EXPECT_THAT(flags.error().message, HasSubstr(row.message));
  }
}

// Every flag of every version, from the list of flags: taken with a value of its type, and never dropped in silence.
class AllFlags : public ::testing::Test {
 protected:
  void SetUp() override {
    const std::string file = CLOZE_SOURCE_DIR "/../shared/reference/flags.json";
    const auto text = readFile(file);
    if (!text.ok()) GTEST_SKIP() << "the list of flags is not there: " << file;
    m_json = nlohmann::json::parse(*text);
  }

  static std::string sample(const std::string& name, const std::string& type) {
    if (type == "integer" || type == "int") return name == "local_rank" ? "0" : "4";
    if (type == "float") return "0.25";
    return name == "bert_model" ? "/other" : name == "task_name" ? "CoLA" : "/other/" + name;
  }

  static bool said(const std::vector<std::string>& lines, const std::string& name) {
    return std::any_of(lines.begin(), lines.end(),
                       [&](const std::string& line) { return line.starts_with("--" + name + ":"); });
  }

  void checkScript(const nlohmann::json& script, const Words& base, const std::string& where) {
    for (const auto& [flag, about] : script.items()) {
      const std::string name = flag.substr(2), type = about["type"];
      Words more = {flag};
      if (type == "bool" || type == "flag") {
        if (type == "bool") more[0] += about["default"] == true ? "=false" : "=true";
      } else {
        more[0] += "=" + sample(name, type);
      }
      Words before = base;
      if (name == "do_train") before = with(base, {"--do_eval", "--do_train=false"});
      const auto result = importFlags(with(before, more));
      ASSERT_TRUE(result.ok()) << where << " " << more[0] << ": " << result.error().message;
      const ImportedFlags without = import(before);
      const bool changes = !(result->spec == without.spec) || result->output_dir != without.output_dir ||
                           result->do_train != without.do_train || result->do_eval != without.do_eval ||
                           result->do_predict != without.do_predict || result->vocab_file != without.vocab_file ||
                           result->config_file != without.config_file ||
                           result->init_checkpoint != without.init_checkpoint;
      EXPECT_TRUE(changes || said(result->notApplicable, name)) << where << " " << flag << " went nowhere";
      checkDefault(without, name, about["default"], where);
    }
  }

  static void checkDefault(const ImportedFlags& flags, const std::string& name, const nlohmann::json& value,
                           const std::string& where) {
    static const std::map<std::string, const char*> kOptions = {
        {"max_seq_length", "max-seq-length"},
        {"train_batch_size", "batch-size"},
        {"eval_batch_size", "eval-batch-size"},
        {"predict_batch_size", "eval-batch-size"},
        {"learning_rate", "learning-rate"},
        {"num_train_epochs", "epochs"},
        {"warmup_proportion", "warmup-proportion"},
        {"save_checkpoints_steps", "checkpoint-steps"},
        {"gradient_accumulation_steps", "gradient-accumulation"},
        {"seed", "seed"}};
    const auto option = kOptions.find(name);
    if (option == kOptions.end()) return;
    EXPECT_EQ(std::stod(findOption(option->second)->get(flags.spec)), value.get<double>()) << where << " " << name;
  }

  nlohmann::json m_json;
};

TEST_F(AllFlags, GooglesRunClassifier) {
  checkScript(m_json["google"]["run_classifier.py"], kGoogle, "google");
}

TEST_F(AllFlags, EveryTagOfPpb) {
  EXPECT_EQ(m_json["ppb"].size(), 9u);
  for (const auto& [tag, scripts] : m_json["ppb"].items()) {
    checkScript(scripts["examples/run_classifier.py"], kPpb, tag);
  }
}

TEST_F(AllFlags, FlagsOfOtherScriptsAreNamed) {
  int refused = 0;
  for (const auto& [script, flags] : m_json["google"].items()) {
    if (script == "run_classifier.py") continue;
    for (const auto& [flag, about] : flags.items()) {
      if (m_json["google"]["run_classifier.py"].contains(flag) || flag.find('_') == std::string::npos) continue;
      if (flag == "--batch_size" || flag == "--train_file") continue;  // options of ours, too
      const auto result = importFlags(with(kGoogle, {flag + "=1"}));
      ASSERT_FALSE(result.ok()) << script << " " << flag;
      EXPECT_THAT(result.error().message, HasSubstr(flag));
      ++refused;
    }
  }
  EXPECT_GT(refused, 20);
}

}  // namespace
}  // namespace cloze
