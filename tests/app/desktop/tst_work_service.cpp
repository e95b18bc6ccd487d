#include <app/desktop/work_service.h>

#include <QtTest>

#include <gtest/gtest.h>

#include <atomic>
#include <semaphore>
#include <stdexcept>

namespace cloze {
namespace {

TEST(DesktopWork, whoWaitsIsToldOfWorkThatThrows) {
  static std::atomic<int> said{0};
  const QtMessageHandler usual =
      qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) { ++said; });
  QObject owner;
  DesktopWork work;
  int failed = 0;
  work.runOr(
      &owner, QStringLiteral("a"), [](std::stop_token) -> std::function<void()> { throw std::bad_alloc(); },
      [&failed] { ++failed; });
  EXPECT_TRUE(QTest::qWaitFor([&failed] { return failed == 1; }, 5000));
  qInstallMessageHandler(usual);
  EXPECT_EQ(said, 1);
}

TEST(DesktopWork, aNewerTaskOfATagDropsTheAnswerOfTheOlder) {
  QObject owner;
  DesktopWork work;
  QStringList answers;
  std::binary_semaphore go{0};
  const auto task = [&](const char* name, bool wait) {
    return [&, name, wait](std::stop_token) {
      if (wait) go.acquire();
      return std::function<void()>([&answers, name] { answers << QString::fromLatin1(name); });
    };
  };
  work.run(&owner, QStringLiteral("tag"), task("older", true));
  work.run(&owner, QStringLiteral("other"), task("another tag", false));
  work.run(&owner, QStringLiteral("tag"), task("newer", false));
  EXPECT_TRUE(QTest::qWaitFor([&] { return answers.size() == 2; }, 5000));
  go.release();
  QTest::qWait(50);
  answers.sort();
  EXPECT_EQ(answers, (QStringList{QStringLiteral("another tag"), QStringLiteral("newer")}));
}

}  // namespace
}  // namespace cloze
