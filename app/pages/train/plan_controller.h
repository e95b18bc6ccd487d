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
  void refresh();  // at once: files may have changed

 Q_SIGNALS:
  void changed();

 private:
  void request();
  SpecModel* m_model;
  PageContext m_context;
  QTimer m_pause;
  std::shared_ptr<const Plan> m_plan;
  bool m_busy = false;
};

}  // namespace cloze
