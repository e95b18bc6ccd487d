// The door from the inside: the one Engine, and the symbol that loadEngine() looks up.
#include <core/api/engine.h>
#include <core/base/build_id.h>
#include <core/engine/guard.h>
#include <core/engine/self_test.h>
#include <core/engine/tasks/model_session.h>
#include <core/engine/train/devices.h>
#include <core/engine/train/trainer.h>

#include <cstring>

namespace cloze {
namespace {

class LoadedEngine final : public Engine {
 public:
  EngineInfo info() override {
    const Result<EngineInfo> info = guarded([]() -> Result<EngineInfo> { return engineInfo(); });
    if (info.ok()) return *info;
    EngineInfo broken;
    broken.build_id = kBuildId;
    broken.cuda_problem = info.error().toString();
    return broken;
  }

  double measureSgemm(int threads) override {
    const Result<double> speed = guarded([&]() -> Result<double> { return sgemmGflops(threads); });
    return speed.ok() ? *speed : 0;
  }

  Result<TrainSummary> train(const TrainRequest& request, TrainObserver* observer, std::stop_token stop) override {
    return guarded([&] { return runTraining(request, observer, stop); });
  }

  Result<EvalOutcome> evaluate(const EvalRequest& request, std::stop_token stop) override {
    return guarded([&] { return evaluateModel(request, stop); });
  }

  Result<std::unique_ptr<Classifier>> openClassifier(const std::filesystem::path& modelFolder, const DeviceSpec& device,
                                                     const BatchSpec& batch, Casing casing) override {
    return guarded([&] { return makeClassifier(modelFolder, device, batch, casing); });
  }

  bool selfTest(std::vector<std::string>* report) override {
    const Result<bool> passed = guarded([&]() -> Result<bool> { return runSelfTest(report); });
    if (!passed.ok() && report != nullptr) report->push_back("self-test: " + passed.error().toString());
    return passed.ok() && *passed;
  }
};

}  // namespace
}  // namespace cloze

extern "C" __attribute__((visibility("default"))) cloze::Engine* clozeEngineEntry(const char* buildId,
                                                                                  const char** problem) {
  if (buildId == nullptr || std::strcmp(buildId, cloze::kBuildId) != 0) {
    if (problem != nullptr) {
      *problem = "The engine library is of another build than the program. Build both again, or reinstall.";
    }
    return nullptr;
  }
  static cloze::LoadedEngine engine;
  return &engine;
}
