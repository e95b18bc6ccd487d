#include <tests/app/run_page/synthetic_run.h>

#include <core/plan/plan.h>

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <limits>
#include <random>

namespace cloze {

namespace {

constexpr double kExamplesPerSecond = 3668 / 128.0 / 0.3;  // as the rows, steps and seconds below make it

RunSpec mrpcSpec() {
  RunSpec spec;
  spec.name = "mrpc-bert-base-2";
  spec.data.task = "mrpc";
  spec.data.data_dir = "/data/mrpc";
  spec.model.model = "/models/bert-base-uncased";
  spec.optimizer.learning_rate = 3e-5;
  spec.seed = 43;
  return spec;
}

void writeCheckpoints(const std::filesystem::path& folder, int64_t last) {
  for (const auto& [name, bytes] : {std::pair("last", 3000), std::pair("best", 2000), std::pair("step-150", 5000)}) {
    std::filesystem::create_directories(folder / "checkpoints" / name);
    std::ofstream(folder / "checkpoints" / name / "model.safetensors") << std::string(static_cast<size_t>(bytes), 'x');
  }
  if (last > 0) std::ofstream(folder / "checkpoints/last/trainer_state.json") << "{\"step\": " << last << "}";
}

std::vector<Prediction> syntheticPredictions(int labels, bool pairs) {
  const char* texts[][2] = {
      {"Amrozi accused his brother, whom he called \"the witness\", of deliberately distorting his evidence.",
       "Referring to him as only \"the witness\", Amrozi accused his brother of deliberately distorting his evidence."},
      {"Yucaipa owned Dominick's before selling the chain to Safeway in 1998 for $2.5 billion.",
       "Yucaipa bought Dominick's in 1995 for $693 million and sold it to Safeway for $1.8 billion in 1998."},
      {"The stock rose $2.11, or about 11 percent, to close Friday at $21.51 on the New York Stock Exchange.",
       "PG&E Corp. shares jumped $1.63 or 8 percent to $21.03 on the New York Stock Exchange on Friday."}};
  std::mt19937 random(7);
  std::uniform_real_distribution<float> share(0.5f, 1.0f);
  std::vector<Prediction> all;
  for (int i = 0; i < 400; ++i) {
    Prediction p;
    p.index = i;
    p.text_a = texts[i % 3][0];
    if (pairs) p.text_b = texts[i % 3][1];
    const int label = labels == 2 ? static_cast<int>(i % 3 != 0) : i % labels;
    const int predicted = i % 7 == 0 ? (label + 1) % labels : label;
    p.label = std::to_string(label);
    p.predicted = std::to_string(predicted);
    const float confidence = share(random);
    p.probabilities.assign(static_cast<size_t>(labels), (1 - confidence) / static_cast<float>(labels - 1));
    p.probabilities[static_cast<size_t>(predicted)] = confidence;
    all.push_back(p);
  }
  return all;
}

}  // namespace

void addSyntheticPoints(RunWriter* writer, int64_t from, int64_t to, int64_t steps, int64_t nanAt, bool dev) {
  std::mt19937 random(static_cast<unsigned>(from) + 1);
  std::normal_distribution<double> noise(0, 1);
  const int64_t start_ms = 1795244400000;
  std::vector<MetricPoint> points;
  for (int64_t step = from + 1; step <= to; ++step) {
    const double t = static_cast<double>(step);
    const int64_t wall = start_ms + step * 300;
    const auto add = [&](const char* tag, double value) { points.push_back({tag, step, wall, value}); };
    const double loss = 0.22 + 0.45 * std::exp(-t / 110) + 0.05 * noise(random);
    add("train/loss", step == nanAt ? std::numeric_limits<double>::quiet_NaN() : loss);
    add("train/learning_rate", learningRateAt(mrpcSpec().optimizer, step - 1, steps));
    add("train/grad_norm", 1.3 + 2.2 * std::exp(-t / 60) + 0.35 * std::abs(noise(random)));
    add("train/examples_per_s", kExamplesPerSecond + 1.4 * noise(random));
    add("train/real_tokens_per_s", 53 * kExamplesPerSecond + 100 * noise(random));
    add("train/epoch", t / 128);
    add("memory/bytes", 6.1 * (1 << 30) * (1 - 0.3 * std::exp(-t / 4)));
    if (dev && step % 48 == 0) {
      add("dev/loss", 0.34 + 0.25 * std::exp(-t / 70));
      add("dev/accuracy", 0.87 - 0.2 * std::exp(-t / 70));
      add("dev/f1", 0.905 - 0.15 * std::exp(-t / 60));
    }
  }
  const Status added = writer->addPoints(points);
  EXPECT_TRUE(added.ok()) << (added.ok() ? "" : added.error().toString());
}

RunProgress syntheticProgress(const SyntheticRun& wanted) {
  RunProgress progress;
  progress.state = wanted.state;
  progress.message = wanted.message;
  progress.step = wanted.done;
  progress.total_steps = wanted.steps;
  progress.epoch = static_cast<double>(wanted.done) / 128;
  progress.seconds = static_cast<double>(wanted.done) * 0.3;
  if (wanted.state == RunState::Running) progress.seconds_left = 41;
  progress.examples_per_s = wanted.speed > 0 ? wanted.speed : kExamplesPerSecond;
  progress.real_tokens_per_s = 53 * progress.examples_per_s;
  progress.peak_bytes = 6549825126;
  if (wanted.dev) {
    progress.best_value = 0.902;
    progress.best_step = 192;
  }
  progress.device = "cuda:0";
  if (wanted.state == RunState::Finished) {
    progress.results.push_back({"test", "last", wanted.steps, 1725, 0.4531, {{"accuracy", 0.8}, {"f1", 0.851}}});
  }
  return progress;
}

std::unique_ptr<RunWriter> writeSyntheticRun(const SyntheticRun& wanted) {
  RunRecord record;
  record.spec = mrpcSpec();
  for (int label = 0; label < wanted.labels; ++label) record.labels.push_back(std::to_string(label));
  record.created = "2026-11-21T07:00:00Z";
  record.uuid = "6f4d3c1e-0000-4000-8000-000000000001";
  record.provenance = {{"program_version", "0.1.0"}, {"libtorch", "2.11.0"}, {"device", "NVIDIA H200"}};
  record.hashes = {{"/data/mrpc/train.tsv", std::string(64, 'a')}};
  record.rows = {{"train", 3668}};
  if (wanted.test) record.rows["test"] = 1725;
  if (wanted.dev) record.rows["dev"] = 408;
  record.total_steps = wanted.steps;
  auto writer = RunWriter::create(wanted.runs, record);
  if (!writer.ok()) {
    ADD_FAILURE() << writer.error().toString();
    return nullptr;
  }
  RunWriter* run = writer->get();
  run->log("loading data: 3,668 train, 408 dev, 1,725 test");
  run->log("training 384 steps on cuda:0, fp32");
  for (int64_t step = 48; step <= wanted.done; step += 48)
    run->log("step " + std::to_string(step) + ": dev loss 0.377, accuracy 0.831, f1 0.877");
  if (wanted.done > 0) addSyntheticPoints(run, 0, wanted.done, wanted.steps, wanted.nanAt, wanted.dev);
  if (wanted.checkpoints) writeCheckpoints(run->folder(), wanted.lastCheckpoint);
  if (wanted.predictions) {
    EXPECT_TRUE(run->writePredictions("test-last", syntheticPredictions(wanted.labels, wanted.pairs)).ok());
  }
  EXPECT_TRUE(run->setProgress(syntheticProgress(wanted)).ok());
  return std::move(*writer);
}

}  // namespace cloze
