#include <core/data/table_reader.h>
#include <core/plan/steering.h>

#include <algorithm>

namespace cloze {

Result<Steering> steeringOf(const RunSpec& spec, const DataSet& data) {
  const TaskInfo& task = data.task;
  std::vector<std::string> known;
  for (const std::string& name : task.metrics) known.push_back(shownMetricName(task, name));
  known.push_back("loss");
  Steering steering;
  const std::string& wanted = spec.evaluation.best_metric;
  steering.metric = wanted.empty() ? known.front() : shownMetricName(task, wanted);
  if (std::find(known.begin(), known.end(), steering.metric) == known.end()) {
    return fieldError(
        ErrorCode::InvalidArgument, "best-metric",
        "The task " + task.name + " has no metric \"" + wanted + "\". Use one of: " + quotedList(known) + ".");
  }
  for (const char* prefix : {"dev", "test"}) {
    if (prefix == std::string_view("test") && !spec.data.steer_by_test) break;
    for (const Split& split : data.splits) {
      if (steering.split.empty() && split.name.starts_with(prefix) && split.labelled) steering.split = split.name;
    }
  }
  return steering;
}

}  // namespace cloze
