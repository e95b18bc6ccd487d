// The line at the foot: engine, device with memory in use, running jobs with progress; a press opens the run.
#pragma once

#include <app/desktop/device_memory.h>
#include <app/pages/services.h>

#include <QTimer>
#include <QWidget>

class QPushButton;

namespace cloze {

class ElidedLabel;

class StatusLine : public QWidget {
  Q_OBJECT
 public:
  StatusLine(EngineService* engine, RunsService* runs, WorkService* work, QWidget* parent = nullptr);
  void retranslate() { refresh(); }
  // "2 runs: mrpc-2, step 120 of 384, 41 s left"; `run` is the one named of those that are `running`.
  static QString sentenceFor(const RunSummary& run, int running);

 Q_SIGNALS:
  void runChosen(const QString& runId);
  void engineHelpWanted();

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void refresh();
  void refreshMemory();
  void showMemory(const std::optional<MemoryUse>& use);

  EngineService* m_engineService;
  RunsService* m_runs;
  WorkService* m_work;
  QPushButton* m_engine;
  ElidedLabel* m_device;
  QPushButton* m_job;
  QString m_jobRun;
  QTimer m_memory;
};

}  // namespace cloze
