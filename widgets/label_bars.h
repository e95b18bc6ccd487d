// How many rows each label has, as bars that lead to them.
//
// A click, or Enter on the bar that Up and Down choose, names the label. Plain values in, a signal out; GUI thread
// only.
#pragma once

#include <QString>
#include <QWidget>

#include <cstdint>
#include <vector>

namespace cloze {

class LabelBars : public QWidget {
  Q_OBJECT
 public:
  static constexpr size_t kMostBars = 12;
  struct Bar {
    QString label;
    int64_t count = 0;
  };
  explicit LabelBars(QWidget* parent = nullptr);
  // In their order; those beyond kMostBars are told in a line. Shares are of `whole`.
  void setBars(std::vector<Bar> bars, int64_t whole);
  size_t shown() const;
  QString valueText(size_t bar) const;  // "2,753 · 68 %"
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void chosen(const QString& label);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  int barAt(int y) const;  // -1: none
  void describe();
  void retranslate();

  std::vector<Bar> m_bars;
  int64_t m_whole = 0;
  int m_current = 0, m_hovered = -1;
};

}  // namespace cloze
