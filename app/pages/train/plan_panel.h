// "The plan": what the form means, always true for what it says now, and the button that starts it.
#pragma once

#include <app/pages/train/plan_charts.h>
#include <app/pages/train/plan_controller.h>
#include <app/pages/train/preset_store.h>
#include <app/pages/train/spec_model.h>

#include <QWidget>

class QAction;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace cloze {

class StatBlock;

class PlanPanel : public QWidget {
  Q_OBJECT
 public:
  PlanPanel(SpecModel* model, PlanController* plans, QWidget* parent = nullptr);

  // While runs are being started; `message` is an error to show, empty for none.
  void setStarting(bool starting);
  void showStartError(const QString& message);

 Q_SIGNALS:
  void startRequested();
  void savePresetRequested(const QString& name);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QWidget* makeHead();
  QWidget* makeStats();
  QWidget* makeCommand();
  QWidget* makeButtons();
  void refresh();
  void refreshStats(const Plan& plan);
  void refreshProblems(const Plan& plan);
  void addInvalid(const QString& name, const QString& message);
  void refreshButtons();
  void retranslate();
  void toggleSample();

  SpecModel* m_model;
  PlanController* m_plans;
  QLabel *m_title, *m_busy, *m_lengthSentence, *m_commandTitle, *m_command;
  StatBlock *m_steps, *m_time, *m_memory, *m_disk;
  ScheduleChart* m_schedule;
  LengthChart* m_lengths;
  QVBoxLayout* m_problems;
  QString m_shownProblems;  // what m_problems was built from: the same list is not built anew, so focus stays
  QToolButton* m_copy;
  QPushButton *m_sample, *m_savePreset, *m_start;
  QLineEdit* m_presetName;
  QString m_startError;
  bool m_starting = false;
};

}  // namespace cloze
