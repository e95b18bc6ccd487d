// The top of the Run page: name, state, what it is, progress, figures, and the buttons of its commands.
#pragma once

#include <app/pages/run/run_snapshot.h>

#include <QWidget>

class QAction;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace cloze {

class ElidedLabel;
class StatBlock;
class StateChip;

// A button that is its action: text, enabled state, and a tooltip with the shortcut or why it is disabled.
QPushButton* commandButton(QAction* action, QWidget* parent);

// Progress as a thin bar, with its share as accessible text.
class ProgressLine : public QWidget {
  Q_OBJECT
 public:
  explicit ProgressLine(QWidget* parent = nullptr);
  void setShare(double share, bool moving);
  QSize sizeHint() const override { return {200, 6}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  double m_share = 0;
  bool m_moving = false;
};

class RunHead : public QWidget {
  Q_OBJECT
 public:
  RunHead(QAction* pause, QAction* stop, QAction* resume, QWidget* parent = nullptr);
  void show(const RunSnapshot& snapshot);
  void showLoading(const QString& id, const QString& name);  // as far as the name is known
  void retranslate();                                        // but for what show() says
  void editName();                                           // inline: Enter renames, Escape leaves it

 Q_SIGNALS:
  void renamed(const QString& id, const QString& name);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void showStats(const RunSnapshot& snapshot);
  void showBest(const RunSnapshot& snapshot);
  void endEditing(bool take);

  QString m_id, m_editedId;  // of the run shown, and of the one whose name is being typed
  ElidedLabel* m_name;
  QLineEdit* m_nameEdit;
  QToolButton* m_rename;
  StateChip* m_chip;
  ElidedLabel* m_subtitle;
  ElidedLabel* m_message;
  ProgressLine* m_progress;
  ElidedLabel* m_result;
  QPushButton *m_pause, *m_stop, *m_resume;
  StatBlock *m_step, *m_time, *m_speed, *m_loss, *m_best, *m_memory;
};

}  // namespace cloze
