#include <app/pages/run/run_follower.h>

namespace cloze {

namespace {
constexpr int kLive_ms = 250, kQuiet_ms = 2000;
}

RunFollower::RunFollower(WorkService* work, QObject* parent) : QObject(parent), m_work(work) {
  m_timer.setSingleShot(true);
  connect(&m_timer, &QTimer::timeout, this, &RunFollower::poll);
}

void RunFollower::follow(const std::filesystem::path& folder) {
  m_folder = folder;
  m_snapshot.reset();
  m_underWay = false;
  m_timer.stop();
  m_loader = folder.empty() ? nullptr : std::make_shared<RunLoader>(folder);
  poll();
}

void RunFollower::setPaused(bool paused) {
  m_paused = paused;
  if (!paused) poll();
}

void RunFollower::poll() {
  if (!m_loader || m_underWay || m_paused || !m_work) return;
  m_underWay = true;
  const auto read = [this, loader = m_loader](std::stop_token stop) {
    auto snapshot = loader->poll(stop);
    return std::function<void()>([this, loader, snapshot] {
      if (loader != m_loader) return;  // another run was opened meanwhile
      m_underWay = false;
      m_snapshot = snapshot;
      m_timer.start(snapshot->problem.empty() && snapshot->live() ? kLive_ms : kQuiet_ms);
      Q_EMIT updated();
    });
  };
  m_work->runOr(this, QStringLiteral("run.follow"), read, [this, loader = m_loader] {
    if (loader != m_loader) return;
    m_underWay = false;
    m_timer.start(kQuiet_ms);  // what is shown stays, and it is tried again
  });
}

}  // namespace cloze
