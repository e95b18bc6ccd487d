// How fast a training step is on this machine, what share of the matrix products' ceiling that is, and where the rest
// goes. Prints one JSON object.
//
//   bench_train_step [--config FILE] [--steps 10] [--batch 32] [--threads 0] [--precision fp32|bf16] [--dropout 0.1]
//                    [--lengths FILE] [--clock wall|cpu]
//
// Random weights: speed does not depend on them. `--lengths` is a text file of sequence lengths in training order;
// without it lengths are drawn around MRPC's (mean 53). The parts are measured alone on the last batch's shapes, so
// they say what each would take with warm caches; "other" is what the whole step takes beyond them.
#include <core/engine/kernels/host_memory.h>
#include <core/engine/model/bert_classifier.h>
#include <core/engine/model/fused_ops.h>
#include <core/engine/tasks/loss.h>
#include <core/engine/train/optimizer.h>

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <ATen/core/grad_mode.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <string>

namespace {

using namespace cloze;
// Wall time; or, with --clock cpu and one thread, the time this program had a core, which a busy machine changes
// little.
bool g_cpuClock = false;
double now() {
  timespec time{};
  clock_gettime(g_cpuClock ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}
double seconds(double since) {
  return now() - since;
}

// The best of a few runs: other programs only ever make one slower.
template <typename Work>
double fastest(int runs, const Work& work) {
  double best = 1e30;
  for (int i = 0; i < runs; ++i) {
    const auto start = now();
    work();
    best = std::min(best, seconds(start));
  }
  return best;
}

struct Options {
  std::string config, lengths, precision = "fp32";
  int64_t steps = 10, batch = 32, threads = 0;
  double dropout = 0.1;
};

Options parse(int count, char** arguments) {
  Options options;
  for (int i = 1; i + 1 < count; i += 2) {
    const std::string name = arguments[i], value = arguments[i + 1];
    if (name == "--config") options.config = value;
    if (name == "--lengths") options.lengths = value;
    if (name == "--precision") options.precision = value;
    if (name == "--steps") options.steps = std::stoll(value);
    if (name == "--batch") options.batch = std::stoll(value);
    if (name == "--threads") options.threads = std::stoll(value);
    if (name == "--clock") g_cpuClock = value == "cpu";
    if (name == "--dropout") options.dropout = std::stod(value);
  }
  return options;
}

ModelConfig modelConfig(const Options& options) {
  ModelConfig config;
  if (!options.config.empty()) {
    auto read = readModelConfig(options.config);
    if (!read.ok()) {
      std::fprintf(stderr, "%s\n", read.error().toString().c_str());
      std::exit(1);
    }
    config = *read;
  } else {  // the sizes of MiniLM-L6-H384
    config.vocab_size = 30522;
    config.hidden_size = 384;
    config.num_hidden_layers = 6;
    config.num_attention_heads = 12;
    config.intermediate_size = 1536;
  }
  config.hidden_dropout_prob = config.attention_probs_dropout_prob = options.dropout;
  return config;
}

std::vector<int64_t> sequenceLengths(const Options& options, int64_t needed) {
  std::vector<int64_t> lengths;
  std::ifstream file(options.lengths);
  for (int64_t length = 0; file >> length;) lengths.push_back(length);
  std::mt19937 random(1);
  std::normal_distribution<double> around(53, 13);
  while (static_cast<int64_t>(lengths.size()) < needed)
    lengths.push_back(std::clamp<int64_t>(static_cast<int64_t>(around(random)), 12, 104));
  return lengths;
}

PackedBatch makeBatch(const std::vector<int64_t>& lengths, int64_t step, int64_t size, int64_t vocabulary) {
  PackedBatch batch;
  std::mt19937 random(static_cast<unsigned>(step));
  for (int64_t i = step * size; i < (step + 1) * size; ++i) {
    const int64_t length = lengths[static_cast<size_t>(i)];
    for (int64_t p = 0; p < length; ++p) {
      batch.input_ids.push_back(1 + random() % static_cast<unsigned>(vocabulary - 1));
      batch.token_type_ids.push_back(p < length / 2 ? 0 : 1);
      batch.positions.push_back(p);
    }
    batch.bounds.push_back(static_cast<int32_t>(batch.input_ids.size()));
    batch.labels.push_back(i % 2);
    batch.targets.push_back(0);
    batch.examples.push_back(i);
  }
  return batch;
}

struct Gemm {
  int64_t m, n, k;
  bool a_transposed, b_transposed;
  int64_t times;
};

// The products of one step over `tokens` rows: forward, gradient of the input, gradient of the weight. The last layer
// needs queries and all that follows for the first token of each sequence alone.
std::vector<Gemm> products(const ModelConfig& config, int64_t tokens, int64_t sequences) {
  const int64_t h = config.hidden_size, inner = config.intermediate_size, layers = config.num_hidden_layers;
  std::vector<Gemm> all;
  auto add = [&](int64_t rows, int64_t in, int64_t out, int64_t times) {
    all.push_back({rows, out, in, false, true, times});
    all.push_back({rows, in, out, false, false, times});
    all.push_back({out, in, rows, true, false, times});
  };
  add(tokens, h, 3 * h, layers - 1);
  add(tokens, h, 2 * h, 1);
  add(sequences, h, h, 1);
  for (const auto& [rows, times] : {std::pair{tokens, layers - 1}, {sequences, int64_t{1}}}) {
    add(rows, h, h, times);
    add(rows, h, inner, times);
    add(rows, inner, h, times);
  }
  return all;
}

double flops(const std::vector<Gemm>& gemms) {
  double total = 0;
  for (const Gemm& g : gemms) total += 2.0 * static_cast<double>(g.m * g.n * g.k * g.times);
  return total;
}

double gemmSeconds(const std::vector<Gemm>& gemms, at::ScalarType dtype) {
  double total = 0;
  for (const Gemm& g : gemms) {
    const at::Tensor a = at::randn(g.a_transposed ? std::vector{g.k, g.m} : std::vector{g.m, g.k}).to(dtype);
    const at::Tensor b = at::randn(g.b_transposed ? std::vector{g.n, g.k} : std::vector{g.k, g.n}).to(dtype);
    at::Tensor c = at::empty({g.m, g.n}, a.options());
    const at::Tensor left = g.a_transposed ? a.t() : a, right = g.b_transposed ? b.t() : b;
    total += static_cast<double>(g.times) * fastest(5, [&] { at::mm_out(c, left, right); });
  }
  return total;
}

double ceilingGflops(at::ScalarType dtype) {
  const at::Tensor a = at::randn({1536, 1536}).to(dtype), b = at::randn({1536, 1536}).to(dtype);
  at::Tensor c = at::empty_like(a);
  return 2.0 * 1536 * 1536 * 1536 / fastest(20, [&] { at::mm_out(c, a, b); }) / 1e9;
}

DropoutStream streamOf(DropoutPlace place, double probability) {
  return makeDropoutStream(1, 1, 1, place, probability);
}

// [attention, norms, activation] of one step, forward and backward of all layers.
nlohmann::json partSeconds(const ModelConfig& config, const DeviceBatch& batch, at::ScalarType dtype) {
  const int64_t tokens = batch.tokens(), h = config.hidden_size;
  const auto rows = packedRows(batch);
  const auto options = at::TensorOptions().dtype(dtype);
  const at::Tensor qkv = at::randn({tokens, 3 * h}).to(dtype), bias = at::zeros({3 * h}, options);
  const at::Tensor gamma = at::ones({h}, options), vector = at::zeros({h}, options);
  const DropoutStream attention = streamOf(DropoutPlace::Attention, config.attention_probs_dropout_prob);
  FusedNorm norm{gamma, vector, vector, 1e-12, streamOf(DropoutPlace::Output, config.hidden_dropout_prob), {}};
  at::Tensor sums, z = at::randn({tokens, h}).to(dtype), residual = z.clone(), statistics;
  at::Tensor inner = at::randn({tokens, config.intermediate_size}).to(dtype);
  const at::Tensor innerBias = at::zeros({config.intermediate_size}, options), slope = at::ones_like(inner);
  const int64_t heads = config.num_attention_heads;
  // The last layer's part is small (see products()).
  const double layers = static_cast<double>(config.num_hidden_layers - 1);
  const AttentionInputs in = AttentionInputs::ofThirds(qkv, bias);
  const at::Tensor context = attentionForward(in, *rows, heads, attention, &sums);
  auto layerTimes = [&](auto work) { return layers * fastest(5, work); };
  nlohmann::json parts;
  parts["attention_forward"] = layerTimes([&] { attentionForward(in, *rows, heads, attention, &sums); });
  parts["attention_backward"] =
      layerTimes([&] { attentionBackward(in, context, sums, *rows, heads, attention, in.q, in.k, in.v); });
  parts["norm_forward"] = 2 * layerTimes([&] { normForward(norm, *rows, z, residual, &statistics); });
  parts["norm_backward"] = 2 * layerTimes([&] { normBackward(norm, *rows, z, statistics, residual); });
  parts["activation_forward"] = layerTimes([&] { activationForward(inner, innerBias, config.hidden_act, false); });
  parts["activation_backward"] = layerTimes([&] { activationBackward(inner, slope); });
  return parts;
}

}  // namespace

int main(int count, char** arguments) {
  const Options options = parse(count, arguments);
  useHostMemoryPool();
  if (options.threads > 0) at::set_num_threads(static_cast<int>(options.threads));
  const ModelConfig config = modelConfig(options);
  const at::ScalarType dtype = options.precision == "bf16" ? at::kBFloat16 : at::kFloat;
  auto model = BertClassifier::create(config, 2, dtype, at::kCPU);
  if (!model.ok()) return std::fprintf(stderr, "%s\n", model.error().toString().c_str()), 1;
  (*model)->initialise(42);
  Optimizer optimizer(OptimizerSpec{}, (*model)->parameters());
  constexpr int64_t kWarmUp = 3;
  const auto lengths = sequenceLengths(options, (options.steps + kWarmUp) * options.batch);
  double whole = 0, forward = 0, backward = 0, step = 0, tokens = 0, work = 0, last = 0;
  DeviceBatch batch;
  const double ceilingBefore = ceilingGflops(dtype);
  for (int64_t i = 0; i < options.steps + kWarmUp; ++i) {
    const PackedBatch packed = makeBatch(lengths, i, options.batch, config.vocab_size);
    const auto begin = now();
    batch = toDevice(packed, at::kCPU);
    const DropoutKey key{.enabled = options.dropout > 0, .seed = 1, .step = i};
    const at::Tensor logits = (*model)->forward(batch, key);
    const at::Tensor loss = taskLoss(TaskKind::Classification, logits, packed, {}, static_cast<double>(options.batch));
    const double f = seconds(begin);
    loss.backward();
    const double b = seconds(begin);
    optimizer.step(5e-5);
    last = loss.item<double>();
    const double s = seconds(begin);
    if (i < kWarmUp) continue;
    forward += f;
    backward += b - f;
    step += s - b;
    whole += s;
    tokens += static_cast<double>(batch.tokens());
    work += flops(products(config, batch.tokens(), batch.sequences()));
  }
  const double ceiling = std::max(ceilingBefore, ceilingGflops(dtype));
  const double steps = static_cast<double>(options.steps);
  nlohmann::json parts = partSeconds(config, batch, dtype);
  parts["gemm"] = gemmSeconds(products(config, batch.tokens(), batch.sequences()), dtype);
  parts["optimizer"] = step / steps;
  double known = 0;
  for (const auto& part : parts) known += part.get<double>();
  parts["other"] = whole / steps - known;
  const nlohmann::json out{{"examples_per_s", steps * static_cast<double>(options.batch) / whole},
                           {"tokens_per_s", tokens / whole},
                           {"seconds_per_step", whole / steps},
                           {"forward_s", forward / steps},
                           {"backward_s", backward / steps},
                           {"optimizer_s", step / steps},
                           {"last_loss", last},
                           {"threads", at::get_num_threads()},
                           {"precision", options.precision},
                           {"ceiling_gflops", ceiling},
                           {"gemm_gflop_per_step", work / steps / 1e9},
                           {"share_of_ceiling", work / whole / 1e9 / ceiling},
                           {"peak_pool_bytes", hostMemoryPeakBytes()},
                           {"parts_s_per_step", parts}};
  std::printf("%s\n", out.dump(1).c_str());
  return 0;
}
