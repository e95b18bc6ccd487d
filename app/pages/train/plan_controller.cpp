#include <app/pages/train/plan_controller.h>

#include <app/pages/train/spec_model.h>
#include <core/api/devices.h>

namespace cloze {

namespace {
constexpr int kTypingPauseMs = 250;
const QString kTag = QStringLiteral("train.plan");
}  // namespace

PlanController::PlanController(SpecModel* model, const PageContext& context, QObject* parent)
    : QObject(parent), m_model(model), m_context(context) {
  m_pause.setSingleShot(true);
  m_pause.setInterval(kTypingPauseMs);
  connect(&m_pause, &QTimer::timeout, this, &PlanController::request);
  connect(model, &SpecModel::optionChanged, this, &PlanController::outdate);
  connect(model, &SpecModel::replaced, this, [this] {
    m_current = false;
    refresh();
  });
  // The estimate of time rests on the machine's speed, known once the engine is there.
  connect(context.engine, &EngineService::changed, this, &PlanController::outdate);
  connect(context.runs, &RunsService::changed, this, [this] {
    if (m_context.runs->folder() != m_runsFolder) refresh();
  });
}

void PlanController::outdate() {
  m_busy = true;
  m_current = m_cancelled = false;
  m_pause.start();
  Q_EMIT changed();
}

void PlanController::refresh() {
  m_pause.stop();
  request();
}

void PlanController::cancel() {
  if (!m_busy) return;
  m_pause.stop();
  m_busy = false;
  m_cancelled = !m_current;
  // A newer task of the tag stops the older, whose answer is dropped.
  m_context.work->run(this, kTag, [](std::stop_token) { return [] {}; });
  Q_EMIT changed();
}

void PlanController::request() {
  m_busy = true;
  m_cancelled = false;
  Q_EMIT changed();
  PlanContext context;
  context.runs_folder = m_runsFolder = m_context.runs->folder();
  context.sgemm_gflops = m_context.engine->sgemmGflops();
  if (m_context.engine->state() == EngineService::State::Ready) {
    const std::vector<DeviceInfo> devices = m_context.engine->info().devices;
    if (const DeviceInfo* device = findDevice(devices, m_model->spec().device.device)) {
      context.device = device->name;
      context.fast_bf16 = device->fast_bf16;
      context.device_bytes = device->free_bytes;
    }
  }
  m_context.work->run(this, kTag, [this, spec = m_model->spec(), context](std::stop_token stop) {
    auto plan = std::make_shared<const Plan>(makePlan(spec, context, stop));
    return std::function<void()>([this, plan] {
      m_plan = plan;
      m_busy = false;
      m_current = true;
      Q_EMIT changed();
    });
  });
}

}  // namespace cloze
