// Follows one run folder: a worker reads what is new every quarter of a second while it is live, every two seconds
// otherwise (somebody may continue it). GUI thread only; nothing is read here.
#pragma once

#include <app/pages/run/run_snapshot.h>
#include <app/pages/services.h>

#include <QObject>
#include <QTimer>

namespace cloze {

class RunFollower : public QObject {
  Q_OBJECT
 public:
  explicit RunFollower(WorkService* work, QObject* parent = nullptr);
  void follow(const std::filesystem::path& folder);  // starts afresh; empty: follows nothing
  const std::filesystem::path& folder() const { return m_folder; }
  std::shared_ptr<const RunSnapshot> snapshot() const { return m_snapshot; }  // null until the first one
  void poll();                                                                // now, unless a poll is on its way
  void setPaused(bool paused);                                                // while the page is not seen

 Q_SIGNALS:
  void updated();

 private:
  WorkService* m_work;
  std::filesystem::path m_folder;
  std::shared_ptr<RunLoader> m_loader;
  std::shared_ptr<const RunSnapshot> m_snapshot;
  QTimer m_timer;
  bool m_underWay = false;
  bool m_paused = false;
};

}  // namespace cloze
