#include <app/desktop/launch_folders.h>

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <unistd.h>

namespace cloze {

namespace {

const QString kPrefix = QStringLiteral("cloze-launch-");

// The command lines of all processes, one after the other. A process names its folder there.
QByteArray commandLines() {
  QByteArray all;
  const QStringList processes = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
  for (const QString& process : processes) {
    if (!process.at(0).isDigit()) continue;
    QFile file(QStringLiteral("/proc/%1/cmdline").arg(process));
    if (file.open(QIODevice::ReadOnly)) all += file.readAll() + '\n';
  }
  return all;
}

}  // namespace

QString launchFolderTemplate() {
  return QDir::tempPath() + QLatin1Char('/') + kPrefix + QStringLiteral("XXXXXX");
}

void removeLeftLaunchFolders(int youngSeconds) {
  const QDir temporary(QDir::tempPath());
  const QFileInfoList folders =
      temporary.entryInfoList({kPrefix + QLatin1Char('*')}, QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks);
  if (folders.isEmpty()) return;
  const QByteArray inUse = commandLines();
  const QDateTime old = QDateTime::currentDateTime().addSecs(-youngSeconds);
  for (const QFileInfo& folder : folders) {
    if (folder.ownerId() != ::getuid() || folder.lastModified() > old) continue;
    if (inUse.contains(QFile::encodeName(folder.absoluteFilePath()) + '/')) continue;
    QDir(folder.absoluteFilePath()).removeRecursively();
  }
}

}  // namespace cloze
