// The two small drawings of the plan: the learning rate over the steps, and the tokens per example with the line of the
// maximal length, which can be dragged or moved with the arrow keys.
//
// Painted directly: they are a few hundred values at most, and must open with the page.
#pragma once

#include <QWidget>

#include <cstdint>
#include <utility>
#include <vector>

namespace cloze {

class ScheduleChart : public QWidget {
  Q_OBJECT
 public:
  explicit ScheduleChart(QWidget* parent = nullptr);
  // Points (step, learning rate) in step order; `note` stands at the right of the title.
  void setSchedule(std::vector<std::pair<double, double>> points, const QString& note);
  QSize sizeHint() const override { return {420, 140}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  std::vector<std::pair<double, double>> m_points;
  QString m_note;
};

class LengthChart : public QWidget {
  Q_OBJECT
 public:
  explicit LengthChart(QWidget* parent = nullptr);
  // histogram[n]: examples of n tokens before truncation.
  void setLengths(const std::vector<int64_t>& histogram, const QString& title, const QString& note);
  void setMaxLength(int tokens);  // not while it is being dragged
  int maxLength() const { return m_maxLength; }
  QSize sizeHint() const override { return {420, 150}; }

 Q_SIGNALS:
  void maxLengthMoved(int tokens);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  QRectF plotArea() const;
  double tokensAt(double x) const;
  double xOf(double tokens) const;
  void moveTo(int tokens);

  std::vector<int64_t> m_bars;  // m_barTokens tokens a bar
  int m_barTokens = 1;
  int m_rangeTokens = 128;
  int m_maxLength = 128;
  bool m_dragging = false;
  QString m_title, m_note;
};

}  // namespace cloze
