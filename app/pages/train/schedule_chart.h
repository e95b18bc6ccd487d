// The learning rate over the steps of the plan. Painted directly: a few hundred values at most, and it must open with
// the page. GUI thread only.
#pragma once

#include <QWidget>

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
  QString toTsv() const;  // step, learning rate
  ChartMenu* menu() const { return m_menu; }
  QSize sizeHint() const override { return {420, 140}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void paintTo(QPainter* painter) const;
  void paintSteps(QPainter* painter, const QRectF& area, double steps) const;
  ChartMenu* m_menu;
  std::vector<std::pair<double, double>> m_points;
  QString m_note;
};

}  // namespace cloze
