// Counter-based random numbers: what is drawn is a function of what it is drawn for, never of what was drawn before.
//
// So a resumed run, a packed, padded or accumulated batch draw the same numbers, and nothing about the past is stored.
// Philox4x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC'11).
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace cloze {

// Four independent 32-bit numbers for a 128-bit counter and a 64-bit key. Pure; any thread.
std::array<uint32_t, 4> philox4x32(std::array<uint32_t, 4> counter, std::array<uint32_t, 2> key);

// A small sequential generator over philox for set-up work (shuffles, initial weights).
class Random {
 public:
  // Streams with different (seed, stream) are independent.
  Random(uint64_t seed, uint64_t stream);
  uint32_t next();
  uint64_t below(uint64_t bound);  // uniform in [0, bound), unbiased. REQUIRES: bound > 0
  double uniform();                // [0, 1), 53 bits
  double normal();                 // N(0, 1), Box-Muller

 private:
  std::array<uint32_t, 2> m_key;
  std::array<uint32_t, 4> m_counter;
  std::array<uint32_t, 4> m_block{};
  int m_used = 4;
  bool m_hasSpare = false;
  double m_spare = 0;
};

// A permutation of 0 .. count-1: the order of examples in one epoch. Fisher-Yates over Random(seed, epoch).
std::vector<int64_t> epochOrder(uint64_t seed, uint64_t epoch, int64_t count);

}  // namespace cloze
