// What a run tells the outside: points, progress and log, to the run folder and to whoever watches.
//
// Points are gathered and written at most four times a second, the state at most twice; an observer hears of each. One
// thread. Points that cannot be written are kept and tried again: a step goes on and says so once in the log. Of a full
// disk flush(), before a checkpoint, returns the error; of another program's lock on metrics.db only finish() does.
#pragma once

#include <core/api/engine.h>
#include <core/runs/run_folder.h>
#include <core/spec/metrics.h>

#include <chrono>
#include <string>
#include <vector>

namespace cloze {

int64_t nowMilliseconds();  // since the Unix epoch

class Recorder {
 public:
  Recorder(RunWriter* writer, TrainObserver* observer) : m_writer(writer), m_observer(observer) {}

  RunProgress progress;  // change it, then call changed()

  void log(const std::string& line);
  void point(const std::string& tag, int64_t step, double value);
  // Tells the observer, and the disk where it is time. Fails only where waiting cannot help: the run folder is gone.
  Status changed();
  // Writes everything now.
  Status flush();
  // The same at the end of the run, when nobody tries again: a locked metrics.db is waited for, up to a minute.
  Status finish();

 private:
  Status writePoints();
  Status writeProgress();
  Status bear(const Status& written);
  using Clock = std::chrono::steady_clock;
  RunWriter* m_writer;
  TrainObserver* m_observer;
  std::vector<MetricPoint> m_points;  // not yet written
  size_t m_told = 0;                  // of these, those the observer knows
  bool m_saidTrouble = false;
  Clock::time_point m_pointsWritten{}, m_progressWritten{};
};

}  // namespace cloze
