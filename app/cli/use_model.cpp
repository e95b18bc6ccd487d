#include <app/cli/predictions.h>
#include <app/cli/progress.h>
#include <app/cli/use_model.h>
#include <core/base/atomic_file.h>
#include <core/base/fs.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>

namespace cloze::cli {
namespace {

using Rows = std::vector<std::vector<float>>;

// Batch by batch, so that progress can be shown and a stop is heard.
Result<Rows> predictAll(Classifier& classifier, const std::vector<Example>& examples, bool pair, int64_t batch,
                        std::stop_token stop) {
  ProgressPrinter progress(isatty(STDERR_FILENO) == 1);
  const auto begin = std::chrono::steady_clock::now();
  const size_t chunk = static_cast<size_t>(std::clamp<int64_t>(batch, 1, 1024)) * 8;
  Rows rows;
  rows.reserve(examples.size());
  for (size_t first = 0; first < examples.size(); first += chunk) {
    const size_t last = std::min(first + chunk, examples.size());
    std::vector<TextPair> texts;
    for (size_t i = first; i < last; ++i) {
      texts.push_back({examples[i].text_a, pair ? std::optional(examples[i].text_b) : std::nullopt});
    }
    CLOZE_ASSIGN(Rows some, classifier.predict(texts, stop));
    if (some.size() != texts.size()) return makeError(ErrorCode::Internal, "The model gave another number of rows.");
    std::move(some.begin(), some.end(), std::back_inserter(rows));
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    progress.rows(static_cast<int64_t>(last), static_cast<int64_t>(examples.size()),
                  seconds > 0 ? static_cast<double>(last) / seconds : 0);
  }
  return rows;
}

// A folder that is made, and unless it is kept is removed again with those above it that were made for it.
class NewFolder {
 public:
  explicit NewFolder(std::filesystem::path folder) : m_folder(std::move(folder)) {}
  ~NewFolder() {
    std::error_code ignored;
    for (size_t i = 0; !m_kept && i < m_made.size(); ++i) std::filesystem::remove(m_made[i], ignored);  // if empty
  }
  NewFolder(const NewFolder&) = delete;
  NewFolder& operator=(const NewFolder&) = delete;

  Status make() {
    std::error_code ignored;
    for (std::filesystem::path part = m_folder; !part.empty() && !std::filesystem::exists(part, ignored);
         part = part.parent_path()) {
      m_made.push_back(part);
    }
    return makeFolders(m_folder);
  }
  void keep() { m_kept = true; }

 private:
  std::filesystem::path m_folder;
  std::vector<std::filesystem::path> m_made;  // innermost first
  bool m_kept = false;
};

// Two files that belong together: where one cannot be written, the other is not put in place either.
Status writeBoth(const std::filesystem::path& a, const std::string& textA, const std::filesystem::path& b,
                 const std::string& textB) {
  CLOZE_ASSIGN(const auto first, AtomicFile::create(a, textA.size()));
  CLOZE_TRY(first->write(textA));
  CLOZE_ASSIGN(const auto second, AtomicFile::create(b, textB.size()));
  CLOZE_TRY(second->write(textB));
  CLOZE_TRY(first->commit());
  return second->commit();
}

// A model without names for its labels has LABEL_0, LABEL_1, ...; the task's own say more.
std::vector<std::string> labelNames(const std::vector<std::string>& model, const std::vector<std::string>& known) {
  if (known.size() != model.size()) return model;
  for (size_t i = 0; i < model.size(); ++i) {
    if (model[i] != "LABEL_" + std::to_string(i)) return model;
  }
  return known;
}

}  // namespace

int evaluateAndReport(const ChosenModel& model, const std::vector<std::string>& splits, Output& output,
                      StopOnSignal& signals, std::vector<EvalResult>* results) {
  const auto engine = loadEngine();
  if (!engine.ok()) return output.failed(engine.error());
  EvalRequest request;
  request.model_folder = model.folder;
  request.spec = model.spec;
  request.checkpoint = model.checkpoint;
  request.splits = splits;
  const auto outcome = (*engine)->evaluate(request, signals.token());
  if (!outcome.ok()) return signals.exitStatus(output.failed(outcome.error()), outcome.error());
  if (results != nullptr) *results = outcome->results;
  if (!output.json) {
    for (const EvalResult& result : outcome->results) output.line(evalText(result));
    return kDone;
  }
  Json json = {{"run", model.run.empty() ? Json(nullptr) : Json(model.run)},
               {"folder", model.folder.string()},
               {"eval", outcome->results.empty() ? Json(nullptr) : evalJson(outcome->results.front())}};
  if (outcome->results.size() > 1) {
    json["evals"] = Json::array();
    for (const EvalResult& result : outcome->results) json["evals"].push_back(evalJson(result));
  }
  output.result(json);
  return kDone;
}

Result<WrittenPredictions> predictInto(const std::filesystem::path& folder, const ChosenModel& model,
                                       const TaskInfo& task, const std::vector<Example>& examples,
                                       StopOnSignal& signals) {
  NewFolder place(folder);
  CLOZE_TRY(place.make());  // first, as labelling may take long
  CLOZE_ASSIGN(Engine * engine, loadEngine());
  const RunSpec& spec = model.spec;
  CLOZE_ASSIGN(const auto classifier,
               engine->openClassifier(model.folder, spec.device, spec.batch, spec.model.do_lower_case));
  CLOZE_ASSIGN(const Rows rows,
               predictAll(*classifier, examples, task.pair, spec.batch.eval_batch_size, signals.token()));
  WrittenPredictions written{folder / "test_results.tsv",
                             folder / "predictions.tsv",
                             labelNames(classifier->labels(), model.labels.empty() ? task.labels : model.labels),
                             rows.size(),
                             {}};
  CLOZE_TRY(writeBoth(written.test_results, testResults(rows), written.table,
                      predictionTable(examples, task.pair, written.labels, rows)));
  place.keep();
  return written;
}

std::string predictionsText(const WrittenPredictions& written) {
  return "predicted " + std::to_string(written.rows) + " rows: " + written.test_results.string() + ", " +
         written.table.string();
}

void sayPredictions(const WrittenPredictions& written, const ChosenModel& model, const Output& output) {
  if (!output.json) {
    output.line(predictionsText(written));
    return;
  }
  output.result({{"run", model.run.empty() ? Json(nullptr) : Json(model.run)},
                 {"checkpoint", model.checkpoint},
                 {"rows", written.rows},
                 {"labels", written.labels},
                 {"warnings", written.warnings},
                 {"test_results", written.test_results.string()},
                 {"predictions", written.table.string()}});
}

}  // namespace cloze::cli
