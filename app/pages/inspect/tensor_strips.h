// input_ids, token_type_ids and attention_mask as three strips over one axis of positions, and
// the label of an example. GUI thread only.
//
// Left and Right, Home and End move the current position, Page Up and Page Down by ten.
#pragma once

#include <app/pages/inspect/piece_focus.h>
#include <app/pages/inspect/token_layout.h>

#include <QWidget>

namespace cloze {

class TensorStrips : public QWidget {
  Q_OBJECT
 public:
  explicit TensorStrips(PieceFocus* focus, QWidget* parent = nullptr);
  void setInspection(InspectionPtr inspection);
  void retranslate();
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {300, sizeHint().height()}; }
  QRectF cellOf(int row, int position) const;  // row 0: ids, 1: types, 2: mask
  QColor colourOfCell(int row, int position) const;
  int positionAt(double x) const;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool event(QEvent* event) override;

 private:
  void follow();
  int count() const;
  QRectF track(int row) const;
  void paintRow(QPainter* painter, int row) const;
  void paintAxis(QPainter* painter) const;
  void paintLabel(QPainter* painter) const;
  bool hasLabel() const;
  QString summary() const;
  void paintMark(QPainter* painter, int position, double width) const;

  PieceFocus* m_focus;
  InspectionPtr m_inspection;
};

}  // namespace cloze
