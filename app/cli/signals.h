// Ctrl+C, SIGTERM and a closed terminal as a stop token.
#pragma once

#include <core/base/result.h>

#include <atomic>
#include <stop_token>
#include <thread>

namespace cloze::cli {

// While it lives, the first SIGINT, SIGTERM or SIGHUP asks for a stop, and a second SIGINT or SIGTERM ends the process
// at once with 128 + signal. A SIGHUP that was ignored when the program started (nohup, the window) stays ignored. Make
// it before any other thread is started (the engine's among them): they inherit the blocked signals. SIGPIPE is
// ignored, so that a run goes on when nobody reads what it says any more.
class StopOnSignal {
 public:
  StopOnSignal();
  ~StopOnSignal();
  StopOnSignal(const StopOnSignal&) = delete;
  StopOnSignal& operator=(const StopOnSignal&) = delete;

  std::stop_token token() const { return m_source.get_token(); }
  // For work that the stop has ended: 128 + the signal that asked for it, else `status`.
  int exitStatus(int status) const;
  // For work that ended with `error`: what failed for another reason has failed, whatever was asked meanwhile.
  int exitStatus(int status, const Error& error) const;

 private:
  void wait();

  std::stop_source m_source;
  std::atomic<int> m_signal{0};
  int m_signals = -1, m_wake = -1;
  std::thread m_thread;
};

}  // namespace cloze::cli
