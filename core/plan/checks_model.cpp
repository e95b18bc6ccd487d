#include <core/inspect/casing.h>
#include <core/plan/checks.h>
#include <core/spec/option_table.h>

#include <algorithm>

namespace cloze {
namespace {

int64_t largestDivisor(int64_t number, int64_t atMost) {
  for (int64_t divisor = std::clamp<int64_t>(atMost, 1, number); divisor > 1; --divisor) {
    if (number % divisor == 0) return divisor;
  }
  return 1;
}

}  // namespace

void ProblemList::error(Error what, std::string remedyOption, std::string remedyValue) {
  m_problems->push_back({Problem::Severity::Error, std::move(what), std::move(remedyOption), std::move(remedyValue)});
}

void ProblemList::error(const char* field, std::string message, std::string remedyOption, std::string remedyValue) {
  error(fieldError(ErrorCode::InvalidArgument, field, std::move(message)), std::move(remedyOption),
        std::move(remedyValue));
}

void ProblemList::warning(const char* field, std::string message, std::string remedyOption, std::string remedyValue) {
  m_problems->push_back({Problem::Severity::Warning, fieldError(ErrorCode::InvalidArgument, field, std::move(message)),
                         std::move(remedyOption), std::move(remedyValue)});
}

Status firstError(const std::vector<Problem>& problems) {
  for (const Problem& problem : problems) {
    if (problem.severity == Problem::Severity::Error) return problem.what;
  }
  return {};
}

void checkFields(const RunSpec& spec, ProblemList* problems) {
  const Status status = checkRunSpec(spec);
  if (status.ok()) return;
  const BatchSpec& batch = spec.batch;
  if (status.error().field == "gradient-accumulation" && batch.batch_size > 0 && batch.gradient_accumulation > 0 &&
      batch.batch_size % batch.gradient_accumulation != 0) {
    const int64_t value = largestDivisor(batch.batch_size, batch.gradient_accumulation);
    problems->error(status.error(), "gradient-accumulation", std::to_string(value));
    return;
  }
  problems->error(status.error());
}

void checkLength(int64_t length, const ModelConfig& config, bool pair, ProblemList* problems) {
  const int64_t limit = config.max_position_embeddings;
  if (length > limit) {
    problems->error("max-seq-length",
                    "The length of " + std::to_string(length) + " tokens is beyond the model's " +
                        std::to_string(limit) + " positions (max_position_embeddings in config.json). Use " +
                        "--max-seq-length " + std::to_string(limit) + " or less.",
                    "max-seq-length", std::to_string(limit));
  }
  const int64_t special = pair ? 3 : 2, least = pair ? 5 : 3;  // one token of each text at least
  if (length < least) {
    problems->error("max-seq-length",
                    "A length of " + std::to_string(length) + " leaves no room for text beside the " +
                        std::to_string(special) + " special tokens. Use at least " + std::to_string(least) +
                        "; 128 is usual.",
                    "max-seq-length", std::to_string(std::min<int64_t>(128, limit)));
  }
  if (pair && config.type_vocab_size < 2) {
    problems->error(
        "model",
        "This model knows one segment only (type_vocab_size in config.json), but the task has pairs of texts. "
        "Choose another model.");
  }
}

void checkStart(const RunSpec& spec, const ModelFolder& model, ProblemList* problems) {
  if (!spec.model.from_scratch || !model.has_weights) return;
  problems->warning("from-scratch",
                    "The model folder holds trained weights, and they are not used: the run starts from new random "
                    "ones, which need far more data to learn as much. To fine-tune, set --from-scratch false.",
                    "from-scratch", "false");
}

void checkCasing(const RunSpec& spec, const Tokenizer& tokenizer, bool casingOfFiles, ProblemList* problems) {
  const bool lower = tokenizer.options().do_lower_case;
  if (spec.model.do_lower_case != Casing::Auto && lower != casingOfFiles) {
    problems->warning("do-lower-case",
                      std::string("The model's tokenizer files say that text is ") +
                          (casingOfFiles ? "lower-cased" : "not lower-cased") +
                          ", but the opposite is set here. A pretrained model then sees text unlike what it knows.",
                      "do-lower-case", "auto");
    return;
  }
  const LetterCounts count = countLetters(tokenizer.vocabulary());
  switch (casingMistake(tokenizer.options(), casingOf(count))) {
    case CasingMistake::LowersMixed:
      problems->warning("do-lower-case",
                        std::to_string(count.capital) +
                            " pieces of the vocabulary have capital letters, which lower-cased text never reaches: "
                            "this looks like a cased model.",
                        "do-lower-case", "false");
      break;
    case CasingMistake::KeepsForLower:
      problems->warning("do-lower-case",
                        "Hardly a piece of the vocabulary has a capital letter, so words with one become [UNK]: this "
                        "looks like an uncased model.",
                        "do-lower-case", "true");
      break;
    case CasingMistake::None:
      break;
  }
}

void checkDevice(const RunSpec& spec, const PlanContext& context, const Plan& plan, ProblemList* problems) {
  if (spec.device.precision == Precision::Bf16 && context.fast_bf16 == false) {
    problems->warning("precision",
                      "This device has no bf16 arithmetic: nothing is gained by bf16, and it may be slower than fp32.",
                      "precision", "fp32");
  }
  if (context.device_bytes > 0 && plan.memory_bytes > context.device_bytes) {
    const BatchSpec& batch = spec.batch;
    int64_t next = batch.gradient_accumulation + 1;
    while (next <= batch.batch_size && batch.batch_size % next != 0) ++next;
    const bool divisible = next <= batch.batch_size;
    problems->warning("batch-size",
                      "About " + bytesText(plan.memory_bytes) + " are expected to be needed, but " +
                          bytesText(context.device_bytes) +
                          " are free on the device. Split the batch further with --gradient-accumulation, or lower the "
                          "length.",
                      divisible ? "gradient-accumulation" : "", divisible ? std::to_string(next) : "");
  }
}

void checkSchedule(const RunSpec& spec, const Plan& plan, ProblemList* problems) {
  if (plan.total_steps == 0 || plan.warmup_steps < plan.total_steps) return;
  problems->warning("warmup-steps",
                    "The warm-up of " + std::to_string(plan.warmup_steps) +
                        " steps is no shorter than the whole run of " + std::to_string(plan.total_steps) +
                        ", so the full learning rate is never used.",
                    spec.optimizer.warmup_steps > 0 ? "warmup-steps" : "warmup-proportion",
                    spec.optimizer.warmup_steps > 0 ? "0" : "0.1");
}

}  // namespace cloze
