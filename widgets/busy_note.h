// A word on what goes on behind a page: what it is, after half a second for how long, and a button to give it up.
//
// Plain words in, signals out; GUI thread only. Whoever shows it does the giving up.
#pragma once

#include <widgets/text_label.h>
#include <widgets/work_clock.h>

#include <QWidget>

class QPushButton;

namespace cloze {

class BusyNote : public QWidget {
  Q_OBJECT
 public:
  enum class Ends { ByItself, OnDemand };  // OnDemand: there is a button to cancel it
  // `name` becomes the label's object name, with "-button" behind it the button's.
  explicit BusyNote(const QString& name, QWidget* parent = nullptr);
  // "predicting …". The clock goes on where this was shown already.
  void showBusy(const QString& what, Ends ends);
  // Nothing goes on. `again`: a button that begins anew what was cancelled.
  void showIdle(const QString& text, const QString& again = {});

 Q_SIGNALS:
  void cancelWanted();
  void againWanted();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void refresh();
  QString m_text, m_again;
  Ends m_ends = Ends::ByItself;
  WorkClock m_clock;
  TextLabel* m_label;
  QPushButton* m_button;
};

}  // namespace cloze
