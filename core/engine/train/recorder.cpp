#include <core/engine/train/recorder.h>

#include <cstddef>
#include <thread>

namespace cloze {
namespace {

constexpr std::chrono::milliseconds kPointsEvery{250}, kProgressEvery{500};
constexpr std::chrono::seconds kWaitForLock{60};

}  // namespace

int64_t nowMilliseconds() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

void Recorder::log(const std::string& line) {
  m_writer->log(line);
  if (m_observer != nullptr) m_observer->onLog(line);
}

void Recorder::point(const std::string& tag, int64_t step, double value) {
  m_points.push_back({tag, step, nowMilliseconds(), value});
}

Status Recorder::changed() {
  progress.updated_ms = nowMilliseconds();
  if (m_observer != nullptr) m_observer->onProgress(progress);
  const Clock::time_point now = Clock::now();
  if (now - m_pointsWritten >= kPointsEvery) CLOZE_TRY(bear(writePoints()));
  if (now - m_progressWritten >= kProgressEvery) CLOZE_TRY(bear(writeProgress()));
  return {};
}

Status Recorder::bear(const Status& written) {
  if (written.ok()) return written;
  const ErrorCode code = written.error().code;
  if (code != ErrorCode::Io && code != ErrorCode::Busy) return written;
  if (!m_saidTrouble) log("warning: " + written.error().toString() + " The run goes on and tries again.");
  m_saidTrouble = true;
  return {};
}

Status Recorder::flush() {
  progress.updated_ms = nowMilliseconds();
  Status points = writePoints();
  const bool locked = !points.ok() && points.error().code == ErrorCode::Busy;
  if (locked) points = bear(points);
  const Status state = writeProgress();  // a state that says "failed" is worth trying even where points cannot go
  if (m_observer != nullptr) m_observer->onProgress(progress);
  if (points.ok() && state.ok() && m_saidTrouble && !locked) {
    m_saidTrouble = false;
    log("the run folder can be written again; nothing is lost");
  }
  return points.ok() ? state : points;
}

Status Recorder::finish() {
  const Clock::time_point last = Clock::now() + kWaitForLock;
  for (;;) {
    const Status flushed = flush();
    if (!flushed.ok() || m_points.empty()) return flushed;
    if (Clock::now() >= last) return writePoints();
    std::this_thread::sleep_for(kPointsEvery);
  }
}

Status Recorder::writePoints() {
  m_pointsWritten = Clock::now();
  if (m_points.empty()) return {};
  if (m_observer != nullptr && m_told < m_points.size()) {
    m_observer->onPoints({m_points.begin() + static_cast<std::ptrdiff_t>(m_told), m_points.end()});
  }
  m_told = m_points.size();
  CLOZE_TRY(m_writer->addPoints(m_points));
  m_points.clear();
  m_told = 0;
  return {};
}

Status Recorder::writeProgress() {
  m_progressWritten = Clock::now();
  return m_writer->setProgress(progress);
}

}  // namespace cloze
