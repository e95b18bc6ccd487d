// A run from request to summary: checks, run folder, queue, loop, results; every way it can end is written to the
// folder.
#pragma once

#include <core/api/engine.h>
#include <core/base/result.h>

#include <stop_token>

namespace cloze {

// See Engine::train. May throw what LibTorch throws before the run folder exists; afterwards every failure is in the
// folder's state and in the result.
Result<TrainSummary> runTraining(const TrainRequest& request, TrainObserver* observer, std::stop_token stop);

}  // namespace cloze
