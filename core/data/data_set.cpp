#include <core/base/random.h>
#include <core/data/data_set.h>
#include <core/data/layout.h>
#include <core/data/split_reader.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <span>
#include <unordered_set>

namespace cloze {
namespace {

namespace fs = std::filesystem;

// Streams of random numbers, one for each thing drawn here (FNV-1a of its name), apart from the epochs' 0, 1, 2, ...
uint64_t streamOf(std::string_view name) {
  uint64_t hash = 0xcbf29ce484222325ull;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ull;
  return hash | 1ull << 63;
}

// `count` of 0 .. rows-1, each subset equally likely, ascending.
std::vector<bool> chooseRows(uint64_t seed, std::string_view purpose, int64_t rows, int64_t count) {
  Random random(seed, streamOf(purpose));
  std::vector<bool> chosen(static_cast<size_t>(rows));
  int64_t left = count;
  for (int64_t i = 0; i < rows && left > 0; ++i) {  // selection sampling (Knuth, vol. 2, 3.4.2 S)
    if (static_cast<int64_t>(random.below(static_cast<uint64_t>(rows - i))) < left) {
      chosen[static_cast<size_t>(i)] = true;
      --left;
    }
  }
  return chosen;
}

bool wholeNumber(const std::string& text, int64_t* value) {
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), *value);
  return problem == std::errc() && end == text.data() + text.size();
}

// Distinct labels: by value where all are whole numbers, else by bytes.
std::vector<std::string> labelsOf(std::span<const Split> splits) {
  std::unordered_set<std::string> seen;
  for (const Split& split : splits) {
    if (!split.labelled) continue;
    for (const Example& example : split.examples) seen.insert(example.label);
  }
  std::vector<std::string> labels(seen.begin(), seen.end());
  std::sort(labels.begin(), labels.end());
  const bool numbers = std::all_of(labels.begin(), labels.end(), [](const std::string& label) {
    int64_t ignored = 0;
    return wholeNumber(label, &ignored);
  });
  if (numbers) {
    std::stable_sort(labels.begin(), labels.end(), [](const std::string& a, const std::string& b) {
      int64_t x = 0, y = 0;
      wholeNumber(a, &x);
      wholeNumber(b, &y);
      return x < y;
    });
  }
  return labels;
}

std::map<std::string, int64_t> countLabels(const Split& split) {
  std::map<std::string, int64_t> counts;
  for (const Example& example : split.examples) ++counts[example.label];
  return counts;
}

constexpr size_t kMostLabels = 1000;
constexpr size_t kRowsThatTell = 20;  // fewer may all differ by chance

Status checkTrainLabels(const Split& train, const TaskInfo& task) {
  const auto counts = countLabels(train);
  if (counts.size() < 2) {
    return fileError(ErrorCode::InvalidData, train.file.string(),
                     "All rows have the label \"" + train.examples.front().label +
                         "\", so there is nothing to learn. Choose another label column, or a file with two classes or "
                         "more.",
                     train.examples.front().line);
  }
  if (task.labels.size() > kMostLabels) {
    return fileError(ErrorCode::InvalidData, train.file.string(),
                     "The label column has " + std::to_string(task.labels.size()) + " different values, from \"" +
                         task.labels.front().substr(0, 40) + "\" to \"" + task.labels.back().substr(0, 40) +
                         "\". This is likely not a column of classes; choose another with --label-column, or a "
                         "regression task for numbers.",
                     train.examples.front().line);
  }
  const size_t rows = train.examples.size();
  const bool almostEveryRow = rows >= kRowsThatTell && task.labels.size() * 10 >= rows * 9;
  if (almostEveryRow) {
    return fileError(ErrorCode::InvalidData, train.file.string(),
                     "Almost every row has its own label: " + std::to_string(task.labels.size()) + " in " +
                         std::to_string(rows) +
                         " rows. This is likely not a column of classes; choose another with --label-column, or a "
                         "regression task for numbers.",
                     train.examples.front().line);
  }
  return {};
}

Status checkLabelsKnown(const Split& split, const TaskInfo& task, bool fromTrain) {
  if (!split.labelled || task.kind == TaskKind::Regression) return {};
  const std::unordered_set<std::string> known(task.labels.begin(), task.labels.end());
  for (const Example& example : split.examples) {
    if (known.contains(example.label)) continue;
    const std::string what = "The label \"" + example.label.substr(0, 60) + "\" ";
    return fileError(ErrorCode::InvalidData, split.file.string(),
                     fromTrain ? what + "does not occur in the training data, which has: " + quotedList(task.labels) +
                                     ". Mend the row, add examples of it to the training file, or list all labels with "
                                     "--labels."
                               : what + "is none of this task's: " + quotedList(task.labels) +
                                     ". Mend the row, choose another task or label column, or list the labels with "
                                     "--labels.",
                     example.line);
  }
  return {};
}

void warnAboutLonelyLabel(const Split& train, std::vector<std::string>* warnings) {
  const Example& first = train.examples.front();
  if (first.line != 1 || train.examples.size() < 20) return;
  const auto counts = countLabels(train);
  if (counts.at(first.label) == 1) {
    warnings->push_back(train.file.string() + ": the label \"" + first.label +
                        "\" occurs in the first line alone. If that line is a header, set --header yes.");
  }
}

std::string percentText(double fraction) {
  char text[32];
  const auto end = std::to_chars(text, text + sizeof text, std::round(fraction * 1e4) / 100).ptr;
  return std::string(text, end) + " %";
}

Status splitOffDev(const DataSpec& spec, uint64_t seed, DataSet* data) {
  Split& train = data->splits.front();
  const auto rows = static_cast<int64_t>(train.examples.size());
  if (!(spec.dev_fraction >= 0 && spec.dev_fraction < 1)) {
    return fieldError(ErrorCode::InvalidArgument, "dev-fraction",
                      "The part of train split off as dev must be at least 0 and below 1.");
  }
  if (spec.dev_fraction == 0) return {};
  if (rows < 2) {
    return fileError(ErrorCode::InvalidData, train.file.string(),
                     "One row is too few to train on and evaluate with. Give more rows, or name a dev file.", 1);
  }
  const auto wanted = static_cast<int64_t>(std::floor(static_cast<double>(rows) * spec.dev_fraction + 0.5));
  const int64_t count = std::clamp<int64_t>(wanted, 1, rows - 1);
  const std::vector<bool> chosen = chooseRows(seed, "split/dev", rows, count);
  Split dev;
  dev.name = "dev";
  dev.file = train.file;
  dev.labelled = true;
  dev.note = percentText(spec.dev_fraction) + " of train, seed " + std::to_string(seed);
  std::vector<Example> kept;
  for (size_t i = 0; i < chosen.size(); ++i) (chosen[i] ? dev.examples : kept).push_back(std::move(train.examples[i]));
  train.examples = std::move(kept);
  train.note = "without the " + std::to_string(count) + " rows split off as dev";
  data->splits.insert(data->splits.begin() + 1, std::move(dev));
  return {};
}

void takeSample(int64_t sample, uint64_t seed, Split* split) {
  const auto rows = static_cast<int64_t>(split->examples.size());
  if (sample <= 0 || rows <= sample) return;
  const std::vector<bool> chosen = chooseRows(seed, "sample/" + split->name, rows, sample);
  size_t to = 0;
  for (size_t from = 0; from < chosen.size(); ++from) {
    if (!chosen[from]) continue;
    if (from != to) split->examples[to] = std::move(split->examples[from]);
    ++to;
  }
  split->examples.resize(to);
  if (!split->note.empty()) split->note += "; ";
  split->note += "sample of " + std::to_string(sample) + " of " + std::to_string(rows) + " rows";
}

// What reading is for: to train, where a train file and its labels must be there; to evaluate, where the labels must be
// known; or to look at what there is.
enum class Purpose { Training, Evaluating, Looking };

struct Sources {
  std::vector<SplitFile> files;
  bool classFolders = false;
};

Result<Sources> findSources(const DataSpec& spec, const TaskInfo& task, Purpose purpose,
                            std::vector<std::string>* warnings) {
  const TrainFile trainFile = purpose == Purpose::Training ? TrainFile::Needed : TrainFile::Optional;
  const bool single = !task.pair && task.kind == TaskKind::Classification;
  if (task.name == "folder" && !spec.data_dir.empty()) {
    Sources sources{findClassFolders(spec.data_dir), true};
    if (!sources.files.empty()) return sources;
    Error error = fileError(ErrorCode::NotFound, spec.data_dir,
                            "No folder per class is here: two sub-folders or more with text files are needed, named by "
                            "their labels. Choose another folder or another task.");
    error.field = "data-dir";
    return error;
  }
  auto files = findSplitFiles(spec, task, warnings, trainFile);
  if (files.ok()) return Sources{std::move(files).value(), false};
  // Texts in a folder per class serve every task of single texts.
  if (single && spec.train_file.empty() && !spec.data_dir.empty()) {
    Sources sources{findClassFolders(spec.data_dir), true};
    if (!sources.files.empty()) return sources;
  }
  return files.error();
}

// The labels in id order, and every label one of them.
Status resolveLabels(const DataSpec& spec, Purpose purpose, DataSet* data) {
  TaskInfo& task = data->task;
  if (task.kind == TaskKind::Regression) return {};
  const bool fromTrain = spec.labels.empty() && task.labels.empty();
  const Split* train = data->find("train");
  if (!spec.labels.empty()) task.labels = spec.labels;
  if (fromTrain && train == nullptr && purpose == Purpose::Looking) {
    task.labels = labelsOf(data->splits);
    return {};
  }
  if (fromTrain && train == nullptr) {
    return fieldError(ErrorCode::NotFound, "labels",
                      "Which labels there are is not known without a training file. List them with --labels, or name "
                      "the training file.");
  }
  if (fromTrain) task.labels = labelsOf({train, 1});
  if (train != nullptr) CLOZE_TRY(checkTrainLabels(*train, task));
  for (const Split& split : data->splits) CLOZE_TRY(checkLabelsKnown(split, task, fromTrain));
  if (fromTrain) warnAboutLonelyLabel(*train, &data->warnings);
  return {};
}

Result<DataSet> readSplits(const DataSpec& spec, uint64_t seed, std::stop_token stop, ReadLimits limits,
                           DevSplit devSplit, Purpose purpose) {
  DataSet data;
  CLOZE_ASSIGN(data.task, findTask(spec.task));
  CLOZE_ASSIGN(const Sources sources, findSources(spec, data.task, purpose, &data.warnings));
  for (const SplitFile& source : sources.files) {
    const bool needLabels = source.name == "train" || source.name.starts_with("dev");
    const SplitRequest request{spec, data.task, source.name, source.file, needLabels};
    auto split = sources.classFolders ? readClassFolderSplit(request, stop, limits, &data.warnings)
                                      : readTableSplit(request, stop, limits, &data.warnings);
    if (!split.ok()) return split.error();
    data.splits.push_back(std::move(split).value());
  }
  CLOZE_TRY(resolveLabels(spec, purpose, &data));
  const Split* test = data.find("test");
  const bool labelledTest = test != nullptr && test->labelled;
  const bool haveTrain = data.find("train") != nullptr;
  if (haveTrain && data.find("dev") == nullptr && (!labelledTest || devSplit == DevSplit::Always)) {
    CLOZE_TRY(splitOffDev(spec, seed, &data));
  }
  for (Split& split : data.splits) takeSample(spec.sample, seed, &split);
  if (haveTrain && data.task.kind == TaskKind::Classification && countLabels(data.splits.front()).size() < 2) {
    data.warnings.push_back("All " + std::to_string(data.splits.front().examples.size()) +
                            " training rows left have the same label; raise --sample or lower --dev-fraction.");
  }
  return data;
}

}  // namespace

const Split* DataSet::find(std::string_view name) const {
  const auto found = std::find_if(splits.begin(), splits.end(), [&](const Split& split) { return split.name == name; });
  return found == splits.end() ? nullptr : &*found;
}

DevSplit devSplitFor(const RunSpec& spec) {
  const bool steers =
      spec.evaluation.early_stopping_patience > 0 || spec.evaluation.result_checkpoint == CheckpointChoice::Best;
  return steers && !spec.data.steer_by_test ? DevSplit::Always : DevSplit::IfNothingElse;
}

Result<DataSet> readDataSet(const RunSpec& spec, std::stop_token stop, ReadLimits limits) {
  return readDataSet(spec.data, spec.seed, std::move(stop), limits, devSplitFor(spec));
}

Result<DataSet> readDataSet(const DataSpec& spec, uint64_t seed, std::stop_token stop, ReadLimits limits,
                            DevSplit devSplit) {
  return readSplits(spec, seed, std::move(stop), limits, devSplit, Purpose::Training);
}

Result<DataSet> readEvaluationData(const RunSpec& spec, std::stop_token stop, ReadLimits limits) {
  return readSplits(spec.data, spec.seed, std::move(stop), limits, devSplitFor(spec), Purpose::Evaluating);
}

Result<DataSet> readDataToLookAt(const RunSpec& spec, std::stop_token stop, ReadLimits limits) {
  return readSplits(spec.data, spec.seed, std::move(stop), limits, devSplitFor(spec), Purpose::Looking);
}

}  // namespace cloze
