// Starts `cloze train` as a process of its own and hears how it went.
//
// GUI thread only, never blocks. The process is detached: it outlives the window. What it says goes to files in a
// folder of its own under the system's temporary one, removed when the process has ended; where the window was gone by
// then, the next window removes it.
#pragma once

#include <app/pages/services.h>

#include <QObject>
#include <QTemporaryDir>
#include <QTimer>

#include <filesystem>
#include <map>
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

  int start(std::vector<RunSpec> specs, Answer answer) override;
  void cancel(int start) override;
  void cancelAll() override;
  void resume(const QString& runId, Answer answer) override;
  Activity activity() const override;

  void setRunsFolder(const std::filesystem::path& runs) { m_runs = runs; }  // of runs started from now on

 private:
  struct Process;
  struct Series;
  void startNext(const std::shared_ptr<Series>& series);
  void startOne(const RunSpec& spec, int series, Answer answer);
  void launch(std::unique_ptr<Process> process, const QStringList& arguments);
  bool hear(Process* process);
  void poll();
  void finish(Process* process);

  const QString m_program;
  std::filesystem::path m_runs;
  std::vector<std::unique_ptr<Process>> m_processes;
  std::map<int, std::shared_ptr<Series>> m_series;  // those not started to the end
  int m_lastSeries = 0;
  QTimer m_poll;  // runs only while a process has not told its run yet
};

}  // namespace cloze
