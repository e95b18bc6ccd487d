// Which piece all views of the Inspect page light up: the one under the mouse, else the current one.
//
// GUI thread only. Positions in Inspection::pieces; -1: none.
#pragma once

#include <QCursor>
#include <QObject>
#include <QPoint>

namespace cloze {

class PieceFocus : public QObject {
  Q_OBJECT
 public:
  using QObject::QObject;
  int current() const { return m_current; }
  int hovered() const { return m_hovered; }
  int lit() const { return m_hovered >= 0 ? m_hovered : m_current; }
  // Whether the mouse in that view says what is lit: it stays where it is then, the others follow.
  bool isPointedAtIn(const QObject* view) const { return m_hovered >= 0 && m_view == view; }

  // By a key or a click: a mouse that rests somewhere has no say until it moves.
  void setCurrent(int piece) {
    m_pointer = QCursor::pos();
    if (piece == m_current && m_hovered < 0) return;
    m_current = piece;
    m_hovered = -1;
    Q_EMIT changed();
  }
  // The mouse moved in `view`. Qt also tells so where the mouse rests and what lies below it is scrolled or shown.
  void pointAt(const QObject* view, int piece, QPoint global) {
    if (global == m_pointer) return;
    m_pointer = global;
    m_view = view;
    setHovered(piece);
  }
  void leave() { setHovered(-1); }
  // Other pieces are shown now.
  void reset(int current) {
    m_current = current;
    m_hovered = -1;
    m_pointer = QCursor::pos();
    Q_EMIT changed();
  }

 Q_SIGNALS:
  void changed();

 private:
  void setHovered(int piece) {
    if (piece == m_hovered) return;
    m_hovered = piece;
    Q_EMIT changed();
  }
  int m_current = -1, m_hovered = -1;
  const QObject* m_view = nullptr;
  QPoint m_pointer = QCursor::pos();  // where the mouse was told to be last
};

}  // namespace cloze
