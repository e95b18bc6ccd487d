// Which steps count for a run's speed and time.
#pragma once

#include <cstdint>

namespace cloze {

// The first steps of each start fill caches and pages: neither time nor speed is taken of them.
inline constexpr int64_t kUntimedSteps = 3;

}  // namespace cloze
