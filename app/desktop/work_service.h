// Plain work on a thread pool, answered on the GUI thread.
#pragma once

#include <app/pages/services.h>

#include <QMap>
#include <QObject>
#include <QThreadPool>

#include <memory>

namespace cloze {

// GUI thread only (the work itself runs elsewhere). Destroying it asks all work to stop and waits for it.
class DesktopWork : public QObject, public WorkService {
  Q_OBJECT
 public:
  explicit DesktopWork(QObject* parent = nullptr);
  ~DesktopWork() override;
  void runOr(QObject* owner, const QString& tag, Work work, std::function<void()> failed) override;

 private:
  QThreadPool m_pool;
  // By owner and tag: a newer task stops the older one. Entries of destroyed owners are removed.
  QMap<QPair<QObject*, QString>, std::stop_source> m_running;
};

}  // namespace cloze
