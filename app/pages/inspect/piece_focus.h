// Which piece all views of the Inspect page light up: the one under the mouse, else the current one.
//
// GUI thread only. Positions in Inspection::pieces; -1: none.
#pragma once

#include <QObject>

namespace cloze {

class PieceFocus : public QObject {
  Q_OBJECT
 public:
  using QObject::QObject;
  int current() const { return m_current; }
  int hovered() const { return m_hovered; }
  int lit() const { return m_hovered >= 0 ? m_hovered : m_current; }
  void setCurrent(int piece) {
    if (piece == m_current) return;
    m_current = piece;
    Q_EMIT changed();
  }
  void setHovered(int piece) {
    if (piece == m_hovered) return;
    m_hovered = piece;
    Q_EMIT changed();
  }
  // Other pieces are shown now.
  void reset(int current) {
    m_current = current;
    m_hovered = -1;
    Q_EMIT changed();
  }

 Q_SIGNALS:
  void changed();

 private:
  int m_current = -1, m_hovered = -1;
};

}  // namespace cloze
