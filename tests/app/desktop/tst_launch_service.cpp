// The launch service against a shell script in the place of the command line.
#include <app/desktop/launch_service.h>

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <gtest/gtest.h>

namespace cloze {
namespace {

class LaunchTest : public ::testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(m_folder.isValid()); }
  // `body` sees $idfile, $runs, $resume and $spec.
  QString script(const QByteArray& body) {
    const QString path = m_folder.filePath(QStringLiteral("cloze"));
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(
        "#!/bin/sh\nwhile [ $# -gt 0 ]; do case \"$1\" in --run-id-file) idfile=$2;; --runs) runs=$2;; "
        "--resume) resume=$2;; --spec) spec=$2;; esac; shift; done\n" +
        body);
    file.close();
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return path;
  }
  std::optional<Result<std::string>> start(DesktopLaunch* launch, const RunSpec& spec = {}) {
    std::optional<Result<std::string>> answer;
    launch->start(spec, [&answer](Result<std::string> id) { answer = std::move(id); });
    EXPECT_TRUE(QTest::qWaitFor([&answer] { return answer.has_value(); }, 10000));
    return answer;
  }
  std::filesystem::path runs() const { return m_folder.filePath(QStringLiteral("runs")).toStdString(); }
  QTemporaryDir m_folder;
};

TEST_F(LaunchTest, answersWithTheRunAndTellsItsEnd) {
  DesktopLaunch launch(
      script("mkdir -p \"$runs/fake-1\"; cp \"$spec\" \"$runs/fake-1/\"; printf 'fake-1\\n' > \"$idfile\"; "
             "sleep 0.3; echo '{\"run\": \"fake-1\"}'\n"),
      runs());
  QSignalSpy ended(&launch, &LaunchService::ended);
  RunSpec spec;
  spec.optimizer.learning_rate = 3e-5;
  const auto answer = start(&launch, spec);
  ASSERT_TRUE(answer && answer->ok());
  EXPECT_EQ(answer->value(), "fake-1");
  EXPECT_EQ(launch.goingOn(), QStringList(QStringLiteral("fake-1")));
  ASSERT_TRUE(QTest::qWaitFor([&ended] { return ended.count() == 1; }, 10000));
  EXPECT_EQ(ended.first().at(1).toString(), QString());
  EXPECT_TRUE(launch.goingOn().isEmpty());
  QFile given(QString::fromStdString((runs() / "fake-1" / "spec.json").string()));
  ASSERT_TRUE(given.open(QIODevice::ReadOnly));
  const auto read = runSpecFromJson(given.readAll().toStdString(), "spec.json");
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->optimizer.learning_rate, 3e-5);
}

TEST_F(LaunchTest, anErrorBeforeTheRunIsTheAnswer) {
  DesktopLaunch launch(
      script("echo '{\"error\": {\"code\": \"invalid_data\", \"message\": \"Column missing.\", \"file\": \"a.tsv\", "
             "\"line\": 3}}'; exit 1\n"),
      runs());
  const auto answer = start(&launch);
  ASSERT_TRUE(answer && !answer->ok());
  EXPECT_EQ(answer->error().message, "Column missing.");
  EXPECT_EQ(answer->error().file, "a.tsv");
  EXPECT_EQ(answer->error().line, 3);
}

TEST_F(LaunchTest, anErrorAfterTheStartComesWithTheEnd) {
  DesktopLaunch launch(script("printf 'fake-2\\n' > \"$idfile\"; sleep 0.3; "
                              "echo '{\"error\": {\"code\": \"not_finite\", \"message\": \"The loss became NaN.\", "
                              "\"file\": null, \"line\": null}}'; exit 1\n"),
                       runs());
  QSignalSpy ended(&launch, &LaunchService::ended);
  ASSERT_TRUE(start(&launch)->ok());
  ASSERT_TRUE(QTest::qWaitFor([&ended] { return ended.count() == 1; }, 10000));
  EXPECT_EQ(ended.first().at(1).toString(), QStringLiteral("The loss became NaN."));
}

TEST_F(LaunchTest, whatItSaidLastExplainsADeathWithoutAWord) {
  DesktopLaunch launch(script("echo 'terminate called' >&2; kill -9 $$\n"), runs());
  const auto answer = start(&launch);
  ASSERT_TRUE(answer && !answer->ok());
  EXPECT_EQ(answer->error().message, "terminate called");
}

TEST_F(LaunchTest, aMissingProgramIsSaidAtOnce) {
  DesktopLaunch launch(m_folder.filePath(QStringLiteral("absent")), runs());
  const auto answer = start(&launch);
  ASSERT_TRUE(answer && !answer->ok());
  EXPECT_EQ(answer->error().code, ErrorCode::NotFound);
}

TEST_F(LaunchTest, resumeNamesTheRun) {
  DesktopLaunch launch(script("printf '%s\\n' \"$resume\" > \"$idfile\"\n"), runs());
  std::optional<Result<std::string>> answer;
  launch.resume(QStringLiteral("old-7"), [&answer](Result<std::string> id) { answer = std::move(id); });
  ASSERT_TRUE(QTest::qWaitFor([&answer] { return answer.has_value(); }, 10000));
  ASSERT_TRUE(answer->ok()) << answer->error().message;
  EXPECT_EQ(answer->value(), "old-7");
}

}  // namespace
}  // namespace cloze
