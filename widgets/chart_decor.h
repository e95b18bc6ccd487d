// What CurveChart paints besides lines: labels at line ends, marks, the reference line, the cursor and its values.
//
// Two layerables of one plot: the decor is redrawn with the lines, the overlay alone on a buffered layer, so that the
// cursor moves without drawing a line again. GUI thread only.
#pragma once

#include <widgets/chart_plot.h>

namespace cloze {

class CurveChart;

class ChartDecor : public QCPLayerable {
  Q_OBJECT
 public:
  explicit ChartDecor(CurveChart* chart, const QString& layer);

 protected:
  void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
  void draw(QCPPainter* painter) override;

 private:
  void drawReference(QCPPainter* painter, const QRect& area);
  void drawMarks(QCPPainter* painter, const QRect& area);
  void drawLabels(QCPPainter* painter, const QRect& area);
  CurveChart* m_chart;
};

class ChartOverlay : public QCPLayerable {
  Q_OBJECT
 public:
  explicit ChartOverlay(CurveChart* chart, const QString& layer);

 protected:
  void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
  void draw(QCPPainter* painter) override;

 private:
  void drawCursor(QCPPainter* painter, const QRect& area);
  void drawValues(QCPPainter* painter, const QRect& area, double at);
  CurveChart* m_chart;
};

// Ticks at whole multiples of a step, labelled by a function.
class ChartTicker : public QCPAxisTicker {
 public:
  void setStep(double step) { m_step = step; }
  void setLabel(std::function<QString(double)> label) { m_label = std::move(label); }

 protected:
  double getTickStep(const QCPRange&) override { return m_step; }
  int getSubTickCount(double) override { return 0; }
  QString getTickLabel(double tick, const QLocale&, QChar, int) override {
    return m_label ? m_label(tick) : QString::number(tick);
  }

 private:
  double m_step = 1;
  std::function<QString(double)> m_label;
};

}  // namespace cloze
