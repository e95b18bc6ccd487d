#include <core/data/tasks.h>

#include <array>
#include <cctype>

namespace cloze {
namespace {

std::string normalisedName(std::string_view name) {
  std::string out;
  for (const char c : name) out += c == '_' ? '-' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  if (out == "sst2") return "sst-2";
  if (out == "stsb") return "sts-b";
  if (out == "mnli-mm") return "mnli";  // PPB's name for evaluating on dev_mismatched, which is always done here
  return out;
}

}  // namespace

std::span<const TaskInfo> taskTable() {
  using enum TaskKind;
  static const std::array<TaskInfo, 14> kTasks{{
      {"mrpc", "MRPC: do two sentences say the same?", Classification, true, {"0", "1"}, {"accuracy", "f1"}},
      {"sst-2", "SST-2: is a sentence positive or negative?", Classification, false, {"0", "1"}, {"accuracy"}},
      {"cola", "CoLA: is a sentence grammatical?", Classification, false, {"0", "1"}, {"matthews", "accuracy"}},
      {"mnli",
       "MNLI: does the second sentence follow?",
       Classification,
       true,
       {"contradiction", "entailment", "neutral"},
       {"accuracy"}},
      {"qnli",
       "QNLI: does the sentence answer the question?",
       Classification,
       true,
       {"entailment", "not_entailment"},
       {"accuracy"}},
      {"qqp", "QQP: do two questions ask the same?", Classification, true, {"0", "1"}, {"accuracy", "f1"}},
      {"rte",
       "RTE: does the second sentence follow?",
       Classification,
       true,
       {"entailment", "not_entailment"},
       {"accuracy"}},
      {"sts-b", "STS-B: how similar are two sentences?", Regression, true, {}, {"pearson", "spearman"}},
      {"wnli", "WNLI: whom does a pronoun mean?", Classification, true, {"0", "1"}, {"accuracy"}},
      {"custom", "Your texts and labels", Classification, false, {}, {"accuracy", "f1"}},
      {"custom-pair", "Your text pairs and labels", Classification, true, {}, {"accuracy", "f1"}},
      {"custom-regression", "Your texts and numbers", Regression, false, {}, {"pearson", "spearman"}},
      {"custom-pair-regression", "Your text pairs and numbers", Regression, true, {}, {"pearson", "spearman"}},
      {"folder", "A folder for each class", Classification, false, {}, {"accuracy", "f1"}},
  }};
  return kTasks;
}

Result<TaskInfo> findTask(std::string_view name) {
  const std::string wanted = normalisedName(name);
  std::string known;
  for (const TaskInfo& task : taskTable()) {
    if (task.name == wanted) return task;
    known += (known.empty() ? "" : ", ") + task.name;
  }
  return fieldError(ErrorCode::InvalidArgument, "task",
                    "There is no task \"" + std::string(name) + "\". Choose one of: " + known + ".");
}

std::string shownMetricName(const TaskInfo& task, const std::string& metric) {
  return metric == "f1" && task.labels.size() > 2 ? "f1_macro" : metric;
}

}  // namespace cloze
