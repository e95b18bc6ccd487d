// Starts `cloze train` as a process of its own and hears how it went.
//
// GUI thread only, never blocks. The process is detached: it outlives the window. What it says goes to files in a
// folder of its own under the system's temporary one, removed when the process has ended (or at the next start of the
// program).
#pragma once

#include <app/pages/services.h>

#include <QObject>
#include <QTemporaryDir>
#include <QTimer>

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

class QSocketNotifier;

namespace cloze {

class DesktopLaunch : public LaunchService {
  Q_OBJECT
 public:
  // `program`: the command line; usually "cloze" beside this program.
  DesktopLaunch(QString program, std::filesystem::path runs, QObject* parent = nullptr);
  ~DesktopLaunch() override;

  void start(const RunSpec& spec, std::function<void(Result<std::string> runId)> done) override;
  void resume(const QString& runId, std::function<void(Result<std::string> runId)> done) override;

  void setRunsFolder(const std::filesystem::path& runs) { m_runs = runs; }  // of runs started from now on
  // Runs started here whose process is still there: what closing the window asks about.
  QStringList goingOn() const;

 private:
  struct Process;
  void launch(std::unique_ptr<Process> process, const QStringList& arguments);
  void poll();
  void finish(Process* process);

  const QString m_program;
  std::filesystem::path m_runs;
  std::vector<std::unique_ptr<Process>> m_processes;
  QTimer m_poll;  // runs only while a process has not told its run yet
};

}  // namespace cloze
