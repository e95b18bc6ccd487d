#include <core/engine/train/trainer.h>

#include <core/base/fs.h>
#include <core/engine/guard.h>
#include <core/engine/kernels/host_memory.h>
#include <core/engine/model/cuda_fused.h>
#include <core/engine/tasks/predictor.h>
#include <core/engine/train/device_queue.h>
#include <core/engine/train/devices.h>
#include <core/engine/train/input_record.h>
#include <core/engine/train/inputs.h>
#include <core/engine/train/memory_limit.h>
#include <core/engine/train/recorder.h>
#include <core/engine/train/train_loop.h>
#include <core/plan/checks.h>
#include <core/plan/plan.h>
#include <core/runs/run_folder.h>
#include <core/spec/option_table.h>

#include <charconv>

namespace cloze {
namespace {

namespace fs = std::filesystem;

// A run that has its folder and its lock, and everything it reads.
struct OpenRun {
  std::unique_ptr<RunWriter> writer;
  TrainInputs inputs;
  InputHashes hashes;  // of a new run
  c10::Device device{c10::kCPU};
  int threads = 1;
  bool resumed = false;
  std::vector<std::string> notes;  // for the log
};

Status checkPrecision(const RunSpec& spec, c10::Device device) {
  if (spec.device.precision != Precision::Fp64 || device.is_cpu()) return {};
  return fieldError(ErrorCode::InvalidArgument, "precision",
                    "fp64 serves comparisons on the CPU; use --device cpu with it, or fp32 or bf16 on a GPU.");
}

Result<OpenRun> openNew(const TrainRequest& request, std::stop_token stop) {
  OpenRun run;
  const RunSpec& spec = request.spec;
  CLOZE_TRY(checkRunSpec(spec));
  CLOZE_ASSIGN(run.device, resolveDevice(spec.device.device));
  CLOZE_TRY(checkPrecision(spec, run.device));
  run.threads = useThreads(spec.device.threads);
  CLOZE_ASSIGN(run.inputs, loadTrainInputs(spec, stop));
  const fs::path target = request.folder.empty() ? request.runs_folder : request.folder;
  CLOZE_TRY(checkDisk(spec, run.inputs.config, run.inputs.outputs(), target));
  RunRecord record;
  record.spec = spec;
  if (run.inputs.data.task.kind == TaskKind::Classification) record.labels = run.inputs.data.task.labels;
  record.provenance = provenance(run.device, run.threads);
  CLOZE_ASSIGN(run.hashes, hashInputs(spec, run.inputs));
  record.hashes = run.hashes.paths;
  record.rows = rowsOf(run.inputs.data);
  record.total_steps = totalSteps(spec, run.inputs.trainFeatures().size());
  if (stop.stop_requested()) return makeError(ErrorCode::Cancelled, "Stopped before the run began.");
  if (request.folder.empty()) CLOZE_TRY(makeFolders(request.runs_folder));
  CLOZE_ASSIGN(run.writer, RunWriter::create(request.runs_folder, std::move(record), request.folder));
  return run;
}

int64_t recordedThreads(const RunRecord& record) {
  const auto found = record.provenance.find("threads");
  int64_t threads = 0;
  if (found == record.provenance.end()) return 0;
  const char* end = found->second.data() + found->second.size();
  return std::from_chars(found->second.data(), end, threads).ec == std::errc() ? threads : 0;
}

// What the run continues from. Starting over is right only where nothing was ever saved: elsewhere it would draw the
// curve anew and write over checkpoints that took hours.
Status findCheckpoint(const CheckpointStore& store, int64_t stepBefore, std::vector<std::string>* notes) {
  CLOZE_TRY(store.recover());
  CLOZE_ASSIGN(const int64_t found, store.bringBackLast());
  if (found >= 0) {
    notes->push_back("warning: checkpoints/last is gone, so the run continues from step-" + std::to_string(found));
  } else if (!store.has("last") && store.has("best")) {
    return fileError(ErrorCode::NotFound, store.folder("last").string(),
                     "This checkpoint is gone, and best, which is there, holds no state of the optimiser, so the run "
                     "cannot be continued. Bring it back, or start a new run from " +
                         store.folder("best").string() + ".");
  } else if (!store.has("last") && stepBefore > 0) {
    notes->push_back("starting over: the run ended before its first checkpoint");
  }
  return {};
}

Result<OpenRun> openExisting(const fs::path& folder, std::stop_token stop) {
  OpenRun run;
  run.resumed = true;
  CLOZE_ASSIGN(run.writer, RunWriter::reopen(folder));
  const RunProgress before = readRunProgress(folder);
  if (before.state == RunState::Finished) {
    return fileError(ErrorCode::InvalidArgument, folder.string(),
                     "This run is finished (" + std::to_string(before.step) + " of " +
                         std::to_string(before.total_steps) +
                         " steps); there is nothing to continue. Start a new run, for instance with --spec on its "
                         "run.json and more epochs.");
  }
  const RunRecord& record = run.writer->record();
  CLOZE_TRY(checkUnchanged(record, folder));
  CLOZE_ASSIGN(run.device, resolveDevice(record.spec.device.device));
  CLOZE_TRY(checkPrecision(record.spec, run.device));
  // As many threads as then: sums split differently have other last bits.
  run.threads = useThreads(record.spec.device.threads > 0 ? record.spec.device.threads : recordedThreads(record));
  CLOZE_ASSIGN(run.inputs, loadTrainInputs(record.spec, stop));
  CLOZE_TRY(checkSameInputs(record, run.inputs));
  const bool classes = run.inputs.data.task.kind == TaskKind::Classification;
  if (classes && run.inputs.data.task.labels != record.labels) {
    return fileError(ErrorCode::InvalidData, folder.string(),
                     "The data have other labels than when the run started. Put the old files back.");
  }
  CLOZE_TRY(findCheckpoint(CheckpointStore(folder), before.step, &run.notes));
  return run;
}

// What came out, as the log keeps it: "result on dev with the best checkpoint, after step 345: loss 0.41, accuracy
// 0.8".
std::string resultLine(const EvalResult& result) {
  std::string line = "result on " + result.split + " with the " + result.checkpoint + " checkpoint, after step " +
                     std::to_string(result.step) + ": loss " + shortestText(static_cast<float>(result.loss));
  for (const auto& [name, value] : result.values) line += ", " + name + " " + shortestText(static_cast<float>(value));
  return line;
}

// Which columns were found may be another choice than was meant, so it is said.
std::string columnsOf(const Split& split) {
  std::string line;
  for (const std::string& column : split.text_columns)
    line += (line.empty() ? ", texts in \"" : " and \"") + column + "\"";
  if (!split.label_column.empty()) line += ", labels in \"" + split.label_column + "\"";
  return line;
}

void describe(const OpenRun& run, Recorder* recorder) {
  for (const std::string& note : run.notes) recorder->log(note);
  if (!run.resumed) {
    std::vector<Problem> found;
    ProblemList problems(&found);
    const RunSpec& spec = run.writer->record().spec;
    checkStart(spec, run.inputs.model, &problems);
    checkTwins(countTwins(run.inputs.data), &problems);
    const FeatureSet& train = run.inputs.trainFeatures();
    checkTruncation(spec, LengthTable(train.lengths_before), run.inputs.config.max_position_embeddings, &problems);
    checkUnknown(train.unk_tokens, static_cast<int64_t>(train.input_ids.size()), &problems);
    for (const Problem& problem : found) recorder->log("warning: " + problem.what.message);
  }
  for (const std::string& warning : run.inputs.data.warnings) recorder->log("warning: " + warning);
  for (size_t i = 0; i < run.inputs.data.splits.size(); ++i) {
    const Split& split = run.inputs.data.splits[i];
    std::string line = split.name + ": " + std::to_string(split.examples.size()) + " rows from " + split.file.string();
    if (!split.note.empty()) line += " (" + split.note + ")";
    line += columnsOf(split);
    const FeatureSet& features = run.inputs.features[i];
    if (features.truncated_examples > 0) {
      line += ", " + std::to_string(features.truncated_examples) + " cut to the length, " +
              std::to_string(features.tokens_lost) + " tokens lost";
    }
    recorder->log(line);
  }
  recorder->log("device " + deviceName(run.device) + " (" + deviceDescription(run.device) + "), " +
                std::to_string(run.threads) + " threads");
  if (run.writer->record().spec.device.precision == Precision::Bf16 && !hasFastBf16(run.device)) {
    recorder->log("warning: this processor has no bf16 arithmetic, so bf16 gains nothing here; fp32 is faster");
  }
}

// A resumed run stands where its checkpoint is from the first moment, while it still waits for its device or loads: it
// may be stopped or fail before the model is there again. What cannot be read is said when it is restored.
TrainerState stateBefore(const OpenRun& run) {
  const CheckpointStore store(run.writer->folder());
  if (!run.resumed || !store.has("last")) return {};
  const Result<TrainerState> state = store.readState("last");
  return state.ok() ? *state : TrainerState{};
}

RunProgress progressBefore(const OpenRun& run, const TrainerState& state) {
  RunProgress progress;
  if (run.resumed) progress = readRunProgress(run.writer->folder());
  progress.message.clear();
  progress.error_code.clear();
  progress.seconds_left.reset();
  progress.results.clear();
  showState(state, stepsPerEpoch(run.inputs.trainFeatures().size(), run.writer->record().spec.batch.batch_size),
            &progress);
  progress.state = RunState::Queued;
  progress.device = deviceName(run.device);
  progress.total_steps = run.writer->record().total_steps;
  return progress;
}

// What is over is told by its mean; the last steps count only while it goes on.
void showMeanSpeed(const TrainerState& state, RunProgress* progress) {
  progress->seconds_left.reset();
  if (state.timed_steps <= 0 || !(state.seconds > 0)) return;
  progress->examples_per_s = static_cast<double>(state.timed_examples) / state.seconds;
  progress->real_tokens_per_s = static_cast<double>(state.timed_tokens) / state.seconds;
}

TrainSummary summaryOf(const OpenRun& run, const TrainerState& state, const Recorder& recorder, bool stopped) {
  TrainSummary summary;
  summary.run_id = run.writer->record().id;
  summary.folder = run.writer->folder();
  summary.stopped = stopped;
  summary.steps = state.step;
  summary.seconds = state.seconds;
  if (state.timed_steps > 0 && state.seconds > 0) {
    summary.examples_per_s = static_cast<double>(state.timed_examples) / state.seconds;
    summary.real_tokens_per_s = static_cast<double>(state.timed_tokens) / state.seconds;
  }
  summary.train_loss = state.meanLoss();
  summary.peak_bytes = state.peak_bytes;
  summary.results = recorder.progress.results;
  return summary;
}

// Memory for tensors is kept between steps, and bounded by nine tenths of what is free: an absurd batch then fails to
// allocate instead of waking the kernel's killer.
class TrainingMemory {
 public:
  explicit TrainingMemory(c10::Device device) : m_device(device), m_limit(device.is_cpu() ? startPool() / 10 * 9 : 0) {
    if (!m_device.is_cpu()) return;
    if (const int64_t free = availableHostBytes(); free > 0) setHostMemoryLimit(hostMemoryBytes() + free / 10 * 9);
  }
  ~TrainingMemory() {
    if (!m_device.is_cpu()) return;
    setHostMemoryLimit(0);
    trimHostMemory();
  }
  TrainingMemory(const TrainingMemory&) = delete;
  TrainingMemory& operator=(const TrainingMemory&) = delete;

 private:
  // The pool's address range counts as data of the process, so it is there before the limit is set.
  static int64_t startPool() {
    useHostMemoryPool();
    return availableHostBytes();
  }
  c10::Device m_device;
  HostMemoryLimit m_limit;
};

// From the queue to the last result. Returns whether it was stopped on request; `state` holds where it then stands.
Result<LoopEnd> trainOpenRun(OpenRun& run, Recorder& recorder, std::stop_token stop, TrainerState* state) {
  const auto stopRequested = [&] { return stop.stop_requested() || run.writer->pendingCommand() == RunCommand::Stop; };
  const auto sayWaiting = [&](const std::string& what) {
    recorder.progress.message = what;
    recorder.log(what);
    (void)recorder.flush();
  };
  CLOZE_TRY(writeFolderFiles(run.writer->folder(), run.hashes));
  CLOZE_TRY(recorder.flush());
  std::unique_ptr<FileLock> device;
  CLOZE_ASSIGN(device, waitForDevice(run.device, run.writer->folder(), sayWaiting, stopRequested));
  if (device == nullptr) return LoopEnd::Stopped;
  recorder.progress.state = RunState::Running;
  recorder.progress.message = "loading the model";
  CLOZE_TRY(recorder.flush());
  const TrainingMemory memory(run.device);
  std::string problem;
  if (run.device.is_cuda() && !hasCudaKernels(run.device, &problem)) {
    recorder.log("warning: our CUDA kernels are not used (" + problem + "); LibTorch's operators are slower");
  }
  TrainLoop loop(run.writer.get(), &recorder, &run.inputs, run.device, stop);
  Result<LoopEnd> end = guarded([&]() -> Result<LoopEnd> {
    CLOZE_TRY(loop.prepare(run.resumed));
    CLOZE_ASSIGN(const LoopEnd trained, loop.run());
    return trained == LoopEnd::Stopped ? Result<LoopEnd>(trained) : loop.finish();
  });
  *state = loop.state();
  return end;
}

Error closeFailed(OpenRun& run, Recorder& recorder, const TrainerState& state, const Error& error) {
  recorder.progress.state = RunState::Failed;
  recorder.progress.message = error.toString();
  recorder.progress.error_code = errorCodeName(error.code);
  showMeanSpeed(state, &recorder.progress);
  recorder.log("failed: " + error.toString());
  // Whatever stopped the run may stop these as well; what counts is the first error.
  (void)recorder.flush();
  (void)run.writer->close();
  return error;
}

}  // namespace

Result<TrainSummary> runTraining(const TrainRequest& request, TrainObserver* observer, std::stop_token stop) {
  OpenRun run;
  CLOZE_ASSIGN(run, request.resume.empty() ? openNew(request, stop) : openExisting(request.resume, stop));
  if (observer != nullptr) observer->onRunCreated(run.writer->record().id, run.writer->folder());
  Recorder recorder(run.writer.get(), observer);
  TrainerState state = stateBefore(run);
  recorder.progress = progressBefore(run, state);
  describe(run, &recorder);
  const Result<LoopEnd> end = guarded([&] { return trainOpenRun(run, recorder, stop, &state); });
  (void)guarded([&]() -> Status {
    releaseCache(run.device);
    return {};
  });
  if (!end.ok()) return closeFailed(run, recorder, state, end.error());
  const bool stopped = *end == LoopEnd::Stopped;
  recorder.progress.state = stopped ? RunState::Stopped : RunState::Finished;
  recorder.progress.message = stopped ? "stopped after step " + std::to_string(state.step) : "";
  recorder.progress.step = state.step;
  recorder.progress.seconds = state.seconds;
  showMeanSpeed(state, &recorder.progress);
  for (const EvalResult& result : recorder.progress.results) recorder.log(resultLine(result));
  recorder.log(stopped ? recorder.progress.message : "finished");
  if (const Status written = recorder.finish(); !written.ok())
    return closeFailed(run, recorder, state, written.error());
  // Everything is written and says so; what may fail now is tidying, and would take a finished run for a failed one.
  if (const Status closed = run.writer->close(); !closed.ok()) {
    recorder.log("warning: the run is whole, but its curves could not be packed: " + closed.error().toString());
  }
  return summaryOf(run, state, recorder, stopped);
}

}  // namespace cloze
