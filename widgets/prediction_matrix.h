// A confusion matrix: rows are labels, columns what was predicted; a cell is chosen by mouse, arrow keys and Enter.
//
// Plain values in, signals out; GUI thread only.
#pragma once

#include <QStringList>
#include <QWidget>

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace cloze {

class PredictionMatrix : public QWidget {
  Q_OBJECT
 public:
  explicit PredictionMatrix(QWidget* parent = nullptr);
  // counts[label][predicted], square over `labels`.
  void setCounts(QStringList labels, std::vector<std::vector<int64_t>> counts);
  const std::vector<std::vector<int64_t>>& counts() const { return m_counts; }
  void setChosen(std::optional<std::pair<int, int>> cell);  // {label, predicted}
  std::optional<std::pair<int, int>> chosen() const { return m_chosen; }
  QString toTsv() const;  // a row a label, a column a prediction
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 Q_SIGNALS:
  void cellChosen(int label, int predicted);  // -1, -1: none

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool event(QEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  QRect cellRect(int label, int predicted) const;
  std::optional<std::pair<int, int>> cellAt(const QPoint& position) const;
  void toggle(std::pair<int, int> cell);
  int labelWidth() const;
  int cellWidth() const;
  void retranslate();

  QStringList m_labels;
  std::vector<std::vector<int64_t>> m_counts;
  std::optional<std::pair<int, int>> m_chosen;
  std::pair<int, int> m_at{0, 0};
};

}  // namespace cloze
