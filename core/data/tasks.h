// The tasks we know by name: layout of their files, labels, metrics.
#pragma once

#include <core/base/result.h>
#include <core/spec/run_spec.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cloze {

enum class TaskKind { Classification, Regression };

struct TaskInfo {
  std::string name;   // "mrpc"
  std::string label;  // "MRPC: do two sentences say the same?"
  TaskKind kind = TaskKind::Classification;
  bool pair = false;
  // In GLUE's / run_classifier's order; empty: found in train, sorted (whole numbers by value).
  std::vector<std::string> labels;
  // "accuracy", "f1" (of the second label where there are two, else the mean over labels, shown as "f1_macro"),
  // "matthews", "pearson", "spearman"; the first steers "best".
  std::vector<std::string> metrics;
};

// mrpc sst-2 cola mnli qnli qqp rte sts-b wnli, custom custom-pair custom-regression custom-pair-regression, folder
// (a folder per class). Names are matched by their letters and digits alone, without case ("SST2", "sst_2"); "sst",
// "sts" and "mnli-mm" are understood too.
std::span<const TaskInfo> taskTable();
Result<TaskInfo> findTask(std::string_view name);

// The name a metric of the table is shown under: "f1" becomes "f1_macro" with more than two labels.
std::string shownMetricName(const TaskInfo& task, const std::string& metric);

}  // namespace cloze
