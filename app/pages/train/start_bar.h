// The foot of the page, always in sight: whether the form can be started, and the buttons that start it.
//
// GUI thread only.
#pragma once

#include <app/pages/train/plan_controller.h>
#include <app/pages/train/spec_model.h>
#include <widgets/work_clock.h>

#include <QWidget>

class QAction;
class QLineEdit;
class QPushButton;

namespace cloze {

class ElidedLabel;

class StartBar : public QWidget {
  Q_OBJECT
 public:
  StartBar(SpecModel* model, PlanController* plans, QWidget* parent = nullptr);

  // Start, its cancel, sample, preset: named "train.…", enabled and explained as the plan allows.
  QList<QAction*> commands() const { return {m_startCommand, m_cancelCommand, m_sampleCommand, m_presetCommand}; }

  void showStarting(int number, int of);  // that one of the runs asked for is being started
  void endStarting();

 Q_SIGNALS:
  void startRequested();
  void cancelRequested();
  void savePresetRequested(const QString& name);

 protected:
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void makeCommands();
  void makeButtons();
  void refresh();
  void refreshState(const QString& reason);
  QString whyNotStart() const;
  void toggleSample();
  void savePreset();
  void hidePresetName();
  void retranslate();

  SpecModel* m_model;
  PlanController* m_plans;
  QAction *m_startCommand, *m_cancelCommand, *m_sampleCommand, *m_presetCommand;
  ElidedLabel* m_state;
  QPushButton *m_sample, *m_savePreset, *m_cancel, *m_start;
  QLineEdit* m_presetName;
  WorkClock m_clock;                           // of the start
  int m_startingNumber = 0, m_startingOf = 0;  // 0: nothing is being started
};

}  // namespace cloze
