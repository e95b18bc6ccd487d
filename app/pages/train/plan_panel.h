// "The plan": what the form means, always true for what it says now.
#pragma once

#include <app/pages/train/plan_controller.h>
#include <app/pages/train/spec_model.h>

#include <QMap>
#include <QWidget>

#include <vector>

class QAction;
class QGridLayout;
class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace cloze {

class BusyNote;
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

  QSize minimumSizeHint() const override;  // narrower than its stats in a row: they then stand two and two
  QAction* copyCommand() const { return m_copyCommand; }
  void setStartProblem(const StartProblem& problem);  // stands above those of the plan

 Q_SIGNALS:
  void rowsWanted(const QMap<QString, QString>& query);  // what narrows them down; empty: all
  void runWanted();
  void pictureFailed(const QString& why);

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  QWidget* makeHead();
  QWidget* makeStats();
  void placeStats(int columns);
  QWidget* makeCommand();
  void refresh();
  void refreshStats(const Plan& plan);
  void refreshProblems(const Plan& plan);
  void refreshRows(const Plan& plan);
  void addInvalid(const QString& name, const QString& message);
  void addProblem(const Problem& problem);
  void retranslate();
  void copyToClipboard();

  SpecModel* m_model;
  PlanController* m_plans;
  BusyNote* m_busy;
  QPushButton* m_cutLink;
  QLabel *m_title, *m_lengthSentence, *m_splitSentence, *m_rows, *m_commandTitle, *m_command;
  QGridLayout* m_stats;
  int m_statColumns = 0;
  StatBlock *m_steps, *m_time, *m_memory, *m_disk;
  ScheduleChart* m_schedule;
  HistogramChart* m_lengths;
  QVBoxLayout* m_problems;
  QString m_shownProblems;  // what m_problems was built from: the same list is not built anew, so focus stays
  QToolButton* m_copy;
  QAction* m_copyCommand;
  StartProblem m_startProblem;
  std::vector<QMap<QString, QString>> m_rowQueries;  // of the links in m_rows
};

}  // namespace cloze
