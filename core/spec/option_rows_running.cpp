// Rows of the option table: optimiser, precision and device, evaluation and checkpoints, seeds.
#include <core/spec/option_kinds.h>

namespace cloze::kinds {

namespace {
constexpr int64_t kMost = 1'000'000'000;

Status checkDevice(const std::string& value) {
  bool fits = value == "auto" || value == "cpu" || value == "cuda";
  if (value.starts_with("cuda:") && value.size() > 5 && value.size() <= 8) {
    fits = value.find_first_not_of("0123456789", 5) == std::string::npos;
  }
  if (fits) return {};
  return fieldError(ErrorCode::InvalidArgument, "device",
                    "\"device\" must be auto, cpu, cuda or cuda:N (N from 0 to 999), not \"" + value + "\".");
}
}  // namespace

#define FIELD(path)         \
  [](auto& spec) -> auto& { \
    return spec.path;       \
  }

void addOptimiserRows(std::vector<Option>* rows) {
  constexpr OptionSection kSection = OptionSection::Optimiser;
  rows->push_back(choice<OptimizerKind>(
      {"optimizer",
       kSection,
       "Optimiser",
       "",
       "adamw corrects the bias of its first steps; adamw-google does not, as the original "
       "BERT code. Both decay weights decoupled from the gradient.",
       "adamw: Transformers; adamw-google: Google optimization.py, PPB BertAdam",
       {"optim"}},
      {{"adamw", OptimizerKind::AdamW}, {"adamw-google", OptimizerKind::AdamWGoogle}}, FIELD(optimizer.optimizer)));
  rows->push_back(
      real({"learning-rate", kSection, "Learning rate", "",
            "The highest learning rate, reached at the end of warm-up. From 0 to 1; BERT wants about 1e-5 to 1e-4.",
            "Google, PPB and Transformers 5e-5; paper 2e-5 to 5e-5"},
           0, 1, FIELD(optimizer.learning_rate)));
  rows->push_back(
      choice<ScheduleKind>({"schedule",
                            kSection,
                            "Schedule",
                            "",
                            "How the learning rate goes on after warm-up: down in a line to 0, constant, along a "
                            "half cosine to 0, or by a power to an end value. linear-google takes the line from step "
                            "0, so that warm-up ends with a jump down to it.",
                            "linear: Transformers, PPB from 0.6; linear-google: Google optimization.py, PPB until 0.5",
                            {"lr_scheduler_type", "lr_schedule"}},
                           {{"linear", ScheduleKind::Linear},
                            {"linear-google", ScheduleKind::LinearGoogle},
                            {"constant", ScheduleKind::Constant},
                            {"cosine", ScheduleKind::Cosine},
                            {"polynomial", ScheduleKind::Polynomial}},
                           FIELD(optimizer.schedule)));
  rows->push_back(
      real({"warmup-proportion",
            kSection,
            "Warm-up share",
            "of all steps",
            "Share of all steps in which the learning rate rises from 0, from 0 to 1. Unused where warm-up steps "
            "are given.",
            "Google and PPB 0.1; Transformers 0",
            {"warmup_ratio"}},
           0, 1, FIELD(optimizer.warmup_proportion)));
  rows->push_back(integer({"warmup-steps",
                           kSection,
                           "Warm-up steps",
                           "steps",
                           "Steps in which the learning rate rises from 0; more than 0 replaces the warm-up share.",
                           "0: the share counts; Transformers 0",
                           {"num_warmup_steps"},
                           true},
                          0, kMost, FIELD(optimizer.warmup_steps)));
  rows->push_back(real({"polynomial-power",
                        kSection,
                        "Power of the polynomial",
                        "",
                        "With the polynomial schedule: the power; 1 is a straight line. From 0.01 to 100.",
                        "1.0: Google's polynomial_decay",
                        {},
                        true},
                       0.01, 100, FIELD(optimizer.polynomial_power)));
  rows->push_back(real({"end-learning-rate",
                        kSection,
                        "Final learning rate",
                        "",
                        "With the polynomial schedule: where it ends; at most the learning rate.",
                        "0: Google's polynomial_decay",
                        {},
                        true},
                       0, 1, FIELD(optimizer.end_learning_rate)));
  rows->push_back(
      real({"epochs",
            kSection,
            "Epochs",
            "epochs",
            "How often the training set is gone through; fractions are allowed. More than 0, at most 10000.",
            "Google, PPB and Transformers 3; paper 2 to 4",
            {"num_train_epochs"}},
           0.001, 10000, FIELD(optimizer.epochs)));
  rows->push_back(integer({"max-steps",
                           kSection,
                           "Steps instead of epochs",
                           "steps",
                           "More than 0 replaces the number of steps, schedule included. 0 counts epochs.",
                           "0; Transformers -1, with the same meaning",
                           {"num_train_steps"},
                           true},
                          0, kMost, FIELD(optimizer.max_steps)));
  rows->push_back(real(
      {"weight-decay", kSection, "Weight decay", "",
       "Decoupled decay, not applied to biases and LayerNorm. From 0 to 1.", "Google and PPB 0.01; Transformers 0"},
      0, 1, FIELD(optimizer.weight_decay)));
  rows->push_back(real({"adam-beta1",
                        kSection,
                        "Adam beta 1",
                        "",
                        "Memory of the mean gradient, from 0 to below 1.",
                        "0.9 everywhere",
                        {"beta1"},
                        true},
                       0, 0.999999, FIELD(optimizer.adam_beta1)));
  rows->push_back(real({"adam-beta2",
                        kSection,
                        "Adam beta 2",
                        "",
                        "Memory of the squared gradient, from 0 to below 1.",
                        "0.999 everywhere",
                        {"beta2"},
                        true},
                       0, 0.99999999, FIELD(optimizer.adam_beta2)));
  rows->push_back(real({"adam-epsilon",
                        kSection,
                        "Adam epsilon",
                        "",
                        "Keeps the step finite where gradients vanish. More than 0, at most 1.",
                        "Transformers 1e-8; Google and PPB 1e-6",
                        {},
                        true},
                       1e-15, 1, FIELD(optimizer.adam_epsilon)));
  rows->push_back(real({"max-grad-norm",
                        kSection,
                        "Longest gradient",
                        "",
                        "Gradients whose global norm is larger are scaled down to it. 0 never clips.",
                        "Google and Transformers 1.0 over all parameters; PPB 1.0 for each parameter",
                        {},
                        true},
                       0, 1e6, FIELD(optimizer.max_grad_norm)));
  rows->push_back(
      realList({"label-weights",
                kSection,
                "Label weights",
                "",
                "How much an example of each label counts in the loss: one number a label, in their order, divided "
                "by commas. Empty: all 1.",
                "Empty: all equal, as every original script",
                {},
                true},
               0, 1e6, FIELD(optimizer.label_weights)));
  rows->push_back(onOff({"balanced-label-weights",
                         kSection,
                         "Balance labels",
                         "",
                         "Weights each label by rows / (labels * rows of the label), counted in train.",
                         "Off, as every original script; the formula is scikit-learn's \"balanced\"",
                         {},
                         true},
                        FIELD(optimizer.balanced_label_weights)));
}

void addRunningRows(std::vector<Option>* rows) {
  constexpr OptionSection kDevice = OptionSection::PrecisionAndDevice;
  constexpr OptionSection kEvaluation = OptionSection::EvaluationAndCheckpoints;
  rows->push_back(
      text({"device", kDevice, "Device", "", "auto takes a GPU where there is one; cpu, cuda or cuda:N choose.",
            "auto; PPB and Transformers take CUDA where they find it"},
           OptionType::Text, FIELD(device.device), {"auto", "cpu", "cuda"}, checkDevice));
  rows->push_back(choice<Precision>(
      {"precision",
       kDevice,
       "Precision",
       "",
       "fp32, or bf16 with fp32 master weights (faster and smaller on GPUs that have it). fp64 "
       "is for comparisons, on the CPU only.",
       "fp32: Google, PPB and Transformers by default",
       {"dtype"}},
      {{"fp32", Precision::Fp32}, {"bf16", Precision::Bf16}, {"fp64", Precision::Fp64}}, FIELD(device.precision)));
  rows->push_back(
      integer({"threads",
               kDevice,
               "CPU threads",
               "threads",
               "Threads for computing on the CPU. 0 takes the physical cores. Results are equal to the bit only "
               "with equal threads.",
               "0: physical cores, as PyTorch",
               {"num_threads"},
               true},
              0, 4096, FIELD(device.threads)));

  rows->push_back(integer({"eval-steps", kEvaluation, "Evaluate every", "steps",
                           "Evaluates on the development set every so many steps. 0: at the ends of epochs.",
                           "0: each epoch; Transformers: as asked"},
                          0, kMost, FIELD(evaluation.eval_steps)));
  rows->push_back(integer(
      {"eval-epochs", kEvaluation, "Epochs between evaluations", "epochs",
       "Evaluates on the development set at the end of every so many epochs, and at the end of the run. A number "
       "of steps to evaluate after takes its place.",
       "1, as Transformers' strategy \"epoch\""},
      1, 10000, FIELD(evaluation.eval_epochs)));
  rows->push_back(
      integer({"checkpoint-steps",
               kEvaluation,
               "Checkpoint every",
               "steps",
               "Writes a checkpoint every so many steps; a killed run goes on from there. 0: only at the end of "
               "the run.",
               "Transformers 500; Google 1000; PPB only at the end",
               {"save_checkpoints_steps", "save_steps"}},
              0, kMost, FIELD(evaluation.checkpoint_steps)));
  rows->push_back(integer({"keep-checkpoints",
                           kEvaluation,
                           "Older checkpoints kept",
                           "checkpoints",
                           "How many step-N checkpoints are kept besides last and best.",
                           "1; TensorFlow's Estimator 5; Transformers all",
                           {"save_total_limit"},
                           true},
                          0, 10000, FIELD(evaluation.keep_checkpoints)));
  rows->push_back(text({"best-metric",
                        kEvaluation,
                        "Metric of the best checkpoint",
                        "",
                        "The metric on the development set that decides which checkpoint is best, and early stopping.",
                        "Empty: the task's first; Transformers: the loss",
                        {"metric_for_best_model"},
                        true},
                       OptionType::Text, FIELD(evaluation.best_metric),
                       {"", "accuracy", "f1", "matthews", "pearson", "spearman", "loss"}));
  rows->push_back(integer({"early-stopping-patience",
                           kEvaluation,
                           "Early stopping after",
                           "evaluations",
                           "Stops when the metric did not improve for so many evaluations. 0: off.",
                           "0: off, as every original script",
                           {},
                           true},
                          0, 1000000, FIELD(evaluation.early_stopping_patience)));
  rows->push_back(real({"early-stopping-threshold",
                        kEvaluation,
                        "Smallest improvement",
                        "",
                        "What the metric must gain to count as an improvement.",
                        "Transformers 0.0",
                        {},
                        true},
                       0, 1e6, FIELD(evaluation.early_stopping_threshold)));
  rows->push_back(choice<CheckpointChoice>({"result-checkpoint",
                                            kEvaluation,
                                            "Checkpoint of the result",
                                            "",
                                            "Which checkpoint the final evaluation and predictions use.",
                                            "last: Google, PPB; best: Transformers' load_best_model_at_end",
                                            {},
                                            true},
                                           {{"last", CheckpointChoice::Last}, {"best", CheckpointChoice::Best}},
                                           FIELD(evaluation.result_checkpoint)));

  rows->push_back(
      unsignedInteger({"seed",
                       OptionSection::Seeds,
                       "Seed",
                       "",
                       "Everything random follows from it: the order of examples, dropout, new weights, splits.",
                       "PPB and Transformers 42; Google has no flag",
                       {"random_seed"}},
                      FIELD(seed)));
  rows->push_back(text({"name",
                        OptionSection::Seeds,
                        "Name",
                        "",
                        "The name shown in lists. Empty: made from task and model.",
                        "Empty",
                        {"run_name"}},
                       OptionType::Text, FIELD(name)));
}

}  // namespace cloze::kinds
