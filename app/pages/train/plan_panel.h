// "The plan": what the form means, always true for what it says now, and the button that starts it.
#pragma once

#include <app/pages/train/plan_controller.h>
#include <app/pages/train/spec_model.h>

#include <QWidget>

class QAction;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace cloze {

class HistogramChart;
class ScheduleChart;
class StatBlock;

// Why a press of Start did not lead to all its runs.
struct StartProblem {
  QString title, detail;     // empty title: no problem
  bool run_to_open = false;  // offers the first run, which did start
};

class PlanPanel : public QWidget {
  Q_OBJECT
 public:
  PlanPanel(SpecModel* model, PlanController* plans, QWidget* parent = nullptr);

  // Start, its cancel, sample, preset, copy: named "train.…", enabled and explained as the plan allows.
  QList<QAction*> commands() const {
    return {m_startCommand, m_cancelCommand, m_sampleCommand, m_presetCommand, m_copyCommand};
  }

  void showStarting(int number, int of);  // that one of the runs asked for is being started
  void endStarting(const StartProblem& problem);

 Q_SIGNALS:
  void startRequested();
  void cancelRequested();
  void runWanted();
  void pictureFailed(const QString& why);
  void savePresetRequested(const QString& name);

 protected:
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void makeCommands();
  QWidget* makeHead();
  QWidget* makeStats();
  QWidget* makeCommand();
  QWidget* makeButtons();
  void refresh();
  void refreshStats(const Plan& plan);
  void refreshProblems(const Plan& plan);
  void addInvalid(const QString& name, const QString& message);
  void addProblem(const Problem& problem);
  void refreshButtons();
  QString whyNotStart() const;
  void retranslate();
  void toggleSample();
  void savePreset();
  void copyCommand();

  SpecModel* m_model;
  PlanController* m_plans;
  QLabel *m_title, *m_busy, *m_lengthSentence, *m_commandTitle, *m_command;
  StatBlock *m_steps, *m_time, *m_memory, *m_disk;
  ScheduleChart* m_schedule;
  HistogramChart* m_lengths;
  QVBoxLayout* m_problems;
  QString m_shownProblems;  // what m_problems was built from: the same list is not built anew, so focus stays
  QToolButton* m_copy;
  QAction *m_startCommand, *m_cancelCommand, *m_sampleCommand, *m_presetCommand, *m_copyCommand;
  QPushButton *m_sample, *m_savePreset, *m_cancel, *m_start;
  QLineEdit* m_presetName;
  StartProblem m_startProblem;
  int m_startingNumber = 0, m_startingOf = 0;  // 0: nothing is being started
};

}  // namespace cloze
