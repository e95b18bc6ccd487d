// A data set as read from its files: rows of text with labels, in splits.
//
// Readers stream; every error names file and line. Values, immutable after reading; any thread.
#pragma once

#include <core/base/result.h>
#include <core/data/tasks.h>
#include <core/spec/run_spec.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace cloze {

struct Example {
  std::string text_a, text_b;  // text_b empty and unused for single-text tasks
  std::string label;           // as written in the file; empty: none
  int64_t line = 0;            // 1-based line of the file (first line of the row)
};

struct Split {
  std::string name;  // "train", "dev", "dev_mm", "test", "test_mm"
  std::filesystem::path file;
  std::vector<Example> examples;
  bool labelled = false;
  std::string note;                       // "10 % of train, seed 42" where it was split off
  std::vector<std::string> text_columns;  // of a table: the names of those the texts are in, or their numbers
  std::string label_column;               // likewise; empty: none
};

struct DataSet {
  TaskInfo task;                      // labels resolved: in id order
  std::vector<Split> splits;          // train first (evaluation data: if there is one)
  std::vector<std::string> warnings;  // rows skipped and why, odd encodings, ...
  const Split* find(std::string_view name) const;
};

struct ReadLimits {
  uint64_t line_bytes = 8ull << 20;  // a longer line is refused with its number
};

// Whether a dev split must be there. A dev file always serves as it is; this is about folders without one.
enum class DevSplit {
  IfNothingElse,  // split off train where there is no labelled test file either
  Always,         // split off train: something is to be steered by it
};
// Always where early stopping or the best checkpoint is asked for and the test file may not steer them.
DevSplit devSplitFor(const RunSpec& spec);

// Reads what `spec` names. Where there is neither a dev file nor a labelled test file, a seeded part of train
// (dev_fraction) becomes dev; so all pairs of Microsoft's MRPC (msr_paraphrase_train.txt) are trained on, and its
// labelled test file gives the results. The split is a function of (seed, rows) alone, and its note says what was done.
// `sample` then keeps a random subset of each split in file order, a function of (seed, split name, rows).
// Labels are those of the whole train file, whatever the sample.
// Refuses, naming file, line and remedy: a missing column, an empty file, one class only, wrong encoding (naming the
// likely one), a line over the limit, NUL bytes, a dev or test label unseen in the label list, a number that is none.
Result<DataSet> readDataSet(const DataSpec& spec, uint64_t seed, std::stop_token stop = {}, ReadLimits limits = {},
                            DevSplit devSplit = DevSplit::IfNothingElse);
// What a run reads: its data, seed and devSplitFor(spec).
Result<DataSet> readDataSet(const RunSpec& spec, std::stop_token stop = {}, ReadLimits limits = {});

// What evaluating a finished model reads: the same splits, but the train file may be absent where the labels are known
// (the task's, `labels`, or a regression).
Result<DataSet> readEvaluationData(const RunSpec& spec, std::stop_token stop = {}, ReadLimits limits = {});

// What looking at data reads: the same splits, but the train file may be absent; where nothing else says which labels
// there are, the labelled splits do.
Result<DataSet> readDataToLookAt(const RunSpec& spec, std::stop_token stop = {}, ReadLimits limits = {});

// The rows of one file in the layout of a task, labels optional: what `cloze predict --input` reads, from a pipe as
// well. Plain text without a tab is one text a line. Where no task is given, the named columns or else the header say
// whether it is about pairs ("custom-pair") or not ("custom").
struct InputFile {
  TaskInfo task;
  Split split;
  std::vector<std::string> warnings;
};
Result<InputFile> readInputFile(const std::filesystem::path& file, const std::optional<TaskInfo>& task,
                                const DataSpec& columns, std::stop_token stop = {}, ReadLimits limits = {});

// What a folder or file looks like, for forms and dropped paths: task name if known, else "custom"; never fails.
struct DataGuess {
  std::string task;  // empty: no data set here
  std::vector<std::string> files;
  std::vector<std::string> columns;  // header names where there are any
  std::optional<Error> problem;      // a table by its name that cannot be trained on, seen in its first rows
};
DataGuess guessDataSet(const std::filesystem::path& path);

}  // namespace cloze
