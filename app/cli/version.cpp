#include <app/cli/commands.h>
#include <core/api/engine.h>
#include <core/base/version.h>

namespace cloze::cli {
namespace {

Json engineJson(const EngineInfo& info) {
  const auto textOrNull = [](const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); };
  Json devices = Json::array();
  for (const DeviceInfo& device : info.devices) {
    devices.push_back({{"name", device.name},
                       {"description", device.description},
                       {"total_bytes", device.total_bytes},
                       {"free_bytes", device.free_bytes},
                       {"fast_bf16", device.fast_bf16}});
  }
  return {{"libtorch", textOrNull(info.libtorch_version)}, {"cuda", textOrNull(info.cuda_version)},
          {"driver", textOrNull(info.driver_version)},     {"cuda_problem", textOrNull(info.cuda_problem)},
          {"own_cuda_kernels", info.own_cuda_kernels},     {"devices", devices}};
}

int version(bool json, bool withEngine, Output& output) {
  output.json = json;
  Json about = {{"version", programVersion()}, {"commit", programCommit()}, {"build", buildId()}};
  if (!json) output.line(versionText());
  if (withEngine) {
    const auto engine = loadEngine();
    if (!engine.ok()) return output.failed(engine.error());
    const EngineInfo info = (*engine)->info();
    about["engine"] = engineJson(info);
    if (!json) {
      output.line("LibTorch " + info.libtorch_version +
                  (info.cuda_version.empty() ? std::string() : ", CUDA " + info.cuda_version));
      for (const DeviceInfo& device : info.devices) output.line(device.name + ": " + device.description);
      if (!info.cuda_problem.empty()) output.line("CUDA cannot be used: " + info.cuda_problem);
    }
  }
  if (json) output.result(about);
  return kDone;
}

}  // namespace

std::string versionText() {
  return std::string("cloze ") + programVersion() + " (" + programCommit() + ")";
}

void addVersion(CLI::App* app, Chosen* chosen) {
  CLI::App* command = app->add_subcommand("version", "Say which program this is, and with --engine what it runs on.");
  const auto json = std::make_shared<bool>(false), engine = std::make_shared<bool>(false);
  command->add_option("--json", *json, "One JSON object on stdout")->type_name("");
  command->add_flag("--engine", *engine, "Load the engine and name LibTorch, CUDA and the devices");
  command->callback([=] { chosen->run = [=](Output& output) { return version(*json, *engine, output); }; });
}

}  // namespace cloze::cli
