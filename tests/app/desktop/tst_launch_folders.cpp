// Folders of processes that outlived their window: gone once nobody works in them.
#include <app/desktop/launch_folders.h>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace cloze {
namespace {

class LaunchFoldersTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(m_temporary.isValid());
    m_before = qgetenv("TMPDIR");
    qputenv("TMPDIR", m_temporary.path().toUtf8());
  }
  void TearDown() override {
    if (m_before.isEmpty())
      qunsetenv("TMPDIR");
    else
      qputenv("TMPDIR", m_before);
  }
  // As DesktopLaunch makes it, with a file in it.
  QString makeFolder() {
    QTemporaryDir folder(launchFolderTemplate());
    folder.setAutoRemove(false);
    QFile file(folder.filePath(QStringLiteral("stdout")));
    EXPECT_TRUE(file.open(QIODevice::WriteOnly));
    EXPECT_TRUE(folder.path().startsWith(m_temporary.path()));
    return folder.path();
  }
  QTemporaryDir m_temporary;
  QByteArray m_before;
};

TEST_F(LaunchFoldersTest, AreRemovedOnceNoProcessWorksInThem) {
  const QString left = makeFolder(), used = makeFolder();
  ASSERT_TRUE(QDir(m_temporary.path()).mkdir(QStringLiteral("another")));
  QProcess process;
  process.start(QStringLiteral("sh"), {QStringLiteral("-c"), QStringLiteral("read line"), QStringLiteral("sh"),
                                       used + QStringLiteral("/run-id")});
  ASSERT_TRUE(process.waitForStarted());
  removeLeftLaunchFolders(0);
  EXPECT_FALSE(QDir(left).exists());
  EXPECT_TRUE(QDir(used).exists());
  EXPECT_TRUE(QDir(m_temporary.filePath(QStringLiteral("another"))).exists());
  process.closeWriteChannel();
  ASSERT_TRUE(process.waitForFinished());
  removeLeftLaunchFolders(0);
  EXPECT_FALSE(QDir(used).exists());
}

TEST_F(LaunchFoldersTest, AYoungOneStays) {
  const QString young = makeFolder();
  removeLeftLaunchFolders();
  EXPECT_TRUE(QDir(young).exists());
}

}  // namespace
}  // namespace cloze
