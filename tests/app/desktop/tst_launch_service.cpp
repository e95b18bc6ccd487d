// The launch service against a shell script in the place of the command line.
#include <app/desktop/launch_service.h>

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <gtest/gtest.h>

#include <csignal>

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
    launch->start({spec}, [&answer](Result<std::string> id) { answer = std::move(id); });
    EXPECT_TRUE(QTest::qWaitFor([&answer] { return answer.has_value(); }, 10000));
    return answer;
  }
  void go() { EXPECT_TRUE(QFile(QString::fromStdString((runs() / "go").string())).open(QIODevice::WriteOnly)); }
  std::filesystem::path runs() const { return m_folder.filePath(QStringLiteral("runs")).toStdString(); }
  QTemporaryDir m_folder;
};

TEST_F(LaunchTest, answersWithTheRunAndTellsItsEnd) {
  DesktopLaunch launch(
      script("mkdir -p \"$runs/fake-1\"; cp \"$spec\" \"$runs/fake-1/\"; printf 'fake-1\\n' > \"$idfile\"; "
             "while [ ! -e \"$runs/go\" ]; do sleep 0.02; done; echo '{\"run\": \"fake-1\"}'\n"),
      runs());
  RunSpec spec;
  spec.optimizer.learning_rate = 3e-5;
  const auto answer = start(&launch, spec);
  ASSERT_TRUE(answer && answer->ok());
  EXPECT_EQ(answer->value(), "fake-1");
  EXPECT_EQ(launch.activity().runs, QStringList(QStringLiteral("fake-1")));
  go();
  ASSERT_TRUE(QTest::qWaitFor([&launch] { return launch.activity().idle(); }, 10000));
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
  EXPECT_EQ(answer->error().code, ErrorCode::InvalidData);
  EXPECT_EQ(answer->error().message, "Column missing.");
  EXPECT_EQ(answer->error().file, "a.tsv");
  EXPECT_EQ(answer->error().line, 3);
}

TEST_F(LaunchTest, aProcessWithoutARunYetIsCountedAndCanBeEnded) {
  DesktopLaunch launch(script("trap 'exit 143' TERM; : > \"$spec.seen\"; while :; do sleep 0.02; done\n"), runs());
  std::optional<Result<std::string>> answer;
  const int ticket = launch.start({RunSpec()}, [&answer](Result<std::string> id) { answer = std::move(id); });
  EXPECT_EQ(launch.activity().starting, 1);
  launch.cancel(ticket);
  ASSERT_TRUE(answer && !answer->ok());
  EXPECT_EQ(answer->error().code, ErrorCode::Cancelled);
  ASSERT_TRUE(QTest::qWaitFor([&launch] { return launch.activity().idle(); }, 10000)) << "the process goes on";
}

// The window closes once its runs are over, wherever they lie: another runs folder may have been chosen since.
TEST_F(LaunchTest, aRunOfAnotherRunsFolderIsEndedOnce) {
  DesktopLaunch launch(script("mkdir -p \"$runs\"; trap 'echo asked >> \"$runs/asked\"' TERM; printf 'fake-1\\n' > "
                              "\"$idfile\"; while [ ! -e \"$runs/asked\" ]; do sleep 0.02; done; "
                              "while [ ! -e \"$runs/go\" ]; do sleep 0.02; done\n"),
                       runs());
  const auto answer = start(&launch);
  ASSERT_TRUE(answer && answer->ok());
  launch.setRunsFolder(runs().parent_path() / "elsewhere");
  const auto asked = [this] {
    QFile file(QString::fromStdString((runs() / "asked").string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  };
  launch.cancelAll();
  EXPECT_TRUE(QTest::qWaitFor([&asked] { return !asked().isEmpty(); }, 10000)) << "the process goes on";
  launch.cancelAll();  // a second signal would end it before its checkpoint is written
  go();
  ASSERT_TRUE(QTest::qWaitFor([&launch] { return launch.activity().idle(); }, 10000));
  EXPECT_EQ(asked(), "asked\n");
}

TEST_F(LaunchTest, seedsAreStartedOneAfterTheOther) {
  DesktopLaunch launch(
      script("mkdir -p \"$runs\"; n=$(cat \"$runs/n\" 2>/dev/null || echo 0); n=$((n + 1)); echo $n > \"$runs/n\"; "
             "printf 'fake-%s\\n' $n > \"$idfile\"\n"),
      runs());
  std::vector<std::string> ids;
  launch.start({RunSpec(), RunSpec(), RunSpec()},
               [&ids](const Result<std::string>& id) { ids.push_back(id.ok() ? *id : id.error().message); });
  EXPECT_EQ(launch.activity().starting, 1);
  EXPECT_EQ(launch.activity().waiting, 2);
  ASSERT_TRUE(QTest::qWaitFor([&] { return launch.activity().idle(); }, 10000));
  EXPECT_EQ(ids, (std::vector<std::string>{"fake-1", "fake-2", "fake-3"}));
}

TEST_F(LaunchTest, anErrorEndsTheSeries) {
  DesktopLaunch launch(script("mkdir -p \"$runs\"; if [ -e \"$runs/first\" ]; then "
                              "echo '{\"error\": {\"code\": \"io\", \"message\": \"The disk is full.\"}}'; exit 1; fi; "
                              ": > \"$runs/first\"; printf 'fake-1\\n' > \"$idfile\"\n"),
                       runs());
  QSignalSpy failed(&launch, &LaunchService::startFailed);
  std::vector<std::string> answers;
  launch.start({RunSpec(), RunSpec(), RunSpec()},
               [&answers](const Result<std::string>& id) { answers.push_back(id.ok() ? *id : id.error().message); });
  ASSERT_TRUE(QTest::qWaitFor([&] { return launch.activity().idle(); }, 10000));
  EXPECT_EQ(answers, (std::vector<std::string>{"fake-1", "The disk is full."}));
  EXPECT_EQ(failed.count(), 1);
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

// Bit 0 of the mask is SIGHUP: a run that the window started does not end with a terminal.
TEST_F(LaunchTest, theRunIgnoresHangups) {
  struct sigaction before {
  }, after{};
  ASSERT_EQ(sigaction(SIGHUP, nullptr, &before), 0);
  DesktopLaunch launch(script("grep SigIgn /proc/self/status | sed 's/.*\\(.\\)$/\\1/' > \"$idfile\"\n"), runs());
  const auto answer = start(&launch);
  ASSERT_TRUE(answer && answer->ok());
  EXPECT_EQ(std::stoi(answer->value(), nullptr, 16) & 1, 1) << answer->value();
  ASSERT_EQ(sigaction(SIGHUP, nullptr, &after), 0);
  EXPECT_EQ(after.sa_handler, before.sa_handler) << "the window itself ends with its terminal as before";
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
