#include <core/base/fs.h>
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
    if (!m_stop.stop_requested()) makeAllFeatures();
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

  void makeAllFeatures() {
    if (m_tokenizer == nullptr || m_data.splits.empty()) return;
    for (const Split& split : m_data.splits) {
      auto features = makeFeatures(split, m_data.task, *m_tokenizer, truncationOf(m_spec.batch), m_stop);
      if (!features.ok()) {
        m_features.clear();
        // A length without room for text is checkLength's to say, with its remedy.
        const Error& error = features.error();
        if (error.code != ErrorCode::Cancelled && error.field != "max-seq-length") m_problems.error(error);
        return;
      }
      m_features.push_back(std::move(features).value());
    }
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
    if (place < m_features.size()) describeLengths(m_features[place], &plan);
    m_plan.splits.push_back(std::move(plan));
  }

  static void describeLengths(const FeatureSet& features, SplitPlan* plan) {
    plan->truncated = features.truncated_examples;
    plan->tokens_lost = features.tokens_lost;
    plan->real_tokens = static_cast<int64_t>(features.input_ids.size());
    plan->unk_tokens = features.unk_tokens;
    plan->longest_tokens = features.longest_tokens;
    std::vector<int32_t> lengths = features.lengths_before;
    if (lengths.empty()) return;
    plan->length_histogram.assign(static_cast<size_t>(std::min<int64_t>(features.longest_tokens, 1024)) + 1, 0);
    for (const int32_t length : lengths) ++plan->length_histogram[static_cast<size_t>(std::min(length, 1024))];
    const auto middle = lengths.begin() + static_cast<int64_t>(lengths.size() / 2);
    std::nth_element(lengths.begin(), middle, lengths.end());
    plan->median_tokens = *middle;
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
    if (m_features.empty()) return;
    m_shape =
        shapeOfEpoch(m_features.front(), m_spec.seed, m_spec.batch.batch_size, m_spec.batch.gradient_accumulation);
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
    for (size_t i = 1; i < m_features.size(); ++i) {
      const bool during = m_plan.splits[i].name.starts_with("dev");
      if (!during && !m_data.splits[i].labelled) continue;
      double squares = 0, tokens = 0;
      for (int64_t row = 0; row < m_features[i].size(); ++row) {
        const auto length = static_cast<double>(m_features[i].length(row));
        tokens += length;
        squares += length * length;
      }
      const double times = during ? evaluations : 1;
      work.evaluated += times * static_cast<double>(m_features[i].size());
      work.tokens += times * tokens / 3;
      work.flops += times * forwardFlops(config, static_cast<double>(m_features[i].size()), tokens, squares);
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
    checkDuplicates(m_data, &m_problems);
    checkTruncation(m_spec, m_features, m_plan.model ? m_plan.model->config.max_position_embeddings : 0, &m_problems);
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
  std::vector<FeatureSet> m_features;
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
