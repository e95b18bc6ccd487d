// The first rows of a data set, as read: label, text A · text B, one line each, and how many more there are.
#pragma once

#include <core/data/data_set.h>

#include <QWidget>

#include <vector>

namespace cloze {

class RowsPreview : public QWidget {
  Q_OBJECT
 public:
  explicit RowsPreview(QWidget* parent = nullptr);
  // `total`: rows of the split they are from.
  void setRows(const std::vector<Example>& rows, bool pair, qint64 total);
  bool isEmpty() const { return m_rows.empty(); }
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;
  QRect rowRect(int row) const;

 Q_SIGNALS:
  void rowChosen(int row);  // by a click, or Enter on the one that the arrow keys reach

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool event(QEvent* event) override;

 private:
  int lineHeight() const;
  int rowAt(const QPoint& point) const;  // -1: none
  void setHovered(int row);
  struct Row {
    QString label, text, whole;
  };
  std::vector<Row> m_rows;
  int m_current = 0, m_hovered = -1;
  bool m_pair = false;
  qint64 m_total = 0;
};

}  // namespace cloze
