// How long something has been going on, for those who wait for it: nothing in the first half second, then seconds.
//
// GUI thread only.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>

namespace cloze {

class WorkClock : public QObject {
  Q_OBJECT
 public:
  explicit WorkClock(QObject* parent = nullptr);
  void begin();  // where it goes already, it goes on
  void end();
  bool isGoing() const { return m_since.isValid(); }
  bool isLong() const;   // it goes on for so long that one may want to know
  QString text() const;  // "3 s"; empty until it isLong()

 Q_SIGNALS:
  void ticked();  // text() is another

 private:
  QElapsedTimer m_since;
  QTimer m_tick;
};

}  // namespace cloze
