#include <app/desktop/work_service.h>

#include <QtTest>

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
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
  std::weak_ptr<int> older;  // alive as long as its task or the task's answer is
  const auto task = [&](const char* name, bool wait) {
    const auto held = std::make_shared<int>();
    if (wait) older = held;
    return [&, name, wait, held](std::stop_token) {
      if (wait) go.acquire();
      return std::function<void()>([&answers, name, held] { answers << QString::fromLatin1(name); });
    };
  };
  work.run(&owner, QStringLiteral("tag"), task("older", true));
  work.run(&owner, QStringLiteral("other"), task("another tag", false));
  work.run(&owner, QStringLiteral("tag"), task("newer", false));
  EXPECT_TRUE(QTest::qWaitFor([&] { return answers.size() == 2; }, 5000));
  go.release();
  EXPECT_TRUE(QTest::qWaitFor([&] { return older.expired(); }, 5000));
  answers.sort();
  EXPECT_EQ(answers, (QStringList{QStringLiteral("another tag"), QStringLiteral("newer")}));
}

}  // namespace
}  // namespace cloze
