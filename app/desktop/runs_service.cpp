#include <app/desktop/runs_service.h>

#include <algorithm>
#include <chrono>
#include <exception>
#include <utility>

namespace cloze {

namespace {

using namespace std::chrono_literals;
constexpr auto kWhileRunning = 200ms;
constexpr auto kOtherwise = 1000ms;

bool anyLive(const std::vector<RunSummary>& runs) {
  return std::any_of(runs.begin(), runs.end(), [](const RunSummary& run) { return runIsLive(run.progress.state); });
}

// What a page can see of a listing, so that an unchanged one is not announced.
QByteArray fingerprint(const std::vector<RunSummary>& runs) {
  QByteArray text;
  for (const RunSummary& run : runs) {
    text += QByteArray::fromStdString(run.id) + '\0' + QByteArray::fromStdString(run.name) + '\0' +
            QByteArray::fromStdString(run.created) + '\0' + QByteArray::fromStdString(run.problem) + '\0' +
            QByteArray::fromStdString(run.progress.message) + '\0' +
            QByteArray::number(static_cast<int>(run.progress.state)) + ' ' +
            QByteArray::number(qlonglong(run.progress.step)) + ' ' +
            QByteArray::number(qlonglong(run.progress.updated_ms)) + '\n';
  }
  return text;
}

}  // namespace

DesktopRuns::DesktopRuns(std::filesystem::path folder, QObject* parent)
    : RunsService(parent),
      m_folder(std::move(folder)),
      m_followed(m_folder),
      m_thread([this](std::stop_token stop) { follow(stop); }) {}

DesktopRuns::~DesktopRuns() {
  m_thread.request_stop();
  m_wake.notify_all();
  m_thread.join();
}

void DesktopRuns::setFolder(const std::filesystem::path& folder) {
  if (folder == m_folder) return;
  m_folder = folder;
  m_runs.clear();
  m_loaded = false;
  {
    const std::lock_guard lock(m_mutex);
    m_followed = folder;
    m_refresh = m_moved = true;
  }
  m_wake.notify_all();
  Q_EMIT changed();
}

void DesktopRuns::refresh() {
  const std::lock_guard lock(m_mutex);
  m_refresh = true;
  m_wake.notify_all();
}

void DesktopRuns::later(Work work) {
  const std::lock_guard lock(m_mutex);
  m_work.push_back(std::move(work));
  m_wake.notify_all();
}

void DesktopRuns::rename(const QString& id, const QString& name) {
  later({id, [folder = m_folder / id.toStdString(), name = name.toStdString()] { return renameRun(folder, name); },
         Touches::Run});
}

void DesktopRuns::remove(const QString& id) {
  later({id, [runs = m_folder, id = id.toStdString()] { return deleteRun(runs, id); }, Touches::Trash});
}

void DesktopRuns::restore(const QString& id) {
  later({id, [runs = m_folder, id = id.toStdString()] { return restoreRun(runs, id); }, Touches::Trash});
}

void DesktopRuns::command(const QString& id, RunCommand command) {
  later(
      {id, [folder = m_folder / id.toStdString(), command] { return sendRunCommand(folder, command); }, Touches::Run});
}

void DesktopRuns::follow(std::stop_token stop) {
  QByteArray last;
  bool first = true;
  bool goingOn = false;
  for (bool lastTurn = false; !lastTurn;) {
    std::vector<Work> work;
    std::filesystem::path folder;
    bool moved = false;
    {
      std::unique_lock lock(m_mutex);
      if (!first)
        m_wake.wait_for(lock, stop, goingOn ? kWhileRunning : kOtherwise,
                        [this] { return m_refresh || !m_work.empty(); });
      lastTurn = stop.stop_requested();  // what was asked before is carried out all the same
      m_refresh = false;
      moved = std::exchange(m_moved, false);
      work.swap(m_work);
      folder = m_followed;
    }
    bool trash = false;
    for (const auto& [id, task, touches] : work) {
      const Status status = task();
      trash = trash || touches == Touches::Trash;
      if (!status.ok()) {
        const QString message = QString::fromStdString(status.error().toString());
        QMetaObject::invokeMethod(this, [this, id = id, message] { Q_EMIT failed(id, message); });
      }
    }
    if (trash) QMetaObject::invokeMethod(this, &RunsService::trashChanged);
    if (stop.stop_requested()) continue;
    auto listed = listRuns(folder);
    std::vector<RunSummary> runs = listed.ok() ? std::move(listed).value() : std::vector<RunSummary>{};
    const QString problem = listed.ok() ? QString() : QString::fromStdString(listed.error().toString());
    goingOn = anyLive(runs);
    const QByteArray now = fingerprint(runs) + problem.toUtf8() + QByteArray::fromStdString(folder.string());
    if (first || moved || now != last) {
      last = now;
      first = false;
      QMetaObject::invokeMethod(this, [this, folder, runs = std::move(runs), problem] {
        if (folder == m_folder) deliver(runs, problem);
      });
    }
  }
}

void DesktopRuns::deliver(std::vector<RunSummary> runs, const QString& problem) {
  m_runs = std::move(runs);
  m_loaded = true;
  Q_EMIT changed();
  if (!problem.isEmpty() && problem != m_problem) Q_EMIT failed(QString(), problem);
  m_problem = problem;
}

}  // namespace cloze
