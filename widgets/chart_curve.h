// One chart of lines over step, wall time or epoch, in the look of the program.
//
// Raw values faint with their moving average on top, labels at the line ends, marks where a value is not finite, a
// horizontal reference, a cursor with the values of all lines. Mouse: move for the cursor, drag for a range, wheel to
// zoom, double click for everything. Keys: Left, Right (Shift: ten points), Home, End, + and -, Escape for everything,
// Ctrl+C copies. Cursor and range are signals and setters, so that a ChartGrid can share them; alone it works as well.
// Setting series is cheap (data are shared, decimated for what is visible); redraws are queued. GUI thread only.
#pragma once

#include <widgets/chart_math.h>
#include <widgets/chart_series.h>

#include <QColor>
#include <QWidget>

#include <optional>
#include <vector>

class QCustomPlot;
class QCPGraph;
class QCPPainter;
class QCPRange;

namespace cloze {

class ChartDecor;
class ChartOverlay;

class CurveChart : public QWidget {
  Q_OBJECT
 public:
  explicit CurveChart(const QString& title, QWidget* parent = nullptr);
  ~CurveChart() override;

  void setTitle(const QString& title);
  QString title() const { return m_title; }
  void setDetail(const QString& detail);  // at the right of the title: "clipped at 1", a unit
  void setUnit(const QString& unit);      // of the values: "examples/s"
  QString unit() const { return m_unit; }

  void setSeries(std::vector<ChartSeries> series);
  const std::vector<ChartSeries>& series() const { return m_series; }
  void setReference(std::optional<double> value, const QString& label = {});  // a dashed horizontal line
  void setSmoothing(double weight);                                           // 0 ... 0.999
  double smoothing() const { return m_smoothing; }
  void setXAxis(ChartX axis);
  ChartX xAxis() const { return m_axis; }
  void setLogY(bool log);
  bool logY() const { return m_logY; }
  // Where the x axis ends though no point is there yet: the steps planned. 0: at the last point.
  void setPlannedSteps(double steps);

  // All x there is to see; and what is shown: none is everything.
  std::pair<double, double> fullRange() const;
  void setRange(std::optional<std::pair<double, double>> range);
  std::optional<std::pair<double, double>> range() const { return m_range; }
  void setSharedFull(std::optional<std::pair<double, double>> full);  // given by a grid: the union of its charts
  void setCursor(std::optional<double> x, bool here = false);
  std::optional<double> cursor() const { return m_cursor; }

  // The values under the cursor as read by a person: first line position, then one a line.
  QStringList cursorText() const;
  // Tab-separated: step, wall_s and epoch where there are any, one column a series; rows of the visible range.
  QString toTsv() const;
  void paintTo(QCPPainter* painter, const QSize& size);   // vectors where the device has them; moves nothing
  bool savePicture(const QString& file, QString* error);  // .png, .svg or .pdf
  QCustomPlot* plot() const { return m_plot; }

  QSize sizeHint() const override { return {420, 240}; }
  QSize minimumSizeHint() const override { return {240, 150}; }

 public Q_SLOTS:
  void copyData();

 Q_SIGNALS:
  void cursorMoved(std::optional<double> x);
  void rangeSelected(std::optional<std::pair<double, double>> range);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  friend class ChartDecor;
  friend class ChartOverlay;
  struct Line {
    QCPGraph* raw = nullptr;
    QCPGraph* top = nullptr;
    QCPGraph* plan = nullptr;
    std::vector<double> smooth;
    std::shared_ptr<const ChartData> smoothedFrom;
    double smoothedBy = -1;
    BlockExtremes blocks, smoothBlocks;  // of the values, of `smooth`
    std::vector<size_t> broken;          // which values are not finite
    std::vector<double> brokenAt;        // and their x
    double end_x = 0, end_y = 0;         // where its label goes; NaN: nowhere
  };

  void buildGraphs();
  void refreshData();  // decimate for the visible range and redraw
  void follow(const ChartSeries& series, Line* line) const;
  void refreshLine(size_t index, double low, double high, size_t buckets);
  void refreshScales(double low, double high);
  void restyle();
  void redrawOverlay();
  void paintHead(QPainter* painter, int width) const;
  void mouseAt(const QPoint& position);
  void zoomAbout(double x, double factor);
  void stepCursor(int points);
  void select(std::optional<std::pair<double, double>> range);
  const std::vector<double>& shown(size_t index) const;
  std::pair<double, double> visible() const;
  QColor lineColor(const ChartSeries& series) const;
  QString positionText(double x) const;
  QString valueText(double value) const;
  QString headDetail() const;

  QString m_title, m_detail, m_unit, m_referenceLabel;
  QCustomPlot* m_plot;
  ChartDecor* m_decor;
  ChartOverlay* m_overlay;
  std::vector<ChartSeries> m_series;
  std::vector<Line> m_lines;
  std::optional<double> m_reference;
  double m_smoothing = 0.6;
  double m_plannedSteps = 0;
  ChartX m_axis = ChartX::Step;
  bool m_logY = false;
  AxisScale m_scale;
  double m_xStep = 1;
  std::optional<std::pair<double, double>> m_range, m_sharedFull;
  std::optional<double> m_cursor;
  bool m_cursorHere = false;
  std::optional<QPoint> m_bandFrom, m_bandTo;
};

}  // namespace cloze
