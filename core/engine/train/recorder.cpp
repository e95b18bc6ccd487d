#include <core/engine/train/recorder.h>

#include <utility>

namespace cloze {
namespace {

constexpr std::chrono::milliseconds kPointsEvery{250}, kProgressEvery{500};

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
  if (now - m_pointsWritten >= kPointsEvery) CLOZE_TRY(writePoints());
  if (now - m_progressWritten >= kProgressEvery) CLOZE_TRY(writeProgress());
  return {};
}

Status Recorder::flush() {
  progress.updated_ms = nowMilliseconds();
  const Status points = writePoints();
  const Status state = writeProgress();  // a state that says "failed" is worth trying even where points cannot go
  if (m_observer != nullptr) m_observer->onProgress(progress);
  return points.ok() ? state : points;
}

Status Recorder::writePoints() {
  m_pointsWritten = Clock::now();
  if (m_points.empty()) return {};
  const std::vector<MetricPoint> points = std::exchange(m_points, {});
  if (m_observer != nullptr) m_observer->onPoints(points);
  return m_writer->addPoints(points);
}

Status Recorder::writeProgress() {
  m_progressWritten = Clock::now();
  return m_writer->setProgress(progress);
}

}  // namespace cloze
