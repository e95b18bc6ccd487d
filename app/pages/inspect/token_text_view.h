// The texts with their pieces boxed over them. The arrow keys walk from piece to piece. GUI thread only.
#pragma once

#include <app/pages/inspect/piece_focus.h>
#include <app/pages/inspect/token_layout.h>

#include <QAbstractScrollArea>

namespace cloze {

class TokenTextView : public QAbstractScrollArea {
  Q_OBJECT
 public:
  explicit TokenTextView(PieceFocus* focus, QWidget* parent = nullptr);
  void setInspection(InspectionPtr inspection);
  void retranslate();

  QRect rectOf(int piece);  // in the viewport; its first line
  TokenLayout* tokenLayout() { return &m_layout; }
  QSize sizeHint() const override { return {600, 150}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool viewportEvent(QEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void scrollContentsBy(int dx, int dy) override;

 private:
  void updateBars();
  void follow();
  void reveal(int piece);
  QPointF inLayout(const QPoint& point) const;
  QString tipAt(const QPoint& point);

  PieceFocus* m_focus;
  InspectionPtr m_inspection;
  bool m_scrolledAway = false;  // by hand, from the piece that was shown
  TokenLayout m_layout;
};

}  // namespace cloze
