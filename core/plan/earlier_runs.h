// How fast this machine was before: the newest finished run of a model of the same size on the same device that took
// steps enough for a mean; where all are short, the one with the most steps.
#pragma once

#include <core/files/model_config.h>
#include <core/spec/run_spec.h>

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>

namespace cloze {

struct EarlierSpeed {
  std::string run;  // name shown
  double examples_per_s = 0, real_tokens_per_s = 0;
};

// `device`: "cpu", "cuda:0". Reads the run folders, newest first, until one fits and is long enough; none: there is
// none.
std::optional<EarlierSpeed> findEarlierSpeed(const std::filesystem::path& runs, const RunSpec& spec,
                                             const ModelConfig& config, const std::string& device,
                                             std::stop_token stop);

}  // namespace cloze
