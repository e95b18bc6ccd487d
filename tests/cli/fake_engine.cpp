// An engine without tensors: makes real run folders, and numbers that are easy to recognise. A learning rate of exactly
// 1 makes it train until it is told to stop; a seed of 13 makes it run out of memory, one of 14 fail to write the
// checkpoint it is stopped at; one of 15 waits for a run with a long Chinese name first.
#include <core/api/engine.h>
#include <core/base/version.h>
#include <core/runs/run_folder.h>

#include <chrono>
#include <cmath>
#include <fstream>
#include <limits>
#include <thread>

namespace cloze {
namespace {

namespace fs = std::filesystem;

class FakeClassifier : public Classifier {
 public:
  const std::vector<std::string>& labels() const override { return m_labels; }
  Result<std::vector<std::vector<float>>> predict(const std::vector<TextPair>& texts, std::stop_token) override {
    std::vector<std::vector<float>> rows;
    for (const TextPair& text : texts)
      rows.push_back(text.a.size() % 2 == 0 ? std::vector{0.75F, 0.25F} : std::vector{0.1F, 0.9F});
    return rows;
  }

 private:
  std::vector<std::string> m_labels = {"no", "yes"};
};

EvalResult result(const std::string& split, const std::string& checkpoint) {
  EvalResult made;
  made.split = split;
  made.checkpoint = checkpoint;
  made.examples = 4;
  made.loss = std::numeric_limits<double>::quiet_NaN();
  made.values = {{"accuracy", 0.75}, {"f1", 0.1}};
  return made;
}

class FakeEngine : public Engine {
 public:
  EngineInfo info() override {
    EngineInfo info;
    info.build_id = buildId();
    info.libtorch_version = "none";
    info.devices.push_back({"cpu", "a test", 1, 1, false});
    return info;
  }
  double measureSgemm(int) override { return 1; }

  Result<TrainSummary> train(const TrainRequest& request, TrainObserver* observer, std::stop_token stop) override {
    TrainSummary summary;
    std::unique_ptr<RunWriter> writer;
    if (request.resume.empty()) {
      if (request.spec.seed == 13) return makeError(ErrorCode::OutOfMemory, "batch 32, length 128: 1 byte too many");
      RunRecord record;
      record.spec = request.spec;
      record.labels = {"no", "yes"};
      record.total_steps = 5;
      CLOZE_ASSIGN(writer, RunWriter::create(request.runs_folder, record, request.folder));
    } else {
      CLOZE_ASSIGN(writer, RunWriter::reopen(request.resume));
    }
    summary.run_id = writer->record().id;
    summary.folder = writer->folder();
    observer->onRunCreated(summary.run_id, summary.folder);
    const bool endless = writer->record().spec.optimizer.learning_rate == 1.0;
    RunProgress progress;
    progress.state = RunState::Running;
    progress.total_steps = 5;
    if (writer->record().spec.seed == 15) {
      RunProgress waits = progress;
      waits.state = RunState::Queued;
      waits.message = "waiting for cpu, which the run \"";
      for (int i = 0; i < 26; ++i) waits.message += "\xE4\xB8\xAD";
      waits.message += "\" is using";
      observer->onProgress(waits);
    }
    while (progress.step < 5 || endless) {
      if (stop.stop_requested()) {
        if (writer->record().spec.seed == 14) return fileError(ErrorCode::Io, "weights", "the disk is full");
        summary.stopped = true;
        break;
      }
      ++progress.step;
      observer->onPoints({{"train/loss", progress.step, 0, 0.5}});
      observer->onProgress(progress);
      std::this_thread::sleep_for(std::chrono::milliseconds(endless ? 20 : 1));
    }
    for (const char* name : {"last", "best"}) {
      fs::create_directories(summary.folder / "checkpoints" / name);
      std::ofstream(summary.folder / "checkpoints" / name / "config.json") << "{}";
    }
    progress.state = summary.stopped ? RunState::Stopped : RunState::Finished;
    summary.results = {result("dev", "last")};
    progress.results = summary.results;
    CLOZE_TRY(writer->setProgress(progress));
    CLOZE_TRY(writer->close());
    summary.steps = progress.step;
    const int64_t asked = writer->record().spec.optimizer.max_steps;
    if (asked == 0 || asked > 3) {
      summary.seconds = 0.25;
      summary.examples_per_s = 1e-5;
    }
    summary.train_loss = 0.1;
    summary.peak_bytes = 123456789012;
    return summary;
  }

  Result<EvalOutcome> evaluate(const EvalRequest& request, std::stop_token) override {
    if (!fs::exists(request.model_folder)) return fileError(ErrorCode::NotFound, request.model_folder.string(), "gone");
    EvalOutcome outcome;
    outcome.results = {result(request.splits.empty() ? "dev" : request.splits.front(), request.checkpoint)};
    outcome.results.front().values["length"] = static_cast<double>(request.spec.batch.max_seq_length);
    return outcome;
  }
  Result<std::unique_ptr<Classifier>> openClassifier(const fs::path&, const DeviceSpec&, const BatchSpec&,
                                                     Casing) override {
    return std::unique_ptr<Classifier>(std::make_unique<FakeClassifier>());
  }
  bool selfTest(std::vector<std::string>* report) override {
    report->push_back("fake engine: ok");
    return true;
  }
};

}  // namespace
}  // namespace cloze

extern "C" __attribute__((visibility("default"))) cloze::Engine* clozeEngineEntry(const char* buildId,
                                                                                  const char** problem) {
  static cloze::FakeEngine engine;
  if (std::string(buildId) != cloze::buildId()) {
    *problem = "another build";
    return nullptr;
  }
  return &engine;
}
