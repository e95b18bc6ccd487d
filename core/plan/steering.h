// What decides "best" and early stopping: the same for the plan, which says so before, and for the trainer.
#pragma once

#include <core/base/result.h>
#include <core/data/data_set.h>
#include <core/spec/run_spec.h>

#include <string>

namespace cloze {

struct Steering {
  std::string split;   // empty: nothing labelled steers
  std::string metric;  // as shown: "accuracy", "f1_macro", "loss"
};

// The first labelled dev split; where there is none, a labelled test file if the spec lets it steer. Refuses a metric
// the task does not have.
Result<Steering> steeringOf(const RunSpec& spec, const DataSet& data);

}  // namespace cloze
