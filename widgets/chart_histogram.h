// Bars of counts with a vertical line that can be dragged: token lengths and the maximum length.
//
// The line moves by mouse and by Left and Right (Shift or Page: 16); its value stands beside its knob. What it shows
// can be copied and saved by its menu. Plain values in, signals out; GUI thread only.
#pragma once

#include <QString>
#include <QWidget>

#include <cstdint>
#include <optional>
#include <vector>

namespace cloze {

class ChartMenu;

class HistogramChart : public QWidget {
  Q_OBJECT
 public:
  explicit HistogramChart(const QString& title, QWidget* parent = nullptr);
  void setTitle(const QString& title);
  void setPlaceholder(const QString& text);  // stands in the middle while there is nothing to count

  // counts[v]: how many have the value v. Bars are bins of whole values, as many as fit. Where `longest` lies beyond
  // them, the last count is of all from there to `longest`: one bar behind a break of the axis, which ends at that.
  void setCounts(std::vector<int64_t> counts, int64_t longest = 0);
  void setDetail(const QString& detail);  // at the right of the title
  void setUnit(const QString& unit);      // of the values: "tokens"; at the end of the axis
  void setLine(std::optional<int64_t> value);
  std::optional<int64_t> line() const { return m_line; }
  void setLineLimits(int64_t least, int64_t most);
  // A press on a bar then chooses it, and the line is moved by its knob or by what is near to it; by keyboard Ctrl with
  // Left and Right goes from bar to bar, and Enter chooses.
  void setBarsLead(bool lead) { m_barsLead = lead; }

  int64_t binWidth() const;
  int64_t axisEnd() const;      // the value at the right edge
  QString axisEndText() const;  // what stands there: the unit, after a break with the longest value
  QString toTsv() const;        // value, count
  // Where hardly a bar would be seen beside the highest, heights are logarithms, which the head of the chart says.
  bool countsAreLogarithmic() const;
  ChartMenu* menu() const { return m_menu; }

  QSize sizeHint() const override { return {420, 150}; }
  QSize minimumSizeHint() const override { return {200, 110}; }

 Q_SIGNALS:
  void lineMoved(qint64 value);            // while it moves
  void lineReleased(qint64 value);         // when the hand lets go, and at each key
  void barChosen(qint64 from, qint64 to);  // values in [from, to)

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  QRectF area() const;
  double pixelOf(double value) const;
  int64_t valueAt(double pixel) const;
  // Whether the last count is of more than one value, and the first of these.
  bool isOpen() const { return m_longest >= static_cast<int64_t>(m_counts.size()); }
  int64_t openFrom() const { return static_cast<int64_t>(m_counts.size()) - 1; }
  bool movable() const { return m_line && !m_counts.empty(); }  // a line that is not shown cannot be moved
  void moveLine(int64_t value);
  bool isNearLine(double pixel) const;
  struct Bar {
    int64_t from = 0, to = 0, count = 0;  // values in [from, to)
    bool open = false;
  };
  std::vector<Bar> bars() const;
  int barAt(double pixel) const;  // index into bars(); -1: none
  void chooseBar(int bar);
  void stepBar(int by);
  void describe();
  void paintTo(QPainter* painter);
  void paintBars(QPainter* painter);
  void paintLine(QPainter* painter);
  void paintAxis(QPainter* painter);

  ChartMenu* m_menu;
  QString m_title, m_detail, m_unit, m_placeholder;
  std::vector<int64_t> m_counts;
  int64_t m_longest = -1;
  std::optional<int64_t> m_line;
  int64_t m_least = 1, m_most = 1 << 20;
  bool m_dragging = false, m_barsLead = false;
  int m_hoveredBar = -1;
};

}  // namespace cloze
