// Work that is shared out between threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>

namespace cloze {

// How many threads are meant by what a user asks for; 0: one a core.
size_t threadsOf(int64_t asked);

// Calls work(index, thread) once for each index below `count`, the lower ones first, on the calling thread and on up to
// `threads` - 1 others; `thread`, below `threads`, is another one for each, so that each can have tables of its own.
// Returns once all are done, with what `work` wrote seen. Where it throws, no further index is begun, and what was
// thrown first is thrown from here. Where the system gives fewer threads, those do.
void runOverThreads(size_t count, size_t threads, const std::function<void(size_t index, size_t thread)>& work);

}  // namespace cloze
