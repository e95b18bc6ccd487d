#include <app/desktop/launch_service.h>

#include <app/desktop/launch_folders.h>

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSocketNotifier>
#include <QThreadPool>

#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <deque>
#include <iterator>

namespace cloze {

namespace {

constexpr int kPollMs = 60;
constexpr qint64 kMostOutput = 1 << 20;

QByteArray tailOf(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) return {};
  if (file.size() > kMostOutput) file.seek(file.size() - kMostOutput);
  return file.readAll();
}

ErrorCode codeNamed(const std::string& name) {
  for (int code = 0; code < static_cast<int>(ErrorCode::Internal); ++code)
    if (name == errorCodeName(static_cast<ErrorCode>(code))) return static_cast<ErrorCode>(code);
  return ErrorCode::Internal;
}

// The error object that the command line prints last, or none.
std::optional<Error> errorIn(const QByteArray& output) {
  const QList<QByteArray> lines = output.trimmed().split('\n');
  const QJsonObject error = QJsonDocument::fromJson(lines.last()).object().value(QStringLiteral("error")).toObject();
  if (error.isEmpty()) return std::nullopt;
  Error found;
  found.code = codeNamed(error.value(QStringLiteral("code")).toString().toStdString());
  found.message = error.value(QStringLiteral("message")).toString().toStdString();
  found.file = error.value(QStringLiteral("file")).toString().toStdString();
  if (error.value(QStringLiteral("line")).isDouble()) found.line = error.value(QStringLiteral("line")).toInteger();
  return found;
}

}  // namespace

struct DesktopLaunch::Process {
  QTemporaryDir folder{launchFolderTemplate()};
  qint64 pid = 0;
  int pidfd = -1;
  std::unique_ptr<QSocketNotifier> ended;
  QString runId;  // empty until the process told it
  int series = 0;
  bool asked = false;  // to end
  Answer answer;       // null once given

  // By the descriptor: a number alone may already be another process's. Once: a second signal would end it at once.
  void askToEnd() {
    if (!std::exchange(asked, true) && pidfd >= 0) ::syscall(SYS_pidfd_send_signal, pidfd, SIGTERM, nullptr, 0);
  }

  QString file(const char* name) const { return folder.filePath(QString::fromLatin1(name)); }
  ~Process() {
    ended.reset();
    if (pidfd >= 0) ::close(pidfd);
  }
};

// What one press of Start asked for.
struct DesktopLaunch::Series {
  int number = 0;
  std::deque<RunSpec> waiting;
  Answer answer;
};

DesktopLaunch::DesktopLaunch(QString program, std::filesystem::path runs, QObject* parent)
    : LaunchService(parent), m_program(std::move(program)), m_runs(std::move(runs)) {
  m_poll.setInterval(kPollMs);
  connect(&m_poll, &QTimer::timeout, this, &DesktopLaunch::poll);
  QThreadPool::globalInstance()->start([] { removeLeftLaunchFolders(); });
}

DesktopLaunch::~DesktopLaunch() {
  // A process that goes on still writes to its files there.
  for (const auto& process : m_processes) process->folder.setAutoRemove(false);
}

LaunchService::Activity DesktopLaunch::activity() const {
  Activity activity;
  for (const auto& process : m_processes) {
    if (process->runId.isEmpty())
      ++activity.starting;
    else
      activity.runs.append(process->runId);
  }
  for (const auto& [number, series] : m_series) activity.waiting += static_cast<int>(series->waiting.size());
  return activity;
}

int DesktopLaunch::start(std::vector<RunSpec> specs, Answer answer) {
  auto series = std::make_shared<Series>();
  series->number = ++m_lastSeries;
  series->waiting.assign(std::make_move_iterator(specs.begin()), std::make_move_iterator(specs.end()));
  series->answer = std::move(answer);
  m_series[series->number] = series;
  startNext(series);
  return series->number;
}

void DesktopLaunch::startNext(const std::shared_ptr<Series>& series) {
  if (series->waiting.empty()) {
    m_series.erase(series->number);
    Q_EMIT activityChanged();
    return;
  }
  const RunSpec spec = std::move(series->waiting.front());
  series->waiting.pop_front();
  startOne(spec, series->number, [this, series](const Result<std::string>& run) {
    if (!run.ok()) {
      series->waiting.clear();
      m_series.erase(series->number);
      Q_EMIT startFailed();
      Q_EMIT activityChanged();
    }
    series->answer(run);
    if (run.ok()) startNext(series);
  });
}

void DesktopLaunch::cancel(int start) {
  const auto found = m_series.find(start);
  if (found == m_series.end()) return;
  const std::shared_ptr<Series> series = found->second;
  series->waiting.clear();
  m_series.erase(found);
  for (const auto& process : m_processes) {
    if (process->series != start || !process->answer) continue;
    process->answer = nullptr;
    process->askToEnd();
  }
  Q_EMIT activityChanged();
  series->answer(makeError(ErrorCode::Cancelled, "The start was cancelled."));
}

void DesktopLaunch::cancelAll() {
  while (!m_series.empty()) cancel(m_series.begin()->first);
  for (const auto& process : m_processes) process->askToEnd();
}

void DesktopLaunch::startOne(const RunSpec& spec, int series, Answer answer) {
  auto process = std::make_unique<Process>();
  process->series = series;
  process->answer = std::move(answer);
  QFile file(process->file("spec.json"));
  if (!process->folder.isValid() || !file.open(QIODevice::WriteOnly) ||
      file.write(QByteArray::fromStdString(runSpecToJson(spec))) < 0) {
    process->answer(fileError(ErrorCode::Io, file.fileName().toStdString(),
                              "The settings could not be written for the new process: " +
                                  file.errorString().toStdString() + ". Free some room in the temporary folder."));
    return;
  }
  file.close();
  const QString specFile = file.fileName();
  launch(std::move(process), {QStringLiteral("--spec"), specFile});
}

void DesktopLaunch::resume(const QString& runId, Answer answer) {
  auto process = std::make_unique<Process>();
  process->answer = std::move(answer);
  launch(std::move(process), {QStringLiteral("--resume"), runId});
}

void DesktopLaunch::launch(std::unique_ptr<Process> process, const QStringList& arguments) {
  QProcess starter;
  starter.setProgram(m_program);
  starter.setArguments(QStringList{QStringLiteral("train")} + arguments +
                       QStringList{QStringLiteral("--runs"), QString::fromStdString(m_runs.string()),
                                   QStringLiteral("--json"), QStringLiteral("--run-id-file"), process->file("run-id")});
  starter.setStandardOutputFile(process->file("stdout"));
  starter.setStandardErrorFile(process->file("stderr"));
  starter.setStandardInputFile(QProcess::nullDevice());
  // Inherited: the run outlives the terminal that the window may have been started from.
  const auto hangup = ::signal(SIGHUP, SIG_IGN);
  const bool started = QFileInfo(m_program).isExecutable() && starter.startDetached(&process->pid);
  ::signal(SIGHUP, hangup);
  if (!started) {
    process->answer(fileError(ErrorCode::NotFound, m_program.toStdString(),
                              "The command line program could not be started; it must stand beside the window's. "
                              "Build or install Cloze again."));
    return;
  }
  process->pidfd = static_cast<int>(::syscall(SYS_pidfd_open, static_cast<pid_t>(process->pid), 0));
  Process* raw = process.get();
  m_processes.push_back(std::move(process));
  if (raw->pidfd >= 0) {
    raw->ended = std::make_unique<QSocketNotifier>(raw->pidfd, QSocketNotifier::Read);
    connect(raw->ended.get(), &QSocketNotifier::activated, this, [this, raw] { finish(raw); });
  } else {
    // It ended before it could be watched.
    QMetaObject::invokeMethod(
        this, [this, raw] { finish(raw); }, Qt::QueuedConnection);
  }
  m_poll.start();
  Q_EMIT activityChanged();
}

// Whether the process has told its run by now; tells it on.
bool DesktopLaunch::hear(Process* process) {
  const QByteArray id = tailOf(process->file("run-id"));
  if (!id.endsWith('\n')) return false;
  process->runId = QString::fromUtf8(id.trimmed());
  const std::string run = process->runId.toStdString();
  const Answer answer = std::exchange(process->answer, nullptr);
  Q_EMIT activityChanged();
  if (answer) answer(run);
  return true;
}

void DesktopLaunch::poll() {
  bool waiting = false;
  for (const auto& process : m_processes) {
    if (!process->runId.isEmpty()) continue;
    if (hear(process.get())) return;  // who heard it may have started another: the list may have changed
    waiting = true;
  }
  if (!waiting) m_poll.stop();
}

void DesktopLaunch::finish(Process* process) {
  if (process->runId.isEmpty()) hear(process);  // written just before its end
  const auto at = std::find_if(m_processes.begin(), m_processes.end(),
                               [process](const auto& each) { return each.get() == process; });
  if (at == m_processes.end()) return;
  const std::unique_ptr<Process> gone = std::move(*at);
  m_processes.erase(at);
  if (gone->ended) gone->ended->setEnabled(false);
  if (gone->answer) {
    std::optional<Error> error = errorIn(tailOf(gone->file("stdout")));
    if (!error) {
      const QByteArray said = tailOf(gone->file("stderr")).trimmed();
      error = makeError(ErrorCode::Internal,
                        said.isEmpty() ? "The process ended without a word." : said.split('\n').last().toStdString());
    }
    gone->answer(*error);
  }
  Q_EMIT activityChanged();
}

}  // namespace cloze
