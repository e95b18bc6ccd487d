#include <app/pages/train/plan_controller.h>

#include <app/pages/train/spec_model.h>

namespace cloze {

namespace {
constexpr int kTypingPauseMs = 250;
}

PlanController::PlanController(SpecModel* model, const PageContext& context, QObject* parent)
    : QObject(parent), m_model(model), m_context(context) {
  m_pause.setSingleShot(true);
  m_pause.setInterval(kTypingPauseMs);
  connect(&m_pause, &QTimer::timeout, this, &PlanController::request);
  const auto later = [this] {
    m_busy = true;
    m_pause.start();
    Q_EMIT changed();
  };
  connect(model, &SpecModel::optionChanged, this, later);
  connect(model, &SpecModel::replaced, this, &PlanController::refresh);
  // The estimate of time rests on the machine's speed, known once the engine is there.
  connect(context.engine, &EngineService::changed, this, later);
}

void PlanController::refresh() {
  m_pause.stop();
  request();
}

void PlanController::request() {
  m_busy = true;
  Q_EMIT changed();
  PlanContext context;
  context.runs_folder = m_context.runs->folder();
  context.sgemm_gflops = m_context.engine->sgemmGflops();
  if (m_context.engine->state() == EngineService::State::Ready) {
    // The device the run would get: the one named, else the last listed, as "auto" chooses.
    const EngineInfo info = m_context.engine->info();
    const std::string wanted = m_model->spec().device.device;
    for (const DeviceInfo& device : info.devices) {
      if (wanted != "auto" && device.name != wanted) continue;
      context.device = device.name;
      context.fast_bf16 = device.fast_bf16;
      context.device_bytes = device.free_bytes;
    }
  }
  m_context.work->run(this, QStringLiteral("train.plan"),
                      [this, spec = m_model->spec(), context](std::stop_token stop) {
                        auto plan = std::make_shared<const Plan>(makePlan(spec, context, stop));
                        return std::function<void()>([this, plan] {
                          m_plan = plan;
                          m_busy = false;
                          Q_EMIT changed();
                        });
                      });
}

}  // namespace cloze
