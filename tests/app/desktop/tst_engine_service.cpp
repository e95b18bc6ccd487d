#include <app/desktop/engine_service.h>

#include <QtTest>

#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <thread>

namespace cloze {
namespace {

constexpr int kPatience_ms = 10000;

// Waits in predict() until it is let go or told to stop.
struct SlowClassifier : Classifier {
  std::atomic<int> begun = 0, stopped = 0;
  std::atomic<bool> go = false;
  std::vector<std::string> names{"no", "yes"};
  const std::vector<std::string>& labels() const override { return names; }
  Result<std::vector<std::vector<float>>> predict(const std::vector<TextPair>& texts, std::stop_token stop) override {
    ++begun;
    while (!go && !stop.stop_requested()) std::this_thread::sleep_for(std::chrono::milliseconds(2));
    if (!go) {
      ++stopped;
      return makeError(ErrorCode::Cancelled, "Stopped on request.");
    }
    return std::vector<std::vector<float>>(texts.size(), {0.25f, 0.75f});
  }
};

struct SlowEngine : Engine {
  std::atomic<SlowClassifier*> classifier = nullptr;
  std::atomic<int> opening = 0;
  std::atomic<bool> mayOpen = true;
  EngineInfo info() override { return {}; }
  double measureSgemm(int) override { return 1; }
  Result<TrainSummary> train(const TrainRequest&, TrainObserver*, std::stop_token) override { return Error{}; }
  Result<EvalOutcome> evaluate(const EvalRequest&, std::stop_token) override { return Error{}; }
  Result<std::unique_ptr<Classifier>> openClassifier(const std::filesystem::path&, const DeviceSpec&, const BatchSpec&,
                                                     Casing) override {
    ++opening;
    while (!mayOpen) std::this_thread::sleep_for(std::chrono::milliseconds(2));
    auto made = std::make_unique<SlowClassifier>();
    classifier = made.get();
    return std::unique_ptr<Classifier>(std::move(made));
  }
  bool selfTest(std::vector<std::string>*) override { return true; }
};

class EngineServiceTest : public ::testing::Test {
 protected:
  EngineServiceTest() : service([this]() -> Result<Engine*> { return &engine; }) {
    service.start();
    EXPECT_TRUE(until([this] { return service.state() == EngineService::State::Ready; }));
  }
  template <typename Condition>
  static bool until(Condition condition) {
    return QTest::qWaitFor(condition, kPatience_ms);
  }
  void ask(const char* tag, const char* answer) {
    service.predict(QString::fromLatin1(tag), "/nowhere", RunSpec(), {{"a text"}},
                    [this, answer](const Result<EngineService::PredictAnswer>& got) {
                      answers[answer] = got.ok() ? "ok" : got.error().code == ErrorCode::Cancelled ? "cancelled" : "?";
                    });
  }
  std::map<std::string, std::string> answers;
  SlowEngine engine;
  DesktopEngine service;
};

TEST_F(EngineServiceTest, WhatIsCancelledIsLeftAndTheNextIsAnswered) {
  ask("try", "first");
  ASSERT_TRUE(until([this] { return engine.classifier.load() && engine.classifier.load()->begun == 1; }));
  ask("other", "second");
  ask("try", "third");
  service.cancel(QStringLiteral("try"));
  EXPECT_EQ(answers["third"], "cancelled") << "what waits goes at once";
  EXPECT_TRUE(until([this] { return answers["first"] == "cancelled"; })) << "and what is at work is stopped";
  EXPECT_EQ(engine.classifier.load()->stopped, 1);
  EXPECT_EQ(answers["second"], "") << "another's question stays";
  engine.classifier.load()->go = true;
  EXPECT_TRUE(until([this] { return answers["second"] == "ok"; }));
  service.cancel(QStringLiteral("try"));  // there is none
  ask("try", "fourth");
  EXPECT_TRUE(until([this] { return answers["fourth"] == "ok"; })) << "it can be asked again";
}

TEST_F(EngineServiceTest, NothingIsPredictedOnceTheLoadingWasCancelled) {
  engine.mayOpen = false;
  ask("try", "first");
  ASSERT_TRUE(until([this] { return engine.opening == 1; }));
  service.cancel(QStringLiteral("try"));
  engine.mayOpen = true;
  EXPECT_TRUE(until([this] { return answers["first"] == "cancelled"; }));
  EXPECT_EQ(engine.classifier.load()->begun, 0);
}

}  // namespace
}  // namespace cloze
