// What pages may ask for: interfaces of the desktop, implemented in app/desktop, replaced by fakes in tests.
//
// GUI thread only; everything slow happens on other threads and comes back as a signal or a callback on the GUI thread.
#pragma once

#include <app/pages/address.h>

#include <core/api/engine.h>
#include <core/plan/plan.h>
#include <core/runs/run_folder.h>
#include <core/spec/run_spec.h>

#include <QObject>
#include <QPointer>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QAction;

namespace cloze {

// Moves about: history, rail and session live behind it.
class Navigator {
 public:
  virtual ~Navigator() = default;
  virtual void go(const Address& address) = 0;
};

// The runs folder, followed live (a background thread re-reads what changed; signals at most 5 times a second).
class RunsService : public QObject {
  Q_OBJECT
 public:
  using QObject::QObject;
  virtual std::filesystem::path folder() const = 0;
  virtual std::vector<RunSummary> runs() const = 0;  // newest first; the snapshot of the last changed()
  virtual bool loaded() const = 0;                   // false until the first listing is there
  virtual void refresh() = 0;
  // Done on the worker; errors come back by failed().
  virtual void rename(const QString& id, const QString& name) = 0;
  virtual void remove(const QString& id) = 0;  // to the trash
  virtual void restore(const QString& id) = 0;
  virtual void command(const QString& id, RunCommand command) = 0;  // pause, run, stop; whoever trains it
 Q_SIGNALS:
  void changed();
  void trashChanged();  // by what was asked of this service
  void failed(const QString& runId, const QString& message);
};

// Starts runs: a process of the command line each, which outlives the window if asked to.
class LaunchService : public QObject {
  Q_OBJECT
 public:
  using QObject::QObject;
  using Answer = std::function<void(Result<std::string> runId)>;
  // What was started from this window and is not over.
  struct Activity {
    QStringList runs;  // they have their folder
    int starting = 0;  // processes that read their data and have no folder yet
    int waiting = 0;   // specs whose turn has not come: they go with the window
    bool idle() const { return runs.isEmpty() && starting == 0 && waiting == 0; }
  };

  // Starts `specs` one after the other, each once the one before has its run folder. `answer` is called for each with
  // the id of its run, until one fails: the error is the last answer, and those after it are not started. Never blocks.
  // Returns what cancel() wants to know.
  virtual int start(std::vector<RunSpec> specs, Answer answer) = 0;
  // What start() has not done yet is left, the process on its way asked to end; the answer is Cancelled, at once.
  virtual void cancel(int start) = 0;
  // All starts, and what was begun here is asked to end, whatever the runs folder is by now: a run that trains writes a
  // checkpoint first.
  virtual void cancelAll() = 0;
  virtual void resume(const QString& runId, Answer answer) = 0;
  virtual Activity activity() const = 0;
 Q_SIGNALS:
  void activityChanged();
  void startFailed();  // besides the answer; what was to come after it is not started
};

// The engine, loaded behind the first window.
class EngineService : public QObject {
  Q_OBJECT
 public:
  using QObject::QObject;
  enum class State { Loading, Ready, Missing };
  virtual State state() const = 0;
  virtual QString problem() const = 0;     // where Missing: what is missing and what to do
  virtual EngineInfo info() const = 0;     // REQUIRES: Ready
  virtual double sgemmGflops() const = 0;  // 0 until measured
  // Predicts with a model folder (kept open between calls); the newest request with the same tag replaces a waiting
  // one, which ends as Cancelled.
  struct PredictAnswer {
    std::vector<std::string> labels;
    std::vector<std::vector<float>> probabilities;
    double milliseconds = 0;
  };
  virtual void predict(const QString& tag, const std::filesystem::path& modelFolder, const RunSpec& spec,
                       std::vector<TextPair> texts, std::function<void(Result<PredictAnswer>)> done) = 0;
  // What was asked with this tag ends as Cancelled: at once where it waits, else as soon as the engine can leave it.
  virtual void cancel(const QString& tag) = 0;
 Q_SIGNALS:
  void changed();
};

// Runs plain work on a pool and answers on the GUI thread, or not at all once `owner` is gone.
class WorkService {
 public:
  using Work = std::function<std::function<void()>(std::stop_token)>;
  virtual ~WorkService() = default;
  // `work` gets a stop token that is set when a newer task with the same tag arrives or the program ends; its result is
  // dropped then.
  void run(QObject* owner, const QString& tag, Work work) { runOr(owner, tag, std::move(work), {}); }
  // `failed` is called instead of the answer where the work throws (out of memory, say).
  virtual void runOr(QObject* owner, const QString& tag, Work work, std::function<void()> failed) = 0;
};

// Commands as objects: menus, buttons, palette and tooltips show the same one. A command whose parent is a page belongs
// to what that page shows: it is offered only while the page is.
class CommandService {
 public:
  virtual ~CommandService() = default;
  // name: "run.pause"; the QAction carries text, shortcut, enabled state; setProperty("reason", text) says why
  // disabled.
  virtual QAction* add(const QString& name, QAction* action) = 0;
};

// What the program remembers between starts.
class SettingsService {
 public:
  virtual ~SettingsService() = default;
  virtual QVariant value(const QString& key, const QVariant& fallback = {}) const = 0;
  virtual void setValue(const QString& key, const QVariant& value) = 0;
};

struct PageContext {
  Navigator* navigator = nullptr;
  RunsService* runs = nullptr;
  LaunchService* launch = nullptr;
  EngineService* engine = nullptr;
  WorkService* work = nullptr;
  CommandService* commands = nullptr;
  SettingsService* settings = nullptr;
};

}  // namespace cloze
