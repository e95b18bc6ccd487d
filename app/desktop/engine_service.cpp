#include <app/desktop/engine_service.h>

#include <algorithm>
#include <chrono>

namespace cloze {

namespace {
constexpr size_t kMostOpened = 3;  // models kept ready: switching between checkpoints should not load them anew
}

DesktopEngine::DesktopEngine(std::function<Result<Engine*>()> load, QObject* parent)
    : EngineService(parent), m_load(std::move(load)) {}

DesktopEngine::~DesktopEngine() {
  if (!m_thread.joinable()) return;
  m_thread.request_stop();
  m_wake.notify_all();
  m_thread.join();
}

void DesktopEngine::start() {
  if (!m_thread.joinable()) m_thread = std::jthread([this](std::stop_token stop) { work(stop); });
}

void DesktopEngine::tell(std::function<void()> onGuiThread) {
  QMetaObject::invokeMethod(this, std::move(onGuiThread));
}

void DesktopEngine::predict(const QString& tag, const std::filesystem::path& modelFolder, const RunSpec& spec,
                            std::vector<TextPair> texts, std::function<void(Result<PredictAnswer>)> done) {
  if (m_state == State::Missing) {
    done(makeError(ErrorCode::EngineMissing, m_problem.toStdString()));
    return;
  }
  std::function<void(Result<PredictAnswer>)> replaced;
  {
    const std::lock_guard lock(m_mutex);
    replaced = takeWaiting(tag);
    m_waiting.push_back({tag, modelFolder, spec, std::move(texts), std::move(done)});
  }
  m_wake.notify_all();
  if (replaced) replaced(makeError(ErrorCode::Cancelled, "Replaced by a newer request."));
}

std::function<void(Result<EngineService::PredictAnswer>)> DesktopEngine::takeWaiting(const QString& tag) {
  const auto same =
      std::find_if(m_waiting.begin(), m_waiting.end(), [&](const Request& each) { return each.tag == tag; });
  if (same == m_waiting.end()) return {};
  auto done = std::move(same->done);
  m_waiting.erase(same);
  return done;
}

void DesktopEngine::cancel(const QString& tag) {
  std::function<void(Result<PredictAnswer>)> waiting;
  {
    const std::lock_guard lock(m_mutex);
    waiting = takeWaiting(tag);
    if (m_answering == tag) m_answerEnd.request_stop();
  }
  if (waiting) waiting(makeError(ErrorCode::Cancelled, "Cancelled."));
}

bool DesktopEngine::load() {
  const Result<Engine*> engine = m_load();
  if (!engine.ok()) {
    const QString problem = QString::fromStdString(engine.error().toString());
    tell([this, problem] {
      m_state = State::Missing;
      m_problem = problem;
      Q_EMIT changed();
    });
    return false;
  }
  m_engine = *engine;
  const EngineInfo info = m_engine->info();
  tell([this, info] {
    m_state = State::Ready;
    m_info = info;
    Q_EMIT changed();
  });
  const double gflops = m_engine->measureSgemm(0);
  tell([this, gflops] {
    m_gflops = gflops;
    Q_EMIT changed();
  });
  return true;
}

void DesktopEngine::work(std::stop_token stop) {
  const bool there = load();
  std::vector<Opened> opened;
  while (!stop.stop_requested()) {
    Request request;
    std::stop_source end;
    {
      std::unique_lock lock(m_mutex);
      if (!m_wake.wait(lock, stop, [this] { return !m_waiting.empty(); })) return;
      request = std::move(m_waiting.front());
      m_waiting.pop_front();
      m_answering = request.tag;
      m_answerEnd = end;
    }
    const std::stop_callback closing(stop, [&end] { end.request_stop(); });
    Result<PredictAnswer> result =
        there ? answer(request, &opened, end.get_token())
              : Result<PredictAnswer>(makeError(ErrorCode::EngineMissing, "The engine could not be loaded."));
    {
      const std::lock_guard lock(m_mutex);
      m_answering.clear();
    }
    tell([done = std::move(request.done), result = std::move(result)] { done(result); });
  }
}

Result<EngineService::PredictAnswer> DesktopEngine::answer(const Request& request, std::vector<Opened>* opened,
                                                           std::stop_token stop) {
  // A checkpoint is replaced as a whole folder: its time tells a newer one apart.
  std::error_code ignored;
  const auto written = std::filesystem::last_write_time(request.folder, ignored);
  auto found = std::find_if(opened->begin(), opened->end(), [&](const Opened& each) {
    return each.folder == request.folder && each.written == written && each.device == request.spec.device.device;
  });
  if (found == opened->end()) {
    CLOZE_ASSIGN(auto classifier, m_engine->openClassifier(request.folder, request.spec.device, request.spec.batch,
                                                           request.spec.model.do_lower_case));
    if (opened->size() >= kMostOpened) opened->erase(opened->begin());
    opened->push_back({request.folder, written, request.spec.device.device, std::move(classifier)});
    found = opened->end() - 1;
  }
  if (stop.stop_requested()) return makeError(ErrorCode::Cancelled, "Cancelled.");  // while the model was loaded
  const auto before = std::chrono::steady_clock::now();
  PredictAnswer answer;
  answer.labels = found->classifier->labels();
  CLOZE_ASSIGN(answer.probabilities, found->classifier->predict(request.texts, stop));
  answer.milliseconds = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - before).count();
  return answer;
}

}  // namespace cloze
