// The engine, loaded on a thread of its own behind the first window, and asked there.
//
// GUI thread only. One thread loads it, measures the machine and predicts; the newest waiting request of a tag counts.
#pragma once

#include <app/pages/services.h>

#include <QObject>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace cloze {

class DesktopEngine : public EngineService {
  Q_OBJECT
 public:
  // `load`: loadEngine, or a fake in tests. Loading starts with start().
  explicit DesktopEngine(std::function<Result<Engine*>()> load, QObject* parent = nullptr);
  ~DesktopEngine() override;
  void start();

  State state() const override { return m_state; }
  QString problem() const override { return m_problem; }
  EngineInfo info() const override { return m_info; }
  double sgemmGflops() const override { return m_gflops; }
  void predict(const QString& tag, const std::filesystem::path& modelFolder, const RunSpec& spec,
               std::vector<TextPair> texts, std::function<void(Result<PredictAnswer>)> done) override;
  void cancel(const QString& tag) override;

 private:
  struct Request {
    QString tag;
    std::filesystem::path folder;
    RunSpec spec;
    std::vector<TextPair> texts;
    std::function<void(Result<PredictAnswer>)> done;
  };
  struct Opened {
    std::filesystem::path folder;
    std::filesystem::file_time_type written;
    std::string device;
    std::unique_ptr<Classifier> classifier;
  };
  std::function<void(Result<PredictAnswer>)> takeWaiting(const QString& tag);  // REQUIRES: m_mutex is held
  void work(std::stop_token stop);
  bool load();
  Result<PredictAnswer> answer(const Request& request, std::vector<Opened>* opened, std::stop_token stop);
  void tell(std::function<void()> onGuiThread);

  const std::function<Result<Engine*>()> m_load;
  State m_state = State::Loading;
  QString m_problem;
  EngineInfo m_info;
  double m_gflops = 0;
  Engine* m_engine = nullptr;  // the worker's

  std::condition_variable_any m_wake;
  std::mutex m_mutex;  // guards the three below
  std::deque<Request> m_waiting;
  QString m_answering;           // the tag of the request at work
  std::stop_source m_answerEnd;  // and what ends it
  std::jthread m_thread;
};

}  // namespace cloze
