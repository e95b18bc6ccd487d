// Keeps the plan true: whenever the spec changes, makes a new one on another thread, the newest alone counting.
#pragma once

#include <app/pages/services.h>
#include <core/plan/plan.h>

#include <QObject>
#include <QTimer>

#include <memory>

namespace cloze {

class SpecModel;

class PlanController : public QObject {
  Q_OBJECT
 public:
  PlanController(SpecModel* model, const PageContext& context, QObject* parent = nullptr);
  // Null until the first is made. Immutable.
  std::shared_ptr<const Plan> plan() const { return m_plan; }
  bool isBusy() const { return m_busy; }
  // Whether plan() is of the spec as it is now. It may be while busy: then only what the plan read has changed.
  bool isCurrent() const { return m_plan && m_current; }
  void refresh();  // at once: files may have changed
  // What is being worked out is left where it is. The plan stays that of before.
  void cancel();
  bool isCancelled() const { return m_cancelled; }  // and nothing has asked for it since

 Q_SIGNALS:
  void changed();

 private:
  void request();
  void outdate();
  SpecModel* m_model;
  PageContext m_context;
  QTimer m_pause;
  std::shared_ptr<const Plan> m_plan;
  std::filesystem::path m_runsFolder;  // of the last request
  bool m_busy = false, m_current = false, m_cancelled = false;
};

}  // namespace cloze
