#include <core/base/fs.h>
#include <core/data/features.h>
#include <core/plan/estimates.h>
#include <core/plan/plan.h>

#include <algorithm>
#include <cmath>

namespace cloze {
namespace {

constexpr uint64_t kMiB = 1u << 20;

uint64_t bytesOfNumber(Precision precision) {
  switch (precision) {
    case Precision::Bf16:
      return 2;
    case Precision::Fp64:
      return 8;
    case Precision::Fp32:
      break;
  }
  return 4;
}

}  // namespace

std::string bytesText(uint64_t bytes) {
  const char* unit = bytes >= 1024 * kMiB ? " GiB" : " MiB";
  const double value = static_cast<double>(bytes) / static_cast<double>(bytes >= 1024 * kMiB ? 1024 * kMiB : kMiB);
  const auto tenths = static_cast<uint64_t>(std::llround(value * 10));
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + unit;
}

double forwardFlops(const ModelConfig& config, double sequences, double tokens, double squares) {
  const auto hidden = static_cast<double>(config.hidden_size), inner = static_cast<double>(config.intermediate_size);
  const auto layers = static_cast<double>(config.num_hidden_layers);
  return layers * (tokens * (8 * hidden * hidden + 4 * hidden * inner) + 4 * hidden * squares) +
         sequences * 2 * hidden * hidden;
}

BatchShape shapeOfEpoch(std::span<const int32_t> lengths, uint64_t seed, int64_t batchSize, int64_t accumulation) {
  BatchShape shape;
  const auto rows = static_cast<int64_t>(lengths.size());
  if (rows == 0 || batchSize < 1) return shape;
  const int64_t micro = std::max<int64_t>(1, batchSize / std::max<int64_t>(1, accumulation));
  BatchOrder order(seed, rows, batchSize);
  double padded = 0;
  for (int64_t step = 0; step < order.stepsPerEpoch(); ++step) {
    const std::vector<int64_t> batch = order.batch(step);
    shape.most_parts = std::max(shape.most_parts, (static_cast<int64_t>(batch.size()) + micro - 1) / micro);
    for (size_t first = 0; first < batch.size(); first += static_cast<size_t>(micro)) {
      const size_t last = std::min(batch.size(), first + static_cast<size_t>(micro));
      int64_t tokens = 0, squares = 0, longest = 0;
      for (size_t i = first; i < last; ++i) {
        const int64_t length = lengths[static_cast<size_t>(batch[i])];
        tokens += length;
        squares += length * length;
        longest = std::max(longest, length);
      }
      const int64_t cells = longest * static_cast<int64_t>(last - first);
      shape.most_tokens = std::max(shape.most_tokens, tokens);
      shape.most_squares = std::max(shape.most_squares, squares);
      shape.most_padded_tokens = std::max(shape.most_padded_tokens, cells);
      shape.tokens += static_cast<double>(tokens);
      shape.squares += static_cast<double>(squares);
      padded += static_cast<double>(cells);
    }
  }
  shape.padding_share = padded > 0 ? 1 - shape.tokens / padded : 0;
  shape.tokens /= static_cast<double>(rows);
  shape.squares /= static_cast<double>(rows);
  return shape;
}

uint64_t trainingMemoryBytes(const ModelConfig& config, int64_t labels, Precision precision, const BatchShape& shape,
                             bool cuda) {
  const auto parameters = static_cast<uint64_t>(config.parameterCount(labels));
  const uint64_t number = bytesOfNumber(precision);
  const uint64_t moment = precision == Precision::Fp64 ? 8 : 4;
  const uint64_t master = precision == Precision::Bf16 ? 4 : 0;
  const uint64_t sums = precision == Precision::Bf16 && shape.most_parts > 1 ? 4 : 0;
  const uint64_t state = parameters * (2 * number + 2 * moment + master + sums);
  // Kept a token and layer for the backward pass: input, query, key and value, context, its projection, two sums and
  // two normalised states, two dropout masks (12 H), and before and after the activation (2 I); a head keeps scores
  // and their dropout mask (2 s).
  const auto hidden = static_cast<uint64_t>(config.hidden_size),
             inner = static_cast<uint64_t>(config.intermediate_size);
  const auto layers = static_cast<uint64_t>(config.num_hidden_layers);
  const auto tokens = static_cast<uint64_t>(shape.most_tokens), squares = static_cast<uint64_t>(shape.most_squares);
  const uint64_t linear = tokens * (12 * hidden + 2 * inner);
  const uint64_t scores = cuda ? 0 : 2 * squares * static_cast<uint64_t>(config.num_attention_heads);
  return state + (layers + 1) * (linear + scores) * number + (cuda ? 600 : 150) * kMiB;
}

uint64_t checkpointBytes(const ModelConfig& config, int64_t labels) {
  // fp32 weights and two moments; vocab.txt and tokenizer.json hold each piece with its id, names and headers the rest.
  const auto parameters = static_cast<uint64_t>(config.parameterCount(labels));
  return parameters * 12 + static_cast<uint64_t>(config.vocab_size) * 48 + kMiB / 4;
}

uint64_t runDiskBytes(const RunSpec& spec, const ModelConfig& config, int64_t labels) {
  const auto parameters = static_cast<uint64_t>(config.parameterCount(labels));
  const uint64_t extra = spec.device.precision == Precision::Fp32   ? 0
                         : spec.device.precision == Precision::Bf16 ? 4 * parameters    // master weights
                                                                    : 12 * parameters;  // all twice as wide
  const auto kept = static_cast<uint64_t>(std::max<int64_t>(0, spec.evaluation.keep_checkpoints)) + 2;  // last and best
  return (kept + 1) * (checkpointBytes(config, labels) + extra) + 16 * kMiB;
}

Status checkDisk(const RunSpec& spec, const ModelConfig& config, int64_t labels, const std::filesystem::path& folder) {
  const uint64_t needed = runDiskBytes(spec, config, labels);
  CLOZE_ASSIGN(const uint64_t free, freeBytes(folder));
  if (free >= needed) return {};
  Error error = fileError(ErrorCode::Io, folder.string(),
                          "The run needs " + bytesText(needed) + " (" + std::to_string(needed) +
                              " bytes) for its checkpoints, but " + bytesText(free) + " (" + std::to_string(free) +
                              " bytes) are free on this disk. Free some space, choose another runs folder with --runs, "
                              "or keep fewer with --keep-checkpoints.");
  error.field = "keep-checkpoints";
  return error;
}

}  // namespace cloze
