#include <core/spec/metrics.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace cloze {
namespace {

TEST(RunProgress, ComesBackFromItsJson) {
  RunProgress progress;
  progress.state = RunState::Failed;
  progress.message = "loss became NaN at step 7 \"here\"\n\xC3\xA9";
  progress.error_code = "not_finite";
  progress.step = 7;
  progress.total_steps = 345;
  progress.epoch = 0.06;
  progress.seconds = 12.5;
  progress.seconds_left = 100.25;
  progress.examples_per_s = 30.5;
  progress.real_tokens_per_s = std::numeric_limits<double>::infinity();
  progress.peak_bytes = int64_t{1} << 40;
  progress.updated_ms = 1700000000000;
  progress.best_value = 0.1;
  progress.best_step = 3;
  progress.device = "cuda:0";
  progress.train_loss = std::nan("");
  progress.results = {{"dev", "best", 7, 408, std::nan(""), {{"accuracy", 0.8}, {"f1", std::nan("")}}},
                      {"test", "last", 7, 1725, 0.5, {}}};
  const auto back = runProgressFromJson(runProgressToJson(progress));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->state, progress.state);
  EXPECT_EQ(back->message, progress.message);
  EXPECT_EQ(back->error_code, progress.error_code);
  EXPECT_EQ(back->step, 7);
  EXPECT_EQ(back->total_steps, 345);
  EXPECT_EQ(back->epoch, 0.06);
  EXPECT_EQ(back->seconds, 12.5);
  EXPECT_EQ(back->seconds_left, 100.25);
  EXPECT_EQ(back->examples_per_s, 30.5);
  EXPECT_TRUE(std::isinf(back->real_tokens_per_s));
  EXPECT_EQ(back->peak_bytes, progress.peak_bytes);
  EXPECT_EQ(back->updated_ms, progress.updated_ms);
  EXPECT_EQ(back->best_value, 0.1);
  EXPECT_EQ(back->best_step, 3);
  EXPECT_EQ(back->device, "cuda:0");
  EXPECT_TRUE(std::isnan(back->train_loss.value()));
  ASSERT_EQ(back->results.size(), 2u);
  EXPECT_EQ(back->results[0].split, "dev");
  EXPECT_EQ(back->results[0].checkpoint, "best");
  EXPECT_EQ(back->results[0].examples, 408);
  EXPECT_TRUE(std::isnan(back->results[0].loss));
  EXPECT_EQ(back->results[0].values.at("accuracy"), 0.8);
  EXPECT_TRUE(std::isnan(back->results[0].values.at("f1")));
  EXPECT_EQ(back->results[1].loss, 0.5);
  EXPECT_FALSE(runProgressFromJson(runProgressToJson(RunProgress{}))->seconds_left);
}

TEST(RunProgress, StateNames) {
  for (int i = 0; i <= static_cast<int>(RunState::Interrupted); ++i) {
    EXPECT_EQ(runStateFromName(runStateName(static_cast<RunState>(i))), static_cast<RunState>(i));
  }
  EXPECT_FALSE(runStateFromName("happy"));
}

// Hostile or damaged state.json: nothing crashes, what makes no sense counts as absent.
TEST(RunProgress, HostileDocuments) {
  for (const std::string& json :
       {std::string(), std::string("{"), std::string("[]"), std::string("{}"), std::string("null"),
        std::string("\0", 1), std::string(R"({"state": 3})"), std::string(R"({"state": "happy"})"),
        std::string("\xff\xfe"), std::string(100000, '['), std::string(R"({"state": "running", "state": "failed"})")}) {
    EXPECT_FALSE(runProgressFromJson(json)) << json.substr(0, 50);
  }
  const auto odd = runProgressFromJson(
      R"({"state": "running", "step": -5, "total_steps": 1e400, "epoch": {}, "message": 3, "peak_bytes":
          18446744073709551615, "seconds_left": [], "results": [1, {"values": [], "step": "x"}, {"values": {"a": {}}}]})");
  EXPECT_FALSE(odd) << "1e400 is no number of JSON we can hold";
  const auto mild = runProgressFromJson(
      R"({"state": "running", "step": -5, "total_steps": "many", "epoch": {}, "message": 3, "peak_bytes":
          18446744073709551615, "seconds_left": [], "results": [1, {"values": [], "step": "x"}, {"values": {"a": {}}}]})");
  ASSERT_TRUE(mild);
  EXPECT_EQ(mild->step, 0);
  EXPECT_EQ(mild->total_steps, 0);
  EXPECT_EQ(mild->peak_bytes, 0);
  EXPECT_EQ(mild->message, "");
  EXPECT_FALSE(mild->seconds_left);
  ASSERT_EQ(mild->results.size(), 2u);
  EXPECT_TRUE(mild->results[1].values.empty());
}

}  // namespace
}  // namespace cloze
