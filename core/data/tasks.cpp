#include <core/base/closest_word.h>
#include <core/data/tasks.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace cloze {
namespace {

// As people write it: small letters and digits alone, so that SST2, sst_2 and SST-2 are one name.
std::string bareName(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0)
      out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  if (out == "mnlimm") return "mnli";  // PPB's name for evaluating on dev_mismatched, which is always done here
  if (out == "sst") return "sst2";
  if (out == "sts") return "stsb";
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
  const std::string wanted = bareName(name);
  std::string known;
  std::vector<std::string> names, bareNames;
  for (const TaskInfo& task : taskTable()) {
    if (bareName(task.name) == wanted) return task;
    known += (known.empty() ? "" : ", ") + task.name;
    names.push_back(task.name);
    bareNames.push_back(bareName(task.name));
  }
  const std::string closest = closestWord(wanted, bareNames);
  const auto meant = std::find(bareNames.begin(), bareNames.end(), closest);
  const std::string hint = meant == bareNames.end()
                               ? std::string()
                               : "; did you mean " + names[static_cast<size_t>(meant - bareNames.begin())] + "?";
  return fieldError(ErrorCode::InvalidArgument, "task",
                    "There is no task \"" + std::string(name) + "\"" + (hint.empty() ? "." : hint) +
                        " Choose one of: " + known + ".");
}

std::string shownMetricName(const TaskInfo& task, const std::string& metric) {
  return metric == "f1" && task.labels.size() > 2 ? "f1_macro" : metric;
}

}  // namespace cloze
