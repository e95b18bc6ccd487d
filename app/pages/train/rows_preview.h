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

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

 private:
  int lineHeight() const;
  struct Row {
    QString label, text, whole;
  };
  std::vector<Row> m_rows;
  bool m_pair = false;
  qint64 m_total = 0;
};

}  // namespace cloze
