// What a spec's word for a device means: one rule for the trainer, the plan and the window. Any thread.
#pragma once

#include <string>

namespace cloze {

// "auto" is the first GPU, or the CPU where there is none; "cuda" is the first GPU; any other word means itself.
std::string concreteDevice(const std::string& word, int gpus);

}  // namespace cloze
