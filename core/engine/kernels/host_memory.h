// Memory for tensors on the CPU: kept and reused between steps instead of given back to the operating system.
//
// A training step takes and frees a few hundred megabytes. The C library returns such blocks at once, so every step
// pays for fresh, zeroed pages again. The pool reserves an address range, hands out the best fitting piece, joins free
// pieces, and asks for huge pages. It also knows the peak, and refuses cleanly where memory runs out.
#pragma once

#include <cstddef>
#include <cstdint>

namespace cloze {

// From now on tensors on the CPU come from the pool (small ones from the C library). Once a process, at the start of a
// training run; further calls do nothing. Does nothing in builds with AddressSanitizer, which watches the C library's.
// The environment variable CLOZE_HOST_POOL=0 turns it off.
void useHostMemoryPool();

// Bytes of tensors on the CPU now and at most since the last reset; 0 where the pool is not in use. Any thread.
int64_t hostMemoryBytes();
int64_t hostMemoryPeakBytes();
void resetHostMemoryPeak();

// An allocation that would bring the bytes in use above the limit throws c10::OutOfMemoryError with a sentence naming
// the bytes asked for and in use. 0: no limit but the machine's.
void setHostMemoryLimit(int64_t bytes);

// Gives unused pages back to the operating system: at the end of a run in a program that lives on.
void trimHostMemory();

}  // namespace cloze
