// How fast a training step is on this machine, what share of the matrix products' ceiling that is, and where the rest
// goes. Prints one JSON object.
//
//   bench_train_step [--config FILE] [--steps 10] [--batch 32] [--threads 0] [--precision fp32|bf16] [--dropout 0.1]
//                    [--lengths FILE] [--device cpu|cuda|cuda:N] [--clock wall|cpu]
//
// Random weights: speed does not depend on them. `--lengths` is a text file of sequence lengths in training order,
// used again from its start where more are needed; without it lengths are drawn around MRPC's (mean 53). The parts are
// measured alone on the last batch's shapes, so they say what each would take with warm caches; "other" is what the
// whole step takes beyond them. On a GPU every time ends when the device is done.
#include <core/engine/guard.h>
#include <core/engine/kernels/host_memory.h>
#include <core/engine/model/aten_model.h>
#include <core/engine/model/bert_classifier.h>
#include <core/engine/model/cuda_attention.h>
#include <core/engine/model/cuda_fused.h>
#include <core/engine/model/fused_ops.h>
#include <core/engine/tasks/loss.h>
#include <core/engine/train/devices.h>
#include <core/engine/train/optimizer.h>

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <ATen/core/grad_mode.h>
#include <c10/core/impl/VirtualGuardImpl.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <stdexcept>
#include <string>

namespace {

using namespace cloze;

// Where this runs, and what time is there: wall time; or, with --clock cpu and one thread, the time this program had a
// core, which a busy machine changes little.
struct Machine {
  at::Device device{at::kCPU};
  bool cpu_clock = false;

  double now() const {
    timespec time{};
    clock_gettime(cpu_clock ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
  }
  void wait() const {
    if (device.is_cuda()) c10::impl::VirtualGuardImpl(c10::DeviceType::CUDA).synchronizeDevice(device.index());
  }
};
Machine g_machine;

double seconds(double since) {
  return g_machine.now() - since;
}

at::Tensor randomTensor(at::IntArrayRef shape, at::ScalarType dtype) {
  return at::randn(shape, at::TensorOptions().device(g_machine.device)).to(dtype);
}

// The best of a few runs: other programs only ever make one slower. On a GPU a run is twenty calls in a row, so that
// what is measured is the device's time, or the time to start its work where that is longer.
template <typename Work>
double fastest(int runs, const Work& work) {
  const int calls = g_machine.device.is_cuda() ? 20 : 1;
  double best = 1e30;
  for (int i = 0; i < runs; ++i) {
    g_machine.wait();
    const double start = g_machine.now();
    for (int call = 0; call < calls; ++call) work();
    g_machine.wait();
    best = std::min(best, seconds(start) / calls);
  }
  return best;
}

struct Options {
  std::string config, lengths, precision = "fp32", device = "cpu", clock = "wall";
  int64_t steps = 10, batch = 32, threads = 0;
  double dropout = 0.1;
};

double parseNumber(const std::string& name, const std::string& value) {
  double number = 0;
  const char* end = value.data() + value.size();
  const auto parsed = std::from_chars(value.data(), end, number);
  if (parsed.ec != std::errc() || parsed.ptr != end)
    throw std::runtime_error(name + ": " + value + " is not a number.");
  return number;
}

Options parse(int count, char** arguments) {
  Options options;
  const std::map<std::string, std::string*> texts = {{"--config", &options.config},
                                                     {"--lengths", &options.lengths},
                                                     {"--precision", &options.precision},
                                                     {"--device", &options.device},
                                                     {"--clock", &options.clock}};
  const std::map<std::string, int64_t*> numbers = {
      {"--steps", &options.steps}, {"--batch", &options.batch}, {"--threads", &options.threads}};
  for (int i = 1; i < count; i += 2) {
    const std::string name = arguments[i];
    if (i + 1 == count) throw std::runtime_error(name + " has no value.");
    const std::string value = arguments[i + 1];
    if (const auto text = texts.find(name); text != texts.end()) {
      *text->second = value;
    } else if (const auto number = numbers.find(name); number != numbers.end()) {
      *number->second = static_cast<int64_t>(parseNumber(name, value));
    } else if (name == "--dropout") {
      options.dropout = parseNumber(name, value);
    } else {
      throw std::runtime_error("the option " + name + " is unknown here.");
    }
  }
  if (options.precision != "fp32" && options.precision != "bf16")
    throw std::runtime_error("--precision must be fp32 or bf16, not " + options.precision + ".");
  if (options.steps < 1 || options.batch < 1) throw std::runtime_error("--steps and --batch must be positive.");
  return options;
}

template <typename T>
T take(Result<T> result) {
  if (!result.ok()) throw std::runtime_error(result.error().toString());
  return std::move(*result);
}

ModelConfig modelConfig(const Options& options) {
  ModelConfig config;
  if (!options.config.empty()) {
    config = take(readModelConfig(options.config));
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

std::vector<int64_t> sequenceLengths(const Options& options, int64_t needed, int64_t most) {
  std::vector<int64_t> lengths;
  if (!options.lengths.empty()) {
    std::ifstream file(options.lengths);
    for (int64_t length = 0; file >> length;) {
      if (length < 1 || length > most)
        throw std::runtime_error(options.lengths + ": the length " + std::to_string(length) +
                                 " is not between 1 and the model's " + std::to_string(most) + " positions.");
      lengths.push_back(length);
    }
    if (lengths.empty() || !file.eof()) throw std::runtime_error(options.lengths + ": not a file of lengths.");
    for (size_t i = 0; static_cast<int64_t>(lengths.size()) < needed; ++i) lengths.push_back(lengths[i]);
    return lengths;
  }
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
    const at::Tensor a = g.a_transposed ? randomTensor({g.k, g.m}, dtype).t() : randomTensor({g.m, g.k}, dtype);
    const at::Tensor b = g.b_transposed ? randomTensor({g.n, g.k}, dtype).t() : randomTensor({g.k, g.n}, dtype);
    at::Tensor c = at::empty({g.m, g.n}, a.options());
    total += static_cast<double>(g.times) * fastest(5, [&] { at::mm_out(c, a, b); });
  }
  return total;
}

double ceilingGflops(at::ScalarType dtype) {
  const int64_t size = g_machine.device.is_cuda() ? 8192 : 1536;
  const at::Tensor a = randomTensor({size, size}, dtype), b = randomTensor({size, size}, dtype);
  at::Tensor c = at::empty_like(a);
  const double flop = 2.0 * static_cast<double>(size * size * size);
  return flop / fastest(g_machine.device.is_cuda() ? 3 : 20, [&] { at::mm_out(c, a, b); }) / 1e9;
}

DropoutStream streamOf(DropoutPlace place, double probability) {
  return makeDropoutStream(1, 1, 1, place, probability);
}

// Attention, norms and activation of one step, forward and backward of all layers.
nlohmann::json cpuPartSeconds(const ModelConfig& config, const DeviceBatch& batch, at::ScalarType dtype) {
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

// The same on a GPU, by our kernels and fused attention as the model calls them; a part that this machine has no kernel
// for stays away and is counted under "other".
nlohmann::json cudaPartSeconds(const ModelConfig& config, const DeviceBatch& batch, at::ScalarType dtype) {
  const int64_t tokens = batch.tokens(), h = config.hidden_size;
  const double layers = static_cast<double>(config.num_hidden_layers - 1);
  auto leaf = [&](at::IntArrayRef shape) { return randomTensor(shape, dtype).set_requires_grad(true); };
  nlohmann::json parts;
  auto add = [&](const std::string& name, double times, std::vector<at::Tensor> leaves, auto forward) {
    const at::Tensor gradient = at::ones_like(forward());
    const double there = fastest(5, [&] { forward(); });
    const double both = fastest(5, [&] {
      forward().backward(gradient);
      for (at::Tensor& leaf : leaves) leaf.mutable_grad().reset();
    });
    parts[name + "_forward"] = times * there;
    parts[name + "_backward"] = times * (both - there);
  };
  CudaAttention attention;
  attention.heads = config.num_attention_heads;
  attention.q_bounds = attention.bounds = batch.bounds_device;
  attention.q_longest = attention.longest = batch.longest;
  attention.dropout = config.attention_probs_dropout_prob;
  const at::Tensor qkv = leaf({tokens, 3 * h});
  auto attend = [&] {
    const PackedAttention thirds = PackedAttention::ofThirds(qkv);
    attention.q = thirds.q, attention.k = thirds.k, attention.v = thirds.v;
    return cudaAttention(attention);
  };
  if (attend().defined()) add("attention", layers, {qkv}, attend);
  if (!hasCudaKernels(batch.input_ids.device())) return parts;
  const CudaNormInputs norm{leaf({tokens, h}),
                            leaf({h}),
                            leaf({tokens, h}),
                            leaf({h}),
                            leaf({h}),
                            batch.token_examples,
                            batch.positions,
                            1e-12,
                            streamOf(DropoutPlace::Output, config.hidden_dropout_prob),
                            {}};
  add("norm", 2 * layers, {norm.h, norm.bias, norm.residual, norm.gamma, norm.beta}, [&] { return cudaNorm(norm); });
  const at::Tensor inner = leaf({tokens, config.intermediate_size}), innerBias = leaf({config.intermediate_size});
  add("activation", layers, {inner, innerBias}, [&] { return cudaActivation(inner, innerBias, config.hidden_act); });
  return parts;
}

struct Timing {
  double whole = 0, forward = 0, backward = 0, optimizer = 0, tokens = 0, flop = 0, last_loss = 0;
  DeviceBatch last_batch;
};

// Steps first .. first + count - 1 of training. With `phases` each phase is waited for, which costs a GPU some of its
// overlap with the host.
Timing runSteps(BertClassifier& model, Optimizer& optimizer, const Options& options,
                const std::vector<int64_t>& lengths, int64_t first, int64_t count, bool phases) {
  Timing timing;
  for (int64_t i = first; i < first + count; ++i) {
    const PackedBatch packed = makeBatch(lengths, i, options.batch, model.config().vocab_size);
    g_machine.wait();
    const double begin = g_machine.now();
    timing.last_batch = toDevice(packed, g_machine.device);
    const DropoutKey key{.enabled = options.dropout > 0, .seed = 1, .step = i};
    const at::Tensor logits = model.forward(timing.last_batch, key);
    const at::Tensor loss = taskLoss(TaskKind::Classification, logits, packed, {}, static_cast<double>(options.batch));
    if (phases) g_machine.wait();
    const double forward = seconds(begin);
    loss.backward();
    if (phases) g_machine.wait();
    const double backward = seconds(begin);
    optimizer.step(5e-5);
    timing.last_loss = loss.item<double>();
    g_machine.wait();
    const double whole = seconds(begin);
    timing.forward += forward;
    timing.backward += backward - forward;
    timing.optimizer += whole - backward;
    timing.whole += whole;
    timing.tokens += static_cast<double>(packed.tokens());
    timing.flop += flops(products(model.config(), packed.tokens(), packed.sequences()));
  }
  return timing;
}

int64_t peakTensorBytes() {
  return g_machine.device.is_cuda() ? peakBytes(g_machine.device) : hostMemoryPeakBytes();
}

nlohmann::json measure(const Options& options) {
  const ModelConfig config = modelConfig(options);
  const at::ScalarType dtype = options.precision == "bf16" ? at::kBFloat16 : at::kFloat;
  const bool cuda = g_machine.device.is_cuda();
  auto model = take(BertClassifier::create(config, 2, dtype, g_machine.device));
  model->initialise(42);
  Optimizer optimizer(OptimizerSpec{}, model->parameters());
  constexpr int64_t kWarmUp = 3, kPhaseSteps = 5;
  const auto lengths =
      sequenceLengths(options, (options.steps + kWarmUp + kPhaseSteps) * options.batch, config.max_position_embeddings);
  const double ceilingBefore = ceilingGflops(dtype);
  startMeasuringPeak(g_machine.device);
  runSteps(*model, optimizer, options, lengths, 0, kWarmUp, false);
  const Timing timing = runSteps(*model, optimizer, options, lengths, kWarmUp, options.steps, !cuda);
  const int64_t peak = peakTensorBytes();
  const double steps = static_cast<double>(options.steps), step = timing.whole / steps;
  Timing phases = timing;
  double phaseSteps = steps;
  if (cuda) {
    phases = runSteps(*model, optimizer, options, lengths, kWarmUp + options.steps, kPhaseSteps, true);
    phaseSteps = static_cast<double>(kPhaseSteps);
  }
  const double ceiling = std::max(ceilingBefore, ceilingGflops(dtype));
  const DeviceBatch& batch = timing.last_batch;
  nlohmann::json parts = cuda ? cudaPartSeconds(config, batch, dtype) : cpuPartSeconds(config, batch, dtype);
  parts["gemm"] = gemmSeconds(products(config, batch.tokens(), batch.sequences()), dtype);
  parts["optimizer"] = phases.optimizer / phaseSteps;
  double known = 0;
  for (const auto& part : parts) known += part.get<double>();
  parts["other"] = step - known;
  return {{"program", "cloze"},
          {"device", deviceName(g_machine.device)},
          {"device_description", deviceDescription(g_machine.device)},
          {"own_cuda_kernels", hasCudaKernels(g_machine.device)},
          {"batch", options.batch},
          {"steps", options.steps},
          {"examples_per_s", steps * static_cast<double>(options.batch) / timing.whole},
          {"tokens_per_s", timing.tokens / timing.whole},
          {"tokens_per_step", timing.tokens / steps},
          {"seconds_per_step", step},
          {"forward_s", phases.forward / phaseSteps},
          {"backward_s", phases.backward / phaseSteps},
          {"optimizer_s", phases.optimizer / phaseSteps},
          {"last_loss", timing.last_loss},
          {"threads", at::get_num_threads()},
          {"precision", options.precision},
          {"ceiling_gflops", ceiling},
          {"gemm_gflop_per_step", timing.flop / steps / 1e9},
          {"share_of_ceiling", timing.flop / timing.whole / 1e9 / ceiling},
          {"peak_bytes", peak},
          {"parts_s_per_step", parts}};
}

}  // namespace

int main(int count, char** arguments) {
  try {
    const Options options = parse(count, arguments);
    g_machine.cpu_clock = options.clock == "cpu";
    g_machine.device = take(resolveDevice(options.device));
    if (g_machine.device.is_cpu()) useHostMemoryPool();
    if (options.threads > 0) at::set_num_threads(static_cast<int>(options.threads));
    std::printf("%s\n", measure(options).dump(1).c_str());
  } catch (const std::runtime_error& error) {
    std::fprintf(stderr, "bench_train_step: %s\n", error.what());
    return 1;
  } catch (...) {
    std::fprintf(stderr, "bench_train_step: %s\n", errorFromException(std::current_exception()).toString().c_str());
    return 1;
  }
  return 0;
}
