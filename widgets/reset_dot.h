// The dot beside a value that differs from its preset; a press puts the preset's value back.
#pragma once

#include <QToolButton>

namespace cloze {

class ResetDot : public QToolButton {
  Q_OBJECT
 public:
  explicit ResetDot(QWidget* parent = nullptr);
  // Unchanged: nothing is drawn, but the room stays so that nothing jumps.
  void setChanged(bool changed, const QString& presetValue);
  bool isChanged() const { return m_changed; }
  QSize sizeHint() const override { return {20, 20}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  bool m_changed = false;
};

}  // namespace cloze
