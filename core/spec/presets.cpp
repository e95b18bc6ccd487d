// The presets: published settings, by option name.
#include <core/spec/option_table.h>

namespace cloze {

namespace {

// What Google's and PPB's classifiers share beside the figures of one task.
using Values = std::vector<std::pair<std::string_view, std::string_view>>;

Values withGoogleOptimizer(Values values) {
  for (const auto& value : Values{{"max-seq-length", "128"},
                                  {"optimizer", "adamw-google"},
                                  {"adam-epsilon", "1e-6"},
                                  {"weight-decay", "0.01"},
                                  {"warmup-proportion", "0.1"},
                                  {"warmup-steps", "0"},
                                  {"max-steps", "0"},
                                  {"schedule", "linear-google"},
                                  {"max-grad-norm", "1"}}) {
    values.push_back(value);
  }
  return values;
}

std::vector<Preset> makePresets() {
  std::vector<Preset> rows;
  rows.push_back(
      {"MRPC, run_classifier",
       "BERT-Base on MRPC as in the READMEs of google-research/bert and pytorch-pretrained-BERT: accuracy 84 to "
       "88 % over re-runs, 84.55 % in Google's sample.",
       withGoogleOptimizer({{"task", "mrpc"}, {"learning-rate", "2e-5"}, {"epochs", "3"}, {"batch-size", "32"}})});
  rows.push_back(
      {"GLUE, BERT paper",
       "Devlin et al. 2019, section 4.1: batch 32, 3 epochs, the best learning rate of 5e-5, 4e-5, 3e-5 and 2e-5 "
       "on the development set. BERT-Base scores 79.6 on average on the test sets.",
       withGoogleOptimizer({{"learning-rate", "2e-5"}, {"epochs", "3"}, {"batch-size", "32"}})});
  rows.push_back(
      {"Fine-tuning, BERT paper",
       "Devlin et al. 2019, appendix A.3: what works across tasks is batch 16 or 32, a learning rate of 5e-5, 3e-5 "
       "or 2e-5, and 2 to 4 epochs.",
       withGoogleOptimizer({{"learning-rate", "3e-5"}, {"epochs", "4"}, {"batch-size", "16"}})});
  rows.push_back(
      {"Small models",
       "google-research/bert, smaller models: 4 epochs, the best of batch 8 to 128 and learning rate 3e-4, 1e-4, "
       "5e-5, 3e-5 for each task. BERT-Mini scores 65.8 on GLUE, BERT-Medium 73.5.",
       withGoogleOptimizer({{"learning-rate", "1e-4"}, {"epochs", "4"}, {"batch-size", "32"}})});
  rows.push_back(
      {"Transformers Trainer",
       "Hugging Face Transformers: the defaults of Trainer and run_glue. AdamW with bias correction, no weight "
       "decay, no warm-up, batch 8.",
       {{"batch-size", "8"},
        {"eval-batch-size", "8"},
        {"gradient-accumulation", "1"},
        {"max-seq-length", "128"},
        {"learning-rate", "5e-5"},
        {"epochs", "3"},
        {"optimizer", "adamw"},
        {"adam-epsilon", "1e-8"},
        {"weight-decay", "0"},
        {"warmup-proportion", "0"},
        {"warmup-steps", "0"},
        {"max-steps", "0"},
        {"schedule", "linear"},
        {"max-grad-norm", "1"},
        {"checkpoint-steps", "500"}}});
  return rows;
}

}  // namespace

std::span<const Preset> presets() {
  static const std::vector<Preset> table = makePresets();
  return table;
}

Status applyPreset(RunSpec* spec, const Preset& preset) {
  RunSpec changed = *spec;
  for (const auto& [name, value] : preset.values) CLOZE_TRY(setOption(&changed, name, value));
  *spec = changed;
  return {};
}

}  // namespace cloze
