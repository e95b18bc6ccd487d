// The line at the foot: engine, device with memory in use, running jobs with progress; a press opens the run.
#pragma once

#include <app/pages/services.h>

#include <QTimer>
#include <QWidget>

class QPushButton;

namespace cloze {

class ElidedLabel;

class StatusLine : public QWidget {
  Q_OBJECT
 public:
  StatusLine(EngineService* engine, RunsService* runs, QWidget* parent = nullptr);
  void retranslate() { refresh(); }

 Q_SIGNALS:
  void runChosen(const QString& runId);
  void engineHelpWanted();

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void refresh();
  void refreshMemory();

  EngineService* m_engineService;
  RunsService* m_runs;
  QPushButton* m_engine;
  ElidedLabel* m_device;
  QPushButton* m_job;
  QString m_jobRun;
  QTimer m_memory;
};

// "1.2 of 23.5 GiB" of the machine's memory in use; empty where it cannot be told.
QString hostMemoryInUse();

}  // namespace cloze
