// The learning rate over the steps of the plan. Painted directly: a few hundred values at most, and it must open with
// the page.
//
// A cursor tells step and rate: under the mouse, or by Left and Right (Shift: ten points), Home and End; Escape takes
// it away. GUI thread only.
#pragma once

#include <QWidget>

#include <optional>
#include <utility>
#include <vector>

namespace cloze {

class ChartMenu;

class ScheduleChart : public QWidget {
  Q_OBJECT
 public:
  explicit ScheduleChart(QWidget* parent = nullptr);
  // Points (step, learning rate) in step order; `note` stands at the right of the title.
  void setSchedule(std::vector<std::pair<double, double>> points, const QString& note);
  QString cursorText() const;  // "step 76 · learning rate 5e-4"; empty without a cursor
  QString toTsv() const;       // step, learning rate
  ChartMenu* menu() const { return m_menu; }
  QSize sizeHint() const override { return {420, 140}; }

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  QRectF area() const;
  double highestRate() const;
  bool drawable() const { return !m_points.empty() && m_points.back().first > 0 && highestRate() > 0; }
  QPointF pixelOf(const std::pair<double, double>& point) const;  // REQUIRES: drawable()
  void setCursorAt(std::optional<size_t> point);
  void paintCursor(QPainter* painter) const;
  void paintTo(QPainter* painter) const;
  void paintSteps(QPainter* painter, const QRectF& area, double steps) const;
  ChartMenu* m_menu;
  std::vector<std::pair<double, double>> m_points;
  QString m_note;
  std::optional<size_t> m_cursor;  // of m_points
};

}  // namespace cloze
