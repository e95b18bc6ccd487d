// One recent run as a row that can be pressed: name, state, small curve of the loss, its metric.
#pragma once

#include <core/runs/run_folder.h>

#include <QAbstractButton>

#include <vector>

namespace cloze {

class RunRow : public QAbstractButton {
  Q_OBJECT
 public:
  explicit RunRow(QWidget* parent = nullptr);
  void setRun(const RunSummary& run);
  const RunSummary& run() const { return m_run; }
  void setCurve(std::vector<double> losses);  // at equal distances; NaN breaks the line
  const std::vector<double>& curve() const { return m_curve; }
  void retranslate();
  QString value() const { return m_value; }      // "0.902", "55 %"
  QString caption() const { return m_caption; }  // "F1 on dev", "step 212 / 384"
  QSize sizeHint() const override { return {560, 64}; }
  QSize minimumSizeHint() const override { return {320, 64}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void paintName(QPainter* painter, const QRect& area) const;
  void paintMetric(QPainter* painter, const QRect& area) const;
  void paintCurve(QPainter* painter, const QRectF& area) const;

  RunSummary m_run;
  std::vector<double> m_curve, m_smooth;
  QString m_state, m_about, m_value, m_caption;
};

}  // namespace cloze
