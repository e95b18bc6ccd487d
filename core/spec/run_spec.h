// RunSpec: everything a person chooses about a fine-tuning run, as one value with one JSON form.
//
// The window's form, the command line and run.json all read and write it through the table in option_table.h, so an
// option exists everywhere or nowhere. A value; copy freely, use from any thread.
#pragma once

#include <core/base/result.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace cloze {

enum class Casing { Auto, Lower, Keep };  // Auto: what the model's tokenizer files say
enum class Truncation { LongestFirst, OnlyFirst, OnlySecond, Head, Tail, HeadTail };
enum class OptimizerKind {
  AdamW,        // with bias correction (Loshchilov & Hutter 2019; torch.optim.AdamW)
  AdamWGoogle,  // without bias correction (google-research/bert optimization.py)
};
enum class ScheduleKind {
  Linear,        // from the full rate at the end of warm-up to 0 (Transformers; PPB 0.6)
  LinearGoogle,  // on the line from the full rate at step 0 to 0, whatever warm-up took of it (google-research/bert
                 // optimization.py; PPB until 0.5)
  Constant,
  Cosine,
  Polynomial,
};
enum class Precision { Fp32, Bf16, Fp64 };  // Fp64 serves comparisons with references, CPU only
enum class CheckpointChoice { Last, Best };
enum class HeaderRow { Auto, Yes, No };

struct DataSpec {
  std::string task = "mrpc";  // a name of core/data/tasks.h, or "custom" (single), "custom-pair", "custom-regression",
                              // "custom-pair-regression"
  std::string data_dir;       // the folder of the data set; may be empty where the files below are named
  std::string train_file, dev_file, test_file;  // override what the folder's layout says; relative to data_dir
  std::string text_a_column, text_b_column, label_column;  // header names or 0-based numbers, for custom tasks
  HeaderRow header = HeaderRow::Auto;
  std::vector<std::string> labels;  // in id order; empty: from the task, or sorted from train
  double dev_fraction = 0.1;        // of train, seeded, where dev is split off (see readDataSet)
  int64_t sample = 0;               // > 0: train, dev and test are limited to so many rows each
  bool steer_by_test = false;       // a labelled test file may steer early stopping and "best" only if this is set
};

struct ModelSpec {
  std::string model;  // a Hugging Face model folder, or a folder with config.json and vocab.txt alone
  bool from_scratch =
      false;  // ignore the weights; initialise as Transformers does (truncated at nothing, N(0, initializer_range))
  Casing do_lower_case = Casing::Auto;
  double hidden_dropout = -1;      // < 0: config.json's
  double attention_dropout = -1;   // < 0: config.json's
  double classifier_dropout = -1;  // < 0: config.json's
};

struct BatchSpec {
  int64_t max_seq_length = 128;  // tokens, special ones counted
  Truncation truncation = Truncation::LongestFirst;
  int64_t head_tokens = 0;  // HeadTail: tokens kept from the front; 0: half
  int64_t batch_size = 32;  // effective: split into gradient_accumulation micro-batches
  int64_t gradient_accumulation = 1;
  int64_t eval_batch_size = 32;
};

struct OptimizerSpec {
  OptimizerKind optimizer = OptimizerKind::AdamW;
  double learning_rate = 5e-5;
  ScheduleKind schedule = ScheduleKind::Linear;
  double warmup_proportion = 0.1;  // of all steps; unused where warmup_steps > 0
  int64_t warmup_steps = 0;
  double polynomial_power = 1.0;
  double end_learning_rate = 0;  // polynomial: where it ends
  double epochs = 3;
  int64_t max_steps = 0;       // > 0 replaces the number of steps, schedule included
  double weight_decay = 0.01;  // not on biases and LayerNorm
  double adam_beta1 = 0.9, adam_beta2 = 0.999, adam_epsilon = 1e-8;
  double max_grad_norm = 1.0;           // global norm; 0: no clipping
  std::vector<double> label_weights;    // one a label; empty: all 1
  bool balanced_label_weights = false;  // n / (labels * count), from train
};

struct DeviceSpec {
  std::string device = "auto";  // auto, cpu, cuda, cuda:N
  Precision precision = Precision::Fp32;
  int64_t threads = 0;  // 0: physical cores
};

struct EvaluationSpec {
  int64_t eval_steps = 0;   // 0: at the ends of epochs
  int64_t eval_epochs = 1;  // of how many, where eval_steps is 0
  int64_t checkpoint_steps = 500;
  int64_t keep_checkpoints = 1;         // step-N folders kept besides last and best; 0: none
  std::string best_metric;              // empty: the task's first
  int64_t early_stopping_patience = 0;  // evaluations without improvement; 0: off
  double early_stopping_threshold = 0;
  CheckpointChoice result_checkpoint = CheckpointChoice::Last;  // what the final evaluation and predictions use
};

struct RunSpec {
  DataSpec data;
  ModelSpec model;
  BatchSpec batch;
  OptimizerSpec optimizer;
  DeviceSpec device;
  EvaluationSpec evaluation;
  uint64_t seed = 42;
  std::string name;    // shown; empty: made from task and model
  std::string parent;  // id of the run this one repeats or continues, or empty

  bool operator==(const RunSpec&) const;
};

// The JSON document: {"format": "cloze-spec", "version": kSpecVersion, "<option_name_with_underscores>": value, ...},
// every option present, in table order.
inline constexpr int kSpecVersion = 1;
std::string runSpecToJson(const RunSpec& spec);

// Version of run.json, the document of core/runs/run_folder.h that holds a spec under "spec".
inline constexpr int kRunDocumentVersion = 1;

// Accepts that document, or a run.json that holds one under "spec". Older versions are migrated; a newer version and an
// unknown key are refused by name. `source` is the file named in errors. Relative paths are made absolute against
// `base_folder` where it is not empty.
Result<RunSpec> runSpecFromJson(std::string_view json, const std::string& source,
                                const std::filesystem::path& base_folder = {});

}  // namespace cloze
