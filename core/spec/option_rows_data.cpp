// Rows of the option table: data, model, length and batch.
#include <core/spec/option_kinds.h>

namespace cloze::kinds {

namespace {
constexpr int64_t kMost = 1'000'000'000;

Status checkTask(const std::string& value) {
  if (!value.empty()) return {};
  return fieldError(ErrorCode::InvalidArgument, "task",
                    "\"task\" must name a task, such as mrpc, sst-2 or custom; it is empty.");
}
}  // namespace

#define FIELD(path)         \
  [](auto& spec) -> auto& { \
    return spec.path;       \
  }

void addDataRows(std::vector<Option>* rows) {
  constexpr OptionSection kSection = OptionSection::Data;
  rows->push_back(
      text({"task",
            kSection,
            "Task",
            "",
            "What is learned: a GLUE task by name (its files, labels and metrics are known), custom, custom-pair, "
            "custom-regression, custom-pair-regression for files of your own, or folder (a folder per class).",
            "The example of Google's README: MRPC",
            {"task_name", "dataset_name"}},
           OptionType::Text, FIELD(data.task),
           {"mrpc", "sst-2", "cola", "mnli", "qnli", "qqp", "rte", "sts-b", "wnli", "custom", "custom-pair",
            "custom-regression", "custom-pair-regression", "folder"},
           checkTask));
  rows->push_back(
      text({"data-dir", kSection, "Data folder", "",
            "The folder that holds the data set's files. May stay empty where the files are named one by one.",
            "No default; required by Google and PPB run_classifier"},
           OptionType::Path, FIELD(data.data_dir)));
  rows->push_back(
      text({"train-file", kSection, "Training file", "",
            "Replaces the training file the task's layout names. A relative path starts in the data folder.",
            "Empty: the task's own layout"},
           OptionType::Path, FIELD(data.train_file)));
  rows->push_back(
      text({"dev-file",
            kSection,
            "Development file",
            "",
            "Replaces the development file the task's layout names. A relative path starts in the data folder.",
            "Empty: the task's own layout",
            {"validation_file"}},
           OptionType::Path, FIELD(data.dev_file)));
  rows->push_back(text({"test-file", kSection, "Test file", "",
                        "Replaces the test file the task's layout names. A relative path starts in the data folder.",
                        "Empty: the task's own layout"},
                       OptionType::Path, FIELD(data.test_file)));
  rows->push_back(text({"text-a-column", kSection, "First text column", "",
                        "The column of the first text, by its name in the header row or by its number, counted from 0.",
                        "Empty: found by name, else asked for"},
                       OptionType::Text, FIELD(data.text_a_column)));
  rows->push_back(
      text({"text-b-column", kSection, "Second text column", "",
            "The column of the second text of a pair, by its name in the header row or by its number from 0.",
            "Empty: found by name, else asked for"},
           OptionType::Text, FIELD(data.text_b_column)));
  rows->push_back(text({"label-column", kSection, "Label column", "",
                        "The column of the label, by its name in the header row or by its number, counted from 0.",
                        "Empty: found by name; of two columns, the one that is not the text"},
                       OptionType::Text, FIELD(data.label_column)));
  rows->push_back(choice<HeaderRow>({"header",
                                     kSection,
                                     "Header row",
                                     "",
                                     "Whether the first row of a table holds the names of its columns.",
                                     "auto: judged from the row itself",
                                     {},
                                     true},
                                    {{"auto", HeaderRow::Auto}, {"yes", HeaderRow::Yes}, {"no", HeaderRow::No}},
                                    FIELD(data.header)));
  rows->push_back(
      textList({"labels",
                kSection,
                "Labels",
                "",
                "The labels in the order of their ids, divided by commas; quotes around one that holds a comma.",
                "Empty: the task's, as in run_classifier; for custom tasks those of the training file, sorted",
                {"label_list"},
                true},
               FIELD(data.labels)));
  rows->push_back(real(
      {"dev-fraction", kSection, "Share held out for development", "of train",
       "Where there is neither a development file nor a labelled test file, this share of the training rows, drawn "
       "with the seed, serves for development. With a labelled test file all rows are trained on and test gives "
       "the results, unless early stopping or the best checkpoint needs a development set. At most 0.9; 0 "
       "holds nothing out, and nothing is measured then.",
       "0.1, a common choice; none of the original scripts splits"},
      0, 0.9, FIELD(data.dev_fraction)));
  rows->push_back(integer({"sample",
                           kSection,
                           "Try on a sample",
                           "rows",
                           "Limits train, dev and test to so many rows each, drawn with the seed. 0 uses all.",
                           "0: everything; 1,000 is enough for a first look",
                           {"max_train_samples"}},
                          0, kMost, FIELD(data.sample)));
  rows->push_back(
      onOff({"steer-by-test",
             kSection,
             "Let a labelled test file steer",
             "",
             "Lets a labelled test file decide early stopping and the best checkpoint where there is no other. "
             "Scores on that file are then no longer a fair test.",
             "Off: a test file that steers is no test",
             {},
             true},
            FIELD(data.steer_by_test)));
}

void addModelRows(std::vector<Option>* rows) {
  constexpr OptionSection kModel = OptionSection::Model, kLength = OptionSection::LengthAndBatch;
  rows->push_back(text({"model",
                        kModel,
                        "Model",
                        "",
                        "A Hugging Face model folder (config.json, vocab.txt, model.safetensors), or a folder with "
                        "config.json and vocab.txt alone to start from scratch.",
                        "No default; PPB --bert_model, Google --init_checkpoint",
                        {"bert_model", "model_name_or_path"}},
                       OptionType::Path, FIELD(model.model)));
  rows->push_back(
      onOff({"from-scratch", kModel, "Start from scratch", "",
             "Ignores the folder's weights and draws new ones from N(0, initializer_range), as Transformers does.",
             "Off: fine-tuning starts from trained weights"},
            FIELD(model.from_scratch)));
  rows->push_back(choice<Casing>(
      {"do-lower-case",
       kModel,
       "Lower case",
       "",
       "Whether text is lower-cased and stripped of accents. auto reads the model's tokenizer "
       "files; a wrong choice costs accuracy in silence.",
       "auto; Google true, PPB off",
       {"lower_case"}},
      {{"auto", Casing::Auto}, {"true", Casing::Lower}, {"false", Casing::Keep}}, FIELD(model.do_lower_case)));
  rows->push_back(real({"hidden-dropout",
                        kModel,
                        "Hidden dropout",
                        "",
                        "Probability of dropping a hidden unit while training, up to 0.99. -1 takes config.json's.",
                        "config.json: 0.1 in every released BERT",
                        {"hidden_dropout_prob"},
                        true},
                       -1, 0.99, FIELD(model.hidden_dropout)));
  rows->push_back(
      real({"attention-dropout",
            kModel,
            "Attention dropout",
            "",
            "Probability of dropping an attention weight while training, up to 0.99. -1 takes config.json's.",
            "config.json: 0.1 in every released BERT",
            {"attention_probs_dropout_prob"},
            true},
           -1, 0.99, FIELD(model.attention_dropout)));
  rows->push_back(
      real({"classifier-dropout",
            kModel,
            "Classifier dropout",
            "",
            "Probability of dropping a unit of the pooled output before the classifier, up to 0.99. -1 takes "
            "config.json's, else the hidden dropout.",
            "Google 0.1; PPB and Transformers the hidden dropout",
            {},
            true},
           -1, 0.99, FIELD(model.classifier_dropout)));

  rows->push_back(
      integer({"max-seq-length",
               kLength,
               "Longest sequence",
               "tokens",
               "Tokens of one example, [CLS] and [SEP] counted; longer ones are cut. At least 3, at most the "
               "model's positions (512 for released BERTs).",
               "Google, PPB and Transformers run_glue 128",
               {"max_seq_len", "max_length"}},
              3, 1 << 20, FIELD(batch.max_seq_length)));
  rows->push_back(
      choice<Truncation>({"truncation",
                          kLength,
                          "What is cut",
                          "",
                          "Which tokens go where an example is too long: one by one from the longer text of a "
                          "pair, from one text only, or all but the head, the tail, or both ends.",
                          "longest-first, as run_classifier; head-tail: Sun et al. 2019",
                          {},
                          true},
                         {{"longest-first", Truncation::LongestFirst},
                          {"only-first", Truncation::OnlyFirst},
                          {"only-second", Truncation::OnlySecond},
                          {"head", Truncation::Head},
                          {"tail", Truncation::Tail},
                          {"head-tail", Truncation::HeadTail}},
                         FIELD(batch.truncation)));
  rows->push_back(
      integer({"head-tokens",
               kLength,
               "Tokens kept from the front",
               "tokens",
               "With head-tail: how many tokens are kept from the front; the rest of the room goes to the end. "
               "0 is half.",
               "0: half; Sun et al. 2019 keep 128 of 510",
               {},
               true},
              0, 1 << 20, FIELD(batch.head_tokens)));
  rows->push_back(integer({"batch-size",
                           kLength,
                           "Batch size",
                           "examples",
                           "Examples of one optimiser step, over all micro-batches. At least 1.",
                           "Google and PPB 32; paper 16, 32; Transformers 8 per device",
                           {"train_batch_size", "per_device_train_batch_size", "per_gpu_train_batch_size"}},
                          1, 1 << 20, FIELD(batch.batch_size)));
  rows->push_back(
      integer({"gradient-accumulation",
               kLength,
               "Gradient accumulation",
               "micro-batches",
               "The batch is computed in so many parts, to save memory; the result equals the whole batch. Must "
               "divide the batch size.",
               "PPB and Transformers 1; Google has none",
               {"gradient_accumulation_steps"},
               true},
              1, 1 << 20, FIELD(batch.gradient_accumulation)));
  rows->push_back(
      integer({"eval-batch-size",
               kLength,
               "Evaluation batch size",
               "examples",
               "Examples computed at once in evaluation and prediction; changes speed and memory, not results.",
               "Google, PPB and Transformers 8; 32 here, as it only changes speed",
               {"per_device_eval_batch_size", "per_gpu_eval_batch_size", "predict_batch_size"},
               true},
              1, 1 << 20, FIELD(batch.eval_batch_size)));
}

}  // namespace cloze::kinds
