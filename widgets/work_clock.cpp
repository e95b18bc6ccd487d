#include <widgets/work_clock.h>

#include <widgets/format.h>

#include <algorithm>

namespace cloze {

namespace {
constexpr int kLong_ms = 500;
}

WorkClock::WorkClock(QObject* parent) : QObject(parent) {
  m_tick.setSingleShot(true);
  m_tick.setTimerType(Qt::PreciseTimer);  // a coarse one comes early, and finds no new second
  connect(&m_tick, &QTimer::timeout, this, [this] {
    m_tick.start(static_cast<int>(1000 - m_since.elapsed() % 1000));
    Q_EMIT ticked();
  });
}

void WorkClock::begin() {
  if (isGoing()) return;
  m_since.start();
  m_tick.start(kLong_ms);
}

void WorkClock::end() {
  m_since.invalidate();
  m_tick.stop();
}

bool WorkClock::isLong() const {
  return isGoing() && m_since.elapsed() >= kLong_ms;
}

QString WorkClock::text() const {
  if (!isLong()) return {};
  const qint64 second = std::max<qint64>(1, m_since.elapsed() / 1000);
  return second < 60 ? tr("%1 s").arg(second) : formatDuration(static_cast<double>(second));
}

}  // namespace cloze
