// Stand-ins for the desktop's services, for tests of pages. They remember what was asked of them.
#pragma once

#include <app/pages/services.h>

#include <QAction>
#include <QApplication>
#include <QMap>
#include <QPointer>
#include <QThreadPool>

#include <map>
#include <vector>

namespace cloze {

struct FakeNavigator : Navigator {
  std::vector<Address> visited;
  void go(const Address& address) override { visited.push_back(address); }
};

class FakeRuns : public RunsService {
 public:
  explicit FakeRuns(std::filesystem::path folder) : m_folder(std::move(folder)) {}
  std::filesystem::path folder() const override { return m_folder; }
  void moveTo(const std::filesystem::path& folder) {
    m_folder = folder;
    Q_EMIT changed();
  }
  std::vector<RunSummary> runs() const override { return listed; }
  bool loaded() const override { return isLoaded; }
  void refresh() override { Q_EMIT changed(); }
  void rename(const QString& id, const QString& name) override { renamed.push_back({id, name}); }
  void remove(const QString& id) override { removed << id; }
  void fail(const QString& id, const QString& message) { Q_EMIT failed(id, message); }
  void restore(const QString& id) override { restored << id; }
  void touchTrash() { Q_EMIT trashChanged(); }
  void command(const QString& id, RunCommand command) override { commands.push_back({id, command}); }
  std::vector<RunSummary> listed;
  bool isLoaded = true;
  std::vector<std::pair<QString, QString>> renamed;
  std::vector<std::pair<QString, RunCommand>> commands;
  QStringList removed, restored;

 private:
  std::filesystem::path m_folder;
};

class FakeLaunch : public LaunchService {
 public:
  int start(std::vector<RunSpec> specs, Answer answer) override {
    started = std::move(specs);
    answers.push_back(std::move(answer));
    return static_cast<int>(answers.size());
  }
  void cancel(int start) override { cancelled.push_back(start); }
  void cancelAll() override { cancelledAll = true; }
  void resume(const QString& runId, Answer answer) override {
    resumed << runId;
    answers.push_back(std::move(answer));
  }
  Activity activity() const override { return now; }
  void become(const Activity& activity) {
    now = activity;
    Q_EMIT activityChanged();
  }
  std::vector<RunSpec> started;  // by the last press
  QStringList resumed;
  std::vector<Answer> answers;  // call them to answer
  std::vector<int> cancelled;
  bool cancelledAll = false;
  Activity now;
};

class FakeEngine : public EngineService {
 public:
  struct Question {
    std::filesystem::path folder;
    std::vector<TextPair> texts;
    std::function<void(Result<PredictAnswer>)> done;
  };
  State state() const override { return now; }
  QString problem() const override { return QStringLiteral("libcloze_engine.so is missing."); }
  EngineInfo info() const override { return engineInfo; }
  double sgemmGflops() const override { return 0; }
  void predict(const QString&, const std::filesystem::path& folder, const RunSpec&, std::vector<TextPair> texts,
               std::function<void(Result<PredictAnswer>)> done) override {
    questions.push_back({folder, std::move(texts), std::move(done)});
  }
  void cancel(const QString& tag) override { cancelled << tag; }
  void become(State state) {
    now = state;
    Q_EMIT changed();
  }
  State now = State::Ready;
  EngineInfo engineInfo;
  std::vector<Question> questions;
  QStringList cancelled;  // tags
};

// Work on real threads with answers through the event loop, or kept until it is asked for. As with the desktop's, a
// newer task of the same owner and tag stops the older one, whose answer is dropped.
class FakeWork : public WorkService {
 public:
  enum class Mode { Threads, Immediate, OnDemand };
  ~FakeWork() override { m_pool.waitForDone(); }
  void runOr(QObject* owner, const QString& tag, Work work, std::function<void()> failed) override {
    tags << tag;
    if (throwing.removeAll(tag) > 0) work = [failed](std::stop_token) { return failed ? failed : [] {}; };
    std::stop_source& newest = m_newest[{owner, tag}];
    newest.request_stop();
    newest = std::stop_source();
    if (mode != Mode::Threads) {
      waiting.push_back({tag, owner, std::move(work), newest});
      if (mode == Mode::Immediate) finishAll();
      return;
    }
    m_pool.start([owner = QPointer<QObject>(owner), work = std::move(work), stop = newest] {
      if (stop.stop_requested()) return;
      auto answer = work(stop.get_token());
      QMetaObject::invokeMethod(
          qApp,
          [owner, answer = std::move(answer), stop] {
            if (owner && !stop.stop_requested()) answer();
          },
          Qt::QueuedConnection);
    });
  }
  // Does what waits first; `meanwhile` happens between the work and its answer, as it may on a slow disk.
  void finishNext(const std::function<void()>& meanwhile = {}) {
    const Waiting next = std::move(waiting.front());
    waiting.erase(waiting.begin());
    if (next.stop.stop_requested()) return;
    const auto answer = next.work(next.stop.get_token());
    if (meanwhile) meanwhile();
    if (next.owner && !next.stop.stop_requested()) answer();
  }
  // Does what waits, here and now, what it asks for in turn included.
  void finishAll() {
    while (!waiting.empty()) finishNext();
  }
  Mode mode = Mode::Threads;
  QStringList tags;      // asked for so far
  QStringList throwing;  // their next work throws
  struct Waiting {
    QString tag;
    QPointer<QObject> owner;
    Work work;
    std::stop_source stop;
  };
  std::vector<Waiting> waiting;

 private:
  std::map<std::pair<QObject*, QString>, std::stop_source> m_newest;
  QThreadPool m_pool;
};

class FakeCommands : public CommandService {
 public:
  QAction* add(const QString& name, QAction* action) override {
    actions[name] = action;
    return action;
  }
  std::map<QString, QAction*> actions;
};

class FakeSettings : public SettingsService {
 public:
  QVariant value(const QString& key, const QVariant& fallback) const override { return m_values.value(key, fallback); }
  void setValue(const QString& key, const QVariant& value) override { m_values[key] = value; }

 private:
  QMap<QString, QVariant> m_values;
};

// All of them, and the context that holds them.
struct FakeServices {
  explicit FakeServices(std::filesystem::path runsFolder) : runs(std::move(runsFolder)) {}
  PageContext context() { return {&navigator, &runs, &launch, &engine, &work, &commands, &settings}; }
  FakeNavigator navigator;
  FakeRuns runs;
  FakeLaunch launch;
  FakeEngine engine;
  FakeWork work;
  FakeCommands commands;
  FakeSettings settings;
};

}  // namespace cloze
