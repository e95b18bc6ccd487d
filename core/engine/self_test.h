// Small numeric checks on this very machine: what `cloze self-test` runs. One thread.
#pragma once

#include <string>
#include <vector>

namespace cloze {

// "name: ok" or "name: what failed", a line a check; false if any failed. An exception is a failed check.
bool runSelfTest(std::vector<std::string>* report);

// GFLOP/s of fp32 matrix products (2mnk) with `threads` threads (0: physical cores), measured for about 0.2 s.
double sgemmGflops(int threads);

}  // namespace cloze
