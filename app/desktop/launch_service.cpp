#include <app/desktop/launch_service.h>

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSocketNotifier>

#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>

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

// The error object that the command line prints last, or none.
std::optional<Error> errorIn(const QByteArray& output) {
  const QList<QByteArray> lines = output.trimmed().split('\n');
  const QJsonObject error = QJsonDocument::fromJson(lines.last()).object().value(QStringLiteral("error")).toObject();
  if (error.isEmpty()) return std::nullopt;
  Error found;
  found.message = error.value(QStringLiteral("message")).toString().toStdString();
  found.file = error.value(QStringLiteral("file")).toString().toStdString();
  if (error.value(QStringLiteral("line")).isDouble()) found.line = error.value(QStringLiteral("line")).toInteger();
  return found;
}

}  // namespace

struct DesktopLaunch::Process {
  QTemporaryDir folder;
  qint64 pid = 0;
  int pidfd = -1;
  std::unique_ptr<QSocketNotifier> ended;
  QString runId;  // empty until the process told it
  std::function<void(Result<std::string>)> done;

  QString file(const char* name) const { return folder.filePath(QString::fromLatin1(name)); }
  ~Process() {
    ended.reset();
    if (pidfd >= 0) ::close(pidfd);
  }
};

DesktopLaunch::DesktopLaunch(QString program, std::filesystem::path runs, QObject* parent)
    : LaunchService(parent), m_program(std::move(program)), m_runs(std::move(runs)) {
  m_poll.setInterval(kPollMs);
  connect(&m_poll, &QTimer::timeout, this, &DesktopLaunch::poll);
}

DesktopLaunch::~DesktopLaunch() {
  // A process that goes on still writes to its files there.
  for (const auto& process : m_processes) process->folder.setAutoRemove(false);
}

QStringList DesktopLaunch::goingOn() const {
  QStringList ids;
  for (const auto& process : m_processes)
    if (!process->runId.isEmpty()) ids.append(process->runId);
  return ids;
}

void DesktopLaunch::start(const RunSpec& spec, std::function<void(Result<std::string>)> done) {
  auto process = std::make_unique<Process>();
  process->done = std::move(done);
  QFile file(process->file("spec.json"));
  if (!process->folder.isValid() || !file.open(QIODevice::WriteOnly) ||
      file.write(QByteArray::fromStdString(runSpecToJson(spec))) < 0) {
    process->done(fileError(ErrorCode::Io, file.fileName().toStdString(),
                            "The settings could not be written for the new process: " +
                                file.errorString().toStdString() + ". Free some room in the temporary folder."));
    return;
  }
  file.close();
  const QString specFile = file.fileName();
  launch(std::move(process), {QStringLiteral("--spec"), specFile});
}

void DesktopLaunch::resume(const QString& runId, std::function<void(Result<std::string>)> done) {
  auto process = std::make_unique<Process>();
  process->done = std::move(done);
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
  if (!QFileInfo(m_program).isExecutable() || !starter.startDetached(&process->pid)) {
    process->done(fileError(ErrorCode::NotFound, m_program.toStdString(),
                            "The command line program could not be started; it must stand beside the window's. Build "
                            "or install Cloze again."));
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
}

void DesktopLaunch::poll() {
  bool waiting = false;
  for (const auto& process : m_processes) {
    if (!process->done) continue;
    const QByteArray id = tailOf(process->file("run-id"));
    if (!id.endsWith('\n')) {
      waiting = true;
      continue;
    }
    process->runId = QString::fromUtf8(id.trimmed());
    const auto done = std::exchange(process->done, nullptr);
    done(process->runId.toStdString());
    return;  // `done` may have started another: the list may have changed
  }
  if (!waiting) m_poll.stop();
}

void DesktopLaunch::finish(Process* process) {
  poll();  // its id may not have been read yet
  const auto at = std::find_if(m_processes.begin(), m_processes.end(),
                               [process](const auto& each) { return each.get() == process; });
  if (at == m_processes.end()) return;
  const std::unique_ptr<Process> gone = std::move(*at);
  m_processes.erase(at);
  if (gone->ended) gone->ended->setEnabled(false);
  std::optional<Error> error = errorIn(tailOf(gone->file("stdout")));
  if (gone->done) {
    if (!error) {
      const QByteArray said = tailOf(gone->file("stderr")).trimmed();
      error = makeError(ErrorCode::Internal,
                        said.isEmpty() ? "The process ended without a word." : said.split('\n').last().toStdString());
    }
    gone->done(*error);
    return;
  }
  Q_EMIT ended(gone->runId, error ? QString::fromStdString(error->toString()) : QString());
}

}  // namespace cloze
