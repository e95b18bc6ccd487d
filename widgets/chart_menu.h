// What can be done with any chart: its values as text, its picture as a file. A context menu, and Ctrl+C with the
// focus. GUI thread only; belongs to the chart.
#pragma once

#include <QObject>

#include <functional>

class QAction;
class QPainter;
class QWidget;

namespace cloze {

class ChartMenu : public QObject {
  Q_OBJECT
 public:
  // `values`: tab-separated, with a head line. `paint`: the chart at its size on screen; none: it is text enough.
  ChartMenu(QWidget* chart, std::function<QString()> values, std::function<void(QPainter*)> paint = {});

 Q_SIGNALS:
  void pictureFailed(const QString& why);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void savePicture();
  void retranslate();
  QWidget* m_chart;
  std::function<void(QPainter*)> m_paint;
  QAction *m_copy, *m_save;
};

}  // namespace cloze
