// The runs folder, followed by a thread of its own.
//
// GUI thread only. The thread lists the folder whenever a state, record or name may have changed: at most five times a
// second while a run goes on, once a second otherwise.
#pragma once

#include <app/pages/services.h>

#include <QObject>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace cloze {

class DesktopRuns : public RunsService {
  Q_OBJECT
 public:
  explicit DesktopRuns(std::filesystem::path folder, QObject* parent = nullptr);
  ~DesktopRuns() override;

  std::filesystem::path folder() const override { return m_folder; }
  void setFolder(const std::filesystem::path& folder);  // lists it anew
  std::vector<RunSummary> runs() const override { return m_runs; }
  bool loaded() const override { return m_loaded; }
  void refresh() override;
  void rename(const QString& id, const QString& name) override;
  void remove(const QString& id) override;
  void restore(const QString& id) override;
  void command(const QString& id, RunCommand command) override;

 private:
  enum class Touches { Run, Trash };
  struct Work {
    QString id;
    std::function<Status()> work;
    Touches touches;
  };
  void later(Work work);
  void follow(std::stop_token stop);
  void deliver(std::vector<RunSummary> runs, const QString& problem);

  std::filesystem::path m_folder;  // the thread reads m_followed
  std::vector<RunSummary> m_runs;
  bool m_loaded = false;
  QString m_problem;  // of the last listing, told once

  std::mutex m_mutex;  // guards the five below
  std::filesystem::path m_followed;
  std::condition_variable_any m_wake;
  std::vector<Work> m_work;
  bool m_refresh = false;
  bool m_moved = false;  // another folder was chosen, perhaps the same again: what it holds is told in any case

  std::jthread m_thread;  // last: started when all else is there, joined first
};

}  // namespace cloze
