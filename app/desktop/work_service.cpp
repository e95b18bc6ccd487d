#include <app/desktop/work_service.h>

#include <QPointer>

#include <exception>

namespace cloze {

DesktopWork::DesktopWork(QObject* parent) : QObject(parent) {}

DesktopWork::~DesktopWork() {
  for (std::stop_source& source : m_running) source.request_stop();
  m_pool.clear();
  m_pool.waitForDone();
}

void DesktopWork::runOr(QObject* owner, const QString& tag, Work work, std::function<void()> failed) {
  const QPair<QObject*, QString> key(owner, tag);
  const auto older = m_running.find(key);
  if (older != m_running.end())
    older->request_stop();
  else
    connect(owner, &QObject::destroyed, this, [this, key] {
      if (m_running.contains(key)) m_running.take(key).request_stop();
    });
  const std::stop_source source;
  m_running.insert(key, source);
  QPointer<QObject> alive(owner);
  m_pool.start([this, alive, source, work = std::move(work), failed = std::move(failed)] {
    if (source.stop_requested()) return;
    std::function<void()> answer;
    try {
      answer = work(source.get_token());
    } catch (const std::exception& problem) {
      // core does not throw; the standard library may, out of memory. The page keeps what it shows.
      qCritical("Work on another thread failed: %s", problem.what());
      answer = failed;
    }
    // Through this object, which lives on the GUI thread: the owner may be gone by now.
    QMetaObject::invokeMethod(this, [alive, source, answer = std::move(answer)] {
      if (alive && !source.stop_requested() && answer) answer();
    });
  });
}

}  // namespace cloze
