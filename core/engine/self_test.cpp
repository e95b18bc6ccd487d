#include <core/engine/self_test.h>

#include <core/base/fs.h>
#include <core/engine/guard.h>
#include <core/engine/tasks/predictor.h>
#include <core/engine/train/checkpoint.h>
#include <core/engine/train/devices.h>
#include <core/engine/train/train_step.h>
#include <core/text/vocabulary.h>

#include <ATen/Parallel.h>
#include <ATen/core/grad_mode.h>

#include <unistd.h>

#include <chrono>
#include <cmath>
#include <functional>
#include <numeric>

namespace cloze {
namespace {

// What failed, or empty.
using Check = std::function<std::string()>;

std::string near(double value, double expected, double tolerance, const std::string& what) {
  if (std::abs(value - expected) <= tolerance) return {};
  return what + " is " + std::to_string(value) + " and should be " + std::to_string(expected);
}

ModelConfig tinyConfig() {
  ModelConfig config;
  config.vocab_size = 20;
  config.hidden_size = 8;
  config.num_hidden_layers = 2;
  config.num_attention_heads = 2;
  config.intermediate_size = 16;
  config.max_position_embeddings = 16;
  config.hidden_dropout_prob = config.attention_probs_dropout_prob = 0;
  config.initializer_range = 0.3;
  config.labels = {"0", "1"};
  config.problem_type = "single_label_classification";
  config.architectures = {"BertForSequenceClassification"};
  return config;
}

// Eight rows of different lengths; the label says whether the row is short.
FeatureSet tinyFeatures() {
  FeatureSet features;
  for (int row = 0; row < 8; ++row) {
    for (int position = 0; position < 3 + row; ++position) {
      features.input_ids.push_back(5 + (row * 3 + position * 7) % 15);
      features.token_type_ids.push_back(position > 1 + row / 2 ? 1 : 0);
    }
    features.starts.push_back(static_cast<int64_t>(features.input_ids.size()));
    features.labels.push_back(row < 4 ? 0 : 1);
    features.targets.push_back(std::nan(""));
  }
  return features;
}

std::string checkGemm() {
  const at::Tensor a = at::randn({37, 53}), b = at::randn({53, 29});
  const at::Tensor fast = at::mm(a, b).to(at::kDouble);
  const at::Tensor exact = (a.to(at::kDouble).unsqueeze(2) * b.to(at::kDouble).unsqueeze(0)).sum(1);
  return near((fast - exact).abs().max().item<double>(), 0, 1e-4, "the largest error");
}

std::string checkSoftmax() {
  const at::Tensor x = at::randn({11, 7}, at::kDouble) * 30;
  const at::Tensor soft = at::softmax(x, 1).contiguous();
  double worst = 0;
  for (int64_t row = 0; row < 11; ++row) {
    const std::vector<double> own = softmaxRow({x.const_data_ptr<double>() + row * 7, 7});
    for (int64_t i = 0; i < 7; ++i) {
      worst = std::max(worst, std::abs(own[static_cast<size_t>(i)] - soft.const_data_ptr<double>()[row * 7 + i]));
    }
  }
  return near(worst, 0, 1e-14, "the largest error");
}

// A row must not see its neighbours in the packed batch: alone and in company it has the same logits.
std::string checkPacking() {
  auto model = BertClassifier::create(tinyConfig(), 2, at::kFloat, at::kCPU);
  if (!model.ok()) return model.error().toString();
  (*model)->initialise(1);
  const FeatureSet features = tinyFeatures();
  const auto together = predictLogits(**model, c10::Device(c10::kCPU), features, 8, {});
  const auto alone = predictLogits(**model, c10::Device(c10::kCPU), features, 1, {});
  if (!together.ok()) return together.error().toString();
  if (!alone.ok()) return alone.error().toString();
  double worst = 0;
  for (size_t i = 0; i < together->size(); ++i) worst = std::max(worst, std::abs((*together)[i] - (*alone)[i]));
  return near(worst, 0, 1e-5, "the largest difference between packed and single rows");
}

struct TinyTraining {
  std::unique_ptr<BertClassifier> model;
  std::unique_ptr<Optimizer> optimizer;
  double first_loss = 0, last_loss = 0;
};

Result<TinyTraining> trainTiny(at::Device device, at::ScalarType dtype, int64_t microBatch) {
  TinyTraining training;
  CLOZE_ASSIGN(training.model, BertClassifier::create(tinyConfig(), 2, dtype, device));
  training.model->initialise(1);
  OptimizerSpec spec;
  training.optimizer = std::make_unique<Optimizer>(spec, training.model->parameters());
  const FeatureSet features = tinyFeatures();
  std::vector<int64_t> rows(8);
  std::iota(rows.begin(), rows.end(), 0);
  const StepSettings settings = makeStepSettings(TaskKind::Classification, {}, microBatch, 1, dtype, device);
  for (int64_t step = 0; step < 5; ++step) {
    const StepOutcome outcome =
        trainStep(*training.model, *training.optimizer, settings, features, rows, step, 5e-3, device, nullptr);
    if (step == 0) training.first_loss = outcome.loss;
    training.last_loss = outcome.loss;
  }
  return training;
}

std::string checkTraining(at::Device device, at::ScalarType dtype) {
  const Result<TinyTraining> training = trainTiny(device, dtype, 8);
  if (!training.ok()) return training.error().toString();
  if (training->last_loss < training->first_loss) return {};
  return "five steps took the loss from " + std::to_string(training->first_loss) + " to " +
         std::to_string(training->last_loss);
}

std::string checkAccumulation() {
  const Result<TinyTraining> whole = trainTiny(at::kCPU, at::kDouble, 8);
  const Result<TinyTraining> parts = trainTiny(at::kCPU, at::kDouble, 3);
  if (!whole.ok()) return whole.error().toString();
  if (!parts.ok()) return parts.error().toString();
  return near(parts->last_loss, whole->last_loss, 1e-10, "the loss with accumulation");
}

std::string checkCheckpoint() {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("cloze-self-test-" + std::to_string(getpid()));
  const std::string problem = [&]() -> std::string {
    Result<TinyTraining> training = trainTiny(at::kCPU, at::kFloat, 8);
    if (!training.ok()) return training.error().toString();
    std::vector<std::string> pieces = {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"};
    for (char letter = 'a'; pieces.size() < 20; ++letter) pieces.push_back(std::string(1, letter));
    const auto vocabulary = Vocabulary::fromPieces(pieces);
    if (!vocabulary.ok()) return vocabulary.error().toString();
    const auto tokenizer = Tokenizer::create(*vocabulary, TokenizerOptions{});
    if (!tokenizer.ok()) return tokenizer.error().toString();
    if (const Status made = makeFolders(folder); !made.ok()) return made.error().toString();
    const CheckpointStore store(folder);
    TrainerState state;
    state.step = 5;
    if (const Status saved = store.writeLast(tinyConfig(), **tokenizer, *training->optimizer, state); !saved.ok()) {
      return saved.error().toString();
    }
    const auto opened = inspectModelFolder(store.folder("last"));
    if (!opened.ok()) return opened.error().toString();
    auto copy = BertClassifier::create(opened->config, 2, at::kFloat, at::kCPU);
    if (!copy.ok()) return copy.error().toString();
    (*copy)->initialise(2);
    if (const Status loaded = (*copy)->load(*opened, nullptr); !loaded.ok()) return loaded.error().toString();
    for (size_t i = 0; i < (*copy)->parameters().size(); ++i) {
      const NamedParameter& parameter = (*copy)->parameters()[i];
      if (!at::equal(parameter.tensor, training->model->parameters()[i].tensor)) return parameter.name + " differs";
    }
    return {};
  }();
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
  return problem;
}

}  // namespace

bool runSelfTest(std::vector<std::string>* report) {
  useThreads(0);
  std::vector<std::pair<std::string, Check>> checks = {
      {"matrix product", checkGemm},
      {"softmax", checkSoftmax},
      {"packed rows are independent", checkPacking},
      {"training in fp32", [] { return checkTraining(at::kCPU, at::kFloat); }},
      {"training in bf16", [] { return checkTraining(at::kCPU, at::kBFloat16); }},
      {"accumulation equals the large batch", checkAccumulation},
      {"checkpoint round trip", checkCheckpoint},
  };
  const Result<c10::Device> gpu = resolveDevice("auto");
  if (gpu.ok() && gpu->is_cuda()) {
    checks.push_back(
        {"training on " + deviceName(*gpu) + " in fp32", [gpu] { return checkTraining(*gpu, at::kFloat); }});
    checks.push_back(
        {"training on " + deviceName(*gpu) + " in bf16", [gpu] { return checkTraining(*gpu, at::kBFloat16); }});
  }
  bool passed = true;
  for (const auto& [name, check] : checks) {
    const Result<std::string> outcome = guarded([&]() -> Result<std::string> { return check(); });
    const std::string problem = outcome.ok() ? *outcome : outcome.error().toString();
    passed = passed && problem.empty();
    if (report != nullptr) report->push_back(name + ": " + (problem.empty() ? "ok" : problem));
  }
  return passed;
}

double sgemmGflops(int threads) {
  const at::NoGradGuard noGrad;
  const int before = at::get_num_threads();
  useThreads(threads);
  constexpr int64_t kSize = 1024;
  const at::Tensor a = at::randn({kSize, kSize}), b = at::randn({kSize, kSize});
  at::Tensor c = at::mm(a, b);  // the first one wakes the threads
  using Clock = std::chrono::steady_clock;
  double best = 0, spent = 0;
  while (spent < 0.2) {
    const Clock::time_point started = Clock::now();
    at::mm_out(c, a, b);
    const double seconds = std::chrono::duration<double>(Clock::now() - started).count();
    spent += seconds;
    best = std::max(best, 2.0 * kSize * kSize * kSize / seconds / 1e9);
  }
  at::set_num_threads(before);
  return best;
}

}  // namespace cloze
