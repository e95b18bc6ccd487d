#include <app/pages/inspect/example_set.h>

#include <core/inspect/data_source.h>
#include <core/runs/run_folder.h>

#include <QString>

namespace cloze {

namespace {

bool isKind(const RowFacts& row, const ExampleFilter& filter) {
  switch (filter.kind) {
    case ExampleKind::All:
      return true;
    case ExampleKind::Cut:
      return filter.length > 0 && row.tokens > filter.length;
    case ExampleKind::Unknown:
      return row.unknown > 0;
    case ExampleKind::Longer:
      return row.tokens > filter.longer;
    case ExampleKind::Repeated:
      return row.oddities & kRepeated;
    case ExampleKind::Leaked:
      return row.oddities & kLeaked;
    case ExampleKind::EmptyText:
      return row.oddities & kEmptyCell;
    case ExampleKind::BadEncoding:
      return row.oddities & kBadEncoding;
    case ExampleKind::Controls:
      break;
  }
  return row.oddities & kControls;
}

// What the run says of itself, and where a vocabulary of it can be found.
Status readRun(const ExampleRequest& request, ExampleSet* set, RunSpec* spec) {
  CLOZE_ASSIGN(const RunRecord record, readRunRecord(request.run));
  *spec = record.spec;
  if (spec->data.labels.empty()) spec->data.labels = record.labels;
  set->batch = spec->batch;
  set->vocabulary = spec->model.model;
  const std::vector<CheckpointInfo> checkpoints = listCheckpoints(request.run);
  if (!checkpoints.empty()) set->vocabulary = checkpoints.front().folder;
  if (spec->model.do_lower_case != Casing::Auto) set->lower = spec->model.do_lower_case == Casing::Lower;
  return {};
}

}  // namespace

Result<ExampleSetPtr> openExamples(InspectToolBox* box, const ExampleRequest& request,
                                   std::shared_ptr<const DataSet> known, PreflightProgress* progress,
                                   std::stop_token stop) {
  auto set = std::make_shared<ExampleSet>();
  RunSpec spec;
  if (!request.run.empty()) {
    CLOZE_TRY(readRun(request, set.get(), &spec));
  } else if (known == nullptr) {
    CLOZE_ASSIGN(spec.data, dataSpecFor(request.data, request.task));
  }
  const auto vocabulary = request.vocabulary.empty() ? set->vocabulary : request.vocabulary;
  CLOZE_ASSIGN(const InspectToolsPtr tools,
               box->open(vocabulary, request.vocabulary.empty() ? set->lower : request.lower));
  if (known == nullptr) {
    CLOZE_ASSIGN(DataSet data, readDataSet(spec, stop));
    known = std::make_shared<const DataSet>(std::move(data));
  }
  set->data = known;
  CLOZE_ASSIGN(set->facts, preflight(*known, *tools->tokenizer, progress, stop));
  return ExampleSetPtr(set);
}

std::vector<int32_t> matchingRows(const ExampleSet& set, const ExampleFilter& filter, std::stop_token stop) {
  std::vector<int32_t> rows;
  if (filter.split >= set.facts.splits.size()) return rows;
  const SplitFacts& facts = set.facts.splits[filter.split];
  const Split& split = set.data->splits[filter.split];
  const QString words = QString::fromStdString(filter.words);
  const auto has = [&words](const std::string& text) {
    return QString::fromStdString(text).contains(words, Qt::CaseInsensitive);
  };
  for (size_t row = 0; row < facts.rows.size(); ++row) {
    if ((row & 255) == 0 && stop.stop_requested()) break;
    const Example& example = split.examples[row];
    if (!isKind(facts.rows[row], filter)) continue;
    if (!filter.label.empty() && example.label != filter.label) continue;
    if (!words.isEmpty() && !has(example.text_a) && !has(example.text_b)) continue;
    rows.push_back(static_cast<int32_t>(row));
  }
  return rows;
}

}  // namespace cloze
