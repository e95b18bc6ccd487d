#include <core/base/fs.h>
#include <core/inspect/preflight.h>
#include <core/plan/checks.h>
#include <core/plan/earlier_runs.h>
#include <core/plan/estimates.h>
#include <core/plan/plan.h>
#include <core/spec/device_word.h>
#include <core/spec/option_table.h>

#include <algorithm>
#include <cmath>

namespace cloze {
namespace {

namespace fs = std::filesystem;

// Matrix products reach about half of what a single large one does; moments and weights stream from memory.
constexpr double kShareOfSgemm = 0.5;
constexpr double kHostBytesPerSecond = 10e9;
constexpr double kOptimizerBytesPerParameter = 38;

class Planner {
 public:
  Planner(const RunSpec& spec, const PlanContext& context, std::stop_token stop)
      : m_spec(spec), m_context(context), m_stop(std::move(stop)), m_problems(&m_plan.problems) {}

  Plan make() {
    m_plan.command_line = commandLineFor(m_spec, m_context.runs_folder);
    checkFields(m_spec, &m_problems);
    openModel();
    readData();
    if (!m_stop.stop_requested()) lookThroughData();
    for (size_t i = 0; i < m_data.splits.size(); ++i) describeSplit(i);
    planSteps();
    planCosts();
    runChecks();
    if (m_stop.stop_requested()) m_problems.error(makeError(ErrorCode::Cancelled, "Planning was stopped."));
    return std::move(m_plan);
  }

 private:
  void openModel() {
    if (m_spec.model.model.empty()) return;  // checkFields said so
    auto folder = inspectModelFolder(m_spec.model.model);
    if (!folder.ok()) return reportModel(folder.error());
    m_plan.model = std::move(folder).value();
    auto files = Tokenizer::load(m_plan.model->folder);
    if (!files.ok()) return reportModel(files.error());
    m_casingOfFiles = (*files)->options().do_lower_case;
    m_tokenizer = *files;
    if (m_spec.model.do_lower_case == Casing::Auto) return;
    auto chosen = Tokenizer::load(m_plan.model->folder, m_spec.model.do_lower_case == Casing::Lower);
    if (!chosen.ok()) return reportModel(chosen.error());
    m_tokenizer = *chosen;
  }

  void reportModel(Error error) {
    if (error.field.empty() || findOption(error.field) == nullptr) error.field = "model";
    m_problems.error(std::move(error));
  }

  void readData() {
    if (m_spec.data.data_dir.empty() && m_spec.data.train_file.empty()) return;  // checkFields said so
    auto data = readDataSet(m_spec, m_stop);
    if (!data.ok()) {
      Error error = data.error();
      if (error.code == ErrorCode::Cancelled) return;
      if (error.field.empty()) error.field = "data-dir";
      return m_problems.error(std::move(error));
    }
    m_data = std::move(data).value();
    m_plan.task = m_data.task;
    for (const std::string& warning : m_data.warnings) m_problems.warning("data-dir", warning);
  }

  // Once for everything the plan says about rows; makeFeatures() cuts by the same lengths when the run starts.
  void lookThroughData() {
    if (m_tokenizer != nullptr && !m_data.splits.empty()) {
      auto facts = preflight(m_data, *m_tokenizer, nullptr, m_stop);
      if (facts.ok())
        m_facts = std::move(facts).value();
      else if (facts.error().code != ErrorCode::Cancelled)
        m_problems.error(facts.error());
    }
    if (m_facts.splits.empty()) {
      m_twins = countTwins(m_data);
    } else {
      for (const SplitFacts& split : m_facts.splits) m_twins.push_back(twinsOf(split));
    }
  }

  // A length without room for text is checkLength's to say, and costs nothing that could be worked out.
  bool lengthIsUsable() const { return m_spec.batch.max_seq_length >= (m_data.task.pair ? 3 : 2); }

  // What is kept of each row. Every way to cut keeps as much as there is room for.
  std::vector<int32_t> cutLengths(const SplitFacts& split) const {
    const auto most = static_cast<int32_t>(m_spec.batch.max_seq_length);
    std::vector<int32_t> lengths;
    lengths.reserve(split.rows.size());
    for (const RowFacts& row : split.rows) lengths.push_back(std::min(row.tokens, most));
    return lengths;
  }

  void describeSplit(size_t place) {
    const Split& split = m_data.splits[place];
    SplitPlan plan;
    plan.name = split.name;
    plan.note = split.note;
    plan.rows = static_cast<int64_t>(split.examples.size());
    const auto shown = std::min<size_t>(5, split.examples.size());
    plan.first_rows.assign(split.examples.begin(), split.examples.begin() + static_cast<int64_t>(shown));
    if (split.labelled && m_data.task.kind == TaskKind::Classification) {
      for (const Example& example : split.examples) ++plan.label_counts[example.label];
    }
    if (place < m_twins.size()) plan.twins = m_twins[place];
    if (place < m_facts.splits.size()) describeRows(m_facts.splits[place], &plan);
    m_plan.splits.push_back(std::move(plan));
  }

  void describeRows(const SplitFacts& facts, SplitPlan* plan) const {
    const auto length = static_cast<int32_t>(m_spec.batch.max_seq_length);
    const LengthTable& lengths = facts.lengths;
    plan->truncated = lengths.rowsCut(length);
    plan->tokens_lost = lengths.tokensLost(length);
    plan->tokens = facts.tokens;
    plan->real_tokens = facts.tokens - plan->tokens_lost;
    plan->unk_tokens = facts.unknown_tokens;
    plan->unk_rows = facts.rows_with_unknown;
    plan->longest_tokens = std::max(0, lengths.longest());
    plan->median_tokens = lengths.percentile(0.5);
    const int32_t bars = std::min(lengths.longest(), 1024);
    for (int32_t tokens = 0; tokens <= bars; ++tokens)
      plan->length_histogram.push_back(lengths.rowsOf(tokens, tokens == 1024 ? lengths.longest() + 1 : tokens + 1));
    plan->empty_texts = facts.count(kEmptyCell);
    plan->bad_encoding = facts.count(kBadEncoding);
  }

  int64_t outputs() const {
    return m_plan.task.kind == TaskKind::Regression ? 1 : static_cast<int64_t>(m_plan.task.labels.size());
  }

  void planSteps() {
    if (m_plan.splits.empty()) return;
    const int64_t rows = m_plan.splits.front().rows;
    m_plan.steps_per_epoch = stepsPerEpoch(rows, m_spec.batch.batch_size);
    m_plan.total_steps = totalSteps(m_spec, rows);
    m_plan.warmup_steps = warmupSteps(m_spec.optimizer, m_plan.total_steps);
    if (m_plan.total_steps <= 0) return;
    // As the trainer records it: the first step, with the rate of 0, is step 1.
    const auto rateAt = [&](int64_t step) {
      return std::pair(static_cast<double>(step + 1), learningRateAt(m_spec.optimizer, step, m_plan.total_steps));
    };
    const int64_t stride = std::max<int64_t>(1, m_plan.total_steps / 240);
    for (int64_t step = 0; step < m_plan.total_steps; step += stride) m_plan.schedule.push_back(rateAt(step));
    for (const int64_t step : {m_plan.warmup_steps - 1, m_plan.warmup_steps, m_plan.total_steps - 1}) {
      if (step >= 0 && step < m_plan.total_steps) m_plan.schedule.push_back(rateAt(step));
    }
    std::sort(m_plan.schedule.begin(), m_plan.schedule.end());
    m_plan.schedule.erase(std::unique(m_plan.schedule.begin(), m_plan.schedule.end()), m_plan.schedule.end());
  }

  std::string deviceName() const {
    const std::string& word = m_spec.device.device;
    return word == "auto" && !m_context.device.empty() ? m_context.device : concreteDevice(word, 0);
  }

  void planCosts() {
    if (!m_plan.model || m_plan.splits.empty()) return;
    const ModelConfig& config = m_plan.model->config;
    m_plan.parameters = config.parameterCount(outputs());
    m_plan.checkpoint_bytes = checkpointBytes(config, outputs());
    m_plan.disk_bytes = runDiskBytes(m_spec, config, outputs());
    if (m_facts.splits.empty() || !lengthIsUsable()) return;
    for (const SplitFacts& split : m_facts.splits) m_lengths.push_back(cutLengths(split));
    m_shape = shapeOfEpoch(m_lengths.front(), m_spec.seed, m_spec.batch.batch_size, m_spec.batch.gradient_accumulation);
    m_plan.padding_share = m_shape.padding_share;
    m_plan.memory_bytes =
        trainingMemoryBytes(config, outputs(), m_spec.device.precision, m_shape, deviceName().starts_with("cuda"));
    planSeconds(config);
  }

  // Training alone, evaluations beside: rows the run passes forward and backward, and rows it only evaluates.
  struct Work {
    double trained = 0;    // rows
    double evaluated = 0;  // rows
    double tokens = 0;     // real tokens, an evaluated one counting a third
    double flops = 0;
  };

  Work workOf(const ModelConfig& config) const {
    Work work;
    const int64_t rows = m_plan.splits.front().rows;
    const auto steps = static_cast<double>(m_plan.total_steps), perEpoch = static_cast<double>(m_plan.steps_per_epoch);
    work.trained = perEpoch > 0 ? steps / perEpoch * static_cast<double>(rows) : 0;
    work.tokens = work.trained * m_shape.tokens;
    work.flops = 3 * forwardFlops(config, work.trained, work.tokens, work.trained * m_shape.squares);
    const auto every = static_cast<double>(stepsBetweenEvaluations(m_spec.evaluation, m_plan.steps_per_epoch));
    const double evaluations = std::max(1.0, std::ceil(every > 0 ? steps / every : 1)) + 1;  // the final one
    for (size_t i = 1; i < m_lengths.size(); ++i) {
      const bool during = m_plan.splits[i].name.starts_with("dev");
      if (!during && !m_data.splits[i].labelled) continue;
      double squares = 0, tokens = 0;
      for (const double length : m_lengths[i]) {
        tokens += length;
        squares += length * length;
      }
      const double times = during ? evaluations : 1, evaluated = static_cast<double>(m_lengths[i].size());
      work.evaluated += times * evaluated;
      work.tokens += times * tokens / 3;
      work.flops += times * forwardFlops(config, evaluated, tokens, squares);
    }
    return work;
  }

  void planSeconds(const ModelConfig& config) {
    const Work work = workOf(config);
    const std::string device = deviceName();
    if (const auto earlier = findEarlierSpeed(m_context.runs_folder, m_spec, config, device, m_stop)) {
      m_plan.seconds = work.tokens / earlier->real_tokens_per_s;
      m_plan.seconds_basis = {TimeBasis::Kind::EarlierRun, 0, earlier->run, earlier->real_tokens_per_s,
                              earlier->real_tokens_per_s / std::max(1.0, m_shape.tokens)};
      return;
    }
    if (m_context.sgemm_gflops <= 0 || device != "cpu") return;
    const double optimizer =
        static_cast<double>(m_plan.total_steps * m_plan.parameters) * kOptimizerBytesPerParameter / kHostBytesPerSecond;
    m_plan.seconds = work.flops / (m_context.sgemm_gflops * 1e9 * kShareOfSgemm) + optimizer;
    m_plan.seconds_basis = {TimeBasis::Kind::MachineSpeed, m_context.sgemm_gflops, {}, 0, 0};
  }

  void checkSpace() {
    const fs::path runs = m_context.runs_folder;
    if (runs.empty()) return;
    if (const auto free = freeBytes(runs); free.ok()) m_plan.free_bytes = *free;
    const auto status = checkDisk(m_spec, m_plan.model->config, outputs(), runs);
    if (status.ok()) return;
    RunSpec fewer = m_spec;
    fewer.evaluation.keep_checkpoints = 0;
    const bool helps = m_spec.evaluation.keep_checkpoints > 0 &&
                       runDiskBytes(fewer, m_plan.model->config, outputs()) <= m_plan.free_bytes;
    m_problems.error(status.error(), helps ? "keep-checkpoints" : "", helps ? "0" : "");
  }

  void runChecks() {
    const bool haveData = !m_data.splits.empty();
    if (m_plan.model) {
      checkStart(m_spec, *m_plan.model, &m_problems);
      checkLength(m_spec.batch.max_seq_length, m_plan.model->config, haveData && m_data.task.pair, &m_problems);
      if (m_tokenizer != nullptr) checkCasing(m_spec, *m_tokenizer, m_casingOfFiles, &m_problems);
      if (haveData) checkSpace();
    }
    if (!haveData) return;
    checkLabels(m_spec, m_data, &m_problems);
    checkSteering(m_spec, m_data, &m_problems);
    checkTwins(m_twins, &m_problems);
    if (!m_facts.splits.empty()) {
      const SplitFacts& train = m_facts.splits.front();
      checkTruncation(m_spec, train.lengths, m_plan.model->config.max_position_embeddings, &m_problems);
      checkUnknown(train.unknown_tokens, train.tokens, &m_problems);
    }
    checkSchedule(m_spec, m_plan, &m_problems);
    checkDevice(m_spec, m_context, m_plan, &m_problems);
  }

  const RunSpec& m_spec;
  const PlanContext& m_context;
  std::stop_token m_stop;
  Plan m_plan;
  ProblemList m_problems;
  DataSet m_data;
  std::shared_ptr<const Tokenizer> m_tokenizer;
  bool m_casingOfFiles = true;
  Preflight m_facts;  // no splits: there was no tokenizer to count with
  std::vector<TwinCounts> m_twins;
  std::vector<std::vector<int32_t>> m_lengths;  // of the splits' rows, as cut
  BatchShape m_shape;
};

}  // namespace

bool Plan::canStart() const {
  return std::none_of(problems.begin(), problems.end(),
                      [](const Problem& problem) { return problem.severity == Problem::Severity::Error; });
}

Plan makePlan(const RunSpec& spec, const PlanContext& context, std::stop_token stop) {
  return Planner(spec, context, std::move(stop)).make();
}

}  // namespace cloze
