// What can be wrong with a spec once data, model and tokenizer are known: each check adds its problems, each problem
// names the option and, where one value would mend it, that value. The trainer refuses the first error of the same
// checks.
#pragma once

#include <core/data/data_set.h>
#include <core/inspect/preflight.h>
#include <core/plan/plan.h>
#include <core/text/tokenizer.h>

#include <string>
#include <vector>

namespace cloze {

class ProblemList {
 public:
  explicit ProblemList(std::vector<Problem>* problems) : m_problems(problems) {}
  void error(Error what, std::string remedyOption = {}, std::string remedyValue = {});
  void error(const char* field, std::string message, std::string remedyOption = {}, std::string remedyValue = {});
  void warning(const char* field, std::string message, std::string remedyOption = {}, std::string remedyValue = {});

 private:
  std::vector<Problem>* m_problems;
};

// The first that prevents the start.
Status firstError(const std::vector<Problem>& problems);

void checkFields(const RunSpec& spec, ProblemList* problems);  // checkRunSpec and its remedies
// Beyond the model's positions, or too short for the task: on a GPU either would poison the process.
void checkLength(int64_t length, const ModelConfig& config, bool pair, ProblemList* problems);
// New random weights where the folder has trained ones.
void checkStart(const RunSpec& spec, const ModelFolder& model, ProblemList* problems);
void checkCasing(const RunSpec& spec, const Tokenizer& tokenizer, bool casingOfFiles, ProblemList* problems);
void checkLabelWeights(const OptimizerSpec& optimizer, const TaskInfo& task, ProblemList* problems);
void checkLabels(const RunSpec& spec, const DataSet& data, ProblemList* problems);
void checkSteering(const RunSpec& spec, const DataSet& data, ProblemList* problems);
void checkTwins(const std::vector<TwinCounts>& splits, ProblemList* problems);
// Of the training rows; `limit`: the model's positions, 0: unknown.
void checkTruncation(const RunSpec& spec, const LengthTable& lengths, int64_t limit, ProblemList* problems);
void checkUnknown(int64_t unknown, int64_t tokens, ProblemList* problems);
void checkDevice(const RunSpec& spec, const PlanContext& context, const Plan& plan, ProblemList* problems);
void checkSchedule(const RunSpec& spec, const Plan& plan, ProblemList* problems);

}  // namespace cloze
