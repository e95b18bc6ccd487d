// Charts in a grid that share one x axis, one cursor and one zoom. GUI thread only; owns its charts.
#pragma once

#include <widgets/chart_curve.h>

#include <QWidget>

#include <vector>

class QGridLayout;

namespace cloze {

class ChartGrid : public QWidget {
  Q_OBJECT
 public:
  explicit ChartGrid(QWidget* parent = nullptr);

  CurveChart* addChart(const QString& title);
  const std::vector<CurveChart*>& charts() const { return m_charts; }
  // Call when series changed: the shared axis reaches from the first to the last x of all charts.
  void syncRange();
  void setShown(CurveChart* chart, bool shown);  // charts without anything to show take no room

  void setXAxis(ChartX axis);
  ChartX xAxis() const { return m_axis; }
  void setSmoothing(double weight);
  double smoothing() const { return m_smoothing; }
  void setLogY(bool log);
  bool logY() const { return m_logY; }
  void setRange(std::optional<std::pair<double, double>> range);
  std::optional<std::pair<double, double>> range() const { return m_range; }

  QString toTsv() const;                                  // the charts one after the other, each under its title
  bool savePicture(const QString& file, QString* error);  // all charts as they stand; .png, .svg or .pdf

 Q_SIGNALS:
  void rangeChanged();

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void arrange();
  void moveCursor(CurveChart* from, std::optional<double> x);
  QGridLayout* m_layout;
  std::vector<CurveChart*> m_charts;
  std::vector<CurveChart*> m_hidden;
  std::optional<std::pair<double, double>> m_range;
  ChartX m_axis = ChartX::Step;
  double m_smoothing = 0.6;
  bool m_logY = false;
  int m_columns = 0;
};

}  // namespace cloze
